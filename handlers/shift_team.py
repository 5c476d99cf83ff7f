"""Somebody who acts for an employer or a school brings a team to a shift, changes how many it is;
and whoever runs the shift says how many of a team came."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain import teams as reading
from domain.errors import DomainError, NotFound
from domain.shifts import MOST_PLACES
from domain.teams import Team
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import (
    Found,
    FreeText,
    Given,
    Kept,
    Option,
    Unclear,
    plainly,
)
from handlers.conversation.screens import one_a_row
from handlers.journey import Journey
from handlers.shifts import look
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import shift_teams, shifts
from storage import shift_teams as rows

LONGEST = 2_000
ALL = frozenset({"all", "everyone", "everybody", "all of them", "all came", "they all came"})
NONE = frozenset({"none", "nobody", "no one", "noone", "zero", "none of them", "nobody came"})


# Bringing a team ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TeamQuestion:
    """How many people come, and who."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """Usual numbers."""
        label = unit.wording.button
        return [
            Option(label(unit.lang, "btn-shift-places", count=n), {"people": n, "names": []})
            for n in (5, 10)
        ]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """A number, first names, or both."""
        if len(words) > LONGEST:
            return Unclear("error-too-long", {"limit": LONGEST})
        found = reading.read(words)
        if found is None:
            return Unclear("team-unclear", {"most": MOST_PLACES})
        return Found({"people": found.people, "names": list(found.names)})

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """Such as: 8 people."""
        return unit.text("shift-places", count=int(value["people"]))

    def load(self, value: Mapping[str, Any]) -> Team:
        """The team."""
        return Team(int(value["people"]), tuple(value["names"]))


@dataclass(frozen=True)
class Bring:
    """Who comes, to which shift, of which employer."""

    team: Team = ask("team-ask", TeamQuestion())
    shift: str | None = ask("team-ask", FreeText(), hidden=True)
    employer: str | None = ask("team-ask", FreeText(), hidden=True)
    room: int | None = ask("team-ask", Kept(), hidden=True)
    most: int | None = ask("team-ask", Kept(), hidden=True)
    wait: str | None = ask("team-ask", FreeText(), hidden=True)


async def opened(unit: Unit, tap: Tap) -> None:
    """Bring a team, or change the number: asks how many, in a message of its own."""
    shift = await look(unit, tap.id)
    found = await shift_teams.employers(unit, shift)
    if unit.hat is None:
        if tap.run:
            found = [one for one in found if str(one.person_id) == tap.run]
        if len(found) > 1:
            unit.leave_card()
            buttons = [
                unit.button("btn-team-for", f"tm-open:{shift.id}:{one.person_id}", name=one.name)
                for one in found[:4]
            ]
            unit.say("team-which-ask", one_a_row(*buttons, unit.button("btn-home", "home")))
            return
        if found:
            unit.act_for(found[0].person_id)
    try:
        await shift_teams.chance(unit, tap.id)
    except DomainError as refusal:
        await unit.show_what_happened(shifts.CARD, tap.id, refusal)
        return
    unit.take_over(shifts.CARD, tap.id)
    unit.aside()
    chance = await shift_teams.chance(unit, tap.id)
    given = {"shift": str(tap.id), "employer": str(unit.member), "room": chance.room,
             "most": chance.shift.places}  # fmt: skip
    await bring_form.start(unit, given)


async def _here(unit: Unit, answers: Bring) -> int:
    """The shift, with the employer's hat on. Raises NotFound where it isn't theirs any more."""
    shift_id = int(answers.shift or 0)
    await look(unit, shift_id)
    if not unit.act_for(int(answers.employer or 0)):
        raise NotFound
    return shift_id


async def review(unit: Unit, answers: Bring) -> Markup:
    """What is signed up, before it is."""
    chance = await shift_teams.chance(unit, await _here(unit, answers))
    team = answers.team
    fits = team.people <= chance.room
    waits = not fits and (
        answers.wait == "yes" or (chance.team is not None and chance.team.state == "waiting")
    )
    return unit.text(
        "team-review",
        employer=chance.employer,
        title=chance.shift.title,
        start=chance.shift.starts_at,
        end=chance.shift.ends_at,
        count=team.people,
        names=list(team.names) or ["–"],
        has_names="yes" if team.names else "no",
        room=chance.room,
        enough="yes" if fits else "wait" if waits else "no",
    )


def _in_line(unit: Unit, answers: Bring) -> Sequence[Option]:
    """Where there is no room for all of them: to wait for it together."""
    fits = (answers.room or 0) < answers.team.people <= (answers.most or 0)
    if answers.wait == "yes" or not fits:
        return ()
    label = unit.wording.button(unit.lang, "btn-team-wait", count=answers.team.people)
    return [Option(label, {"wait": "yes"})]


async def submit(unit: Unit, answers: Bring) -> None:
    """Signs all of them up, or none."""
    shift_id = await _here(unit, answers)
    await shift_teams.sign_up(unit, shift_id, answers.team, wait=answers.wait == "yes")
    unit.show_own_card(shifts.CARD, shift_id, "shift.team")


bring_form = Form(
    "shift-team", Bring, submit, review=review, yes="btn-team-yes", version=2, suggest=_in_line
)


# How many came ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CameQuestion:
    """How many of a team were there; nobody is a number too."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:
        """All of them, or none."""
        label = unit.wording.button
        most = int(given.get("most") or 0)
        return [
            Option(label(unit.lang, "btn-team-all", count=most), most),
            Option(label(unit.lang, "btn-team-none"), 0),
        ]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """A whole number, all or nobody."""
        said = plainly(words)
        if said in ALL:
            return Found(int(given.get("most") or 0))
        if said in NONE or said == "0":
            return Found(0)
        found = reading.read(words) if len(words) < 100 else None
        if found is None:
            return Unclear("refusal-team-count", {"most": MOST_PLACES})
        return Found(found.people)

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """Such as: 8 people."""
        return unit.text("team-count", count=int(value))

    def load(self, value: Any) -> int:
        """The number."""
        return int(value)


@dataclass(frozen=True)
class Came:
    """How many of one team were there."""

    count: int = ask("team-came-ask", CameQuestion())
    place: str | None = ask("team-came-ask", FreeText(), hidden=True)
    most: str | None = ask("team-came-ask", FreeText(), hidden=True)


async def came(unit: Unit, tap: Tap) -> None:
    """How many of this team came? Asked in a message of its own."""
    place = await rows.find(unit.tx, tap.id)
    if place is None:
        raise NotFound
    await look(unit, place.shift_id)
    shift = await shifts.running(unit, place.shift_id)
    if shift.starts_at > unit.now:
        unit.refuse(DomainError("refusal-team-early"))
        return
    unit.take_over(shifts.RUN_CARD, shift.id)
    unit.aside()
    await came_form.start(unit, {"place": str(place.id), "most": str(place.people)})


async def submit_came(unit: Unit, answers: Came) -> None:
    """Keeps it, and tells the team."""
    place = await rows.find(unit.tx, int(answers.place or 0))
    if place is None:
        raise NotFound
    await look(unit, place.shift_id)
    kept = await shift_teams.said_came(unit, place.id, answers.count)
    unit.show_own_card(shifts.RUN_CARD, kept.shift_id, "shift.team-came")


came_form = Form("shift-team-came", Came, submit_came, over=True)

journey = Journey(
    "shift-team", taps={"tm-open": opened, "tm-came": came}, forms=[bring_form, came_form]
)
