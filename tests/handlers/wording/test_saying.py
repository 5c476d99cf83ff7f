"""Sentences as people read them: values, dates, lengths, lists, and what happens when one fails."""

import logging
import timeit
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from fluent.syntax import FluentParser, ast

from handlers.wording import LANGUAGES, Language, Link, Markup, Value, Wording, WordingError, Words
from handlers.wording.languages import ENGLISH, interface_language
from handlers.wording.wording import _parse, _sentences, sources

URDU = Language("ur-Latn", "en_GB")
ARABIC = Language("ar", "ar", right_to_left=True)
SENTENCES = """
thanks = Thank you, { $name }.
length = { $name } gave { DURATION($minutes) }.
shift-when = The shift is on { WHEN($at) }.
shift-day = It is on { DAY($day) }.
shift-time = It starts at { TIME($at) }.
shift-span = The shift is { SPAN($start, $end) }.
month = Your hours in { MONTH($day) }
helpers = { LIST($names) } can help.
hands = { $count ->
    [one] One person is
   *[other] { $count } people are
 } coming.
state = { $state ->
    [open] Still open
   *[other] Closed
 }
invite = <a href="{ $link }">Join the timebank</a>
card = <b>{ $title }</b>
    .button = Show { $title }
btn-yes-send = Yes, send to { $name }
time-midday = midday
time-midnight = midnight
time-day-and-time = { $day }, { $time }
time-range = { $start } to { $end }
error-wording = Please talk to a person.
"""


@pytest.fixture(scope="module")
def wording() -> Wording:
    return Wording({ENGLISH: [SENTENCES], URDU: ["thanks = Shukriya, { $name }."]})


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0 hours"),
        (1, "1 minute"),
        (45, "45 minutes"),
        (60, "1 hour"),
        (90, "1 hour 30 minutes"),
        (120, "2 hours"),
        (121, "2 hours 1 minute"),
        (74100, "1,235 hours"),
    ],
)
def test_minutes_are_shown_as_hours_and_minutes(wording, minutes, words):
    said = wording.say("en", "length", name="Amina", minutes=minutes)
    assert said == f"Amina gave {words}."


LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("key", "values", "words"),
    [
        ("shift-day", {"day": date(2026, 5, 12)}, "It is on Tuesday 12 May 2026."),
        ("month", {"day": date(2026, 5, 12)}, "Your hours in May 2026"),
        (
            "shift-when",
            {"at": datetime(2026, 5, 12, 17, 30, tzinfo=LONDON)},
            "The shift is on Tuesday 12 May 2026, 5:30pm.",
        ),
        ("shift-time", {"at": time(19)}, "It starts at 7pm."),
        ("shift-time", {"at": time(0, 5)}, "It starts at 12:05am."),
        ("shift-time", {"at": time(12)}, "It starts at midday."),
        ("shift-time", {"at": datetime(2026, 5, 12, tzinfo=LONDON)}, "It starts at midnight."),
        (
            "shift-span",
            {"start": time(17, 30), "end": time(19)},
            "The shift is 5:30pm to 7pm.",
        ),
        (
            "shift-span",
            {
                "start": datetime(2026, 5, 12, 17, 30, tzinfo=LONDON),
                "end": datetime(2026, 5, 12, 19, tzinfo=LONDON),
            },
            "The shift is Tuesday 12 May 2026, 5:30pm to 7pm.",
        ),
        (
            "shift-span",
            {
                "start": datetime(2026, 5, 12, 22, tzinfo=LONDON),
                "end": datetime(2026, 5, 13, 2, tzinfo=LONDON),
            },
            "The shift is Tuesday 12 May 2026, 10pm to Wednesday 13 May 2026, 2am.",
        ),
        (
            "shift-span",
            {"start": date(2026, 5, 12), "end": date(2026, 5, 14)},
            "The shift is Tuesday 12 May 2026 to Thursday 14 May 2026.",
        ),
    ],
)
def test_dates_and_times_read_as_people_say_them(wording, key, values, words):
    assert wording.say("en", key, **values) == words


def test_a_moment_in_utc_is_shown_in_local_summer_time(wording):
    at = datetime(2026, 5, 12, 16, 30, tzinfo=UTC)
    assert wording.say("en", "shift-when", at=at).endswith("5:30pm.")
    assert wording.say("en", "shift-when", zone=ZoneInfo("Asia/Karachi"), at=at).endswith("9:30pm.")


