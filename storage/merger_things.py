"""What a merger points at the record that stays: each column that names a person, and which of its
rows. History that is in the books stays where it is, for the ledger is never edited."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thing:
    """A column that names a person. `rows`: which of the rows `x` may be pointed elsewhere, now and
    when it is undone; `also`: what must hold as well when it is done, so that no row of the record
    that stays stands in the way. `id` is the column that tells the row."""

    table: str
    column: str
    rows: str
    also: str = "1 = 1"
    id: str = "id"

    @property
    def name(self) -> str:
        """As it is kept."""
        return f"{self.table}.{self.column}"


HERE = "x.community_id = :community_id"
_UNPAID = f"{HERE} AND x.state NOT IN ('posted', 'reversed')"
_ITEM_UNPAID = f"""{HERE} AND NOT EXISTS (SELECT 1 FROM booking b WHERE b.item_id = x.id
    AND b.state IN ('back', 'reversed'))"""
_OF_REQUEST = """EXISTS (SELECT 1 FROM request q WHERE q.id = x.request_id
    AND q.community_id = :community_id{})"""
_OPEN_ROSTER = """EXISTS (SELECT 1 FROM roster o WHERE o.id = x.roster_id
    AND o.community_id = :community_id AND o.state IN ('open', 'ticked'){})"""


def _without(column: str) -> str:
    return f"COALESCE(x.{column}, 0) <> :kept_id"


THINGS: Sequence[Thing] = (
    Thing("listing", "person_id", HERE),
    Thing("request", "person_id", HERE),
    Thing(
        "candidate",
        "person_id",
        _OF_REQUEST.format(""),
        _OF_REQUEST.format(" AND q.person_id NOT IN (:kept_id, :gone_id)")
        + " AND NOT EXISTS (SELECT 1 FROM candidate k WHERE k.request_id = x.request_id"
        " AND k.person_id = :kept_id)",
    ),
    Thing("arrangement", "giver_id", HERE, _without("receiver_id")),
    Thing("arrangement", "receiver_id", HERE, _without("giver_id")),
    Thing("arrangement", "made_by", HERE),
    Thing("exchange", "giver_id", _UNPAID, _without("receiver_id")),
    Thing("exchange", "receiver_id", _UNPAID, _without("giver_id")),
    Thing("exchange", "logged_by", _UNPAID),
    Thing("exchange", "on_behalf_of", _UNPAID),
    Thing("crossing", "giver_id", _UNPAID.replace(HERE, "x.giver_in = :community_id")),
    Thing("crossing", "receiver_id", _UNPAID.replace(HERE, "x.receiver_in = :community_id")),
    Thing("gift", "from_id", _UNPAID, _without("to_id")),
    Thing("gift", "to_id", _UNPAID, _without("from_id")),
    Thing("issue_request", "person_id", _UNPAID),
    Thing("roster", "host_id", _UNPAID),
    Thing(
        "roster_person",
        "person_id",
        _OPEN_ROSTER.format(""),
        _OPEN_ROSTER.format(" AND o.host_id <> :kept_id")
        + " AND NOT EXISTS (SELECT 1 FROM roster_person k WHERE k.roster_id = x.roster_id"
        " AND k.person_id = :kept_id)",
        id="roster_id",
    ),
    Thing("item", "person_id", _ITEM_UNPAID),
    Thing(
        "booking",
        "person_id",
        "x.state NOT IN ('back', 'reversed') AND EXISTS (SELECT 1 FROM item i"
        " WHERE i.id = x.item_id AND i.community_id = :community_id)",
        "NOT EXISTS (SELECT 1 FROM item i WHERE i.id = x.item_id AND i.person_id = :kept_id)",
    ),
    Thing("gathering", "person_id", HERE),
    Thing(
        "place",
        "person_id",
        "EXISTS (SELECT 1 FROM shift s WHERE s.id = x.shift_id AND s.community_id = :community_id)",
        "NOT EXISTS (SELECT 1 FROM place k WHERE k.shift_id = x.shift_id"
        " AND k.person_id = :kept_id)",
    ),
    Thing("casework", "person_id", HERE),
    Thing("referee", "person_id", HERE),
    Thing(
        "work_plan",
        "person_id",
        f"{HERE} AND x.state = 'open'",
        "NOT EXISTS (SELECT 1 FROM work_plan k WHERE k.community_id = :community_id"
        " AND k.person_id = :kept_id AND k.state = 'open')",
    ),
    Thing("letter", "person_id", HERE),
    Thing(
        "vetting",
        "person_id",
        f"{HERE} AND x.ended_at IS NULL",
        "NOT EXISTS (SELECT 1 FROM vetting k WHERE k.community_id = :community_id"
        " AND k.person_id = :kept_id AND k.kind = x.kind AND k.ended_at IS NULL)",
    ),
    Thing(
        "delegate",
        "for_id",
        f"{HERE} AND x.ended_at IS NULL",
        "COALESCE(x.person_id, 0) <> :kept_id AND NOT EXISTS (SELECT 1 FROM delegate k"
        " WHERE k.for_id = :kept_id AND k.person_id = x.person_id AND k.ended_at IS NULL)",
    ),
    Thing(
        "delegate",
        "person_id",
        f"{HERE} AND x.ended_at IS NULL AND x.kind <> 'broker'",
        "x.for_id <> :kept_id AND NOT EXISTS (SELECT 1 FROM delegate k"
        " WHERE k.for_id = x.for_id AND k.person_id = :kept_id AND k.ended_at IS NULL)",
    ),
)
PAIRS: Sequence[str] = ("acquaintance", "apart", "household")
"""Tables of pairs (person_id, other_id), both ways: the record that stays gets them as well."""
COLUMNS_OF_PAIR = {"acquaintance": "cause, since", "apart": "by_id, at", "household": "by_id, at"}
