"""The panel of a round: asking judges through a link that works once, what keeps a judge out of a
category (said before any name is seen, and found in the records), and taking one off it."""

from collections.abc import Awaitable, Callable, Collection
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import timedelta

from domain.awards import conflicts as rules
from domain.awards.phases import OVER
from domain.errors import DomainError, NotFound
from services import award_rounds, membership
from services.notices import NoticeButton
from services.work import Work
from storage import award_judges as rows
from storage import award_rounds as rounds
from storage import communities
from storage.award_judges import Conflict, Judge, Records
from storage.award_rounds import Category, Round

CHANGED: list[Callable[[Work, int], Awaitable[None]]] = []
"""Called with a round's id in the same transaction when a judge has declared their conflicts, takes
no part in a category any more, or is off the panel."""
LINK_DAYS = 14
MOST_LINKS = 12
MOST_JUDGES = 12
ASKED_BEFORE = frozenset({"fixed", "open", "checking", "judging"})
"""Phases in which somebody can still become a judge."""


@dataclass(frozen=True, slots=True)
class Looked:
    """Everybody who was asked; which judge takes no part in which category, as (judge, category);
    and the first new conflict of each such pair."""

    judges: list[Judge]
    out: frozenset[tuple[int, int]]
    fresh: list[Conflict]


# The panel, for whoever runs the round


async def panel(work: Work, round_id: int) -> tuple[Round, list[Judge]]:
    """The round and everybody who was asked. Raises NotFound, NotAllowed."""
    one = await award_rounds.demand_run(work, round_id)
    return one, await rows.of_round(work.tx, round_id)


async def invite(work: Work, round_id: int) -> str:
    """The code of a link that makes whoever opens it first a judge, once they agree. Judges need
    not be members. Raises DomainError."""
    one, found = await panel(work, round_id)
    if one.state not in ASKED_BEFORE:
        raise DomainError("refusal-judge-over")
    if sum(judge.state in ("asked", "agreed") for judge in found) >= MOST_JUDGES:
        raise DomainError("refusal-judge-many", most=MOST_JUDGES)
    if await rows.open_links(work.tx, round_id, work.now) >= MOST_LINKS:
        raise DomainError("refusal-judge-links", most=MOST_LINKS)
    code = membership.new_code()
    expires = work.now + timedelta(days=LINK_DAYS)
    digest = membership.digest(code)
    made = await rows.add_link(work.tx, round_id, digest, work.actor.id, work.now, expires)
    work.audit("award.judge-link", "award_judge_link", made)
    return code


async def remove(work: Work, judge_id: int) -> Judge:
    """Takes a judge off the panel; what they scored counts no more. They are told. Raises NotFound,
    NotAllowed, DomainError."""
    judge = await of_panel(work, judge_id)
    if judge.state not in ("asked", "agreed"):
        raise DomainError("toast-already-done")
    if judge.round_state not in ASKED_BEFORE:
        raise DomainError("refusal-judge-over")
    if not await rows.move(work.tx, judge, "removed", work.now):
        raise DomainError("toast-already-done")
    work.audit("award.judge-removed", "award_judge", judge.id)
    await _changed(work, judge.round_id)
    if judge.person_id != work.actor.id:
        one = await rounds.find(work.tx, judge.round_id)
        assert one is not None
        work.tell(judge.person_id, "award.judge-removed", "notice-judge-removed", award=one.scheme)
    return judge


async def of_panel(work: Work, judge_id: int) -> Judge:
    """A judge of one of this timebank's rounds, for whoever runs it. Raises NotFound."""
    judge = await rows.find(work.tx, judge_id)
    if judge is None or judge.community_id != work.scope.id:
        raise NotFound
    work.demand("award.run")
    return judge


# Becoming a judge


async def open_link(work: Work, code: str) -> Judge:
    """Whoever opened a link is asked whether they want to judge; the link is used up. Everything
    after this happens in the round's timebank. Raises DomainError: unknown, used and too old are
    told alike."""
    found = await rows.link(work.tx, membership.digest(code), work.now)
    if found is None or found["round_state"] not in ASKED_BEFORE:
        raise DomainError("refusal-judge-link")
    round_id = int(found["round_id"])
    before = await rows.in_round(work.tx, round_id, work.actor.id)
    if before is not None and before.state in ("asked", "agreed"):
        return before  # the link is still good for somebody else
    if not await rows.use_link(work.tx, found["id"], work.actor.id, work.now):
        raise DomainError("refusal-judge-link")
    await rows.ask(work.tx, round_id, work.actor.id, found["made_by"], work.now)
    judge = await rows.in_round(work.tx, round_id, work.actor.id)
    assert judge is not None
    work.audit("award.judge-asked", "award_judge", judge.id)
    return judge


async def mine(work: Work) -> list[Judge]:
    """The panels that the actor was asked to or sits on."""
    return await rows.of_person(work.tx, work.actor.id)


async def own(work: Work, round_id: int) -> tuple[Round, Judge]:
    """The actor as a judge of this round, asked or agreed; everything after this happens in its
    timebank, whether or not they are a member there. Raises NotFound."""
    judge = await rows.in_round(work.tx, round_id, work.actor.id)
    one = await rounds.find(work.tx, round_id)
    if judge is None or one is None or judge.state not in ("asked", "agreed"):
        raise NotFound
    if work.hat is not None:
        work.within("self")
    if work.community is None or work.community.id != one.community_id:
        # Whatever roles they have elsewhere, here they are a judge and nothing else.
        work.community = await communities.by_id(work.tx, one.community_id)
        work.roles = frozenset()
    return one, judge


