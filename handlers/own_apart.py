""" "Don't match me with Pat": a member's own wish, which the other never learns; and /block, the
list of such wishes."""

import re
from dataclasses import dataclass

from handlers.conversation.forms import Form, ask
from handlers.conversation.people_questions import Named, WhoQuestion
from handlers.conversation.screens import Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import own_apart
from services.cases import first_name
from storage import people

MOST = 3
_SAID = re.compile(
    r"(?:please\s+)?(?:(?:do\s*n[o'’]?t|don['’]?t|never)\s+(?:match|pair|put|send)\s+me\s+"
    r"(?:with|together\s+with|to)\s+(?P<one>.{2,60}?)(?:\s+(?:again|any\s?more))?"
    r"|i\s+(?:do\s*n[o'’]?t|don['’]?t)\s+want\s+to\s+(?:be\s+(?:matched|paired)\s+with|see|help|"
    r"meet)\s+(?P<two>[\w'’ -]{2,40}?)(?:\s+(?:again|any\s?more))"
    r"|block\s+(?P<three>[\w'’ -]{2,40}))[.!]?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Block:
    """With whom somebody doesn't want to be matched."""

    who: Named = ask("own-apart-ask", WhoQuestion())


async def _review(unit: Unit, answers: Block) -> Markup:
    return unit.text("own-apart-review", name=answers.who.name)


async def _submit(unit: Unit, answers: Block) -> None:
    if answers.who.id is None:
        # Only a broker can say who that is: the answer is the same whether they belong or not.
        unit.say(
            "own-apart-unknown",
            one_a_row(unit.button("btn-talk-to-a-person", "talk"), unit.button("btn-home", "home")),
            name=answers.who.name,
        )
        return
    planned = await own_apart.keep(unit, answers.who.id)
    unit.say(
        "own-apart-kept",
        one_a_row(unit.button("btn-home", "home")),
        name=first_name(answers.who.name),
        planned=planned,
    )


form = Form("own-apart", Block, _submit, review=_review, yes="btn-own-apart-yes", over=True)


async def command(unit: Unit, words: str = "") -> None:
    """/block: with whom somebody doesn't want to be matched; with a name, that one as well."""
    unit.wear(None)
    if words.strip():
        await form.begin(unit, {"who": words.strip()})
        return
    found = await own_apart.mine(unit)
    rows = [
        unit.button("btn-own-apart-end", f"own-apart-end:{row['id']}", name=first_name(row["name"]))
        for row in found[-MOST:]
    ]
    names = [first_name(str(row["name"])) for row in found]
    key = "own-apart-list" if names else "own-apart-none"
    add = unit.button("btn-own-apart-add", "own-apart")
    text = unit.text(key, names=names) if names else unit.text(key)
    unit.show(Screen(text, one_a_row(*rows, add, unit.button("btn-home", "home"))), "apart.own")


async def _add(unit: Unit, _tap: Tap) -> None:
    unit.wear(None)
    unit.aside()
    await form.start(unit)


async def _end(unit: Unit, tap: Tap) -> None:
    unit.wear(None)
    await own_apart.end(unit, tap.id)
    person = await people.person(unit.tx, tap.id)
    name = first_name(person.name) if person is not None else ""
    unit.say("own-apart-ended", one_a_row(unit.button("btn-home", "home")), name=name)


async def heard(unit: Unit, text: str) -> bool:
    """ "Don't match me with Pat", from a member."""
    match = _SAID.fullmatch(text.strip())
    if match is None or "member" not in unit.roles:
        return False
    await command(unit, match["one"] or match["two"] or match["three"])
    return True


journey = Journey(
    "own-apart",
    commands=[Command("block", command)],
    taps={"own-apart": _add, "own-apart-end": _end},
    forms=[form],
    hears=[heard],
)
