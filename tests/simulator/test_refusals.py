"""What Telegram refuses, the simulator refuses, in the same words."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from telegram.constants import InlineKeyboardMarkupLimit, MessageLimit

from simulator import groups
from simulator.files import sample_photo
from simulator.models import Person
from simulator.people import People
from simulator.world import World

Ask = Callable[..., Any]


def keyboard(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


def button(**fields: Any) -> dict[str, Any]:
    return {"text": "Yes", **fields}


TEXTS = [
    # parameters of sendMessage, what Telegram says
    ({}, "message text is empty"),
    ({"text": ""}, "message text is empty"),
    ({"text": "  \n "}, "text must be non-empty"),
    ({"text": "a" * (MessageLimit.MAX_TEXT_LENGTH + 1)}, "message is too long"),
    ({"text": "😀" * (MessageLimit.MAX_TEXT_LENGTH + 1)}, "message is too long"),
    ({"text": "a" * 32769}, "text is too long"),
    (
        {"text": "<b>Hi", "parse_mode": "HTML"},
        "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
    ),
    (
        {"text": "<h1>Hi</h1>", "parse_mode": "html"},
        'can\'t parse entities: Unsupported start tag "h1" at byte offset 0',
    ),
    (
        {"text": "Hi.", "parse_mode": "MarkdownV2"},
        (
            "can't parse entities: Character '.' is reserved and must be escaped "
            "with the preceding '\\'"
        ),
    ),
    (
        {"text": "*Hi", "parse_mode": "Markdown"},
        "can't parse entities: Can't find end of the entity starting at byte offset 0",
    ),
    ({"text": "Hi", "parse_mode": "Plain"}, "unsupported parse_mode"),
    (
        {"text": "Hi", "entities": [{"type": "bold", "offset": 0, "length": 9}]},
        "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 9",
    ),
    (
        {"text": "😀!", "entities": [{"type": "bold", "offset": 0, "length": 1}]},
        "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol",
    ),
    (
        {"text": "Hi", "entities": [{"type": "loud", "offset": 0, "length": 1}]},
        "can't parse MessageEntity: Unsupported type specified",
    ),
    ({"text": "Hi", "entities": "[{"}, "can't parse entities JSON object"),
    ({"text": "Hi", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
    ({"text": "Hi", "reply_markup": "[]"}, "object expected as reply markup"),
    (
        {"text": "Hi", "reply_markup": {"inline_keyboard": [button(callback_data="y")]}},
        'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ),
    (
        {"text": "Hi", "reply_markup": keyboard([button()])},
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (
        {"text": "Hi", "reply_markup": keyboard([{"callback_data": "y"}])},
        "can't parse inline keyboard button: Can't find field \"text\"",
    ),
    (
        {"text": "Hi", "reply_markup": keyboard([button(callback_data="é" * 33)])},
        "BUTTON_DATA_INVALID",
    ),
    (
        {"text": "Hi", "reply_markup": keyboard([button(copy_text={"text": "a" * 257})])},
        "BUTTON_COPY_TEXT_INVALID",
    ),
    (
        {"text": "Hi", "reply_markup": keyboard([button(url="http://localhost/poster")])},
        "inline keyboard button URL 'http://localhost/poster' is invalid: Wrong HTTP URL",
    ),
    (
        {"text": "Hi", "reply_markup": keyboard([button(url="ftp://example.org/a")])},
        "inline keyboard button URL 'ftp://example.org/a' is invalid: Unsupported URL protocol",
    ),
    (
        {"text": "Hi", "reply_markup": keyboard([button(web_app={"url": "http://example.org"})])},
        (
            "inline keyboard button Web App URL 'http://example.org' is invalid: "
            "Only HTTPS links are allowed"
        ),
    ),
    (
        {
            "text": "Hi",
            "reply_markup": keyboard(
                *[[button(callback_data="y")]] * (InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER + 1)
            ),
        },
        "reply markup is too long",
    ),
    (
        {
            "text": "Hi",
            "reply_markup": keyboard(
                [button(callback_data="y")] * (InlineKeyboardMarkupLimit.BUTTONS_PER_ROW + 1)
            ),
        },
        "reply markup is too long",
    ),
    (
        {"text": "Hi", "reply_markup": {"keyboard": [["Yes"]], "resize_keyboard": "yes"}},
        'field "resize_keyboard" of the ReplyKeyboardMarkup must be of the type Boolean',
    ),
    ({"text": "Hi", "reply_parameters": {"message_id": 9999}}, "message to be replied not found"),
    ({"text": "Hi", "reply_to_message_id": 9999}, "message to be replied not found"),
    ({"text": "Hi", "message_thread_id": 5}, "message thread not found"),
    ({"text": "Hi", "business_connection_id": "b"}, "business connection not found"),
]


@pytest.mark.parametrize(("params", "said"), TEXTS)
async def test_a_message_is_refused(
    params: dict[str, Any], said: str, ask: Ask, amina: Person, world: World
) -> None:
    before = len(world.chats[amina.id].messages)
    status, description, _ = await ask("sendMessage", chat_id=amina.id, **params)
    assert (status, description) == (400, f"Bad Request: {said}")
    assert len(world.chats[amina.id].messages) == before


async def test_the_longest_texts_and_buttons_pass(ask: Ask, amina: Person) -> None:
    rows = [[button(callback_data="é" * 32)] * 8] * 12 + [[button(url="https://example.org/a")] * 4]
    markup = {"inline_keyboard": rows}
    for text in ("a" * 4096, "😀" * 4096, "&lt;" * 4096):
        mode = {"parse_mode": "HTML"} if text.startswith("&") else {}
        answer = await ask("sendMessage", chat_id=amina.id, text=text, reply_markup=markup, **mode)
        assert answer[0] == 200


async def test_whom_the_bot_may_not_write_to(
    ask: Ask, world: World, people: People, amina: Person, jean: Person
) -> None:
    pat = world.add_person("Pat")
    group = groups.create(world, "Ward End", [amina, pat], supergroup=False)

    async def says(chat_id: object) -> tuple[int, str, dict[str, Any]]:
        answer: tuple[int, str, dict[str, Any]] = await ask(
            "sendMessage", chat_id=chat_id, text="Good morning"
        )
        return answer

    stranger = world.add_person("Mr Hussain")
    people.block(jean)
    gone = world.add_person("Ruth")
    people.start(gone)
    people.deactivate(gone)
    assert (await says(gone.id))[:2] == (403, "Forbidden: user is deactivated")
    not_found = (400, "Bad Request: chat not found", {})
    assert await says("") == (400, "Bad Request: chat_id is empty", {})
    assert await says(12345) == not_found
    assert await says("@pelham_library") == not_found
    assert await says(stranger.id) == not_found
    assert (await says(pat.id))[:2] == (
        403,
        "Forbidden: bot can't initiate conversation with a user",
    )
    assert (await says(jean.id))[:2] == (403, "Forbidden: bot was blocked by the user")
    assert (await says(group.id))[0] == 200
    groups.set_bot(world, group, amina, "kicked")
    kicked = "Forbidden: bot was kicked from the group chat"
    assert (await says(group.id))[:2] == (403, kicked)
    groups.set_bot(world, group, amina, "left")
    left = "Forbidden: bot is not a member of the group chat"
    assert (await says(group.id))[:2] == (403, left)
    groups.set_bot(world, group, amina, "member")
    new = groups.upgrade(world, group)
    assert await says(group.id) == (
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
        {"migrate_to_chat_id": new.id},
    )
    assert (await says(new.id))[0] == 200


async def test_edits_that_are_refused(
    ask: Ask, world: World, people: People, amina: Person, jean: Person
) -> None:
    async def send(**params: Any) -> int:
        answer = await ask("sendMessage", chat_id=amina.id, text="Two hours?", **params)
        assert answer[0] == 200
        return max(world.chats[amina.id].messages)

    async def edit(message: int, text: str = "Changed", **params: Any) -> str:
        status, description, _ = await ask(
            "editMessageText", chat_id=amina.id, message_id=message, text=text, **params
        )
        return "" if status == 200 else str(description)

    yes = keyboard([button(callback_data="y")])
    card = await send(reply_markup=yes)
    same = (
        "Bad Request: message is not modified: specified new message content and reply markup are "
        "exactly the same as a current content and reply markup of the message"
    )
    assert await edit(card, "Two hours?", reply_markup=yes) == same
    assert await edit(card, "<b>Two</b> hours?", parse_mode="HTML", reply_markup=yes) == ""
    assert await edit(card, "<b>Two</b> hours?", parse_mode="HTML", reply_markup=yes) == same
    assert await edit(card, "<b>Two</b> hours?", parse_mode="HTML") == ""  # the keyboard goes
    assert "reply_markup" not in world.chats[amina.id].messages[card].wire
    assert await edit(9999) == "Bad Request: message to edit not found"
    assert await edit(0) == "Bad Request: message identifier is not specified"
    frozen = "Bad Request: message can't be edited"
    assert await edit(people.say(amina, "My own words")[0].id) == frozen
    for markup in (
        {"keyboard": [["Yes"]]},
        {"remove_keyboard": True},
        {"force_reply": True},
    ):
        assert await edit(await send(reply_markup=markup)) == frozen
    await ask("forwardMessage", chat_id=amina.id, from_chat_id=amina.id, message_id=card)
    assert await edit(max(world.chats[amina.id].messages)) == frozen
    sent = await send()
    assert (
        await edit(sent, reply_markup={"keyboard": [["Yes"]]})
        == "Bad Request: inline keyboard expected"
    )
    people.block(amina)
    assert await edit(sent) == "Forbidden: bot was blocked by the user"


async def test_a_photo_has_no_text_and_a_text_no_caption(
    ask: Ask, http: httpx.AsyncClient, world: World, amina: Person
) -> None:
    files = {"photo": ("garden.png", sample_photo())}
    url = f"/bot{world.token}/sendPhoto"
    answer = await http.post(url, data={"chat_id": amina.id, "caption": "a" * 1024}, files=files)
    photo = answer.json()["result"]["message_id"]
    await ask("sendMessage", chat_id=amina.id, text="Hello")
    text = max(world.chats[amina.id].messages)
    where = {"chat_id": amina.id}
    refused = await ask("editMessageText", message_id=photo, text="Hi", **where)
    assert refused[1] == "Bad Request: there is no text in the message to edit"
    refused = await ask("editMessageCaption", message_id=text, caption="Hi", **where)
    assert refused[1] == "Bad Request: there is no caption in the message to edit"
    answer = await http.post(url, data={"chat_id": amina.id, "caption": "a" * 1025}, files=files)
    assert answer.json()["description"] == "Bad Request: message caption is too long"


async def test_a_press_is_answered_once_and_in_time(
    ask: Ask, world: World, people: People, amina: Person
) -> None:
    await ask(
        "sendMessage",
        chat_id=amina.id,
        text="Two hours?",
        reply_markup=keyboard([button(callback_data="y")]),
    )
    card = max(world.chats[amina.id].messages)
    late = "Bad Request: query is too old and response timeout expired or query ID is invalid"

    async def answer(number: str, **params: Any) -> str:
        return str((await ask("answerCallbackQuery", callback_query_id=number, **params))[1])

    first = people.tap(amina, card, label="Yes")["callback_query_id"]
    assert await answer(first, text="a" * 201) == "Bad Request: MESSAGE_TOO_LONG"
    assert await answer(first, url="https://example.org") == "Bad Request: URL_INVALID"
    assert await answer(first, text="a" * 200) == ""
    assert await answer(first) == late
    assert await answer("12345") == late
    second = people.tap(amina, card, label="Yes")["callback_query_id"]
    world.clock.set_shift(16)
    assert await answer(second) == late


async def test_deleting(ask: Ask, world: World, people: People, amina: Person) -> None:
    async def delete(chat: int, message: int) -> str:
        return str((await ask("deleteMessage", chat_id=chat, message_id=message))[1])

    group = groups.create(world, "Ward End", [amina], supergroup=False)
    hers = people.say(amina, "/help", group.id)[0].id
    rule = "Bad Request: message can't be deleted for everyone"
    assert await delete(group.id, hers) == rule
    groups.set_bot(world, group, amina, "administrator")
    assert await delete(group.id, hers) == ""
    assert await delete(group.id, hers) == "Bad Request: message to delete not found"
    private = people.say(amina, "My number is 07700 900123")[0].id
    world.clock.set_shift(48 * 3600 - 60)
    assert await delete(amina.id, private) == ""
    old = people.say(amina, "And again")[0].id
    world.clock.set_shift(96 * 3600)
    assert await delete(amina.id, old) == rule
    several = await ask("deleteMessages", chat_id=amina.id, message_ids=list(range(101)))
    assert several[1] == "Bad Request: too many message identifiers specified"
