"""Bringing in what another timebank software keeps: from the file to its undoing.

A list is read and checked first, and nothing is written (`services/import_reading.py`). What is
open is asked, one question at a time. Then a second person agrees, and long work writes it
(`services/import_writing.py`); within 30 days it can be undone as one.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date, timedelta
from typing import Any

from domain.errors import DomainError, NotFound
from domain.importing import formats, names
from services import import_questions, jobs, pot
from services.work import Work
from storage import imports as rows
from storage import jobs as job_rows
from storage import people
from storage.db import moment_of
from storage.imports import File, Line

CARD = "import"
READ, CHECK, WRITE, UNDO = "import-read", "import-check", "import-write", "import-undo"
UNDO_DAYS = 30
OPEN = ("asking", "ready")
"""States in which its maker can still change answers."""


async def begin(work: Work, file_id: str, name: str) -> tuple[int, int]:
    """A broker sends a list. Returns its id and that of the long work that reads it."""
    work.demand("import.make")
    import_id = await rows.add(work.tx, work.scope.id, work.actor.id, name, work.now)
    about: dict[str, Any] = {"import": import_id, "name": name[:200]}
    job_id = await jobs.start(work, READ, file=file_id, **about)
    found = await look(work, import_id)
    await save(work, found, replace(found, file_job=job_id))
    work.audit("import.read", "import", import_id)
    return import_id, job_id


async def look(work: Work, import_id: int) -> File:
    """A list of this timebank, for brokers and administrators. Raises NotFound."""
    found = await rows.find(work.tx, import_id)
    if found is None or found.community_id != work.scope.id:
        raise NotFound
    if not work.roles & {"broker", "administrator"}:
        raise NotFound
    return found


async def own(work: Work, import_id: int, *states: str) -> File:
    """The actor's own list in one of these states. Raises DomainError."""
    work.demand("import.make")
    found = await look(work, import_id)
    if found.made_by != work.actor.id:
        raise DomainError("refusal-import-theirs", name=found.made_name)
    if found.state not in states:
        raise DomainError("toast-already-done")
    return found


async def save(work: Work, before: File, after: File) -> File:
    """Writes how it stands, if nobody was faster, and shows it to whoever has its card."""
    if not await rows.save(work.tx, before.state, after, work.now):
        raise DomainError("toast-already-done")
    work.refresh(CARD, after.id, f"import.{after.state}")
    return after


# What is answered ---------------------------------------------------------------------------------


async def answer(work: Work, import_id: int, seen: str, value: str) -> File:
    """The maker answers the question that is open. Where all is known it goes on: the rows are
    checked by long work, or the list is ready. `seen` is the `mark` of the question that they
    saw. Raises DomainError where another is asked now."""
    found = await own(work, import_id, *OPEN)
    now = import_questions.question(found)
    if now is None or import_questions.mark(now) != seen:
        raise DomainError("toast-already-done")
    asked = now[0]
    if asked == "pair":
        return await _paired(work, found, int(now[1]), same=value == "same")
    answers = dict(found.answers)
    import_questions.ANSWERS[asked](answers, found, now[1], value)
    moved = replace(found, answers=answers)
    if asked == "bank" and value != "leave":
        await _remember(work, bank_digest(now[1]), {"bank": value})
    if asked == "balances":
        return await settle(work, found, moved)
    if import_questions.question(moved) in (None, ("balances", "")):
        return await check(work, found, moved)
    return await save(work, found, moved)


async def settle(work: Work, before: File, after: File) -> File:
    """It is ready where nothing is open any more, else the next question is asked."""
    state = "asking" if import_questions.question(after) is not None else "ready"
    return await save(work, before, replace(after, state=state))


async def check(work: Work, before: File, after: File) -> File:
    """Long work goes through all rows once more; nothing is written but what they say."""
    layout = import_questions.layout_of(after)
    assert layout is not None
    if not layout.name:
        kept = {"layout": asdict(layout), "order": after.answers.get("order")}
        await _remember(work, digest(after), kept)
    found = {k: v for k, v in after.found.items() if k not in ("checked", "pairs", "differ")}
    moved = replace(after, state="checking", found=found, holds=layout.holds)
    job_id = await jobs.start(work, CHECK, **{"import": after.id})
    work.show_card(after.made_by, jobs.CARD, job_id, "import.checking", fresh=True)
    return await save(work, before, moved)


async def _paired(work: Work, found: File, number: int, *, same: bool) -> File:
    """The broker says whether two records are one person."""
    line = await rows.line(work.tx, found.id, number)
    if line is None or line.state != "asked":
        raise DomainError("toast-already-done")
    body = dict(line.body)
    like = body.pop("like")
    body.update({"same": like} if same else {"two": True})
    rows.change(work.tx, replace(line, state="new", body=body))
    work.audit("import.same" if same else "import.two", "import", found.id, str(number))
    pairs = list(found.found["pairs"])[1:]
    more = int(found.found.get("same", 0)) + same
    moved = replace(found, found={**found.found, "pairs": pairs, "same": more})
    return await settle(work, found, moved)


