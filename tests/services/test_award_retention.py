"""What goes of a round once it is over: who voted after three months, words after a year."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from services import retention
from tests.award_help import fixed_round, the_round
from tests.shift_help import rows, run
from tests.town import Town

NOMINEE = """
INSERT INTO award_nominee (community_id, round_id, category_id, name, kind, area, reach, person_id,
    said, eligible, evidence, place, wall, created_at, changed_at)
VALUES (1, :round, :category, :name, 'individual', 'Ward End', '0121 496 0188', :person, 'yes',
    'yes', '12 hours', :place, :wall, :now, :now)"""
NOMINATION = """
INSERT INTO nomination (community_id, round_id, category_id, nominee_id, state, nominee_name, words,
    shown, rest, by_id, by_name, created_at, changed_at, sent_at)
VALUES (1, :round, :category, :nominee, :state, :name, 'She sits with us', 'sits with us', 'and',
    :by, 'Amina Begum', :now, :now, :now)"""


async def over(town: Town) -> int:
    """A round whose result has just been announced: a winner on the wall, a winner who isn't, and
    one who wasn't shortlisted; votes, a judge's sheet, notes."""
    made = await fixed_round(town)
    now = town.clock.now()
    amina, jean, pat, ruth = (town.people[name].id for name in ("Amina", "Jean", "Pat", "Ruth"))
    category = (await rows(town, "SELECT MIN(id) AS id FROM award_category"))[0]["id"]
    criterion = (await rows(town, "SELECT MIN(id) AS id FROM award_criterion"))[0]["id"]
    about: dict[str, Any] = {"round": made, "category": category, "now": now}
    for number, (name, place, wall) in enumerate(
        (("Sheila Okafor", "winner", 1), ("Mr Hussain", "winner", 0), ("Val Price", "none", None)),
        1,
    ):
        await run(town, NOMINEE, **about, name=name, person=pat, place=place, wall=wall)
        for state in ("sent", "draft"):
            await run(town, NOMINATION, **about, nominee=number, name=name, by=amina, state=state)
    for sql in (
        "INSERT INTO nomination_second VALUES (1, :jean, :now)",
        "INSERT INTO nomination_file (nomination_id, kind, file, at) VALUES (1, 'photo', '', :now)",
        (
            "INSERT INTO award_note (nominee_id, kind, words, by_id, at)"
            " VALUES (1, 'diligence', 'all well', :ruth, :now)"
        ),
        (
            "INSERT INTO award_judge (round_id, person_id, state, asked_by, asked_at, changed_at)"
            " VALUES (:round, :jean, 'agreed', :ruth, :now, :now)"
        ),
        (
            "INSERT INTO award_conflict (judge_id, category_id, source, nominee_id, at)"
            " VALUES (1, :category, 'household', 2, :now)"
        ),
        (
            "INSERT INTO award_sheet (judge_id, nominee_id, state, words, created_at, done_at)"
            " VALUES (1, 1, 'done', 'steady', :now, :now)"
        ),
        "INSERT INTO award_score VALUES (1, :criterion, 4)",
        (
            "INSERT INTO award_vote (round_id, category_id, person_id, first_at, at)"
            " VALUES (:round, :category, :jean, :now, :now)"
        ),
        "INSERT INTO award_ballots (round_id, nominee_id, counted, aside) VALUES (:round, 1, 9, 0)",
        (
            "UPDATE award_round SET state = 'announced', announced_at = :now, calculation = '{}'"
            " WHERE id = :round"
        ),
    ):
        known = {**about, "jean": jean, "ruth": ruth, "criterion": criterion}
        await run(town, sql, **{name: value for name, value in known.items() if f":{name}" in sql})
    return made


async def test_who_voted_goes_after_three_months_and_words_after_a_year(town: Town) -> None:
    await over(town)
    assert town.program is not None
    database, now = town.program.database, town.clock.now()

    async def after(days: int) -> dict[str, int]:
        async with database.write() as tx:
            while await retention.run(tx, now + timedelta(days=days)):
                pass
            tables = (
                "award_vote", "award_ballots", "award_sheet", "award_score", "award_note",
                "award_conflict", "nomination_file", "nomination_second", "nomination",
            )  # fmt: skip
            return {one: await tx.value(f"SELECT COUNT(*) FROM {one}") for one in tables}

    whole = dict.fromkeys(
        ("award_vote", "award_ballots", "award_sheet", "award_score", "award_note"), 1
    )
    whole |= {"award_conflict": 1, "nomination_file": 1, "nomination_second": 1, "nomination": 6}
    assert await after(retention.VOTE_DAYS - 1) == whole
    assert await after(retention.VOTE_DAYS + 1) == {**whole, "award_vote": 0}
    assert await after(retention.AWARD_DAYS - 1) == {**whole, "award_vote": 0}
    gone = dict.fromkeys(whole, 0)
    assert await after(retention.AWARD_DAYS + 1) == {**gone, "award_ballots": 1, "nomination": 3}
    # What stays are numbers, and the winner who agreed to stand on the wall.
    stay = await rows(town, "SELECT name, person_id, place, reach, evidence FROM award_nominee")
    assert [(row["name"], row["place"]) for row in stay] == [
        ("Sheila Okafor", "winner"), ("-", "winner"), ("-", "none"),
    ]  # fmt: skip
    assert all(row["reach"] is None and row["evidence"] is None for row in stay)
    assert [row["person_id"] is None for row in stay] == [False, True, True]
    sent = await rows(town, "SELECT nominee_name, words, shown, rest, by_name FROM nomination")
    assert {value for row in sent for value in dict(row).values()} == {None}
    kept = await rows(town, "SELECT calculation, state FROM award_round")
    assert dict(kept[0]) == {"calculation": None, "state": "announced"}


async def test_a_round_that_nobody_ends_is_forgotten_a_year_after_its_day(town: Town) -> None:
    made = await over(town)
    await run(town, "UPDATE award_round SET state = 'deciding', announced_at = NULL")
    one = await the_round(town, made)
    assert town.program is not None
    day = datetime.combine(one.announced_on, time(12), UTC)
    for days, kept in ((retention.AWARD_DAYS - 2, 1), (retention.AWARD_DAYS + 2, 0)):
        async with town.program.database.write() as tx:
            while await retention.run(tx, day + timedelta(days=days)):
                pass
            assert await tx.value("SELECT COUNT(*) FROM award_sheet") == kept
            assert await tx.value("SELECT COUNT(*) FROM award_vote") == kept
            words = await tx.value("SELECT COUNT(*) FROM nomination WHERE words IS NOT NULL")
            assert (words > 0) == bool(kept)
