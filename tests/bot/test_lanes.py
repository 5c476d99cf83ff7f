"""Several workers share the inbox: lanes run side by side, each in its order."""

import asyncio
import random
from collections import defaultdict
from typing import Any

import pytest

from bot.intake import receive
from bot.worker import Worker
from tests.town import Town

UPDATES = 90


@pytest.mark.postgres
async def test_lanes_keep_their_order_and_every_row_is_handled_once(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed = random.randrange(1_000_000)
    chance = random.Random(seed)
    began: list[tuple[int, int]] = []
    under_way: set[int] = set()
    side_by_side = 0
    handle = Worker._handle

    async def watched(self: Worker, tx: Any, claimed: Any) -> None:
        nonlocal side_by_side
        lane, row = claimed.row["lane"], claimed.row["id"]
        assert lane not in under_way, f"seed {seed}: two at a time in lane {lane}"
        under_way.add(lane)
        side_by_side = max(side_by_side, len(under_way))
        began.append((lane, row))
        await asyncio.sleep(chance.random() * 0.01)
        await handle(self, tx, claimed)
        under_way.discard(lane)

    monkeypatch.setattr(Worker, "_handle", watched)
    town = Town(postgres_url, workers=4)
    await town.open()
    try:
        assert town.program is not None
        people = [await town.phone(n).id() for n in ("Amina", "Jean", "Pat", "Ruth", "Owen")]
        arriving = [_message(n, chance.choice(people)) for n in range(1, UPDATES + 1)]
        for start in range(0, UPDATES, 30):
            some = arriving[start : start + 30]
            # Telegram may send them again, and in any order with what is new.
            again = chance.sample(arriving[: start + 1], min(start, 10))
            updates = [*some, *again]
            await receive(town.program.database, town.clock, updates, town.program.wake)
            await asyncio.sleep(0.05)
        await town.settle()
    finally:
        await town.close()
    rows = [row for _, row in began]
    assert len(rows) == len(set(rows)) == UPDATES, f"seed {seed}"
    by_lane = defaultdict(list)
    for lane, row in began:
        by_lane[lane].append(row)
    assert all(handled == sorted(handled) for handled in by_lane.values()), f"seed {seed}"
    assert side_by_side > 1, f"seed {seed}: the workers only took turns"


def _message(update_id: int, sender: int) -> dict[str, Any]:
    return {
        "update_id": update_id,
        "message": {
            "message_id": update_id,
            "date": 1_780_000_000,
            "chat": {"id": sender, "type": "private", "first_name": "Amina"},
            "from": {"id": sender, "is_bot": False, "first_name": "Amina"},
            "text": "/help",
            "entities": [{"type": "bot_command", "offset": 0, "length": 5}],
        },
    }
