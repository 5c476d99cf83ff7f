"""Lending by talking: offered, asked for, fetched, brought back, and what can go wrong."""

import asyncio
from datetime import date, datetime, time

from domain.permissions import Role
from services import lending
from services.accounts import open_organisation
from services.work import Work
from storage import Tx, apart, communities, ledger, people
from tests.conversations.test_log_hours import balance_of
from tests.driver import Phone
from tests.shift_help import LONDON, in_days, past_a_clock_change, rows, run
from tests.town import Town


async def _lent(town: Town, words: str = "/lend drill") -> tuple[Phone, Phone, Phone]:
    """Amina lends a drill."""
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await past_a_clock_change(town)
    await amina.says(words)
    await amina.sees("Where do people fetch it")
    await amina.says("Knock at number 4, the green door")
    await amina.sees("You lend: drill", "not insured")
    await amina.taps("Yes, lend it")
    await amina.sees("Members can see it")
    return amina, jean, ruth


def _when(town: Town, days: int = 3, times: str = "2 to 5") -> str:
    return f"{in_days(town, days).strftime('%-d %B')} {times}"


async def _asked(town: Town, days: int = 3) -> tuple[Phone, Phone, Phone]:
    amina, jean, ruth = await _lent(town)
    await jean.says(f"/borrow drill {_when(town, days)}")
    await jean.sees("You borrow: drill", "30 minutes", "not insured", "Shall I ask Amina?")
    await jean.taps("Yes, ask")
    await jean.sees("Waits for Amina's answer")
    await amina.sees("Jean borrows from you: drill", "Is that all right?")
    return amina, jean, ruth


async def _out(town: Town) -> tuple[Phone, Phone, Phone]:
    amina, jean, ruth = await _asked(town)
    await amina.taps("Yes, they can have it")
    await jean.sees("Agreed.", "the green door")
    day = in_days(town, 3)
    await _at(town, day, "14:01")
    await jean.sees("You have it now")
    return amina, jean, ruth


async def _at(town: Town, day: date, at: str) -> None:
    target = datetime.combine(day, time.fromisoformat(at), LONDON)
    await town.later(seconds=(target - town.clock.now()).total_seconds())


async def _books_hold(town: Town) -> None:
    assert town.program is not None
    async with town.program.database.read() as tx:
        assert await ledger.discrepancies(tx) == []


async def test_from_lending_to_the_books(any_town: Town) -> None:
    town = any_town
    amina, jean, _ = await _out(town)
    before = await balance_of(town, "Amina"), await balance_of(town, "Jean")
    await jean.taps("I brought it back")
    await amina.sees("Jean says it is back. Is it, and in order?")
    assert await balance_of(town, "Amina") == before[0]
    await amina.taps("Yes, it's back")
    await amina.sees("It is back. Thank you.", "You got 30 minutes")
    await jean.sees("You gave 30 minutes")
    assert await balance_of(town, "Amina") == before[0] + 30
    assert await balance_of(town, "Jean") == before[1] - 30
    keys = await rows(town, "SELECT key FROM transfer WHERE key LIKE 'booking:%'")
    assert [r["key"] for r in keys] == ["booking:1:posted"]
    await _books_hold(town)


async def test_what_went_into_the_books_is_found_and_taken_back(any_town: Town) -> None:
    """A broker finds lending, and gifts, beside help; nobody finds their own."""
    town = any_town
    before = await balance_of(town, "Amina"), await balance_of(town, "Jean")
    amina, jean, ruth = await _out(town)
    await jean.taps("I brought it back")
    await amina.taps("Yes, it's back")
    await amina.says("give 1 hour to Pat")
    await amina.taps("Give to Pat")
    await ruth.says("/reverse")
    await ruth.sees("1. A gift of Amina to Pat: 1 hour", "2. Jean borrowed drill from Amina: 30")
    await ruth.says("/reverse Jean")
    await ruth.sees("1. Jean borrowed drill from Amina: 30 minutes")
    await ruth.does_not_see("gift")
    await ruth.taps("Open 1: lent to Jean")
    await ruth.taps("Take the hours back")
    await ruth.says("It was never fetched")
    await ruth.sees("The hours were taken back.")
    await ruth.says("/reverse Amina")
    await ruth.taps("Open 1: Amina to Pat")
    await ruth.taps("Undo it, with a reason")
    await ruth.says("Typed in by mistake")
    await ruth.sees("Undone by a broker.")
    assert (await balance_of(town, "Amina"), await balance_of(town, "Jean")) == before
    await _books_hold(town)


