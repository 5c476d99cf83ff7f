"""Putting up something to volunteer for: /shift, or one message such as "Litter pick Saturday 10 to
12 at Ward End Park, 15 places, bring gloves"; a picture can come with it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain import opportunity_words as reading
from domain.errors import DomainError
from domain.permissions import Role
from domain.shifts import MOST_PLACES
from handlers import opportunity_photo
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import Found, FreeText, Given, Kept, Option, Unclear, plainly
from handlers.journey import Command, Journey
from handlers.listing_questions import LanguagesQuestion
from handlers.opportunity_questions import (
    AgeQuestion,
    CheckQuestion,
    CloseQuestion,
    EasyQuestion,
    RiskQuestion,
    ShownText,
    Times,
    TimesQuestion,
    read_times,
)
from handlers.opportunity_words import whole
from handlers.shift_questions import PlacesQuestion
from handlers.shifts import mine
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import opportunities, organising, shifts
from storage import opportunities as rows
from storage import shift_lists as shift_rows

TITLE = 80
VENUE = 200
BRING = 300
MOST_GROUPS = 4
FORM = "shift"
PICTURED = (FORM, "organise", "tell", "tell-about")
"""Forms of what a picture can go with."""
_PLACES = re.compile(r"\b(?:places?|spaces?|spots?|volunteers?|helpers?)\b", re.IGNORECASE)
Chosen = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class GroupQuestion(FreeText):
    """For which organisation: one of the person's own, or, for whoever organises for the timebank
    itself, any that has no account of its own, by its name."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """Their own."""
        found = await organising.own(unit)
        return [Option(one.name, _chosen(one.person_id, one.name)) for one in found[:MOST_GROUPS]]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """One of their own by its name, or another's name."""
        for option in await self.options(unit, given):
            if plainly(words) == plainly(option.label):
                return Found(option.value)
        if not unit.roles & PUBLISHERS or unit.hat is not None:
            return Unclear("not-understood-in-form")
        found = await ShownText(TITLE).read(unit, words, given)
        if isinstance(found, Unclear):
            return found
        try:
            await organising.demand_name(unit, words)
        except DomainError as refusal:
            return Unclear(refusal.key, refusal.values)
        return Found(_chosen(None, found.value), sure=False)

    def shown(self, unit: Unit, value: Any) -> str | Markup:  # noqa: ARG002
        """Its name."""
        return str(value["name"])

    def load(self, value: Any) -> Any:
        """The id of its person row, if it has one, and its name."""
        return value


def _chosen(person_id: int | None, name: str) -> dict[str, Any]:
    return {"id": person_id, "name": name}


@dataclass(frozen=True, kw_only=True)
class What:
    """What an organiser says about something to volunteer for. Only what must be known is asked;
    the rest is read from their words, and can be changed under the preview."""

    title: str = ask("shift-title-ask", ShownText(TITLE))
    when: Times = ask("shift-when-ask", TimesQuestion())
    venue: str | None = ask("shift-venue-ask", ShownText(VENUE))
    places: int = ask("shift-places-ask", PlacesQuestion())
    least: int | None = ask("shift-least-ask", PlacesQuestion(), optional=True)
    bring: str | None = ask("shift-bring-ask", ShownText(BRING), optional=True)
    about: str | None = ask("opportunity-about-ask", ShownText(300), optional=True)
    min_age: int = ask("opportunity-age-ask", AgeQuestion())
    at_risk: str = ask("opportunity-risk-ask", RiskQuestion())
    checks: str = ask("opportunity-check-ask", CheckQuestion())
    check_why: str | None = ask("opportunity-check-why-ask", ShownText(200), optional=True)
    access: str | None = ask("opportunity-easy-ask", EasyQuestion(200), optional=True)
    langs: tuple[str, ...] | None = ask("opportunity-langs-ask", LanguagesQuestion(), optional=True)
    expenses: str | None = ask("opportunity-expenses-ask", ShownText(200), optional=True)
    training: str | None = ask("opportunity-training-ask", ShownText(200), optional=True)
    contact: str | None = ask("opportunity-contact-ask", ShownText(100), optional=True)
    close_on: date | None = ask("opportunity-close-ask", CloseQuestion(), optional=True)
    photo: str | None = ask("opportunity-about-ask", Kept(), hidden=True)


@dataclass(frozen=True, kw_only=True)
class Who:
    """For whom it is; asked first, where that isn't clear."""

    organisation: Chosen = ask("shift-organisation-ask", GroupQuestion())


@dataclass(frozen=True, kw_only=True)
class PutUp(What, Who):
    """The same for an organisation that is known."""


UNSAID: Mapping[str, Any] = {
    "about": None, "min_age": 18, "at_risk": "nobody", "checks": "none", "check_why": None,
    "access": None, "langs": None, "expenses": None, "training": None, "contact": None,
    "close_on": None, "least": None,
}  # fmt: skip
"""What holds of most, so that nobody is asked for it."""


