"""News to people who asked for it: by whom, to whom, seen beforehand, agreed, joined in the
message, stopped in one tap."""

import asyncio
from typing import Any

import pytest

from bot.looks import Looks
from domain import broadcasts as rules
from domain.broadcasts import Audience, read
from domain.errors import DomainError
from services import broadcast_feed
from services.looks import LookFirst
from tests.broadcast_help import fates, send, tick, wants_news
from tests.conversations.test_giving import rule
from tests.conversations.test_statement import content, files
from tests.driver import Phone
from tests.shift_help import crowd, no_sample_shifts, publish, rows, run
from tests.town import Town


@pytest.fixture
async def hall(town: Town) -> Town:
    """The sample timebank without its sample shifts."""
    await no_sample_shifts(town)
    return town


async def set_rows(town: Town, sql: str, **values: object) -> None:
    """Changes rows as no button does."""
    assert town.program is not None
    async with town.program.database.write() as tx:
        await tx.run(sql, **values)


async def written(phone: Phone, words: str, who: str = "Everybody") -> None:
    """News up to its preview, by the desk's command."""
    await phone.says("/broadcast")
    await phone.taps("Write something else")
    await phone.says(words)
    await phone.taps(who)
    await phone.taps("Now")


async def test_only_who_said_yes_gets_it_and_one_tap_ends_it(hall: Town) -> None:
    ruth, amina, jean, pat = hall.phones("Ruth", "Amina", "Jean", "Pat")
    await amina.says("/news")
    await amina.sees("You get no news")
    await amina.taps("Send me news")
    await amina.sees("You get news from Ward End & Pelham Timebank")
    await wants_news(hall, "Jean")
    await written(ruth, "Spring clean on <b>Saturday</b>, all welcome")
    await ruth.sees("This is how it looks.", "2 people", "It goes out now.")
    await ruth.taps("Yes, send the news")
    await tick(hall)
    for phone in (amina, jean):
        await phone.sees("News from Ward End & Pelham Timebank", "Spring clean on <b>Saturday</b>")
    await pat.does_not_see("Spring clean")
    await amina.taps("Stop this news")
    await amina.sees("You get no news")
    await tick(hall)
    await ruth.sees("Sent.", "2 people got it.")
    found = await rows(
        hall,
        "SELECT given, version FROM consent WHERE purpose = 'news' AND person_id = :id ORDER BY id",
        id=hall.people["Amina"].id,
    )
    assert [(row["given"], row["version"]) for row in found] == [(1, "1"), (0, "1")]
    await hall.later(days=1)
    second = await send(hall, "Second news")
    await tick(hall)
    assert await fates(hall, second) == {"sent": 1}
    await amina.does_not_see("Second news")


async def test_a_shift_is_joined_in_the_message(hall: Town) -> None:
    owen, amina, jean = hall.phones("Owen", "Amina", "Jean")
    await publish(hall, places=1)
    await wants_news(hall, "Amina", "Jean")
    await owen.says("/broadcast")
    await owen.taps("Tell about Tea for carers")
    await owen.taps("Skip")
    await owen.taps("Everybody")
    await owen.taps("Now")
    await owen.taps("Yes, send the news")
    await tick(hall)
    await amina.sees("Tea for carers", "One place is free.")
    await amina.taps("Join")
    await amina.sees("You're in.")
    await tick(hall)
    await owen.sees("Joined since: 1.")
    await jean.taps("Join")
    await jean.sees("waiting list")


async def test_many_people_need_a_second_person(hall: Town) -> None:
    ruth, devinder, amina = hall.phones("Ruth", "Devinder", "Amina")
    await rule(hall, "broadcast_second", "1")
    await wants_news(hall, "Amina", "Jean")
    await written(ruth, "Street party on Sunday")
    await ruth.sees("a second person at the desk looks at it first")
    await ruth.taps("Yes, send the news")
    await ruth.sees("a second person agrees before it goes out")
    assert "Agree to send it" not in ruth.buttons
    await tick(hall)
    await amina.does_not_see("Street party")
    await devinder.sees("Street party on Sunday", "It is for 2 people")
    await devinder.taps("Agree to send it")
    await devinder.taps_again()
    await tick(hall)
    await amina.sees("Street party on Sunday")
    found = await rows(hall, "SELECT action FROM audit WHERE object = 'broadcast' ORDER BY id")
    assert [row["action"] for row in found] == ["broadcast.made", "broadcast.yes"]


