"""The form of a nomination: each answer is written to its row as it comes, so a draft is there
until the round closes, whatever happens to the conversation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.awards.nominating import CARE, asked, count, flags_free, refused
from handlers import talk
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import FreeText, Kept
from handlers.conversation.screens import Screen, one_a_row
from handlers.nominate_given import COUNTS, answers_of, given_of, told_of
from handlers.nominate_questions import (
    AREA,
    REACH,
    UNPAID,
    AreaQuestion,
    BeyondQuestion,
    CategoryQuestion,
    FilesQuestion,
    KindQuestion,
    LongQuestion,
    MoreQuestion,
    NameQuestion,
    ReasonQuestion,
    RelationQuestion,
    SurnameQuestion,
    YearsQuestion,
    YesNo,
    fitting,
)
from handlers.unit import Draft, Unit
from handlers.wording import Markup, Words
from services import nominations
from storage.award_rounds import Round
from storage.nominations import Nomination

SHOWN = 900
"""Characters of a reason that the card to check shows."""
SOMETIMES = (
    *("surname", "more", "long", "beyond", "linked", "councillor", "knows", "under_18", "reach"),
    *("parent", "family", "may_name"),
)
"""Questions that only some nominations are asked: domain.awards.nominating.asked."""
KEY_FAMILIES = ("nominate-refused-",)


@dataclass(frozen=True, kw_only=True)
class Nominating:
    """What is asked about a nomination; most of it only where it is missing."""

    name: str = ask("nominate-name-ask", NameQuestion())
    surname: str | None = ask("nominate-surname-ask", SurnameQuestion(), optional=True)
    kind: str = ask("nominate-kind-ask", KindQuestion())
    words: Any = ask("nominate-words-ask", ReasonQuestion())
    more: str | None = ask("nominate-more-ask", MoreQuestion())
    long: str | None = ask("nominate-long-ask", LongQuestion())
    beyond: str | None = ask("nominate-beyond-ask", BeyondQuestion())
    councillor: bool | None = ask("nominate-councillor-ask", YesNo())
    linked: bool | None = ask("nominate-linked-ask", YesNo())
    category: int = ask("nominate-category-ask", CategoryQuestion())
    years: int | None = ask("nominate-years-ask", YearsQuestion(), optional=True)
    area: str | None = ask("nominate-area-ask", AreaQuestion(AREA), optional=True)
    relation: str = ask("nominate-relation-ask", RelationQuestion())
    under_18: bool | None = ask("nominate-young-ask", YesNo(), optional=True)
    knows: bool | None = ask("nominate-knows-ask", YesNo(), optional=True)
    reach: str | None = ask("nominate-reach-ask", FreeText(limit=REACH), optional=True)
    parent: str | None = ask("nominate-parent-ask", FreeText(limit=REACH), optional=True)
    family: str | None = ask("nominate-family-ask", FreeText(limit=REACH), optional=True)
    may_name: bool | None = ask("nominate-told-ask", YesNo())
    files: str | None = ask("nominate-files-ask", FilesQuestion(), optional=True)
    nomination: Any = ask("nominate-name-ask", Kept(), hidden=True)
    sent: Any = ask("nominate-name-ask", Kept(), hidden=True)


class NominationForm(Form[Nominating]):
    """A form whose answers are kept when it is left."""

    def offers(self, draft: Draft, name: str) -> bool:
        """Not what this nomination isn't asked."""
        return name not in (*draft.body["given"].get("off", ()), "more", "long", "surname")

    async def cancel(self, unit: Unit) -> None:
        """Leaves it; the draft stays."""
        kept = unit.draft.body["given"].get("nomination") if unit.draft is not None else None
        unit.drop_draft()
        if kept is None:
            unit.say("form-cancelled", one_a_row(unit.button("btn-home", "home")))
            return
        one = await nominations.find(unit, int(kept))
        award = await nominations.round_of(unit, one)
        unit.say(
            "nominate-kept",
            one_a_row(
                unit.button("btn-carry-on", f"nmt-go:{one.id}"),
                unit.button("btn-nominate-back", f"nmt-back:{one.id}"),
                unit.button("btn-home", "home"),
            ),
            at=award.closes_at,
            sent="yes" if one.state == "sent" else "no",
        )


# After each answer --------------------------------------------------------------------------------


