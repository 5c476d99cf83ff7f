"""The result of the awards, for those who decide it: what was worked out, votes set aside, the
second person, kind words for those who didn't win, and the lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain.awards import seeing
from domain.errors import NotFound
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import FreeText
from handlers.conversation.screens import Button, Rows, Screen, one_a_row
from handlers.journey import Journey, View
from handlers.pressed import pressed
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import award_announcing, award_results, second_factor
from services.award_results import CARD, Aside, Line, Outcome
from services.work import Work
from storage import award_results as rows
from storage import award_rounds as rounds
from storage import communities, people

LONGEST_FEEDBACK = 600
AT_ONCE = 3
KEY_FAMILIES = ("award-result-", "btn-award-result-")
LIMITS: Sequence[tuple[Aside, str, str]] = (
    ("burst", "minutes", "burst_minutes"),
    ("new", "days", "vote_days"),
)
"""Why votes are set aside, and the rule that says so."""
Held = frozenset[str]


# The card -----------------------------------------------------------------------------------------


async def held(view: View, community_id: int) -> Held:
    """The viewer's roles in the round's timebank."""
    found = await people.roles(view.tx, view.viewer.id)
    return frozenset(role for where, role in found if where == community_id)


async def card(view: View, round_id: int) -> Screen | None:
    """The result as it stands, for administrators, and for brokers who may be the second person."""
    one = await rounds.find(view.tx, round_id)
    if one is None:
        return None
    roles = await held(view, one.community_id)
    if not seeing.any_sees(roles, "draft-places", one.state):  # type: ignore[arg-type]
        return None
    found = await award_results.outcome(view.tx, one)
    zone = one.zone
    names = {
        who.id: who.name
        for who in [await people.person(view.tx, p or 0) for p in (one.decided_by, one.seconded_by)]
        if who is not None
    }

    def say(key: str, **values: Any) -> str:
        return str(view.wording.say(view.lang, key, zone=zone, **values))

    parts = [
        say(
            "award-result-head",
            award=one.scheme,
            round=one.name,
            state=_state(found),
            decided=names.get(one.decided_by or 0, ""),
            seconded=names.get(one.seconded_by or 0, ""),
            at=found.stand.announce_at or view.now,
        ),
        "\n".join(_line(view, found, line) for line in found.lines if line.placed or line.votes),
    ]
    empty = [line.category for line in found.lines if not line.placed and not line.votes]
    if empty:
        parts.append(say("award-result-empty", categories=empty))
    parts += [
        say(
            f"award-result-{why}",
            count=found.aside(why),
            counts="yes" if found.lets_in(why) else "no",
            **{limit: getattr(one.rules, rule)},
        )
        for why, limit, rule in LIMITS
        if found.aside(why)
    ]
    if one.state == "announced":
        work = await _work(view, one.community_id)
        ring = await award_announcing.to_ring(work, one)
        if ring:
            lines = [say("award-result-ring-one", name=up.name, category=up.category,
                         reach=up.reach or "", has_reach="yes" if up.reach else "no")
                     for up in ring]  # fmt: skip
            parts.append("\n".join([say("award-result-ring"), *lines]))
    return Screen(Markup("\n\n".join(parts)), _rows(view, found, roles))


async def _work(view: View, community_id: int) -> Work:
    community = await communities.by_id(view.tx, community_id)
    return Work(view.tx, view.now, view.viewer, community, frozenset())


def _state(found: Outcome) -> str:
    one = found.round
    if one.state == "announced":
        return "announced"
    if one.rules.vote != "none" and found.stand.counted_at is None:
        return "counting"
    if one.decided_by is None:
        return "open"
    return "decided" if one.seconded_by is None else "agreed"


def _line(view: View, found: Outcome, line: Line) -> str:
    def named(place: str) -> list[str]:
        return [one.up.name for one in line.placed if one.place == place]

    winners, commended = named("winner"), named("commended")
    favourites = [one.up.name for one in line.placed if one.favourite]
    return str(
        view.wording.say(
            view.lang,
            "award-result-line",
            category=line.category,
            winners=winners or ["–"],
            any="yes" if winners else "no",
            commended=commended or ["–"],
            has_commended="yes" if commended else "no",
            favourites=favourites or ["–"],
            has_favourites="yes" if favourites else "no",
            votes=line.votes,
            voted="yes" if found.round.rules.vote != "none" else "no",
        )
    )


def _rows(view: View, found: Outcome, roles: Held) -> Rows:
    one = found.round

    def button(key: str, verb: str) -> Button:
        return Button(view.wording.button(view.lang, key), f"{verb}:{one.id}")

    state, runs = _state(found), "administrator" in roles
    shown: list[Button] = []
    if state == "counting" and runs:
        shown.append(button("btn-award-count", "awr-open"))
    elif state == "open" and runs:
        shown.append(button("btn-award-result-yes", "awr-decide"))
        for why, _, _ in LIMITS:
            if found.aside(why):
                let = "out" if found.lets_in(why) else "in"
                shown.append(button(f"btn-award-result-{why}-{let}", f"awr-{why}"))
    elif state == "decided" and one.decided_by != view.viewer.id:
        shown += [button("btn-award-agree", "awr-yes"), button("btn-award-send-back", "awr-no")]
    elif state in ("decided", "agreed") and runs:
        shown.append(button("btn-award-take-back", "awr-no"))
    if state == "announced":
        shown.append(button("btn-award-wall", "awr-wall"))
    if runs:
        shown.append(button("btn-award-lists", "awr-more"))
    return one_a_row(*shown, Button(view.wording.button(view.lang, "btn-home"), "home"))


# Deciding -----------------------------------------------------------------------------------------


async def opened(unit: Unit, tap: Tap) -> None:
    """The result, from the card of the awards; the votes are counted where that is still to do."""
    await unit.use_timebank_of(CARD, tap.id)
    await award_results.look(unit, tap.id)
    unit.show_own_card(CARD, tap.id, "award.opened", opened=True)


async def step(unit: Unit, tap: Tap) -> None:
    """A button of the card that needs no words."""
    async with pressed(unit, CARD, tap.id, f"award.{tap.verb}"):
        await unit.use_timebank_of(CARD, tap.id)
        if tap.verb == "awr-decide":
            await award_results.decide(unit, tap.id)
        elif tap.verb in ("awr-yes", "awr-no"):
            one = await award_results.second(unit, tap.id, yes=tap.verb == "awr-yes")
            stand = await rows.stand(unit.tx, one.id)
            if stand.announce_at is not None and stand.announce_at <= unit.now:
                agreed = await rounds.find(unit.tx, one.id)
                assert agreed is not None
                await award_announcing.announce(unit, agreed)
        else:
            await award_results.let_in(unit, tap.id, "burst" if tap.verb == "awr-burst" else "new")


async def more(unit: Unit, tap: Tap) -> None:
    """Lists, and kind words."""
    await unit.use_timebank_of(CARD, tap.id)
    await award_results.demand_told(unit, tap.id)
    unit.leave_card()
    unit.say(
        "award-result-more",
        one_a_row(
            unit.button("btn-award-words", f"awr-words:{tap.id}"),
            unit.button("btn-award-xlsx", f"awr-file:{tap.id}:xlsx"),
            unit.button("btn-award-csv", f"awr-file:{tap.id}:csv"),
            unit.button("btn-back", f"awr-open:{tap.id}"),
        ),
    )


async def file(unit: Unit, tap: Tap) -> None:
    """The list of everybody who was up, with what came of it."""
    await unit.use_timebank_of(CARD, tap.id)
    one = await award_results.demand_told(unit, tap.id)
    await second_factor.demand(unit, "export")
    unit.audit("award.export", CARD, one.id)
    form = "csv" if tap.run == "csv" else "xlsx"
    unit.send_document("award-rows", "award.file", round=one.id, form=form)


# Kind words ---------------------------------------------------------------------------------------


async def words_list(unit: Unit, tap: Tap) -> None:
    """Who didn't win, a few at a time: whom to write to."""
    await unit.use_timebank_of(CARD, tap.id)
    one = await award_results.demand_told(unit, tap.id)
    outcome = await award_results.outcome(unit.tx, one)
    prized = {p.up.id for line in outcome.lines for p in line.placed if p.place != "shortlisted"}
    found = [
        up
        for up in await rows.up(unit.tx, one.id)
        if up.id not in prized and up.said == "yes" and up.eligible == "yes"
    ]
    first = int(tap.run) if tap.run.isdecimal() and int(tap.run) < len(found) else 0
    page = found[first : first + AT_ONCE]
    unit.leave_card()
    buttons = [unit.button("btn-award-words-for", f"awr-say:{up.id}", name=up.name) for up in page]
    if first + AT_ONCE < len(found):
        buttons.append(unit.button("btn-more", f"awr-words:{one.id}:{first + AT_ONCE}"))
    done = [up.name for up in page if await rows.feedback(unit.tx, up.id)]
    unit.say(
        "award-result-words",
        one_a_row(*buttons, unit.button("btn-back", f"awr-open:{one.id}")),
        count=len(found),
        done=done or ["–"],
        has_done="yes" if done else "no",
    )


