"""A report as tables: its figures, every row of the books, and the check that both are one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from domain.reporting import NOT_MET, Public, Shown
from handlers.documents.xlsx import Cell, Sheet, clock
from handlers.report_words import CAUSE_NAMES, KIND_NAMES, Teller
from services.reports import Made
from storage.report_rows import Member

ACCOUNTS = ("member", "organisation", "pot", "issue", "between")
MOVED = ("welcome", "gift", "pot", "correction", "leaving")
KEY_FAMILIES = ("report-account-", "report-moved-", "report-sheet-", "report-column-")


@dataclass(frozen=True, slots=True)
class Book:
    """What a file with rows is made from: each posting, the ledger's own sums by kind of account
    (postings, minutes), and members to ring. Without `names` nobody is named."""

    entries: Sequence[Any]
    ledger: Sequence[tuple[str, int, int]]
    members: Sequence[Member]
    names: bool


def full(tell: Teller, made: Made, book: Book) -> list[Sheet]:
    """Every figure as it is; the rows; and the check, which must say 0."""
    figures, people = made.figures, made.figures.people
    asks = [(state, figures.asks.get(state, 0)) for state in NOT_MET]
    sheets = [
        _figures(
            tell,
            [
                ("given", figures.given, True),
                ("received", figures.received, True),
                ("times", figures.times, False),
                ("active", people.active, False),
                ("gave", people.gave, False),
                ("got", people.received, False),
                ("both", people.both, False),
                ("members", people.members, False),
                ("new", people.new, False),
                ("asked", figures.asked, False),
                ("met", figures.asks.get("done", 0), False),
                ("in-time", figures.replies.kept, False),
                ("late", figures.replies.late, False),
                ("volunteered", figures.beside.minutes, True),
                ("served", figures.beside.confirmed, True),
                ("served-credited", figures.beside.credited, True),
                ("teams", figures.beside.team_people, False),
                ("paid-time", figures.beside.team_minutes, True),
                *((f"work-{kind}", count, False) for kind, count in figures.work.items()),
            ],
        ),
        _sheet(
            tell,
            "kinds",
            ("what", "times", "undone", "given", "received"),
            [
                (tell.kind(one.name), one.times, one.undone, one.given, one.received)
                for one in figures.kinds
            ],
        ),
        _sheet(
            tell,
            "places",
            ("what", "people", "given", "received"),
            [(tell.place(one.name), one.people, one.given, one.received) for one in figures.places],
        ),
        _sheet(
            tell,
            "skills",
            ("what", "times", "people", "given"),
            [(tell.skill(one.name), one.times, one.people, one.given) for one in figures.skills],
        ),
        _sheet(
            tell,
            "steps",
            ("day", "people", "times", "given"),
            [
                (date.fromisoformat(one.first), one.people, one.times, one.given)
                for one in figures.steps
            ],
        ),
        _sheet(tell, "asks", ("what", "count"), [(tell.asked(s), n) for s, n in asks]),
        _sheet(
            tell,
            "causes",
            ("what", "minutes"),
            [(tell.cause(one.name), one.minutes) for one in figures.causes],
        ),
        rows(tell, book),
        check(tell, book),
    ]
    if book.names and book.members:
        sheets.append(
            _sheet(
                tell,
                "quiet",
                ("name", "area", "last"),
                [(one.name, one.area, _local(tell, one.last_at)) for one in book.members],
            )
        )
    return sheets


def rows(tell: Teller, book: Book) -> Sheet:
    """Every posting of the time; what was undone is a row of its own, with minus minutes."""
    heads = [
        "day", "transfer", "undoes", "kind", "account", "area", "help-day", "skill", "minutes",
        "length",
    ]  # fmt: skip
    if book.names:
        heads.insert(5, "name")
    return _sheet(tell, "rows", heads, _entries(tell, book))


def _entries(tell: Teller, book: Book) -> Iterator[Sequence[Cell]]:
    for entry in book.entries:
        minutes = int(entry["minutes"])
        row: list[Cell] = [
            _local(tell, datetime.fromisoformat(entry["at"])),
            int(entry["transfer_id"]),
            int(entry["undoes"]) if entry["undoes"] else None,
            _what(tell, entry),
            _account(tell, str(entry["account"])),
            entry["area"] or "",
            date.fromisoformat(entry["day"]) if entry["day"] else None,
            tell.skill(entry["skill"]) if entry["skill"] else "",
            minutes,
            clock(minutes),
        ]
        if book.names:
            row.insert(5, entry["name"] or "")
        yield row


def check(tell: Teller, book: Book) -> Sheet:
    """For each kind of account: the ledger's own sum, the rows' sum, and what is between them."""
    found: list[tuple[str, int, int, int, int]] = []
    sums: dict[str, list[int]] = {}
    for entry in book.entries:
        one = sums.setdefault(str(entry["account"]), [0, 0])
        one[0] += 1
        one[1] += int(entry["minutes"])
    ledger = {account: (count, minutes) for account, count, minutes in book.ledger}
    for account in ACCOUNTS:
        count, minutes = ledger.get(account, (0, 0))
        mine = sums.get(account, [0, 0])
        if count or mine[0]:
            found.append((_account(tell, account), mine[0], minutes, mine[1], minutes - mine[1]))
    _, counts, ledger_minutes, minutes_here, between = (
        zip(*found, strict=True) if found else [()] * 5
    )
    sums_ = (sum(counts), sum(ledger_minutes), sum(minutes_here), sum(between))
    found.append((tell.plain("report-row-sum"), *sums_))
    heads = ("account", "rows", "ledger", "file", "difference")
    return _sheet(tell, "check", heads, found)


def for_anybody(
    tell: Teller, public: Public, least: int, values: Sequence[tuple[str, str]]
) -> list[Sheet]:
    """Figures and tables in which small numbers are hidden; no rows, and nobody's name. `values`:
    the page's own lines, already worded."""

    def lines(shown: Sequence[Shown] | None, name: Any, width: int) -> list[Sequence[Cell]]:
        if shown is None:
            return [(tell.plain("report-paper-none"), *[""] * width)]
        return [
            (name(one.name), *(one.counts or [tell.gap(few=one.few, least=least)] * width))
            for one in shown
        ]

    def day(first: str) -> date:
        return date.fromisoformat(first)

    return [
        _sheet(tell, "figures", ("what", "count"), values),
        _sheet(tell, "kinds", ("what", "times", "given"), lines(public.kinds, tell.kind, 2)),
        _sheet(tell, "places", ("what", "people", "given"), lines(public.places, tell.place, 2)),
        _sheet(
            tell,
            "skills",
            ("what", "people", "times", "given"),
            lines(public.skills, tell.skill, 3),
        ),
        _sheet(tell, "steps", ("day", "people", "times", "given"), lines(public.steps, day, 3)),
    ]


def _figures(tell: Teller, lines: Sequence[tuple[str, int, bool]]) -> Sheet:
    return _sheet(
        tell,
        "figures",
        ("what", "count", "length"),
        [
            (tell.plain(f"report-paper-{name}"), count, clock(count) if length else "")
            for name, count, length in lines
        ],
    )


def _sheet(tell: Teller, name: str, heads: Sequence[str], lines: Any) -> Sheet:
    return Sheet(
        tell.plain(f"report-sheet-{name}"),
        [tell.plain(f"report-column-{one}") for one in heads],
        lines,
    )


def _what(tell: Teller, entry: Any) -> str:
    reason, kind = str(entry["reason"]), str(entry["kind"])
    if kind in ("exchange", "class", "earn"):
        return tell.kind(reason if reason in KIND_NAMES else "other")
    if kind == "correction" and f"correction-{reason}" in CAUSE_NAMES:
        return tell.cause(f"correction-{reason}")
    return tell.plain(f"report-moved-{kind if kind in MOVED else 'correction'}")


def _account(tell: Teller, account: str) -> str:
    return tell.plain(f"report-account-{account}")


def _local(tell: Teller, at: datetime | None) -> date | None:
    return at.astimezone(tell.zone).date() if at is not None else None
