"""/awards: what is on, what comes next, the rules, the categories, earlier years."""

import re
from collections.abc import Mapping

from domain.permissions import may
from handlers import award_words
from handlers.award_card import RUN
from handlers.conversation.screens import one_a_row
from handlers.journey import Command, Journey, RunCommand
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import award_nominees, award_rounds
from storage import award_rounds as rows
from storage.award_rounds import Round
from storage.award_telling import WINNERS

_SAID = re.compile(
    r"(?:(?:see|show|open|tell me about|what(?:'s| is| are|s)) )?(?:me )?(?:the )?"
    r"(?:civic pride )?awards(?: on| this year| now)?[.!? ]*"
    r"|(?:when|until when|what time) (?:do|does|is|are|can) (?:the |we |i |you )?"
    r"(?:nominations?|nominate|voting|vote|award nominations?|awards?)\b.{0,40}"
    r"|(?:who|what) (?:won|was nominated last year|are the rules of the awards).{0,30}",
    re.IGNORECASE,
)
"""Questions about awards that the round's card answers."""
SUBS: Mapping[str, str] = {"check": "awc-list", "wall": "awr-wall", "judges": "awj-panel"}
"""What may stand behind /awards and is another journey's: the verb of its button."""


# What is on ---------------------------------------------------------------------------------------


async def command(unit: Unit, words: str = "") -> None:
    """/awards, alone or with "new", "rules", "past", "check", "wall"."""
    said, _, rest = words.strip().casefold().partition(" ")
    run = {"new": _new_said, "rules": _rules_said, "past": _past_said, **_SAME}.get(said)
    if run is not None:
        await run(unit, rest)
        return
    found = await award_rounds.active(unit)
    tap = unit.registry.taps.get(SUBS.get(said, ""))
    if tap is not None:
        over = await rows.past(unit.tx, unit.scope.id, 1) if said == "wall" else found
        await tap(unit, Tap(SUBS[said], over[0].id if over else 0, "", 0, None))
        return
    if len(found) == 1:
        one = found[0]
        kind = RUN if one.state == "setting" else award_rounds.CARD
        unit.show_own_card(kind, one.id, "award.opened")
        return
    if found:
        buttons = [
            unit.button("btn-award-open", f"aw-open:{one.id}", name=one.name) for one in found[:3]
        ]
        unit.say("awards-several", one_a_row(*buttons, unit.button("btn-home", "home")))
        return
    buttons = [unit.button("btn-award-past", "aw-past")]
    over = await rows.past(unit.tx, unit.scope.id, 1)
    if over:
        buttons.insert(0, unit.button("btn-award-wall", f"awr-wall:{over[0].id}"))
    got = [
        one
        for one in await award_nominees.mine(unit)
        if one.round_state == "announced" and one.stands and one.place != "none"
    ]
    if got:
        buttons.insert(0, unit.button("btn-award-choices", f"awr-mine:{got[0].id}"))
    if may(unit.roles, "award.run"):
        buttons.insert(0, unit.button("btn-award-new", "aw-new"))
    unit.say(
        "awards-none",
        one_a_row(*buttons, unit.button("btn-home", "home")),
        timebank=unit.scope.name,
        runs="yes" if may(unit.roles, "award.run") else "no",
    )


async def _shown(unit: Unit, _tap: Tap) -> None:
    await command(unit)


async def heard(unit: Unit, words: str) -> bool:
    """ "When do nominations close?", "show me the awards", "who won?" """
    if _SAID.fullmatch(words.strip()) is None:
        return False
    if unit.community is None or not unit.roles:
        return False
    over = "won" in words.casefold()
    await (_past_said(unit, "") if over else command(unit))
    return True


async def _new_said(unit: Unit, _words: str) -> None:
    unit.demand("award.run")
    await unit.registry.forms["award-new"].start(unit)


async def _new(unit: Unit, _tap: Tap) -> None:
    await _new_said(unit, "")


async def _rules_said(unit: Unit, _words: str) -> None:
    found = await award_rounds.active(unit)
    if not found:
        await command(unit)
        return
    await rules(unit, found[0])


async def rules(unit: Unit, one: Round) -> None:
    """All rules as people will read them; whoever sets the round up can fix them here."""
    text = award_words.everything(
        unit.text,
        one,
        await award_rounds.criteria(unit, one.id),
        await rows.extensions(unit.tx, one.id),
    )
    buttons = [unit.button("btn-award-categories", f"aw-cats:{one.id}")]
    if one.state == "setting":
        buttons.append(unit.button("btn-award-fix", f"aw-fix:{one.id}"))
    buttons.append(unit.button("btn-back", f"aw-open:{one.id}"))
    unit.leave_card()
    unit.say("award-rules", one_a_row(*buttons, unit.button("btn-home", "home")), rules=text)


async def _rules_shown(unit: Unit, tap: Tap) -> None:
    await rules(unit, await award_rounds.of(unit, tap.id))


async def _categories(unit: Unit, tap: Tap) -> None:
    """What there are awards for."""
    one = await award_rounds.of(unit, tap.id)
    found = await award_rounds.categories(unit, one.id)
    lines = [award_words.category(unit.text, n, each) for n, each in enumerate(found, 1)]
    buttons = []
    if one.state == "setting":
        buttons += [
            unit.button("btn-award-add-category", f"aw-cat-add:{one.id}"),
            unit.button("btn-award-drop-category", f"aw-cat-drop:{one.id}"),
        ]
    buttons.append(unit.button("btn-back", f"aw-rules:{one.id}"))
    unit.leave_card()
    unit.say(
        "award-categories",
        one_a_row(*buttons, unit.button("btn-home", "home")),
        lines=Markup("\n".join(str(line) for line in lines)),
    )


# Earlier years ------------------------------------------------------------------------------------


async def _past_said(unit: Unit, _words: str) -> None:
    found = await rows.past(unit.tx, unit.scope.id)
    parts = []
    for one in found[:5]:
        winners = await unit.tx.rows(WINNERS, round_id=one.id)
        names = "; ".join(f"{row['label']}: {row['name']}" for row in winners)
        parts.append(
            unit.text(
                "award-past-line",
                award=Words(one.scheme),
                round=Words(one.name),
                date=one.announced_on,
                winners=Words(names),
                some="yes" if names else "no",
            )
        )
    unit.leave_card()
    unit.say(
        "award-past",
        one_a_row(unit.button("btn-back", "awards"), unit.button("btn-home", "home")),
        lines=Markup("\n\n".join(str(part) for part in parts)),
        some="yes" if parts else "no",
    )


async def _past(unit: Unit, _tap: Tap) -> None:
    await _past_said(unit, "")


_SAME: dict[str, RunCommand] = {"history": _past_said, "years": _past_said, "set": _new_said}


journey = Journey(
    "awards",
    commands=[Command("awards", command)],
    taps={
        "awards": _shown,
        "aw-new": _new,
        "aw-rules": _rules_shown,
        "aw-cats": _categories,
        "aw-past": _past,
    },
    hears=[heard],
)
