"""/broadcast: news to people who asked for it. What it says, whom it is for and when; then it is
looked at as they will see it, with how many they are, and sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from domain import broadcasts as rules
from domain.broadcasts import Audience
from domain.errors import DomainError
from domain.nearness import wards_of
from domain.opportunity_words import is_past
from domain.permissions import Role
from domain.reading.when import read_when
from handlers.broadcast_words import Told, audience_words, message
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import CheckedText, Found, FreeText, Given, Option, Unclear
from handlers.conversation.screens import one_a_row
from handlers.journey import Command, Journey, View
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import broadcasts, opportunities, organising, shifts
from services.broadcasts import News
from storage import opportunities as things
from storage import shifts as shift_rows

SENDERS: frozenset[Role] = frozenset({"organiser", "broker"})
PARTS = {"morning": time(9), "afternoon": time(14), "evening": time(18)}
"""When news goes out for which only a part of the day was said."""
NOW = "now"
SHIFTS = 2
PAST = 3
FORMS = ("tell", "tell-about")


@dataclass(frozen=True, slots=True)
class NewsText(CheckedText):
    """What people read: no numbers or links, nothing that is never sent."""

    limit: int = rules.LONGEST

    def check(self, words: str) -> None:
        """Raises DomainError."""
        organising.check_words(words)


@dataclass(frozen=True, slots=True)
class AudienceQuestion:
    """Whom it is for: everybody who asked for news, or some of them in words."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:
        """Everybody, and the ward of what it is about."""
        everybody = unit.wording.button(unit.lang, "btn-broadcast-everybody")
        found = [Option(everybody, {})]
        for ward in (await _wards(unit, given))[:1]:
            label = unit.wording.button(unit.lang, "btn-broadcast-ward", area=ward)
            found.append(Option(label, {"area": ward}))
        return found

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """A ward, a kind of help, a language, a day free, or everybody."""
        found = rules.read(words)
        if found is None:
            return Unclear("broadcast-who-unclear")
        said = {name: getattr(found, name) for name in Audience.__dataclass_fields__}
        return Found({name: value for name, value in said.items() if value})

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """Whom it is for, in words."""
        return audience_words(unit.wording, unit.lang, self.load(value))

    def load(self, value: Any) -> Audience:
        """From the draft's JSON."""
        return Audience(**value)


async def _wards(unit: Unit, given: Given) -> Sequence[str]:
    """The wards of what it is about."""
    if given.get("shift"):
        shift = await shift_rows.find(unit.tx, int(given["shift"]))
        number = shift.opportunity_id if shift is not None else 0
    else:
        number = int(given.get("opportunity") or 0)
    one = await things.find(unit.tx, number)
    return () if one is None else wards_of(one.area) or wards_of(one.venue)


@dataclass(frozen=True, slots=True)
class SendTimeQuestion:
    """Now, or a day and a time that is still to come; kept as an instant."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """Now."""
        return [Option(unit.wording.button(unit.lang, "btn-broadcast-now"), NOW)]

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """The time that words say; one that is over is told so."""
        said = words.strip().casefold().rstrip(".!")
        if said in ("now", "at once", "straight away", "right now"):
            return Found(NOW)
        when = read_when(words[:200], unit.local).when
        day = when.date or when.from_
        start = when.start or (PARTS[when.part] if when.part else None)
        if when.type == "past" or is_past(words[:200]):
            return Unclear("refusal-broadcast-past")
        if day is None and start is None:
            return Unclear("broadcast-when-unclear")
        at = datetime.combine(day or unit.local.date(), start or PARTS["morning"], unit.zone)
        try:
            rules.check_time(at, unit.now)
        except DomainError as refusal:
            return Unclear(refusal.key, refusal.values)
        return Found(at.isoformat())

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """Now, or the day and time."""
        at = self.load(value)
        if at is None:
            return unit.wording.button(unit.lang, "btn-broadcast-now")
        return unit.text("broadcast-when", at=at)

    def load(self, value: Any) -> datetime | None:
        """None for now."""
        return None if value == NOW else datetime.fromisoformat(value)


@dataclass(frozen=True, kw_only=True)
class Tell:
    """News in the sender's own words."""

    words: str | None = ask("broadcast-words-ask", NewsText(rules.LONGEST))
    who: Audience = ask("broadcast-who-ask", AudienceQuestion())
    when: datetime | None = ask("broadcast-when-ask", SendTimeQuestion())
    photo: str | None = ask("broadcast-words-ask", FreeText(), hidden=True)
    shift: str | None = ask("broadcast-words-ask", FreeText(), hidden=True)
    opportunity: str | None = ask("broadcast-words-ask", FreeText(), hidden=True)
    campaign: str | None = ask("broadcast-words-ask", FreeText(), hidden=True)


@dataclass(frozen=True, kw_only=True)
class TellAbout(Tell):
    """News of a shift, or of something without shifts: words of one's own are not needed."""

    words: str | None = ask("broadcast-about-ask", NewsText(rules.LONGEST), optional=True)


def _news(answers: Tell) -> News:
    return News(
        answers.words or "",
        answers.who,
        int(answers.shift) if answers.shift else None,
        int(answers.opportunity) if answers.opportunity else None,
        answers.photo,
        answers.when,
        int(answers.campaign) if answers.campaign else None,
    )


