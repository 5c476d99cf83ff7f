"""/vote paper: a broker enters a member's ballot from paper. It counts as the member's, once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from domain.errors import NotFound
from domain.reading.names import telling
from handlers.conversation.forms import Form, ask
from handlers.conversation.people_questions import MemberQuestion, Named
from handlers.conversation.questions import Found, FreeText, Given, Option, Unclear
from handlers.conversation.screens import one_a_row
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import award_voting
from storage import award_votes as rows
from storage import people
from storage.award_votes import Candidate

MOST = 4
"""Candidates offered as buttons."""


@dataclass(frozen=True, slots=True)
class CandidateQuestion:
    """Somebody on the ballot, by their name; two of one name are told apart by their category."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """Names are typed from the paper: a ballot has more than a few."""
        return ()

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """Everybody whose name has these words in it, and whose category, where that is typed."""
        award_round = await award_voting.current(unit)
        said = set(telling(words))
        found = [one for one in await rows.ballot(unit.tx, award_round.id) if _fits(said, one)]
        if len(found) == 1:
            return Found(self._kept(found[0]))
        options = [Option(f"{one.name}, {one.category}"[:60], self._kept(one)) for one in found]
        return Unclear("vote-paper-which" if found else "vote-paper-unknown", {}, options[:MOST])

    @staticmethod
    def _kept(one: Candidate) -> dict[str, Any]:
        return {"id": one.id, "name": one.name, "category": one.category}

    def shown(self, unit: Unit, value: Any) -> str | Markup:
        """Such as: Jean Baptiste, Good neighbour."""
        return unit.text("vote-paper-shown", name=value["name"], category=value["category"])

    def load(self, value: Any) -> int:
        """The nominee's number."""
        return int(value["id"])


def _fits(said: set[str], one: Candidate) -> bool:
    name = set(telling(one.name))
    return bool(said & name) and said <= name | set(telling(one.category))


@dataclass(frozen=True)
class Paper:
    """One vote on a paper."""

    member: Named = ask("vote-paper-member-ask", MemberQuestion())
    nominee: int = ask("vote-paper-nominee-ask", CandidateQuestion())
    words: str | None = ask("vote-paper-nominee-ask", FreeText(), hidden=True)


async def submit(unit: Unit, answers: Paper) -> None:
    """Keeps it; a paper has a vote in each category, so the next one is offered."""
    if answers.member.id is None:
        raise NotFound
    voted = await award_voting.paper(unit, answers.member.id, answers.nominee)
    unit.say(
        "vote-paper-kept",
        one_a_row(
            unit.button("btn-vote-paper-more", f"vote-paper:{answers.member.id}"),
            unit.button("btn-vote-paper-next", "vote-paper"),
            unit.button("btn-home", "home"),
        ),
        member=answers.member.name,
        name=voted.candidate.name,
        category=voted.candidate.category,
        again="yes" if voted.before else "no",
        aside="yes" if voted.aside else "no",
    )


form = Form("vote-paper", Paper, submit)


async def ask_paper(unit: Unit, member_id: int = 0) -> None:
    """Whose paper, and what it says. Raises NotAllowed for people who are no brokers, DomainError
    where no vote is on."""
    unit.demand("award.check")
    await award_voting.current(unit)
    given: dict[str, Any] = {}
    if member_id and await people.membership(unit.tx, unit.scope.id, member_id) is not None:
        found = await people.person(unit.tx, member_id)
        given = {"member": {"id": member_id, "name": found.name}} if found is not None else {}
    await form.start(unit, given)


async def another(unit: Unit, tap: Tap) -> None:
    """Another vote of the same paper, or the next paper."""
    unit.aside()
    await ask_paper(unit, tap.id)
