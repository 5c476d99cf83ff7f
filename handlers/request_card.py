"""The card of a request: for the person who needs help, and for the brokers."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from domain import requests as rules
from domain.permissions import Role
from handlers import request_words
from handlers.conversation.screens import Button, Screen
from handlers.journey import View
from handlers.queue import last_row
from handlers.wording import Markup, Words
from services import four_eyes, promise, request_waves, requests
from services import rules as timebank_rules
from services.cases import first_name
from services.naming import party
from storage import acquaintances, crossings, pacts, people
from storage import requests as rows
from storage.db import moment_of
from storage.requests import Candidate, Request

Line = tuple[Button, ...]
MOST_NAMES = 3
MOST_BUTTONS = 4
"""Beside the row that leads on."""
SAID = ("chosen", "yes", "asked", "no", "closed")
"""What those who were asked said, in the order in which a broker reads it."""
PROPOSED = ("chosen", "yes", "asked")
"""Beside whose names it says why."""
KEY_FAMILIES = (
    "request-said-",
    "request-state-",
    "request-desk-",
    "request-look-",
    "request-flagged-",
)


async def card(view: View, request_id: int) -> Screen | None:
    """The request as it stands now; nothing for people whom it doesn't concern."""
    one = await rows.find_with_timebank(view.tx, request_id)
    if one is None:
        return None
    found, community = one
    zone = ZoneInfo(community.zone)
    every = await rows.candidates(view.tx, found.id)
    planned = {row["giver_id"] for row in await rows.plans(view.tx, found.id)}
    set_rules = await timebank_rules.in_force(view.tx, found.community_id)
    until = promise.under(set_rules, moment_of(found.changed_at), zone)
    if found.person_id == view.viewer.id:
        phone = set_rules.text("phone")
        own = await _own(view, zone, found, every, planned, until, phone)
        return await _entered(view, found, own)
    held, reads = await four_eyes.reads_as_broker(
        view.tx, found.community_id, requests.CARD, found.id, view.viewer.id
    )
    if not reads:
        return None
    screen = _desk(view, zone, found, every, community.name, until, held)
    screen = await _entered(view, found, screen)
    others = await elsewhere(view, found)
    if not others:
        return screen
    decide, last = list(screen.rows[:-1]), screen.rows[-1]
    if len(decide) + len(others) > MOST_BUTTONS:
        # The two that end it stand last, and share a button.
        decide[-2:] = [_button(view, found, "btn-request-end", "rq-end")]
    return Screen(screen.text, (*others, *decide, last))


async def _entered(view: View, found: Request, screen: Screen) -> Screen:
    """The same with who wrote it, where somebody did so for the person."""
    if found.made_by == found.person_id:
        return screen
    wrote = await people.person(view.tx, found.made_by)
    if wrote is None:
        return screen
    name = first_name(wrote.name)
    whom = await party(view.tx, found.person_id, found.person_name)
    said = view.wording.say(view.lang, "exchange-entered", name=name, whom=whom)
    return Screen(Markup(f"{screen.text}\n\n{said}"), screen.rows)


async def elsewhere(view: View, found: Request) -> list[Line]:
    """Nobody here said yes: the other timebanks that can be asked, and were not yet."""
    if found.state != "with_broker" or found.repeats or not request_waves.goes_out(found):
        return []
    asked = {one.pact_id for one in await crossings.of_request(view.tx, found.id)}
    shown: list[Line] = []
    for one in await pacts.active(view.tx, found.community_id):
        if one.id not in asked:
            partner = one.partner(found.community_id)[1]
            label = view.wording.button(view.lang, "btn-crossing-elsewhere", partner=partner)
            shown.append((Button(label, f"cr-elsewhere:{found.id}:{one.id}"),))
    return shown[:1]


def _button(view: View, found: Request, key: str, verb: str) -> Line:
    label = view.wording.button(view.lang, key)
    return (Button(label, f"{verb}:{found.id}:{found.mark}"),)


def _head(view: View, zone: ZoneInfo, found: Request, key: str, **values: str) -> list[str]:
    when = request_words.when(view, found)
    head = request_words.say(
        view,
        zone,
        key,
        what=Words(found.words, 1000),
        when=Words(when, 400),
        has_when="yes" if when else "no",
        **values,
    )
    return [head, *request_words.details(view, zone, found, others=False)]


# For the person.


