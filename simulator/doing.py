"""The doing half of the person API: what people send, press, change and block."""

import asyncio
from typing import Any

from starlette.requests import Request
from starlette.routing import Route

from simulator.models import Person
from simulator.people import People
from simulator.person_requests import Handler, endpoint, file_content, required, sent, text, whole
from simulator.world import World

INLINE_WAIT_SECONDS = 5.0


class Doing:
    """Deeds of people, one handler each; the rules are in `people.People`."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._people = People(world)

    def routes(self) -> list[Route]:
        """Its routes."""
        deeds: list[Handler] = [
            self.say,
            self.start,
            self.tap,
            self.edit,
            self.photo,
            self.voice,
            self.sticker,
            self.document,
            self.contact,
            self.forward,
            self.block,
            self.unblock,
            self.deactivate,
            self.inline,
        ]
        return [
            Route("/sim/people", endpoint(self.add_person), methods=["POST"]),
            *(
                Route(
                    f"/sim/people/{{person:int}}/{deed.__name__}", endpoint(deed), methods=["POST"]
                )
                for deed in deeds
            ),
        ]

    def _person(self, request: Request) -> Person:
        return self._people.person(request.path_params["person"])

    async def add_person(self, _request: Request, body: dict[str, Any]) -> Any:
        person = self._world.add_person(
            text(body, "first_name", required=True),
            last_name=text(body, "last_name"),
            username=text(body, "username"),
            language_code=text(body, "language_code") or "en",
            role_hint=text(body, "role_hint"),
            person_id=whole(body, "id"),
        )
        return {"id": person.id}

    async def say(self, request: Request, body: dict[str, Any]) -> Any:
        words = text(body, "text")
        return sent(
            self._people.say(
                self._person(request), words, whole(body, "chat"), whole(body, "reply_to")
            )
        )

    async def start(self, request: Request, body: dict[str, Any]) -> Any:
        return sent(self._people.start(self._person(request), text(body, "payload")))

    async def tap(self, request: Request, body: dict[str, Any]) -> Any:
        row, column = whole(body, "row"), whole(body, "col")
        place = (row, column) if row is not None and column is not None else None
        return self._people.tap(
            self._person(request),
            required(body, "message_id"),
            whole(body, "chat"),
            label=body.get("label"),
            place=place,
            data=body.get("data"),
        )

    async def edit(self, request: Request, body: dict[str, Any]) -> Any:
        number = self._people.edit(
            self._person(request),
            required(body, "message_id"),
            text(body, "text"),
            whole(body, "chat"),
        )
        return {"update_id": number}

    async def photo(self, request: Request, body: dict[str, Any]) -> Any:
        content = file_content(body)
        caption = text(body, "caption")
        return sent(
            self._people.photo(self._person(request), content, caption, whole(body, "chat"))
        )

    async def voice(self, request: Request, body: dict[str, Any]) -> Any:
        seconds = whole(body, "seconds") or 5
        return sent(self._people.voice(self._person(request), seconds, whole(body, "chat")))

    async def sticker(self, request: Request, body: dict[str, Any]) -> Any:
        emoji = text(body, "emoji") or "👍"
        return sent(self._people.sticker(self._person(request), emoji, whole(body, "chat")))

    async def document(self, request: Request, body: dict[str, Any]) -> Any:
        name = text(body, "name", required=True)
        content = file_content(body) or b""
        return sent(
            self._people.document(self._person(request), name, content, whole(body, "chat"))
        )

    async def contact(self, request: Request, body: dict[str, Any]) -> Any:
        phone = text(body, "phone_number") or "+447700900123"
        return sent(self._people.contact(self._person(request), phone, whole(body, "chat")))

    async def forward(self, request: Request, body: dict[str, Any]) -> Any:
        return sent(
            self._people.forward(
                self._person(request),
                required(body, "from_chat"),
                required(body, "message_id"),
                whole(body, "chat"),
            )
        )

    async def block(self, request: Request, _body: dict[str, Any]) -> Any:
        return {"update_id": self._people.block(self._person(request))}

    async def unblock(self, request: Request, _body: dict[str, Any]) -> Any:
        return {"update_id": self._people.unblock(self._person(request))}

    async def deactivate(self, request: Request, _body: dict[str, Any]) -> Any:
        self._people.deactivate(self._person(request))
        return {}

    async def inline(self, request: Request, body: dict[str, Any]) -> Any:
        """Types words after the bot's name; waits up to `wait_seconds` for its answer."""
        person = self._person(request)
        query = self._world.new_inline(person)
        words = text(body, "query")[:256]
        wire = {"id": query.id, "from": person.wire, "query": words, "offset": ""}
        lane = f"inline {person.id}"
        number = self._world.queue.put("inline_query", wire, lane, self._world.clock.now())
        listener = self._world.journal.listen()
        wait = float(body.get("wait_seconds", INLINE_WAIT_SECONDS))
        try:
            async with asyncio.timeout(wait):
                while query.results is None:
                    listener.clear()
                    await listener.wait()
        except TimeoutError:
            pass
        finally:
            self._world.journal.unlisten(listener)
        return {"inline_query_id": query.id, "update_id": number, "results": query.results}
