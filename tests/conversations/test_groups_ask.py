"""Organisations that ask for help and are asked: named whole on every card, read by whoever acts
for them, who is never asked to help with their own request."""

from domain.permissions import Role
from services import listings
from services.listings import NewListing
from services.work import Work
from storage import communities, people
from tests.conversations.test_lending_groups import _group
from tests.request_help import by_day, offers
from tests.town import Town

SCOUTS, HALL = "Ward End Scouts", "Pelham Hall Trust"


async def test_from_the_request_to_the_choice(town: Town) -> None:
    await by_day(town)
    await _group(town, SCOUTS, "Jean")
    hall = await _group(town, HALL, "Amina")
    await offers(town, "Jean", "home.laundry", "Washing and laundry")
    assert town.program is not None
    async with town.program.database.write() as tx:
        person = await people.person(tx, hall)
        assert person is not None
        community = (await communities.every(tx))[0]
        work = Work(tx, town.clock.now(), person, community, frozenset[Role]({"member"}))
        words = "Washing and laundry"
        await listings.add(work, NewListing("offer", "home.laundry", words, shown=words))
    ruth, jean, amina = town.phones("Ruth", "Jean", "Amina")
    await jean.says("need help with laundry friday 2pm")
    await jean.sees(f"For {SCOUTS}:", "You ask for help")
    await jean.taps("Yes, ask")
    await ruth.sees(f"{SCOUTS} asks for help", f"Entered by Jean for {SCOUTS}.")
    await ruth.taps("Ring round myself")
    await ruth.taps("See who could help")
    await ruth.sees(f"{HALL}: offers this. Never asked.")
    assert "Jean: offers this" not in ruth.last.text
    await ruth.taps(f"Ask {HALL}")
    await ruth.sees(f"Asked: {HALL}.", f"{HALL}: asked", "no answer yet")
    await amina.sees(f"For {HALL}:", "Somebody needs help")
    await amina.does_not_see(SCOUTS)
    await amina.taps("Yes, I can")
    await jean.sees(f"For {SCOUTS}:", f"{HALL} can help. Why {HALL}: offers this.")
    await jean.says(f"as {SCOUTS}")
    await jean.taps(f"Choose {HALL}")
    await amina.sees(f"{SCOUTS} chose you")
    await ruth.says("/match 1")
    await ruth.sees(f"{HALL}: was chosen")
