"""/notices: how much of what comes unasked, quiet hours, how many a day; and "fewer of these"."""

import re
from datetime import date, datetime, time

from domain import attention as rules
from domain.attention import Budget
from domain.errors import DomainError, NotFound
from domain.notices import CARDS, KINDS, LEVELS, TOPICS, of
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Wording
from services import attention

COUNTS = (0, 1, 2, 4)
HOURS = ((20, 8), (19, 9), (21, 7), (22, 8))
"""Quiet hours that are offered as buttons, from and to; others are typed."""
KEY_FAMILIES = ("btn-notices-",)
_A_DAY = re.compile(
    r"(?:(?:at most|only|no more than|max(?:imum)?|send(?: me)?|up to)\s+)*(?P<count>\d{1,3})"
    r"\s*(?:notices|messages|notifications)?\s*(?:a|per|each)\s+day(?:\s+(?:please|at most))?[.!]?",
    re.IGNORECASE,
)
_QUIET = re.compile(
    r"(?:(?:be|my|set|make it|keep)\s+)*quiet(?:\s+hours?)?(?:\s+(?:is|are|to be))?\s*:?\s*"
    r"(?:from\s+|between\s+)?(?P<begin>\d{1,2}(?:[:.]\d{2})?\s*(?:am|pm)?)\s*"
    r"(?:to|until|till|and|-)\s*(?P<end>\d{1,2}(?:[:.]\d{2})?\s*(?:am|pm)?)(?:\s+please)?[.!]?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?", re.IGNORECASE)
_WANTS = re.compile(
    r"(?:(?:please|i|want|get|getting|send(?:ing)?|me|there are|you send|can i have|too)\s+)*"
    r"(?:(?:too many|fewer|less|so many|stop (?:all )?(?:the|these|your))\s+)+"
    r"(?:messages|notices|notifications|reminders)(?:\s+(?:please|from you))?[.!]?"
    r"|(?:(?:change|see|my|open)\s+)*(?:notices|notifications|notification settings)[.!]?",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"(?:please\s+)?(?:stop|mute|silence|unsubscribe|opt[ -]?out|stop it|quiet(?: please)?"
    r"|(?:no|stop)(?: more| all| any more)?(?: the| your)?"
    r" (?:messages|reminders|texts|notifications)"
    r"|(?:stop|quit) (?:sending|messaging|texting|contacting|writing to|bothering)(?: me)?"
    r"(?: with)?(?: so)?(?: all| any| more| many)?(?: the| these| your)?"
    r"(?: things| stuff| messages| texts| reminders| notifications)?)"
    r"(?:\s+(?:please|now|any ?more|to me|from you))*[.!]*",
    re.IGNORECASE,
)


def off_switch(
    wording: Wording, lang: str, reason: str, community_id: int | None, *, card: str = ""
) -> tuple[Button, ...]:
    """The button that every message has which is not about its reader's own affairs: fewer of
    these. None under those that are."""
    kind = KINDS[CARDS[card]] if card in CARDS else of(reason)
    if not kind.off or community_id is None:
        return ()
    return (Button(wording.button(lang, "btn-fewer"), f"fewer:{community_id}:{kind.topic}"),)


async def command(unit: Unit, words: str = "") -> None:
    """/notices, alone, with "3 a day", or with "quiet from 9pm to 7am"."""
    if not words.strip() or not await _set_in_words(unit, words.strip()):
        await _show(unit)


async def _tapped(unit: Unit, _tap: Tap) -> None:
    await _show(unit)


async def _show(unit: Unit) -> None:
    chosen = await attention.choices(unit)
    budget = await attention.budget(unit)
    today, urgent = await attention.counted(unit)
    lines = [unit.text("notices-head", timebank=unit.scope.name)]
    lines += [unit.text("notices-line", topic=one, level=chosen[one]) for one in TOPICS]
    digest = rules.digest_at(unit.now, unit.zone, budget).astimezone(unit.zone)
    lines.append(
        unit.text(
            "notices-budget",
            count=budget.a_day,
            at=digest,
            today=today,
            urgent=urgent,
            **_span(unit, budget),
        )
    )
    topics = [unit.button(f"btn-notices-{one}", f"nc:{unit.scope.id}:{one}") for one in TOPICS]
    more = unit.button("btn-notices-more", "notices-more")
    rows = (*one_a_row(*topics, more), (unit.button("btn-home", "home"),))
    unit.show(Screen(Markup("\n".join(str(one) for one in lines)), rows), "notices")


def _span(unit: Unit, budget: Budget) -> dict[str, datetime]:
    return {
        "start": _moment(unit, budget.quiet_from),
        "end": _moment(unit, budget.quiet_until),
    }


def _moment(unit: Unit, at: time) -> datetime:
    """An hour of the day as a moment, for wording: a day without a change of the clocks."""
    return datetime.combine(date(2026, 1, 5), at, unit.zone)


async def _more(unit: Unit, _tap: Tap) -> None:
    found = [
        unit.button("btn-notices-quiet", "nq"),
        unit.button("btn-notices-a-day", "nd"),
    ]
    if "news" in unit.registry.taps:
        found.append(unit.button("btn-notices-news", "news:0"))
    if len(unit.memberships) > 1:
        found.append(unit.button("btn-notices-other", "timebank"))
    ways = (unit.button("btn-back", "notices"), unit.button("btn-home", "home"))
    unit.show(Screen(unit.text("notices-more"), (*one_a_row(*found), ways)), "notices.more")


