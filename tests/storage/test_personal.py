"""Every table is thought of where somebody is forgotten, and where they ask what is held."""

import re
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from storage import open_database, personal
from storage.community_rows import whose
from storage.migrate import migrate
from storage.personal import HELD, NOBODY, PARTS, STAFF_ONLY

CODES = re.compile(
    r".*_(at|on|day|until|from|by|state)|.*(state|kind|code|digest|zone|rule|how|key|action|reason)"
    r"|day|at|start|finish|since|until|level|part|thing|object|card|form|run|version|purpose|role"
    r"|roles|scope|before|repeats|langs|told|outcome|cause|via|reasons|point|topic|holds|skill|said"
    r"|relation|place|certificate|holder|merge_key|about|notice|eligible_why|rested|barriers|rest"
)
"""Names of columns that hold a code, a day or a time, wherever they stand."""


async def connected(tmp_path: Path) -> sqlite3.Connection:
    """The schema as it is."""
    database = await open_database(f"sqlite:///{tmp_path}/goodturn.db")
    await migrate(database, datetime.now(UTC))
    await database.close()
    return sqlite3.connect(tmp_path / "goodturn.db")


async def test_each_table_is_listed_and_each_statement_can_be_run(tmp_path: Path) -> None:
    connection = await connected(tmp_path)
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    tables = {name for (name,) in found if not name.startswith("sqlite_")}
    held = {one.table for one in HELD}
    assert held & set(STAFF_ONLY) == set()
    assert (held | set(STAFF_ONLY)) & NOBODY == set()
    assert held | set(STAFF_ONLY) | NOBODY == tables
    values = {"id": 1, "name": "Former member", "now": "2026-11-23", "limit": 5, "community_id": 1}
    for one in HELD:
        if one.part:
            assert one.part in PARTS
            connection.execute(one.find(whose(one.table, ("community_id",)) or ""), values)
        if one.forget:
            connection.execute(one.forget, values)
        # What is not shown, and what stays, has a reason.
        assert one.why or (one.part and one.goes == personal.ROW), one.table
    connection.close()


async def test_words_that_stay_are_words_of_nobody(tmp_path: Path) -> None:
    """Each column with free text in a table about people is emptied, or the row goes."""
    connection = await connected(tmp_path)
    kept = set()
    for table in {one.table for one in HELD}:
        ones = [one for one in HELD if one.table == table]
        gone = {c for one in ones if isinstance(one.goes, Mapping) for c in one.goes}
        if any(one.goes == personal.ROW for one in ones):
            continue
        for _, name, kind, *_ in connection.execute(f"PRAGMA table_info({table})"):
            if kind == "TEXT" and name not in gone and not CODES.fullmatch(name):
                kept.add(f"{table}.{name}")
    connection.close()
    assert kept == KEPT


KEPT = {
    *("award_nominee.eligible", "job.result", "job.stage", "merger.account"),
    "shift_feedback.again",
    # What an organisation does, in its own name.
    *(
        f"opportunity.{one}"
        for one in (
            *("title", "organisation", "bring", "area", "checks", "check_why", "at_risk", "access"),
            *("expenses", "training", "cover", "venue", "often"),
        )
    ),
}
"""Text that stays: codes, and what an organisation says."""
