"""What became of one row of the outbox, and of all since the program started."""

from dataclasses import dataclass, field

from handlers.drawing import Payload
from storage.db import Row


@dataclass(slots=True)
class Fate:
    """What became of one row: its new state, and what else must be written with it."""

    row: Row
    state: str
    cause: str | None = None
    message_id: int | None = None
    again_in: float = 0.0
    payload: Payload | None = None
    close_chat: bool = False
    unreachable: bool = False
    migrated_to: int | None = None


@dataclass(slots=True)
class Counts:
    """What delivery did since it started."""

    sent: int = 0
    failed: int = 0
    again: int = 0
    perhaps_twice: int = 0
    states: dict[str, int] = field(default_factory=dict)
