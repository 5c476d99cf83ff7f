"""What people choose to show of their award: the wall of thanks, a badge; nothing without their
yes, and taken back at any time. And what anybody may see once a result is told."""

import secrets
from collections.abc import Sequence

from domain.awards import seeing
from domain.errors import NotFound
from services import award_rounds
from services.work import Work
from storage import award_results as rows
from storage.award_results import Award, Choice
from storage.award_rounds import Round

LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
"""Of a certificate's code: none that is taken for another."""
CODE = 8
ANYBODY: tuple[seeing.Who, ...] = ("outsider",)


async def mine(work: Work, nominee_id: int) -> Award:
    """The actor's own award (of whom they act for), once it is told. Raises NotFound."""
    found = await rows.award(work.tx, nominee_id)
    if found is None or found.person_id is None or found.person_id != work.member:
        raise NotFound
    return found


async def choose(work: Work, nominee_id: int, what: Choice, *, yes: bool) -> Award:
    """They want it to be shown, or not any more. Raises NotFound."""
    found = await mine(work, nominee_id)
    if what == "badge" and yes and not found.is_prize:
        raise NotFound
    rows.choose(work.tx, found.id, what, work.now, yes=yes)
    work.audit(f"award.{what}-{'on' if yes else 'off'}", "award_nominee", found.id)
    return await mine(work, nominee_id)


async def certified(work: Work, nominee_id: int) -> Award:
    """The award with a code for its certificate, made the first time. Raises NotFound where there
    is nothing to certify."""
    found = await mine(work, nominee_id)
    if not found.is_prize:
        raise NotFound
    if found.certificate is None:
        code = "".join(secrets.choice(LETTERS) for _ in range(CODE))
        await rows.certify(work.tx, found.id, code)
        work.audit("award.certificate", "award_nominee", found.id)
        found = await mine(work, nominee_id)
    return found


async def told(work: Work, round_id: int, thing: seeing.Thing) -> Round:
    """A round whose result is told, for what everybody may see of it. Raises NotFound."""
    one = await award_rounds.of(work, round_id)
    seeing.demand(ANYBODY, thing, one.state)
    return one


async def places(work: Work, round_id: int) -> tuple[Round, Sequence[Award]]:
    """Who won, by category. Raises NotFound before it is told."""
    one = await told(work, round_id, "places")
    return one, await rows.places(work.tx, one.id)


async def wall(work: Work, round_id: int, first: int, limit: int) -> tuple[Round, Sequence[Award]]:
    """Those who chose to stand on the wall, so many of them. Raises NotFound before it is told."""
    one = await told(work, round_id, "wall")
    return one, await rows.wall(work.tx, one.id, first, limit)
