"""Find where the rows of a table do not meet: values that no row takes, that two take, and rows never reached."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise

from indicrules.model.indexing import stretch_of
from indicrules.model.lookup import NO_ROW, Column, Index
from indicrules.model.report import Report
from indicrules.model.table import Table
from indicrules.text.patterns import pattern
from indicrules.text.sentence import Sentence, say
from indicrules.text.source import Span

_ENDS = pattern(r"\s*(to(?!\w)|至)\s*")
Cell = Callable[[int], Span]
Shown = Callable[[Fraction], str]


def report_seams(
    table: Table, columns: Sequence[Column], cells: Sequence[Cell], shown: Sequence[Shown], report: Report
) -> None:
    """Warn of the first row that is never reached, the first two ranges that overlap, and the first gap between rows.

    `cells` give the place of a row's key, `shown` writes a number as the key's numbers are written.
    """
    _report_unreached(table, columns, report)
    for key in range(len(columns)):
        if _report_overlap(table, columns, key, cells[key], shown[key], report):
            break
    for depth, level in enumerate(table.index.levels):
        if (
            level.exact is None
            and level.axis.texts is None
            and _report_gap(table, depth, columns[level.key], cells[level.key], shown[level.key], report)
        ):
            break


def _report_unreached(table: Table, columns: Sequence[Column], report: Report) -> None:
    index = table.index
    if len(index.taken) == index.rows:
        return
    row = next(row for row in range(index.rows) if row not in index.taken)
    here = table.place(row)
    stretches = [stretch_of(columns[level.key], level.axis, row) for level in index.levels]
    if not all(stretches):
        report.warning(
            "unreachable-row", say("unreachable-row.never", row=here.text), here, say("unreachable-row.never-hint")
        )
        return
    earlier = table.place(index.by_numbers([each[0][0] for each in stretches]))
    report.warning(
        "unreachable-row",
        say("unreachable-row", row=here.text, earlier=earlier.text),
        here,
        say("unreachable-row.first"),
        (earlier, say("label.takes-it")),
    )


def _report_overlap(
    table: Table, columns: Sequence[Column], key: int, cell: Cell, shown: Shown, report: Report
) -> bool:
    """Warn of two ranges with both ends that meet in a value or more, where the other keys ask for the same."""
    column = columns[key]
    if column.kind == "text":
        return False
    groups: dict[tuple[object, ...], list[int]] = {}
    others = [each.tests for at, each in enumerate(columns) if at != key]
    beside = list(zip(*others, strict=True)) if others else [()] * len(column.tests)
    for row, (low, high, *_) in enumerate(column.tests):
        if low is not None and high is not None and low != high and row in table.index.taken:
            groups.setdefault(beside[row], []).append(row)
    for rows in groups.values():
        rows.sort(key=lambda row: (column.tests[row].low, column.tests[row].low_open))
        for one, other in pairwise(rows):
            first, second = column.tests[one], column.tests[other]
            assert isinstance(first.high, int)
            assert isinstance(second.low, int)
            assert isinstance(second.high, int)
            if second.low < first.high or (second.low == first.high and not (second.low_open or first.high_open)):
                places = cell(min(one, other)), cell(max(one, other))
                both = _value(column, second.low + second.low_open, shown)
                report.warning(
                    "rows-overlap",
                    say("rows-overlap", one=places[0].text, other=places[1].text, value=both),
                    places[1],
                    _apart(places[1].text, places[0].text, other > one, second.high < first.high),
                    (places[0], say("label.takes-it")),
                )
                return True
    return False


def _apart(later: str, earlier: str, above: bool, inside: bool) -> Sentence:
    """Write the later of two ranges without what the earlier one takes, which lies `inside` it, or below or above."""
    low, word, high = _ENDS.split(later, 1)
    first, _, last = _ENDS.split(earlier, 1)
    under = f"{low} {word} {first[1:].strip() if first.startswith('>') else f'< {first}'}"
    over = f"{last[1:].strip() if last.startswith('<') else f'> {last}'} {word} {high}"
    if inside and not above:
        return say("rows-overlap.split", under=under, over=over)
    return say("rows-overlap.hint", text=over if above else under)


def _meeting(first: str, following: str) -> Sentence:
    """Write the first of two ranges so that it ends where the next one begins, where both are written with two ends."""
    if not all(map(_ENDS.search, (first, following))):
        return say("table-gap.meet")
    low, word, _ = _ENDS.split(first, 1)
    end = _ENDS.split(following, 1)[0]
    meant = f"{low} {word} {end[1:].strip()}" if end.startswith(">") else f"{low} {word} < {end}"
    return say("table-gap.hint", text=meant)


def _report_gap(table: Table, depth: int, column: Column, cell: Cell, shown: Shown, report: Report) -> bool:
    """Warn of the first numbers between those that rows take, which none takes."""
    level = table.index.levels[depth]
    width, points = level.axis.width, level.axis.points
    for at, (start, target) in enumerate(zip(level.starts, level.targets[1:], strict=True)):
        if target != NO_ROW or at + 1 >= len(level.starts):
            continue
        follows = level.starts[at + 1]
        if start // width != follows // width or start % width == 0:
            continue
        number = start % width
        low, high = points[number // 2 - 1 + number % 2], points[number // 2]
        if column.kind == "date" and number % 2 == 0 and high - low == 1:
            if follows == start + 1:
                continue  # from one day to the next there is none
            low = high
        before = _some_row(table.index, depth, level.targets[at])
        after = _some_row(table.index, depth, level.targets[at + 2])
        value = _value(column, Fraction(low + high, 2), shown)
        place, next_place = cell(before), cell(after)
        report.warning(
            "table-gap",
            say("table-gap", name=table.name, value=value, one=place.text, other=next_place.text),
            place,
            _meeting(place.text, next_place.text),
            (next_place, say("label.next-one")),
        )
        return True
    return False


def _some_row(index: Index, depth: int, target: int) -> int:
    """Give a row that stands for a target: itself on the last level, else the first that its state leads to."""
    for level in index.levels[depth + 1 :]:
        at = bisect_left(level.starts, target * level.axis.width)
        target = next(each for each in level.targets[at + 1 :] if each != NO_ROW)
    return target


def _value(column: Column, at: Fraction | int, shown: Shown) -> str:
    if column.kind == "date":
        return datetime.date.fromordinal(int(at)).isoformat()
    return shown(at * column.unit)
