"""What is said about one never reaches another: namesakes, and questions that were left behind."""

from bot import sample
from services import membership
from services.work import Work
from storage import acquaintances, communities, people
from tests.desk_help import oldest
from tests.town import Town


async def _second_jean(town: Town) -> None:
    """Another Jean, to whom Amina was introduced; no hours of the two are in the books."""
    assert town.program is not None
    now, ruth, amina = town.clock.now(), town.people["Ruth"], town.people["Amina"]
    async with town.program.database.write() as tx:
        here = await communities.by_slug(tx, sample.SLUG)
        assert here is not None
        jean = await people.add(tx, None, "Jean", "en", now)
        told = membership.Application("Jean", True, "Alum Rock", None, None, None)
        standing = await membership.apply(Work(tx, now, jean, here, frozenset()), told)
        await people.decide(tx, standing, ("applied",), "approved", ruth.id, now)
        acquaintances.meet(tx, here.id, amina.id, jean.id, "introduced", now)
    await town.settle()


async def test_two_people_of_one_name_are_told_apart(any_town: Town) -> None:
    amina, jean, ruth = any_town.phones("Amina", "Jean", "Ruth")
    await _second_jean(any_town)
    await amina.says("2hrs yesterday gardening for Jean")
    await amina.sees("I know more than one Jean")
    first, second = amina.buttons[:2]
    assert first.startswith("Jean: help on ")
    assert second.startswith("Jean: met ")
    await amina.taps(first)
    await amina.taps("Yes, send to Jean")
    await jean.sees("Amina helped you")
    await amina.says("1 hour yesterday shopping for Khalid")
    await amina.taps("Yes, send to Khalid")
    await ruth.taps("Say who it is")
    await ruth.says("jean")
    assert ruth.buttons[:2] == ["Jean, Pelham", "Jean, Alum Rock"]


async def test_words_long_after_the_question_are_not_sent(town: Town) -> None:
    pat, ruth = town.phones("Pat", "Ruth")
    await pat.says("talk to a person")
    await pat.says("when is the hall open")
    await ruth.taps("Answer here")
    await town.later(hours=3)
    await ruth.says("2 hours yesterday gardening for Jean")
    await ruth.sees("I have not sent your words", "What do you want to answer?")
    await pat.does_not_see("gardening")
    await ruth.says("At 10am on weekdays")
    await pat.sees("Ruth answers you", "At 10am on weekdays")


async def test_moving_on_in_the_queue_leaves_the_question(town: Town) -> None:
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await amina.says("2hrs yesterday gardening for Jean")
    await amina.taps("Yes, send to Jean")
    await jean.taps("Yes, that's right")
    await ruth.taps("Decline")
    await ruth.says("/queue")
    await ruth.says("she did nothing of the kind")
    await jean.does_not_see("nothing of the kind")
    await oldest(ruth)
    await ruth.taps("Approve")
    await jean.sees("Done.")


async def test_nobody_who_stopped_the_bot_was_promised_anything(town: Town) -> None:
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await jean.blocks()
    await amina.says("2hrs yesterday gardening for Jean")
    await amina.taps("Yes, send to Jean")
    shown = await ruth.sees("My messages do not reach Jean any more", "Please do it by")
    assert shown is not None
    assert "promised" not in shown.text
