"""What `goodturn parse` tells a person: the reading in sentences, and which words led to it."""

from datetime import date, datetime
from typing import Any

from bot.parse import read
from domain.reading.patterns import Found

_ABOUT = {
    "ok": "I can use this.",
    "clarify": "I have to ask.",
    "reject": "I cannot log this.",
    "none": "I found no length and no time in it.",
}
_REASONS = {
    "future": "The day is still to come, so I offer to plan it.",
    "non_positive": "Nothing, or less than nothing, is not a length.",
    "over_24h": "No day has more than 24 hours.",
}
_MOST_PHRASES = 8


def explained(reader: str, text: str, now: datetime, lang: str | None) -> str:
    """The reading of `text` as lines for a person; the screening is always told first."""
    lines = _screening(text)
    if reader != "screen":
        lines += _TELL[reader](read(reader, text, now, lang))
        if reader in {"request", "intent"}:
            lines += _refusal(text)
    return "\n".join(lines)


def _screening(text: str) -> list[str]:
    from domain.reading.screening import reasons, screen  # noqa: PLC0415 (loads its words)

    found = screen(text)
    if found.screen == "ordinary":
        return ["Screening: ordinary. Nothing in it that must not wait."]
    also = f" Also: {_words(found.also)}." if found.also else ""
    lines = [
        f"Screening: urgent, {_words([found.kind or ''])}.{also}",
        f"The fixed answer {found.answer} comes first, and {found.alert} is alerted.",
        "Because of these words:",
    ]
    lines += [_because(found) for found in reasons(text)[:_MOST_PHRASES]]
    return lines


def _refusal(text: str) -> list[str]:
    from domain.reading.refused import refused_phrases  # noqa: PLC0415 (loads its words)

    found = refused_phrases().find(text)[:_MOST_PHRASES]
    return (["Refused because of these words:"] if found else []) + [_because(f) for f in found]


def _because(found: Found) -> str:
    where = f"{found.phrase.label}, {found.phrase.lang}"
    return f'  "{" ".join(found.words)}" ({where})'


def _hours(reading: dict[str, Any]) -> list[str]:
    lines = [_ABOUT[reading["status"]]]
    lines += [f"  {_entry(entry)}" for entry in reading.get("entries", ())]
    if reading.get("ask"):
        lines.append(f"I ask about: {_words([reading['ask']])}.")
    for option in reading.get("options", ()):
        lines.append("  a button: " + "; ".join(_entry(entry) for entry in option))
    if reading.get("reason"):
        lines.append(_REASONS[reading["reason"]])
    return lines + _flags(reading)


def _request(reading: dict[str, Any]) -> list[str]:
    lines = [f"It is: {_words([reading['intent']])}. I would: {_words([reading['action']])}."]
    for item in reading["items"]:
        length = _length(item["minutes"]) if item["minutes"] else "no length said"
        lines.append(
            f"  {item['skill'] or 'kind of help unclear'}: {length}, {_when(item['when'])}"
        )
    if reading["ask"]:
        lines.append(f"Still to ask: {_words(reading['ask'])}.")
    if reading["signpost"]:
        lines.append(f"Who can help: {', '.join(reading['signpost'])}.")
    if reading["public_text"]:
        lines.append(f"Others would see: {reading['public_text']}")
    return lines + _flags(reading)


def _nomination(reading: dict[str, Any]) -> list[str]:
    names = ", ".join(one["name"] for one in reading["nominees"]) or "nobody named yet"
    lines = [
        f"For: {names}. Category: {_words([reading['category'] or 'unclear'])}.",
        f"Provisional: {_words([reading['eligibility']])}. I would: {_words([reading['action']])}.",
    ]
    if reading["missing"]:
        lines.append(f"Still to ask: {_words(reading['missing'])}.")
    return lines + _flags(reading)


def _intent(reading: dict[str, Any]) -> list[str]:
    action = _words([reading["action"]]) if reading["action"] else "ask"
    lines = [f"It is: {_words([reading['intent']])}. I would: {action}."]
    lines.append(f"Language: {reading['lang']}.")
    if reading["names"]:
        lines.append(f"Names in it: {', '.join(reading['names'])}.")
    if reading["skills"]:
        lines.append(f"Kinds of help in it: {', '.join(reading['skills'])}.")
    return lines


_TELL = {"hours": _hours, "request": _request, "nomination": _nomination, "intent": _intent}


def _flags(reading: dict[str, Any]) -> list[str]:
    return [f"Noted: {_words(reading['flags'])}."] if reading.get("flags") else []


def _words(codes: Any) -> str:
    return ", ".join(str(code).replace("_", " ") for code in codes)


def _entry(entry: dict[str, Any]) -> str:
    told = f"{_day(entry['date'])}, {_length(entry['minutes'])}"
    if entry.get("start") and entry.get("end"):
        told += f", {entry['start']} to {entry['end']}"
    return told


def _length(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} hour" + "s" * (hours != 1)] if hours else []
    parts += [f"{rest} minutes"] if rest else []
    return " ".join(parts) or "no time"


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day:%A} {day.day} {day:%B %Y}"


def _when(when: dict[str, Any]) -> str:
    told = [str(when["type"])]
    told += [_day(when["date"])] if when.get("date") else []
    told += [f"{n} {_day(when[n])}" for n in ("from", "to", "until", "by") if when.get(n)]
    clock = ("start", "end", "arrive_by", "time", "part", "rrule")
    told += [f"{n.replace('_', ' ')} {when[n]}" for n in clock if when.get(n)]
    return ", ".join(told)
