"""Judging: sheets spread over the panel, scores from 1 to 5, talking over what judges see very
differently, the shortlist by rule, and the whole result from the rows.

Which sheets count is asked of the rows each time (storage/award_sheets): one falls out by itself
when its judge turns out to be too near, leaves, or the nominee withdraws.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.awards import panel as spreading
from domain.awards import scoring
from domain.awards.phases import Phase
from domain.awards.scoring import CategoryResult, Sheet, Weighed
from domain.awards.seeing import Who
from domain.awards.seeing import demand as demand_sees
from domain.errors import DomainError, NotFound
from services import award_judges
from services import award_nominees as nominees
from services.award_judges import Looked
from services.notices import NoticeButton
from services.work import Work
from storage import award_judges as judges_rows
from storage import award_nominees, award_rounds, award_sheets, award_votes
from storage.award_judges import Judge
from storage.award_nominees import Nominee
from storage.award_rounds import Criterion, Round
from storage.award_sheets import SheetRow, Wanted
from storage.db import Row, Tx

_JUDGE: tuple[Who, ...] = ("judge",)
LONGEST_WORDS = 1_000
SHORTLISTED: frozenset[Phase] = frozenset({"voting", "deciding", "announced"})
"""Phases in which the shortlist stands: only who is on it can win."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far judging is, in counts alone. short: nominees without enough judges who may score
    them; again: sheets to be looked at anew."""

    nominees: int
    wanted: int
    done: int
    again: int
    short: int
    judges: Sequence[tuple[Judge, int, int]]
    """Each judge who agreed, with how many sheets they have and how many of them are done."""


# Sheets ------------------------------------------------------------------------------------------


async def assign(work: Work, one: Round, *, anew: bool = False) -> int:
    """Gives out sheets so that everybody who stands has enough judges. anew: a judge joined, so
    what nobody has begun is spread again. Returns how many nominees have too few judges who may
    score them."""
    work.tx.in_turn("award_judging", one.id)
    looked = await _look_through(work, one)
    ready = [
        judge
        for judge in looked.judges
        if judge.state == "agreed" and judge.declared_at is not None
    ]
    standing, touched = await award_sheets.given_out(work.tx, one.id)
    nominees = {row["id"]: row["category_id"] for row in standing}
    given: set[tuple[int, int]] = set()
    idle: dict[tuple[int, int], int] = {}
    for row in touched:
        pair = row["judge_id"], row["nominee_id"]
        if anew and row["state"] == "open" and not row["scored"]:
            idle[pair] = row["id"]
        else:
            given.add(pair)
    plan = spreading.assign(
        nominees,
        {judge.id for judge in ready},
        looked.out,
        given,
        least=one.rules.judges_least,
        seal=one.seal or "",
    )
    for pair in sorted(idle.keys() - set(plan.sheets)):
        award_sheets.drop(work.tx, idle[pair])
    new = [pair for pair in plan.sheets if pair not in idle]
    for judge_id, nominee_id in new:
        award_sheets.add(work.tx, judge_id, nominee_id, work.now)
    if new:
        work.audit("award.sheets", "award_round", one.id, str(len(new)))
    await _tell_judges(work, one, ready, {judge_id for judge_id, _ in new})
    return len(plan.short)


async def begin(work: Work, one: Round) -> None:
    """Judging begins: sheets are given out, and each judge is told. Who hasn't said yet who is
    close has none, and is asked."""
    await assign(work, one)
    for judge in await judges_rows.of_round(work.tx, one.id):
        if judge.state == "agreed" and judge.declared_at is None:
            work.tell(
                judge.person_id,
                "award.judge-declare",
                "notice-judge-declare",
                once=f"award:{one.id}:declare:{judge.id}",
                buttons=(NoticeButton("btn-judge-say", "judge"),),
                award=one.scheme,
            )


async def _tell_judges(work: Work, one: Round, judges: Sequence[Judge], whom: set[int]) -> None:
    """Each judge is told, once a day, that there is something new to score."""
    for judge in judges:
        if judge.id in whom and judge.person_id != work.actor.id:
            work.tell(
                judge.person_id,
                "award.judge-sheets",
                "notice-judge-sheets",
                once=f"award:{one.id}:sheets:{judge.id}:{work.local.date()}",
                buttons=(NoticeButton("btn-award-judge", "judge"),),
                award=one.scheme,
                at=one.judged_at,
            )


async def _look_through(work: Work, one: Round) -> Looked:
    """Judges who turn out to be too near are told, once for each category, and not why."""
    looked = await award_judges.look_through(work, one.id)
    if not looked.fresh or one.state != "judging":
        return looked
    had = {(row.judge_id, row.category_id): row.person_id for row in await _all_sheets(work, one)}
    labels = {row.id: row.label for row in await award_rounds.categories(work.tx, one.id)}
    for conflict in looked.fresh:
        person_id = had.get((conflict.judge_id, conflict.category_id))
        if person_id is not None:
            work.tell(
                person_id,
                "award.judge-out",
                "notice-judge-out",
                once=f"award:{one.id}:out:{conflict.judge_id}:{conflict.category_id}",
                category=labels.get(conflict.category_id, ""),
                award=one.scheme,
            )
    return looked


async def _all_sheets(work: Work, one: Round) -> list[SheetRow]:
    return await award_sheets.every(work.tx, one.id)


async def recheck(work: Work, round_id: int) -> None:
    """Looks again whether judges are too near to whoever is up, and gives out what falls open.
    Nothing happens outside judging: before it nobody has a sheet, after it nothing changes."""
    one = await award_rounds.find(work.tx, round_id)
    if one is not None and one.state == "judging":
        await assign(work, one)


async def nominee_changed(work: Work, nominee: Nominee) -> None:
    """Somebody was found eligible, said no, was joined or is known as a member by now."""
    await recheck(work, nominee.round_id)


# What a judge does ----------------------------------------------------------------------------


async def sheets(work: Work, one: Round, judge: Judge) -> list[SheetRow]:
    """The actor's sheets that count, those to be looked at first first."""
    demand_sees(_JUDGE, "blind-card", one.state)
    order = {"again": 0, "open": 1, "done": 2}
    found = await award_sheets.of_judge(work.tx, one.id, judge.person_id)
    return sorted(found, key=lambda row: (order[row.state], row.category_id, row.id))


