"""The schema of a database as text, for comparing; `python -m tests.schema` writes docs/schema/."""

import asyncio
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from storage import Database, open_database
from storage.migrate import migrate

SQLITE = (
    "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
)
COLUMNS = """
SELECT table_name || '.' || column_name || ' ' || data_type
    || CASE is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END
    || COALESCE(' DEFAULT ' || column_default, '') AS line
FROM information_schema.columns WHERE table_schema = 'public'
ORDER BY table_name, ordinal_position"""
INDEXES = "SELECT indexdef AS line FROM pg_indexes WHERE schemaname = 'public' ORDER BY indexname"
CONSTRAINTS = """
SELECT conrelid::regclass::text || ': ' || pg_get_constraintdef(oid) AS line FROM pg_constraint
WHERE connamespace = 'public'::regnamespace ORDER BY 1"""
TRIGGERS = """
SELECT pg_get_triggerdef(oid) AS line FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1"""


async def written_down(database: Database) -> str:
    """Tables, indexes, constraints and triggers, in an order that doesn't change."""
    async with database.read() as tx:
        if database.dialect == "sqlite":
            rows = await tx.rows(SQLITE)
            return "\n\n".join(r["sql"] for r in rows if r["sql"]) + "\n"
        parts = [
            "\n".join([row["line"] for row in await tx.rows(query)])
            for query in (COLUMNS, INDEXES, CONSTRAINTS, TRIGGERS)
        ]
        return "\n\n".join(parts) + "\n"


async def _write(postgres_url: str | None) -> None:
    folder = Path(__file__).parents[1] / "docs" / "schema"
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        urls = [f"sqlite:///{place}/schema.db", *([postgres_url] if postgres_url else [])]
        for url in urls:
            database = await open_database(url)
            await migrate(database, datetime.now(UTC))
            file = folder / f"{database.dialect}.txt"
            file.write_text(await written_down(database), "utf-8")
            await database.close()


if __name__ == "__main__":
    asyncio.run(_write(sys.argv[1] if len(sys.argv) > 1 else None))
