"""Writing a list that two people agreed to, row by row, each once; and taking all of it back.

Everything that a row makes has the row's own key, and the row says so in the same transaction:
killed at any moment, the next step begins at the first row that isn't written.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from domain import ledger
from domain.errors import DomainError
from domain.ledger import Account, Posting, Transfer, TransferKind
from services import accounts, imports, jobs, listings
from services.jobs import Kind, Step
from services.work import Work
from storage import acquaintances, exchanges, mergers, people
from storage import imports as rows
from storage import jobs as job_rows
from storage import ledger as books
from storage.imports import File, Line
from storage.jobs import Job

AT_ONCE = 20
"""Rows of one step."""
CORRECTIONS = 1_000_000
"""Corrections that an import makes have row numbers above this, which no file reaches."""
LONGEST_HELP = 1_440
"""Minutes of an exchange; what is longer is kept as a transfer without one."""
REASON = "import"
FLAG = "imported"


async def write(work: Work, job: Job) -> Step:
    """Writes the next rows, then what makes the balances right."""
    work.demand("import.make")
    one = await imports.look(work, int(job.about["import"]))
    counts = one.found.get("counts", {})
    total = int(counts.get("new", 0)) + int(counts.get("asked", 0))
    if one.state == "stopped" and imports.can_go_on(one):
        # It failed, and its starter tries again from its card.
        one = await imports.save(work, one, replace(one, state="writing"))
    if one.state != "writing":
        return Step(total, total, {}, finished=True)
    if "people" in job.stage:
        return await _balance(work, one, int(job.stage["people"]), total)
    some = await rows.lines(work.tx, one.id, 0, AT_ONCE, "new")
    if not some:
        return Step(total, total, {"people": 0})
    kept = await mergers.stays(work.tx, work.scope.id)
    for line in some:
        now = replace(line, person_id=kept(line.person_id), other_id=kept(line.other_id))
        rows.change(work.tx, await _write(work, one, now))
    return Step(min(total, job.done + len(some)), total, {"rows": True})


async def _write(work: Work, one: File, line: Line) -> Line:
    if line.holds == "member":
        return await _member(work, line)
    if line.holds == "transfer":
        return await _transfer(work, one, line)
    return await _listing(work, line)


async def _member(work: Work, line: Line) -> Line:
    """A member without Telegram, at equal standing; or one who is known already."""
    person_id = await _known(work, line)
    if person_id is not None:
        return replace(line, state="written", person_id=person_id)
    said = line.body
    reach = ", ".join(str(said[f]) for f in ("phone", "phone2", "email") if said.get(f))
    person = await people.add(work.tx, None, str(said["name"])[:100], None, work.now)
    membership_id = await people.apply(
        work.tx,
        {
            "community_id": work.scope.id,
            "person_id": person.id,
            "adult": None,
            "area": str(said["area"])[:100] if said.get("area") else None,
            "reach": reach[:200] or None,
            "want": None,
            "offer": None,
            "now": _joined(work, said),
        },
    )
    await people.decide(
        work.tx, membership_id, ("applied",), "approved", work.actor.id, work.now, REASON
    )
    # Not "approved": no newcomer whom somebody answered, and none whom a report counts as new.
    work.audit("membership.imported", "membership", membership_id, REASON)
    return replace(
        line, state="written", person_id=person.id, thing="person", thing_id=membership_id
    )


def _joined(work: Work, said: Mapping[str, Any]) -> datetime:
    """Since when they are a member by the list, where it says so; otherwise since now."""
    if not said.get("joined"):
        return work.now
    day = date.fromisoformat(str(said["joined"]))
    return min(datetime.combine(day, time(12), work.zone), work.now)


async def _known(work: Work, line: Line) -> int | None:
    """Who this row is, where it is somebody who is here by now."""
    same = line.body.get("same")
    if same is None:
        return line.person_id
    if same.get("person") is not None:
        return (await mergers.stays(work.tx, work.scope.id))(int(same["person"]))
    first = await rows.line(work.tx, line.import_id, int(same["row"]))
    return first.person_id if first is not None else None


async def _listing(work: Work, line: Line) -> Line:
    """An offer or a want, read and filtered as if it had been typed."""
    said = line.body
    words = ". ".join(str(said[f]) for f in ("what", "about") if said.get(f))
    wants = line.holds == "request"
    try:
        made = await listings.from_application(
            work,
            line.person_id or 0,
            words if wants else None,
            None if wants else words,
            quietly=True,
        )
    except DomainError:
        made = []
    if not made:
        return replace(line, state="left-out", cause="not-listed")
    return replace(
        line, state="written", thing="listing", thing_id=made[0], body={**said, "made": made}
    )


async def _transfer(work: Work, one: File, line: Line) -> Line:
    """Help of the past as an exchange that is in the books; what was between a member and the
    timebank, or longer than a day, as a transfer alone."""
    said, minutes = line.body, line.minutes or 0
    day = date.fromisoformat(str(said["day"])) if said.get("day") else imports.today(work)
    at = min(datetime.combine(day, time(12), work.zone), work.now)
    own: Mapping[str, Any] = said.get("accounts", {})
    if own or minutes > LONGEST_HELP:
        payer = await _account(work, own.get("from"), line.other_id)
        payee = await _account(work, own.get("to"), line.person_id)
        kind: TransferKind = "gift"
        if own:
            kind = "pot" if "pot" in own.values() else "correction"
        postings = (Posting(payer, -minutes), Posting(payee, minutes))
        key = f"import:{one.id}:{line.number}"
        await _post(work, Transfer(key, kind, REASON, postings), at)
        return replace(line, state="written", thing="transfer")
    assert line.person_id is not None
    assert line.other_id is not None
    exchange_id = await exchanges.add(
        work.tx,
        community_id=work.scope.id,
        giver_id=line.person_id,
        receiver_id=line.other_id,
        logged_by=work.actor.id,
        on_behalf_of=None,
        named=None,
        minutes=minutes,
        day=day,
        skill=None,
        words=str(said["what"]) if said.get("what") else None,
        flags=(FLAG,),
        state="posted",
        now=work.now,
    )
    exchanges.event(
        work.tx, exchange_id, "post", "posted", work.actor.id, work.now, minutes=minutes
    )
    held = await accounts.accounts_of(work.tx, work.scope.id, (line.person_id, line.other_id))
    postings = (Posting(held[line.person_id], minutes), Posting(held[line.other_id], -minutes))
    await _post(work, Transfer(f"exchange:{exchange_id}:posted", "exchange", REASON, postings), at)
    acquaintances.meet(work.tx, work.scope.id, line.person_id, line.other_id, "exchange", work.now)
    return replace(line, state="written", thing="exchange", thing_id=exchange_id)


async def _account(work: Work, own: str | None, person_id: int | None) -> Account:
    if own == "pot":
        return Account(work.scope.id, "pot")
    if own == "issue":
        return Account(work.scope.id, "issue")
    assert person_id is not None
    return await accounts.account_of(work.tx, work.scope.id, person_id)


async def _post(work: Work, transfer: Transfer, at: datetime) -> None:
    """Hours of the past move at their own day; who did it, and when, stands in the audit."""
    await books.post(work.tx, transfer, at, actor_id=work.actor.id)


async def _balance(work: Work, one: File, after: int, total: int) -> Step:
    """What is missing to the balance that counts, from the timebank's own account, in sight."""
    some = await rows.people_in(work.tx, one.id, after, AT_ONCE)
    if not some:
        await _finish(work, one)
        return Step(total, total, {}, finished=True)
    claimed = await rows.claimed(work.tx, one.community_id, some)
    moved = await rows.moved(work.tx, one.community_id, some)
    corrected = await rows.corrected(work.tx, one.community_id, some)
    for person in some:
        wanted = claimed.get(person, moved.get(person, 0))
        if one.answers.get("balances") == "transfers" and person in moved:
            wanted = moved[person]
        missing = wanted - moved.get(person, 0) - corrected.get(person, 0)
        if missing:
            await _correct(work, one, person, missing)
    return Step(total, total, {"people": some[-1]})


