"""Whoever writes Roman Urdu gets the few sentences that there are in it."""

from tests.town import Town


async def test_the_confirm_card_speaks_roman_urdu_on_both_sides(town: Town) -> None:
    pat, jean, ruth = town.phones("Pat", "Jean", "Ruth")
    await jean.says("mujhe apna hisaab batao kitne ghante hain")
    await pat.says("kal 2 ghante sabzi lene gaya Jean ke liye")
    await pat.sees("Aap ne Jean ki madad ki", "2 hours", "Kya ye theek hai?")
    await pat.taps("Haan, Jean ko bhejein")
    await jean.sees("Pat ne aap ki madad ki")
    await jean.taps("Haan, ye theek hai")
    await ruth.sees("Pat helped Jean")
    await ruth.taps("Approve")
    await pat.sees("Approved.")


async def test_a_message_that_cannot_wait_is_answered_in_it(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("ghar mein gas ki boo aa rahi hai")
    await amina.sees("0800 111 999", "Kya koi insaan aap ko phone kare?")
    assert "Haan" in amina.buttons


async def test_english_writers_stay_in_english(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("2hrs yesterday gardening for jean")
    await amina.sees("You helped Jean")
    await amina.taps("Yes, send to Jean")
