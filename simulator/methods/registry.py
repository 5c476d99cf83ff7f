"""The table of Bot API methods: lower-case name to function."""

from collections.abc import Callable
from typing import Any

from simulator.args import Args
from simulator.world import World

Method = Callable[[World, Args], Any]

METHODS: dict[str, Method] = {}


def method(*names: str) -> Callable[[Method], Method]:
    """Enters a function under the Bot API's names (any case is accepted in a request)."""

    def enter(function: Method) -> Method:
        for name in names:
            METHODS[name.lower()] = function
        return function

    return enter
