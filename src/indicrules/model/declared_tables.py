"""Turn the blocks that declare tables into columns of keys and values, from their rows or from a file beside them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from indicrules.language.words import CALLS
from indicrules.model.columns import Key, Kind, figures_of
from indicrules.model.sheet import Sheet
from indicrules.model.table import Figures, Table
from indicrules.syntax import tree
from indicrules.syntax.cells import Quantity, Test, Value, read_value, unit_factors
from indicrules.syntax.rows import Rows
from indicrules.syntax.signs import plain_forms
from indicrules.syntax.table_rows import counted
from indicrules.text.classes import field, mutable
from indicrules.text.patterns import pattern
from indicrules.text.source import Source, Span

if TYPE_CHECKING:
    from indicrules.model.expressions import Resolver


@mutable
class Declared:
    """A table as it is declared, `broken` if that is reported; `made` are the tables for what it was called with."""

    block: tree.TableBlock
    keys: list[Key] = field(factory=list)
    figures: tuple[Figures, ...] = ()
    starts: tuple[int, ...] = ()
    source: Source | None = None
    beside: bool = False
    broken: bool = True
    made: dict[tuple[tuple[Kind, Fraction], ...], Table | None] = field(factory=dict)


def declared(block: tree.TableBlock, sheet: Sheet | None, resolver: Resolver) -> Declared:
    """Give a table that a block declares; what is wrong with it is reported."""
    found = Declared(block)
    report = resolver.report
    if block.file is not None and block.rows is not None:
        report.error(
            "table-column",
            f"the rows of `{block.name}` stand in a file and below it",
            block.file.span,
            "keep one of the two",
        )
    elif block.file is None and block.rows is None:
        if not resolver.names.is_damaged(block):
            hint = 'write rows such as `"A": 2.5` below it, or the name of a CSV file after it, as `"rows.csv"`'
            report.error("table-column", f"the table `{block.name}` has no rows", block.name_span, hint)
    elif not block.keys:
        hint = f"write what the rows are looked up by, as in `table {block.name}(KEY)`"
        report.error("table-column", f"the table `{block.name}` has no key", block.name_span, hint)
    elif block.rows is not None:
        _take_rows(found, block.rows, resolver)
    elif sheet is not None:
        _take_sheet(found, sheet, resolver)
    return found


def functions_of(block: tree.TableBlock) -> tuple[tuple[str, int, Span], ...]:
    """Give the names of functions that a table defines beside its own, with the column and the place of each."""
    return tuple((each.name, at, each.span) for at, each in enumerate(block.gives) if each.name != block.name)


def _take_rows(found: Declared, rows: Rows, resolver: Resolver) -> None:
    block, report = found.block, resolver.report
    keys, values = len(block.keys), len(block.gives) or 1
    if not rows.starts:
        return
    if (len(rows.keys), len(rows.values)) != (keys, values):
        shown = counted(len(rows.keys), len(rows.values))
        hint = f"write rows of {counted(keys, values)}"
        if not block.gives and len(rows.keys) == keys:
            more = ", ".join(f"NAME{at}" for at in range(1, len(rows.values) + 1))
            hint = f"name what the table gives: `{block.span.text.splitlines()[0].split('#')[0].strip()} gives {more}`"
        report.error("table-column", f"the rows of `{block.name}` have {shown}", rows.row(0), hint)
        return
    found.starts, found.source = rows.starts, rows.source
    for at, name in enumerate(block.keys):
        found.keys.append(Key(name.name, name.span, rows.keys[at], None, _place(rows.cell, at)))
    titles = [each.name for each in block.gives] or [block.name]
    found.figures = tuple(
        figures
        for at, title in enumerate(titles)
        if (figures := figures_of(title, rows.values[at], _place(rows.cell, keys + at), resolver)) is not None
    )
    found.broken = rows.faulty or len(found.figures) < len(titles)


def _place(cell: Callable[[int, int], Span], column: int) -> Callable[[int], Span]:
    return lambda row: cell(row, column)


def _take_sheet(found: Declared, sheet: Sheet, resolver: Resolver) -> None:
    block, report = found.block, resolver.report
    assert block.file is not None
    heads = {_english(name): at for at, name in enumerate(sheet.header)}
    wanted = [*block.keys, *block.gives]
    names = {_english(each.name) for each in wanted}
    for at, head in enumerate(sheet.header):
        if head in sheet.header[:at]:
            report.error("table-column", f"two columns are called `{head}`", sheet.heading(at), "rename one of them")
            return
    left = [at for at, head in enumerate(sheet.header) if _english(head) not in names]
    for each in wanted:
        if _english(each.name) not in heads:
            shown = ", ".join(f"`{head}`" for head in sheet.header)
            near = report.meant(each.name, [sheet.header[at] for at in left])
            message = f"`{block.file.value}` has no column `{each.name}`"
            report.error("table-column", message, each.span, near or f"its header names {shown}")
            return
    if block.gives and left:
        heading = sheet.heading(left[0])
        message = f"the column `{sheet.header[left[0]]}` is neither a key of `{block.name}` nor what it gives"
        report.error("table-column", message, heading, f"add `{sheet.header[left[0]]}` after `gives`, or leave it out")
        return
    if not block.gives and len(left) != 1:
        others = ", ".join(sheet.header[at] or "NAME" for at in left)
        message = f"`{block.file.value}` has {len(left)} columns beside the keys of `{block.name}`, and not one"
        hint = f"name what the table gives: `gives {others}`" if left else "add a column of what the table gives"
        report.error("table-column", message, block.file.span, hint)
        return
    if not sheet.starts:
        message = f"`{block.file.value}` has no rows below its header"
        report.error("table-column", message, block.file.span, "write at least one row")
        return
    found.starts, found.source, found.beside = sheet.starts, sheet.source, True
    places = [heads[_english(each.name)] for each in wanted] + ([] if block.gives else left)
    for at in places:
        blank = next((row for row, cell in enumerate(sheet.columns[at]) if not cell), None)
        if blank is not None:
            line = sheet.cell(blank, at)
            message = f"the column `{sheet.header[at]}` is blank in this row"
            report.error("table-row", message, line, "write what stands there, or leave the row out")
            return
        comma = _decimal_comma(sheet.columns[at])
        if comma is not None:
            place = sheet.cell(comma, at)
            message = f"`{place.text}` has a comma for its point"
            report.error(
                "table-row", message, place, f"write `{place.text.replace(',', '.')}`, and so all of the column"
            )
            return
    for name, at in zip(block.keys, places, strict=False):
        found.keys.append(
            Key(
                name.name, name.span, _known_tests(sheet.tests(at), resolver), sheet.columns[at], _place(sheet.cell, at)
            )
        )
    titles = [each.name for each in block.gives] or [block.name]
    for name_, at in zip(titles, places[len(block.keys) :], strict=True):
        cells = sheet.columns[at]
        values = [_with_known_unit(read_value(plain_forms(each), each), resolver) for each in cells]
        if not any(isinstance(each, Quantity) for each in values):
            values = [each if isinstance(each, str) else cell for each, cell in zip(values, cells, strict=True)]
        odd = next((row for row, each in enumerate(values) if each is None or isinstance(each, datetime.date)), None)
        if odd is not None:
            place = sheet.cell(odd, at)
            message = f"`{place.text}` is no number, and other cells of the column `{sheet.header[at]}` are"
            hint = f"write a number, or `{place.text}` in quotes within the cell, and so all of the column"
            report.error("table-row", message, place, hint)
            return
        figures = figures_of(name_, [each for each in values if each is not None], _place(sheet.cell, at), resolver)
        if figures is None:
            return
        found.figures = (*found.figures, figures)
    found.broken = False


def _known_tests(tests: tuple[Test | None, ...], resolver: Resolver) -> tuple[Test | None, ...]:
    """Give tests without those of quantities whose unit nobody knows: `5A` is a text."""
    units = {end.unit for each in tests if each is not None for end in each[1:3] if isinstance(end, Quantity)}
    unknown = {unit for unit in units if unit and not _is_known(unit, resolver)}
    if not unknown:
        return tests
    return tuple(
        None if each is not None and any(isinstance(end, Quantity) and end.unit in unknown for end in each) else each
        for each in tests
    )


def _with_known_unit(value: Value | None, resolver: Resolver) -> Value | None:
    if isinstance(value, Quantity) and value.unit and not _is_known(value.unit, resolver):
        return None
    return value


def _english(name: str) -> str:
    """Give a name that is a function's too in English, as it is read in a call."""
    word = CALLS.get(name)
    return name if word is None else word.english


def _decimal_comma(cells: Sequence[str]) -> int | None:
    """Give the first row whose cell is a number with a comma, in a column of nothing but such and plain numbers."""
    first = next((row for row, each in enumerate(cells) if "," in each), None)
    return first if first is not None and all(map(_WITH_COMMA.fullmatch, cells)) else None


_WITH_COMMA = pattern(r"-?[0-9]+(?:,[0-9]+)?[ \t]*%?")


def _is_known(unit: str, resolver: Resolver) -> bool:
    found = resolver.names.units
    return all(word in found for word, _ in unit_factors(unit))
