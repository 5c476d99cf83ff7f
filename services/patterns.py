"""Once a month, patterns in who gives whom hours, and how, are put before the brokers who aren't in
them, and nobody else; at once, what somebody wrote to another about money, or to lead away."""

import json
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime, time, timedelta

from domain import patterns as rules
from domain.patterns import Kind, Pattern
from services import cases, promise
from services.statements import next_month
from services.work import CLOCK, Work
from storage import casework, people, reminders
from storage import patterns as rows
from storage.db import Row

KIND = "patterns.look"
AT = time(9)
USEFUL = timedelta(days=14)


def plan(work: Work) -> None:
    """On the first of next month it is looked at. Where no hours move, there is nothing to see."""
    first = next_month(work.local.date())
    due = datetime.combine(first, AT, work.zone)
    scope = work.scope.id
    key = f"{KIND}:{scope}:{first:%Y-%m}"
    reminders.add(work.tx, key, KIND, scope, None, scope, due, due + USEFUL)


async def remind(work: Work, row: Row) -> bool:  # noqa: ARG001
    """Opens a case with this month's patterns, if there are any. One in which people of the desk
    are themselves is a case of its own, hidden from them: see services.cases.readers."""
    since = work.now - timedelta(days=rules.DAYS)
    found = rules.find(await rows.given(work.tx, work.scope.id, since))
    found += rules.alone(await rows.visits(work.tx, work.scope.id, since))
    found += rules.called_off(await rows.called_off(work.tx, work.scope.id, since))
    found = found[: 2 * rules.MOST]
    brokers = {one.id for one in await people.with_role(work.tx, work.scope.id, "broker")}
    together = [one for one in found if brokers.isdisjoint(one.people)]
    apart = [[one] for one in found if not brokers.isdisjoint(one.people)]
    for some in ([together] if together else []) + apart:
        await _open(work, some, brokers)
    return bool(found)


async def written(work: Work, person_id: int, flags: Sequence[str]) -> None:
    """Somebody wrote another member something that a broker looks at: at once, and once while a
    case of it is open. They aren't told."""
    since = work.now - timedelta(days=rules.DAYS)
    clock = Work(work.tx, work.now, CLOCK, work.community, frozenset(), rules=work.rules)
    for flag in flags:
        many = await rows.flagged(work.tx, work.scope.id, person_id, flag, since)
        kind: Kind = "money" if flag == "money" else "elsewhere"
        who = casework.in_pattern(person_id)
        if many < rules.WRITTEN[kind] or await rows.looked_at(work.tx, work.scope.id, who, kind):
            continue
        brokers = {one.id for one in await people.with_role(work.tx, work.scope.id, "broker")}
        await _open(clock, [Pattern(kind, (person_id,), many, 1)], brokers)


async def _open(work: Work, found: Sequence[Pattern], brokers: AbstractSet[int]) -> None:
    in_it = {one for pattern in found for one in pattern.people}
    case_id = await casework.add(
        work.tx,
        community_id=work.scope.id,
        person_id=None,
        kind="pattern",
        words=None,
        promise_at=await promise.by(work),
        now=work.now,
        restricted=brokers <= in_it,
        reading=await _reading(work, found, in_it),
    )
    case = await casework.find(work.tx, case_id)
    assert case is not None
    for one in await cases.readers(work.tx, case):
        work.show_card(one.id, cases.CARD, case_id, "case.pattern", fresh=True)
    work.audit("case.open", "case", case_id, "pattern")


async def _reading(work: Work, found: Sequence[Pattern], in_it: AbstractSet[int]) -> str:
    names: dict[int, str] = {}
    for person_id in in_it:
        person = await people.person(work.tx, person_id)
        names[person_id] = person.name if person is not None else ""
    lines = [
        {
            "kind": one.kind,
            "names": [names[p] for p in one.people],
            "minutes": one.minutes,
            "share": round(100 * one.minutes / one.of),
        }
        for one in found
    ]
    kept = {"people": [casework.in_pattern(one) for one in sorted(in_it)], "found": lines}
    return json.dumps(kept, ensure_ascii=False)
