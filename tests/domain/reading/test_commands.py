"""Commands typed as words, in every language; never inside a longer sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.reading.commands import command


@pytest.mark.parametrize(
    ("words", "lang", "meant"),
    [
        ("balance", "en", "balance"),
        ("/balance", "en", "balance"),
        ("balanse", "en", "balance"),
        ("whats my balance pls", "en", "balance"),
        ("how many hours have i got", "en", "balance"),
        ("hisaab", "ur-Latn", "balance"),
        ("mera hisaab batao", "ur-Latn", "balance"),
        ("kinne ghante", "pa-Latn", "balance"),
        ("میرا حساب بتائیں", "ur", "balance"),
        ("ਹਿਸਾਬ", "pa", "balance"),
        ("ile mam godzin", "pl", "balance"),
        ("câte ore am", "ro", "balance"),
        ("كم ساعة عندي", "ar", "balance"),
        ("আমার কত ঘণ্টা আছে", "bn", "balance"),
        ("immisa saacadood ayaan haystaa", "so", "balance"),
        ("HELP!!", "en", "help"),
        ("pomoc", "pl", "help"),
        ("never mind", "en", "cancel"),
        ("anuluj", "pl", "cancel"),
        ("stop reminders pls", "en", "stop"),
        ("bas", "ur-Latn", "stop"),
        ("can i talk to someone", "en", "talk_to_person"),
        ("kisi se baat karni hai", "ur-Latn", "talk_to_person"),
        ("what do you hold on me", "en", "my_data"),
        ("delete my account", "en", "leave"),
        ("haan", "ur-Latn", "yes"),
        ("da", "ro", "yes"),
        ("nie", "pl", "no"),
        ("maya", "so", "no"),
    ],
)
def test_a_command_is_known(words, lang, meant):
    assert command(words, lang) == meant


@pytest.mark.parametrize(
    "sentence",
    ["help me move a sofa", "2hrs tues", "stop at the shop for milk", "", "no milk today thanks",
     "thanks", "hello", "balance the books for our group"],
)  # fmt: skip
def test_a_sentence_is_no_command(sentence):
    assert command(sentence, "en") is None


@given(st.text(max_size=300))
def test_any_text_can_be_looked_at(text):
    assert command(text) == command(text)
