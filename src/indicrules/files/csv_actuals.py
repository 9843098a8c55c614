"""Turn CSV text into named values: two columns, name and value, and under a header those of their notes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from indicrules.files.cells import Cell, once_each, problem, refused
from indicrules.text.errors import DataError, Problem
from indicrules.text.sentence import say

_DELIMITERS = ("\t", ";", ",")
_HEADS = frozenset({"value", "actual", "值", "数值", "完成值", "实际完成值", "取值"})
_NOTES = {
    "source": ("source", "evidence", "来源", "数据来源", "出处", "佐证材料"),
    "note": (
        "note",
        "notes",
        "remark",
        "because",
        "reason",
        "说明",
        "备注",
        "原因",
        "偏差原因",
        "偏差原因分析及改进措施",
    ),
}
_NOTED = {head: key for key, heads in _NOTES.items() for head in heads}
_HINT = say("bad-csv.hint", example="地块录入数量,43 宗")
_COLUMNS = say("bad-csv.columns.hint")


def csv_cells(text: str, name: str) -> tuple[Cell, ...]:
    """Read rows of name and value, parted by `,`, `;` or a tab; raise `DataError`.

    There may be a header, and under one that says so there are columns of notes, source or note.
    """
    problems: list[Problem] = []
    return once_each(_rows(text, name, problems), problems)


def _rows(text: str, name: str, problems: list[Problem]) -> Iterator[Cell]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    first, line = True, 1
    noted: tuple[str, ...] = ()
    while True:
        try:
            row = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            if "field limit" in str(error):
                said = say("bad-csv.long-cell", most=f"{csv.field_size_limit():,}")
                raise refused(f"{name}:{line}", "bad-csv", said, _HINT) from None
            said, advice = say("bad-csv.cells"), say("bad-csv.cells.hint")
            raise refused(f"{name}:{line}", "bad-csv", said, advice) from None
        place, line = f"{name}:{line}", reader.line_num + 1
        cells = [cell.strip() for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        if first and is_header(cells):
            first, noted = False, _noted(cells, place)
            continue
        first = False
        found = _cell(cells, noted, place)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            yield found
    if first:
        raise DataError((problem(f"{name}:1", "no-data", say("no-data"), _HINT),))


def is_header(cells: Sequence[str]) -> bool:
    """Tell whether the cells of a first row are the heads of name and value, and maybe of more columns."""
    return len(cells) > 1 and cells[1].lower() in _HEADS


def has_notes(cells: Sequence[str]) -> bool:
    """Tell whether the cells of a first row are the heads of name, value and columns of notes."""
    return len(cells) > 2 and is_header(cells) and all(cell.lower() in _NOTED for cell in cells[2:] if cell)


def _noted(heads: list[str], place: str) -> tuple[str, ...]:
    """Give what the columns after name and value are."""
    for head in heads[2:]:
        if head.lower() not in _NOTED:
            said = say("bad-csv.head", head=head) if head else say("bad-csv.no-head")
            raise refused(place, "bad-csv", said, _COLUMNS)
    found = tuple(_NOTED[head.lower()] for head in heads[2:])
    if len(set(found)) < len(found):
        raise refused(place, "bad-csv", say("bad-csv.same-notes"), _COLUMNS)
    return found


def _cell(cells: list[str], noted: tuple[str, ...], place: str) -> Cell | Problem:
    if len(cells) > 2 + len(noted):
        count, header = len(cells), 2 + len(noted)
        more = say("bad-csv.more-than-header", count=count, header=header)
        said = more if noted else say("bad-csv.no-pair", count=count)
        return problem(place, "bad-csv", said, say("bad-csv.no-pair.hint"))
    if not cells[0]:
        return problem(place, "bad-csv", say("bad-csv.no-name", value=next(filter(None, cells))), _HINT)
    if len(cells) == 1 and "，" in cells[0]:
        said = say("bad-csv.full-width", text=cells[0])
        return problem(place, "bad-csv", said, say("bad-csv.full-width.hint"))
    value = (cells[1] or None) if len(cells) > 1 else None
    notes = {key: cell for key, cell in zip(noted, cells[2:], strict=False) if cell}
    return Cell(cells[0], {"value": value, **notes} if notes else value, place)


def _delimiter(text: str) -> str:
    """Give what parts the cells of the first row that has any.

    Where commas and semicolons are in all rows, it is what comes first: the values of a list stand between semicolons.
    """
    first: str | None = None
    common = {*_DELIMITERS}
    for line in text.splitlines():
        bare = "".join(line.split('"')[::2])
        found = {each for each in common if each in bare}
        if first is None and found:
            first = bare
        if first is not None and bare.strip():
            common = found or common
        if first is not None and len(common) == 1:
            break
    if first is None:
        return ","
    common = {each for each in common if each in first}
    return "\t" if "\t" in common else min(common, key=first.index)
