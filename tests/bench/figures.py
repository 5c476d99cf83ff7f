"""A figure, its aim, and the table and file that they end in."""

import json
import math
import statistics
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

FILE = Path("bench.json")


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value. `aim` is in words ("at least 0.5 times"), empty for a plain report;
    `ok` is None there."""

    name: str
    value: float
    unit: str
    aim: str = ""
    ok: bool | None = None


def figure(
    name: str,
    value: float,
    unit: str,
    bound: Literal["at least", "at most", "exactly", ""] = "",
    limit: float = 0.0,
) -> Figure:
    """A figure that is held against `limit` in the way that `bound` says; "" only reports it."""
    print(f"  {name}: {value:.4g} {unit}", file=sys.stderr, flush=True)
    shown = round(value, 4) if abs(value) < 10 else round(value, 1)
    if not bound:
        return Figure(name, shown, unit)
    met = {
        "at least": value >= limit,
        "at most": value <= limit,
        "exactly": math.isclose(value, limit),
    }[bound]
    return Figure(name, shown, unit, f"{bound} {limit:g}", met)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0 to 1) of `values` lie; the nearest one that was seen."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)]


def median(values: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(values)


def table(figures: Sequence[Figure]) -> str:
    """All figures as lines of text."""
    rows = [("figure", "value", "unit", "aim", "ok")]
    rows += [
        (f.name, f"{f.value:,g}" if f.value < 1e6 else f"{f.value:,.0f}", f.unit, f.aim, _word(f))
        for f in figures
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    return "\n".join(
        f"{name:<{widths[0]}}  {value:>{widths[1]}}  {unit:<{widths[2]}}  {aim:<{widths[3]}}  {ok}"
        for name, value, unit, aim, ok in rows
    )


def _word(one: Figure) -> str:
    return "" if one.ok is None else "yes" if one.ok else "NO"


def write(figures: Sequence[Figure], areas: Sequence[str]) -> None:
    """Writes `bench.json`: these figures in place of the earlier ones of their areas."""
    kept: list[dict[str, object]] = []
    if FILE.exists():
        earlier = json.loads(FILE.read_text("utf-8"))
        kept = [f for f in earlier if str(f["name"]).partition(".")[0] not in areas]
    FILE.write_text(json.dumps([*kept, *(asdict(f) for f in figures)], indent=1) + "\n", "utf-8")
