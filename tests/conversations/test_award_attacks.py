"""Awards where somebody tries what they mustn't, or changes their mind at the wrong moment."""

from services import award_judging, nominations
from services.work import Work
from tests.award_help import ADMIN, acting, advance, fixed_round, the_round
from tests.conversations.test_judging import SOUP, WALK, joins, judging, up
from tests.shift_help import rows
from tests.town import Town


async def test_who_is_nominated_by_nobody_any_more_is_judged_no_more(town: Town) -> None:
    ruth, pat, zahra = town.phone("Ruth"), town.phone("Pat"), town.phones.phone("Zahra")
    round_id = await fixed_round(town, weeks=2, vote="none")
    gone = await up(town, "Amina", "Sheila Okafor", SOUP)
    stays = await up(town, "Owen", "Mr Bashir Ali", WALK)
    for phone in (pat, zahra):
        await joins(ruth, phone)
    await judging(town, round_id)

    async def taken_back(work: Work) -> None:
        (mine,) = await nominations.mine(work, round_id)
        await nominations.withdraw(work, mine.id)

    await acting(town, "Amina", frozenset({"member"}), taken_back)
    for phone in (pat, zahra):
        await phone.says("/judge")
        await phone.sees("1 of 1 for you")
        await phone.says("4 4 4 4 4")
        await phone.taps("Send my points")

    async def ready(work: Work) -> bool:
        return await award_judging.ready(work, await the_round(town, round_id))

    assert await acting(town, "Ruth", ADMIN, ready)
    await advance(town, round_id, "deciding")
    places = await rows(town, "SELECT id, place FROM award_nominee ORDER BY id")
    assert {r["id"]: r["place"] for r in places} == {gone: "none", stays: "shortlisted"}