async def test_what_waits_for_a_second_person_stands_in_the_queue_and_ends(hall: Town) -> None:
    ruth, devinder, amina = hall.phones("Ruth", "Devinder", "Amina")
    await rule(hall, "broadcast_second", "1")
    await wants_news(hall, "Amina", "Jean")
    await written(ruth, "Street party on Sunday")
    await ruth.taps("Yes, send the news")
    await ruth.says("/queue")
    await ruth.does_not_see("One thing for a second person")
    await devinder.says("/queue")
    await devinder.sees("One thing for a second person")
    await devinder.taps("Be the second person")
    await devinder.taps("See Ruth")
    await devinder.sees("Street party on Sunday")
    asked = len([one for one in devinder.received.values() if "Street party" in one])
    await hall.later(days=1)
    again = [one for one in devinder.received.values() if "Street party" in one]
    assert len(again) == asked + 1
    await hall.later(days=6)
    await ruth.sees("was not sent: no second person agreed to it in time")
    await ruth.taps("See that news")
    await ruth.sees("Street party on Sunday", "Stopped")
    await amina.does_not_see("Street party")
    await devinder.says("/queue")
    await devinder.does_not_see("One thing for a second person")


async def test_a_second_person_says_no(hall: Town) -> None:
    ruth, devinder, amina = hall.phones("Ruth", "Devinder", "Amina")
    await rule(hall, "broadcast_second", "0")
    await wants_news(hall, "Amina")
    await send(hall, "Street party on Sunday")
    await hall.settle()
    await devinder.taps("Don't let it go out")
    await ruth.sees("Not sent.", "said no")
    await tick(hall)
    await amina.does_not_see("Street party")


async def test_what_cannot_be_sent_is_said_at_once(hall: Town) -> None:
    ruth, owen, pat = hall.phones("Ruth", "Owen", "Pat")
    await pat.says("/broadcast")
    await pat.does_not_see("What would you like to tell people about?")
    await written(ruth, "Spring clean")
    await ruth.sees("Nobody here has asked for news yet")
    await ruth.taps("Cancel")
    await wants_news(hall, "Amina")
    await ruth.says("/broadcast")
    await ruth.taps("Write something else")
    await ruth.says("Ring me on 07700 900123")
    await ruth.sees("please leave out phone numbers")
    await ruth.says("Spring clean")
    await ruth.says("the usual lot")
    await ruth.sees("I did not find a ward")
    await ruth.says("everybody in Moseley who speaks Polish")
    await ruth.says("yesterday 10am")
    await ruth.sees("That time is over.")
    await ruth.says("now")
    await ruth.sees("Nobody who asked for news fits that.")
    shift_id = await publish(hall, by="Ruth")
    await run(hall, "UPDATE opportunity SET organisation_id = NULL")
    await owen.says("/broadcast")
    await owen.forges(f"bc-shift:{shift_id}")
    await owen.sees("You can only tell people about what you run yourself.")


async def test_later_for_one_ward_and_not_at_night(hall: Town) -> None:
    ruth, amina, jean = hall.phones("Ruth", "Amina", "Jean")
    await wants_news(hall, "Amina", "Jean")
    await run(hall, "UPDATE membership SET area = 'Sparkbrook'")
    await run(
        hall,
        "UPDATE membership SET area = 'Ward End' WHERE person_id = :id",
        id=hall.people["Amina"].id,
    )
    await ruth.says("/broadcast Coffee morning on Thursday")
    await ruth.says("people in Ward End")
    await ruth.says("tonight at 9pm")
    await ruth.sees("everybody who asked for news, in Ward End: one person.", "8am")
    await ruth.taps("Yes, send the news")
    await hall.later(hours=12)
    await amina.does_not_see("Coffee morning")
    await hall.later(hours=11)
    await tick(hall)
    await amina.sees("Coffee morning on Thursday")
    await jean.does_not_see("Coffee morning")


async def test_one_piece_of_news_a_day_and_the_same_words_once(hall: Town) -> None:
    amina = hall.phone("Amina")
    await wants_news(hall, "Amina")
    await send(hall, "First news")
    await tick(hall)
    with pytest.raises(DomainError, match="refusal-broadcast-twice"):
        await send(hall, "First news")
    await send(hall, "Second news", by="Devinder")
    await tick(hall)
    await amina.sees("First news")
    await amina.does_not_see("Second news")
    await hall.later(hours=23)
    await tick(hall)
    await amina.sees("Second news")


