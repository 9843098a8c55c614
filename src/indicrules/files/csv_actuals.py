"""Turn CSV text into named values: two columns, name and value."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from indicrules.files.cells import Cell, once_each, problem, refused
from indicrules.text.errors import DataError, Problem

_DELIMITERS = ("\t", ";", ",")
_HEADS = frozenset({"value", "actual", "值", "数值", "完成值", "实际完成值", "取值"})
_HINT = "write two columns, as in `地块录入数量,43 宗`"


def csv_cells(text: str, name: str) -> tuple[Cell, ...]:
    """Read rows of name and value, with or without a header, parted by `,`, `;` or a tab; raise `DataError`."""
    problems: list[Problem] = []
    return once_each(_rows(text, name, problems), problems)


def _rows(text: str, name: str, problems: list[Problem]) -> Iterator[Cell]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    first, line = True, 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            if "field limit" in str(error):
                message = f"this row has a cell of more than {csv.field_size_limit():,} characters"
                raise refused(f"{name}:{line}", "bad-csv", message, _HINT) from None
            hint = "close every quote, and double a quote inside a quoted cell"
            raise refused(f"{name}:{line}", "bad-csv", "the cells of this row cannot be told apart", hint) from None
        place, line = f"{name}:{line}", reader.line_num + 1
        cells = [cell.strip() for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        if first and len(cells) == 2 and cells[1].lower() in _HEADS:
            first = False
            continue
        first = False
        found = _cell(cells, place)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            yield found
    if first:
        raise DataError((problem(f"{name}:1", "no-data", "the data is empty", _HINT),))


def _cell(cells: list[str], place: str) -> Cell | Problem:
    if len(cells) > 2:
        message = f"this row has {len(cells)} cells, not a name and a value"
        hint = "quote a value that holds the delimiter, and write numbers without thousands separators"
        return problem(place, "bad-csv", message, hint)
    if not cells[0]:
        return problem(place, "bad-csv", f"the value `{cells[1]}` has no name", _HINT)
    if len(cells) == 1 and "，" in cells[0]:
        return problem(place, "bad-csv", f"`{cells[0]}` holds a full-width comma", "write `,` between name and value")
    return Cell(cells[0], cells[1] if len(cells) == 2 else None, place)


def _delimiter(text: str) -> str:
    """Give what parts the cells of the first row that has any."""
    for line in text.splitlines():
        bare = "".join(line.split('"')[::2])
        for delimiter in _DELIMITERS:
            if delimiter in bare:
                return delimiter
    return ","
