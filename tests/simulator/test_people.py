"""The person API: what people do, what their phones show, and what the bot gets to see."""

import base64
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from telegram import Bot, BotCommandScopeAllGroupChats, BotCommandScopeChat, ChatMemberBanned
from telegram import InlineKeyboardButton as Button
from telegram import InlineKeyboardMarkup as Markup

from simulator import groups
from simulator.files import sample_photo
from simulator.models import Person
from simulator.people import People
from simulator.server import create_app
from simulator.world import World


async def post(http: httpx.AsyncClient, path: str, **fields: Any) -> Any:
    answer = await http.post(f"/sim/{path}", json=fields)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_a_person_joins_and_starts_through_a_poster(
    http: httpx.AsyncClient, bot: Bot
) -> None:
    made = await post(
        http, "people", first_name="Pat", last_name="O'Neill", language_code="ur", role_hint="New"
    )
    pat = f"people/{made['id']}"
    sent = await post(http, f"{pat}/start", payload="ward-end_1")
    (update,) = await bot.get_updates()
    assert update.update_id == sent["update_id"]
    assert update.message.text == "/start ward-end_1"
    assert update.message.entities[0].type == "bot_command"
    assert update.effective_user.full_name == "Pat O'Neill"
    assert update.effective_user.language_code == "ur"
    answer = await http.post(f"/sim/{pat}/start", json={"payload": "a b"})
    assert (answer.status_code, list(answer.json())) == (400, ["error"])
    state = (await http.get("/sim/state")).json()
    assert state["people"][0]["role_hint"] == "New"
    assert state["bot"]["username"] == "GoodturnBot"
    assert state["controls"] == {"kill": False, "clock": True}


async def test_what_a_phone_shows(
    http: httpx.AsyncClient, bot: Bot, amina: Person, people: People
) -> None:
    rows = [
        [Button("Yes", callback_data="yes"), Button("Map", url="https://example.org/map")],
        [Button("Copy", api_kwargs={"copy_text": {"text": "07700 900123"}})],
    ]
    await bot.send_message(
        amina.id, "<b>2 hours</b> &amp; &lt;script&gt;", "HTML", reply_markup=Markup(rows)
    )
    shown = (await http.get(f"/sim/people/{amina.id}/chats/{amina.id}")).json()
    message = shown["messages"][-1]
    assert message["text"] == "2 hours & <script>"
    assert message["html"] == "<b>2 hours</b> &amp; &lt;script&gt;"
    assert message["from"] == {"id": bot.id, "first_name": "Goodturn", "is_bot": True}
    kinds = [[(b["text"], b["kind"], b["value"]) for b in row] for row in message["buttons"]]
    assert kinds == [
        [("Yes", "callback", "yes"), ("Map", "url", "https://example.org/map")],
        [("Copy", "copy", "07700 900123")],
    ]
    where = f"people/{amina.id}/tap"
    number = message["message_id"]
    tapped = await post(http, where, message_id=number, label="Map")
    assert tapped == {
        "callback_query_id": None,
        "update_id": None,
        "url": "https://example.org/map",
    }
    assert (await post(http, where, message_id=number, row=1, col=0))["url"] == "07700 900123"
    await post(http, where, message_id=number, label="Yes")
    (update,) = await bot.get_updates()
    assert update.callback_query.data == "yes"
    assert update.callback_query.message.text == "2 hours & <script>"
    await update.callback_query.answer("Sent to Jean", show_alert=True)
    events = (await http.get("/sim/events?after=0&poll=1")).json()
    assert events[-1] | {"n": 0} == {
        "n": 0,
        "person": amina.id,
        "chat": amina.id,
        "type": "alert",
        "text": "Sent to Jean",
    }
    answer = await http.post(f"/sim/{where}", json={"message_id": number, "label": "Perhaps"})
    assert answer.status_code == 404
    assert "Yes, Map, Copy" in answer.json()["error"]


