"""What must not go on by itself once a backup was brought back: time went by without it."""

from dataclasses import dataclass
from datetime import datetime

from storage import broadcasts, outbox
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Held:
    """How many messages and broadcasts were stopped."""

    messages: int
    broadcasts: int


async def settle(tx: Tx, now: datetime) -> Held:
    """Messages that were due may have gone after the backup was made: none is sent twice, and each
    is on the list of what may not have arrived. Broadcasts that were going out are paused, as a
    person must say whether they had ended. Updates that waited are handled: what came of them is
    not in the backup. Reminders are looked at again by themselves."""
    messages = await tx.run(outbox.RESTORED, now=now)
    return Held(messages, await tx.run(broadcasts.RESTORED, now=now))
