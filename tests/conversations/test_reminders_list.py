"""/reminders: what is said next, opened, stopped and added."""

from tests.town import Town


async def test_smoke(town: Town) -> None:
    ruth, amina = town.phones("Ruth", "Amina")
    await amina.says("2hrs yesterday gardening for Jean")
    await amina.taps("Yes, send to Jean")
    await ruth.says("/reminders")
    print(ruth.last.text, ruth.buttons)
    await ruth.taps("Add a reminder for me")
    print(ruth.last.text, ruth.buttons)
    await ruth.taps("Monday to ring members")
    print(ruth.last.text, ruth.buttons)
    await ruth.says("/reminders friday to ring Jean")
    print(ruth.last.text, ruth.buttons)
    await ruth.says("/reminders")
    print(ruth.last.text, ruth.buttons)
    await ruth.taps("Open 1")
    print(ruth.last.text, ruth.buttons)
    await ruth.says("/reminders blah")
    print(ruth.last.text, ruth.buttons)
    await ruth.says("/cancel")
    await ruth.says("/reverse jean")
    print(ruth.last.text, ruth.buttons)
