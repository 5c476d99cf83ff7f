"""Judges at the same moment, on both databases: a link makes one judge, and they talk once."""

import asyncio
import re
from collections.abc import AsyncIterator

import pytest

from services import award_judging
from services.work import Work
from tests.award_help import ADMIN, acting, advance, fixed_round, the_round
from tests.conversations.test_judging import judging, results, up
from tests.shift_help import rows, run
from tests.town import Town

JUDGES = ("Pat", "Owen", "Jean")


@pytest.fixture
async def busy(any_url: str) -> AsyncIterator[Town]:
    """The sample timebank; on PostgreSQL four workers handle updates side by side."""
    made = Town(any_url, workers=4)
    await made.open()
    yield made
    await made.close()


async def test_judges_press_at_the_same_moment(busy: Town) -> None:
    ruth = busy.phone("Ruth")
    phones = [busy.phone(name) for name in JUDGES]
    round_id = await fixed_round(busy, weeks=2, vote="none", judges_least=3)
    nominee_id = await up(busy, "Amina", "Sheila Okafor", "She brings soup to everybody.")
    # One link, three people at once: one of them is asked.
    codes = []
    for _ in JUDGES:
        await ruth.says("/awards judges")
        await ruth.taps("Ask a judge")
        found = re.search(r"start=(judge-\S+)", ruth.last.text)
        assert found is not None
        codes.append(found[1])
    await asyncio.gather(*(phone.starts(codes[0]) for phone in phones))
    asked = await rows(busy, "SELECT p.name FROM award_judge j JOIN person p ON p.id = j.person_id")
    assert len(asked) == 1
    others = [phone for phone in phones if phone.name != asked[0]["name"]]
    for phone, code in zip(others, codes[1:], strict=True):
        await phone.starts(code)
    await asyncio.gather(*(phone.taps("Yes, I will judge") for phone in phones))
    await asyncio.gather(*(phone.taps("Say none of them") for phone in phones))
    await judging(busy, round_id)
    for phone, points in zip(phones, ("5 5 5 5 5", "1 1 1 1 1", "3 3 3 3 3"), strict=True):
        await phone.says("/judge")
        await phone.says(points)
    await asyncio.gather(*(phone.taps("Send my points") for phone in phones))
    assert [r["state"] for r in await rows(busy, "SELECT state FROM award_sheet")] == ["again"] * 3
    notes = await rows(busy, "SELECT code FROM award_note WHERE kind = 'discussion'")
    assert [row["code"] for row in notes] == ["spread:4"]

    async def ready(work: Work) -> bool:
        return await award_judging.ready(work, await the_round(busy, round_id))

    assert not await acting(busy, "Ruth", ADMIN, ready)
    for phone in phones:
        await phone.says("/judge")
    await asyncio.gather(*(phone.taps("Keep my points") for phone in phones))
    assert await acting(busy, "Ruth", ADMIN, ready)
    await ruth.says("/awards judges")
    await ruth.taps("See how far they are")
    await ruth.sees("1 nominee, 3 of 3 sheets sent.")
    # A conflict that is found later takes the points out again, and there is nobody else.
    found = await results(busy, round_id)
    assert (found.order, found.placed[0].mean) == ((nominee_id,), 3)
    await run(
        busy,
        "UPDATE award_nominee SET person_id = :p WHERE id = :id",
        p=busy.people["Pat"].id,
        id=nominee_id,
    )
    assert not await acting(busy, "Ruth", ADMIN, ready)
    assert (await results(busy, round_id)).waiting == (nominee_id,)
    await ruth.says("/awards judges")
    await ruth.taps("See how far they are")
    await ruth.sees("For 1 of them there are too few judges")
    await advance(busy, round_id, "deciding")
    places = await rows(busy, "SELECT place FROM award_nominee")
    assert [row["place"] for row in places] == ["none"]
