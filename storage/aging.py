"""What goes by its age alone, whoever it is about: looked at once a night (services/retention.py).

Days and what is said about them stand in domain/retention.py; here is which rows, and what of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from domain.retention import SIX, TWO, YEAR
from storage.db import Row, Tx

ROW = "row"


@dataclass(frozen=True, slots=True)
class Age:
    """Rows of `table` whose `dated` is longer ago than `days` and for which `where` holds: the row
    goes, or what `goes` names is emptied."""

    table: str
    days: int
    dated: str
    goes: str | Mapping[str, str] = ROW
    where: str = "1 = 1"
    left: str = field(default="")
    """By which columns it is seen that something is there still to be emptied; those in `goes` that
    become NULL unless said."""

    @property
    def past(self) -> str:
        """The condition on a row `x`."""
        still = ""
        if isinstance(self.goes, Mapping):
            columns = self.left.split() or [c for c, v in self.goes.items() if v == "NULL"]
            tests = [f"x.{c} IS NOT NULL" for c in columns if self.goes[c] == "NULL"]
            tests += [f"x.{c} <> {self.goes[c]}" for c in columns if self.goes[c] != "NULL"]
            still = f" AND ({' OR '.join(tests)})"
        return f"x.{self.dated} < :before AND ({self.where}){still}"

    @property
    def forget(self) -> str:
        """The statement that lets them go."""
        if isinstance(self.goes, str):
            return f"DELETE FROM {self.table} AS x WHERE {self.past}"
        sets = ", ".join(f"{column} = {value}" for column, value in self.goes.items())
        return f"UPDATE {self.table} AS x SET {sets} WHERE {self.past}"

    @property
    def count(self) -> str:
        """How many there are, and since when the oldest."""
        return (
            f"SELECT COUNT(*) AS count, MIN(x.{self.dated}) AS oldest FROM {self.table} x"
            f" WHERE {self.past}"
        )


def _null(columns: str) -> Mapping[str, str]:
    return dict.fromkeys(columns.split(), "NULL")


_OPEN_CASE = "EXISTS (SELECT 1 FROM casework c WHERE c.id = x.case_id AND {})"
_OVER = "x.state IN ('posted', 'reversed', 'declined', 'cancelled', 'lapsed')"
_NOT_OPEN = "x.state NOT IN ('held', 'asked', 'open', 'with_broker', 'offered', 'matched')"

AGES: Sequence[Age] = (
    Age("request_event", TWO, "at", _null("words")),
    Age("request", TWO, "changed_at", {**_null("note time_words"), "words": "'-'", "shown": "''"},
        _NOT_OPEN, "words note time_words"),
    Age("candidate_call", TWO, "at"),
    Age("candidate", TWO, "asked_at"),
    Age("crossing_asked", TWO, "at"),
    Age("crossing_event", TWO, "at", _null("words")),
    Age("crossing", TWO, "changed_at", _null("note named"), _OVER),
    Age("exchange_event", TWO, "at", _null("words")),
    Age("exchange", SIX, "changed_at", _null("words note named"), _OVER),
    Age("arrangement", TWO, "changed_at", _null("words note place"),
        "x.state IN ('ended', 'declined', 'cancelled')"),
    Age("plan", TWO, "ends_at", _null("place")),
    Age("thanks", TWO, "at", _null("words")),
    Age("gift", TWO, "changed_at", _null("words note"), "x.state NOT IN ('asked', 'second')"),
    Age("issue_request", SIX, "changed_at", _null("words note"), "x.state <> 'waiting'"),
    Age("reversal", SIX, "asked_at", {"words": "'-'"}, "x.state <> 'asked'", "words"),
    Age("letter", SIX, "made_at"),
    Age("roster", TWO, "changed_at", _null("note")),
    Age("interest", TWO, "asked_at", ROW, "x.state <> 'asked'"),
    Age("shift_arrival", TWO, "at"),
    Age("shift_code", 30, "shown_until"),
    Age("opportunity", SIX, "created_at", _null("contact note"), "x.state <> 'published'"),
    Age("gathering", TWO, "changed_at", _null("words note shown")),
    Age("item", TWO, "changed_at", {**_null("collect area"), "words": "'-'"},
        "x.state = 'removed'", "collect words"),
    Age("booking_event", TWO, "at", _null("words")),
    Age("booking", TWO, "changed_at", _null("note")),
    Age("casework_event", TWO, "at", _null("words"),
        _OPEN_CASE.format("c.restricted = 0 AND c.state <> 'open' AND c.kind <> 'accident'")),
    Age("casework_event", SIX, "at", _null("words"), _OPEN_CASE.format("c.state <> 'open'")),
    Age("casework", TWO, "closed_at", _null("words file_id reading outcome"),
        "x.restricted = 0 AND x.state <> 'open' AND x.kind <> 'accident'"),
    Age("casework", SIX, "closed_at", _null("words file_id reading outcome"),
        "x.state <> 'open'"),
    Age("desk_query", YEAR, "answered_at"),
    Age("desk_tick", YEAR, "at"),
    Age("desk_done", YEAR, "at"),
    Age("delegate", TWO, "ended_at", _null("called code")),
    Age("vetting", TWO, "ended_at"),
    Age("referee", TWO, "asked_on", ROW, "x.state <> 'asked'"),
    Age("meeting_guest", TWO, "at"),
    Age("bar", SIX, "decided_at", {"words": "'-'"}, "x.state IN ('declined', 'ended')", "words"),
    Age("merger", TWO, "decided_at", _null("before telegram_id")),
    Age("relocation", TWO, "changed_at", _null("note area")),
    Age("import_map", TWO, "at"),
    Age("invite", YEAR, "expires_at"),
    Age("record_code", YEAR, "expires_at"),
    Age("award_judge_link", YEAR, "expires_at"),
    Age("unheard", YEAR, "at"),
    Age("outbox", TWO, "sent_at", ROW, "x.state IN ('sent', 'failed', 'dropped', 'unknown')"),
    Age("role", SIX, "revoked_at"),
    Age("rule_change", SIX, "decided_at"),
    Age("broadcast", TWO, "ended_at", {"words": "'-'", "photo": "NULL"}, "1 = 1", "words photo"),
    Age("erasure", SIX, "ended_at"),
)  # fmt: skip

# Who left, or was not let in, or only ever wrote and never applied; nobody who has something to do
# here. Organisations are no people.
_QUIET = """
SELECT p.id FROM person p WHERE p.id > :after AND p.name NOT LIKE 'Former member %'
    AND NOT EXISTS (SELECT 1 FROM role r WHERE r.person_id = p.id AND r.revoked_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM organisation o WHERE o.person_id = p.id)
    AND NOT EXISTS (SELECT 1 FROM delegate d WHERE d.person_id = p.id AND d.ended_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM erasure e WHERE e.person_id = p.id
        AND e.state IN ('asked', 'told', 'held'))
    AND NOT EXISTS (SELECT 1 FROM merger g WHERE g.gone_id = p.id)
    AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id
        AND (m.state NOT IN ({states}) OR COALESCE(m.decided_at, m.applied_at) >= :before))"""
LEFT = (
    _QUIET.format(states="'left', 'declined'")
    + " AND EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id AND m.state = 'left')"
    " ORDER BY p.id LIMIT :limit"
)
DECLINED = (
    _QUIET.format(states="'declined'")
    + " AND p.created_at < :before AND NOT EXISTS (SELECT 1 FROM casework c"
    " WHERE c.person_id = p.id AND c.state = 'open')"
    " AND NOT EXISTS (SELECT 1 FROM award_judge j WHERE j.person_id = p.id)"
    " ORDER BY p.id LIMIT :limit"
)


async def let_go(tx: Tx, age: Age, before: datetime) -> int:
    """What is past its time by this rule goes; says how much it was."""
    return await tx.run(age.forget, before=before)


async def past(tx: Tx, age: Age, before: datetime) -> Row:
    """How many rows are past their time (`count`) and since when (`oldest`)."""
    row = await tx.row(age.count, before=before)
    assert row is not None
    return row


async def quiet(
    tx: Tx, before: datetime, limit: int, after: int = 0, *, declined: bool = False
) -> list[int]:
    """People whose time here has been over since `before`, by id: who left, or was never let in."""
    sql = DECLINED if declined else LEFT
    found = await tx.rows(sql, before=before, limit=limit, after=after)
    return [int(row["id"]) for row in found]
