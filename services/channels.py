"""A timebank's channel: linked by somebody of the desk who administers it, what can be joined is
posted there once, kept up to date, and marked when it is full, called off or over.

Nothing that comes from the channel itself is heard: whoever presses a link under a post goes on in
private, where it is known who they are.
"""

from datetime import datetime, timedelta
from typing import Any

from domain import channels as rules
from domain import shifts as shift_rules
from domain.errors import DomainError, NotFound
from domain.permissions import MAY
from services.notices import NoticeButton, pack
from services.work import CLOCK, Work
from storage import channels as rows
from storage import communities, outbox, people
from storage.channels import Channel, Count, Post
from storage.db import Tx

CARD = "channel"
EVERY = timedelta(seconds=10)
"""How often a channel is compared with what is on."""
AT_ONCE = 3
"""New posts in one go: its readers' phones ring for each."""
CHANGED = 10
"""Posts that are changed in one go: Telegram takes 20 messages a minute for a channel."""
CHOICES = 3
"""Timebanks to choose from, where somebody works at several desks."""
KEYS = (
    "channel-hello",
    "notice-channel-asked",
    "notice-channel-which",
    "notice-channel-rights",
    "btn-channel-yes",
)
KEY_FAMILIES = ("btn-channel-yes-",)


async def added(work: Work, chat_id: int, title: str, *, may_post: bool, desks: list[int]) -> None:
    """The actor made the bot an administrator of a channel, or changed what it may do there.
    desks: the timebanks at whose desk they work; whoever works at none gets no answer. Never
    raises DomainError: an answer to that would stand in the channel."""
    there = await rows.of_chat(work.tx, chat_id)
    if there is not None and there.confirmed_at is not None:
        if not may_post:
            await shut(work.tx, work.now, chat_id, "rights")
        return
    if not desks:
        return
    community = await communities.by_id(work.tx, desks[0])
    theirs = Work(work.tx, work.now, work.actor, community, frozenset())
    if not may_post:
        _answer(theirs, chat_id, "notice-channel-rights", (), title)
        return
    asked = await rows.ask(work.tx, desks[0], chat_id, title, work.actor.id, work.now)
    if asked is None:
        return
    several = desks[: CHOICES if len(desks) > 1 else 1]
    found = [await communities.by_id(work.tx, one) for one in several]
    buttons = [
        NoticeButton(
            "btn-channel-yes" if len(several) == 1 else f"btn-channel-yes-{number}",
            f"chan-yes:{asked.id}:{one.id}",
        )
        for number, one in enumerate(found, 1)
        if one is not None
    ]
    buttons.append(NoticeButton("btn-channel-no", f"chan-no:{asked.id}"))
    key = "notice-channel-asked" if len(several) == 1 else "notice-channel-which"
    names = "\n".join(f"{n}. {one.name}" for n, one in enumerate(found, 1) if one is not None)
    _answer(theirs, chat_id, key, tuple(buttons), title, names if len(several) > 1 else None)
    theirs.audit("channel.ask", CARD, asked.id)


def _answer(
    work: Work,
    chat_id: int,
    key: str,
    buttons: tuple[NoticeButton, ...],
    title: str,
    words: str | None = None,
) -> None:
    values: dict[str, Any] = {"title": title[:128]}
    values |= {"timebank": work.scope.name} if words is None else {"words": words}
    work.tell(
        work.actor.id,
        "channel.asked",
        key,
        kind="answer",
        merge=f"channel:{chat_id}:{work.actor.id}",
        buttons=buttons,
        **values,
    )


async def confirm(work: Work, channel_id: int) -> Channel:
    """Whoever added the bot says that this is the channel of the timebank that they use; the one
    before is it no more. Raises NotFound for others, NotAllowed without a desk there, DomainError
    where it is done already."""
    one = await rows.find(work.tx, channel_id)
    if one is None or one.asked_by != work.actor.id:
        raise NotFound
    work.demand("channel.link")
    before = await rows.of_community(work.tx, work.scope.id)
    if before is not None and before.id != channel_id:
        await rows.end(work.tx, before.id, work.now)
        work.audit("channel.end", CARD, before.id)
    if not await rows.confirm(work.tx, one, work.scope.id, work.actor.id, work.now):
        raise DomainError("toast-already-done")
    await rows.know(work.tx, channel_id, work.scope.id, work.now, work.local.date())
    linked = await rows.find(work.tx, channel_id)
    assert linked is not None
    outbox.queue(
        work.tx,
        linked.chat_id,
        "notice",
        "channel.linked",
        pack("channel-hello", {"timebank": work.scope.name}, ()),
        work.now,
        person_id=work.actor.id,
        community_id=work.scope.id,
        key=f"channel:{linked.id}:hello",
    )
    for post_id in await rows.unsent(work.tx, linked.id):
        work.refresh(CARD, post_id, "channel.post")
    work.audit("channel.confirm", CARD, channel_id)
    return linked


async def refuse(work: Work, channel_id: int) -> None:
    """Whoever added the bot wants nothing posted there. Raises NotFound."""
    one = await rows.find(work.tx, channel_id)
    if one is None or one.asked_by != work.actor.id or one.confirmed_at is not None:
        raise NotFound
    await rows.end(work.tx, one.id, work.now)


