"""Who hears of what becomes of a request: its card for the person and for brokers, and the card
of whoever was asked. Nobody learns who said no, and nobody is told twice that all is well."""

from collections.abc import Iterable
from datetime import time, timedelta

from domain import requests as rules
from domain.requests import Action, Part
from domain.shifts import quiet
from services import four_eyes
from services.work import Work
from storage.requests import Candidate, Request

CARD = "request"
"""A request as its person and the brokers see it."""
ASK_CARD = "help-ask"
"""A request as somebody sees it who is asked to help."""

NOON = time(12)
_PERSON_WAITS: frozenset[tuple[Part, Action]] = frozenset({
    ("broker", "allow"), ("broker", "query"), ("broker", "take"), ("broker", "decline"),
    ("broker", "unmet"), ("broker", "say_yes"), ("clock", "take"), ("clock", "lapse"),
    ("helper", "say_yes"), ("helper", "withdraw"), ("helper", "none_left"), ("helper", "drop"),
    ("clock", "drop"), ("clock", "hold"),
})  # fmt: skip
"""What the person mustn't miss: their card comes anew."""


async def moved(work: Work, request: Request, part: Part, action: Action) -> None:
    """Everyone's card changes; whoever must act, or mustn't miss it, gets it as a new message."""
    if (part, action) in _PERSON_WAITS and request.person_id != work.actor.id:
        soon = "-soon" if action == "drop" and _soon(work, request) else ""
        work.show_card(request.person_id, CARD, request.id, f"request.{action}{soon}", fresh=True)
    if request.state in rules.FOR_BROKER and part != "broker":
        await tell_brokers(work, request, f"request.{request.state}")
    work.refresh(CARD, request.id, f"request.{request.state}")
    work.refresh(ASK_CARD, request.id, f"request.{request.state}")


def _soon(work: Work, request: Request) -> bool:
    """Whether its day is today or tomorrow: who was to be helped then hears at any hour."""
    return request.day is not None and request.day <= work.local.date() + timedelta(days=1)


async def tell_brokers(work: Work, request: Request, reason: str) -> None:
    """The card comes to whoever can decide about it, but not to whoever did this."""
    await four_eyes.show(work, CARD, request.id, {request.person_id}, reason)


def asked(work: Work, request: Request, person_ids: Iterable[int]) -> None:
    """These people are asked; in the night only because the morning is too late. What is wanted
    before the noon after the next morning's message can't wait for that."""
    reason = "request.ask-soon" if _pressing(work, request) else "request.ask"
    for person_id in person_ids:
        work.show_card(person_id, ASK_CARD, request.id, reason, fresh=True)


def _pressing(work: Work, request: Request) -> bool:
    """Whether a line of the next morning's message would come too late."""
    if quiet(work.now, work.zone):
        return True
    days = (request.last_day - work.local.date()).days if request.last_day else None
    early = request.start is not None and request.start < NOON
    return days is not None and (days < 1 or (days == 1 and early))


def over(work: Work, request: Request, candidates: Iterable[Candidate]) -> None:
    """Whoever said yes, or was chosen, is told kindly that they aren't needed (any more); who has
    not answered only sees so on the card."""
    for one in candidates:
        if one.state in ("yes", "chosen") and one.person_id != work.actor.id:
            work.show_card(one.person_id, ASK_CARD, request.id, "request.over", fresh=True)
