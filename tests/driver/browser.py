"""The driver's backend over the page of phones: it types, presses and reads as a person would.

    backend = await BrowserBackend.open(browser, "http://127.0.0.1:8765")
    phones = Phones(backend)

What the page has no way to do (make people with a given id, forward, forge a press, change a
group's members) goes through the person API, as in `HttpBackend`.
"""

import asyncio
import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, Self
from urllib.parse import urljoin

from playwright.async_api import Browser, FilePayload, Locator, Page, Response, expect

from tests.driver.backend import Button, Extra, NotThereError, Screen, Shown, Someone, plain

READ_PHONE = (
    (Path(__file__).parent / "read_phone.js").read_text(encoding="utf-8").partition("\n")[2]
)

# Toasts leave by themselves, so each is noted when it comes.
NOTE_NOTICES = """
window.noticesSeen = [];
new MutationObserver((records) => {
  for (const added of records.flatMap((record) => [...record.addedNodes])) {
    if (!(added instanceof Element)) continue;
    const notice = added.matches(".toast") ? added : added.querySelector(".alert-box > p");
    const phone = notice?.closest(".phone");
    if (phone) noticesSeen.push([phone.dataset.person, phone.dataset.chat, notice.textContent]);
  }
}).observe(document, { childList: true, subtree: true });
"""

# Not Playwright's own waiting, which the page's Content-Security-Policy forbids.
DRAWN = """(event) => new Promise((done) => {
  const look = () => {
    if (Number(document.documentElement.dataset.event) >= event) done();
    else setTimeout(look, 10);
  };
  look();
})"""
DRAWN_SECONDS = 5.0