async def mine(work: Work) -> tuple[Channel, Count] | None:
    """The channel of the timebank, and what stands in it; None where there is none. Raises
    NotAllowed without a desk."""
    work.demand("channel.link")
    one = await rows.of_community(work.tx, work.scope.id)
    return None if one is None else (one, await rows.how_many(work.tx, one.id))


async def pause(work: Work, channel_id: int) -> None:
    """Nothing new is posted until somebody goes on. Raises DomainError where it is so already."""
    await _changed(work, channel_id, "channel.pause")
    if not await rows.pause(work.tx, channel_id, work.now):
        raise DomainError("toast-already-done")


async def go_on(work: Work, channel_id: int) -> None:
    """What came meanwhile and is still on is posted, and what is new. Raises DomainError."""
    await _changed(work, channel_id, "channel.go-on")
    if not await rows.go_on(work.tx, channel_id):
        raise DomainError("toast-already-done")


async def post_all(work: Work, channel_id: int) -> int:
    """What was on before the channel was linked is posted too; how much that is."""
    await _changed(work, channel_id, "channel.post-all")
    return await rows.forget_known(work.tx, channel_id)


async def end(work: Work, channel_id: int) -> None:
    """Nothing is posted there any more; what stands there stays as it is. Raises DomainError."""
    await _changed(work, channel_id, "channel.end")
    if not await rows.end(work.tx, channel_id, work.now):
        raise DomainError("toast-already-done")


async def _changed(work: Work, channel_id: int, action: str) -> None:
    one = await rows.find(work.tx, channel_id)
    if one is None or one.community_id != work.scope.id or one.confirmed_at is None:
        raise NotFound
    work.demand("channel.link")
    work.audit(action, CARD, channel_id)


async def shut(tx: Tx, now: datetime, chat_id: int, why: str = "gone") -> None:
    """The bot was removed from a channel, or may not post there any more: the timebank's desk hears
    so, and nothing more is sent there. Nothing where the chat is no channel of a timebank."""
    one = await rows.of_chat(tx, chat_id)
    if one is None or not await rows.end(tx, one.id, now) or one.confirmed_at is None:
        return
    tx.later(outbox.DROP_FOR_CHAT, chat_id=chat_id, now=now, cause="chat closed")
    community = await communities.by_id(tx, one.community_id)
    work = Work(tx, now, CLOCK, community, frozenset())
    work.audit("channel.gone", CARD, one.id, why)
    desk = {
        person.id
        for role in sorted(MAY["channel.link"])
        for person in await people.with_role(tx, one.community_id, role)
    }
    for person_id in sorted(desk):
        work.tell(
            person_id,
            "channel.gone",
            "notice-channel-gone",
            once=f"channel:{one.id}:gone:{person_id}",
            buttons=(NoticeButton("btn-channel", "channel"),),
            title=one.title,
            timebank=work.scope.name,
            why="rights" if why == "rights" else "gone",
        )


async def gather(tx: Tx, now: datetime) -> int:
    """Brings channels up to date with what is on: what is new is posted by day, what changed is
    changed there. Returns how much that was."""
    done = 0
    for one in await rows.to_look(tx, now - EVERY):
        if await rows.looked(tx, one, now):
            community = await communities.by_id(tx, one.community_id)
            done += await _compare(Work(tx, now, CLOCK, community, frozenset()), one)
    return done


async def _compare(work: Work, one: Channel) -> int:
    done = 0
    for post in await rows.posts(work.tx, one.id, work.now):
        standing, stamp = shown(work, post)
        if stamp != post.stamp and done < CHANGED:
            closed_at = work.now if standing in rules.CLOSED else None
            await rows.stamped(work.tx, post.id, stamp, closed_at)
            work.refresh(CARD, post.id, "channel.changed")
            done += 1
    if one.paused_at is not None or shift_rules.quiet(work.now, work.zone):
        return done
    for number in await rows.new(work.tx, one, work.now, work.local.date(), AT_ONCE):
        made = await rows.add(work.tx, one, number, work.now)
        post_made = await rows.post(work.tx, made, work.now)
        assert post_made is not None
        await rows.stamped(work.tx, made, shown(work, post_made)[1], None)
        work.refresh(CARD, made, "channel.post")
        done += 1
    return done


def shown(work: Work, post: Post) -> tuple[rules.Standing, str]:
    """How it stands, and a mark of what its readers see."""
    standing = standing_of(post, work)
    about = post.about
    seen = (*(getattr(about, name) for name in SEEN), about.pattern)
    when = () if about.rrule is not None else (post.shift_id, post.starts_at, post.ends_at)
    return standing, rules.stamp(standing, seen, when, post.venue)


def standing_of(post: Post, work: Work) -> rules.Standing:
    """How it stands now."""
    return rules.standing(
        post.about.state,
        timed=post.about.pattern is not None,
        coming=post.coming,
        closes=post.about.close_on,
        today=work.local.date(),
    )


SEEN = (
    "title", "organisation", "about", "bring", "kind", "langs", "min_age", "checks", "check_why",
    "access", "sitting", "step_free", "remote", "expenses", "training", "close_on", "venue",
    "often",
)  # fmt: skip
"""What of an opportunity stands in a post: all that people read of it but whom to ask."""
