"""One group lends a room to another, by talking: members act for both under a hat, the hours move
between the two organisations, and nobody's own hours are touched."""

from tests.conversations.test_hats import balance_of
from tests.conversations.test_lending import _at, _when
from tests.driver import Phone
from tests.shift_help import in_days, past_a_clock_change, rows, run
from tests.town import Town

HALL, SCOUTS = "Pelham Hall", "Ward End Scouts"


async def _group(town: Town, name: str, member: str) -> int:
    """Ruth adds a group and lets a member act for it; the member wears its hat. Returns the id of
    the group's account holder."""
    ruth, phone = town.phones("Ruth", member)
    await ruth.says("/organisation")
    await ruth.taps("Add an organisation")
    await ruth.says(name)
    await ruth.taps("Add as organisation")
    await ruth.taps("Let somebody act")
    await ruth.says(member)
    await phone.sees(f"You may now act for {name}")
    await phone.says(f"as {name}")
    await phone.sees(f"You act for {name} now")
    found = await rows(town, "SELECT id FROM person WHERE name = :name", name=name)
    return int(found[0]["id"])


async def _lent(town: Town) -> tuple[Phone, Phone, int, int]:
    """Amina, for the hall, lends a room; Jean asks for it for the scouts."""
    await past_a_clock_change(town)
    hall = await _group(town, HALL, "Amina")
    scouts = await _group(town, SCOUTS, "Jean")
    amina, jean = town.phones("Amina", "Jean")
    await amina.says("/lend the big room")
    await amina.sees(f"For {HALL}:")
    await amina.says("Ring the bell by the side door")
    await amina.taps("Yes, lend it")
    await jean.says(f"/borrow big room {_when(town)}")
    await jean.sees(f"For {SCOUTS}:", "big room", "30 minutes", f"Shall I ask {HALL}?")
    await jean.taps("Yes, ask")
    return amina, jean, hall, scouts


async def _out(town: Town) -> tuple[Phone, Phone, int, int]:
    amina, jean, hall, scouts = await _lent(town)
    await amina.sees(f"For {HALL}:", f"{SCOUTS} borrows from you", "Is that all right?")
    await jean.does_not_see("side door")
    await amina.taps("Yes, they can have it")
    await jean.sees(f"For {SCOUTS}:", "Agreed.", "side door")
    await _at(town, in_days(town, 3), "14:01")
    for name, words in (("Amina", HALL), ("Jean", SCOUTS)):
        await town.phone(name).says(f"as {words}")  # the hat fell off in the night
    return amina, jean, hall, scouts


async def test_a_room_goes_from_group_to_group_and_the_hours_between_the_two(
    any_town: Town,
) -> None:
    town = any_town
    before = [await balance_of(town, town.people[name].id) for name in ("Amina", "Jean")]
    amina, jean, hall, scouts = await _out(town)
    pat, ruth = town.phones("Pat", "Ruth")
    await jean.taps("I brought it back")
    await amina.sees(f"For {HALL}:", f"{SCOUTS} says it is back")
    await amina.taps("Yes, it's back")
    await amina.sees("You got 30 minutes")
    await jean.sees(f"For {SCOUTS}:", "You gave 30 minutes")
    assert [await balance_of(town, one) for one in (hall, scouts)] == [30, -30]
    after = [await balance_of(town, town.people[name].id) for name in ("Amina", "Jean")]
    assert after == before
    kinds = await rows(
        town,
        "SELECT a.kind, p.minutes FROM posting p JOIN account a ON a.id = p.account_id"
        " JOIN transfer t ON t.id = p.transfer_id WHERE t.key = 'booking:1:posted'"
        " ORDER BY p.minutes",
    )
    assert [(r["kind"], r["minutes"]) for r in kinds] == [
        ("organisation", -30),
        ("organisation", 30),
    ]
    told = await rows(
        town,
        "SELECT actor_id, on_behalf_of FROM audit WHERE object = 'booking' AND action ="
        " 'booking.confirm'",
    )
    assert [(r["actor_id"], r["on_behalf_of"]) for r in told] == [(town.people["Amina"].id, hall)]
    await jean.says("/statement")
    await jean.sees(f"For {SCOUTS}:")
    for phone in (pat, ruth):
        await phone.does_not_see("side door")


async def test_what_the_groups_disagree_on_is_the_brokers(town: Town) -> None:
    amina, jean, hall, scouts = await _out(town)
    ruth = town.phone("Ruth")
    await jean.taps("Say what is wrong")
    await jean.says("A window was broken when we came")
    await ruth.sees(HALL, SCOUTS)
    await ruth.taps("Post the hours")
    await ruth.says("I rang both groups")
    for phone in (amina, jean):
        await phone.sees("I rang both groups")
    assert [await balance_of(town, one) for one in (hall, scouts)] == [30, -30]


async def test_without_the_hat_it_is_nobodys_and_one_person_is_not_both_sides(town: Town) -> None:
    amina, jean, hall, _ = await _lent(town)
    pat = town.phone("Pat")
    yes = next(
        b.value for m in amina.messages for row in m.rows for b in row
        if b.text == "Yes, they can have it"
    )  # fmt: skip
    await pat.says("/home")
    await pat.forges(yes)
    # Jean acts for the scouts, and for the hall too: somebody else of the hall answers.
    await run(
        town,
        "INSERT INTO delegate (community_id, for_id, person_id, kind, scope, made_by,"
        " made_at, expires_at) SELECT community_id, for_id, :jean, kind, scope, made_by,"
        " made_at, expires_at FROM delegate WHERE for_id = :hall",
        jean=town.people["Jean"].id,
        hall=hall,
    )
    await jean.says(f"as {HALL}")
    await jean.forges(yes)
    assert [r["state"] for r in await rows(town, "SELECT state FROM booking")] == ["asked"]
    await amina.taps("Yes, they can have it")
    assert [r["state"] for r in await rows(town, "SELECT state FROM booking")] == ["agreed"]
