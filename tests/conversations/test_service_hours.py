"""Hours that volunteers served, by talking: who came, leaving, telling of it, confirming, putting
right."""

import asyncio
from datetime import date, timedelta

import pytest

from domain.permissions import Role
from services import service_hours
from services.work import Work
from storage import communities, giving, people
from storage.db import Row
from tests.conversations.test_giving import books_hold, rule
from tests.conversations.test_log_hours import balance_of
from tests.driver import Phone
from tests.shift_help import (
    go_to,
    no_sample_shifts,
    past_a_clock_change,
    publish,
    rows,
    run,
)
from tests.town import Town

HOURS = (
    "SELECT h.*, p.name FROM service_hours h LEFT JOIN person p ON p.id = h.person_id ORDER BY h.id"
)


@pytest.fixture
async def hall(town: Town) -> Town:
    """The sample timebank without its sample shifts, in a week of whole days."""
    await no_sample_shifts(town)
    await past_a_clock_change(town)
    return town


async def joined(town: Town, *names: str, days: int = 1, **shift: str) -> int:
    """A shift on which these have places; its id."""
    shift_id = await publish(town, days=days, **shift)  # type: ignore[arg-type]
    for turn, name in enumerate(names, 1):
        await run(
            town,
            "INSERT INTO place (shift_id, person_id, state, turn, joined_at, changed_at)"
            " VALUES (:shift, :person, 'joined', :turn, :now, :now)",
            shift=shift_id,
            person=town.people[name].id,
            turn=turn,
            now=town.clock.now(),
        )
    return shift_id


async def organisation(town: Town, name: str, organiser: str) -> int:
    """An organisation of the timebank for which somebody acts; its person's id."""
    assert town.program is not None
    now, ruth = town.clock.now(), town.people["Ruth"].id
    async with town.program.database.write() as tx:
        made = await people.add(tx, None, name, None, now)
        await tx.run(
            "INSERT INTO organisation (community_id, person_id, kind, state, made_by, made_at)"
            " VALUES (1, :id, 'group', 'open', :by, :now)",
            id=made.id,
            by=ruth,
            now=now,
        )
        await tx.run(
            "INSERT INTO membership (community_id, person_id, state, adult, applied_at)"
            " VALUES (1, :id, 'approved', 1, :now)",
            id=made.id,
            now=now,
        )
        await tx.run(
            "INSERT INTO delegate (community_id, person_id, for_id, kind, scope, made_by, made_at)"
            " VALUES (1, :who, :id, 'organisation', 'shift log', :by, :now)",
            who=town.people[organiser].id,
            id=made.id,
            by=ruth,
            now=now,
        )
    return made.id


async def after(town: Town, days: int = 1, at: str = "17:00") -> None:
    """So long after it that whoever runs it was asked who came."""
    await go_to(town, days, at)


async def check_in(town: Town, shift_id: int, name: str) -> None:
    """As a code at the door does it."""
    assert town.program is not None
    async with town.program.database.write() as tx:
        who = town.people[name]
        here = await communities.by_id(tx, 1)
        work = Work(tx, town.clock.now(), who, here, frozenset[Role]({"member"}))
        await service_hours.came(work, shift_id, who.id, None, "code", who.id)


async def of(town: Town, name: str) -> Row:
    """The one row of somebody."""
    found = [row for row in await rows(town, HOURS) if row["name"] == name]
    assert len(found) == 1
    return found[0]


async def open_list(phone: Phone, shift_id: int) -> None:
    """As from the organiser's menu."""
    await phone.says("/home")
    await phone.forges(f"att-open:{shift_id}")
    await phone.sees("Tea for carers")


