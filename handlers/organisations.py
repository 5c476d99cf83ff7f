"""/organisation: groups, organisations and businesses that are members, and who acts for them; and
/newmember: people without Telegram whom a broker adds."""

from dataclasses import dataclass

from domain.desk_lines import new_person
from domain.permissions import Role
from handlers.conversation.forms import Form, ask
from handlers.conversation.people_questions import Named
from handlers.conversation.questions import Choice, Found, FreeText, plainly
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.delegate_card import HelperQuestion, let
from handlers.join_questions import ReachQuestion
from handlers.journey import Command, Journey, View
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import leaving, newcomers
from services.newcomers import NewMember
from storage import delegates, ledger, people

MOST_SHOWN = 20
PAGE = 3
"""People who act for one on a screen, beside *More*."""


@dataclass(frozen=True)
class NewOrganisation:
    """Its name and what it is."""

    name: str = ask("organisation-name-ask", FreeText(limit=100))
    kind: str = ask(
        "organisation-kind-ask",
        Choice(
            (
                ("group", "btn-organisation-group"),
                ("organisation", "btn-organisation-organisation"),
                ("business", "btn-organisation-business"),
            )
        ),
    )


async def _submit(unit: Unit, answers: NewOrganisation) -> None:
    made = await newcomers.add_organisation(unit, answers.name, answers.kind, None)
    unit.show_own_card(newcomers.CARD, made, "organisation.made")


form = Form("organisation", NewOrganisation, _submit)


async def command(unit: Unit, words: str = "") -> None:
    """/organisation: those that there are, and a new one; with a name, its card."""
    unit.demand("member.act")
    found = await delegates.organisations(unit.tx, unit.scope.id)
    wanted = plainly(words)
    named = [o for o in found if wanted and wanted in plainly(o.name)]
    one = next((o for o in named if plainly(o.name) == wanted or len(named) == 1), None)
    if one is not None:
        unit.show_own_card(newcomers.CARD, one.id, "organisation.opened")
        return
    rows = [
        unit.button("btn-organisation-open", f"org:{o.id}", name=o.name) for o in found[:MOST_SHOWN]
    ]
    rows.append(unit.button("btn-organisation-new", "org-new"))
    rows.append(unit.button("btn-home", "home"))
    unit.say("organisation-list", one_a_row(*rows), count=len(found))


async def _new(unit: Unit, _tap: Tap) -> None:
    unit.demand("member.act")
    await form.start(unit)


async def _opened(unit: Unit, tap: Tap) -> None:
    found = await newcomers.organisation(unit, tap.id)
    unit.show_own_card(newcomers.CARD, found.id, "organisation.opened")


async def card(view: View, organisation_id: int) -> Screen | None:
    """An organisation, for the timebank's brokers."""
    found = await delegates.organisation(view.tx, organisation_id)
    if found is None:
        return None
    brokers = await people.with_role(view.tx, found.community_id, "broker")
    if view.viewer.id not in {p.id for p in brokers}:
        return None
    who = await delegates.acting_for(view.tx, found.community_id, found.person_id, view.now)
    balance = await ledger.balance(view.tx, found.community_id, found.person_id)
    names = [one.person_name or one.called or "" for one in who]
    text = view.wording.say(
        view.lang,
        "organisation-card",
        name=found.name,
        kind=found.kind,
        state=found.state,
        names=names or [""],
        count=len(names),
        minutes=abs(balance),
        standing="have" if balance > 0 else "owe" if balance < 0 else "even",
    )
    if found.state != "open":
        return Screen(text)
    buttons = [
        Button(view.wording.button(view.lang, key), f"{verb}:{found.id}")
        for key, verb in (
            ("btn-organisation-let", "org-let"),
            ("btn-organisation-act", "org-act"),
            ("btn-organisation-end", "org-end"),
        )
    ]
    if len(who) == 1:
        label = view.wording.button(view.lang, "btn-hat-stop", name=names[0])
        buttons.append(Button(label, f"org-stop:{who[0].id}"))
    elif who:
        label = view.wording.button(view.lang, "btn-organisation-stop")
        buttons.append(Button(label, f"org-who:{found.id}:0"))
    return Screen(text, one_a_row(*buttons))


async def _who(unit: Unit, tap: Tap) -> None:
    """Those who act for it, each with a button that ends it."""
    found = await newcomers.organisation(unit, tap.id)
    every = await delegates.acting_for(unit.tx, found.community_id, found.person_id, unit.now)
    offset = int(tap.run) if tap.run.isdigit() else 0
    shown = every[offset : offset + PAGE]
    rows = [
        unit.button("btn-hat-stop", f"org-stop:{one.id}", name=one.person_name or one.called or "")
        for one in shown
    ]
    if len(every) > offset + PAGE:
        rows.append(unit.button("btn-more", f"org-who:{found.id}:{offset + PAGE}"))
    unit.leave_card()
    ways = (unit.button("btn-back", f"org:{found.id}"), unit.button("btn-home", "home"))
    text = unit.text("organisation-who-acts", name=found.name, count=len(every))
    unit.show(Screen(text, (*one_a_row(*rows), ways)), "organisation.who")


