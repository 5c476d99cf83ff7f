"""The person API under /sim/: what the page and the test driver use. See PAGE.md beside it."""

import asyncio
import base64
import binascii
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from simulator import groups, views
from simulator.controls import Controls
from simulator.errors import PersonError
from simulator.faults import KINDS, Faults
from simulator.models import Message, Person
from simulator.people import People
from simulator.world import World

Handler = Callable[[Request, dict[str, Any]], Awaitable[Any]]
BODY_BYTES = 72 * 1024 * 1024  # a 50 MB file in base64
PING_SECONDS = 15.0
INLINE_WAIT_SECONDS = 5.0


class PersonApi:
    """Handlers of all /sim/ paths over one world."""

    def __init__(
        self, world: World, controls: Controls | None, samples: tuple[tuple[str, str], ...]
    ) -> None:
        self._world = world
        self._people = People(world)
        self._controls = controls
        self._samples = [{"label": label, "text": text} for label, text in samples]

    def routes(self) -> list[Route]:
        """All routes, ready for Starlette."""
        person = "/sim/people/{person:int}"
        table: list[tuple[str, str, Handler]] = [
            ("GET", "/sim/state", self.state),
            ("GET", person + "/chats/{chat:neg}", self.chat),
            ("POST", "/sim/people", self.add_person),
            ("POST", person + "/say", self.say),
            ("POST", person + "/start", self.start),
            ("POST", person + "/tap", self.tap),
            ("POST", person + "/edit", self.edit),
            ("POST", person + "/photo", self.photo),
            ("POST", person + "/voice", self.voice),
            ("POST", person + "/sticker", self.sticker),
            ("POST", person + "/document", self.document),
            ("POST", person + "/contact", self.contact),
            ("POST", person + "/forward", self.forward),
            ("POST", person + "/block", self.block),
            ("POST", person + "/unblock", self.unblock),
            ("POST", person + "/inline", self.inline),
            ("POST", "/sim/groups", self.add_group),
            ("POST", "/sim/groups/{group:neg}/members", self.members),
            ("POST", "/sim/groups/{group:neg}/bot", self.group_bot),
            ("POST", "/sim/groups/{group:neg}/upgrade", self.upgrade),
            ("POST", "/sim/raw", self.raw),
            ("POST", "/sim/redeliver", self.redeliver),
            ("POST", "/sim/clock", self.clock),
            ("POST", "/sim/faults", self.faults),
            ("POST", "/sim/limits", self.limits),
            ("POST", "/sim/controls/{what}", self.control),
            ("GET", "/sim/calls", self.calls),
        ]
        made = [Route(path, _endpoint(handler), methods=[verb]) for verb, path, handler in table]
        made.append(Route("/sim/events", self.events, methods=["GET"]))
        made.append(Route("/sim/files/{path:path}", self.file, methods=["GET"]))
        return made

    def _person(self, request: Request) -> Person:
        return self._people.person(request.path_params["person"])

    # Reading ---------------------------------------------------------------------------------

    async def state(self, _request: Request, _body: dict[str, Any]) -> Any:
        world = self._world
        bot = {
            "id": world.profile.id,
            "username": world.profile.username,
            "first_name": world.bot_user["first_name"],
            "running": self._controls.running if self._controls else None,
        }
        return {
            "now": world.clock.iso(),
            "clock_shift_seconds": world.clock.shift,
            "bot": bot,
            "people": views.people(world),
            "groups": views.groups(world),
            "faults": world.faults.as_json(),
            "limits": world.limits.on,
            "controls": {"kill": self._controls is not None, "clock": True},
            "samples": self._samples,
            "last_event": world.journal.last_event,
            "last_call": world.journal.last_call,
            "pending_updates": len(world.queue),
        }

    async def chat(self, request: Request, _body: dict[str, Any]) -> Any:
        person = self._person(request)
        chat = self._people.chat(person, request.path_params["chat"])
        return views.chat(self._world, person, chat)

    async def calls(self, request: Request, _body: dict[str, Any]) -> Any:
        name = request.query_params.get("method", "").lower()
        found = self._world.journal.calls(_number(request.query_params.get("after", "0")))
        return [views.call(self._world, c) for c in found if not name or c.method.lower() == name]

    async def events(self, request: Request) -> Response:
        """Events as a stream, or as a list with `poll=1`."""
        after = request.headers.get("last-event-id") or request.query_params.get("after", "0")
        try:
            number = _number(after)
        except PersonError as error:
            return JSONResponse({"error": error.sentence}, error.status)
        if request.query_params.get("poll"):
            found = self._world.journal.events(number)
            return JSONResponse([views.event(self._world, e) for e in found])
        return StreamingResponse(
            self._stream(number),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
        )

    async def _stream(self, after: int) -> AsyncIterator[str]:
        journal = self._world.journal
        listener = journal.listen()
        try:
            yield "retry: 1000\n\n"
            if after > journal.last_event:  # the server was started anew since
                after = 0
            while True:
                listener.clear()
                for event in journal.events(after):
                    after = event.n
                    data = json.dumps(views.event(self._world, event))
                    yield f"id: {event.n}\ndata: {data}\n\n"
                try:
                    await asyncio.wait_for(listener.wait(), PING_SECONDS)
                except TimeoutError:
                    yield ": still here\n\n"
        finally:
            journal.unlisten(listener)

    async def file(self, request: Request) -> Response:
        """A file that somebody sent, for the page. Never shown as a page of its own."""
        stored = self._world.files.by_path(request.path_params["path"])
        if stored is None:
            return JSONResponse({"error": "That file is no longer there."}, 404)
        picture = stored.mime in {"image/png", "image/jpeg", "image/gif", "image/webp"}
        return Response(
            stored.content,
            media_type=stored.mime if picture else "application/octet-stream",
            headers={"X-Content-Type-Options": "nosniff"},
        )

    # People ----------------------------------------------------------------------------------

    async def add_person(self, _request: Request, body: dict[str, Any]) -> Any:
        person = self._world.add_person(
            _text(body, "first_name", required=True),
            last_name=_text(body, "last_name"),
            username=_text(body, "username"),
            language_code=_text(body, "language_code") or "en",
            role_hint=_text(body, "role_hint"),
        )
        return {"id": person.id}

    async def say(self, request: Request, body: dict[str, Any]) -> Any:
        text = _text(body, "text")
        return _sent(
            self._people.say(self._person(request), text, _id(body, "chat"), _id(body, "reply_to"))
        )

    async def start(self, request: Request, body: dict[str, Any]) -> Any:
        return _sent(self._people.start(self._person(request), _text(body, "payload")))

    async def tap(self, request: Request, body: dict[str, Any]) -> Any:
        row, column = _id(body, "row"), _id(body, "col")
        place = (row, column) if row is not None and column is not None else None
        return self._people.tap(
            self._person(request),
            _required(body, "message_id"),
            _id(body, "chat"),
            label=body.get("label"),
            place=place,
            data=body.get("data"),
        )

    async def edit(self, request: Request, body: dict[str, Any]) -> Any:
        number = self._people.edit(
            self._person(request),
            _required(body, "message_id"),
            _text(body, "text"),
            _id(body, "chat"),
        )
        return {"update_id": number}

    async def photo(self, request: Request, body: dict[str, Any]) -> Any:
        content = _file(body)
        caption = _text(body, "caption")
        return _sent(self._people.photo(self._person(request), content, caption, _id(body, "chat")))

    async def voice(self, request: Request, body: dict[str, Any]) -> Any:
        seconds = _id(body, "seconds") or 5
        return _sent(self._people.voice(self._person(request), seconds, _id(body, "chat")))

    async def sticker(self, request: Request, body: dict[str, Any]) -> Any:
        emoji = _text(body, "emoji") or "👍"
        return _sent(self._people.sticker(self._person(request), emoji, _id(body, "chat")))

    async def document(self, request: Request, body: dict[str, Any]) -> Any:
        name = _text(body, "name", required=True)
        content = _file(body) or b""
        return _sent(self._people.document(self._person(request), name, content, _id(body, "chat")))

    async def contact(self, request: Request, body: dict[str, Any]) -> Any:
        phone = _text(body, "phone_number") or "+447700900123"
        return _sent(self._people.contact(self._person(request), phone, _id(body, "chat")))

    async def forward(self, request: Request, body: dict[str, Any]) -> Any:
        return _sent(
            self._people.forward(
                self._person(request),
                _required(body, "from_chat"),
                _required(body, "message_id"),
                _id(body, "chat"),
            )
        )

    async def block(self, request: Request, _body: dict[str, Any]) -> Any:
        return {"update_id": self._people.block(self._person(request))}

    async def unblock(self, request: Request, _body: dict[str, Any]) -> Any:
        return {"update_id": self._people.unblock(self._person(request))}

    async def inline(self, request: Request, body: dict[str, Any]) -> Any:
        """Types words after the bot's name; waits up to `wait_seconds` for its answer."""
        person = self._person(request)
        query = self._world.new_inline(person)
        words = _text(body, "query")[:256]
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

    # Groups ----------------------------------------------------------------------------------

    async def add_group(self, _request: Request, body: dict[str, Any]) -> Any:
        members = self._several(body, "members")
        title = _text(body, "title", required=True)
        chat = groups.create(
            self._world, title, members, supergroup=bool(body.get("supergroup", False))
        )
        return {"id": chat.id}

    def _several(self, body: dict[str, Any], field: str) -> list[Person]:
        given = body.get(field) or []
        if not isinstance(given, list):
            raise PersonError(f"{field} must be a list of people's ids.")
        return [self._people.person(int(item)) for item in given]

    async def members(self, request: Request, body: dict[str, Any]) -> Any:
        chat = groups.group(self._world, request.path_params["group"])
        add, remove = self._several(body, "add"), self._several(body, "remove")
        actor = self._world.people[min(chat.admins or chat.members)]
        groups.change_members(self._world, chat, actor, add, remove)
        return {"members": sorted(chat.members)}

    async def group_bot(self, request: Request, body: dict[str, Any]) -> Any:
        chat = groups.group(self._world, request.path_params["group"])
        actor = self._world.people[min(chat.admins or chat.members)]
        groups.set_bot(self._world, chat, actor, _text(body, "status", required=True))
        return {"bot_status": chat.bot_status}

    async def upgrade(self, request: Request, _body: dict[str, Any]) -> Any:
        chat = groups.group(self._world, request.path_params["group"])
        return {"id": groups.upgrade(self._world, chat).id}

    # The simulator's own switches ------------------------------------------------------------

    async def raw(self, _request: Request, body: dict[str, Any]) -> Any:
        if "update" not in body:
            raise PersonError("Give the update to queue.")
        return {"update_id": self._world.queue.put_raw(body["update"])}

    async def redeliver(self, _request: Request, body: dict[str, Any]) -> Any:
        number = _required(body, "update_id")
        if not self._world.queue.redeliver(number):
            raise PersonError("That update is not known any more.", 404)
        return {"update_id": number}

    async def clock(self, _request: Request, body: dict[str, Any]) -> Any:
        clock = self._world.clock
        if "now" in body:
            try:
                moment = datetime.fromisoformat(str(body["now"]))
            except ValueError:
                raise PersonError("Give the time like 2026-05-12T17:30:00Z.") from None
            clock.set_now(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
        else:
            try:
                clock.set_shift(float(body["shift_seconds"]))
            except (KeyError, TypeError, ValueError):
                raise PersonError("Give shift_seconds or now.") from None
        if self._controls is not None:
            await self._controls.set_clock(clock.shift)
        self._world.journal.event("state")
        self._world.queue.wake()
        return {"now": clock.iso(), "clock_shift_seconds": clock.shift}

    async def faults(self, _request: Request, body: dict[str, Any]) -> Any:
        kind = _text(body, "kind", required=True)
        if kind not in KINDS:
            raise PersonError(f"A fault is one of: {', '.join(KINDS)}.")
        methods = body.get("methods") or []
        self._world.faults = Faults(
            kind,
            _id(body, "count"),
            _id(body, "retry_after") or 3,
            frozenset(str(name).lower() for name in methods),
        )
        self._world.journal.event("state")
        return self._world.faults.as_json()

    async def limits(self, _request: Request, body: dict[str, Any]) -> Any:
        self._world.limits.switch(on=bool(body.get("on", True)))
        self._world.journal.event("state")
        return {"limits": self._world.limits.on}

    async def control(self, request: Request, _body: dict[str, Any]) -> Any:
        what = request.path_params["what"]
        if self._controls is None or what not in {"kill", "start"}:
            raise PersonError("There is no such control here.", 404)
        await (self._controls.kill() if what == "kill" else self._controls.start())
        self._world.journal.event("state")
        return {"running": self._controls.running}


def _endpoint(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    async def serve(request: Request) -> Response:
        try:
            body = await _read(request)
            return JSONResponse(await handler(request, body))
        except PersonError as error:
            return JSONResponse({"error": error.sentence}, error.status)

    return serve


async def _read(request: Request) -> dict[str, Any]:
    if request.method == "GET":
        return {}
    raw = b""
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > BODY_BYTES:
            raise PersonError("That is too large to send.", 413)
    try:
        body = json.loads(raw or b"{}")
    except ValueError:
        raise PersonError("The request is not JSON.") from None
    if not isinstance(body, dict):
        raise PersonError("The request must be a JSON object.")
    return body


def _sent(result: tuple[Message, int | None]) -> dict[str, Any]:
    return {"message_id": result[0].id, "update_id": result[1]}


def _text(body: dict[str, Any], field: str, *, required: bool = False) -> str:
    value = body.get(field)
    if value is None:
        value = ""
    if not isinstance(value, str) or (required and not value.strip()):
        raise PersonError(f"Give {field} as text.")
    return value


def _number(value: object) -> int:
    try:
        return int(str(value))
    except ValueError:
        raise PersonError("A number was expected.") from None


def _id(body: dict[str, Any], field: str) -> int | None:
    value = body.get(field)
    return None if value is None else _number(value)


def _required(body: dict[str, Any], field: str) -> int:
    value = _id(body, field)
    if value is None:
        raise PersonError(f"Give {field}.")
    return value


def _file(body: dict[str, Any]) -> bytes | None:
    value = _text(body, "file")
    if not value:
        return None
    if value.startswith("data:"):
        value = value.partition(",")[2]
    try:
        return base64.b64decode(value, validate=True)
    except binascii.Error:
        raise PersonError("The file must be given in base64.") from None