async def test_everyone_came_in_one_tap_and_is_confirmed_in_a_batch(hall: Town) -> None:
    owen, amina, jean = hall.phones("Owen", "Amina", "Jean")
    await joined(hall, "Amina", "Jean")
    before = await balance_of(hall, "Amina")
    await after(hall)
    await owen.sees("Who came to Tea for carers?", "2 people are on the list")
    await owen.taps("Note who came")
    await owen.sees("1. Amina: not noted yet", "2. Jean: not noted yet")
    await owen.taps("Everyone came")
    await owen.sees("1. Amina: came, 2 hours", "2. Jean: came, 2 hours")
    await owen.taps("Confirm the hours")
    await owen.sees("2 hours: Amina and Jean.", "The hours are kept as volunteering.")
    assert {row["state"] for row in await rows(hall, HOURS)} == {"said"}
    await owen.taps("Yes, confirm 2 people")
    await owen.sees("1. Amina: confirmed, 2 hours")
    await owen.taps_again()
    for phone in (amina, jean):
        await phone.sees("Your 2 hours are confirmed: Tea for carers")
    assert [row["credited"] for row in await rows(hall, HOURS)] == [0, 0]
    assert await balance_of(hall, "Amina") == before
    await amina.taps("See my volunteering")
    await amina.sees("2 hours confirmed.", "Tea for carers, 2 hours")
    await books_hold(hall)


async def test_typed_under_the_list_and_credited_once_by_the_rule(hall: Town) -> None:
    await rule(hall, "shifts_credit", "all")
    await rule(hall, "rounding_minutes", "15")
    owen, jean, pat = hall.phones("Owen", "Jean", "Pat")
    shift_id = await joined(hall, "Amina", "Jean", "Pat")
    before = {name: await balance_of(hall, name) for name in ("Amina", "Jean", "Pat")}
    await after(hall)
    seen = pat.count_messages()
    await open_list(owen, shift_id)
    await owen.says("all but Zed")
    await owen.sees('I do not know who "Zed" is here. Nothing is noted.')
    await owen.taps("See the list")
    await owen.says("all but Pat, Jean 50 minutes")
    await owen.sees("Amina: came, 2 hours", "Jean: came, 50 minutes", "Pat: did not come")
    await owen.taps("Confirm the hours")
    await owen.sees("2 hours: Amina.", "50 minutes: Jean.", "They become timebank hours too.")
    await owen.taps("Yes, confirm 2 people")
    await jean.sees("Your 50 minutes are confirmed", "You also have 45 minutes more")
    changed = {name: await balance_of(hall, name) - before[name] for name in before}
    assert changed == {"Amina": 120, "Jean": 45, "Pat": 0}
    assert pat.count_messages() == seen  # no blame, not a word
    await owen.taps_again()
    assert await balance_of(hall, "Amina") == before["Amina"] + 120
    keys = await rows(hall, "SELECT key FROM transfer WHERE key LIKE 'service:%'")
    assert len(keys) == 2
    assert hall.program is not None
    async with hall.program.database.read() as tx:  # nobody at the desk chose to make these
        assert await giving.used(tx, 1, hall.clock.now() - timedelta(days=60)) == 0
    amina, ruth = hall.phones("Amina", "Ruth")
    await amina.says("/balance")
    await amina.sees("Beside this, volunteering in 2026: 2 hours.")
    await amina.says("/statement")
    await amina.sees("Volunteering: Tea for carers", "Plus 2 hours")
    await amina.sees("Beside this, volunteering that was confirmed: 2 hours.")
    await ruth.says("/report this month")
    await ruth.sees("Volunteering, confirmed: 2 people, 2 hours 50 minutes.")
    await ruth.sees("Timebank hours for it: 2 hours 45 minutes.")
    await books_hold(hall)


async def test_only_its_organiser_reads_who_did_not_come(hall: Town) -> None:
    owen, ruth, amina = hall.phones("Owen", "Ruth", "Amina")
    shift_id = await joined(hall, "Amina", "Pat")
    await after(hall)
    await open_list(owen, shift_id)
    await owen.says("Pat no show, Amina came")
    await owen.sees("Pat: did not come")
    await open_list(ruth, shift_id)
    await ruth.sees("Amina: came", "One did not come.")
    assert "Pat" not in ruth.last.text
    await amina.says("/home")
    await amina.forges(f"att-open:{shift_id}")
    assert "did not come" not in amina.last.text


