"""The team's group chat: what is new at the desk stands there with its number and kind, and nothing
else; details are opened in private, so that whoever was there once reads nothing later.
"""

from datetime import datetime, timedelta

from domain import requests
from domain.errors import DomainError, NotFound
from domain.permissions import may
from services import desk, promise
from services.notices import NoticeButton, pack
from services.queue import desk as line
from services.work import CLOCK, Work
from storage import communities, outbox, people
from storage import team_groups as rows
from storage.db import Row, Tx
from storage.team_groups import Group

CARD = "team"
EVERY = timedelta(seconds=10)
"""How often a group is compared with the queue."""
AT_ONCE = 10
"""New cards in one go: Telegram takes 20 messages a minute for a group."""
AUDITED = {"move": "relocation"}
"""Cards whose audit names them otherwise."""


async def ask(work: Work, chat_id: int, title: str) -> Group:
    """Somebody of the desk asks in a group that it be the team's: administrators are asked in
    private. Raises DomainError where it is linked already."""
    work.demand("team.arrange")
    group = await rows.ask(work.tx, work.scope.id, chat_id, work.actor.id, work.now)
    if group is None:
        group = await rows.of_chat(work.tx, chat_id)
        if group is None or group.community_id != work.scope.id or group.confirmed_at is not None:
            raise DomainError("refusal-team-linked")
    for person in await people.with_role(work.tx, work.scope.id, "administrator"):
        work.tell(
            person.id,
            "team.asked",
            "notice-team-asked",
            kind="answer",
            merge=f"team:{group.id}:{person.id}",
            buttons=(
                NoticeButton("btn-team-confirm", f"tg-yes:{group.id}"),
                NoticeButton("btn-team-refuse", f"tg-no:{group.id}"),
            ),
            name=work.actor.name,
            title=title[:100],
            timebank=work.scope.name,
        )
    work.audit("team.ask", "team_group", group.id)
    return group


async def confirm(work: Work, group_id: int) -> Group:
    """An administrator confirms in private; the group that was the team's before is not any more.
    Raises DomainError."""
    await _of(work, group_id)
    work.demand("role.grant")
    before = await rows.of_community(work.tx, work.scope.id)
    if before is not None and before.id != group_id:
        await rows.end(work.tx, before.id, work.now)
        _say(work, before, "team-group-unlinked")
    if not await rows.confirm(work.tx, group_id, work.actor.id, work.now):
        raise DomainError("toast-already-done")
    work.audit("team.confirm", "team_group", group_id)
    linked = await rows.find(work.tx, group_id)
    assert linked is not None
    # What waits already is looked through in private; the group gets what is new from now on.
    for row in await _waits(work):
        await rows.add_post(work.tx, group_id, row["card"], row["id"], row["kind"], work.now)
    _say(work, linked, "team-group-linked")
    return linked


async def end(work: Work, group_id: int) -> None:
    """An administrator refuses a group, or unlinks it. Raises DomainError."""
    group = await _of(work, group_id)
    work.demand("role.grant")
    if not await rows.end(work.tx, group_id, work.now):
        raise DomainError("toast-already-done")
    work.audit("team.unlink", "team_group", group_id)
    if group.confirmed_at is not None:
        _say(work, group, "team-group-unlinked")


async def thrown_out(tx: Tx, now: datetime, chat_id: int) -> None:
    """I was removed from a group: it is the team's no more, and administrators hear so."""
    group = await rows.of_chat(tx, chat_id)
    if group is None or not await rows.end(tx, group.id, now) or group.confirmed_at is None:
        return
    community = await communities.by_id(tx, group.community_id)
    work = Work(tx, now, CLOCK, community, frozenset())
    work.audit("team.gone", "team_group", group.id)
    for person in await people.with_role(tx, group.community_id, "administrator"):
        work.tell(
            person.id,
            "team.gone",
            "notice-team-gone",
            once=f"team:{group.id}:gone:{person.id}",
            timebank=work.scope.name,
        )


