"""Formatted text: TDLib's own parsing, UTF-16 offsets, safe HTML; and reading requests."""

import html
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import MessageEntity

from simulator.args import Args, read_args
from simulator.errors import ApiError
from simulator.files import image_size, sample_photo
from simulator.formatting import find_entities, parse, utf16_length
from simulator.rendering import to_html

AMINA = {"id": 5, "is_bot": False, "first_name": "Amina"}


def users(user_id: int) -> dict[str, object] | None:
    return AMINA if user_id == 5 else None


PARSED = [
    ("<b>Hi</b> 😀 <i>you</i>", "HTML", "Hi 😀 you", ["bold 0 2", "italic 6 3"]),
    ("*Hi* _you_", "MarkdownV2", "Hi you", ["bold 0 2", "italic 3 3"]),
    ("*Hi* _you_", "markdown", "Hi you", ["bold 0 2", "italic 3 3"]),
    (
        "<a href='tg://user?id=5'>A</a><a href='tg://user?id=6'>B</a>",
        "HTML",
        "AB",
        ["text_mention 0 1"],
    ),
    ("<a href='example.org'>map</a>", "HTML", "map", ["text_link 0 3"]),
    ("<pre><code class='language-sql'>x</code></pre>", "HTML", "x", ["pre 0 1"]),
    (
        "<b>/help</b> @goodturnbot",
        "HTML",
        "/help @goodturnbot",
        ["bold 0 5", "bot_command 0 5", "mention 6 12"],
    ),
    ("<tg-time unix='5' format='wDt'>12 May</tg-time>", "HTML", "12 May", ["date_time 0 6"]),
    ("<code>/help</code>", "HTML", "/help", ["code 0 5"]),
    ("  <b> Hi</b> \n", "HTML", " Hi", ["bold 0 3"]),  # TDLib trims up to the first entity
    ("<tg-emoji emoji-id='5368324170671202286'>👍</tg-emoji>", "HTML", "👍", []),
    ("\x00a\u202eb", "", " a b"[1:], []),
]


@pytest.mark.parametrize(("text", "mode", "clean", "entities"), PARSED)
def test_text_is_parsed_as_telegram_does(
    text: str, mode: str, clean: str, entities: list[str]
) -> None:
    result, found = parse(text, mode, None, users)
    assert result == clean
    assert [f"{e['type']} {e['offset']} {e['length']}" for e in found] == entities
    for entity in found:
        MessageEntity.de_json(entity, None)


@pytest.mark.parametrize("how", ["", "r", "t", "T", "d", "D", "wd", "dt", "wDT"])
def test_moments_keep_their_format(how: str) -> None:
    given = f' format="{how}"' if how else ""
    _, (found,) = parse(f'<tg-time unix="1778603400"{given}>then</tg-time>', "HTML", None, users)
    assert (found["unix_time"], found.get("date_time_format", "")) == (1778603400, how)


def test_a_hundred_entities_are_kept() -> None:
    _, found = parse("<b>a</b> " * 150, "HTML", None, users)
    assert len(found) == 100


@given(st.text(alphabet=st.sampled_from("ab <>&\"'😀é\u2067م/@.\n"), max_size=60))
def test_escaped_text_always_parses_and_comes_back(text: str) -> None:
    clean, found = parse(f"<b>{html.escape(text)}</b>", "HTML", None, users)
    assert clean.replace(" ", "") in re.sub(r"[\u2028-\u202e]", "", text).replace(" ", "")
    for entity in found:
        assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= utf16_length(clean)


_ENTITIES = st.lists(
    st.fixed_dictionaries(
        {
            "type": st.sampled_from(["bold", "italic", "code", "text_link", "blockquote", "odd"]),
            "offset": st.integers(-3, 30),
            "length": st.integers(-3, 30),
            "url": st.sampled_from(["javascript:alert(1)", 'https://example.org/"><b>', "tg://x"]),
        }
    ),
    max_size=5,
)


