"""What brokers ticked before they approved something with a risk."""

from datetime import datetime

from storage.db import Tx

ADD = """
INSERT INTO desk_tick (card, object_id, point, person_id, at)
VALUES (:card, :object_id, :point, :person_id, :now) ON CONFLICT DO NOTHING"""
DROP = "DELETE FROM desk_tick WHERE card = :card AND object_id = :object_id AND point = :point"
OF = """
SELECT t.point, t.person_id, p.name, t.at FROM desk_tick t JOIN person p ON p.id = t.person_id
WHERE t.card = :card AND t.object_id = :object_id ORDER BY t.at, t.point"""


def add(tx: Tx, card: str, object_id: int, point: str, person_id: int, now: datetime) -> None:
    """Somebody ticks a point; who did so first stays."""
    tx.later(ADD, card=card, object_id=object_id, point=point, person_id=person_id, now=now)


def drop(tx: Tx, card: str, object_id: int, point: str) -> None:
    """The tick was a mistake."""
    tx.later(DROP, card=card, object_id=object_id, point=point)


async def of(tx: Tx, card: str, object_id: int) -> dict[str, str]:
    """The points that are ticked, and by whom."""
    rows = await tx.rows(OF, card=card, object_id=object_id)
    return {str(r["point"]): str(r["name"]) for r in rows}
