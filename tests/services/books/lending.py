"""Things that are lent: asked for, agreed, out, back, settled and undone; with hours for it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from hypothesis.stateful import rule

from domain.lending import Slot
from services import lending
from services.work import Work
from tests.services.books.history import DESK, MINUTES, WHICH, WHO, Act, History

LONDON = ZoneInfo("Europe/London")
OWNERS = {1: "Amina", 2: "St Mark's", 3: "Ruth"}
ITEM = st.sampled_from(tuple(OWNERS))
HOURS = st.sampled_from((1, 3, 20, 30, 80))
ACTS = (
    *("agree", "decline", "cancel", "bring", "check", "confirm", "problem", "close"),
    *("settle", "reverse", "agree", "confirm"),
)


class Lending(History):
    """A drill, a hall and a tent."""

    def slot(self, ahead: int, length: int) -> Slot:
        """A stretch of so many hours that begins in `ahead` hours, as the clock has it."""
        start: datetime = (self.now + timedelta(hours=ahead)).astimezone(LONDON)
        end = (self.now + timedelta(hours=ahead + length)).astimezone(LONDON)
        return Slot(start.date(), start.time(), end.date(), end.time(), LONDON)

    @rule(who=WHO, item=ITEM, ahead=HOURS, length=HOURS)
    def borrow(self, who: str, item: int, ahead: int, length: int) -> None:
        """Somebody asks for a thing."""
        slot = self.slot(ahead, length)
        self.does(who, lambda work: lending.ask(work, item, slot))

    @rule(who=st.one_of(WHO, DESK), which=WHICH, action=st.sampled_from(ACTS), minutes=MINUTES)
    def on_booking(self, who: str, which: int, action: str, minutes: int) -> None:
        """Somebody, allowed or not, does something about one of the newest."""
        self.does(who, self.deed(self.newest("booking", which), action, minutes))

    def deed(self, one: int, action: str, minutes: int) -> Act:
        """What a tap on its card does."""
        if action == "agree":
            return lambda work: lending.agree(work, one)
        if action == "settle":
            return lambda work: lending.settle(work, one, minutes, "I rang both")

        def act(work: Work) -> object:
            return lending.act(work, one, action, words="By mistake")  # type: ignore[arg-type]

        return act  # type: ignore[return-value]

    @rule(
        who=WHO,
        item=ITEM,
        first=st.sampled_from(("bring", "check")),
        trouble=st.sampled_from((None, None, "settle", "close", "check")),
        minutes=MINUTES,
        broker=st.sampled_from(("Ruth", "Devinder")),
    )
    def whole_booking(
        self, who: str, item: int, first: str, trouble: str | None, minutes: int, broker: str
    ) -> None:
        """Something is borrowed and comes back; sometimes there is a problem first."""
        owner = OWNERS[item]
        slot = self.slot(1, 3)
        if not self.does(who, lambda work: lending.ask(work, item, slot)):
            return
        one = self.newest("booking", 0)
        self.does(owner, self.deed(one, "agree", 0))
        self.later(2)
        if trouble is not None:
            self.does(who, self.deed(one, "problem", 0))
            self.does(broker if trouble != "check" else owner, self.deed(one, trouble, minutes))
        self.does(who if first == "bring" else owner, self.deed(one, first, 0))
        self.does(owner if first == "bring" else who, self.deed(one, "confirm", 0))
