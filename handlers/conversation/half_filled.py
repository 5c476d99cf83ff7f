"""A form that somebody has half filled: it is not lost to the next one, and goes on where it was
begun."""

from collections.abc import Mapping
from typing import Any

from handlers.conversation.fields import REVIEW
from handlers.conversation.screens import one_a_row
from handlers.unit import Draft, Unit


def in_the_way(unit: Unit, *, over: bool) -> bool:
    """Whether another half-filled form would be lost by beginning one; `over`: the new one is laid
    over it."""
    draft = unit.draft
    if draft is None or over:
        return False
    other = unit.registry.forms.get(draft.form)
    answered = bool(draft.body["trail"]) or draft.body["at"] == REVIEW
    return other is not None and not other.over and answered


def ask_which(unit: Unit, new: Mapping[str, Any]) -> None:
    """Asks which goes on: the half-filled form, or the new one: its `form`, and the `given` and
    `words` to start it with."""
    draft = unit.draft
    assert draft is not None
    draft.body["instead"] = dict(new)
    unit.keep_draft(draft)
    unit.say(
        "form-unfinished",
        one_a_row(
            unit.button("btn-carry-on", "resume"),
            unit.button("btn-start-new", f"f:0:instead.{draft.run}"),
        ),
    )


async def instead(unit: Unit, draft: Draft) -> bool:
    """The person leaves the form for the one that they wanted to begin; False where there is
    none."""
    new = draft.body.get("instead")
    if new is None or new["form"] not in unit.registry.forms:
        return False
    unit.drop_draft()
    unit.draft = None
    await unit.registry.forms[new["form"]].start(unit, new["given"], new["words"])
    return True


def as_begun(unit: Unit, draft: Draft) -> bool:
    """A form goes on in the timebank where it was begun and for whom it was begun, whichever of
    theirs is used now. False where the person doesn't act for them any more: the form has ended,
    and they are told."""
    if not unit.act_for(draft.body.get("for", 0)):
        unit.drop_draft()
        unit.say("hat-form-over", one_a_row(unit.button("btn-home", "home")))
        return False
    begun = draft.body.get("community")
    here = next((c for c in unit.communities if c.id == begun), None)
    if here is not None and unit.community != here:
        unit.use_community(here)
    return True
