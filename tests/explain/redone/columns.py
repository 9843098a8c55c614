"""Add up the columns of a printed page: ledgers to what was lost, scores and losses to full marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final, Literal

import attrs

from tests.explain.redone.expressions import PUBLISHED
from tests.explain.redone.pages import columns_of, numbered_lines, width

Span = tuple[int, int]
_POINTS: Final = r"≈?−?[0-9]+(?:\.[0-9]+)?…?(?:/[0-9]+)?%?"
_NUMBER: Final = re.compile(_POINTS)
_SCORE: Final = re.compile(rf"(?P<score>{_POINTS})(?: of | / )(?P<full>{_POINTS})(?:$|[^0-9.…/])")
_LOST: Final = re.compile(rf"(?:(lost|扣)|(gained|加)) (?P<points>{_POINTS})")
_BAR: Final = re.compile(
    rf"\s+\S.*?\s{{2,}}(?P<score>{_POINTS}) (?:of|/) (?P<full>{_POINTS})"
    rf"(?:\s*[█▏▎▍▌▋▊▉]*\s*(?P<points>{_POINTS})(?=\s{{2}}|$)|(?=\s{{2}}|\s*$))"
)
_STEPS: Final = re.compile(
    rf"(?:满分 )?(?P<from>{_POINTS}) 分(?P<steps>(?:，[扣加] {_POINTS} 分)+)，得 (?P<to>{_POINTS}) 分"
)
LOST: Final = ("lost", "扣分依据")


@attrs.frozen
class Column:
    """Numbers that are to add up to `total`: what they are, and where their digits stand in the page."""

    what: str
    numbers: tuple[str, ...]
    total: str
    spans: tuple[Span, ...] = ()

    @property
    def fault(self) -> str:
        """Say what is wrong with it; nothing if it adds up."""
        if any("…" in each for each in (*self.numbers, self.total)):
            return f"cut: {self.what}: {self.numbers} = {self.total}"
        apart = abs(sum(map(value_of, self.numbers), Fraction(0)) - value_of(self.total))
        inexact = [each for each in (*self.numbers, self.total) if each.startswith("≈")]
        # What is rounded may be half a unit of its last place off; a ledger's column adds up as it is printed.
        slack = sum((unit_of(each) / 2 for each in inexact), PUBLISHED if inexact else Fraction(0))
        slack = Fraction(0) if self.what == "ledger" else slack
        return "" if apart <= slack else f"does not add up: {self.what}: {self.numbers} = {self.total}"


def columns_in(page: str, format: Literal["text", "markdown"]) -> list[Column]:
    """Give all columns of a page."""
    return list(_of_text(page) if format == "text" else _of_markdown(page))


def ledger_lines(page: str) -> Iterator[tuple[str, str]]:
    """Give the points of each line of the ledgers of a Markdown page, and the arithmetic beside them."""
    within = False
    for at, line in numbered_lines(page):
        cells = [text for text, _ in _cells(at, line)] if line.startswith("|") else []
        if set(cells) <= {"---", "---:"}:
            within = cells[:1] == ["---:"]
        elif within and len(cells) > 2 and cells[2] and _NUMBER.fullmatch(cells[0]):
            yield cells[0], cells[2].replace("\\", "")


def value_of(text: str) -> Fraction:
    """Give the number that is printed, of a percent the share."""
    number = Fraction(text.replace("−", "-").removeprefix("≈").removesuffix("%"))
    return number / 100 if text.endswith("%") else number


def unit_of(text: str) -> Fraction:
    """Give what one is in the last place of a number that is printed."""
    return Fraction(1, 10 ** len(text.removesuffix("%").partition(".")[2])) / (100 if text.endswith("%") else 1)


def _of_text(page: str) -> Iterator[Column]:
    lines = list(numbered_lines(page))
    under: tuple[str, str] | None = None  # score and full mark of the section
    for index, (at, line) in enumerate(lines):
        parts = columns_of(line)
        if parts and parts[0][0] == 0:
            under = _scored(line)
            yield from _headed(at, line)
        elif parts and parts[0] in [(2, label) for label in LOST]:
            yield from _ledger(lines[index:], under)
        elif parts:
            yield from _bar(at, line)


def _scored(line: str) -> tuple[str, str] | None:
    found = _SCORE.search(line)
    return (found["score"], found["full"]) if found else None


def _headed(at: int, line: str) -> Iterator[Column]:
    """Hold score and loss of a heading to its full mark."""
    found, lost = _SCORE.search(line), _LOST.search(line)
    if found and lost:
        points = lost["points"] if lost[1] else _opposite(lost["points"])
        spans = tuple((at + match.start(key), at + match.end(key)) for match, key in _keyed(found, lost))
        yield Column("heading", (found["score"], points), found["full"], spans)


def _opposite(points: str) -> str:
    return points.replace("−", "") if "−" in points else points.replace("≈", "≈−") if "≈" in points else f"−{points}"


def _keyed(found: re.Match[str], lost: re.Match[str]) -> Iterator[tuple[re.Match[str], str]]:
    yield from ((found, "score"), (found, "full"), (lost, "points"))


def _bar(at: int, line: str) -> Iterator[Column]:
    """Hold score and loss of a bar to the full mark."""
    found = _BAR.match(line)
    if found is not None:
        # Of what is full nothing is lost: a number behind its bar is what was measured.
        within = ("score", "full") if found["score"] == found["full"] else ("score", "points", "full")
        keys = [key for key in within if found[key]]
        *numbers, full = (found[key] for key in keys)
        yield Column("bar", tuple(numbers), full, tuple((at + found.start(key), at + found.end(key)) for key in keys))


def _ledger(lines: list[tuple[int, str]], under: tuple[str, str] | None) -> Iterator[Column]:
    """Give the ledger that opens with a label, and its sum."""
    numbers, spans = list[str](), list[Span]()
    edges: set[int] = set()
    total: tuple[str, Span] | None = None
    for index, (at, line) in enumerate(lines):
        parts = columns_of(line)
        if not parts or (index and parts[0][0] <= 2):
            break
        column, text = parts[1] if index == 0 and len(parts) > 1 else parts[0]
        if not _NUMBER.fullmatch(text):
            continue
        if index == 0 and len(parts) > 2 and not re.search(rf"{re.escape(text)} {{3}}", line):
            return  # a list of what is to be known first
        if edges and not edges & {column, -column - width(text)}:
            continue
        edges = edges & {column, -column - width(text)} or {column, -column - width(text)}
        start = at + line.index(text)
        span = (start, start + len(text))
        if numbers and len(parts) == 1:
            total = (text, span)
            break
        numbers.append(text)
        spans.append(span)
    if not numbers:
        return
    if total is not None:
        yield Column("ledger", tuple(numbers), total[0], (*spans, total[1]))
        numbers, spans = [total[0]], [total[1]]
    if under is not None:
        yield Column("ledger against heading", (*numbers, under[0]), under[1], tuple(spans))


def _of_markdown(page: str) -> Iterator[Column]:
    table: list[tuple[int, str]] = []
    under: tuple[str, str] | None = None
    for at, line in [*numbered_lines(page), (len(page), "")]:
        if line.startswith("|"):
            table.append((at, line))
            continue
        if table:
            yield from _table(table, under)
            table = []
        if "**" in line and not line.startswith("- "):
            under = _scored(line.replace("*", ""))
            yield from _headed(at, line)


def _table(table: list[tuple[int, str]], under: tuple[str, str] | None) -> Iterator[Column]:
    if len(table) < 3:
        return
    rows = [_cells(at, line) for at, line in table]
    sides = [text for text, _ in rows[1]]
    if sides[0] == "---:":
        yield from _ledger_rows(rows[2:], under)
    elif sides[1:4] == ["---:"] * 3:
        for row in rows[2:]:
            yield from _bar_cells(row[1:4])


def _cells(at: int, line: str) -> list[tuple[str, Span]]:
    found, start = [], 1
    for match in re.finditer(r"(?<!\\)\|", line):
        if match.start():
            text = line[start : match.start()]
            core = text.strip().strip("*")
            place = at + start + text.index(core) if core else at + start
            found.append((core, (place, place + len(core))))
            start = match.end()
    return found


def _ledger_rows(rows: list[list[tuple[str, Span]]], under: tuple[str, str] | None) -> Iterator[Column]:
    cells = [row[0] for row in rows if _NUMBER.fullmatch(row[0][0])]
    if not cells:
        return  # a table of items with their scores
    *lines, (last, place) = cells
    if lines:
        yield Column("ledger", tuple(text for text, _ in lines), last, tuple(span for _, span in cells))
    if under is not None:
        yield Column("ledger against heading", (last, under[0]), under[1], (place,))


def _bar_cells(cells: list[tuple[str, Span]]) -> Iterator[Column]:
    (score, _), (full, _), (lost, _) = cells
    if score.strip("—") and full:
        yield Column("bar", (score, *filter(None, (lost,))), full, tuple(span for text, span in cells if text))
