"""Joining a timebank: where it begins, the privacy notice, the questions, and where one stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from domain.errors import DomainError
from domain.reading.types import Reading
from domain.safety_texts import NUMBERS
from handlers import membership_card
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import FreeText
from handlers.conversation.screens import Button, one_a_row
from handlers.join_questions import (
    CHILD,
    AdultQuestion,
    AgreeQuestion,
    AreaQuestion,
    NameQuestion,
    ReachQuestion,
)
from handlers.journey import Command, Journey
from handlers.unit import Draft, Tap, Unit
from handlers.wording import Markup, Words
from services import cases, membership, promise, role_giving, rules, safety_texts
from services.membership import Application
from storage import communities, people
from storage.db import moment_of
from storage.people import Community, Membership

AT_ONCE = 8
"""Timebanks on one screen."""


@dataclass(frozen=True, kw_only=True)
class Join:
    """What a timebank needs to know; `community` is the one that the notice was agreed for."""

    name: str = ask("join-name-ask", NameQuestion())
    adult: bool = ask("join-adult-ask", AdultQuestion())
    area: str = ask("join-area-ask", AreaQuestion())
    reach: str | None = ask("join-reach-ask", ReachQuestion())
    want: str | None = ask("join-want-ask", FreeText(limit=500), optional=True)
    offer: str | None = ask("join-offer-ask", FreeText(limit=500), optional=True)
    rules: str = ask("join-rules-ask", AgreeQuestion())
    community: str | None = ask("join-name-ask", FreeText(), hidden=True)


async def review(unit: Unit, answers: Join) -> Markup:
    """Everything that the broker will read."""
    await _in_its_timebank(unit, answers.community)
    return unit.text(
        "join-review",
        timebank=unit.scope.name,
        name=answers.name,
        area=answers.area,
        reach=answers.reach or "",
        has_reach="yes" if answers.reach else "no",
        want=Words(answers.want or "", 500),
        has_want="yes" if answers.want else "no",
        offer=Words(answers.offer or "", 500),
        has_offer="yes" if answers.offer else "no",
    )


async def ended(unit: Unit, given: Mapping[str, Any]) -> bool:
    """Under 18 the form ends at once: a broker speaks to them and a parent. Under 16 nothing is
    kept, not even the name, and they are asked to fetch an adult."""
    if given.get("adult") not in ("no", CHILD):
        return False
    await _in_its_timebank(unit, given.get("community"))
    if given["adult"] == CHILD:
        phone = (await rules.of(unit)).text("phone")
        own = (await safety_texts.of(unit)).numbers
        unit.say(
            "join-under-16",
            one_a_row(unit.button("btn-talk-to-a-person", "talk")),
            timebank=unit.scope.name,
            phone=phone,
            has_phone="yes" if phone else "no",
            childline=own.get("childline", NUMBERS["childline"]),
        )
        return True
    promise = await membership.under_18(unit, str(given.get("name") or unit.actor.name))
    unit.say(
        "join-under-18",
        one_a_row(unit.button("btn-talk-to-a-person", "talk")),
        timebank=unit.scope.name,
        promise=promise,
    )
    return True


async def submit(unit: Unit, answers: Join) -> None:
    """Sends it to the brokers and says by when one of them replies."""
    await _in_its_timebank(unit, answers.community)
    await membership.apply(
        unit,
        Application(
            answers.name, answers.adult, answers.area, answers.reach, answers.want, answers.offer
        ),
    )
    reads = await cases.somebody_reads(unit)
    unit.say(
        "join-sent" if reads else "join-sent-nobody",
        one_a_row(
            unit.button("btn-join-status", "j-status"),
            unit.button("btn-talk-to-a-person", "talk"),
        ),
        name=answers.name,
        timebank=unit.scope.name,
        **({"promise": await promise.by(unit)} if reads else {}),
    )


form = Form("join", Join, submit, review=review, yes="btn-join-send", ends=ended)


async def _in_its_timebank(unit: Unit, community_id: str | None) -> None:
    """The form belongs to the timebank whose notice was agreed to, whatever is current now."""
    if community_id and (unit.community is None or str(unit.community.id) != community_id):
        community = await communities.by_id(unit.tx, int(community_id))
        if community is not None:
            unit.use_community(community)


async def which(unit: Unit, offset: int = 0) -> None:
    """No timebank was named: with one in the install it is that one, else there is a choice."""
    found = await communities.every(unit.tx)
    if not found:
        unit.say("join-no-timebank")
    elif len(found) == 1:
        await begin(unit, found[0])
    else:
        offset = offset if 0 <= offset < len(found) else 0
        rows = [Button(one.name[:60], f"j-bank:{one.id}") for one in found[offset:][:AT_ONCE]]
        if len(found) > AT_ONCE:
            rows.append(unit.button("btn-more", f"j-banks:{(offset + AT_ONCE) % len(found)}"))
        unit.say("join-which-ask", one_a_row(*rows))


async def begin(unit: Unit, community: Community) -> None:
    """Joining this timebank: the notice first, unless it was agreed to as it reads now."""
    if unit.actor.community_id is None:
        # So that a person can be asked for before anything is agreed to.
        people.choose_community(unit.tx, unit.actor.id, community.id)
    unit.use_community(community)
    standing = await people.membership(unit.tx, community.id, unit.actor.id)
    if standing is not None and standing.state in (
        "applied",
        "meeting",
        "approved",
        "paused",
        "barred",
    ):
        show_standing(unit, standing)
    elif (draft := unit.draft) is not None and _is_for(draft, community):
        await form.resume(unit, draft)
    elif await membership.has_agreed(unit):
        await form.start(unit, {"community": str(community.id)})
    else:
        _show_notice(unit, "join-notice", "btn-join-read-more", "j-read")


def _is_for(draft: Draft, community: Community) -> bool:
    """Whether this is a half-filled form for joining that timebank."""
    return draft.form == form.name and draft.body["given"].get("community") == str(community.id)


def _show_notice(unit: Unit, key: str, other_key: str, other: str) -> None:
    unit.say(
        key,
        one_a_row(
            unit.button("btn-join-agree", f"j-agree:{unit.scope.id}"),
            unit.button(other_key, f"{other}:{unit.scope.id}"),
            unit.button("btn-talk-to-a-person", "talk"),
        ),
        timebank=unit.scope.name,
    )


async def opened_invite(unit: Unit, code: str) -> None:
    """A one-time link gives its opener roles; helping members oneself needs joining too."""
    roles = await role_giving.use(unit, code)
    rows = [unit.button("btn-home", "home")]
    standing = await people.membership(unit.tx, unit.scope.id, unit.actor.id)
    if standing is None or standing.state != "approved":
        rows.append(unit.button("btn-join-finish", f"j-bank:{unit.scope.id}"))
    unit.say(
        "join-invited",
        one_a_row(*rows),
        timebank=unit.scope.name,
        roles=[unit.wording.plain(unit.lang, f"role-{role}") for role in roles],
    )


def show_standing(unit: Unit, standing: Membership) -> None:
    """Where somebody stands on the way to becoming a member, or beyond it."""
    rows = []
    if standing.state == "approved":
        rows.append(unit.button("btn-home", "home"))
    elif standing.state in ("declined", "left"):
        rows.append(unit.button("btn-join-again", f"j-bank:{standing.community_id}"))
    rows.append(unit.button("btn-talk-to-a-person", "talk"))
    unit.say(
        f"join-status-{standing.state}",
        one_a_row(*rows),
        timebank=unit.scope.name,
        at=moment_of(standing.applied_at),
        words=Words(standing.reason or "", 500),
    )


async def status(unit: Unit, _words: str = "") -> None:
    """/status: where the person stands in the timebank they use now."""
    standing = unit.membership
    if standing is None and unit.community is not None:
        standing = await people.membership(unit.tx, unit.community.id, unit.actor.id)
    if standing is not None:
        show_standing(unit, standing)
    elif unit.roles and unit.community is not None:
        unit.say(
            "join-status-role",
            one_a_row(
                unit.button("btn-home", "home"),
                unit.button("btn-join-finish", f"j-bank:{unit.community.id}"),
            ),
            timebank=unit.community.name,
            roles=[unit.wording.plain(unit.lang, f"role-{role}") for role in sorted(unit.roles)],
        )
    elif unit.community is not None:
        await begin(unit, unit.community)
    else:
        await which(unit)


async def wanted(unit: Unit, _reading: Reading) -> None:
    """A sentence that asks to join."""
    if not await remind_of_notice(unit):
        await status(unit)


async def remind_of_notice(unit: Unit) -> bool:
    """Whoever types under the privacy notice is told what to do with it, instead of reading it
    all again. False where no notice is above."""
    if unit.draft is not None or (agree := agree_button(unit)) is None:
        return False
    community = await communities.by_id(unit.tx, agree.id)
    if community is None:
        return False
    unit.use_community(community)
    _show_notice(unit, "join-notice-first", "btn-join-read-more", "j-read")
    return True


def agree_button(unit: Unit) -> Tap | None:
    """The notice's button, where the notice is the last message of the chat with buttons."""
    taps = (Tap.parse(data, unit.keyboard_message or 0, None) for _, data in unit.keyboard)
    return next((tap for tap in taps if tap.verb == "j-agree"), None)


