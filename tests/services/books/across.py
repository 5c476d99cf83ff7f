"""Two timebanks: help across with its cap and its reversal, members who move with their hours."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from services import crossings, moves, pacts
from services.crossings import Logged
from tests.services.books import place
from tests.services.books.history import ANYBODY, MINUTES, WHICH, Act, History

BROKER = st.sampled_from((*place.BROKERS, *place.FAR_BROKERS))
MOVERS = st.sampled_from(("Amina", "Jean", "Pat", "Bob", "Carol", "Devinder", "Marek", "Ruth"))
ACTS = (
    *("place", "confirm", "change", "problem", "settle", "approve", "decline", "reverse"),
    *("cancel", "report", "allow", "approve", "confirm"),
)
MOVE_ACTS = ("confirm", "approve", "decline", "cancel", "reverse")
PACT = 1


class Across(History):
    """Help between members of the two."""

    def brokers(self, where: int) -> list[str]:
        """The brokers of a timebank now."""
        rows = self.ask(
            "SELECT p.name FROM role r JOIN person p ON p.id = r.person_id WHERE r.role = 'broker'"
            " AND r.community_id = :where AND r.revoked_at IS NULL AND p.community_id = :where"
            " ORDER BY p.id",
            where=where,
        )
        return [str(row["name"]) for row in rows]

    @rule(broker=BROKER, member=ANYBODY, gave=st.booleans(), minutes=MINUTES)
    def record(self, broker: str, member: str, gave: bool, minutes: int) -> None:
        """A broker records that a member helped, or was helped by, somebody of the other."""
        self.recorded(broker, member, gave, minutes)

    def recorded(self, broker: str, member: str, gave: bool, minutes: int) -> bool:
        """The same; False where it was refused."""
        day = self.now.date() - timedelta(days=1)
        new = Logged(PACT, self.people[member].id, gave, "Somebody", day, minutes, "Gardening")
        return self.does(broker, lambda work: crossings.log(work, new))

    @rule(who=ANYBODY, which=WHICH, action=st.sampled_from(ACTS), other=ANYBODY, minutes=MINUTES)
    def on_crossing(self, who: str, which: int, action: str, other: str, minutes: int) -> None:
        """Somebody, allowed or not, does something about one of the newest."""
        one, person = self.newest("crossing", which), self.people[other].id
        acts: dict[str, Act] = {
            "place": lambda work: crossings.place(work, one, person),
            "change": lambda work: crossings.change(work, one, minutes),
            "settle": lambda work: crossings.settle(work, one, minutes, "I rang both"),
            "decline": lambda work: crossings.decline(work, one, "Let us talk"),
            "reverse": lambda work: crossings.reverse(work, one, "By mistake"),
            "report": lambda work: crossings.report(work, one, minutes),
        }
        plainly = getattr(crossings, action)
        self.does(who, acts.get(action) or (lambda work: plainly(work, one)))

    @rule(
        member=ANYBODY,
        other=ANYBODY,
        gave=st.booleans(),
        minutes=MINUTES,
        quarrel=st.booleans(),
        undone=st.sampled_from((False, False, True)),
    )
    def whole_crossing(
        self, member: str, other: str, gave: bool, minutes: int, quarrel: bool, undone: bool
    ) -> None:
        """Help across that goes all the way to the books, or to the cap; sometimes undone."""
        here, there = self.home(member), self.home(other)
        ours, theirs = self.brokers(here), self.brokers(there)
        if here == there or not ours or not theirs:
            return
        broker, partner = (
            next((b for b in one if b != who), one[0])
            for one, who in ((ours, member), (theirs, other))
        )
        if not self.recorded(broker, member, gave, minutes):
            return
        one, person = self.newest("crossing", 0), self.people[other].id
        self.does(partner, lambda work: crossings.place(work, one, person))
        host = partner if gave else broker
        if quarrel:
            self.does(other, lambda work: crossings.problem(work, one))
            self.does(host, lambda work: crossings.settle(work, one, minutes, "I rang both"))
        else:
            self.does(other, lambda work: crossings.confirm(work, one))
            self.does(host, lambda work: crossings.approve(work, one))
        if undone:
            self.does(broker, lambda work: crossings.reverse(work, one, "By mistake"))

    @rule(broker=BROKER, action=st.sampled_from(("pause", "resume")))
    def on_pact(self, broker: str, action: str) -> None:
        """One of the two pauses what is agreed, or goes on with it."""
        self.does(broker, lambda work: pacts.act(work, PACT, action))  # type: ignore[arg-type]


class Moving(Across):
    """Members who move to the other timebank with what they have or owe."""

    @rule(who=MOVERS)
    def asks_to_move(self, who: str) -> None:
        """Somebody asks to move to the other one."""
        to = place.KINGS_HEATH if self.home(who) == place.WARD_END else place.WARD_END
        self.does(who, lambda work: moves.ask(work, to, "Kings Heath"))

    @rule(who=ANYBODY, which=WHICH, action=st.sampled_from(MOVE_ACTS))
    def on_move(self, who: str, which: int, action: str) -> None:
        """Somebody, allowed or not, does something about one of the newest moves."""
        one = self.newest("relocation", which)
        acts: dict[str, Act] = {
            "decline": lambda work: moves.decline(work, one, "Let us talk"),
            "reverse": lambda work: moves.reverse(work, one, "She came back"),
        }
        plainly = getattr(moves, action)
        self.does(who, acts.get(action) or (lambda work: plainly(work, one)))

    @rule(who=MOVERS, back=st.booleans(), hours=st.sampled_from((0, 1, 72)))
    def whole_move(self, who: str, back: bool, hours: int) -> None:
        """Somebody moves, and sometimes it is undone."""
        old = self.home(who)
        new = place.KINGS_HEATH if old == place.WARD_END else place.WARD_END
        self.asks_to_move(who)
        one = self.newest("relocation", 0)
        if not one:
            return
        had = self.balance(who)
        for name in self.brokers(old):
            self.does(name, lambda work: moves.confirm(work, one))
        said = [
            self.does(name, lambda work: moves.approve(work, one)) for name in self.brokers(new)
        ]
        if any(said) and self.home(who) == new:
            assert self.balance(who) == had or self.ask(
                "SELECT 1 FROM relocation WHERE person_id = :id AND id <> :one LIMIT 1",
                id=self.people[who].id,
                one=one,
            )
        if back:
            self.later(hours)
            for name in self.brokers(old):
                self.does(name, lambda work: moves.reverse(work, one, "They came back"))
