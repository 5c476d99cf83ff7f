"""`python -m simulator --port 8081`: the simulator alone, for a bot started elsewhere."""

import argparse
import contextlib
import socket
import sys

import uvicorn

from simulator.server import create_app
from simulator.world import DEFAULT_TOKEN, World

SAMPLE_PEOPLE = (
    ("Amina", "Begum", "Resident"),
    ("Jean", "Marlow", "Resident"),
    ("Pat", "O'Neill", "Resident"),
    ("Ruth", "Okafor", "Broker"),
    ("Owen", "Price", "Organiser"),
)


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket. Its protocol is named, as asyncio sends at once (TCP_NODELAY) only on
    sockets that say they are TCP; without it each answer waits 40 ms."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(1024)
    except OSError:
        listener.close()
        raise
    return listener


def main(arguments: list[str] | None = None) -> int:
    """Serves until stopped. Exit code 0 after Ctrl-C, 1 where the port is taken."""
    parser = argparse.ArgumentParser(prog="python -m simulator", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8081, help="0: any free one")
    parser.add_argument("--token", default=DEFAULT_TOKEN, help="the bot token to accept")
    parser.add_argument("--no-limits", action="store_true", help="lift Telegram's flood limits")
    parser.add_argument("--empty", action="store_true", help="start with no people")
    options = parser.parse_args(arguments)
    try:
        listener = _listen(options.host, options.port)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        sys.stderr.write(f"Port {options.port} cannot be used: {reason}. Name another: --port\n")
        return 1
    port = listener.getsockname()[1]
    world = World(options.token, limits=not options.no_limits)
    if not options.empty:
        for first, last, role in SAMPLE_PEOPLE:
            world.add_person(first, last_name=last, role_hint=role)
    address = f"http://{options.host}:{port}"
    sys.stdout.write(f"Phones: {address}/\nBot API: {address}/bot{options.token}/<method>\n")
    sys.stdout.flush()
    config = uvicorn.Config(
        create_app(world),
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=1,
    )
    with contextlib.suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])
    return 0


if __name__ == "__main__":
    sys.exit(main())
