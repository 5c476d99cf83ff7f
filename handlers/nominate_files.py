"""Photos and voice notes of a nomination: seen by nobody before their sender says that they may be
used."""

from handlers.conversation.screens import one_a_row
from handlers.nominate_form import FORM, form
from handlers.unit import Tap, Unit
from services import nominations
from storage.nominations import FileKind


async def file_came(unit: Unit, kind: FileKind, file_id: str) -> bool:
    """A photo or voice note that comes while somebody nominates belongs to it; nobody sees it
    before they said that it may be used. False at other times."""
    draft = unit.draft
    if draft is None or draft.form != FORM or len(file_id) > 200:
        return False
    one = await nominations.find(unit, int(draft.body["given"]["nomination"]))
    number = await nominations.add_file(unit, one, kind, file_id)
    unit.say(
        "nominate-rights-ask",
        one_a_row(
            unit.button("btn-nominate-rights-yes", f"nmt-rights:{number}:yes"),
            unit.button("btn-nominate-rights-no", f"nmt-rights:{number}:no"),
        ),
        kind=kind,
    )
    return True


async def rights(unit: Unit, tap: Tap) -> None:
    """Whether it may be used; then the nomination goes on."""
    one = await nominations.file_rights(unit, tap.id, may=tap.run == "yes")
    unit.toast("toast-nominate-file", kept="yes" if tap.run == "yes" else "no")
    draft = unit.draft
    unit.aside()
    if draft is None or draft.form != FORM:
        unit.show_own_card(nominations.CARD, one.id, "nominate.file")
        return
    if tap.run == "yes" and draft.body["at"] == "words" and not one.words:
        spoken = str(unit.text("nominate-spoken"))
        if any(file.kind == "voice" for file in await nominations.files(unit, one)):
            await form.start(unit, {**draft.body["given"], "words": spoken})
            return
    await form.resume(unit, draft)
