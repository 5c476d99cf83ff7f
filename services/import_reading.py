"""Reading a list and checking its rows, in steps; nothing is written but what they say."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from domain.importing import cells, formats, table
from domain.importing import rows as reading
from domain.importing.cells import Order
from domain.importing.formats import Layout
from services import import_questions, imports, jobs
from services.import_matching import load
from services.jobs import Kind, Step
from services.work import Work
from storage import imports as rows
from storage.imports import File, Line
from storage.jobs import Job

AT_ONCE = 100
"""Rows of one step."""
SAMPLES = 3
MOST_SHOWN = 8
MEMBER = "member"


def prepare(content: bytes, about: Mapping[str, Any]) -> Sequence[str]:
    """The file in parts: first what is known of it as a whole, then its rows, some at a time."""
    found = table.read(content)
    layout = formats.recognise(found.rows, str(about.get("name", "")))
    width = max(len(row) for _, row in found.rows)
    columns = [
        [row[at] if at < len(row) else "" for _, row in found.rows[1:]] for at in range(width)
    ]
    whole = {
        "head": [cells.clean(cell)[:60] for cell in found.rows[0][1]],
        "samples": [[cells.clean(c)[:40] for c in row] for _, row in found.rows[1 : SAMPLES + 1]],
        "orders": {str(at): sorted(cells.orders(column)) for at, column in enumerate(columns)},
        "bare": [at for at, column in enumerate(columns) if _bare(column)],
        "rows": len(found.rows),
        "sheets": list(found.left_out)[:5],
        "layout": asdict(layout) if layout is not None else None,
    }
    parts = [
        json.dumps(found.rows[at : at + AT_ONCE], ensure_ascii=False)
        for at in range(0, len(found.rows), AT_ONCE)
    ]
    return [json.dumps(whole, ensure_ascii=False), *parts]


def _bare(column: Sequence[str]) -> bool:
    """Whether a column of amounts holds whole numbers alone, some of them large."""
    full = [cell.strip() for cell in column if cell.strip()]
    whole = all(cell.lstrip("-").isdigit() for cell in full)
    return bool(full) and whole and any(len(cell.lstrip("-")) > 1 for cell in full)


async def step(work: Work, job: Job) -> Step:
    """One step of reading or checking."""
    one = await imports.look(work, int(job.about["import"]))
    total = int(one.found.get("rows", 0)) * 2
    if one.state == "reading":
        return await _first(work, job, one)
    if one.state != "checking":
        return Step(job.done, job.total, {}, finished=True)
    at = dict(job.stage) or {"part": 1}
    if "part" in at:
        return await _part(work, one, int(at["part"]), total)
    if "after" in at:
        return await _match(work, one, int(at["after"]), job.done, total)
    await _sum_up(work, one)
    return Step(total, total, {}, finished=True)


async def _first(work: Work, job: Job, one: File) -> Step:
    """What the file is, from its first part; its rows are checked at once where nothing is open."""
    whole = json.loads(await jobs.part(work, job.id, 0) or "{}")
    kept = whole.pop("layout")
    answers: dict[str, Any] = {}
    known = await imports.remembered(work, formats.digest_of(whole["head"]))
    if known is not None and not (kept and kept["sure"]):
        answers = {"layout": known["layout"], "columns": True}
        if known.get("order"):
            answers["order"] = known["order"]
    elif kept is not None:
        answers = {"layout": kept}
        if kept["sure"]:
            answers["columns"] = True
        else:
            at = kept["columns"].get("amount", kept["columns"].get("balance"))
            answers["unit_open"] = at in whole["bare"] and kept["unit"] == "hours"
    moved = replace(one, found=whole, answers=answers, file_job=job.id)
    if import_questions.question(moved) is None:
        layout = import_questions.layout_of(moved)
        assert layout is not None
        await imports.save(work, one, replace(moved, state="checking", holds=layout.holds))
        work.tx.later(rows.CLEAR, import_id=one.id)
        return Step(0, int(whole["rows"]) * 2, {"part": 1})
    await imports.save(work, one, replace(moved, state="asking"))
    work.show_card(one.made_by, imports.CARD, one.id, "import.asking", fresh=True)
    return Step(int(whole["rows"]), int(whole["rows"]), {}, finished=True)


async def _part(work: Work, one: File, number: int, total: int) -> Step:
    """Some rows: what each says, and which are known already."""
    layout = import_questions.layout_of(one)
    assert layout is not None
    body = await jobs.part(work, one.file_job, number)
    done = min((number - 1) * AT_ONCE, total // 2)
    if body is None:
        return Step(total // 2, total, {"after": 0})
    if number == 1:
        work.tx.later(rows.CLEAR, import_id=one.id)
    kind = str(one.found.get("group", ""))
    read_rows: list[Line] = []
    for place, (row_number, row) in enumerate(json.loads(body)):
        if number == 1 and place == 0 and layout.header:
            continue
        group = reading.group(row, layout)
        if group is not None:
            kind = group
            continue
        line = _line(work, one, layout, row_number, row, kind)
        if line is not None:
            read_rows.append(line)
    for line in read_rows:
        rows.put(work.tx, one.community_id, line)
    good = [line.number for line in read_rows if line.state == "new"]
    for at, person_id in (await rows.known(work.tx, one.id, good)).items() if good else ():
        line = next(line for line in read_rows if line.number == at)
        rows.change(work.tx, replace(line, state="known", person_id=person_id))
    if kind != one.found.get("group", ""):
        await rows.save(
            work.tx, one.state, replace(one, found={**one.found, "group": kind}), work.now
        )
    return Step(done, total, {"part": number + 1})


def _line(
    work: Work, one: File, layout: Layout, number: int, row: Sequence[str], kind: str
) -> Line | None:
    order: Order = one.answers.get("order") or _order(one, layout)
    found = reading.read(row, layout, order, imports.today(work).isoformat())
    if found is None:
        return None
    said = dict(found.said)
    if kind and "kind" not in said:
        said["kind"] = kind
    if found.fault is not None:
        said["row"] = [cell[:100] for cell in row]
    state = "bad" if found.fault else "new"
    source = found.source[:60] if found.source else None
    return Line(
        one.id, number, found.holds, found.digest, source, said, state, found.fault,
        None, None, found.minutes, None, None,
    )  # fmt: skip


def _order(one: File, layout: Layout) -> Order:
    """The order of days that the whole column tells."""
    at = layout.columns.get("date", layout.columns.get("joined"))
    told: Sequence[Order] = one.found.get("orders", {}).get(str(at), ())
    return told[0] if len(told) == 1 else "dmy"


async def _match(work: Work, one: File, after: int, done: int, total: int) -> Step:
    """Some rows: whom they are about."""
    some = await rows.lines(work.tx, one.id, after, AT_ONCE)
    if not some:
        return Step(total, total, {"sums": True})
    known = await load(work, one)
    banks = dict(one.answers.get("banks", {}))
    for line in some:
        if line.state != "new":
            continue
        moved = known.member(line) if line.holds == MEMBER else known.parties(line, banks)
        if moved != line:
            rows.change(work.tx, moved)
    counted = min(total - 1, done + len(some)) if total else 0
    return Step(counted, total, {"after": some[-1].number})


async def _sum_up(work: Work, one: File) -> None:
    """What was found, and what must still be asked."""
    found: dict[str, Any] = {k: v for k, v in one.found.items() if k not in ("group", "differ")}
    pairs, banks, people = [], Counter[str](), Counter[int]()
    claims: dict[int, int] = {}
    total = same = 0
    after = -1
    while some := await rows.lines(work.tx, one.id, after, 2000):
        after = some[-1].number
        for line in some:
            if line.state == "asked":
                pairs.append(line.number)
            if line.cause == "bank":
                banks.update(line.body.get("banks", ()))
            if line.state in ("new", "asked"):
                total += line.minutes or 0
                same += "same" in line.body
                _count(line, people, claims)
    found.update(
        checked=True,
        pairs=pairs,
        banks=[name for name, _ in banks.most_common(10)],
        counts=await rows.counts(work.tx, one.id),
        minutes=total,
        same=same,
    )
    if differ := await _differences(work, one, people, claims):
        found["differ"] = differ[:MOST_SHOWN]
        found["differ_count"] = len(differ)
    moved = replace(one, found=found)
    await imports.settle(work, one, moved)
    work.show_card(one.made_by, imports.CARD, one.id, "import.checked", fresh=True)


def _count(line: Line, people: Counter[int], claims: dict[int, int]) -> None:
    """What a row would move for whom."""
    if line.holds == "transfer":
        if line.person_id:
            people[line.person_id] += line.minutes or 0
        if line.other_id:
            people[line.other_id] -= line.minutes or 0
    elif line.holds == MEMBER and line.minutes is not None and line.person_id:
        claims[line.person_id] = claims.get(line.person_id, 0) + line.minutes


async def _differences(
    work: Work, one: File, people: Counter[int], claims: dict[int, int]
) -> list[list[Any]]:
    """Members whose balance in a list is not what the transfers in lists come to: name, balance,
    sum. Only where both are known."""
    ids = sorted({*people, *claims})
    differ: list[list[Any]] = []
    for at in range(0, len(ids), 500):
        some = ids[at : at + 500]
        before = await rows.claimed(work.tx, one.community_id, some)
        moved = await rows.moved(work.tx, one.community_id, some)
        shown = await rows.names(work.tx, some)
        for person in some:
            claim = claims.get(person, before.get(person))
            if claim is None or not (person in people or person in moved):
                continue
            said = moved.get(person, 0) + people.get(person, 0)
            if claim != said:
                differ.append([shown.get(person, ""), claim, said])
    return differ


async def ended(work: Work, job: Job) -> None:
    """Stopped, or a file that is no good: the list is let go of. After a fault of ours it waits
    until somebody tries again."""
    good = job.state == "failed" and "-file-" not in (job.cause or "")
    if job.state == "done" or good:
        return
    one = await rows.find(work.tx, int(job.about["import"]))
    if one is not None and one.state in ("reading", "checking"):
        work.tx.later(rows.CLEAR, import_id=one.id)
        await imports.save(work, one, replace(one, state="cancelled", found={}, answers={}))


jobs.KINDS[imports.READ] = Kind(step, "import-job-read", prepare, ended)
jobs.KINDS[imports.CHECK] = Kind(step, "import-job-check", None, ended)
