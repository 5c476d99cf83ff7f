"""What is asked beside an exchange's card: a reason, a question, an answer, a name, a length."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from domain.errors import NotFound
from handlers.conversation.forms import Form, ask
from handlers.conversation.people_questions import LengthQuestion, MemberQuestion, Named
from handlers.conversation.questions import FreeText, Suggested
from handlers.log_hours import in_its_timebank, other_hours
from handlers.unit import Unit
from services import exchanges, reversing


@dataclass(frozen=True)
class Reason:
    """Why a broker declines or reverses: both sides read it."""

    words: str = ask(
        "exchange-reason-ask",
        Suggested(("btn-reason-not-agreed", "btn-reason-not-kind", "btn-reason-twice")),
    )
    exchange: str | None = ask("exchange-reason-ask", FreeText(), hidden=True)
    action: str | None = ask("exchange-reason-ask", FreeText(), hidden=True)


@dataclass(frozen=True)
class Query:
    """A broker's question to the one who logged it."""

    words: str = ask("exchange-query-ask", FreeText(limit=500))
    exchange: str | None = ask("exchange-query-ask", FreeText(), hidden=True)
    action: str | None = ask("exchange-query-ask", FreeText(), hidden=True)


@dataclass(frozen=True)
class Answer:
    """The answer to a broker's question."""

    words: str = ask("exchange-answer-ask", FreeText(limit=500))
    exchange: str | None = ask("exchange-answer-ask", FreeText(), hidden=True)
    action: str | None = ask("exchange-answer-ask", FreeText(), hidden=True)


@dataclass(frozen=True)
class Meant:
    """Whom the one who logged it meant, as the broker knows."""

    person: Named = ask("exchange-resolve-ask", MemberQuestion())
    exchange: str | None = ask("exchange-resolve-ask", FreeText(), hidden=True)
    action: str | None = ask("exchange-resolve-ask", FreeText(), hidden=True)


@dataclass(frozen=True)
class Settled:
    """What a broker decides where the two don't agree, and why: both sides read it."""

    minutes: int = ask("exchange-settle-ask", LengthQuestion())
    words: str = ask("exchange-reason-ask", FreeText(limit=500))
    exchange: str | None = ask("exchange-reason-ask", FreeText(), hidden=True)
    action: str | None = ask("exchange-reason-ask", FreeText(), hidden=True)


async def _submit_settled(unit: Unit, answers: Settled) -> None:
    exchange_id = int(answers.exchange or 0)
    await in_its_timebank(unit, exchange_id)
    await exchanges.settle(unit, exchange_id, answers.minutes, answers.words)
    unit.show_card(unit.actor.id, exchanges.CARD, exchange_id, "exchange.decided", fresh=True)


async def _submit_words(unit: Unit, answers: Reason | Query | Answer) -> None:
    act: dict[str, Callable[[Unit, int, str], Awaitable[object]]] = {
        "decline": exchanges.decline,
        "reverse": reversing.reverse,
        "query": exchanges.query,
        "answer": exchanges.answer,
    }
    exchange_id = int(answers.exchange or 0)
    await in_its_timebank(unit, exchange_id)
    waits = await act[answers.action or ""](unit, exchange_id, answers.words)
    if isinstance(waits, int):
        unit.show_card(unit.actor.id, reversing.CARD, waits, "reversal.asked", fresh=True)
    else:
        unit.show_card(unit.actor.id, exchanges.CARD, exchange_id, "exchange.decided", fresh=True)


async def _submit_meant(unit: Unit, answers: Meant) -> None:
    exchange_id = int(answers.exchange or 0)
    if answers.person.id is None:
        raise NotFound
    await in_its_timebank(unit, exchange_id)
    await exchanges.resolve(unit, exchange_id, answers.person.id)
    unit.show_card(unit.actor.id, exchanges.CARD, exchange_id, "exchange.resolved", fresh=True)


reason_form = Form("exchange-reason", Reason, _submit_words, over=True, careful=True)
query_form = Form("exchange-query", Query, _submit_words, over=True, careful=True)
answer_form = Form("exchange-answer", Answer, _submit_words, over=True)
settle_form = Form("exchange-settle", Settled, _submit_settled, over=True, careful=True)
meant_form = Form("exchange-meant", Meant, _submit_meant, over=True, careful=True)
FORMS: dict[str, Form[Any]] = {
    "x-change": other_hours,
    "x-amend": other_hours,
    "x-different": other_hours,
    "x-settle": settle_form,
    "x-decline": reason_form,
    "x-reverse": reason_form,
    "x-query": query_form,
    "x-answer": answer_form,
    "x-resolve": meant_form,
}
"""By the button that begins it."""
