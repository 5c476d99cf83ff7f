"""/start and the home card: where people stand, what waits for them, and what they can do."""

from collections.abc import Mapping, Sequence

from domain.permissions import Role
from domain.reading.types import Intent, Reading
from handlers import (
    award_mine,
    checkin,
    desk_menu,
    first_steps,
    hats,
    home_words,
    join,
    judging,
    seconding,
    sharing,
    shift_asked,
    team_group,
)
from handlers.balance import words_of
from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.journey import Command, Journey, RunCommand
from handlers.unit import Draft, Tap, Unit
from handlers.wording import Markup
from services import exchanges, organising, queue, shifts
from storage import communities, people
from storage import waiting as rows
from storage.waiting import Standing, Thing

MOST_BUTTONS = 4
DESK: frozenset[Role] = frozenset({"broker", "safeguarding"})
"""Who has a queue: to them, "Nothing is waiting for you" would say that it is empty."""
Choice = tuple[str, str, frozenset[Role]]
FIRST: Sequence[Choice] = (
    ("btn-queue", "queue", DESK),
    ("btn-log", "log", frozenset({"member", "broker"})),
    ("btn-ask", "ask", frozenset({"member"})),
    ("btn-balance", "balance", frozenset({"member"})),
)
"""What most people want, the most pressing first: key of the label, what it does, who sees it."""
MEMBER: frozenset[Role] = frozenset({"member"})
GROUPS: Mapping[str, Sequence[Choice]] = {
    "life": (
        ("btn-log", "log", frozenset({"member", "broker"})),
        ("btn-ask", "ask", MEMBER),
        ("btn-offer", "offer", MEMBER),
        ("btn-lending", "lending", MEMBER),
    ),
    "on": (
        ("btn-near", "near", MEMBER),
        ("btn-shift-see-all", "volunteer", frozenset()),
        ("btn-shift-mine", "sh-mine", frozenset({"member", "organiser", "broker"})),
        ("btn-gathering", "gathering", MEMBER),
    ),
}
"""What stands behind More, four at the most on a screen; no roles means for everybody. The rest is
one's own: handlers/me.py; and the work at a timebank: handlers/desk_menu.py."""
ORGANISES: Choice = ("btn-organise-see", "organise", frozenset())
"""In place of what is on, which stands on the home card as well, for whoever organises."""
OWN: Sequence[Choice] = (
    ("btn-balance", "balance", MEMBER),
    ("btn-statement", "statement", MEMBER),
    ("btn-mine", "mine", MEMBER),
    ("btn-timebank", "timebank", frozenset()),
    ("btn-language", "lang", frozenset()),
    ("btn-help", "help", frozenset()),
    ("btn-talk-to-a-person", "talk", frozenset()),
    ("btn-home", "home", frozenset()),
)
REST: Sequence[Choice] = (*(one for group in GROUPS.values() for one in group), *OWN)
"""Everything whose words can be typed at any time."""

AGREES = ("j-agree", "x-confirm", "x-accept", "x-agree", "x-done", "clash-yes")
"""What agrees to something one is asked, in the data of buttons."""
FOR_A_PERSON: Sequence[Intent] = ("report",)
"""Wishes that a person at the timebank sees to, such as leaving or asking what is held."""

LINKS: Mapping[str, RunCommand] = {
    "act": hats.opened_link,
    "award": award_mine.checked,
    "invite": join.opened_invite,
    "judge": judging.opened_link,
}
"""What a link made for one thing does, by what stands before its code."""


async def start(unit: Unit, payload: str = "") -> None:
    """/start, alone or through a link on a poster or in an invitation."""
    payload = f"join-{payload[5:]}" if payload.startswith("join_") else payload
    kind, _, rest = payload.strip().partition("-")
    if rest and kind in LINKS:
        await LINKS[kind](unit, rest)
    elif payload.startswith("claim_"):
        await unit.registry.commands["claim"].run(unit, payload.removeprefix("claim_"))
    elif kind == "check" and rest:
        await unit.registry.commands["check"].run(unit, rest)
    elif await _opened(unit, payload.strip()):
        return
    elif payload == "volunteer":
        await unit.registry.commands["volunteer"].run(unit, "")
    elif kind == "open" and rest.isascii() and rest.isdigit() and len(rest) < 18:
        await team_group.opened(unit, int(rest))
    elif kind == "join" and (community := await communities.by_slug(unit.tx, rest.lower())):
        unit.use_community(community)
        if unit.roles:
            people.choose_community(unit.tx, unit.actor.id, community.id)
            await home(unit)
        else:
            await join.begin(unit, community)
    elif payload and kind == "join" and not unit.roles:
        # A link that was copied wrongly still leads somewhere.
        await join.which(unit)
    else:
        await home(unit)


