"""/offer and /want: what somebody could give, and what they would like some day."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain import listings as rules
from domain.errors import DomainError
from domain.listings import LONGEST_WORDS
from domain.permissions import Role
from domain.reading.skills import taxonomy
from domain.reading.types import Reading
from handlers import asking, listing_card
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import FreeText, Option, Unclear, plainly
from handlers.conversation.screens import one_a_row
from handlers.journey import Command, Journey
from handlers.listing_questions import (
    AreaQuestion,
    LabelQuestion,
    LanguagesQuestion,
    SkillQuestion,
    SlotsQuestion,
    WhatQuestion,
    given_by,
    usual,
)
from handlers.listing_words import Details, details
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import listings
from services.listings import NewListing
from storage.listings import Kind, Listing

HOW = (("person", "btn-listing-in-person"), ("remote", "btn-listing-remote"))
SIZE = (
    ("", "btn-listing-any-size"),
    ("quick", "btn-listing-quick"),
    ("once", "btn-listing-once"),
    ("quick once", "btn-listing-quick-once"),
)
MEMBER: frozenset[Role] = frozenset({"member"})
MY_REQUESTS = frozenset(
    {"my requests", "my request", "show my requests", "see my requests", "what did i ask for"}
    | {"what have i asked for", "what i asked for", "my asks", "my offers and requests"}
)


@dataclass(frozen=True, kw_only=True)
class Said:
    """What an offer and a want have. Only `what` and `when` are asked; the rest is filled, and can
    be changed. `listing`: the id of the one that is changed; `other`: another kind of help that
    the words may mean."""

    what: str = ask("listing-offer-what-ask", WhatQuestion())
    when: str = ask("listing-offer-when-ask", SlotsQuestion())
    skill: tuple[str, ...] = ask("listing-kind-ask", SkillQuestion())
    area: str | None = ask("listing-area-ask", AreaQuestion())
    how: str = ask("listing-how-ask", LabelQuestion(HOW, "how"))
    langs: tuple[str, ...] = ask("listing-languages-ask", LanguagesQuestion())
    size: str = ask("listing-size-ask", LabelQuestion(SIZE, "size"))
    listing: str | None = ask("listing-kind-ask", FreeText(), hidden=True)
    other: str | None = ask("listing-kind-ask", FreeText(), hidden=True)


@dataclass(frozen=True, kw_only=True)
class Offer(Said):
    """What somebody could give."""


@dataclass(frozen=True, kw_only=True)
class Want(Said):
    """What somebody would like some day."""

    what: str = ask("listing-want-what-ask", WhatQuestion())
    when: str = ask("listing-want-when-ask", SlotsQuestion())


def kind_of(answers: Said) -> Kind:
    """Which of the two forms was filled."""
    return "want" if isinstance(answers, Want) else "offer"


def made_of(answers: Said) -> list[NewListing]:
    """A listing for each kind of help in the answers."""
    remote = answers.how == "remote"
    return [
        NewListing(
            kind_of(answers),
            skill,
            answers.what,
            rules.public_line(skill, answers.what),
            answers.when,
            None if remote else answers.area,
            answers.langs,
            remote,
            "quick" in answers.size.split(),
            "once" in answers.size.split(),
        )
        for skill in (answers.skill or (None,))
    ]


async def review(unit: Unit, answers: Said) -> Markup:
    """The person's words, what others read of them, and everything else, before it is shown."""
    made = made_of(answers)
    first = made[0]
    about = Details(first.slots, first.area, first.langs, first.remote, first.quick, first.once)
    shown = [one.shown for one in made if one.shown]
    return unit.text(
        "listing-review",
        kind=kind_of(answers),
        words=Words(answers.what, LONGEST_WORDS),
        shown=shown,
        has_shown="yes" if shown else "no",
        lines=Markup("\n".join(details(unit.wording, unit.lang, about))),
        timebank=unit.scope.name,
    )


def suggest(unit: Unit, answers: Said) -> Sequence[Option]:
    """The other kind of help that the words may mean, in one tap."""
    found = taxonomy().get(answers.other or "")
    if found is None:
        return ()
    label = unit.wording.button(unit.lang, "btn-listing-rather", kind=found.label)
    now = answers.skill[0] if len(answers.skill) == 1 else None
    return [Option(label, {"skill": found.id, "other": now})]


async def submit(unit: Unit, answers: Said) -> None:
    """Shows it to members. A want that somebody meets already is answered at once."""
    made = made_of(answers)
    ids: list[int] = []
    if answers.listing:
        await listings.change(unit, int(answers.listing), made[0])
        ids.append(int(answers.listing))
        made = made[1:]
    ids += [await listings.add(unit, one) for one in made]
    if len(ids) == 1:
        unit.show_own_card(listings.CARD, ids[0], "listing.kept")
    else:
        await listing_card.mine(unit)
    if kind_of(answers) == "want":
        await _say_who_offers(unit, ids)


