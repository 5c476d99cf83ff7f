"""In groups the bot keeps silent about people and sends them to the private chat."""

from telegram import ChatMember, ChatMemberUpdated, Message

from domain.reading.screening import screen
from handlers import safety, sharing, team_group
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.unit import Tap, Unit
from services import team_groups
from storage import communities

AWAY = (ChatMember.LEFT, ChatMember.BANNED)


async def command(unit: Unit, message: Message) -> None:
    """A command in a group: one short answer with the way to the private chat; none to commands
    that are meant for another bot."""
    name, words = [*(message.text or "").split(maxsplit=1), ""][:2]
    command_name, _, whose = name.removeprefix("/").partition("@")
    if whose and whose.casefold() != unit.bot_username.casefold():
        return
    screened = screen(words)
    if screened.screen == "urgent":
        await safety.urgent_in_group(unit, words, screened)
    elif not whose and command_name.casefold() not in unit.registry.commands:
        return
    if command_name.casefold() == "team" and words.strip().casefold() == "here" and unit.roles:
        await team_group.asked(unit, message.chat.title or "")
        return
    if command_name.casefold() == "opportunities" and await sharing.in_group(unit, words):
        return
    await _show_the_way(unit, "group-private")


async def standing(unit: Unit, change: ChatMemberUpdated) -> None:
    """The bot was added to a group: it says once what it is for and where. Where it was removed,
    the group is no team's any more."""
    if change.new_chat_member.status in AWAY:
        await team_groups.thrown_out(unit.tx, unit.now, unit.chat_id)
    if change.old_chat_member.status in AWAY and change.new_chat_member.status not in AWAY:
        await _show_the_way(unit, "group-hello")


async def tapped(unit: Unit, tap: Tap) -> None:
    """A button in a group: those of the team's cards, and links."""
    if tap.verb in team_group.IN_GROUPS:
        await team_group.tapped(unit, tap)
        return
    unit.toast("toast-group-private")


async def _show_the_way(unit: Unit, key: str) -> None:
    button = Button(unit.wording.button(unit.lang, "btn-group-private"), url=await _link(unit))
    unit.show(Screen(unit.text(key), one_a_row(button)), key, merge="group")


async def _link(unit: Unit) -> str:
    """The private chat; with one timebank it starts there. Whose timebank the writer uses is
    their own affair, so with several the link names none."""
    every = await communities.every(unit.tx)
    start = f"?start=join-{every[0].slug}" if len(every) == 1 else "?start"
    return f"https://t.me/{unit.bot_username}{start}"


KEYS = ("group-hello", "group-private")
