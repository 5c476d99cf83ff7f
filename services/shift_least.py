"""The fewest people that a shift needs: whoever runs it is asked two days before, where there are
fewer; where nobody decides, those who joined are told a day before that it isn't sure."""

from datetime import timedelta

from domain import shifts as rules
from domain.errors import DomainError
from services import shift_news, shift_places
from services.notices import NoticeButton
from services.work import Work
from storage import people, reminders
from storage import shift_life as life
from storage import shifts as rows
from storage.db import Row
from storage.shifts import Shift, Standing

ASK, UNSURE = "shift.least", "shift.unsure"
LATEST = timedelta(hours=1)
"""It is of no use to ask or tell later than this before the start."""


async def plan(work: Work, shift_id: int) -> None:
    """Plans the question, and what is said where nobody answers it; anew where the shift moved."""
    shift = await rows.find(work.tx, shift_id)
    reminders.drop(work.tx, f"least:{shift_id}", work.now)
    if shift is None or shift.least is None or not shift_places.is_open(work, shift):
        return
    for kind, due in zip(
        (ASK, UNSURE), rules.least_asked(shift.starts_at, work.now, work.zone), strict=True
    ):
        if due is not None:
            reminders.add(
                work.tx,
                f"least:{shift_id}:{kind}:{work.now:%Y%m%d%H%M%S%f}",
                kind,
                work.scope.id,
                None,
                shift_id,
                due,
                shift.starts_at - LATEST,
            )


def short(found: Standing) -> bool:
    """Whether fewer people have joined than are needed, and nobody said that it goes ahead."""
    shift = found.shift
    few = shift.least is not None and found.counts.joined < shift.least
    return few and shift.least_state != "go"


async def remind(work: Work, row: Row) -> bool:
    """Two days before whoever runs it is asked; a day before those who joined are told."""
    found = await rows.locked(work.tx, row["object_id"], 0)
    if found is None or not shift_places.is_open(work, found.shift) or not short(found):
        return False
    if row["kind"] == ASK:
        await _ask(work, found)
    else:
        await _tell_unsure(work, found)
    return True


async def look(work: Work, shift_id: int) -> None:
    """Somebody left: where the time to ask has gone, and it wasn't asked, it is asked now."""
    found = await rows.standing(work.tx, shift_id, 0)
    if found is None or not short(found) or found.shift.least_state != "":
        return
    first = found.shift.starts_at - rules.LEAST_ASKED[0]
    if work.now >= first and found.shift.starts_at - work.now > LATEST:
        await _ask(work, found)


async def _ask(work: Work, found: Standing) -> None:
    shift = found.shift
    if shift.least_state == "":
        await life.set_least_state(work.tx, shift.id, "asked")
    await _tell_runners(work, found, "notice-shift-least-ask", told=0)
    work.refresh(shift_places.RUN_CARD, shift.id, "shift.least")


async def _tell_runners(work: Work, found: Standing, key: str, *, told: int) -> None:
    shift = found.shift
    for person_id in await shift_news.runners(work, shift):
        work.tell(
            person_id,
            "shift.least",
            key,
            once=f"least:{shift.id}:{key}:{person_id}:{shift.starts_at:%Y%m%d%H%M}:{shift.least}",
            buttons=(
                NoticeButton("btn-shift-go", f"sl-go:{shift.id}"),
                NoticeButton("btn-shift-lower", f"sl-lower:{shift.id}"),
                NoticeButton("btn-shift-call-off", f"sh-off:{shift.id}"),
            ),
            title=shift.title,
            start=shift.starts_at,
            end=shift.ends_at,
            joined=found.counts.joined,
            least=shift.least or 0,
            count=told,
        )


