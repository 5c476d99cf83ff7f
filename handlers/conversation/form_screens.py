"""What a form shows: a question, the review card, and what can be changed."""

from collections.abc import Mapping, Sequence

from handlers.conversation.questions import Option, Unclear
from handlers.conversation.screens import Button, Rows, Screen
from handlers.unit import Draft, Unit
from handlers.wording import Markup

KEY_FAMILIES = ("-name",)


def button(unit: Unit, draft: Draft, key: str, action: str, **values: str) -> Button:
    """A button of this run of a form."""
    return unit.button(key, f"f:0:{action}.{draft.run}", **values)


def picks(draft: Draft, offered: Sequence[Option]) -> Rows:
    """What is offered, one a row, by its place."""
    return tuple(
        (Button(str(option.label), f"f:{number}:pick.{draft.run}"),)
        for number, option in enumerate(offered)
    )


def _talk(unit: Unit, *, over: bool) -> Rows:
    """Forms that are themselves between people don't offer to talk to a person."""
    return () if over else ((unit.button("btn-talk-to-a-person", "talk"),),)


def question(
    unit: Unit,
    draft: Draft,
    key: str,
    offered: Sequence[Option],
    why: Unclear | None,
    *,
    optional: bool,
    over: bool,
) -> Screen:
    """One question, with the likely answers and why it is asked again."""
    last = [button(unit, draft, "btn-cancel", "cancel")]
    if draft.body["trail"]:
        last.insert(0, button(unit, draft, "btn-back", "back"))
    skip = ((button(unit, draft, "btn-skip", "skip"),),) if optional else ()
    text = unit.text(key)
    if why is not None:
        text = Markup(f"{unit.text(why.key, **why.values)}\n\n{text}")
    return Screen(text, (*picks(draft, offered), *skip, tuple(last), *_talk(unit, over=over)))


def review(
    unit: Unit,
    draft: Draft,
    text: Markup,
    yes: tuple[str, Mapping[str, str]],
    offered: Sequence[Option],
    *,
    changes: bool,
    over: bool,
) -> Screen:
    """The review card: the yes by its key and values, corrections, and whether there is anything
    to change."""
    key, values = yes
    last = [button(unit, draft, "btn-cancel", "cancel")]
    if changes:
        last.insert(0, button(unit, draft, "btn-change", "change"))
    first = (button(unit, draft, key, "yes", **values),)
    return Screen(text, (first, *picks(draft, offered), tuple(last), *_talk(unit, over=over)))


def changes(unit: Unit, draft: Draft, answers: Sequence[tuple[str, str]]) -> Screen:
    """What can be changed: each question's key with its answer as it is shown; one without a key
    only keeps its place."""
    rows: list[Sequence[Button]] = []
    for number, (key, shown) in enumerate(answers):
        if not key:
            continue
        label = unit.wording.button(unit.lang, f"{key.removesuffix('-ask')}-name")
        text = f"{label}: {plain_label(shown)}" if shown else label
        rows.append((Button(text[:60], f"f:{number}:at.{draft.run}"),))
    rows.append((button(unit, draft, "btn-cancel", "cancel"),))
    return Screen(unit.text("form-change-what"), tuple(rows))


def plain_label(markup: str) -> str:
    """An answer's text without the marks that only messages need."""
    for mark, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        markup = markup.replace(mark, sign)
    return markup
