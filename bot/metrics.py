"""How the program is, as JSON for a person (`/ready`) and as figures for Prometheus (`/metrics`).

Counts, times and rates only: nobody's name, words or ids.
"""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector

from storage import fates, inbox, jobs, reminders
from storage.db import moment

if TYPE_CHECKING:
    from bot.app import Program

FAILED_WITHIN = timedelta(hours=24)
LATE = timedelta(minutes=1)
"""After which a reminder that waits all the same counts as overdue."""
CONTENT_TYPE = CONTENT_TYPE_LATEST
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """What one process has counted since it started."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        self.handling = Histogram(
            "goodturn_update_handling_seconds",
            "From taking an update to its commit",
            buckets=SECONDS,
            registry=self.registry,
        )


async def ready(program: "Program") -> dict[str, Any]:
    """How much waits and since when, what failed lately, how fast this process sends. Raises
    StorageError where the database can't be read."""
    now = program.clock.now()
    async with program.database.read() as tx:
        waiting = await tx.row(inbox.HEALTH)
        long_work = await tx.row(jobs.HEALTH)
        overdue = await tx.row(reminders.HEALTH, late=now - LATE)
        sending = await fates.health(tx, now, now - FAILED_WITHIN)
    assert waiting is not None
    assert long_work is not None
    assert overdue is not None
    counts = program.delivery.counts
    return {
        "ready": True,
        "inbox_waiting": waiting["waiting"],
        "inbox": {name: waiting[name] for name in ("waiting", "since", "parked")},
        "jobs": {
            "waiting": long_work["n"],
            "since": long_work["oldest"],
            "tries": long_work["tries"],
        },
        "reminders": {"overdue": overdue["overdue"], "since": overdue["since"]},
        "outbox": {name: sending[name] for name in ("waiting", "since", "sending", "failed")},
        "delivery": {
            "leads": program.delivery.leads,
            "rate": program.delivery.pacer.rate,
            "sent": counts.sent,
            "again": counts.again,
            "failed": counts.failed,
            "perhaps_twice": counts.perhaps_twice,
        },
    }


async def text(program: "Program") -> bytes:
    """The figures in Prometheus' text form. Raises StorageError."""
    found, now = await ready(program), program.clock.now()
    asked = CollectorRegistry()
    for name, about, value in _now(found, now):
        Gauge(f"goodturn_{name}", about, registry=asked).set(value)
    delivery = found["delivery"]
    fates_of = Counter("goodturn_messages", "Messages by what became of them", ["fate"],
                       registry=asked)  # fmt: skip
    for fate in ("sent", "again", "failed", "perhaps_twice"):
        fates_of.labels(fate).inc(delivery[fate])
    handled = Counter("goodturn_updates", "Updates by what became of them", ["fate"],
                      registry=asked)  # fmt: skip
    handled.labels("handled").inc(sum(worker.handled for worker in program.workers))
    handled.labels("parked").inc(sum(worker.parked for worker in program.workers))
    return generate_latest(program.metrics.registry) + generate_latest(asked)


def _now(found: dict[str, Any], now: datetime) -> list[tuple[str, str, float]]:
    inbox_, outbox, work = found["inbox"], found["outbox"], found["jobs"]
    return [
        ("inbox_waiting", "Updates that wait to be handled", inbox_["waiting"]),
        ("inbox_oldest_seconds", "How long the oldest of them waits", _age(inbox_["since"], now)),
        ("inbox_parked", "Updates that could not be handled", inbox_["parked"]),
        ("outbox_waiting", "Messages that are due and wait", outbox["waiting"]),
        ("outbox_oldest_seconds", "How long the oldest of them waits, broadcasts aside",
         _age(outbox["since"], now)),
        ("outbox_sending", "Messages that are under way", outbox["sending"]),
        ("outbox_failed_day", "Messages that failed in the last 24 hours", outbox["failed"]),
        ("reminders_overdue", "Reminders that are a minute late or more",
         found["reminders"]["overdue"]),
        ("jobs_waiting", "Long work that is not done", work["waiting"]),
        ("jobs_tries", "Times that its steps failed", work["tries"]),
        ("delivery_leads", "1 where this process sends", float(found["delivery"]["leads"])),
        ("delivery_rate", "Messages a second that it may send", found["delivery"]["rate"]),
    ]  # fmt: skip


def _age(since: str | None, now: datetime) -> float:
    """Seconds since then; 0 where nothing waits."""
    begun = moment(since)
    return 0.0 if begun is None else max(0.0, (now - begun).total_seconds())