async def test_paused_stopped_and_nobody_gets_it_twice(any_town: Town, monkeypatch: Any) -> None:
    hall = any_town
    monkeypatch.setattr(broadcast_feed, "AHEAD", 3)
    ruth = hall.phone("Ruth")
    crowd_ = [one.name for one in await crowd(hall, 12)]
    await wants_news(hall, *crowd_)
    made = await send(hall)
    await hall.settle()
    assert hall.program is not None
    hall.program.alarm.stop()  # only `later` moves on from here
    await ruth.says("/broadcast")
    await ruth.taps("See what was sent")
    await ruth.taps("See number 1")
    await hall.later(seconds=1)
    await ruth.taps("Pause it")
    await ruth.sees("Paused.")
    for _ in range(3):
        await hall.later(seconds=1)
    before = await fates(hall, made)
    assert 3 <= before["sent"] <= 9, "what stood in the outbox still arrives, and no more"
    assert before["sent"] + before["waiting"] == 12
    await hall.later(seconds=1)
    assert await fates(hall, made) == before
    await hall.stop()
    await hall.start()
    assert hall.program is not None
    hall.program.alarm.stop()
    await hall.later(seconds=1)
    await ruth.taps("Go on sending")
    await ruth.taps("Stop it for good")
    await tick(hall)
    found = await fates(hall, made)
    assert set(found) == {"sent", "skipped"}
    assert sum(found.values()) == 12
    for name in crowd_:
        got = [one for one in hall.phone(name).messages if "Spring clean" in one.text]
        assert len(got) <= 1
    await ruth.sees("Stopped.", f"{found['sent']} people got it.")
    await ruth.taps("Get the result as a file")
    await hall.settle()
    name = files(ruth)[-1]
    assert f"Got it,{found['sent']}" in content(hall, name).decode("utf-8-sig").replace('"', "")
    audited = await rows(hall, "SELECT 1 FROM audit WHERE action = 'broadcast.export'")
    assert len(audited) == 1


async def test_whoever_stopped_the_bot_is_counted(hall: Town, monkeypatch: Any) -> None:
    monkeypatch.setattr(broadcast_feed, "AHEAD", 1)
    await wants_news(hall, "Amina", "Jean")
    made = await send(hall)
    await hall.later(seconds=1)
    await hall.phone("Jean").blocks()
    await tick(hall)
    await tick(hall)
    assert await fates(hall, made) == {"sent": 1, "blocked": 1}


async def test_a_campaign_has_one_result(hall: Town) -> None:
    ruth, owen = hall.phones("Ruth", "Owen")
    await wants_news(hall, "Amina", "Jean")
    await ruth.says("/campaign Spring clean")
    await ruth.sees("Nothing was sent under this name yet.")
    await ruth.taps("Write news for it")
    await ruth.says("It begins on Saturday")
    await ruth.taps("Everybody")
    await ruth.taps("Now")
    await ruth.taps("Yes, send the news")
    await tick(hall)
    await hall.later(days=1)
    await ruth.says("/campaign")
    await ruth.taps("Spring clean")
    await ruth.taps("Write news for it")
    await ruth.says("Tomorrow is the day")
    await ruth.says("people in Ward End")
    await ruth.taps("Now")
    await ruth.taps("Yes, send the news")
    await tick(hall)
    await ruth.says("/campaign Spring clean")
    found = await rows(
        hall, "SELECT SUM(CASE WHEN state = 'sent' THEN 1 ELSE 0 END) AS n FROM broadcast_recipient"
    )
    sent = found[0]["n"]
    await ruth.sees("Pieces of news: 2.", f"Messages that arrived: {sent}.")
    await ruth.taps("Get the result as a file")
    await hall.settle()
    table = content(hall, files(ruth)[-1]).decode("utf-8-sig").replace('"', "")
    assert f"All of it,,{sent}," in table
    await owen.says("/campaign Spring clean")
    await owen.sees("Nothing was sent under this name yet.")


async def test_a_picture_goes_with_it_and_is_joined_from(hall: Town) -> None:
    ruth, amina = hall.phones("Ruth", "Amina")
    shift_id = await publish(hall, by="Ruth")
    await wants_news(hall, "Amina")
    await ruth.says("/run")
    await ruth.forges(f"bc-shift:{shift_id}")
    await ruth.sends_photo()
    await ruth.taps("Carry on")
    await ruth.says("Look who is coming")
    await ruth.taps("Everybody")
    await ruth.taps("Now")
    await ruth.taps("Yes, send the news")
    await tick(hall)
    await amina.sees("Look who is coming", "Tea for carers")
    assert any(one.kind == "photo" for one in amina.messages)
    await amina.taps("Join")
    await amina.sees("You're in.")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("everyone", Audience()),
        ("gardening in Ward End, free on Saturdays", Audience("Ward End", "garden", "", "", "sat")),
        ("people who speak Polish", Audience(lang="pl")),
    ],
)
def test_whom_words_mean(words: str, meant: Audience) -> None:
    found = read(words)
    assert found is not None
    assert (found.area, found.lang, found.day) == (meant.area, meant.lang, meant.day)
    assert found.skill.startswith(meant.skill)


def test_words_that_mean_nobody_in_particular() -> None:
    assert read("the usual lot") is None


