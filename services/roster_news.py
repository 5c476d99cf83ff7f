"""Who is told what about a roster: everybody on it once, brokers where they are needed."""

from collections.abc import Sequence

from domain import rosters as rules
from services import four_eyes
from services.notices import NoticeButton
from services.work import Work
from storage import ledger as books
from storage import people
from storage.rosters import OnRoster, Roster

CARD = "roster"


async def to_second(work: Work, roster: Roster, ticked: Sequence[OnRoster]) -> None:
    """Whoever can decide about it, and is not on it, gets it, to look it over."""
    on_it = {roster.host_id, *(one.person_id for one in ticked)}
    await four_eyes.show(work, CARD, roster.id, on_it, "roster.ticked")


async def posted(work: Work, roster: Roster, ticked: Sequence[OnRoster], host_minutes: int) -> None:
    """Everybody on it is told once what it was, what it did to their hours, and how to say that
    something is wrong; brokers see what an organiser posted."""
    _, sign = rules.signs(roster.kind)
    moved = {roster.host_id: host_minutes}
    moved.update({one.person_id: sign * one.minutes for one in ticked})
    balances = await books.balances(work.tx, work.scope.id, moved)
    for person_id, minutes in moved.items():
        balance = balances[person_id]
        work.tell(
            person_id,
            "roster.posted",
            "notice-roster-posted",
            once=posted_notice(roster, person_id),
            buttons=(
                NoticeButton("btn-roster-problem", f"r-problem:{roster.id}"),
                NoticeButton("btn-home", "home"),
            ),
            title=roster.title,
            date=roster.day,
            minutes=abs(minutes),
            sign="plus" if minutes > 0 else "minus",
            balance=abs(balance),
            standing="have" if balance > 0 else "owe" if balance < 0 else "even",
        )
    if "broker" not in work.roles:
        for broker in await people.with_role(work.tx, work.scope.id, "broker"):
            if broker.id not in moved:
                work.show_card(broker.id, CARD, roster.id, "roster.posted", fresh=True)
    elif roster.ticked_by not in (None, work.actor.id):
        work.tell(
            int(roster.ticked_by or 0),
            "roster.approved",
            "notice-roster-approved",
            once=approved_notice(roster),
            title=roster.title,
            date=roster.day,
            name=work.actor.name,
        )


def posted_notice(roster: Roster, person_id: int) -> str:
    """What sends the notice of a posting once, and finds it where the posting is taken back."""
    return f"{roster.key}:posted:{person_id}"


def reversed_notice(roster: Roster, person_id: int) -> str:
    """The same of the notice that it was taken out of the books."""
    return f"{roster.key}:reversed:{person_id}"


def approved_notice(roster: Roster) -> str:
    """The same of the notice to whoever ticked it."""
    return f"{roster.key}:approved"


def undone(work: Work, roster: Roster, ticked: Sequence[OnRoster]) -> None:
    """Everybody on it reads that it was undone, and why."""
    for person_id in (roster.host_id, *(one.person_id for one in ticked)):
        work.tell(
            person_id,
            "roster.reversed",
            "notice-roster-reversed",
            once=reversed_notice(roster, person_id),
            buttons=(NoticeButton("btn-talk-to-a-person", "talk"),),
            title=roster.title,
            date=roster.day,
            words=roster.note or "",
        )
