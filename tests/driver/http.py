"""The driver's backend over the simulator's person API."""

from typing import Any

import httpx

from tests.driver.backend import Button, Extra, NotThereError, Screen, Shown, Someone
from tests.driver.straight import Answer, Straight

NOTICES = ("toast", "alert")


class HttpBackend:
    """Speaks to /sim/ through any httpx client over the network, or straight in-process.

    In-process: `HttpBackend.in_process(create_app(world))`.
    """

    def __init__(self, client: httpx.AsyncClient | Straight) -> None:
        self.client = client
        self._last_event = 0
        self._notices: dict[tuple[int, int], list[str]] = {}
        self._read: dict[tuple[int, int, int], tuple[dict[str, Any], Shown]] = {}

    @classmethod
    def in_process(cls, app: Any) -> "HttpBackend":
        """A backend that calls the application directly."""
        return cls(Straight(app))

    async def close(self) -> None:
        """Closes the client."""
        await self.client.aclose()

    async def get(self, path: str, **params: Any) -> Any:
        """A GET of the person API; fails with the server's sentence."""
        return _checked(await self.client.get(f"/sim/{path}", params=params))

    async def post(self, path: str, **fields: Any) -> Any:
        """A POST of the person API; absent fields are left out."""
        body = {name: value for name, value in fields.items() if value is not None}
        return _checked(await self.client.post(f"/sim/{path}", json=body))

    async def add_person(self, someone: Someone) -> int:
        return int((await self.post("people", **vars(someone)))["id"])

    async def read(self, person: int, chat: int) -> Screen:
        wire = await self.get(f"people/{person}/chats/{chat}")
        keyboard = wire["reply_keyboard"] or {"buttons": []}
        return Screen(
            messages=tuple(self._seen((person, chat), m) for m in wire["messages"]),
            keyboard=tuple(tuple(b["text"] for b in row) for row in keyboard["buttons"]),
            commands=tuple((c["command"], c["description"]) for c in wire["commands"]),
            notices=tuple(self._notices.get((person, chat), ())),
            pinned=_shown(wire["pinned"]) if wire["pinned"] else None,
        )

    def _seen(self, place: tuple[int, int], wire: dict[str, Any]) -> Shown:
        """The message, read once for as long as it stays as it is."""
        where = (*place, wire["message_id"])
        known = self._read.get(where)
        if known is None or known[0] != wire:
            known = self._read[where] = (wire, _shown(wire))
        return known[1]

    async def changed(self) -> set[tuple[int, int]] | None:
        events = await self.get("events", after=self._last_event, poll=1)
        places: set[tuple[int, int]] = set()
        unknown = False
        for event in events:
            self._last_event = event["n"]
            if event["person"] is None or event["chat"] is None:
                unknown = unknown or event["type"] == "commands"
                continue
            place = (event["person"], event["chat"])
            places.add(place)
            if event["type"] in NOTICES:
                self._notices.setdefault(place, []).append(event["text"])
        return None if unknown else places

    async def say(self, person: int, chat: int, text: str, reply_to: int | None = None) -> None:
        await self.post(f"people/{person}/say", text=text, chat=chat, reply_to=reply_to)

    async def start(self, person: int, payload: str = "") -> None:
        await self.post(f"people/{person}/start", payload=payload)

    async def tap(
        self, person: int, chat: int, message: int, label: str, data: str | None = None
    ) -> str | None:
        where: dict[str, Any] = {"data": data} if data is not None else {"label": label}
        answer = await self.post(f"people/{person}/tap", message_id=message, chat=chat, **where)
        url = answer.get("url")
        return None if url is None else str(url)

    async def edit(self, person: int, chat: int, message: int, text: str) -> None:
        await self.post(f"people/{person}/edit", message_id=message, chat=chat, text=text)

    async def send(self, person: int, chat: int, extra: Extra) -> None:
        await self.post(f"people/{person}/{extra.kind}", chat=chat, **extra.fields)

    async def block(self, person: int, *, blocked: bool) -> None:
        await self.post(f"people/{person}/{'block' if blocked else 'unblock'}")

    async def add_group(self, title: str, members: list[int], *, supergroup: bool) -> int:
        made = await self.post("groups", title=title, members=members, supergroup=supergroup)
        return int(made["id"])

    async def change_members(self, group: int, add: list[int], remove: list[int]) -> None:
        await self.post(f"groups/{group}/members", add=add, remove=remove)


def _checked(response: httpx.Response | Answer) -> Any:
    body = response.json()
    if response.is_error:
        kind = NotThereError if response.status_code == 404 else AssertionError
        raise kind(f"the simulator refused: {body.get('error', body)}")
    return body


def _shown(wire: dict[str, Any]) -> Shown:
    file = wire["file"] or {"name": "", "url": ""}
    return Shown(
        id=wire["message_id"],
        sender=wire["from"]["first_name"],
        from_bot=wire["from"]["is_bot"],
        raw=wire["text"] if wire["text"] is not None else wire["caption"] or "",
        html=wire["html"],
        kind=wire["kind"],
        file_name=file["name"],
        file_url=file["url"],
        edited=wire["edit_date"] is not None,
        reply_to=wire["reply_to"],
        rows=tuple(
            tuple(Button(b["text"], b["kind"], str(b["value"])) for b in row)
            for row in wire["buttons"]
        ),
    )
