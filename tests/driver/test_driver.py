"""The driver's words, against a small bot of python-telegram-bot in this process."""

import re
from collections.abc import AsyncIterator

import httpx
import pytest
from telegram import InlineKeyboardButton as Button
from telegram import InlineKeyboardMarkup, ReplyKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)
from telegram.request import HTTPXRequest

from simulator.server import create_app
from simulator.world import World
from tests.driver import HttpBackend, Phone, Phones

Context = ContextTypes.DEFAULT_TYPE
ISOLATED_JEAN = "\u2068Jean\u2069"  # as Fluent writes a name


async def start(update: Update, context: Context) -> None:
    payload = " ".join(context.args or [])
    await update.effective_message.reply_text(f"Welcome {payload}".strip())


async def words(update: Update, _context: Context) -> None:
    message = update.effective_message
    if update.edited_message:
        await message.reply_text(f"You changed it to: {message.text}")
    elif message.text == "keyboard":
        markup = ReplyKeyboardMarkup([["Today", "Tomorrow"]])
        await message.reply_text("When?", reply_markup=markup)
    elif message.text:
        rows = [[Button("Yes", callback_data="yes"), Button("Map", url="https://example.org/m")]]
        markup_inline = InlineKeyboardMarkup(rows)
        await message.reply_text(f"You said: {message.text}", reply_markup=markup_inline)
    else:
        kind = "photo" if message.photo else "voice" if message.voice else "sticker"
        await message.reply_text(f"A lovely {kind}")


async def tapped(update: Update, _context: Context) -> None:
    await update.callback_query.answer("Thank you")
    if update.callback_query.message.reply_markup:
        await update.callback_query.edit_message_text(f"Sent to {ISOLATED_JEAN}")


class EchoBot:
    """Handles what waits in the queue until nothing does."""

    def __init__(self, world: World, transport: httpx.ASGITransport) -> None:
        def request() -> HTTPXRequest:
            return HTTPXRequest(httpx_kwargs={"transport": transport})

        self.app = (
            Application.builder()
            .token(world.token)
            .base_url("http://simulator/bot")
            .request(request())
            .get_updates_request(request())
            .updater(None)
            .build()
        )
        self.app.add_handler(CommandHandler("start", start))
        self.app.add_handler(CallbackQueryHandler(tapped))
        self.app.add_handler(MessageHandler(filters.ALL, words))
        self._offset = 0

    async def settle(self) -> None:
        while updates := await self.app.bot.get_updates(offset=self._offset):
            for update in updates:
                self._offset = update.update_id + 1
                await self.app.process_update(update)


@pytest.fixture
async def phones() -> AsyncIterator[Phones]:
    world = World(limits=False)
    app = create_app(world)
    bot = EchoBot(world, httpx.ASGITransport(app=app))
    backend = HttpBackend.in_process(app)
    async with bot.app:
        yield Phones(backend, settle=bot.settle, patience=0.3)
    await backend.close()


async def test_a_talk(phones: Phones) -> None:
    amina, jean = phones("Amina", "Jean")
    await amina.starts("ward-end")
    await amina.sees("Welcome ward-end")
    await amina.says("2hrs for Jean")
    await amina.sees("You said", re.compile(r"2\s?hrs"))
    await amina.does_not_see("Welcome")
    assert amina.buttons == ["Yes", "Map"]
    await amina.taps("Yes")
    shown = await amina.sees("Sent to Jean", "Thank you")
    assert amina.last.raw == f"Sent to {ISOLATED_JEAN}"
    assert amina.last.edited
    assert shown is None  # the notice was the last asked for
    await amina.taps_again()
    assert amina.notices == ("Thank you", "Thank you")
    await amina.forges("someone else's")
    assert len(amina.notices) == 3
    assert amina.count_messages() == 2
    assert jean.count_messages() == 0
    assert [m.sender for m in amina.messages] == ["Amina", "Goodturn", "Amina", "Goodturn"]


async def test_links_keyboards_edits_and_files(phones: Phones) -> None:
    (pat,) = phones("Pat")
    await pat.types("hello", "again")
    assert await pat.taps("Map") == "https://example.org/m"
    await pat.edits("once more")
    await pat.sees("You changed it to: once more")
    await pat.says("keyboard")
    assert pat.keyboard == (("Today", "Tomorrow"),)
    await pat.taps("Tomorrow")
    await pat.sees("You said: Tomorrow")
    for deed, kind in (
        (pat.sends_photo, "photo"),
        (pat.sends_voice, "voice"),
        (pat.sends_sticker, "sticker"),
    ):
        await deed()
        await pat.sees(f"A lovely {kind}")
    await pat.blocks()
    with pytest.raises(AssertionError, match="has blocked the bot"):
        await pat.says("hello")
    await pat.unblocks()
    await pat.says("hello")


async def test_groups(phones: Phones) -> None:
    amina, jean = phones("Amina", "Jean")
    group = await phones.group("Ward End", amina)
    await phones.join(group, jean)
    await amina.at(group).says("Good morning all")
    await jean.at(group).sees("Good morning all")
    await jean.at(group).does_not_see("You said")
    await jean.at(group).says("@GoodturnBot hello")
    await amina.at(group).sees("You said: @GoodturnBot hello")
    await jean.does_not_see("You said")
    await phones.leave(group, jean)


async def test_someone_who_is_there_already(phones: Phones) -> None:
    (amina,) = phones("Amina")
    await amina.says("hello")
    again = Phones(phones.backend, settle=phones.settle).adopt("Amina", await amina.id())
    await again.sees("You said: hello")
    await again.says("me again")
    await again.sees("You said: me again")


async def failure(deed: object) -> str:
    with pytest.raises(AssertionError) as caught:
        await deed  # type: ignore[misc]
    return str(caught.value)


async def test_a_failure_shows_the_screen(phones: Phones) -> None:
    (amina,) = phones("Amina")
    assert "has no message from the bot" in await failure(_last(amina))
    assert "has not tapped anything yet" in await failure(amina.taps_again())
    await amina.says("hello")
    text = await failure(amina.sees("Goodbye"))
    assert text.startswith("Amina does not see 'Goodbye'.\n--- Amina's phone ---\n")
    assert "  Amina: hello\n* Goodturn: You said: hello\n      [Yes] [Map]" in text
    assert "has no button 'No' to tap" in await failure(amina.taps("No"))
    assert "sees 'You said'" in await failure(amina.does_not_see("You said"))
    assert "should have received nothing" in await failure(amina.sees_nothing_new())


async def _last(phone: Phone) -> object:
    return phone.last


async def test_without_a_settle_hook_it_waits(phones: Phones) -> None:
    bot_settle = phones.settle
    phones.settle = None
    (amina,) = phones("Amina")
    await amina.says("hello")
    assert "does not see" in await failure(amina.sees("You said"))
    assert bot_settle is not None
    await bot_settle()
    await amina.sees("You said: hello")
