"""Every card says which timebank it is about, so that its buttons work there."""

from handlers.table import registry
from storage import belonging


def test_every_kind_of_card_belongs_to_a_timebank_or_stands_between_two() -> None:
    cards = set(registry().cards)
    known = set(belonging.TABLES) | belonging.BETWEEN | belonging.IN_GROUPS
    known |= belonging.OF_A_PERSON
    missing = cards - known
    assert missing == set(), "give these a line in storage/belonging.py"
    assert not belonging.BETWEEN & set(belonging.TABLES)
