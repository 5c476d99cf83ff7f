"""What goes of a round once it is over: who voted after three months, the rest that isn't published
after twelve (DOMAIN.md section 5). What stays are numbers, and winners as they agreed."""

from datetime import datetime

from storage.db import Tx

# Rounds that were over by then: a few a year in each timebank.
OVER = """
SELECT r.id FROM award_round r
WHERE r.state = 'announced' AND r.announced_at < :before
    OR r.state = 'cancelled' AND r.announced_on < :day ORDER BY r.id"""
# The same, and rounds that nobody ever brought to an end, by the day that was set for the result.
ENDED = """
SELECT r.id FROM award_round r
WHERE r.state = 'announced' AND r.announced_at < :before
    OR r.state <> 'announced' AND r.announced_on < :day ORDER BY r.id"""
VOTES = "DELETE FROM award_vote WHERE round_id = :round_id"
_JUDGES = "SELECT j.id FROM award_judge j WHERE j.round_id = :round_id"
_SHEETS = f"SELECT s.id FROM award_sheet s WHERE s.judge_id IN ({_JUDGES})"
_NOMINEES = "SELECT e.id FROM award_nominee e WHERE e.round_id = :round_id"
_NOMINATIONS = "SELECT n.id FROM nomination n WHERE n.round_id = :round_id"
# In this order: what hangs on a row goes before it.
WORDS = (
    VOTES,
    f"DELETE FROM award_score WHERE sheet_id IN ({_SHEETS})",
    f"DELETE FROM award_sheet WHERE judge_id IN ({_JUDGES})",
    f"DELETE FROM award_conflict WHERE judge_id IN ({_JUDGES})",
    "DELETE FROM award_judge_link WHERE round_id = :round_id",
    f"DELETE FROM award_note WHERE nominee_id IN ({_NOMINEES})",
    f"DELETE FROM nomination_file WHERE nomination_id IN ({_NOMINATIONS})",
    f"DELETE FROM nomination_second WHERE nomination_id IN ({_NOMINATIONS})",
    "DELETE FROM nomination WHERE round_id = :round_id AND state <> 'sent'",
    """
UPDATE nomination SET nominee_name = NULL, area = NULL, reach = NULL, words = NULL, shown = NULL,
    rest = NULL, passed = '', years = NULL, relation = NULL, nominee_knows = NULL, under_18 = NULL,
    posthumous = NULL, by_name = NULL, may_name = NULL, flags = '', code = NULL, scrubbed_at = :now
WHERE round_id = :round_id AND scrubbed_at IS NULL""",
    # Whoever wasn't honoured, or is and never agreed to be named: a number.
    """
UPDATE award_nominee SET name = '-', area = '', person_id = NULL, under_18 = 0, posthumous = 0,
    said_by = NULL, eligible_why = NULL, eligible_by = NULL, badge = NULL, photo_ok = NULL
WHERE round_id = :round_id AND NOT (place IN ('winner', 'commended') AND (COALESCE(wall, 0) = 1
    OR COALESCE(badge, 0) = 1 OR certificate IS NOT NULL))""",
    "UPDATE award_nominee SET reach = NULL, evidence = NULL WHERE round_id = :round_id",
    "UPDATE award_round SET calculation = NULL WHERE id = :round_id",
)
LEFT = f"""
SELECT 1 FROM nomination n WHERE n.round_id = :round_id AND n.scrubbed_at IS NULL
UNION ALL SELECT 1 FROM award_sheet s WHERE s.judge_id IN ({_JUDGES})
UNION ALL SELECT 1 FROM award_nominee e WHERE e.round_id = :round_id
    AND (e.reach IS NOT NULL OR e.evidence IS NOT NULL) LIMIT 1"""
VOTED = "SELECT 1 FROM award_vote WHERE round_id = :round_id LIMIT 1"


async def forget_votes(tx: Tx, before: datetime) -> int:
    """Who voted in rounds that were over by then; one round at a time. Returns how many rounds."""
    for row in await tx.rows(OVER, before=before, day=before.date()):
        if await tx.value(VOTED, round_id=row["id"]):
            await tx.run(VOTES, round_id=row["id"])
            return 1
    return 0


async def forget_words(tx: Tx, before: datetime, now: datetime) -> int:
    """Words, names and scores of rounds that were over by then, or should have been; one round at a
    time. Returns how many rounds."""
    for row in await tx.rows(ENDED, before=before, day=before.date()):
        if await tx.value(LEFT, round_id=row["id"]):
            for sql in WORDS:
                values = {"now": now} if ":now" in sql else {}
                await tx.run(sql, round_id=row["id"], **values)
            return 1
    return 0
