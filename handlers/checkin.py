"""Being there by a code: the organiser's screen shows a square and six digits, which change every
minute; a volunteer's phone opens the one or types the others."""

from domain import rotating
from domain.errors import DomainError
from handlers.conversation.screens import Button, Picture, Screen, one_a_row
from handlers.documents.flyer import code as square
from handlers.journey import Journey, View
from handlers.shift_desk import runs_it
from handlers.shifts import look
from handlers.unit import Tap, Unit
from services import shift_codes
from services.asked_for import runner
from services.shift_codes import Answer
from storage import communities
from storage import service_hours as hours_rows
from storage import shift_codes as rows
from storage import shifts as shift_rows
from storage.shifts import Shift

ADULT = 18
"""Members are of age; a shift that asks for more says so at the door."""

# The organiser's screen ---------------------------------------------------------------------------


async def show(unit: Unit, tap: Tap) -> None:
    """Shows the code as a message of its own, with a square for phones."""
    await look(unit, tap.id)
    await shift_codes.show(unit, tap.id)
    unit.aside()
    unit.show_own_card(shift_codes.CARD, tap.id, "shift.code")


async def anew(unit: Unit, tap: Tap) -> None:
    """Shows the code of this minute in the same message."""
    await look(unit, tap.id)
    try:
        await shift_codes.show(unit, tap.id)
    except DomainError as refusal:
        await unit.show_what_happened(shift_codes.CARD, tap.id, refusal)
        return
    unit.show_own_card(shift_codes.CARD, tap.id, "shift.code")


async def card(view: View, shift_id: int) -> Screen | None:
    """The code as it is now, for whoever runs the shift; hidden once nobody asked for it for some
    minutes, and after the end."""
    shift = await shift_rows.find(view.tx, shift_id)
    kept = await rows.find(view.tx, shift_id) if shift is not None else None
    if shift is None or kept is None or not await runs_it(view, shift):
        return None
    secret, until = kept
    if shift.state == "cancelled" or shift.ends_at <= view.now:
        return Screen(
            view.wording.say(view.lang, "code-screen-over", title=shift.title),
            one_a_row(_button(view, "btn-code-who-came", f"att-open:{shift_id}")),
            Picture("hidden", rotating.blank),
        )
    buttons = [
        _button(view, "btn-code-new", f"code-new:{shift_id}"),
        _button(view, "btn-home", "home"),
    ]
    if until <= view.now:
        text = view.wording.say(view.lang, "code-screen-hidden", title=shift.title)
        return Screen(text, one_a_row(*buttons), Picture("hidden", rotating.blank))
    step = rotating.step_of(view.now)
    digits = rotating.digits(secret, shift_id, step)
    link = f"https://t.me/{view.bot_username}?start={rotating.link(secret, shift_id, step)}"
    said = rotating.spoken(digits)
    spoken = [view.wording.plain(view.lang, "code-digit", digit=one) for one in said]
    text = view.wording.say(
        view.lang,
        "code-screen",
        title=shift.title,
        digits=f"{digits[:3]} {digits[3:]}",
        spoken=", ".join(spoken),
        until=rotating.good_until(view.now).astimezone(shift.plan.zone),
        count=await rows.count(view.tx, shift_id),
    )
    return Screen(text, one_a_row(*buttons), Picture(link, lambda: square(link)))


def _button(view: View, key: str, data: str) -> Button:
    return Button(view.wording.button(view.lang, key), data)


# A volunteer's phone ------------------------------------------------------------------------------


async def opened(unit: Unit, payload: str) -> bool:
    """Somebody's phone opened the link of the square; False for any other link."""
    read = rotating.read_link(payload)
    if read is None:
        # A square that was half read, or a link of which a piece is missing.
        broken = payload.casefold().startswith("here")
        if broken:
            unit.say("code-broken", one_a_row(unit.button("btn-home", "home")))
        return broken
    shift = await shift_rows.find(unit.tx, read[0])
    where = await communities.by_id(unit.tx, shift.community_id) if shift is not None else None
    if where is None:
        unit.say("code-wrong", one_a_row(unit.button("btn-home", "home")))
        return True
    if unit.hat is not None and unit.hat.community_id != where.id:
        unit.wear(None)
    unit.use_community(where)
    await _answer(unit, await shift_codes.by_link(unit, *read))
    return True


async def heard(unit: Unit, words: str) -> bool:
    """Six digits alone, typed on site; False where they can be no code."""
    digits = rotating.read_digits(words)
    if digits is None or "member" not in unit.roles:
        return False
    answer = await shift_codes.by_digits(unit, digits)
    if answer is not None:
        await _answer(unit, answer)
    elif unit.draft is None:
        # Nothing is on for which a code could count.
        mine, home = unit.button("btn-shift-mine", "sh-mine"), unit.button("btn-home", "home")
        unit.leave_card()
        unit.say("code-none", one_a_row(mine, home))
    else:
        return False
    return True


