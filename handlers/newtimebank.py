"""/newtimebank: an administrator opens another timebank, by chat alone."""

from dataclasses import dataclass
from typing import Any

from domain.errors import DomainError, NotAllowed
from domain.permissions import Role
from handlers import newtimebank_questions as questions
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import Choice, Found, Kept, Unclear
from handlers.conversation.screens import Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.newtimebank_questions import COPY
from handlers.unit import Draft, Tap, Unit
from handlers.wording import Link, Markup
from services import membership, newtimebank, role_giving, rules
from services.newtimebank import Lead, Plan

ADMINISTRATOR: frozenset[Role] = frozenset({"administrator"})
LEADS: tuple[tuple[Lead, str], ...] = (
    ("me", "btn-lead-me"),
    ("other", "btn-lead-other"),
    ("nobody", "btn-lead-nobody"),
)
KEY_FAMILIES = ("role-", "btn-set-")


@dataclass(frozen=True)
class NewTimebank:
    """What a timebank needs before people can join it."""

    name: str = ask("newtimebank-name-ask", questions.NameQuestion())
    template: str = ask("newtimebank-template-ask", questions.TemplateQuestion())
    wards: list[str] = ask("newtimebank-wards-ask", questions.WardsQuestion())
    lead: Lead = ask("newtimebank-lead-ask", Choice(LEADS))
    brokers: int = ask("newtimebank-brokers-ask", questions.HowManyQuestion())
    phone: str | None = ask("newtimebank-phone-ask", questions.RuleText("phone"), optional=True)
    opening: str | None = ask(
        "newtimebank-opening-ask", questions.RuleText("opening"), optional=True
    )
    listed: str | None = ask("newtimebank-wards-ask", Kept(), hidden=True)


class _NewTimebankForm(Form[NewTimebank]):
    """With the list of wards on the question about them, once it was asked for."""

    async def _ask(self, unit: Unit, draft: Draft, name: str, why: Unclear | None) -> None:
        if name == "wards" and why is None and "listed" in draft.body["given"]:
            why = questions.listed(unit)
        await super()._ask(unit, draft, name, why)


def as_administrator(unit: Unit) -> None:
    """The unit happens where the person is an administrator: the timebank they use now, or one of
    theirs. Raises NotAllowed where there is none."""
    unit.wear(None)
    held = {where for where, role in unit.all_roles if role == "administrator"}
    if unit.community is not None and unit.community.id in held:
        return
    other = next((one for one in unit.communities if one.id in held), None)
    if other is None:
        raise NotAllowed
    unit.use_community(other)


async def command(unit: Unit, words: str = "") -> None:
    """/newtimebank, alone or with the name."""
    as_administrator(unit)
    await newtimebank.demand_room(unit, unit.most_timebanks)
    if unit.draft is not None and unit.draft.form == form.name:
        # Begun before, today or a week ago: it goes on where it was left.
        await form.resume(unit, unit.draft)
    elif words.strip():
        read = await questions.NameQuestion().read(unit, words, {})
        if isinstance(read, Found):
            await form.start(unit, {"name": read.value}, words)
        else:
            await form.offer(unit, "name", {}, read, words)
    else:
        await form.start(unit)


async def _tapped(unit: Unit, _tap: Tap) -> None:
    await command(unit)


async def review(unit: Unit, answers: NewTimebank) -> Markup:
    """Everything on one screen, before anybody can join."""
    question = form.field("template")
    assert question is not None
    return unit.text(
        "newtimebank-review",
        name=answers.name,
        template=Markup(str(question.question.shown(unit, answers.template))),
        some_wards="yes" if answers.wards else "no",
        wards=answers.wards,
        has_phone="yes" if answers.phone else "no",
        phone=answers.phone or "",
        has_opening="yes" if answers.opening else "no",
        opening=answers.opening or "",
        lead=answers.lead,
        count=answers.brokers,
    )


async def submit(unit: Unit, answers: NewTimebank) -> None:
    """Opens it, and says what comes next."""
    as_administrator(unit)
    copied = answers.template.startswith(COPY)
    plan = Plan(
        answers.name,
        "standard" if copied else answers.template,  # type: ignore[arg-type]
        int(answers.template.split(":")[1]) if copied else None,
        answers.wards,
        answers.phone or "",
        answers.opening or "",
        answers.lead,
    )
    made = await newtimebank.open_it(unit, plan, unit.most_timebanks)
    unit.joined(made, unit.roles)
    links = answers.brokers + (answers.lead == "other")
    buttons = []
    if links:
        lead = "lead" if answers.lead == "other" else "none"
        first = f"nt-link:{made.id}:1.{links}.{lead}"
        buttons.append(unit.button("btn-newtimebank-link", first, number=1, count=links))
    buttons += [unit.button("btn-poster", "poster"), unit.button("btn-steps", "steps")]
    unit.say(
        "newtimebank-open",
        one_a_row(*buttons, unit.button("btn-home", "home")),
        timebank=made.name,
        link=Link(join_link(unit, made.slug)),
        count=links,
    )


