"""Nonsense made from sense, by a seed."""

import json
from copy import deepcopy
from random import Random
from typing import Any

IDS: tuple[Any, ...] = (
    "", "0", "1", "2", "-1", "00", "1.5", "1e3", "+1", " 1", "٣", "1:2", "1:1:1", "x", "None",
    "null",
    "9" * 17, "9" * 18, "9" * 30, "-9223372036854775808", "9223372036854775807", "2027-02-29",
    "0000-00-00", "1:x:y:z", "%00", "😀", "'", "\\", "1;2", "a" * 40,
)  # fmt: skip
ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**31, 2**63, -(2**63) - 1, 10**40, 1.5, float("1e308"), "", " ",
    "\x00",
    "\ud800", "a" * 5000, "😀" * 300, [], {}, [[]], {"id": {}}, [None], "/start", "private",
    "channel",
)  # fmt: skip
WORDS: tuple[str, ...] = (
    "", "0", "-1", "1", "99999999999999999999", "me", "all", "undo", "Jean", "jean marlow and pat",
    "1 2 3", "31 February", "tomorrow 25:99", "\x00", "\u202e", "<b>", "{ $name }", "'; --", "%s",
    "../../etc/passwd", "a" * 3000, "😀" * 200, "½", "٣", "1/0", "every day for ever", "\n\n\n",
    "?",
    "2 hours", "add", "off", "stop", "delete everything", "October 2025 to October 2020", "year 0",
    "9999-12-31", "0001-01-01", "30 December 9999", "in 99999999 days", "last 1000000 months",
)  # fmt: skip


def update(chance: Random, real: dict[str, Any]) -> Any:
    """A real update, with a few of its parts gone, doubled, or something else."""
    made: Any = json.loads(json.dumps(real))
    for _ in range(chance.randrange(1, 5)):
        _change(chance, made)
    return made


def _change(chance: Random, made: Any) -> None:
    places: list[tuple[Any, Any]] = []
    _places(made, places)
    if not places:
        return
    parent, key = chance.choice(places)
    kind = chance.random()
    if kind < 0.2:
        del parent[key]
    elif kind < 0.3:
        other, at = chance.choice(places)
        parent[key] = json.loads(json.dumps(other[at])) if _there(other, at) else None
    elif kind < 0.4 and isinstance(parent, dict):
        parent[chance.choice(("from", "chat", "message", "text", "data", "photo", "date"))] = (
            deepcopy(chance.choice(ODD))
        )
    else:
        parent[key] = deepcopy(chance.choice(ODD))


def _there(parent: Any, key: Any) -> bool:
    return key in parent if isinstance(parent, dict) else key < len(parent)


def _places(value: Any, found: list[tuple[Any, Any]]) -> None:
    inner = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, one in inner:
        found.append((value, key))
        _places(one, found)


def cut_and_flipped(chance: Random, content: bytes) -> bytes:
    """A file of which bytes are others, missing, doubled, or that ends too soon."""
    made = bytearray(content)
    for _ in range(chance.randrange(1, 12)):
        if not made:
            break
        at = chance.randrange(len(made))
        kind = chance.random()
        if kind < 0.6:
            made[at] = chance.randrange(256)
        elif kind < 0.75:
            del made[at : at + chance.randrange(1, 50)]
        elif kind < 0.9:
            made[at:at] = made[at : at + chance.randrange(1, 50)]
        else:
            del made[at:]
    return bytes(made)
