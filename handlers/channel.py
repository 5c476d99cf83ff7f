"""/channel: the timebank's Telegram channel, where what can be joined is posted; and its posts."""

from dataclasses import replace

from telegram import ChatMember, ChatMemberAdministrator, ChatMemberUpdated

from domain.opportunities import Pattern
from domain.permissions import MAY, Role
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Command, Journey, View
from handlers.opportunity_words import said_of, whole
from handlers.unit import Tap, Unit
from services import channels
from services.work import Work
from storage import channels as rows
from storage import communities
from storage.channels import Post

LINKS: frozenset[Role] = MAY["channel.link"]
RIGHTS = "post_messages+edit_messages"
"""What Telegram proposes that the bot may do in the channel."""


# A post -------------------------------------------------------------------------------------------


async def card(view: View, post_id: int) -> Screen | None:
    """A post as everybody reads it: no name of a member, and nobody to ask but me."""
    post = await rows.post(view.tx, post_id, view.now)
    if post is None:
        return None
    community = await communities.by_id(view.tx, post.about.community_id)
    work = Work(view.tx, view.now, view.viewer, community, frozenset())
    standing = channels.standing_of(post, work)
    about, said = post.about, {**said_of(post.about), "contact": None}
    once = about.rrule is None and post.shift_id is not None
    pattern = _once(post) if once else about.pattern
    if once and post.venue:
        said["venue"] = post.venue
    text = view.wording.say(
        view.lang,
        "channel-post",
        card=whole(view.wording, view.lang, said, pattern, view.now),
        standing=standing,
        timed="yes" if pattern is not None else "no",
    )
    start = f"https://t.me/{view.bot_username}?start="
    if standing in ("open", "full"):
        at = f"shift_{post.shift_id}" if once else f"opp_{about.id}"
        key = "btn-channel-join" if standing == "open" else "btn-channel-list"
        button = Button(view.wording.button(view.lang, key), url=start + at)
    else:
        button = Button(view.wording.button(view.lang, "btn-channel-else"), url=f"{start}volunteer")
    return Screen(text, one_a_row(button))


def _once(post: Post) -> Pattern | None:
    """When what happens once is: its shift's own times."""
    found = post.about.pattern
    if found is None or post.starts_at is None or post.ends_at is None:
        return found
    start, end = (one.astimezone(found.zone) for one in (post.starts_at, post.ends_at))
    return replace(found, first=start.date(), start=start.time(), finish=end.time())


# Being added and removed --------------------------------------------------------------------------


async def standing(unit: Unit, change: ChatMemberUpdated) -> None:
    """Somebody made the bot an administrator of a channel, changed what it may do there, or removed
    it. What is said is said in private: to whoever works at a desk, and to nobody else."""
    now_is = change.new_chat_member
    if now_is.status in (ChatMember.LEFT, ChatMember.BANNED):
        await channels.shut(unit.tx, unit.now, unit.chat_id)
        return
    may_post = isinstance(now_is, ChatMemberAdministrator) and bool(now_is.can_post_messages)
    held = {where for where, role in unit.all_roles if role in LINKS}
    here = [unit.community.id] if unit.community is not None else []
    desks = sorted(held, key=lambda where: (where not in here, where))
    title = change.chat.title or ""
    await channels.added(unit, unit.chat_id, title, may_post=may_post, desks=desks)


# The desk's screen --------------------------------------------------------------------------------


async def command(unit: Unit, _words: str = "") -> None:
    """/channel."""
    await _show(unit)


async def _show(unit: Unit) -> None:
    found = await channels.mine(unit)
    unit.leave_card()
    if found is None:
        address = f"https://t.me/{unit.bot_username}?startchannel&admin={RIGHTS}"
        unit.say(
            "channel-none",
            one_a_row(
                Button(unit.wording.button(unit.lang, "btn-channel-add"), url=address),
                unit.button("btn-home", "home"),
            ),
            timebank=unit.scope.name,
            bot=f"@{unit.bot_username}",
        )
        return
    one, count = found
    paused = one.paused_at is not None
    buttons = []
    if count.before:
        buttons.append(unit.button("btn-channel-all", f"chan-all:{one.id}", count=count.before))
    if paused:
        buttons.append(unit.button("btn-channel-on", f"chan-on:{one.id}"))
    else:
        buttons.append(unit.button("btn-channel-pause", f"chan-pause:{one.id}"))
    buttons.append(unit.button("btn-channel-end", f"chan-end:{one.id}"))
    unit.say(
        "channel-linked",
        one_a_row(*buttons, unit.button("btn-home", "home")),
        title=one.title,
        timebank=unit.scope.name,
        paused="yes" if paused else "no",
        posted=count.posted,
        before=count.before,
        last=count.last or unit.now,
    )


async def _tapped(unit: Unit, _tap: Tap) -> None:
    await _show(unit)


async def _yes(unit: Unit, tap: Tap) -> None:
    if tap.run.isascii() and tap.run.isdigit() and len(tap.run) < 18:
        unit.use_community_of(int(tap.run))
    await channels.confirm(unit, tap.id)
    await _show(unit)


async def _no(unit: Unit, tap: Tap) -> None:
    await channels.refuse(unit, tap.id)
    unit.say("channel-refused", one_a_row(unit.button("btn-home", "home")))


async def _pause(unit: Unit, tap: Tap) -> None:
    await channels.pause(unit, tap.id)
    await _show(unit)


async def _on(unit: Unit, tap: Tap) -> None:
    await channels.go_on(unit, tap.id)
    await _show(unit)


async def _all(unit: Unit, tap: Tap) -> None:
    await channels.post_all(unit, tap.id)
    unit.toast("toast-channel-all")
    await _show(unit)


async def _end(unit: Unit, tap: Tap) -> None:
    await channels.end(unit, tap.id)
    unit.toast("toast-channel-ended")
    await _show(unit)


journey = Journey(
    "channel",
    commands=[Command("channel", command, roles=LINKS)],
    taps={
        "channel": _tapped,
        "chan-yes": _yes,
        "chan-no": _no,
        "chan-pause": _pause,
        "chan-on": _on,
        "chan-all": _all,
        "chan-end": _end,
    },
    cards={channels.CARD: card},
)
