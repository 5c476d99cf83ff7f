"""Whom a row of a list is about: a member who is known here, somebody in the same list, or nobody
who can be told for sure. Nothing is guessed: what is likely is asked, the rest stays open.
"""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from domain.importing import names
from domain.importing.names import Party
from domain.importing.rows import BANK
from services import import_questions, imports
from services.work import Work
from storage import imports as rows
from storage.imports import File, Line

MOST_MEMBERS = 20_000
"""Members of a timebank whom a list is compared with."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """A member, or a row of the same list: `person` or `row` says which."""

    name: str
    contacts: frozenset[str]
    person: int | None = None
    row: int | None = None

    @property
    def kept(self) -> dict[str, Any]:
        """As a row keeps who it is, or may be."""
        who = {"person": self.person} if self.person is not None else {"row": self.row}
        return {**who, "name": self.name}


@dataclass(slots=True)
class People:
    """Everybody whom the rows of a list may be about."""

    timebank: str
    by_key: dict[str, list[Somebody]] = field(default_factory=lambda: defaultdict(list))
    by_name: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_source: Mapping[str, int] = field(default_factory=dict)
    twice: frozenset[int] = frozenset()
    """Rows that have the number of a row before them."""
    banks: Mapping[str, str] = field(default_factory=dict)
    """Which account a plain name stands for, as somebody said of an earlier list."""
    numbered: bool = False
    """Whether members stand in the list with their numbers."""

    def add(self, who: Somebody) -> None:
        """Somebody more."""
        for key in names.keys(who.name, who.contacts):
            self.by_key[key].append(who)
        if who.person is not None:
            self.by_name[names.plain(who.name)].add(who.person)

    def member(self, line: Line) -> Line:
        """A row about a member: new, surely somebody who is known, or to be asked about."""
        if line.number in self.twice:
            return replace(line, state="bad", cause="twice-number")
        if "same" in line.body or line.body.get("two"):
            return line
        said = line.body
        contacts = names.contacts(*(str(said.get(f, "")) for f in ("email", "phone", "phone2")))
        likely: Somebody | None = None
        seen: set[tuple[int | None, int | None]] = set()
        for key in sorted(names.keys(str(said["name"]), contacts)):
            for who in self.by_key[key]:
                place = (who.person, who.row)
                if (who.row is not None and who.row >= line.number) or place in seen:
                    continue
                seen.add(place)
                found = names.likeness(said["name"], who.name, contacts, who.contacts)
                if found == "same":
                    return self._same(line, who)
                likely = likely or (who if found == "likely" else None)
        person = self.by_source.get(line.source or "")
        if person is not None and likely is None:
            likely = next(
                (w for some in self.by_key.values() for w in some if w.person == person), None
            )
        if likely is None:
            return line
        return replace(line, state="asked", body={**said, "like": likely.kept})

    @staticmethod
    def _same(line: Line, who: Somebody) -> Line:
        body = {**line.body, "same": who.kept}
        return replace(line, body=body, person_id=who.person)

    def parties(self, line: Line, answered: Mapping[str, str]) -> Line:
        """An offer, a request or a transfer: whose it is."""
        if line.holds != "transfer":
            found = self._one(line.body["person"], answered)
            if isinstance(found, int):
                return replace(line, person_id=found)
            return replace(line, state="unresolved", cause="person")
        payer = self._one(line.body["from"], answered)
        payee = self._one(line.body["to"], answered)
        body = {k: v for k, v in line.body.items() if k not in ("banks", "accounts")}
        asked = [one[1:] for one in (payer, payee) if isinstance(one, str) and one.startswith("?")]
        if asked:
            body["banks"] = asked
            return replace(line, state="unresolved", cause="bank", body=body)
        if payer is None or payee is None or "leave" in (payer, payee):
            return replace(line, state="unresolved", cause="person", body=body)
        accounts = {
            side: one for side, one in (("from", payer), ("to", payee)) if isinstance(one, str)
        }
        if accounts:
            body["accounts"] = accounts
        if len(accounts) == 2 or (not accounts and payer == payee):
            return replace(line, state="bad", cause="same-party", body=body)
        return replace(
            line,
            body=body,
            person_id=payee if isinstance(payee, int) else None,
            other_id=payer if isinstance(payer, int) else None,
        )

    def _one(self, kept: Mapping[str, str], answered: Mapping[str, str]) -> int | str | None:
        """A member's id; `pot`, `issue` or `leave` for the timebank's own account; "?" with the
        name where it must be asked what it is; None where nobody can tell who it was."""
        who = Party(kept["name"], kept["number"] or None)
        if who.number is not None and (person := self.by_source.get(who.number)) is not None:
            return person
        if who.gone:
            return None
        plain = names.plain(who.name)
        told = answered.get(who.name) or self.banks.get(plain)
        if told is not None:
            return told
        if who.name == BANK or plain == names.plain(self.timebank):
            return f"?{who.name}"
        found = self.by_name.get(plain, set())
        if len(found) == 1:
            return next(iter(found))
        # Where members have numbers, a name without one is most likely the timebank's account.
        return f"?{who.name}" if self.numbered and who.number is None and not found else None


async def load(work: Work, one: File) -> People:
    """Everybody known here, and everybody in the same list."""
    banks: dict[str, str] = {}
    for name in (BANK, work.scope.name):
        said = await imports.remembered(work, imports.bank_digest(name))
        if said is not None:
            banks[names.plain(name)] = said["bank"]
    layout = import_questions.layout_of(one)
    numbered = layout is not None and layout.name.startswith("timeoverflow")
    found = People(work.scope.name, banks=banks, numbered=numbered)
    for row in await rows.members(work.tx, one.community_id, MOST_MEMBERS):
        contacts = names.contacts_in(str(row["reach"] or ""))
        found.add(Somebody(str(row["name"]), contacts, person=int(row["id"])))
    sources: set[str] = set()
    if one.holds == "members":
        twice: set[int] = set()
        for number, body, source in await rows.members_in(work.tx, one.id):
            said = json.loads(body)
            reach = (str(said.get(f, "")) for f in ("email", "phone", "phone2"))
            found.add(Somebody(str(said["name"]), names.contacts(*reach), row=number))
            if source and source in sources:
                twice.add(number)
            elif source:
                sources.add(source)
        found.twice = frozenset(twice)
    found.by_source = await rows.sources(work.tx, one.community_id)
    return found