async def _own(
    view: View,
    zone: ZoneInfo,
    found: Request,
    every: Sequence[Candidate],
    planned: set[int],
    until: datetime,
    phone: str,
) -> Screen:
    lines = _head(view, zone, found, "request-head-own")
    name, brokers = await request_words.broker_of(view, found)
    named = await request_words.names(view, every)
    yes = [one for one in every if one.state == "yes"]
    chosen = [one for one in every if one.state == "chosen"]
    waited = (view.now - moment_of(found.created_at)).days
    status = request_words.say(
        view,
        zone,
        _state_key(found, waited, brokers),
        name=name,
        brokers=brokers,
        promise=until,
        late=_late(found, zone, until),
        note=Words(found.note or "", 500),
        floor="yes" if "floor" in found.risks else "no",
        again="yes" if rules.AGAIN in found.flags else "no",
        names=[named[one.person_id] for one in chosen],
        count=len(chosen),
        chosen="yes" if chosen else "no",
        missing=max(0, found.people - len(chosen)),
        planned="repeats"
        if found.repeats
        else "yes"
        if all(one.person_id in planned for one in chosen)
        else "no",
        long="yes" if waited >= rules.TOLD_AFTER_DAYS[-1] else "no",
        days=waited,
        night="yes" if _asked_in_the_morning(view, found, every, zone) else "no",
    )
    if found.state == "offered":
        offers = [await _offer(view, zone, found, one, named) for one in yes]
        status = "\n".join([*offers, status])
    note = found.repeats and found.state in (*rules.SEEKING, "held", "asked")
    more = [request_words.say(view, zone, "request-repeats-note")] if note else []
    if brokers != "none" and _is_soon(view, found, zone, until):
        has = "yes" if phone else "no"
        more.insert(0, request_words.say(view, zone, "request-soon", phone=phone, has_phone=has))
    text = Markup("\n".join(lines) + "\n\n" + "\n".join([status, *more]))
    return Screen(text, _own_buttons(view, found, (yes, chosen), planned, named))


def _late(found: Request, zone: ZoneInfo, until: datetime) -> str:
    """Whether it is wanted before a broker is promised to have looked."""
    ends = request_waves.ends_in(found, zone)
    return "yes" if ends is not None and ends <= until else "no"


def _is_soon(view: View, found: Request, zone: ZoneInfo, until: datetime) -> bool:
    ends = request_waves.ends_in(found, zone)
    if found.state not in rules.FOR_BROKER or ends is None:
        return False
    return ends <= rules.soon(view.now, until)


def _state_key(found: Request, waited: int, brokers: str) -> str:
    """The sentence about how it stands; one of its own where a broker has not looked for days."""
    if found.state == "held" and waited >= rules.TOLD_AFTER_DAYS[0] and brokers != "none":
        return "request-state-held-long"
    return f"request-state-{found.state.replace('_', '-')}"


def _asked_in_the_morning(
    view: View, found: Request, every: Sequence[Candidate], zone: ZoneInfo
) -> bool:
    if found.state != "open":
        return False
    if rules.AGAIN not in found.flags:
        return found.wave == 0 and not every
    ends = request_waves.ends_in(found, zone)
    morning = rules.in_the_morning(moment_of(found.changed_at), ends, zone)
    return morning is not None and view.now < morning


async def _offer(
    view: View, zone: ZoneInfo, found: Request, one: Candidate, named: Mapping[int, str]
) -> str:
    """Somebody who said yes, and what the two have had to do with each other."""
    met = await acquaintances.known_by(view.tx, found.community_id, found.person_id, one.person_id)
    known = "no" if met is None else "helped" if met[1] is not None else "met"
    reasons = request_words.why_them(view, one)
    return request_words.say(
        view,
        zone,
        "request-offer",
        name=named[one.person_id],
        known=known,
        reasons=reasons,
        has_reasons="yes" if reasons else "no",
    )


