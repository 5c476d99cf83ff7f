"""Two records of one person: "merge Jean Marlow and J Marlow", side by side, which one stays, the
second person, and undoing it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from handlers import members
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import Found, Given, Option, Unclear
from handlers.conversation.screens import Screen, one_a_row
from handlers.journey import Journey, View
from handlers.member_card import ACTS, SECTIONS, Act, Line, exchanges, in_states
from handlers.pressed import pressed
from handlers.second_person import SecondPerson
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import members as service
from services import merging
from services.merging import Side
from storage import communities, mergers, people
from storage.db import moment_of
from storage.people import Membership

MOST = 4
HISTORY = 3
"""Exchanges of a merged record that stand on the card."""
_SAID = re.compile(
    r"(?:merge|join up|make one of)\s+(?P<one>.{1,60}?)\s+(?:and|with|&|into)\s+(?P<other>.{1,60}?)"
    r"[.!]?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class RecordQuestion:
    """A member's record, whatever its state; its value is the membership's id."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """Nothing before a name is typed."""
        return ()

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """The one record that fits, another than `given` has; several are offered."""
        taken = str(given.get("one", ""))
        result = await service.search(unit, words)
        hits = [one for one in result.hits if str(one.membership_id) != taken]
        if not hits or result.by != "name":
            return Unclear("exchange-no-such-member")
        exact = [one for one in hits if one.name.casefold() == words.strip().casefold()]
        sure = exact if len(exact) == 1 else hits
        if len(sure) == 1 and not result.likely and not result.past:
            return Found(str(sure[0].membership_id))
        options = [
            Option(
                unit.wording.button(
                    unit.lang,
                    "btn-merge-record",
                    name=one.name[:30],
                    area=(one.area or "")[:15],
                    number=one.membership_id,
                ),
                str(one.membership_id),
            )
            for one in hits[:MOST]
        ]
        return Unclear("log-which-person", {"name": words.strip()[:60]}, options)

    def shown(self, unit: Unit, value: Any) -> str:  # noqa: ARG002
        """The number of the record."""
        return str(value)

    def load(self, value: Any) -> str:
        """The membership's id."""
        return str(value)


@dataclass(frozen=True)
class Merge:
    """The two records."""

    one: str = ask("merge-one-ask", RecordQuestion())
    other: str = ask("merge-other-ask", RecordQuestion())


async def _compare(unit: Unit, answers: Merge) -> None:
    """Side by side; the broker says which one stays."""
    sides = [await merging.side(unit, int(one)) for one in (answers.one, answers.other)]
    lines = [_side(unit, one) for one in sides]
    one, other = sides
    rows = [
        unit.button(
            "btn-merge-keep", f"mg-ask:{kept.member.id}:{gone.member.id}", number=kept.member.id
        )
        for kept, gone in ((one, other), (other, one))
    ]
    text = unit.text("merge-compare", one=lines[0], other=lines[1])
    unit.show(
        Screen(text, one_a_row(*rows, unit.button("btn-home", "home"))), "merger.compare", new=True
    )


def _side(unit: Unit, one: Side) -> Markup:
    return unit.text(
        "merge-side",
        name=one.person.name,
        number=one.member.id,
        area=one.member.area or "",
        has_area="yes" if one.member.area else "no",
        at=moment_of(one.member.since),
        state=one.member.state,
        minutes=abs(one.balance),
        standing="have" if one.balance > 0 else "owe" if one.balance < 0 else "even",
        things=one.things,
        here="yes" if one.person.telegram_id is not None else "no",
    )


form = Form("merge", Merge, _compare)


async def heard(unit: Unit, text: str) -> bool:
    """ "Merge Jean Marlow and J Marlow"."""
    match = _SAID.fullmatch(text.strip())
    if match is None:
        return False
    if not members.as_broker(unit):
        return False
    await form.begin(unit, {"one": match["one"], "other": match["other"]})
    return True


async def _begin(unit: Unit, tap: Tap) -> None:
    """From a member's card: the merger that was done, which can be undone, or a new one."""
    await members.in_its_timebank(unit, tap.id)
    _, person = await service.demand(unit, tap.id)
    if found := await mergers.into(unit.tx, unit.scope.id, person.id):
        unit.show_own_card(merging.CARD, found[0].id, "merger.opened")
        return
    unit.aside()
    await form.start(unit, {"one": str(tap.id)})


