"""/hat: acting for somebody else, such as a neighbour without Telegram or a group, and as oneself
again. Also said: "as St Mark's", "for my nan", "as myself"."""

import re
from collections.abc import Collection

from domain.permissions import Role
from domain.reading.names import Known, One, resolve
from handlers.conversation.questions import plainly
from handlers.conversation.screens import Button, one_a_row
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from services import acting
from storage import delegates, people
from storage.hats import Hat

MYSELF = frozenset({
    "as myself", "myself", "as me", "be myself", "for myself", "act as myself", "back to myself",
    "im me again", "no hat", "hat off", "take the hat off", "stop acting for them",
})  # fmt: skip
NO_ANSWER = MYSELF - {"myself", "as me", "be myself", "for myself"}
"""Of these, what can be no answer to a question: it works in the middle of a form, too."""
FOR = re.compile(
    r"(?:(?:act(?:ing)?|i am|im|be|writing|this is)\s+)?"
    r"(?:as|for|on behalf of)\s+(?P<who>[^?]{2,60})"
)
KIN = frozenset({
    "nan", "nana", "nanna", "nanny", "gran", "granny", "grandma", "grandad", "granddad", "grandpa",
    "mum", "mom", "mam", "mother", "dad", "father", "aunt", "auntie", "uncle", "neighbour",
    "friend", "husband", "wife", "partner", "sister", "brother", "son", "daughter", "dadi",
    "dada", "nani", "ammi", "abbu", "babcia", "mama", "tata",
})  # fmt: skip
"""What people call those for whom they act; meant is the one helped, where there is only one."""
MOST_SHOWN = 20


def choosable(unit: Unit) -> list[Hat]:
    """The hats to choose from; what a broker does for an hour is said by name each time."""
    return [hat for hat in unit.hats if hat.kind != "broker"]


async def choose(unit: Unit, words: str = "") -> None:
    """For whom does the person want to act? By name behind the command, or by button."""
    if words and await _said_for(unit, plainly(words), words):
        return
    worn = unit.hat
    unit.wear(None)
    found = choosable(unit)
    rows = [
        Button(unit.wording.button(unit.lang, "btn-hat-for", name=hat.name), f"hat-on:{hat.id}")
        for hat in found[:MOST_SHOWN]
        if worn is None or hat.id != worn.id
    ]
    if worn is not None:
        rows.insert(0, unit.button("btn-hat-off", "hat-off"))
    who = await _helpers(unit)
    if who:
        rows.append(unit.button("btn-hat-who", "hat-who"))
    rows.append(unit.button("btn-home", "home"))
    unit.aside()
    if worn is not None:
        unit.say(
            "hat-worn-ask", one_a_row(*rows), name=worn.name, until=worn.worn_until or unit.now
        )
    elif found:
        unit.say("hat-choose-ask", one_a_row(*rows))
    else:
        unit.say("hat-none", one_a_row(*rows))


async def _tapped(unit: Unit, _tap: Tap) -> None:
    await choose(unit)


async def _on(unit: Unit, tap: Tap) -> None:
    """One was chosen."""
    hat = next((hat for hat in unit.hats if hat.id == tap.id), None)
    if hat is None:
        unit.toast("refusal-hat-over")
        return
    await put_on(unit, hat)


async def put_on(unit: Unit, hat: Hat) -> None:
    """Puts it on and says so, in a message of its own; what was half filled in stays as it was."""
    unit.wear(None)
    worn = await acting.put_on(unit, hat)
    unit.hats = (*(one for one in unit.hats if one.id != hat.id), worn)
    unit.aside()
    unit.wear(worn)
    unit.say(
        "hat-on",
        one_a_row(unit.button("btn-home", "home"), unit.button("btn-hat-off", "hat-off")),
        name=hat.name,
        until=worn.worn_until or unit.now,
    )


async def off_said(unit: Unit, text: str) -> bool:
    """As `said`, in the middle of a form; what was half filled in for the other stays theirs."""
    if unit.hat is None or plainly(text) not in NO_ANSWER:
        return False
    await off(unit)
    return True


async def off(unit: Unit, _words: str = "") -> None:
    """As oneself again."""
    worn = unit.hat
    unit.wear(None)
    unit.aside()
    if worn is None and not any(hat.worn_until for hat in unit.hats):
        unit.say("hat-not-worn", one_a_row(unit.button("btn-home", "home")))
        return
    acting.take_off(unit)
    unit.say("hat-off", one_a_row(unit.button("btn-home", "home")), name=unit.actor.name)


def off_for_desk(unit: Unit, roles: Collection[Role]) -> None:
    """Whoever goes on with work that needs one of these roles of their own acts for nobody any
    more, and reads so: the desk is never worked in a member's name."""
    worn = unit.hat
    if worn is None or "member" in roles or unit.roles & set(roles):
        return
    unit.wear(None)
    if not unit.roles & set(roles):
        unit.wear(worn)
    elif worn.worn_until is not None:
        acting.take_off(unit)
        unit.say("hat-off-for-desk", name=worn.name)