@dataclass(frozen=True)
class Kind:
    """Kind words for one who didn't win."""

    words: str = ask("award-words-ask", FreeText(LONGEST_FEEDBACK))
    nominee: str | None = ask("award-words-ask", FreeText(), hidden=True)


async def words_for(unit: Unit, tap: Tap) -> None:
    """What judges wrote, without their names; then what to tell is asked."""
    await _in_timebank_of(unit, tap.id)
    _, up = await award_announcing.kind_words_for(unit, tap.id)
    found = await rows.comments(unit.tx, up.id)
    unit.viewed("award-comments", up.id)
    unit.aside()
    lines = [str(unit.text("award-words-comment", words=Words(one, 500))) for one in found]
    unit.say(
        "award-words-comments",
        name=up.name,
        category=up.category,
        comments=Markup("\n".join(lines)),
        any="yes" if found else "no",
    )
    await words_form.start(unit, {"nominee": str(up.id)})


async def _in_timebank_of(unit: Unit, nominee_id: int) -> None:
    round_id = await rows.round_of(unit.tx, nominee_id)
    if not round_id:
        raise NotFound
    await unit.use_timebank_of(CARD, round_id)


async def review(unit: Unit, answers: Kind) -> Markup:
    """The message as its reader will see it."""
    nominee_id = int(answers.nominee or 0)
    await _in_timebank_of(unit, nominee_id)
    one, up = await award_announcing.kind_words_for(unit, nominee_id)
    return unit.text(
        "award-words-review",
        name=up.name,
        told="yes" if one.state == "announced" else "no",
        words=Words(answers.words, LONGEST_FEEDBACK),
    )


async def submit(unit: Unit, answers: Kind) -> None:
    """Keeps it, and tells it where the result is told."""
    nominee_id = int(answers.nominee or 0)
    await _in_timebank_of(unit, nominee_id)
    up = await award_announcing.say_kindly(unit, nominee_id, answers.words)
    round_id = await rows.round_of(unit.tx, up.id)
    unit.say(
        "award-words-kept",
        one_a_row(
            unit.button("btn-award-words", f"awr-words:{round_id}"), unit.button("btn-home", "home")
        ),
        name=up.name,
    )


words_form = Form("award-words", Kind, submit, review=review, yes="btn-award-words-yes", over=True)


journey = Journey(
    "award-results",
    taps={
        "awr-open": opened,
        "awr-decide": step,
        "awr-yes": step,
        "awr-no": step,
        "awr-burst": step,
        "awr-new": step,
        "awr-more": more,
        "awr-file": file,
        "awr-words": words_list,
        "awr-say": words_for,
    },
    forms=[words_form],
    cards={CARD: card},
)
