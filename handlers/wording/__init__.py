"""Every sentence the bot says: `wording.say(lang, "join-welcome", name="Amina")`.

Sentences stand in `locales/<language>/*.ftl` (Project Fluent). Callers pass values and never
format: see docs/wording.md.
"""

from handlers.wording.languages import LANGUAGES, Language, interface_language
from handlers.wording.values import Link, Markup, Value, WordingError, Words
from handlers.wording.wording import Wording

__all__ = [
    "LANGUAGES",
    "Language",
    "Link",
    "Markup",
    "Value",
    "Wording",
    "WordingError",
    "Words",
    "interface_language",
]
