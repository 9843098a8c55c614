"""Turn lines of a layout into the same with values one below the other, by the columns that a terminal gives them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from indicrules.syntax.lexer import MOST_CHARACTERS
from indicrules.text.width import display_width

# The widest keyword that those beside it are padded to: `target`, `完成值`. Longer ones stand out.
_KEYWORD = 6
# The widest test of a row, or name of a grade, up to which all of them are padded to the widest.
_TEST = 24
# Remarks at the ends of lines that follow one another begin in one column, if the lines are about as long.
_REMARK = 40


class Stop(NamedTuple):
    """A place in a line, by its number, before which blanks may be put."""

    line: int
    at: int


class Written(NamedTuple):
    """A line of a layout, and the remark at its end."""

    text: str
    remark: str = ""


def with_keywords(lines: list[str], stops: Sequence[Stop]) -> None:
    """Have the values of a block's clauses begin in one column."""
    widths = [display_width(lines[line][:at]) for line, at in stops]
    # a clause is indented by two columns, and one space follows its keyword
    most = max((width for width in widths if width <= _KEYWORD + 3), default=0)
    _pad(lines, stops, widths, most)


def with_tests(lines: list[str], stops: Sequence[Stop]) -> None:
    """Have what follows the tests of a body's rows begin in one column; not where one of them is long."""
    widths = [display_width(lines[line][:at]) for line, at in stops]
    most = max(widths, default=0)
    if most - min((_indented(lines[line]) for line, _ in stops), default=0) <= _TEST:
        _pad(lines, stops, widths, most)


def with_remarks(lines: Iterable[Written]) -> Iterator[str]:
    """Give the lines with their remarks, those of lines that follow one another in one column."""
    run: list[Written] = []
    for line in lines:
        if line.remark:
            run.append(line)
            continue
        if run:
            yield from _run(run)
            run = []
        yield line.text
    yield from _run(run)


def _indented(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _pad(lines: list[str], stops: Sequence[Stop], widths: Sequence[int], most: int) -> None:
    for (line, at), width in zip(stops, widths, strict=True):
        text = lines[line]
        if width < most and len(text) + most - width <= MOST_CHARACTERS:
            lines[line] = f"{text[:at]}{' ' * (most - width)}{text[at:]}"


def _run(run: Sequence[Written]) -> Iterator[str]:
    widths = [display_width(line.text) for line in run]
    most = max(widths, default=0)
    fits = all(
        len(line.text) + most - width + len(line.remark) + 2 <= MOST_CHARACTERS
        for line, width in zip(run, widths, strict=True)
    )
    even = fits and most - min(widths, default=0) <= _REMARK
    for line, width in zip(run, widths, strict=True):
        yield f"{line.text}{' ' * (most - width if even else 0)}  {line.remark}"
