"""A timebank of members with offers, for tests of matching: rows as the services write them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from services.work import Work
from storage import communities, people, search
from storage.db import Tx
from storage.people import Community

NOW = datetime(2026, 5, 14, 9, 10, tzinfo=UTC)
"""Thursday 14 May 2026, 10:10am in Birmingham."""


@dataclass(frozen=True)
class Listed:
    """A listing, as storage.search wants it."""

    id: int
    community_id: int
    person_id: int
    kind: str
    skill: str | None
    words: str
    slots: str
    area: str | None
    langs: str
    remote: bool


class Neighbours:
    """Makes members and their listings in one transaction."""

    def __init__(self, tx: Tx, community: Community) -> None:
        self.tx = tx
        self.community = community
        self.ids: dict[str, int] = {}

    @classmethod
    async def open(cls, tx: Tx) -> "Neighbours":
        """An empty timebank."""
        community = await communities.add(tx, "Ward End", "ward-end", "Europe/London", NOW)
        assert community is not None
        return cls(tx, community)

    async def member(
        self, name: str, area: str | None = "Ward End", state: str = "approved"
    ) -> int:
        """A new member's id."""
        person = await people.add(self.tx, None, name, None, NOW)
        self.tx.later(
            "INSERT INTO membership (community_id, person_id, state, area, applied_at)"
            " VALUES (:community, :person, :state, :area, :now)",
            community=self.community.id,
            person=person.id,
            state=state,
            area=area,
            now=NOW,
        )
        self.ids[name] = person.id
        return person.id

    async def lists(
        self,
        name: str,
        words: str,
        *,
        kind: str = "offer",
        skill: str | None = None,
        slots: str = "",
        area: str | None = "Ward End",
        langs: str = "",
        remote: bool = False,
        once: bool = False,
        quick: bool = False,
    ) -> int:
        """A new listing of this member (made where there is none of that name); its id."""
        person_id = self.ids.get(name) or await self.member(name, area)
        listing_id = int(
            await self.tx.value(
                "INSERT INTO listing (community_id, person_id, made_by, kind, skill, words, shown,"
                " slots, area, langs, remote, quick, once, state, renew_by, created_at, changed_at)"
                " VALUES (:community, :person, :person, :kind, :skill, :words, :words, :slots,"
                " :area, :langs, :remote, :quick, :once, 'active', '2026-08-12', :now, :now)"
                " RETURNING id",
                community=self.community.id,
                person=person_id,
                kind=kind,
                skill=skill,
                words=words,
                slots=slots,
                area=area,
                langs=langs,
                remote=remote,
                quick=quick,
                once=once,
                now=NOW,
            )
        )
        listed = Listed(
            listing_id, self.community.id, person_id, kind, skill, words, slots, area, langs, remote
        )
        search.index(self.tx, listed)
        return listing_id

    def asked(self, name: str, days_ago: float, state: str = "no", request: int = 1) -> None:
        """This member was asked for help then; answered so."""
        at = NOW - timedelta(days=days_ago)
        self.tx.later(
            "INSERT INTO candidate (request_id, person_id, state, wave, via, asked_at)"
            " VALUES (:request, :person, :state, 1, 'bot', :at)",
            request=request,
            person=self.ids[name],
            state=state,
            at=at,
        )

    async def request(self, name: str) -> int:
        """A request of this member's; its id."""
        return int(
            await self.tx.value(
                "INSERT INTO request (community_id, person_id, made_by, words, state, created_at,"
                " changed_at) VALUES (:community, :person, :person, 'help', 'open', :now, :now)"
                " RETURNING id",
                community=self.community.id,
                person=self.ids[name],
                now=NOW,
            )
        )

    async def work(self, name: str) -> Work:
        """A unit of work of this member."""
        person = await people.person(self.tx, self.ids[name])
        assert person is not None
        return Work(self.tx, NOW, person, self.community, frozenset())
