"""/message: writing to the other side of some help, without either number; sharing numbers once
both press Share; and under each such message, reporting it and being done with who wrote it."""

from dataclasses import dataclass
from typing import Any

from domain.relaying import LONGEST
from handlers.conversation.forms import Form, ask
from handlers.conversation.questions import Found, FreeText, Given, Option, Unclear
from handlers.conversation.screens import Screen, one_a_row
from handlers.journey import Command, Journey
from handlers.unit import Tap, Unit
from handlers.wording import Markup, Words
from services import relays as service
from services.cases import first_name

MOST = 4


async def command(unit: Unit, words: str = "") -> None:
    """/message: to whom, where there are several; then what."""
    unit.wear(None)
    found = await service.open_to(unit)
    if not found:
        unit.say("relay-nobody", one_a_row(
            unit.button("btn-talk-to-a-person", "talk"), unit.button("btn-home", "home")
        ))  # fmt: skip
        return
    if len(found) == 1:
        await _begin(unit, found[0][0].id, words)
        return
    rows = [unit.button("btn-relay-to", f"relay:{one.id}", name=name) for one, name in found[:MOST]]
    unit.say("relay-whom-ask", one_a_row(*rows, unit.button("btn-home", "home")))


async def _begin(unit: Unit, exchange_id: int, words: str = "") -> None:
    _, _, name = await service.find(unit, exchange_id)
    given: dict[str, Any] = {"exchange": str(exchange_id), "name": name}
    await form.start(unit, {**given, "words": words} if words else given, words or None)


async def _to(unit: Unit, tap: Tap) -> None:
    """*Reply*, *Write to Jean*."""
    unit.wear(None)
    unit.aside()
    await _begin(unit, tap.id)


@dataclass(frozen=True)
class Message:
    """What one side tells the other."""

    words: str = ask("relay-words-ask", FreeText(limit=LONGEST))
    exchange: str | None = ask("relay-words-ask", FreeText(), hidden=True)
    name: str | None = ask("relay-words-ask", FreeText(), hidden=True)


async def _review(unit: Unit, answers: Message) -> Markup:
    made = service.shown(answers.words)
    return unit.text(
        "relay-review",
        name=answers.name or "",
        words=Words(made.text, LONGEST),
        cut="yes" if made.cut else "no",
    )


async def _submit(unit: Unit, answers: Message) -> None:
    name = await service.send(unit, int(answers.exchange or 0), answers.words)
    unit.say("relay-sent", one_a_row(unit.button("btn-home", "home")), name=name)


form = Form("relay", Message, _submit, review=_review, yes="btn-relay-send", over=True)


# Sharing ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ReachedQuestion(FreeText):
    """How the other side shall reach somebody: as the timebank has it, or in other words."""

    async def options(self, unit: Unit, given: Given) -> list[Option]:  # noqa: ARG002
        """What the timebank has."""
        known = await service.reach(unit)
        return [Option(known[:60], known)] if known else []

    async def read(self, unit: Unit, words: str, given: Given) -> Found | Unclear:
        """The words."""
        return await FreeText.read(self, unit, words, given)


@dataclass(frozen=True)
class Share:
    """What the other side reads of somebody, once both pressed Share."""

    words: str = ask("relay-share-ask", ReachedQuestion(limit=200))
    exchange: str | None = ask("relay-share-ask", FreeText(), hidden=True)
    name: str | None = ask("relay-share-ask", FreeText(), hidden=True)


async def _review_share(unit: Unit, answers: Share) -> Markup:
    return unit.text("relay-share-review", name=answers.name or "", words=Words(answers.words, 200))


async def _submit_share(unit: Unit, answers: Share) -> None:
    name, both = await service.share(unit, int(answers.exchange or 0), answers.words)
    if not both:
        unit.say("relay-share-waits", one_a_row(unit.button("btn-home", "home")), name=name)


share_form = Form(
    "relay-share", Share, _submit_share, review=_review_share, yes="btn-relay-share-yes", over=True
)


async def _share(unit: Unit, tap: Tap) -> None:
    """*Share my number*: what, and with whom, is read back first."""
    unit.wear(None)
    _, _, name = await service.find(unit, tap.id)
    unit.aside()
    await share_form.start(unit, {"exchange": str(tap.id), "name": name})


# Under each message -------------------------------------------------------------------------------


async def _report(unit: Unit, tap: Tap) -> None:
    """*Report this*, in one tap."""
    unit.wear(None)
    await service.report(unit, tap.id)
    unit.aside()
    unit.say("relay-reported", one_a_row(
        unit.button("btn-relay-block", f"relay-block:{tap.id}"), unit.button("btn-home", "home")
    ))  # fmt: skip


async def _block(unit: Unit, tap: Tap) -> None:
    """*Don't match us again*: asked once."""
    unit.wear(None)
    found = await service.received(unit, tap.id)
    unit.aside()
    if tap.run != "yes":
        unit.show(
            Screen(
                unit.text("relay-block-ask", name=first_name(found.sender)),
                one_a_row(
                    unit.button("btn-relay-block-yes", f"relay-block:{tap.id}:yes"),
                    unit.button("btn-home", "home"),
                ),
            ),
            "relay.block",
        )
        return
    name = await service.block(unit, tap.id)
    unit.say("own-apart-kept", one_a_row(unit.button("btn-home", "home")), name=name, planned=0)


journey = Journey(
    "relay",
    commands=[Command("message", command)],
    taps={
        "relay": _to,
        "relay-share": _share,
        "relay-report": _report,
        "relay-block": _block,
    },
    forms=[form, share_form],
)
