"""Help from one to one and among many, recorded or planned, by whoever and in whatever order."""

from datetime import time, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from services import exchanges, plans, rosters
from services.exchanges import Given
from services.plans import NewPlan
from services.rosters import NewRoster
from tests.services.books.history import DESK, MINUTES, WHICH, WHO, Act, History

EXCHANGE_ACTS = (
    *("agree", "allow", "confirm", "change", "accept", "amend", "problem", "cancel", "approve"),
    *("settle", "decline", "query", "answer", "reverse", "report", "missed"),
)
BROKER = st.sampled_from(("Ruth", "Devinder"))


class OneToOne(History):
    """Help that one gives another."""

    @rule(writer=WHO, other=WHO, minutes=MINUTES, gave=st.booleans())
    def log(self, writer: str, other: str, minutes: int, gave: bool) -> None:
        """Help is recorded after it was given."""
        whom, day = self.people[other].id, self.now.date() - timedelta(days=1)
        given = Given(whom, other, minutes, day, i_gave=gave)
        self.does(writer, lambda work: exchanges.log(work, given))

    @rule(writer=WHO, other=WHO, minutes=MINUTES, days=st.integers(0, 3))
    def propose(self, writer: str, other: str, minutes: int, days: int) -> None:
        """Help is planned."""
        giver, receiver = self.people[writer].id, self.people[other].id
        day = self.now.date() + timedelta(days=days)
        new = NewPlan(giver, receiver, day, time(14), minutes, None, None, "Gardening")
        self.does(writer, lambda work: plans.propose(work, new))

    @rule(
        who=st.one_of(WHO, DESK),
        which=WHICH,
        action=st.sampled_from(EXCHANGE_ACTS),
        minutes=MINUTES,
    )
    def exchange(self, who: str, which: int, action: str, minutes: int) -> None:
        """Somebody, allowed or not, does something to one of the newest exchanges."""
        one = self.newest("exchange", which)
        acts: dict[str, Act] = {
            "agree": lambda work: plans.agree(work, one),
            "allow": lambda work: plans.allow(work, one),
            "missed": lambda work: plans.missed(work, one),
            "report": lambda work: exchanges.report(work, one, minutes),
            "change": lambda work: exchanges.change(work, one, minutes),
            "amend": lambda work: exchanges.amend(work, one, minutes),
            "settle": lambda work: exchanges.settle(work, one, minutes, "I rang both"),
            "decline": lambda work: exchanges.decline(work, one, "Twice"),
            "query": lambda work: exchanges.query(work, one, "Which day?"),
            "answer": lambda work: exchanges.answer(work, one, "Monday"),
            "reverse": lambda work: exchanges.reverse(work, one, "By mistake"),
        }
        plainly = getattr(exchanges, action, None)
        self.does(who, acts.get(action) or (lambda work: plainly(work, one)))  # type: ignore[misc]

    @rule(writer=WHO, other=WHO, minutes=MINUTES, broker=st.sampled_from(("Ruth", "Devinder")))
    def whole(self, writer: str, other: str, minutes: int, broker: str) -> None:
        """Help that goes all the way to the books, where nobody decides about their own."""
        self.log(writer, other, minutes, gave=True)
        one = self.newest("exchange", 0)
        self.does(other, lambda work: exchanges.confirm(work, one))
        self.does(broker, lambda work: exchanges.approve(work, one))

    @rule(
        writer=WHO,
        other=WHO,
        minutes=MINUTES,
        shorter=st.booleans(),
        broker=st.sampled_from(("Ruth", "Devinder")),
    )
    def whole_plan(self, writer: str, other: str, minutes: int, shorter: bool, broker: str) -> None:
        """Help that is planned, approved beforehand, given, and posts itself."""
        self.propose(writer, other, minutes, days=1)
        one = self.newest("exchange", 0)
        self.does(other, lambda work: plans.agree(work, one))
        self.does(broker, lambda work: plans.allow(work, one))
        self.later(48)
        given = max(1, minutes - 10) if shorter else minutes
        self.does(writer, lambda work: exchanges.report(work, one, given))
        self.does(other, lambda work: exchanges.confirm(work, one))


class Many(History):
    """A class, a team job, an event: a roster that is ticked and posted."""

    @rule(
        who=st.sampled_from(("Owen", "Ruth", "Devinder", "Amina")),
        kind=st.sampled_from(("class", "team", "event")),
        host=WHO,
        others=st.lists(WHO, max_size=4),
        minutes=MINUTES,
    )
    def roster(self, who: str, kind: Any, host: str, others: list[str], minutes: int) -> None:
        """A roster is made and ticked."""
        day = self.now.date() - timedelta(days=2)
        new = NewRoster(kind, "Coffee morning", day, minutes, self.people[host].id)
        if not self.does(who, lambda work: rosters.make(work, new)):
            return
        one = self.newest("roster", 0)
        for name in others:
            person = self.people[name].id
            self.does(who, lambda work, person=person: rosters.add(work, one, person))  # type: ignore[misc]

    @rule(
        broker=st.sampled_from(("Ruth", "Devinder")),
        kind=st.sampled_from(("class", "team", "event")),
        host=WHO,
        others=st.lists(WHO, min_size=1, max_size=4),
        minutes=MINUTES,
    )
    def whole_roster(
        self, broker: str, kind: Any, host: str, others: list[str], minutes: int
    ) -> None:
        """A roster that goes all the way, by the other broker where it must."""
        self.roster(broker, kind, host, others, minutes)
        one = self.newest("roster", 0)
        for name in (broker, "Devinder" if broker == "Ruth" else "Ruth"):
            self.does(name, lambda work: rosters.post(work, one))

    @rule(
        who=DESK,
        which=WHICH,
        action=st.sampled_from(("tick", "time", "post", "post", "reopen", "cancel", "reverse")),
        other=WHO,
        minutes=MINUTES,
    )
    def on_roster(self, who: str, which: int, action: str, other: str, minutes: int) -> None:
        """Somebody does something to one of the newest rosters."""
        one, person = self.newest("roster", which), self.people[other].id
        acts: dict[str, Act] = {
            "tick": lambda work: rosters.tick(work, one, person, ticked=minutes > 60),
            "time": lambda work: rosters.change_time(work, one, person, minutes),
            "post": lambda work: rosters.post(work, one),
            "reopen": lambda work: rosters.reopen(work, one),
            "cancel": lambda work: rosters.cancel(work, one),
            "reverse": lambda work: rosters.reverse(work, one, "Wrong names"),
        }
        self.does(who, acts[action])
