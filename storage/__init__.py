"""What Goodturn remembers: the transaction, the migrations, and one module per family of tables.

Storage never decides and never commits on its own: whoever opens a transaction ends it.
"""

from storage.db import Database, Row, Tx
from storage.errors import (
    Conflict,
    DiskFull,
    Locked,
    ReadOnly,
    StorageError,
    Unreachable,
)
from storage.open import open_database

__all__ = [
    "Conflict",
    "Database",
    "DiskFull",
    "Locked",
    "ReadOnly",
    "Row",
    "StorageError",
    "Tx",
    "Unreachable",
    "open_database",
]
