"""The files of /mydata: for oneself at once; for a member without Telegram through a broker, who
prints them."""

from handlers.conversation.people_questions import MemberQuestion
from handlers.conversation.questions import Unclear
from handlers.conversation.screens import one_a_row
from handlers.unit import Unit
from services import mydata, notes, second_factor

FORMS = ("page", "json")


async def send(unit: Unit, person_id: int) -> None:
    """Both files. Raises as services.mydata.may_see."""
    await mydata.may_see(unit, person_id)
    if person_id != unit.actor.id:
        await second_factor.demand(unit, "export")
    for form in FORMS:
        unit.send_document("mydata", "me.files", person=person_id, form=form)
    unit.audit("data.export", "person", person_id)


async def for_member(unit: Unit, words: str) -> None:
    """A broker names a member who has no Telegram."""
    unit.demand("member.decide")
    found = await MemberQuestion().read(unit, " ".join(words.split())[:100], {})
    if isinstance(found, Unclear):
        unit.say("mydata-whom", one_a_row(unit.button("btn-home", "home")))
        return
    await send(unit, int(found.value["id"]))
    rows = one_a_row(unit.button("btn-home", "home"))
    unit.say("mydata-for", rows, name=str(found.value["name"]))


async def clocked(unit: Unit) -> None:
    """What a person must look at first goes to one, with a last day for it."""
    await notes.review(unit)
    case_id = await mydata.waiting(unit, unit.actor.id)
    if case_id is not None:
        until = mydata.begin_clock(unit, case_id).astimezone(unit.zone).date()
        unit.aside()
        unit.say("mydata-clock", one_a_row(unit.button("btn-home", "home")), until=until)
