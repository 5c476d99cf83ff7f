"""Once a month, patterns in who gives whom hours are put before the brokers, and nobody else."""

import json
from datetime import datetime, time, timedelta

from domain import patterns as rules
from domain.working_time import reply_promise
from services import cases
from services.statements import next_month
from services.work import Work
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
    """Opens a case with this month's patterns, if there are any."""
    since = work.now - timedelta(days=rules.DAYS)
    found = rules.find(await rows.given(work.tx, work.scope.id, since))
    if not found:
        return False
    names: dict[int, str] = {}
    for person_id in {one for pattern in found for one in pattern.people}:
        person = await people.person(work.tx, person_id)
        names[person_id] = person.name if person is not None else ""
    reading = [
        {
            "kind": one.kind,
            "names": [names[p] for p in one.people],
            "minutes": one.minutes,
            "share": round(100 * one.minutes / one.of),
        }
        for one in found
    ]
    case_id = await casework.add(
        work.tx,
        community_id=work.scope.id,
        person_id=None,
        kind="pattern",
        words=None,
        promise_at=reply_promise(work.now, work.zone),
        now=work.now,
        reading=json.dumps(reading, ensure_ascii=False),
    )
    for broker in await cases.desk(work.tx, work.scope.id):
        work.show_card(broker.id, cases.CARD, case_id, "case.pattern", fresh=True)
    work.audit("case.open", "case", case_id, "pattern")
    return True