async def test_one_person_step_by_step_and_somebody_without_telegram(hall: Town) -> None:
    await rule(hall, "shifts_credit", "all")
    owen = hall.phone("Owen")
    shift_id = await joined(hall, "Amina")
    await after(hall)
    await open_list(owen, shift_id)
    await owen.taps("Change one person")
    await owen.types("Amina", "left at 3")
    await owen.sees("Amina: came, 1 hour")
    await owen.taps("Add somebody")
    await owen.says("Mr Hussain")
    await owen.sees("Do they want their hours kept?")
    await owen.taps("Keep their hours")
    await owen.sees("Mr Hussain: came, 2 hours")
    await owen.taps("Add somebody")
    await owen.says("mr hussain")
    await owen.taps("Keep their hours")
    await owen.sees("mr hussain is on the list already.", "Who else came?")
    await owen.says("3")
    await owen.taps("Only count them")
    await owen.sees("And 3 more, only counted.")
    await owen.taps("Confirm the hours")
    await owen.taps("Yes, confirm 2 people")
    found = {row["name"]: row for row in await rows(hall, HOURS)}
    assert found["Mr Hussain"]["credited"] == 0  # no member before a broker's yes
    assert (found["Amina"]["credited"], found[None]["heads"]) == (60, 3)
    [waits] = await rows(
        hall,
        "SELECT m.state FROM membership m JOIN person p ON p.id = m.person_id"
        " WHERE p.name = 'Mr Hussain' AND p.telegram_id IS NULL",
    )
    assert waits["state"] == "applied"
    await books_hold(hall)


async def test_leaving_counts_to_the_minute_and_is_asked_once_where_forgotten(hall: Town) -> None:
    owen, amina, jean = hall.phones("Owen", "Amina", "Jean")
    shift_id = await joined(hall, "Amina", "Jean", "Pat")
    await go_to(hall, 1, "14:10")
    for name in ("Amina", "Jean", "Pat"):
        await check_in(hall, shift_id, name)
        await check_in(hall, shift_id, name)  # a second code changes nothing
    await hall.later(minutes=45)
    await amina.says("I'm leaving now")
    await amina.sees("Noted: 45 minutes, Tea for carers")
    assert (await of(hall, "Amina"))["minutes"] == 45
    await go_to(hall, 0, "16:20")
    await jean.sees("When did you leave?", "You checked in at 2:10pm")
    asked = jean.count_messages()
    await hall.later(hours=1)
    assert jean.count_messages() == asked
    await jean.taps("Say: another time")
    await jean.says("an hour and a quarter")
    await jean.sees("Noted: 1 hour 15 minutes")
    await open_list(owen, shift_id)
    await owen.sees("Pat: checked in at 2:10pm, left: not said. Counts to 4pm")
    await owen.taps("Confirm the hours")
    await owen.sees("Until the planned end at 4pm", "Pat.")
    await owen.taps("Yes, confirm 3 people")
    minutes = {row["name"]: row["minutes"] for row in await rows(hall, HOURS)}
    assert minutes in ({"Amina": 45, "Jean": 75, "Pat": each} for each in (109, 110))


async def test_told_in_a_sentence_and_confirmed_by_a_broker(hall: Town) -> None:
    await rule(hall, "shifts_credit", "all")
    amina, ruth = hall.phones("Amina", "Ruth")
    before = await balance_of(hall, "Amina")
    await amina.says("3 hours at the food bank yesterday")
    await amina.sees("Who can say that you were there?")
    await amina.says("me")
    await amina.sees("You cannot confirm your own hours")
    await amina.taps("Ask a broker")
    await amina.sees("Noted: 3 hours, Food bank", "Somebody else confirms it")
    await ruth.sees("Amina volunteered: 3 hours, Food bank")
    hours_id = (await of(hall, "Amina"))["id"]
    await amina.forges(f"srv-yes:{hours_id}")
    assert (await of(hall, "Amina"))["state"] == "said"
    await ruth.says("/queue")
    await ruth.sees("One time of volunteering to confirm")
    await ruth.taps("Confirm volunteering")
    await ruth.says("1")
    await ruth.sees("Amina volunteered: 3 hours, Food bank")
    await ruth.taps("Say another length")
    await ruth.says("2 hours")
    await ruth.sees("Confirmed by Ruth: Amina, 2 hours")
    await amina.sees("Your 2 hours are confirmed: Food bank")
    assert await balance_of(hall, "Amina") == before + 120
    await amina.says("3 hours at the food bank yesterday")
    await amina.taps("Ask a broker")
    await ruth.taps("No, I cannot say that")
    await ruth.taps("I do not know of it")
    await amina.sees("Your hours could not be confirmed", "I do not know of it")
    await books_hold(hall)


