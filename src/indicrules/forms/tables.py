"""Turn the lines and grids of a file into the forms that stand in them, each with its indicators, money and totals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, cast

from indicrules.forms.around import LABELLED, PERSONAL, PROJECT, Around, shown, whose
from indicrules.forms.columns import Columns, columns
from indicrules.forms.figures import BLANKS
from indicrules.forms.form import Budget, Form, Role, Row, Written
from indicrules.forms.grid import Cell, Grid, Notice, Pages, goes_on
from indicrules.forms.heads import SUBTOTALS, TOTALS, role, word
from indicrules.forms.money import budget
from indicrules.forms.stored import read as read_cell
from indicrules.forms.stored import rounded
from indicrules.syntax.signs import plain_forms
from indicrules.text.classes import field, mutable
from indicrules.text.patterns import pattern
from indicrules.text.sentence import say

_WEIGHED: Final = pattern(
    r"(.*?\S)\s*\(?\s*(\d{1,3}(?:\.\d+)?)\s*(?:分|points)\s*\)?|(.*?\S)\s*\(\s*(\d{1,3}(?:\.\d+)?)\s*%?\s*\)"
)
_NUMBERED: Final = pattern(
    r"(?:指标|目标)?\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[①-⑳])\s*[:.、)]\s*(?=\S)|指标[\d一二三四五六七八九十]{1,2}\s+(?=\S)|★\s*|\(\d{1,2}\)\s*"
)
_PLACEHOLDER: Final = pattern(
    r"(?:指标|目标|indicator)?\s*[\d一二三四五六七八九十nN]{0,3}\s*[:.、]?\s*(?:…+|\.{2,}|\*+|—+|/|-)?", re.IGNORECASE
)
_NOTE: Final = pattern(r"注\d?[:：]|注$|说明|备注|填表|填报说明|note", re.IGNORECASE)
_NUMBER: Final = pattern(r"\d{1,4}(?:\.\d+)?(?:\s*[-~–—至]\s*\d{1,3}(?:\.\d+)?)?\s*分?")
_TITLED: Final = pattern(r"(?:表|报告|汇总|form|report|scorecard)\s*(?:[(（].*[)）])?$", re.IGNORECASE)
_OF_DOCUMENT: Final = pattern(r"(?:table|表格?)\s*\d+", re.IGNORECASE)
_SECTION: Final = 40
_FIRST: Final = 3  # cells of a row among which the word for its total stands


@mutable
class _Table:
    """A form whose table of indicators has begun."""

    around: Around
    budget: Budget | None
    columns: Columns
    sheet: str
    width: int
    rows: list[Row] = field(factory=list)
    weights: dict[str, Written] = field(factory=dict)
    subtotals: dict[str, dict[str, Written]] = field(factory=dict)
    full: Written | None = None
    levels: list[Written | None] = field(factory=list)
    section: Written | None = None
    ended: bool = False


class _Reader:
    """Goes through the parts of a file, and gathers forms."""

    def __init__(self) -> None:
        self.done: list[_Table] = []
        self.table: _Table | None = None
        self.around = Around()
        self.budget: Budget | None = None
        self.loose: list[Notice] = []
        self.begun = False  # whether what stands now is over another form

    def line(self, text: Written) -> None:
        """Take in a line outside all grids."""
        self._around([text])

    def grid(self, grid: Grid) -> None:
        """Take in a grid, row by row."""
        if grid.hidden:
            place = grid.rows[0][0].place if grid.rows and grid.rows[0] else None
            if place is not None:
                self.loose.append(Notice("unread-sheet", say("import.hidden-sheet", name=grid.name), place))
            return
        rows, at, inside = grid.rows, 0, self._goes_on(grid)
        while at < len(rows):
            row = rows[at]
            head = columns(rows, at)
            if head is not None:
                self._open(head, grid.name, len(row))
                inside, at = True, at + head.rows
                continue
            money = budget(rows, at, self.around.unit)
            if money is not None:
                self._take_money(money[0])
                self.loose.extend(each for one in rows[at + 1 : money[1]] for each in rounded(one))
                inside, at = False, money[1]
                continue
            if inside and self.table is not None:
                inside = self._row(self.table, rows, at)
                if inside:
                    self.table.around.notices.extend(rounded(row))
                    at += 1
                    continue
            self._around(_once(row))
            at += 1
        if self.table is not None:
            self.table.section = None

    def forms(self, name: str) -> tuple[Form, ...]:
        """Give the forms that were found."""
        tables = [*self.done, *([self.table] if self.table is not None else [])]
        if tables and self.table is not None:
            self._join(self.table, self.around, self.budget)
        return tuple(_form(each, name) for each in tables)

    # ------------------------------------------------------------------ where a form begins

    def _open(self, head: Columns, sheet: str, width: int) -> None:
        """Begin a form, or go on with one whose table was broken off."""
        table = self.table
        if table is not None:
            another = table.sheet != sheet and not (
                _OF_DOCUMENT.fullmatch(sheet) and _OF_DOCUMENT.fullmatch(table.sheet)
            )
            if not (another or table.full or self.around.begins_form() or self.budget is not None):
                table.columns, table.ended = head, False
                return
            self.done.append(table)
        self.table, self.begun = _Table(self.around, self.budget, head, sheet, width), False
        self.around, self.budget = Around(), None

    def _goes_on(self, grid: Grid) -> bool:
        """Say whether a grid without a head goes on with the table before it, which a page or a line cut in two."""
        table = self.table
        if table is None or table.ended or table.full is not None or self.begun or not grid.rows:
            return False
        cut = _OF_DOCUMENT.fullmatch(grid.name) and _OF_DOCUMENT.fullmatch(table.sheet)
        return cut is not None and len(grid.rows[0]) == table.width

    def _take_money(self, found: Budget) -> None:
        table = self.table
        if table is not None and table.budget is None and not self.around.begins_form() and not table.ended:
            table.budget = found
        else:
            self.budget = found

    def _around(self, cells: Sequence[Written]) -> None:
        table = self.table
        texts = [each.text for each in cells if each.text]
        titled = len(texts) == 1 and _TITLED.search(texts[0]) is not None
        self.begun = self.begun or titled or any(map(_opens, texts))
        if table is None or self.begun:
            self.around.take(cells)
        else:
            table.around.take(cells)

    @staticmethod
    def _join(table: _Table, around: Around, money: Budget | None) -> None:
        """Give a form what was found behind it, after which no other came."""
        table.budget = table.budget or money
        for by, each in around.totals.items():
            table.around.totals.setdefault(by, each)
        for by, each in around.grades.items():
            table.around.grades.setdefault(by, each)
        for mine, theirs in (
            (table.around.remarks, around.remarks),
            (table.around.skipped, around.skipped),
            (table.around.notices, around.notices),
        ):
            mine.extend(theirs)  # type: ignore[arg-type]  # lists of one kind each

    # ------------------------------------------------------------------ rows

    def _row(self, table: _Table, rows: Sequence[Sequence[Cell]], at: int) -> bool:
        """Take in a row of a table of indicators; say whether the table goes on with it."""
        row = rows[at]
        cells = _once(row)
        if not any(each.text for each in cells):
            return True
        texts = [each for each in cells if each.text]
        labels = [word(each.text) for each in texts[:_FIRST]]
        total = next((label for label in labels if label in TOTALS or label in SUBTOTALS), None)
        if total is not None:
            _total(table, row, total)
            return True
        if any(PERSONAL.match(each.text) for each in texts):
            table.around.take(cells)
            return True
        if _NOTE.match(texts[0].text) and role(texts[0].text) is None:
            table.around.remarks.extend(texts)
            return True
        if len(texts) == 1 and _is_section(row, texts[0]):
            table.section = _level(table, texts[0])
            table.levels = []
            return True
        if len(texts) == 1 and len(texts[0].text) > _SECTION:
            table.around.remarks.append(texts[0])
            return True
        own = [each for each in texts if each.text]
        if len(own) == 2 and _is_label(texts[0].text) and not _figured(table, row):
            table.around.take(cells)
            return True
        if _opens(texts[0].text) or (len(own) == 1 and _TITLED.search(texts[0].text)) or _labels(table, row):
            table.ended = True
            return False
        _indicator(table, rows, at)
        return True


def forms_of(pages: Pages) -> tuple[tuple[Form, ...], tuple[Notice, ...]]:
    """Give the forms of a file in their order, and what was passed over beside them."""
    reader = _Reader()
    for part in pages.parts:
        if isinstance(part, Grid):
            reader.grid(part)
        else:
            reader.line(Written(part.text, part.place))
    return reader.forms(pages.name), tuple(reader.loose)


def _once(row: Sequence[Cell]) -> list[Written]:
    """Give the cells of a row, each once that spans columns."""
    return [Written(cell.text, cell.place) for number, cell in enumerate(row) if not goes_on(row, number)]


def _opens(text: str) -> bool:
    """Say whether a text is the name of a project, with which a form begins."""
    return word(plain_forms(text).partition(":")[0]) in PROJECT


def _is_label(text: str) -> bool:
    """Say whether a text is a label of what stands beside it, and no level of indicators."""
    found = role(text)
    return (found is not None and found[0] == "reason") or bool(LABELLED.search(text))


def _figured(table: _Table, row: Sequence[Cell]) -> bool:
    """Say whether figures stand in a row where those of an indicator would, each in a cell of its own."""
    return any(row[number].text and not goes_on(row, number) for number in table.columns.roles)


def _labels(table: _Table, row: Sequence[Cell]) -> bool:
    """Say whether a row is one of labels and values below the table: nothing stands where its figures would."""
    names = [row[number].text for number in table.columns.names]
    if any(names[1:]) or len({text for text in names if text}) > 1:
        return False
    first = next((cell.text for cell in row if cell.text), "")
    return bool(re.search(r"[:：]", first)) and len(first) <= 30 and not _NUMBERED.match(plain_forms(first))


def _is_section(row: Sequence[Cell], text: Written) -> bool:
    weighed = _WEIGHED.fullmatch(plain_forms(text.text))
    return len(text.text) <= _SECTION and (weighed is not None or text.text.rstrip("：: ").endswith("指标"))


def _level(table: _Table, cell: Written) -> Written:
    """Give a level without the weight in its heading, which is kept."""
    text = plain_forms(cell.text)
    found = _WEIGHED.fullmatch(" ".join(text.split()))
    if found is None:
        return Written(_joined(cell.text), cell.place)
    name = _joined((found[1] or found[3]).rstrip(" :("))
    table.weights.setdefault(name, Written(found[2] or found[4], cell.place))
    return Written(name, cell.place)


def _joined(text: str) -> str:
    """Join what a cell breaks into lines; Chinese without a blank."""
    return re.sub(r"(?<=[^\x00-\xff])\s+(?=[^\x00-\xff])", "", " ".join(text.split()))


def _total(table: _Table, row: Sequence[Cell], label: str) -> None:
    found: dict[str, Written] = {}
    for number, cell in enumerate(row):
        kind = table.columns.roles.get(number, "")
        text = plain_forms(cell.text).strip()
        if not text or goes_on(row, number) or _NUMBER.fullmatch(text) is None:
            continue
        value = Written(text.rstrip("分 "), cell.place)
        if kind == "weight" and label in TOTALS:
            table.full = value
        elif kind.startswith("score."):
            found.setdefault(kind[6:], value)
        elif kind not in ("weight", "target", "actual") and label in TOTALS:
            found.setdefault("self", value)
    if label in TOTALS:
        for by, value in found.items():
            table.around.totals.setdefault(by, value)
        table.around.take([each for each in _once(row) if whose(each.text) and _graded(each.text)])
    else:
        level = next((each for each in table.levels if each is not None), None)
        if level is not None:
            table.subtotals.setdefault(level.text, {}).update(found)


def _graded(text: str) -> bool:
    return bool(re.search(r"等级|等次|评级|档次|结论|☑|grade|rating", text, re.IGNORECASE)) and word(text) not in TOTALS


def _indicator(table: _Table, rows: Sequence[Sequence[Cell]], at: int) -> None:
    row, read = rows[at], table.columns
    *outer, own = read.names
    levels = table.levels or [None] * len(outer)
    fresh = False
    for depth, number in enumerate(outer):
        cell = row[number]
        if cell.text and cell.text not in BLANKS:
            level = _level(table, Written(cell.text, cell.place))
            before = levels[depth]
            if before is None or before.text != level.text or (fresh and not cell.covered):
                levels[depth:] = [level, *[None] * (len(outer) - depth - 1)]
                fresh = True
    table.levels = levels
    cells: dict[Role, Written] = {}
    scores: dict[str, Written] = {}
    shares: int | None = None
    for number, kind in read.roles.items():
        cell = row[number]
        if not cell.text:
            continue
        said = read_cell(cell)
        if kind.startswith("score."):
            scores[kind[6:]] = said
        elif kind[:6] == "weight" and kind[6:].isdigit():
            level_of = levels[int(kind[6:])] if int(kind[6:]) < len(levels) else None
            if level_of is not None and cell.text not in BLANKS:
                table.weights.setdefault(level_of.text, said)
        elif kind in ("extra", "converted"):
            if cell.text not in BLANKS and not cell.covered:
                twice = say("import.second-column", text=shown(cell.text))
                table.around.skipped.append(Notice("second-column", twice, cell.place))
        else:
            cells[cast(Role, kind)] = said
            if kind == "weight":
                shares = _shared(rows, at, number)
    name = Written(row[own].text, row[own].place)
    if not name.text or name.text in BLANKS:
        last = next((each for each in reversed(levels) if each is not None), None)
        name = last if last is not None and fresh else Written("", row[own].place)
    bare = not any(text.text not in BLANKS and text.text.strip(".…") for text in (*cells.values(), *scores.values()))
    nameless = not row[own].text or row[own].text in BLANKS
    if bare and (nameless or _PLACEHOLDER.fullmatch(plain_forms(name.text)) is not None):
        text = name.text or "…"
        table.around.skipped.append(Notice("unfilled-row", say("import.placeholder", text=shown(text)), name.place))
        return
    if row[own].hidden:
        table.around.notices.append(Notice("hidden-row", say("import.hidden-row", name=shown(name.text)), name.place))
    for number in read.unread:
        if row[number].text and not row[number].covered:
            unread = say("import.unread-column", text=shown(row[number].text))
            table.around.skipped.append(Notice("unread-column", unread, row[number].place))
    kept = tuple(each for each in (table.section, *levels) if each is not None and each is not name)
    if len(kept) > 1 and kept[0] is table.section and kept[0].text == kept[1].text:
        kept = kept[1:]
    clean = _joined(name.text)
    numbered = _NUMBERED.match(plain_forms(clean))
    if numbered is not None and len(clean) > numbered.end():
        clean = clean[numbered.end() :].strip()
    table.rows.append(Row(Written(clean or kept[-1].text if kept else clean, name.place), kept, cells, scores, shares))


def _shared(rows: Sequence[Sequence[Cell]], at: int, column: int) -> int | None:
    """Give the number of the row where a weight's cell begins that spans several rows; None where it spans one."""
    first = at
    while first and rows[first][column].covered and rows[first - 1][column].text == rows[at][column].text:
        first -= 1
    return first if first != at or rows[first][column].spans[0] > 1 else None


def _form(table: _Table, name: str) -> Form:
    around = table.around
    chinese = any("\u4e00" <= each <= "\u9fff" for row in table.rows for each in row.name.text)
    year = around.year
    if year is None:
        found = re.search(r"(?:19|20)\d\d", f"{around.title or ''} {name}")
        year = int(found[0]) if found is not None else None
    return Form(
        title=around.project or around.title or name.rpartition(".")[0] or name,
        rows=tuple(table.rows),
        language="zh" if chinese else "en",
        year=year,
        budget=table.budget,
        weights=table.weights,
        subtotals=table.subtotals,
        full=table.full,
        totals=around.totals,
        grades=around.grades,
        remarks=tuple(around.remarks),
        skipped=tuple(around.skipped),
        notices=tuple(around.notices),
    )
