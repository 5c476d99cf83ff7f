"""/match: who could help with a request, with reasons; ask one, ask three, ask on the phone."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from domain.errors import DomainError, NotFound
from domain.permissions import Role
from domain.reading.names import Known, One, resolve
from handlers import behalf, match_lines
from handlers.case_more import read_moment
from handlers.conversation.forms import Form
from handlers.conversation.people_questions import MemberQuestion, Named
from handlers.conversation.questions import Unclear
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.match_questions import MOST, RANG, AskOne, Rang, outcome_of
from handlers.members import as_broker
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import candidates, requests
from services.candidates import MOST_AT_ONCE
from storage import people
from storage import requests as rows
from storage.candidates import Outcome

BROKERS: frozenset[Role] = frozenset({"broker"})
PAGE = 10
_SAID = re.compile(
    r"^(?:match|who (?:can|could) help(?: with)?)\s+(?P<who>[^?]{1,80})\??$", re.IGNORECASE
)
_ASK = re.compile(r"^ask (?P<who>[^?]{2,120})$", re.IGNORECASE)
_THREE = ("three", "them", "all three", "the first three", "the three")
_AND = re.compile(r"\s*(?:,|&|\+|\band\b)\s*", re.IGNORECASE)


# What waits, and for whom -----------------------------------------------------------------------


async def command(unit: Unit, words: str = "") -> None:
    """/match: what waits for somebody; a number or a name: who could help; offers: what nobody
    asked for."""
    as_broker(unit)
    unit.demand("request.decide")
    said = words.strip()
    number = said.lstrip("#")
    if not said:
        await _waiting(unit)
    elif number.isascii() and number.isdigit() and len(number) < 12:
        await show(unit, int(number), 0)
    elif said.casefold() in ("offers", "new offers", "wants"):
        await _offers(unit)
    else:
        await _of_person(unit, said)


async def heard(unit: Unit, text: str) -> bool:
    """ "Match Jean", "who could help 12"; under a list "ask Pat and Owen", "rang Pat, yes"."""
    here = unit.community.id if unit.community is not None else 0
    if (here, "broker") not in unit.all_roles:
        return False
    taps = (Tap.parse(data, 0, None) for _, data in unit.keyboard)
    seen = next((tap for tap in taps if tap.verb == "fm-rang"), None)
    if seen is not None and (asks := _ASK.match(text)) is not None:
        if asks["who"].casefold().strip() in _THREE:
            # The three of the page in sight, as its button names them.
            shown = (Tap.parse(data, 0, None) for _, data in unit.keyboard)
            button = next((tap for tap in shown if tap.verb == "fm-ask"), None)
            if button is not None:
                await _ask_tapped(unit, button)
                return True
        return await _ask_typed(unit, seen.id, asks["who"])
    if seen is not None and (told := RANG.match(text)) is not None:
        return await _rang_typed(unit, seen.id, told)
    said = _SAID.match(text.strip())
    if said is None or not (
        text.casefold().startswith("match") or said["who"].strip("# ").isdigit()
    ):
        return False
    await command(unit, said["who"])
    return True


async def _waiting(unit: Unit) -> None:
    found = await candidates.waiting(unit, MOST)
    offers = unit.button("btn-match-offers", "fm-offers")
    home = unit.button("btn-home", "home")
    if not found:
        unit.say("match-none-waiting", one_a_row(offers, home))
        return
    buttons = [
        unit.button("btn-match-one", f"fm:{row['id']}", number=int(row["id"]), name=row["name"])
        for row in found[: MOST - 1]
    ]
    lines = [
        str(unit.text("match-waiting-line", number=int(row["id"]), name=row["name"],
                      what=Words(row["shown"] or row["words"], 80)))
        for row in found[: MOST - 1]
    ]  # fmt: skip
    text = unit.text("match-waiting", lines=Markup("\n".join(lines)), count=len(found))
    unit.leave_card()
    unit.show(Screen(text, one_a_row(*buttons, offers, home)), "match.waiting")


async def _of_person(unit: Unit, name: str) -> None:
    named = await MemberQuestion().read(unit, name, {})
    home = unit.button("btn-home", "home")
    if isinstance(named, Unclear):
        some = named.options[:MOST] if named.options else ()
        buttons = [Button(str(one.label), f"fm-of:{one.value['id']}") for one in some]
        unit.say(
            "match-which" if some else "behalf-nobody", one_a_row(*buttons, home), name=name[:60]
        )
        return
    await _of(unit, int(named.value["id"]), str(named.value["name"]))


async def _of(unit: Unit, person_id: int, name: str) -> None:
    found = await candidates.of_person(unit, person_id)
    if len(found) == 1:
        await show(unit, found[0].id, 0)
        return
    home = unit.button("btn-home", "home")
    if not found:
        unit.say("match-asks-nothing", one_a_row(home), name=name)
        return
    some = found[:MOST]
    lines = [
        str(unit.text("match-waiting-line", number=one.id, name=name,
                      what=Words(one.shown or one.words, 80)))
        for one in some
    ]  # fmt: skip
    buttons = [
        unit.button("btn-match-one", f"fm:{one.id}", number=one.id, name=name) for one in some
    ]
    text = unit.text("match-waiting", lines=Markup("\n".join(lines)), count=len(found))
    unit.show(Screen(text, one_a_row(*buttons, home)), "match.of")


async def _of_tapped(unit: Unit, tap: Tap) -> None:
    as_broker(unit)
    unit.demand("request.decide")
    member = await people.membership(unit.tx, unit.scope.id, tap.id)
    person = await people.person(unit.tx, tap.id)
    if member is None or person is None:
        raise NotFound
    await _of(unit, tap.id, person.name)


# One request --------------------------------------------------------------------------------------


async def _in_its_timebank(unit: Unit, request_id: int) -> None:
    await unit.use_timebank_of(requests.CARD, request_id)


async def show(unit: Unit, request_id: int, offset: int, said: Markup | None = None) -> None:
    """Who could help, ten at a time; those asked, with what they said, stand on the first page."""
    await _in_its_timebank(unit, request_id)
    found = await candidates.look(unit, request_id)
    start = offset if 0 <= offset < len(found.likely) else 0
    page = found.likely[start : start + PAGE]
    parts = [str(said)] if said is not None else []
    parts.append(str(match_lines.head(unit, found)))
    if start == 0:
        parts += [str(one) for one in match_lines.asked(unit, found)]
    lines = Markup("\n".join(str(match_lines.line(unit, one)) for one in page))
    more = "yes" if found.more else "no"
    many = {"start": start + 1, "count": len(found.likely)}
    likely = unit.text("match-likely", lines=lines, more=more, **many)
    parts.append(str(likely if page else unit.text("match-nobody-likely")))
    if found.apart and start == 0:
        parts.append(str(unit.text("match-apart", count=found.apart)))
    unit.leave_card()
    unit.show(Screen(Markup("\n\n".join(parts)), _rows(unit, found, start)), "match")


def _rows(unit: Unit, found: candidates.Found, start: int) -> Any:
    request_id = found.request.id
    page = found.likely[start : start + PAGE]
    buttons = []
    yes = next((one for one in found.asked if one.state == "yes"), None)
    if yes is not None and found.request.state == "offered":
        names = {"asker": found.request.person_name, "name": yes.name}
        buttons.append(
            unit.button("btn-match-place", f"fm-place:{request_id}:{yes.person_id}", **names)
        )
    first = page[:MOST_AT_ONCE]
    if first:
        ids = ".".join(str(one.match.person_id) for one in first)
        names_ = [one.about.name for one in first]
        buttons.append(unit.button("btn-match-ask", f"fm-ask:{request_id}:{ids}", names=names_))
    buttons.append(unit.button("btn-match-ask-one", f"fm-one:{request_id}"))
    buttons.append(unit.button("btn-match-rang", f"fm-rang:{request_id}"))
    more = []
    if start + PAGE < len(found.likely):
        more.append(unit.button("btn-more", f"fm:{request_id}:{start + PAGE}"))
    last = (unit.button("btn-back", f"rq-see:{request_id}"), unit.button("btn-home", "home"))
    return (*one_a_row(*buttons), tuple(more), last)


async def _tapped(unit: Unit, tap: Tap) -> None:
    as_broker(unit)
    if tap.id == 0:
        await _waiting(unit)
        return
    await show(unit, tap.id, int(tap.run) if tap.run.isascii() and tap.run.isdigit() else 0)


async def _ask_tapped(unit: Unit, tap: Tap) -> None:
    """The three that the button names are asked."""
    as_broker(unit)
    ids = [int(one) for one in tap.run.split(".") if one.isascii() and one.isdigit()]
    await _ask_these(unit, tap.id, ids[:MOST_AT_ONCE])


async def _ask_these(unit: Unit, request_id: int, ids: Sequence[int]) -> None:
    await _in_its_timebank(unit, request_id)
    asked = await candidates.ask(unit, request_id, ids)
    found = await rows.candidates(unit.tx, request_id)
    names = [one.name for one in found if one.person_id in asked]
    said = unit.text("match-asked", names=names) if names else unit.text("match-asked-before")
    await show(unit, request_id, 0, said)


async def _submit_ask(unit: Unit, answers: AskOne) -> None:
    if answers.person.id is None:
        raise NotFound
    await _ask_these(unit, int(answers.request or 0), [answers.person.id])


async def _submit_rang(unit: Unit, answers: Rang) -> None:
    if answers.person.id is None:
        raise NotFound
    outcome = outcome_of(answers.said)
    await _rang(unit, int(answers.request or 0), answers.person, outcome, answers.back)


async def _rang(
    unit: Unit, request_id: int, person: Named, outcome: Outcome, back: datetime | None
) -> None:
    await _in_its_timebank(unit, request_id)
    await candidates.rang(unit, request_id, person.id or 0, outcome, back)
    at = back or unit.now
    said = unit.text("match-rang", how=outcome, name=person.name, at=at)
    await show(unit, request_id, 0, said)


ask_form = Form("match-ask", AskOne, _submit_ask, over=True)
rang_form = Form("match-rang", Rang, _submit_rang, over=True)


async def _with_form(unit: Unit, tap: Tap) -> None:
    as_broker(unit)
    await _in_its_timebank(unit, tap.id)
    unit.demand("request.decide")
    form = ask_form if tap.verb == "fm-one" else rang_form
    unit.aside()
    await form.start(unit, {"request": str(tap.id)})


async def _place(unit: Unit, tap: Tap) -> None:
    """Whoever needs help told the broker whom they chose."""
    as_broker(unit)
    await _in_its_timebank(unit, tap.id)
    person_id = int(tap.run) if tap.run.isascii() and tap.run.isdigit() else 0
    found = await candidates.placed_by(unit, tap.id, person_id)
    await behalf.enter_for(unit, found.person_id)
    run = unit.registry.taps["rq-choose"]
    await run(unit, Tap("rq-choose", tap.id, tap.run, tap.message_id, tap.callback_id))


# Typed under the list ---------------------------------------------------------------------------


async def _ask_typed(unit: Unit, request_id: int, words: str) -> bool:
    await _in_its_timebank(unit, request_id)
    found = await candidates.look(unit, request_id)
    if words.casefold().strip() in _THREE:
        await _ask_these(unit, request_id, [one.match.person_id for one in found.likely[:3]])
        return True
    known = [Known(one.about.person_id, one.about.name) for one in found.likely]
    ids: list[int] = []
    for part in _AND.split(words):
        named: Any = resolve(part, known)
        if not isinstance(named, One):
            one = await MemberQuestion().read(unit, part, {})
            if isinstance(one, Unclear):
                return False
            ids.append(int(one.value["id"]))
        else:
            ids.append(named.id)
    await _ask_these(unit, request_id, ids)
    return True


async def _rang_typed(unit: Unit, request_id: int, told: re.Match[str]) -> bool:
    await _in_its_timebank(unit, request_id)
    found = await MemberQuestion().read(unit, told["who"], {})
    if isinstance(found, Unclear):
        return False
    outcome = outcome_of(told["how"])
    at = read_moment(unit, told["when"]) if outcome == "back" else None
    given: dict[str, Any] = {"request": str(request_id), "person": found.value, "said": outcome}
    if outcome != "back" or at is not None:
        given["back"] = at.isoformat() if at is not None else None
    await rang_form.start(unit, given)
    return True


# What nobody asked for ----------------------------------------------------------------------------


async def _offers(unit: Unit) -> None:
    found = (await candidates.pairs(unit))[:MOST]
    home = unit.button("btn-home", "home")
    if not found:
        unit.say("match-no-pairs", one_a_row(unit.button("btn-match", "fm"), home))
        return
    lines = [str(match_lines.pair(unit, number, one)) for number, one in enumerate(found, 1)]
    buttons = [
        unit.button("btn-match-pair", f"fm-pair:{one.want_id}:{one.offer['person_id']}",
                    name=one.name, giver=str(one.offer["name"]))
        for one in found
    ]  # fmt: skip
    text = unit.text("match-pairs", lines=Markup("\n".join(lines)))
    unit.leave_card()
    unit.show(Screen(text, one_a_row(*buttons, home)), "match.offers")


async def _offers_tapped(unit: Unit, _tap: Tap) -> None:
    as_broker(unit)
    await _offers(unit)


async def _pair(unit: Unit, tap: Tap) -> None:
    """The want becomes a request, for which whoever offers it is asked first."""
    as_broker(unit)
    found = [one for one in await candidates.pairs(unit) if one.want_id == tap.id]
    one = next((one for one in found if str(one.offer["person_id"]) == tap.run), None)
    if one is None:
        raise DomainError("toast-already-done")
    unit.aside()
    await behalf.enter_for(unit, one.person_id)
    given = {"what": one.words, "first": int(one.offer["person_id"])}
    await unit.registry.forms["ask"].start(unit, given, one.words)


journey = Journey(
    "match",
    commands=[Command("match", command, roles=BROKERS)],
    taps={
        "fm": _tapped,
        "fm-of": _of_tapped,
        "fm-ask": _ask_tapped,
        "fm-one": _with_form,
        "fm-rang": _with_form,
        "fm-place": _place,
        "fm-offers": _offers_tapped,
        "fm-pair": _pair,
    },
    forms=[ask_form, rang_form],
    hears=[heard],
)