async def walked_up(unit: Unit, tap: Tap) -> None:
    """They are at the shift whose code they gave, not at the one on which they have a place."""
    await look(unit, tap.id)
    await _answer(unit, await shift_codes.walk_up(unit, tap.id))


async def _answer(unit: Unit, answer: Answer) -> None:
    shift = answer.shift
    if shift is None:
        unit.say(
            f"code-{answer.state}",
            one_a_row(
                unit.button("btn-shift-mine", "sh-mine"),
                unit.button("btn-talk-to-a-person", "talk"),
                unit.button("btn-home", "home"),
            ),
        )
        return
    unit.leave_card()
    text = unit.text(
        f"code-{answer.state}",
        title=shift.title,
        start=shift.plan.local_start,
        end=shift.plan.local_end,
        from_=(shift.starts_at - rotating.EARLY).astimezone(shift.plan.zone),
        organiser=runner(shift),
        timebank=unit.scope.name,
        mine=answer.mine.title if answer.mine is not None else "",
    )
    unit.show(Screen(text, one_a_row(*await _next(unit, answer, shift))), "shift.code-answer")


async def _next(unit: Unit, answer: Answer, shift: Shift) -> list[Button]:
    """What they can do after an answer."""
    home = unit.button("btn-home", "home")
    talk = unit.button("btn-talk-to-a-person", "talk")
    if answer.state in ("here", "already"):
        noted = await hours_rows.of_place(unit.tx, shift.id, unit.member)
        out = noted is not None and noted.state == "said" and noted.minutes is None
        leave = [unit.button("btn-service-leave", f"srv-out:{noted.id}")] if noted and out else []
        return [*leave, unit.button("btn-code-see", f"sh-open:{shift.id}"), home]
    if answer.state == "waits":
        applied = unit.membership is not None and unit.membership.state in ("applied", "meeting")
        join = [] if applied else [unit.button("btn-join-begin", f"j-bank:{shift.community_id}")]
        return [*join, home]
    if answer.state == "other":
        return [
            unit.button("btn-code-this", f"code-walk:{shift.id}", title=shift.title),
            unit.button("btn-home", "home"),
        ]
    if answer.state == "own":
        return [unit.button("btn-shift-run", f"sh-run:{shift.id}"), home]
    if answer.state in ("wrong", "old", "wait"):
        return [talk, home]
    return [unit.button("btn-code-see", f"sh-open:{shift.id}"), talk, home]


# Whoever runs the shift says ----------------------------------------------------------------------


async def door_card(view: View, arrival_id: int) -> Screen | None:
    """Somebody who is there and not on the list, for whoever runs the shift."""
    one = await rows.arrival(view.tx, arrival_id)
    shift = await shift_rows.find(view.tx, one.shift_id) if one is not None else None
    if one is None or shift is None or one.state in ("here", "waits"):
        return None
    if not await runs_it(view, shift):
        return None
    text = view.wording.say(
        view.lang,
        f"door-{one.state.replace('_', '-')}",
        name=one.name,
        title=shift.title,
        start=shift.plan.local_start,
        end=shift.plan.local_end,
        at=one.at.astimezone(shift.plan.zone),
        over="yes" if shift.ends_at <= view.now else "no",
        strict="yes" if shift.checks != "none" or shift.min_age > ADULT else "no",
    )
    buttons = []
    if one.state == "asked":
        buttons = [
            _button(view, "btn-door-yes", f"door-yes:{arrival_id}"),
            _button(view, "btn-door-no", f"door-no:{arrival_id}"),
        ]
    buttons.append(_button(view, "btn-shift-run", f"sh-run:{shift.id}"))
    return Screen(text, one_a_row(*buttons))


async def door_yes(unit: Unit, tap: Tap) -> None:
    """They were there, and it counts."""
    await _door(unit, tap, let_in=True)


async def door_no(unit: Unit, tap: Tap) -> None:
    """Not this time."""
    await _door(unit, tap, let_in=False)


async def _door(unit: Unit, tap: Tap, *, let_in: bool) -> None:
    await unit.use_timebank_of(shift_codes.DOOR_CARD, tap.id)
    await shift_codes.find(unit, tap.id)
    try:
        await (shift_codes.let_in if let_in else shift_codes.keep_out)(unit, tap.id)
    except DomainError as refusal:
        await unit.show_what_happened(shift_codes.DOOR_CARD, tap.id, refusal)
        return
    unit.show_own_card(shift_codes.DOOR_CARD, tap.id, "shift.door")


journey = Journey(
    "checkin",
    taps={
        "code-show": show,
        "code-new": anew,
        "code-walk": walked_up,
        "door-yes": door_yes,
        "door-no": door_no,
    },
    cards={shift_codes.CARD: card, shift_codes.DOOR_CARD: door_card},
    hears=[heard],
)

KEY_FAMILIES = ("code-", "door-")
