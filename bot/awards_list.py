"""`goodturn awards`: rounds, and how a result was worked out, step by step, from the rows alone.

Everybody who runs it on the same rows reads the same. Nominees and judges are numbers here; names
stand behind them only where they are asked for. Before the end nothing is shown: scores are for
nobody while judges score and people vote.
"""

import argparse
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from domain.awards.seeing import may_see
from services import award_judging, award_results, award_setup
from storage import Database, award_nominees
from storage import award_rounds as rounds
from storage.award_rounds import Round
from storage.db import Tx

Open = Callable[[argparse.Namespace], Awaitable[Database]]
Run = Callable[[Callable[[], Awaitable[int]]], int]
TIES = {
    "first": "more judges gave 5 on the first criterion",
    "median": "the higher median of the judges' means",
    "spread": "judges nearer to each other",
    "judges": "more judges",
    "lot": "the lot: SHA-256 of seal, colon, nominee's number; the lowest",
}
DECIDED = {
    None: "No working is kept to compare this with.",
    True: "The rows come to the same as what was decided.",
    False: "THE ROWS DO NOT COME TO WHAT WAS DECIDED.",
}
EVERY = "SELECT id FROM award_round ORDER BY id DESC LIMIT 50"


def add_parser(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", opened: Open, loop: Run
) -> None:
    """Adds the command; `opened` opens the database that the arguments name, `loop` runs it."""

    def does(
        work: Callable[[Tx, argparse.Namespace], Awaitable[int]],
    ) -> Callable[[argparse.Namespace], int]:
        async def with_database(options: argparse.Namespace) -> int:
            database = await opened(options)
            try:
                async with database.read() as tx:
                    return await work(tx, options)
            finally:
                await database.close()

        return lambda options: loop(lambda: with_database(options))

    awards = commands.add_parser("awards", help="rounds of awards, and how results were worked out")
    awards.add_argument("--database-url")
    awards.set_defaults(run=does(_list))
    parts = awards.add_subparsers(metavar="explain")
    explain = parts.add_parser("explain", help="a result step by step, from the rows")
    explain.add_argument("round", type=int, help="its number, as `goodturn awards` lists it")
    explain.add_argument(
        "--category", metavar="CODE", help="this one alone, such as good_neighbour"
    )
    explain.add_argument("--names", action="store_true", help="names beside the numbers")
    explain.add_argument("--json", action="store_true", help="the same for programs")
    explain.add_argument("--database-url")
    explain.set_defaults(run=does(_explain))


async def _list(tx: Tx, _options: argparse.Namespace) -> int:
    found = [await rounds.find(tx, row["id"]) for row in await tx.rows(EVERY)]
    for one in found:
        if one is not None:
            print(f"{one.id}  {one.state}  {one.scheme}, {one.name} ({one.timebank})")
    print(f"{len(found)} rounds")
    return 0


async def _explain(tx: Tx, options: argparse.Namespace) -> int:
    one = await rounds.find(tx, options.round)
    if one is None:
        print(f"{options.round}: there is no such round")
        return 1
    if not may_see("administrator", "calculation", one.state):
        print(f"{one.scheme}, {one.name} is {one.state}: nothing is shown before it is decided")
        return 1
    found = await _working(tx, one, options.category)
    if not found["categories"]:
        print(f"{options.category}: there is no such category")
        return 1
    if options.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        names = await _names(tx, one) if options.names else {}
        print("\n".join(_told(one, found, names)))
    return 0


async def _working(tx: Tx, one: Round, code: str | None) -> dict[str, Any]:
    """Both steps of each category: judges alone, from which the shortlist came, and the result."""
    judges, result = await award_judging.by_judges(tx, one), await award_judging.result(tx, one)
    return {
        "round": one.id,
        "state": one.state,
        "seal": one.seal,
        "seal_holds": await award_setup.seal_holds(tx, one),
        "as_decided": await _as_decided(tx, one),
        "shortlist": one.rules.shortlist,
        "categories": {
            category.code: {
                "label": category.label,
                "judging": judges[category.id].working(),
                "result": result[category.id].working(),
            }
            for category in await rounds.categories(tx, one.id)
            if code in (None, category.code)
        },
    }


async def _as_decided(tx: Tx, one: Round) -> bool | None:
    """Whether the rows still come to what was decided; None where nothing is decided, or its
    working is forgotten."""
    if one.decided_by is None or one.calculation is None:
        return None
    return (await award_results.outcome(tx, one)).working == one.calculation


async def _names(tx: Tx, one: Round) -> Mapping[int, str]:
    return {found.id: found.name for found in await award_nominees.of_round(tx, one.id)}


def _told(one: Round, found: Mapping[str, Any], names: Mapping[int, str]) -> Sequence[str]:
    lines = [
        f"{one.scheme}, {one.name} ({one.state}), sealed {one.seal}",
        "The rules are as they were sealed."
        if found["seal_holds"]
        else "THE RULES ARE NOT AS THEY WERE SEALED.",
        DECIDED[found["as_decided"]],
        "Ties are told apart by, in this order:",
        *(f"  {number}. {TIES[tie]}" for number, tie in enumerate(one.rules.ties, 1)),
    ]
    for code, category in found["categories"].items():
        judging, result = category["judging"], category["result"]
        if not judging["nominees"] and not judging["waiting"] and not result["nominees"]:
            continue
        weights = ", ".join(f"{c['code']} x{c['weight']}" for c in judging["criteria"])
        lines += ["", f"{category['label']} ({code}): {weights}", "  The judges:"]
        for step in judging["nominees"]:
            lines += _judged(step, names)
        lines += [f"    {_who(one_, names)}: too few sheets" for one_ in judging["waiting"]]
        lines.append(f"  The shortlist: the first {found['shortlist']} of these")
        share = f"judges {100 - result['percent']}, votes {result['percent']} percent"
        lines.append(f"  The result ({share}, {result['ballots'] or 0} votes):")
        lines += [_placed(step, result, names) for step in result["nominees"]]
    return lines


def _who(nominee: int, names: Mapping[int, str]) -> str:
    return f"nominee {nominee}" + (f" {names[nominee]}" if nominee in names else "")


def _number(said: str) -> str:
    """A fraction, and what it comes to."""
    return said if "/" not in said else f"{said} = {float(Fraction(said)):.4f}"


def _told_by(step: Mapping[str, Any]) -> str:
    return f"; level with the one before, {TIES[step['told_by']]}" if step["told_by"] else ""


def _judged(step: Mapping[str, Any], names: Mapping[int, str]) -> Sequence[str]:
    sheets = [
        f"       judge {sheet['judge']}: "
        + " ".join(str(points) for points in sheet["scores"].values())
        + f" -> {_number(sheet['mean'])}"
        for sheet in step["sheets"]
    ]
    head = f"    {step['place']}. {_who(step['nominee'], names)}: mean {_number(step['mean'])}"
    return [f"{head}, of 100 {_number(step['judged'])}{_told_by(step)}", *sheets]


def _placed(step: Mapping[str, Any], result: Mapping[str, Any], names: Mapping[int, str]) -> str:
    votes = "" if step["ballots"] is None else f", {step['ballots']} of {result['ballots']} votes"
    head = f"    {step['place']}. {_who(step['nominee'], names)}: judges {_number(step['judged'])}"
    return f"{head}{votes}, together {_number(step['total'])}{_told_by(step)}"
