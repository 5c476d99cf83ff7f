"""What the safeguarding lead has set: numbers and fixed answers, with how they read before."""

from collections.abc import Sequence
from datetime import datetime

from storage.db import Row, Tx

PUT = """
INSERT INTO safety_text (community_id, name, lang, words, by_id, at)
VALUES (:community_id, :name, :lang, :words, :by_id, :now)"""
# The newest of each name and language.
CURRENT = """
SELECT t.name, t.lang, t.words, t.at FROM safety_text t
WHERE t.community_id = :community_id AND t.id = (SELECT MAX(n.id) FROM safety_text n
    WHERE n.community_id = t.community_id AND n.name = t.name AND n.lang = t.lang)
ORDER BY t.name LIMIT 500"""
BEFORE = """
SELECT t.words, t.at, p.name FROM safety_text t JOIN person p ON p.id = t.by_id
WHERE t.community_id = :community_id AND t.name = :name AND t.lang = :lang
ORDER BY t.id DESC LIMIT 5"""


def put(
    tx: Tx,
    community_id: int,
    name: str,
    lang: str,
    words: str | None,
    by_id: int,
    now: datetime,
) -> None:
    """From now on it reads so; None: as it usually does. What it was stays as a row."""
    tx.later(
        PUT, community_id=community_id, name=name, lang=lang, words=words, by_id=by_id, now=now
    )


async def current(tx: Tx, community_id: int) -> Sequence[Row]:
    """What counts now: name, lang, words and at of each that was ever set."""
    return await tx.rows(CURRENT, community_id=community_id)


async def before(tx: Tx, community_id: int, name: str, lang: str) -> Sequence[Row]:
    """The last five versions of one, the newest first: words, at and who set it."""
    return await tx.rows(BEFORE, community_id=community_id, name=name, lang=lang)
