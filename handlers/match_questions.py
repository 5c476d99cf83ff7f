"""Questions about those who could help with a request: whom to ask, whom a broker rang, and how it
ended."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from handlers.case_more import AtQuestion, read_moment
from handlers.conversation.forms import ask
from handlers.conversation.people_questions import MemberQuestion, Named
from handlers.conversation.questions import Found, FreeText, Given, Option, Unclear
from handlers.unit import Unit
from services import candidates
from storage.candidates import Outcome

MOST = 4
RANG = re.compile(
    r"^(?:i )?(?:rang|called|phoned|spoke to)\s+(?P<who>[^,;:]+?)\s*[,;:]?\s+"
    r"(?:and )?(?:(?:s?he|they)\s+)?(?:says?|said|is|was)?\s*"
    r"(?P<how>yes|no answer|no reply|voicemail|not in|no|out|(?:will )?(?:ring|call) back|"
    r"ring (?:her|him|them) (?:back|again))(?P<when>.*)$",
    re.IGNORECASE,
)


def outcome_of(words: str) -> Outcome:
    """How a call ended, in a word or two."""
    said = " ".join(words.casefold().split())
    if said == "yes":
        return "yes"
    if said == "no":
        return "no"
    return "back" if "back" in said or "again" in said else "missed"


@dataclass(frozen=True, slots=True)
class LikelyQuestion(MemberQuestion):
    """Somebody to ask: those who fit best, or anybody by name."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:
        """The four who fit best and were not asked."""
        found = await candidates.look(unit, int(given["request"]))
        return [
            Option(
                unit.wording.button(unit.lang, "btn-request-ring-one", name=one.about.name),
                {"id": one.about.person_id, "name": one.about.name},
            )
            for one in found.likely[:MOST]
        ]


@dataclass(frozen=True, slots=True)
class RungQuestion(LikelyQuestion):
    """Whom a broker rang: those asked who have not answered first."""

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:
        """Those asked, then those who fit best."""
        found = await candidates.look(unit, int(given["request"]), unchecked=True)
        waiting = {one.person_id: one.name for one in found.asked if one.state == "asked"}
        for one in found.likely:
            waiting.setdefault(one.about.person_id, one.about.name)
        return [
            Option(
                unit.wording.button(unit.lang, "btn-request-ring-one", name=name),
                {"id": person_id, "name": name},
            )
            for person_id, name in list(waiting.items())[:MOST]
        ]


class OutcomeQuestion:
    """What somebody said on the phone; when to ring again is only asked where it is wanted."""

    KEYS: tuple[tuple[Outcome, str], ...] = (
        ("yes", "btn-rang-yes"),
        ("no", "btn-rang-no"),
        ("back", "btn-rang-back"),
        ("missed", "btn-rang-missed"),
    )

    async def options(self, unit: Unit, given: Given) -> Sequence[Option]:  # noqa: ARG002
        """Yes, no, ring again, nobody answered."""
        found = []
        for outcome, key in self.KEYS:
            value: Any = outcome
            if outcome != "back":
                value = {"several": {"said": outcome, "back": None}}
            found.append(Option(unit.wording.button(unit.lang, key), value))
        return found

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:  # noqa: ARG002
        """The same in a word or two."""
        told = RANG.match(f"rang them, {words}")
        if told is None:
            return Unclear("not-understood-in-form")
        outcome = outcome_of(told["how"])
        if outcome != "back":
            return Found(outcome, {"back": None})
        at = read_moment(unit, told["when"])
        return Found("back", {} if at is None else {"back": at.isoformat()})

    def shown(self, unit: Unit, value: Any) -> str:  # noqa: ARG002
        """It is never shown for a change."""
        return str(value)

    def load(self, value: Any) -> str:
        """The outcome's name."""
        return str(value)


@dataclass(frozen=True)
class AskOne:
    """Whom the broker has asked."""

    person: Named = ask("match-who-ask", LikelyQuestion())
    request: str | None = ask("match-who-ask", FreeText(), hidden=True)


@dataclass(frozen=True)
class Rang:
    """Whom the broker rang, what they said, and when to ring again."""

    person: Named = ask("request-ring-ask", RungQuestion())
    said: str = ask("request-rang-ask", OutcomeQuestion())
    back: datetime = ask("match-back-ask", AtQuestion())
    request: str | None = ask("match-back-ask", FreeText(), hidden=True)
