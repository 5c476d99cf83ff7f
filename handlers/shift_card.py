"""A shift's card, for somebody who may join it: what it is, how it stands, what can be done."""

from collections.abc import Sequence
from datetime import datetime

from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import View
from handlers.opportunity_words import details, said_of
from handlers.wording import Markup, Words
from services import shift_least, shift_teams
from services.asked_for import ask_for, runner
from storage import opportunities, people, service_hours
from storage import shift_teams as teams
from storage import shifts as rows
from storage.shift_teams import Employer, TeamPlace
from storage.shifts import Place, Shift, Standing

MOST = 3
"""Steps with a place, beside the way to all that is on."""
GONE = ("lapsed", "open", "unkept", "refused")
"""What somebody who has no place any more was told, beside that they left."""


async def card(view: View, shift_id: int) -> Screen | None:
    """The shift as it stands now, for somebody who may join it."""
    found = await rows.standing(view.tx, shift_id, view.viewer.id)
    if found is None:
        return None
    held = await people.roles(view.tx, view.viewer.id)
    if found.place is None and found.shift.community_id not in {where for where, _ in held}:
        return None
    position = 0
    if found.place is not None and found.place.state == "waiting":
        position = await rows.position(view.tx, found.place)
    about = await opportunities.find(view.tx, found.shift.opportunity_id)
    more = details(view.wording, view.lang, said_of(about)) if about is not None else None
    lines = [str(head(view, found.shift)), *([str(more)] if more else [])]
    standing = _standing(view, found, position)
    unsaid = await _unsaid(view, found)
    if (team := await _team(view, found)) is not None:
        standing = team_line(view, found, team, position)
    text = Markup("\n".join(lines) + f"\n\n{standing}")
    return Screen(text, _buttons(view, found, await _employers(view, found), unsaid=unsaid))


async def _unsaid(view: View, found: Standing) -> bool:
    """Whether it is over, the viewer had a place, and nobody has noted yet how long they came."""
    place = found.place
    if gone_key(found.shift, view) != "shift-over" or place is None or place.team:
        return False
    if place.state != "joined":
        return False
    noted = await service_hours.of_place(view.tx, found.shift.id, view.viewer.id)
    return noted is None or noted.state in ("absent", "withdrawn")


async def _team(view: View, found: Standing) -> TeamPlace | None:
    """The viewer's team, where they are an employer that has one on a shift to come, or in its
    line."""
    place = found.place
    if place is None or not place.team or place.state == "left" or gone_key(found.shift, view):
        return None
    return await teams.of_employer(view.tx, found.shift.id, view.viewer.id)


def team_line(view: View, found: Standing, team: TeamPlace, position: int) -> Markup:
    """How many of a team have places, are offered them or wait, for those who act for its
    employer."""
    shift, place = found.shift, found.place
    if team.state == "joined":
        return view.wording.say(
            view.lang,
            "shift-team-in",
            count=team.people,
            organiser=runner(shift),
            names=list(team.names) or ["–"],
            has_names="yes" if team.names else "no",
        )
    free = team.state == "offered" or (place is not None and place.told == "open")
    return view.wording.say(
        view.lang,
        "shift-team-offered" if free else "shift-team-waiting",
        count=team.people,
        position=position,
        late="yes" if team.state == "waiting" else "no",
        until=_local(view, shift, place),
    )


async def _employers(view: View, found: Standing) -> list[Employer]:
    """Whose team the viewer can bring, where they have no place yet."""
    shift = found.shift
    taken = found.place is not None and found.place.state != "left"
    if taken or gone_key(shift, view) is not None or shift.is_of(view.viewer.id):
        return []
    every = await teams.employers(view.tx, view.viewer.id, shift.community_id)
    return [one for one in every if shift_teams.brings(one, shift)]


def head(view: View, shift: Shift) -> Markup:
    """What, who for, when, where, what to bring."""
    return view.wording.say(
        view.lang,
        "shift-head",
        title=shift.title,
        organisation=shift.organisation,
        start=shift.plan.local_start,
        end=shift.plan.local_end,
        venue=shift.venue,
        bring=shift.bring or "",
        has_bring="yes" if shift.bring else "no",
    )