async def test_the_desk_hears_of_news_to_agree_to_whatever_it_wants_to_join(hall: Town) -> None:
    """Devinder wants no things to join, and had two messages today: he still decides."""
    devinder = hall.phone("Devinder")
    await rule(hall, "broadcast_second", "0")
    await wants_news(hall, "Amina")
    await devinder.says("/notices")
    await devinder.taps("Change things to join")
    await devinder.taps("Get none but mine")
    await send(hall, "Street party on Sunday")
    await hall.settle()
    await devinder.sees("Street party on Sunday")
    assert "Get fewer of these" not in devinder.buttons
    await devinder.taps("Agree to send it")


async def test_a_no_to_news_counts_for_what_waits_for_the_morning(hall: Town) -> None:
    amina = hall.phone("Amina")
    await wants_news(hall, "Amina")
    await amina.says("/notices")
    await amina.taps("Change things to join")
    await amina.taps("Get less")
    await send(hall, "Spring clean on Saturday")
    await tick(hall)
    await amina.does_not_see("Spring clean")
    await amina.says("/news")
    await amina.taps("Stop this news")
    await hall.later(days=1)
    await amina.does_not_see("Spring clean")
    await amina.does_not_see("News of things to join")


async def test_news_is_stopped_and_asked_for_in_words(hall: Town) -> None:
    """As easily in words as by the button; "unsubscribe" under news never leaves the timebank."""
    amina, jean, pat = hall.phones("Amina", "Jean", "Pat")
    await wants_news(hall, "Amina", "Jean")
    await send(hall)
    await tick(hall)
    await amina.says("unsubscribe")
    await amina.sees("You get no news")
    await amina.says("send me news please")
    await amina.sees("You get news from")
    await amina.says("I don't want any more news")
    await amina.sees("You get no news")
    await jean.says("Stop")
    await jean.sees("You get no news")
    await pat.says("stop the news")
    await pat.sees("You get no news")


async def test_paused_ones_keep_no_other_waiting(hall: Town, monkeypatch: Any) -> None:
    """However many are paused, or wait for somebody's next day."""
    monkeypatch.setattr(broadcast_feed, "AT_ONCE", 2)
    monkeypatch.setattr(rules, "MOST_A_DAY", 20)
    await wants_news(hall, "Amina", "Jean")
    await set_rows(
        hall, "UPDATE person SET chat_open = 0 WHERE id = :id", id=hall.people["Jean"].id
    )
    assert hall.program is not None
    hall.program.alarm.stop()  # only `later` moves on from here
    for number in range(4):
        await send(hall, f"Old news {number}")
    await set_rows(hall, "UPDATE broadcast SET state = 'paused'")
    await send(hall, "Spring clean on Saturday")
    await tick(hall)
    amina = hall.phone("Amina")
    await amina.sees("Spring clean on Saturday")
    # These wait for tomorrow: she had news today.
    late = [await send(hall, f"More news {number}") for number in range(4)]
    await tick(hall)
    for one in late:
        assert await fates(hall, one) == {"waiting": 1}
    await set_rows(
        hall, "UPDATE person SET chat_open = 1 WHERE id = :id", id=hall.people["Jean"].id
    )
    await send(hall, "A last one")
    for _ in range(3):
        await tick(hall)
    await hall.phone("Jean").sees("A last one")
    await amina.does_not_see("Old news", "More news")


async def test_nobody_waits_while_an_audience_is_counted(hall: Town, monkeypatch: Any) -> None:
    """Among 100,000 members that takes half a second: others are answered meanwhile, and who asked
    gets what they said afterwards in its order."""
    counted, look = asyncio.Event(), Looks._look

    async def slow(looks: Looks, row_id: int, first: LookFirst) -> None:
        await counted.wait()
        await look(looks, row_id, first)

    monkeypatch.setattr(Looks, "_look", slow)
    ruth, amina = hall.phones("Ruth", "Amina")
    await wants_news(hall, "Amina")
    await ruth.says("/broadcast")
    await ruth.taps("Write something else")
    await ruth.says("Spring clean on Saturday")
    await ruth.taps("Everybody")
    now = next(b for row in ruth.last.rows for b in row if b.text == "Now")
    person = await ruth.id()
    await hall.backend.tap(person, person, ruth.last.id, "", now.value)
    await hall.backend.say(person, person, "/help")
    await hall.backend.say(await amina.id(), await amina.id(), "/balance")

    async def answered() -> bool:
        await hall.phones.look()
        return amina.count_messages() == 1

    await hall.until(answered)
    assert not any("This is how it looks" in m.text for m in ruth.messages)
    counted.set()
    await hall.settle()
    await hall.phones.look()
    said = [m.text for m in ruth.messages]
    preview = next(n for n, text in enumerate(said) if "This is how it looks" in text)
    assert preview < len(said) - 1, "what was said afterwards is answered after it"