async def test_edited_and_deleted_messages_change_on_the_phone(
    http: httpx.AsyncClient, bot: Bot, amina: Person, world: World
) -> None:
    sent = await bot.send_message(amina.id, "Two hours?")
    after = world.journal.last_event
    await sent.edit_text("Three hours?")
    await sent.delete()
    events = (await http.get(f"/sim/events?after={after}&poll=1")).json()
    assert [event["type"] for event in events] == ["edit", "delete"]
    assert events[1]["message"]["deleted"] is True
    shown = (await http.get(f"/sim/people/{amina.id}/chats/{amina.id}")).json()
    assert [m["message_id"] for m in shown["messages"]] == [1]


async def test_everything_a_person_can_send(
    http: httpx.AsyncClient, bot: Bot, amina: Person, jean: Person
) -> None:
    who = f"people/{amina.id}"
    picture = base64.b64encode(sample_photo(40, 30)).decode()
    first = await post(http, f"{who}/say", text="My number is 07700 900123")
    await post(http, f"{who}/photo", caption="My garden", file=picture)
    await post(http, f"{who}/voice", seconds=7)
    await post(http, f"{who}/sticker", emoji="👍")
    await post(http, f"{who}/document", name="members.csv", file=base64.b64encode(b"a,b").decode())
    await post(http, f"{who}/contact", phone_number="+447700900123")
    await post(http, f"{who}/edit", message_id=first["message_id"], text="My number is secret")
    await post(http, f"{who}/say", text="I mean this", reply_to=first["message_id"])
    updates = await bot.get_updates()
    messages = [u.effective_message for u in updates]
    assert [m.effective_attachment.__class__.__name__ for m in messages] == [
        "NoneType",
        "tuple",
        "Voice",
        "Sticker",
        "Document",
        "Contact",
        "NoneType",
        "NoneType",
    ]
    photo, voice, sticker, document, contact = messages[1:6]
    assert (photo.caption, photo.photo[-1].width, photo.photo[-1].height) == ("My garden", 40, 30)
    file = await document.document.get_file()
    assert bytes(await file.download_as_bytearray()) == b"a,b"
    assert (voice.voice.duration.total_seconds(), sticker.sticker.emoji) == (7, "👍")
    assert contact.contact.user_id == amina.id
    assert updates[6].edited_message.text == "My number is secret"
    assert updates[7].message.reply_to_message.text == "My number is secret"
    shown = (await http.get(f"/sim/people/{amina.id}/chats/{amina.id}")).json()
    url = shown["messages"][2]["file"]["url"]
    assert (await http.get(url)).content == sample_photo(40, 30)


async def test_blocking_and_coming_back(http: httpx.AsyncClient, bot: Bot, amina: Person) -> None:
    who = f"people/{amina.id}"
    await post(http, f"{who}/block")
    answer = await http.post(f"/sim/{who}/say", json={"text": "hello"})
    assert answer.json() == {"error": "Amina has blocked the bot. Unblock it first."}
    await post(http, f"{who}/start")
    gone, back, said = await bot.get_updates()
    assert isinstance(gone.my_chat_member.new_chat_member, ChatMemberBanned)
    assert back.my_chat_member.new_chat_member.status == "member"
    assert said.message.text == "/start"


SEEN_IN_GROUPS = [
    ("Good morning all", False),
    ("/help", True),
    ("/help@GoodturnBot", True),
    ("/help@OtherBot", False),
    ("😀 thanks @goodturnbot", True),
    ("thanks @otherbot", False),
]


@pytest.mark.parametrize(("text", "seen"), SEEN_IN_GROUPS)
async def test_in_groups_the_bot_sees_only_what_is_meant_for_it(
    text: str, seen: bool, world: World, people: People, amina: Person
) -> None:
    group = groups.create(world, "Ward End", [amina], supergroup=False)
    assert (people.say(amina, text, group.id)[1] is not None) is seen
    world.post(group, world.bot_user, {"text": "Hello"}, outgoing=True)
    own = max(group.messages)
    assert people.say(amina, "Good morning", group.id, reply_to=own)[1] is not None
    groups.set_bot(world, group, amina, "administrator")
    assert people.say(amina, "Good morning all", group.id)[1] is not None


