"""The lines of a list of candidates: why each fits, when they were asked, and what they said."""

from handlers import match_words
from handlers.unit import Unit
from handlers.wording import Markup, Words
from services.candidates import Found, Likely, Pair
from storage.db import moment_of

OWES = -60
"""Minutes from which on a turn to give is said to be fair."""


def head(unit: Unit, found: Found) -> Markup:
    """Whose request it is, and what for."""
    one = found.request
    return unit.text(
        "match-head", number=one.id, name=one.person_name, what=Words(one.shown or one.words, 120)
    )


def line(unit: Unit, one: Likely) -> Markup:
    """Somebody who could help: why, when they were last asked, checks, and whose turn it is."""
    reasons = match_words.why_them(unit.wording, unit.lang, one.match.reasons, most=4)
    asked = one.about.asked_at
    days = (unit.now - moment_of(asked)).days if asked is not None else 0
    checks = [unit.wording.plain(unit.lang, "match-check", kind=kind) for kind in one.about.checks]
    return unit.text(
        "match-line",
        name=one.about.name,
        here="yes" if one.about.here else "no",
        reasons=reasons or [""],
        has_reasons="yes" if reasons else "no",
        asked="never" if asked is None else "today" if days == 0 else "days",
        days=days,
        checks=checks or [""],
        has_checks="yes" if checks else "no",
        turn="yes" if one.about.balance <= OWES else "no",
    )


def asked(unit: Unit, found: Found) -> list[Markup]:
    """Those who were asked or rung, with how it stands with each."""
    lines = []
    back = {int(row["person_id"]): row for row in found.calls}
    for one in found.asked:
        call = back.pop(one.person_id, None)
        rung = one.state == "asked" and call is not None
        how = str(call["outcome"]) if rung and call is not None else one.state
        at = call["back_at"] if rung and call is not None and how == "back" else None
        when = moment_of(at or one.answered_at or one.asked_at)
        via = "phone" if one.via == "phone" else "bot"
        lines.append(unit.text("match-said", name=one.name, how=how, via=via, at=when))
    for row in back.values():
        if row["outcome"] in ("back", "missed"):
            when = moment_of(row["back_at"] or row["at"])
            how = str(row["outcome"])
            lines.append(
                unit.text("match-said", name=str(row["name"]), how=how, via="phone", at=when)
            )
    return [Markup("\n".join(str(one) for one in lines))] if lines else []


def pair(unit: Unit, number: int, one: Pair) -> Markup:
    """An offer and the want that it meets."""
    return unit.text(
        "match-pair-line",
        number=number,
        giver=str(one.offer["name"]),
        offer=Words(one.offer["shown"] or one.offer["words"], 80),
        name=one.name,
        want=Words(one.words, 80),
    )
