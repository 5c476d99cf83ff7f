"""References of a newcomer: asked, answered, and heard of at the desk; no words are kept."""

from tests.conversations.test_claiming import stranger
from tests.conversations.test_member_standing import does
from tests.driver import Phone
from tests.shift_help import rows
from tests.town import Town


async def applies(town: Town, name: str = "Nasreen Khan") -> Phone:
    """Somebody new asks to join."""
    phone = stranger(town, name.split(maxsplit=1)[0])
    await phone.says("/start join-ward-end")
    await phone.taps("Agree and go on")
    for words in (name, "yes", "Ward End", "0121 496 0999", "skip", "skip", "yes I agree", "yes"):
        await phone.says(words)
    return phone


async def test_two_good_references_are_heard_of_and_become_a_check_when_let_in(
    town: Town,
) -> None:
    ruth, devinder = town.phones("Ruth", "Devinder")
    await applies(town)
    await ruth.sees("Nasreen Khan wants to join")
    await ruth.says("/member nasreen")
    await does(ruth, "See references")
    await ruth.sees("References for Nasreen Khan", "Nobody was asked yet", "Wanted: 2")
    await ruth.taps("Ask somebody")
    await ruth.says("Mrs Shah, 0121 496 0456")
    await ruth.sees("Mrs Shah (0121 496 0456): asked")
    await ruth.taps("Ask somebody")
    await ruth.says("Imam Yusuf 0121 496 0457")
    await ruth.taps("Note: Mrs Shah")
    await ruth.sees("What did Mrs Shah say?", "none of their words")
    await ruth.taps("Note: it was good")
    await ruth.sees("Mrs Shah: good", "Good: 1. Wanted: 2")
    await devinder.sees("References: 1 good, 0 not good, 1 still open")
    await ruth.taps("Note: Imam Yusuf")
    await ruth.taps("Note: it was good")
    await devinder.sees("The references for Nasreen Khan are there: 2 good")
    kept = await rows(town, "SELECT name, reach, state FROM referee ORDER BY id")
    assert [(r["reach"], r["state"]) for r in kept] == [(None, "good"), (None, "good")]
    await devinder.taps("Approve")
    held = await rows(town, "SELECT kind FROM vetting v JOIN person p ON p.id = v.person_id"
                            " WHERE p.name = 'Nasreen Khan'")  # fmt: skip
    assert [r["kind"] for r in held] == ["references"]


async def test_a_bad_one_and_silence_count_for_nothing(town: Town) -> None:
    ruth, pat = town.phones("Ruth", "Pat")
    await applies(town)
    await ruth.says("/member nasreen")
    await does(ruth, "See references")
    for name, answer in (("Mrs Shah", "Note: it was not good"), ("Mr Ali", "Note: no answer came")):
        await ruth.taps("Ask somebody")
        await ruth.says(name)
        await ruth.taps(f"Note: {name}")
        await ruth.taps(answer)
    await ruth.sees("Mrs Shah: not good", "Mr Ali: no answer", "Good: 0")
    one = (await rows(town, "SELECT id FROM referee"))[0]["id"]
    await pat.says("hello")
    await pat.forges(f"rf-answer:{one}")
    await pat.does_not_see("Shah")


async def test_several_are_asked_in_one_line(town: Town) -> None:
    ruth, pat = town.phones("Ruth", "Pat")
    await applies(town)
    await ruth.says("references for Nasreen: Mrs Shah, 0121 496 0456 and Imam Yusuf 0121 496 0457")
    await ruth.sees("Mrs Shah (0121 496 0456): asked", "Imam Yusuf (0121 496 0457): asked")
    await ruth.says("reference for nasreen: Mr Ali 0121 496 0458, Miss Brown")
    await ruth.sees("Mr Ali (0121 496 0458): asked", "Miss Brown: asked")
    await ruth.says("references for Nasreen")
    await ruth.sees("References for Nasreen Khan", "Imam Yusuf")
    assert len(await rows(town, "SELECT id FROM referee")) == 4
    await pat.says("references for Nasreen: Mr Ali 0121 496 0458")
    await pat.does_not_see("Imam")
    await ruth.says("references for Xerxes: Mr Ali")
    await ruth.sees("I found nobody for “Xerxes”")
    assert len(await rows(town, "SELECT id FROM referee")) == 4