async def _correct(work: Work, one: File, person: int, minutes: int) -> None:
    number = CORRECTIONS + person
    account = await accounts.account_of(work.tx, work.scope.id, person)
    postings = (Posting(Account(work.scope.id, "issue"), -minutes), Posting(account, minutes))
    key = f"import:{one.id}:{number}"
    await _post(work, Transfer(key, "correction", REASON, postings), work.now)
    rows.put(
        work.tx,
        one.community_id,
        Line(one.id, number, "correction", key[:64], None, {}, "written", None, person, None,
             minutes, "transfer", None),
    )  # fmt: skip


async def _finish(work: Work, one: File) -> None:
    found = {**one.found, "counts": await rows.counts(work.tx, one.id)}
    moved = replace(one, state="done", written_at=_instant(work), found=found)
    await imports.save(work, one, moved)
    work.tx.later(job_rows.DROP_FILE, job_id=one.file_job)
    work.audit("import.done", "import", one.id)
    work.show_card(one.made_by, imports.CARD, one.id, "import.done", fresh=True)


def _instant(work: Work) -> str:
    return work.now.isoformat()


async def write_ended(work: Work, job: Job) -> None:
    """Stopped in the middle, or failed there: what was written stays, until its maker goes on or
    undoes it."""
    one = await rows.find(work.tx, int(job.about["import"]))
    over = job.state in ("stopped", "failed")
    if over and one is not None and one.state == "writing":
        await imports.save(work, one, replace(one, state="stopped"))
        work.show_card(one.made_by, imports.CARD, one.id, "import.stopped", fresh=True)


