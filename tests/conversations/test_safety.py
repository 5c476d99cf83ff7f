"""What must never wait: the fixed answer first, for everybody, then whoever must know."""

import json

import pytest

from domain.reading.screening import OUTCOMES, screen
from handlers import safety
from handlers.wording import Wording
from services import alerts
from storage import communities, people
from tests.conversations.test_queue import log_and_confirm
from tests.town import Town

DANGER = "hes outside with a knife"
SAD = "took all my tablets an hour ago feel proper sleepy"
HIT = "he put his hands round my throat last night"
GAS = "i can smell gas in the kitchen"
FENCE = "can somebody fix my fence"


async def words_of(town: Town) -> list[tuple[str, bool, str]]:
    """The open urgent cases: words, restricted, the classes that were found."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        rows = await tx.rows("SELECT * FROM casework WHERE kind = 'urgent' ORDER BY id")
    return [(r["words"], bool(r["restricted"]), json.loads(r["reading"])["kind"]) for r in rows]


async def test_the_fixed_answer_comes_first_and_the_lead_is_alerted(town: Town) -> None:
    amina, ruth, devinder = town.phones("Amina", "Ruth", "Devinder")
    await amina.says(DANGER)
    shown = await amina.sees("999", "I have told a person at the timebank now.")
    assert shown is not None
    fixed = town.program.wording.plain("en", "safety-danger-now") if town.program else ""
    assert shown.text.startswith(fixed.split("\n")[0][:20].strip())
    await ruth.sees("A message at Ward End & Pelham Timebank needs you now.")
    await ruth.does_not_see("knife", "Amina")
    await devinder.sees_nothing_new()
    assert devinder.count_messages() == 0
    await ruth.taps("Open it")
    await ruth.sees("Amina wrote something that cannot wait", DANGER, "danger now")
    await ruth.sees("Somebody else may read their phone.")
    assert await words_of(town) == [(DANGER, True, "danger_now")]


async def test_where_the_answer_asks_for_a_safe_way_the_next_words_are_it(town: Town) -> None:
    amina, ruth, devinder = town.phones("Amina", "Ruth", "Devinder")
    await amina.says("/log")
    await amina.says("Jean")
    await amina.says(HIT)
    shown = await amina.sees("999", "I have told a person at the timebank now.")
    assert shown is not None
    assert shown.text.endswith("When is it safe to ring you, and on which number?")
    await ruth.taps("Open it")
    await amina.says("mornings on 0121 496 0123")
    await amina.sees("Thank you. I have passed that on.")
    news = await ruth.sees("There is something new for you.")
    assert news is not None
    assert "0121" not in news.text
    await ruth.taps("Open it")
    await ruth.sees("Amina: “mornings on 0121 496 0123”")
    assert devinder.count_messages() == 0
    await amina.taps("Carry on")
    await amina.sees("How long did it take?")


async def test_that_question_can_be_left(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("/log")
    await amina.says("Jean")
    await amina.says(HIT)
    await amina.taps("Cancel")
    await amina.sees("How long did it take?")
    assert any("When is it safe to ring you" in m.text for m in amina.messages)
    await amina.taps_again()
    await amina.sees("You were in the middle of this")


async def test_shall_a_person_ring(town: Town) -> None:
    amina, ruth, jean = town.phones("Amina", "Ruth", "Jean")
    await amina.says(SAD)
    await amina.sees("Shall a person ring you?")
    assert amina.buttons == ["Yes", "No"]
    await amina.taps("No")
    await amina.sees("You can write to me at any time.", "Samaritans")
    await amina.taps("Yes")
    await amina.sees("On which number, and when is it safe to ring?")
    await amina.says("0121 496 0123 after six")
    await amina.sees("Thank you. I have passed that on.")
    await ruth.taps("Open it")
    await ruth.sees("Amina would like a call.", "Amina: “0121 496 0123 after six”")
    await jean.says("/help")
    await jean.forges("s-ring:1:yes")
    await jean.sees("I cannot find that.")


async def test_only_the_lead_sees_a_restricted_case(town: Town) -> None:
    amina, ruth, devinder = town.phones("Amina", "Ruth", "Devinder")
    await amina.says(SAD)
    await devinder.says("/queue")
    await devinder.sees("Nothing waits for you")
    for verb in ("case", "case-answer", "case-rang", "case-all", "q-open"):
        await devinder.forges(f"{verb}:1:case")
        await devinder.sees("I cannot find that.")
        await devinder.does_not_see("tablets")
    await ruth.says("/queue")
    await ruth.sees("One message that cannot wait")
    await ruth.taps("Start with the oldest")
    await ruth.sees(SAD)


async def test_looking_at_a_restricted_case_is_audited(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.says(SAD)
    await ruth.taps("Open it")
    assert town.program is not None
    async with town.program.database.read() as tx:
        rows = await tx.rows("SELECT actor_id, action, reason FROM audit WHERE object = 'case'")
    seen = [(r["actor_id"], r["action"]) for r in rows]
    assert (town.people["Ruth"].id, "case.view") in seen
    assert all("tablets" not in (r["reason"] or "") for r in rows)


async def test_gas_goes_to_the_brokers_in_plain_sight(town: Town) -> None:
    amina, ruth, devinder = town.phones("Amina", "Ruth", "Devinder")
    await amina.says(GAS)
    await amina.sees("0800 111 999", "I have told a person at the timebank now.")
    for broker in (ruth, devinder):
        await broker.sees("needs you now")
        await broker.does_not_see("kitchen")
    await devinder.taps("Open it")
    await devinder.sees("smell gas in the kitchen", "Devinder has opened it.")
    await ruth.taps("Open it")
    await ruth.sees("Devinder has opened it.")


async def test_more_words_go_to_the_same_case_and_alert_again(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.says(DANGER)
    await amina.says("hes smashin the door in help")
    assert len(await words_of(town)) == 1
    assert ruth.count_messages() == 2
    await ruth.taps("Open it")
    await ruth.sees(DANGER, "hes smashin the door in help")


def test_every_class_has_its_answer_and_its_name_in_english() -> None:
    wording = Wording.load()
    for kind, outcome in OUTCOMES.items():
        assert "999" in wording.say("en", outcome.answer)
        assert wording.known(f"case-class-{kind}".replace("_", "-"))
    assert set(safety.ASKS_FOR_A_SAFE_WAY) <= {o.answer for o in OUTCOMES.values()}
    for answer in {o.answer for o in OUTCOMES.values()}:
        asks = wording.say("en", answer).rstrip().endswith("?")
        assert asks == (answer in safety.ASKS_FOR_A_SAFE_WAY)


@pytest.mark.parametrize("what", ["/log", "/talk", "/ask"])
async def test_in_the_middle_of_a_form_the_form_stays(town: Town, what: str) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.says(what)
    question = amina.last.text
    await amina.says(DANGER)
    await amina.sees("999", "I have told a person at the timebank now.")
    await ruth.sees("needs you now")
    await amina.taps("Carry on")
    await amina.sees(question.split("\n")[0])


@pytest.mark.parametrize("command", ["/log", "/talk", "/help", "/start", "/cancel", "/nonsense"])
async def test_words_behind_any_command_are_screened(town: Town, command: str) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.says(f"{command} {DANGER}")
    await amina.sees("999", "I have told a person at the timebank now.")
    await ruth.sees("needs you now")


async def test_behind_a_command_of_the_desk_a_broker_speaks_of_others(town: Town) -> None:
    amina, jean, ruth, devinder = town.phones("Amina", "Jean", "Ruth", "Devinder")
    told = "I rang, Jean says he hit her when she said no"
    await log_and_confirm(amina, jean, "gardening")
    await devinder.says(f"/decline Amina and Jean {told}")
    await devinder.sees("ring 999", "I told the person who must know")
    await devinder.does_not_see("Shall a person ring you?", "When is it safe to ring you")
    await ruth.sees("needs you now")
    assert await words_of(town) == [(f"Amina and Jean {told}", True, "abuse")]
    assert await state_of(town) == "declined"
    # A member's own words are theirs, whatever command they stand behind.
    await amina.says("/decline he hit me when i said no")
    await amina.sees("I have told a person at the timebank now.")


async def test_a_decision_typed_without_its_slash_is_about_others_too(town: Town) -> None:
    amina, jean, ruth, devinder = town.phones("Amina", "Jean", "Ruth", "Devinder")
    told = "I rang, Jean says he hit her when she said no"
    await log_and_confirm(amina, jean, "gardening")
    await devinder.says(f"decline Amina and Jean {told}")
    await devinder.sees("ring 999", "I told the person who must know")
    await devinder.does_not_see("Shall a person ring you?", "When is it safe to ring you")
    await ruth.sees("needs you now")
    assert await words_of(town) == [(f"decline Amina and Jean {told}", True, "abuse")]
    assert await state_of(town) == "declined"


@pytest.mark.parametrize(
    "words",
    ["decline he hit me when i said no", "decline my husband hit me", "decline I want to die"],
)
async def test_whoever_speaks_of_themselves_is_answered_whatever_the_first_word(
    town: Town, words: str
) -> None:
    amina, jean, ruth, devinder = town.phones("Amina", "Jean", "Ruth", "Devinder")
    await log_and_confirm(amina, jean, "gardening")
    await devinder.says(words)
    await devinder.sees("I have told a person")
    await ruth.sees("needs you now")
    assert await state_of(town) == "confirmed"


async def state_of(town: Town) -> str:
    """How the only exchange that was logged here stands."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        return str(await tx.value("SELECT state FROM exchange ORDER BY id DESC LIMIT 1"))


