"""What must be so at every step, and what costs more to look at."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.attention import A_DAY
from domain.notices import WEIGHT
from handlers.table import registry
from storage import Tx, ledger
from storage.db import moment_of
from tests.simulation.machine import Machine
from tests.simulation.people import Crowd

LONDON = ZoneInfo("Europe/London")
STOPPED = "the program stopped each time it handled this"
"""Three kills in the middle of one update: it is given up and its sender told (decision 0003)."""
PARKED = "SELECT id, cause FROM inbox WHERE state = 'parked' AND cause <> :stopped LIMIT 5"
HEARD_OF = "SELECT DISTINCT lane FROM inbox WHERE done_at >= :since AND lane > 0"
REFUSED = """
SELECT id, cause FROM outbox WHERE state = 'failed' AND cause LIKE '%server response%' LIMIT 5"""
OVERFULL = """
SELECT s.id, s.places, SUM(p.people) AS taken FROM shift s JOIN place p ON p.shift_id = s.id
WHERE p.state IN ('joined', 'offered', 'checking') AND s.state = 'published'
GROUP BY s.id, s.places HAVING SUM(p.people) > s.places"""
OVERTAKEN = """
SELECT w.shift_id, w.turn FROM place w JOIN place o ON o.shift_id = w.shift_id
JOIN shift s ON s.id = w.shift_id
WHERE w.state = 'waiting' AND o.state = 'offered' AND o.turn > w.turn AND o.people >= w.people
    AND w.lapses = 0 AND s.state = 'published' AND s.starts_at > :soon LIMIT 5"""
TWICE_POSTED = """
SELECT key, COUNT(*) AS times FROM transfer GROUP BY key HAVING COUNT(*) > 1"""
POSTS = """
SELECT e.id FROM exchange e JOIN transfer t
    ON t.key LIKE 'exchange:' || CAST(e.id AS TEXT) || ':%posted'
