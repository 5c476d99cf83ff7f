"""Unfinished forms: one per person and chat, inside the unit's transaction."""

from datetime import datetime
from typing import Any

from storage.db import Tx

SAVE = """
INSERT INTO draft (person_id, chat_id, form, version, run, body, started_at, changed_at)
VALUES (:person_id, :chat_id, :form, :version, :run, :body, :now, :now)
ON CONFLICT (person_id, chat_id) DO UPDATE SET form = excluded.form, version = excluded.version,
    run = excluded.run, body = excluded.body, changed_at = excluded.changed_at"""
DROP = "DELETE FROM draft WHERE person_id = :person_id AND chat_id = :chat_id"


def save(
    tx: Tx,
    person_id: int,
    chat_id: int,
    form: str,
    version: int,
    run: str,
    body: dict[str, Any],
    now: datetime,
) -> None:
    """Keeps the draft in place of the person's earlier one in this chat."""
    tx.later(
        SAVE,
        person_id=person_id,
        chat_id=chat_id,
        form=form,
        version=version,
        run=run,
        body=body,
        now=now,
    )


def drop(tx: Tx, person_id: int, chat_id: int) -> None:
    """The form is finished or cancelled."""
    tx.later(DROP, person_id=person_id, chat_id=chat_id)
