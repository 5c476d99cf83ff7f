"""The whole demo in a browser, as somebody sees it who tries it: `goodturn demo` in a process of
its own, three phones, and the page's own clock."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.async_api import Browser, Page

from bot.sample_sentences import SAMPLES
from tests.driver.browser import BrowserBackend
from tests.driver.phones import Phone, Phones
from tests.simulator.page.stage import WIDE

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

ROOT = Path(__file__).parents[3]
PEOPLE = {"Amina": 5_000_000_001, "Jean": 5_000_000_002, "Ruth": 5_000_000_004}
LONGEST = 60.0
"""Seconds from the sentence to the posted hours: the promise is under a minute."""


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[str]:
    """The running demo's address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("GOODTURN_")}
    running = subprocess.Popen(
        [sys.executable, "-m", "bot", "demo", "--port", str(port)],
        cwd=tmp_path,
        env={**environment, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert running.stdout is not None
        assert any("demo is at" in line for line in running.stdout)
        yield f"http://127.0.0.1:{port}/"
    finally:
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=20)


async def clock(page: Page, button: str) -> None:
    """Presses one of the clock's buttons."""
    await page.get_by_role("button", name=button).click()


async def set_clock(page: Page, day: str, at: str) -> None:
    """Sets the clock to a day as cards write it (26 November 2026) and a time (14:00)."""
    then = time.strptime(day, "%d %B %Y")
    await clock(page, "Set the date and time")
    field = page.get_by_label("Date and time (UK time)")
    await field.fill(time.strftime("%Y-%m-%d", then) + f"T{at}")
    await page.keyboard.press("Enter")


async def story(page: Page, amina: Phone, jean: Phone, ruth: Phone) -> float:
    """Amina's ironing, from her sentence to the hours in the books; the seconds that took."""
    sentence = next(one["text"] for one in SAMPLES if "ironing thursday" in one["text"])
    begun = time.perf_counter()
    await amina.says(sentence)
    await amina.sees("You ask for help", "2pm", "How long: 1 hour")
    await amina.taps("Yes, ask")
    await jean.sees("Somebody needs help", "you offered this")
    await jean.taps("Yes, I can")
    await amina.sees("Jean can help")
    await amina.taps("Choose Jean")
    await amina.taps("At my home")
    asked = await ruth.sees("Jean is going to help Amina", "Approve it before it happens?")
    assert asked is not None
    day = re.search(r"Thursday (\d+ \w+ \d{4}), 2pm to 3pm", asked.text)
    assert day is not None, asked.text
    await ruth.taps("Approve before")
    await jean.sees("Approved beforehand")
    await set_clock(page, day[1], "15:05")
    await jean.sees("Was it done as planned?")
    await jean.taps("Yes, as planned")
    await amina.sees("Jean helped you", "Is that right?")
    await amina.taps("Yes, that's right")
    await amina.sees("Done. It is in the books.")
    await jean.sees("You have 30 minutes to use")
    return time.perf_counter() - begun


async def test_from_a_sentence_to_posted_hours_in_under_a_minute(
    demo: str, chromium: Browser
) -> None:
    context = await chromium.new_context(viewport=WIDE)
    try:
        page = await context.new_page()
        phones = Phones(await BrowserBackend.on(page, demo), patience=20)
        for name, number in PEOPLE.items():
            phones.phone(name).known_as(number)
        await phones.phone("Ruth").sees("Your queue is empty")
        await clock(page, "Next morning 9am")  # at night nobody is asked before the morning
        seconds = await story(page, *phones("Amina", "Jean", "Ruth"))
        assert seconds < LONGEST
        async with httpx.AsyncClient(base_url=demo) as http:
            state = (await http.get("sim/state")).json()
        assert state["bot"]["running"]
        assert state["limits"]  # with Telegram's own speed limits
    finally:
        await context.close()
