"""Offers and wants in words: when, where, in which languages, and how they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from domain.slots import DAY, EVERY, PARTS, WEEKDAYS, WEEKEND, Group, Span, groups
from handlers.wording import Markup, Wording, Words
from storage.listings import Listing

LONGEST_WHEN = 300
LANGUAGES = {
    "en": "English", "ur": "Urdu", "pa": "Punjabi", "phr": "Pahari-Potwari", "pl": "Polish",
    "ro": "Romanian", "ar": "Arabic", "bn": "Bengali", "syl": "Sylheti", "so": "Somali",
    "hi": "Hindi", "gu": "Gujarati", "ps": "Pashto", "fa": "Farsi", "ku": "Kurdish",
    "fr": "French", "es": "Spanish", "pt": "Portuguese", "zh": "Chinese", "yue": "Cantonese",
    "ti": "Tigrinya", "am": "Amharic", "uk": "Ukrainian", "tr": "Turkish", "sq": "Albanian",
    "ta": "Tamil", "prs": "Dari", "ckb": "Sorani",
}  # fmt: skip
"""What languages are called here; names, like those of people and places."""
KEY_FAMILIES = ("listing-part-", "listing-day-", "listing-days-")


@dataclass(frozen=True, slots=True)
class Details:
    """What a listing says besides the kind of help; `area` is None for anywhere."""

    slots: str
    area: str | None
    langs: tuple[str, ...]
    remote: bool
    quick: bool
    once: bool

    @classmethod
    def of(cls, one: Listing) -> "Details":
        """Those of a listing."""
        return cls(one.slots, one.area, one.langs, one.remote, one.quick, one.once)


def when_words(wording: Wording, lang: str, slots: str) -> str:
    """Slots in words: "Weekdays in the morning and Saturdays", or any time. Plain text."""
    found = groups(slots)
    if not found:
        return wording.plain(lang, "listing-any-time")
    shown = [_group(wording, lang, group) for group in found]
    return wording.plain(lang, "listing-when", groups=shown)


def _group(wording: Wording, lang: str, group: Group) -> str:
    days = _days(wording, lang, group.days)
    if group.spans == ((0, DAY),):
        return days
    parts = [part for span in group.spans for part in _parts(wording, lang, span)]
    return wording.plain(lang, "listing-slot", days=days, parts=parts)


def _days(wording: Wording, lang: str, days: Sequence[int]) -> str:
    whole = {tuple(EVERY): "every", tuple(WEEKDAYS): "weekdays", tuple(WEEKEND): "weekend"}
    if tuple(days) in whole:
        return wording.plain(lang, f"listing-days-{whole[tuple(days)]}")
    names = [wording.plain(lang, f"listing-day-{day}") for day in days]
    return wording.plain(lang, "listing-when", groups=names)


def _parts(wording: Wording, lang: str, span: Span) -> list[str]:
    first, last = span
    inside = [name for name, (a, b) in PARTS.items() if first <= a and b <= last]
    if inside and span == (PARTS[inside[0]][0], PARTS[inside[-1]][1]):
        return [wording.plain(lang, f"listing-part-{name}") for name in inside]
    if last == DAY:
        return [wording.plain(lang, "listing-part-from", start=_clock(first))]
    if first == 0:
        return [wording.plain(lang, "listing-part-until", end=_clock(last))]
    return [wording.plain(lang, "listing-part-between", start=_clock(first), end=_clock(last))]


def _clock(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)


def details(wording: Wording, lang: str, about: Details) -> list[Markup]:
    """When, where, languages and size, a line each; only what there is to say."""
    lines = [
        wording.say(
            lang,
            "listing-line-when",
            when=Words(when_words(wording, lang, about.slots), LONGEST_WHEN),
        ),
        wording.say(
            lang,
            "listing-line-where",
            area=about.area or "",
            how="remote" if about.remote else "area" if about.area else "anywhere",
        ),
    ]
    if about.langs:
        names = [LANGUAGES.get(code, code) for code in about.langs]
        lines.append(wording.say(lang, "listing-line-languages", languages=names))
    if about.quick or about.once:
        size = "both" if about.quick and about.once else "quick" if about.quick else "once"
        lines.append(wording.say(lang, "listing-line-size", size=size))
    return lines


def called(one: Listing) -> str:
    """What a listing is called for its owner: what others read, or their own words."""
    return one.shown or " ".join(one.words.split())


def row_line(wording: Wording, lang: str, one: Listing, number: int) -> Markup:
    """One listing in a list, with its number."""
    return wording.say(
        lang,
        "listing-row",
        number=number,
        kind=one.kind,
        what=called(one),
        when=Words(when_words(wording, lang, one.slots), LONGEST_WHEN),
        state=one.state,
    )