async def test_a_day_with_a_place_is_about_that_shift_and_its_organiser_confirms(
    hall: Town,
) -> None:
    owen, amina = hall.phones("Owen", "Amina")
    shift_id = await joined(hall, "Amina")
    await after(hall, 2, "10:00")
    await amina.says("volunteered 90 minutes at the community garden yesterday")
    await amina.sees("Noted: 1 hour 30 minutes, Tea for carers")
    await amina.says("volunteered 90 minutes at the community garden yesterday")
    assert (await of(hall, "Amina"))["how"] == "self"
    await open_list(owen, shift_id)
    await owen.sees("Amina: says they came, 1 hour 30 minutes")
    await owen.taps("Confirm the hours")
    await owen.sees("They told me themselves: Amina.")
    await owen.taps("Yes, confirm one person")
    await amina.says("volunteered 3 hours at the community garden yesterday")
    await amina.sees("That is confirmed already, with 1 hour 30 minutes.")


async def test_nobody_confirms_their_own_or_their_households_hours(hall: Town) -> None:
    ruth, owen = hall.phones("Ruth", "Owen")
    shift_id = await joined(hall, "Ruth", "Amina")
    await run(
        hall,
        "INSERT INTO household (community_id, person_id, other_id, by_id, at)"
        " VALUES (1, :one, :other, :one, :now), (1, :other, :one, :one, :now)",
        one=hall.people["Ruth"].id,
        other=hall.people["Amina"].id,
        now=hall.clock.now(),
    )
    await after(hall)
    await open_list(ruth, shift_id)
    await ruth.taps("Everyone came")
    await ruth.taps("Confirm the hours")
    await ruth.sees("You cannot confirm your own hours", "Amina and Ruth.")
    await ruth.taps("Yes, that's right")
    assert {row["state"] for row in await rows(hall, HOURS)} == {"said"}
    for row in await rows(hall, HOURS):
        await ruth.forges(f"srv-yes:{row['id']}")
    assert {row["state"] for row in await rows(hall, HOURS)} == {"said"}
    await open_list(owen, shift_id)
    await owen.taps("Confirm the hours")
    await owen.taps("Yes, confirm 2 people")
    assert {row["state"] for row in await rows(hall, HOURS)} == {"confirmed"}


async def test_put_right_with_a_reason_and_noted_anew(hall: Town) -> None:
    await rule(hall, "shifts_credit", "all")
    owen, amina = hall.phones("Owen", "Amina")
    before = await balance_of(hall, "Amina")
    shift_id = await joined(hall, "Amina")
    await after(hall)
    await open_list(owen, shift_id)
    await owen.taps("Everyone came")
    await owen.taps("Confirm the hours")
    await owen.taps("Yes, confirm one person")
    await owen.taps("Put something right")
    await owen.says("Amina")
    await owen.taps("It was another length")
    await owen.sees("Amina: taken back")
    await amina.sees("Your 2 hours were taken back", "another length")
    assert await balance_of(hall, "Amina") == before
    await owen.says("Amina 1 hour")
    await owen.taps("Change one person")
    await owen.types("Amina", "1 hour")
    await owen.taps("Confirm the hours")
    await owen.taps("Yes, confirm one person")
    assert await balance_of(hall, "Amina") == before + 60
    assert (await of(hall, "Amina"))["round"] == 2
    await books_hold(hall)