async def test_a_group_grows_shrinks_and_becomes_a_supergroup(
    http: httpx.AsyncClient, bot: Bot, amina: Person, jean: Person
) -> None:
    group = (await post(http, "groups", title="Ward End", members=[amina.id]))["id"]
    await post(http, f"groups/{group}/members", add=[jean.id])
    await post(http, f"groups/{group}/members", remove=[jean.id])
    new = (await post(http, f"groups/{group}/upgrade"))["id"]
    assert group < 0
    assert new < -1_000_000_000_000
    updates = await bot.get_updates()
    assert updates[0].my_chat_member.new_chat_member.status == "member"
    assert updates[1].message.group_chat_created
    assert [user.id for user in updates[2].message.new_chat_members] == [jean.id]
    assert updates[3].message.left_chat_member.id == jean.id
    assert updates[4].message.migrate_to_chat_id == new
    assert updates[5].message.migrate_from_chat_id == group
    state = (await http.get("/sim/state")).json()
    assert [g["id"] for g in state["groups"]] == [new]
    sent = await bot.send_message(new, "Good morning")
    assert sent.message_id == 2  # supergroups number their own messages


async def test_menus_follow_scope_and_language(
    http: httpx.AsyncClient, bot: Bot, world: World, amina: Person, jean: Person
) -> None:
    amina.language_code = "ur"
    group = groups.create(world, "Ward End", [amina, jean], supergroup=False)

    async def menu(person: Person, chat: int) -> list[str]:
        shown = (await http.get(f"/sim/people/{person.id}/chats/{chat}")).json()
        return [command["command"] for command in shown["commands"]]

    await bot.set_my_commands([("help", "Help")])
    await bot.set_my_commands([("madad", "Madad")], language_code="ur")
    await bot.set_my_commands([("queue", "Queue")], scope=BotCommandScopeChat(jean.id))
    await bot.set_my_commands([("find", "Find")], scope=BotCommandScopeAllGroupChats())
    assert await menu(amina, amina.id) == ["madad"]
    assert await menu(jean, jean.id) == ["queue"]
    assert await menu(jean, group.id) == ["find"]


async def test_reply_keyboards_come_and_go(
    http: httpx.AsyncClient, bot: Bot, amina: Person, people: People
) -> None:
    async def keyboard() -> Any:
        shown = await http.get(f"/sim/people/{amina.id}/chats/{amina.id}")
        return shown.json()["reply_keyboard"]

    url = f"/bot{bot.token}/sendMessage"
    markup: dict[str, Any] = {"keyboard": [["Yes", "No"]], "one_time_keyboard": True}
    fields = {"chat_id": amina.id, "text": "Sure?", "reply_markup": markup}
    await http.post(url, json=fields)
    assert [b["text"] for b in (await keyboard())["buttons"][0]] == ["Yes", "No"]
    people.say(amina, "Yes")
    assert await keyboard() is None
    markup.pop("one_time_keyboard")
    await http.post(url, json=fields)
    people.say(amina, "Yes")
    assert await keyboard() is not None
    await http.post(url, json=fields | {"reply_markup": {"remove_keyboard": True}})
    assert await keyboard() is None


async def test_the_clock_is_shared(http: httpx.AsyncClient, bot: Bot, amina: Person) -> None:
    set_to = await post(http, "clock", now="2026-05-12T17:30:00+01:00")
    assert set_to["now"].startswith("2026-05-12T16:30:0")
    sent = await bot.send_message(amina.id, "Good evening")
    assert abs((sent.date - datetime(2026, 5, 12, 16, 30, tzinfo=UTC)).total_seconds()) < 5
    assert (await post(http, "clock", shift_seconds=0))["clock_shift_seconds"] == 0
    answer = await http.post("/sim/clock", json={"now": "tomorrow"})
    assert answer.status_code == 400


