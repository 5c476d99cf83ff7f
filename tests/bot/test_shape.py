"""What is no update is set aside as it comes; whatever Telegram sends is one."""

import json

import pytest
from telegram import Update

from bot.shape import update_of, well_formed
from tests.town import Town

FROM = {"id": 5, "is_bot": False, "first_name": "Amina"}
CHAT = {"id": 5, "type": "private", "first_name": "Amina"}
MESSAGE = {"message_id": 1, "date": 0, "chat": CHAT, "from": FROM, "text": "/help"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"from": {**FROM, "id": []}},
        {"from": {**FROM, "id": 2**63}},
        {"from": {**FROM, "id": True}},
        {"chat": {**CHAT, "id": "5"}},
        {"chat": {**CHAT, "type": {}}},
        {"text": 5},
        {"entities": {}},
        {"photo": "x"},
        {"document": []},
        {"date": None},
    ],
)
def test_what_telegram_documents_otherwise_is_no_update(wrong: dict[str, object]) -> None:
    assert well_formed({"update_id": 1, "message": MESSAGE})
    assert not well_formed({"update_id": 1, "message": {**MESSAGE, **wrong}})


async def test_one_is_parked_and_the_next_is_handled(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    amina = town.phone("Amina")
    number = town.people["Amina"].telegram_id
    odd = {**MESSAGE, "from": {**FROM, "id": {}}, "chat": {**CHAT, "id": number}}
    town.world.queue.put_raw({"message": odd})
    await amina.says("/help")
    await amina.sees("Just type")
    assert town.program is not None
    assert [worker.parked for worker in town.program.workers] == [1]
    assert not any(record.exc_info for record in caplog.records)


async def test_things_whose_type_is_a_thing_are_updates(town: Town) -> None:
    """A chat's new background, for one."""
    assert town.program is not None
    set_background = {
        "type": {"type": "fill", "fill": {"type": "solid", "color": 1}, "dark_theme_dimming": 0}
    }
    update = {"update_id": 1, "message": {**MESSAGE, "chat_background_set": set_background}}
    assert isinstance(update_of(json.dumps(update), town.program.bot), Update)
