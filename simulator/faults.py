"""Faults a person can switch on: Telegram answers wrongly, late or not at all."""

from dataclasses import dataclass
from typing import Any

KINDS = ("none", "429", "500", "502", "timeout", "drop_before", "drop_after")


@dataclass
class Faults:
    """The fault in force. `count` calls are hit (None: until switched off); `methods` empty: all.

    - 429 / 500: Telegram's JSON refusals; 502: a web page from a proxy;
    - timeout: no answer for as long as the caller waits;
    - drop_before: the connection closes and nothing was done;
    - drop_after: the connection closes although the call was carried out.
    """

    kind: str = "none"
    count: int | None = None
    retry_after: int = 3
    methods: frozenset[str] = frozenset()

    def take(self, method: str) -> str:
        """The fault for this call (lower-case method name), counted; "none" when it is spared."""
        if self.kind == "none" or (self.methods and method not in self.methods):
            return "none"
        kind = self.kind
        if self.count is not None:
            self.count -= 1
            if self.count <= 0:
                self.kind = "none"
        return kind

    def as_json(self) -> dict[str, Any]:
        """The state shown on the page."""
        return {
            "kind": self.kind,
            "count": self.count,
            "retry_after": self.retry_after,
            "methods": sorted(self.methods),
        }