async def test_many_hours_go_back_only_with_a_second_persons_yes(hall: Town) -> None:
    await rule(hall, "shifts_credit", "all")
    owen, ruth = hall.phones("Owen", "Ruth")
    before = await balance_of(hall, "Amina")
    shift_id = await joined(hall, "Amina", start="09:00", finish="16:00")
    await after(hall)
    await open_list(owen, shift_id)
    await owen.taps("Everyone came")
    await owen.taps("Confirm the hours")
    await owen.taps("Yes, confirm one person")
    await owen.taps("Put something right")
    await owen.says("1")
    await owen.taps("It was somebody else")
    await owen.sees("A broker looks at it first")
    assert await balance_of(hall, "Amina") == before + 7 * 60
    await ruth.sees("Somebody asks to take this back.")
    assert "It was somebody else" in ruth.last.text
    await ruth.taps("No, leave it")
    await owen.sees("Ruth left Amina's 7 hours as they were: Tea for carers")
    assert await balance_of(hall, "Amina") == before + 7 * 60
    await owen.taps("See the list")
    await owen.taps("Put something right")
    await owen.says("1")
    await owen.taps("It was somebody else")
    await ruth.taps("Yes, take it back")
    await owen.sees("Ruth agreed. Amina's 7 hours were taken back", "You can note them again.")
    assert await balance_of(hall, "Amina") == before
    await ruth.taps_again()
    await books_hold(hall)


async def test_over_a_night_in_which_the_clocks_change(hall: Town) -> None:
    await rule(hall, "shifts_credit", "all")
    await go_to(hall, 0, "10:00", since=date(2027, 3, 27))
    owen, amina = hall.phones("Owen", "Amina")
    before = await balance_of(hall, "Amina")
    await owen.says("/shift Soup run tonight 10pm to 6am at Pelham hall, 5 places")
    await owen.taps("Skip")
    await owen.taps("Yes, show it")
    await amina.says("/volunteer")
    await amina.taps("Join")
    await go_to(hall, 1, "09:30")
    await owen.sees("Who came to Soup run?", "10pm to Sunday 28 March 2027, 6am")
    await owen.taps("Note who came")
    await owen.taps("Everyone came")
    await owen.sees("1. Amina: came, 7 hours")
    await owen.taps("Confirm the hours")
    await owen.taps("Yes, confirm one person")
    assert await balance_of(hall, "Amina") == before + 7 * 60
    await books_hold(hall)


async def test_three_no_shows_in_a_row_bring_a_kind_word_and_a_look(hall: Town) -> None:
    owen, pat, ruth = hall.phones("Owen", "Pat", "Ruth")
    for number in range(3):
        shift_id = await joined(hall, "Pat", "Amina")
        await after(hall)
        await open_list(owen, shift_id)
        await owen.says("all but Pat")
        await owen.taps("Confirm the hours")
        assert not any("missed you" in text for text in pat.received.values())
        await owen.taps("Yes, confirm one person")
        assert (number == 2) == any("missed you" in text for text in pat.received.values())
    await pat.sees("We missed you lately", "Plans change, and that is fine.")
    await ruth.sees("A look, please: Pat", "Nothing else follows from it.")
    assert "Tea for carers" not in ruth.last.text


async def test_hours_of_chosen_organisations_only(hall: Town) -> None:
    await rule(hall, "shifts_credit", "chosen")
    await rule(hall, "shifts_credit_for", "Pelham Friends")
    owen = hall.phone("Owen")
    shift_id = await joined(hall, "Amina")
    await after(hall)
    await open_list(owen, shift_id)
    await owen.taps("Everyone came")
    await owen.taps("Confirm the hours")
    # Anybody can call a shift Pelham Friends': only a registered organisation counts.
    await owen.sees("The hours are kept as volunteering.")


