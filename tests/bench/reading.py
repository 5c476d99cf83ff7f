"""How long one sentence takes to read: everything in tests/cases, and words meant to be slow."""

import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from domain.reading import read
from tests.bench.figures import Figure, figure, median, percentile

CASES = Path(__file__).parent.parent / "cases"
NOW = datetime.fromisoformat("2026-05-14T17:20:00+01:00")
WARM = ("2hrs tues gardening for Jean", "need a lift thurs", "hello")
LONGEST = 4_096
"""Letters of a message."""
STARTS = 3
START = f"""
import time
from datetime import datetime
began = time.perf_counter()
from domain.reading import read
now = datetime.fromisoformat({NOW.isoformat()!r})
for words in {WARM!r}:
    read(words, now)
print(time.perf_counter() - began)
"""
SLOW = (
    "2hrs ",
    "tues and wed ",
    "for Jean and ",
    "half past two till quarter to ",
    "1:30-2:45 ",
    "12/05/2026 ",
    "next next monday ",
    "one hour and ",
    "a",
    "1",
    "1.5",
    "hour",
    "can someone please help me with ",
    "not no never ",
    "helped mary and bob and sue ",
    "ساعتين ",
    "2 घंटे ",
    "!?.,;:- ",
    "(((",
    "👍🏽",
    "\u202e\u2066",
    "kill my self not gardening ",
    "I'd I've I'll ",
    "b3 9qs ",
    "07700 900123 ",
    "\n",
)


def _texts() -> Iterator[tuple[str, datetime]]:
    for file in sorted(CASES.glob("*.json")):
        yield from _within(json.loads(file.read_text("utf-8")), NOW)


def _within(found: Any, now: datetime) -> Iterator[tuple[str, datetime]]:
    """Every text in a file of cases, in whatever shape it is kept."""
    if isinstance(found, dict):
        now = datetime.fromisoformat(found["now"]) if "now" in found else now
        if isinstance(found.get("text"), str):
            yield found["text"], now
        for name, value in found.items():
            if name != "expect" and isinstance(value, dict | list):
                yield from _within(value, now)
    elif isinstance(found, list):
        for value in found:
            if isinstance(value, str) and " " in value:
                yield value, now
            elif isinstance(value, dict | list):
                yield from _within(value, now)


def _adversarial() -> Iterator[str]:
    for part in SLOW:
        yield (part * (LONGEST // len(part) + 1))[:LONGEST]
    chance = random.Random(20260512)
    words = [word for text, _ in _texts() for word in text.split()]
    for _ in range(5):
        yield " ".join(chance.choices(words, k=1_200))[:LONGEST]
        yield "".join(chance.choices("".join(SLOW), k=LONGEST))
        yield "".join(chance.choices(SLOW, k=900))[:LONGEST]


def _timed(text: str, now: datetime) -> float:
    began = time.perf_counter()
    read(text, now)  # no language given, as in the bot
    return 1000 * (time.perf_counter() - began)


async def measure() -> list[Figure]:
    """Reading times in milliseconds of one text, and what loading the words costs."""
    starts = []
    for _ in range(STARTS):
        done = subprocess.run(
            [sys.executable, "-c", START], capture_output=True, text=True, check=True
        )
        starts.append(float(done.stdout))
    for words in WARM:
        read(words, NOW)
    texts = list(_texts())
    random.Random(20260512).shuffle(texts)
    took = [_timed(*text) for text in texts]
    worst = {text: _timed(text, NOW) for text in _adversarial()}
    slowest = max(worst, key=lambda text: worst[text])
    print(f"  the slowest of 4,096 letters begins {slowest[:30]!r}", file=sys.stderr)
    return [
        figure("reading.texts", len(took), "texts"),
        figure("reading.median", median(took), "ms", "at most", 3),
        figure("reading.p99", percentile(took, 0.99), "ms", "at most", 20),
        figure("reading.slowest_case", max(took), "ms"),
        figure("reading.worst_of_4096_letters", worst[slowest], "ms", "at most", 50),
        figure("reading.start", median(starts), "s", "at most", 1),
    ]