def digest(one: File) -> str:
    """What tells this kind of file from another, for what is remembered of it."""
    return formats.digest_of(one.found.get("head", ()))


def bank_digest(name: str) -> str:
    """Under what it is remembered which account a name in lists stands for."""
    return f"bank:{formats.digest_of((names.plain(name),))}"


async def _remember(work: Work, of: str, body: Mapping[str, Any]) -> None:
    work.tx.later(
        rows.REMEMBER,
        community_id=work.scope.id,
        digest=of[:64],
        body=dict(body),
        made_by=work.actor.id,
        now=work.now,
    )


async def remembered(work: Work, of: str) -> Mapping[str, Any] | None:
    """What somebody said about a kind of file, or about a name in it."""
    found = await work.tx.value(rows.REMEMBERED, community_id=work.scope.id, digest=of[:64])
    return None if found is None else dict(json.loads(found))


# Writing it, with a second person -----------------------------------------------------------------


async def put_forward(work: Work, import_id: int) -> File:
    """The maker wants it written: a second person is asked. Raises DomainError where there is
    nobody who could be."""
    found = await own(work, import_id, "ready")
    others = await pot.seconds(work, {work.actor.id})
    if not others:
        raise DomainError("refusal-import-alone")
    moved = await save(work, found, replace(found, state="second"))
    for other in others:
        work.show_card(other.id, CARD, import_id, "import.second", fresh=True)
    work.audit("import.put-forward", "import", import_id)
    return moved


async def decide(work: Work, import_id: int, *, agreed: bool) -> File:
    """The second person agrees, and it is written; or says no, and its maker can change it."""
    work.demand("hours.second")
    found = await look(work, import_id)
    if found.made_by == work.actor.id:
        raise DomainError("refusal-second-person")
    if found.state != "second":
        raise DomainError("toast-already-done")
    work.audit("import.agree" if agreed else "import.decline", "import", import_id)
    if not agreed:
        moved = replace(found, state="ready", decided_by=work.actor.id)
        work.tell(
            found.made_by, "import.declined", "import-declined", name=work.actor.name,
            file=found.name,
        )  # fmt: skip
        return await save(work, found, moved)
    moved = replace(found, state="writing", decided_by=work.actor.id)
    await _start_for_maker(work, moved, WRITE)
    return await save(work, found, moved)


async def go_on(work: Work, import_id: int) -> File:
    """Its maker goes on with writing what was stopped. What was being taken back is only taken
    back further (`undo`), and so is what is no longer kept (services/retention.py)."""
    found = await own(work, import_id, "stopped")
    if not can_go_on(found):
        raise DomainError("toast-already-done")
    moved = replace(found, state="writing")
    await _start_for_maker(work, moved, WRITE)
    return await save(work, found, moved)


def can_go_on(found: File) -> bool:
    """Whether what was stopped can still be written."""
    some = found.found
    return found.state == "stopped" and not (some.get("undoing") or some.get("forgotten"))


async def undo(work: Work, import_id: int) -> File:
    """Everything that the list brought is taken back, as long work. For brokers, within 30 days."""
    work.demand("import.make")
    found = await look(work, import_id)
    if not may_undo(found, work):
        raise DomainError("refusal-import-late" if found.state == "done" else "toast-already-done")
    moved = replace(found, state="undoing", found={**found.found, "undoing": True})
    job_id = await jobs.start(work, UNDO, **{"import": found.id})
    work.show_card(work.actor.id, jobs.CARD, job_id, "import.undoing", fresh=True)
    work.audit("import.undo", "import", import_id)
    return await save(work, found, moved)


def may_undo(found: File, work: Work) -> bool:
    """Whether it can still be taken back."""
    if found.state == "stopped":
        return True
    if found.state != "done" or found.written_at is None:
        return False
    return work.now <= moment_of(found.written_at) + timedelta(days=UNDO_DAYS)


async def cancel(work: Work, import_id: int) -> File:
    """Its maker lets go of it before anything was written."""
    found = await own(work, import_id, "reading", "asking", "ready", "second")
    work.tx.later(rows.CLEAR, import_id=found.id)
    work.tx.later(job_rows.DROP_FILE, job_id=found.file_job)
    work.audit("import.cancel", "import", import_id)
    return await save(work, found, replace(found, state="cancelled", found={}, answers={}))


async def _start_for_maker(work: Work, found: File, kind: str) -> None:
    maker = await people.person(work.tx, found.made_by)
    if maker is None:
        raise NotFound
    theirs = Work(work.tx, work.now, maker, work.community, frozenset())
    job_id = await jobs.start(theirs, kind, **{"import": found.id})
    work.show_card(maker.id, jobs.CARD, job_id, "import.writing", fresh=True)


# For the card -------------------------------------------------------------------------------------


async def faults(work: Work, import_id: int, limit: int) -> list[Line]:
    """The first rows that can't be taken, or aren't."""
    found = []
    for state in ("bad", "unresolved", "left-out"):
        found += await rows.lines(work.tx, import_id, 0, limit, state)
    return sorted(found, key=lambda line: line.number)[:limit]


def today(work: Work) -> date:
    """The local day."""
    return work.local.date()
