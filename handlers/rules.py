"""/rules: brokers and administrators read and change the rules of their timebank.

By buttons (a group, a rule, *Change it*) or in one line: "/rules welcome 1 hour". Either way a
change is shown in words, with what counts now, before anybody says yes to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain import rule_values
from domain.errors import DomainError, NotAllowed
from domain.permissions import Role
from domain.rules import RULES, Rule
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import Found, FreeText, Given, Option, Unclear, plainly
from handlers.conversation.screens import Button, Rows, Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.rule_words import Teller, name_key, numbered
from handlers.rules_card import card, taps
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import rules
from storage import rules as changes

GROUPS = ("hours", "approval", "asking", "issue", "about", "reports")
FIRST_GROUPS = 3
"""On the first screen; the others stand behind More."""
PAGE = 4
"""Rules with a button on one screen."""
USUAL_MINUTES = (30, 60, 120, 240, 360, 600, 1200)
"""Lengths that are offered, the two beside the present one."""
KEY_FAMILIES = ("rules-", "btn-rules-", "-help")


def teller(unit: Unit) -> Teller:
    """Words a rule in this person's language."""
    return Teller(unit.wording, unit.lang, unit.zone)


async def command(unit: Unit, words: str = "") -> None:
    """Everything, one rule, or one rule with its new value."""
    unit.demand("rules.change")
    if not words.strip():
        _start(unit)
        return
    labels = {name: unit.wording.plain(unit.lang, name_key(name)) for name in RULES}
    found, rest = rule_values.named(words, labels)
    if not found:
        rows = _group_rows(unit, GROUPS[:FIRST_GROUPS], more=True)
        unit.show(Screen(unit.text("rules-unknown"), rows), "rules.unknown")
    elif len(found) > 1:
        await _list(unit, unit.text("rules-which"), found[:PAGE], ())
    elif not rest:
        await _one(unit, found[0])
    else:
        read = await _read(unit, RULES[found[0]], rest)
        if isinstance(read, Found):
            await form.start(unit, {"value": read.value, "name": found[0]}, words)
        else:
            await form.offer(unit, "value", {"name": found[0]}, read, words)


def _start(unit: Unit) -> None:
    text = unit.text("rules-start", timebank=unit.scope.name)
    unit.show(Screen(text, _group_rows(unit, GROUPS[:FIRST_GROUPS], more=True)), "rules")


def _group_rows(unit: Unit, groups: Sequence[str], *, more: bool) -> Rows:
    buttons = [unit.button(f"btn-rules-{one}", f"rules-in:0:{one}") for one in groups]
    if more:
        buttons.append(unit.button("btn-more", "rules-more"))
    last = [] if more else [unit.button("btn-rules", "rules")]
    return one_a_row(*buttons, *last, unit.button("btn-home", "home"))


async def _tapped(unit: Unit, _tap: Tap) -> None:
    unit.demand("rules.change")
    _start(unit)


async def _more(unit: Unit, _tap: Tap) -> None:
    unit.demand("rules.change")
    rows = _group_rows(unit, GROUPS[FIRST_GROUPS:], more=False)
    unit.show(Screen(unit.text("rules-start-more"), rows), "rules.more")


