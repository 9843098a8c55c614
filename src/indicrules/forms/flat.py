"""Turn a table that ran together into lines of words, the bounds of its cells lost, into grids where that is sure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from indicrules.files.claim import Place
from indicrules.forms.around import LABELLED, PERSONAL, PROJECT
from indicrules.forms.columns import Columns, columns
from indicrules.forms.figures import BLANKS, figure
from indicrules.forms.grid import Cell, Grid, Line, Pages
from indicrules.forms.heads import COLUMNS, TOTALS, role, word
from indicrules.forms.money import columns_of
from indicrules.syntax.signs import plain_forms
from indicrules.text.classes import evolve, frozen
from indicrules.text.patterns import pattern

_BARE: Final = pattern(r"\d{1,3}(?:\.\d+)?分?")
_LEVEL: Final = pattern(
    r".*指标(?:\(\d+(?:\.\d+)?分?\))?|(?:产出|效益|效果|过程|投入|决策|管理|满意度|成本)(?:\(\d+(?:\.\d+)?分?\))?"
)
_LEAST: Final = 5  # heads in a row
_SPARE: Final = 8  # words in a row that fit nothing, after which the table is over


@frozen
class _Word:
    """A word of a line, with its line's place."""

    text: str
    place: Place


def regrouped(pages: Pages) -> Pages | None:
    """Give the pages with a grid in place of each table that ran together; None where there is none."""
    words: list[_Word] = []
    parts: list[Grid | Line] = []
    for part in pages.parts:
        if isinstance(part, Line):
            words += [_Word(text, part.place) for text in part.text.split()]
    at, found, loose = 0, False, []
    while at < len(words):
        taken = _table(words, at) or _money(words, at)
        if taken is None:
            loose.append(words[at])
            at += 1
            continue
        grid, at = taken
        parts += [*_lines(loose), grid]
        loose, found = [], True
    parts += _lines(loose)
    return evolve(pages, parts=tuple(parts)) if found else None


def _lines(words: Sequence[_Word]) -> Iterator[Line]:
    """Give the words that stand in no grid, each as a line of its own, a label with what stands beside it."""
    index = 0
    while index < len(words):
        each, text = words[index], words[index].text
        index += 1
        labelled = word(text) in PROJECT or LABELLED.search(text) or PERSONAL.match(text)
        if labelled and index < len(words) and ":" not in plain_forms(text):
            text = f"{text}：{words[index].text}"
            index += 1
        yield Line(text, each.place)


def _heads(words: Sequence[_Word], at: int) -> list[_Word]:
    found = []
    while at < len(words) and role(words[at].text) is not None:
        found.append(words[at])
        at += 1
    return found


def _table(words: Sequence[_Word], at: int) -> tuple[Grid, int] | None:
    """Read a table whose heads begin at a word; give it and the number of the word after it."""
    heads = _heads(words, at)
    if len(heads) < _LEAST:
        return None
    head = tuple(_cell(each) for each in heads)
    read = columns((head,), 0)
    if read is None or "weight" not in read.roles.values():
        return None
    rows = [head]
    at += len(heads)
    spare = 0
    while at < len(words) and spare < _SPARE:
        if word(words[at].text) in TOTALS:
            at = _total(words, at, read, rows, len(heads))
            return Grid("table 1", tuple(rows)), at
        row = _row(words, at, read, len(heads))
        if row is not None:
            rows.append(row[0])
            at, spare = row[1], 0
            continue
        if not _reason(read, rows, words[at]):
            spare += 1
        at += 1
    return (Grid("table 1", tuple(rows)), at - spare) if len(rows) > 1 else None


def _row(words: Sequence[_Word], at: int, read: Columns, width: int) -> tuple[tuple[Cell, ...], int] | None:
    """Read an indicator: one to all of its levels and its name, then its values in the order of the heads."""
    values = [number for number in sorted(read.roles) if read.roles[number] != "reason"]
    for count in range(len(read.names), 0, -1):
        names, rest = words[at : at + count], words[at + count : at + count + len(values)]
        if len(rest) < len(values) or not all(_LEVEL.fullmatch(plain_forms(each.text)) for each in names[:-1]):
            continue
        if any(_is_figure(each.text) for each in names):
            continue
        numbers = [
            each
            for number, each in zip(values, rest, strict=True)
            if read.roles[number] in ("weight", "score.self", "score.review")
        ]
        if not all(_BARE.fullmatch(each.text) or each.text in BLANKS for each in numbers):
            continue
        cells = [Cell("", names[0].place)] * width
        for number, each in zip(read.names[-count:], names, strict=True):
            cells[number] = _cell(each)
        for number, each in zip(values, rest, strict=True):
            cells[number] = _cell(each)
        return tuple(cells), at + count + len(values)
    return None


def _is_figure(text: str) -> bool:
    return figure(text).kind not in ("words", "lost") or plain_forms(text)[:1] in "<>=≥≤"


def _reason(read: Columns, rows: list[tuple[Cell, ...]], text: _Word) -> bool:
    """Take a word that fits nothing as the reason of the row above, where the table has such a column."""
    number = next((number for number, kind in read.roles.items() if kind == "reason"), None)
    if number is None or len(rows) < 2 or rows[-1][number].text:
        return False
    rows[-1] = tuple(_cell(text) if at == number else each for at, each in enumerate(rows[-1]))
    return True


def _total(words: Sequence[_Word], at: int, read: Columns, rows: list[tuple[Cell, ...]], width: int) -> int:
    cells = [Cell("", words[at].place)] * width
    cells[read.names[0]] = _cell(words[at])
    at += 1
    wanted = [number for number in sorted(read.roles) if read.roles[number] in ("weight", "score.self", "score.review")]
    numbers: list[_Word] = []
    while at < len(words) and _BARE.fullmatch(words[at].text) and len(numbers) < len(wanted):
        numbers.append(words[at])
        at += 1
    for number, each in zip(wanted[len(wanted) - len(numbers) :], numbers, strict=True):
        cells[number] = _cell(each)
    rows.append(tuple(cells))
    return at


def _money(words: Sequence[_Word], at: int) -> tuple[Grid, int] | None:
    """Read a block of money whose heads begin at a word."""
    heads: list[_Word] = []
    while at + len(heads) < len(words) and word(words[at + len(heads)].text) in COLUMNS:
        heads.append(words[at + len(heads)])
    head = (Cell("", words[at].place), *map(_cell, heads))
    if len(heads) < _LEAST - 1 or columns_of(head) is None:
        return None
    rows = [head]
    at += len(heads)
    while at + len(heads) < len(words):
        label, values = words[at], words[at + 1 : at + 1 + len(heads)]
        if _is_figure(label.text) or not all(
            each.text in BLANKS or figure(each.text).kind == "number" for each in values
        ):
            break
        rows.append((_cell(label), *map(_cell, values)))
        at += 1 + len(heads)
    return (Grid("table 1", tuple(rows)), at) if len(rows) > 1 else None


def _cell(each: _Word) -> Cell:
    return Cell(each.text, evolve(each.place, text=each.text))