async def test_the_owner_says_so_first_and_words_are_enough(town: Town) -> None:
    amina, jean, _ = await _out(town)
    await amina.says("it's back")
    await jean.sees("Amina says it is back. Is that right?")
    await jean.says("yes, it's back")
    await amina.sees("You got 30 minutes")


async def test_where_to_fetch_it_is_only_for_whom_it_is_lent_to(town: Town) -> None:
    amina, jean, _ = await _asked(town)
    pat = town.phone("Pat")
    await pat.says("/borrow")
    await pat.taps("See 1: drill")
    await pat.sees("Amina lends this")
    assert pat.buttons == ["Borrow", "Go to the start"]
    for phone in (jean, pat):
        await phone.does_not_see("green door")
    await amina.taps("Yes, they can have it")
    await jean.sees("green door")
    await pat.does_not_see("green door")


async def test_no_means_another_time(town: Town) -> None:
    amina, jean, _ = await _asked(town)
    await amina.taps("Not this time")
    await jean.sees("It is not free then", "another time")
    await jean.says(f"/borrow drill {_when(town, 4)}")
    await jean.taps("Yes, ask")
    await amina.sees("Is that all right?")


async def test_two_ask_for_the_same_time_and_one_gets_it(town: Town) -> None:
    amina, jean, _ = await _asked(town)
    pat = town.phone("Pat")
    await pat.says(f"/borrow drill {_when(town, 3, '4 to 6')}")
    await pat.taps("Yes, ask")
    first, second = await rows(town, "SELECT id FROM booking ORDER BY id")
    await amina.sees("Pat borrows from you")
    await amina.taps("Yes, they can have it")
    await pat.sees("Agreed.")
    await amina.forges(f"bk-agree:{first['id']}:asked")
    assert any("You said yes to somebody else" in n for n in amina.notices), amina.screen()
    await jean.does_not_see("Agreed.")
    states = await rows(town, "SELECT state FROM booking ORDER BY id")
    assert [r["state"] for r in states] == ["asked", "agreed"]
    await jean.says(f"/borrow drill {_when(town, 3, '4 to 5')}")
    await jean.taps("Yes, ask")
    assert any("Somebody else has it then" in n for n in jean.notices), jean.screen()
    assert second["id"] != first["id"]


async def test_times_that_touch_do_not_overlap(town: Town) -> None:
    amina, jean, _ = await _asked(town)
    await amina.taps("Yes, they can have it")
    await jean.sees("Agreed.")
    pat = town.phone("Pat")
    await pat.says(f"/borrow drill {_when(town, 3, '5 to 6')}")
    await pat.taps("Yes, ask")
    await amina.taps("Yes, they can have it")
    await pat.sees("Agreed.")


async def test_two_yeses_at_the_same_moment_give_it_once(any_url: str) -> None:
    """The owner's yes to two overlapping bookings in two transactions at once: one counts."""
    town = Town(any_url, workers=4)
    await town.open()
    try:
        await _lent(town)
        jean, pat = town.phones("Jean", "Pat")
        for phone, times in ((jean, "2 to 5"), (pat, "3 to 6")):
            await phone.says(f"/borrow drill {_when(town, 3, times)}")
            await phone.taps("Yes, ask")
        assert town.program is not None
        database, now = town.program.database, town.clock.now()

        async def agree(booking_id: int) -> bool:
            async with database.write() as tx:
                community = await communities.by_id(tx, 1)
                member = frozenset[Role]({"member"})
                work = Work(tx, now, town.people["Amina"], community, member)
                await lending.agree(work, booking_id)
            return True

        ids = [r["id"] for r in await rows(town, "SELECT id FROM booking ORDER BY id")]
        done = await asyncio.gather(*(agree(one) for one in ids * 3), return_exceptions=True)
        assert done.count(True) == 1, done
        states = await rows(town, "SELECT state FROM booking ORDER BY state")
        assert [r["state"] for r in states] == ["agreed", "asked"]
    finally:
        await town.close()