def fields(answers: What, organisation: str) -> dict[str, Any]:
    """The answers as storage.opportunities.KEPT has them."""
    easy = reading.read(answers.access or "")
    risk = () if answers.at_risk == "nobody" else tuple(answers.at_risk.split())
    names = ("title", "venue", "places", "bring", "about", "min_age", "checks", "access",
             "expenses", "training", "contact", "close_on", "photo", "least")  # fmt: skip
    return {
        **{name: getattr(answers, name) for name in names},
        **answers.when.fields(),
        "organisation": organisation,
        "area": answers.venue,
        "at_risk": risk,
        "langs": answers.langs or (),
        "check_why": answers.check_why if answers.checks != "none" else None,
        "sitting": easy.sitting,
        "step_free": easy.step_free,
        "remote": easy.remote or (answers.venue is None),
    }


async def preview(unit: Unit, answers: What, organisation: str) -> Markup:
    """The card as residents will see it, with the number of places."""
    said = fields(answers, organisation)
    pattern = opportunities.pattern_of(unit, said)
    shown = whole(unit.wording, unit.lang, said, pattern, unit.now)
    return unit.text(
        "opportunity-preview",
        card=shown,
        count=answers.places or 1,
        least=answers.least or 0,
        photo="yes" if answers.photo else "no",
    )


async def review(unit: Unit, answers: PutUp) -> Markup:
    """As members will see it, and whether a broker looks at it first."""
    said = fields(answers, answers.organisation["name"])
    why = await opportunities.looks(unit, said, answers.organisation["id"])
    opportunity_photo.show(unit, answers.photo)
    return unit.text(
        "opportunity-review",
        card=await preview(unit, answers, answers.organisation["name"]),
        timebank=unit.scope.name,
        look="yes" if why else "no",
    )


async def submit(unit: Unit, answers: PutUp) -> None:
    """Puts it up; the message with the Yes becomes its card."""
    said = fields(answers, answers.organisation["name"])
    made = await opportunities.publish(unit, said, answers.organisation["id"])
    await show(unit, made, "opportunity.published")


async def show(unit: Unit, made: int, reason: str) -> None:
    """Who is coming, where it takes place once; else the card of the whole."""
    one = await opportunities.find(unit, made)
    coming = await rows.coming(unit.tx, made, unit.now)
    if one.state == "published" and one.rrule is None and len(coming) == 1:
        unit.show_own_card(shifts.RUN_CARD, coming[0]["id"], reason)
    else:
        unit.show_own_card(opportunities.CARD, made, reason)


async def ends(unit: Unit, given: Mapping[str, Any]) -> bool:  # noqa: ARG001 (a form's hook)
    """Never; but where a check is asked for, why is asked as well."""
    if given.get("checks", "none") != "none" and given.get("check_why", "") is None:
        given.pop("check_why")  # type: ignore[attr-defined]
    return False


form = Form(FORM, PutUp, submit, review=review, yes="btn-shift-publish", ends=ends, version=2)


async def command(unit: Unit, words: str) -> None:
    """/shift, alone or with the whole of it behind; for people who put nothing up, their own
    shifts."""
    if not await may_put_up(unit):
        await mine(unit)
        return
    await begin(unit, words)


async def may_put_up(unit: Unit) -> bool:
    """Whether the person organises: for the timebank, or for an organisation."""
    if unit.community is None:
        return False
    return bool(unit.roles & PUBLISHERS) or bool(unit.helps and await organising.own(unit))


async def begin(unit: Unit, words: str) -> None:
    """The form, filled with what the words say."""
    given, why = read(unit, words) if words else (dict(UNSAID), None)
    own = await organising.own(unit)
    if len(own) == 1 and (unit.hat is not None or not unit.roles & PUBLISHERS):
        given["organisation"] = _chosen(own[0].person_id, own[0].name)
    elif not own:
        latest = await shift_rows.organisation_of(unit.tx, unit.scope.id, unit.actor.id)
        if latest is not None:
            given["organisation"] = _chosen(None, latest)
    known = [_chosen(one.person_id, one.name) for one in own]
    _for_whom(given, [*known, given.get("organisation")])
    if why is not None:
        await form.offer(unit, why[0], given, why[1], words)
    else:
        await form.start(unit, given, words or None)


def _for_whom(given: dict[str, Any], known: Sequence[dict[str, Any] | None]) -> None:
    """ "Pelham hall for St Mark's": the place ends where the name of an organisation of theirs
    begins; a place that is itself called so, "the Home for the Blind", stays whole."""
    where, between, name = str(given.get("venue") or "").rpartition(" for ")
    for one in known:
        if between and one is not None and plainly(name) == plainly(one["name"]):
            given.update(venue=where.strip(" ,"), organisation=one)
            return


