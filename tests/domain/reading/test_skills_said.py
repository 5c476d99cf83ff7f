"""Every skill, said in five ways by residents: found, and found first."""

import json
from datetime import datetime

import pytest

from domain.reading import read
from domain.reading.skills import taxonomy
from tests.domain.reading.cases import FOLDER

NOW = datetime.fromisoformat("2026-05-14T09:10:00+01:00")
SAID: dict[str, list[str]] = json.loads((FOLDER / "skills_said.json").read_text("utf-8"))["said"]


def _skills(said):
    request = read(said, NOW, "en").request
    return [item.skill for item in request.items] if request else []


def test_every_skill_of_the_taxonomy_has_its_sayings():
    assert set(SAID) == set(taxonomy())


@pytest.mark.parametrize("skill", SAID)
def test_a_skill_is_found_in_at_least_four_of_its_five_sayings(skill):
    found = [said for said in SAID[skill] if _skills(said) == [skill]]
    assert len(found) >= len(SAID[skill]) - 1, sorted(set(SAID[skill]) - set(found))


def test_hardly_any_saying_is_missed():
    missed = [
        said for skill, all_said in SAID.items() for said in all_said if skill not in _skills(said)
    ]
    assert len(missed) <= 8, missed
