"""Messages between the two sides of some help: neither has the other's number until both press
Share. What goes over is filtered; the other side can report it, or be done with it, in one tap."""

from dataclasses import dataclass
from datetime import timedelta

from domain import relaying as rules
from domain.errors import DomainError, NotFound
from domain.reading import public
from services import cases, concerns, naming, own_apart, patterns, young
from services.notices import NoticeButton
from services.work import Work
from storage import apart, people
from storage import relays as rows
from storage.relays import Between, Relay


@dataclass(frozen=True, slots=True)
class Shown:
    """A message as the other side would read it, and whether something was taken out."""

    text: str
    cut: bool


async def open_to(work: Work) -> list[tuple[Between, str]]:
    """With whom the actor can write now, through which help, and how they are named: each person
    once."""
    found: dict[int, tuple[Between, str]] = {}
    for one in await rows.mine(
        work.tx, work.scope.id, work.actor.id, work.now - rules.CLOSES, work.now - rules.STALE
    ):
        other_id, name = one.other(work.actor.id)
        if other_id not in found:
            found[other_id] = one, await naming.party(work.tx, other_id, name)
    return list(found.values())


async def find(work: Work, exchange_id: int) -> tuple[Between, int, str]:
    """The help, and the other side's id and short name. Raises NotFound for whoever is no side of
    it; DomainError, always the same one, where the two can't write to each other (any more)."""
    if work.hat is not None:
        raise DomainError("refusal-not-for-them", name=work.hat.name)
    one = await rows.find(work.tx, exchange_id, work.now - rules.CLOSES, work.now - rules.STALE)
    if one is None:
        raise DomainError("refusal-relay-closed")
    if work.actor.id not in (one.giver_id, one.receiver_id) or one.community_id != work.scope.id:
        raise NotFound
    other_id, name = one.other(work.actor.id)
    await young.demand(work, work.actor.id, other_id)
    other = await people.person(work.tx, other_id)
    # Who wants nothing of somebody any more looks like somebody whose help is over.
    if (
        other is None
        or not cases.can_be_told(other)
        or await apart.between(work.tx, one.community_id, work.actor.id, other_id)
    ):
        raise DomainError("refusal-relay-closed")
    return one, other_id, await naming.party(work.tx, other_id, name)


def shown(words: str) -> Shown:
    """What the other side would read. Raises DomainError where nothing is left of it."""
    made = public.scrub(words[: rules.LONGEST])
    if not any(sign.isalnum() for sign in made.text):
        raise DomainError("refusal-relay-nothing")
    return Shown(made.text[: rules.LONGEST], bool(made.removed))


async def send(work: Work, exchange_id: int, words: str) -> str:
    """Sends it; returns the other side's name. Raises as `find` and `shown`; DomainError where they
    sent many today."""
    one, other_id, name = await find(work, exchange_id)
    day = work.now - timedelta(days=1)
    if await rows.sent(work.tx, work.actor.id, other_id, day) >= rules.A_DAY:
        raise DomainError("refusal-relay-many", most=rules.A_DAY)
    text = shown(words).text
    flags = rules.flags(words, public.contacts(words))
    made = await rows.add(work.tx, one, work.actor.id, other_id, text, " ".join(flags), work.now)
    work.tell(
        other_id,
        "relay.message",
        "relay-message",
        buttons=(
            NoticeButton("btn-relay-reply", f"relay:{one.id}"),
            NoticeButton("btn-relay-share", f"relay-share:{one.id}"),
            NoticeButton("btn-relay-report", f"relay-report:{made}"),
            NoticeButton("btn-relay-block", f"relay-block:{made}"),
        ),
        name=await naming.party(work.tx, work.actor.id, work.actor.name),
        words=text,
    )
    if flags:
        await patterns.written(work, work.actor.id, flags)
    work.audit("relay.send", "exchange", one.id)
    return name


async def received(work: Work, relay_id: int) -> Relay:
    """A message to the actor. Raises NotFound."""
    found = await rows.by_id(work.tx, relay_id)
    if found is None or found.to_id != work.actor.id or found.community_id != work.scope.id:
        raise NotFound
    return found


async def report(work: Work, relay_id: int) -> None:
    """Its reader says that it isn't right: it goes to whoever reads concerns, never to whom it is
    about. Raises NotFound; DomainError where they said so before, or nobody could read it."""
    found = await received(work, relay_id)
    if not await rows.report(work.tx, relay_id, work.now):
        raise DomainError("toast-already-done")
    name = cases.first_name(found.sender)
    await concerns.send(work, name, {found.from_id}, found.shown, named=True)
    work.audit("relay.report", "relay", relay_id)


async def block(work: Work, relay_id: int) -> str:
    """Its reader wants nothing more of the sender, who isn't told. Returns the sender's name."""
    found = await received(work, relay_id)
    await own_apart.keep(work, found.from_id)
    return cases.first_name(found.sender)


# Sharing how to be reached ------------------------------------------------------------------------


async def reach(work: Work) -> str:
    """How the actor may be reached, as the timebank has it; "" where it has nothing."""
    member = await people.membership(work.tx, work.scope.id, work.actor.id)
    return ((member.reach if member is not None else None) or "")[:200]


async def share(work: Work, exchange_id: int, words: str) -> tuple[str, bool]:
    """The actor agrees that the other side reads these words, once they agree as well. Returns the
    other side's name, and whether both have. Raises as `find`."""
    one, other_id, name = await find(work, exchange_id)
    before = await rows.shared(work.tx, one.id)
    own = " ".join(words.split())[:200]
    rows.share(work.tx, one.id, work.actor.id, own, work.now)
    work.audit("relay.share", "exchange", one.id)
    me = await naming.party(work.tx, work.actor.id, work.actor.name)
    theirs = before.get(other_id)
    if theirs is None:
        work.tell(
            other_id,
            "relay.asked",
            "relay-share-asked",
            merge=f"share:{one.id}:{other_id}",
            buttons=(
                NoticeButton("btn-relay-share", f"relay-share:{one.id}"),
                NoticeButton("btn-home", "home"),
            ),
            name=me,
        )
        return name, False
    for reader, whose, what, given in (
        (other_id, me, own, theirs), (work.actor.id, name, theirs, own),
    ):  # fmt: skip
        work.tell(
            reader, "relay.shared", "relay-shared", kind="answer",
            name=whose, words=what, own=given,
        )  # fmt: skip
    return name, True
