"""Marks a reading against an unseen case, key by key, over the keys that the case gives."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from domain.reading import nominations, read
from domain.reading.requests import to_expect
from tests.domain.reading.cases import load

REQUESTS = load(
    "requests_unseen.json",
    "requests_unseen_2.json",
    "requests_unseen_3.json",
    "requests_unseen_4.json",
    "requests_unseen_5.json",
    "requests_unseen_6.json",
)
NOMINATIONS = load(
    "nominations_unseen.json",
    "nominations_unseen_2.json",
    "nominations_unseen_3.json",
    "nominations_unseen_4.json",
    "nominations_unseen_5.json",
)

Mark = tuple[str, bool, Any, Any]
"""Key, whether it is right, what was read, what was wanted."""


def _listed(got: list[str], want: dict[str, Any], name: str) -> Iterator[Mark]:
    if name in want:
        yield name, sorted(got) == sorted(want[name]), got, want[name]
    if f"{name}_include" in want:
        wanted = want[f"{name}_include"]
        yield name, set(wanted) <= set(got), got, wanted
    if f"{name}_exclude" in want:
        wanted = want[f"{name}_exclude"]
        yield name, not set(wanted) & set(got), got, {"not": wanted}


def _part(got: Any, want: dict[str, Any]) -> bool:
    return isinstance(got, dict) and all(got.get(key) == value for key, value in want.items())


def _items(got: list[dict[str, Any]], want: list[dict[str, Any]]) -> Iterator[Mark]:
    skills = [item["skill"] for item in got]
    wanted = [item["skill"] for item in want]
    yield "skill", sorted(map(str, skills)) == sorted(wanted), skills, wanted
    for item in want:
        found = next((one for one in got if one["skill"] == item["skill"]), None)
        found = found or (got[0] if len(got) == len(want) == 1 else {})
        if "when" in item:
            yield "when", _part(found.get("when"), item["when"]), found.get("when"), item["when"]
        for key in item.keys() - {"skill", "when", "minutes_basis"}:
            name = key if key in ("minutes", "people") else "other"
            yield name, found.get(key) == item[key], (key, found.get(key)), (key, item[key])


def request_marks(case: dict[str, Any]) -> Iterator[Mark]:
    """Every key of a request case that was marked."""
    now, want = datetime.fromisoformat(case["now"]), case["expect"]
    request = read(case["text"], now, case["lang"]).request
    assert request is not None
    got = to_expect(request)
    for key in ("intent", "action", "blocked"):
        if key in want:
            yield key, got.get(key) == want[key], got.get(key), want[key]
    if "items" in want:
        yield from _items(got["items"], want["items"])
    yield from _listed(got["flags"], want, "flags")
    yield from _listed(got["ask"], want, "ask")
    for word in want.get("public_text_must_not_contain", ()):
        shown = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", got["public_text"], re.IGNORECASE)
        yield "public_text", shown is None, got["public_text"], {"not": word}


def nomination_marks(case: dict[str, Any]) -> Iterator[Mark]:
    """Every key of a nomination case that was marked."""
    now, want = datetime.fromisoformat(case["now"]), dict(case["expect"])
    roles = tuple(want.pop("nominator", {}).get("roles", ()))
    reading = nominations.read_nomination(case["text"], now, case["lang"], nominator_roles=roles)
    got = nominations.to_expect(reading)
    for key in ("category", "nominees", "years", "ward_hint", "ward_sure", "eligibility", "action"):
        if key in want:
            yield key, got.get(key) == want[key], got.get(key), want[key]
    yield from _listed(got["flags"], want, "flags")
    yield from _listed(got["missing"], want, "missing")