async def _say_who_offers(unit: Unit, ids: Sequence[int]) -> None:
    for want_id in ids:
        found = await listings.offers_for(unit, want_id)
        if found:
            unit.aside()
            unit.say(
                "want-offered-already",
                one_a_row(
                    unit.button("btn-want-ask", f"l-want:{found[0].listing_id}:{want_id}"),
                    unit.button("btn-want-wait", "mine"),
                ),
                count=len(found),
            )
            return


def yes_values(answers: Said) -> dict[str, str]:
    """Whether the confirming button offers or keeps."""
    return {"kind": kind_of(answers), "old": "yes" if answers.listing else "no"}


NEW = frozenset({"log", "talk_to_person", "away"})
offer_form = Form(
    "offer",
    Offer,
    submit,
    review=review,
    yes="btn-listing-yes",
    yes_values=yes_values,
    suggest=suggest,
    others=NEW | {"need"},
)
want_form = Form(
    "want",
    Want,
    submit,
    review=review,
    yes="btn-listing-yes",
    yes_values=yes_values,
    suggest=suggest,
    others=NEW,
)


def _form(kind: Kind) -> Form[Any]:
    return offer_form if kind == "offer" else want_form


def _demand(unit: Unit) -> None:
    if unit.hat is None and "member" not in unit.roles:
        raise DomainError("error-members-only")
    unit.demand("listing.change")


async def _begin(unit: Unit, kind: Kind, words: str) -> None:
    """The form with all that the words say; what is never exchanged gets a kind no."""
    _demand(unit)
    clean = " ".join(words.split())
    if not clean:
        await _form(kind).start(unit)
        return
    if len(clean) > LONGEST_WORDS:
        too_long = Unclear("error-too-long", {"limit": LONGEST_WORDS})
        await _form(kind).offer(unit, "what", {}, too_long, words)
        return
    facts = rules.facts(clean, unit.local)
    if facts.refusal is not None:
        await asking.refused(unit, facts.refusal, words)
        return
    await _form(kind).start(unit, {**await usual(unit), **given_by(facts, clean)}, words)


async def offer(unit: Unit, words: str) -> None:
    """/offer, alone or with what is offered behind it."""
    await _begin(unit, "offer", words)


async def want(unit: Unit, words: str) -> None:
    """/want, alone or with what is wanted behind it."""
    await _begin(unit, "want", words)


async def from_offer(unit: Unit, reading: Reading) -> None:
    """ "I can do ironing on Tuesdays". The word alone asks what."""
    await _begin(unit, "offer", "" if reading.extra.get("command") else reading.text)


async def change(unit: Unit, tap: Tap) -> None:
    """Everything about a listing can be said anew; it is shown with the answers it has."""
    one = await listings.own(unit, tap.id)
    unit.leave_card()
    await _form(one.kind).start(unit, _given(one))


def _given(one: Listing) -> dict[str, Any]:
    size = " ".join(name for name, so in (("quick", one.quick), ("once", one.once)) if so)
    return {
        "what": one.words,
        "when": one.slots,
        "skill": one.skill or "",
        "area": one.area or "",
        "how": "remote" if one.remote else "person",
        "langs": " ".join(one.langs),
        "size": size,
        "listing": str(one.id),
    }


async def wanted(unit: Unit, tap: Tap) -> None:
    """ "Ask for it", under the news that somebody offers what one wants: the form for asking."""
    found = await listings.to_ask_for(unit, tap.id)
    unit.leave_card()
    words = found.shown or ""
    if tap.run.isdigit():
        words = (await listings.own(unit, int(tap.run))).words
    await unit.registry.forms["ask"].start(unit, {"what": words, "first": found.person_id})


async def _offer_tapped(unit: Unit, _tap: Tap) -> None:
    await offer(unit, "")


async def _want_tapped(unit: Unit, _tap: Tap) -> None:
    await want(unit, "")


async def heard(unit: Unit, words: str) -> bool:
    """ "My requests" shows what one has asked for, beside one's offers and wants."""
    if "member" not in unit.roles or plainly(words) not in MY_REQUESTS:
        return False
    await listing_card.command(unit, "")
    return True


journey = Journey(
    "listings",
    commands=[
        Command("offer", offer, roles=MEMBER),
        Command("want", want, roles=MEMBER),
        Command("mine", listing_card.command, roles=MEMBER),
    ],
    taps={
        "offer": _offer_tapped,
        "want": _want_tapped,
        "l-change": change,
        "l-want": wanted,
        **listing_card.TAPS,
    },
    forms=[offer_form, want_form],
    cards=listing_card.CARDS,
    intents={"offer": from_offer},
    hears=[heard],
)
