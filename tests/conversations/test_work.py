"""A member's plan for work, by talking: consent, steps, strengths, reviews, outcomes, and who sees
it."""

import re
from datetime import timedelta

from domain import reporting
from services import retention
from tests.conversations.test_hats import add_member, helper
from tests.conversations.test_limits import morning
from tests.driver import Phone
from tests.request_help import by_day
from tests.shift_help import in_days, rows, run
from tests.town import Town


async def helped(town: Town, giver: str = "Jean", times: int = 1, minutes: int = 120) -> None:
    """Jean helped Amina with ironing; it is in the books."""
    one, other, ruth = town.phones(giver, "Amina", "Ruth")
    for number in range(times):
        await one.says(f"{minutes} minutes {'yesterday' if number else 'today'} ironing for Amina")
        await one.taps("Yes, send to Amina")
        await other.taps("Yes, that's right")
        await ruth.taps("Approve")


async def begun(town: Town) -> Phone:
    """Jean agreed to a plan, with a goal."""
    jean = town.phone("Jean")
    await jean.says("/work")
    await jean.sees("A plan for work", "Only you and the brokers", "ask your work coach")
    await jean.taps("Agree and begin my plan")
    await jean.says("Work in a kitchen, mornings")
    await jean.sees("Your plan for work", "Goal: Work in a kitchen, mornings")
    return jean


async def opens(who: Phone, *labels: str) -> None:
    """One button after another."""
    for label in labels:
        await who.taps(label)


async def forgotten(town: Town) -> None:
    """A month later what is past its time is gone."""
    assert town.program is not None
    async with town.program.database.write() as tx:
        await retention.run(tx, town.clock.now() + timedelta(days=31))


async def number_of(town: Town) -> int:
    """The id of the newest plan."""
    return int((await rows(town, "SELECT MAX(id) AS id FROM work_plan"))[0]["id"])


async def test_a_member_agrees_sets_a_goal_and_steps_and_is_reminded(town: Town) -> None:
    await by_day(town)
    jean, ruth = await begun(town), town.phone("Ruth")
    await ruth.sees("Jean began a plan for work and would like your help")
    consent = await rows(town, "SELECT version, given FROM consent WHERE purpose = 'employment'")
    assert [(row["version"], row["given"]) for row in consent] == [("1 here", 1)]
    day = in_days(town, 3)
    await jean.taps("Add a step")
    await jean.says(f"ring the college on {day:%-d %B}")
    await jean.sees("ring the college", f"by {day:%A %-d %B %Y}")
    await jean.says("/work step write my CV")
    await jean.sees("By when?")
    await jean.taps("Skip")
    await jean.sees("write my CV")
    await town.later(days=3)
    await jean.sees("A step of your plan is due today: ring the college")
    await jean.taps("Tick it off")
    await jean.does_not_see("went wrong")
    await opens(jean, "Tick or move a step", "Open: write my CV")
    await jean.taps("Move it to another day")
    await jean.says("in 2 weeks")
    await jean.sees("write my CV, by")
    await opens(jean, "Tick or move a step", "Open: write my CV")
    await jean.taps("Drop it")
    assert "write my CV" not in jean.last.text


async def test_consent_is_taken_back_in_one_tap_and_nobody_sees_it_any_more(town: Town) -> None:
    await by_day(town)
    jean, ruth = await begun(town), town.phone("Ruth")
    plan = await number_of(town)
    await ruth.taps("Open the plan")
    await ruth.sees("Jean: plan for work", "Work in a kitchen")
    await jean.taps("See more of the plan")
    await jean.taps("Stop and close the plan")
    await jean.sees("Your plan for work is closed", "Nobody sees it any more")
    await ruth.sees("This plan was closed")
    await ruth.forges(f"wk:{plan}")
    await ruth.forges(f"wk-all:{plan}")
    assert "kitchen" not in ruth.last.text
    consent = await rows(town, "SELECT given FROM consent WHERE purpose = 'employment' ORDER BY id")
    assert [row["given"] for row in consent] == [1, 0]
    await jean.taps("Agree and open it again")
    await jean.sees("Goal: Work in a kitchen")
    await jean.says("stop my plan for work")
    await jean.sees("is closed")
    await forgotten(town)
    assert await rows(town, "SELECT id FROM work_plan") == []


