"""Setting a round up: its rules, dates, categories and criteria; fixing them; putting dates off."""

import re
from collections.abc import Collection, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

from domain.awards import announcing, defaults, phases
from domain.awards.defaults import NewCategory, NewCriterion
from domain.awards.phases import Dates, Which
from domain.awards.rules import Rules, problems, seal_of
from domain.errors import DomainError
from services import award_news
from services.award_rounds import CARD, demand_run, of
from services.work import Work
from storage import award_results
from storage import award_rounds as rows
from storage.award_rounds import Category, Criterion, Round
from storage.db import Tx, moment_of

LONGEST_NAME = 80
LONGEST_WHY = 300
CLOSINGS: frozenset[Which] = frozenset({"closes_at", "vote_closes_at"})


def _named(name: str) -> str:
    clean = " ".join(name.split())
    if not 0 < len(clean) <= LONGEST_NAME:
        raise DomainError("error-too-long", limit=LONGEST_NAME)
    return clean


async def create(
    work: Work, scheme: str, name: str, opens: date, closes: date, *, city: bool = False
) -> int:
    """A new round with the usual rules, thirteen categories and five criteria, for the organiser to
    change. A scheme of this name is made where there is none yet. Returns its id."""
    work.demand("award.run")
    scheme, name = _named(scheme), _named(name)
    rules = Rules()
    wanted = defaults.dates(opens, closes, work.zone, vote=rules.vote != "none")
    check_dates(wanted, work)
    scheme_id = await _scheme(work, scheme, city=city)
    if await rows.named(work.tx, scheme_id, name) is not None:
        raise DomainError("refusal-award-named", name=name)
    by = {"by": work.actor.id, "now": work.now}
    round_id = await rows.add(work.tx, work.scope.id, scheme_id, name, wanted, rules, **by)
    for position, one in enumerate(defaults.CATEGORIES):
        _add_category(work, round_id, one, position)
    for position, each in enumerate(defaults.CRITERIA):
        _add_criterion(work, round_id, each, position)
    work.audit("award.made", "award_round", round_id)
    return round_id


async def _scheme(work: Work, name: str, *, city: bool) -> int:
    """The scheme of this name. Who it is open to is changed only by a round being set up."""
    open_to = "city" if city else "timebank"
    for row in await rows.schemes(work.tx, work.scope.id):
        if row["name"].casefold() == name.casefold():
            if row["open_to"] != open_to:
                running = await rows.active(work.tx, work.scope.id)
                if any(one.scheme_id == row["id"] and one.fixed for one in running):
                    raise DomainError("refusal-award-fixed")
                await work.tx.run(rows.OPEN_TO, id=row["id"], open_to=open_to)
            return int(row["id"])
    by = {"by": work.actor.id, "now": work.now}
    return await rows.add_scheme(work.tx, work.scope.id, name, open_to, **by)


def _add_category(work: Work, round_id: int, one: NewCategory, position: int) -> None:
    work.tx.later(rows.ADD_CATEGORY, round_id=round_id, position=position, **asdict(one))


def _add_criterion(work: Work, round_id: int, one: NewCriterion, position: int) -> None:
    work.tx.later(rows.ADD_CRITERION, round_id=round_id, position=position, **asdict(one))


def local(dates: Dates, zone: ZoneInfo) -> Dates:
    """The same moments as this wall shows them."""

    def here(moment: datetime | None) -> datetime | None:
        return moment.astimezone(zone) if moment else None

    return replace(
        dates,
        opens=dates.opens.astimezone(zone),
        closes=dates.closes.astimezone(zone),
        judged=dates.judged.astimezone(zone),
        vote_opens=here(dates.vote_opens),
        vote_closes=here(dates.vote_closes),
    )


def check_dates(dates: Dates, work: Work) -> None:
    """Raises DomainError where a round can't have these dates."""
    wrong = phases.wrong_dates(local(dates, work.zone), work.local)
    if wrong is not None:
        raise DomainError("refusal-award-dates", what=wrong)


async def _setting(work: Work, round_id: int) -> Round:
    """The round, while its rules may be changed; one change at a time, so that the seal is of all.
    Raises DomainError once they are fixed."""
    work.tx.in_turn("award_setup", round_id)
    one = await demand_run(work, round_id)
    if one.state != "setting":
        raise DomainError("refusal-award-fixed")
    return one


async def _keep(work: Work, one: Round, dates: Dates, rules: Rules) -> None:
    if not await rows.set_up(work.tx, one.id, dates, rules):
        raise DomainError("refusal-award-fixed")
    work.refresh(CARD, one.id, "award.changed")


async def change(work: Work, round_id: int, **switches: Any) -> Round:
    """Other rules, by the names of domain/awards/rules.py. Without a public vote its dates go; with
    one it has two weeks from the day after the judges. Raises DomainError."""
    one = await _setting(work, round_id)
    rules = replace(one.rules, **switches)
    if wrong := problems(rules):
        raise DomainError("refusal-award-rule", what=wrong[0])
    dates = one.dates
    if (rules.vote == "none") != (dates.vote_opens is None):
        usual = defaults.dates(
            dates.opens.astimezone(work.zone).date(),
            dates.closes.astimezone(work.zone).date(),
            work.zone,
            vote=rules.vote != "none",
        )
        dates = replace(usual, opens=dates.opens, closes=dates.closes)
        check_dates(dates, work)
    await _keep(work, one, dates, rules)
    return await of(work, round_id)


