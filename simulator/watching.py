"""The reading half of the person API: state, chats, events, calls and files."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from simulator import views
from simulator.controls import Controls
from simulator.errors import PersonError
from simulator.people import People
from simulator.person_requests import endpoint, number
from simulator.world import World

PING_SECONDS = 15.0


class Watching:
    """What the page and tests look at."""

    def __init__(
        self, world: World, controls: Controls | None, samples: Iterable[Mapping[str, str]]
    ) -> None:
        self._world = world
        self._people = People(world)
        self._controls = controls
        self._samples = [dict(sample) for sample in samples]

    def routes(self) -> list[Route]:
        """Its routes."""
        return [
            Route("/sim/state", endpoint(self.state)),
            Route("/sim/people/{person:int}/chats/{chat:signed}", endpoint(self.chat)),
            Route("/sim/calls", endpoint(self.calls)),
            Route("/sim/events", self.events),
            Route("/sim/files/{path:path}", self.file),
        ]

    async def state(self, _request: Request, _body: dict[str, Any]) -> Any:
        """Everything the page needs to draw itself anew."""
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
        """One chat on one phone."""
        person = self._people.person(request.path_params["person"])
        chat = self._people.chat(person, request.path_params["chat"])
        return views.chat(self._world, person, chat)

    async def calls(self, request: Request, _body: dict[str, Any]) -> Any:
        """The bot's calls, newest last."""
        name = request.query_params.get("method", "").lower()
        found = self._world.journal.calls(number(request.query_params.get("after", "0")))
        return [views.call(self._world, c) for c in found if not name or c.method.lower() == name]

    async def events(self, request: Request) -> Response:
        """Events as a stream, or as a list with `poll=1`."""
        after = request.headers.get("last-event-id") or request.query_params.get("after", "0")
        try:
            start = number(after)
        except PersonError as error:
            return JSONResponse({"error": error.sentence}, error.status)
        if request.query_params.get("poll"):
            found = self._world.journal.events(start)
            return JSONResponse([views.event(self._world, e) for e in found])
        return StreamingResponse(
            self._stream(start),
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
