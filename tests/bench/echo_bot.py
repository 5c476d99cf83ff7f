"""A bare python-telegram-bot bot as its tutorial has it, for comparison: no database, no rules.

It makes as many API calls for a message and for a tap as it is told (fractions add up).
"""

import os

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

KEYS = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="yes")]])
PER_MESSAGE = float(os.environ.get("ECHO_PER_MESSAGE", "1"))
PER_TAP = float(os.environ.get("ECHO_PER_TAP", "2"))
owed = {"message": 0.0, "tap": 0.0}


async def message(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Repeats the words, with a button."""
    owed["message"] += PER_MESSAGE
    while owed["message"] >= 1:
        owed["message"] -= 1
        assert update.message is not None
        assert update.message.text is not None
        await update.message.reply_text(update.message.text, reply_markup=KEYS)


async def tap(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Acknowledges, changes the message, and tells more people while calls are owed."""
    query = update.callback_query
    assert query is not None
    assert update.effective_chat is not None
    owed["tap"] += PER_TAP
    await query.answer()
    while owed["tap"] >= 3:
        owed["tap"] -= 1
        await context.bot.send_message(update.effective_chat.id, f"You pressed {query.data}")
    await query.edit_message_text(f"You pressed {query.data} ({query.id})", reply_markup=KEYS)
    owed["tap"] -= 2


def main() -> None:
    """Polls until stopped."""
    application = (
        Application.builder()
        .token(os.environ["GOODTURN_BOT_TOKEN"])
        .base_url(f"{os.environ['GOODTURN_API_URL']}/bot")
        .build()
    )
    application.add_handler(MessageHandler(filters.TEXT, message))
    application.add_handler(CallbackQueryHandler(tap))
    application.run_polling()


if __name__ == "__main__":
    main()
