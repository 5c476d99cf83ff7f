"""/organise: an organisation registers in the chat with its first opportunity; whoever organises
already sees what their organisations have up, and asks others to organise with them."""

from dataclasses import dataclass
from typing import Any

from domain import opportunity_words as reading
from domain.errors import DomainError, NotFound
from domain.hats import LINK_DAYS
from handlers import opportunities as put_up
from handlers import opportunity_photo
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import Choice, Found, FreeText, Given, Unclear
from handlers.conversation.screens import Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.opportunities import What
from handlers.opportunity_questions import ShownText
from handlers.unit import Tap, Unit
from handlers.wording import Link, Markup
from services import cases, opportunities, organising
from services.organising import Group
from storage import communities, delegates, people
from storage import opportunities as rows

LISTED = 3
KEY_FAMILIES = ("organise-kind-",)


@dataclass(frozen=True, slots=True)
class NameQuestion(ShownText):
    """What an organisation is called; not like one that there is."""

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """The name."""
        found = await ShownText.read(self, unit, words, given)
        if isinstance(found, Found):
            for one in await rows.named(unit.tx, unit.scope.id):
                if str(one["name"]).casefold() == found.value.casefold():
                    return Unclear("refusal-organise-named", {"name": one["name"]})
        return found


@dataclass(frozen=True, kw_only=True)
class Register:
    """What a broker must know of an organisation."""

    name: str = ask("organise-name-ask", NameQuestion(100))
    kind: str = ask(
        "organise-kind-ask",
        Choice(
            (
                ("group", "organise-kind-group.button"),
                ("organisation", "organise-kind-organisation.button"),
                ("employer", "organise-kind-employer.button"),
                ("school", "organise-kind-school.button"),
            )
        ),
    )
    does: str = ask("organise-about-ask", ShownText(300))
    insurance: str = ask("organise-insurance-ask", FreeText(limit=200))
    safeguarding: str = ask("organise-safeguarding-ask", FreeText(limit=200))


@dataclass(frozen=True, kw_only=True)
class Organise(What, Register):
    """An organisation together with the first thing that it wants people for."""


async def review(unit: Unit, answers: Organise) -> Markup:
    """All that the broker reads, and the card as residents will see it."""
    opportunity_photo.show(unit, answers.photo)
    return unit.text(
        "organise-review",
        name=answers.name,
        about=answers.does,
        insurance=answers.insurance,
        safeguarding=answers.safeguarding,
        card=await put_up.preview(unit, answers, answers.name),
    )


async def submit(unit: Unit, answers: Organise) -> None:
    """Puts both before the brokers."""
    group = Group(answers.name, answers.kind, answers.does, answers.insurance, answers.safeguarding)
    made = await opportunities.register(unit, group, put_up.fields(answers, answers.name))
    reads = await cases.somebody_reads(unit)
    unit.show_own_card(opportunities.CARD, made, "opportunity.registered")
    if not reads:
        unit.aside()
        unit.say("organise-nobody-reads")


form = Form("organise", Organise, submit, review=review, yes="btn-organise-send", ends=put_up.ends)


async def command(unit: Unit, words: str = "") -> None:
    """/organise: to register; for whoever organises, what they have up."""
    await _somewhere(unit)
    own = await organising.own(unit)
    if own:
        await _overview(unit, 0)
        return
    waits = await rows.waiting_of(unit.tx, unit.scope.id, unit.actor.id)
    if waits is not None:
        unit.show_own_card(opportunities.CARD, waits, "opportunity.waits")
        return
    given: dict[str, Any] = dict(put_up.UNSAID)
    if words and reading.asks_for_volunteers(words):
        given, _ = put_up.read(unit, words)
    await form.start(unit, given, words or None)


async def _somewhere(unit: Unit) -> None:
    """Somebody who belongs nowhere yet registers with the only timebank there is."""
    if unit.community is not None:
        return
    every = await communities.every(unit.tx)
    if len(every) != 1:
        raise DomainError("refusal-no-timebank")
    unit.use_community(every[0])
    people.choose_community(unit.tx, unit.actor.id, every[0].id)


async def _tapped(unit: Unit, tap: Tap) -> None:
    await _somewhere(unit)
    if await organising.own(unit):
        await _overview(unit, max(0, tap.id))
    else:
        await command(unit)


async def _overview(unit: Unit, offset: int) -> None:
    """What the person's organisations have up, the newest first."""
    own = await organising.own(unit)
    every = [one for group in own for one in await rows.of_organisation(unit.tx, group.person_id)]
    offset = offset if offset < len(every) else 0
    page = every[offset : offset + LISTED]
    unit.leave_card()
    lines = [
        str(
            unit.text(
                "organise-line",
                number=number,
                title=one.title,
                organisation=one.organisation,
                several="yes" if len(own) > 1 else "no",
                state=one.state,
            )
        )
        for number, one in enumerate(page, 1)
    ]
    see = [
        unit.button("btn-shift-see", f"op-open:{one.id}", number=number, title=one.title)
        for number, one in enumerate(page, 1)
    ]
    if len(every) > offset + LISTED:
        see.append(unit.button("btn-more", f"organise:{offset + LISTED}"))
    see.append(unit.button("btn-shift-new", "shift"))
    if len(own) == 1:
        group = await delegates.organisation_of(unit.tx, own[0].person_id)
        assert group is not None
        ways = (
            unit.button("btn-organise-invite", f"org-invite:{group.id}"),
            unit.button("btn-home", "home"),
        )
    else:
        ways = (unit.button("btn-organise-who", "org-which"), unit.button("btn-home", "home"))
    text = unit.text(
        "organise-overview",
        names=[one.name for one in own],
        count=len(every),
        lines=Markup("\n".join(lines)),
    )
    unit.show(Screen(text, (*one_a_row(*see), ways)), "organise.overview")


async def _which(unit: Unit, _tap: Tap) -> None:
    """Of several organisations, for which somebody else is to organise."""
    own = await organising.own(unit)
    buttons = [
        unit.button("btn-organise-for", f"org-invite:{one.id}", name=one.name) for one in own[:4]
    ]
    unit.say("organise-which-ask", one_a_row(*buttons, unit.button("btn-back", "organise")))


@dataclass(frozen=True)
class Invite:
    """Who else organises."""

    called: str = ask("organise-called-ask", FreeText(limit=60))
    organisation: str | None = ask("organise-called-ask", FreeText(), hidden=True)


async def _invite(unit: Unit, tap: Tap) -> None:
    await _own(unit, tap.id)
    unit.aside()
    await invite_form.start(unit, {"organisation": str(tap.id)})


async def _own(unit: Unit, organisation_id: int) -> delegates.Organisation:
    await unit.use_timebank_of("organisation", organisation_id)
    found = await delegates.organisation(unit.tx, organisation_id)
    if found is None:
        raise NotFound
    organising.demand(unit, found.person_id)
    return found


async def _submit_invite(unit: Unit, answers: Invite) -> None:
    found = await _own(unit, int(answers.organisation or 0))
    code = await organising.invite(unit, found.person_id, answers.called)
    unit.say(
        "organise-link",
        one_a_row(unit.button("btn-organise-see", "organise"), unit.button("btn-home", "home")),
        name=answers.called,
        organisation=found.name,
        link=Link(f"https://t.me/{unit.bot_username}?start=act-{code}"),
        days=LINK_DAYS,
    )


invite_form = Form("organise-invite", Invite, _submit_invite, over=True)


journey = Journey(
    "organise",
    commands=[Command("organise", command)],
    taps={"organise": _tapped, "org-invite": _invite, "org-which": _which},
    forms=[form, invite_form],
)
