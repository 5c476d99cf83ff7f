"""A timebank's rules: one table of names, defaults and ranges, read by everything that asks.

Each timebank can change them (services/rules.py); what it hasn't changed has the default here.
Lengths of help are whole minutes. Defaults are from DOMAIN.md section 1 unless a line says why.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["minutes", "number", "yes_no", "choice", "choices", "lines", "text"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what its value is, what it is until somebody changes it, and what it may be.

    kind: minutes (a length), number (days, people, hours as the name says), yes_no, choice (one of
    `of`), choices (some of `of`), lines (a list, one a line), text. `low` and `high` bound minutes
    and numbers, both allowed; `high` bounds lines and letters.
    """

    name: str
    kind: Kind
    default: str
    low: int = 0
    high: int = 0
    of: Sequence[str] = ()
    group: str = "hours"


EXCHANGE_KINDS = ("class", "team", "event", "organisation", "gift", "pot", "lending", "across")
"""Kinds of exchange beside one to one, which every timebank has."""
LOOKS = ("first", "home", "children", "driver", "keys", "long")
"""What a broker looks at before anybody is asked: a person's first exchange, help in the home of
somebody who may be at risk, children, drivers, an empty home, more than `look_above_minutes`."""
CHECKLIST = ("first", "home", "children", "driver", "keys", "lone")
"""Risks of help of which a broker ticks the points before they approve it; `lone`: one of the two
is alone with the other in a home."""

OPPORTUNITY_LOOKS = ("first", "risk", "checks")
"""Why a broker looks at something to volunteer for before people see it: it is an organisation's
first, children or adults at risk are there, a DBS check is asked for."""

RULES: Mapping[str, Rule] = {
    rule.name: rule
    for rule in (
        # Hours
        Rule("welcome_minutes", "minutes", "120", 0, 1200),
        Rule("soft_floor_minutes", "minutes", "360", 0, 6000),
        Rule("hard_floor_minutes", "minutes", "1200", 0, 12000),
        Rule("high_balance_minutes", "minutes", "360", 60, 12000),
        Rule("rounding_minutes", "choice", "1", of=("1", "5", "15", "30")),
        Rule("kinds", "choices", " ".join(EXCHANGE_KINDS), of=EXCHANGE_KINDS),
        Rule("gift_most_minutes", "minutes", "600", 0, 6000),
        Rule("lending_minutes", "minutes", "30", 0, 600),
        Rule("event_minutes", "minutes", "60", 0, 600),
        # Volunteers' hours that become timebank hours: of nobody, of chosen organisations, of all.
        Rule("shifts_credit", "choice", "none", of=("none", "chosen", "all")),
        Rule("shifts_credit_for", "lines", "", high=100),
        Rule("shifts_pay", "choice", "timebank", of=("timebank", "organisation")),
        # Approval
        Rule(
            "looks", "choices", "first home children driver keys long", of=LOOKS, group="approval"
        ),
        Rule("look_above_minutes", "minutes", "240", 15, 1440, group="approval"),
        Rule("approve_every_plan", "yes_no", "yes", group="approval"),
        Rule("post_by_itself", "yes_no", "yes", group="approval"),
        Rule("visit_late_minutes", "minutes", "30", 5, 240, group="approval"),
        Rule(
            "checklist",
            "choices",
            "first home children driver keys",
            of=CHECKLIST,
            group="approval",
        ),
        # So much at a time a broker can approve with others in one tap (0: nothing).
        Rule("routine_minutes", "minutes", "180", 0, 1440, group="approval"),
        # What people are told: by 5pm on the next working day.
        Rule("first_reply_days", "number", "1", 1, 10, group="approval"),
        # Good references that a newcomer should have; none are asked for where it is 0.
        Rule("references_wanted", "number", "2", 0, 6, group="approval"),
        Rule(
            "opportunity_looks",
            "choices",
            "first risk checks",
            of=OPPORTUNITY_LOOKS,
            group="approval",
        ),
        # Asking
        Rule("wave_people", "number", "3", 1, 20, group="asking"),
        Rule("wave_hours", "number", "24", 1, 168, group="asking"),
        Rule("waves", "number", "4", 1, 20, group="asking"),
        Rule("asks_per_week", "number", "2", 1, 20, group="asking"),
        # Hours for which a freed place of a shift is kept for the next on the list: domain/shifts.
        Rule("offer_hours", "number", "4", 1, 12, group="asking"),
        # People that news goes to without a second person looking at it.
        Rule("broadcast_second", "number", "100", 0, 100000, group="asking"),
        Rule("listing_days", "number", "90", 14, 730, group="asking"),
        Rule("listing_warning_days", "number", "7", 1, 30, group="asking"),
        # Hours that a broker creates
        Rule("issue_month_minutes", "minutes", "3000", 0, 60000, group="issue"),
        Rule("second_person_minutes", "minutes", "300", 0, 6000, group="issue"),
        Rule("pair_cap_minutes", "minutes", "1200", 0, 60000, group="issue"),
        # About the timebank
        Rule("wards", "lines", "", high=40, group="about"),
        Rule("phone", "text", "", high=40, group="about"),
        Rule("opening", "text", "", high=120, group="about"),
        Rule("greeting", "text", "", high=120, group="about"),
        Rule("statement_monthly", "yes_no", "yes", group="about"),
        Rule("pseudo_languages", "yes_no", "no", group="about"),
        # How often a broker and a member look at a plan for work together.
        Rule("work_review_days", "number", "21", 14, 28, group="about"),
        # Reports
        Rule("report_monthly", "yes_no", "yes", group="reports"),
        Rule("small_number", "number", "5", 3, 20, group="reports"),
        Rule("hour_value", "text", "", high=120, group="reports"),
    )
}


class Rules:
    """The rules of one timebank, as they stand. Names that are none raise KeyError."""

    def __init__(self, changed: Mapping[str, str]) -> None:
        self._changed = changed

    def text(self, name: str) -> str:
        """The value as it is kept."""
        return self._changed.get(name, RULES[name].default)

    def number(self, name: str) -> int:
        """A number, or a length in minutes."""
        return int(self.text(name))

    def yes(self, name: str) -> bool:
        """Whether a yes/no rule says yes."""
        return self.text(name) == "yes"

    def some(self, name: str) -> frozenset[str]:
        """What was chosen of several."""
        return frozenset(self.text(name).split())

    def lines(self, name: str) -> tuple[str, ...]:
        """A list, in its order."""
        return tuple(line.strip() for line in self.text(name).splitlines() if line.strip())

    def rounded(self, minutes: int) -> int:
        """A length as the timebank's rounding has it: to the nearest step, never to nothing."""
        step = self.number("rounding_minutes")
        return max(step, (minutes + step // 2) // step * step)
