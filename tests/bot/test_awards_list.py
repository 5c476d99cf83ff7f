"""`goodturn awards explain`: the whole calculation from the rows, and nothing before its time."""

import argparse
import json
from collections.abc import Awaitable, Callable
from fractions import Fraction

import pytest

from bot import awards_list
from storage import Database
from tests.award_help import the_round
from tests.award_vote_help import close_vote, voting
from tests.shift_help import run
from tests.town import Town


async def told(town: Town, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """The command's exit code and what it prints."""
    assert town.program is not None
    database = town.program.database
    begun: list[Callable[[], Awaitable[int]]] = []

    class Shared:
        """The town's own database, which stays open."""

        read = staticmethod(database.read)

        async def close(self) -> None:
            return

    async def opened(_options: argparse.Namespace) -> Database:
        return Shared()  # type: ignore[return-value]

    def later(work: Callable[[], Awaitable[int]]) -> int:
        begun.append(work)
        return 0

    parser = argparse.ArgumentParser()
    awards_list.add_parser(parser.add_subparsers(), opened, later)
    options = parser.parse_args(["awards", *words])
    options.run(options)
    capsys.readouterr()
    code = await begun[0]()
    return code, capsys.readouterr().out


async def test_the_calculation_step_by_step_from_the_rows(
    town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    amina, owen, jean = town.phones("Amina", "Owen", "Jean")
    vote = await voting(town)
    number = str(vote.round_id)
    for phone, name in ((amina, "Mr Hussain"), (owen, "Mr Hussain"), (jean, "Salma Begum")):
        await phone.says("/vote")
        await phone.forges(f"vote-for:{vote.nominees[name]}")
    code, out = await told(town, capsys, "explain", number)
    assert (code, "nothing is shown before it is decided" in out) == (1, True)
    assert "nominee" not in out
    await close_vote(town, vote.round_id)
    code, out = await told(town, capsys)
    assert (code, "1  deciding  Civic Pride Awards" in out) == (0, True)
    code, out = await told(town, capsys, "explain", number, "--category", "good_neighbour")
    assert code == 0
    hussain, salma = vote.nominees["Mr Hussain"], vote.nominees["Salma Begum"]
    # Judges: 4, 3 and 2 of five are 75, 50 and 25 of 100; votes: none, two thirds, a third; 70:30.
    assert f"1. nominee {hussain}: judges 50, 2 of 3 votes, together 55" in out
    assert f"3. nominee {salma}: judges 25, 1 of 3 votes, together 55/2 = 27.5000" in out
    assert "judge 1: 4 4 4 4 4 -> 4" in out
    assert "2. the higher median" in out
    assert "Hussain" not in out
    assert "green" not in out
    code, out = await told(town, capsys, "explain", number, "--names")
    assert "Mr Hussain" in out
    assert "Green" in out
    code, out = await told(town, capsys, "explain", number, "--json")
    steps = json.loads(out)["categories"]["good_neighbour"]["result"]
    part = Fraction(steps["percent"], 100)
    for one in steps["nominees"]:
        public = Fraction(one["ballots"] * 100, steps["ballots"])
        assert Fraction(one["total"]) == (1 - part) * Fraction(one["judged"]) + part * public
    # Decided, and then somebody changes a score by hand.
    assert "No working is kept" in (await told(town, capsys, "explain", number))[1]
    await town.phone("Ruth").taps("Decide this result")
    code, out = await told(town, capsys, "explain", number)
    assert (code, "The rows come to the same as what was decided." in out) == (0, True)
    await run(town, "UPDATE award_score SET score = 5 WHERE sheet_id = 3 AND criterion_id = 1")
    code, out = await told(town, capsys, "explain", number)
    assert (code, "THE ROWS DO NOT COME TO WHAT WAS DECIDED." in out) == (0, True)
    await town.phone("Devinder").taps("Agree with this result")
    assert (await the_round(town, vote.round_id)).seconded_by is None
    assert (await told(town, capsys, "explain", "99"))[0] == 1
    assert (await told(town, capsys, "explain", number, "--category", "owt"))[0] == 1
