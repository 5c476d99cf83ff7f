"""Asking for help, by talking."""

import pytest

from domain.reading.refused import REFUSALS
from handlers.wording import Wording
from tests.join_help import no_member, rows
from tests.request_help import by_day
from tests.town import Town


async def test_a_whole_sentence_is_one_sentence_and_one_tap(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.says("need a lift thurs")
    await amina.sees("You ask for help", "need a lift thurs", "Thursday")
    await ruth.does_not_see("need a lift")
    await amina.taps("Yes, ask")
    await amina.sees("Your broker looks at it first, by", "5pm")
    await ruth.sees("Amina asks for help", "need a lift thurs", "Thursday", "somebody drives")
    assert await rows(town, "SELECT state, skill FROM request") == [
        ("held", "transport.lift_appointment")
    ]
    await amina.taps_again()
    assert len(await rows(town, "SELECT id FROM request")) == 1


async def test_several_needs_in_one_sentence_are_several_requests(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await by_day(town)
    await amina.says("need a lift to the shops on friday 2pm and someone to iron my shirts")
    await amina.sees("I will look for:", "1. Lift to the shops. Friday", "2. Ironing. Friday")
    await amina.sees("looks at some of it first")
    assert len(amina.last.text) < 300
    assert amina.last.text.count("?") == 1
    await amina.taps("Yes, ask")
    await amina.sees("You asked for 2 things")
    found = await rows(town, "SELECT skill, state FROM request ORDER BY id")
    assert [skill for skill, _ in found] == ["transport.lift_shops", "home.ironing"]
    assert found[0][1] == "held"
    assert found[1][1] in ("open", "with_broker")
    await ruth.sees("Amina asks for help", "somebody drives")


@pytest.mark.parametrize("when", ["Any time", "This week", "saturday morning, not too early"])
async def test_asked_step_by_step(town: Town, when: str) -> None:
    amina = town.phone("Amina")
    await amina.starts()
    await amina.taps("Ask for help")
    await amina.says("Somebody to help me sort out my shed")
    await amina.sees("When would you like it?")
    await amina.says(when)
    await amina.sees("sort out my shed", when)
    await amina.says("yes")
    found = await rows(town, "SELECT words, time_words, skill FROM request")
    assert found == [("Somebody to help me sort out my shed", when, "home.decluttering")]


async def test_the_day_is_the_one_that_was_meant_when_it_was_said(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("/ask")
    await amina.says("Somebody to walk my dog")
    await amina.says("tomorrow")
    found = await amina.sees("When:", "tomorrow")
    assert found is not None
    said = next(line for line in found.text.splitlines() if line.startswith("When:"))
    await town.later(days=3)
    await amina.says("/home")
    await amina.taps("Carry on")
    await amina.sees(said)


async def test_answers_can_be_changed_before_they_are_sent(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.says("need a lift thurs")
    await amina.taps("Change")
    await amina.taps("What: need a lift thurs")
    await amina.says("need a lift to the <b>dentist</b>")
    await amina.sees("to the <b>dentist</b>", "Thursday")
    await amina.says("what a lovely evening it was")
    await amina.sees("I did not understand")
    await amina.taps("Yes, ask")
    await ruth.sees("to the <b>dentist</b>")


async def test_a_command_with_the_words_behind_it(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("/ask need a lift to the shops on friday")
    await amina.sees("You ask for help", "Friday")


async def test_what_is_never_exchanged_gets_a_kind_no(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("boiler keeps cuttin out any1 handy take a look")
    await amina.sees("Gas Safe engineer", "landlord")
    assert "Talk to a person" in amina.buttons
    assert await rows(town, "SELECT id FROM casework") == []


@pytest.mark.parametrize("topic", sorted(REFUSALS))
def test_every_refusal_says_where_help_is(topic: str) -> None:
    refusal = REFUSALS[topic]
    key = topic.replace("/", "-") if topic == "money/card" else refusal.blocked
    said = Wording.load().say("en", f"ask-refused-{key.replace('_', '-')}").replace("'", "")
    for signpost in refusal.signpost:
        words = signpost.replace("'", "").split()
        names = [word for word in words if word != word.lower() or word[0].isdigit()]
        assert all(name in said for name in names), f"{signpost!r} is not in {said!r}"
        if not names and signpost != "broker will ring":  # which ask-refused-and-told says
            telling = [word for word in words if len(word) >= 5]
            assert any(word in said.lower() for word in telling), f"{signpost!r}: {said!r}"


async def test_a_card_and_pin_reach_a_broker(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.says("can sum1 go cashpoint 4 me il give em my card n pin")
    await amina.sees("I told your broker")
    await ruth.sees("Amina")
    assert await rows(town, "SELECT kind FROM casework") == [("refused",)]


async def test_only_members_ask(town: Town) -> None:
    nadia, ruth = town.phones("Nadia", "Ruth")
    await nadia.starts("join-ward-end")
    await nadia.says("/ask")
    await nadia.sees("Only members can do this")
    await no_member(town, "Ruth")
    await ruth.says("/ask a lift")
    await ruth.sees("Only members can do this")
    assert await rows(town, "SELECT id FROM request") == []


async def test_limits(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("need a lift thurs please " + "really " * 400)
    await amina.sees("2,000 letters or fewer", "What do you need help with?")
    await amina.says("/ask")
    await amina.says("x" * 4000)
    await amina.sees("2,000 letters or fewer", "What do you need help with?")
    await amina.says("A hand with my shed")
    await amina.says("y" * 201)
    await amina.sees("200 letters or fewer", "When would you like it?")


async def test_a_timebank_without_a_broker_says_so(town: Town) -> None:
    assert town.program is not None
    async with town.program.database.write() as tx:
        await tx.run(
            "UPDATE role SET revoked_at = :now WHERE role = 'broker'", now=town.clock.now()
        )
    amina = town.phone("Amina")
    await amina.says("need a lift thurs")
    await amina.taps("Yes, ask")
    await amina.sees("There is no broker there just now")


async def test_a_request_is_two_messages_for_the_member_and_one_for_each_broker(
    town: Town,
) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.says("need a lift thurs")
    await amina.taps("Yes, ask")
    assert amina.count_messages() == 1
    assert ruth.count_messages() == 1
    kinds = await rows(
        town, "SELECT kind, reason FROM outbox WHERE kind <> 'ack' AND reason <> 'menu' ORDER BY id"
    )
    assert kinds == [
        ("answer", "ask.review"),
        ("card", "request.held"),
        ("card", "request.held"),
        ("card", "request.made"),
    ]
