"""The languages that the bot speaks, and which one a person gets."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the interface.

    `code` names its folder under `locales/`. `conventions` is the Babel locale that words its
    dates, lists, lengths and plurals. A `pseudo` language is made from English when loaded, to
    find sentences that bypass Fluent, text that does not fit, and right-to-left trouble.
    """

    code: str
    conventions: str
    right_to_left: bool = False
    pseudo: Literal["accented", "mirrored"] | None = None

    @property
    def isolates_everything(self) -> bool:
        """Whether every inserted value is isolated, not only one that runs right to left.

        In pseudo-languages the isolates also mark where inserted values begin and end.
        """
        return self.right_to_left or self.pseudo is not None


# Babel reads ur_Latn as ur (Arabic script) and knows no pseudo-locale, so both are mapped to
# English conventions by hand.
ENGLISH = Language("en", "en_GB")
LANGUAGES: Sequence[Language] = (
    ENGLISH,
    Language("ur-Latn", "en_GB"),
    Language("en-XA", "en_GB", pseudo="accented"),
    Language("ar-XB", "en_GB", right_to_left=True, pseudo="mirrored"),
)
_BY_FOLDED_CODE = {language.code.lower(): language.code for language in LANGUAGES}


def interface_language(telegram_code: str | None, chosen: str | None) -> str:
    """The code of the language in which to speak to somebody; one of `LANGUAGES`, always.

    What they `chosen` in Goodturn stands over `telegram_code`, the IETF tag that Telegram sends
    (it may be absent, and is the phone's language, not always the person's). "en-GB" falls back to
    "en"; a language that we do not have is answered in English. Roman-script Urdu is never
    guessed from "ur", which is another script: people choose it.
    """
    for code in (chosen, telegram_code):
        if not code:
            continue
        folded = code.replace("_", "-").lower()
        found = _BY_FOLDED_CODE.get(folded) or _BY_FOLDED_CODE.get(folded.split("-")[0])
        if found:
            return found
    return ENGLISH.code