async def ends(unit: Unit, given: Mapping[str, Any]) -> bool:
    """Writes what was answered, and looks at it: True where it ends here and they know why."""
    assert isinstance(given, dict)
    one = await nominations.find(unit, int(given["nomination"]))
    award = await nominations.round_of(unit, one)
    if one.state not in ("draft", "sent"):
        unit.say("refusal-nominate-over", one_a_row(unit.button("btn-home", "home")))
        return True
    if given.get("surname"):
        given["name"] = f"{given['name']} {given.pop('surname')}"[:120]
    answers = _reason(one, given)
    text = str(answers.get("words", one.words or ""))
    flags = await _flags(unit, award, given, text)
    if not flags_free(flags, *CARE):
        await _private(unit, one, text)
        return True
    if "minor_nominator" in flags and one.state == "draft":
        await _child(unit, await nominations.keep(unit, one, answers), award, flags)
        return True
    off = _only_asked(given, flags, award)
    why = refused(told_of(given, flags), award.rules)
    if why is not None and one.state == "sent":
        # What was sent stays as it was.
        unit.aside()
        unit.show(Screen(unit.text("nominate-unchanged", why=why)), "nominate.refused", new=True)
        given.update(given_of(one, award))
        return False
    await _only_award(unit, given)
    await _twice(unit, one, given)
    kept = await nominations.keep(unit, one, {**answers, **answers_of(given, flags, off)})
    if why is not None:
        await nominations.refuse(unit, kept, why)
        explain(unit, kept, why)
        return True
    if "posthumous" in flags and not given.get("sorry"):
        given["sorry"] = True
        _condole(unit, one)
    return False


async def _only_award(unit: Unit, given: dict[str, Any]) -> None:
    """In memory of somebody, and for a business, there may be one award only: nobody is asked to
    choose it."""
    few = given.get("posthumous") or given.get("kind") == "business"
    if few and "category" not in given and given.get("words") is not None:
        found = await fitting(unit, given)
        if len(found) == 1:
            given["category"] = found[0].id


async def _twice(unit: Unit, one: Nomination, given: dict[str, Any]) -> None:
    """Says at once where they have sent this person for this award: another award is asked for."""
    if given.get("category") in (None, one.category_id) and given.get("name") == one.nominee_name:
        return
    if given.get("category") is None or given.get("name") is None:
        return
    other = await nominations.same(unit, one, str(given["name"]), int(given["category"]))
    if other is None:
        return
    del given["category"]
    unit.aside()
    said = unit.text("nominate-twice", name=given["name"], category=other.category or "")
    rows = one_a_row(unit.button("btn-nominate-open-one", f"nmt-open:{other.id}"))
    unit.show(Screen(said, rows), "nominate.twice", new=True)


def _reason(one: Nomination, given: dict[str, Any]) -> dict[str, Any]:
    """Their words as the row keeps them; the form keeps only how many they are."""
    answers: dict[str, Any] = {}
    added = given.pop("add", None)
    if isinstance(given.get("words"), str):
        text = given["words"]
        answers = dict(nominations.parted(text))
        given["words"] = {"count": count(text), "last": len(text)}
        for name in ("more", "long"):
            given.pop(name, None)
    elif added is not None:
        answers = dict(nominations.joined(one, str(added)))
        whole = f"{answers['words']}{answers['rest']}"
        given["words"] = {"count": count(whole), "last": len(str(added))}
        given.pop("long", None)
    beyond = given.get("beyond")
    if beyond not in (None, "done", UNPAID):
        answers = dict(nominations.joined(one, str(beyond)))
        given["beyond"] = "done"
    return answers


async def _flags(unit: Unit, award: Round, given: Mapping[str, Any], text: str) -> list[str]:
    """What a person who checks it should know: of the first sentence, and of the words as they
    are now."""
    name = given.get("name") or ""
    found = {*given.get("flags", ())} - {"self", "family"}
    found |= {"self"} if given.get("own") else set()
    if text:
        read = await nominations.read(unit, award, f"{name}: {text}" if name else text)
        found |= COUNTS.intersection(read.flags)
        if isinstance(given, dict):
            if read.category != "volunteer" or "likely" not in given:
                given["likely"] = read.category
            if read.ward_hint:
                given.setdefault("ward", read.ward_hint)
            if read.years is not None:
                given.setdefault("years", read.years)
    if given.get("alive") or given.get("kind") not in (None, "individual"):
        found.discard("posthumous")
    if given.get("linked"):
        found.discard("outside_area")
    if given.get("councillor") is False:
        found.discard("councillor")
    if given.get("beyond") == UNPAID:
        found -= {"paid_role", "paid_volunteering"}
    if given.get("relation") == "family":
        found.add("family")
    return sorted(found)