async def review(unit: Unit, answers: Tell) -> Markup:
    """The message as its readers will see it, in a message of its own; and to how many it goes."""
    await _in_its_timebank(unit, answers.shift, answers.opportunity)
    news = _news(answers)
    found = await broadcasts.outlook(unit, news)
    organisation_id = await broadcasts.demand(unit, news.shift_id, news.opportunity_id)
    name = await _name(unit, organisation_id)
    view = View(unit.tx, unit.actor, unit.lang, unit.wording, unit.now, unit.bot_username)
    told = Told(unit.scope.name, name, news.words, news.shift_id, news.opportunity_id)
    screen = await message(view, told)
    if screen is None:
        raise DomainError("refusal-broadcast-shift-over")
    unit.aside()
    if news.photo:
        unit.show_pictured(news.photo, screen, "broadcast.preview")
    else:
        unit.show(screen, "broadcast.preview", new=True)
    return unit.text(
        "broadcast-review",
        audience=audience_words(unit.wording, unit.lang, news.audience),
        count=found.people,
        minutes=found.minutes,
        wait="yes" if found.at > unit.now else "no",
        at=found.at,
        second="yes" if found.second else "no",
    )


async def _name(unit: Unit, organisation_id: int | None) -> str | None:
    if organisation_id is None:
        return None
    own = await organising.own(unit)
    return next((one.name for one in own if one.person_id == organisation_id), None)


async def submit(unit: Unit, answers: Tell) -> None:
    """Sends it; its card shows how far it has come."""
    await _in_its_timebank(unit, answers.shift, answers.opportunity)
    made = await broadcasts.make(unit, _news(answers))
    unit.show_own_card(broadcasts.CARD, made, "broadcast.made")


async def _in_its_timebank(unit: Unit, shift: str | None, opportunity: str | None) -> None:
    if shift:
        await unit.use_timebank_of(shifts.CARD, int(shift))
    elif opportunity:
        await unit.use_timebank_of(opportunities.CARD, int(opportunity))


tell_form = Form("tell", Tell, submit, review=review, yes="btn-broadcast-send")
about_form = Form("tell-about", TellAbout, submit, review=review, yes="btn-broadcast-send")


async def command(unit: Unit, words: str = "") -> None:
    """/broadcast, alone or with the words."""
    await broadcasts.demand(unit, None, None)
    if words.strip():
        await tell_form.begin(unit, {"words": words})
        return
    rows = [
        unit.button("btn-broadcast-shift", f"bc-shift:{one.id}", title=one.title)
        for one in (await shifts.run_by(unit))[:SHIFTS]
        if one.starts_at > unit.now
    ]
    rows.append(unit.button("btn-broadcast-own", "bc-new"))
    if await broadcasts.recent(unit, 1):
        rows.append(unit.button("btn-broadcast-past", "bc-past"))
    unit.say("broadcast-ask", one_a_row(*rows, unit.button("btn-home", "home")))


async def _new(unit: Unit, _tap: Tap) -> None:
    await broadcasts.demand(unit, None, None)
    unit.aside()
    await tell_form.start(unit)


async def _about(unit: Unit, tap: Tap) -> None:
    """Tell people, on the card of a shift or of something without shifts."""
    card, field = (
        (shifts.CARD, "shift") if tap.verb == "bc-shift" else (opportunities.CARD, "opportunity")
    )
    await unit.use_timebank_of(card, tap.id)
    shift_id, number = (tap.id, None) if field == "shift" else (None, tap.id)
    await broadcasts.demand(unit, shift_id, number)
    unit.aside()
    given = {field: str(tap.id)}
    if field == "opportunity":
        one = await things.find(unit.tx, tap.id)
        given |= {"photo": one.photo} if one is not None and one.photo else {}
    else:
        shift = await shift_rows.find(unit.tx, tap.id)
        one = await things.find(unit.tx, shift.opportunity_id) if shift is not None else None
        given |= {"photo": one.photo} if one is not None and one.photo else {}
    await about_form.start(unit, given)


async def _past(unit: Unit, tap: Tap) -> None:
    """What was sent, the newest first."""
    found = await broadcasts.recent(unit, 30)
    at = tap.id if 0 <= tap.id < len(found) else 0
    page = found[at : at + PAST]
    rows = [
        unit.button("btn-broadcast-open", f"bc-open:{one.id}", number=number)
        for number, one in enumerate(page, at + 1)
    ]
    if len(found) > at + PAST:
        rows.append(unit.button("btn-more", f"bc-past:{at + PAST}"))
    lines = [
        unit.text(
            "broadcast-line",
            number=number,
            at=one.send_at,
            state=one.state,
            words=(one.words or one.organisation or one.timebank)[:60],
        )
        for number, one in enumerate(page, at + 1)
    ]
    unit.say(
        "broadcast-past",
        one_a_row(*rows, unit.button("btn-home", "home")),
        lines=Markup("\n".join(str(line) for line in lines)),
        some="yes" if lines else "no",
    )


async def _look(unit: Unit, _tap: Tap) -> None:
    unit.toast("toast-broadcast-look")


journey = Journey(
    "broadcasts",
    commands=[Command("broadcast", command, roles=SENDERS)],
    taps={
        "bc-new": _new,
        "bc-shift": _about,
        "bc-op": _about,
        "bc-past": _past,
        "bc-look": _look,
    },
    forms=[tell_form, about_form],
)
