"""What's on near me, by talking: everything in one list, narrowed by buttons and words."""

from storage import apart
from tests.driver import Phone
from tests.shift_help import in_days, no_sample_shifts, publish, rows, run
from tests.town import Town


async def _clean(town: Town) -> tuple[Phone, Phone, Phone]:
    """Nothing is on but what a test puts there."""
    await no_sample_shifts(town)
    await run(town, "UPDATE listing SET state = 'removed'")
    amina, jean, pat = town.phones("Amina", "Jean", "Pat")
    return amina, jean, pat


async def _offers(phone: Phone, words: str) -> None:
    await phone.says(f"/offer {words}")
    for label in ("Yes, offer it", "Yes, show it"):
        if phone.last.button(label) is not None:
            await phone.taps(label)
            return
    raise AssertionError(phone.screen())


async def test_everything_is_in_one_list(any_town: Town) -> None:
    town = any_town
    amina, jean, pat = await _clean(town)
    await publish(town)
    await _offers(jean, "ironing, any time, Pelham")
    await pat.says("/lend drill")
    await pat.says("Ring the bell")
    await pat.taps("Yes, lend it")
    await amina.says("what's on near me")
    await amina.sees("What's on near you", "3 things", "Tea for carers", "drill")
    await amina.says("things to borrow")
    await amina.sees("Things to borrow", "One thing", "Pat lends this")
    await amina.taps("See 1: drill")
    await amina.sees("1 of 1", "Pat lends this")
    await amina.taps("Borrow")
    await amina.sees("When would you like it?")


async def test_nothing_says_what_to_do_instead(town: Town) -> None:
    amina, _, _ = await _clean(town)
    await amina.says("/near")
    await amina.sees("Nothing is on just now", "ask for what you would like")
    assert {"Ask for help", "Offer something"} <= set(amina.buttons)
    await amina.says("requests near me")
    await amina.sees("I found nothing like that just now")
    await amina.taps("See everything")
    await amina.sees("Nothing is on just now")


async def test_a_shift_is_joined_from_the_list(town: Town) -> None:
    amina, _, _ = await _clean(town)
    await publish(town)
    await amina.says("what's on")
    await amina.taps("See 1: Tea for carers")
    await amina.taps("Join")
    await amina.sees("You're in.")
    await amina.says("/near")
    await amina.sees("you are on this one")


async def test_narrowed_by_day_by_word_and_by_button(town: Town) -> None:
    amina, _, _ = await _clean(town)
    await publish(town, "Tea for carers", days=2)
    await publish(town, "Lunch club", days=3)
    await amina.says(f"what's on {in_days(town, 2):%-d %B}")
    await amina.sees("One thing", "Tea for carers")
    await amina.does_not_see("Lunch club")
    await amina.says(f"{in_days(town, 3):%-d %B}")
    await amina.sees("Lunch club")
    await amina.says("any day")
    await amina.sees("2 things")
    await amina.taps("Choose what I see")
    assert len(amina.buttons) == 5, "four to choose from, and the list"
    await amina.taps("Pick a kind")
    await amina.taps("See offers")
    await amina.sees("What people offer", "I found nothing like that")
    await amina.taps("Choose what I see")
    await amina.taps("Pick a day")
    await amina.taps("Any day")
    await amina.taps("Choose what I see")
    await amina.taps("Pick a place")
    await amina.taps("Ward End")
    await amina.sees("in Ward End")
    await amina.says("anywhere")
    await amina.does_not_see("in Ward End.")


async def test_next_the_one_before_and_back(town: Town) -> None:
    amina, _, _ = await _clean(town)
    for number in range(1, 6):
        await publish(town, f"Session {number}", days=number)
    await amina.says("/near")
    await amina.sees("5 things", "1. Session 1", "3. Session 3")
    await amina.taps("More")
    await amina.sees("1. Session 4", "2. Session 5")
    await amina.says("1")
    await amina.sees("4 of 5", "Session 4")
    await amina.says("next")
    await amina.sees("5 of 5", "Session 5")
    assert "Next" not in amina.buttons
    await amina.taps("The one before")
    await amina.sees("4 of 5")
    await amina.taps("See the list")
    await amina.sees("1. Session 4")