async def test_both_sides_say_it_is_back_at_once(any_town: Town) -> None:
    town = any_town
    amina, jean, _ = await _out(town)
    before = await balance_of(town, "Amina")
    await asyncio.gather(amina.taps("It's back"), jean.taps("I brought it back"))
    for phone in (amina, jean):
        if phone.last.button("Yes, it's back") is not None:
            await phone.taps("Yes, it's back")
    assert await balance_of(town, "Amina") == before + 30
    await amina.sees("It is back. Thank you.")
    await _books_hold(town)


async def test_reminders_before_it_begins_and_before_it_is_due(town: Town) -> None:
    amina, jean, _ = await _asked(town)
    await amina.taps("Yes, they can have it")
    count = len(jean.messages), len(amina.messages)
    await _at(town, in_days(town, 3), "11:30")
    assert len(jean.messages) == count[0] + 1
    assert len(amina.messages) == count[1] + 1
    await _at(town, in_days(town, 0), "14:05")
    await jean.sees("Please bring it back in time")


async def test_late_is_told_to_both_and_then_a_broker_sees_to_it(any_town: Town) -> None:
    town = any_town
    amina, jean, ruth = await _out(town)
    await _at(town, in_days(town, 0), "19:05")
    await jean.sees("It is late.", "Amina waits for it")
    await amina.sees("It is late.", "I asked Jean about it")
    await ruth.does_not_see("Something is wrong here")
    await _at(town, in_days(town, 1), "10:05")
    await ruth.sees("Jean borrows from Amina: drill", "Something is wrong here")
    await ruth.says("/queue")
    await ruth.sees("One lending to settle")
    before = await balance_of(town, "Amina")
    await amina.says("it's back")
    await jean.taps("Yes, it's back")
    assert await balance_of(town, "Amina") == before + 30


async def test_broken_is_settled_by_a_broker_with_a_reason(town: Town) -> None:
    amina, jean, ruth = await _out(town)
    before = await balance_of(town, "Jean")
    await amina.taps("Say what is wrong")
    await amina.sees("What is wrong?")
    await amina.taps("It is broken")
    await jean.sees("Something does not fit here", "It is broken")
    await ruth.sees("Something is wrong here", "It is broken")
    await ruth.taps("Post the hours")
    await ruth.says("Jean has mended it")
    await jean.sees("It is back", "Jean has mended it")
    assert await balance_of(town, "Jean") == before - 30
    await ruth.taps("Take the hours back")
    await ruth.says("A mistake of mine")
    await jean.sees("The hours were taken back", "A mistake of mine")
    assert await balance_of(town, "Jean") == before
    await _books_hold(town)


async def test_what_a_side_says_reaches_the_other_without_numbers(town: Town) -> None:
    amina, jean, ruth = await _out(town)
    await jean.taps("Say what is wrong")
    await jean.says("It never worked, ring me on 07700 900123")
    await amina.sees("It never worked")
    await amina.does_not_see("07700")
    await ruth.sees("07700 900123")


async def test_a_broker_ends_it_without_hours(town: Town) -> None:
    _, jean, ruth = await _out(town)
    before = await balance_of(town, "Jean")
    await jean.taps("Say what is wrong")
    await jean.says("It never worked")
    await ruth.taps("End without hours")
    await ruth.says("It never worked, sorry Jean")
    await jean.sees("Your broker has ended this", "It never worked, sorry Jean")
    assert await balance_of(town, "Jean") == before