async def _off_tapped(unit: Unit, _tap: Tap) -> None:
    await off(unit)


async def said(unit: Unit, text: str) -> bool:
    """ "As St Mark's", "for my nan", "as myself", outside a form; False for anything else."""
    words = plainly(text)
    if words in MYSELF:
        await off(unit)
        return True
    match = FOR.fullmatch(words)
    if match is None or not unit.hats:
        return False
    return await _said_for(unit, match["who"], match["who"])


async def _said_for(unit: Unit, plain: str, words: str) -> bool:
    found = choosable(unit)
    who = plain.removeprefix("for ").removeprefix("as ").removeprefix("my ").removeprefix("the ")
    if plain in MYSELF or who in ("me", "myself"):
        await off(unit)
        return True
    hat = next((hat for hat in found if plainly(hat.name) in (plain, who)), None)
    if hat is None:
        named = resolve(words, [Known(hat.for_id, hat.name) for hat in found])
        if isinstance(named, One):
            hat = next(hat for hat in found if hat.for_id == named.id)
    helped = [hat for hat in found if hat.kind == "helper"]
    if hat is None and who.split(" ")[0] in KIN and len(helped) == 1:
        hat = helped[0]
    if hat is None and who.split(" ")[0] in KIN and helped:
        await choose(unit)
        return True
    if hat is None:
        return False
    await put_on(unit, hat)
    return True


async def for_member(unit: Unit, words: str) -> None:
    """/for Jean: a broker acts for a member for an hour; others choose among their hats."""
    if "broker" not in unit.roles and unit.hat is None:
        await choose(unit, words)
        return
    unit.wear(None)
    if "broker" not in unit.roles:
        await choose(unit, words)
        return
    name = words.strip()
    found = await people.members_named(unit.tx, unit.scope.id, name, 6) if name else []
    exact = [p for p in found if plainly(p.name) == plainly(name)]
    chosen = exact if len(exact) == 1 else found
    if len(chosen) == 1:
        await _as_broker(unit, chosen[0].id)
        return
    rows = [unit.button("btn-hat-for", f"hat-broker:{one.id}", name=one.name) for one in chosen[:5]]
    home = unit.button("btn-home", "home")
    if not name:
        unit.say("hat-broker-who", one_a_row(home))
    elif chosen:
        unit.say("hat-broker-which", one_a_row(*rows, home), name=name[:60])
    else:
        unit.say("hat-broker-nobody", one_a_row(home), name=name[:60])


async def _broker_tapped(unit: Unit, tap: Tap) -> None:
    unit.wear(None)
    await _as_broker(unit, tap.id)


async def _as_broker(unit: Unit, person_id: int) -> None:
    own = next((hat for hat in choosable(unit) if hat.for_id == person_id), None)
    hat = own or await acting.put_on_as_broker(unit, person_id)
    await put_on(unit, hat)


async def _helpers(unit: Unit) -> list[delegates.Delegate]:
    """Who acts for the person themselves."""
    if unit.community is None:
        return []
    return await delegates.acting_for(unit.tx, unit.scope.id, unit.actor.id, unit.now)


async def _who(unit: Unit, _tap: Tap) -> None:
    """Who may act for me, and how to stop it."""
    unit.wear(None)
    found = await _helpers(unit)
    rows = [
        unit.button("btn-hat-stop", f"hat-stop:{one.id}", name=one.person_name or one.called or "")
        for one in found[:MOST_SHOWN]
    ]
    key = "hat-who" if found else "hat-who-nobody"
    names = [one.person_name or one.called or "" for one in found]
    unit.say(
        key,
        one_a_row(*rows, unit.button("btn-home", "home")),
        names=names or [""],
    )


async def _stop(unit: Unit, tap: Tap) -> None:
    """They act for me no more; or I act for them no more."""
    unit.wear(None)
    found = await acting.end(unit, tap.id)
    name = found.for_name if found.person_id == unit.actor.id else found.person_name
    unit.say(
        "hat-stopped",
        one_a_row(unit.button("btn-home", "home")),
        name=name or found.called or "",
        mine="yes" if found.person_id == unit.actor.id else "no",
    )


async def opened_link(unit: Unit, code: str) -> None:
    """Somebody opened the link that lets them act for a member."""
    found = await acting.open_link(unit, code)
    if unit.actor.community_id is None:
        people.choose_community(unit.tx, unit.actor.id, found.community_id)
    unit.refresh_menu(unit.actor.id)


journey = Journey(
    "hats",
    commands=[Command("hat", choose), Command("for", for_member)],
    taps={
        "hats": _tapped,
        "hat-on": _on,
        "hat-off": _off_tapped,
        "hat-who": _who,
        "hat-stop": _stop,
        "hat-broker": _broker_tapped,
    },
    said={"btn-hat-choose": choose, "btn-hat-off": off},
)