async def _group(unit: Unit, tap: Tap) -> None:
    """One group, four rules at a time."""
    unit.demand("rules.change")
    if tap.run not in GROUPS:
        _start(unit)
        return
    names = [name for name, rule in RULES.items() if rule.group == tap.run]
    page = min(max(tap.id, 0), (len(names) - 1) // PAGE)
    shown = names[page * PAGE : (page + 1) * PAGE]
    turn = []
    if page:
        turn.append(unit.button("btn-back", f"rules-in:{page - 1}:{tap.run}"))
    if (page + 1) * PAGE < len(names):
        turn.append(unit.button("btn-more", f"rules-in:{page + 1}:{tap.run}"))
    await _list(unit, unit.text(f"rules-group-{tap.run}"), shown, turn)


async def _list(unit: Unit, head: Markup, names: Sequence[str], turn: Sequence[Button]) -> None:
    now = await rules.of(unit)
    tell = teller(unit)
    lines = [head]
    rows: list[Sequence[Button]] = []
    for number, name in enumerate(names, 1):
        said = tell.says(name, now.text(name))
        lines.append(unit.text("rules-line", number=number, rule=tell.name(name), says=said))
        label = unit.wording.plain(unit.lang, name_key(name))
        rows.append((unit.button("btn-rules-open", f"rule:0:{name}", number=number, rule=label),))
    ways = [unit.button("btn-back", "rules"), unit.button("btn-home", "home")]
    unit.show(Screen(Markup("\n\n".join(lines)), (*rows, tuple(turn), tuple(ways))), "rules.list")


async def _opened(unit: Unit, tap: Tap) -> None:
    unit.demand("rules.change")
    if tap.run in RULES:
        await _one(unit, tap.run)
    else:
        _start(unit)


async def _one(unit: Unit, name: str) -> None:
    """One rule: what it says, what it usually says, and what it can be."""
    rule, now, tell = RULES[name], await rules.of(unit), teller(unit)
    value = now.text(name)
    may = _may(unit, rule, value)
    text = unit.text(
        "rules-one",
        rule=tell.name(name),
        help=unit.text(f"{name_key(name)}-help"),
        now=tell.says(name, value),
        usual=tell.says(name, rule.default),
        same="yes" if value == rule.default else "no",
        may=unit.text(may[0], **may[1]),
    )
    waits = await changes.asked(unit.tx, unit.scope.id, name)
    rows = [unit.button("btn-rules-change", f"rule-ask:0:{name}")]
    if value != rule.default:
        rows.append(unit.button("btn-rules-usual", f"rule-usual:0:{name}"))
    if waits is not None:
        new = tell.says(name, waits.value)
        more = unit.text("rules-one-waits", name=waits.asked_name, new=new)
        text = Markup(f"{text}\n\n{more}")
        rows.append(unit.button("btn-rules-waiting", f"rule-card:{waits.id}"))
    group = f"rules-in:{_page_of(name)}:{rule.group}"
    ways = (unit.button("btn-back", group), unit.button("btn-home", "home"))
    unit.show(Screen(text, (*one_a_row(*rows), ways)), "rules.one")


def _page_of(name: str) -> int:
    same = [one for one, rule in RULES.items() if rule.group == RULES[name].group]
    return same.index(name) // PAGE


def _may(unit: Unit, rule: Rule, value: str) -> tuple[str, dict[str, Any]]:
    """What a rule can be: a sentence and its values."""
    if rule.kind in ("minutes", "number"):
        key = "rules-may-minutes" if rule.kind == "minutes" else "rules-may-number"
        return key, {"low": rule.low, "high": rule.high}
    if rule.kind == "yes_no":
        return "rules-may-yes-no", {}
    if rule.kind == "choice":
        return "rules-may-choice", {"choices": ", ".join(rule.of)}
    if rule.kind == "choices":
        lines = [
            unit.text(
                "rules-several-line",
                number=number,
                what=unit.text(f"rules-{rule.name}-{one}"),
                on="yes" if one in value.split() else "no",
            )
            for number, one in numbered(rule)
        ]
        return "rules-may-several", {"lines": Markup("\n".join(lines))}
    if rule.kind == "lines":
        return "rules-may-lines", {"most": rule.high}
    if rule.name in ("phone", "hour_value"):
        return ("rules-may-phone" if rule.name == "phone" else "rules-may-hour-value"), {}
    return "rules-may-words", {"most": rule.high}


async def _ask(unit: Unit, tap: Tap) -> None:
    """*Change it*."""
    unit.demand("rules.change")
    if tap.run not in RULES:
        _start(unit)
        return
    rule, now = RULES[tap.run], await rules.of(unit)
    key, values = _may(unit, rule, now.text(rule.name))
    await form.offer(unit, "value", {"name": rule.name}, Unclear(key, values), None)


async def _usual(unit: Unit, tap: Tap) -> None:
    """*Put it back*: the same preview as for any other value."""
    unit.demand("rules.change")
    if tap.run not in RULES:
        _start(unit)
        return
    default = RULES[tap.run].default
    await rules.preview(unit, tap.run, default)
    await form.start(unit, {"value": default, "name": tap.run})


async def _read(unit: Unit, rule: Rule, words: str) -> Found | Unclear:
    """The new value in somebody's words, if it may be that."""
    now = (await rules.of(unit)).text(rule.name)
    try:
        value = rule_values.changed(rule, now, _in_codes(unit, rule, words))
        await rules.preview(unit, rule.name, value)
    except NotAllowed:
        raise
    except DomainError as refusal:
        if refusal.key == "rules-may-choice" and rule.kind == "choices":
            key, values = _may(unit, rule, now)
            return Unclear(key, values)
        return Unclear(refusal.key, refusal.values)
    return Found(value)


def _in_codes(unit: Unit, rule: Rule, words: str) -> str:
    """The label of one of several, typed as it is shown, stands for its code."""
    for one in rule.of if rule.kind == "choices" else ():
        if plainly(words) == plainly(unit.wording.plain(unit.lang, f"rules-{rule.name}-{one}")):
            return one
    return words


@dataclass(frozen=True, slots=True)
class ValueQuestion:
    """A rule's new value, whatever kind the rule is of."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:
        """Likely values; of several choices each turned round."""
        rule = RULES[str(given["name"])]
        now = (await rules.of(unit)).text(rule.name)
        if rule.kind == "yes_no":
            keys = {"yes": "btn-yes", "no": "btn-no"}
            return [Option(unit.button(keys[v], "").label, v) for v in keys if v != now]
        if rule.kind == "choice":
            return [_minutes(unit, int(one)) for one in rule.of if one != now]
        if rule.kind == "choices":
            return [_flip(unit, rule, now, number, one) for number, one in numbered(rule)]
        if rule.kind == "minutes":
            below = [m for m in USUAL_MINUTES if rule.low <= m < int(now)][-1:]
            above = [m for m in USUAL_MINUTES if int(now) < m <= rule.high][:1]
            return [_minutes(unit, m) for m in (*below, *above)]
        if rule.kind == "number":
            near = [n for n in (int(now) - 1, int(now) + 1) if rule.low <= n <= rule.high]
            return [
                Option(unit.button("btn-rules-number", "", count=n).label, str(n)) for n in near
            ]
        return ()

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """What was typed, if the rule may be that."""
        return await _read(unit, RULES[str(given["name"])], words)

    def shown(self, unit: Unit, value: Any) -> str | Markup:  # noqa: ARG002
        """Nothing beside the name: the review card says it in words."""
        return ""

    def load(self, value: Any) -> str:
        """The value as it is kept."""
        return str(value)


def _flip(unit: Unit, rule: Rule, now: str, number: int, one: str) -> Option:
    on = "yes" if one in now.split() else "no"
    label = unit.button("btn-rules-flip", "", number=number, on=on).label
    return Option(label, rule_values.flipped(rule, now, one))


def _minutes(unit: Unit, minutes: int) -> Option:
    return Option(unit.button("btn-rules-minutes", "", minutes=minutes).label, str(minutes))


@dataclass(frozen=True)
class NewValue:
    """A rule and what it shall be."""

    value: str = ask("rules-value-ask", ValueQuestion())
    name: str | None = ask("rules-value-ask", FreeText(), hidden=True)


async def _review(unit: Unit, answers: NewValue) -> Markup:
    rule, now, second = await rules.preview(unit, answers.name or "", answers.value)
    tell = teller(unit)
    return unit.text(
        "rules-review",
        timebank=unit.scope.name,
        rule=tell.name(rule.name),
        new=tell.says(rule.name, answers.value),
        now=tell.says(rule.name, now),
        second="yes" if second else "no",
    )


async def _submit(unit: Unit, answers: NewValue) -> None:
    made = await rules.change(unit, answers.name or "", answers.value)
    unit.show_own_card(rules.CARD, made.id, f"rules.{made.state}")


form = Form("rules", NewValue, _submit, _review, yes="btn-rules-yes")
BROKERS: frozenset[Role] = frozenset({"broker", "administrator"})
journey = Journey(
    "rules",
    commands=[Command("rules", command, roles=BROKERS)],
    taps={
        "rules": _tapped,
        "rules-more": _more,
        "rules-in": _group,
        "rule": _opened,
        "rule-ask": _ask,
        "rule-usual": _usual,
        **taps,
    },
    forms=[form],
    cards={rules.CARD: card},
)