async def test_what_came_of_a_forgotten_plan_stays_without_whose_it_was(any_town: Town) -> None:
    town = any_town
    await by_day(town)
    jean = await begun(town)
    await opens(jean, "See more of the plan", "Say what came of it")
    await jean.taps("Say: found work")
    await jean.taps("Today")
    await jean.sees("Found work")
    await jean.says("stop my plan for work")
    await forgotten(town)
    kept = await rows(town, "SELECT plan_id, kind, day, words, by_id FROM work_outcome")
    assert len(kept) == 1
    assert (kept[0]["plan_id"], kept[0]["kind"], kept[0]["by_id"]) == (None, "work", None)
    assert kept[0]["day"].endswith("-01")


async def test_strengths_come_from_the_books_and_the_member_chooses(any_town: Town) -> None:
    town = any_town
    await by_day(town)
    await helped(town)
    jean = await begun(town)
    await jean.taps("See what I am good at")
    await jean.sees("This help is in the books", "Ironing: once, 2 hours")
    await jean.taps("Choose: Ironing")
    await jean.taps("Show it in the plan")
    await jean.sees("Shown")
    await jean.taps("Back")
    await jean.sees("Good at: Ironing")
    await opens(jean, "See what I am good at", "Choose: Ironing")
    await jean.taps("Say it in own words")
    await jean.says("I iron fifty shirts without a crease")
    await jean.sees("Good at: I iron fifty shirts without a crease")
    await opens(jean, "See what I am good at", "Choose: Ironing")
    await jean.taps("Leave it out")
    await jean.taps("Back")
    assert "Good at" not in jean.last.text


async def test_the_broker_reviews_every_few_weeks_and_is_reminded(town: Town) -> None:
    await by_day(town)
    jean, ruth, devinder = await begun(town), town.phone("Ruth"), town.phone("Devinder")
    await town.later(days=21, hours=1)
    await ruth.sees("It is time to look at the plan of Jean together")
    await devinder.sees("It is time to look at the plan of Jean together")
    await ruth.taps("Note a review")
    await ruth.says("Ready for interviews")
    await ruth.sees("Noted. I remind you on", "Jean: plan for work")
    await devinder.says("/home")
    await town.later(days=21, hours=1)
    await ruth.sees("It is time to look at the plan of Jean together")
    await devinder.does_not_see("It is time to look at the plan")  # it is Ruth's now
    await jean.says("/work")
    await jean.taps("See more of the plan")
    await jean.taps("More")
    await jean.taps("Read all that is kept")
    await jean.sees("Looked at together with Ruth", "Ready for interviews", "Agreed here")


async def test_a_review_that_is_due_stands_in_the_digest_until_it_is_noted(any_town: Town) -> None:
    town = any_town
    await by_day(town)
    await begun(town)
    ruth, devinder = town.phones("Ruth", "Devinder")
    await ruth.says("/home")
    await morning(town, 23)
    await ruth.says("/digest 9am")
    await morning(town)
    await ruth.sees("One review is due")
    await ruth.forges("dg:0:reviews")
    await ruth.sees("Reviews that are due")
    await ruth.taps("See Jean")
    await ruth.sees("Jean: plan for work")
    await ruth.taps("Note a review")
    await ruth.says("Ready for interviews")
    for phone in (ruth, devinder):
        await phone.says("/queue")
        await phone.forges("dg:0:reviews")
        await phone.does_not_see("Jean")


