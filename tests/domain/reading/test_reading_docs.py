"""docs/reading.md lists what the types and the tables hold, no more and no less."""

import re
from pathlib import Path
from typing import get_args

import pytest

from domain.reading import types
from domain.reading.commands import Command
from domain.reading.refused import REFUSALS, Blocked
from domain.reading.screening import OUTCOMES, Answer, ScreenClass
from tests.domain.reading.accuracy import PAGE, filled
from tests.domain.reading.screening_cases import phrases

LOCALES = Path(__file__).parents[3] / "locales"
FROM_SCREENING = {flag for outcome in OUTCOMES.values() for flag in outcome.flags}
FROM_SCREENING |= {"financial_abuse"}
FROM_REFUSALS = {flag for refusal in REFUSALS.values() for flag in refusal.flags}
LISTS = {
    "Intents": set(get_args(types.Intent)),
    "Actions": set(get_args(types.Action)),
    "Asks": set(get_args(types.RequestAsk)) | set(get_args(types.HoursAsk)),
    "Flags of requests": set(get_args(types.RequestFlag)),
    "Flags of the screening": FROM_SCREENING,
    "Flags of refusals": FROM_REFUSALS,
    "Classes of the screening": set(get_args(ScreenClass)),
    "Fixed answers": set(get_args(Answer)),
    "Refused tasks": set(get_args(Blocked)),
    "Commands": set(get_args(Command)),
    "Asks of nominations": set(get_args(types.NominationMissing)),
    "Flags of nominations": set(get_args(types.NominationFlag)),
}


def listed(title: str) -> set[str]:
    section = re.search(
        rf"^### {title}\n(.*?)(?=^#|\Z)", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert section, f"docs/reading.md has no section {title!r}"
    return set(re.findall(r"^- `([^`]+)`", section.group(1), re.MULTILINE))


@pytest.mark.parametrize("title", LISTS)
def test_the_list_is_the_one_in_use(title):
    assert listed(title) == LISTS[title]


def test_every_class_and_refusal_has_its_outcome():
    assert set(OUTCOMES) == set(get_args(ScreenClass))
    assert {outcome.answer for outcome in OUTCOMES.values()} == set(get_args(Answer))
    assert {key.partition("/")[0] for key in REFUSALS} == set(get_args(Blocked))


@pytest.mark.parametrize("language", ["en", "ur-Latn"])
@pytest.mark.parametrize("answer", get_args(Answer))
def test_every_fixed_answer_is_worded(answer, language):
    files = (LOCALES / language).glob("*.ftl")
    assert any(f"\n{answer} =" in path.read_text("utf-8") for path in files)


def test_the_table_of_the_screening_is_up_to_date():
    page = PAGE.read_text("utf-8")
    assert filled(page) == page, "run python -m tests.domain.reading.accuracy"


@pytest.mark.parametrize("name", ["requests.json", "requests_more.json"])
def test_the_cases_use_only_what_is_listed(name):
    for case in phrases(name)["cases"]:
        expect = case["expect"]
        assert expect["intent"] in LISTS["Intents"]
        assert expect["action"] in LISTS["Actions"]
        flags = {*LISTS["Flags of requests"], *FROM_SCREENING, *FROM_REFUSALS, "adult_at_risk"}
        assert set(expect["flags"]) <= flags, case["id"]
