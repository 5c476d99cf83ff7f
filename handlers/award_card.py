"""The card of a round for everybody: what is on and what comes next; and that of who runs it."""

from collections.abc import Sequence

from domain.permissions import may
from handlers import award_words
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Journey, View
from handlers.pressed import pressed
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import award_clock, award_rounds, award_setup
from storage import award_judges, people
from storage import award_rounds as rows
from storage.award_rounds import Round
from storage.award_telling import UP_FOR

RUN = "award-run"
MOST = 4
TAKE_PART = {"open": ("btn-award-nominate", "nmt-start"), "voting": ("btn-award-vote", "vote")}
"""What people do in a phase, where that journey is there."""


def _say(view: View, one: Round) -> award_words.Say:
    def say(key: str, **values: object) -> Markup:
        return view.wording.say(view.lang, key, zone=one.zone, **values)  # type: ignore[arg-type]

    return say


async def _roles(view: View, one: Round) -> frozenset[str]:
    return frozenset(
        role
        for where, role in await people.roles(view.tx, view.viewer.id)
        if where == one.community_id
    )


async def card(view: View, round_id: int) -> Screen | None:
    """How the round stands, for anybody."""
    one = await rows.find(view.tx, round_id)
    if one is None or one.state == "setting":
        return None
    say = _say(view, one)
    text = say(
        "award-card",
        award=Words(one.scheme),
        round=Words(one.name),
        timebank=Words(one.timebank),
        city="yes" if one.open_to == "city" else "no",
        phase=award_words.phase(say, one),
        about=Words(one.rules.about),
        has_about="yes" if one.rules.about else "no",
    )
    buttons = []
    act = TAKE_PART.get(one.state)
    if act is not None and act[1] in view.registry.taps:
        buttons.append(_button(view, act[0], act[1]))
    if one.state == "judging" and await _judges(view, one):
        buttons.append(_button(view, "btn-award-judge", f"jdg-open:{one.id}"))
    if one.state == "announced" and "awr-wall" in view.registry.taps:
        buttons.append(_button(view, "btn-award-wall", f"awr-wall:{one.id}"))
    buttons.append(_button(view, "btn-award-rules", f"aw-rules:{one.id}"))
    values = {"round_id": one.id, "person_id": view.viewer.id}
    if "nom-mine" in view.registry.taps and await view.tx.value(UP_FOR, **values):
        buttons.append(_button(view, "btn-award-mine", "nom-mine"))
    roles = await _roles(view, one)
    if may(roles, "award.run"):  # type: ignore[arg-type]
        buttons.append(_button(view, "btn-award-run", f"aw-run:{one.id}"))
    elif may(roles, "award.check") and "awc-list" in view.registry.taps:  # type: ignore[arg-type]
        buttons.append(_button(view, "btn-award-check", "awc-list"))
    else:
        buttons.append(_button(view, "btn-award-past", "aw-past"))
    return Screen(text, one_a_row(*buttons, _button(view, "btn-home", "home")))


async def _judges(view: View, one: Round) -> bool:
    """Whether the viewer is on the panel, so has sheets to fill or says first who is close."""
    found = await award_judges.in_round(view.tx, one.id, view.viewer.id)
    return found is not None and found.state == "agreed"


def _button(view: View, key: str, data: str) -> Button:
    return Button(view.wording.button(view.lang, key), data)


async def run_card(view: View, round_id: int) -> Screen | None:
    """What whoever runs it has to do next. Never a score, a vote or a standing."""
    one = await rows.find(view.tx, round_id)
    if one is None or not may(await _roles(view, one), "award.run"):  # type: ignore[arg-type]
        return None
    counted = await view.tx.row(rows.COUNTS, id=one.id)
    assert counted is not None
    say = _say(view, one)
    names = ("sent", "drafts", "tips", "nominees", "unchecked", "unasked", "judges")
    text = say(
        "award-run",
        award=Words(one.scheme),
        round=Words(one.name),
        phase=award_words.phase(say, one),
        state=one.state,
        least=one.rules.judges_least,
        **{name: int(counted[name]) for name in names},
    )
    buttons = [_button(view, key, data) for key, data in _to_run(view, one)]
    return Screen(text, one_a_row(*buttons, _button(view, "btn-home", "home")))


