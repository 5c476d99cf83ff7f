"""/vote: one vote in each category of the awards, changed until the close, by tap or by typing.

A button carries whom it is for. Whoever presses it votes for themselves, wherever it was forwarded
and however old it is; after the close it says so.
"""

import hashlib
import re
from collections.abc import Sequence

from domain.awards.likeness import fold
from domain.errors import DomainError, NotFound
from domain.permissions import Role
from handlers.conversation.screens import Button, one_a_row
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from handlers.vote_paper import another, ask_paper, form
from handlers.wording import Markup, Words
from services import award_rounds, award_voting
from services.award_voting import Ballot
from storage import award_rounds as rounds
from storage import award_votes as rows
from storage.award_rounds import Round
from storage.award_votes import Candidate

AT_ONCE = 3
"""Candidates on a screen, beside the way on."""
WORDS = 250
"""Letters of what was written about a candidate."""
VOTERS: frozenset[Role] = frozenset({"member", "broker"})
_SAID = re.compile(
    r"(?:(?:i|please|can i|i would like to|i'd like to|i want to|i wanna) )*"
    r"vote(?: for (.{1,120}?))?[.! ]*",
    re.IGNORECASE,
)
"""A vote in words."""
PAPER = frozenset({"paper", "papers", "on paper", "ballot", "ballots"})


async def command(unit: Unit, words: str = "") -> None:
    """/vote: the first category without a vote; /vote paper: a broker enters a ballot."""
    if words.strip().casefold() in PAPER:
        await ask_paper(unit)
        return
    award_round = await award_voting.current(unit)
    await _there(unit, award_round)
    await _on(unit, await award_voting.ballot(unit, award_round))


async def _on(unit: Unit, ballot: Ballot, said: str = "") -> None:
    """The first category in which they haven't voted yet; all they chose, where there is none."""
    if not ballot.candidates:
        raise DomainError("refusal-vote-nobody")
    left = [one for one in ballot.categories if one not in ballot.choices]
    if left:
        _category(unit, ballot, left[0], 0, said)
    else:
        _summary(unit, ballot, said)


def _order(unit: Unit, found: Sequence[Candidate]) -> Sequence[Candidate]:
    """Another order for everybody, always the same for one: nobody gains by standing first."""

    def mark(one: Candidate) -> bytes:
        return hashlib.sha256(f"{unit.member}:{one.id}".encode()).digest()

    return sorted(found, key=mark)


def _category(unit: Unit, ballot: Ballot, category_id: int, first: int, said: str = "") -> None:
    """Who is up in a category, a few at a time."""
    unit.leave_card()
    order = _order(unit, ballot.among(category_id))
    first = first if 0 <= first < len(order) else 0
    page = order[first : first + AT_ONCE]
    chosen = ballot.choices.get(category_id)
    lines = [
        str(
            unit.text(
                "vote-candidate",
                number=number,
                name=one.name,
                area=one.area,
                has_area="yes" if one.area else "no",
                words=Words(one.shown or "", WORDS),
                has_words="yes" if one.shown else "no",
                evidence=Words(one.evidence or "", WORDS),
                has_evidence="yes" if one.evidence else "no",
            )
        )
        for number, one in enumerate(page, first + 1)
    ]
    text = unit.text(
        "vote-category",
        category=order[0].category,
        number=ballot.categories.index(category_id) + 1,
        count=len(ballot.categories),
        chosen=chosen.name or "" if chosen else "",
        has_chosen="yes" if chosen else "no",
        candidates=Markup("\n\n".join(lines)),
        at=ballot.round.vote_closes_at or unit.now,
    )
    buttons = [unit.button("btn-vote-for", f"vote-for:{one.id}", name=one.name) for one in page]
    if first + AT_ONCE < len(order):
        buttons.append(unit.button("btn-vote-others", f"vote-cat:{category_id}:{first + AT_ONCE}"))
    else:
        buttons.append(_next(unit, ballot, category_id))
    parts = [said, str(text)] if said else [str(text)]
    _show(unit, "\n\n".join(parts), buttons)


def _next(unit: Unit, ballot: Ballot, category_id: int) -> Button:
    at = ballot.categories.index(category_id) + 1
    if at == len(ballot.categories):
        return unit.button("btn-vote-mine", f"vote-mine:{ballot.round.id}")
    return unit.button("btn-vote-next", f"vote-cat:{ballot.categories[at]}")


