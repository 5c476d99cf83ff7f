"""Setting a round of awards up by talking: making one, its rules, categories and criteria."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from handlers import award_words, awards
from handlers.award_card import RUN
from handlers.award_questions import (
    AwardDayQuestion,
    CategoryQuestion,
    CloseQuestion,
    CriterionQuestion,
    RuleQuestion,
    YearQuestion,
)
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import Choice, FreeText, Kept, Suggested, Unclear
from handlers.conversation.screens import one_a_row
from handlers.journey import Journey
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import award_rounds, award_setup
from storage.award_rounds import Round

PAGE = 4
WHO = (("timebank", "btn-award-here"), ("city", "btn-award-city"))
KINDS = (
    ("individual", "btn-award-individual"),
    ("group", "btn-award-group"),
    ("business", "btn-award-business"),
    ("individual,group", "btn-award-any"),
)


# Setting one up -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class NewRound:
    """A round with the usual rules; all else is changed afterwards, from its card."""

    scheme: str = ask("award-scheme-ask", Suggested(("btn-award-scheme",), 80))
    name: str = ask("award-name-ask", YearQuestion())
    opens: date = ask("award-opens-ask", AwardDayQuestion())
    closes: date = ask("award-closes-ask", CloseQuestion())
    who: str = ask("award-who-ask", Choice(WHO))


async def _new_review(unit: Unit, answers: NewRound) -> Markup:
    unit.demand("award.run")
    return unit.text(
        "award-new-review",
        award=Words(answers.scheme),
        round=Words(answers.name),
        opens=answers.opens,
        closes=answers.closes,
        city="yes" if answers.who == "city" else "no",
    )


async def _new_made(unit: Unit, answers: NewRound) -> None:
    made = await award_setup.create(
        unit,
        answers.scheme,
        answers.name,
        answers.opens,
        answers.closes,
        city=answers.who == "city",
    )
    unit.show_own_card(RUN, made, "award.made")


new_form = Form("award-new", NewRound, _new_made, review=_new_review, yes="btn-award-make")


# Changing it --------------------------------------------------------------------------------------


async def _mine(unit: Unit, tap: Tap) -> Round:
    """The round of a button that only whoever runs it may press."""
    await unit.use_timebank_of(award_rounds.CARD, tap.id)
    return await award_rounds.demand_run(unit, tap.id)


async def _set(unit: Unit, tap: Tap) -> None:
    """The rules, four at a time, each with a button."""
    one = await _mine(unit, tap)
    names = award_words.told(one)
    page = min(int(tap.run), (len(names) - 1) // PAGE) if tap.run.isdigit() else 0
    shown = list(enumerate(names, 1))[page * PAGE : (page + 1) * PAGE]
    lines = [
        unit.text("award-rule-line", number=n, rule=award_words.rule(unit.text, one, name))
        for n, name in shown
    ]
    buttons = [
        unit.button("btn-award-rule", f"aw-rule:{one.id}:{name}", number=n) for n, name in shown
    ]
    if (page + 1) * PAGE < len(names):
        buttons.append(unit.button("btn-more", f"aw-set:{one.id}:{page + 1}"))
    back = f"aw-set:{one.id}:{page - 1}" if page else f"aw-run:{one.id}"
    unit.leave_card()
    unit.say(
        "award-set",
        one_a_row(*buttons, unit.button("btn-back", back)),
        lines=Markup("\n\n".join(str(line) for line in lines)),
    )


@dataclass(frozen=True)
class NewRule:
    """One rule of a round that is being set up."""

    value: object = ask("award-rule-ask", RuleQuestion())
    rule: str | None = ask("award-rule-ask", FreeText(), hidden=True)
    round: int | None = ask("award-rule-ask", Kept(), hidden=True)


async def _rule_made(unit: Unit, answers: NewRule) -> None:
    name = str(answers.rule)
    await unit.use_timebank_of(award_rounds.CARD, int(answers.round or 0))
    one = await award_setup.change(unit, int(answers.round or 0), **{name: answers.value})
    said = award_words.rule(unit.text, one, name)
    names = award_words.told(one)
    page = names.index(name) // PAGE if name in names else 0
    unit.say(
        "award-rule-now",
        one_a_row(
            unit.button("btn-award-change", f"aw-set:{one.id}:{page}"),
            unit.button("btn-award-round", f"aw-run:{one.id}"),
        ),
        rule=said,
    )


rule_form = Form("award-rule", NewRule, _rule_made)


async def _rule(unit: Unit, tap: Tap) -> None:
    one = await _mine(unit, tap)
    if tap.run not in award_words.TOLD:
        await _set(unit, tap)
        return
    unit.aside()
    now = Unclear("award-rule-was", {"rule": award_words.rule(unit.text, one, tap.run)})
    await rule_form.offer(unit, "value", {"rule": tap.run, "round": one.id}, now, None)


async def _more(unit: Unit, tap: Tap) -> None:
    """What else can be done with it."""
    one = await _mine(unit, tap)
    buttons = []
    if one.state == "setting":
        buttons += [
            unit.button("btn-award-categories", f"aw-cats:{one.id}"),
            unit.button("btn-award-weigh", f"aw-weigh:{one.id}"),
            unit.button("btn-award-add-criterion", f"aw-crit-add:{one.id}"),
        ]
    else:
        buttons.append(unit.button("btn-award-rules", f"aw-rules:{one.id}"))
        if "awj-panel" in unit.registry.taps:
            buttons.append(unit.button("btn-award-panel", f"awj-panel:{one.id}"))
    buttons.append(unit.button("btn-award-cancel", f"aw-off:{one.id}"))
    unit.leave_card()
    unit.say("award-more", one_a_row(*buttons, unit.button("btn-back", f"aw-run:{one.id}")))


@dataclass(frozen=True)
class AddCategory:
    """One more category."""

    label: str = ask("award-category-ask", FreeText(80))
    kinds: str = ask("award-kinds-ask", Choice(KINDS))
    about: str | None = ask("award-category-about-ask", FreeText(300), optional=True)
    round: int | None = ask("award-category-ask", Kept(), hidden=True)


async def _category_added(unit: Unit, answers: AddCategory) -> None:
    await award_setup.new_category(
        unit, int(answers.round or 0), answers.label, answers.kinds, answers.about or ""
    )
    await _changed(unit, int(answers.round or 0))


@dataclass(frozen=True)
class DropCategory:
    """One category less."""

    code: str = ask("award-drop-ask", CategoryQuestion())
    round: int | None = ask("award-drop-ask", Kept(), hidden=True)


async def _category_dropped(unit: Unit, answers: DropCategory) -> None:
    await award_setup.drop_category(unit, int(answers.round or 0), answers.code)
    await _changed(unit, int(answers.round or 0))


@dataclass(frozen=True)
class Weigh:
    """How much a criterion counts."""

    code: str = ask("award-criterion-ask", CriterionQuestion())
    weight: str = ask("award-weight-ask", Suggested(("btn-award-once", "btn-award-twice"), 20))
    round: int | None = ask("award-criterion-ask", Kept(), hidden=True)


async def _weighed(unit: Unit, answers: Weigh) -> None:
    number = {"once": 1, "twice": 2}.get(answers.weight.casefold().split()[-1])
    found = "".join(sign for sign in answers.weight if sign.isdigit())
    weight = number if number is not None else int(found or -1)
    await award_setup.weigh(unit, int(answers.round or 0), answers.code, weight)
    await _changed(unit, int(answers.round or 0))


@dataclass(frozen=True)
class AddCriterion:
    """One more criterion; it counts once until it is weighed."""

    label: str = ask("award-criterion-new-ask", FreeText(80))
    about: str = ask("award-criterion-about-ask", FreeText(300))
    round: int | None = ask("award-criterion-new-ask", Kept(), hidden=True)


async def _criterion_added(unit: Unit, answers: AddCriterion) -> None:
    await award_setup.new_criterion(unit, int(answers.round or 0), answers.label, answers.about)
    await _changed(unit, int(answers.round or 0))


async def _changed(unit: Unit, round_id: int) -> None:
    """After a change: all rules as they are now."""
    await awards.rules(unit, await award_rounds.of(unit, round_id))


add_form = Form("award-category", AddCategory, _category_added)
drop_form = Form("award-drop", DropCategory, _category_dropped)
weigh_form = Form("award-weigh", Weigh, _weighed)
criterion_form = Form("award-criterion", AddCriterion, _criterion_added)
FORMS: dict[str, Form[Any]] = {
    "aw-cat-add": add_form,
    "aw-cat-drop": drop_form,
    "aw-weigh": weigh_form,
    "aw-crit-add": criterion_form,
}


async def _form(unit: Unit, tap: Tap) -> None:
    one = await _mine(unit, tap)
    unit.aside()
    await FORMS[tap.verb].start(unit, {"round": one.id})


journey = Journey(
    "award-setting",
    taps={
        "aw-set": _set,
        "aw-rule": _rule,
        "aw-more": _more,
        **dict.fromkeys(FORMS, _form),
    },
    forms=[new_form, rule_form, add_form, drop_form, weigh_form, criterion_form],
)