async def test_a_request_is_answered_from_the_list(any_town: Town) -> None:
    town = any_town
    amina, jean, pat = await _clean(town)
    await jean.says("need help with my garden on saturday")
    await jean.taps("Yes, ask")
    await run(town, "UPDATE request SET state = 'open'")
    await run(town, "DELETE FROM candidate")
    await pat.says("requests near me")
    await pat.sees("Who would like help", "Jean would like this")
    await pat.says("1")
    await pat.taps("I can help")
    said = await rows(town, "SELECT person_id, state, via FROM candidate")
    assert [(r["person_id"], r["state"], r["via"]) for r in said] == [
        (town.people["Pat"].id, "yes", "browse")
    ]
    await jean.sees("Pat can help")
    await jean.says("/near")
    await jean.sees("yours")
    del amina


async def test_the_request_of_somebody_who_is_away_is_not_shown(town: Town) -> None:
    _, jean, pat = await _clean(town)
    day = in_days(town, 9)
    await jean.says(f"need help with my garden on {day:%-d %B}")
    await jean.taps("Yes, ask")
    await run(town, "UPDATE request SET state = 'open'")
    await run(town, "DELETE FROM candidate")
    await pat.says("requests near me")
    await pat.sees("Jean would like this")
    await jean.says(f"I'm away until {in_days(town, 5):%-d %B}")
    await pat.says("requests near me")
    await pat.does_not_see("Jean would like this.")
    await pat.sees("I found nothing like that")


async def test_an_offer_is_asked_for_from_the_list(town: Town) -> None:
    amina, jean, _ = await _clean(town)
    await _offers(jean, "ironing, any time")
    await amina.says("offers near me")
    await amina.sees("Jean offers this")
    await amina.taps("See 1: Ironing")
    await amina.taps("Ask for this")
    await amina.sees("When would you like it?")
    await jean.says("/near")
    await jean.sees("yours")
    await jean.says("1")
    assert "Ask for this" not in jean.buttons


async def test_nobody_sees_those_kept_apart_or_away(any_town: Town) -> None:
    town = any_town
    amina, jean, pat = await _clean(town)
    await _offers(jean, "ironing, any time")
    assert town.program is not None
    async with town.program.database.write() as tx:
        one, other = town.people["Amina"].id, town.people["Jean"].id
        apart.keep_apart(tx, 1, one, other, town.people["Ruth"].id, town.clock.now())
    await amina.says("/near")
    await amina.sees("Nothing is on just now")
    await pat.says("/near")
    await pat.sees("Jean offers this")
    until = in_days(town, 5)
    await jean.says(f"I'm away until {until:%-d %B}")
    await pat.says("/near")
    await pat.sees("Nothing is on just now")


async def test_own_words_and_surnames_are_never_shown(town: Town) -> None:
    amina, jean, _ = await _clean(town)
    await _offers(jean, "ironing any time, ring me on 07700 900123, I live at 12 Smith Road")
    await amina.says("offers")
    await amina.does_not_see("07700", "Smith Road", "Marlow")
    await amina.says("1")
    await amina.does_not_see("07700", "Smith Road", "Marlow")


async def test_who_is_no_member_is_told_how_to_join(empty_town: Town) -> None:
    amina = empty_town.phone("Amina")
    await amina.starts()
    await amina.says("what's on near me")
    await amina.does_not_see("What's on near you")


async def test_narrowed_by_a_kind_of_help_and_what_was_not_read_is_said(town: Town) -> None:
    amina, jean, pat = await _clean(town)
    await publish(town, "Tea for carers")
    await _offers(jean, "weeding, any time, Pelham")
    await _offers(pat, "ironing, any time, Erdington")
    await amina.says("/near gardening")
    await amina.sees("What's on near you, gardening", "One thing", "Jean offers this")
    await amina.says("/near tea")
    await amina.sees("One thing", "Tea for carers")
    await amina.says("/near zzzz")
    await amina.sees('I don\'t know "zzzz". Here is everything.', "3 things")
    await amina.says("/near zzzz ironing")
    await amina.sees("Here is what I did understand", "ironing", "Pat offers this", "One thing")
    await amina.taps("See 1: Ironing")
    await amina.taps("See the list")
    await amina.sees("What's on near you, ironing", "One thing")
    await amina.says("anything")
    await amina.sees("3 things")
    await amina.says("/near in Pelham")
    await amina.sees("in Pelham", "Jean offers this")
    await amina.does_not_see("Alum Rock,", "in Alum Rock")
    await amina.taps("See 1: Weeding")
    await amina.taps("See the list")
    await amina.sees("in Pelham")
    await amina.says("gardening")
    await amina.sees("What's on near you, gardening, in Pelham", "Jean offers this")
