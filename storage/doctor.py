"""What `goodturn doctor` asks a database about itself."""

from storage.db import Tx

ROOMY = 50
"""PostgreSQL connections that should be allowed: each process takes up to eight."""


async def engine(tx: Tx, dialect: str) -> list[str]:
    """What is set otherwise than Goodturn needs it, each with the cure; empty where all is well."""
    found = []
    if dialect == "sqlite":
        mode = await tx.value("PRAGMA journal_mode")
        if str(mode).lower() != "wal":
            found.append(f"the journal is {mode}, not WAL: is it on a network disk? Move it.")
        if (wrong := await tx.value("PRAGMA quick_check(1)")) != "ok":
            found.append(f"SQLite finds the file damaged ({wrong}): restore the last backup.")
        return found
    if await tx.value("SHOW fsync") != "on":
        found.append("fsync is off: a power cut can lose hours. Set fsync = on.")
    if await tx.value("SHOW synchronous_commit") == "off":
        found.append("synchronous_commit is off: a crash can lose hours. Set it on.")
    if int(await tx.value("SHOW max_connections")) < ROOMY:
        found.append(f"max_connections is below {ROOMY}: raise it before a second process starts.")
    if await tx.value("SHOW server_encoding") != "UTF8":
        found.append("its encoding is not UTF8: make the database anew with it.")
    return found


async def try_to_write(tx: Tx) -> None:
    """Writes and takes it back. Raises StorageError with the cure where it can't be written."""
    tx.mark()
    await tx.run("CREATE TABLE doctor_was_here (id BIGINT)")
    await tx.undo()
