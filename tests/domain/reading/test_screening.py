"""What must never wait is caught, in any language and spelling; everyday words are left alone."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.reading.folding import fold
from domain.reading.screening import ORDINARY, OUTCOMES, reasons, screen
from tests.domain.reading.screening_cases import MOST_FALSE_ALARMS, phrases

MUST_CATCH = phrases("screening.json")["must_catch"]
ORDINARY_MESSAGES = phrases("screening.json")["ordinary"]


@pytest.mark.parametrize("case", MUST_CATCH, ids=lambda case: case["id"])
def test_a_crisis_is_caught(case):
    assert screen(case["text"], case["lang"]).screen == "urgent", case["text"]


def test_the_class_is_mostly_the_one_meant():
    found = [screen(case["text"], case["lang"]) for case in MUST_CATCH]
    same = sum(
        case["class"] in {one.kind, *one.also} for case, one in zip(MUST_CATCH, found, strict=True)
    )
    assert same >= 0.9 * len(MUST_CATCH)


def test_there_are_enough_phrases_written_blind_and_in_every_language():
    assert sum(case["blind"] for case in MUST_CATCH) >= 220
    assert {case["lang"] for case in MUST_CATCH} >= {
        "en",
        "ur-Latn",
        "pa-Latn",
        "ur",
        "pa",
        "pl",
        "ro",
        "ar",
        "bn",
        "so",
    }
    assert len(ORDINARY_MESSAGES) >= 1000


def test_everyday_messages_hardly_ever_raise_an_alarm():
    alarms = [case["text"] for case in ORDINARY_MESSAGES if screen(case["text"]).kind]
    assert len(alarms) <= MOST_FALSE_ALARMS * len(ORDINARY_MESSAGES), alarms


@pytest.mark.parametrize("case", MUST_CATCH[::7], ids=lambda case: case["id"])
def test_the_language_that_is_claimed_changes_nothing(case):
    assert screen(case["text"], "pl") == screen(case["text"], "so") == screen(case["text"])


@pytest.mark.parametrize(
    "disguised",
    [
        "I WANT TO DIE",
        "i want 2 die",
        "iwanttodie",
        "i w\u200bant to d\u200bie",
        "kiiiill myself",
        "k!ll myself",
        "k1ll mys3lf",
        "s u i c i d e",
        "s.u.i.c.i.d.e",
        "su1cide",
        "he r*ped me",
        "suicidle thoughts",
        "he hits me!!!",
        "HE HITS ME",
        "he hitts me",
        "ｈｅ ｈｉｔｓ ｍｅ",
        "hе hits mе",  # the e is Cyrillic
        "can smel gass",
        "hella tired lol. anyway he hit me again last nite",
    ],
)
def test_disguises_and_slips_are_seen_through(disguised):
    assert screen(disguised).screen == "urgent"


@pytest.mark.parametrize(
    "denied", ["im not suicidal", "he doesnt hit me any more", "theres no gas leak i think"]
)
def test_a_denial_is_still_looked_at(denied):
    assert screen(denied).screen == "urgent"


def test_a_crisis_inside_a_long_ordinary_message_is_found():
    chat = "went to lidl then the post office and did a bit of ironing for pat on tuesday. " * 20
    assert screen(chat + "he said hes gonna kill me. " + chat).kind == "danger_now"


def test_a_harmless_phrase_does_not_hide_a_real_one():
    assert screen("my back is killing me and my husband hits me").kind == "abuse"
    assert screen("he beat me at dominoes then he beat me up").screen == "urgent"


def test_money_taken_and_not_let_out_is_flagged_for_both():
    found = screen("my son takes my pension n wont let me go out. need shoppin doin")
    assert found.kind == "coercion"
    assert set(found.flags) == {"financial_abuse", "coercion", "alert_safeguarding_now"}
    assert found.alert == "safeguarding"


def test_the_most_pressing_class_chooses_the_answer():
    found = screen("im homeless and i want to die")
    assert (found.kind, found.answer) == ("self_harm", "safety-self-harm")
    assert "homeless" in found.also


def test_a_reason_shows_the_words_that_were_found():
    assert any("smell" in found.words for found in reasons("can smell gas in the kitchen"))


def test_nothing_is_ordinary():
    assert screen("") == screen("   \n") == ORDINARY


@pytest.mark.parametrize("kind", OUTCOMES)
def test_every_class_has_an_answer_an_alert_and_a_signpost(kind):
    outcome = OUTCOMES[kind]
    assert outcome.answer.startswith("safety-")
    assert outcome.signpost
    assert outcome.flags


@given(st.text(max_size=4_096))
def test_any_text_can_be_screened_and_twice_gives_the_same(text):
    assert screen(text) == screen(text)


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "hostile",
    [
        "a" * 4_096,
        "he hit me " * 409,
        "i " * 2_048,
        "r*p*d " * 680,
        "s.u.i." * 680,
        "iwanttodiekillmyselfendx " * 170,
        "\u200b" * 4_096,
        "a\u0301" * 2_048,
        "يضربني " * 585,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_texts_take_little_time(hostile):
    screen("warm up")
    began = time.perf_counter()
    screen(hostile)
    assert time.perf_counter() - began < 0.25  # 50 ms in the bench; slack for a busy machine
