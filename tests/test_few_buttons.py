"""The watch over all screens that tests draw sees what it should, and lets pass what it may."""

from handlers.conversation.screens import Button, Screen, one_a_row
from handlers.drawing import Payload
from handlers.wording import Markup, Wording
from tests import few_buttons

WORDING = Wording.load(strict=True)


def _broken(*keys: str, text: str = "Amina") -> list[str]:
    """What is said of a screen with these buttons."""
    seen = few_buttons.watch()
    buttons = [Button(WORDING.button("en", key), f"home:{n}") for n, key in enumerate(keys)]
    Payload.screen(1, Screen(Markup(text), one_a_row(*buttons)).payload())
    return few_buttons.done(seen)


FOUR = ("btn-ask", "btn-offer", "btn-want", "btn-log")


def test_four_and_the_ways_out_are_well() -> None:
    assert _broken(*FOUR, "btn-back", "btn-home", "btn-talk-to-a-person") == []


def test_a_fifth_is_not() -> None:
    assert "5 buttons" in _broken(*FOUR, "btn-plan")[0]


def test_a_long_question_is_not() -> None:
    seen = few_buttons.watch()
    seen.question("en", "log-who-ask", "Who? " * 60)
    assert "300 characters" in few_buttons.done(seen)[0]


def test_every_exception_has_a_reason_and_a_key_that_exists() -> None:
    for key, reason in few_buttons.EXCEPTIONS.items():
        assert WORDING.known(key), key
        assert len(reason.split()) > 5
    assert all(WORDING.known(key) for key in few_buttons.WAYS_OUT)