async def test_a_step_said_before_agreeing_is_kept_until_they_agree(town: Town) -> None:
    jean = town.phone("Jean")
    await jean.says("/work step write my CV")
    await jean.sees("A plan for work", "Only you and the brokers")
    assert await rows(town, "SELECT id FROM work_plan") == []
    await jean.taps("Agree and begin my plan")
    await jean.sees("By when?")
    await jean.taps("Skip")
    await jean.sees("Your plan for work", "write my CV")
    day = in_days(town, 3)
    amina = town.phone("Amina")
    await amina.says(f"/work step ring the college on {day:%-d %B}")
    await amina.taps("Agree and begin my plan")
    await amina.sees("Your plan for work", "ring the college", f"by {day:%A %-d %B %Y}")
    pat = town.phone("Pat")
    await pat.says("/work step write my CV")
    await pat.taps("Cancel")
    assert len(await rows(town, "SELECT id FROM work_plan")) == 2


async def test_what_is_in_the_way_is_seen_by_the_two_and_taken_out_again(town: Town) -> None:
    await by_day(town)
    jean, ruth = await begun(town), town.phone("Ruth")
    await jean.taps("See more of the plan")
    await jean.taps("More")
    await jean.taps("Say what is in the way")
    await jean.says("No childcare on Mondays")
    await jean.sees("In the way: No childcare on Mondays")
    await ruth.says("/work Jean")
    await ruth.sees("In the way: No childcare on Mondays")
    await jean.taps("See more of the plan")
    await jean.taps("More")
    await jean.taps("Say what is in the way")
    await jean.taps("Skip")
    assert "In the way" not in jean.last.text


async def test_a_broker_keeps_the_plan_of_a_member_without_telegram(town: Town) -> None:
    await by_day(town)
    await add_member(town, "Mrs Khan")
    ruth, pat = town.phones("Ruth", "Pat")
    await ruth.says("/work Mrs Khan")
    await ruth.sees("Mrs Khan has no plan for work", "Please read this to them first")
    await ruth.taps("Say: on the phone")
    await ruth.says("Learn to use a till")
    await ruth.sees("Mrs Khan: plan for work", "Goal: Learn to use a till")
    consent = await rows(town, "SELECT version FROM consent WHERE purpose = 'employment'")
    assert consent[0]["version"] == "1 phone"
    day = in_days(town, 2)
    await ruth.taps("Add a step")
    await ruth.says(f"visit the shop on {day:%-d %B}")
    await town.later(days=2)
    await ruth.sees("Mrs Khan has a step due today: visit the shop", "Please ring them")
    await ruth.says("/for Mrs Khan")
    await ruth.says("/work")
    await ruth.sees("Mrs Khan: plan for work")
    await pat.says("/home")
    await pat.forges(f"wk:{await number_of(town)}")
    await pat.does_not_see("till")


async def test_a_member_who_reads_here_agrees_themselves(town: Town) -> None:
    await by_day(town)
    ruth, jean = town.phones("Ruth", "Jean")
    await ruth.says("/work Jean")
    await ruth.sees("They agree to one themselves")
    member = (
        await rows(town, f"SELECT id FROM membership WHERE person_id = {town.people['Jean'].id}")
    )[0]["id"]
    await ruth.forges(f"wk-heard:{member}:phone")
    assert await rows(town, "SELECT id FROM work_plan") == []
    await ruth.taps("Tell them about it")
    await jean.sees("can help you on the way to work, if you want that")
    await jean.taps("Read about the plan")
    assert "Agree and begin my plan" in jean.last.buttons


async def test_nobody_else_reaches_a_plan_whatever_they_forge(town: Town) -> None:
    await by_day(town)
    jean = await begun(town)
    await jean.taps("Add a step")
    await jean.says("the zebra step")
    await jean.taps("Skip")
    plan = await number_of(town)
    step = (await rows(town, "SELECT id FROM work_step"))[0]["id"]
    ruth_id = town.people["Ruth"].id
    # A safeguarding lead and administrator who is no broker; a neighbour; an organiser.
    await run(
        town,
        "UPDATE role SET revoked_at = granted_at WHERE person_id = :ruth AND role = 'broker'",
        ruth=ruth_id,
    )
    verbs = (
        *("wk", "wk-more", "wk-all", "wk-goal", "wk-bar", "wk-add", "wk-steps", "wk-stop"),
        *("wk-strengths", "wk-came", "wk-review", "wk-courses", "wk-take", "wk-again"),
        "wk-member",
    )
    for name in ("Ruth", "Pat", "Owen", "Amina"):
        phone = town.phone(name)
        await phone.says("/home")
        for verb in verbs:
            await phone.forges(f"{verb}:{plan}")
        for verb in ("wk-step", "wk-done", "wk-drop", "wk-move", "wk-later"):
            await phone.forges(f"{verb}:{step}")
        await phone.does_not_see("zebra")
        await phone.does_not_see("kitchen")
        await phone.says("/cancel")
    state = await rows(town, "SELECT state FROM work_plan UNION ALL SELECT state FROM work_step")
    assert [row["state"] for row in state] == ["open", "open"]


