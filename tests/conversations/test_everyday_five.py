"""The everyday five: each is at most one sentence and two taps, and works as the home card says."""

import re
from collections.abc import Awaitable, Callable

import pytest

from tests.driver import Phone
from tests.shift_help import publish
from tests.town import Town

MOST_SENTENCES = 1
MOST_TAPS = 2


class Counted:
    """A phone that counts what its owner has to do."""

    def __init__(self, phone: Phone) -> None:
        self.phone, self.sentences, self.taps = phone, 0, 0

    async def says(self, text: str) -> None:
        """One sentence."""
        self.sentences += 1
        await self.phone.says(text)

    async def tap(self, label: str) -> None:
        """One tap."""
        self.taps += 1
        await self.phone.taps(label)


async def hours(town: Town, me: Counted) -> None:
    """(1) Help that was given."""
    await me.says("2hrs tues gardening for Jean")
    await me.tap("Yes, send to Jean")
    await me.phone.sees("Sent to Jean")
    await town.phone("Jean").sees("Amina helped you", "2 hours")


async def help_(town: Town, me: Counted) -> None:
    """(2) Help that is wanted."""
    await me.says("need a lift thurs")
    await me.tap("Yes, ask")
    await me.phone.sees("Your broker looks at it first, by")
    await town.phone("Ruth").sees("Amina asks for help", "need a lift thurs")


async def _logged_by_jean(town: Town) -> None:
    jean = town.phone("Jean")
    await jean.says("1 hour yesterday ironing for Amina")
    await jean.taps("Yes, send to Amina")


async def agreeing(town: Town, me: Counted) -> None:
    """(3) Hours that somebody logged, by the button."""
    await _logged_by_jean(town)
    await me.tap("Yes, that's right")
    await town.phone("Ruth").sees("Jean helped Amina", "Both agree")


async def agreeing_typed(town: Town, me: Counted) -> None:
    """(3) The same, typed from the home card."""
    await _logged_by_jean(town)
    await me.phone.says("/home")
    await me.says("yes, that's right")
    await town.phone("Ruth").sees("Jean helped Amina", "Both agree")


async def joining(town: Town, me: Counted) -> None:
    """(4) A shift, as the home card says it."""
    await me.says("join a shift")
    await me.tap("See 3: Canal litter pick")
    await me.tap("Join")
    await me.phone.sees("You're in.")


async def joining_one(town: Town, me: Counted) -> None:
    """(4) A shift that the sentence names: one tap."""
    await publish(town, "Tea for carers")
    await me.says("can I join the tea for carers")
    await me.tap("Join")
    await me.phone.sees("You're in.")


async def leaving(town: Town, me: Counted) -> None:
    """(4) Can't make it, by the button."""
    await me.phone.says("join a shift")
    await me.phone.taps("See 3: Canal litter pick")
    await me.phone.taps("Join")
    await me.tap("Can't make it")
    await town.phone("Owen").sees("Amina can't make it.")


async def leaving_typed(town: Town, me: Counted) -> None:
    """(4) The same, typed from the home card."""
    await me.phone.says("join a shift")
    await me.phone.taps("See 3: Canal litter pick")
    await me.phone.taps("Join")
    await me.phone.says("/home")
    await me.says("can't make it")
    await me.phone.sees("You are off this one.")
    await town.phone("Owen").sees("Amina can't make it.")


async def person(town: Town, me: Counted) -> None:
    """(5) A person."""
    await me.says("talk to a person")
    await me.tap("Skip")
    await me.phone.sees("passed that on")
    await town.phone("Ruth").sees("Amina wants to talk to a person")


async def person_tapped(town: Town, me: Counted) -> None:
    """(5) The same by the button that stands on every screen."""
    await me.phone.says("/help")
    await me.tap("Talk to a person")
    await me.says("is the hall open on friday")
    await town.phone("Ruth").sees("is the hall open on friday")


@pytest.mark.parametrize(
    "deed",
    [
        hours,
        help_,
        agreeing,
        agreeing_typed,
        joining,
        joining_one,
        leaving,
        leaving_typed,
        person,
        person_tapped,
    ],
)
async def test_one_sentence_and_two_taps(
    town: Town, deed: Callable[[Town, Counted], Awaitable[None]]
) -> None:
    me = Counted(town.phone("Amina"))
    await deed(town, me)
    assert me.sentences <= MOST_SENTENCES
    assert me.taps <= MOST_TAPS


async def test_every_sentence_of_the_home_card_is_understood(town: Town) -> None:
    """Whatever the card offers to type works when it is typed, right there."""
    amina = town.phone("Amina")
    offered: set[str] = set()
    for ready in ("nothing", "shift"):
        if ready == "shift":
            await amina.says("join a shift")
            await amina.taps("See 3: Canal litter pick")
            await amina.taps("Join")
        await amina.says("/home")
        sentences = re.findall(r"^• (.+)$", amina.last.text, re.MULTILINE)
        assert len(sentences) == 5
        for sentence in sentences:
            await amina.says("/home")
            await amina.says(sentence)
            await amina.does_not_see("I did not understand")
            await amina.says("/cancel")
        offered.update(sentences)
    assert {"join a shift", "can't make it"} <= offered


async def test_yes_thats_right_with_nothing_or_several_waiting(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.says("yes, that's right")
    await amina.sees("Nothing is waiting for you.")
    await _logged_by_jean(town)
    await _logged_by_jean(town)
    await amina.says("/home")
    await amina.says("yes, that's right")
    await amina.sees("Jean helped you")  # shown, not agreed to: there are two
    await ruth.does_not_see("Both agree")
    await amina.taps("Yes, that's right")
    await ruth.sees("Both agree")
