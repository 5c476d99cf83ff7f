"""Runs long work: one step, one transaction, one commit; and fetches the files that it reads.

The step's own row is locked and leased, so that of two processes one runs it. Killed at any moment,
the next process goes on after the last step that was committed.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import PurePath

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.clock import Clock
from bot.holders import holder_name, is_dead
from domain.errors import DomainError
from services import jobs
from services.work import CLOCK, Work
from storage import Database, StorageError, Tx, communities
from storage import jobs as rows
from storage.jobs import Job

log = logging.getLogger("goodturn.jobs")

LEASE_TIME = timedelta(seconds=60)
"""Longer than a file takes to be fetched and read."""
IDLE = 1.0
"""Seconds after which a process looks without being woken."""
BETWEEN = 0.02
"""Seconds between two steps, in which people's updates get in."""
EDIT_EVERY = 3.0
"""Seconds from one edit of a progress card to the next."""
PAUSE = timedelta(seconds=2)
"""After a step that failed."""
LARGEST = 20_000_000
"""Bytes of a file that a bot can fetch (Bot API, getFile)."""


class NotReadableError(Exception):
    """A file that is no good: the key of the sentence that says why. Trying again doesn't help."""


class Jobs:
    """The loop of one process that makes steps."""

    def __init__(
        self, bot: Bot, database: Database, clock: Clock, committed: Callable[[], None]
    ) -> None:
        self._bot, self._database, self._clock = bot, database, clock
        self._committed = committed
        self._holder = holder_name()
        self._wake = asyncio.Event()
        self._edited: dict[int, float] = {}
        self.busy = False

    def wake(self) -> None:
        """There may be something to do."""
        self._wake.set()

    async def run(self) -> None:
        """Never returns; storage that fails for a while is waited for."""
        while True:
            try:
                await self._take_over()
                break
            except StorageError as error:
                log.error("%s", error)
                await asyncio.sleep(IDLE)
        while True:
            try:
                if await self.one():
                    await asyncio.sleep(BETWEEN)
                else:
                    await self._rest()
            except StorageError as error:
                log.error("%s", error)
                await asyncio.sleep(IDLE)

    async def stop(self) -> None:
        """Gives up what it holds, so that another process can go on at once."""
        async with self._database.write() as tx:
            tx.later(rows.RELEASE, holder=self._holder)

    async def _rest(self) -> None:
        try:
            # Not wait_for: before Python 3.12 it loses a cancellation that comes with the wake.
            async with asyncio.timeout(IDLE):
                await self._wake.wait()
        except TimeoutError:
            return
        finally:
            self._wake.clear()

    async def _take_over(self) -> None:
        """What processes of this machine held that are dead waits for nobody."""
        async with self._database.write() as tx:
            for row in await tx.rows(rows.HOLDERS):
                if is_dead(str(row["holder"])):
                    tx.later(rows.RELEASE, holder=row["holder"])

    async def one(self) -> bool:
        """Makes the next step that waits; False where there is none."""
        self.busy = True
        job: Job | None = None
        try:
            async with self._database.write() as tx:
                now = self._clock.now()
                job = await rows.claim(tx, self._holder, now, now + LEASE_TIME)
                if job is None:
                    return False
                fetches = self._fetches(job)
                if not fetches:
                    await self._step(tx, job, now)
            if fetches:
                await self._fetch(job)
        except Exception as error:
            if job is None or (isinstance(error, StorageError) and not error.ours):
                raise
            await self._failed(job, error)
        finally:
            self.busy = False
        self._committed()
        return True

    def _fetches(self, job: Job) -> bool:
        kind = jobs.KINDS.get(job.kind)
        wants = kind is not None and kind.prepare is not None and not job.fetched
        return wants and job.state != "stopping"

    async def _fetch(self, job: Job) -> None:
        """Fetches the file and reads it into parts, with no transaction open."""
        content = await self._content(str(job.about["file"]))
        prepare = jobs.KINDS[job.kind].prepare
        assert prepare is not None
        try:
            parts = await asyncio.to_thread(prepare, content, job.about)
        except ValueError as error:
            raise NotReadableError(str(error)) from error
        async with self._database.write() as tx:
            rows.file(tx, job.id, parts, self._clock.now())

    async def _content(self, file_id: str) -> bytes:
        try:
            file = await self._bot.get_file(file_id)
            if (file.file_size or 0) > LARGEST:
                raise NotReadableError("job-file-too-big")
            content = bytes(await file.download_as_bytearray())
        except BadRequest as error:
            large = "too big" in str(error).lower()
            key = "job-file-too-big" if large else "job-file-gone"
            raise NotReadableError(key) from error
        except TelegramError:
            raise
        except OSError as error:
            raise NotReadableError("job-file-gone") from error
        log.info("fetched a file for a job: %s", PurePath(file.file_path or "").suffix or "?")
        return content

    async def _step(self, tx: Tx, job: Job, now: datetime) -> None:
        community = await communities.by_id(tx, job.community_id)
        clock = Work(tx, now, CLOCK, community, frozenset())
        kind = jobs.KINDS.get(job.kind)
        if kind is None:
            await jobs.finish(clock, job, "failed", "no such kind of work in this version")
            return
        work = await jobs.work_of(clock, job)
        if job.state == "stopping":
            await jobs.finish(work, job, "stopped")
            self._edited.pop(job.id, None)
            return
        step = await kind.step(work, job)
        rows.stepped(tx, job.id, step.state, step.done, step.total, step.result, now)
        if step.finished:
            await jobs.finish(work, job, "done")
            self._edited.pop(job.id, None)
        elif time.monotonic() - self._edited.get(job.id, float("-inf")) >= EDIT_EVERY:
            self._edited[job.id] = time.monotonic()
            work.refresh(jobs.CARD, job.id, "job.progress")

    async def _failed(self, job: Job, error: Exception) -> None:
        """Counts the attempt; the third in a row is the last. A file that is no good, and what the
        rules don't allow, are no better the next time."""
        final = isinstance(error, NotReadableError | DomainError)
        cause = _cause(error)
        log.error("job %s (%s): %s", job.id, job.kind, cause, exc_info=None if final else error)
        async with self._database.write() as tx:
            now = self._clock.now()
            tries = await rows.failed_once(tx, job.id, cause, now, now + PAUSE)
            if tries is None or not (final or tries >= jobs.MOST_TRIES):
                return
            community = await communities.by_id(tx, job.community_id)
            clock = Work(tx, now, CLOCK, community, frozenset())
            await jobs.finish(await jobs.work_of(clock, job), job, "failed", cause)
        self._edited.pop(job.id, None)


def _cause(error: Exception) -> str:
    """What went wrong, without values: the key of a sentence, or the kind of error."""
    if isinstance(error, NotReadableError):
        return str(error)
    return error.key if isinstance(error, DomainError) else type(error).__name__
