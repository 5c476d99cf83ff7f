"""Nudges about balances: kind, seldom, never while away; and what brokers see of patterns."""

from datetime import datetime, time, timedelta

import pytest

from domain.permissions import Role
from services import limits
from services.statements import next_month
from services.work import CLOCK, Work
from storage import communities, ledger
from tests.conversations.test_balance import given
from tests.conversations.test_giving import rule
from tests.driver import Phone
from tests.request_help import by_day, offers
from tests.shift_help import LONDON, run
from tests.town import Town


async def morning(town: Town, days: int = 1) -> None:
    """Moves to just after 10am, so many days on."""
    local = town.clock.now().astimezone(LONDON)
    then = datetime.combine(local.date() + timedelta(days=days), time(10, 5), LONDON)
    await town.later(seconds=(then - town.clock.now()).total_seconds())


async def posted(town: Town, giver: str, receiver: str, minutes: int) -> None:
    """Hours that moved just now, and what follows from it."""
    assert town.program is not None
    now = town.clock.now()
    one, other = town.people[giver].id, town.people[receiver].id
    async with town.program.database.write() as tx:
        await given(tx, one, other, minutes, now)
        work = Work(tx, now, CLOCK, await communities.by_id(tx, 1), frozenset[Role]())
        await limits.after_posting(work, (one, other))


async def test_who_has_been_given_much_hears_of_ways_to_give_once_a_month(town: Town) -> None:
    amina, jean, pat = town.phones("Amina", "Jean", "Pat")
    await posted(town, "Jean", "Amina", 600)
    await amina.does_not_see("more than you've given")
    await morning(town)
    await amina.sees("more than you've given. That is fine.", "ways")
    await pat.does_not_see("more than you")
    told = len(amina.messages)
    await posted(town, "Jean", "Amina", 60)
    await morning(town)
    assert len([m for m in amina.messages[told:] if "more than you've given" in m.text]) == 0
    await town.later(days=31)
    await posted(town, "Jean", "Amina", 60)
    await morning(town)
    assert len([m for m in amina.messages[told:] if "more than you've given" in m.text]) == 1
    for phone in (amina, jean):
        assert not any("rank" in m.text or "most" in m.text for m in phone.messages)


async def test_who_has_many_hours_hears_what_they_could_have(town: Town) -> None:
    pat = town.phone("Pat")
    await posted(town, "Pat", "Jean", 600)
    await morning(town)
    await pat.sees("to use. Asking helps others too")


async def test_nobody_is_nudged_while_away_or_once_it_is_even_again(town: Town) -> None:
    amina, pat = town.phones("Amina", "Pat")
    await posted(town, "Jean", "Amina", 600)
    await posted(town, "Pat", "Jean", 600)
    today = town.clock.now().date()
    await run(
        town,
        "INSERT INTO away (community_id, person_id, until, since) VALUES (1, :one, :until, :today)",
        one=town.people["Pat"].id,
        until=today.replace(year=today.year + 1),
        today=today,
    )
    await posted(town, "Amina", "Jean", 600)
    await morning(town)
    await amina.does_not_see("more than you've given")
    await pat.does_not_see("Asking helps others too")


@pytest.mark.parametrize(("owed", "below"), [(0, False), (1200, False), (1201, True)])
async def test_the_hard_floor(town: Town, owed: int, below: bool) -> None:
    amina = town.people["Amina"].id
    assert town.program is not None
    if owed:
        await posted(town, "Jean", "Amina", owed)
        await posted(town, "Jean", "Amina", 180)
    async with town.program.database.read() as tx:
        work = Work(tx, town.clock.now(), CLOCK, await communities.by_id(tx, 1), frozenset())
        assert await ledger.balance(tx, 1, amina) == (180 if not owed else -owed)
        assert await limits.below_hard_floor(work, amina) is below


async def test_a_closed_loop_is_put_before_the_brokers_and_nobody_else(town: Town) -> None:
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await rule(town, "soft_floor_minutes", "6000")
    await posted(town, "Amina", "Jean", 700)
    await posted(town, "Jean", "Amina", 650)
    for giver, receiver in (("Owen", "Pat"), ("Ruth", "Devinder"), ("Devinder", "Pat")):
        await posted(town, giver, receiver, 300)
    await ruth.does_not_see("among themselves")
    today = town.clock.now().astimezone(LONDON).date()
    await morning(town, (next_month(today) - today).days)
    await ruth.sees("Amina and Jean exchanged", "among themselves in 90 days")
    for phone in (amina, jean):
        await phone.does_not_see("among themselves")
    cases = [m for m in ruth.messages if "among themselves" in m.text]
    assert len(cases) == 1


async def _first_of_next_month(town: Town) -> None:
    today = town.clock.now().astimezone(LONDON).date()
    await morning(town, (next_month(today) - today).days)


async def test_a_broker_who_is_in_a_pattern_does_not_see_it(town: Town) -> None:
    """Neither as a card, nor at the desk, nor by a button that was for the other."""
    ruth, devinder = town.phones("Ruth", "Devinder")
    await rule(town, "soft_floor_minutes", "6000")
    for giver, receiver in (("Ruth", "Jean"), ("Jean", "Ruth")):
        await posted(town, giver, receiver, 700)
    for giver, receiver in (("Owen", "Pat"), ("Amina", "Devinder"), ("Devinder", "Pat")):
        await posted(town, giver, receiver, 300)
    await _first_of_next_month(town)
    await devinder.sees("Jean and Ruth exchanged", "among themselves")
    for words in ("/queue", "/cases"):
        await ruth.says(words)
    await ruth.forges("case:1")
    await ruth.forges("q-open:1:case")
    await ruth.does_not_see("among themselves")


