"""Who may join what asks for an age or a DBS check: whoever is old enough and has the check joins
at once; for everybody else a place is kept while a broker looks. Nobody is refused in silence."""

from domain import checks as check_rules
from domain.errors import DomainError, NotFound
from domain.opportunities import ADULT, CHECKS
from services import cases, guardians, shift_places
from services.notices import NoticeButton
from services.work import Work
from storage import casework, vetting
from storage import shift_life as life
from storage import shifts as rows
from storage.shifts import Place, Shift, Standing

KIND = "place"
"""The kind of case in which a broker looks."""
THING = "place"
YES, NO, LEFT = "place-yes", "place-no", "place-left"
"""How such a case ended: they may join, they can't, they don't want to any more."""
DBS = "dbs"


class AgeUnknownError(DomainError):
    """Whether the person is old enough isn't known: they are asked."""

    def __init__(self, age: int) -> None:
        super().__init__("refusal-shift-age", age=age)
        self.age = age


async def needs(
    work: Work,
    shift: Shift,
    member: int | None,
    *,
    adult: bool | None,
    old_enough: bool | None,
) -> str:
    """What a broker must look at before the member has a place: "age", "check", both, or nothing.

    member: the id of their membership; adult: whether they are one (None: nobody knows);
    old_enough: what they said when they were asked. Raises AgeUnknownError where nobody asked yet.
    """
    who = work.member
    if adult and shift.min_age <= ADULT and shift.checks == "none":
        return ""
    if await life.cleared(work.tx, shift.opportunity_id, who):
        return ""
    found = []
    if adult is False:
        found.append("age")
    elif adult is None or shift.min_age > ADULT:
        if old_enough is None:
            raise AgeUnknownError(max(shift.min_age, ADULT))
        if not old_enough:
            found.append("age")
        elif adult is None and member is not None:
            life.is_adult(work.tx, work.scope.id, who)
            work.audit("member.adult", "membership", member)
    if shift.checks != "none" and not await has_check(work, shift, who):
        found.append("check")
    return " ".join(found)


async def has_check(work: Work, shift: Shift, person_id: int) -> bool:
    """Whether a broker noted a DBS check of theirs that is enough and holds on the day."""
    order: list[str] = list(CHECKS)
    for one in await vetting.held(work.tx, work.scope.id, person_id):
        if one.kind == DBS and not one.over(shift.plan.day):
            level, _ = check_rules.level_of(one.level)
            if level in order and order.index(level) >= order.index(shift.checks):
                return True
    return False


async def ask(work: Work, place_id: int) -> None:
    """Puts it before the brokers, once for each time somebody asks."""
    if await casework.open_about(work.tx, work.scope.id, KIND, THING, place_id):
        return
    behalf = work.member if work.member != work.actor.id else None
    who = Work(work.tx, work.now, work.actor, work.scope, frozenset(), behalf)
    case_id, _ = await cases.open_case(who, KIND, None)
    casework.about(work.tx, case_id, THING, place_id)


async def withdraw(work: Work, place: Place) -> None:
    """They don't want the place any more: there is nothing to look at."""
    for case_id in await casework.open_about(work.tx, work.scope.id, KIND, THING, place.id):
        await casework.end(work.tx, case_id, "closed", work.actor.id, work.now, LEFT)
        work.refresh(cases.CARD, case_id, "case.closed")


async def about(work: Work, case_id: int) -> Standing:
    """The shift and the place that a case is about. Raises NotFound."""
    subject = await casework.subject(work.tx, case_id)
    found = await life.place_by_id(work.tx, int(subject[1])) if subject is not None else None
    if found is None or subject is None or subject[0] != THING:
        raise NotFound
    return await shift_places.locked(work, *found)


async def decide(work: Work, case_id: int, *, yes: bool, words: str = "") -> None:
    """A broker lets the person join, or says why not; the person hears it at once. Raises
    DomainError where another was first, and where a check is asked for that nobody has noted."""
    case = await cases.still_open(work, case_id)
    if case.kind != KIND or case.person_id is None:
        raise NotFound
    found = await about(work, case_id)
    shift, place = found.shift, found.place
    assert place is not None
    if yes and shift.checks != "none" and not await has_check(work, shift, place.person_id):
        raise DomainError("refusal-place-no-check")
    if yes:
        await guardians.demand(work, shift, place)
    await cases.close(work, case_id, YES if yes else NO)
    work.audit("shift.clear" if yes else "shift.refuse", "place", place.id)
    if yes:
        life.clear(work.tx, place.id, work.now)
    if place.state == "checking" and shift_places.is_open(work, shift):
        await rows.move(work.tx, place, "joined" if yes else "left", "passed" if yes else "refused",
                        work.now)  # fmt: skip
        if yes:
            shift_places.plan_reminders(work, shift, place.id, place.turn, place.person_id)
            work.show_card(place.person_id, shift_places.CARD, shift.id, "shift.passed", fresh=True)
        else:
            await shift_places.pass_on(work, shift.id)
            work.refresh(shift_places.CARD, shift.id, "shift.refused", person_id=place.person_id)
        if yes:
            await guardians.tell(work, place, shift, "notice-plus-one-in")
        await shift_places.positions(work, shift.id)
    elif yes:
        _tell(work, shift, place, "notice-shift-cleared", f"sh-open:{shift.id}", "")
    if not yes:
        await guardians.tell(work, place, shift, "notice-plus-one-no", words)
        _tell(work, shift, place, "notice-shift-refused", "volunteer", words)


def _tell(work: Work, shift: Shift, place: Place, key: str, data: str, words: str) -> None:
    see = "btn-shift-see-all" if data == "volunteer" else "btn-opportunity-see"
    work.tell(
        place.person_id,
        "shift.decided",
        key,
        once=f"place:{place.id}:{place.turn}:{key}:{work.now:%Y%m%d}",
        buttons=(NoticeButton(see, data), NoticeButton("btn-talk-to-a-person", "talk")),
        title=shift.title,
        start=shift.starts_at,
        end=shift.ends_at,
        words=words[:300],
    )
