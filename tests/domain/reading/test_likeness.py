"""A text like the sentences we know is caught although no phrase finds it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.reading.likeness import features, learnt, likeness, score
from domain.reading.screening import OUTCOMES, reasons, screen, screening_phrases
from tests.domain.reading.learn_likeness import learn, samples

# In no case file, and found by no phrase: only their likeness can catch them.
UNHEARD = [
    "he says nobody will believe me",
    "my husband gets ever so cross and i end up on the floor",
    "i am sat in the bath with the door bolted and hes going mad",
    "my lad thinks we would all be happier had he never been born",
]


@pytest.mark.parametrize("text", UNHEARD)
def test_an_unheard_sentence_is_caught_by_its_likeness(text):
    assert screening_phrases().find(text) == []
    assert screen(text).screen == "urgent"


def test_the_words_that_weighed_most_are_the_reason():
    (found,) = reasons(UNHEARD[0])
    assert found.words
    assert set(found.words) <= features(UNHEARD[0].split())


def test_a_long_chat_does_not_dilute_it():
    chat = "went to lidl then the post office and did a bit of ironing for pat on tuesday. " * 12
    found = likeness(chat + UNHEARD[2] + ". " + chat)
    assert found is not None


def test_every_class_it_can_answer_has_an_outcome():
    assert set(learnt().kinds) == set(OUTCOMES)
    assert {kind for _, kind in learnt().of.values()} == set(range(len(learnt().kinds)))


def test_too_few_words_are_not_weighed():
    assert likeness("") is likeness("die") is likeness("hes here") is None


def test_held_out_sentences_are_found_and_everyday_ones_left_alone():
    known = samples()
    weights = learn([one for i, one in enumerate(known) if i % 8])
    rest = known[::8]
    above = [bool(kind) for text, kind in rest if score(text.split(), weights) > weights.threshold]
    assert above.count(True) > 0.25 * sum(bool(kind) for _, kind in rest)
    assert above.count(False) <= 0.015 * sum(not kind for _, kind in rest)


def test_the_same_cases_teach_the_same_weights():
    few = samples()[:120] + samples()[-120:]
    assert learn(few) == learn(few)


@given(st.text(max_size=4_096))
def test_any_text_can_be_weighed(text):
    assert likeness(text) == likeness(text)