async def agree(work: Work, round_id: int) -> tuple[Round, Judge]:
    """They will judge. Raises NotFound, DomainError."""
    one, judge = await own(work, round_id)
    if one.state not in ASKED_BEFORE:
        raise DomainError("refusal-judge-over")
    if judge.state == "agreed":
        raise DomainError("toast-already-done")
    await _moved(work, one, judge, "agreed")
    return one, judge


async def step_down(work: Work, round_id: int) -> Judge:
    """They say no, or leave the panel; what they scored counts no more, and whoever runs the round
    is told. Raises NotFound, DomainError."""
    one, judge = await own(work, round_id)
    if one.state in OVER or one.state not in ASKED_BEFORE:
        raise DomainError("refusal-judge-over")
    await _moved(work, one, judge, "left" if judge.state == "agreed" else "declined")
    await _changed(work, one.id)
    return judge


async def _changed(work: Work, round_id: int) -> None:
    for tell in CHANGED:
        await tell(work, round_id)


async def _moved(work: Work, one: Round, judge: Judge, state: rows.JudgeState) -> None:
    if not await rows.move(work.tx, judge, state, work.now):
        raise DomainError("toast-already-done")
    work.audit(f"award.judge-{state}", "award_judge", judge.id)
    if judge.asked_by != work.actor.id:
        work.tell(
            judge.asked_by,
            "award.judge-said",
            "notice-judge-said",
            buttons=(NoticeButton("btn-judges-open", f"awj-panel:{one.id}"),),
            name=judge.name,
            award=one.scheme,
            state=state,
        )


# What keeps a judge out


async def declare(work: Work, one: Round, judge: Judge, category_ids: Collection[int]) -> None:
    """A judge says, before they see any name, in which categories somebody may be up whom they are
    related to, employ, work with or nominated. Raises NotFound for a category of another round."""
    known = {category.id for category in await award_rounds.categories(work, one.id)}
    if judge.state != "agreed" or not known.issuperset(category_ids):
        raise NotFound
    for category_id in sorted(set(category_ids)):
        rows.conflict(work.tx, judge.id, category_id, "declared", None, work.now)
    rows.declared(work.tx, judge.id, work.now)
    work.audit("award.judge-declared", "award_judge", judge.id, str(len(set(category_ids))))
    await _changed(work, one.id)


async def recognise(work: Work, judge: Judge, category_id: int, nominee_id: int) -> None:
    """A judge knows who a nomination is about: they take no part in its category any more."""
    rows.conflict(work.tx, judge.id, category_id, "declared", nominee_id, work.now)
    work.audit("award.judge-recused", "award_judge", judge.id, "declared")
    await _changed(work, judge.round_id)


async def barred(work: Work, round_id: int) -> frozenset[tuple[int, int]]:
    """Which judge takes no part in which category: (judge_id, category_id)."""
    found = await rows.conflicts(work.tx, round_id)
    return frozenset((one.judge_id, one.category_id) for one in found)


async def out_of(work: Work, judge: Judge) -> list[Category]:
    """The categories in which this judge takes no part, without a word on why."""
    found = await rows.conflicts_of(work.tx, judge.id)
    out = {one.category_id for one in found}
    every = await award_rounds.categories(work, judge.round_id)
    return [category for category in every if category.id in out]


async def look_through(work: Work, round_id: int) -> Looked:
    """Writes down what the records hold between the judges and whoever is up."""
    records = await rows.records(work.tx, round_id)
    kept = {(one.judge_id, one.category_id, one.source, one.nominee_id) for one in records.kept}
    out = {(one.judge_id, one.category_id) for one in records.kept}
    fresh: list[Conflict] = []
    for one in _found(work, records):
        if (one.judge_id, one.category_id, one.source, one.nominee_id) in kept:
            continue
        rows.conflict(work.tx, one.judge_id, one.category_id, one.source, one.nominee_id, work.now)
        if (one.judge_id, one.category_id) not in out:
            out.add((one.judge_id, one.category_id))
            fresh.append(one)
            work.audit("award.judge-recused", "award_judge", one.judge_id, one.source)
    return Looked(records.judges, frozenset(out), fresh)


def _found(work: Work, records: Records) -> list[Conflict]:
    """What stands in the rows, and names that may be a judge's own."""
    found = [
        Conflict(row["judge_id"], row["category_id"], row["source"], row["nominee_id"], work.now)
        for row in records.found
    ]
    judges = [one for one in records.judges if one.state == "agreed"]
    for row in records.unknown:
        found += [
            Conflict(judge.id, row["category_id"], "nominee", row["nominee_id"], work.now)
            for judge in judges
            if rules.is_they(judge.name, row["name"], row["kind"], row["area"])
        ]
    return found


def free(judges: Collection[Judge], out: AbstractSet[tuple[int, int]], category_id: int) -> int:
    """How many judges may score a category."""
    ready = (one for one in judges if one.state == "agreed" and one.declared_at is not None)
    return sum((one.id, category_id) not in out for one in ready)