async def test_a_pattern_in_which_all_brokers_are_goes_to_whoever_is_left(town: Town) -> None:
    ruth, devinder, owen = town.phones("Ruth", "Devinder", "Owen")
    await rule(town, "soft_floor_minutes", "6000")
    await run(
        town,
        "INSERT INTO role (community_id, person_id, role, granted_at) VALUES"
        " (1, :one, 'safeguarding', :now)",
        one=town.people["Owen"].id,
        now=town.clock.now(),
    )
    for giver, receiver in (("Ruth", "Devinder"), ("Devinder", "Ruth")):
        await posted(town, giver, receiver, 700)
    for giver, receiver in (("Owen", "Pat"), ("Amina", "Jean"), ("Jean", "Pat")):
        await posted(town, giver, receiver, 300)
    await _first_of_next_month(town)
    await owen.sees("among themselves")
    for phone in (ruth, devinder):
        await phone.says("/queue")
        await phone.forges("case:1")
        await phone.does_not_see("among themselves")


async def _leave_out(town: Town, who: str) -> None:
    """Pat offers and needs things that Amina may not be shown: apart, or away, or resting."""
    pat = town.people["Pat"].id
    amina = town.people["Amina"].id
    today = town.clock.now().date()
    sql = {
        "apart": "INSERT INTO apart (community_id, person_id, other_id, by_id, at) VALUES"
        " (1, :amina, :pat, :pat, :now), (1, :pat, :amina, :pat, :now)",
        "away": "INSERT INTO away (community_id, person_id, since, until)"
        " VALUES (1, :pat, :today, :later)",
        "paused": "UPDATE membership SET state = 'paused' WHERE person_id = :pat",
    }[who]
    values = {"amina": amina, "pat": pat, "now": town.clock.now(), "today": today}
    values["later"] = today + timedelta(days=30)
    used = {name: value for name, value in values.items() if f":{name}" in sql}
    await run(town, sql, **used)


async def _offers_of_three(town: Town) -> None:
    await run(town, "UPDATE listing SET state = 'removed'")
    await offers(town, "Pat", "digital.smartphone_help", "Help with mobile phones")
    await offers(town, "Jean", "home.ironing", "Ironing")
    await offers(town, "Owen", "garden.grass", "Grass cutting")
    await offers(town, "Amina", "food.baking", "Baking cakes")


def _named(phone: Phone) -> list[str]:
    """The things that the newest nudge names."""
    nudge = next(m.text for m in reversed(phone.messages) if "\n1. " in m.text)
    return [line for line in nudge.splitlines() if line[:3] in ("1. ", "2. ", "3. ")]


async def test_the_things_that_somebody_could_have_are_offers_of_others(town: Town) -> None:
    """Three real ones; what she wants first; never her own."""
    amina = town.phone("Amina")
    await _offers_of_three(town)
    # Newer than the ironing, and as near: only three are named.
    await offers(town, "Devinder", "learning.maths_adults", "Sums for grown-ups")
    await offers(town, "Amina", "home.ironing", "Ironing", kind="want")
    await posted(town, "Amina", "Jean", 600)
    await morning(town)
    named = _named(amina)
    assert len(named) == 3
    assert "roning" in named[0], named
    assert not any("aking" in one for one in named), named
    assert not any(name in " ".join(named) for name in ("Pat", "Jean", "Owen", "Devinder"))


@pytest.mark.parametrize("who", ["apart", "away", "paused"])
async def test_what_somebody_could_have_leaves_out_whom_they_may_not_meet(
    town: Town, who: str
) -> None:
    amina = town.phone("Amina")
    await _offers_of_three(town)
    await _leave_out(town, who)
    await posted(town, "Amina", "Jean", 600)
    await morning(town)
    named = _named(amina)
    assert len(named) == 2
    assert not any("phone" in one.lower() for one in named), named


async def _three_ask(town: Town) -> None:
    """Pat, Jean and Owen look for somebody, and so does Amina herself."""
    for name, words in (
        ("Pat", "need somebody to help with my mobile phone"),
        ("Jean", "need somebody to cut my grass"),
        ("Owen", "need somebody to do my ironing"),
        ("Amina", "need somebody to bake a cake"),
    ):
        phone = town.phone(name)
        await phone.says(words)
        await phone.taps("Any time")
        await phone.taps("Yes, ask")
    await run(town, "UPDATE request SET state = 'open', wave = 1")


async def test_the_ways_to_give_are_requests_of_others_that_are_open(town: Town) -> None:
    amina = town.phone("Amina")
    await by_day(town)
    await _three_ask(town)
    await posted(town, "Jean", "Amina", 600)
    await morning(town)
    named = _named(amina)
    assert len(named) == 3
    assert not any("ake" in one for one in named), named
    assert not any(name in " ".join(named) for name in ("Pat", "Jean", "Owen"))


@pytest.mark.parametrize("who", ["apart", "paused"])
async def test_the_ways_to_give_leave_out_whom_they_may_not_meet(town: Town, who: str) -> None:
    amina = town.phone("Amina")
    await by_day(town)
    await _three_ask(town)
    await _leave_out(town, who)
    await posted(town, "Jean", "Amina", 600)
    await morning(town)
    named = _named(amina)
    assert len(named) == 2
    assert not any("phone" in one.lower() for one in named), named
