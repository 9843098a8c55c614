"""Turn the blocks that declare tables into columns of keys and values, from their rows or from a file beside them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from indicrules.language.words import CALLS
from indicrules.model.columns import Key, Kind, figures_of
from indicrules.model.phrases import coded
from indicrules.model.sheet import Sheet
from indicrules.model.table import Figures, Table
from indicrules.syntax import tree
from indicrules.syntax.cells import Quantity, Test, Value, read_value, unit_factors
from indicrules.syntax.rows import Rows
from indicrules.syntax.signs import plain_forms
from indicrules.syntax.table_rows import counted
from indicrules.text.classes import field, mutable
from indicrules.text.patterns import pattern
from indicrules.text.sentence import say
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
            say("table-column.twice", name=block.name),
            block.file.span,
            say("hint.keep-one-of-two"),
        )
    elif block.file is None and block.rows is None:
        if not resolver.names.is_damaged(block):
            hint = say("table-column.no-rows-hint")
            report.error("table-column", say("table-column.no-rows", name=block.name), block.name_span, hint)
    elif not block.keys:
        hint = say("table-column.no-key-hint", name=block.name)
        report.error("table-column", say("table-column.no-key", name=block.name), block.name_span, hint)
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
        hint = say("table-column.rows-of", shown=counted(keys, values))
        if not block.gives and len(rows.keys) == keys:
            more = ", ".join(f"NAME{at}" for at in range(1, len(rows.values) + 1))
            hint = say("table-column.gives", head=block.span.text.splitlines()[0].split("#")[0].strip(), names=more)
        report.error("table-column", say("table-column.row-shape", name=block.name, shown=shown), rows.row(0), hint)
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
            report.error(
                "table-column", say("table-column.same-head", name=head), sheet.heading(at), say("table-column.rename")
            )
            return
    left = [at for at, head in enumerate(sheet.header) if _english(head) not in names]
    for each in wanted:
        if _english(each.name) not in heads:
            shown = coded(sheet.header)
            near = report.meant(each.name, [sheet.header[at] for at in left])
            message = say("table-column.lacks", file=block.file.value, name=each.name)
            report.error("table-column", message, each.span, near or say("table-column.header", names=shown))
            return
    if block.gives and left:
        heading = sheet.heading(left[0])
        message = say("table-column.unused", column=sheet.header[left[0]], name=block.name)
        report.error("table-column", message, heading, say("table-column.unused-hint", column=sheet.header[left[0]]))
        return
    if not block.gives and len(left) != 1:
        others = ", ".join(sheet.header[at] or "NAME" for at in left)
        message = say("table-column.not-one", file=block.file.value, count=len(left), name=block.name)
        hint = say("table-column.not-one-gives", names=others) if left else say("table-column.not-one-add")
        report.error("table-column", message, block.file.span, hint)
        return
    if not sheet.starts:
        message = say("table-column.empty", file=block.file.value)
        report.error("table-column", message, block.file.span, say("table-column.empty-hint"))
        return
    found.starts, found.source, found.beside = sheet.starts, sheet.source, True
    places = [heads[_english(each.name)] for each in wanted] + ([] if block.gives else left)
    for at in places:
        blank = next((row for row, cell in enumerate(sheet.columns[at]) if not cell), None)
        if blank is not None:
            line = sheet.cell(blank, at)
            message = say("table-row.blank", column=sheet.header[at])
            report.error("table-row", message, line, say("table-row.blank-hint"))
            return
        comma = _decimal_comma(sheet.columns[at])
        if comma is not None:
            place = sheet.cell(comma, at)
            message = say("table-row.comma", text=place.text)
            report.error("table-row", message, place, say("table-row.comma-hint", text=place.text.replace(",", ".")))
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
            message = say("table-row.no-number", text=place.text, column=sheet.header[at])
            hint = say("table-row.no-number-hint", text=place.text)
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
