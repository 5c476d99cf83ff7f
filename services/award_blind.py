"""What a judge reads of a nominee: everybody's words in one, without names; facts from the books
where the nominee shows them. How many nominations there were says nothing here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.awards.blind import blind, pages
from services import award_evidence
from services.award_evidence import Facts
from storage import award_nominees
from storage.award_nominees import Nominee
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Blind:
    """pages: the words, a message's worth each. years: of service, the longest that anybody named,
    None where nobody did."""

    category: str
    kind: str
    years: int | None
    pages: Sequence[str]
    facts: Facts | None


async def read(tx: Tx, nominee_id: int, stand_in: Mapping[str, str]) -> Blind | None:
    """The blind card of a nominee; stand_in: what stands for the name of each kind."""
    one = await award_nominees.find(tx, nominee_id)
    if one is None:
        return None
    sent = await award_nominees.nominations_of(tx, one.id)
    names = {one.name, *(row["nominee_name"] or "" for row in sent)}
    names |= {other.name for other in await award_nominees.joined(tx, one.id)}
    if one.member:
        names.add(one.member)
    words = "\n\n".join(row["shown"].strip() for row in sent if (row["shown"] or "").strip())
    clean = _without(one, words, names, stand_in)
    return Blind(
        one.category,
        one.kind,
        max((row["years"] for row in sent if row["years"]), default=None),
        pages(clean),
        award_evidence.read(one.evidence),
    )


def _without(one: Nominee, words: str, names: set[str], stand_in: Mapping[str, str]) -> str:
    return blind(words, sorted(names), stand_in[one.kind], group=one.kind != "individual")
