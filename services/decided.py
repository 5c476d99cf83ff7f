"""What services/undo.py needs to take back what somebody at the desk decides."""

from collections.abc import Mapping
from typing import Any

from services.work import Work
from storage import decisions


def keep(
    work: Work, card: str, object_id: int, action: str, state: str, before: Mapping[str, Any]
) -> None:
    """The actor took this from `before` (its fields that changed, and its state) to `state`, just
    now; for ten minutes they can take it back."""
    decisions.record(
        work.tx, work.scope.id, card, object_id, action, work.actor.id, before, state, work.now
    )


def final(work: Work, card: str, object_id: int, action: str, state: str, why: str) -> None:
    """The actor decided something that can't be taken back; /undo says why, and what to do
    instead (`undo-final-WHY`). What they decided about it before stays decided too."""
    keep(work, card, object_id, action, state, {"final": why})
