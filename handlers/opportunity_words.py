"""How something to volunteer for reads: for residents, in the preview, on its card and shifts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from domain.opportunities import Pattern
from handlers.listing_words import LANGUAGES
from handlers.standing_questions import in_words
from handlers.wording import Markup, Wording
from storage.opportunities import KEPT, Opportunity

FLAGS = ("sitting", "step_free", "remote")


def said_of(one: Opportunity) -> dict[str, Any]:
    """What its organiser said, as `whole` and `details` take it."""
    return {name: getattr(one, name) for name in KEPT}


def whole(
    wording: Wording, lang: str, said: Mapping[str, Any], pattern: Pattern | None, now: datetime
) -> Markup:
    """All of it, as residents read it."""
    lines = [
        wording.say(
            lang,
            "opportunity-head",
            title=said["title"],
            organisation=said["organisation"],
        ),
        *_when(wording, lang, said, pattern, now),
    ]
    if said.get("venue"):
        lines.append(wording.say(lang, "opportunity-venue", venue=said["venue"]))
    if said.get("bring"):
        lines.append(wording.say(lang, "opportunity-bring", bring=said["bring"]))
    more = details(wording, lang, said)
    return Markup("\n".join(str(line) for line in (*lines, *([more] if more else []))))


def _when(
    wording: Wording, lang: str, said: Mapping[str, Any], pattern: Pattern | None, now: datetime
) -> list[Markup]:
    if pattern is None:
        how = said.get("often") or ""
        return [wording.say(lang, "opportunity-often", kind=said["kind"], often=how)]
    day = max(pattern.first, now.astimezone(pattern.zone).date())
    plan = pattern.plan(pattern.first)
    if pattern.rrule is None:
        return [wording.say(lang, "opportunity-once", start=plan.local_start, end=plan.local_end)]
    return [
        wording.say(
            lang,
            "opportunity-every",
            repeats=in_words(wording, lang, pattern.rrule, pattern.first),
            start=pattern.start,
            finish=pattern.finish,
            first=day,
            has_last="yes" if pattern.last else "no",
            last=pattern.last or day,
        )
    ]


def details(wording: Wording, lang: str, said: Mapping[str, Any]) -> Markup | None:
    """What stands on it beside what, when, where and what to bring; None where that is all."""
    lines: list[Markup] = []

    def add(key: str, **values: Any) -> None:
        lines.append(wording.say(lang, key, **values))

    if said.get("about"):
        add("opportunity-about", about=said["about"])
    if (said.get("min_age") or 18) != 18:
        add("opportunity-age", age=said["min_age"])
    checks = said.get("checks") or "none"
    if checks != "none":
        why = said.get("check_why") or ""
        add("opportunity-check", checks=checks, why=why, has_why="yes" if why else "no")
    easy = [name for name in FLAGS if said.get(name)]
    if easy:
        add(
            "opportunity-easy",
            sitting="yes" if "sitting" in easy else "no",
            steps="yes" if "step_free" in easy else "no",
            remote="yes" if "remote" in easy else "no",
        )
    if said.get("access"):
        add("opportunity-access", access=said["access"])
    tongues = [LANGUAGES[code] for code in said.get("langs") or () if code in LANGUAGES]
    if tongues:
        add("opportunity-langs", langs=tongues)
    if said.get("expenses"):
        add("opportunity-expenses", expenses=said["expenses"])
    if said.get("training"):
        add("opportunity-training", training=said["training"])
    if said.get("contact"):
        add("opportunity-contact", contact=said["contact"])
    if said.get("close_on"):
        add("opportunity-close", date=said["close_on"])
    return Markup("\n".join(str(line).rstrip() for line in lines)) if lines else None