async def _opened(unit: Unit, payload: str) -> bool:
    ways = (checkin.opened, sharing.opened, seconding.opened)
    return any([await opens(unit, payload) for opens in ways])


async def home(unit: Unit, _words: str = "") -> None:
    """The home card; for people who are no members yet, where they stand or how to join."""
    if unit.draft is not None and unit.draft.form in unit.registry.forms:
        _in_the_middle(unit, unit.draft)
    elif unit.roles:
        await _card(unit)
    elif unit.hats:
        # A helper who is no member has nothing here of their own.
        await unit.registry.taps["hats"](unit, Tap("hats", 0, "", 0, None))
    elif unit.community is None and len(own_timebanks(unit)) > 1:
        await unit.registry.taps["timebank"](unit, unit.tap)
    else:
        await join.status(unit)


def _in_the_middle(unit: Unit, draft: Draft) -> None:
    known = unit.wording.known(f"draft-{draft.form}")
    unit.say(
        "form-resumed",
        one_a_row(
            unit.button("btn-carry-on", "resume"),
            unit.button("btn-leave-it", f"home:0:leave.{draft.run}"),
            unit.button("btn-talk-to-a-person", "talk"),
        ),
        what=unit.text(f"draft-{draft.form}" if known else "draft-other"),
    )


async def _card(unit: Unit) -> None:
    member = "member" in unit.roles
    stands = await _standing(unit) if member else None
    waiting = waits(unit, stands) if stands else []
    visit = stands.visit if stands else None
    own = next(iter(await shifts.mine(unit)), None) if member else None
    run = await shifts.run_by(unit) if "organiser" in unit.roles else []
    lines = [unit.text("home-hello", name=unit.member_name, timebank=unit.scope.name)]
    if stands is not None:
        lines.append(words_of(unit, stands.balance))
        if visit is not None:
            lines.append(home_words.next_visit(unit, visit))
        if own is not None:
            lines.append(home_words.next_shift(unit, own))
        if waiting or (own is None and visit is None and not unit.roles & DESK):
            lines.append(home_words.next_answer(unit, stands, waiting))
    if run:
        lines.append(home_words.next_run(unit, run))
    if unit.roles & DESK:
        lines.append(unit.text("home-queue", count=sum((await queue.counts(unit)).values())))
    step = await first_steps.line(unit)
    if step is not None:
        lines.append(step[0])
    if member:
        everyday = unit.text("home-everyday", shift="yes" if own is not None else "no")
    else:
        everyday = unit.text("home-everyday-staff")
    text = Markup("\n".join(lines) + "\n\n" + everyday)
    first = [unit.button("btn-home-waiting", f"home-next:{waiting[0].id}")] if waiting else []
    if own is not None or run:
        first.append(unit.button("btn-shift-mine", "sh-mine"))
    if step is not None:
        first.append(step[1])
    first += _allowed(unit, FIRST)
    buttons = [*first[: MOST_BUTTONS - 1], unit.button("btn-more", "more")]
    unit.show(Screen(text, one_a_row(*buttons)), "home")


async def _standing(unit: Unit) -> Standing:
    return await rows.standing(unit.tx, unit.scope.id, unit.member, unit.now)


def waits(unit: Unit, stands: Standing) -> list[Thing]:
    """What waits for this person's answer: exchanges first, the oldest of each first."""
    mine = [e for e in stands.exchanges if unit.member in exchanges.awaited(e)]
    return [*(Thing("exchange", exchanges.CARD, e.id) for e in mine), *stands.others]


