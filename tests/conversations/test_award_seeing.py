"""The table of who sees what (domain/awards/seeing.py), cell by cell.

Every card, list and file of a round is drawn for everybody in every phase from the opening on
(before it there is nothing to see), and each thing that must not be seen has words of its own that
are looked for in them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from domain.awards import seeing
from domain.awards.phases import PHASES, Phase
from domain.awards.seeing import Thing, Who
from domain.errors import DomainError
from handlers.documents.kinds import KINDS
from handlers.journey import View
from handlers.table import registry
from handlers.wording import Wording
from services import award_announcing, award_judging, award_results, award_thanks, award_voting
from services.work import Work
from storage import award_results as results
from storage import award_rounds, award_sheets, belonging, communities, people
from storage.db import Tx
from storage.people import Person
from tests.award_help import fixed_round
from tests.award_vote_help import GOOD, Runner, Vote, scored
from tests.conversations.test_hats import add_member
from tests.shift_help import run
from tests.town import Town

WHO: Mapping[str, frozenset[Who]] = {
    "Ruth": frozenset({"administrator", "voter"}),
    "Devinder": frozenset({"broker", "voter"}),
    "Pat": frozenset({"judge", "voter"}),
    "Owen": frozenset({"recused", "voter"}),
    "Amina": frozenset({"nominator", "voter"}),
    "Jean": frozenset({"nominee", "voter"}),
    "Tahira": frozenset({"voter"}),
    "Nobody": frozenset({"outsider"}),
}
MARKS: Mapping[str, tuple[Thing, ...]] = {
    "rawquartz": ("others-words", "own-nomination"),
    "showncobalt": ("others-words", "own-nomination", "about-me", "blind-card", "ballot"),
    "Nomira": ("nominator",),
    "Zebulon": (
        "names", "own-nomination", "about-me", "ballot", "draft-places", "places", "wall",
    ),
    "flagword": ("flags",),
    "diligword": ("diligence",),
    "myscoreword": ("own-scores", "others-scores", "colleagues-words"),
    "theirscoreword": ("others-scores", "colleagues-words"),
    "feedbackword": ("own-feedback",),
    "37 votes": ("turnout",),
    "5 votes": ("aside",),
    "Marlow winner": ("places", "draft-places", "wall"),
    "chose for themselves": ("own-vote",),
    "4 votes": ("standings",),
    "Votes that count": ("totals",),
    "Judges, 0 to 100": ("calculation",),
}  # fmt: skip
"""Words that stand nowhere else, and the things that may hold them."""
SEEN: tuple[tuple[str, str, Phase], ...] = (
    ("Amina", "rawquartz", "open"),
    ("Amina", "rawquartz", "judging"),
    ("Jean", "showncobalt", "open"),
    ("Jean", "Nomira", "checking"),
    ("Devinder", "rawquartz", "checking"),
    ("Devinder", "Nomira", "checking"),
    ("Devinder", "diligword", "checking"),
    ("Ruth", "Zebulon", "open"),
    ("Pat", "showncobalt", "judging"),
    ("Pat", "theirscoreword", "judging"),
    ("Tahira", "Zebulon", "voting"),
    ("Tahira", "showncobalt", "voting"),
    ("Ruth", "37 votes", "deciding"),
    ("Ruth", "5 votes", "deciding"),
    ("Ruth", "myscoreword", "deciding"),
    ("Devinder", "Zebulon", "deciding"),
    ("Tahira", "Zebulon", "announced"),
    ("Pat", "Marlow winner", "announced"),
    ("Amina", "chose for themselves", "voting"),
    ("Ruth", "Votes that count", "deciding"),
    ("Ruth", "Judges, 0 to 100", "deciding"),
)
"""What must be seen, so that the test looks where it is shown."""
AWARDS = {
    "award_round": "round", "award_nominee": "nominee", "nomination": "nomination",
}  # fmt: skip


@dataclass(frozen=True)
class Look:
    """What is looked at: the round, and one of each thing in it."""

    vote: Vote
    ids: Mapping[str, int]
    people: Mapping[str, Person]


async def prepare(town: Town) -> Look:
    """A round with one nominee of whom everything is told in words of its own."""
    round_id = await fixed_round(town, tell_nominator=True, nominee_reads=True)
    vote = await scored(
        town, round_id, {GOOD: (Runner("Zebulon Marlow", 4, "Jean", "Amina", "none"),)}
    )
    nominee = vote.nominees["Zebulon Marlow"]
    assert town.program is not None
    tahira = await add_member(town, "Tahira Begum")
    await run(town, "UPDATE person SET name = 'Nomira Quill' WHERE id = :id",
              id=town.people["Amina"].id)  # fmt: skip
    await run(town, "UPDATE nomination SET words = 'rawquartz', shown = 'showncobalt',"
              " may_name = 1, by_name = 'Nomira Quill'")  # fmt: skip
    await run(town, "UPDATE membership SET decided_at = '2026-01-01T00:00:00.000Z'")
    await run(town, "UPDATE award_sheet SET words = 'myscoreword' WHERE id = 1")
    await run(town, "UPDATE award_sheet SET words = 'theirscoreword' WHERE id = 2")
    await run(town, "DELETE FROM role WHERE person_id = :id AND role <> 'administrator'",
              id=town.people["Ruth"].id)  # fmt: skip
    async with town.program.database.write() as tx:
        ruth, now = town.people["Ruth"].id, town.clock.now()
        for kind, words in (("flag", "flagword"), ("diligence", "diligword"),
                            ("feedback", "feedbackword")):  # fmt: skip
            await tx.run(
                "INSERT INTO award_note (nominee_id, kind, code, words, by_id, at)"
                " VALUES (:id, :kind, NULL, :words, :by, :now)",
                id=nominee, kind=kind, words=words, by=ruth, now=now,
            )  # fmt: skip
        judge = await tx.value(
            "INSERT INTO award_judge (round_id, person_id, state, asked_by, asked_at, declared_at,"
            " changed_at) VALUES (:round, :id, 'agreed', :by, :now, :now, :now) RETURNING id",
            round=round_id, id=town.people["Owen"].id, by=ruth, now=now,
        )  # fmt: skip
        await tx.run(
            "INSERT INTO award_conflict (judge_id, category_id, source, at)"
            " VALUES (:judge, :category, 'declared', :now)",
            judge=judge, category=vote.categories[GOOD], now=now,
        )  # fmt: skip
        outsider = await people.add(tx, 990_001, "Mr Farouk", None, now)
        nomination = await tx.value("SELECT MAX(id) FROM nomination")
        member = await people.person(tx, tahira)
        assert member is not None
        everybody = {**town.people, "Tahira": member, "Nobody": outsider}
    ids = {"round": round_id, "nominee": nominee, "nomination": nomination, "sheet": 1}
    return Look(vote, ids, everybody)


PLACES: Mapping[Phase, str] = {"voting": "shortlisted", "deciding": "shortlisted",
                               "announced": "winner"}  # fmt: skip


async def enter(town: Town, look: Look, phase: Phase) -> None:
    """The round as it is in this phase; judging with a talk about wide scores, the end of the vote
    with a count."""
    now = town.clock.now()
    counted = now if phase in ("deciding", "announced") else None
    await run(
        town,
        "UPDATE award_round SET state = :state, counted_at = :counted, vote_opens_at = :opened,"
        " vote_closes_at = :closes, announced_at = :told, calculation = NULL WHERE id = :id",
        state=phase, counted=counted, opened=now - timedelta(days=1),
        closes=now + timedelta(days=1), told=now if phase == "announced" else None,
        id=look.ids["round"],
    )  # fmt: skip
    await run(
        town,
        "UPDATE award_nominee SET place = :place, wall = 1, said = :said WHERE id = :id",
        place=PLACES.get(phase, "none"), said="asked" if phase == "checking" else "yes",
        id=look.ids["nominee"],
    )  # fmt: skip
    state = "again" if phase == "judging" else "done"
    await run(town, "UPDATE award_sheet SET state = :state WHERE id = 1", state=state)
    await run(town, "DELETE FROM award_ballots")
    await run(town, "DELETE FROM award_vote")
    for who in ("Amina", "Devinder", "Owen", "Tahira"):
        # Once they are counted, nobody can say for whom.
        await run(
            town,
            "INSERT INTO award_vote (round_id, category_id, person_id, nominee_id, first_at, at)"
            " SELECT :round, category_id, :who, :nominee, :now, :now FROM award_nominee"
            " WHERE id = :id",
            round=look.ids["round"], who=look.people[who].id, now=now,
            nominee=look.ids["nominee"] if phase == "voting" else None, id=look.ids["nominee"],
        )  # fmt: skip
    if counted:
        await run(
            town,
            "INSERT INTO award_ballots (round_id, nominee_id, counted, aside, burst)"
            " VALUES (:round, :nominee, 37, 5, 5)",
            round=look.ids["round"], nominee=look.ids["nominee"],
        )  # fmt: skip


async def seen(town: Town, tx: Tx, look: Look, who: str) -> str:
    """Everything of the round that somebody can be shown, as one text."""
    person = look.people[who]
    here = await communities.by_id(tx, 1)
    held: set[Any] = set(await people.roles_in(tx, 1, person.id))
    if who != "Nobody":
        held.add("member")
    work = Work(tx, town.clock.now(), person, here if held else None, frozenset(held))
    view = View(tx, person, "en", Wording.load(), work.now, "bot", registry())
    found = [text async for text in _cards(view, look)]
    found += [text async for text in _files(view, look)]
    for shows in (_ballot, _told, _kind_words, _sheet, _result):
        try:
            found.append(await shows(work, look))
        except DomainError:
            continue
    return "\n".join(found)


async def _cards(view: View, look: Look) -> Any:
    for kind, table in belonging.TABLES.items():
        if table in AWARDS and kind in registry().cards:
            screen = await registry().cards[kind](view, look.ids[AWARDS[table]])
            if screen is not None:
                yield str(screen.text)


async def _files(view: View, look: Look) -> Any:
    for kind in ("award-rows", "award-certificate", "award-picture"):
        about = {"round": look.ids["round"], "nominee": look.ids["nominee"], "form": "csv"}
        made = await KINDS[kind](view, 1, about)
        if made is not None and kind == "award-rows":
            yield made.make().decode("utf-8-sig")


async def _ballot(work: Work, look: Look) -> str:
    one = await award_rounds.find(work.tx, look.ids["round"])
    assert one is not None
    ballot = await award_voting.ballot(work, one)
    own = ["chose for themselves" for one in ballot.choices.values() if one.nominee_id is not None]
    return " ".join([*own, *(f"{each.name} {each.shown}" for each in ballot.candidates)])


async def _told(work: Work, look: Look) -> str:
    _, found = await award_thanks.places(work, look.ids["round"])
    _, wall = await award_thanks.wall(work, look.ids["round"], 0, 20)
    return " ".join(f"{each.name} {each.place}" for each in (*found, *wall))


async def _kind_words(work: Work, look: Look) -> str:
    await award_results.demand_told(work, look.ids["round"])
    return " ".join(await results.comments(work.tx, look.ids["nominee"]))


async def _sheet(work: Work, look: Look) -> str:
    one, _, row = await award_judging.sheet(work, look.ids["sheet"])
    shown = await work.tx.value("SELECT shown FROM nomination WHERE id = :id",
                                id=look.ids["nomination"])  # fmt: skip
    return " ".join([str(shown), *await award_judging.colleagues(work, one, row)])


async def _result(work: Work, look: Look) -> str:
    found = await award_results.look(work, look.ids["round"])
    return " ".join(f"{p.up.name} {p.place}" for line in found.lines for p in line.placed)


async def test_nobody_sees_what_they_must_not_in_any_phase(town: Town) -> None:
    look = await prepare(town)
    everything: dict[tuple[str, str, Phase], bool] = {}
    assert town.program is not None
    for phase in PHASES[PHASES.index("open") :]:
        await enter(town, look, phase)
        async with town.program.database.write() as tx:
            for who in WHO:
                text = await seen(town, tx, look, who)
                for mark in MARKS:
                    everything[who, mark, phase] = mark in text
    wrong = []
    for (who, mark, phase), is_seen in everything.items():
        may = any(seeing.any_sees(WHO[who], thing, phase) for thing in MARKS[mark])
        if is_seen and not may:
            wrong.append(f"{who} sees {mark} while {phase}")
    wrong += [f"{cell} is seen nowhere" for cell in SEEN if not everything[cell]]
    assert not wrong, "\n".join(wrong)


async def test_only_whoever_runs_it_can_write_to_those_who_did_not_win(town: Town) -> None:
    look = await prepare(town)
    await enter(town, look, "deciding")
    assert town.program is not None
    async with town.program.database.write() as tx:
        here = await communities.by_id(tx, 1)
        for who in ("Devinder", "Pat", "Amina", "Jean"):
            held: set[Any] = {"broker"} if who == "Devinder" else {"member"}
            work = Work(tx, town.clock.now(), look.people[who], here, frozenset(held))
            with pytest.raises(DomainError):
                await award_announcing.kind_words_for(work, look.ids["nominee"])
        assert await award_sheets.find(tx, 1) is not None
