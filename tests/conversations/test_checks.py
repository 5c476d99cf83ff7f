"""What a broker saw of a member: noted, counted, ended, and seen by the member. By talking."""

from datetime import timedelta
from typing import Any

from handlers.checks import read_words
from tests.request_help import by_day, offers
from tests.town import Town


async def held(town: Town, name: str) -> dict[str, Any]:
    """What is noted of somebody now, by kind."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        rows = await tx.rows(
            "SELECT kind, level, day, until FROM vetting v JOIN person p ON p.id = v.person_id"
            " WHERE p.name = :name AND v.ended_at IS NULL",
            name=name,
        )
    return {row["kind"]: row for row in rows}


def test_words_name_a_member_and_a_kind() -> None:
    assert read_words("Pat driver") == ("Pat", "driver")
    assert read_words("Mrs Khan, one to one check") == ("Mrs Khan", "one_to_one")
    assert read_words("Mr Hussain") == ("Mr Hussain", None)
    assert read_words("") == ("", None)
    assert read_words("driver checks") == ("", "driver")


async def test_a_lift_finds_a_driver_once_the_broker_has_seen_their_papers(town: Town) -> None:
    ruth, owen, amina = town.phones("Ruth", "Owen", "Amina")
    now = await by_day(town)
    await offers(town, "Owen", "transport.lift_shops", "Lifts to the shops")
    await ruth.says("/checks Owen driver")
    await ruth.taps("Today")
    await ruth.sees("Owen: driver, with licence", "Good until", "never the paper")
    await ruth.taps("Yes, note it")
    await ruth.sees("Checks of Owen", "Driver. Seen by Ruth")
    await owen.sees("Ruth noted that they saw your driver papers", "No paper is kept")
    row = (await held(town, "Owen"))["driver"]
    today = now.astimezone().date()
    assert row["until"] == today.replace(year=today.year + 1).isoformat()
    await owen.says("/mydata")
    await owen.sees("Checks that a broker noted", "Driver. Seen by Ruth")
    await amina.says("need a lift to the shops thursday 2pm for an hour")
    await amina.taps("Yes, ask")
    await ruth.taps("Let it go out")
    await owen.sees("Somebody needs help")


async def test_a_check_is_noted_with_buttons_and_its_end_is_changed(town: Town) -> None:
    ruth = town.phone("Ruth")
    await ruth.says("/checks")
    await ruth.sees("Pat: Driver. Seen by Ruth")
    await ruth.taps("Note a check")
    await ruth.says("Owen")
    await ruth.sees("Checks of Owen", "None are noted")
    await ruth.taps("Note a check")
    await ruth.taps("More")
    await ruth.taps("Note key holding")
    await ruth.taps("Yesterday")
    await ruth.says("until 14 March 2027")
    await ruth.sees("Owen: key holding", "Good until Sunday 14 March 2027")
    await ruth.taps("Yes, note it")
    assert (await held(town, "Owen"))["keys"]["until"] == "2027-03-14"


async def test_a_dbs_check_needs_the_role_that_the_law_allows_it_for(town: Town) -> None:
    ruth = town.phone("Ruth")
    await ruth.says("/checks Pat dbs")
    await ruth.sees("Most members may not have a DBS check")
    await ruth.says("Driver for the day centre")
    await ruth.taps("Choose enhanced")
    await ruth.taps("Today")
    await ruth.taps("Say: no end")
    await ruth.sees("Level: enhanced. Role: Driver for the day centre")
    await ruth.taps("Yes, note it")
    assert (await held(town, "Pat"))["dbs"]["level"] == "enhanced: Driver for the day centre"
    await ruth.taps("End a check")
    await ruth.taps("End: DBS")
    await ruth.does_not_see("DBS")
    assert "dbs" not in await held(town, "Pat")


async def test_nobody_notes_their_own_nor_without_being_a_broker(town: Town) -> None:
    ruth, pat = town.phones("Ruth", "Pat")
    await ruth.says("/checks Ruth driver")
    await ruth.sees("Another broker notes what is about you")
    await ruth.forges(f"ck-note:{town.people['Ruth'].id}:driver")
    await pat.says("/checks Jean driver")
    await pat.forges(f"ck-note:{town.people['Jean'].id}:driver")
    await pat.does_not_see("Jean")
    assert "driver" not in await held(town, "Jean")
    assert not await held(town, "Ruth")


async def test_the_broker_hears_a_month_before_it_ends_and_nothing_of_what_was_renewed(
    town: Town,
) -> None:
    ruth = town.phone("Ruth")
    await town.later(days=340)
    await ruth.sees("A check of Pat ends on", "driver")
    row = (await held(town, "Pat"))["driver"]
    await ruth.says("/checks Pat driver")
    await ruth.taps("Today")
    await ruth.taps("Yes, note it")
    again = (await held(town, "Pat"))["driver"]
    assert again["until"] > row["until"]
    await town.later(days=20)
    await ruth.does_not_see("A check of Pat ends")


async def test_references_of_somebody_without_telegram_are_noted_and_end_as_they_leave(
    town: Town,
) -> None:
    ruth = town.phone("Ruth")
    await ruth.says("/newmember")
    await ruth.says("Mrs Khan")
    await ruth.says("0121 496 0321, mornings")
    await ruth.taps("Agreed in person")
    await ruth.says("Ward End")
    await ruth.says("Two, both by phone")
    await ruth.taps("Yes")
    assert list(await held(town, "Mrs Khan")) == ["references"]
    await ruth.says("/signoff")
    await ruth.says("Mrs Khan")
    await ruth.taps("Sign off, hours to pot")
    await ruth.taps("Yes")
    assert not await held(town, "Mrs Khan"), ruth.screen()


async def test_what_is_over_no_longer_counts_and_says_so(town: Town) -> None:
    ruth = town.phone("Ruth")
    await town.later(days=400)
    await ruth.says("/checks Pat")
    until = (town.clock.now() - timedelta(days=34)).year
    await ruth.sees("It ended on", str(until))
