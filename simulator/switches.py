"""Groups and channels, and the simulator's switches: clock, faults, limits, updates, the bot."""

from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request
from starlette.routing import Route

from simulator import groups
from simulator.controls import Controls
from simulator.errors import PersonError
from simulator.faults import KINDS, Faults
from simulator.models import Person
from simulator.people import People
from simulator.person_requests import Handler, endpoint, required, text, whole
from simulator.world import World


class Switches:
    """Everything that no single person does."""

    def __init__(self, world: World, controls: Controls | None) -> None:
        self._world = world
        self._people = People(world)
        self._controls = controls

    def routes(self) -> list[Route]:
        """Its routes."""
        table: list[tuple[str, Handler]] = [
            ("/sim/groups", self.add_group),
            ("/sim/channels", self.add_channel),
            ("/sim/groups/{group:signed}/members", self.members),
            ("/sim/groups/{group:signed}/bot", self.group_bot),
            ("/sim/groups/{group:signed}/upgrade", self.upgrade),
            ("/sim/raw", self.raw),
            ("/sim/redeliver", self.redeliver),
            ("/sim/clock", self.clock),
            ("/sim/faults", self.faults),
            ("/sim/limits", self.limits),
            ("/sim/controls/{what}", self.control),
        ]
        return [Route(path, endpoint(handler), methods=["POST"]) for path, handler in table]

    # Groups ----------------------------------------------------------------------------------

    async def add_group(self, _request: Request, body: dict[str, Any]) -> Any:
        members = self._several(body, "members")
        title = text(body, "title", required=True)
        chat = groups.create(
            self._world, title, members, supergroup=bool(body.get("supergroup", False))
        )
        return {"id": chat.id}

    async def add_channel(self, _request: Request, body: dict[str, Any]) -> Any:
        owner = self._people.person(required(body, "owner"))
        title = text(body, "title", required=True)
        chat = groups.create_channel(
            self._world,
            title,
            owner,
            self._several(body, "readers"),
            username=text(body, "username"),
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
        actor = self._world.people[whole(body, "by") or min(chat.admins or chat.members)]
        status = text(body, "status", required=True)
        can_post = bool(body.get("can_post", True))
        groups.set_bot(self._world, chat, actor, status, can_post=can_post)
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
        number = required(body, "update_id")
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
        kind = text(body, "kind", required=True)
        if kind not in KINDS:
            raise PersonError(f"A fault is one of: {', '.join(KINDS)}.")
        methods = body.get("methods") or []
        self._world.faults = Faults(
            kind,
            whole(body, "count"),
            whole(body, "retry_after") or 3,
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
