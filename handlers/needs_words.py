"""The needs map in words: the same names and numbers on the screen, under the picture, in it and in
tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from zoneinfo import ZoneInfo

from domain.needs import HOME, OTHERS, UNKNOWN, Grid, lines
from handlers.documents import grid as picture
from handlers.documents.xlsx import Cell, Sheet
from handlers.report_words import Teller
from handlers.wording import Markup, Wording
from handlers.wording.text import unmarked
from services.needs import Needed, Who

CAPTION = 1_000
"""Letters under a picture: Telegram allows 1,024, and a few are kept for marks."""
MESSAGE = 4_000
"""The same of a message: 4,096."""
MANY, FEWER = 100, (5, 3, 1)
"""How many kinds a ward's line has: all of them, and fewer where that is too long."""
KEY_FAMILIES = ("needs-group-", "needs-ward-", "needs-file-", "needs-sheet-", "needs-column-")


@dataclass(frozen=True, slots=True)
class NeedsTeller:
    """Words a needs map for one reader. least: the smallest number that anybody is shown."""

    wording: Wording
    lang: str
    zone: ZoneInfo
    timebank: str
    found: Needed
    who: Who
    least: int

    @property
    def tell(self) -> Teller:
        """The words that reports have too."""
        return Teller(self.wording, self.lang, self.zone)

    @property
    def period(self) -> str:
        """What the time is called."""
        return self.tell.period(self.found.period)

    def ward(self, name: str) -> str:
        """A row's name."""
        kept = {UNKNOWN: "unknown", HOME: "home", OTHERS: "others"}
        return self.tell.plain(f"needs-ward-{kept[name]}") if name in kept else name

    def group(self, name: str) -> str:
        """A column's name."""
        kept = {UNKNOWN: "none", OTHERS: "others"}
        return self.tell.plain(f"needs-group-{kept.get(name, name)}")

    def screen(self) -> Markup:
        """All that the picture says, in words; where that is more than a message holds, of each
        ward the kinds with most."""
        for most in (MANY, *FEWER):
            text = self._screen(most)
            if len(unmarked(text)) <= MESSAGE:
                break
        return text

    def _screen(self, most: int) -> Markup:
        found = self.found
        return self.tell.text(
            "needs-screen",
            period=self.period,
            timebank=self.timebank,
            asked=found.asked.total,
            has_asked="yes" if found.asked.safe else "no",
            places=found.places.total,
            ahead="yes" if found.reaches else "no",
            requests=self._lines(found.asked, most),
            empty=self._lines(found.places, most),
            who=self.who,
        )

    def caption(self) -> Markup | None:
        """What stands under the picture; None where it is too long for that."""
        whole = self.screen()
        return whole if len(unmarked(whole)) <= CAPTION else None

    def _lines(self, table: Grid, most: int) -> Markup:
        if not table.cells:
            return self.tell.text("needs-none")
        if not table.safe:
            return self.tell.text("needs-too-few")
        return Markup("\n".join(str(self._line(table, ward, most)) for ward in table.wards))

    def _line(self, table: Grid, ward: str, most: int) -> Markup:
        kinds = []
        some = [group for group in table.groups if (ward, group) in table.cells]
        shown = sorted(some, key=lambda group: -(table.count(ward, group) or 0))[:most]
        for group in (group for group in some if group in shown):
            count = table.count(ward, group)
            name = self.group(group)
            if count is None:
                few = (ward, group) in table.few
                mark = self.tell.plain("needs-few" if few else "needs-left-out")
                kinds.append(self.tell.plain("needs-kind-mark", kind=name, mark=mark))
            else:
                kinds.append(self.tell.plain("needs-kind-count", kind=name, count=count))
        if len(some) > len(shown):
            kinds.append(self.tell.plain("needs-kinds-more", count=len(some) - len(shown)))
        if self.who == "public":
            return self.tell.text("needs-line-public", ward=self.ward(ward), kinds=kinds)
        return self.tell.text(
            "needs-line", ward=self.ward(ward), count=table.of_ward(ward), kinds=kinds
        )

    # The picture ------------------------------------------------------------------------------

    def draw(self) -> partial[bytes]:
        """How the picture is made: slow, and of what is worded already."""
        title = self.tell.plain("needs-title", period=self.period)
        asked, empty = self.found.asked, self.found.places
        heads = (
            self.tell.plain("needs-head-asked", count=asked.total)
            if asked.safe
            else self.tell.plain("needs-head-asked-hidden"),
            self.tell.plain(
                "needs-head-places",
                count=empty.total,
                ahead="yes" if self.found.reaches else "no",
            ),
        )
        tables = [self._table(one, head) for one, head in zip((asked, empty), heads, strict=True)]
        notes = [self.timebank, self.tell.plain("needs-note-counts")]
        if asked.few and asked.safe:
            notes.append(self.tell.plain("needs-note-few", least=self.least))
        if asked.left_out:
            notes.append(self.tell.plain("needs-note-left-out"))
        return partial(picture.draw, title, tables, notes)

    def _table(self, one: Grid, title: str) -> picture.Table:
        if not one.safe or not one.cells:
            empty = self.tell.plain("needs-none" if one.safe else "needs-too-few")
            return picture.Table(title, (), (), empty)
        columns = [self.group(group) for group in one.groups]
        rows = [
            (self.ward(ward), [self._box(one, ward, group) for group in one.groups])
            for ward in one.wards
        ]
        if self.who == "me":
            # For anybody there are no sums beside the one of all: hidden boxes would follow.
            every = self.tell.plain("needs-all")
            columns.append(every)
            for ward, (_, boxes) in zip(one.wards, rows, strict=True):
                boxes.append((str(one.of_ward(ward)), None))
            sums = [(str(one.of_group(group)), None) for group in one.groups]
            rows.append((every, [*sums, (str(one.total), None)]))
        return picture.Table(title, columns, rows, "")

    def _box(self, one: Grid, ward: str, group: str) -> tuple[str, int | None]:
        count = one.count(ward, group)
        if count is not None:
            return str(count), count
        few = (ward, group) in one.few
        return self.tell.plain("needs-few" if few else "needs-left-out-box"), None

    # Tables -----------------------------------------------------------------------------------

    def sheets(self) -> list[Sheet]:
        """The rows: by ward and skill for the timebank itself; for anybody as in the picture."""
        found = [
            self._grid_sheet("asked", self.found.asked),
            self._grid_sheet("places", self.found.places),
        ]
        if self.who == "me":
            found.insert(0, self._rows_sheet())
        return [*found, self._about()]

    def _rows_sheet(self) -> Sheet:
        columns = ("ward", "kind", "skill", "people", "failed", "looking", "gone", "coming")
        rows: list[Sequence[Cell]] = [
            (
                self.ward(one.ward),
                self.group(one.group),
                self.tell.skill(one.skill) if one.skill else self.group(UNKNOWN),
                people,
                one.failed,
                one.looking,
                one.gone,
                one.coming,
            )
            for one, people in lines(self.found.needs)
        ]
        return Sheet(self._sheet("rows"), [self._column(name) for name in columns], rows)

    def _grid_sheet(self, name: str, table: Grid) -> Sheet:
        heads = [self._column("ward"), *(self.group(group) for group in table.groups)]
        if not table.safe:
            return Sheet(self._sheet(name), heads[:1], [(self.tell.plain("needs-too-few"),)])
        rows = [
            (self.ward(ward), *(self._cell(table, ward, group) for group in table.groups))
            for ward in table.wards
        ]
        return Sheet(self._sheet(name), heads, rows)

    def _cell(self, table: Grid, ward: str, group: str) -> Cell:
        count = table.count(ward, group)
        if count is not None:
            return count
        few = (ward, group) in table.few
        return self.tell.plain("needs-few" if few else "needs-left-out")

    def _about(self) -> Sheet:
        said = [
            self.tell.plain("needs-title", period=self.period),
            self.timebank,
            self.tell.plain("needs-note-counts"),
            self.tell.plain(
                "needs-head-places",
                count=self.found.places.total,
                ahead="yes" if self.found.reaches else "no",
            ),
        ]
        if self.found.asked.safe:
            said.append(self.tell.plain("needs-head-asked", count=self.found.asked.total))
        if self.who == "public":
            said.append(self.tell.plain("needs-note-few", least=self.least))
        made: date = self.found.at.astimezone(self.zone).date()
        return Sheet(
            self._sheet("about"), [self._column("what")], [*((one,) for one in said), (made,)]
        )

    def _sheet(self, name: str) -> str:
        return self.tell.plain(f"needs-sheet-{name}")

    def _column(self, name: str) -> str:
        return self.tell.plain(f"needs-column-{name}")