async def set_date(work: Work, round_id: int, which: str, day: date) -> Round:
    """Another date before the rules are fixed; the later ones move along where they would come
    before it. `which`: a column of the round. Raises DomainError."""
    one = await _setting(work, round_id)
    dates = moved(one, which, day)
    check_dates(dates, work)
    await _keep(work, one, dates, one.rules)
    return await of(work, round_id)


FIELDS = {
    "opens_at": "opens",
    "closes_at": "closes",
    "judged_at": "judged",
    "vote_opens_at": "vote_opens",
    "vote_closes_at": "vote_closes",
    "announced_on": "announced",
}
"""The round's columns as domain/awards/phases.Dates calls them, in their order."""


def at_of(which: str, day: date, zone: ZoneInfo) -> datetime | date:
    """The moment that a day means for this date: what opens does so at 9am, what closes at the end
    of the day."""
    if which == "announced_on":
        return day
    begins = which in ("opens_at", "vote_opens_at")
    return defaults.at_begin_of(day, zone) if begins else defaults.at_end_of(day, zone)


def moved(one: Round, which: str, day: date) -> Dates:
    """Its dates with this one on another day, and the later ones put off by as many days."""
    before = getattr(one, which)
    if before is None:
        raise DomainError("refusal-award-dates", what="vote")
    old = before if which == "announced_on" else before.astimezone(one.zone).date()
    by = day - old
    after: dict[str, datetime | date] = {FIELDS[which]: at_of(which, day, one.zone)}
    names = list(FIELDS)
    for name in names[names.index(which) + 1 :]:
        value = getattr(one, name)
        if value is not None and by.days > 0:
            later = value if name == "announced_on" else value.astimezone(one.zone).date()
            after[FIELDS[name]] = at_of(name, later + by, one.zone)
    return replace(one.dates, **after)  # type: ignore[arg-type]


async def add_category(work: Work, round_id: int, new: NewCategory) -> None:
    """One more category. Raises DomainError where there are too many, or one has this name."""
    one = await _setting(work, round_id)
    found = await rows.categories(work.tx, one.id)
    if len(found) >= defaults.MOST_CATEGORIES:
        raise DomainError("refusal-award-many", most=defaults.MOST_CATEGORIES)
    if any(each.label.casefold() == new.label.casefold() for each in found):
        raise DomainError("refusal-award-named", name=new.label)
    _add_category(work, one.id, new, max((each.position for each in found), default=-1) + 1)
    work.refresh(CARD, one.id, "award.changed")


def _code(label: str, taken: Collection[str]) -> str:
    """A short code from a name, which none of these has."""
    code = re.sub(r"[^a-z0-9]+", "_", label.casefold()).strip("_")[:24] or "own"
    numbered = (code if n == 1 else f"{code}_{n}" for n in range(1, len(taken) + 2))
    return next(one for one in numbered if one not in taken)


async def new_category(work: Work, round_id: int, label: str, kinds: str, about: str) -> None:
    """The same in the organisers' own words; its code is made from its name."""
    label = _named(label)
    code = _code(label, {one.code for one in await rows.categories(work.tx, round_id)})
    await add_category(work, round_id, NewCategory(code, label, about[:300], kinds))


async def drop_category(work: Work, round_id: int, code: str) -> None:
    """Without this category. The last one stays."""
    one = await _setting(work, round_id)
    if len(await rows.categories(work.tx, one.id)) < 2:
        raise DomainError("refusal-award-last")
    await work.tx.run(rows.DROP_CATEGORY, round_id=one.id, code=code)
    work.refresh(CARD, one.id, "award.changed")


async def new_criterion(work: Work, round_id: int, label: str, about: str) -> None:
    """One more criterion, which counts once. Raises DomainError where there are too many, or one
    has this name."""
    one = await _setting(work, round_id)
    label = _named(label)
    found = await rows.criteria(work.tx, one.id)
    if len(found) >= defaults.MOST_CRITERIA:
        raise DomainError("refusal-award-many", most=defaults.MOST_CRITERIA)
    if any(each.label.casefold() == label.casefold() for each in found):
        raise DomainError("refusal-award-named", name=label)
    code = _code(label, {each.code for each in found})
    place = max((each.position for each in found), default=-1) + 1
    _add_criterion(work, one.id, NewCriterion(code, label, about[:300]), place)
    work.refresh(CARD, one.id, "award.changed")


