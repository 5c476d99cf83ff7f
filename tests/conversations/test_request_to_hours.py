"""The issue's demo: a request goes from a sentence to posted hours, and thanks, on three phones;
the deeds are counted."""

from tests.conversations.test_log_hours import balance_of
from tests.conversations.test_plans import books_hold
from tests.driver import Phone
from tests.request_help import by_day, offers, rows_of, state_of
from tests.town import Town


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


async def test_from_a_sentence_to_posted_hours_on_three_phones(any_town: Town) -> None:
    town = any_town
    amina, jean, ruth = (Counted(town.phone(name)) for name in ("Amina", "Jean", "Ruth"))
    await by_day(town)
    await offers(town, "Jean", "home.ironing", "Ironing")
    before = await balance_of(town, "Amina"), await balance_of(town, "Jean")

    await amina.says("Somebody to do my ironing thursday 2pm for an hour")
    await amina.tap("Yes, ask")
    await jean.tap("Yes, I can")
    await amina.tap("Choose Jean")
    await amina.tap("At my home")
    await ruth.phone.sees("Jean is going to help Amina", "Approve it before it happens?")
    await ruth.tap("Approve before")
    await town.later(days=2, hours=5, minutes=1)
    await amina.phone.sees("Was it done as planned?")
    await amina.tap("Yes, as planned")
    await jean.tap("Yes, that's right")

    after = await balance_of(town, "Amina"), await balance_of(town, "Jean")
    assert after == (before[0] - 60, before[1] + 60)
    assert await state_of(town) == "done"
    await amina.phone.sees("This is done.")
    await amina.tap("Say thanks")
    await amina.tap("Thank you")
    await jean.phone.sees("Amina thanks you")
    assert [(one.sentences, one.taps) for one in (amina, jean, ruth)] == [(1, 6), (0, 2), (0, 1)]
    assert await rows_of(town, "SELECT COUNT(*) FROM plan WHERE request_id = 1") == [(1,)]
    await books_hold(town)