async def sheet(work: Work, sheet_id: int) -> tuple[Round, Judge, SheetRow]:
    """One of the actor's own sheets that still counts, while judging is open. Raises NotFound for
    everybody else's, DomainError where judging is over or they take no part any more."""
    row = await award_sheets.find(work.tx, sheet_id)
    if row is None or row.person_id != work.actor.id:
        raise NotFound
    one, judge = await award_judges.own(work, row.round_id)
    if judge.state != "agreed" or judge.declared_at is None:
        raise NotFound
    if one.state != "judging":
        raise DomainError("refusal-judging-over")
    mine = await award_sheets.of_judge(work.tx, one.id, work.actor.id)
    if all(other.id != sheet_id for other in mine):
        raise DomainError("refusal-judge-out")
    return one, judge, row


async def score(work: Work, sheet_id: int, points: Mapping[int, int]) -> None:
    """1 to 5 on some criteria, by their ids. A sheet that was sent is open again until it is sent
    anew. Raises NotFound, DomainError."""
    one, _, row = await sheet(work, sheet_id)
    known = {criterion.id for criterion in await award_rounds.criteria(work.tx, one.id)}
    for criterion_id, given in points.items():
        if criterion_id not in known or not scoring.LOWEST <= given <= scoring.HIGHEST:
            raise NotFound
        award_sheets.score(work.tx, row.id, criterion_id, given)
    if row.state == "done":
        award_sheets.reopen(work.tx, row.id)


async def say(work: Work, sheet_id: int, words: str | None) -> None:
    """The judge's words on a nominee. Raises NotFound, DomainError."""
    _, _, row = await sheet(work, sheet_id)
    if words is not None and len(words) > LONGEST_WORDS:
        raise DomainError("error-too-long", limit=LONGEST_WORDS)
    award_sheets.say(work.tx, row.id, words)


async def send(work: Work, sheet_id: int) -> bool:
    """The judge is done with a nominee. Where the judges see them very differently they all look
    again, once: True. Raises DomainError where a score is missing."""
    one, _, row = await sheet(work, sheet_id)
    work.tx.in_turn("award_judging", one.id)
    criteria = _weighed(await award_rounds.criteria(work.tx, one.id))
    if not scoring.whole(await award_sheets.scores_of(work.tx, sheet_id), criteria):
        raise DomainError("refusal-judge-missing")
    if row.state == "done":
        raise DomainError("toast-already-done")
    award_sheets.done(work.tx, row.id, work.now)
    work.audit("award.sheet-done", "award_sheet", row.id)
    return await _talk_over(work, one, row, criteria)


async def _talk_over(work: Work, one: Round, row: SheetRow, criteria: Sequence[Weighed]) -> bool:
    """Whether the judges of this nominee now differ so much that they are asked to look again."""
    if row.nominee_id in await award_sheets.talked_over(work.tx, one.id):
        return False
    found = [
        other
        for other in await award_sheets.counting(work.tx, one.id)
        if other.nominee_id == row.nominee_id
    ]
    if len(found) < one.rules.judges_least or any(other.state != "done" for other in found):
        return False
    given = await award_sheets.scores(work.tx, one.id)
    wide = scoring.widest(
        [Sheet(other.judge_id, other.nominee_id, given[other.id]) for other in found], criteria
    )
    if wide < one.rules.spread:
        return False
    award_nominees.note(
        work.tx, row.nominee_id, "discussion", f"spread:{wide}", None, work.actor.id, work.now
    )
    for other in found:
        award_sheets.again(work.tx, other.id)
        if other.person_id != work.actor.id:
            work.tell(
                other.person_id,
                "award.judge-talk",
                "notice-judge-talk",
                once=f"award:talk:{other.id}",
                buttons=(NoticeButton("btn-judge-look", f"jdg-sheet:{other.id}"),),
                award=one.scheme,
            )
    work.audit("award.talk", "award_nominee", row.nominee_id, str(wide))
    return True


