"""What Telegram refuses of files, settings, groups and paths."""

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from simulator import groups
from simulator.files import sample_photo
from simulator.models import Person
from simulator.world import World

Ask = Callable[..., Any]


async def test_files_that_are_refused(http: httpx.AsyncClient, world: World, amina: Person) -> None:
    async def send(kind: str, content: bytes) -> str:
        answer = await http.post(
            f"/bot{world.token}/send{kind}",
            data={"chat_id": amina.id},
            files={kind.lower(): ("file.bin", content)},
        )
        return str(answer.json().get("description", ""))

    assert await send("Photo", b"") == "Bad Request: file must be non-empty"
    assert await send("Photo", b"not a picture") == "Bad Request: IMAGE_PROCESS_FAILED"
    wide = sample_photo(2100, 100)
    assert await send("Photo", wide) == "Bad Request: PHOTO_INVALID_DIMENSIONS"
    big = sample_photo() + bytes(10 * 1024 * 1024)
    assert await send("Photo", big) == (
        f"Bad Request: file of size {len(big)} bytes is too big for a photo; "
        "the maximum size is 10485760 bytes"
    )
    assert await send("Document", bytes(52 * 1024 * 1024)) == "Request Entity Too Large"
    assert await send("Document", bytes(21 * 1024 * 1024)) == ""
    sent = world.chats[amina.id].messages[max(world.chats[amina.id].messages)]
    url = f"/bot{world.token}"
    answer = await http.post(f"{url}/getFile", json={"file_id": sent.wire["document"]["file_id"]})
    assert answer.json()["description"] == "Bad Request: file is too big"
    for reference, said in (
        ("https://example.org/a.png", "failed to get HTTP URL content"),
        (
            "AgACAgQ",
            "wrong remote file identifier specified: can't unserialize it. Wrong last symbol",
        ),
        ("", "there is no photo in the request"),
        ("attach://missing", "there is no photo in the request"),
    ):
        answer = await http.post(f"{url}/sendPhoto", json={"chat_id": amina.id, "photo": reference})
        assert answer.json()["description"] == f"Bad Request: {said}"


COMMANDS = [
    ([{"command": "Log", "description": "Log hours"}], "BOT_COMMAND_INVALID"),
    ([{"command": "a" * 33, "description": "Log hours"}], "BOT_COMMAND_INVALID"),
    ([{"command": "log", "description": ""}], "BOT_COMMAND_DESCRIPTION_INVALID"),
    ([{"command": "log", "description": "a" * 257}], "BOT_COMMAND_DESCRIPTION_INVALID"),
    ([{"command": "log", "description": "Log"}] * 101, "BOT_COMMANDS_TOO_MUCH"),
    ({"log": "Log"}, "expected an Array of BotCommand"),
]


@pytest.mark.parametrize(("commands", "said"), COMMANDS)
async def test_command_menus_that_are_refused(commands: Any, said: str, ask: Ask) -> None:
    answer = await ask("setMyCommands", commands=json.dumps(commands))
    assert answer[:2] == (400, f"Bad Request: {said}")


async def test_settings_that_are_refused(ask: Ask, amina: Person) -> None:
    cases: list[tuple[str, dict[str, Any], str]] = [
        ("setMyName", {"name": "a" * 65}, "BOT_TITLE_INVALID"),
        ("setMyDescription", {"description": "a" * 513}, "BOT_DESCRIPTION_TOO_LONG"),
        (
            "setMyShortDescription",
            {"short_description": "a" * 121},
            "BOT_SHORT_DESCRIPTION_TOO_LONG",
        ),
        (
            "setMyCommands",
            {"commands": [], "language_code": "eng"},
            "invalid language code specified",
        ),
        (
            "setMyCommands",
            {"commands": [], "scope": {"type": "chat", "chat_id": 5}},
            "chat not found",
        ),
        ("setChatMenuButton", {"menu_button": {"type": "game"}}, "menuButton has unsupported type"),
        (
            "sendChatAction",
            {"chat_id": amina.id, "action": "singing"},
            "wrong parameter action in request",
        ),
        ("getFile", {}, 'parameter "file_id" is required'),
        ("getFile", {"file_id": "nothing"}, "invalid file_id"),
        ("getChatMember", {"chat_id": amina.id}, "invalid user_id specified"),
        ("approveChatJoinRequest", {"chat_id": 5, "user_id": 5}, "chat not found"),
        (
            "leaveChat",
            {"chat_id": amina.id},
            "chat member status can't be changed in private chats",
        ),
    ]
    for method, params, said in cases:
        answer = await ask(method, **params)
        assert answer[:2] == (400, f"Bad Request: {said}")


async def test_in_groups_only_administrators_may(ask: Ask, world: World, amina: Person) -> None:
    group = groups.create(world, "Ward End", [amina], supergroup=True)
    sent = await ask("sendMessage", chat_id=group.id, text="Good morning")
    assert sent[0] == 200
    number = max(group.messages)
    cases = [
        ("pinChatMessage", {"message_id": number}, "manage pinned messages in the chat"),
        ("createChatInviteLink", {}, "manage chat invite link"),
        ("setChatTitle", {"title": "Pelham"}, "change chat title"),
        ("banChatMember", {"user_id": amina.id}, "restrict/unrestrict chat member"),
    ]
    for method, params, what in cases:
        answer = await ask(method, chat_id=group.id, **params)
        assert answer[:2] == (400, f"Bad Request: not enough rights to {what}")


async def test_a_wrong_token_and_wrong_paths(http: httpx.AsyncClient, world: World) -> None:
    def body(code: int, text: str) -> dict[str, Any]:
        return {"ok": False, "error_code": code, "description": text}

    answer = await http.get("/bot123:wrong/getMe")
    assert (answer.status_code, answer.json()) == (401, body(401, "Unauthorized"))
    for path in ("/botwrong/getMe", f"/bot{world.token}", f"/bot{world.token}/"):
        answer = await http.get(path)
        assert (answer.status_code, answer.json()) == (404, body(404, "Not Found"))
    answer = await http.get(f"/bot{world.token}/sendTelepathy")
    assert (answer.status_code, answer.json()["description"]) == (
        404,
        "Not Found: method not found",
    )
    assert (await http.get(f"/file/bot{world.token}/photos/none.png")).status_code == 404
    assert (await http.get("/file/bot1:wrong/photos/none.png")).status_code == 401
