"""Statements as files: every figure against the ledger, for histories that nobody thought of."""

import asyncio
import csv
import io
import re
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from domain import ledger as rules
from domain.ledger import Account, Posting, Transfer
from handlers.documents.paper import MISSING, Paper
from handlers.documents.statement import LARGE, NORMAL, _csv, draw, pdf
from handlers.documents.table import table
from handlers.journey import View
from handlers.statement import month_in
from handlers.statement_words import Teller
from handlers.wording import Wording
from services import statements
from services.work import Work
from storage import Database, communities, exchanges, ledger, open_database, people
from storage.db import Tx
from storage.migrate import migrate
from storage.people import Community, Person
from tests.conversations.test_balance import minutes_of
from tests.pdf_text import lines_of, text_of

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
MONTH = date(2026, 10, 1)
NAMES = ("Jean", "Mr Hussain", "آمنہ بیگم", "ਜਸਪ੍ਰੀਤ", "=HYPERLINK(0)", "O'Neill, Pat", "@Łucja")
WORDS = ("Ironing", '=1+1, "quoted"', "Gardening (hedge)", "", "a\tb", "-2 hours?")
Move = tuple[int, int, int, str, str, str]
MOVES = st.lists(
    st.tuples(
        st.integers(-31, 45),  # days from the first of October
        st.integers(0, 24 * 60 - 1),
        st.integers(1, 1_440),
        st.sampled_from(["gave", "got", "welcome", "gift", "undone"]),
        st.sampled_from(NAMES),
        st.sampled_from(WORDS),
    ),
    max_size=12,
)


async def town(url: str) -> tuple[Database, Community, Person]:
    """An empty timebank with Amina in it."""
    database = await open_database(url)
    await migrate(database, NOW)
    async with database.write() as tx:
        made = await communities.add(tx, "Ward End Timebank", "ward-end", "Europe/London", NOW)
        assert made is not None
        amina = await people.add(tx, 7, "Amina", None, NOW)
    return database, made, amina


async def move(
    tx: Tx,
    community: Community,
    amina: Person,
    number: int,
    one: Move,
) -> None:
    """One movement on Amina's account, as the services would write it."""
    days, minute, minutes, kind, name, words = one
    at = datetime(2026, 10, 1, tzinfo=UTC) + timedelta(days=days, minutes=minute)
    mine = Account(community.id, "member", amina.id)
    if kind in ("welcome", "gift"):
        source = Account(community.id, "issue")
        sign = 1 if kind == "welcome" else -1
        postings = (Posting(source, -sign * minutes), Posting(mine, sign * minutes))
        assert await ledger.post(tx, Transfer(f"{kind}:{number}", kind, kind, postings), at)
        return
    other = await people.add(tx, None, name, None, NOW)
    giver, receiver = (other, amina) if kind == "got" else (amina, other)
    exchange_id = await exchanges.add(
        tx,
        community_id=community.id,
        giver_id=giver.id,
        receiver_id=receiver.id,
        logged_by=amina.id,
        on_behalf_of=None,
        named=None,
        minutes=minutes,
        day=(at - timedelta(days=number % 3)).date(),
        skill=None,
        words=words or None,
        flags=(),
        state="posted",
        now=at,
    )
    sides = [Account(community.id, "member", one.id) for one in (giver, receiver)]
    transfer = rules.exchange(f"exchange:{exchange_id}:posted", *sides, minutes)
    assert await ledger.post(tx, transfer, at)
    if kind == "undone":
        back = rules.reversal(transfer, f"exchange:{exchange_id}:reversed")
        assert await ledger.post(tx, back, at + timedelta(days=2))


def figures(text: str) -> tuple[list[int], dict[str, int]]:
    """What stands on paper: each Plus and Minus, and the balances by the words before them."""
    moves = [
        minutes_of(found[2]) * (1 if found[1] == "Plus" else -1)
        for found in re.finditer(r"^(Plus|Minus) (.+)$", text, re.MULTILINE)
    ]
    balances = {}
    for name in ("At the start", "At the end", "Now"):
        for words in re.findall(rf"^{name}: (.+)$", text, re.MULTILINE):
            sign = -1 if words.startswith("given") else 1
            found = re.search(r"\d.*", words)
            balances[name] = sign * minutes_of(found[0]) if found else 0
    return moves, balances


