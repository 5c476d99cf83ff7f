"""What a broker enters for a member in one line: whom the words name, and the right to enter it.

The right is a broker's hour for the member, as /for gives it, but it is not worn: it holds for the
questions and the card of that one line, and the broker stays themselves.
"""

from collections.abc import Sequence

from domain.member_finding import Part
from domain.reading.folding import tokens
from services import broker_hour
from services.work import Work
from storage import member_index, members
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
    person = await broker_hour.demand(work, for_id)
    here = [hat for hat in held if hat.for_id == for_id and hat.community_id == work.scope.id]
    own = next((hat for hat in here if hat.kind != "broker"), None)
    if own is not None:
        return own  # they help this member anyway, and no more than that
    if here:
        return broker_hour.again(work, here[0].id, person)
    hat = await broker_hour.begin(work, person)
    work.audit("hat.line", "delegate", hat.id)
    return hat