async def waiting_for(unit: Unit) -> list[Thing]:
    """All that waits for this person's answer; nothing for those who are no members."""
    return waits(unit, await _standing(unit)) if "member" in unit.roles else []


def _allowed(unit: Unit, choices: Sequence[Choice]) -> list[Button]:
    several = len(own_timebanks(unit)) > 1
    return [
        unit.button(key, data)
        for key, data, roles in choices
        if (not roles or roles & unit.roles)
        and (data != "timebank" or several)
        and (data != "hats" or unit.hats)
    ]


def own_timebanks(unit: Unit) -> set[int]:
    """Timebanks in which the person has a standing or a role."""
    return {m.community_id for m in unit.memberships} | {where for where, _ in unit.all_roles}


async def _home_tapped(unit: Unit, tap: Tap) -> None:
    if unit.draft is not None and tap.run == f"leave.{unit.draft.run}":
        unit.drop_draft()
    await home(unit)


async def _resume(unit: Unit, _tap: Tap) -> None:
    """Goes on with a form where the person stopped."""
    form = unit.registry.forms.get(unit.draft.form) if unit.draft is not None else None
    if form is None or unit.draft is None:
        await home(unit)
    else:
        await form.resume(unit, unit.draft)


async def _next_tapped(unit: Unit, _tap: Tap) -> None:
    """Shows what waits for an answer, as it stands now."""
    waiting = await waiting_for(unit)
    if waiting:
        unit.show_own_card(waiting[0].card, waiting[0].id, "home.waits")
    else:
        await home(unit)


async def confirm_waiting(unit: Unit, _words: str) -> None:
    """ "Yes, that's right", typed at any time: it confirms the one exchange that waits for it; of
    several the oldest is shown, so that nobody agrees to what they don't see."""
    stands = await _standing(unit) if "member" in unit.roles else None
    waiting = waits(unit, stands) if stands else []
    if stands is None or not waiting:
        unit.say("home-nothing-waits", one_a_row(unit.button("btn-home", "home")))
        return
    mine = [e for e in stands.exchanges if unit.member in exchanges.awaited(e)]
    if len(mine) == 1 and mine[0].state == "logged":
        await exchanges.confirm(unit, mine[0].id)
    unit.show_own_card(waiting[0].card, waiting[0].id, "home.waits")


async def _yes(unit: Unit, words: str) -> None:
    """A bare yes answers the question that stands last in the chat. Where that isn't one, what
    waits is shown: nobody agrees to what they don't see."""
    if not await shift_asked.answered(unit, yes=True) and not await _last_asked(
        unit, (*AGREES, "hp-yes", "st-agree", "bk-agree", "bk-confirm", "l-all", "v-ok")
    ):
        await _show_waiting(unit, words)


async def _no(unit: Unit, words: str) -> None:
    """A bare no to logged hours, or to a visit that is over, asks what is not right; with nothing
    to say no to, a person. To a request for help, a lending or help that repeats: not this time.
    To "Are you all right?" it is an alarm."""
    if await _last_asked(unit, ("v-ok",), then="v-bad"):
        return
    if await shift_asked.answered(unit, yes=False):
        return
    if await _last_asked(unit, ("hp-no", "st-refuse", "bk-decline", "x-cant")):
        return
    keys = {
        "x-change": "btn-exchange-change",
        "x-amend": "btn-exchange-amend",
        "x-different": "btn-plan-different",
        "x-missed": "btn-plan-missed",
        "x-problem": "btn-exchange-problem",
    }
    found = [(Tap.parse(data, 0, None).verb, data) for _, data in unit.keyboard]
    rows = [unit.button(keys[verb], data) for verb, data in found if verb in keys]
    if not any(verb in ("x-problem", "x-missed") for verb, _ in found):
        await _show_waiting(unit, words)
        return
    rows.append(unit.button("btn-talk-to-a-person", "talk"))
    unit.say("home-not-right-ask", one_a_row(*rows))


async def _problem(unit: Unit, words: str) -> None:
    """ "Problem" under the card of an exchange is its button."""
    if not await _last_asked(unit, ("x-problem",)):
        await _show_waiting(unit, words)