@settings(max_examples=12, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(MOVES)
def test_paper_and_table_say_what_the_ledger_says(
    moves: list[Move],
) -> None:
    asyncio.run(compared(moves))


async def compared(moves: list[Move]) -> None:
    """A history's October on paper and as a table, and the ledger's own sums."""
    with tempfile.TemporaryDirectory() as folder:
        database, community, amina = await town(f"sqlite:///{folder}/t.db")
        async with database.write() as tx:
            for number, one in enumerate(moves):
                await move(tx, community, amina, number, one)
        async with database.read() as tx:
            work = Work(tx, NOW, amina, community, frozenset({"member"}))
            found = await statements.statement(work, MONTH)
            tell = Teller(Wording.load(), "en", work.zone, amina.id)
            paper = pdf(tell, replace(found, served=150), amina.name, community, NORMAL)
            paper.pdf.compress = False
            text = text_of(paper.done())
            assert "Beside this, volunteering that was confirmed: 2 hours 30 minutes." in text
            cells = list(csv.reader(io.StringIO(_csv(tell, found).decode("utf-8-sig"))))
            bounds = [
                datetime(found.month.year, found.month.month, 1, tzinfo=work.zone),
                datetime(*(statements.next_month(found.month).timetuple()[:3]), tzinfo=work.zone),
            ]
            rows = await tx.rows(
                "SELECT p.minutes, t.at FROM posting p JOIN transfer t ON t.id = p.transfer_id"
                " JOIN account a ON a.id = p.account_id WHERE a.owner_id = :id ORDER BY t.at, p.id",
                id=amina.id,
            )
        await database.close()
    posted = [(datetime.fromisoformat(r["at"]), int(r["minutes"])) for r in rows]
    before = sum(m for at, m in posted if at < bounds[0])
    inside = [m for at, m in posted if bounds[0] <= at < bounds[1]]
    on_paper, balances = figures(text)
    assert on_paper == inside
    assert balances["At the start"] == before
    assert balances["Now" if found.month.month == 11 else "At the end"] == before + sum(inside)
    head, start, *lines, end = cells
    assert head[5:] == ["Minutes", "Balance in minutes"]
    assert int(start[6]) == before
    assert [int(line[5]) for line in lines] == inside
    assert [int(line[6]) for line in lines] == [
        before + sum(inside[: n + 1]) for n in range(len(inside))
    ]
    assert (int(end[5]), int(end[6])) == (sum(inside), before + sum(inside))
    for line in (start, *lines):
        assert not any(cell.startswith(("=", "+", "@", "\t")) for cell in line), line
        assert not any(cell.startswith("-") for cell in line[:5]), line


def test_a_page_is_for_screen_readers_and_large_print_is_large() -> None:
    for size in (NORMAL, LARGE):
        paper = Paper("Statement for Amina, May 2026", "en", size, "Ward End Timebank")
        paper.pdf.compress = False
        paper.heading("Statement for May 2026")
        for day in range(60):
            paper.entry([f"{day} May 2026", "You helped Mr Hussain: his hedge", "Plus 2 hours"])
        file = paper.done()
        for said in (b"/Lang (en)", b"/Title (Statement for Amina, May 2026)", b"/Outlines"):
            assert said in file
        assert b"/DisplayDocTitle true" in file
        assert {round(points) for _, points in lines_of(file)} == {round(size * 1.5), round(size)}
        text = text_of(file)
        assert text.count("Plus 2 hours") == 60
        assert text.index("0 May 2026") < text.index("59 May 2026")  # in order, over the pages
        assert b"\nrg\n" not in file  # nothing is said by colour
    assert LARGE >= 18


def test_names_in_other_writings_are_there_and_what_is_missing_is_said() -> None:
    paper = Paper("Statement", "en", NORMAL, "Ward End Timebank")
    paper.pdf.compress = False
    paper.text("You helped آمنہ بیگم")
    paper.text("You helped ਜਸਪ੍ਰੀਤ")
    paper.missing("Some are missing.")
    text = text_of(paper.done())
    assert "Some" not in text
    for letter in "آمنہبیگ":
        assert letter in text
    paper = Paper("Statement", "en", NORMAL, "Ward End Timebank")
    paper.pdf.compress = False
    paper.text("You helped 李")
    paper.missing("Some are missing.")
    assert text_of(paper.done()) == f"You helped {MISSING}\nSome are missing."


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+44 121", "'+44 121"),
        ("-2 hours", "'-2 hours"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1", "'  =1"),
        ("＝1", "'＝1"),
        (-90, "-90"),
        ('O\'Neill, "Pat"', 'O\'Neill, "Pat"'),
        ("\u0622\u0645\u0646\u06c1", "\u0622\u0645\u0646\u06c1"),
    ],
)
def test_a_table_opens_as_text_and_never_calculates(cell: str | int, shown: str) -> None:
    file = table([["Name"], [cell]])
    assert file.startswith(b"\xef\xbb\xbfName\r\n")
    assert list(csv.reader(io.StringIO(file.decode("utf-8-sig"))))[1] == [shown]


async def test_a_statement_is_nobody_elses(tmp_path) -> None:
    database, community, amina = await town(f"sqlite:///{tmp_path}/t.db")
    async with database.write() as tx:
        pat = await people.add(tx, 8, "Pat", None, NOW)
    about = {"member": amina.id, "month": "2026-10-01", "form": "csv"}
    async with database.read() as tx:
        for viewer, seen in ((amina, True), (pat, False)):
            view = View(tx, viewer, "en", Wording.load(), NOW)
            assert (await draw(view, community.id, about) is not None) == seen
            assert await draw(view, None, about) is None
            assert await draw(view, community.id, {**about, "form": "exe"}) is None
    async with database.write() as tx:
        people.grant(tx, community.id, pat.id, "broker", None, NOW)
    async with database.read() as tx:
        view = View(tx, pat, "en", Wording.load(), NOW)
        assert await draw(view, community.id, about) is not None
    await database.close()


@pytest.mark.parametrize(
    ("words", "month"),
    [
        ("", (2026, 11)),
        ("may", (2026, 5)),
        ("for may on paper", (2026, 5)),
        ("may i see my statement", (2026, 11)),
        ("december", (2025, 12)),
        ("my statement for sept 2024", (2024, 9)),
        ("last month please", (2026, 10)),
        ("large print", (2026, 11)),
        ("march 2031", (2026, 3)),
    ],
)
def test_the_month_that_words_name(words: str, month: tuple[int, int]) -> None:
    found = month_in(words, NOW.date())
    assert (found.year, found.month) == month
