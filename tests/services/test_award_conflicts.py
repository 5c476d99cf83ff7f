"""What the records say against a judge, each for itself: one source, one judge, one category."""

from typing import Any

from services import award_judges
from services.work import Work
from storage import people
from tests.award_check_help import nominee, sent, work_of
from tests.award_help import ADMIN, acting, fixed_round
from tests.conversations.test_hats import add_member
from tests.shift_help import rows, run
from tests.town import Town

ACTS = """
INSERT INTO delegate (community_id, person_id, for_id, kind, scope, made_by, made_at)
VALUES (1, :judge, :other, 'organisation', '', :judge, :now)"""
HOURS = """
INSERT INTO service_hours (community_id, organisation_id, person_id, day, minutes, how, state,
    said_by, created_at, changed_at)
VALUES (1, :group, :person, '2026-11-01', 60, 'self', 'confirmed', :person, :now, :now)"""
NOTE = """
INSERT INTO award_note (nominee_id, kind, words, by_id, at)
VALUES (:nominee, 'diligence', 'well known', :judge, :now)"""
HOUSEHOLD = """
INSERT INTO household (community_id, person_id, other_id, by_id, at)
VALUES (1, :judge, :other, :judge, :now)"""
SOURCES = {
    "Household": ("household",),
    "Helper": ("organisation",),
    "Colleague": ("organisation",),
    "Volunteer": ("organisation",),
    "Seconder": ("seconder",),
    "Enterer": ("broker",),
    "Checker": ("broker",),
    "Ringer": ("broker",),
    "Noter": ("broker",),
    "Nominator": ("nominator",),
    "Withdrawn": ("nominator",),
    "Themselves": ("nominee",),
    "Administrator": ("broker",),
    "Broker": ("broker",),
    "Nobody": (),
}


async def records(town: Town, round_id: int, judges: dict[str, int]) -> None:
    """One thing in the books between each of them and Tess Doyle."""
    assert town.program is not None
    now, group = town.clock.now(), await add_member(town, "The Friday Kitchen")
    tess = await add_member(town, "Tess Doyle")
    for by in ("Amina", "Owen"):
        number = await sent(town, by, "Tess Doyle", "She is there for everybody.")
    one = (await nominee(town, "Tess Doyle")).id
    other = await sent(town, "Pat", "Teresa Doyl", "There for everybody.", area="Saltley")
    spelled = (await nominee(town, "Teresa Doyl")).id

    async def does(sql: str, **values: Any) -> None:
        await run(town, sql, **values)

    await does(HOUSEHOLD, judge=judges["Household"], other=tess, now=now)
    await does(ACTS, judge=judges["Helper"], other=tess, now=now)
    await does(ACTS, judge=judges["Colleague"], other=group, now=now)
    await does(HOURS, group=group, person=tess, now=now)
    # A group that is up, with the judge among its volunteers.
    await sent(town, "Pat", "The Friday Kitchen", "Feeds us all.", nominee_kind="group")
    kitchen = (await nominee(town, "The Friday Kitchen")).id
    await does("UPDATE award_nominee SET joined_to = :one, person_id = :group WHERE id = :id",
               one=one, group=group, id=kitchen)  # fmt: skip
    await does(HOURS, group=group, person=judges["Volunteer"], now=now)
    await does("INSERT INTO nomination_second VALUES (:id, :judge, :now)",
               id=number, judge=judges["Seconder"], now=now)  # fmt: skip
    await does("UPDATE nomination SET entered_by = :judge WHERE id = :id",
               judge=judges["Enterer"], id=number)  # fmt: skip
    await does("UPDATE award_nominee SET person_id = :p, eligible = 'yes', eligible_by = :judge"
               " WHERE id = :id", p=tess, judge=judges["Checker"], id=one)  # fmt: skip
    await does("UPDATE award_nominee SET said = 'yes', said_how = 'phone', said_by = :judge"
               " WHERE id = :id", judge=judges["Ringer"], id=one)  # fmt: skip
    await does(NOTE, judge=judges["Noter"], nominee=one, now=now)
    await does("UPDATE nomination SET by_id = :judge WHERE id = :id",
               judge=judges["Nominator"], id=other)  # fmt: skip
    # Under another spelling: joined to Tess, and the judge themselves as the books have it.
    await does("UPDATE award_nominee SET joined_to = :one, person_id = :judge WHERE id = :id",
               one=one, judge=judges["Themselves"], id=spelled)  # fmt: skip
    await does("UPDATE nomination SET by_id = :judge, state = 'withdrawn' WHERE id = :id",
               judge=judges["Withdrawn"], id=number - 1)  # fmt: skip
    for name in ("Administrator", "Broker"):
        await does("INSERT INTO role (person_id, community_id, role, granted_at)"
                   " VALUES (:judge, 1, :role, :now)",
                   judge=judges[name], role=name.lower(), now=now)  # fmt: skip


async def test_each_source_alone_keeps_a_judge_out(town: Town) -> None:
    round_id = await fixed_round(town, seconds_needed=0)
    assert town.program is not None
    judges: dict[str, int] = {}
    async with town.program.database.write() as tx:
        work = await work_of(town, tx, "Ruth")
        for number, name in enumerate(SOURCES):
            person = await people.add(tx, 880_000 + number, f"{name} Person", None, work.now)
            judges[name] = person.id
            await tx.run(
                "INSERT INTO membership (person_id, community_id, state, applied_at, decided_at)"
                " VALUES (:id, 1, 'approved', :now, :now)",
                id=person.id, now=work.now,
            )  # fmt: skip
            await tx.run(
                "INSERT INTO award_judge (round_id, person_id, state, asked_by, asked_at,"
                " declared_at, changed_at)"
                " VALUES (:round, :id, 'agreed', :id, :now, :now, :now)",
                round=round_id, id=person.id, now=work.now,
            )  # fmt: skip
    await records(town, round_id, judges)

    async def look(work: Work) -> None:
        await award_judges.look_through(work, round_id)

    await acting(town, "Ruth", ADMIN, look)
    found: dict[str, list[str]] = {name: [] for name in SOURCES}
    for row in await rows(
        town,
        "SELECT DISTINCT p.name, f.source, c.code FROM award_conflict f"
        " JOIN award_judge j ON j.id = f.judge_id JOIN person p ON p.id = j.person_id"
        " JOIN award_category c ON c.id = f.category_id ORDER BY f.source",
    ):
        assert row["code"] == "good_neighbour"
        found[row["name"].removesuffix(" Person")].append(row["source"])
    assert {name: tuple(sources) for name, sources in found.items()} == SOURCES
    # Looking again finds nothing new, and writes nothing twice.
    many = len(await rows(town, "SELECT id FROM award_conflict"))
    await acting(town, "Ruth", ADMIN, look)
    assert len(await rows(town, "SELECT id FROM award_conflict")) == many
