"""Rights that are over, or somebody else's: an ex-broker's buttons, what is forwarded, and one
account on two devices at once."""

import asyncio

from tests.driver import Phone
from tests.driver.backend import Extra
from tests.shift_help import rows
from tests.town import Town


async def count(town: Town, table: str) -> int:
    found = await rows(town, f"SELECT COUNT(*) AS n FROM {table}")
    return int(found[0]["n"])


async def forwards(town: Town, phone: Phone, text: str) -> None:
    """Passes on a message to the bot that says this."""
    await phone.says(text)
    said = [m for m in phone.messages if not m.from_bot][-1]
    await phone._send(Extra("forward", {"from_chat": await phone.id(), "message_id": said.id}))


async def test_an_ex_brokers_buttons_do_nothing(town: Town) -> None:
    ruth, devinder, amina, jean = town.phones("Ruth", "Devinder", "Amina", "Jean")
    await amina.says("2hrs yesterday gardening for Jean")
    await amina.taps("Yes, send to Jean")
    await jean.taps("Yes, that's right")
    await devinder.sees("Both agree")
    old = devinder.last
    data = next(b.value for row in old.rows for b in row if b.text == "Approve")
    assert data
    await ruth.says("/role take broker from Devinder")
    await ruth.taps("Yes, end it")
    await devinder.sees("no broker")
    before = await count(town, "transfer")
    await devinder.forges(data, old)
    await devinder.says("Approve")
    await devinder.says("/approve Amina")
    await devinder.sees("cannot do that")
    assert await count(town, "transfer") == before


async def test_a_forwarded_command_is_nobodys_order(town: Town) -> None:
    (ruth,) = town.phones("Ruth")
    links = await count(town, "invite")
    await forwards(town, ruth, "/role broker")
    assert await count(town, "invite") == links + 1, "her own counts, what is passed on doesn't"
    await ruth.sees("Somebody else wrote that")
    await forwards(town, ruth, "role broker")
    await ruth.sees("Somebody else wrote that")


async def test_two_devices_press_at_once_and_one_counts(any_town: Town) -> None:
    """The same account twice: both devices show the same button, and both press it."""
    town = any_town
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await amina.says("2hrs yesterday gardening for Jean")
    await amina.taps("Yes, send to Jean")
    await jean.taps("Yes, that's right")
    before = await count(town, "transfer")
    decided = await count(town, "audit WHERE action = 'exchange.approve'")
    await ruth.sees("Both agree")
    await asyncio.gather(ruth.taps("Approve"), ruth.taps("Approve"))
    await town.settle()
    assert await count(town, "transfer") == before + 1
    assert await count(town, "audit WHERE action = 'exchange.approve'") == decided + 1
