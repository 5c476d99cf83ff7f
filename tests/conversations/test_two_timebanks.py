"""Somebody in two timebanks: what was begun in one ends in that one."""

from storage import communities, people
from tests.town import Town


async def _also_in_aston(town: Town, name: str) -> None:
    """From now on this person is a member of a second timebank, too."""
    assert town.program is not None
    now = town.clock.now()
    async with town.program.database.write() as tx:
        aston = await communities.by_slug(tx, "aston") or await communities.add(
            tx, "Aston Timebank", "aston", "Europe/London", now
        )
        assert aston is not None
        person = town.people[name].id
        values = {"community_id": aston.id, "person_id": person, "adult": True, "area": None}
        number = await people.apply(
            tx, {**values, "reach": None, "want": None, "offer": None, "now": now}
        )
        await people.decide(tx, number, ("applied",), "approved", person, now)


async def test_a_form_ends_in_the_timebank_where_it_was_begun(any_town: Town) -> None:
    amina, jean = any_town.phones("Amina", "Jean")
    await _also_in_aston(any_town, "Amina")
    await amina.says("2hrs yesterday gardening for Jean")
    yes = next(b.value for row in amina.last.rows for b in row if b.text.startswith("Yes"))
    await amina.forges("timebank")
    await amina.taps("Aston Timebank")
    await amina.forges(yes)
    await jean.sees("Amina helped you", "2 hours")
    assert any_town.program is not None
    async with any_town.program.database.read() as tx:
        where = await tx.value(
            "SELECT c.slug FROM exchange e JOIN community c ON c.id = e.community_id"
            " ORDER BY e.id DESC LIMIT 1"
        )
    assert where != "aston"


async def test_nobody_is_logged_with_who_is_no_member_there(any_town: Town) -> None:
    """Jean has left while Amina was filling in the form: the broker sees to it."""
    amina, jean, ruth = any_town.phones("Amina", "Jean", "Ruth")
    await amina.says("2hrs yesterday gardening for Jean")
    assert any_town.program is not None
    async with any_town.program.database.write() as tx:
        await tx.run(
            "UPDATE membership SET state = 'left' WHERE person_id = :id",
            id=any_town.people["Jean"].id,
        )
    await amina.taps("Yes, send to Jean")
    await amina.sees("Your broker will find Jean")
    await ruth.sees("I could not place: Jean")
    await jean.does_not_see("Amina helped you")


async def test_a_member_of_two_says_in_which_one_they_ask(any_town: Town) -> None:
    """The one used last is suggested; the other is one tap away, and the broker there gets it."""
    amina = any_town.phone("Amina")
    await _also_in_aston(any_town, "Amina")
    await amina.says("need a lift thurs at 10am")
    await amina.sees("Ward End & Pelham Timebank")
    await amina.taps("Ask in Aston Timebank")
    await amina.sees("Your broker at Aston Timebank")
    assert any(one.startswith("Ask in Ward End") for one in amina.buttons)
    await amina.taps("Yes, ask")
    assert any_town.program is not None
    async with any_town.program.database.read() as tx:
        where = await tx.value(
            "SELECT c.slug FROM request r JOIN community c ON c.id = r.community_id"
            " ORDER BY r.id DESC LIMIT 1"
        )
    assert where == "aston"


async def test_a_member_of_one_is_not_asked_where(any_town: Town) -> None:
    jean = any_town.phone("Jean")
    await jean.says("need a lift thurs at 10am")
    assert not any(one.startswith("Ask in") for one in jean.buttons)
