"""*Say thanks*: the one who was helped thanks the one who helped, once it is in the books."""

from dataclasses import dataclass

from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import Found, FreeText, Given, Option, Suggested, Unclear
from handlers.journey import Journey
from handlers.log_hours import in_its_timebank
from handlers.pressed import words_asked
from handlers.unit import Tap, Unit
from services import exchanges, thanks


class ThanksQuestion(Suggested):
    """Words of thanks that may be passed on."""

    def __init__(self) -> None:
        super().__init__(("btn-thanks-plain",), thanks.LONGEST)

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """The words, unless they hold what isn't passed on; then they are asked again."""
        found = await super().read(unit, words, given)
        if isinstance(found, Found) and thanks.fit(str(found.value)) is None:
            label = unit.wording.button(unit.lang, "btn-thanks-plain")
            return Unclear("thanks-not-passed-on", {}, [Option(label, label)])
        return found


@dataclass(frozen=True)
class Said:
    """The thanks."""

    words: str = ask("thanks-ask", ThanksQuestion())
    exchange: str | None = ask("thanks-ask", FreeText(), hidden=True)


async def _submit(unit: Unit, answers: Said) -> None:
    exchange_id = int(answers.exchange or 0)
    await in_its_timebank(unit, exchange_id)
    await thanks.say(unit, exchange_id, answers.words)
    unit.show_own_card(exchanges.CARD, exchange_id, "exchange.thanks")


form = Form("thanks", Said, _submit, over=True, careful=True)


async def tapped(unit: Unit, tap: Tap) -> None:
    """The button on the card."""
    async with words_asked(unit, exchanges.CARD, tap.id, form, {"exchange": str(tap.id)}):
        await in_its_timebank(unit, tap.id)
        await thanks.may(unit, tap.id)


journey = Journey("thanks", taps={"thanks": tapped}, forms=[form])
