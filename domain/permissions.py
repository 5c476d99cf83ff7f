"""Who may do what in a timebank: one table, read by every service before anything changes."""

from collections.abc import Set as AbstractSet
from typing import Literal

from domain.errors import NotAllowed

Role = Literal["member", "organiser", "broker", "safeguarding", "administrator"]
Verb = Literal[
    "exchange.log",
    "exchange.plan",
    "exchange.decide",
    "member.decide",
    "member.introduce",
    "member.act",
    "member.check",
    "member.note",
    "member.second",
    "case.answer",
    "case.restricted",
    "safety.set",
    "queue.see",
    "role.grant",
    "audit.see",
    "shift.publish",
    "shift.join",
    "opportunity.decide",
    "rules.change",
    "timebank.open",
    "report.see",
    "needs.see",
    "hours.give",
    "pot.ask",
    "hours.issue",
    "hours.second",
    "roster.make",
    "item.lend",
    "gathering.propose",
    "gathering.decide",
    "request.make",
    "request.answer",
    "request.decide",
    "listing.change",
    "across.agree",
    "team.arrange",
    "work.support",
    "letter.help",
    "news.send",
    "news.second",
    "channel.link",
    "course.see",
    "course.keep",
    "import.make",
    "delivery.see",
    "award.take",
    "award.check",
    "award.run",
]

MAY: dict[Verb, frozenset[Role]] = {
    "exchange.log": frozenset({"member", "broker"}),
    "exchange.plan": frozenset({"member", "broker"}),
    "exchange.decide": frozenset({"broker"}),
    "member.decide": frozenset({"broker"}),
    "member.introduce": frozenset({"broker"}),
    "member.act": frozenset({"broker"}),
    "member.check": frozenset({"broker"}),
    "member.note": frozenset({"broker"}),
    "member.second": frozenset({"broker", "administrator"}),
    "case.answer": frozenset({"broker", "safeguarding"}),
    "case.restricted": frozenset({"safeguarding"}),
    "safety.set": frozenset({"safeguarding"}),
    "queue.see": frozenset({"broker"}),
    "role.grant": frozenset({"administrator"}),
    "audit.see": frozenset({"administrator"}),
    "shift.publish": frozenset({"organiser", "broker"}),
    "shift.join": frozenset({"member"}),
    "opportunity.decide": frozenset({"broker"}),
    "rules.change": frozenset({"broker", "administrator"}),
    "timebank.open": frozenset({"administrator"}),
    "report.see": frozenset({"broker", "administrator"}),
    "needs.see": frozenset({"broker", "administrator"}),
    "hours.give": frozenset({"member", "broker"}),
    "pot.ask": frozenset({"member", "broker"}),
    "hours.issue": frozenset({"broker"}),
    "hours.second": frozenset({"broker", "administrator"}),
    "roster.make": frozenset({"organiser", "broker"}),
    "item.lend": frozenset({"member"}),
    "gathering.propose": frozenset({"member"}),
    "gathering.decide": frozenset({"broker"}),
    "request.make": frozenset({"member", "broker"}),
    "request.answer": frozenset({"member", "broker"}),
    "request.decide": frozenset({"broker"}),
    "listing.change": frozenset({"member", "broker"}),
    "across.agree": frozenset({"broker", "administrator"}),
    "import.make": frozenset({"broker"}),
    "team.arrange": frozenset({"broker", "administrator"}),
    "news.send": frozenset({"organiser", "broker"}),
    "news.second": frozenset({"broker", "administrator"}),
    "channel.link": frozenset({"broker", "administrator"}),
    "work.support": frozenset({"broker"}),
    "letter.help": frozenset({"broker"}),
    "course.see": frozenset({"member", "broker"}),
    "course.keep": frozenset({"broker"}),
    "delivery.see": frozenset({"broker"}),
    "award.take": frozenset({"member", "broker"}),
    "award.check": frozenset({"broker", "administrator"}),
    "award.run": frozenset({"administrator"}),
}


ONE_TO_ONE: frozenset[Verb] = frozenset({
    "exchange.log", "exchange.plan", "request.make", "request.answer", "listing.change",
    "item.lend", "hours.give",
})  # fmt: skip
"""What brings two people together: never for members under 18 (DOMAIN.md section 5)."""


def may(roles: AbstractSet[Role], verb: Verb) -> bool:
    """Whether someone with these roles may do this."""
    return bool(MAY[verb] & roles)


def demand(roles: AbstractSet[Role], verb: Verb) -> None:
    """Raises NotAllowed unless one of the roles allows the verb."""
    if not may(roles, verb):
        raise NotAllowed
