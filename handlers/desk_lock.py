"""The desk's soft lock: while a broker looks at a card, another's old button for it is refused
kindly, with who looks at it since when, and a way to take it over."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from domain.errors import DomainError, NotFound
from handlers.journey import Journey, RunTap
from handlers.unit import Tap, Unit
from services import cases
from storage import claims

DECIDE: Mapping[str, tuple[str, ...]] = {
    "exchange": (
        "x-approve",
        "x-allow",
        "x-decline",
        "x-settle",
        "x-query",
        "x-resolve",
        "ch-all",
    ),
    "membership": ("m-approve", "m-decline", "m-meet"),
    "gift": ("g-grant", "g-confirm", "g-decline"),
    "issue": ("i-approve", "i-decline"),
    "roster": ("r-yes",),
    "service": ("srv-rev-yes", "srv-rev-no"),
    "booking": ("bk-settle", "bk-close"),
    "gathering": ("ga-host", "ga-decline", "ga-query"),
    "arrangement": ("st-allow", "st-decline", "cs-all"),
    "request": (
        "rq-allow",
        "rq-decline",
        "rq-unmet",
        "rq-query",
        "rq-take",
        "rq-widen",
        "cq-all",
    ),
    "crossing": ("cr-let_out", "cr-place", "cr-allow", "cr-approve", "cr-settle", "cr-decline"),
    "move": ("mv-confirm", "mv-approve", "mv-decline"),
    "merger": ("mg-yes", "mg-no"),
    "bar": ("br-yes", "br-no"),
    "broadcast": ("bc-yes", "bc-no"),
    "opportunity": ("op-approve", "op-decline"),
    "reversal": ("rv-yes", "rv-no"),
    "nominee": ("awc-yes", "awc-no", "awc-said", "awc-join", "awc-apart"),
    "tip": ("awt-make", "awt-thank"),
    "case": ("case-answer", "case-close", "case-rang"),
}
"""The buttons with which the desk decides, by the kind of card that stands behind their number."""
_CARD = {verb: card for card, verbs in DECIDE.items() for verb in verbs}


def locked(journeys: Sequence[Journey]) -> Iterator[Journey]:
    """The same journeys, whose deciding buttons mind who looks at a card."""
    for one in journeys:
        if one.taps.keys() & _CARD.keys():
            guarded = {
                verb: _minding(_CARD[verb], run) if verb in _CARD else run
                for verb, run in one.taps.items()
            }
            yield replace(one, taps=guarded)
        else:
            yield one


def _minding(card: str, then: RunTap) -> RunTap:
    async def run(unit: Unit, tap: Tap) -> None:
        if not await refused(unit, card, tap.id):
            await then(unit, tap)

    return run


def decides(data: str | None) -> tuple[str, int] | None:
    """The card about which a button of the desk decides; None for any other button."""
    tap = Tap.parse(data or "", 0, None)
    card = _CARD.get(tap.verb)
    return (card, tap.id) if card is not None else None


async def refused(unit: Unit, card: str, object_id: int) -> bool:
    """Whether another broker looks at it now: then the card as it stands says so, and nothing was
    done. False for people who have no desk there: what they press refuses them itself."""
    known = unit.looked_at
    if known is not None and (known.card, known.object_id) == (card, object_id):
        held = known.by
    else:
        held = await claims.find(unit.tx, card, object_id, unit.now)
    if held is None or held.person_id == unit.actor.id:
        return False
    try:
        await unit.use_timebank_of(card, object_id)
    except NotFound:
        return False
    if not unit.roles & {"broker", "safeguarding"}:
        return False
    name = cases.first_name(held.name)
    unit.refuse(DomainError("refusal-desk-held", name=name))
    unit.show_own_card(card, object_id, "desk.held")
    return True
