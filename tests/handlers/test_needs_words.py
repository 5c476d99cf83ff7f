"""A needs map with something everywhere still fits into one message, and says what it left out."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.needs import Need, grid
from domain.periods import Period
from domain.reading import places, skills
from handlers import needs_words
from handlers.needs_words import MESSAGE, NeedsTeller
from handlers.wording import Wording
from handlers.wording.text import unmarked
from services.needs import Needed


def test_something_everywhere_fits_into_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    of_group = {one.group: one.id for one in skills.taxonomy().values()}
    wards = sorted(places.wards(), key=len)[-12:]
    needs = [
        Need(ward, skill, person, failed=100 + person, coming=100 + person)
        for ward in (*wards, "", "(home)")
        for person, skill in enumerate([*of_group.values(), ""], 1)
    ]
    asked, empty = grid(needs, "asked"), grid(needs, "places")
    now = datetime(2026, 11, 18, 12, tzinfo=UTC)
    period = Period(date(2026, 8, 20), date(2026, 11, 19))
    found = Needed(period, needs, asked, empty, now, reaches=True)
    zone = ZoneInfo("Europe/London")
    tell = NeedsTeller(Wording.load(), "en", zone, "Ward End & Pelham Timebank", found, "me", 5)
    text = unmarked(tell.screen())
    assert len(text) <= MESSAGE
    assert tell.caption() is None
    assert f"{asked.of_ward(wards[-1]):,}" in text or str(asked.of_ward(wards[-1])) in text
    for ward in asked.wards[:3]:
        assert ward in text
    # In a language of longer words the kinds with most of each ward are told.
    monkeypatch.setattr(needs_words, "MESSAGE", 2_200)
    text = unmarked(tell.screen())
    assert len(text) <= 2_200
    assert "kinds more" in text
    assert all(ward in text for ward in asked.wards if ward in wards)
