"""Hours that move without help: gifts, the pot, hours that a broker creates or cancels."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from services import issue, pot
from tests.services.books.history import DESK, MINUTES, WHICH, WHO, Act, History


class Gifts(History):
    """From member to member, to the pot and from it, and corrections."""

    @rule(who=WHO, to=st.one_of(st.none(), WHO), minutes=MINUTES)
    def give(self, who: str, to: str | None, minutes: int) -> None:
        """A gift, or hours for the pot; never below the soft floor."""
        if to is None:
            moved = self.does(who, lambda work: pot.to_pot(work, minutes))
        else:
            whom = self.people[to].id
            moved = self.does(who, lambda work: pot.give(work, whom, minutes))
        if moved:
            assert self.balance(who) >= -360

    @rule(who=WHO, minutes=MINUTES)
    def ask_pot(self, who: str, minutes: int) -> None:
        """Somebody asks the pot."""
        self.does(who, lambda work: pot.ask(work, minutes, None))

    @rule(who=WHO, giver=WHO, minutes=MINUTES)
    def whole_pot(self, who: str, giver: str, minutes: int) -> None:
        """Hours go into the pot, and somebody gets some."""
        self.does(giver, lambda work: pot.to_pot(work, minutes))
        self.does(who, lambda work: pot.ask(work, minutes, None))
        one = self.newest("gift", 0)
        for name in ("Ruth", "Devinder"):
            self.does(name, lambda work: pot.grant(work, one))
            self.does(name, lambda work: pot.confirm(work, one))

    @rule(
        who=DESK,
        which=WHICH,
        action=st.sampled_from(("grant", "grant", "confirm", "decline", "cancel", "reverse")),
    )
    def on_gift(self, who: str, which: int, action: str) -> None:
        """Somebody does something to one of the newest gifts and asks."""
        one = self.newest("gift", which)
        acts: dict[str, Act] = {
            "grant": lambda work: pot.grant(work, one),
            "confirm": lambda work: pot.confirm(work, one),
            "decline": lambda work: pot.decline(work, one, "Not this time"),
            "cancel": lambda work: pot.cancel(work, one),
            "reverse": lambda work: pot.reverse(work, one, "By mistake"),
        }
        self.does(who, acts[action])

    @rule(who=DESK, whose=WHO, minutes=MINUTES, less=st.booleans())
    def correct(self, who: str, whose: str, minutes: int, less: bool) -> None:
        """A broker creates or cancels hours."""
        person, signed = self.people[whose].id, -minutes if less else minutes
        self.does(who, lambda work: issue.ask(work, person, signed, "mistake", None))

    @rule(
        who=DESK,
        which=WHICH,
        action=st.sampled_from(("approve", "approve", "decline", "cancel", "reverse")),
    )
    def on_issue(self, who: str, which: int, action: str) -> None:
        """Somebody does something to one of the newest."""
        one = self.newest("issue_request", which)
        acts: dict[str, Act] = {
            "approve": lambda work: issue.approve(work, one),
            "decline": lambda work: issue.decline(work, one, "Let us talk"),
            "cancel": lambda work: issue.cancel(work, one),
            "reverse": lambda work: issue.reverse(work, one, "By mistake"),
        }
        self.does(who, acts[action])
