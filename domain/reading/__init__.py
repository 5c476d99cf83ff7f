"""Residents' own words, read: the one entrance is `read`.

Pure and deterministic: the same words at the same moment give the same reading. A reading moves
nothing; it fills a form whose card is confirmed.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.reading.types import Reading


def read(said: str, now: datetime, lang: str | None = None, known: Sequence[str] = ()) -> "Reading":
    """Everything that is made of `said`, written at `now`; see `domain.reading.entrance.read`."""
    # Imported here so that a part of this package can be used without loading all of it.
    from domain.reading import entrance  # noqa: PLC0415

    return entrance.read(said, now, lang, known)
