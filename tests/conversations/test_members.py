"""/member: finding members however they are spelled, their card, notes, writing to them."""

from datetime import timedelta

from services import retention
from tests.conversations.test_hats import add_member
from tests.driver import Phone
from tests.shift_help import rows, run
from tests.town import Town


def label(phone: Phone, name: str) -> str:
    """The button that begins with this name."""
    return next(b.text for row in phone.last.rows for b in row if b.text.startswith(name))


async def surnamed(town: Town) -> None:
    """The members with the surnames that they have at home."""
    for name, whole in (("Jean", "Jean Marlow"), ("Amina", "Amina Begum"), ("Pat", "Pat O'Neill")):
        await run(
            town, "UPDATE person SET name = :whole WHERE id = :id",
            whole=whole, id=town.people[name].id,
        )  # fmt: skip


async def test_a_member_is_found_however_their_name_is_spelled(town: Town) -> None:
    ruth = town.phone("Ruth")
    await surnamed(town)
    await add_member(town, "Mohammed Hussain")
    await add_member(town, "Łucja Nowak")
    for typed, name in (
        ("/member jean", "Jean Marlow"),
        ("member jean", "Jean Marlow"),
        ("find Jean", "Jean Marlow"),
        ("/member MARLOW", "Jean Marlow"),
        ("/member marl", "Jean Marlow"),
        ("/member arlow", "Jean Marlow"),
        ("/member Begum, Amina", "Amina Begum"),
        ("/member oneill", "Pat O'Neill"),
        ("/member muhammad husain", "Mohammed Hussain"),
        ("/member lucja", "Łucja Nowak"),
        ("/member Mrs Begum", "Amina Begum"),
    ):
        await ruth.says(typed)
        await ruth.sees(name, "Member number")


async def test_a_slip_is_answered_with_who_may_be_meant(town: Town) -> None:
    ruth = town.phone("Ruth")
    await surnamed(town)
    await ruth.says("/member jene")
    await ruth.sees("Did you mean one of these?")
    await ruth.taps(label(ruth, "Jean Marlow"))
    await ruth.sees("Jean Marlow", "Pelham", "A member since")


async def test_several_are_told_apart_by_area_and_time(town: Town) -> None:
    ruth = town.phone("Ruth")
    await surnamed(town)
    await add_member(town, "Jean Price")
    await ruth.says("/member jean")
    await ruth.sees("2 people fit", "Who is it?")
    labels = [b.text for row in ruth.last.rows for b in row]
    assert any(one.startswith("Jean Marlow, Pelham, ") for one in labels), labels
    assert any(one.startswith("Jean Price, Ward End, ") for one in labels), labels
    await ruth.says("/member jean price")
    await ruth.sees("Jean Price", "Not on Telegram", "0121 496 0123")


async def test_found_by_area_skill_number_and_what_state_they_are_in(town: Town) -> None:
    ruth = town.phone("Ruth")
    await surnamed(town)
    khan = await add_member(town, "Mrs Khan")
    await ruth.says("/member pelham")
    await ruth.sees("Jean Marlow")
    await ruth.says("/member gardening")
    await ruth.sees("These members offer", "gardening")
    await ruth.taps(label(ruth, "Amina Begum"))
    await ruth.sees("Amina Begum", "Offers: 1")
    await ruth.says("/member 0121 496 0123")
    await ruth.sees("Mrs Khan")
    number = (await rows(town, "SELECT id FROM membership WHERE person_id = :id", id=khan))[0]["id"]
    await ruth.says(f"/member {number}")
    await ruth.sees("Mrs Khan", f"Member number {number}")
    await run(town, "UPDATE membership SET state = 'paused' WHERE person_id = :id", id=khan)
    await ruth.says("/member paused")
    await ruth.sees("Mrs Khan", "Resting")
    await run(town, "UPDATE membership SET state = 'left' WHERE person_id = :id", id=khan)
    await ruth.says("/member khan")
    await ruth.sees("Nobody now. These were here before")
    await ruth.says("/member khan left")
    await ruth.sees("Mrs Khan", "Left on")


async def test_nobody_is_said_with_what_to_try(town: Town) -> None:
    ruth = town.phone("Ruth")
    await ruth.says("/member")
    await ruth.sees("Who are you looking for?")
    await ruth.says("Xerxes")
    await ruth.sees("I found nobody for “Xerxes”", "Try a part of the name")