def _only_asked(given: dict[str, Any], flags: Sequence[str], award: Round) -> list[str]:
    """Leaves out the questions that don't belong to this one, and asks those that do now."""
    wanted = asked(told_of(given, flags), flags, award.rules)
    given["posthumous"] = "posthumous" in flags
    before = set(given.get("off", ()))
    off = []
    for name in SOMETIMES:
        seen_to = name in ("linked", "councillor", "beyond") and given.get(name) is not None
        if name in wanted or seen_to:
            if name in before and given.get(name) is None:
                given.pop(name, None)
        else:
            given.setdefault(name, None)
            off.append(name)
    given["off"] = off
    return off


def explain(unit: Unit, one: Nomination, why: str) -> None:
    """Why the rules don't allow it, kindly, and what can be done instead."""
    rows_shown = one_a_row(
        unit.button("btn-nominate-fix", f"nmt-fix:{one.id}"),
        unit.button("btn-nominate-tip", "nmt-tip"),
        unit.button("btn-home", "home"),
        unit.button("btn-talk-to-a-person", "talk"),
    )
    unit.show(Screen(unit.text(f"nominate-refused-{why}"), rows_shown), "nominate.refused")


async def _private(unit: Unit, one: Nomination, text: str) -> None:
    """Nothing is published or kept with the awards: a person answers."""
    await nominations.forget(unit, one)
    await to_a_person(unit, text)


async def to_a_person(unit: Unit, text: str) -> None:
    """What could harm somebody if it became known goes to a person, and to nobody else."""
    unit.aside()
    unit.show(Screen(unit.text("nominate-private")), "nominate.private", new=True)
    await talk.pass_on_now(unit, "talk", text[: talk.LONGEST] or None, [])


async def _child(unit: Unit, one: Nomination, award: Round, flags: Sequence[str]) -> None:
    """A child writes: nothing more is asked here."""
    young = nominations.too_young(unit, award, one.words or "")
    if young:
        await nominations.forget(unit, one)
    else:
        await nominations.to_person(unit, one, flags)
    say_child(unit, award, young=young)


def say_child(unit: Unit, award: Round, *, young: bool) -> None:
    """That a grown-up at the timebank goes on with it; or, to whoever is too young for the round's
    rules, that a grown-up has to nominate."""
    rows = one_a_row(unit.button("btn-home", "home"), unit.button("btn-talk-to-a-person", "talk"))
    if young:
        unit.say("nominate-too-young", rows, age=award.rules.youngest_nominator)
    else:
        unit.say("nominate-child", rows)


def _condole(unit: Unit, one: Nomination) -> None:
    unit.aside()
    unit.show(
        Screen(
            unit.text("nominate-sorry"),
            one_a_row(unit.button("btn-nominate-alive", f"nmt-alive:{one.id}")),
        ),
        "nominate.sorry",
        new=True,
    )


# The end ------------------------------------------------------------------------------------------


async def review(unit: Unit, answers: Nominating) -> Markup:
    """All of it, as it will be sent, and what happens then."""
    one = await nominations.find(unit, int(answers.nomination))
    award = await nominations.round_of(unit, one)
    words = one.words or ""
    whole = f"{words}{one.rest or ''}"
    return unit.text(
        "nominate-review",
        name=one.nominee_name or "",
        category=one.category or "",
        words=Words(words if len(words) <= SHOWN else f"{words[:SHOWN]}…", SHOWN + 1),
        count=count(whole),
        parted="yes" if one.rest else "no",
        read=count(words),
        years=one.years or 0,
        has_years="no" if one.years is None else "yes",
        area=one.area or "",
        has_area="yes" if one.area else "no",
        files=one.files,
        told="yes" if award.rules.tell_nominator and one.may_name else "no",
        sent=one.state,
        needed=award.rules.seconds_needed,
    )


async def submit(unit: Unit, answers: Nominating) -> None:
    """Sends it; its card stands in place of the question."""
    one = await nominations.send(unit, int(answers.nomination))
    unit.show_own_card(nominations.CARD, one.id, "nominate.sent")


def _yes_values(answers: Nominating) -> Mapping[str, str]:
    return {"sent": "yes" if answers.sent else "no"}


form = NominationForm(
    "nominate",
    Nominating,
    submit,
    review=review,
    yes="btn-nominate-send",
    yes_values=_yes_values,
    ends=ends,
)
FORM = form.name


async def run(unit: Unit, given: Mapping[str, Any]) -> None:
    """Goes on with this one: another that was being written waits as a draft of its own."""
    if unit.draft is not None and unit.draft.form == FORM:
        unit.drop_draft()
    await form.start(unit, given)