def _own_buttons(
    view: View,
    found: Request,
    candidates: tuple[Sequence[Candidate], Sequence[Candidate]],
    planned: set[int],
    named: Mapping[int, str],
) -> tuple[Line, ...]:
    """`candidates` are those who said yes and those who were chosen."""
    yes, chosen = candidates

    def button(key: str, verb: str) -> Line:
        return _button(view, found, key, verb)

    def about(one: Candidate, key: str, verb: str) -> Line:
        label = view.wording.button(view.lang, key, name=named[one.person_id])
        return (Button(label, f"{verb}:{found.id}:{one.person_id}"),)

    talk = (Button(view.wording.button(view.lang, "btn-talk-to-a-person"), "talk"),)
    shown: list[Line] = []
    if found.state == "asked":
        shown.append(button("btn-request-answer", "rq-answer"))
    elif found.state == "offered":
        most = MOST_NAMES - 1 if chosen else MOST_NAMES
        shown += [about(one, "btn-request-choose", "rq-choose") for one in yes[:most]]
        if len(yes) == 1:
            if not chosen:
                shown.append(button("btn-request-wait", "rq-wait"))
            shown.append(about(yes[0], "btn-request-not", "rq-not"))
        shown.append(button("btn-request-alter", "rq-alter"))
    shown += [
        about(one, "btn-request-plan", "rq-plan")
        for one in chosen
        if one.person_id not in planned and found.state not in rules.FINAL and not found.repeats
    ][: 1 if found.state == "offered" else 2]
    if chosen and found.state in ("open", "with_broker"):
        shown.append(button("btn-request-enough", "rq-enough"))
    if found.state in ("held", "asked", "open", "with_broker") and not chosen:
        shown.append(button("btn-request-change", "rq-change"))
    if found.state == "lapsed":
        shown.append(button("btn-request-again", "rq-again"))
        shown.append(button("btn-request-another", "rq-another"))
    if found.state not in (*rules.FINAL, "offered"):
        shown.append(button("btn-request-cancel", "rq-cancel"))
    return (*shown, talk)


# For brokers.


def _desk(
    view: View,
    zone: ZoneInfo,
    found: Request,
    every: Sequence[Candidate],
    timebank: str,
    until: datetime,
    held: Collection[Role],
) -> Screen:
    lines = _head(view, zone, found, "request-head-desk", name=found.person_name, timebank=timebank)
    looks = [
        view.wording.plain(view.lang, f"request-look-{risk}")
        for risk in found.risks
        if view.wording.known(f"request-look-{risk}")
    ]
    if looks:
        lines.append(request_words.say(view, zone, "request-why-look", reasons=looks))
    flagged = [
        view.wording.plain(view.lang, f"request-flagged-{flag.replace('_', '-')}")
        for flag in found.flags
        if view.wording.known(f"request-flagged-{flag.replace('_', '-')}")
    ]
    if flagged:
        lines.append(request_words.say(view, zone, "request-flagged", flags=flagged[:6]))
    if found.shown:
        lines.append(request_words.say(view, zone, "request-shown", shown=found.shown))
    for state in SAID:
        names = [
            request_words.with_why(view, one) if state in PROPOSED else one.name
            for one in every
            if one.state == state
        ]
        if state == "closed" and found.state in rules.FINAL:
            continue  # it is over for everybody
        if names:
            lines.append(request_words.say(view, zone, f"request-said-{state}", names=names[:8]))
    status = request_words.say(
        view,
        zone,
        f"request-desk-{found.state.replace('_', '-')}",
        name=found.person_name,
        who=found.decided_name or "",
        mine="yes" if found.decided_by == view.viewer.id else "no",
        note=Words(found.note or "", 500),
        has_note="yes" if found.note else "no",
        repeats="yes" if found.repeats else "no",
        asked="rung" if rules.RUNG in found.flags else "yes" if found.wave else "no",
        promise=until,
        late=_late(found, zone, until),
    )
    text = Markup("\n".join(lines) + "\n\n" + status)
    return Screen(
        text, (*_desk_buttons(view, found), last_row(view, held, requests.CARD, found.id))
    )


def _desk_buttons(view: View, found: Request) -> list[Line]:
    keys: list[tuple[rules.Action, str, str]] = [
        ("allow", "btn-request-allow", "rq-allow"),
        ("query", "btn-request-query", "rq-query"),
        ("take", "btn-request-take", "rq-take"),
        ("say_yes", "btn-match-look", "fm"),
        ("widen", "btn-request-widen", "rq-widen"),
        ("unmet", "btn-request-unmet", "rq-unmet"),
        ("decline", "btn-request-decline", "rq-decline"),
    ]
    allowed = rules.actions(found.state, "broker")
    if "private" in found.risks:
        allowed = tuple(one for one in allowed if one not in ("allow", "widen"))
    if found.state not in rules.FOR_BROKER:
        allowed = tuple(one for one in allowed if one != "unmet")
    shown = [_button(view, found, key, verb) for action, key, verb in keys if action in allowed]
    if found.repeats and found.state == "matched":
        shown.insert(0, _button(view, found, "btn-request-set-up", "st-set-up"))
    return shown[:MOST_BUTTONS]
