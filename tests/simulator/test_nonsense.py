"""Nonsense in any parameter is refused; it never breaks the server."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator import groups
from simulator.args import Args, Upload
from simulator.errors import ApiError
from simulator.files import sample_photo
from simulator.methods import METHODS
from simulator.models import Person
from simulator.people import People
from simulator.world import World

NAMES = [
    *("chat_id", "from_chat_id", "user_id", "message_id", "message_ids", "text", "caption"),
    *("parse_mode", "entities", "caption_entities", "reply_markup", "reply_parameters", "media"),
    *("photo", "document", "voice", "sticker", "file_id", "commands", "scope", "language_code"),
    *("results", "inline_query_id", "callback_query_id", "reaction", "action", "menu_button"),
    *("latitude", "longitude", "title", "address", "first_name", "phone_number", "duration"),
    *("link_preview_options", "reply_to_message_id", "name", "description", "url"),
]
WORDS = [
    *("", " ", "Amina", "HTML", "<b>", "*", "-1", "0", "1", "2", "nan", "true", "{", "null", "[]"),
    *("{}", '"a"', "[[]]", "attach://photo", "en", "default", "emoji", "typing", "bold", "photo"),
    *("9" * 30, "😀" * 40, "\x00", "https://example.org", '{"type":"chat","chat_id":[]}'),
]
LEAVES = (
    st.none() | st.booleans() | st.sampled_from([0, 1, -1, 2**70, 1.5]) | st.sampled_from(WORDS)
)
KEYS = st.sampled_from(
    [
        *("type", "text", "offset", "length", "url", "user", "id", "media", "caption", "command"),
        *("inline_keyboard", "keyboard", "callback_data", "copy_text", "web_app", "message_id"),
        *("chat_id", "user_id", "emoji", "title", "input_message_content", "message_text"),
        *("description", "unix_time", "quote", "force_reply", "style"),
    ]
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=8,
)
GROUP = -4_000_000_001  # the first group of a world
PARAMETERS = st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=6)


@pytest.fixture
def crowd() -> World:
    world = World(limits=False)
    people = People(world)
    amina = world.add_person("Amina", person_id=1)
    people.start(amina)
    people.photo(amina)
    groups.create(world, "Ward End", [amina], supergroup=False)
    return world


def outcome(call: Callable[[], Any]) -> Any:
    try:
        return call()
    except ApiError as refused:
        return refused


@given(st.sampled_from(sorted(METHODS)), PARAMETERS, st.booleans(), st.booleans())
@settings(max_examples=200, suppress_health_check=list(HealthCheck), deadline=None)
def test_a_method_answers_or_refuses(
    crowd: World, name: str, params: dict[str, Any], encoded: bool, to_amina: bool
) -> None:
    if to_amina:
        params = {"text": "Hi", "from_chat_id": 1, "message_id": 1} | params | {"chat_id": 1}
    if encoded:  # as a form would bring them
        params = {k: v if isinstance(v, str) else json.dumps(v) for k, v in params.items()}
    uploads = {"photo": Upload("a.png", "image/png", sample_photo(2, 2))}
    args = Args(params, uploads)
    answer = outcome(lambda: METHODS[name](crowd, args))
    if isinstance(answer, ApiError):
        assert answer.code in {400, 403}
        assert answer.description.startswith(("Bad Request: ", "Forbidden: "))
    else:
        json.dumps(answer)


# Requests that pass; each value in them is then replaced by each nasty one.
BUTTONS = {
    "inline_keyboard": [
        [{"text": "Yes", "callback_data": "y", "style": "success"}, {"text": "M", "url": "a.org"}],
        [{"text": "C", "copy_text": {"text": "1"}}, {"text": "S", "switch_inline_query": ""}],
        [{"text": "W", "web_app": {"url": "https://a.org"}}],
    ]
}
KEYBOARD = {
    "keyboard": [["Yes", {"text": "No", "request_contact": True}]],
    "resize_keyboard": True,
    "input_field_placeholder": "When?",
}
ENTITIES = [
    {"type": "text_mention", "offset": 0, "length": 1, "user": {"id": 1}},
    {"type": "text_link", "offset": 0, "length": 1, "url": "https://a.org"},
    {"type": "date_time", "offset": 1, "length": 1, "unix_time": 5, "date_time_format": "t"},
    {"type": "pre", "offset": 1, "length": 1, "language": "sql"},
]
ARTICLE = {
    "type": "article",
    "id": "1",
    "title": "Gardening",
    "input_message_content": {"message_text": "I can help"},
    "reply_markup": {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]},
}
PASSING: list[tuple[str, dict[str, Any]]] = [
    ("sendMessage", {"text": "Hi", "chat_id": 1, "reply_markup": BUTTONS}),
    ("sendMessage", {"text": "Hi", "chat_id": 1, "reply_markup": KEYBOARD}),
    ("sendMessage", {"text": "Hi", "chat_id": 1, "entities": ENTITIES}),
    ("sendMessage", {"text": "Hi", "chat_id": 1, "link_preview_options": {"is_disabled": True}}),
    (
        "sendMessage",
        {"text": "H", "chat_id": 1, "reply_parameters": {"message_id": 1, "quote": "/start"}},
    ),
    ("sendPhoto", {"photo": "attach://photo", "chat_id": 1, "caption_entities": ENTITIES}),
    (
        "sendMediaGroup",
        {"chat_id": 1, "media": [{"type": "photo", "media": "attach://photo", "caption": "A"}]},
    ),
    ("setMyCommands", {"commands": [{"command": "log", "description": "Log hours"}]}),
    ("setMyCommands", {"commands": [], "scope": {"type": "chat", "chat_id": 1}}),
    (
        "setMyCommands",
        {"commands": [], "scope": {"type": "chat_member", "chat_id": GROUP, "user_id": 1}},
    ),
    (
        "setChatMenuButton",
        {
            "chat_id": 1,
            "menu_button": {"type": "web_app", "text": "A", "web_app": {"url": "https://a.org"}},
        },
    ),
    (
        "setMessageReaction",
        {"chat_id": 1, "message_id": 1, "reaction": [{"type": "emoji", "emoji": "👍"}]},
    ),
    ("answerInlineQuery", {"inline_query_id": "QUERY", "results": [ARTICLE]}),
    ("deleteMessages", {"chat_id": 1, "message_ids": [999]}),
    ("forwardMessages", {"chat_id": 1, "from_chat_id": 1, "message_ids": [1, 2]}),
    ("sendLocation", {"chat_id": 1, "latitude": 52.5, "longitude": -1.8}),
    ("sendContact", {"chat_id": 1, "phone_number": "+447700900123", "first_name": "Jean"}),
    ("getChatMember", {"chat_id": GROUP, "user_id": 1}),
]
NASTY: list[Any] = [None, True, 0, -1, 2**70, 1.5, "", " ", "none", "\x00", [], [[]], {}, {"a": []}]


def variants(value: Any) -> Iterator[Any]:
    """The value with each part of it replaced by each nasty thing, one at a time."""
    yield from NASTY
    if isinstance(value, dict):
        for key, part in value.items():
            yield {k: v for k, v in value.items() if k != key}
            yield from ({**value, key: other} for other in variants(part))
    elif isinstance(value, list):
        for place, part in enumerate(value):
            for other in variants(part):
                yield [*value[:place], other, *value[place + 1 :]]


@pytest.mark.parametrize(("name", "params"), PASSING)
def test_each_value_may_be_nonsense(crowd: World, name: str, params: dict[str, Any]) -> None:
    uploads = {"photo": Upload("a.png", "image/png", sample_photo(2, 2))}
    function = METHODS[name.lower()]

    def ask(given: dict[str, Any]) -> Any:
        if given.get("inline_query_id") == "QUERY":
            given = given | {"inline_query_id": crowd.new_inline(crowd.people[1]).id}
        return outcome(lambda: function(crowd, Args(given, uploads)))

    assert not isinstance(ask(params), ApiError), ask(params)
    for odd in (v for v in variants(params) if isinstance(v, dict)):
        answer = ask(odd)
        if isinstance(answer, ApiError):
            assert answer.description.startswith(("Bad Request: ", "Forbidden: "))
        else:
            json.dumps(answer)


HALF = r'{"text": "\ud83d", "chat_id": 1, "reply_markup": "{\"a\": \"\\ud83d\"}"}'
BROKEN = [HALF.encode(), b"[" * 100_000, b'{"text": ' + b"[" * 50_000, b"\xff"]


@pytest.mark.parametrize("body", BROKEN)
async def test_broken_bodies_are_refused_by_both_servers(
    body: bytes, http: httpx.AsyncClient, world: World, amina: Person
) -> None:
    kind = {"Content-Type": "application/json"}
    for path in (f"/bot{world.token}/sendMessage", f"/sim/people/{amina.id}/say"):
        answer = await http.post(path, content=body, headers=kind)
        assert answer.status_code == 400
    form = {"chat_id": amina.id, "text": "Hi", "reply_markup": r'{"a": "\ud83d"}'}
    answer = await http.post(f"/bot{world.token}/sendMessage", data=form)
    assert answer.status_code == 400
