"""A shift's card, for somebody who may join it: what it is, how it stands, what can be done."""

from collections.abc import Sequence

from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import View
from handlers.opportunity_words import details, said_of
from handlers.wording import Markup, Words
from services import shift_teams
from services.cases import first_name
from storage import opportunities, people
from storage import shift_teams as teams
from storage import shifts as rows
from storage.shift_teams import Employer, TeamPlace
from storage.shifts import Shift, Standing


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
    if (team := await _team(view, found)) is not None:
        standing = team_line(view, found.shift, team)
    text = Markup("\n".join(lines) + f"\n\n{standing}")
    return Screen(text, _buttons(view, found, await _employers(view, found)))


async def _team(view: View, found: Standing) -> TeamPlace | None:
    """The viewer's team, where they are an employer that has one on a shift to come."""
    place = found.place
    if place is None or not place.team or place.state != "joined" or gone_key(found.shift, view):
        return None
    return await teams.of_employer(view.tx, found.shift.id, view.viewer.id)


def team_line(view: View, shift: Shift, team: TeamPlace) -> Markup:
    """How many of a team have places, for those who act for its employer."""
    return view.wording.say(
        view.lang,
        "shift-team-in",
        count=team.people,
        organiser=first_name(shift.publisher),
        names=list(team.names) or ["–"],
        has_names="yes" if team.names else "no",
    )


async def _employers(view: View, found: Standing) -> list[Employer]:
    """Whose team the viewer can bring, where they have no place yet."""
    shift = found.shift
    taken = found.place is not None and found.place.state != "left"
    if taken or gone_key(shift, view) is not None or shift.published_by == view.viewer.id:
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
    left = max(0, shift.places - counts.joined) if not counts.waiting else 0
    if (gone := gone_key(shift, view)) is not None:
        key = gone
    elif shift.published_by == view.viewer.id:
        key = "shift-yours"
    elif place is None or place.state == "left":
        key = "shift-off" if place is not None else "shift-open" if left else "shift-full"
    elif place.state == "waiting":
        key = "shift-waiting"
    elif place.confirmed_at is not None and place.told != "soon":
        key = "shift-in-confirmed"
    else:
        key = f"shift-in-{place.told or 'joined'}"
    return view.wording.say(
        view.lang,
        key,
        left=left,
        waiting=counts.waiting,
        position=position,
        organiser=first_name(shift.publisher),
        sure="yes" if place is not None and place.confirmed_at is not None else "no",
        reason=Words(shift.reason or "", 300),
        start=shift.plan.local_start,
    )


def gone_key(shift: Shift, view: View) -> str | None:
    """The sentence for a shift that nobody can join or leave any more."""
    if shift.state == "cancelled":
        return "shift-cancelled"
    if shift.ends_at <= view.now:
        return "shift-over"
    return "shift-begun" if shift.starts_at <= view.now else None


def _buttons(
    view: View, found: Standing, employers: Sequence[Employer] = ()
) -> tuple[tuple[Button, ...], ...]:
    shift, place = found.shift, found.place

    def button(key: str, data: str) -> Button:
        return Button(view.wording.button(view.lang, key), data)

    shown = []
    if gone_key(shift, view) is not None:
        pass
    elif shift.published_by == view.viewer.id:
        shown.append(button("btn-shift-run", f"sh-run:{shift.id}"))
    elif place is not None and place.state == "joined":
        if place.told and place.confirmed_at is None:
            shown.append(button("btn-shift-coming", f"sh-coming:{shift.id}"))
        shown.append(button("btn-shift-leave", f"sh-leave:{shift.id}"))
        if place.team:
            shown.append(button("btn-team-change", f"tm-open:{shift.id}"))
        if place.told != "soon":
            shown.append(button("btn-calendar", f"cal-shift:{shift.id}"))
    elif place is not None and place.state == "waiting":
        shown.append(button("btn-shift-leave-list", f"sh-leave:{shift.id}"))
    else:
        room = found.counts.joined < shift.places and not found.counts.waiting
        key = "btn-shift-join" if room else "btn-shift-join-list"
        if all(one.person_id != view.viewer.id for one in employers):
            shown.append(button(key, f"sh-join:{shift.id}"))
        if employers:
            shown.append(button("btn-team-bring", f"tm-open:{shift.id}"))
    shown.append(button("btn-shift-see-all", "volunteer"))
    shown.append(button("btn-talk-to-a-person", "talk"))
    return one_a_row(*shown)  # type: ignore[return-value]


KEY_FAMILIES = ("shift-",)
