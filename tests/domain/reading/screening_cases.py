"""The phrases of screening.json and refused.json, and how well the screening does on them."""

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from domain.reading.screening import screen

CASES = Path(__file__).parents[2] / "cases"
MOST_FALSE_ALARMS = 0.01


@cache
def phrases(name: str) -> dict[str, Any]:
    return json.loads((CASES / name).read_text(encoding="utf-8"))


def table() -> str:
    """The accuracy of the screening as a Markdown table: languages, then everyday messages."""
    cases = phrases("screening.json")
    total: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    same_class: Counter[str] = Counter()
    for case in cases["must_catch"]:
        found = screen(case["text"], case["lang"])
        total[case["lang"]] += 1
        caught[case["lang"]] += found.screen == "urgent"
        same_class[case["lang"]] += case["class"] in {found.kind, *found.also}
    lines = ["| language | phrases | caught | with the class meant |", "|---|---|---|---|"]
    lines += [f"| {g} | {total[g]} | {caught[g]} | {same_class[g]} |" for g in total]
    lines.append(
        f"| all | {total.total()} | {caught.total()} | {same_class.total()} |",
    )
    alarms = sum(screen(case["text"]).screen == "urgent" for case in cases["ordinary"])
    share = 100 * alarms / len(cases["ordinary"])
    lines += [
        "",
        f"False alarms over {len(cases['ordinary'])} everyday messages: {alarms} ({share:.1f}%).",
        "",
        "Caught when measured for the first time, before the rules knew the phrases: "
        + "; ".join(f"round {n}: {told}" for n, told in cases["first_time"].items())
        + ".",
    ]
    return "\n".join(lines)
