"""What a broker enters for a member in one line: whom the words name, and the right to enter it.

The right is a broker's hour for the member, as /for gives it, but it is not worn: it holds for the
questions and the card of that one line, and the broker stays themselves.
"""

from collections.abc import Sequence
from datetime import timedelta

from domain import hats as rules
from domain.errors import DomainError, NotFound
from domain.member_finding import Part
from domain.reading.folding import tokens
from services import cases
from services.work import Work
from storage import delegates, member_index, members, people
from storage.hats import Hat
from storage.members import Hit

MOST_WORDS = members.MOST_WORDS


async def called(work: Work, words: Sequence[str]) -> list[Hit]:
    """The members of whose names one of these folded words is a part. Brokers only."""
    work.demand("queue.see")
    if not words:
        return []
    some = words[:MOST_WORDS]
    new = await member_index.not_yet(
        work.tx, work.scope.id, [Part(word, (), (f"n:{word}",)) for word in some]
    )
    ids = {*new, *await members.called(work.tx, work.scope.id, some)}
    found = await members.named(work.tx, work.scope.id, ids)
    return [one for one in found if one.state == "approved"]


def parts_of(hits: Sequence[Hit]) -> frozenset[str]:
    """The folded words of these people's names."""
    return frozenset(part for one in hits for part in tokens(one.name))


async def lend(work: Work, for_id: int, held: Sequence[Hat]) -> Hat:
    """A broker may enter something for this member, for an hour from now; `held` are their hats.
    The member is told, where they have Telegram. Raises DomainError for themselves, NotFound for
    people who are no members."""
    work.demand("member.act")
    if for_id == work.actor.id:
        raise DomainError("refusal-helper-yourself")
    member = await people.membership(work.tx, work.scope.id, for_id)
    person = await people.person(work.tx, for_id)
    if member is None or member.state != "approved" or person is None:
        raise NotFound
    here = [hat for hat in held if hat.for_id == for_id and hat.community_id == work.scope.id]
    own = next((hat for hat in here if hat.kind != "broker"), None)
    if own is not None:
        return own  # they help this member anyway, and no more than that
    until = work.now + timedelta(minutes=rules.BROKER_MINUTES)
    if here:
        delegates.renew(work.tx, here[0].id, until)
        return Hat(here[0].id, work.scope.id, for_id, person.name, "broker", rules.BROKER_MAY,
                   until, None)  # fmt: skip
    made = await delegates.add(
        work.tx,
        community_id=work.scope.id,
        person_id=work.actor.id,
        for_id=for_id,
        kind="broker",
        scope=rules.BROKER_MAY,
        how=None,
        made_by=work.actor.id,
        now=work.now,
        expires_at=until,
    )
    if made is None:
        raise DomainError("refusal-helper-yours", name=person.name)
    work.audit("hat.line", "delegate", made)
    if person.telegram_id is not None:
        work.tell(
            for_id,
            "delegate.broker",
            "hat-broker-acts",
            once=f"delegate:{made}:broker",
            name=cases.first_name(work.actor.name),
        )
    return Hat(made, work.scope.id, for_id, person.name, "broker", rules.BROKER_MAY, until, None)
