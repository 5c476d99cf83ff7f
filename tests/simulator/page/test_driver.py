"""The same words drive the page and the person API, and both show the same screens."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import replace

import httpx
import pytest
import pytest_asyncio

from tests.driver.backend import Screen
from tests.driver.browser import BrowserBackend
from tests.driver.http import HttpBackend
from tests.driver.phones import Phones
from tests.simulator.page.stage import Bot, Stage, callback

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

COMMANDS = [{"command": "log", "description": "Log hours you gave"}]
KEYBOARD = {"keyboard": [[{"text": "Today"}, {"text": "Yesterday"}]]}
HELLO = "Hello <b>Amina</b>.\nWhat would you like to do?"


async def small_bot(bot: Bot) -> None:
    """Answers as a timebank's bot might, with every kind of thing that a phone shows."""
    await bot.call("setMyCommands", commands=COMMANDS)
    while True:
        update = await bot.next_update()
        if "message" in update:
            await answer(bot, update["message"])
        elif "callback_query" in update:
            tap = update["callback_query"]
            alert = tap["data"] == "talk"
            words = "Pat will ring you." if alert else "Sent to Jean."
            await bot.call(
                "answerCallbackQuery", callback_query_id=tap["id"], text=words, show_alert=alert
            )
            if not alert:
                place = {"chat_id": tap["from"]["id"], "message_id": tap["message"]["message_id"]}
                await bot.raw("editMessageText", **place, text="Sent to Jean for a yes.")


async def answer(bot: Bot, message: dict[str, object]) -> None:
    chat = message["chat"]["id"]  # type: ignore[index]
    text = str(message.get("text", ""))
    if text.startswith("/start"):
        site = {"text": "Our website", "url": "https://example.org/timebank"}
        buttons = [[callback("Talk to a person", "talk"), site]]
        hello = await bot.says(chat, HELLO, *buttons, parse_mode="HTML")
        await bot.call("pinChatMessage", chat_id=chat, message_id=hello)
    elif "hrs" in text:
        await bot.says(chat, "Send this to Jean?", [callback("Yes, send to Jean", "yes")])
    elif text:
        await bot.says(chat, "Which day was it?", reply_markup=KEYBOARD)
    else:
        await bot.says(chat, "Thank you, a person will look at it.")


@pytest_asyncio.fixture(loop_scope="session")
async def browser_phones(play: Stage) -> AsyncIterator[Phones]:
    backend = await BrowserBackend.on(play.page, play.simulator.url)
    running = asyncio.create_task(small_bot(play.bot))
    yield Phones(backend)
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running


async def test_a_whole_talk_through_the_page(browser_phones: Phones, play: Stage) -> None:
    sadia, tom = browser_phones("Sadia", "Tom")
    await sadia.starts("ward-end")
    await sadia.sees("What would you like to do?")
    assert await sadia.taps("Our website") == "https://example.org/timebank"
    await sadia.taps("Talk to a person")
    await sadia.sees("Pat will ring you.")
    await sadia.says("2hrs tues gardening for Jean")
    await sadia.sees("Send this to Jean?")
    await sadia.taps("Yes, send to Jean")
    await sadia.sees("Sent to Jean for a yes.")
    await sadia.sees("Sent to Jean.")
    await sadia.taps_again()
    await sadia.edits("3hrs tues gardening for Jean")
    await sadia.says("میں نے مدد کی")
    await sadia.taps("Yesterday")
    await sadia.sends_photo("Our garden", await play.page.screenshot())
    await sadia.sends_voice(7)
    await sadia.sends_sticker("🙏")
    await sadia.sends_document("plan.txt", b"Beans, peas")
    await sadia.sees("a person will look at it")
    await tom.does_not_see("Jean")
    group = await browser_phones.group("Ward End gardeners", sadia, tom)
    await tom.at(group).says("Who has a spade?")
    await sadia.at(group).sees("Who has a spade?")
    await browser_phones.leave(group, tom)
    await sadia.at(group).sees("Tom left the group")

    async with httpx.AsyncClient(base_url=play.simulator.url) as client:
        plainly = HttpBackend(client)
        for person, chat in ((sadia, None), (tom, None), (sadia, group)):
            number = await person.id()
            place = chat.id if chat else number
            seen = await browser_phones.backend.read(number, place)
            meant = await plainly.read(number, place)
            assert [m.id for m in seen.messages] == [m.id for m in meant.messages]
            for one, other in zip(
                comparable(seen).messages, comparable(meant).messages, strict=True
            ):
                assert one == other
            assert comparable(seen) == comparable(meant)


def comparable(screen: Screen) -> Screen:
    """Without what only one of them can know: the HTML, past toasts, names of photos' files."""
    return replace(
        screen,
        notices=(),
        pinned=replace(screen.pinned, html="") if screen.pinned else None,
        messages=tuple(
            replace(
                message,
                html="",
                sender="" if message.kind == "service" else message.sender,
                file_name=message.file_name if message.kind == "document" else "",
                file_url=message.file_url if message.kind in {"document", "photo"} else "",
                from_bot=message.from_bot and message.kind != "service",
            )
            for message in screen.messages
        ),
    )


async def test_a_blocked_bot_and_a_missing_button(browser_phones: Phones) -> None:
    sadia = browser_phones.phone("Sadia")
    browser_phones.patience = 0.3
    await sadia.starts()
    await sadia.sees("What would you like to do?")
    await sadia.blocks()
    await sadia.unblocks()
    with pytest.raises(AssertionError, match="Join"):
        await sadia.taps("Join")