async def weigh(work: Work, round_id: int, code: str, weight: int) -> None:
    """How much a criterion counts, 1 to 10; 0 takes it away, but never the last one."""
    one = await _setting(work, round_id)
    if weight == 0:
        if len(await rows.criteria(work.tx, one.id)) < 2:
            raise DomainError("refusal-award-last")
        await work.tx.run(rows.DROP_CRITERION, round_id=one.id, code=code)
    elif 1 <= weight <= 10:
        await work.tx.run(rows.WEIGH, round_id=one.id, code=code, weight=weight)
    else:
        raise DomainError("refusal-award-rule", what="weight")
    work.refresh(CARD, one.id, "award.changed")


# Fixing, and what may change afterwards ----------------------------------------------------------


def sheet_of(
    one: Round, categories_: Sequence[Category], criteria_: Sequence[Criterion]
) -> dict[str, Any]:
    """Everything that is fixed, as the seal reads it. one: as it was when it was fixed."""
    moments = {name: str(getattr(one.dates, field)) for name, field in FIELDS.items()}
    for name in FIELDS:
        value = getattr(one, name)
        if isinstance(value, datetime):
            moments[name] = value.astimezone(one.zone).isoformat()
    return {
        "scheme": one.scheme,
        "name": one.name,
        "open_to": one.open_to,
        "dates": moments,
        "rules": one.rules.to_json(),
        "categories": [
            [c.code, c.label, c.about, ",".join(c.kinds), c.youngest, c.oldest, c.posthumous]
            for c in categories_
        ],
        "criteria": [[c.code, c.label, c.about, c.weight] for c in criteria_],
    }


async def fix(work: Work, round_id: int) -> Round:
    """The rules are fixed as they stand; from the opening date on people can nominate. Raises
    DomainError where they can't be."""
    one = await _setting(work, round_id)
    if wrong := problems(one.rules):
        raise DomainError("refusal-award-rule", what=wrong[0])
    check_dates(one.dates, work)
    found = await rows.categories(work.tx, one.id), await rows.criteria(work.tx, one.id)
    seal = seal_of(sheet_of(one, *found))
    if not await work.tx.run(rows.FIX, id=one.id, by=work.actor.id, now=work.now, seal=seal):
        raise DomainError("refusal-award-fixed")
    work.audit("award.fixed", "award_round", one.id, seal[:16])
    work.refresh(CARD, one.id, "award.fixed")
    one = await of(work, round_id)
    award_news.plan(work, one)
    return one


async def extend(work: Work, round_id: int, which: Which, day: date, why: str) -> Round:
    """Puts off a date of a fixed round, for a reason that everybody reads; later dates move along.
    Whoever has to do with it is told. Raises DomainError for an earlier day or what is over."""
    one = await demand_run(work, round_id)
    if not phases.may_extend(one.state, which):
        raise DomainError("refusal-award-phase")
    why = " ".join(why.split())
    if not 0 < len(why) <= LONGEST_WHY:
        raise DomainError("error-too-long", limit=LONGEST_WHY)
    before = getattr(one, which)
    if before is None:
        raise DomainError("refusal-award-dates", what="vote")
    if which in CLOSINGS and work.sent > before:
        # What is closed stays closed: others were told so already.
        raise DomainError("refusal-award-phase")
    after = at_of(which, day, one.zone)
    if after <= before:
        raise DomainError("refusal-award-earlier")
    changed = moved(one, which, day)
    wrong = phases.wrong_dates(local(changed, work.zone), work.local)
    if wrong not in (None, "past") or not _to_come(after, work):
        raise DomainError("refusal-award-dates", what="past" if wrong in (None, "past") else wrong)
    for name, field in FIELDS.items():
        value = getattr(changed, field)
        if name == "opens_at" or value == getattr(one, name):
            continue
        if not await rows.put_off(work.tx, one, cast("Which", name), value):
            raise DomainError("toast-old-button")
        about = {"before": getattr(one, name), "after": value, "why": why}
        by = {"by": work.actor.id, "now": work.now}
        await work.tx.run(rows.EXTENDED, round_id=one.id, which=name, **about, **by)
    told = announcing.announce_at(work.now, changed.announced, one.zone)
    award_results.announce_later(work.tx, one.id, told)
    work.audit("award.extended", "award_round", one.id, which)
    for card in (CARD, "award-result"):
        work.refresh(card, one.id, "award.extended")
    found = await of(work, round_id)
    award_news.plan(work, found)
    await award_news.extended(work, found, which, why)
    return found


def _to_come(after: datetime | date, work: Work) -> bool:
    if isinstance(after, datetime):
        return after > work.now
    return after >= work.local.date()


async def seal_holds(tx: Tx, one: Round) -> bool:
    """Whether everything that was fixed is as it was: the seal, worked out anew from the rows.
    Dates that were put off count as they were first."""
    first: dict[str, str] = {}
    for each in await rows.extensions(tx, one.id):
        first.setdefault(each.which, each.before)
    before: dict[str, Any] = {
        which: date.fromisoformat(text) if which == "announced_on" else moment_of(text)
        for which, text in first.items()
    }
    was = replace(one, **before)
    found = await rows.categories(tx, one.id), await rows.criteria(tx, one.id)
    return one.seal is not None and seal_of(sheet_of(was, *found)) == one.seal