async def _last_asked(unit: Unit, verbs: Sequence[str], then: str | None = None) -> bool:
    """Presses the button with one of these verbs on the newest message, or does `then` about the
    same thing; False without one."""
    taps = (Tap.parse(data, unit.keyboard_message or 0, None) for _, data in unit.keyboard)
    tap = next((tap for tap in taps if tap.verb in verbs), None)
    if tap is not None:
        unit.act_for_reader_of(tap.message_id)
        await unit.registry.taps[then or tap.verb](unit, tap)
    return tap is not None


async def _show_waiting(unit: Unit, _words: str) -> None:
    if not unit.roles:
        if not await join.remind_of_notice(unit):
            await home(unit)
    elif waiting := await waiting_for(unit):
        unit.show_own_card(waiting[0].card, waiting[0].id, "home.waits")
    else:
        unit.say("home-nothing-waits", one_a_row(unit.button("btn-home", "home")))


def _typed_button(data: str) -> RunCommand:
    async def run(unit: Unit, _words: str) -> None:
        await unit.registry.taps[data](unit, Tap.parse(data, 0, None))

    return run


async def more(unit: Unit, _tap: Tap | None = None) -> None:
    """Everything else that the person's roles allow, as buttons and as typed commands."""
    buttons = [unit.button("btn-me", "me")]
    for name, choices in GROUPS.items():
        if _allowed(unit, choices):
            buttons.append(unit.button(f"btn-more-{name}", f"more-in:0:{name}"))
    if desk_menu.groups(unit):
        buttons.append(unit.button("btn-more-work", "desk"))
    ways = (unit.button("btn-help", "help"), unit.button("btn-home", "home"))
    talk = (unit.button("btn-talk-to-a-person", "talk"),)
    unit.say("home-more", (*one_a_row(*buttons), ways, talk))


async def _more_in(unit: Unit, tap: Tap) -> None:
    """One group of More."""
    if tap.run not in GROUPS:
        await more(unit)
        return
    ways = (unit.button("btn-back", "more"), unit.button("btn-home", "home"))
    talk = (unit.button("btn-talk-to-a-person", "talk"),)
    choices = GROUPS[tap.run]
    if tap.run == "on" and unit.helps and await organising.own(unit):
        choices = [
            ORGANISES if name == "volunteer" else (key, name, who) for key, name, who in choices
        ]
    rows = (*one_a_row(*_allowed(unit, choices)), ways, talk)
    unit.say("more-group", rows, group=tap.run)


async def _more_typed(unit: Unit, _words: str) -> None:
    await more(unit)


async def greeted(unit: Unit, _reading: Reading) -> None:
    """Hello is answered with the home card."""
    if unit.roles or not await join.remind_of_notice(unit):
        await home(unit)


async def thanked(unit: Unit, _reading: Reading) -> None:
    """Thanks are answered shortly."""
    unit.say("home-thanks", one_a_row(unit.button("btn-home", "home")))


async def for_a_person(unit: Unit, reading: Reading) -> None:
    """What only a person at the timebank can do: the words go to them."""
    await unit.registry.commands["talk"].run(unit, reading.text)


journey = Journey(
    "home",
    commands=[
        Command("start", start),
        Command("home", home, menu=frozenset({"member", "organiser"})),
        Command("more", _more_typed),
    ],
    taps={
        "home": _home_tapped,
        "home-next": _next_tapped,
        "more": more,
        "more-in": _more_in,
        "resume": _resume,
    },
    said={
        "btn-exchange-confirm": confirm_waiting,
        "btn-exchange-change": _show_waiting,
        "btn-exchange-problem": _show_waiting,
        "btn-more": _more_typed,
        **{key: _typed_button(data) for key, data, _ in REST if data not in ("volunteer", "hats")},
    },
    replies={"yes": _yes, "no": _no, "problem": _problem},
    intents={
        "greeting": greeted,
        "thanks": thanked,
        "goodbye": thanked,
        **dict.fromkeys(FOR_A_PERSON, for_a_person),
    },
)

KEY_FAMILIES = ("draft-", "btn-more-")
