"""How a party is named to other members: one home for it.

A person by their first name (titles keep the name behind them); an organisation by all of its name,
for half of "Pelham Hall" names nobody.
"""

from collections.abc import Iterable

from services.cases import first_name
from storage import delegates
from storage.db import Tx


def short_name(name: str, group: object) -> str:
    """A party's name where it is known whether it is an organisation (`group`)."""
    return name if group else first_name(name)


async def short_names(tx: Tx, parties: Iterable[tuple[int, str]]) -> dict[int, str]:
    """How each of these people and organisations (id, whole name) is named, by id."""
    every = dict(parties)
    groups = await delegates.organisations_among(tx, every)
    return {one: short_name(name, one in groups) for one, name in every.items()}


async def party(tx: Tx, person_id: int, name: str) -> str:
    """How one of them is named."""
    return (await short_names(tx, [(person_id, name)]))[person_id]
