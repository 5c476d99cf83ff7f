"""Tokens and word files: offsets, scripts, and what the check tells a volunteer."""

from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.reading import lexicon
from domain.reading.text import fold, fold_word, tokens


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("2hrs Tues", ["2", "hrs", "tues"]),
        ("1½h", ["1", "½", "h"]),
        ("2day b4 5", ["today", "before", "5"]),
        ("it’s Jean’s", ["its", "jeans"]),
        ("٢ ۲ ২ ੨ २ ２", ["2"] * 6),
        ("2️⃣ hrs", ["2", "hrs"]),
        ("Środę półtorej", ["srode", "poltorej"]),
        ("3×20", ["3", "x", "20"]),
        ("10–12", ["10", "-", "12"]),
        ("a\r\nb", ["a", "\n", "\n", "b"]),
        ("h\u200bours", ["hours"]),
        ("ঘণ্টা", ["ঘণ্টা"]),
    ],
)
def test_spellings_are_made_even(typed: str, words: list[str]) -> None:
    assert [token.text for token in tokens(typed)] == words


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200))
def test_tokens_know_where_they_stand(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert 0 <= token.start < token.end <= len(text)
        assert token.start >= end or text[token.start] == text[end - 1]
        end = token.end
        assert token.text
        assert (token.value is not None) == (token.kind in {"number", "fraction"})


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=100))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_no_more_is_read_than_a_message_can_hold() -> None:
    assert tokens("a " * 5000)[-1].end <= 4096


@pytest.mark.parametrize("code", lexicon.LANGUAGES)
def test_every_word_file_is_in_order(code: str) -> None:
    name = f"words/{code.replace('-', '_')}.toml"
    text = resources.files("domain.reading").joinpath(name).read_text("utf-8")
    assert lexicon.problems(text) == []
    assert lexicon.word_file(code).code == code
    kinds = {kind for kind, _, _ in lexicon.word_file(code).phrases}
    assert kinds >= {"numbers", "units.hour", "units.minute", "days", "weekdays", "vague"}


@pytest.mark.parametrize("code", lexicon.LANGUAGES)
def test_every_language_names_all_seven_days_and_the_small_numbers(code: str) -> None:
    phrases = lexicon.word_file(code).phrases
    assert len({key for kind, key, _ in phrases if kind == "weekdays"}) == 7
    assert {key for kind, key, _ in phrases if kind == "numbers"} >= {str(n) for n in range(1, 11)}


def test_the_check_names_the_line_and_the_cure() -> None:
    text = '[meta]\ncode = "xx"\n[weekdays]\nmonday = ["mon"]\n[numbers]\n2 = "two"\n'
    text += "[colours]\nred = []\n"
    found = lexicon.problems(text)
    assert [line for line, _ in found] == [4, 6, 7]
    assert "mon|tue" in found[0][1]
    assert "list" in found[1][1]
    assert "weekdays" in found[2][1]
    assert lexicon.problems("[meta\n")[0][0] == 1


def test_the_languages_are_seen_from_the_words() -> None:
    assert lexicon.languages_in(tokens("kal 2 ghante"), "en")[0] == "en"
    assert "ur-Latn" in lexicon.languages_in(tokens("kal 2 ghante"), "en")
    assert lexicon.languages_in(tokens("2 hrs on sat"), None) == ("en",)
    assert lexicon.languages_in(tokens("2 godziny"), None) == ("en", "pl")
    assert fold_word("Mum's") == "mums"
