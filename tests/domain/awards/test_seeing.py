"""Who sees what: what must never be seen is closed in every phase."""

import pytest

from domain.awards import seeing
from domain.awards.phases import PHASES
from domain.errors import NotFound
from tests.docs.test_pages import coded, read, rows


def test_live_standings_are_seen_by_nobody_ever() -> None:
    assert not any(seeing.may_see(who, "standings", p) for who in seeing.WHO for p in PHASES)


def test_judges_see_no_names_no_nominators_and_no_scores_of_others() -> None:
    for phase in PHASES:
        for thing in ("names", "nominator", "others-words", "others-scores", "flags", "totals"):
            assert not seeing.may_see("judge", thing, phase), (thing, phase)
        for thing in set(seeing.THINGS) - {"rules", "ballot", "turnout", "places", "wall"}:
            assert not seeing.may_see("recused", thing, phase), (thing, phase)


def test_before_the_close_nobody_learns_how_votes_or_scores_stand() -> None:
    counted = {"deciding", "announced"}
    for thing in ("totals", "turnout", "aside", "others-scores", "calculation", "draft-places"):
        for who in seeing.WHO:
            seen = {phase for phase in PHASES if seeing.may_see(who, thing, phase)}
            assert seen <= counted, (who, thing)


def test_ones_vote_is_seen_by_oneself_alone_and_not_after_the_count() -> None:
    seen = {(w, p) for w in seeing.WHO for p in PHASES if seeing.may_see(w, "own-vote", p)}
    assert seen == {("voter", "voting")}


def test_outsiders_see_what_is_public_and_nothing_else() -> None:
    seen = {t for t in seeing.THINGS for p in PHASES if seeing.may_see("outsider", t, p)}
    assert seen == {"rules", "ballot", "turnout", "places", "wall"}


def test_somebody_who_is_several_sees_what_any_of_them_may() -> None:
    assert seeing.any_sees(["voter", "broker"], "names", "open")
    with pytest.raises(NotFound):
        seeing.demand(["voter", "judge"], "names", "judging")
    seeing.demand(["judge"], "blind-card", "judging")


def test_the_page_for_everybody_shows_the_same_table() -> None:
    """docs/awards.md, by its rows: a thing, and from when until when each sees it."""
    page = {coded(row[0])[0]: row[1:] for row in rows(read("docs/awards.md")) if coded(row[0])}
    for thing in seeing.THINGS:
        for who, cell in zip(seeing.WHO, page[thing], strict=True):
            flow = [p for p in PHASES if p != "cancelled" and seeing.may_see(who, thing, p)]
            expected = " to ".join(dict.fromkeys((flow[0], flow[-1]))) if flow else "–"
            assert cell == expected, (thing, who)
