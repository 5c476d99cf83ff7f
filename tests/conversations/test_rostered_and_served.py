"""Hours of one shift in a roster and as volunteering: everybody's count once."""

from tests.conversations.test_giving import books_hold, rule
from tests.conversations.test_log_hours import balance_of
from tests.conversations.test_service_hours import HOURS, after, hall, joined, open_list
from tests.shift_help import rows, run
from tests.town import Town

__all__ = ["hall"]  # the fixture


async def test_who_is_in_the_roster_counts_there_and_the_others_as_volunteers(hall: Town) -> None:
    await rule(hall, "shifts_credit", "all")
    owen, ruth = hall.phones("Owen", "Ruth")
    shift_id = await joined(hall, "Amina", "Jean", "Pat")
    before = {name: await balance_of(hall, name) for name in ("Amina", "Jean", "Pat")}
    await after(hall)
    await owen.says("/roster")
    await owen.taps("Tick who came: Tea for carers")
    await owen.taps("Choose: event for all")
    await owen.taps("Tick Amina")
    await owen.taps("Post the hours")
    await owen.taps("Send it to be checked")
    await open_list(owen, shift_id)
    await owen.taps("Everyone came")
    await owen.taps("Confirm the hours")
    await owen.taps("Yes, confirm 3 people")
    assert {row["name"]: row["credited"] for row in await rows(hall, HOURS)} == {
        "Amina": 0, "Jean": 120, "Pat": 120,
    }  # fmt: skip
    # Jean is ticked after all: whoever posts it is stopped, since she has those hours already.
    await run(hall, "UPDATE roster_person SET ticked = 1 WHERE person_id = :id",
              id=hall.people["Jean"].id)  # fmt: skip
    [roster] = await rows(hall, "SELECT id, version FROM roster")
    await ruth.forges(f"r-yes:{roster['id']}:{roster['version']}")
    await ruth.sees("Nobody gets them twice.")
    await run(hall, "UPDATE roster_person SET ticked = 0 WHERE person_id = :id",
              id=hall.people["Jean"].id)  # fmt: skip
    await ruth.says("/queue")
    await ruth.taps("Look over rosters")
    await ruth.taps("See Tea for carers")
    await ruth.taps("Approve and post")
    gained = {name: await balance_of(hall, name) - before[name] for name in before}
    assert gained == {"Amina": 60, "Jean": 120, "Pat": 120}
    await ruth.says("/report this month")
    await ruth.sees(
        "Volunteering, confirmed: 2 people, 4 hours.", "Timebank hours for it: 4 hours."
    )
    await books_hold(hall)