def _to_run(view: View, one: Round) -> Sequence[tuple[str, str]]:
    """At most four, the next step first; a journey that isn't there offers none."""
    number = one.id
    if one.state == "setting":
        return (
            ("btn-award-rules", f"aw-rules:{number}"),
            ("btn-award-dates", f"aw-dates:{number}"),
            ("btn-award-change", f"aw-set:{number}"),
            ("btn-award-more", f"aw-more:{number}"),
        )
    found: list[tuple[str, str]] = []
    if one.state in ("open", "checking"):
        found.append(("btn-award-check", "awc-list"))
    if one.state == "checking":
        found.append(("btn-award-judge-now", f"aw-judge:{number}"))
    if one.state == "deciding":
        found.append(("btn-award-decide", f"awr-open:{number}"))
    if one.state == "announced":
        found += [
            ("btn-award-wall", f"awr-wall:{number}"),
            ("btn-award-list", f"awr-file:{number}"),
        ]
    if one.state in ("fixed", "open", "checking", "judging"):
        found.append(("btn-award-panel", f"awj-panel:{number}"))
    if one.state not in ("announced", "cancelled"):
        found.append(("btn-award-extend", f"aw-dates:{number}"))
        found.append(("btn-award-more", f"aw-more:{number}"))
    # What there is least room for stands behind More choices as well.
    there = [each for each in found if each[1].partition(":")[0] in view.registry.taps]
    if len(there) > MOST:
        there = [each for each in there if each[1] != f"awj-panel:{number}"]
    return there


async def _opened(unit: Unit, tap: Tap) -> None:
    """The round, from wherever its button stands."""
    one = await award_rounds.of(unit, tap.id)
    kind = RUN if one.state == "setting" else award_rounds.CARD
    unit.show_own_card(kind, one.id, "award.opened")


async def _run(unit: Unit, tap: Tap) -> None:
    await unit.use_timebank_of(award_rounds.CARD, tap.id)
    await award_rounds.demand_run(unit, tap.id)
    unit.show_own_card(RUN, tap.id, "award.opened")


async def _fix(unit: Unit, tap: Tap) -> None:
    """The rules are fixed: shown once more as they now are, and the round's card below."""
    await unit.use_timebank_of(award_rounds.CARD, tap.id)
    async with pressed(unit, RUN, tap.id, "award.fixed"):
        await award_setup.fix(unit, tap.id)
        unit.toast("toast-award-fixed")


async def _judge(unit: Unit, tap: Tap) -> None:
    """Asked about first where somebody isn't checked, or hasn't answered."""
    await unit.use_timebank_of(award_rounds.CARD, tap.id)
    one = await award_rounds.demand_run(unit, tap.id)
    counted = await unit.tx.row(rows.COUNTS, id=one.id)
    assert counted is not None
    unchecked, unasked = int(counted["unchecked"]), int(counted["unasked"])
    panel = int(counted["judges"]) >= one.rules.judges_least
    if (unchecked or unasked) and panel and one.state == "checking" and tap.run != "yes":
        unit.leave_card()
        ask = one_a_row(
            unit.button("btn-award-judge-yes", f"aw-judge:{one.id}:yes"),
            unit.button("btn-award-check", "awc-list"),
            unit.button("btn-back", f"aw-run:{one.id}"),
        )
        unit.say("award-judge-ask", ask, unchecked=unchecked, unasked=unasked)
        return
    async with pressed(unit, RUN, tap.id, "award.judging"):
        await award_clock.judge_now(unit, tap.id)


async def _cancel(unit: Unit, tap: Tap) -> None:
    """Calling it off is asked about first."""
    await unit.use_timebank_of(award_rounds.CARD, tap.id)
    one = await award_rounds.demand_run(unit, tap.id)
    if tap.run == "yes":
        async with pressed(unit, RUN, tap.id, "award.cancelled"):
            await award_rounds.cancel(unit, tap.id)
        return
    unit.leave_card()
    unit.say(
        "award-cancel-ask",
        one_a_row(
            unit.button("btn-award-cancel-yes", f"aw-off:{one.id}:yes"),
            unit.button("btn-back", f"aw-run:{one.id}"),
        ),
        award=one.scheme,
        round=one.name,
    )


journey = Journey(
    "award-card",
    taps={
        "aw-open": _opened,
        "aw-run": _run,
        "aw-fix": _fix,
        "aw-judge": _judge,
        "aw-off": _cancel,
    },
    cards={award_rounds.CARD: card, RUN: run_card},
)
