"""What tests of the desk share: the oldest of the queue, the team's duty, and handing over."""

from tests.driver import Phone


async def oldest(broker: Phone) -> None:
    """The broker opens what has waited the longest."""
    await broker.says("/queue")
    await broker.taps("Start with the oldest")


async def sets_duty(broker: Phone, words: str) -> None:
    """The broker says who is on duty when, and that it is right."""
    await broker.says(f"/team {words}")
    await broker.taps("Yes, keep that")


async def hands_over(broker: Phone, words: str) -> None:
    """The broker says to whom they hand over and until when, and that it is right."""
    await broker.says(f"/handover {words}")
    await broker.taps("Yes, hand over")