def _summary(unit: Unit, ballot: Ballot, said: str = "") -> None:
    """What they chose in every category."""
    unit.leave_card()
    labels = {one.category_id: one.category for one in ballot.candidates}
    lines = []
    for number, category_id in enumerate(ballot.categories, 1):
        chosen = ballot.choices.get(category_id)
        lines.append(
            str(
                unit.text(
                    "vote-mine-line",
                    number=number,
                    category=labels[category_id],
                    name=chosen.name or "" if chosen else "",
                    voted="yes" if chosen else "no",
                )
            )
        )
    text = unit.text(
        "vote-mine",
        award=f"{ballot.round.scheme} {ballot.round.name}",
        lines=Markup("\n".join(lines)),
        aside="yes" if any(one.aside == "new" for one in ballot.choices.values()) else "no",
        days=ballot.round.rules.vote_days,
        at=ballot.round.vote_closes_at or unit.now,
    )
    parts = [said, str(text)] if said else [str(text)]
    change = unit.button("btn-vote-change", f"vote-cat:{ballot.categories[0]}")
    _show(unit, "\n\n".join(parts), [change])


def _show(unit: Unit, text: str, buttons: Sequence[Button]) -> None:
    home = unit.button("btn-home", "home")
    unit.say("vote-screen", one_a_row(*buttons, home), text=Markup(text))


async def _there(unit: Unit, award_round: Round) -> None:
    """A member of the timebank that holds the awards votes as one; in awards for the whole city
    people vote from their own."""
    if unit.hat is None and any(one.id == award_round.community_id for one in unit.communities):
        unit.use_community_of(award_round.community_id)
    elif award_round.open_to != "city" and unit.scope.id != award_round.community_id:
        raise NotFound


async def _round(unit: Unit, round_id: int) -> Round:
    found = await rounds.find(unit.tx, round_id)
    if found is None:
        raise NotFound
    await _there(unit, found)
    return found


async def _vote(unit: Unit, tap: Tap) -> None:
    """Vote for: kept at once, and on to the next category."""
    one = await rows.candidate(unit.tx, tap.id)
    if one is None:
        await _gone(unit, tap.id)
        return
    award_round = await _round(unit, one.round_id)
    voted = await award_voting.vote(unit, tap.id)
    said = unit.text(
        "vote-kept",
        name=one.name,
        category=one.category,
        again="yes" if voted.before else "no",
        aside="yes" if voted.aside else "no",
    )
    await _on(unit, await award_voting.ballot(unit, award_round), str(said))


async def heard(unit: Unit, words: str) -> bool:
    """ "Vote for Jean", typed anywhere: for whoever alone on the ballot is called so; else the
    ballot is shown. Where no vote is on, or it is over, it is no vote."""
    said = _SAID.fullmatch(words.strip())
    if said is None or not unit.roles & VOTERS:
        return False
    award_round = await award_rounds.current(unit)
    if award_round is None or not award_rounds.votes_open(unit, award_round):
        return False
    await _there(unit, award_round)
    ballot = await award_voting.ballot(unit, award_round)
    wanted = set(fold(said[1] or "").split())
    named = [one for one in ballot.candidates if wanted <= set(fold(one.name).split())]
    if wanted and len(named) == 1:
        await _vote(unit, Tap("vote-for", named[0].id, "", 0, None))
    else:
        await _on(unit, ballot)
    return True


async def _gone(unit: Unit, nominee_id: int) -> None:
    """Somebody who isn't on the ballot: the vote is over, or they took their yes back."""
    round_id = await rows.round_of(unit.tx, nominee_id)
    if round_id is None:
        raise NotFound
    ballot = await award_voting.ballot(unit, await _round(unit, round_id))
    await _on(unit, ballot, str(unit.text("vote-gone")))


async def _see(unit: Unit, tap: Tap) -> None:
    """A category, by its button."""
    round_id = await rows.round_of_category(unit.tx, tap.id)
    if round_id is None:
        raise NotFound
    ballot = await award_voting.ballot(unit, await _round(unit, round_id))
    if tap.id in ballot.categories:
        _category(unit, ballot, tap.id, int(tap.run) if tap.run.isdecimal() else 0)
    else:
        await _on(unit, ballot, str(unit.text("vote-gone")))


async def _mine(unit: Unit, tap: Tap) -> None:
    """All they chose."""
    ballot = await award_voting.ballot(unit, await _round(unit, tap.id))
    if not ballot.candidates:
        raise DomainError("refusal-vote-nobody")
    _summary(unit, ballot)


async def _begin(unit: Unit, _tap: Tap) -> None:
    await command(unit)


journey = Journey(
    "vote",
    commands=[Command("vote", command, roles=VOTERS)],
    taps={
        "vote": _begin,
        "vote-for": _vote,
        "vote-cat": _see,
        "vote-mine": _mine,
        "vote-paper": another,
    },
    forms=[form],
    hears=[heard],
)
