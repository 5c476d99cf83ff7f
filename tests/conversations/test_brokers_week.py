"""A broker's week, by talking: two brokers, twenty members, seven days, the awkward things among
them. The script is in tests/week, the figures worked out by hand in tests/week/figures.py."""

from tests.week import figures, friday, monday, thursday, tuesday, wednesday
from tests.week.town import BROKERS, MEMBERS, WeekTown

MOST_TAPS = 60
HAPPENINGS = 40


async def test_a_brokers_week(sqlite_url: str) -> None:
    assert (len(BROKERS), len(MEMBERS)) == (2, 20)
    town = WeekTown(sqlite_url)
    await town.open()
    try:
        for one in (monday, tuesday, wednesday, thursday, friday):
            await one.day(town)
        _few_taps(town)
        await _next_monday(town)
        await _books(town)
        await _first_of_june(town)
    finally:
        await town.close()


def _few_taps(town: WeekTown) -> None:
    """At most 60 taps of both brokers together, and nothing typed twice."""
    record = town.record
    for name in ("Ruth", "Devinder"):
        taps = sum(who == name for who, _ in record.tapped)
        print(f"{name}: {taps} taps, {sum(who == name for who, _ in record.typed)} messages typed")
    print(f"{len(town.story)} happenings, {len(record.tapped)} taps of the brokers")
    assert len(town.story) >= HAPPENINGS
    assert len(record.tapped) <= MOST_TAPS, record.tapped
    assert record.twice == []


async def _next_monday(town: WeekTown) -> None:
    """The digest of the Monday after, and Devinder is back."""
    ruth, devinder = town.phones("Ruth", "Devinder")
    await town.to(18, "09:01")
    for broker in (ruth, devinder):
        digest = await broker.sees("Good morning. Monday 18 May 2026")
        assert digest is not None
        assert tuple(digest.text.splitlines()[1:]) == figures.DIGEST[broker.name]
    await devinder.sees("Welcome back", "One of your cases was closed. None is still open.")


async def _books(town: WeekTown) -> None:
    """The ledger, against the figures worked out by hand."""
    assert await town.discrepancies() == []
    found = await town.rows(
        "SELECT p.name, a.kind, SUM(q.minutes) AS minutes, MAX(a.balance) AS balance"
        " FROM posting q JOIN account a ON a.id = q.account_id"
        " LEFT JOIN person p ON p.id = a.owner_id GROUP BY a.id, p.name, a.kind"
    )
    members = {r["name"]: r["minutes"] for r in found if r["kind"] == "member"}
    assert {**dict.fromkeys(figures.BALANCES, 0), **members} == figures.BALANCES
    for row in found:
        if row["kind"] == "member":
            assert row["balance"] == row["minutes"], row["name"]
    others = {r["kind"]: r["minutes"] for r in found if r["kind"] != "member"}
    assert others == {"pot": figures.POT, "issue": -figures.ISSUED}
    assert sum(figures.BALANCES.values()) + figures.POT == figures.ISSUED
    for name, minutes in (("Amina", "1 hour"), ("Pat", "30 minutes"), ("Tom", "5 hours")):
        phone = town.phone(name)
        await phone.says("/balance")
        await phone.sees(f"You have {minutes} to use.")


async def _first_of_june(town: WeekTown) -> None:
    """The monthly report comes by itself, to both."""
    await town.to(1, "09:31", month=6)
    for broker in town.phones("Ruth", "Devinder"):
        await broker.sees(*figures.MONTHLY)
    ruth = town.phone("Ruth")
    await ruth.taps("See the report")
    await ruth.sees("May 2026", *figures.REPORT)
