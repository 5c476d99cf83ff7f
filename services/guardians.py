"""A parent or carer says whether somebody under 18 may join a shift: noted by a broker who spoke to
them, or asked here where they are a member. Whoever runs the shift learns that one agreed, and no
more."""

from datetime import date

from domain.errors import DomainError, NotFound
from domain.opportunities import ADULT
from services.cases import CARD as CASE
from services.notices import NoticeButton
from services.work import Work
from storage import casework, people
from storage import guardians as rows
from storage import shifts as shift_rows
from storage.guardians import Guardian, How, NewGuardian, Relation
from storage.shifts import Place, Shift, Standing

CARD = "guardian"
"""What a parent or carer is asked; its number is the row's."""
PLACE_CASE = "place"


async def needed(work: Work, shift: Shift, place: Place) -> bool:
    """Whether a parent or carer must agree before this place is theirs: they are under 18. Where
    the shift is for people of more than 18 years, whoever is too young for it may be an adult."""
    if "age" not in place.needs:
        return False
    member = await people.membership(work.tx, shift.community_id, place.person_id)
    adult = member.adult if member is not None else False
    return adult is False or (adult is None and shift.min_age <= ADULT)


async def demand(work: Work, shift: Shift, place: Place) -> None:
    """Raises DomainError where one must agree, and none has."""
    if not await needed(work, shift, place):
        return
    found = await rows.of_place(work.tx, place.id)
    if found is None or found.state != "agreed":
        raise DomainError("refusal-place-no-guardian")
    if work.own(found.member_id):
        raise DomainError("refusal-guardian-own")


async def note(
    work: Work, found: Standing, called: str, relation: Relation, how: How, day: date
) -> None:
    """A broker, who looks at this place, notes who agreed, how they said so, and when. Raises
    DomainError for a day to come."""
    place = _place(work, found)
    if day > work.local.date():
        raise DomainError("refusal-service-future")
    new = NewGuardian(
        work.scope.id, place.id, called[:100], relation, "agreed", how, day, work.actor.id
    )
    await rows.put(work.tx, new, work.now)
    work.audit("guardian.note", "place", place.id, how)


async def ask(work: Work, found: Standing, member_id: int, relation: Relation) -> None:
    """A broker asks a member, who is the parent or carer, here. Raises NotFound for people who are
    no members; DomainError where that is no adult, or the young one themselves."""
    place = _place(work, found)
    member = await people.membership(work.tx, work.scope.id, member_id)
    person = await people.person(work.tx, member_id)
    if member is None or person is None or member.state != "approved":
        raise NotFound
    if member_id == place.person_id or member.adult is False or person.telegram_id is None:
        raise DomainError("refusal-guardian-who")
    new = NewGuardian(
        work.scope.id, place.id, person.name[:100], relation, "asked", "here", None, work.actor.id,
        member_id,
    )  # fmt: skip
    made = await rows.put(work.tx, new, work.now)
    work.show_card(member_id, CARD, made, "guardian.asked", fresh=True)
    work.audit("guardian.ask", "place", place.id)


def _place(work: Work, found: Standing) -> Place:
    if found.place is None:
        raise NotFound
    if work.own(found.place.person_id):
        raise DomainError("refusal-guardian-own")
    return found.place


async def answer(work: Work, guardian_id: int, *, yes: bool) -> None:
    """The parent or carer says yes or no here; the broker who asked hears it. Raises NotFound where
    nobody asked them, DomainError where it is settled."""
    found = await rows.find(work.tx, guardian_id)
    if found is None or found.member_id != work.actor.id or work.hat is not None:
        raise NotFound
    state: rows.State = "agreed" if yes else "refused"
    if not await rows.answer(work.tx, guardian_id, state, work.local.date()):
        raise DomainError("toast-already-done")
    work.refresh(CARD, guardian_id, "guardian.answered")
    work.audit("guardian.answer", "place", found.place_id, state)
    for case_id in await casework.open_about(
        work.tx, found.community_id, PLACE_CASE, PLACE_CASE, found.place_id
    ):
        work.refresh(CASE, case_id, "case.guardian")
        work.show_card(found.noted_by, CASE, case_id, "case.guardian", fresh=True)


async def tell(work: Work, place: Place, shift: Shift, key: str, words: str = "") -> None:
    """What became of a place is said to the member who brings its child along: children have no
    Telegram of their own here."""
    found = await rows.of_place(work.tx, place.id)
    if found is None or not found.brings or found.member_id is None:
        return
    work.tell(
        found.member_id,
        "shift.plus-one",
        key,
        once=f"place:{place.id}:{place.turn}:{key}",
        buttons=(
            NoticeButton("btn-opportunity-see", f"sh-open:{shift.id}"),
            NoticeButton("btn-talk-to-a-person", "talk"),
        ),
        name=found.young,
        title=shift.title,
        start=shift.starts_at,
        end=shift.ends_at,
        words=words[:300],
    )


async def about(work: Work, guardian_id: int) -> tuple[Guardian, Shift]:
    """What somebody is asked, and the shift. Raises NotFound."""
    found = await rows.find(work.tx, guardian_id)
    shift = await shift_rows.find(work.tx, found.shift_id) if found is not None else None
    if found is None or shift is None:
        raise NotFound
    return found, shift
