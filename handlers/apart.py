"""Do not pair: "keep jean and pat apart", or under a member's card. Neither of the two is told."""

import re
from dataclasses import dataclass

from handlers import members
from handlers.conversation.forms import Form, ask
from handlers.conversation.people_questions import MemberQuestion, Named
from handlers.conversation.screens import Screen, one_a_row
from handlers.journey import Journey
from handlers.member_card import ACTS, Act, in_states
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import apart
from services import members as service
from storage import people

MOST = 4
_SAID = re.compile(
    r"(?:please\s+)?(?:keep\s+(?P<one>.{2,60}?)\s+(?:and|&|away\s+from|apart\s+from)\s+"
    r"(?P<other>.{2,60}?)(?:\s+apart)?"
    r"|(?:do\s*n[o'’]?t|don['’]?t|never)\s+(?:pair|match|put)\s+(?P<first>.{2,60}?)\s+"
    r"(?:and|with|&|together\s+with)\s+(?P<second>.{2,60}?)(?:\s+together)?)[.!]?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Apart:
    """The two who are kept apart."""

    one: Named = ask("apart-one-ask", MemberQuestion())
    other: Named = ask("apart-other-ask", MemberQuestion())


async def _review(unit: Unit, answers: Apart) -> Markup:
    return unit.text("apart-review", one=answers.one.name, other=answers.other.name)


async def _submit(unit: Unit, answers: Apart) -> None:
    one, other = answers.one.id or 0, answers.other.id or 0
    planned = await apart.keep(unit, one, other)
    unit.say(
        "apart-kept",
        one_a_row(
            unit.button("btn-apart-end", f"ap-end:{one}:{other}"),
            unit.button("btn-home", "home"),
        ),
        one=answers.one.name,
        other=answers.other.name,
        planned=planned,
    )


form = Form("apart", Apart, _submit, review=_review, yes="btn-apart-yes", anything=True)


async def heard(unit: Unit, text: str) -> bool:
    """ "Keep Jean and Pat apart", "don't pair Jean with Pat"; who isn't clear is asked."""
    match = _SAID.fullmatch(text.strip())
    if match is None or (match["one"] and "apart" not in text.casefold() and "away" not in text):
        return False
    if not members.as_broker(unit):
        return False
    one, other = match["one"] or match["first"], match["other"] or match["second"]
    await form.begin(unit, {"one": one, "other": other})
    return True


async def _of_member(unit: Unit, tap: Tap) -> None:
    """From whom this member is kept apart, and keeping them apart from somebody more."""
    await members.in_its_timebank(unit, tap.id)
    member, person = await service.demand(unit, tap.id)
    found = await apart.of(unit, member.person_id)
    if not found:
        unit.aside()
        await form.start(unit, {"one": {"id": person.id, "name": person.name}})
        return
    rows = [
        unit.button("btn-apart-end-one", f"ap-end:{person.id}:{row['id']}", name=row["name"][:20])
        for row in found[: MOST - 1]
    ]
    rows.append(unit.button("btn-apart-more", f"ap-new:{tap.id}"))
    rows.append(unit.button("btn-back", f"mb:{tap.id}"))
    names = [str(row["name"]) for row in found]
    unit.leave_card()
    unit.show(
        Screen(unit.text("apart-of", name=person.name, names=names), one_a_row(*rows)), "apart.of"
    )


async def _new(unit: Unit, tap: Tap) -> None:
    await members.in_its_timebank(unit, tap.id)
    _, person = await service.demand(unit, tap.id)
    unit.aside()
    await form.start(unit, {"one": {"id": person.id, "name": person.name}})


async def _end(unit: Unit, tap: Tap) -> None:
    other = int(tap.run) if tap.run.isascii() and tap.run.isdigit() else 0
    await apart.end(unit, tap.id, other)
    pair = [await people.person(unit.tx, one) for one in (tap.id, other)]
    names = [one.name for one in pair if one is not None]
    unit.say("apart-ended", one_a_row(unit.button("btn-home", "home")), names=names)


ACTS.append(
    Act("btn-apart", "mb-apart", in_states("approved", "paused", "applied", "meeting"), place=20)
)

journey = Journey(
    "apart",
    taps={"mb-apart": _of_member, "ap-new": _new, "ap-end": _end},
    forms=[form],
    hears=[heard],
)
