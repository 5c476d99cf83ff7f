"""From python-telegram-bot's router to a journey, and from its end to a finished unit.

`process_update` of python-telegram-bot says nothing about errors, so a unit starts unfinished and
only a handler that ran to its end makes it good: one group, nothing non-blocking.
"""

from collections.abc import Awaitable, Callable, Coroutine
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from telegram import Chat, Message, Update
from telegram.ext import (
    Application,
    ApplicationHandlerStop,
    CallbackContext,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from domain.errors import DomainError
from domain.permissions import Role
from handlers import channel, groups, hats, media, sharing, words
from handlers.journey import Command, Registry
from handlers.unit import Tap, Unit
from services import four_eyes
from storage import people

CURRENT: ContextVar[Unit] = ContextVar("unit")
Context = CallbackContext[Any, Any, Any, Any]
App = Application[Any, Any, Any, Any, Any, Any]
Handle = Callable[[Update, Context], Coroutine[Any, Any, None]]
NEW = filters.UpdateType.MESSAGE
PRIVATE = NEW & filters.ChatType.PRIVATE
DESK: frozenset[Role] = frozenset({"broker", "administrator", "safeguarding"})


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent an update, and where an answer goes."""

    telegram_id: int
    chat_id: int
    name: str
    lang: str | None
    message_id: int | None

    @property
    def place(self) -> tuple[int, int, int | None]:
        """Whose account, in which chat, at which message: what `people.questions` asks about."""
        return self.telegram_id, self.chat_id, self.message_id


def sender_of(update: Update) -> Sender | None:
    """The person behind an update; None for channels, other bots, and what nobody sent."""
    user = update.effective_user
    if user is None or user.is_bot or _others_talk(update):
        return None
    chat = update.effective_chat
    message = update.effective_message
    return Sender(
        user.id,
        # What is typed behind the bot's name in another chat belongs to no chat of ours.
        chat.id if chat is not None else 0 if update.inline_query is not None else user.id,
        words.storable(user.first_name or "").strip() or "Friend",
        user.language_code,
        message.message_id if message is not None else None,
    )


def _others_talk(update: Update) -> bool:
    """What people say to each other in a group is none of our business: nobody is made of it."""
    message = update.message or update.edited_message
    in_group = message is not None and message.chat.type in (Chat.GROUP, Chat.SUPERGROUP)
    return in_group and not filters.COMMAND.check_update(update)


def install(application: App, registry: Registry) -> None:
    """Adds every journey's commands and buttons, and what happens with all else."""
    add = application.add_handler
    # One for all of a kind: the library tries handler after handler, and there are hundreds.
    named = [*registry.commands, *words.ALSO_CALLED]
    add(CommandHandler(named, _command(registry), filters=PRIVATE))
    add(CallbackQueryHandler(_tap(registry)))
    add(MessageHandler(PRIVATE & filters.TEXT, _message(words.typed)))
    add(MessageHandler(PRIVATE & ~filters.StatusUpdate.ALL, _message(media.received)))
    add(
        MessageHandler(
            filters.UpdateType.EDITED_MESSAGE & filters.ChatType.PRIVATE, _message(media.edited)
        )
    )
    add(MessageHandler(NEW & filters.ChatType.GROUPS & filters.COMMAND, _message(groups.command)))
    add(InlineQueryHandler(_finish(_inline)))
    add(ChatMemberHandler(_finish(_standing), ChatMemberHandler.MY_CHAT_MEMBER))
    # Everything else, such as a photo in a group, is none of our business.
    add(TypeHandler(Update, _finish(_nothing)))
    application.add_error_handler(_failed)


def _finish(
    run: Callable[[Unit, Update], Awaitable[None]],
) -> Handle:
    async def handle(update: Update, _context: Context) -> None:
        unit = CURRENT.get()
        try:
            await run(unit, update)
        except DomainError as refusal:
            await unit.tx.undo()
            unit.refuse(await four_eyes.explain(unit, refusal))
        unit.acknowledge()
        unit.finished = True

    return handle


def _command(registry: Registry) -> Handle:
    commands = {name.lower(): command for name, command in registry.commands.items()}

    async def handle(unit: Unit, update: Update) -> None:
        if update.message is None:
            return
        text = update.message.text or ""
        # As far as Telegram takes it for the command: "/help!" is one.
        name = text[1 : update.message.entities[0].length].partition("@")[0].lower()
        # Behind any white space: a command can stand in a line of its own.
        said = "".join(text.split(maxsplit=1)[1:]).strip()
        command = commands[words.ALSO_CALLED.get(name, name)]
        # Whatever stands behind a command is screened like any words; behind one of the desk it is
        # what a broker says of others.
        for_desk = _for_desk(unit, command)
        if words.passed_on(update.message):
            await words.refuse_passed_on(unit, said)
            return
        if for_desk:
            hats.off_for_desk(unit, command.roles)
        if not await words.urgent_first(unit, said, for_desk=for_desk):
            hats.off_for_desk(unit, command.roles)
            unit.said_command = f"{command.name} {words.storable(said)}"
            await command.run(unit, words.storable(said))

    return _finish(handle)


def _for_desk(unit: Unit, command: Command) -> bool:
    """Whether only the desk has this command, and the person, hat or no hat, works there."""
    if not command.roles or not command.roles <= DESK or unit.community is None:
        return False
    here = unit.community.id
    return any(where == here and role in command.roles for where, role in unit.all_roles)


def _tap(registry: Registry) -> Handle:
    async def handle(unit: Unit, update: Update) -> None:
        query = update.callback_query
        if query is None or query.data is None:
            return
        run = registry.taps.get(query.data.partition(":")[0], _unknown_button)
        message_id = query.message.message_id if query.message is not None else 0
        unit.tap = Tap.parse(query.data, message_id, query.id)
        if query.message is None or query.message.chat.type != Chat.PRIVATE:
            await groups.tapped(unit, unit.tap)
        else:
            unit.act_for_reader_of(message_id)
            await run(unit, unit.tap)

    return _finish(handle)


def _message(
    run: Callable[[Unit, Message], Awaitable[None]],
) -> Handle:
    async def handle(unit: Unit, update: Update) -> None:
        message = update.effective_message
        if message is not None:
            await run(unit, message)

    return _finish(handle)


async def _inline(unit: Unit, update: Update) -> None:
    if update.inline_query is not None:
        await sharing.inline(unit, update.inline_query)


async def _unknown_button(unit: Unit, _tap: Tap) -> None:
    unit.toast("toast-old-button")


async def _standing(unit: Unit, update: Update) -> None:
    """The person stopped the bot or let it write again, or added it to a group or channel."""
    change = update.my_chat_member
    if change is None:
        return
    if change.chat.type in (Chat.GROUP, Chat.SUPERGROUP):
        await groups.standing(unit, change)
    elif change.chat.type == Chat.CHANNEL:
        await channel.standing(unit, change)
    elif change.chat.type == Chat.PRIVATE:
        is_open = change.new_chat_member.status not in ("kicked", "left")
        people.chat_open(unit.tx, change.chat.id, is_open)


async def _nothing(_unit: Unit, _update: Update) -> None:
    return


async def _failed(_update: object, context: Context) -> None:
    unit = CURRENT.get(None)
    if unit is not None:
        unit.failure = context.error
    raise ApplicationHandlerStop
