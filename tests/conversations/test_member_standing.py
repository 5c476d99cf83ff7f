"""Resting, barring with a second person, in again, signing off; two who are kept apart."""

from domain.matching import Need
from services import matching
from services.work import Work
from storage import communities
from tests.conversations.test_hats import add_member
from tests.conversations.test_members import label
from tests.driver import Phone
from tests.shift_help import rows, run
from tests.town import Town


async def state_of(town: Town, name: str) -> str:
    """The state of somebody's membership."""
    found = await rows(
        town,
        "SELECT m.state FROM membership m JOIN person p ON p.id = m.person_id WHERE p.name = :name",
        name=name,
    )
    return str(found[0]["state"])


ABOUT = "What would you like to do about"


async def does(phone: Phone, act: str) -> None:
    """Presses something behind More on a member's card, on whichever page it stands."""
    await phone.taps("See more about them")
    for _ in range(4):
        # Another card may have come below it meanwhile.
        menu = next(m for m in reversed(phone.messages) if m.text.startswith(ABOUT))
        if menu.button(act):
            break
        more = menu.button("More")
        assert more is not None, act
        await phone.forges(more.value, menu)
    await phone.taps(act)


async def test_a_member_rests_with_a_reason_for_the_desk_and_is_let_in_again(town: Town) -> None:
    ruth, jean = town.phones("Ruth", "Jean")
    await ruth.says("/member jean")
    await does(ruth, "Let them rest")
    await ruth.taps("They are not well")
    await ruth.sees("Resting", "They are not well (Ruth")
    assert await state_of(town, "Jean") == "paused"
    await jean.sees("rests for now")
    assert "not well" not in jean.last.text
    await ruth.sees("Offers: 0. Wants: 0.")
    await town.later(days=3)
    await ruth.says("/member jean")
    await ruth.taps("Let them in again")
    # What rested with them is back, and they are a member since they joined.
    await ruth.sees("A member since Monday 16 November 2026", "Offers: 1. Wants: 1.")
    assert await state_of(town, "Jean") == "approved"


async def test_what_a_member_paused_themselves_stays_so_after_their_rest(town: Town) -> None:
    ruth, jean = town.phones("Ruth", "Jean")
    await run(
        town,
        "UPDATE listing SET state = 'paused' WHERE kind = 'want' AND person_id = :jean",
        jean=town.people["Jean"].id,
    )
    await ruth.says("/member jean")
    await does(ruth, "Let them rest")
    await ruth.taps("They are not well")
    await ruth.taps("Let them in again")
    await ruth.sees("Offers: 1. Wants: 0.")
    await jean.says("/mine")
    await jean.sees("Ironing")


async def test_a_member_is_barred_by_two_people_and_cannot_apply_again(town: Town) -> None:
    ruth, devinder, jean, pat = town.phones("Ruth", "Devinder", "Jean", "Pat")
    await ruth.says("/member jean")
    await does(ruth, "Bar them")
    await ruth.says("Shouted at Pat twice")
    await ruth.sees("Shall Jean, Pelham, be barred?", "Until a second person decides, they rest")
    assert await state_of(town, "Jean") == "paused"
    await devinder.sees("Shall Jean, Pelham, be barred?", "Shouted at Pat twice")
    await devinder.says("/queue")
    await devinder.sees("One thing for a second person")
    await devinder.taps("Be the second person")
    await devinder.taps("See Jean")
    await devinder.sees("Shouted at Pat twice")
    bar = (await rows(town, "SELECT id FROM bar"))[0]["id"]
    await ruth.forges(f"br-yes:{bar}")
    await jean.forges(f"br-no:{bar}")
    await pat.says("hello")
    await pat.forges(f"br-yes:{bar}")
    await pat.does_not_see("Shouted")
    assert await state_of(town, "Jean") == "paused"
    await devinder.taps("Agree to bar them")
    await devinder.sees("Barred. Devinder agreed")
    assert await state_of(town, "Jean") == "barred"
    await jean.sees("You can't take part in Ward End & Pelham Timebank at the moment")
    assert "Shouted" not in jean.screen()
    await jean.says("/start join-ward-end")
    await jean.sees("You can't take part at the moment")
    await ruth.says("/member barred")
    await ruth.sees("Barred since")
    await ruth.taps("Let them in again")
    assert await state_of(town, "Jean") == "approved"


