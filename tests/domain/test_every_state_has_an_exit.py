"""No state without an exit: one test over every table of states in domain/, found by looking, so
that a table which somebody adds is held to the same promise."""

import importlib
import pkgutil
from typing import Any

import pytest

import domain

AT_REST = {
    "domain.across.PACTS": frozenset({"none", "ended"}),
    "domain.service.TRANSITIONS": frozenset(
        {"absent", "confirmed", "declined", "withdrawn", "reversed"}
    ),
}
"""States in which a table comes to rest though something new may begin from there."""
TABLES_AT_LEAST = 11


def _is_table(value: Any) -> bool:
    """{state: {(part, action): next state}}, every state in it as a key."""
    if not isinstance(value, dict) or not value:
        return False
    if not all(isinstance(k, str) and isinstance(v, dict) for k, v in value.items()):
        return False
    ways = [(way, after) for follows in value.values() for way, after in follows.items()]
    return bool(ways) and all(
        isinstance(way, tuple) and len(way) == 2 and isinstance(after, str) for way, after in ways
    )


def _tables() -> dict[str, dict[str, dict[tuple[str, str], str]]]:
    found: dict[str, Any] = {}
    for one in pkgutil.walk_packages(domain.__path__, "domain."):
        module = importlib.import_module(one.name)
        for name, value in vars(module).items():
            public = not name.startswith("_")
            if public and _is_table(value) and not any(value is t for t in found.values()):
                found[f"{one.name}.{name}"] = value
    return found


TABLES = _tables()
EACH = pytest.mark.parametrize("name", sorted(TABLES))


def test_they_are_all_found() -> None:
    assert len(TABLES) >= TABLES_AT_LEAST, sorted(TABLES)


@EACH
def test_every_step_leads_to_a_state_of_the_table(name: str) -> None:
    table = TABLES[name]
    assert {after for follows in table.values() for after in follows.values()} <= set(table)


@EACH
def test_only_ends_have_no_way_on(name: str) -> None:
    """Where a module says which states are final, they are those without a way on, no others."""
    table = TABLES[name]
    module = importlib.import_module(name.rpartition(".")[0])
    ends = {state for state, follows in table.items() if not follows}
    final = getattr(module, "FINAL", None)
    if final is not None and set(final) <= set(table):
        assert ends == set(final)
    assert ends or AT_REST.get(name)


@EACH
def test_from_every_state_somebody_can_bring_it_to_an_end(name: str) -> None:
    """By people alone: nothing depends on a timer to be got out of."""
    table = TABLES[name]
    ends = {s for s, follows in table.items() if not follows} | AT_REST.get(name, frozenset())
    for state in table:
        reached, ahead = {state}, {state}
        while ahead:
            steps = [way for s in ahead for way in table[s].items()]
            ahead = {after for (who, _), after in steps if who != "clock"} - reached
            reached |= ahead
        assert reached & ends, f"{name}: from {state} people reach only {sorted(reached)}"


@EACH
def test_every_state_can_come_about(name: str) -> None:
    """A state that nothing leads to is where a thing begins; everything else is reached from
    there."""
    table = TABLES[name]
    targets = {after for follows in table.values() for after in follows.values()}
    begins = (set(table) - targets) | {next(iter(table))}
    reached = set(begins)
    while more := {a for s in reached for a in table[s].values()} - reached:
        reached |= more
    assert reached == set(table)
