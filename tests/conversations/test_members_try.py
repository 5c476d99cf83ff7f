"""What members tried that once went wrong, by talking: nobody is forgotten, nothing is let slip."""

from tests.conversations.test_plan_paths import on_the_day
from tests.conversations.test_plans import planned, to
from tests.driver import Phone
from tests.request_help import by_day, offers, rows_of
from tests.town import Town

ASKED = "Somebody to do my ironing thursday 2pm for an hour"


async def _approved(town: Town) -> tuple[Phone, Phone, Phone]:
    """Jean irons for Amina on Thursday 2pm, approved; Pat was asked, too, and had not answered."""
    amina, jean, pat, ruth = town.phones("Amina", "Jean", "Pat", "Ruth")
    await by_day(town)
    for name in ("Jean", "Pat"):
        await offers(town, name, "home.ironing", "Ironing")
    await amina.says(ASKED)
    await amina.taps("Yes, ask")
    await jean.taps("Yes, I can")
    await amina.taps("Choose Jean")
    await amina.taps("At my home")
    await pat.sees("This one is sorted")
    await ruth.taps("Approve before")
    return amina, jean, pat


async def test_when_a_helper_drops_out_who_had_not_answered_is_asked_again(town: Town) -> None:
    amina, jean, pat = await _approved(town)
    await town.later(days=2, hours=3)  # an hour before
    await jean.says("can't make it")
    await jean.taps("Call it off")
    await amina.sees("That visit is off. I am asking others.")
    await pat.sees("Somebody needs help", "Can you help?")
    await pat.taps("Yes, I can")
    await amina.taps("Choose Pat")
    await jean.does_not_see("Can you help?")
    assert await rows_of(town, "SELECT state FROM candidate ORDER BY person_id") == [
        ("closed",),
        ("chosen",),
    ]


async def test_who_is_chosen_does_not_read_why_the_time_suits(town: Town) -> None:
    amina, jean = town.phones("Amina", "Jean")
    await by_day(town)
    await offers(town, "Jean", "home.ironing", "Ironing")
    await amina.types("/ask", "ironing", "saturday 10am to 2pm after my chemo at 12 Elm Road")
    await amina.says("yes")
    await jean.taps("Yes, I can")
    await amina.taps("Choose Jean")
    await jean.sees("Amina chose you", "10am to 2pm")
    assert not any("chemo" in m.text or "Elm" in m.text for m in jean.messages)


async def test_a_yes_and_a_no_can_be_typed_under_help_that_repeats(town: Town) -> None:
    amina, pat, ruth = town.phones("Amina", "Pat", "Ruth")
    for answer, sees in (("no", "called off before it began"), ("yes", "You both said yes")):
        await pat.says("/standing every wednesday at 9am, half an hour")
        await pat.taps("Give the help")
        await pat.types("Amina", "bins, because of her chemo", "yes")
        await amina.sees("shall we do this each time?")
        await amina.does_not_see("chemo")
        await amina.says(answer)
        await (amina if answer == "yes" else pat).sees(sees)
    await ruth.sees("Both said yes")


async def test_a_visitor_may_type_that_they_came_and_went(town: Town) -> None:
    amina, jean, ruth = await planned(town, "ironing")
    await on_the_day(town, "13:30")
    await amina.says("I'm here")
    await jean.sees("Amina arrived at 1:30pm")
    await amina.says("here")
    await amina.sees("Amina arrived at 1:30pm")
    await to(town, "16:05")
    await to(town, "16:31")
    await amina.sees("Are you all right?")
    await amina.says("yes")
    await amina.does_not_see("Sent to Jean")
    await amina.says("I've left")
    await jean.sees("Amina left at 4:31pm")
    await to(town, "18:00")
    await ruth.does_not_see("has not told me that they are safe")


async def test_a_visitor_who_says_no_is_helped_at_once(town: Town) -> None:
    amina, _, ruth = await planned(town, "ironing")
    await on_the_day(town, "14:31")
    await amina.sees("Are you all right?")
    await amina.says("no")
    await amina.sees("I have told your timebank now", "999")
    await ruth.sees("has not told me that they are safe")


async def test_a_visitor_who_has_said_how_it_went_is_not_missed(town: Town) -> None:
    amina, _, ruth = await planned(town, "ironing")
    await on_the_day(town, "16:05")
    await amina.taps("Yes, as planned")
    await to(town, "18:00")
    await amina.does_not_see("Are you all right?")
    await ruth.does_not_see("has not told me that they are safe")


async def test_what_only_the_other_one_says_does_not_end_the_alarm(town: Town) -> None:
    amina, jean, ruth = await planned(town, "ironing")
    await on_the_day(town, "13:30")
    await amina.taps("I've arrived")
    await to(town, "16:05")
    await jean.taps("Yes, as planned")
    await to(town, "16:31")
    await amina.sees("Are you all right?")
    await to(town, "16:47")
    await ruth.sees("has not told me that they are safe")


async def test_no_to_was_it_done_asks_what_is_not_right(town: Town) -> None:
    amina, jean, _ = await planned(town)
    await on_the_day(town, "16:05")
    await amina.says("no")
    await amina.sees("What is not right?")
    await amina.taps("Say it didn't happen")
    await jean.sees("did not happen")


async def test_help_that_somebody_got_is_logged_the_right_way_round(town: Town) -> None:
    amina, jean = town.phones("Amina", "Jean")
    await amina.says("Jean did my ironing yesterday, 1 hour")
    await amina.sees("Jean helped you", "1 hour")
    await amina.says("yes")
    await jean.sees("You helped Amina")


async def test_help_is_wanted_in_an_hour(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await by_day(town)
    await offers(town, "Jean", "home.ironing", "Ironing")
    await amina.says("need ironing in an hour")
    await amina.sees("You ask for help", "Tuesday", "11am")
    await amina.says("yes")
    await ruth.sees("Amina asks for help", "11am")


async def test_i_need_help_is_asked_what_and_my_requests_shows_them(town: Town) -> None:
    (amina,) = town.phones("Amina")
    await by_day(town)
    await amina.says("I need help")
    await amina.sees("What do you need help with?")
    await amina.types("ironing", "thursday", "yes", "my requests")
    await amina.sees("You asked for: Ironing")
    await amina.says("I don't need it any more")
    await amina.sees("You asked for: Ironing")


async def test_a_place_says_where_and_no_more(town: Town) -> None:
    amina, jean = town.phones("Amina", "Jean")
    await by_day(town)
    await offers(town, "Jean", "home.ironing", "Ironing")
    await amina.types("ironing on saturday please", "yes")
    await jean.taps("Yes, I can")
    await amina.taps("Choose Jean")
    await amina.types("11am", "1 hour", "ring 07700 900123, weak after my chemo")
    await amina.sees("I don't pass on phone numbers", "Where?")
    await amina.says("12 Elm Road, the blue door")
    await jean.sees("Where: 12 Elm Road, the blue door")
    assert not any("07700" in m.text or "chemo" in m.text for m in jean.messages)
    await amina.says("/plan")
    await amina.taps("Give help to them")
    await amina.types("Jean", "gardening", "sunday 2pm", "1 hour", "ring 07700 900123")
    await amina.sees("I don't pass on phone numbers", "Where will it be?")
