"""Blind cards: no name, however it is spelled; and nothing else is lost."""

import pytest

from domain.awards.blind import blind, pages


@pytest.mark.parametrize(
    ("words", "names", "read"),
    [
        (
            "Mrs Sheila Okafor runs a cafe. Sheela's soup wins. okafor helps; and shiela",
            ["Sheila Okafor", "Mrs Okafor"],
            "This person runs a cafe. This person's soup wins. This person helps; and this person",
        ),
        (
            "Grace may come. grace under pressure, may she thrive. GRACE helps",
            ["Grace May"],
            "This person come. grace under pressure, may she thrive. This person helps",
        ),
        (
            "Mohammed and mohamed, Mohammad Khan. Mr Khan, Dr. M Khan.",
            ["Muhammad Khan"],
            "This person and this person, this person. This person, this person.",
        ),
        ("I saw Zoë O'Neill-Brown, who never asks", ["Zoë O'Neill-Brown"], None),
        ("she never asks for owt, and the soup is hers", ["Amina Begum"], None),
        ("Sheila B. Okafor came.\n\nOkafor stayed", ["Sheila Okafor"], None),
    ],
)
def test_names_go_and_the_rest_stays(words: str, names: list[str], read: str | None) -> None:
    found = blind(words, names, "this person")
    if read is not None:
        assert found == read
    for part in ("Okafor", "Sheila", "Zoë", "Neill", "Khan", "Amina"):
        assert part.casefold() not in found.casefold()
    if "owt" in words:
        assert found == words


def test_a_group_loses_its_telling_words_and_keeps_what_it_does() -> None:
    found = blind(
        "Sparkhill Lunch Club feeds 40. The lunch club is open daily.",
        ["Sparkhill Lunch Club"],
        "this group",
        group=True,
    )
    assert found == "This group feeds 40. The lunch club is open daily."


def test_four_thousand_words_are_paged_and_nothing_is_lost() -> None:
    words = " ".join(f"word{number}." for number in range(4000))
    found = pages(words)
    assert all(len(page) <= 2_600 for page in found)
    assert " ".join(found).split() == words.split()
    assert pages("") == ("",)
    assert max(len(page) for page in pages("x" * 6_000)) <= 2_600