async def _topic(unit: Unit, tap: Tap) -> None:
    """One topic of one timebank; with a level behind it, it is chosen."""
    unit.use_community_of(tap.id)
    name, _, level = tap.run.partition("-")
    if level:
        chosen_topic, wanted = attention.choose(unit, name, level)
        rows = one_a_row(unit.button("btn-notices", "notices"), unit.button("btn-home", "home"))
        timebank = unit.scope.name
        unit.say("notices-chosen", rows, topic=chosen_topic, level=wanted, timebank=timebank)
        return
    chosen = await attention.choices(unit)
    topic = next((one for one in TOPICS if one == name), None)
    if topic is None:
        raise NotFound
    buttons = [
        unit.button(f"btn-notices-{one}", f"nc:{unit.scope.id}:{topic}-{one}")
        for one in LEVELS
        if one != chosen[topic]
    ]
    ways = (unit.button("btn-back", "notices"), unit.button("btn-home", "home"))
    about = {"topic": topic, "level": chosen[topic], "timebank": unit.scope.name}
    unit.show(Screen(unit.text("notices-topic-ask", **about), (*one_a_row(*buttons), ways)), name)


async def _fewer(unit: Unit, tap: Tap) -> None:
    """One tap under a message: fewer of its kind. The message stays as it is."""
    unit.use_community_of(tap.id)
    topic, level = await attention.fewer(unit, tap.run)
    unit.aside()
    again = unit.button("btn-notices-again", f"nc:{unit.scope.id}:{topic}-all")
    rows = one_a_row(again, unit.button("btn-notices", "notices"), unit.button("btn-home", "home"))
    unit.say("notices-fewer", rows, level=level, timebank=unit.scope.name)


# Quiet hours, and how many a day ----------------------------------------------------------------


async def _a_day(unit: Unit, tap: Tap) -> None:
    if tap.run:
        await _set_count(unit, tap.id)
        return
    now = (await attention.budget(unit)).a_day
    found = [
        unit.button("btn-notices-count", f"nd:{one}:yes", count=one) for one in COUNTS if one != now
    ][:4]
    ways = (unit.button("btn-back", "notices-more"), unit.button("btn-home", "home"))
    unit.show(
        Screen(unit.text("notices-a-day-ask", count=now), (*one_a_row(*found), ways)),
        "notices.a-day",
    )


async def _set_count(unit: Unit, count: int) -> None:
    await attention.set_a_day(unit, count)
    await _show(unit)


async def _quiet(unit: Unit, tap: Tap) -> None:
    if tap.run:
        begin, end = divmod(tap.id, 100)
        if not (0 <= begin < 24 and 0 <= end < 24):
            raise NotFound
        await attention.set_quiet(unit, time(begin), time(end))
        await _show(unit)
        return
    budget = await attention.budget(unit)
    found = [
        unit.button(
            "btn-notices-hours",
            f"nq:{begin * 100 + end}:yes",
            start=_moment(unit, time(begin)),
            end=_moment(unit, time(end)),
        )
        for begin, end in HOURS
        if (time(begin), time(end)) != (budget.quiet_from, budget.quiet_until)
    ]
    ways = (unit.button("btn-back", "notices-more"), unit.button("btn-home", "home"))
    text = unit.text("notices-quiet-ask", **_span(unit, budget))
    unit.show(Screen(text, (*one_a_row(*found), ways)), "notices.quiet")


async def heard(unit: Unit, text: str) -> bool:
    """ "fewer messages please", "quiet from 9pm to 7am", "3 notices a day"."""
    said = text.strip()
    if unit.community is None or not unit.memberships:
        return False
    if _WANTS.fullmatch(said):
        await _show(unit)
        return True
    if _STOP.fullmatch(said):
        # Whoever is told too much doesn't want to leave; whoever does can.
        ways = (
            unit.button("btn-notices", "notices"),
            unit.button("btn-notices-leave", "leave"),
            unit.button("btn-home", "home"),
        )
        unit.leave_card()
        unit.say("notices-stop-ask", one_a_row(*ways), timebank=unit.scope.name)
        return True
    # A number a day alone could be about anything; here it names what it counts.
    named = re.search(r"notices|messages|notifications|quiet", said, re.IGNORECASE)
    return named is not None and await _set_in_words(unit, said)


async def _set_in_words(unit: Unit, said: str) -> bool:
    if found := _A_DAY.fullmatch(said):
        await _set_count(unit, int(found["count"]))
        return True
    if found := _QUIET.fullmatch(said):
        begin, end = _clock(found["begin"], evening=True), _clock(found["end"], evening=False)
        if begin is None or end is None:
            raise DomainError("refusal-quiet-hours")
        await attention.set_quiet(unit, begin, end)
        await _show(unit)
        return True
    return False


def _clock(words: str, *, evening: bool) -> time | None:
    """An hour; one without am or pm is of the evening where quiet hours begin."""
    found = _CLOCK.fullmatch(words.strip())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").casefold()
    if half and not 1 <= hour <= 12:
        return None
    if half == "am" and hour == 12:
        hour = 0
    elif (half == "pm" or (not half and evening)) and hour < 12:
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


journey = Journey(
    "notices",
    commands=[Command("notices", command, roles=frozenset({"member"}))],
    taps={
        "notices": _tapped,
        "notices-more": _more,
        "nc": _topic,
        "nd": _a_day,
        "nq": _quiet,
        "fewer": _fewer,
    },
    hears=[heard],
)
