"""Tasks that are never exchanged are refused; their neighbours are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.reading.refused import REFUSALS, refuse
from tests.domain.reading.screening_cases import phrases

REFUSED = phrases("refused.json")["refused"]
ALLOWED = phrases("refused.json")["allowed"]


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case["text"])
def test_what_is_never_exchanged_is_refused(case):
    found = refuse(case["text"], case["lang"])
    assert found is not None
    assert found.blocked == case["blocked"]


@pytest.mark.parametrize("case", ALLOWED, ids=lambda case: case["text"])
def test_a_neighbouring_task_is_not_refused(case):
    assert refuse(case["text"], case["lang"]) is None


def test_cards_and_pins_are_told_to_the_broker():
    found = refuse("can sum1 go cashpoint 4 me il give em my card n pin")
    assert found is not None
    assert found.flags == ("financial_abuse_risk", "alert_broker")
    assert "never share a PIN" in found.signpost


def test_every_refusal_says_who_can_help():
    assert all(refusal.signpost for refusal in REFUSALS.values())


def test_everyday_messages_are_hardly_ever_refused():
    ordinary = phrases("screening.json")["ordinary"]
    refused = [case["text"] for case in ordinary if refuse(case["text"])]
    assert len(refused) <= 0.01 * len(ordinary), refused


@given(st.text(max_size=4_096))
def test_any_text_can_be_looked_at(text):
    assert refuse(text) == refuse(text)
