"""An answer of Telegram's of which only half arrives is like one that was lost: the message is sent
again, and nobody reads a refusal into it."""

from typing import Any

import pytest
from telegram.error import Forbidden, RetryAfter

from bot.telegram_client import UnreadableError, call
from tests.driver.straight import StraightRequest
from tests.town import Town


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How much of each of the next answers arrives."""
    shares: list[float] = []
    ask = StraightRequest.do_request

    async def half(self: StraightRequest, url: str, **rest: Any) -> tuple[int, bytes]:
        status, body = await ask(self, url, **rest)
        share = shares.pop() if shares and url.endswith("sendMessage") else 1
        return status, body[: int(len(body) * share)]

    monkeypatch.setattr(StraightRequest, "do_request", half)
    return shares


async def test_what_was_half_answered_is_sent_again(town: Town, cut: list[float]) -> None:
    amina = town.phone("Amina")
    assert town.program is not None
    town.wait_by_clock()
    cut.append(0.5)
    await amina.says("/help")
    await town.later(seconds=20)
    assert amina.count_messages() == 2
    assert town.program.delivery.counts.perhaps_twice == 1
    async with town.program.database.read() as tx:
        states = {str(r["state"]) for r in await tx.rows("SELECT state FROM outbox")}
    assert states == {"sent"}


async def test_half_a_refusal_quotes_nothing_and_whole_ones_stay_as_they_are(
    town: Town, cut: list[float]
) -> None:
    assert town.program is not None
    nobody = {"chat_id": 1, "text": "for the eyes of Amina"}
    cut.append(0.5)
    with pytest.raises(UnreadableError) as found:
        await call(town.program.bot, "sendMessage", nobody)
    assert str(found.value) == "the answer could not be read"
    assert type(found.value.__cause__).__name__ == "BadRequest"
    town.world.faults.kind, town.world.faults.count = "429", 1
    with pytest.raises(RetryAfter):
        await call(town.program.bot, "sendMessage", nobody)
    await town.backend.block(town.people["Jean"].telegram_id or 0, blocked=True)
    with pytest.raises(Forbidden):
        await call(
            town.program.bot,
            "sendMessage",
            {"chat_id": town.people["Jean"].telegram_id, "text": "?"},
        )