async def test_an_organiser_of_ones_choice_is_asked_and_can_pass_it_on(hall: Town) -> None:
    amina, owen, ruth = hall.phones("Amina", "Owen", "Ruth")
    church = await organisation(hall, "St Mark's", "Owen")
    shift_id = await joined(hall, "Amina")
    await run(hall, "UPDATE opportunity SET organisation_id = :id WHERE id = (SELECT opportunity_id"
                    " FROM shift WHERE id = :shift)", id=church, shift=shift_id)  # fmt: skip
    await amina.says("2h litter pick sunday")
    await amina.taps("Owen, St Mark's")
    await amina.sees("Noted: 2 hours, Litter pick", "Owen is asked to confirm it.")
    await owen.sees("Amina volunteered: 2 hours, Litter pick", "for St Mark's")
    await amina.says("2h litter pick sunday")
    await amina.taps("Ask a broker")
    await amina.sees("You told me of that already")
    await owen.taps("Pass to a broker")
    await ruth.sees("Amina volunteered: 2 hours, Litter pick")
    await ruth.taps("Yes, that's right")
    await amina.sees("Your 2 hours are confirmed: Litter pick")
    await owen.taps_again()
    assert len(await rows(hall, HOURS)) == 1


async def test_an_organisation_that_is_chosen_pays_from_its_own_hours(hall: Town) -> None:
    for name, value in (
        ("shifts_credit", "chosen"), ("shifts_credit_for", "St Mark's"),
        ("shifts_pay", "organisation"),
    ):  # fmt: skip
        await rule(hall, name, value)
    owen = hall.phone("Owen")
    before = await balance_of(hall, "Amina")
    church = await organisation(hall, "St Mark's", "Owen")
    shift_id = await joined(hall, "Amina")
    await run(hall, "UPDATE opportunity SET organisation_id = :id WHERE id = (SELECT opportunity_id"
                    " FROM shift WHERE id = :shift)", id=church, shift=shift_id)  # fmt: skip
    await after(hall)
    await open_list(owen, shift_id)
    await owen.taps("Everyone came")
    await owen.taps("Confirm the hours")
    await owen.taps("Yes, confirm one person")
    assert await balance_of(hall, "Amina") == before + 120
    [paid] = await rows(
        hall,
        "SELECT balance FROM account WHERE kind = 'organisation' AND owner_id = :id",
        id=church,
    )
    assert paid["balance"] == -120
    await owen.says("/roster")
    await owen.taps("Tick who came: Tea for carers")
    await owen.taps("Choose: event for all")
    await owen.sees("Nobody gets them twice.")
    await books_hold(hall)


async def test_too_early_called_off_and_not_yet_over(hall: Town) -> None:
    owen = hall.phone("Owen")
    shift_id = await joined(hall, "Amina")
    await open_list(owen, shift_id)
    await owen.sees("It has not begun yet.")
    await owen.forges(f"att-all:{shift_id}")
    await owen.sees("That is too early.")
    await go_to(hall, 1, "14:30")
    await owen.forges(f"att-all:{shift_id}")
    await owen.forges(f"att-confirm:{shift_id}")
    await owen.forges(f"att-yes:{shift_id}:00000000")
    assert (await of(hall, "Amina"))["state"] == "said"
    await run(hall, "UPDATE shift SET state = 'cancelled' WHERE id = :id", id=shift_id)
    await owen.forges(f"att-all:{shift_id}")
    await owen.sees("That was called off.")


async def test_two_who_confirm_at_the_same_moment_post_once(any_town: Town) -> None:
    await no_sample_shifts(any_town)
    await past_a_clock_change(any_town)
    await rule(any_town, "shifts_credit", "all")
    owen, ruth = any_town.phones("Owen", "Ruth")
    before = await balance_of(any_town, "Amina")
    shift_id = await joined(any_town, "Amina", "Jean")
    await after(any_town)
    await open_list(owen, shift_id)
    await owen.taps("Everyone came")
    await open_list(ruth, shift_id)
    for phone in (owen, ruth):
        await phone.taps("Confirm the hours")
    await asyncio.gather(
        *(phone.taps("Yes, confirm 2 people") for phone in (owen, ruth)), return_exceptions=True
    )
    assert await balance_of(any_town, "Amina") == before + 120
    assert {row["state"] for row in await rows(any_town, HOURS)} == {"confirmed"}
    await books_hold(any_town)