def test_a_planned_local_time_stays_in_its_own_zone(wording):
    at = datetime(2026, 5, 12, 21, 30, tzinfo=ZoneInfo("Asia/Karachi"))
    assert wording.say("en", "shift-when", at=at).endswith("9:30pm.")


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["Amina"], "Amina"),
        (("Amina", "Jean"), "Amina and Jean"),
        (["Amina", "Jean", "Pat"], "Amina, Jean and Pat"),
        (["Jean & Co", "Pat"], "Jean &amp; Co and Pat"),
    ],
)
def test_lists_of_names(wording, names, words):
    assert wording.say("en", "helpers", names=names) == f"{words} can help."


def test_a_long_list_of_names_is_shown_whole(wording):
    said = wording.say("en", "helpers", names=[f"Mohammed Hussain {n}" for n in range(200)])
    assert "Mohammed Hussain 0, " in said
    assert said.endswith("Mohammed Hussain 199 can help.")


def test_counts_choose_their_plural_and_states_their_variant(wording):
    assert wording.say("en", "hands", count=1) == "One person is coming."
    assert wording.say("en", "hands", count=1200) == "1,200 people are coming."
    assert wording.say("en", "state", state="open") == "Still open"
    assert wording.say("en", "state", state="shut") == "Closed"


def test_a_state_chooses_its_variant_where_values_are_isolated():
    texts = "state = { $state ->\n    [open] مفتوح\n   *[other] مغلق\n }\n"
    wording = Wording({ENGLISH: [texts], ARABIC: [texts]})
    assert wording.say("ar", "state", state="open") == "مفتوح"


def test_six_arabic_plural_forms_each_get_their_sentence():
    arabic = """
people-coming = { $count ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصان
    [few] { $count } أشخاص
    [many] { $count } شخصا
   *[other] { $count } شخص
 }
"""
    english = (
        "people-coming = { $count ->\n    [one] One person\n   *[other] { $count } people\n }\n"
    )
    wording = Wording({ENGLISH: [english], ARABIC: [arabic]})
    said = [wording.say("ar", "people-coming", count=n) for n in (0, 1, 2, 3, 11, 100)]
    assert said == ["لا أحد", "شخص واحد", "شخصان", "3 أشخاص", "11 شخصا", "100 شخص"]


def test_arabic_gets_its_own_dates_lengths_and_isolates():
    texts = "gave = { $name } { DURATION($minutes) } { DAY($day) }"
    wording = Wording({ENGLISH: [texts], ARABIC: [texts]})
    said = wording.say("ar", "gave", name="Jean", minutes=120, day=date(2026, 5, 12))
    assert said == "\u2068Jean\u2069 \u2068ساعتان\u2069 \u2068الثلاثاء 12 مايو 2026\u2069"


def test_a_language_that_lacks_a_sentence_says_it_in_english(wording):
    assert wording.say("ur-Latn", "thanks", name="Amina") == "Shukriya, Amina."
    assert wording.say("ur-Latn", "hands", count=2) == "2 people are coming."


def test_a_finished_sentence_goes_into_another_unescaped(wording):
    inner = wording.say("en", "card", title="Tea & cake")
    assert inner == "<b>Tea &amp; cake</b>"
    assert wording.say("en", "thanks", name=inner) == "Thank you, <b>Tea &amp; cake</b>."
    assert wording.say("en", "thanks", name=str(Markup("<b>"))) == "Thank you, &lt;b&gt;."


def test_on_a_button_a_finished_sentence_loses_its_tags(wording):
    card = wording.say("en", "card", title="Tea & cake")
    assert wording.button("en", "card.button", title=card) == "Show Tea & cake"


def test_an_address_still_opens_in_every_language(wording):
    link = Link("https://t.me/goodturn_bot?start=a&b=" + "c" * 200)
    said = wording.say("en", "invite", link=link)
    assert said == f'<a href="{link.replace("&", "&amp;")}">Join the timebank</a>'


def test_buttons_are_plain_text_and_cut_long_names_first(wording):
    assert wording.button("en", "btn-yes-send", name="Tea & cake") == "Yes, send to Tea & cake"
    assert wording.button("en", "card.button", title="Jean") == "Show Jean"
    long = wording.button("en", "btn-yes-send", name="Jean " * 900)
    assert long == "Yes, send to Jean Jean Jean Jean Jea…"


def test_a_persons_own_words_keep_their_lines_and_are_cut_at_their_limit(wording):
    words = Words("I need a lift.\r\n\r\n\r\n\r\nThursday <3 \u202eplease", limit=40)
    assert wording.say("en", "card", title=words) == (
        "<b>I need a lift.\n\nThursday &lt;3 please</b>"
    )
    cut = wording.say("en", "card", title=Words("Please ring me. " * 400, limit=30))
    assert cut == "<b>Please ring me. Please ring m…</b>"


