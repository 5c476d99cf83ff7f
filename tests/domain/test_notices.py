"""The closed table of notices: every reason in the code has a kind, and each kind keeps its law."""

import ast
from collections.abc import Iterator
from pathlib import Path

import domain
from domain.notices import ABOUT, CARDS, KINDS, OTHER, REASONS, fewer, of
from handlers.notices import off_switch
from handlers.wording import Wording

ROOT = Path(domain.__file__).parent.parent
SAYS = {"tell": 1, "show_card": 3, "refresh": 2, "show": 4, "queue": 3, "queue_to_person": 3}
"""Functions that queue, and where their reason stands."""


def reasons() -> Iterator[str]:
    """Every reason that the code spells out: whole, or its first word where the rest is put in."""
    for folder in ("services", "handlers", "bot"):
        for file in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call):
                    yield from _of_call(node)


def _of_call(node: ast.Call) -> Iterator[str]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    place = SAYS.get(name)
    if place is None or len(node.args) <= place:
        return
    for found in ast.walk(node.args[place]):
        if isinstance(found, ast.JoinedStr):
            first = found.values[0]
            begin = str(first.value) if isinstance(first, ast.Constant) else ""
            if begin.endswith("."):
                yield begin + "x"
        elif isinstance(found, ast.Constant) and "." in str(found.value).strip("."):
            yield str(found.value)


def test_every_reason_in_the_code_has_a_kind() -> None:
    found = set(reasons())
    assert len(found) > 150
    assert sorted(one for one in found if of(one) is OTHER) == []


def test_every_kind_is_of_some_reason_and_the_other_way_round() -> None:
    used = {*REASONS.values(), *ABOUT.values(), *CARDS.values(), "other"}
    assert used == set(KINDS)


def test_only_what_is_no_service_has_an_off_switch_or_is_no_business_of_the_day() -> None:
    for kind in KINDS.values():
        # Law on broadcasts: what isn't of service can be switched off in the message itself.
        assert kind.off == (kind.sort != "service"), kind.code
        assert not (kind.urgent and kind.held != "never"), kind.code
        assert kind.sort == "service" or kind.held == "budget" or (kind.urgent and kind.off)


def test_each_message_that_is_no_service_is_drawn_with_its_off_switch() -> None:
    """Whatever queues it, as words or as a card."""
    wording = Wording.load(strict=True)
    firsts = [f"{first}.x" for first in ABOUT]
    for reason in (*REASONS, *firsts):
        shown = off_switch(wording, "en", reason, 1)
        kind = of(reason)
        assert len(shown) == int(kind.sort != "service"), reason
        assert [one.data for one in shown] == [f"fewer:1:{kind.topic}" for _ in shown]
    for card, code in CARDS.items():
        (button,) = off_switch(wording, "en", "exchange.confirmed", 1, card=card)
        assert button.data == f"fewer:1:{KINDS[code].topic}"


def test_answers_are_no_notices() -> None:
    assert of("request.ask", "answer").held == "never"
    assert of("exchange.posted", "answer").urgent


def test_fewer_goes_down_one_step_at_a_time() -> None:
    assert fewer("all") == "less"
    assert fewer("less") == "none"
    assert fewer("none") == "none"