LEFT JOIN transfer r ON r.reverses = t.id WHERE r.id IS NULL
GROUP BY e.id HAVING COUNT(*) > 1"""
KNOWN = "SELECT telegram_id FROM person WHERE telegram_id IS NOT NULL"
CLOSED = "SELECT telegram_id FROM person WHERE chat_open = 0 AND telegram_id IS NOT NULL"
UNCAUSED = """
SELECT id, state FROM outbox WHERE state IN ('failed', 'dropped', 'unknown') AND cause IS NULL
    AND chat_id <> 0"""
"""Rows of somebody who was forgotten have chat 0, and keep nothing that was said."""
NEVER_TAKEN = """
SELECT id, reason FROM outbox WHERE state = 'sent' AND kind <> 'ack' AND cause IS NULL
    AND message_id IS NULL"""
STUCK = "SELECT id, reason FROM outbox WHERE state = 'sending'"
OVERDUE = """
SELECT id, kind, cause FROM reminder WHERE state = 'waiting' AND due_at < :before"""
TOGETHER = """
SELECT g.telegram_id AS a, r.telegram_id AS b FROM exchange e JOIN person g ON g.id = e.giver_id
JOIN person r ON r.id = e.receiver_id
WHERE g.telegram_id IS NOT NULL AND r.telegram_id IS NOT NULL"""
DRAFTS = "SELECT DISTINCT form FROM draft"
CARDS = "SELECT DISTINCT kind FROM card"
# Two cards in one message, or one that says it stands where nothing was ever sent.
SHARED = """
SELECT chat_id, message_id FROM card WHERE message_id IS NOT NULL
GROUP BY chat_id, message_id HAVING COUNT(*) > 1"""
COUNTED = """
SELECT o.person_id, o.sent_at, o.weigh, COALESCE(a.a_day, :usual) AS a_day FROM outbox o
LEFT JOIN attention a ON a.person_id = o.person_id
WHERE o.notice IS NOT NULL AND o.state IN ('sent', 'unknown') AND o.person_id IS NOT NULL
    AND o.notice NOT IN ('safety', 'overdue', 'today', 'ask-today', 'asked-for', 'screen')
    AND o.sent_at >= :since ORDER BY o.sent_at, o.id"""
CHANGED = "SELECT person_id FROM attention WHERE changed_at >= :since"


class Holds:
    """Looks at one machine, and remembers what it must compare with."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._closed: set[int] = set()
        self._known: set[int] = set()
        self._looked: datetime = machine.clock.now()
        self._said: set[str] = set()

    async def cheap(self) -> list[str]:
        """After each step."""
        machine = self._machine
        found: list[str] = []
        async with machine.real.read() as tx:
            found += [
                f"update {r['id']} parked: {r['cause']}"
                for r in await tx.rows(PARKED, stopped=STOPPED)
            ]
            found += [f"row {r['id']} is given up: {r['cause']}" for r in await tx.rows(REFUSED)]
            since = self._looked - timedelta(minutes=11)  # the clock may have gone back
            heard = {int(r["lane"]) for r in await tx.rows(HEARD_OF, since=since)}
            found += [
                f"shift {r['id']} holds {r['taken']} of {r['places']}"
                for r in await tx.rows(OVERFULL)
            ]
            closed = {int(r["telegram_id"]) for r in await tx.rows(CLOSED)}
            known = {int(r["telegram_id"]) for r in await tx.rows(KNOWN)}
        for chat, row in machine.taken.chats:
            if chat in self._closed and chat in closed - heard:
                found.append(f"row {row} was sent to {chat}, who cannot be written to")
            if chat > 0 and chat not in self._known | known | heard:
                found.append(f"row {row} was sent to {chat}, who is forgotten")
        machine.taken.chats.clear()
        self._closed, self._known, self._looked = closed, known, machine.clock.now()
        for row, times in machine.taken.of_row.items():
            if times - 1 > machine.taken.unknown[row]:
                found.append(f"row {row} of the outbox arrived {times} times")
        return self._new(found)

    async def dear(self) -> list[str]:
        """Every so many steps, and at the end."""
        found: list[str] = []
        async with self._machine.real.read() as tx:
            found += await ledger.discrepancies(tx)
            for name, sql in (("transfer", TWICE_POSTED), ("exchange posted twice", POSTS)):
                found += [f"{name} {tuple(dict(r).values())}" for r in await tx.rows(sql)]
            soon = self._machine.clock.now() + timedelta(days=2)
            found += [
                f"shift {r['shift_id']}: turn {r['turn']} was passed over"
                for r in await tx.rows(OVERTAKEN, soon=soon)
            ]
            found += [f"no cause: {tuple(dict(r).values())}" for r in await tx.rows(UNCAUSED)]
            found += await _of_nobody(tx)
            found += await self._attention(tx)
        return self._new(found)

    async def at_rest(self) -> list[str]:
        """When nothing fails any more and all that was due has happened."""
        found: list[str] = []
        before = self._machine.clock.now() - timedelta(hours=1)
        async with self._machine.real.read() as tx:
            found += [f"left sending: {tuple(dict(r).values())}" for r in await tx.rows(STUCK)]
            found += [
                f"overdue: {tuple(dict(r).values())}" for r in await tx.rows(OVERDUE, before=before)
            ]
            for row in await tx.rows(NEVER_TAKEN):
                if not self._machine.taken.calls[row["id"]]:
                    found.append(f"row {row['id']} ({row['reason']}) is sent, and never arrived")
        return self._new([*found, *await self.cheap(), *await self.dear()])

    async def _attention(self, tx: Tx) -> list[str]:
        """Nobody gets more notices on one day than they want, where they did not just change it."""
        now = self._machine.clock.now()
        since = now - timedelta(days=3)
        changed = {int(r["person_id"]) for r in await tx.rows(CHANGED, since=since)}
        before: Counter[tuple[int, date]] = Counter()
        found = []
        for row in await tx.rows(COUNTED, since=since, usual=A_DAY):
            day = moment_of(row["sent_at"]).astimezone(LONDON).date()
            which = (int(row["person_id"]), day)
            # Of what is one of the few a day, so many had come already; the rest only counts.
            over = before[which] >= row["a_day"] and row["weigh"] == WEIGHT["budget"]
            if over and row["person_id"] not in changed and not self._machine.went_back:
                found.append(f"person {which[0]} got {before[which] + 1} notices on {day}")
            before[which] += 1
        return found

    async def told(self, crowd: Crowd) -> list[str]:
        """Nobody reads a neighbour's number, but from whom wrote it to them as what they did for
        each other."""
        async with self._machine.real.read() as tx:
            together = {(int(r["a"]), int(r["b"])) for r in await tx.rows(TOGETHER)}
        found = []
        for reader, other in crowd.told():
            pair = (reader.account.id, other.account.id)
            if pair not in together and pair[::-1] not in together:
                found.append(f"{reader.account.id} reads the number of {other.account.id}")
        return self._new(found)

    def _new(self, found: Sequence[str]) -> list[str]:
        """Each is said once a run."""
        new = [one for one in found if one not in self._said]
        self._said.update(new)
        return new


async def _of_nobody(tx: Tx) -> list[str]:
    """Forms and cards that no journey knows, and two cards in one message."""
    known = registry()
    forms = {str(r["form"]) for r in await tx.rows(DRAFTS)} - set(known.forms)
    cards = {str(r["kind"]) for r in await tx.rows(CARDS)} - set(known.cards)
    shared = await tx.rows(SHARED)
    return [
        *(f"a draft of the unknown form {one}" for one in sorted(forms)),
        *(f"a card of the unknown kind {one}" for one in sorted(cards)),
        *(f"two cards are message {r['message_id']} of {r['chat_id']}" for r in shared),
    ]
