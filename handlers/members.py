"""/member: a broker finds a member and sees their card. Also said: "member jean", "find jean"."""

import re
from dataclasses import dataclass

from domain import member_finding as how
from domain.permissions import Role
from domain.reading.skills import taxonomy
from handlers import member_card
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import FreeText
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from services import members, membership
from services.members import Search
from storage import people
from storage.db import moment_of
from storage.members import Hit
from storage.people import Membership

PAGE = 4
BROKERS: frozenset[Role] = frozenset({"broker"})
_KEPT_BYTES = 38
"""Bytes of what was looked for that a button has room for."""
_SAID = re.compile(
    r"(?P<how>members?|find|look up|pull up|who is|who's|whos)\s+(?P<who>[^?]{2,80})\??",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Find:
    """Whom the broker looks for."""

    words: str = ask("member-find-ask", FreeText(limit=members.LONGEST))


async def _find(unit: Unit, answers: Find) -> None:
    await found(unit, answers.words)


find_form = Form("member-find", Find, _find)


async def command(unit: Unit, words: str = "") -> None:
    """/member, with whom; alone it asks."""
    unit.wear(None)  # whoever looks for a member does so as themselves
    unit.demand("queue.see")
    if words.strip():
        await found(unit, words[: members.LONGEST])
    else:
        await find_form.start(unit)


async def heard(unit: Unit, text: str) -> bool:
    """ "Member jean" always; "find jean" and "who is jean" where there is a Jean, for a broker may
    as well look for a plumber."""
    match = _SAID.fullmatch(text.strip().rstrip("."))
    worn = unit.hat
    if match is None or not as_broker(unit):
        return False
    result = await members.search(unit, match["who"])
    sure = bool(result.hits) and result.by == "name" and not result.likely and not result.past
    if not match["how"].casefold().startswith("member") and not (
        sure and result.hits[0].worth != how.AREA
    ):
        unit.wear(worn)
        return False
    await show(unit, match["who"], result)
    return True


def as_broker(unit: Unit) -> bool:
    """Whether the person is a broker here; from here on they are themselves, whatever hat they
    wear, for what brokers say is never said for another."""
    here = unit.community.id if unit.community is not None else 0
    if (here, "broker") not in unit.all_roles:
        return False
    unit.wear(None)
    return True


async def found(unit: Unit, words: str, offset: int = 0) -> None:
    """Looks for them and shows the card of the only one, or a list."""
    await show(unit, words, await members.search(unit, words), offset)


async def only(unit: Unit, name: str) -> int | None:
    """The membership of the one member whom a name fits. Where it is none or several, what /member
    answers is shown, and None given."""
    result = await members.search(unit, name)
    if len(result.hits) == 1 and not result.likely and not result.past:
        return result.hits[0].membership_id
    await show(unit, name, result)
    return None


async def show(unit: Unit, words: str, result: Search, offset: int = 0) -> None:
    """The card of the only one who fits; a list of several; else what to try."""
    again = unit.button("btn-member-find", "mb-find")
    home = unit.button("btn-home", "home")
    hits = result.hits
    if not hits:
        unit.say("member-none", ((again, home),), words=words[:60])
        return
    if len(hits) == 1 and not result.likely and not result.past and result.by == "name":
        await open_card(unit, hits[0].membership_id)
        return
    start = offset if 0 <= offset < len(hits) else 0
    page = hits[start : start + PAGE]
    rows = [(_entry(unit, one),) for one in page]
    if start + PAGE < len(hits):
        kept = words.encode()[:_KEPT_BYTES].decode(errors="ignore")
        rows.append((unit.button("btn-more", f"mb-list:{start + PAGE}:{kept}"),))
    how_found = "past" if result.past else "likely" if result.likely else result.by
    skill = taxonomy().get(result.skill or "")
    text = unit.text(
        "member-list",
        how=how_found,
        words=words[:60],
        count=len(hits),
        many="yes" if len(hits) >= members.MOST else "no",
        skill=skill.label.lower() if skill is not None else "",
    )
    unit.leave_card()
    unit.show(Screen(text, (*rows, (home,))), "member.list")


def _entry(unit: Unit, one: Hit) -> Button:
    return unit.button(
        "btn-member-one",
        f"mb:{one.membership_id}",
        name=one.name[:30],
        area=(one.area or "")[:20],
        has_area="yes" if one.area else "no",
        since=moment_of(one.since).astimezone(unit.zone).date(),
        state=one.state,
    )


async def open_card(unit: Unit, membership_id: int) -> None:
    """The card, on the message whose button was pressed or as a new one; one's own is under /me."""
    member = await in_its_timebank(unit, membership_id)
    if member is None or unit.own(member.person_id):
        unit.say(
            "member-own", one_a_row(unit.button("btn-me", "me"), unit.button("btn-home", "home"))
        )
        return
    unit.audit("member.view", "membership", membership_id)
    unit.show_own_card(members.CARD, membership_id, "member.opened")


async def in_its_timebank(unit: Unit, membership_id: int) -> Membership | None:
    """The membership, in its own timebank, whichever of theirs the broker uses now."""
    member = await people.any_membership(unit.tx, membership_id)
    unit.use_community_of(member.community_id if member is not None else None)
    unit.demand("queue.see")
    return member


async def _listed(unit: Unit, tap: Tap) -> None:
    await found(unit, tap.run, tap.id)


async def _opened(unit: Unit, tap: Tap) -> None:
    await open_card(unit, tap.id)


async def _find_tapped(unit: Unit, _tap: Tap) -> None:
    unit.demand("queue.see")
    unit.aside()
    await find_form.start(unit)


async def _more(unit: Unit, tap: Tap) -> None:
    """What else can be done about them, four at a time."""
    await in_its_timebank(unit, tap.id)
    member, person = await members.demand(unit, tap.id)
    seen = member_card.Seen(member, person)
    offset = int(tap.run) if tap.run.isascii() and tap.run.isdigit() else 0
    shown, following = member_card.page(member_card.acts_for(seen), offset)
    rows = [unit.button(act.key, f"{act.verb}:{member.id}") for act in shown]
    if following is not None:
        rows.append(unit.button("btn-more", f"mb-more:{member.id}:{following}"))
    rows.append(unit.button("btn-back", f"mb:{member.id}"))
    unit.leave_card()
    unit.show(Screen(unit.text("member-more", name=person.name), one_a_row(*rows)), "member.more")


async def _decide(unit: Unit, tap: Tap) -> None:
    """Their application, where it is decided."""
    await in_its_timebank(unit, tap.id)
    await members.demand(unit, tap.id)
    unit.show_own_card(membership.CARD, tap.id, "member.application")


async def _act(unit: Unit, tap: Tap) -> None:
    """For an hour, everything that is typed is for this member."""
    await in_its_timebank(unit, tap.id)
    member, _ = await members.demand(unit, tap.id)
    await unit.registry.taps["hat-broker"](
        unit, Tap("hat-broker", member.person_id, "", tap.message_id, tap.callback_id)
    )


@dataclass(frozen=True)
class Write:
    """What a broker writes to a member."""

    words: str = ask("member-write-ask", FreeText(limit=1000))
    member: str | None = ask("member-write-ask", FreeText(), hidden=True)


async def _write(unit: Unit, answers: Write) -> None:
    membership_id = int(answers.member or 0)
    await in_its_timebank(unit, membership_id)
    person = await members.write(unit, membership_id, answers.words)
    rows = unit.button("btn-member-back", f"mb:{membership_id}"), unit.button("btn-home", "home")
    unit.say("member-write-sent", one_a_row(*rows), name=person.name)


write_form = Form("member-write", Write, _write, over=True, careful=True)


async def _write_tapped(unit: Unit, tap: Tap) -> None:
    await in_its_timebank(unit, tap.id)
    await members.demand(unit, tap.id)
    unit.aside()
    await write_form.start(unit, {"member": str(tap.id)})


journey = Journey(
    "members",
    commands=[Command("member", command, roles=BROKERS, menu=BROKERS)],
    taps={
        "mb": _opened,
        "mb-list": _listed,
        "mb-find": _find_tapped,
        "mb-more": _more,
        "mb-decide": _decide,
        "mb-act": _act,
        "mb-write": _write_tapped,
    },
    forms=[find_form, write_form],
    hears=[heard],
    cards={members.CARD: member_card.card},
)