def _standing(view: View, found: Standing, position: int) -> Markup:
    shift, place, counts = found.shift, found.place, found.counts
    left = counts.room(shift.places)
    if (gone := gone_key(shift, view)) is not None:
        key = gone
    elif shift.is_of(view.viewer.id):
        key = "shift-yours"
    elif place is None or (place.state == "left" and not place.told):
        key = "shift-off" if place is not None else "shift-open" if left else "shift-full"
    else:
        key = _own_key(place)
    needs = place.needs if place is not None else ""
    said = view.wording.say(
        view.lang,
        key,
        left=left,
        waiting=counts.waiting,
        position=position,
        organiser=ask_for(shift),
        sure="yes" if place is not None and place.confirmed_at is not None else "no",
        reason=Words(shift.reason or "", 300),
        has_reason="yes" if shift.reason else "no",
        until=_local(view, shift, place),
        age="yes" if "age" in needs else "no",
        check="yes" if "check" in needs else "no",
    )
    few = _few(view, found) if gone is None else None
    return Markup(f"{said}\n{few}") if few is not None else said


def _own_key(place: Place) -> str:
    """The sentence for somebody's own place."""
    if place.state == "offered":
        return "shift-offered"
    if place.state == "checking":
        return "shift-checking"
    if place.state == "waiting":
        return {"open": "shift-open-to-all", "back": "shift-back"}.get(place.told, "shift-waiting")
    if place.state == "left":
        return f"shift-off-{place.told}" if place.told in GONE else "shift-off"
    if place.confirmed_at is not None and place.told != "soon":
        return "shift-in-confirmed"
    return f"shift-in-{place.told or 'joined'}"


def _local(view: View, shift: Shift, place: Place | None) -> datetime:
    """Until when a place is kept, as the wall shows it."""
    until = place.held_until if place is not None else None
    return (until or view.now).astimezone(shift.plan.zone)


def _few(view: View, found: Standing) -> Markup | None:
    """How many people it needs, where fewer have joined and nobody said that it goes ahead."""
    if not shift_least.short(found):
        return None
    return view.wording.say(
        view.lang,
        "shift-least",
        least=found.shift.least or 0,
        joined=found.counts.joined,
        state="unsure" if found.shift.least_state == "unsure" else "short",
    )


def gone_key(shift: Shift, view: View) -> str | None:
    """The sentence for a shift that nobody can join or leave any more."""
    if shift.state == "cancelled":
        return "shift-cancelled"
    if shift.ends_at <= view.now:
        return "shift-over"
    return "shift-begun" if shift.starts_at <= view.now else None


def _buttons(
    view: View, found: Standing, employers: Sequence[Employer] = (), *, unsaid: bool = False
) -> tuple[tuple[Button, ...], ...]:
    shift, place = found.shift, found.place

    def button(key: str, data: str) -> Button:
        return Button(view.wording.button(view.lang, key), data)

    shown = []
    if unsaid:
        shown.append(button("btn-service-self", f"srv-self:{shift.id}"))
    elif gone_key(shift, view) is not None:
        pass
    elif shift.is_of(view.viewer.id):
        shown.append(button("btn-shift-run", f"sh-run:{shift.id}"))
    elif place is not None and place.state != "left":
        shown += [button(key, f"{verb}:{shift.id}") for key, verb in _steps(place)]
    else:
        room = found.counts.room(shift.places) > 0
        key = "btn-shift-join" if room else "btn-shift-join-list"
        if all(one.person_id != view.viewer.id for one in employers):
            shown.append(button(key, f"sh-join:{shift.id}"))
        if employers:
            shown.append(button("btn-team-bring", f"tm-open:{shift.id}"))
    shown.append(button("btn-shift-see-all", "volunteer"))
    shown.append(button("btn-talk-to-a-person", "talk"))
    return one_a_row(*shown)  # type: ignore[return-value]


def _steps(place: Place) -> list[tuple[str, str]]:
    """What somebody can do with the place that they have, or wait for: labels and verbs."""
    if place.state == "offered":
        return [("btn-shift-accept", "sh-join"), ("btn-shift-decline", "sh-leave")]
    if place.state == "waiting":
        accept = [("btn-shift-accept", "sh-join")] if place.told == "open" else []
        change = [("btn-team-change", "tm-open")] if place.team else []
        return [*accept, *change, ("btn-shift-leave-list", "sh-leave")]
    if place.state == "checking":
        return [("btn-shift-leave", "sh-leave")]
    shown = [("btn-shift-leave", "sh-leave")]
    if place.told and place.confirmed_at is None:
        shown.insert(0, ("btn-shift-coming", "sh-coming"))
    if place.team:
        shown.append(("btn-team-change", "tm-open"))
    if place.told != "soon" and len(shown) < MOST:
        shown.append(("btn-calendar", "cal-shift"))
    if not place.team and not place.told and len(shown) < MOST:
        shown.append(("btn-need-say", "need-say"))
    return shown


KEY_FAMILIES = ("shift-",)
