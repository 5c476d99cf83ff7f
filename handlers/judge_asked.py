"""Becoming a judge through a link, leaving the panel, and saying who is close before anything is
read: all awards on one screen, by their numbers or one by one."""

import re
from collections.abc import Sequence

from domain.awards.conflicts import numbers
from domain.errors import NotFound
from handlers.conversation.screens import one_a_row
from handlers.journey import Journey
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import award_judges
from storage import award_rounds, communities
from storage.award_judges import Judge
from storage.award_rounds import Round

LONGEST_NUMBERS = 40
"""Longer words with a number in them are about something else."""


async def in_its_timebank(unit: Unit, round_id: int) -> tuple[Round, Judge]:
    """The round, and the actor as its judge; in its timebank, member there or not."""
    one = await award_rounds.find(unit.tx, round_id)
    if one is not None and (unit.community is None or unit.community.id != one.community_id):
        community = await communities.by_id(unit.tx, one.community_id)
        if community is not None:
            unit.use_community(community)
    return await award_judges.own(unit, round_id)


def invitation(unit: Unit, one: Round) -> None:
    """Will you judge?"""
    unit.say(
        "judge-asked",
        one_a_row(
            unit.button("btn-judge-yes", f"jdg-yes:{one.id}"),
            unit.button("btn-judge-no", f"jdg-no:{one.id}"),
            unit.button("btn-talk-to-a-person", "talk"),
        ),
        award=one.scheme,
        round=one.name,
        timebank=one.timebank,
        at=one.judged_at,
    )


async def _open(unit: Unit, round_id: int) -> None:
    """What comes next for this judge: handlers/judging.py."""
    await unit.registry.taps["jdg-open"](unit, Tap("jdg-open", round_id, "", 0, None))


async def _yes(unit: Unit, tap: Tap) -> None:
    await in_its_timebank(unit, tap.id)
    await award_judges.agree(unit, tap.id)
    await _open(unit, tap.id)


async def _leave(unit: Unit, tap: Tap) -> None:
    one, _ = await in_its_timebank(unit, tap.id)
    yes = unit.button("btn-judge-leave-yes", f"jdg-no:{one.id}")
    rows = one_a_row(yes, unit.button("btn-back", f"jdg-open:{one.id}"))
    unit.say("judge-leave-ask", rows, award=one.scheme)


async def _no(unit: Unit, tap: Tap) -> None:
    """They say no, or leave."""
    one, _ = await in_its_timebank(unit, tap.id)
    await award_judges.step_down(unit, one.id)
    unit.say("judge-left", one_a_row(unit.button("btn-home", "home")), award=one.scheme)


# Saying who is close ------------------------------------------------------------------------------


async def declare(unit: Unit, one: Round, key: str | None = None) -> None:
    """All categories on one screen, before any name is seen."""
    found = await award_rounds.categories(unit.tx, one.id)
    lines = [
        str(unit.text("judge-declare-line", number=number, category=category.label))
        for number, category in enumerate(found, 1)
    ]
    rows = one_a_row(
        unit.button("btn-judge-none", f"jdg-none:{one.id}"),
        unit.button("btn-judge-each", f"jdg-each:{one.id}"),
        unit.button("btn-home", "home"),
    )
    if key is not None:
        unit.say(key, rows)
        return
    unit.say("judge-declare", rows, lines=Markup("\n".join(lines)))


async def _declaring(unit: Unit, round_id: int) -> tuple[Round, Judge]:
    one, judge = await in_its_timebank(unit, round_id)
    if judge.state != "agreed":
        raise NotFound
    return one, judge


async def _none(unit: Unit, tap: Tap) -> None:
    one, judge = await _declaring(unit, tap.id)
    if judge.declared_at is not None:
        await _open(unit, one.id)
        return
    await _declared(unit, one, judge, ())


async def _declared(unit: Unit, one: Round, judge: Judge, places: Sequence[int]) -> None:
    found = await award_rounds.categories(unit.tx, one.id)
    await award_judges.declare(unit, one, judge, [found[place - 1].id for place in places])
    labels = [category.label for category in await award_judges.out_of(unit, judge)]
    rows = [unit.button("btn-home", "home")]
    if one.state == "judging":
        rows.insert(0, unit.button("btn-award-judge", f"jdg-open:{one.id}"))
    unit.say(
        "judge-declared",
        one_a_row(*rows),
        out=labels,
        has_out="yes" if labels else "no",
        state="judging" if one.state == "judging" else "before",
        at=one.judged_at,
    )


async def _each(unit: Unit, tap: Tap) -> None:
    """One category after the other; `run`: which were said yes to so far (a bit each, as a
    hexadecimal number), the last one asked about, and what was said of it, as "12.7.yes"."""
    one, judge = await _declaring(unit, tap.id)
    if judge.declared_at is not None:
        await _open(unit, one.id)
        return
    found = await award_rounds.categories(unit.tx, one.id)
    out, place, said = _so_far(tap.run, len(found))
    if said == "yes" and place:
        out |= 1 << place
    if said == "rest" or place >= len(found):
        places = [number for number in range(1, len(found) + 1) if out >> number & 1]
        await _declared(unit, one, judge, places)
        return
    place += 1
    category = found[place - 1]
    answers = [("btn-judge-close", "yes"), ("btn-judge-clear", "no")]
    if place < len(found):
        answers.append(("btn-judge-clear-all", "rest"))
    rows = [
        unit.button(key, f"jdg-each:{one.id}:{out:x}.{place}.{answer}") for key, answer in answers
    ]
    unit.say(
        "judge-each-ask",
        one_a_row(*rows, unit.button("btn-back", f"jdg-open:{one.id}")),
        category=category.label,
        number=place,
        count=len(found),
    )


def _so_far(run: str, most: int) -> tuple[int, int, str]:
    kept, _, rest = run.partition(".")
    place, _, said = rest.partition(".")
    out = int(kept, 16) if re.fullmatch(r"[0-9a-f]{1,8}", kept) else 0
    at = int(place) if place.isascii() and place.isdigit() else 0
    return out, min(at, most), said


async def numbers_typed(unit: Unit, round_id: int, text: str) -> bool:
    """The numbers of awards where somebody is close; False for words about something else."""
    one, judge = await _declaring(unit, round_id)
    if judge.declared_at is not None:
        return False
    found = await award_rounds.categories(unit.tx, one.id)
    places = numbers(text, len(found))
    if places is None:
        if any(sign.isdigit() for sign in text) and len(text) <= LONGEST_NUMBERS:
            await declare(unit, one, "judge-declare-again")
            return True
        return False
    await _declared(unit, one, judge, places)
    return True


journey = Journey(
    "judge-asked",
    taps={
        "jdg-yes": _yes,
        "jdg-no": _no,
        "jdg-leave": _leave,
        "jdg-none": _none,
        "jdg-each": _each,
    },
)