async def test_captions_and_changed_messages_are_screened(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.sends_photo(DANGER)
    await amina.sees("999", "I have told a person")
    assert screen(FENCE).screen == "ordinary"
    await amina.says(FENCE)
    await amina.edits(SAD)
    await amina.sees("999", "I have told a person")
    assert [words for words, _, _ in await words_of(town)] == [DANGER]
    await ruth.taps("Open it")
    await ruth.sees(DANGER, SAD)


async def test_newcomers_are_answered_and_their_words_reach_the_lead(town: Town) -> None:
    zofia, ruth = town.phones("Zofia", "Ruth")
    await zofia.says(SAD)
    await zofia.sees("Samaritans", "I have told a person at the timebank now.")
    await ruth.taps("Open it")
    await ruth.sees("Zofia wrote something that cannot wait", SAD)


async def test_where_nobody_is_there_the_answer_says_so(empty_town: Town) -> None:
    zofia = empty_town.phone("Zofia")
    await zofia.says(SAD)
    await zofia.sees("Samaritans", "I could not reach a person at the timebank.")
    assert empty_town.program is not None
    async with empty_town.program.database.write() as tx:
        now = empty_town.clock.now()
        made = await communities.add(tx, "Lozells Timebank", "lozells", "Europe/London", now)
    assert made is not None
    await zofia.says(SAD)
    await zofia.sees("Samaritans", "I could not reach a person at the timebank.")
    assert await words_of(empty_town) == [(SAD, True, "self_harm")]


async def test_a_lead_who_has_stopped_the_bot_counts_as_nobody(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await ruth.says("/help")
    await ruth.blocks()
    await amina.says(SAD)
    await amina.sees("Samaritans", "I could not reach a person at the timebank.")


async def test_without_a_lead_the_brokers_are_alerted(town: Town) -> None:
    assert town.program is not None
    async with town.program.database.write() as tx:
        await tx.run("UPDATE role SET revoked_at = 'x' WHERE role = 'safeguarding'")
    amina, devinder = town.phones("Amina", "Devinder")
    await amina.says(SAD)
    await devinder.taps("Open it")
    await devinder.sees(SAD)


async def test_the_lead_herself_is_answered_and_somebody_else_is_told(town: Town) -> None:
    ruth, devinder = town.phones("Ruth", "Devinder")
    await ruth.says(GAS)
    await ruth.sees("0800 111 999", "I have told a person at the timebank now.")
    await devinder.sees("needs you now")


async def test_the_answer_goes_out_even_where_the_alert_fails(
    town: Town, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(alerts, "alert", broken)
    amina = town.phone("Amina")
    await amina.says(SAD)
    await amina.sees("Samaritans", "I could not reach a person at the timebank.")
    assert "nobody could be alerted" in caplog.text
    assert "tablets" not in caplog.text


async def test_a_flood_is_answered_every_time_and_nothing_is_lost(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    person = await amina.id()
    for number in range(20):
        await town.backend.say(person, person, f"{DANGER} {number}")
    await town.phones.catch_up()
    assert amina.count_messages() == 20
    assert town.program is not None
    async with town.program.database.read() as tx:
        more = await tx.value("SELECT COUNT(*) FROM casework_event WHERE action = 'more'")
    assert more == 19
    await ruth.taps("Open it")
    await ruth.sees(f"{DANGER} 19")


async def test_words_with_signs_that_no_database_keeps(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.says(f"{DANGER} \u0000 \u202e now")
    await amina.sees("999", "I have told a person")
    await ruth.taps("Open it")
    await ruth.sees(DANGER)


async def test_the_answer_of_the_lead_comes_back(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.says(DANGER)
    await ruth.taps("Open it")
    await ruth.taps("Answer here")
    await ruth.says("It's Ruth. Shall I ring you?")
    await amina.sees("Ruth answers you:", "Shall I ring you?")
    await amina.taps("Reply")
    await amina.says("yes please")
    news = await ruth.sees("There is something new for you.")
    assert news is not None
    assert "yes please" not in news.text
    await ruth.taps("Open it")
    await ruth.sees("yes please")


async def test_several_timebanks_a_newcomer_reaches_one_with_somebody_there(town: Town) -> None:
    assert town.program is not None
    async with town.program.database.write() as tx:
        now = town.clock.now()
        made = await communities.add(tx, "Lozells Timebank", "lozells", "Europe/London", now)
        assert made is not None
        found = await people.with_role(tx, made.id, "broker")
        assert found == []
    zofia, ruth = town.phones("Zofia", "Ruth")
    await zofia.says(SAD)
    await ruth.sees("needs you now")


async def test_what_nobody_opens_is_alerted_again_and_brokers_are_asked_to_ring(town: Town) -> None:
    amina, ruth, devinder = town.phones("Amina", "Ruth", "Devinder")
    await amina.says(SAD)
    assert (ruth.count_messages(), devinder.count_messages()) == (1, 0)
    await town.later(minutes=9)
    assert (ruth.count_messages(), devinder.count_messages()) == (1, 0)
    await town.later(minutes=2)
    await devinder.sees("has waited for 10 minutes", "Only Ruth can open it.")
    await devinder.does_not_see("Amina", "tablets")
    # The last step is said to whoever wrote, without a word of what it is about.
    await amina.sees("Nobody at Ward End & Pelham Timebank has read your message yet.", "ring 999")
    assert "tablets" not in amina.last.text
    assert "Samaritans" not in amina.last.text
    assert ruth.count_messages() == 2
    await ruth.taps("Open it")
    await ruth.sees(SAD, "I told Ruth.", "I told Devinder.")


async def test_what_was_opened_alerts_nobody_again(town: Town) -> None:
    amina, ruth, devinder = town.phones("Amina", "Ruth", "Devinder")
    await amina.says(SAD)
    await ruth.taps("Open it")
    await town.later(minutes=20)
    assert devinder.count_messages() == 0
    assert ruth.count_messages() == 1


@pytest.mark.parametrize("written", ["/help\n{}", "/log\n\n{}", "/talk \n{}"])
async def test_words_in_the_line_below_a_command_are_screened_whole(
    town: Town, written: str
) -> None:
    amina = town.phone("Amina")
    await amina.says(written.format(DANGER))
    await amina.sees("999")
    assert await words_of(town) == [(DANGER, True, "danger_now")]


async def test_words_below_a_command_in_a_group_are_screened_too(town: Town) -> None:
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    group = await town.phones.group("Pelham neighbours", amina, jean)
    await amina.at(group).says(f"/talk\n{DANGER}")
    await ruth.sees("needs you now")
    await amina.sees("999")
