"""The rules of a timebank, as its brokers have set them; and how they change them.

A change counts from the moment it is made, for everything that happens after it: nothing that was
agreed before is touched. Whatever raises the hours that one person can create waits for a second.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from domain import rule_values
from domain.errors import DomainError, NotFound
from domain.permissions import Role
from domain.rules import RULES, Rule, Rules
from services.work import Work
from storage import Tx, communities, people, reminders
from storage import rules as rows
from storage.db import Row
from storage.people import Person
from storage.rules import Change

CARD = "rule"
LAPSE = "rule.lapse"
CHANGERS: Sequence[Role] = ("broker", "administrator")
"""Who may change rules, as domain.permissions has it."""
WAITS_FOR = timedelta(days=14)
"""How long a change waits for its second person."""
LONGEST_REASON = 120
"""Characters that the audit keeps; the whole of it stands in the change's own row."""


async def of(work: Work) -> Rules:
    """The rules of the timebank in which this happens; asked of the database once a unit."""
    scope = work.scope.id
    if work.rules is None or work.rules[0] != scope:
        known = work.settings.get(scope)
        found = await in_force(work.tx, scope) if known is None else Rules(_sound(known))
        work.rules = scope, found
    return work.rules[1]


def _ask_anew(work: Work) -> None:
    """What is kept may have changed since this began: the rules are read again."""
    work.rules, work.settings = None, {}


async def in_force(tx: Tx, community_id: int) -> Rules:
    """The rules of this timebank, for what is only looked at, such as a card."""
    return Rules(_sound(await communities.settings(tx, community_id)))


def begin(tx: Tx, community_id: int, values: Mapping[str, str]) -> None:
    """The rules with which a timebank begins, as `rule_values.kept` made them."""
    for name, value in values.items():
        communities.set_setting(tx, community_id, name, value)


def _sound(changed: Mapping[str, str]) -> dict[str, str]:
    """What was kept and can still be read. A value outside its range, written by hand or by an
    older program, counts as the default and not as an error in the middle of somebody's request."""
    return {
        name: value
        for name, value in changed.items()
        if name in RULES and rule_values.is_value(RULES[name], value)
    }


async def preview(work: Work, name: str, value: str) -> tuple[Rule, str, bool]:
    """What this change would be: the rule, its value now, and whether a second person must agree.

    Raises NotAllowed, NotFound, or DomainError where it changes nothing or doesn't go with
    another rule.
    """
    work.demand("rules.change")
    rule = RULES.get(name)
    if rule is None:
        raise NotFound
    now = await of(work)
    if not rule_values.is_value(rule, value):
        raise DomainError("error-not-found")
    if now.text(name) == value:
        raise DomainError("rules-same")
    rule_values.check(now, name, value)
    second = rule_values.needs_second(name, now.text(name), value)
    return rule, now.text(name), second and bool(await _second_people(work))


async def change(work: Work, name: str, value: str) -> Change:
    """Changes a rule from now on, or asks a second person where it takes one and there is one.

    `value` is as `rule_values.kept` made it. Everyone else who may change rules sees what it was
    and what it is; the audit has both. Raises DomainError.
    """
    work.demand("rules.change")
    await rows.lock(work.tx, work.scope.id)
    _ask_anew(work)
    _, before, second = await preview(work, name, value)
    waiting = await rows.asked(work.tx, work.scope.id, name)
    if waiting is not None:
        # Whoever wants something else now doesn't want that any more.
        await rows.decide(work.tx, waiting.id, "withdrawn", work.actor.id, work.now)
        work.refresh(CARD, waiting.id, "rules.withdrawn")
    state: rows.ChangeState = "asked" if second else "made"
    change_id = await rows.add(
        work.tx, work.scope.id, name, before, value, state, work.actor.id, work.now
    )
    made = await _find(work, change_id)
    if second:
        due = work.now + WAITS_FOR
        reminders.add(
            work.tx,
            f"rule_change:{change_id}:lapse",
            LAPSE,
            work.scope.id,
            None,
            change_id,
            due,
            due + timedelta(days=365),
        )
        _audit(work, "rules.ask", made)
        for person in await _second_people(work):
            work.show_card(person.id, CARD, change_id, "rules.asked", fresh=True)
    else:
        await _make(work, made)
    return made