async def colleagues(work: Work, one: Round, row: SheetRow) -> list[str]:
    """What the other judges of this nominee wrote, in an order that says nothing of who they are;
    never their scores. Nothing unless it is being talked over."""
    if row.state != "again":
        return []
    demand_sees(_JUDGE, "colleagues-words", one.state)
    found = await award_sheets.counting(work.tx, one.id)
    words = (
        other.words
        for other in found
        if other.nominee_id == row.nominee_id and other.id != row.id and other.words
    )
    return sorted(words)


# How far it is, and what comes of it


async def progress(work: Work, round_id: int) -> Progress:
    """How far judging is, for whoever runs the round: counts, never scores."""
    one, found = await award_judges.panel(work, round_id)
    standing = await award_sheets.standing(work.tx, one.id)
    kept = await award_sheets.counting(work.tx, one.id)
    out = await award_judges.barred(work, one.id)
    least = one.rules.judges_least
    short = sum(award_judges.free(found, out, row["category_id"]) < least for row in standing)
    judges = []
    for judge in found:
        if judge.state == "agreed":
            own = [row for row in kept if row.judge_id == judge.id]
            judges.append((judge, len(own), sum(row.state == "done" for row in own)))
    return Progress(
        len(standing),
        len(standing) * least,
        sum(row.state == "done" for row in kept),
        sum(row.state == "again" for row in kept),
        short,
        judges,
    )


async def ready(work: Work, one: Round) -> bool:
    """Whether everybody who stands has enough sheets, and nothing is being talked over."""
    await assign(work, one)
    kept = await award_sheets.counting(work.tx, one.id)
    done: dict[int, int] = {}
    for row in kept:
        if row.state == "again":
            return False
        done[row.nominee_id] = done.get(row.nominee_id, 0) + (row.state == "done")
    standing = await award_sheets.standing(work.tx, one.id)
    return all(done.get(row["id"], 0) >= one.rules.judges_least for row in standing)


async def shortlisted(work: Work, one: Round) -> None:
    """Puts the best of each category, who said yes, on the shortlist; once, as judging ends."""
    found = await _ranked(work.tx, one, award_sheets.stands)
    if await award_sheets.has_shortlist(work.tx, one.id):
        return
    for category in found.values():
        for nominee_id in category.order[: one.rules.shortlist]:
            await award_sheets.shortlist(work.tx, nominee_id, work.now)
    work.audit("award.shortlist", "award_round", one.id)


async def result(tx: Tx, one: Round) -> Mapping[int, CategoryResult]:
    """The result of each category, from the rows. Once there is a shortlist only who is on it, or
    has a place by now, is in it; the public's share comes in once the votes are counted."""
    if one.state in SHORTLISTED:
        return await _ranked(tx, one, _placed)
    return await _ranked(tx, one, award_sheets.stands)


async def by_judges(tx: Tx, one: Round) -> Mapping[int, CategoryResult]:
    """What the judges alone say of everybody who said yes to being up: what the shortlist was made
    from, as the rows have it now."""
    return await _ranked(tx, one, award_sheets.stands, voted=False)


async def _ranked(
    tx: Tx, one: Round, wanted: Wanted, *, voted: bool = True
) -> Mapping[int, CategoryResult]:
    criteria = _weighed(await award_rounds.criteria(tx, one.id))
    given = await award_sheets.scores(tx, one.id)
    kept = [
        Sheet(row.judge_id, row.nominee_id, given[row.id])
        for row in await award_sheets.counting(tx, one.id)
        if row.state == "done" and row.id in given
    ]
    standing = [row for row in await award_sheets.standing(tx, one.id) if wanted(row)]
    counted = voted and one.state in SHORTLISTED
    ballots = await award_votes.votes(tx, one.id) if counted else {}
    return {
        category.id: scoring.result(
            kept,
            criteria,
            [row["id"] for row in standing if row["category_id"] == category.id],
            least=one.rules.judges_least,
            seal=one.seal or "",
            ties=one.rules.ties,
            ballots=ballots or None,
            percent=one.rules.share,
        )
        for category in await award_rounds.categories(tx, one.id)
    }


def _weighed(criteria: Sequence[Criterion]) -> list[Weighed]:
    return [Weighed(one.id, one.code, one.weight) for one in criteria]


def _placed(row: Row) -> bool:
    return bool(row["place"] != "none")


async def _panel_changed(work: Work, round_id: int) -> None:
    """A judge joined or left: what nobody has begun is spread anew."""
    one = await award_rounds.find(work.tx, round_id)
    if one is not None and one.state == "judging":
        await assign(work, one, anew=True)


award_judges.CHANGED.append(_panel_changed)
nominees.CHANGED.append(nominee_changed)
