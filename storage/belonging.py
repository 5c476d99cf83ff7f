"""Which timebank a thing belongs to, by the kind of its card: for buttons, which work in their
card's timebank whichever of theirs the person uses now, and for what names it."""

from collections.abc import Mapping

from storage.communities import COMMUNITY, community_of
from storage.db import Tx
from storage.people import Community

TABLES: Mapping[str, str] = {
    "arrangement": "arrangement",
    "award": "award_round",
    "award-result": "award_round",
    "award-run": "award_round",
    "attend": "shift",
    "bar": "bar",
    "booking": "booking",
    "broadcast": "broadcast",
    "case": "casework",
    "delegate": "delegate",
    "digest": "digest",
    "exchange": "exchange",
    "gathering": "gathering",
    "guardian": "guardian",
    "gift": "gift",
    "help-ask": "request",
    "import": "import_file",
    "issue": "issue_request",
    "item": "item",
    "job": "job",
    "letter": "letter",
    "listing": "listing",
    "listing-renewal": "listing",
    "meeting": "meeting",
    "meeting-choice": "membership",
    "member": "membership",
    "membership": "membership",
    "merger": "merger",
    "nominated": "award_nominee",
    "nomination": "nomination",
    "nominee": "award_nominee",
    "opportunity": "opportunity",
    "organisation": "organisation",
    "record-code": "record_code",
    "request": "request",
    "reversal": "reversal",
    "roster": "roster",
    "rule": "rule_change",
    "service": "service_hours",
    "shift": "shift",
    "shift-code": "shift",
    "shift-door": "shift_arrival",
    "shift-feedback": "shift_feedback",
    "shift-run": "shift",
    "tip": "nomination",
    "told": "organisation",
    "work-plan": "work_plan",
}
"""The table of each kind of card whose row says its one timebank."""
BETWEEN = frozenset({"crossing", "move", "pact"})
"""Cards of what two timebanks have with each other: both stand on them, and which of the two a
button works in depends on who presses it."""
IN_GROUPS = frozenset({"team", "channel"})
"""Cards of a group chat or channel, which is of one timebank: a number and a kind, or what
everybody may read."""
OF_A_PERSON = frozenset({"notices"})
"""Cards of one person, whatever their timebanks are."""
_OF = {
    kind: f"SELECT {COMMUNITY} FROM community"
    f" WHERE id = (SELECT community_id FROM {table} WHERE id = :id)"
    for kind, table in TABLES.items()
}

# Where somebody is a member, holds a role or acts for somebody.
_MANY = """
SELECT COUNT(*) AS many FROM (
    SELECT m.community_id FROM membership m
    WHERE m.person_id = {whose} AND m.state NOT IN ('declined', 'left')
    UNION SELECT r.community_id FROM role r
    WHERE r.person_id = {whose} AND r.revoked_at IS NULL
    UNION SELECT d.community_id FROM delegate d
    WHERE d.person_id = {whose} AND d.ended_at IS NULL
) t"""
MANY = _MANY.format(whose=":person_id")
MANY_OF_READER = _MANY.format(whose="(SELECT c.person_id FROM card c WHERE c.id = :id)")
"""In how many timebanks a card's reader has something to do."""


async def timebank_of(tx: Tx, kind: str, thing_id: int) -> Community | None:
    """The timebank of what a card of this kind is about; None where there is no such thing, or it
    is of a kind that belongs to no single one."""
    if kind not in _OF:
        return None
    row = await tx.row(_OF[kind], id=thing_id)
    return community_of(row) if row else None


async def in_several(tx: Tx, person_id: int) -> bool:
    """Whether this person has something to do in more than one timebank."""
    return bool(await tx.value(MANY, person_id=person_id) > 1)
