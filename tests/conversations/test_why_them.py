"""Why somebody was proposed: what whoever needs help reads, and what brokers read. By talking."""

from tests.driver import Phone
from tests.request_help import by_day, offers, rows_of
from tests.town import Town


async def _asked(town: Town) -> tuple[Phone, Phone]:
    """Amina asks, and Jean, who offers ironing, is asked."""
    amina, jean = town.phones("Amina", "Jean")
    await by_day(town)
    await offers(town, "Jean", "home.ironing", "Ironing")
    await amina.says("Somebody to do my ironing thursday 2pm for an hour")
    await amina.taps("Yes, ask")
    await jean.sees("Somebody needs help", "you offered this")
    return amina, jean


async def _sees_the_desk_card(ruth: Phone) -> None:
    """Of a request that waits for nobody at the desk: by a button of an earlier card of it."""
    await ruth.says("/queue")
    await ruth.forges("rq-take:1:open")


async def test_who_asks_and_who_decides_read_why_somebody_was_asked(town: Town) -> None:
    """The person and the brokers read why; never that somebody's turn had come, or of hours."""
    amina, jean = await _asked(town)
    ruth = town.phone("Ruth")
    ((codes,),) = await rows_of(town, "SELECT reasons FROM candidate")
    assert {"same-skill", "their-turn"} <= set(codes.split())
    await jean.taps("Yes, I can")
    await amina.sees("Jean can help. Why Jean: offers this", "You have helped each other before")
    await amina.does_not_see("know each other")
    await _sees_the_desk_card(ruth)
    await ruth.sees("Said yes: Jean (offers this")
    for phone in (amina, ruth):
        await phone.does_not_see("lately")


async def test_who_found_it_by_themselves_has_reasons_too(town: Town) -> None:
    amina, _ = await _asked(town)
    pat, ruth = town.phones("Pat", "Ruth")
    await offers(town, "Pat", "home.ironing", "Ironing shirts")
    await pat.says("requests near me")
    await pat.says("1")
    await pat.taps("I can help")
    await amina.sees("Pat can help. Why Pat: offers this")
    await _sees_the_desk_card(ruth)
    await ruth.sees("Said yes: Pat (found it, offers this", "Asked, no answer yet: Jean (offers")


async def test_who_offers_nothing_of_the_kind_is_not_said_to(town: Town) -> None:
    """Owen mends bikes, and says yes to the ironing: his name stands there without a reason."""
    amina, _ = await _asked(town)
    owen, ruth = town.phones("Owen", "Ruth")
    await owen.says("requests near me")
    await owen.says("1")
    await owen.taps("I can help")
    await amina.sees("Owen can help.")
    await amina.does_not_see("Why Owen")
    await _sees_the_desk_card(ruth)
    await ruth.sees("Said yes: Owen (found it)")
