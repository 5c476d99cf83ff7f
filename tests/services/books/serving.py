"""Volunteers' hours: noted in any order by anybody, confirmed, declined, put right, noted anew."""

from datetime import time, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from domain.shifts import Plan
from services import service_confirm, service_hours, service_reverse, service_told, shifts
from services.service_told import Told
from services.shifts import NewShift
from services.work import Work
from storage import communities
from tests.services.books import place
from tests.services.books.history import DESK, WHICH, WHO, Act, History

LENGTHS = st.sampled_from((None, 1, 45, 90, 400, 2000))
VOLUNTEERS = ("Amina", "Jean", "Pat", "Ruth")


class Serving(History):
    """Two shifts of Owen's today, one of seven hours: on both four people have places."""

    @initialize(credit=st.sampled_from(("all", "all", "none")), step=st.sampled_from(("1", "15")))
    def two_shifts(self, credit: str, step: str) -> None:
        """Published just before they begin."""

        async def make(work: Work) -> None:
            communities.set_setting(work.tx, place.WARD_END, "shifts_credit", credit)
            communities.set_setting(work.tx, place.WARD_END, "rounding_minutes", step)
            for start, finish in ((time(11), time(13)), (time(12), time(19))):
                plan = Plan(self.now.date(), start, finish, work.zone)
                shift_id = await shifts.publish(
                    work, NewShift("Tea for carers", "Friends", plan, "Hall", 8)
                )
                for turn, name in enumerate(VOLUNTEERS, 1):
                    await work.tx.run(
                        "INSERT INTO place (shift_id, person_id, state, turn, joined_at,"
                        " changed_at) VALUES (:shift, :person, 'joined', :turn, :now, :now)",
                        shift=shift_id,
                        person=self.people[name].id,
                        turn=turn,
                        now=self.now,
                    )

        assert self.again("Owen", make)
        self.now += timedelta(hours=3)
        found = self.ask("SELECT id FROM shift ORDER BY id DESC LIMIT 2")
        self.shifts = [int(row["id"]) for row in found]

    def of(self, which: int) -> tuple[int, int]:
        """One of the rows, and its shift (0: none)."""
        found = self.ask("SELECT id, shift_id FROM service_hours ORDER BY id DESC LIMIT 6")
        one = found[which % len(found)] if found else None
        return (int(one["id"]), int(one["shift_id"] or 0)) if one is not None else (0, 0)

    @rule(
        who=DESK,
        which=st.integers(0, 1),
        name=st.sampled_from((*VOLUNTEERS, "Devinder")),
        minutes=LENGTHS,
        action=st.sampled_from(("came", "came", "missed", "everyone", "heads")),
    )
    def note(self, who: str, which: int, name: str, minutes: int | None, action: str) -> None:
        """Somebody ticks a list."""
        shift, person, by = self.shifts[which], self.people[name].id, self.people[who].id
        acts: dict[str, Act] = {
            "came": lambda w: service_hours.came(w, shift, person, minutes, "tick", by),
            "missed": lambda w: service_hours.missed(w, shift, person),
            "everyone": lambda w: service_hours.everyone(w, shift),
            "heads": lambda w: service_hours.count_heads(w, shift, (minutes or 0) % 7),
        }
        self.does(who, acts[action])

    @rule(
        who=st.sampled_from(VOLUNTEERS),
        which=WHICH,
        minutes=LENGTHS,
        action=st.sampled_from(("code", "code", "self", "leave", "stayed", "withdraw", "tell")),
    )
    def by_oneself(self, who: str, which: int, minutes: int | None, action: str) -> None:
        """A volunteer checks in or out, tells of hours, takes them back."""
        shift, own, one = self.shifts[which % 2], self.people[who].id, self.of(which)[0]
        told = Told("Litter pick", minutes or 60, self.now.date())
        acts: dict[str, Act] = {
            "code": lambda w: service_hours.came(w, shift, own, None, "code", own),
            "self": lambda w: service_told.was_there(w, shift, minutes),
            "leave": lambda w: service_hours.leave(w, one, minutes),
            "stayed": lambda w: service_hours.stayed(w, one),
            "withdraw": lambda w: service_hours.withdraw(w, one),
            "tell": lambda w: service_told.tell(w, told),
        }
        self.does(who, acts[action])

    @rule(
        who=DESK,
        which=WHICH,
        minutes=LENGTHS,
        action=st.sampled_from(
            ("all", "all", "one", "decline", "reverse", "reverse", "second", "stays")
        ),
    )
    def decide(self, who: str, which: int, minutes: int | None, action: str) -> None:
        """Somebody confirms, declines, takes back."""
        shift, one = self.shifts[which % 2], self.of(which)[0]
        acts: dict[str, Act] = {
            "all": lambda w: service_confirm.confirm(w, shift),
            "one": lambda w: service_confirm.confirm_one(w, one, minutes),
            "decline": lambda w: service_confirm.decline(w, one, "Not there"),
            "reverse": lambda w: service_reverse.reverse(w, one, "Wrong length"),
            "second": lambda w: service_reverse.decide_reversal(w, one, yes=True),
            "stays": lambda w: service_reverse.decide_reversal(w, one, yes=False),
        }
        self.does(who, acts[action])

    @rule(who=WHO, which=st.integers(0, 1))
    def whole(self, who: str, which: int) -> None:
        """A list that goes all the way, whoever was on it."""
        self.later(5)
        shift = self.shifts[which]
        for name in ("Owen", "Ruth", "Devinder", who):
            self.does(name, lambda w: service_hours.everyone(w, shift))
            self.does(name, lambda w: service_confirm.confirm(w, shift))

    @invariant()
    def each_person_once_and_never_by_themselves(self) -> None:
        """One row for each person and shift; nobody confirmed their own; what the rows say is
        credited is what the books hold, nothing for those who are only counted."""
        twice = self.ask(
            "SELECT 1 FROM service_hours WHERE shift_id IS NOT NULL AND person_id IS NOT NULL"
            " GROUP BY shift_id, person_id HAVING COUNT(*) > 1"
        )
        own = self.ask(
            "SELECT 1 FROM service_hours WHERE state = 'confirmed' AND verified_by = person_id"
        )
        assert not twice
        assert not own
        rows: dict[int, int] = {
            int(row["person_id"]): int(row["m"])
            for row in self.ask(
                "SELECT person_id, SUM(credited) AS m FROM service_hours"
                " WHERE state = 'confirmed' AND credited > 0 GROUP BY person_id"
            )
        }
        books: dict[Any, int] = {
            int(row["owner_id"]): int(row["m"])
            for row in self.ask(
                "SELECT a.owner_id, SUM(p.minutes) AS m FROM transfer t JOIN posting p"
                " ON p.transfer_id = t.id JOIN account a ON a.id = p.account_id"
                " WHERE t.reason = 'service' AND a.kind = 'member' GROUP BY a.owner_id"
                " HAVING SUM(p.minutes) <> 0"
            )
        }
        assert rows == books
