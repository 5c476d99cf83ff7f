"""Who holds a lease: a process of some machine, and whether it is still alive."""

import os
import secrets
import socket


def holder_name() -> str:
    """A name for this process that no other has: its machine, its number and a random mark."""
    return f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"


def is_dead(holder: str) -> bool:
    """Whether this holder was a process of this machine that is no more."""
    host, _, rest = holder.partition(":")
    number = rest.partition(":")[0]
    if host != socket.gethostname() or not number.isdigit():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
