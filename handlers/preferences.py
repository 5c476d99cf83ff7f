"""/timebank and /language: which timebank a person uses now, and the language of the answers."""

from collections.abc import Sequence
from dataclasses import replace

from domain.errors import DomainError
from handlers.conversation.screens import Button, one_a_row
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from handlers.wording import LANGUAGES, Language
from services import rules
from storage import people
from storage.people import Community


def own(unit: Unit) -> Sequence[Community]:
    """The timebanks in which the person has a standing or a role."""
    standing = {m.community_id for m in unit.memberships} | {where for where, _ in unit.all_roles}
    return [one for one in unit.communities if one.id in standing]


SETTINGS = frozenset({"settings", "setting"})


async def timebank(unit: Unit, words: str = "") -> None:
    """Offers the person's timebanks; with only one there is nothing to choose. "settings" shows
    those of the one they use, to whoever runs it."""
    if words.strip().casefold() in SETTINGS:
        await unit.registry.taps["tb-settings"](unit, Tap("tb-settings", 0, "", 0, None))
        return
    found = own(unit)
    if not found:
        await unit.registry.taps["home"](unit, unit.tap or Tap("home", 0, "", 0, None))
        return
    current = unit.community.id if unit.community else None
    others = [Button(one.name[:60], f"tb:{one.id}") for one in found if one.id != current][:20]
    rows = one_a_row(*others, unit.button("btn-home", "home"))
    if current is None:
        unit.say("timebank-which-ask", rows)
    elif others:
        unit.say("timebank-other-ask", rows, timebank=unit.scope.name)
    else:
        unit.say("timebank-only", rows, timebank=unit.scope.name)


async def _timebank_tapped(unit: Unit, _tap: Tap) -> None:
    await timebank(unit)


async def _chosen(unit: Unit, tap: Tap) -> None:
    community = next((one for one in own(unit) if one.id == tap.id), None)
    if community is None:
        raise DomainError("error-not-found")
    people.choose_community(unit.tx, unit.actor.id, community.id)
    unit.use_community(community)
    await unit.registry.taps["home"](unit, replace(tap, run=""))


async def languages(unit: Unit) -> Sequence[Language]:
    """The languages on offer here; invented ones only where the timebank tests with them."""
    pseudo = unit.community is not None and ((await rules.of(unit)).yes("pseudo_languages"))
    return [one for one in LANGUAGES if pseudo or not one.pseudo]


async def language(unit: Unit, _words: str = "") -> None:
    """Offers the languages, each in its own words."""
    rows = [
        unit.button(f"btn-language-{one.code.lower()}", f"lang-to:{LANGUAGES.index(one)}")
        for one in await languages(unit)
    ]
    unit.say("language-ask", one_a_row(*rows, unit.button("btn-home", "home")))


async def _language_tapped(unit: Unit, _tap: Tap) -> None:
    await language(unit)


async def _spoken(unit: Unit, tap: Tap) -> None:
    offered = await languages(unit)
    chosen = next((one for one in offered if LANGUAGES.index(one) == tap.id), None)
    if chosen is None:
        raise DomainError("error-not-found")
    people.choose_language(unit.tx, unit.actor.id, chosen.code)
    unit.actor = replace(unit.actor, lang=chosen.code)
    unit.refresh_menu(unit.actor.id)
    unit.refresh_menu(unit.actor.id)
    unit.say("language-chosen", one_a_row(unit.button("btn-home", "home")))


journey = Journey(
    "preferences",
    commands=[Command("timebank", timebank), Command("language", language)],
    taps={
        "timebank": _timebank_tapped,
        "tb": _chosen,
        "lang": _language_tapped,
        "lang-to": _spoken,
    },
)

KEY_FAMILIES = ("btn-language-",)
