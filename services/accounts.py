"""Whose hours are where: the account of a member or an organisation."""

from collections.abc import Iterable

from domain.ledger import Account, AccountKind
from storage import ledger
from storage.db import Tx

ORGANISATION: AccountKind = "organisation"


async def account_of(tx: Tx, community_id: int, person_id: int) -> Account:
    """The account of one person or organisation in this timebank."""
    return (await accounts_of(tx, community_id, (person_id,)))[person_id]


async def accounts_of(tx: Tx, community_id: int, ids: Iterable[int]) -> dict[int, Account]:
    """The accounts of several people and organisations, by the owner's id."""
    wanted = list(dict.fromkeys(ids))
    organisations = await ledger.organisations(tx, community_id, wanted)
    return {
        one: Account(community_id, ORGANISATION if one in organisations else "member", one)
        for one in wanted
    }


async def open_organisation(tx: Tx, community_id: int, person_id: int) -> None:
    """Opens an organisation's account. From then on its hours are kept there, so this comes before
    any of them move."""
    await ledger.account_id(tx, Account(community_id, ORGANISATION, person_id))