@pytest.mark.parametrize(
    ("key", "values", "cause"),
    [
        ("thanks", {}, "name"),
        ("no-such-sentence", {}, "no-such-sentence"),
        ("card.no-such-part", {"title": "Jean"}, "no-such-part"),
        ("length", {"name": "Jean", "minutes": "60"}, "DURATION"),
        ("length", {"name": "Jean", "minutes": -60}, "0 or more"),
        ("shift-day", {"day": "Tuesday"}, "DAY"),
        ("shift-when", {"at": date(2026, 5, 12)}, "WHEN"),
        ("shift-when", {"at": datetime(2026, 5, 12, 17)}, "zone"),
        ("shift-span", {"start": time(9), "end": date(2026, 5, 12)}, "SPAN"),
        ("helpers", {"names": "Jean"}, "LIST"),
        ("helpers", {"names": ["Jean", 7]}, "texts only"),
        ("thanks", {"name": None}, "NoneType"),
        ("thanks", {"name": True}, "bool"),
    ],
)
def test_a_mistake_is_a_clear_error_in_tests(wording, key, values, cause):
    with pytest.raises(WordingError, match=cause) as caught:
        wording.say("en", key, **values)
    assert "Jean" not in str(caught.value)


@pytest.mark.parametrize(
    ("key", "values", "words"),
    [
        ("thanks", {}, "Thank you, …."),
        ("no-such-sentence", {"name": "Jean"}, "Please talk to a person."),
        ("length", {"name": "Jean", "minutes": "60"}, "Jean gave …."),
        ("shift-when", {"at": datetime(2026, 5, 12, 17)}, "The shift is on …."),
        ("thanks", {"name": None}, "Thank you, …."),
    ],
)
def test_in_production_a_mistake_is_logged_without_names_and_people_read_on(
    key, values: dict[str, Value], words, caplog
):
    wording = Wording({ENGLISH: [SENTENCES], URDU: ["thanks = Shukriya, { $naam }."]}, strict=False)
    with caplog.at_level(logging.ERROR):
        assert wording.say("en", key, **values) == words
    assert key in caplog.text or "zone" in caplog.text or "NoneType" in caplog.text
    assert "Jean" not in caplog.text


def test_in_production_a_broken_translation_falls_back_to_english(caplog):
    wording = Wording({ENGLISH: [SENTENCES], URDU: ["thanks = Shukriya, { $naam }."]}, strict=False)
    assert wording.say("ur-Latn", "thanks", name="Jean") == "Thank you, Jean."
    assert wording.say("pl", "thanks", name="Jean") == "Thank you, Jean."
    assert "naam" in caplog.text
    assert "Jean" not in caplog.text


def test_a_file_that_is_not_fluent_is_named_at_once():
    with pytest.raises(WordingError, match="thanks Amina"):
        Wording({ENGLISH: ["thanks Amina\n"]})


@pytest.mark.parametrize(
    ("telegram_code", "chosen", "language"),
    [
        (None, None, "en"),
        ("en-GB", None, "en"),
        ("pl", None, "en"),
        ("ur", None, "en"),
        ("ur", "ur-Latn", "ur-Latn"),
        ("en-GB", "ur-Latn", "ur-Latn"),
        ("pl", "ur-latn", "ur-Latn"),
        ("en_XA", None, "en-XA"),
        ("ar", None, "en"),
        ("en", "gone-since", "en"),
        ("", "", "en"),
    ],
)
def test_which_language_a_person_gets(telegram_code, chosen, language):
    assert interface_language(telegram_code, chosen) == language


def test_the_product_loads_and_knows_its_sentences():
    wording = Wording.load()
    assert wording is Wording.load()
    assert wording.known("btn-talk-to-a-person")
    assert not wording.known("btn-fly-to-the-moon")
    assert wording.button("en", "btn-talk-to-a-person") == "Talk to a person"


@pytest.mark.parametrize("lang", ["en", "en-XA", "ar-XB"])
def test_a_plain_sentence_takes_less_than_60_microseconds(lang):
    wording = Wording.load()

    def hundred() -> None:
        for _ in range(100):
            wording.say(lang, "toast-someone-was-first", name="Pat")

    hundred()
    assert min(timeit.repeat(hundred, number=1, repeat=20)) / 100 < 60e-6


def test_each_sentence_read_alone_is_what_its_file_says() -> None:
    """Sentences are read when they are first said, each by itself."""
    for language in LANGUAGES:
        texts = sources(language)
        whole = {
            ("-" if isinstance(entry, ast.Term) else "") + entry.id.name: entry
            for text in texts
            for entry in FluentParser().parse(text).body
            if isinstance(entry, ast.Message | ast.Term)
        }
        alone = _sentences(texts)
        assert set(alone) == set(whole)
        for name, source in alone.items():
            (entry,) = (e for e in _parse(source, strict=True).body if hasattr(e, "id"))
            assert entry.equals(whole[name], ignored_fields=["span", "comment"]), name