async def test_nobody_answers_and_its_time_comes(town: Town) -> None:
    amina, jean, _ = await _asked(town)
    count = len(amina.messages)
    await _at(town, in_days(town, 1), "10:01")
    assert len(amina.messages) == count + 1, "one reminder the day after"
    await _at(town, in_days(town, 2), "14:01")
    await jean.sees("Amina did not answer in time")


async def test_silence_after_it_was_brought_back_reaches_a_broker(town: Town) -> None:
    amina, jean, ruth = await _out(town)
    await jean.taps("I brought it back")
    count = len(amina.messages)
    await town.later(days=1)
    assert len(amina.messages) == count + 1
    await ruth.does_not_see("Something is wrong here")
    await town.later(days=3)
    await ruth.sees("Something is wrong here", "Nobody has said")


async def test_either_side_calls_it_off_before_it_begins(town: Town) -> None:
    amina, jean, _ = await _asked(town)
    await amina.taps("Yes, they can have it")
    await jean.taps("Call the lending off")
    await amina.sees("Called off.")
    await jean.says(f"/borrow drill {_when(town, 4)}")
    await jean.taps("Yes, ask")
    await amina.taps("Yes, they can have it")
    await amina.taps("Call the lending off")
    await jean.sees("Called off.")


async def test_a_thing_is_paused_shown_and_taken_away(town: Town) -> None:
    amina, jean, _ = await _asked(town)
    pat = town.phone("Pat")
    await amina.says("/lending")
    await amina.sees("drill to Jean", "You lend: drill")
    await amina.taps("See 2: drill")
    await amina.taps("Pause it")
    await amina.sees("Nobody sees it just now")
    await pat.says("/borrow")
    await pat.sees("Nobody at", "lends anything just now")
    await amina.taps("Show it again")
    await pat.says("/borrow")
    await pat.sees("drill, from Amina")
    await amina.taps("Take it away")
    await jean.sees("It is not free then")
    await pat.taps("See 1: drill")
    assert any("not there to borrow" in n for n in pat.notices), pat.screen()


async def test_people_kept_apart_do_not_see_each_others_things(any_town: Town) -> None:
    town = any_town
    await _lent(town)
    jean = town.phone("Jean")
    assert town.program is not None
    async with town.program.database.write() as tx:
        one, other = town.people["Amina"].id, town.people["Jean"].id
        apart.keep_apart(tx, 1, one, other, town.people["Ruth"].id, town.clock.now())
    await jean.says("/borrow drill")
    await jean.sees("Nobody at", "lends anything just now")
    await jean.forges("lb-want:1")
    assert any("not there to borrow" in n for n in jean.notices), jean.screen()


async def test_nothing_of_somebody_who_is_away(town: Town) -> None:
    await _lent(town)
    jean = town.phone("Jean")
    until = in_days(town, 5)
    await run(
        town,
        "INSERT INTO away (community_id, person_id, until, since) VALUES (1, :id, :day, '')",
        id=town.people["Amina"].id,
        day=until,
    )
    await jean.says("/borrow")
    await jean.sees("lends anything just now")


