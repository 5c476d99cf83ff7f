"""Who is told about a round: those who take part in it, and everybody who asked for news."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from storage.db import Row, Tx
from storage.outbox import PRIORITY, marks

DRAFTS = """
SELECT DISTINCT n.by_id FROM nomination n WHERE n.round_id = :round_id AND n.state = 'draft'
ORDER BY n.by_id LIMIT :limit"""
NOMINATORS = """
SELECT DISTINCT n.by_id FROM nomination n WHERE n.round_id = :round_id
    AND n.state IN ('draft', 'sent') ORDER BY n.by_id LIMIT :limit"""
JUDGES = """
SELECT j.person_id AS by_id FROM award_judge j WHERE j.round_id = :round_id
    AND j.state IN ('asked', 'agreed') ORDER BY j.person_id LIMIT :limit"""
# Judges with something left to do, and how much; sheets that fell out stay as rows.
UNDONE = """
SELECT j.person_id AS by_id, COUNT(*) AS many FROM award_judge j
JOIN award_sheet s ON s.judge_id = j.id
WHERE j.round_id = :round_id AND j.state = 'agreed' AND s.state <> 'done'
    AND NOT EXISTS (SELECT 1 FROM award_conflict f JOIN award_nominee n ON n.id = s.nominee_id
        WHERE f.judge_id = j.id AND f.category_id = n.category_id)
GROUP BY j.person_id ORDER BY j.person_id LIMIT :limit"""
NOMINEES = """
SELECT DISTINCT e.person_id AS by_id FROM award_nominee e WHERE e.round_id = :round_id
    AND e.person_id IS NOT NULL AND e.said = 'yes' ORDER BY e.person_id LIMIT :limit"""
MOST = 2_000
# Everybody here who said yes to news last and whose chat is open, once for each key.
TO_OPTED_IN = """
INSERT INTO outbox (chat_id, person_id, community_id, kind, priority, reason, key, body, created_at,
    due_at, useful_until, notice, weigh, about)
SELECT p.telegram_id, p.id, :community_id, 'notice', :priority, :reason,
    :key || ':' || CAST(p.id AS TEXT), :body, :now, :now, :until, :notice, :weigh, :about
FROM membership m JOIN person p ON p.id = m.person_id
WHERE m.community_id = :community_id AND m.state = 'approved'
    AND p.telegram_id IS NOT NULL AND p.chat_open = 1
    AND COALESCE((SELECT n.given FROM consent n WHERE n.person_id = m.person_id
        AND n.community_id = m.community_id AND n.purpose = 'news'
        ORDER BY n.id DESC LIMIT 1), 0) = 1
    {besides}
ON CONFLICT DO NOTHING"""
NOT_VOTED = """AND NOT EXISTS (SELECT 1 FROM award_vote v WHERE v.person_id = m.person_id
    AND v.round_id = :round_id)"""
TIMEBANKS = "SELECT id FROM community ORDER BY id"


async def people(tx: Tx, question: str, round_id: int) -> Sequence[Row]:
    """Who a question of this module answers with, as `by_id`."""
    return await tx.rows(question, round_id=round_id, limit=MOST)


async def to_opted_in(
    tx: Tx,
    community_id: int,
    reason: str,
    key: str,
    body: dict[str, Any],
    now: datetime,
    until: datetime,
    *,
    round_id: int | None = None,
) -> int:
    """Queues the same for everybody here who asked for news, once for each key; with `round_id`
    only for who hasn't voted in it. Returns how many they are."""
    voted = {"round_id": round_id} if round_id is not None else {}
    return await tx.run(
        TO_OPTED_IN.format(besides=NOT_VOTED if voted else ""),
        community_id=community_id,
        priority=PRIORITY["notice"],
        reason=reason,
        key=key,
        body=body,
        now=now,
        until=until,
        about=key,
        **marks(reason, "notice"),
        **voted,
    )


# Who won, as far as they agreed to be named.
WINNERS = """
SELECT c.label, e.name FROM award_nominee e JOIN award_category c ON c.id = e.category_id
WHERE e.round_id = :round_id AND e.place = 'winner' AND e.wall = 1
ORDER BY c.position, e.id LIMIT 40"""
# Whether somebody is up for an award and knows of it.
UP_FOR = """
SELECT 1 FROM award_nominee e WHERE e.person_id = :person_id AND e.round_id = :round_id
    AND e.joined_to IS NULL AND e.said <> 'unasked' LIMIT 1"""