def read(unit: Unit, words: str) -> tuple[dict[str, Any], tuple[str, Unclear] | None]:
    """What a message says, for the form; and which part of it can't be, if one can't."""
    given: dict[str, Any] = dict(UNSAID)
    said = reading.read(words[:1000])
    wrong: tuple[str, Unclear] | None = None
    if said.title:
        try:
            organising.check_words(said.title)
            given["title"] = said.title
        except DomainError as refusal:
            wrong = ("title", Unclear(refusal.key, refusal.values))
    when = read_times(unit, words)
    if isinstance(when, Found):
        given["when"] = when.value
    elif when.key not in ("shift-when-no-day", "shift-when-no-times"):
        wrong = wrong or ("when", when)
    places = said.places if said.places is not None else _bare_number(words)
    if places is not None:
        if 1 <= places <= MOST_PLACES:
            given["places"] = places
        else:
            wrong = wrong or ("places", Unclear("refusal-shift-places", {"most": MOST_PLACES}))
    venue = said.venue or _rest(unit, words, said)
    if venue:
        given["venue"] = venue
    elif said.remote:
        given["venue"] = None
    given.update({name: value for name, value in _more(said).items() if value})
    return given, wrong


def _bare_number(words: str) -> int | None:
    """A number that stands alone between commas is how many people."""
    alone = [p.strip() for p in words.split(",")[1:] if p.strip().isdigit() and len(p) < 9]
    return int(alone[0]) if len(alone) == 1 else None


def _more(said: reading.Said) -> dict[str, Any]:
    bring = said.bring
    if bring is not None:
        bring = re.sub(r"^(?:please )?bring\s+", "Bring ", bring, flags=re.IGNORECASE)
        bring = bring[:1].upper() + bring[1:]
    easy = [
        phrase
        for phrase, on in (
            ("Seated", said.sitting), ("Step-free", said.step_free), ("From home", said.remote),
        )
        if on
    ]  # fmt: skip
    age = said.min_age if said.min_age is not None and 5 <= said.min_age <= 80 else None
    return {
        "bring": bring,
        "min_age": age,
        "checks": said.checks,
        "at_risk": " ".join(said.at_risk),
        "access": ", ".join(easy),
        "langs": " ".join(said.langs),
        "least": said.least,
        "expenses": said.expenses,
        "training": said.training,
    }


def _rest(unit: Unit, words: str, said: reading.Said) -> str | None:
    """The part between commas that says nothing else: where people meet."""
    _, *parts = [part.strip() for part in words.split(",") if part.strip()]
    rest = []
    for part in parts:
        one = reading.read(part)
        if isinstance(read_times(unit, part), Found) or one.places is not None:
            continue
        if part.isdigit() or one.bring or one.expenses or one.training or one.checks or one.langs:
            continue
        if one.min_age is not None or one.sitting or one.step_free or one.remote or one.at_risk:
            continue
        rest.append(part)
    venue = ", ".join(rest)
    return venue if venue and len(venue) <= VENUE and venue != said.title else None


async def heard(unit: Unit, words: str) -> bool:
    """A whole opportunity in one message of somebody who organises; "we need volunteers" of
    anybody."""
    said = words.replace("’", "'")
    asks = reading.asks_for_volunteers(said)
    found = reading.read(said[:1000])
    whole_of_it = found.places is not None and _PLACES.search(said) is not None
    if not asks and not whole_of_it:
        return False
    if await may_put_up(unit):
        if not asks and not isinstance(read_times(unit, said), Found) and not _timed(unit, said):
            return False
        await begin(unit, words)
        return True
    if not asks or unit.hat is not None:
        return False
    await unit.registry.commands["organise"].run(unit, words)
    return True


def _timed(unit: Unit, words: str) -> bool:
    """Whether words name a time, even one that can't be."""
    found = read_times(unit, words)
    return isinstance(found, Unclear) and found.key not in (
        "shift-when-no-day",
        "shift-when-no-times",
    )


async def picture(unit: Unit, file_id: str) -> bool:
    """A picture that comes while something is being put up belongs to it; False at other times."""
    draft = unit.draft
    if draft is None or draft.form not in PICTURED or len(file_id) > 200:
        return False
    draft.body["given"]["photo"] = file_id
    unit.keep_draft(draft)
    unit.say("opportunity-photo-kept", ((unit.button("btn-carry-on", "resume"),),))
    return True


async def with_picture(unit: Unit, file_id: str) -> None:
    """The picture under which something was described that is being put up now."""
    draft = unit.draft
    if draft is not None and draft.form in PICTURED and len(file_id) <= 200:
        draft.body["given"].setdefault("photo", file_id)
        unit.keep_draft(draft)


async def tapped(unit: Unit, _tap: Tap) -> None:
    """The menu's button."""
    if not await may_put_up(unit):
        unit.demand("shift.publish")
    await begin(unit, "")


PUBLISHERS: frozenset[Role] = frozenset({"organiser", "broker"})
journey = Journey(
    "opportunities",
    commands=[
        Command("shift", command, roles=PUBLISHERS, menu=frozenset({"organiser"})),
    ],
    taps={"shift": tapped},
    forms=[form],
    hears=[heard],
)

KEY_FAMILIES = ("shift-",)
