"""Help that is wanted before a broker is promised to look: said as it is, and first at the desk."""

from datetime import timedelta

from storage import communities
from tests.desk_help import oldest
from tests.request_help import by_day
from tests.town import Town

TO_FRIDAY_AFTERNOON = timedelta(days=3, hours=4)


async def _friday_afternoon(town: Town) -> None:
    await by_day(town)
    await town.later(days=TO_FRIDAY_AFTERNOON.days, seconds=TO_FRIDAY_AFTERNOON.seconds)


async def test_help_wanted_before_the_promise_is_not_promised(town: Town) -> None:
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await _friday_afternoon(town)
    await jean.says("I need a lift to the shops in three weeks")
    await jean.taps("Yes, ask")
    await jean.sees("Your broker looks at it first, by Monday")
    assert "soon" not in jean.last.text
    await amina.says("I need a lift to the shops tomorrow at 1:30am for an hour")
    await amina.taps("Yes, ask")
    await amina.sees("I told your brokers at once", "may not see it in time", "talk to a person")
    assert "Monday" not in amina.last.text
    await ruth.sees("Amina asks for help", "This can't wait: it is wanted before Monday")
    await oldest(ruth)
    await ruth.sees("Amina asks for help")
    await ruth.taps("Show the next")
    await ruth.sees("Jean asks for help", "They hear back by Monday")


async def test_the_number_is_named_where_there_is_one(town: Town) -> None:
    amina = town.phone("Amina")
    assert town.program is not None
    async with town.program.database.write() as tx:
        communities.set_setting(tx, 1, "phone", "0121 496 0123")
    await _friday_afternoon(town)
    await amina.says("I need a lift to the shops tomorrow at 10am for an hour")
    await amina.taps("Yes, ask")
    await amina.sees("It is soon, so perhaps nobody can come. Please also ring 0121 496 0123")