@given(st.text(alphabet=st.sampled_from("ab<>&\"'😀م\n"), max_size=20), _ENTITIES)
def test_html_for_the_page_is_safe_and_balanced(
    text: str, entities: list[dict[str, object]]
) -> None:
    made = to_html(text, entities)
    stack: list[str] = []
    for closing, name in re.findall(r"<(/?)([a-z]+)[^>]*>", made):
        if closing:
            assert stack.pop() == name
        else:
            assert name in {"b", "i", "code", "a", "blockquote"}
            stack.append(name)
    assert not stack
    assert "javascript:" not in made
    assert html.unescape(re.sub(r"<[^>]*>", "", made)) == text


def test_entities_are_found_in_plain_text() -> None:
    kinds = [e["type"] for e in find_entities("/log at https://example.org or a@example.org #fun")]
    assert kinds == ["bot_command", "url", "email", "hashtag"]
    assert find_entities("2hrs tues gardening for Jean") == []


# Reading requests -------------------------------------------------------------------------------


def test_parameters_arrive_the_same_however_they_are_sent() -> None:
    form = read_args("application/x-www-form-urlencoded", "", b"chat_id=5&text=Hi+%F0%9F%98%80")
    as_json = read_args(
        "application/json; charset=utf-8", "", b'{"chat_id": 5, "text": "Hi \xf0\x9f\x98\x80"}'
    )
    query = read_args("", "chat_id=5&text=Hi%20%F0%9F%98%80", b"")
    body = (
        b'--x\r\nContent-Disposition: form-data; name="chat_id"\r\n\r\n5\r\n'
        b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nHi \xf0\x9f\x98\x80\r\n'
        b'--x\r\nContent-Disposition: form-data; name="photo"; filename="a b.png"\r\n'
        b"Content-Type: image/png\r\n\r\n\r\n--y\x00\r\n\r\n--x--\r\n"
    )
    multipart = read_args('multipart/form-data; boundary="x"', "", body)
    for args in (form, as_json, query, multipart):
        assert (args.integer("chat_id"), args.text("text")) == (5, "Hi 😀")
    upload = multipart.files["photo"]
    assert (upload.name, upload.mime, upload.content) == (
        "a b.png",
        "image/png",
        b"\r\n--y\x00\r\n",
    )


@pytest.mark.parametrize(
    ("kind", "body", "said"),
    [
        ("application/json", b"{", "can't parse JSON object"),
        ("application/json", b"[]", "object expected"),
        ("application/x-www-form-urlencoded", b"text=\xff", "strings must be encoded in UTF-8"),
        ("multipart/form-data", b"x", "boundary not found"),
        ("multipart/form-data; boundary=x", b"--x\r\n", "boundary mismatch"),
    ],
)
def test_broken_bodies_are_refused(kind: str, body: bytes, said: str) -> None:
    with pytest.raises(ApiError) as caught:
        read_args(kind, "", body)
    assert caught.value.description == f"Bad Request: {said}"


@given(
    st.dictionaries(
        st.sampled_from(["a", "b"]),
        st.sampled_from([None, 0, 5, -7, 2**70, "", "12", "é", "yes", True, 1.5, [1], {"c": 2}]),
    )
)
def test_any_json_can_be_read(values: dict[str, object]) -> None:
    args = read_args("application/json", "", json.dumps(values).encode())
    for name in ("a", "b", "c"):
        assert isinstance(args.text(name), str)
        assert isinstance(args.integer(name), int)
        assert isinstance(args.flag(name), bool)


def test_flags_and_numbers_are_read_as_telegram_does() -> None:
    args = Args({"a": "True", "b": "no", "c": "12", "d": "many", "e": True})
    assert [args.flag(n) for n in "abcef"] == [True, False, False, True, False]
    assert [args.integer(n, 7) for n in "cdf"] == [12, 0, 7]


def test_sizes_of_pictures() -> None:
    assert image_size(sample_photo(30, 20)) == (30, 20)
    jpeg = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x14\x00\x1e" + bytes(9)
    assert image_size(jpeg) == (30, 20)
    assert image_size(b"GIF89a\x1e\x00\x14\x00") == (30, 20)
    assert image_size(b"plain words") is None
