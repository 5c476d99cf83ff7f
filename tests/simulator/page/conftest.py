"""One Chromium for all tests of the page; a new simulator for each."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright

from tests.driver.chromium import HOW_TO_GET, LAUNCH_ARGUMENTS, find_chromium
from tests.simulator.page.stage import WIDE, Stage, stage


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    path = find_chromium()
    if path is None:
        pytest.skip(HOW_TO_GET)
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=path, args=list(LAUNCH_ARGUMENTS))
        yield opened
        await opened.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def window(chromium: Browser) -> AsyncIterator[Page]:
    context = await chromium.new_context(viewport=WIDE)
    page = await context.new_page()
    page.set_default_timeout(5000)
    yield page
    await context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def play(window: Page) -> AsyncIterator[Stage]:
    """A new simulator, so new people and an empty memory, in the same browser window."""
    await window.set_viewport_size(WIDE)
    await window.emulate_media(color_scheme="light", reduced_motion="no-preference")
    async with stage(window) as opened:
        yield opened