async def test_the_second_person_lets_them_stay_or_the_first_takes_it_back(town: Town) -> None:
    ruth, devinder = town.phones("Ruth", "Devinder")
    for answer in ("Let them stay", "Take it back"):
        await ruth.says("/member pat")
        await does(ruth, "Bar them")
        await ruth.says("A complaint that I have not looked at")
        await (devinder if answer == "Let them stay" else ruth).taps(answer)
        assert await state_of(town, "Pat") == "approved"


async def test_alone_nobody_can_be_barred(town: Town) -> None:
    ruth = town.phone("Ruth")
    await run(
        town, "UPDATE role SET revoked_at = 'x' WHERE person_id = :id",
        id=town.people["Devinder"].id,
    )  # fmt: skip
    await ruth.says("/member jean")
    await does(ruth, "Bar them")
    await ruth.says("Something")
    await ruth.sees("There is nobody else here who could decide")
    assert await state_of(town, "Jean") == "approved"


async def test_signing_off_from_the_card_asks_only_where_the_hours_go(town: Town) -> None:
    ruth = town.phone("Ruth")
    await ruth.says("/member pat")
    await does(ruth, "Sign them off")
    await ruth.taps("Sign off, hours to pot")
    await ruth.sees("Pat")
    await ruth.taps("Yes")
    assert await state_of(town, "Pat") == "left"


async def test_two_are_kept_apart_in_one_sentence_and_neither_hears_of_it(town: Town) -> None:
    ruth, jean, pat = town.phones("Ruth", "Jean", "Pat")
    await ruth.says("keep jean and pat apart")
    await ruth.sees("Jean and Pat are never asked to help each other")
    await ruth.taps("Yes, keep them apart")
    await ruth.sees("Jean and Pat are kept apart from now on")
    await ruth.says("/member jean")
    await ruth.sees("Keep apart from Pat")
    assert town.program is not None
    async with town.program.database.read() as tx:
        here = await communities.by_id(tx, 1)
        assert here is not None
        need = Need(town.people["Jean"].id, "transport.lift_hospital", "a lift to hospital")
        work = Work(tx, town.clock.now(), town.people["Jean"], here, frozenset({"member"}))
        found = await matching.helpers(work, need)
        assert town.people["Pat"].id not in {one.person_id for one in found}
    audit = await rows(town, "SELECT object, object_id FROM audit WHERE action = 'apart.keep'")
    assert [(r["object"], r["object_id"]) for r in audit] == [("community", 1)]
    for phone in (jean, pat):
        assert "apart" not in phone.screen()
    await does(ruth, "Keep apart from")
    await ruth.sees("Jean is kept apart from Pat")
    await ruth.taps("End: Pat")
    await ruth.sees("Jean and Pat can be put together again")
    assert not await rows(town, "SELECT * FROM apart")


async def test_a_name_that_two_have_is_asked_and_a_member_cannot_keep_apart(town: Town) -> None:
    ruth, pat = town.phones("Ruth", "Pat")
    await add_member(town, "Jean Price")
    await ruth.says("don't pair jean with pat")
    await ruth.sees("Who shall be kept apart")
    await ruth.says("jean price")
    await ruth.taps("Yes, keep them apart")
    await ruth.sees("Jean Price and Pat are kept apart")
    await pat.says("keep amina and jean apart")
    await pat.does_not_see("kept apart")
    await pat.forges(f"ap-end:{town.people['Pat'].id}:{town.people['Jean'].id}")
    assert len(await rows(town, "SELECT * FROM apart")) == 2
    await ruth.says("/checks jene")
    await ruth.taps(label(ruth, "Jean, "))
    await ruth.sees("Checks of Jean")


async def test_what_happened_is_kept_as_it_was_told_and_who_must_know_hears_of_it(
    town: Town,
) -> None:
    ruth, devinder = town.phones("Ruth", "Devinder")
    await devinder.says("/member pat")
    await does(devinder, "Bar them")
    await devinder.says("shouted at Jean in her home and hit her")
    await devinder.sees("ring 999", "I told the person who must know", "Shall Pat")
    await devinder.sees("shouted at Jean in her home and hit her")
    await ruth.sees("Shall Pat, Alum Rock, be barred?")
    (case,) = await rows(town, "SELECT kind, restricted, words FROM casework")
    assert case["kind"] == "urgent"
    assert case["words"] == "shouted at Jean in her home and hit her"
    # Whoever is the lead has it in front of them; a note is kept as any other.
    await ruth.says("/member jean")
    await ruth.taps("Add a note")
    await ruth.says("Pat shouted at Jean in her home")
    await ruth.sees("ring 999", "Noted about Jean")
    await ruth.does_not_see("When is it safe to ring you")
