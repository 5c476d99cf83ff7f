"""Long looks of what is being handled: each runs beside, on a reader of its own, while the update
that needs it is put aside and the next ones are handled."""

import asyncio
from collections.abc import Callable
from typing import Any

from services.looks import Answers, LookFirst
from storage import Database, StorageError


class Looks:
    """The answers that updates wait for, by the row of the inbox. Nothing is kept of them where the
    program ends: the update still waits, and is handled from its start."""

    def __init__(self, database: Database, wake: Callable[[], None]) -> None:
        self._database, self._wake = database, wake
        self._answers: dict[int, dict[Any, Any]] = {}
        self._under_way: dict[int, asyncio.Task[None]] = {}

    def answers(self, row_id: int) -> Answers:
        """What was found for this update so far."""
        return self._answers.setdefault(row_id, {})

    def waits(self, row_id: int) -> bool:
        """Whether this update is put aside until its answer is there."""
        return row_id in self._under_way

    def begin(self, row_id: int, look: LookFirst) -> None:
        """Looks; the worker is woken with the answer."""
        self._under_way[row_id] = asyncio.create_task(self._look(row_id, look))

    async def _look(self, row_id: int, look: LookFirst) -> None:
        found: Any
        try:
            async with self._database.read(long=True) as tx:
                found = await tx.value(look.sql, **look.values)
        except StorageError as error:  # raised where the answer is asked for
            found = error
        self.answers(row_id)[look.key] = found
        self._under_way.pop(row_id, None)
        self._wake()

    def stop(self) -> None:
        """Nothing is looked at any more."""
        for task in self._under_way.values():
            task.cancel()

    def done(self, row_id: int) -> None:
        """The update is handled, or has failed: what was found for it may be different by now."""
        self._answers.pop(row_id, None)