async def test_a_broker_of_the_household_is_kept_out(town: Town) -> None:
    await by_day(town)
    await begun(town)
    plan = await number_of(town)
    devinder, jean = town.people["Devinder"].id, town.people["Jean"].id
    await run(
        town,
        "INSERT INTO household (community_id, person_id, other_id, by_id, at) SELECT"
        " community_id, :one, :other, :one, agreed_at FROM work_plan",
        one=devinder,
        other=jean,
    )
    await run(
        town,
        "INSERT INTO household (community_id, person_id, other_id, by_id, at) SELECT"
        " community_id, :one, :other, :one, agreed_at FROM work_plan",
        one=jean,
        other=devinder,
    )
    phone = town.phone("Devinder")
    await phone.says("/work Jean")
    await phone.forges(f"wk:{plan}")
    assert not re.search("kitchen", phone.last.text)


async def test_mydata_leads_to_all_of_the_plan(town: Town) -> None:
    await by_day(town)
    jean = await begun(town)
    await jean.says("/mydata")
    await jean.taps("See my plan for work")
    await jean.sees("Goal: Work in a kitchen")


async def test_leaving_closes_the_plan(town: Town) -> None:
    await by_day(town)
    jean = await begun(town)
    await jean.says("/leave")
    await run(town, "UPDATE work_plan SET goal = goal")
    labels = jean.last.buttons
    await jean.taps(next(one for one in labels if "eave" in one))
    for _ in range(3):
        label = next((one for one in jean.last.buttons if "eave" in one or "pot" in one), None)
        if label is None:
            break
        await jean.taps(label)
    assert [row["state"] for row in await rows(town, "SELECT state FROM work_plan")] == ["closed"]


async def test_what_came_of_plans_is_counted_in_reports_without_a_name(town: Town) -> None:
    await by_day(town)
    jean, ruth = await begun(town), town.phone("Ruth")
    plan = await number_of(town)
    for number in range(6):
        await jean.forges(f"wk-came:{plan}")
        await jean.taps("Say: an interview" if number else "Say: found work")
        await jean.taps("Today")
    await ruth.says("/report this month")
    await ruth.taps("See more of it")
    await ruth.taps("See the pot and more")
    await ruth.sees("On the way to work", "Found work: 1.", "Interviews: 5.")
    assert town.program is not None
    async with town.program.database.read() as tx:
        kept = await tx.value("SELECT figures FROM report ORDER BY id DESC LIMIT 1")
    figures = reporting.load(str(kept))
    assert figures is not None
    assert figures.work == {"interview": 5, "work": 1}
    assert reporting.public(figures, 5).work == {"interview": 5, "work": None}


async def test_a_helper_makes_nothing_of_it_in_another_name(town: Town) -> None:
    await by_day(town)
    jean = await begun(town)
    await add_member(town, "Mrs Khan")
    await helper(town, "Mrs Khan", "Jean")
    await jean.says("for Mrs Khan")
    for words in ("/work", "/letter", "my plan for work"):
        await jean.says(words)
        await jean.sees("Mrs Khan")
        assert "kitchen" not in jean.last.text
        assert "Which name" not in jean.last.text
    await jean.says("as myself")
    await jean.says("/me")
    await jean.taps("See more about me")
    await jean.taps("See my plan for work")
    await jean.sees("Goal: Work in a kitchen")
