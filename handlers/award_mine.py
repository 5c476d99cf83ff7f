"""What everybody sees once a result is told: who won, and the wall of thanks. And one's own award:
what may be shown of it, the certificate, and a picture to share."""

from domain.errors import NotFound
from handlers import member_card
from handlers.conversation.screens import one_a_row
from handlers.journey import Journey, View
from handlers.unit import Tap, Unit
from handlers.wording import Markup
from services import award_thanks
from storage import award_results as rows
from storage import award_rounds as rounds
from storage.award_results import Award
from storage.people import Membership

ON_WALL = 15
"""Names on a screen of the wall."""
MOST = 60
"""Lines of winners on a screen."""


def line_of(unit: Unit, one: Award) -> str:
    """Such as: Good neighbour: Jean Baptiste, winner."""
    return str(
        unit.text(
            "award-line",
            category=one.category,
            name=one.name,
            place=one.place,
            favourite="yes" if one.favourite else "no",
        )
    )


async def _there(unit: Unit, round_id: int) -> None:
    """In the timebank of the round where the person belongs to it; else as they are."""
    found = await rounds.find(unit.tx, round_id)
    if found is None:
        raise NotFound
    if any(one.id == found.community_id for one in unit.communities):
        unit.use_community_of(found.community_id)


async def places(unit: Unit, tap: Tap) -> None:
    """Who won, by category."""
    await _there(unit, tap.id)
    one, found = await award_thanks.places(unit, tap.id)
    unit.leave_card()
    unit.say(
        "award-places",
        one_a_row(
            unit.button("btn-award-wall", f"awr-wall:{one.id}"), unit.button("btn-home", "home")
        ),
        award=one.scheme,
        round=one.name,
        lines=Markup("\n".join(line_of(unit, each) for each in found[:MOST])),
        any="yes" if found else "no",
    )


async def wall(unit: Unit, tap: Tap) -> None:
    """The wall of thanks, a few at a time. 0: no result was told yet."""
    if not tap.id:
        unit.say("award-wall-none", one_a_row(unit.button("btn-home", "home")))
        return
    await _there(unit, tap.id)
    first = int(tap.run) if tap.run.isdecimal() else 0
    one, found = await award_thanks.wall(unit, tap.id, first, ON_WALL + 1)
    unit.leave_card()
    buttons = []
    if len(found) > ON_WALL:
        buttons.append(unit.button("btn-more", f"awr-wall:{one.id}:{first + ON_WALL}"))
    buttons.append(unit.button("btn-award-places", f"awr-places:{one.id}"))
    unit.say(
        "award-wall",
        one_a_row(*buttons, unit.button("btn-home", "home")),
        award=one.scheme,
        round=one.name,
        lines=Markup("\n".join(line_of(unit, each) for each in found[:ON_WALL])),
        any="yes" if found else "no",
    )


async def mine(unit: Unit, tap: Tap) -> None:
    """One's own award: what is shown of it, and what one can have of it."""
    await _mine(unit, await award_thanks.mine(unit, tap.id))


async def _mine(unit: Unit, one: Award) -> None:
    unit.leave_card()
    wall_key, wall_run = ("btn-award-wall-off", "off") if one.wall else ("btn-award-wall-on", "on")
    badge_key, badge_run = (
        ("btn-award-badge-off", "off") if one.badge else ("btn-award-badge-on", "on")
    )
    buttons = [unit.button(wall_key, f"awr-show-wall:{one.id}:{wall_run}")]
    if one.is_prize:
        buttons += [
            unit.button(badge_key, f"awr-show-badge:{one.id}:{badge_run}"),
            unit.button("btn-award-certificate", f"awr-paper:{one.id}:pdf"),
            unit.button("btn-award-picture", f"awr-paper:{one.id}:png"),
        ]
    unit.say(
        "award-mine",
        one_a_row(*buttons, unit.button("btn-home", "home")),
        award=one.scheme,
        round=one.round,
        line=Markup(line_of(unit, one)),
        wall="yes" if one.wall else "no",
        badge="yes" if one.badge else "no",
        prize="yes" if one.is_prize else "no",
    )


async def show(unit: Unit, tap: Tap) -> None:
    """On the wall or off it, with a badge or without: their own choice, changed at any time."""
    if tap.run not in ("on", "off"):
        raise NotFound
    yes = tap.run == "on"
    if tap.verb == "awr-show-wall":
        one = await award_thanks.choose(unit, tap.id, "wall", yes=yes)
    else:
        one = await award_thanks.choose(unit, tap.id, "badge", yes=yes)
    await _mine(unit, one)


async def paper(unit: Unit, tap: Tap) -> None:
    """The certificate to print, or a picture of it to share."""
    one = await award_thanks.certified(unit, tap.id)
    kind = "award-picture" if tap.run == "png" else "award-certificate"
    unit.send_document(kind, "award.certificate", nominee=one.id)


async def badges(view: View, person_id: int) -> list[Markup]:
    """What somebody shows as a badge, by their own choice, for their cards."""
    return [
        Markup(
            view.wording.say(
                view.lang,
                "award-badge",
                award=one.scheme,
                round=one.round,
                category=one.category,
                place=one.place,
                favourite="yes" if one.favourite else "no",
            )
        )
        for one in await rows.badges(view.tx, person_id)
    ]


async def checked(unit: Unit, code: str) -> None:
    """Somebody scanned the square of a certificate: whether it is right, also for who is no
    member. The code was given to whoever won, and says no more than the certificate itself."""
    one = await rows.certificate(unit.tx, code.strip().upper()[:20])
    home = one_a_row(unit.button("btn-home", "home"))
    if one is None:
        unit.say("award-certificate-wrong", home)
        return
    unit.say(
        "award-certificate-right",
        home,
        award=one.scheme,
        round=one.round,
        line=Markup(line_of(unit, one)),
        at=one.announced_at,
    )


async def own_badges(unit: Unit) -> list[Markup]:
    """Their own, under /me."""
    view = View(unit.tx, unit.actor, unit.lang, unit.wording, unit.now)
    return await badges(view, unit.member)


async def section(view: View, member: Membership) -> list[Markup]:
    """Their badges, on a member's card."""
    return await badges(view, member.person_id)


member_card.SECTIONS.append(section)

journey = Journey(
    "award-mine",
    taps={
        "awr-places": places,
        "awr-wall": wall,
        "awr-mine": mine,
        "awr-show-wall": show,
        "awr-show-badge": show,
        "awr-paper": paper,
    },
)