async def confirm(work: Work, change_id: int) -> Change:
    """A second person agrees, and it counts from now on. Raises DomainError where it is over,
    the rule has moved since, or the same person asked for it."""
    found = await _waiting(work, change_id)
    if found.asked_by == work.actor.id:
        raise DomainError("refusal-own-rule")
    await rows.lock(work.tx, work.scope.id)
    _ask_anew(work)
    now = await of(work)
    if now.text(found.name) != found.before:
        raise DomainError("rules-moved")
    rule_values.check(now, found.name, found.value)
    if not await rows.decide(work.tx, change_id, "made", work.actor.id, work.now):
        raise DomainError("toast-already-done")
    made = await _find(work, change_id)
    await _make(work, made)
    return made


async def decline(work: Work, change_id: int) -> Change:
    """A second person says no, or whoever asked takes it back; the rule stays as it is."""
    found = await _waiting(work, change_id)
    own = found.asked_by == work.actor.id
    state: rows.ChangeState = "withdrawn" if own else "declined"
    if not await rows.decide(work.tx, change_id, state, work.actor.id, work.now):
        raise DomainError("toast-already-done")
    _audit(work, f"rules.{state}", found)
    await _show_end(work, found, f"rules.{state}")
    return await _find(work, change_id)


async def lapse(work: Work, change_id: int) -> bool:
    """Nobody answered in two weeks: the rule stays as it is, and who asked is told. False where
    somebody did."""
    found = await rows.find(work.tx, change_id)
    if found is None or not await rows.decide(work.tx, change_id, "lapsed", None, work.now):
        return False
    _audit(work, "rules.lapsed", found)
    await _show_end(work, found, "rules.lapsed")
    return True


async def _make(work: Work, made: Change) -> None:
    communities.set_setting(work.tx, made.community_id, made.name, made.value)
    _ask_anew(work)
    _audit(work, "rules.change", made)
    work.refresh(CARD, made.id, "rules.made")
    for person in await _others(work):
        work.show_card(person.id, CARD, made.id, "rules.made", fresh=True)


async def _show_end(work: Work, ended: Change, reason: str) -> None:
    work.refresh(CARD, ended.id, reason)
    if ended.asked_by != work.actor.id:
        work.show_card(ended.asked_by, CARD, ended.id, reason, fresh=True)


async def _others(work: Work) -> list[Person]:
    """Everyone else who may change rules here."""
    found = {
        person.id: person
        for role in CHANGERS
        for person in await people.with_role(
            work.tx,
            work.scope.id,
            role,
        )
    }
    return [person for person in found.values() if person.id != work.actor.id]


async def _second_people(work: Work) -> list[Person]:
    """Who could agree to a change: whoever may make one, is reachable here, and is not the actor.
    A timebank with one broker is not stopped by it; its audit shows that there was one."""
    found = await _others(work)
    return [person for person in found if person.telegram_id is not None and person.chat_open]


async def _waiting(work: Work, change_id: int) -> Change:
    work.demand("rules.change")
    found = await _find(work, change_id)
    if found.state != "asked":
        if found.decided_by is not None and found.decided_by != work.actor.id:
            raise DomainError("toast-someone-was-first", name=found.decided_name)
        raise DomainError("toast-already-done")
    return found


async def _find(work: Work, change_id: int) -> Change:
    found = await rows.find(work.tx, change_id)
    if found is None or found.community_id != work.scope.id:
        raise NotFound
    return found


def _audit(work: Work, action: str, found: Change) -> None:
    one, other = (text.replace("\n", ", ") or "-" for text in (found.before, found.value))
    reason = f"{found.name}: {one} -> {other}"
    if len(reason) > LONGEST_REASON:
        reason = reason[: LONGEST_REASON - 1] + "…"
    work.audit(action, "rule_change", found.id, reason)


async def remind(work: Work, row: Row) -> bool:
    """The reminder that ends a change which nobody answered."""
    return await lapse(work, row["object_id"])