class BrowserBackend:
    """Deeds on the page; each returns when the simulator has taken it."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @classmethod
    async def open(cls, browser: Browser, url: str) -> Self:
        """A window wide enough for all phones, showing the page at `url`."""
        context = await browser.new_context(viewport={"width": 1600, "height": 1000})
        return await cls.on(await context.new_page(), url)

    @classmethod
    async def on(cls, page: Page, url: str) -> Self:
        """The page opened in a window that exists."""
        await page.add_init_script(NOTE_NOTICES)
        await page.goto(url)
        backend = cls(page)
        await backend._drawn()
        return backend

    async def close(self) -> None:
        """Closes the window."""
        await self.page.context.close()

    # People and groups -----------------------------------------------------------------------

    async def add_person(self, someone: Someone) -> int:
        made = await self._post("people", **asdict(someone))
        await self._phone(made["id"]).wait_for()
        return int(made["id"])

    async def add_group(self, title: str, members: list[int], *, supergroup: bool) -> int:
        made = await self._post("groups", title=title, members=members, supergroup=supergroup)
        return int(made["id"])

    async def change_members(self, group: int, add: list[int], remove: list[int]) -> None:
        await self._post(f"groups/{group}/members", add=add, remove=remove)

    # Reading ---------------------------------------------------------------------------------

    async def read(self, person: int, chat: int) -> Screen:
        await self._drawn()
        phone = await self._open(person, chat)
        seen = await phone.evaluate(READ_PHONE)
        messages = tuple(_shown(item) for item in seen["messages"])
        notices = await self.page.evaluate("noticesSeen")
        return Screen(
            messages=messages,
            keyboard=tuple(tuple(row) for row in seen["keyboard"]),
            commands=tuple((name, about) for name, about in seen["commands"]),
            notices=tuple(
                words for who, where, words in notices if (int(who), int(where)) == (person, chat)
            ),
            pinned=next((item for item in messages if item.id == seen["pinned"]), None),
        )

    async def changed(self) -> set[tuple[int, int]] | None:
        return None

    async def _drawn(self) -> None:
        """Waits until the page shows all that had happened when this was called."""
        state = await (await self.page.request.get(self._address("state"))).json()
        async with asyncio.timeout(DRAWN_SECONDS):
            await self.page.evaluate(DRAWN, state["last_event"])

    # Doing -----------------------------------------------------------------------------------

    async def say(self, person: int, chat: int, text: str, reply_to: int | None = None) -> None:
        phone = await self._ready(person, chat)
        if reply_to is not None:
            await self._tool(phone, reply_to, "Reply to this message")
        await self._type(phone, person, text, "say")

    async def edit(self, person: int, chat: int, message: int, text: str) -> None:
        phone = await self._ready(person, chat)
        await self._tool(phone, message, "Edit this message")
        await self._type(phone, person, text, "edit")

    async def start(self, person: int, payload: str = "") -> None:
        phone = await self._ready(person, person)
        button = phone.get_by_role("button", name="Start", exact=True)
        if not payload and await button.is_visible():
            async with self._taken(person, "start"):
                await button.click()
            return
        await self._menu(phone, "Open with a start link…")
        await self.page.get_by_label("Link or code").fill(payload)
        async with self._taken(person, "start"):
            await self._in_dialog("Start")

    async def tap(
        self, person: int, chat: int, message: int, label: str, data: str | None = None
    ) -> str | None:
        phone = await self._ready(person, chat)
        buttons = phone.locator(f'li[data-id="{message}"] button.inline')
        shown = [plain(words) for words in await buttons.locator(".label").all_text_contents()]
        if label not in shown and data is None:
            raise AssertionError(f"no button {label!r}; there are: {shown}")
        if label not in shown:
            await self._post(f"people/{person}/tap", message_id=message, chat=chat, data=data)
            return None
        button = buttons.nth(shown.index(label))
        kind, value = (
            await button.get_attribute("data-kind"),
            await button.get_attribute("data-value"),
        )
        if kind != "callback":
            # Pressing would leave the chat; who reads a link or a code decides what to do with it.
            await expect(button).to_be_enabled()
            return value
        async with self._taken(person, "tap"):
            await button.click()
        return None

    async def send(self, person: int, chat: int, extra: Extra) -> None:
        fields = {name: value for name, value in extra.fields.items() if value is not None}
        phone = await self._ready(person, chat)
        if extra.kind in {"photo", "document"}:
            await self._send_file(phone, person, extra.kind, fields)
        elif extra.kind == "voice":
            await self._attach(phone, "Voice note (a pretend one)…")
            await self.page.get_by_label("Length in seconds").fill(str(fields["seconds"]))
            async with self._taken(person, "voice"):
                await self._in_dialog("Send")
        else:
            await self._post(f"people/{person}/{extra.kind}", chat=chat, **fields)

    async def block(self, person: int, *, blocked: bool) -> None:
        phone = await self._ready(person, person)
        async with self._taken(person, "block" if blocked else "unblock"):
            await self._menu(phone, "Block the bot" if blocked else "Unblock the bot")
        await self._drawn()

    # Hands -----------------------------------------------------------------------------------

    def _phone(self, person: int) -> Locator:
        return self.page.locator(f"#phone-{person}")

    async def _open(self, person: int, chat: int) -> Locator:
        """The person's phone with this chat open."""
        phone = self._phone(person)
        if await phone.get_attribute("data-chat") != str(chat):
            choice = phone.locator(f'.chats button[data-chat="{chat}"]')
            if not await choice.count():
                raise NotThereError("that chat is not on this phone")
            # A script's press, because an alert may lie over the phone while it is only looked at.
            await choice.evaluate("button => button.click()")
        return phone

    async def _ready(self, person: int, chat: int) -> Locator:
        """The same, once alerts are answered with OK."""
        await self._drawn()
        phone = await self._open(person, chat)
        alerts = phone.get_by_role("alertdialog").get_by_role("button", name="OK")
        while await alerts.count():
            await alerts.last.click()
        return phone

    async def _type(self, phone: Locator, person: int, text: str, action: str) -> None:
        box = phone.get_by_role("textbox")
        await box.fill(text)
        async with self._taken(person, action):
            await box.press("Enter")

    async def _tool(self, phone: Locator, message: int, name: str) -> None:
        item = phone.locator(f'li[data-id="{message}"]')
        await item.hover()
        await item.get_by_role("button", name=name).click()

    async def _menu(self, phone: Locator, item: str) -> None:
        await phone.locator("header.owner").get_by_role("button", name="More on").click()
        await phone.locator(".phone-panel").get_by_role("button", name=item).click()

    async def _attach(self, phone: Locator, item: str) -> None:
        await phone.get_by_role("button", name="Attach").click()
        await phone.get_by_role("button", name=item).click()

    async def _send_file(
        self, phone: Locator, person: int, kind: str, fields: dict[str, Any]
    ) -> None:
        photo = kind == "photo"
        await self._attach(phone, "Photo…" if photo else "File…")
        if fields.get("file"):
            content = base64.b64decode(fields["file"])
            name = "photo.png" if photo else fields["name"]
            mime = "image/png" if photo else "application/octet-stream"
            label = self.page.get_by_label("Photo" if photo else "File", exact=True)
            await label.set_input_files([FilePayload(name=name, mimeType=mime, buffer=content)])
        if photo:
            await self.page.get_by_label("Caption").fill(fields.get("caption", ""))
        async with self._taken(person, kind):
            await self._in_dialog("Send")

    async def _in_dialog(self, name: str) -> None:
        await self.page.get_by_role("dialog").get_by_role("button", name=name, exact=True).click()

    # The simulator ---------------------------------------------------------------------------

    def _address(self, path: str) -> str:
        return urljoin(self.page.url, f"/sim/{path}")

    async def _post(self, path: str, **fields: Any) -> Any:
        body = {name: value for name, value in fields.items() if value is not None}
        answer = await self.page.request.post(self._address(path), data=body)
        told = await answer.json()
        if not answer.ok:
            raise AssertionError(f"the simulator refused: {told.get('error', told)}")
        return told

    @asynccontextmanager
    async def _taken(self, person: int, action: str) -> AsyncIterator[None]:
        """Waits until the simulator has taken what the page sends inside; fails if it refused."""
        end = f"/sim/people/{person}/{action}"

        def is_it(response: Response) -> bool:
            return response.url.endswith(end)

        async with self.page.expect_response(is_it) as waiting:
            yield
        answer = await waiting.value
        if not answer.ok:
            raise AssertionError(f"the simulator refused: {(await answer.json()).get('error')}")


def _shown(item: dict[str, Any]) -> Shown:
    rows = tuple(tuple(Button(**button) for button in row) for row in item.pop("rows"))
    return Shown(**item, rows=rows)