async def test_the_bots_calls_are_kept_and_bounded(
    http: httpx.AsyncClient, bot: Bot, amina: Person, world: World
) -> None:
    after = world.journal.last_call
    await bot.send_message(amina.id, "Good morning")
    await http.post(f"/bot{bot.token}/sendMessage", json={"chat_id": amina.id})
    calls = (await http.get("/sim/calls", params={"after": after, "method": "sendmessage"})).json()
    assert [(c["method"], c["status"], c["response_ok"]) for c in calls] == [
        ("sendMessage", 200, True),
        ("sendMessage", 400, False),
    ]
    assert calls[0]["params"]["text"] == "Good morning"
    for _ in range(600):
        world.post(world.chats[amina.id], world.bot_user, {"text": "Hello"}, outgoing=True)
    assert len(world.chats[amina.id].messages) == 500


async def test_an_inline_query_is_answered(
    http: httpx.AsyncClient, bot: Bot, amina: Person
) -> None:
    asked = await post(http, f"people/{amina.id}/inline", query="gardening", wait_seconds=0)
    assert asked["results"] is None
    (update,) = await bot.get_updates()
    assert update.inline_query.query == "gardening"
    await http.post(
        f"/bot{bot.token}/answerInlineQuery",
        json={"inline_query_id": update.inline_query.id, "results": []},
    )
    again = await http.post(
        f"/bot{bot.token}/answerInlineQuery", json={"inline_query_id": "5", "results": []}
    )
    assert "query is too old" in again.json()["description"]


class Supervisor:
    """Stands where the demo's supervisor will."""

    def __init__(self) -> None:
        self.running = True
        self.shift = 0.0

    async def kill(self) -> None:
        self.running = False

    async def start(self) -> None:
        self.running = True

    async def set_clock(self, shift_seconds: float) -> None:
        self.shift = shift_seconds


async def client(app: Starlette) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app=app)
    return httpx.AsyncClient(transport=transport, base_url="http://simulator")


async def test_the_controls_are_passed_on(world: World, http: httpx.AsyncClient) -> None:
    assert (await http.post("/sim/controls/kill", json={})).status_code == 404
    supervisor = Supervisor()
    sample = {"label": "Log hours", "text": "2hrs tues gardening for Jean"}
    async with await client(create_app(world, supervisor, [sample])) as controlled:
        assert (await post(controlled, "controls/kill")) == {"running": False}
        state = (await controlled.get("/sim/state")).json()
        assert (state["bot"]["running"], state["samples"]) == (False, [sample])
        assert (await post(controlled, "controls/start")) == {"running": True}
        await post(controlled, "clock", shift_seconds=3600)
        assert supervisor.shift == 3600
        assert (await controlled.post("/sim/controls/explode", json={})).status_code == 404


@pytest.mark.parametrize("body", [b"{", b"[]", b'{"text": 5}', b'{"text": " "}'])
async def test_broken_requests_get_a_sentence(
    body: bytes, http: httpx.AsyncClient, amina: Person
) -> None:
    answer = await http.post(f"/sim/people/{amina.id}/say", content=body)
    assert answer.status_code == 400
    assert answer.json()["error"].endswith(".")
    assert (await http.post("/sim/people/5/say", content=b"{}")).status_code == 404


async def test_another_web_page_cannot_reach_in(http: httpx.AsyncClient, amina: Person) -> None:
    where = f"/sim/people/{amina.id}/say"
    answer = await http.post(where, json={"text": "hi"}, headers={"Origin": "https://example.org"})
    assert answer.status_code == 403
    answer = await http.post(where, json={"text": "hi"}, headers={"Origin": "http://simulator"})
    assert answer.status_code == 200
