"""A second proof of who is there, before what can't be put right: exports, changes of roles, and
erasures by staff. docs/decisions/0021-second-factor.md says how and why."""

import base64
import secrets
from typing import Literal

from domain import one_time_codes as codes
from domain.errors import DomainError, NotFound
from services import membership
from services.work import Work
from storage import people
from storage import second_factors as rows
from storage.second_factors import Factor

PICTURE = "second-factor.picture"
"""Why the QR picture is sent."""
For = Literal["export", "role", "erase"]


class ProofNeededError(DomainError):
    """Somebody must prove first who they are. `kept`: whether they have an authenticator app here;
    handlers.unit.Unit.refuse asks, and goes on afterwards with what was asked for."""

    def __init__(self, for_what: For, *, kept: bool) -> None:
        super().__init__("second-factor-first", what=for_what)
        self.for_what = for_what
        self.kept = kept


async def demand(work: Work, for_what: For) -> None:
    """Raises ProofNeededError unless the actor has proved within the last 15 minutes, in this
    timebank, that it is them. Ask after the permission and before anything changes."""
    found = await rows.find(work.tx, work.scope.id, work.actor.id)
    kept = found is not None and found.confirmed
    if found is None or not kept or found.good_until is None or found.good_until <= work.now:
        raise ProofNeededError(for_what, kept=kept)


def want(work: Work, wanted: str) -> None:
    """Keeps the button or command to go on with, and waits for a code."""
    rows.want(work.tx, work.scope.id, work.actor.id, wanted[:300], work.now)


async def asked(work: Work) -> Factor | None:
    """What the actor is asked to prove just now; None where nothing was asked lately."""
    if work.community is None:
        return None
    found = await rows.find(work.tx, work.scope.id, work.actor.id)
    if found is None or found.secret is None or found.wanted_at is None:
        return None
    return found if found.wanted_at + codes.ASKED_FOR > work.now else None


async def begin(work: Work) -> Factor:
    """A new secret for whoever sets up an app. Raises NotFound where one counts already, or nothing
    was asked that needs one."""
    found = await rows.find(work.tx, work.scope.id, work.actor.id)
    if found is None or not work.roles - {"member"}:
        raise NotFound
    secret = base64.b32encode(secrets.token_bytes(20)).decode()
    if not await rows.begin(work.tx, found.id, secret, work.now):
        raise NotFound
    return found


def pictured(work: Work, one: Factor) -> None:
    """The QR picture was queued just now."""
    rows.pictured(work.tx, one.id, work.actor.telegram_id or 0, PICTURE)


async def heard(work: Work, one: Factor, said: str) -> Literal["right", "wrong", "paused"]:
    """What came of a code, six digits or a recovery code as domain.one_time_codes reads them."""
    if one.locked_until is not None and one.locked_until > work.now:
        return "paused"
    step, left = one.last_step, one.recovery.split()
    digest = membership.digest(said)
    if digest in left:
        left.remove(digest)
    else:
        found = codes.matching(one.secret or "", said, work.sent, one.last_step)
        if found is None:
            return _wrong(work, one)
        step = found
    until = work.now + codes.GOOD_FOR
    if not await rows.proved(work.tx, one, step, " ".join(left), until):
        return _wrong(work, one)
    recovered = len(left) < len(one.recovery.split())
    work.audit("second-factor.prove", "person", one.person_id, "recovery" if recovered else "app")
    return "right"


def _wrong(work: Work, one: Factor) -> Literal["wrong", "paused"]:
    tries = one.tries + 1
    paused = tries >= codes.MOST_TRIES
    until = work.now + codes.PAUSE if paused else None
    rows.wrong(work.tx, one.id, 0 if paused else tries, until)
    work.audit("second-factor.wrong", "person", one.person_id, "pause" if paused else None)
    return "paused" if paused else "wrong"


async def confirm(work: Work, one: Factor) -> list[str]:
    """The first code was right: from now on the app counts. The recovery codes, said this once;
    none where it counted before. Other administrators hear that an app was set up."""
    made = ["".join(secrets.choice(codes.LETTERS) for _ in range(10))
            for _ in range(codes.RECOVERY_CODES)]  # fmt: skip
    kept = " ".join(membership.digest(one) for one in made)
    if one.confirmed or not await rows.confirm(work.tx, one.id, kept, work.now):
        return []
    work.audit("second-factor.set-up", "person", one.person_id)
    for person in await people.with_role(work.tx, work.scope.id, "administrator"):
        if person.id != one.person_id:
            work.tell(
                person.id,
                "second-factor.set-up",
                "notice-second-factor-set-up",
                name=work.actor.name,
                timebank=work.scope.name,
            )
    return [codes.written(code) for code in made]


def done(work: Work, one: Factor) -> None:
    """What was asked for is gone on with."""
    rows.done(work.tx, one.id)


async def others(work: Work) -> list[tuple[int, str]]:
    """Whose app an administrator can reset here: ids and names; never their own."""
    work.demand("role.grant")
    found = await rows.everybody(work.tx, work.scope.id)
    return [(row["person_id"], row["name"]) for row in found if row["person_id"] != work.actor.id]


async def reset(work: Work, person_id: int) -> str:
    """Another administrator takes the app of somebody away who lost their phone; the person's name.
    They set up a new one when they next need it. Raises NotFound, also for the actor's own."""
    work.demand("role.grant")
    if person_id == work.actor.id:
        raise NotFound
    await demand(work, "role")
    return await took_away(work, person_id)


async def took_away(work: Work, person_id: int) -> str:
    """The app is taken away, and the person told; also by whoever runs the machine."""
    person = await people.person(work.tx, person_id)
    if person is None or not await rows.reset(work.tx, work.scope.id, person_id):
        raise NotFound
    work.audit("second-factor.reset", "person", person_id)
    work.tell(
        person_id, "second-factor.reset", "notice-second-factor-reset", timebank=work.scope.name
    )
    return person.name
