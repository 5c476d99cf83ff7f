"""The card of a member as brokers see it: standing, checks, hours, what is under way, notes.

Other journeys add to it: a section of lines (SECTIONS), or a thing to do (ACTS). At most four
things to do stand under the card; the rest is behind More, four at a time.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from domain import checks as check_rules
from domain.reading.skills import taxonomy
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import View
from handlers.wording import Markup, Words
from services import household, members
from storage import communities, notes, people, vetting
from storage import members as rows
from storage.db import Row, moment, moment_of
from storage.members import About
from storage.people import Community, Membership, Person

Line = Markup
FIRST = 3
"""Things to do on the card itself, beside More."""
PAGE = 4
LAST_NOTES = 3
FINAL = frozenset({"left", "declined", "merged"})


@dataclass(frozen=True, slots=True)
class Seen:
    """Whom the card is about."""

    member: Membership
    person: Person

    @property
    def here(self) -> bool:
        """Whether a message can reach them."""
        return self.person.telegram_id is not None and self.person.chat_open


@dataclass(frozen=True, slots=True)
class Act:
    """A thing to do about a member: key of the button's label, its verb (it is given the
    membership's id), and when it is offered. `first`: on the card itself where there is room;
    `place`: where it stands among the others, the smallest first."""

    key: str
    verb: str
    when: Callable[[Seen], bool]
    first: bool = False
    place: int = 50


def in_states(*states: str) -> Callable[[Seen], bool]:
    """For members in one of these states."""
    return lambda seen: seen.member.state in states


SECTIONS: list[Callable[[View, Membership], Awaitable[list[Line]]]] = []
"""Further lines under the card; each is given the viewer and the membership."""
ACTS: list[Act] = [
    Act("btn-member-decide", "mb-decide", in_states("applied", "meeting"), first=True),
    Act(
        "btn-member-write",
        "mb-write",
        lambda seen: seen.here and seen.member.state not in FINAL,
        first=True,
    ),
    Act("btn-member-note", "mb-note", lambda _: True, first=True),
    Act("btn-member-act", "mb-act", in_states("approved"), first=True),
    Act("btn-checks", "m-checks", in_states("approved", "paused"), place=10),
]


async def card(view: View, membership_id: int) -> Screen | None:
    """The member as they stand now; for the timebank's brokers, never for the member, their
    household and their helpers: notes stand on it."""
    found = await _seen(view, membership_id)
    if found is None:
        return None
    seen, community = found
    lines = await _lines(view, seen, community)
    for section in SECTIONS:
        lines += await section(view, seen.member)
    first = [act for act in ACTS if act.first and act.when(seen)][:FIRST]
    buttons = [_button(view, act.key, f"{act.verb}:{membership_id}") for act in first]
    buttons.append(_button(view, "btn-member-more", f"mb-more:{membership_id}"))
    ways = (_button(view, "btn-queue-all", "queue"), _button(view, "btn-home", "home"))
    return Screen(Markup("\n".join(lines)), (*one_a_row(*buttons), ways))


def acts_for(seen: Seen) -> list[Act]:
    """What can be done about a member beside what stands on the card."""
    first = [act for act in ACTS if act.first and act.when(seen)][:FIRST]
    rest = [act for act in ACTS if act.when(seen) and act not in first]
    return sorted(rest, key=lambda act: act.place)


async def _seen(view: View, membership_id: int) -> tuple[Seen, Community] | None:
    member = await people.any_membership(view.tx, membership_id)
    if member is None or member.person_id == view.viewer.id or member.state == "merged":
        return None
    readers = await household.outside(view.tx, member.community_id, member.person_id, view.now)
    if view.viewer.id not in {one.id for one in readers}:
        return None
    person = await people.person(view.tx, member.person_id)
    community = await communities.by_id(view.tx, member.community_id)
    assert person is not None
    assert community is not None
    return Seen(member, person), community


async def _lines(view: View, seen: Seen, community: Community) -> list[Line]:
    member, zone = seen.member, ZoneInfo(community.zone)
    about = await rows.about(view.tx, member.community_id, member.person_id)

    def say(key: str, **values: Any) -> Line:
        return view.wording.say(view.lang, key, zone=zone, **values)

    lines = [
        say(
            "member-head",
            name=seen.person.name,
            number=member.id,
            area=member.area or "",
            has_area="yes" if member.area else "no",
        ),
        say(
            "member-state",
            state=member.state,
            at=moment_of(member.since),
        ),
        say(
            "member-reach",
            here="yes" if seen.here else "no",
            reach=member.reach or "",
            has_reach="yes" if member.reach else "no",
        ),
    ]
    if (last := moment(member.last_seen_at)) is not None:
        lines.append(say("member-seen", at=last))
    if member.state not in ("applied", "meeting"):
        standing = "have" if about.balance > 0 else "owe" if about.balance < 0 else "even"
        lines.append(say("member-hours", minutes=abs(about.balance), standing=standing))
    lines.append(_counts(say, about))
    lines += _kept_apart(say, about) + _acting(say, about, member)
    lines += await _checks(view, say, member, view.now.astimezone(zone).date())
    lines += exchanges(say, about.last, member.person_id)
    lines += await _notes(view, say, member)
    return lines


def _counts(say: Any, about: About) -> Line:
    found: Line = say(
        "member-counts",
        requests=about.requests,
        cases=about.cases,
        offers=about.offers,
        wants=about.wants,
    )
    return found


def _kept_apart(say: Any, about: About) -> list[Line]:
    names = [str(row["name"]) for row in about.apart]
    return [say("member-apart", names=names)] if names else []


def _acting(say: Any, about: About, member: Membership) -> list[Line]:
    helpers = [str(r["helper"] or "…") for r in about.helpers if r["for_id"] == member.person_id]
    helped = [str(r["helped"]) for r in about.helpers if r["for_id"] != member.person_id]
    lines = [say("member-helpers", names=helpers)] if helpers else []
    lines += [say("member-acts-for", names=helped)] if helped else []
    return [*lines, *(say("member-role", role=role) for role in about.roles)]


async def _checks(view: View, say: Any, member: Membership, today: date) -> list[Line]:
    lines = []
    for one in await vetting.held(view.tx, member.community_id, member.person_id):
        level, role = check_rules.level_of(one.level)
        ends = "over" if one.over(today) else "yes" if one.until else "no"
        lines.append(
            say(
                "check-line",
                name="",
                named="no",
                kind=one.kind,
                date=one.day,
                until=one.until or one.day,
                ends=ends,
                by=one.by_name,
                level=level or "none",
                role=role,
            )
        )
    return [say("member-checks"), *lines] if lines else []


def exchanges(
    say: Any, rows_of: Sequence[Row], person_id: int, heading: Line | None = None
) -> list[Line]:
    """A line for each exchange of a person, under a heading; none where there are none."""
    lines = []
    for row in rows_of:
        gave = row["giver_id"] == person_id
        other = (row["receiver"] if gave else row["giver"]) or row["named"] or ""
        skill = taxonomy().get(row["skill"] or "")
        what = skill.label if skill is not None else str(row["words"] or "")[:60]
        lines.append(
            say(
                "member-exchange",
                gave="yes" if gave else "no",
                name=other,
                minutes=int(row["minutes"]),
                day=date.fromisoformat(str(row["day"])),
                what=what[:1].lower() + what[1:],
                has_what="yes" if what else "no",
                done="yes" if row["state"] == "posted" else "no",
            )
        )
    return [heading or say("member-exchanges"), *lines] if lines else []


async def _notes(view: View, say: Any, member: Membership) -> list[Line]:
    found = await notes.of(view.tx, member.community_id, members.CARD, member.id, LAST_NOTES + 1)
    kept = [one for one in found if not one.struck][:LAST_NOTES]
    lines = [
        say("member-note-line", words=Words(one.words, 200), by=one.by_name, at=one.at)
        for one in kept
    ]
    return [say("member-notes"), *lines] if lines else []


def _button(view: View, key: str, data: str) -> Button:
    return Button(view.wording.button(view.lang, key), data)


def page(acts: Sequence[Act], offset: int) -> tuple[Sequence[Act], int | None]:
    """Four things to do from `offset` on, and where the next ones begin."""
    start = offset if 0 <= offset < len(acts) else 0
    following = start + PAGE
    return acts[start:following], following if following < len(acts) else None
