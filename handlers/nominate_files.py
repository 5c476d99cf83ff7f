"""Photos and voice notes of a nomination: seen by nobody before their sender says that they may be
used."""

from handlers.conversation.screens import one_a_row
from handlers.nominate_form import FORM, form, run
from handlers.unit import Tap, Unit
from services import nominations
from storage.nominations import FileKind


async def came(unit: Unit, kind: FileKind, file_id: str, caption: str = "") -> bool:
    """A photo or voice note that comes while somebody nominates belongs to it, and what is written
    under it to the reason. False at other times."""
    draft = unit.draft
    if draft is None or draft.form != FORM or len(file_id) > 200:
        return False
    given = draft.body["given"]
    one = await nominations.find(unit, int(given["nomination"]))
    number = await nominations.add_file(unit, one, kind, file_id)
    if caption.strip():
        given["add" if given.get("words") else "words"] = caption.strip()
        unit.keep_draft(draft)
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
    """Whether it may be used; then the nomination goes on where it was."""
    may = tap.run == "yes"
    one = await nominations.file_rights(unit, tap.id, may=may)
    unit.toast("toast-nominate-file", kept="yes" if may else "no")
    unit.aside()
    draft = unit.draft
    if draft is None or draft.form != FORM:
        unit.show_own_card(nominations.CARD, one.id, "nominate.file")
        return
    given = draft.body["given"]
    if may and draft.body["at"] == "words" and "words" not in given:
        files = await nominations.files(unit, one)
        if any(file.kind == "voice" and file.rights for file in files):
            given["words"] = str(unit.text("nominate-spoken"))
    if "add" in given or isinstance(given.get("words"), str):
        await run(unit, given)
    else:
        await form.resume(unit, draft)
