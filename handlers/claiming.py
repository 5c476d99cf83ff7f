"""One's own record: a broker gives a code, and whoever has it puts their Telegram account on the
record with /claim, or through the link."""

import re
from dataclasses import dataclass

from domain.errors import DomainError
from domain.permissions import may
from handlers import members
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import FreeText, Unclear
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Command, Journey, View
from handlers.member_card import ACTS, Act, Seen
from handlers.unit import Tap, Unit
from handlers.wording import Link
from services import claiming
from storage import communities, people, record_codes

_SAID = re.compile(
    r"(?:(?:please\s+)?(?:give|make|get)\s+(?:me\s+)?)?(?:an?\s+|the\s+)?(?:new\s+)?code\s+for\s+"
    r"(?P<name>.{1,60}?)[.!]?|(?:please\s+)?give\s+(?P<whom>.{1,60}?)\s+a\s+(?:new\s+)?code[.!]?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Claim:
    """What the opener of a code says about themselves."""

    words: str = ask("claim-ask", FreeText(limit=200))
    code: str | None = ask("claim-ask", FreeText(), hidden=True)


async def _submit(unit: Unit, answers: Claim) -> None:
    code_id = int(answers.code or 0)
    outcome = await claiming.answer(unit, code_id, answers.words)
    if outcome == "wrong":
        await form.offer(unit, "words", {"code": str(code_id)}, Unclear("claim-wrong"), None)
        return
    rows = [unit.button("btn-home", "home"), unit.button("btn-talk-to-a-person", "talk")]
    if outcome == "void":
        unit.say("claim-void", one_a_row(rows[1]))
        return
    found = await record_codes.find(unit.tx, code_id)
    assert found is not None
    record = await people.person(unit.tx, found.person_id)
    assert record is not None
    # From here on whoever writes is the one whose record it is.
    unit.actor = record
    unit.say("claim-done", one_a_row(*rows), name=record.name, timebank=unit.scope.name)


form = Form("claim", Claim, _submit)


async def command(unit: Unit, words: str = "") -> None:
    """/claim CODE, or the link with the code in it."""
    if not words.strip():
        unit.say("claim-how", one_a_row(unit.button("btn-talk-to-a-person", "talk")))
        return
    found = await claiming.open_code(unit, words[:100])
    unit.community = await communities.by_id(unit.tx, found.community_id)
    if unit.draft is not None:
        unit.drop_draft()
    await form.start(unit, {"code": str(found.id)})


async def heard(unit: Unit, text: str) -> bool:
    """ "Code for Mr Hussain", from a broker."""
    match = _SAID.fullmatch(text.strip())
    if match is None or not members.as_broker(unit):
        return False
    membership_id = await members.only(unit, match["name"] or match["whom"])
    if membership_id is not None:
        await _slip(unit, membership_id)
    return True


async def _give(unit: Unit, tap: Tap) -> None:
    """From the member's card."""
    await members.in_its_timebank(unit, tap.id)
    await _slip(unit, tap.id)


async def _slip(unit: Unit, membership_id: int) -> None:
    """A code for this member, on a slip to hand over."""
    given = await claiming.give(unit, membership_id)
    unit.aside()
    unit.say(
        "claim-slip",
        one_a_row(
            unit.button("btn-claim-paper", f"rc-paper:{given.id}:{given.code}"),
            unit.button("btn-member-back", f"mb:{membership_id}"),
            unit.button("btn-home", "home"),
        ),
        name=given.name,
        timebank=unit.scope.name,
        link=Link(f"https://t.me/{unit.bot_username}?start=claim_{given.code}"),
        code=claiming.written(given.code),
        number=given.number,
        days=claiming.DAYS,
    )


async def _paper(unit: Unit, tap: Tap) -> None:
    """The same as a page to print. Only a digest of the code is kept: the button carries it, as
    the message above it does."""
    await unit.use_timebank_of(claiming.CARD, tap.id)
    found = await claiming.on_paper(unit, tap.id, tap.run)
    unit.send_document("code", "record.print", id=found.id, code=tap.run)
    back = unit.button("btn-member-back", f"mb:{found.membership_id}")
    unit.say("claim-paper-coming", one_a_row(back, unit.button("btn-home", "home")))


async def card(view: View, code_id: int) -> Screen | None:
    """Whether somebody with a new phone gets their roles again; for whoever may say so."""
    found = await record_codes.find(view.tx, code_id)
    if found is None or not found.roles or found.person_id == view.viewer.id:
        return None
    held = await people.roles_in(view.tx, found.community_id, view.viewer.id)
    if not may(held, "member.second"):
        return None
    text = view.wording.say(
        view.lang,
        "claim-roles-card",
        name=found.name,
        roles=[view.wording.plain(view.lang, f"role-{role}") for role in found.roles],
        state=found.roles_state or "asked",
        by=found.roles_name or "",
    )
    choices = (("btn-claim-roles-yes", "rc-yes"), ("btn-claim-roles-no", "rc-no"))
    buttons = [
        Button(view.wording.button(view.lang, key), f"{verb}:{code_id}")
        for key, verb in (choices if found.roles_state == "asked" else ())
    ]
    return Screen(
        text, one_a_row(*buttons, Button(view.wording.button(view.lang, "btn-home"), "home"))
    )


async def _roles(unit: Unit, tap: Tap) -> None:
    await unit.use_timebank_of(claiming.CARD, tap.id)
    try:
        await claiming.give_roles(unit, tap.id, yes=tap.verb == "rc-yes")
    except DomainError as refusal:
        await unit.show_what_happened(claiming.CARD, tap.id, refusal)
        return
    unit.show_own_card(claiming.CARD, tap.id, "record.roles")


def _can(seen: Seen) -> bool:
    return seen.member.state in ("approved", "paused")


ACTS.append(Act("btn-claim-give", "mb-code", _can, place=30))

journey = Journey(
    "claiming",
    commands=[Command("claim", command)],
    taps={"mb-code": _give, "rc-paper": _paper, "rc-yes": _roles, "rc-no": _roles},
    forms=[form],
    hears=[heard],
    cards={claiming.CARD: card},
)

KEY_FAMILIES = ("role-",)
