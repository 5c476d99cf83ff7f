"""The printed sign-in sheet: whose number is which, and what helps whom on site."""

from collections.abc import Mapping
from datetime import datetime

from storage.db import Tx

LINES = "SELECT number, person_id FROM shift_sheet_line WHERE shift_id = :shift_id ORDER BY number"
ADD = """
INSERT INTO shift_sheet_line (shift_id, number, person_id) VALUES (:shift_id, :number, :person_id)
ON CONFLICT (shift_id, number) DO NOTHING"""
NAMES = """
SELECT l.number, p.name FROM shift_sheet_line l JOIN person p ON p.id = l.person_id
WHERE l.shift_id = :shift_id ORDER BY l.number"""
NEEDS = """
SELECT n.person_id, n.words FROM shift_need n WHERE n.shift_id = :shift_id"""
NEED = "SELECT words FROM shift_need WHERE shift_id = :shift_id AND person_id = :person_id"
SAY = """
INSERT INTO shift_need (shift_id, person_id, words, agreed_at)
VALUES (:shift_id, :person_id, :words, :now)
ON CONFLICT (shift_id, person_id) DO UPDATE SET words = excluded.words,
    agreed_at = excluded.agreed_at"""
UNSAY = "DELETE FROM shift_need WHERE shift_id = :shift_id AND person_id = :person_id"
# What helped somebody on site is of no use once the shift is over for a while.
FORGET = """
DELETE FROM shift_need WHERE (shift_id, person_id) IN (SELECT n.shift_id, n.person_id
    FROM shift_need n JOIN shift s ON s.id = n.shift_id
    WHERE n.agreed_at < :before AND s.ends_at < :before LIMIT :limit)"""


async def lines(tx: Tx, shift_id: int) -> dict[int, int | None]:
    """Numbers as they were printed, with whose they are; None for lines that were left free."""
    rows = await tx.rows(LINES, shift_id=shift_id)
    return {int(row["number"]): row["person_id"] for row in rows}


def add(tx: Tx, shift_id: int, new: Mapping[int, int | None]) -> None:
    """Keeps further numbers."""
    for number, person_id in new.items():
        tx.later(ADD, shift_id=shift_id, number=number, person_id=person_id)


async def names(tx: Tx, shift_id: int) -> dict[int, str]:
    """The names behind the numbers."""
    rows = await tx.rows(NAMES, shift_id=shift_id)
    return {int(row["number"]): str(row["name"]) for row in rows}


async def needs(tx: Tx, shift_id: int) -> dict[int, str]:
    """What helps whom on site, as they said for the sheet."""
    rows = await tx.rows(NEEDS, shift_id=shift_id)
    return {int(row["person_id"]): str(row["words"]) for row in rows}


async def need(tx: Tx, shift_id: int, person_id: int) -> str | None:
    """What helps this person there."""
    found = await tx.value(NEED, shift_id=shift_id, person_id=person_id)
    return None if found is None else str(found)


def say(tx: Tx, shift_id: int, person_id: int, words: str, now: datetime) -> None:
    """Keeps what helps somebody there; what they said before is replaced."""
    tx.later(SAY, shift_id=shift_id, person_id=person_id, words=words, now=now)


async def unsay(tx: Tx, shift_id: int, person_id: int) -> bool:
    """Takes it away; False where there was nothing."""
    return bool(await tx.run(UNSAY, shift_id=shift_id, person_id=person_id))
