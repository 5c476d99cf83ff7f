"""What the newest message asks about a shift: whether they want a place that came free, still come,
are old enough, want both. A typed yes or no answers it, as its buttons do."""

from handlers.unit import Tap, Unit

COMES = ("sh-coming", "sh-join", "sh-next", "op-ask")
OLD, YOUNG, BOTH = "old", "young", "both"


def buttons(unit: Unit) -> list[Tap]:
    """The buttons of the newest message that has any, in their order."""
    return [Tap.parse(data, unit.keyboard_message or 0, None) for _, data in unit.keyboard]


def said_in(tap: Tap) -> list[str]:
    """What the button of a question about joining says already."""
    return tap.run.split("-") if tap.run else []


async def answered(unit: Unit, *, yes: bool) -> bool:
    """Presses the button that means yes or no; False where the newest message asks nothing so."""
    found = buttons(unit)
    # "Same again next week" under thanks is an offer, no question.
    comes = [tap for tap in found if tap.verb in COMES and (tap.run or tap.verb != "sh-next")]
    tap = _yes(comes) if yes else _no(found, comes)
    if tap is None:
        return False
    unit.act_for_reader_of(tap.message_id)
    await unit.registry.taps[tap.verb](unit, tap)
    return True


def _yes(comes: list[Tap]) -> Tap | None:
    return comes[0] if comes else None


def _no(found: list[Tap], comes: list[Tap]) -> Tap | None:
    if not comes:
        return None
    younger = next((tap for tap in comes if YOUNG in said_in(tap)), None)
    if younger is not None:
        return younger
    verb = "sh-open" if BOTH in said_in(comes[0]) else "sh-leave"
    return next((tap for tap in found if tap.verb == verb), None)