async def test_what_is_never_lent_is_refused_and_addresses_are_not_shown(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("/lend kitchen knives")
    await amina.sees("something we never lend here")
    await amina.says("Ladder, 12 Smith Road, ring 07700 900123")
    await amina.says("Ask me")
    await amina.sees("You lend: Ladder")
    await amina.taps("Yes, lend it")
    shown = await rows(town, "SELECT shown FROM item")
    assert "07700" not in shown[0]["shown"]
    assert "Smith" not in shown[0]["shown"]


async def test_one_does_not_borrow_from_oneself_and_strangers_cannot_press(town: Town) -> None:
    amina, _, _ = await _asked(town)
    await amina.says("/borrow drill")
    await amina.sees("lends anything just now")
    pat = town.phone("Pat")
    await pat.says("hello")
    for data in ("bk-agree:1:asked", "bk-cancel:1:asked", "bk:1", "bk-settle:1:asked"):
        await pat.forges(data)
    await pat.does_not_see("borrows from", "Is that all right?")
    found = await rows(town, "SELECT state FROM booking")
    assert [r["state"] for r in found] == ["asked"]


async def test_a_broker_who_is_a_side_does_not_settle_it(town: Town) -> None:
    _, _, ruth = await _lent(town)
    await ruth.says(f"/borrow drill {_when(town)}")
    await ruth.taps("Yes, ask")
    await ruth.forges("bk-close:1:asked")
    assert any("This is about you" in notice for notice in ruth.notices), ruth.screen()


async def test_sentences_lend_and_borrow(town: Town) -> None:
    amina, jean = town.phones("Amina", "Jean")
    await past_a_clock_change(town)
    await jean.says("can I borrow a drill on saturday")
    await jean.does_not_see("Things you can borrow", "You borrow")
    await jean.says("/cancel")
    await amina.says("I can lend my drill")
    await amina.sees("Where do people fetch it")
    await amina.says("Ring the bell")
    await amina.taps("Yes, lend it")
    await jean.says(f"can I borrow a drill {_when(town)}")
    await jean.sees("You borrow: drill", "2pm to 5pm", "Shall I ask Amina?")


async def test_books_that_do_not_fit_a_booking_are_found(town: Town) -> None:
    await _out(town)
    assert town.program is not None
    await run(town, "UPDATE booking SET state = 'back'")
    async with town.program.database.read() as tx:
        assert any("booking" in line for line in await ledger.discrepancies(tx))


async def test_where_lending_is_not_allowed_it_says_so(town: Town) -> None:
    amina = town.phone("Amina")
    await run(town, "INSERT INTO setting VALUES (1, 'kinds', 'gift pot')")
    await amina.says("/lend drill")
    await amina.sees("Your timebank does not lend things")


async def test_longer_than_it_is_lent_and_days_without_times(town: Town) -> None:
    amina, jean, _ = await _lent(town)
    await jean.says("/borrow drill")
    await jean.says(_when(town, 3, "").strip())
    await jean.sees("9am to 6pm")
    await jean.taps("Cancel")
    await jean.says(f"/borrow drill {_when(town, 3, '9am')} to {_when(town, 9, '6pm')}")
    await jean.sees("longer than it is lent for")
    del amina


async def test_a_group_lends_through_somebody_who_acts_for_it(any_town: Town) -> None:
    """An organisation is the owner: its account gets the hours."""
    town = any_town
    amina, jean, _ = town.phones("Amina", "Jean", "Ruth")
    await past_a_clock_change(town)
    assert town.program is not None
    async with town.program.database.write() as tx:
        now = town.clock.now()
        hall = await people.add(tx, None, "St Bride's hall", "en", now)
        await tx.run(
            "INSERT INTO membership (community_id, person_id, state, applied_at)"
            " VALUES (1, :id, 'approved', :now)",
            id=hall.id,
            now=now,
        )
        await open_organisation(tx, 1, hall.id)
        community = await communities.by_id(tx, 1)
        member = frozenset[Role]({"member"})

    def for_the_hall(tx: Tx) -> Work:
        who = town.people["Amina"]
        return Work(tx, town.clock.now(), who, community, member, on_behalf_of=hall.id)

    async with town.program.database.write() as tx:
        work = for_the_hall(tx)
        new = lending.NewItem("The small room", "room", 4, "Ring the bell", "Shard End")
        item_id = await lending.offer(work, new)
    await jean.says(f"/borrow small room {_when(town, 3, '2 to 4')}")
    await jean.taps("Yes, ask")
    async with town.program.database.write() as tx:
        work = for_the_hall(tx)
        await lending.agree(work, 1)
    await _at(town, in_days(town, 3), "14:01")
    await jean.taps("I brought it back")
    async with town.program.database.write() as tx:
        work = for_the_hall(tx)
        await lending.act(work, 1, "confirm")
    held = await rows(town, "SELECT kind, balance FROM account WHERE owner_id = :id", id=hall.id)
    assert [(r["kind"], r["balance"]) for r in held] == [("organisation", 30)]
    await _books_hold(town)
    del amina, item_id