async def _tell_unsure(work: Work, found: Standing) -> None:
    """Nobody decided: whoever joined hears how it stands, and so does a broker."""
    shift = found.shift
    if not await life.set_least_state(work.tx, shift.id, "unsure"):
        return
    joined = await rows.places(work.tx, shift.id, "joined", rules.MOST_PLACES)
    for place in joined:
        work.tell(
            place.person_id,
            "shift.unsure",
            "notice-shift-unsure",
            once=f"place:{place.id}:{place.turn}:unsure:{shift.starts_at:%Y%m%d%H%M}",
            buttons=(
                NoticeButton("btn-shift-still", f"sh-coming:{shift.id}"),
                NoticeButton("btn-shift-cant-any-more", f"sh-leave:{shift.id}"),
            ),
            title=shift.title,
            start=shift.starts_at,
            end=shift.ends_at,
            joined=found.counts.joined,
            least=shift.least or 0,
        )
    await _tell_runners(work, found, "notice-shift-least-again", told=len(joined))
    known = set(await shift_news.runners(work, shift))
    for broker in await people.with_role(work.tx, work.scope.id, "broker"):
        if broker.id not in known:
            work.tell(
                broker.id,
                "shift.least",
                "notice-shift-least-broker",
                once=f"least:{shift.id}:broker:{broker.id}:{shift.starts_at:%Y%m%d%H%M}",
                buttons=(NoticeButton("btn-shift-run", f"sh-run:{shift.id}"),),
                title=shift.title,
                start=shift.starts_at,
                end=shift.ends_at,
                joined=found.counts.joined,
                least=shift.least or 0,
            )
    work.refresh(shift_places.CARD, shift.id, "shift.unsure")
    work.refresh(shift_places.RUN_CARD, shift.id, "shift.unsure")


async def go_ahead(work: Work, found: Standing) -> None:
    """Whoever runs it says that it takes place with so few; those who were told that it isn't sure
    hear so. Raises DomainError where that was said."""
    if found.shift.least is None or found.shift.least_state == "go":
        raise DomainError("toast-already-done")
    await _go(work, found)
    work.audit("shift.go-ahead", "shift", found.shift.id)


async def enough(work: Work, shift_id: int) -> None:
    """Somebody joined: with enough people there is nothing to decide any more."""
    found = await rows.standing(work.tx, shift_id, 0)
    if found is None or found.shift.least is None or found.counts.joined < found.shift.least:
        return
    if found.shift.least_state in ("asked", "unsure"):
        await _go(work, found)
        for person_id in await shift_news.runners(work, found.shift):
            _tell_sure(work, found.shift, person_id, "notice-shift-enough")


async def _go(work: Work, found: Standing) -> None:
    shift = found.shift
    await life.set_least_state(work.tx, shift.id, "go")
    if shift.least_state == "unsure":
        for place in await rows.places(work.tx, shift.id, "joined", rules.MOST_PLACES):
            _tell_sure(work, shift, place.person_id, "notice-shift-sure")
    work.refresh(shift_places.CARD, shift.id, "shift.goes-ahead")
    work.refresh(shift_places.RUN_CARD, shift.id, "shift.goes-ahead")


def _tell_sure(work: Work, shift: Shift, person_id: int, key: str) -> None:
    work.tell(
        person_id,
        "shift.sure",
        key,
        once=f"least:{shift.id}:{key}:{person_id}:{shift.starts_at:%Y%m%d%H%M}",
        title=shift.title,
        start=shift.starts_at,
        end=shift.ends_at,
    )


async def lower(work: Work, found: Standing, least: int) -> None:
    """It needs fewer people, or more; it may be asked anew. Raises DomainError for numbers that
    can't be."""
    shift = found.shift
    if not 1 <= least <= shift.places:
        raise DomainError("refusal-shift-least", most=shift.places)
    await life.set_least(work.tx, shift.id, least)
    if found.counts.joined >= least:
        await _go(work, found)
    else:
        await life.set_least_state(work.tx, shift.id, "")
        await plan(work, shift.id)
        work.refresh(shift_places.RUN_CARD, shift.id, "shift.least")
        work.refresh(shift_places.CARD, shift.id, "shift.least")
    work.audit("shift.least", "shift", shift.id, str(least))