async def of_community(work: Work) -> Group | None:
    """The group of the team."""
    return await rows.of_community(work.tx, work.scope.id)


async def group_of(tx: Tx, post_id: int) -> Row:
    """A post, with its timebank. Raises NotFound."""
    found = await rows.shown(tx, post_id)
    if found is None or found["ended_at"] is not None:
        raise NotFound
    return found


async def take(work: Work, post_id: int, chat_id: int) -> Row:
    """Somebody of the desk takes it, in the group; the card shows who has it. Raises DomainError
    where they may not, it is their own affair, or another was first."""
    post = await group_of(work.tx, post_id)
    if post["chat_id"] != chat_id or post["community_id"] != work.scope.id:
        raise NotFound
    if not may(work.roles, "queue.see"):
        raise DomainError("toast-team-not-yours")
    if post["done_at"] is not None:
        raise DomainError("toast-already-done")
    if await (await line(work)).waiting(post["card"], post["object_id"]) is None:
        raise DomainError("toast-team-own")
    if not await rows.take(work.tx, post_id, work.actor.id, work.now):
        if post["taken_by"] == work.actor.id:
            return post
        raise DomainError("toast-team-taken", name=str(post["taken_name"] or ""))
    await desk.claim(work, post["card"], post["object_id"], kept=True, force=True)
    work.refresh(CARD, post_id, "team.taken")
    work.audit("team.take", str(post["card"]), post["object_id"])
    return post


async def gather(tx: Tx, now: datetime) -> int:
    """Brings the teams' groups up to date with their queues: what is new is sent, what is done
    says so. Returns how much changed."""
    changed = 0
    for group in await rows.to_look(tx, now - EVERY):
        if await rows.looked(tx, group, now):
            community = await communities.by_id(tx, group.community_id)
            changed += await _compare(Work(tx, now, CLOCK, community, frozenset()), group)
    return changed


async def _compare(work: Work, group: Group) -> int:
    waiting = {(row["card"], row["id"]): str(row["kind"]) for row in await _waits(work)}
    posts = {
        (row["card"], row["object_id"]): row for row in await rows.open_posts(work.tx, group.id)
    }
    changed = 0
    for key, post in posts.items():
        if key not in waiting:
            card, object_id = key
            by = await rows.last_actor(work.tx, work.scope.id, AUDITED.get(card, card), object_id)
            rows.done(work.tx, post["id"], by, work.now)
            work.refresh(CARD, post["id"], "team.done")
            changed += 1
    new = [key for key, kind in waiting.items() if key not in posts or posts[key]["kind"] != kind]
    for card, object_id in new[:AT_ONCE]:
        kind = waiting[card, object_id]
        post_id = await rows.add_post(work.tx, group.id, card, object_id, kind, work.now)
        rows.send(work.tx, group, post_id, work.now)
        work.refresh(CARD, post_id, "team.new")
        changed += 1
    return changed


async def _waits(work: Work) -> list[Row]:
    soon = requests.soon(work.now, await promise.by(work)).astimezone(work.zone).date()
    return list(await rows.waits(work.tx, work.scope.id, soon, work.now))


async def _of(work: Work, group_id: int) -> Group:
    group = await rows.find(work.tx, group_id)
    if group is None or group.community_id != work.scope.id:
        raise NotFound
    return group


def _say(work: Work, group: Group, key: str) -> None:
    """A sentence in the group, in the language of whoever confirms."""
    outbox.queue(
        work.tx,
        group.chat_id,
        "notice",
        key,
        pack(key, {"timebank": work.scope.name}, ()),
        work.now,
        person_id=work.actor.id,
        community_id=work.scope.id,
        key=f"{key}:{group.id}:{work.now:%Y%m%d%H%M%S}",
    )


KEYS = ("team-group-linked", "team-group-unlinked")
