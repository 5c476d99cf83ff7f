"""A timebank whose members asked for news, and news that its broker sends to all of them."""

from datetime import datetime

from domain.broadcasts import Audience
from domain.permissions import Role
from services import broadcasts, news
from services.broadcasts import News
from services.work import Work
from storage import Database, communities, member_index, people
from storage.db import Tx

WORDS = "The library is open on Sunday"
FIRST_CHAT = 1_000_000
SENDER, SECOND = FIRST_CHAT, FIRST_CHAT + 1
"""Telegram's numbers of the broker who sends, and of the one who agrees; members come after."""
BROKER = frozenset[Role]({"broker", "member"})
_TIMEBANK = """
INSERT INTO community (name, slug, zone, created_at)
VALUES ('Ward End & Pelham Timebank', 'ward-end', 'Europe/London', :now)"""
_NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i <= :members)"
_PEOPLE = f"""{_NUMBERS}
INSERT INTO person (telegram_id, name, telegram_lang, lang, community_id, created_at)
SELECT CAST(:first AS BIGINT) + i, 'Neighbour ' || CAST(i AS TEXT), 'en', 'en', 1, :now FROM n"""
_BROKERS = """
INSERT INTO role (community_id, person_id, role, granted_at)
SELECT 1, id, 'broker', :now FROM person WHERE telegram_id IN (:sender, :second)"""
_MEMBERS = """
INSERT INTO membership (community_id, person_id, state, adult, area, applied_at, decided_at)
SELECT 1, id, 'approved', 1, 'Ward End', :now, :now FROM person"""
_YES = """
INSERT INTO consent (person_id, community_id, purpose, version, given, at)
SELECT id, 1, :purpose, :version, 1, :now FROM person WHERE telegram_id > :second"""


async def make(database: Database, members: int, now: datetime) -> None:
    """Two brokers, and so many members who said yes to news, in an empty database."""
    async with database.write() as tx:
        await tx.run(_TIMEBANK, now=now)
        await tx.run(_PEOPLE, members=members, first=FIRST_CHAT, now=now)
        await tx.run(_BROKERS, sender=SENDER, second=SECOND, now=now)
        await tx.run(_MEMBERS, now=now)
        await tx.run(_YES, second=SECOND, purpose=news.PURPOSE, version=news.VERSION, now=now)
    made = True
    while made:  # the words under which brokers find them, as the alarm makes them one by one
        async with database.write() as tx:
            made = bool(await member_index.freshen(tx, dialect=database.dialect))
    if database.dialect == "postgres":
        await database.script("ANALYZE")  # as the server does by itself before long


async def send(database: Database, now: datetime) -> int:
    """One broker sends it, another agrees, as it is for many. Returns its id."""
    async with database.write() as tx:
        sender = await _broker(tx, SENDER, now)
        made = await broadcasts.make(sender, News(WORDS, Audience()))
        second = await _broker(tx, SECOND, now)
        if (await broadcasts.find(second, made)).state == "asked":
            await broadcasts.act(second, made, "yes")
    return made


async def _broker(tx: Tx, telegram_id: int, now: datetime) -> Work:
    who = await people.by_telegram(tx, telegram_id)
    assert who is not None
    return Work(tx, now, who, await communities.by_id(tx, 1), BROKER)
