"""The desk's queue: what waits for brokers and safeguarding leads, and in which order."""

from collections.abc import Sequence
from typing import Literal, get_args

from domain import requests
from domain.errors import NotAllowed, NotFound
from domain.permissions import may
from services import cases, promise
from services.work import Work
from storage.db import Row
from storage.queue import Card, Desk

Kind = Literal[
    "urgent",
    "plan",
    "approve",
    "standing",
    "place",
    "problem",
    "silent",
    "ask",
    "unmet",
    "join",
    "pot",
    "roster",
    "issue",
    "service",
    "case",
    "lending",
    "gathering",
    "opportunity",
    "award",
    "award-ask",
    "tip",
    "across",
    "move",
    "second",
]
KINDS: Sequence[Kind] = get_args(Kind)
"""What can wait, in the order in which the queue counts it."""


async def desk(work: Work) -> Desk:
    """The line as the actor may see it. Raises NotAllowed for people who have no desk."""
    broker = may(work.roles, "queue.see")
    lead = may(work.roles, "case.restricted")
    if not broker and not lead:
        raise NotAllowed
    if broker and not lead:
        found = await cases.desk(work.tx, work.scope.id, restricted=True)
        lead = work.actor.id in {p.id for p in found}
    soon = requests.soon(work.now, await promise.by(work)).astimezone(work.zone).date()
    return Desk(
        work.tx,
        work.scope.id,
        work.actor.id,
        exchanges=broker,
        restricted=lead,
        soon=soon,
        now=work.now,
    )


async def counts(work: Work) -> dict[Kind, int]:
    """How many of each kind wait, in the order of KINDS, without those of which there are none."""
    found = await (await desk(work)).counts()
    return {kind: found[kind] for kind in KINDS if found.get(kind)}


async def after(work: Work, card: Card | None, object_id: int) -> Row | None:
    """What comes next after this (the oldest of all where `card` is None), or None."""
    return await (await desk(work)).after(card, object_id)


async def of_kind(work: Work, kind: Kind, offset: int, limit: int) -> Sequence[Row]:
    """Those of one kind, the oldest first."""
    return await (await desk(work)).of_kind(kind, offset, limit)


async def open_item(work: Work, card: Card, object_id: int) -> None:
    """The actor opens one. Raises NotAllowed without a desk, NotFound where it isn't theirs."""
    found = await desk(work)
    if card == "case":
        await cases.look(work, object_id)
    elif not may(work.roles, "queue.see") or not await found.knows(card, object_id):
        raise NotFound
