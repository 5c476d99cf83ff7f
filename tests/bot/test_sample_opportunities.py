"""What the demo shows under /volunteer: every kind, found by what people say."""

from bot import sample_opportunities as sample
from domain.opportunities import looks
from domain.volunteering import KINDS
from services.work import Work
from storage import communities
from tests.shift_help import in_days
from tests.town import Town


def test_there_is_a_realistic_mix() -> None:
    kinds = {one.kind for one in sample.OPPORTUNITIES}
    # One that takes place once is a sample shift.
    assert kinds == set(KINDS)
    assert len({one.title for one in sample.OPPORTUNITIES}) == 17
    for one in sample.OPPORTUNITIES:
        assert (one.often is None) == (one.times is not None), one.title
        assert (one.check_why is None) == (one.checks == "none"), one.title
        # Whoever is alone with children or adults at risk is checked.
        assert not one.at_risk or one.checks != "none", one.title
        assert looks(("risk",), first=False, at_risk=one.at_risk, checks=one.checks) == (
            ("risk",) if one.at_risk else ()
        )


async def test_people_find_it_by_saying_what_they_look_for(town: Town) -> None:
    assert town.program is not None
    async with town.program.database.write() as tx:
        community = await communities.by_id(tx, 1)
        ruth = town.people["Ruth"]
        await sample.publish(Work(tx, town.clock.now(), ruth, community, frozenset({"broker"})))
    amina = town.phone("Amina")
    await amina.says("/volunteer something in urdu")
    await amina.sees(
        "Digital drop-in helper", "You can sit down.\nUseful languages: Urdu, Punjabi and Bengali"
    )
    await amina.says("/volunteer repair café")
    await amina.sees("Repair café fixer or greeter", "Saturday", "For people of 16 and over.")
    await amina.says("/volunteer treasurer")
    await amina.sees("How often: About 3 hours a month, in the evening")
    await amina.says("/volunteer with my team")
    await amina.sees("Pitch marking and hut painting", "CV and interview practice day")
    await amina.says("/volunteer from home, sitting down")
    await amina.sees("Befriending calls", "School governor")
    first = sample.said(sample.OPPORTUNITIES[0], in_days(town, 0))["first_day"]
    assert (first.weekday(), 4 <= (first - in_days(town, 0)).days <= 10) == (1, True)