async def _status_tapped(unit: Unit, _tap: Tap) -> None:
    await status(unit)


async def _bank_tapped(unit: Unit, tap: Tap) -> None:
    await begin(unit, await _named(unit, tap))


async def _banks_tapped(unit: Unit, tap: Tap) -> None:
    await which(unit, tap.id)


async def _read_tapped(unit: Unit, tap: Tap) -> None:
    unit.use_community(await _named(unit, tap))
    _show_notice(unit, "join-notice-more", "btn-back", "j-bank")


async def _agreed(unit: Unit, tap: Tap) -> None:
    unit.use_community(await _named(unit, tap))
    if not await membership.has_agreed(unit):
        membership.accept_notice(unit)
    await begin(unit, unit.scope)


async def _named(unit: Unit, tap: Tap) -> Community:
    """The timebank that a button names."""
    community = await communities.by_id(unit.tx, tap.id)
    if community is None:
        raise DomainError("error-not-found")
    return community


journey = Journey(
    "join",
    commands=[Command("status", status)],
    taps={
        "j-bank": _bank_tapped,
        "j-banks": _banks_tapped,
        "j-read": _read_tapped,
        "j-agree": _agreed,
        "j-status": _status_tapped,
        **membership_card.taps,
    },
    forms=[form, membership_card.reason_form],
    intents={"join": wanted},
    cards={membership.CARD: membership_card.card},
)

KEY_FAMILIES = ("join-status-", "role-", "-name")