@dataclass(frozen=True)
class Acts:
    """Who acts for an organisation."""

    helper: Named = ask("organisation-who-ask", HelperQuestion())
    organisation: str | None = ask("organisation-who-ask", FreeText(), hidden=True)


async def _let(unit: Unit, tap: Tap) -> None:
    found = await newcomers.organisation(unit, tap.id)
    unit.take_over(newcomers.CARD, found.id)
    unit.aside()
    await acts_form.start(unit, {"organisation": str(found.id)})


async def _submit_acts(unit: Unit, answers: Acts) -> None:
    found = await newcomers.organisation(unit, int(answers.organisation or 0))
    await let(unit, Named(found.person_id, found.name), answers.helper, "everything", None)
    unit.refresh(newcomers.CARD, found.id, "organisation.acts")


acts_form = Form("organisation-acts", Acts, _submit_acts, over=True)


async def _stop(unit: Unit, tap: Tap) -> None:
    await unit.registry.taps["hat-stop"](unit, tap)


async def _act(unit: Unit, tap: Tap) -> None:
    """A broker does something for the organisation themselves, for an hour."""
    found = await newcomers.organisation(unit, tap.id)
    await unit.registry.taps["hat-broker"](unit, Tap("hat-broker", found.person_id, "", 0, None))


@dataclass(frozen=True)
class Ending:
    """Where its hours go."""

    hours: str = ask(
        "organisation-end-ask",
        Choice((("pot", "btn-leave-pot"), ("zero", "btn-leave-zero"))),
    )
    organisation: str | None = ask("organisation-end-ask", FreeText(), hidden=True)


async def _end(unit: Unit, tap: Tap) -> None:
    found = await newcomers.organisation(unit, tap.id)
    unit.take_over(newcomers.CARD, found.id)
    unit.aside()
    await end_form.start(unit, {"organisation": str(found.id)})


async def _submit_end(unit: Unit, answers: Ending) -> None:
    organisation_id = int(answers.organisation or 0)
    await leaving.end_organisation(unit, organisation_id, answers.hours)  # type: ignore[arg-type]
    unit.show_card(unit.actor.id, newcomers.CARD, organisation_id, "organisation.ended", fresh=True)


end_form = Form("organisation-end", Ending, _submit_end, over=True)


@dataclass(frozen=True)
class Newcomer:
    """Somebody without Telegram."""

    name: str = ask("newmember-name-ask", FreeText(limit=100))
    reach: str = ask("newmember-reach-ask", ReachQuestion(told=True))
    how: str = ask(
        "newmember-how-ask",
        Choice((("person", "btn-helper-person"), ("paper", "btn-helper-paper"))),
    )
    area: str | None = ask("newmember-area-ask", FreeText(limit=100), optional=True)
    references: str | None = ask("newmember-references-ask", FreeText(limit=200), optional=True)


async def _review_member(unit: Unit, answers: Newcomer) -> Markup:
    return unit.text(
        "newmember-review",
        name=answers.name,
        reach=answers.reach,
        area=answers.area or "",
        has_area="yes" if answers.area else "no",
        references=answers.references or "",
        has_references="yes" if answers.references else "no",
        how=answers.how,
        timebank=unit.scope.name,
    )


async def _submit_member(unit: Unit, answers: Newcomer) -> None:
    new = NewMember(answers.name, answers.area, answers.reach, answers.how, answers.references)
    person_id = await newcomers.add(unit, new)
    unit.say(
        "newmember-done",
        one_a_row(
            unit.button("btn-hat-for", f"hat-broker:{person_id}", name=answers.name),
            unit.button("btn-home", "home"),
        ),
        name=answers.name,
        timebank=unit.scope.name,
    )


member_form = Form(
    "newmember", Newcomer, _submit_member, review=_review_member, yes="btn-yes", anything=True
)


async def new_member(unit: Unit, words: str = "") -> None:
    """/newmember: for brokers; what stands behind it is not asked again."""
    unit.demand("member.act")
    told = new_person(words)
    given: dict[str, str] = {}
    if told is not None:
        given["name"] = told.name[:100]
        if told.area:
            given["area"] = told.area[:100]
        if told.reach:
            reach = await ReachQuestion(told=True).read(unit, told.reach, {})
            if isinstance(reach, Found):
                given["reach"] = str(reach.value)
    await member_form.start(unit, given, words or None)


BROKER: frozenset[Role] = frozenset({"broker"})
journey = Journey(
    "organisations",
    commands=[
        Command("organisation", command, roles=BROKER),
        Command("newmember", new_member, roles=BROKER),
    ],
    taps={
        "org": _opened,
        "org-new": _new,
        "org-let": _let,
        "org-act": _act,
        "org-end": _end,
        "org-stop": _stop,
        "org-who": _who,
    },
    forms=[form, acts_form, end_form, member_form],
    cards={newcomers.CARD: card},
)
