"""The check of word files finds each kind of mistake, and names file and line."""

import pytest

from domain.reading.check import FOLDERS, check, check_names, check_phrases

LABELS = FOLDERS["screening_words"]


def test_the_files_are_in_order():
    assert list(check()) == []


@pytest.mark.parametrize(
    ("content", "line", "told"),
    [
        ('[say]\ngas = ["smell =gas"\n', 2, "TOML"),
        ('[say]\ngass = ["smell gas"]\n', 2, "not a class"),
        ('[words]\nit = "gas"\n[say]\ngas = [\n  "smell {thing}",\n]\n', 5, "{thing}"),
        ('[say]\ngas = ["smell gas",\n"smell gas"]\n', 2, "twice"),
        ('[say]\ngas = [\n  "it",\n]\n', 3, "too short"),
        ('[say]\ngas = [\n  ".. gas leak",\n]\n', 3, "begin"),
        ('[say]\ngas = ["leaking gas? ..",]\n', 2, "end"),
        ('[say]\ngas = [\n\n  "gas? leak?"]\n', 4, "may be missing"),
        ('[say]\ngas = [\n  "ga/s leak"]\n', 3, "not one word"),
        ('colour = 1\n[say]\ngas = ["smell gas"]\n', 1, "no part"),
        ('[words]\na = "{b}"\n[say]\n', 1, "{b}"),
    ],
)
def test_a_mistake_is_found_with_its_line(content, line, told):
    mistakes = list(check_phrases("screening_words/xx.toml", content, LABELS))
    assert len(mistakes) == 1
    assert mistakes[0].startswith(f"screening_words/xx.toml:{line}: ")
    assert told in mistakes[0]


def test_a_lonely_name_is_found():
    content = 'honorifics = "mr"\ncommon_parts = "ali"\nsame = [\n  "pat",\n]\n'
    assert list(check_names("names.toml", content)) == [
        "names.toml:4: a family of names needs two or more: pat"
    ]