async def _one_more(unit: Unit, tap: Tap) -> None:
    await unit.use_timebank_of(merging.CARD, tap.id)
    found = await merging.find(unit, tap.id)
    member = await people.membership(unit.tx, unit.scope.id, found.kept_id)
    unit.aside()
    await form.start(unit, {"one": str(member.id if member is not None else 0)})


async def _ask(unit: Unit, tap: Tap) -> None:
    await members.in_its_timebank(unit, tap.id)
    gone = int(tap.run) if tap.run.isascii() and tap.run.isdigit() else 0
    merger_id = await merging.ask(unit, tap.id, gone)
    unit.show_own_card(merging.CARD, merger_id, "merger.asked")


# The card -----------------------------------------------------------------------------------------


second = SecondPerson(
    merging.CARD,
    "member.second",
    yes=("btn-merge-yes", "mg-yes"),
    no=("btn-merge-no", "mg-no"),
    back=("btn-merge-withdraw", "mg-back"),
)


async def card(view: View, merger_id: int) -> Screen | None:
    """What is asked or was done, for whoever may be the second person and for who asked."""
    found = await mergers.find(view.tx, merger_id)
    if found is None or view.viewer.id in (found.kept_id, found.gone_id):
        return None
    looker = await second.looker(view, found)
    if looker is None:
        return None
    numbers = [
        member.id if member is not None else 0
        for member in (
            await people.membership(view.tx, found.community_id, found.kept_id),
            await people.membership(view.tx, found.community_id, found.gone_id),
        )
    ]
    minutes = found.minutes or 0
    text = view.wording.say(
        view.lang,
        "merge-card",
        zone=looker.zone,
        kept=found.kept_name,
        kept_number=numbers[0],
        gone=found.gone_name,
        gone_number=numbers[1],
        by=found.asked_name,
        state=found.state,
        minutes=abs(minutes),
        standing="have" if minutes > 0 else "owe" if minutes < 0 else "even",
        decided=found.undone_name or found.decided_name or "",
        until=(found.decided_at or found.asked_at) + timedelta(days=merging.UNDO_DAYS),
    )
    then: list[tuple[str, str]] = []
    if found.state == "done" and found.decided_at is not None and "broker" in looker.held:
        if view.now <= found.decided_at + timedelta(days=merging.UNDO_DAYS):
            then.append(("btn-merge-undo", "mg-undo"))
        then.append(("btn-merge-more", "mg-more"))
    return Screen(text, second.rows(view, found, looker, then))


async def _undone(unit: Unit, tap: Tap) -> None:
    async with pressed(unit, merging.CARD, tap.id, "merger.decided"):
        await unit.use_timebank_of(merging.CARD, tap.id)
        _, stayed = await merging.undo(unit, tap.id)
        if stayed:
            unit.toast("toast-merge-stayed", alert=True, count=stayed)


async def section(view: View, member: Membership) -> list[Line]:
    """On a member's card: which records are part of it, and the last help in their books."""
    lines: list[Line] = []
    community = await communities.by_id(view.tx, member.community_id)
    assert community is not None
    say = partial(view.wording.say, view.lang, zone=ZoneInfo(community.zone))
    for one in (await mergers.into(view.tx, member.community_id, member.person_id))[:MOST]:
        at = one.decided_at or one.asked_at
        lines.append(say("merge-line", name=one.gone_name, at=at))
        help_of = await mergers.history(view.tx, member.community_id, one.gone_id, HISTORY)
        heading = say("merge-history", at=at)
        lines += exchanges(say, help_of, one.gone_id, heading)
    return lines


SECTIONS.append(section)
ACTS.append(Act("btn-merge", "mb-merge", in_states(*merging.OPEN), place=80))

journey = Journey(
    "merging",
    taps={
        "mb-merge": _begin,
        "mg-more": _one_more,
        "mg-ask": _ask,
        **second.taps(merging.decide, merging.withdraw, "merger.decided"),
        "mg-undo": _undone,
    },
    forms=[form],
    hears=[heard],
    cards={merging.CARD: card},
)