async def test_the_card_shows_hours_checks_help_and_what_is_under_way(town: Town) -> None:
    ruth, jean = town.phones("Ruth", "Jean")
    await jean.says("/balance")
    await ruth.says("/member jean")
    await ruth.sees(
        "Was given 30 minutes more than they gave",
        "Checks",
        "One to one. Seen by",
        "Last help",
        "Reads messages here",
    )
    await ruth.sees("Gave Amina 1 hour, ironing", "Last here on", "Open requests: 0")
    assert len([b for row in ruth.last.rows for b in row]) == 6
    await ruth.taps("See more about them")
    await ruth.sees("What would you like to do about Jean?")
    await ruth.taps("Back")
    await ruth.sees("Member number")


async def test_members_and_strangers_find_nobody(town: Town) -> None:
    pat, ruth = town.phones("Pat", "Ruth")
    jean = (
        await rows(
            town, "SELECT id FROM membership WHERE person_id = :id", id=town.people["Jean"].id
        )
    )[0]["id"]
    await pat.says("/member jean")
    await pat.does_not_see("Member number")
    for verb in ("mb", "mb-more", "mb-note", "mb-write", "mb-act", "nt-all"):
        await pat.forges(f"{verb}:{jean}")
        await pat.does_not_see("Pelham")
    await ruth.says("/member ruth")
    await ruth.sees("That is you")


async def test_a_note_is_never_read_by_the_members_household(town: Town) -> None:
    """Devinder is a broker and Jean's son-in-law: he reads nothing that the desk keeps on her."""
    ruth, devinder = town.phones("Ruth", "Devinder")
    await devinder.says("/member jean")
    await devinder.sees("Member number")
    await ruth.says("Devinder and Jean are one household")
    await ruth.taps("Yes, note that")
    # The card that he had is drawn anew with every note.
    await ruth.says("note jean her son-in-law must not know the new address")
    await town.settle()
    await devinder.does_not_see("must not know")
    await ruth.says("/member jean")
    await ruth.sees("must not know")


async def test_a_note_is_written_in_one_sentence_seen_by_brokers_and_struck_out(town: Town) -> None:
    ruth, devinder, pat = town.phones("Ruth", "Devinder", "Pat")
    await ruth.says("note jean prefers mornings")
    await ruth.sees("Noted about Jean, for brokers only", "prefers mornings")
    await devinder.says("/member jean")
    await devinder.sees("prefers mornings (Ruth")
    await devinder.taps("Add a note")
    await devinder.says("Has a new cat")
    await devinder.sees("Noted about Jean")
    await devinder.taps("See the member")
    await devinder.sees("Has a new cat (Devinder", "prefers mornings (Ruth")
    note = (await rows(town, "SELECT id FROM note ORDER BY id"))[0]["id"]
    await pat.says("hello")
    await pat.forges(f"nt-strike:{note}")
    await ruth.says("/member jean")
    await ruth.taps("See more about them")
    await ruth.taps("See all notes")
    await ruth.taps("Strike out note 2")
    await ruth.sees("struck out by Ruth")
    await ruth.taps("Back")
    await ruth.does_not_see("prefers mornings")
    kept = await rows(town, "SELECT words, struck_by FROM note ORDER BY id")
    assert [(r["words"], r["struck_by"]) for r in kept] == [
        ("prefers mornings", town.people["Ruth"].id),
        ("Has a new cat", None),
    ]


async def test_a_broker_writes_and_the_answer_comes_to_the_desk(town: Town) -> None:
    ruth, jean = town.phones("Ruth", "Jean")
    await ruth.says("/member jean")
    await ruth.taps("Write to them")
    await ruth.says("Could you ring me about Tuesday?")
    await ruth.sees("Sent to Jean")
    await jean.sees("Ruth from Ward End & Pelham Timebank writes", "Could you ring me")
    await jean.taps("Reply")
    await jean.says("I will ring at four")
    await ruth.sees("I will ring at four")


async def test_notes_go_a_year_after_somebody_left(town: Town) -> None:
    ruth = town.phone("Ruth")
    for name in ("jean", "pat"):
        await ruth.says(f"note {name} prefers mornings")
    await run(
        town, "UPDATE membership SET state = 'left', decided_at = :at WHERE person_id = :id",
        at=town.clock.now(), id=town.people["Jean"].id,
    )  # fmt: skip
    assert town.program is not None
    for days, left in ((364, 2), (366, 1)):
        async with town.program.database.write() as tx:
            await retention.run(tx, town.clock.now() + timedelta(days=days))
        assert len(await rows(town, "SELECT id FROM note")) == left