def join_link(unit: Unit, slug: str) -> str:
    """The address through which people join."""
    return f"https://t.me/{unit.bot_username}?start=join-{slug}"


async def _link(unit: Unit, tap: Tap) -> None:
    """One link after the other, each for one person."""
    unit.use_community_of(tap.id)
    unit.demand("role.grant")
    number, total, lead = _read_run(tap.run)
    role: Role = "safeguarding" if lead and number == total else "broker"
    anybody = role_giving.Wish(None, None)
    code = await role_giving.invite(unit, role, anybody)
    buttons = []
    if number < total:
        run = f"{number + 1}.{total}.{'lead' if lead else 'none'}"
        label = unit.button("btn-newtimebank-link", f"nt-link:{tap.id}:{run}",
                            number=number + 1, count=total)  # fmt: skip
        buttons.append(label)
    else:
        buttons += [unit.button("btn-poster", "poster"), unit.button("btn-steps", "steps")]
    text = unit.text(
        "role-link",
        role=unit.wording.plain(unit.lang, f"role-{role}"),
        timebank=unit.scope.name,
        link=Link(f"https://t.me/{unit.bot_username}?start=invite-{code}"),
        days=membership.INVITE_DAYS,
        **role_giving.shown(unit, anybody),
    )
    # A message of its own: the one before holds the link that is being handed over.
    unit.aside()
    unit.show(
        Screen(text, one_a_row(*buttons, unit.button("btn-home", "home"))), "newtimebank.link"
    )


def _read_run(run: str) -> tuple[int, int, bool]:
    parts = run.split(".")
    most = newtimebank.MOST_BROKERS + 1
    if len(parts) != 3 or not (parts[0].isdigit() and parts[1].isdigit()):
        raise DomainError("toast-old-button")
    number, total = int(parts[0][:2]), int(parts[1][:2])
    if not 1 <= number <= total <= most:
        raise DomainError("toast-old-button")
    return number, total, parts[2] == "lead"


# What it is called, and what stands on its poster, afterwards -------------------------------------


@dataclass(frozen=True)
class Renamed:
    """What it is called from now on."""

    name: str = ask("newtimebank-name-ask", questions.NameQuestion())


async def _renamed(unit: Unit, answers: Renamed) -> None:
    made = await newtimebank.rename(unit, answers.name)
    unit.say(
        "newtimebank-renamed",
        one_a_row(unit.button("btn-poster", "poster"), unit.button("btn-home", "home")),
        timebank=made.name,
    )


async def _rename_review(unit: Unit, answers: Renamed) -> Markup:
    return unit.text("newtimebank-rename-review", before=unit.scope.name, name=answers.name)


rename_form = Form("timebank-name", Renamed, _renamed, _rename_review)
SETTINGS = ("wards", "phone", "opening")


async def settings(unit: Unit, _tap: Tap | None = None) -> None:
    """/timebank settings: what stands on its poster and what people choose from."""
    unit.demand("rules.change")
    found = await rules.of(unit)
    wards = list(found.lines("wards"))
    phone, opening, greeting = (found.text(name) for name in ("phone", "opening", "greeting"))
    text = unit.text(
        "timebank-settings",
        timebank=unit.scope.name,
        some_wards="yes" if wards else "no",
        wards=wards,
        has_phone="yes" if phone else "no",
        phone=phone,
        has_opening="yes" if opening else "no",
        opening=opening,
        has_greeting="yes" if greeting else "no",
        greeting=greeting,
    )
    rows = []
    if "administrator" in unit.roles:
        rows.append(unit.button("btn-timebank-rename", "tb-name"))
    rows += [unit.button(f"btn-set-{name}", f"rule:0:{name}") for name in SETTINGS]
    ways = (unit.button("btn-more", "rules-in:0:about"), unit.button("btn-home", "home"))
    unit.show(Screen(text, (*one_a_row(*rows), ways)), "timebank.settings")


async def _rename(unit: Unit, _tap: Tap) -> None:
    unit.demand("timebank.open")
    unit.aside()
    await rename_form.start(unit)


form: Form[Any] = _NewTimebankForm(
    "newtimebank", NewTimebank, submit, review, yes="btn-newtimebank-open"
)
journey = Journey(
    "newtimebank",
    commands=[Command("newtimebank", command, roles=ADMINISTRATOR)],
    taps={
        "newtimebank": _tapped,
        "nt-link": _link,
        "tb-settings": settings,
        "tb-name": _rename,
    },
    forms=[form, rename_form],
)
