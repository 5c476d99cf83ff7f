"""Listening: ports that are free, and a server that leaves signals to whoever started it."""

import contextlib
import errno
import socket
from collections.abc import Iterator

import uvicorn


class QuietServer(uvicorn.Server):
    """uvicorn without signal handlers of its own."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leaves Ctrl-C and SIGTERM alone."""
        yield


def port_problem(host: str, port: int) -> str | None:
    """Why nothing can listen there, in one clause; None where it can, and for port 0."""
    if not port:
        return None
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OverflowError:
            return f"There is no port {port}: they go from 1 to 65535"
        except OSError as error:
            if error.errno == errno.EACCES:
                return f"Port {port} needs more rights: take one above 1023"
            if error.errno == errno.EADDRINUSE:
                return f"Port {port} is in use by another program"
            return f"Nothing can listen on {host} port {port} ({error.strerror})"
    return None
