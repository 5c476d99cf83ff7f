"""Who is a side of something that is decided, and who is too near to them to decide it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from storage import people
from storage.award_nominees import OF_ROOT
from storage.db import Tx
from storage.people import Person

# waits: whether somebody still has to decide. maker: who asked for a second person, and so isn't
# the second. decided, second: who decided.
SIDES: Mapping[str, str] = {
    "exchange": """SELECT community_id, giver_id AS one, receiver_id AS other, NULL AS maker,
    decided_by AS decided, NULL AS second,
    CASE WHEN state IN ('agreed', 'asked', 'confirmed', 'queried', 'lapsed', 'problem')
        THEN 1 ELSE 0 END AS waits
FROM exchange WHERE id = :id""",
    "gift": """SELECT community_id, from_id AS one, to_id AS other,
    CASE WHEN state = 'second' THEN decided_by END AS maker,
    decided_by AS decided, second_by AS second,
    CASE WHEN state IN ('asked', 'second') THEN 1 ELSE 0 END AS waits
FROM gift WHERE id = :id""",
    "issue": """SELECT community_id, person_id AS one, NULL AS other, made_by AS maker,
    decided_by AS decided, NULL AS second, CASE WHEN state = 'waiting' THEN 1 ELSE 0 END AS waits
FROM issue_request WHERE id = :id""",
    "bar": """SELECT community_id, person_id AS one, NULL AS other, asked_by AS maker,
    decided_by AS decided, NULL AS second, CASE WHEN state = 'asked' THEN 1 ELSE 0 END AS waits
FROM bar WHERE id = :id""",
    "merger": """SELECT community_id, kept_id AS one, gone_id AS other, asked_by AS maker,
    decided_by AS decided, NULL AS second, CASE WHEN state = 'asked' THEN 1 ELSE 0 END AS waits
FROM merger WHERE id = :id""",
    "import": """SELECT community_id, NULL AS one, NULL AS other, made_by AS maker,
    decided_by AS decided, NULL AS second, CASE WHEN state = 'second' THEN 1 ELSE 0 END AS waits
FROM import_file WHERE id = :id""",
    "reversal": """SELECT v.community_id, e.giver_id AS one, e.receiver_id AS other,
    v.asked_by AS maker, v.decided_by AS decided, NULL AS second,
    CASE WHEN v.state = 'asked' THEN 1 ELSE 0 END AS waits
FROM reversal v JOIN exchange e ON e.id = v.exchange_id WHERE v.id = :id""",
    "arrangement": """SELECT community_id, giver_id AS one, receiver_id AS other, NULL AS maker,
    approved_by AS decided, NULL AS second, CASE WHEN state = 'agreed' THEN 1 ELSE 0 END AS waits
FROM arrangement WHERE id = :id""",
    "booking": """SELECT b.community_id, i.person_id AS one, b.person_id AS other, NULL AS maker,
    b.decided_by AS decided, NULL AS second,
    CASE WHEN b.state = 'problem' THEN 1 ELSE 0 END AS waits
FROM booking b JOIN item i ON i.id = b.item_id WHERE b.id = :id""",
    # The timebank whose broker decides next: the helper's as long as nobody is found there.
    "crossing": """SELECT CASE WHEN state = 'asked' OR (state = 'named' AND giver_id IS NULL)
        THEN giver_in ELSE receiver_in END AS community_id,
    giver_id AS one, receiver_id AS other, NULL AS maker, decided_by AS decided, NULL AS second,
    CASE WHEN state IN ('asked', 'named', 'agreed', 'confirmed', 'problem')
        THEN 1 ELSE 0 END AS waits
FROM crossing WHERE id = :id""",
    "gathering": """SELECT community_id, person_id AS one, NULL AS other, NULL AS maker,
    decided_by AS decided, NULL AS second,
    CASE WHEN state IN ('proposed', 'asked') THEN 1 ELSE 0 END AS waits
FROM gathering WHERE id = :id""",
    "membership": """SELECT community_id, person_id AS one, NULL AS other, NULL AS maker,
    decided_by AS decided, NULL AS second,
    CASE WHEN state IN ('applied', 'meeting') THEN 1 ELSE 0 END AS waits
FROM membership WHERE id = :id""",
    "nominee": """SELECT community_id, person_id AS one, NULL AS other, NULL AS maker,
    eligible_by AS decided, NULL AS second,
    CASE WHEN joined_to IS NULL AND eligible = 'waiting' THEN 1 ELSE 0 END AS waits
FROM award_nominee WHERE id = :id""",
    "request": """SELECT community_id, person_id AS one, NULL AS other, NULL AS maker,
    decided_by AS decided, NULL AS second,
    CASE WHEN state IN ('held', 'with_broker') THEN 1 ELSE 0 END AS waits
FROM request WHERE id = :id""",
    "roster": """SELECT community_id, host_id AS one, NULL AS other, ticked_by AS maker,
    decided_by AS decided, NULL AS second, CASE WHEN state = 'ticked' THEN 1 ELSE 0 END AS waits
FROM roster WHERE id = :id""",
}
"""By the kind of card: what nobody decides about themselves, or alone."""
# Of some there are more than two.
MORE: Mapping[str, str] = {
    "roster": "SELECT person_id FROM roster_person WHERE roster_id = :id AND ticked = 1",
    "nominee": f"""SELECT m.by_id AS person_id FROM nomination m
WHERE m.nominee_id IN {OF_ROOT} AND m.state = 'sent'""",
}
_NEAR = """
SELECT person_id FROM household WHERE community_id = :community_id AND other_id IN ({marks})
UNION SELECT person_id FROM delegate
WHERE for_id IN ({marks}) AND person_id IS NOT NULL AND ended_at IS NULL"""


@dataclass(frozen=True, slots=True)
class Sides:
    """What is decided: in which timebank, about whom, who asked for it, who decided it, and whether
    somebody still has to."""

    community_id: int
    parties: frozenset[int]
    makers: frozenset[int]
    decided: frozenset[int]
    waits: bool


async def of(tx: Tx, card: str, object_id: int) -> Sides | None:
    """The sides of what a card of this kind is about; None where there is no such thing."""
    if card not in SIDES:
        return None
    row = await tx.row(SIDES[card], id=object_id)
    if row is None:
        return None
    parties, makers, decided = (
        frozenset(int(row[name]) for name in names if row[name] is not None)
        for names in (("one", "other"), ("maker",), ("decided", "second"))
    )
    if card in MORE:
        parties |= {int(found["person_id"]) for found in await tx.rows(MORE[card], id=object_id)}
    return Sides(int(row["community_id"]), parties, makers, decided, bool(row["waits"]))


async def brokers_and_near(
    tx: Tx, community_id: int, parties: Collection[int]
) -> tuple[list[Person], frozenset[int]]:
    """The timebank's brokers; and these people, their household and family in it, and whoever acts
    for them. In one go where the database can."""
    names = {f"p{place}": one for place, one in enumerate(sorted(set(parties)))}
    sql = _NEAR.format(marks=", ".join(f":{name}" for name in names) or "0")
    brokers, near = await tx.many(
        (people.WITH_ROLE, {"community_id": community_id, "role": "broker"}),
        (sql, {"community_id": community_id, **names}),
    )
    found = frozenset(parties) | {int(row["person_id"]) for row in near}
    return [people.person_of(row) for row in brokers], found
