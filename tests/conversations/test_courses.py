"""Courses, by talking: the broker's list, browsing it, taking one, a buddy, finishing."""

from tests.conversations.test_work import begun, number_of
from tests.driver import Phone
from tests.request_help import by_day
from tests.shift_help import rows
from tests.town import Town


async def added(ruth: Phone, title: str, level: str, place: str, **more: str) -> None:
    """Ruth puts a course on the list."""
    await ruth.says("/courses add")
    await ruth.says(title)
    await ruth.says(more.get("provider", "South and City College"))
    await ruth.taps(level)
    await ruth.says(more.get("accredited", "NCFE"))
    await ruth.taps("Free")
    await (ruth.taps("Online") if place == "Online" else ruth.says(place))
    await ruth.says(more.get("starts", "any Monday"))
    await ruth.taps("Skip")
    await ruth.sees(title, "Shall I put it on the list?")
    await ruth.taps("Yes, put it on the list")
    await ruth.sees("is on the list")


async def test_a_broker_keeps_the_list_and_members_browse_it(town: Town) -> None:
    await by_day(town)
    ruth, jean, pat = town.phones("Ruth", "Jean", "Pat")
    await jean.says("/courses")
    await jean.sees("There are no courses on the list yet")
    await added(ruth, "Food hygiene", "Level 2", "Online")
    await added(ruth, "English for work", "Entry level", "Ward End Library")
    await added(ruth, "Maths every day", "Level 1", "Pelham Hall")
    await jean.says("/courses")
    await jean.sees("3 in all", "Food hygiene", "English for work", "Maths every day")
    await jean.taps("Show only online")
    await jean.sees("Food hygiene")
    assert "Maths" not in jean.last.text
    await jean.says("/courses level 1")
    await jean.sees("Maths every day")
    assert "hygiene" not in jean.last.text
    await jean.says("/courses english")
    await jean.taps("Open: English for work")
    await jean.sees("Level: Entry level", "Accredited by NCFE", "Cost: Free", "Begins: any Monday")
    assert "Change what it says" not in jean.last.buttons
    course = (await rows(town, "SELECT MIN(id) AS id FROM course"))[0]["id"]
    await pat.says("/home")
    for verb in ("co-change", "co-end", "co-add"):
        await pat.forges(f"{verb}:{course}")
    await ruth.says("/courses hygiene")
    await ruth.taps("Open: Food hygiene")
    await ruth.taps("Change what it says")
    await ruth.taps("Change")
    await ruth.taps(next(one for one in ruth.last.buttons if one.startswith("Cost")))
    await ruth.says("£10")
    await ruth.taps("Yes, put it on the list")
    await jean.says("/courses hygiene")
    await jean.sees("£10")
    await ruth.says("/courses hygiene")
    await ruth.taps("Open: Food hygiene")
    await ruth.taps("Take it off the list")
    await jean.says("/courses hygiene")
    await jean.sees("No course on the list fits that")


async def test_a_course_is_taken_finished_and_its_certificate_seen(any_town: Town) -> None:
    town = any_town
    await by_day(town)
    ruth = town.phone("Ruth")
    await added(ruth, "Food hygiene", "Level 2", "Online")
    jean = await begun(town)
    await jean.says("/courses")
    await jean.taps("Open: Food hygiene")
    await jean.taps("Say that I take it")
    await jean.taps("Today")
    await jean.sees(
        "Course: Food hygiene, South and City College, Level 2, accredited by NCFE",
        "Began a course: Food hygiene",
    )
    await jean.taps("See more of the plan")
    await jean.taps("See the courses taken")
    await jean.taps("Open: Food hygiene")
    await jean.taps("Say that it is finished")
    await jean.says("31 december 2027")
    await jean.taps("Today")
    await jean.sees("Finished a course: Food hygiene")
    taken = (await rows(town, "SELECT id FROM course_taken"))[0]["id"]
    await jean.forges(f"wk-seen:{taken}")
    await ruth.says("/work Jean")
    await ruth.taps("See more of the plan")
    await ruth.taps("See the courses taken")
    await ruth.taps("Open: Food hygiene")
    await ruth.taps("Note: certificate seen")
    await jean.says("/work")
    await jean.taps("See more of the plan")
    await jean.taps("See the courses taken")
    await jean.taps("Open: Food hygiene")
    await jean.sees("Certificate seen by Ruth")
    seen = await rows(town, "SELECT seen_by FROM course_taken")
    assert [row["seen_by"] for row in seen] == [town.people["Ruth"].id]


async def test_a_course_that_is_not_on_the_list_is_noted_too(town: Town) -> None:
    await by_day(town)
    jean = await begun(town)
    plan = await number_of(town)
    await jean.forges(f"wk-take:{plan}")
    await jean.says("First aid")
    await jean.says("Red Cross")
    await jean.taps("Level 1")
    await jean.taps("Skip")
    await jean.says("yesterday")
    await jean.sees("Course: First aid, Red Cross, Level 1")


async def test_a_course_buddy_is_a_request_like_any_other(town: Town) -> None:
    await by_day(town)
    ruth, jean = town.phones("Ruth", "Jean")
    await added(ruth, "Food hygiene", "Level 2", "Online")
    await jean.says("/courses")
    await jean.taps("Open: Food hygiene")
    await jean.taps("Ask for a course buddy")
    await jean.says("any time")
    await jean.taps("Yes, ask")
    made = await rows(town, "SELECT skill FROM request")
    assert [row["skill"] for row in made] == ["work.course_buddy"]
