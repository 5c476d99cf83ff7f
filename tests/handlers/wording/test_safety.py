"""Whatever people call themselves or write, Telegram accepts the message and reads it as meant."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import locales
from handlers.wording import LANGUAGES, Wording, Words
from handlers.wording.checks import catalogue
from handlers.wording.pseudo import pseudo_text
from handlers.wording.text import isolate, many_lines, one_line

tdjson = pytest.importorskip("tdjson", reason="needs the tdjson package (extra: demo)")

tdjson.td_execute(b'{"@type":"setLogVerbosityLevel","new_verbosity_level":0}')
SENTENCES = """
error-wording = Please talk to a person.
quote = <b>{ $name }</b> from <i>{ $place }</i> wrote:
    <blockquote>{ $words }</blockquote>
    <a href="https://t.me/goodturn_bot?start=x">Answer { $name }</a> & go on
"""
NASTY = st.text(
    st.one_of(
        st.sampled_from("<>&\"'\u202e\u2066\u2069\u200f\u200d\x00\n\r\u2028آیشہ{}$/abc 👩🏽‍🔧"),
        st.characters(exclude_categories=()),
    ),
    max_size=300,
)


@pytest.fixture(scope="module")
def wording() -> Wording:
    safe = SENTENCES.replace(" & ", " &amp; ")
    return Wording({language: [safe] for language in LANGUAGES})


def telegram_reads(html: str) -> tuple[str, list[str]]:
    """Text and kinds of entities, as TDLib's own parser reads them; fails where it refuses."""
    request = {
        "@type": "parseTextEntities",
        "text": html,
        "parse_mode": {"@type": "textParseModeHTML"},
    }
    answer = json.loads(tdjson.td_execute(json.dumps(request).encode()))
    assert answer["@type"] == "formattedText", answer
    return answer["text"], [entity["type"]["@type"] for entity in answer["entities"]]


@given(name=NASTY, place=NASTY, words=NASTY, lang=st.sampled_from([x.code for x in LANGUAGES]))
def test_any_name_and_any_text_make_well_formed_telegram_html(wording, name, place, words, lang):
    said = wording.say(lang, "quote", name=name, place=place, words=Words(words))
    text, entities = telegram_reads(said)
    assert set(entities) <= {
        "textEntityTypeBold",
        "textEntityTypeItalic",
        "textEntityTypeBlockQuote",
        "textEntityTypeTextUrl",
    }
    assert one_line(name, 120) in text


def test_telegram_accepts_every_sentence_of_the_product_in_every_pseudo_language():
    english = catalogue.read(Path(locales.__file__).parent / "en")
    samples = [x for s in english.sentences() if not s.is_plain for x in s.samples if x.strip()]
    assert len(samples) > 10
    for sample in samples:
        telegram_reads(sample)
        telegram_reads(pseudo_text(sample, "accented"))
        telegram_reads(pseudo_text(sample, "mirrored"))


def test_telegram_keeps_the_marks_that_hold_the_direction():
    marked = pseudo_text("/help shows more", "mirrored") + isolate("آیشہ", always=False)
    assert telegram_reads(marked)[0] == marked
    assert marked[0] == "\u200f"


@given(raw=NASTY, limit=st.integers(2, 50))
def test_a_cleaned_value_is_one_short_line_without_controls(raw, limit):
    clean = one_line(raw, limit)
    assert len(clean) <= limit
    assert clean == clean.strip()
    assert not re.search("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]", clean)
    clean.encode("utf-8")
    assert one_line(clean, limit) == clean


@given(raw=NASTY, limit=st.integers(2, 50))
def test_longer_words_keep_lines_but_nothing_else(raw, limit):
    clean = many_lines(raw, limit)
    assert len(clean) <= limit
    assert "\n\n\n" not in clean
    assert not re.search("[\x00-\x09\x0b-\x1f\u200f\u202a-\u202e\u2066-\u2069]", clean)


@given(raw=NASTY)
def test_isolates_are_balanced_on_every_line(raw):
    for line in isolate(many_lines(raw, 200), always=True).split("\n"):
        assert line.count("\u2068") == line.count("\u2069") == (1 if line else 0)


def test_in_english_only_right_to_left_values_are_isolated():
    assert isolate("Jean", always=False) == "Jean"
    assert isolate("Zoë-Łucja 42", always=False) == "Zoë-Łucja 42"
    assert isolate("آیشہ", always=False) == "\u2068آیشہ\u2069"
    assert isolate("Jean آیشہ", always=False) == "\u2068Jean آیشہ\u2069"
    assert isolate("", always=True) == ""
    assert isolate("a\n\nb", always=True) == "\u2068a\u2069\n\n\u2068b\u2069"


def test_a_name_cannot_turn_the_sentence_around(wording):
    said = wording.say("en", "quote", name="Je\u202ean\nBroker", place="آیشہ", words="Hello")
    assert said.startswith("<b>Jean Broker</b> from <i>\u2068آیشہ\u2069</i>")


def test_family_emoji_and_joined_letters_survive():
    family = "👨‍👩‍👧"
    assert one_line(f"{family} Khan", 50) == f"{family} Khan"
    assert one_line("می\u200cخواهم", 50) == "می\u200cخواهم"
    assert one_line(family + "x", 3) == "👨…"  # no joiner is left hanging before the cut
