"""The panel of a round for whoever runs it: asking a judge through a link that works once, taking
one off, and how far they are; never a score."""

from handlers.conversation.screens import one_a_row
from handlers.journey import Journey
from handlers.unit import Tap, Unit
from handlers.wording import Link, Markup
from services import award_judges, award_judging, award_rounds
from storage import award_judges as rows_of
from storage.award_judges import Judge

PAGE = 3
HERE = frozenset({"asked", "agreed"})


async def _panel(unit: Unit, tap: Tap) -> None:
    """Everybody who was asked, and what they said."""
    await unit.use_timebank_of(award_rounds.CARD, tap.id)
    one, found = await award_judges.panel(unit, tap.id)
    lines = [str(_line(unit, judge)) for judge in found]
    asking = one.state in award_judges.ASKED_BEFORE
    buttons = [unit.button("btn-judges-add", f"jpn-add:{one.id}")] if asking else []
    if one.state == "judging":
        buttons.append(unit.button("btn-judges-progress", f"jpn-progress:{one.id}"))
    if asking and any(judge.state in HERE for judge in found):
        buttons.append(unit.button("btn-judges-remove", f"jpn-off:{one.id}"))
    ways = (unit.button("btn-back", f"aw-run:{one.id}"), unit.button("btn-home", "home"))
    unit.say(
        "judges-panel",
        (*one_a_row(*buttons), ways),
        award=one.scheme,
        round=one.name,
        lines=Markup("\n".join(lines)),
        some="yes" if lines else "no",
        least=one.rules.judges_least,
    )


def _line(unit: Unit, judge: Judge) -> Markup:
    return unit.text(
        "judges-line",
        name=judge.name,
        state=judge.state,
        declared="yes" if judge.declared_at is not None else "no",
    )


async def _add(unit: Unit, tap: Tap) -> None:
    """A link for one judge."""
    await unit.use_timebank_of(award_rounds.CARD, tap.id)
    one, _ = await award_judges.panel(unit, tap.id)
    code = await award_judges.invite(unit, tap.id)
    unit.say(
        "judges-link",
        one_a_row(
            unit.button("btn-judges-open", f"awj-panel:{one.id}"), unit.button("btn-home", "home")
        ),
        award=one.scheme,
        link=Link(f"https://t.me/{unit.bot_username}?start=judge-{code}"),
        days=award_judges.LINK_DAYS,
    )


async def _progress(unit: Unit, tap: Tap) -> None:
    """Counts, never scores."""
    await unit.use_timebank_of(award_rounds.CARD, tap.id)
    one, _ = await award_judges.panel(unit, tap.id)
    found = await award_judging.progress(unit, tap.id)
    lines = [
        str(unit.text("judges-progress-line", name=judge.name, done=done, count=given))
        for judge, given, done in found.judges
    ]
    buttons = [unit.button("btn-judges-add", f"jpn-add:{one.id}")] if found.short else []
    ways = (unit.button("btn-back", f"awj-panel:{one.id}"), unit.button("btn-home", "home"))
    unit.say(
        "judges-progress",
        (*one_a_row(*buttons), ways),
        award=one.scheme,
        nominees=found.nominees,
        done=found.done,
        wanted=found.wanted,
        again=found.again,
        short=found.short,
        lines=Markup("\n".join(lines)),
    )


async def _off(unit: Unit, tap: Tap) -> None:
    """Which one? `run`: from which on."""
    await unit.use_timebank_of(award_rounds.CARD, tap.id)
    one, found = await award_judges.panel(unit, tap.id)
    here = [judge for judge in found if judge.state in HERE]
    at = int(tap.run) if tap.run.isascii() and tap.run.isdigit() else 0
    at = at if at < len(here) else 0
    buttons = [
        unit.button("btn-judges-who", f"jpn-ask-off:{judge.id}", name=judge.name)
        for judge in here[at : at + PAGE]
    ]
    if len(here) > at + PAGE:
        buttons.append(unit.button("btn-more", f"jpn-off:{one.id}:{at + PAGE}"))
    ways = (unit.button("btn-back", f"awj-panel:{one.id}"), unit.button("btn-home", "home"))
    unit.say("judges-remove-ask", (*one_a_row(*buttons), ways))


async def _judge(unit: Unit, judge_id: int) -> Judge:
    """One of the panel, in the round's timebank."""
    found = await rows_of.find(unit.tx, judge_id)
    unit.use_community_of(found.community_id if found is not None else None)
    return await award_judges.of_panel(unit, judge_id)


async def _ask_off(unit: Unit, tap: Tap) -> None:
    """Read back before they are off."""
    judge = await _judge(unit, tap.id)
    rows = one_a_row(
        unit.button("btn-judges-remove-yes", f"jpn-taken:{judge.id}"),
        unit.button("btn-back", f"awj-panel:{judge.round_id}"),
    )
    unit.say("judges-remove-sure-ask", rows, name=judge.name)


async def _taken(unit: Unit, tap: Tap) -> None:
    judge = await award_judges.remove(unit, (await _judge(unit, tap.id)).id)
    rows = one_a_row(
        unit.button("btn-judges-open", f"awj-panel:{judge.round_id}"),
        unit.button("btn-home", "home"),
    )
    unit.say("judges-removed", rows, name=judge.name)


journey = Journey(
    "award-judges",
    taps={
        "awj-panel": _panel,
        "jpn-add": _add,
        "jpn-progress": _progress,
        "jpn-off": _off,
        "jpn-ask-off": _ask_off,
        "jpn-taken": _taken,
    },
)
