"""No question that is asked every day reads a whole table that grows."""

import re
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import storage
from storage import open_database
from storage.merger_things import THINGS
from storage.migrate import migrate

SQL = re.compile(r"\s*(SELECT|WITH|UPDATE|DELETE|INSERT)\b")
NAME = re.compile(r"(?<!:):([a-z_0-9]+)")
WHOLE = {
    # What an audit of the books reads is all of them.
    *(
        "ledger_checks.UNSEALED",
        "ledger_checks.UNBALANCED",
        "ledger_checks.TOO_FEW",
        "ledger_checks.WRONG_BALANCE",
    ),
    *("ledger_checks.WRONG_REVERSAL", "ledger_checks.POSTED_UNPAID", "ledger_checks.PAID_UNPOSTED"),
    *(
        "ledger_checks.POSTED_OTHERWISE",
        "ledger_checks.UNDONE_OTHERWISE",
        "ledger_checks.OTHERS_UNPAID",
    ),
    *(
        "ledger_checks.OTHERS_UNDONE",
        "ledger_checks.OTHERS_OTHERWISE",
        "ledger_checks.UNMIRRORED",
        "ledger.COUNTS",
    ),
    *(
        "ledger_checks.ACROSS_UNPAID",
        "ledger_checks.ACROSS_UNDONE",
        "ledger_checks.ACROSS_OTHERWISE",
    ),
    "ledger_checks.KEPT_BACK",
    # Whose words are to be made anew: hardly ever anybody, in the order of its key.
    "member_index.STALE",
    # For `goodturn parked`, the demo's page and tests.
    *("inbox.PARKED", "outbox.COUNTS"),
    # Once, after a backup was brought back or a timebank came in.
    *("broadcasts.RESTORED", "outbox.RESTORED", "member_index.ALL_ANEW"),
    # At night: whose time here is over; once an hour: who has not seen a new notice.
    *("aging.LEFT", "aging.DECLINED", "consent_list.BEHIND"),
    # Where somebody is forgotten, a few times a year: whatever was sent with their name in it.
    *("erasures.SENT", "erasures.UNSENT", "erasures.ARRIVED", "erasures.DECIDED"),
    *("erasures.UNSAID", "erasures.LAST_WAITING"),
    # Somebody asks for all that is held about them.
    "mydata.NAMES",
    # The schema's own lists, for a backup.
    *("dump.NUMBERS", "dump.TRIGGERS"),
    # Rounds of awards that are over: a few a year, looked at once an hour.
    *("award_forgetting.OVER", "award_forgetting.ENDED"),
    # Every timebank of the install, for a round that is open to the whole city.
    "award_telling.TIMEBANKS",
    # Somebody's own summary, a narrow index read once in a while.
    "held.HELD",
    # Parts, to which their places add for whom.
    *("delegates.ORGANISATION", "vetting.COLUMNS", "interests._INTEREST"),
}
OWN = re.compile(r"q|t|w\d+|\d+|CONSTANT")
"""What questions have put together themselves, and rows of no table ("2 CONSTANT ROWS")."""
BUILT = {
    # What a merger asks of each table (storage/mergers.py), which a few people wait for.
    **{f"merger {thing.name} found": thing.found for thing in THINGS},
    **{f"merger {thing.name} set": thing.set for thing in THINGS},
}
"""Questions that are put together from names of tables."""


async def test_everyday_questions_are_answered_from_indexes(tmp_path: Path) -> None:
    """As SQLite plans them without statistics, which nothing gathers in a running timebank."""
    file = tmp_path / "goodturn.db"
    database = await open_database(f"sqlite:///{file}")
    await migrate(database, datetime.now(UTC))
    await database.close()
    connection = sqlite3.connect(file)
    asked, found = 0, []
    for name, sql in questions():
        try:
            values = dict.fromkeys(NAME.findall(sql), 1)
            plan = connection.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
        except sqlite3.OperationalError:
            assert name not in BUILT  # a part of a question, or one with places to fill in
            continue
        asked += 1
        scans = re.findall(r"^SCAN (\w+)(?! USING INDEX)\b(.*)", plan_text(plan), re.MULTILINE)
        found += [f"{name}: SCAN {t}" for t, _ in scans if not OWN.fullmatch(t)]
    connection.close()
    assert asked > 300
    assert found == []


def questions() -> Iterator[tuple[str, str]]:
    """Every statement in storage by its name, and those that are built from tables' names."""
    for module in iter_modules(storage.__path__):
        for name, sql in vars(import_module(f"storage.{module.name}")).items():
            if isinstance(sql, str) and SQL.match(sql) and f"{module.name}.{name}" not in WHOLE:
                yield f"{module.name}.{name}", sql
    yield from BUILT.items()


def plan_text(plan: list[tuple[int, int, int, str]]) -> str:
    """The steps, one a line."""
    return "\n".join(step[3] for step in plan)