# Taking it back -----------------------------------------------------------------------------------


async def take_back(work: Work, job: Job) -> Step:
    """Takes back the last rows that stand: the transfers before the people whose they were."""
    work.demand("import.make")
    one = await imports.look(work, int(job.about["import"]))
    counts = one.found.get("counts", {})
    total = int(counts.get("written", 0)) or int(counts.get("new", 0))
    if one.state != "undoing":
        return Step(total, total, {}, finished=True)
    some = await rows.last_written(work.tx, one.id, AT_ONCE)
    stay: list[str] = list(job.stage.get("stay", []))
    if not some:
        await _undone(work, one, stay)
        return Step(total, total, {}, finished=True)
    united = await mergers.united(work.tx, work.scope.id)
    for line in some:
        kept = await _take_back(work, one, line, united)
        if kept is not None:
            stay = [*stay, kept][-200:]
        state = "undone" if kept is None else "stayed"
        rows.change(work.tx, replace(line, state=state))
    return Step(min(total, job.done + len(some)), total, {"stay": stay})


async def _take_back(work: Work, one: File, line: Line, united: AbstractSet[int]) -> str | None:
    """Undoes what a row made; the name of somebody who stays, as they have done something since, or
    their record was made one with another, to which the hours went."""
    for person_id in (line.person_id, line.other_id):
        if person_id is not None and person_id in united:
            person = await people.person(work.tx, person_id)
            return person.name if person is not None else ""
    if line.thing == "exchange" and line.thing_id is not None:
        await _reverse(work, f"exchange:{line.thing_id}")
        found = await exchanges.find(work.tx, one.community_id, line.thing_id)
        if found is not None and found.state == "posted":
            await exchanges.move(work.tx, "posted", replace(found, state="reversed"), work.now)
            exchanges.event(
                work.tx, found.id, "reverse", "reversed", work.actor.id, work.now, words=REASON
            )
    elif line.thing == "transfer":
        await _reverse(work, f"import:{one.id}:{line.number}", posted="")
    elif line.thing == "listing":
        for listing_id in line.body.get("made", [line.thing_id]):
            await listings.take_out(work, int(listing_id))
    elif line.thing == "person" and line.person_id is not None:
        return await _person(work, one, line)
    return None


async def _reverse(work: Work, key: str, posted: str = ":posted") -> None:
    original = await books.by_key(work.tx, f"{key}{posted}")
    if original is not None:
        undo = ledger.reversal(original, f"{key}:reversed")
        await books.post(work.tx, undo, work.now, actor_id=work.actor.id)


async def _person(work: Work, one: File, line: Line) -> str | None:
    assert line.person_id is not None
    if await rows.has_done(work.tx, one.community_id, one.id, line.person_id):
        person = await people.person(work.tx, line.person_id)
        return person.name if person is not None else ""
    nobody = f"Import {one.id}, row {line.number}"
    rows.take_out(work.tx, one.community_id, line.person_id, nobody, work.actor.id, work.now)
    work.audit("membership.left", "membership", line.thing_id, "import undone")
    return None


async def _undone(work: Work, one: File, stay: Sequence[str]) -> None:
    found = {**one.found, "stay": list(stay)[:20], "stay_count": len(stay)}
    await imports.save(work, one, replace(one, state="undone", found=found))
    work.audit("import.undone", "import", one.id)
    work.show_card(work.actor.id, imports.CARD, one.id, "import.undone", fresh=True)


async def undo_ended(work: Work, job: Job) -> None:
    """Stopped in the middle, or failed: it can be gone on with from the list's card."""
    one = await rows.find(work.tx, int(job.about["import"]))
    over = job.state in ("stopped", "failed")
    if over and one is not None and one.state == "undoing":
        await imports.save(work, one, replace(one, state="stopped"))


jobs.KINDS[imports.WRITE] = Kind(write, "import-job-write", None, write_ended)
jobs.KINDS[imports.UNDO] = Kind(take_back, "import-job-undo", None, undo_ended)
