"""Messages that didn't arrive, at the desk: who was to get them, why, and what a broker can do."""

from datetime import timedelta

from tests.shift_help import rows, run
from tests.town import Town

WORDS = "Bring the key of the blue door"


async def _failed(town: Town, name: str, reason: str, cause: str, hours: int = 1) -> int:
    """A message that failed just now; `hours`: for how long it is still of use."""
    await run(
        town,
        "INSERT INTO outbox (chat_id, person_id, community_id, kind, priority, reason, body, state,"
        " attempts, created_at, due_at, sent_at, useful_until, cause) VALUES (:chat, :person, 1,"
        " 'notice', 3, :reason, :body, 'failed', 1, :now, :now, :now, :until, :cause)",
        chat=await town.phone(name).id(),
        person=town.people[name].id,
        reason=reason,
        body={"text": WORDS},
        now=town.clock.now(),
        until=town.clock.now() + timedelta(hours=hours),
        cause=cause,
    )
    found = await rows(town, "SELECT MAX(id) AS id FROM outbox")
    return int(found[0]["id"])


async def test_a_broker_sees_what_did_not_arrive_and_tries_again_or_rings(any_town: Town) -> None:
    town = any_town
    devinder, jean, pat = town.phones("Devinder", "Jean", "Pat")
    await devinder.says("what didn't arrive?")
    await devinder.sees("Every message of", "arrived in the last 7 days")
    await devinder.says("/queue")
    await devinder.does_not_see("/undelivered")
    late = await _failed(town, "Amina", "plan.changed", "ReadTimeout", -1)
    await _failed(town, "Amina", "exchange.logged", "Forbidden: bot was blocked by the user")
    await _failed(town, "Amina", "safety.told", "ReadTimeout")
    await _failed(town, "Amina", "work.step", "ReadTimeout")
    again = await _failed(town, "Jean", "shift.changed", "Bad Request: message is too long")
    await devinder.says("/queue")
    await devinder.sees("4 messages didn't arrive. See /undelivered.")
    ruth = town.phone("Ruth")
    await ruth.says("/queue")
    await ruth.sees("5 messages didn't arrive")  # safeguarding lead as well
    await devinder.says("/undelivered")
    await devinder.sees("1. To Jean, about volunteering,", "Telegram would not take it.")
    await devinder.sees("2. To Amina, a message,", "Telegram gave no answer.")
    await devinder.sees("3. To Amina, about hours,", "are back now")
    await devinder.sees("4. To Amina, about planned help,", "It is too late to send it again.")
    await devinder.does_not_see("blue door")
    await devinder.taps("Open 4")
    assert [b.text for row in devinder.last.rows for b in row] == [
        "Ring instead",
        "Back",
        "Go to the start",
    ]
    await devinder.taps("Ring instead")
    await devinder.sees("Amina")
    await devinder.says("what didn't arrive")
    await pat.says("/balance")
    # Who has nothing to do with it can neither see nor send it.
    for data in ("und:0", f"und-one:{again}", f"und-again:{again}"):
        await pat.forges(data)
        await pat.does_not_see("To Jean")
    await devinder.forges(f"und-again:{late}")
    await jean.does_not_see("blue door")
    await devinder.says("/undelivered")
    await devinder.taps("Open 1")
    await devinder.taps("Try again")
    await devinder.sees("I try again now", "Jean")
    await jean.sees(WORDS)
    await devinder.taps("See what didn't arrive")
    await devinder.does_not_see("To Jean")
    await devinder.forges(f"und-again:{again}")
    assert sum(WORDS in one.text for one in jean.messages) == 1
    noted = await rows(town, "SELECT actor_id, object_id FROM audit WHERE action = 'outbox.retry'")
    assert [(r["actor_id"], r["object_id"]) for r in noted] == [(town.people["Devinder"].id, again)]
    await run(town, "UPDATE person SET chat_open = 0 WHERE id = :id", id=town.people["Amina"].id)
    await devinder.says("/undelivered")
    await devinder.sees("They have stopped the bot. Please ring.")
    await devinder.taps("Open 1")
    assert "Try again" not in [b.text for row in devinder.last.rows for b in row]
    await devinder.says("/home")
    await town.later(hours=23)
    await devinder.sees("3 messages that didn't arrive")
    await devinder.forges("dg:0:undelivered")
    await devinder.sees("To Amina, a message,")
