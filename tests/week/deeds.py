"""What members do again and again in the week."""

from tests.driver import Phone


async def helped(giver: Phone, words: str, receiver: Phone) -> None:
    """Somebody logs help, and the other side says that it is right."""
    await logged(giver, words, receiver.name)
    await receiver.taps("Yes, that's right")


async def logged(giver: Phone, words: str, receiver: str) -> None:
    """Somebody logs help; the other side is asked."""
    await giver.says(f"{words} for {receiver}")
    await giver.taps(f"Yes, send to {receiver}")


async def planned(giver: Phone, words: str, place: str, receiver: Phone) -> None:
    """Somebody plans to help, and the other side says that it suits them."""
    await giver.says(f"/plan {words}")
    await giver.taps("Give help to them")
    await giver.taps(place)
    await giver.taps(f"Ask {receiver.name}")
    await receiver.taps("Yes, that suits me")
