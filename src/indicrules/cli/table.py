"""Turn a ruleset and a file of many departments into a file of scores."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import attrs
import click

from indicrules.cli.exits import DONE, FINDINGS, CannotRun
from indicrules.cli.loading import open_ruleset, unreadable
from indicrules.cli.options import period_of
from indicrules.cli.output import Color, complain, is_colored, problems_text
from indicrules.text.errors import DataError
from indicrules.text.render import visible

if TYPE_CHECKING:
    from indicrules.columnar.report import Report
    from indicrules.columnar.written import Tally
    from indicrules.ruleset import Ruleset

_TEXTS = frozenset({".csv", ".tsv"})
_TABLES = frozenset({".parquet", ".arrow", ".feather", ".ndjson", ".jsonl"})
_NEEDED = 'error[tables-not-installed]: tables need numpy and pyarrow\n  hint: pip install "indicrules[tables]"'
_PAUSE = 0.1  # seconds between two looks at the progress


@attrs.frozen
class Wishes:
    """What the command line says of a table; where it says nothing, the file tells whether it is one."""

    table: bool = False
    out: str | None = None
    key: tuple[str, ...] = ()
    layout: Literal["wide", "long"] | None = None
    absent: Literal["error", "missing"] | None = None
    workers: int | None = None

    @property
    def said(self) -> bool:
        """Whether anything was said that concerns tables alone."""
        return self != Wishes()


def table_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of tables to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_OPTIONS = (
    click.option("--table", is_flag=True, help="Read DATA as a table, a row a department, whatever its ending."),
    click.option(
        "--out", metavar="FILE", help="Write a table's scores to FILE, .parquet or .csv; default: CSV, printed."
    ),
    click.option("--key", multiple=True, metavar="COLUMN", help="Column that says whose row it is; may be repeated."),
    click.option("--layout", type=click.Choice(["wide", "long"]), help="A row a department, or one an actual."),
    click.option("--absent", type=click.Choice(["error", "missing"]), help="What an input without a column means."),
    click.option(
        "--workers", type=click.IntRange(1), metavar="N", help="Threads that score a table; default: all cores."
    ),
)


def is_table(path: str, data_format: str | None, wishes: Wishes, ruleset: str, color: Color) -> bool:
    """Tell a table from one department's data: as asked, by the ending, or by the header of a CSV file.

    A header names an input after its first cell, or in its only one, or has more than two cells, the first being no
    input. One department's CSV has a name and its value in each row.
    """
    ending = Path(path).suffix.lower()
    if wishes.said or ending in _TABLES:
        return True
    if path == "-" or data_format not in (None, "csv") or (data_format is None and ending not in _TEXTS):
        return False
    from indicrules.files.csv_header import csv_header  # only a CSV file needs it

    try:
        cells = csv_header(Path(path)).cells
    except (DataError, OSError):
        return False  # what is wrong with it is said by the reader of one department's data
    if len(cells) == 2 and not cells[1]:
        return False
    inputs = open_ruleset(ruleset, color).model.inputs.values()
    names = {name for each in inputs for name in (each.name, each.title)}
    known = [cell in names for cell in cells]
    return any(known[1:]) or (known[0] and len(cells) == 1) or (len(cells) > 2 and not known[0])


def score_table(
    path: str, data_format: str | None, wishes: Wishes, ruleset: Ruleset, period: str | None, color: Color
) -> int:
    """Score the table and write its scores out; give the exit code, 1 where a row could not be scored."""
    try:
        from indicrules.columnar import files, stream, written  # numpy and pyarrow are an extra
        from indicrules.columnar.report import Report
    except ImportError:
        raise CannotRun(_NEEDED) from None
    target = None if wishes.out is None else Path(wishes.out)
    report = Report()
    try:
        form = "csv" if target is None else written.result_format(target)
        table = files.table_file(Path(path), "csv" if data_format == "csv" else None)
        given: dict[str, Any] = {
            "key": wishes.key,
            "layout": wishes.layout or "wide",
            "absent": wishes.absent or "error",
        }
        columns = stream.needed(ruleset, table.schema, **given)
        scored = stream.scored(
            ruleset, table.reader(columns), **given, workers=wishes.workers, period=period_of(period), report=report
        )
        progress = _Progress(table.rows, report)
        tally = written.written(scored, target or sys.stdout.buffer, form, progress.show)
        progress.end(tally)
    except DataError as refused:
        raise CannotRun(problems_text(refused, is_colored(color, error=True))) from None
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise unreadable(problem.filename or path, problem) from None
    return _told(tally)


class _Progress:
    """Shows on a terminal how far a table is."""

    def __init__(self, rows: int | None, report: Report) -> None:
        self._rows, self._report = rows, report
        self._start = self._last = time.monotonic()
        self._on = sys.stderr.isatty()

    def show(self, tally: Tally) -> None:
        """Show how many rows are done, how fast, and how many of them needed the exact evaluator."""
        if self._on and time.monotonic() - self._last >= _PAUSE:
            self._last = time.monotonic()
            click.echo(f"\r{self._line(tally)}\x1b[K", err=True, nl=False)

    def end(self, tally: Tally) -> None:
        """Leave the last line standing."""
        if self._on:
            click.echo(f"\r{self._line(tally)}\x1b[K", err=True)

    def _line(self, tally: Tally) -> str:
        share = f"{tally.rows * 100 // self._rows:3d} %  " if self._rows else ""
        rate = tally.rows / max(time.monotonic() - self._start, 1e-9)
        return f"{share}{tally.rows:,} rows  {rate:,.0f} a second  {self._report.fallen:,} by the exact evaluator"


def _told(tally: Tally) -> int:
    if not tally.refused:
        return DONE
    reasons = sorted(tally.refused.items(), key=lambda each: -each[1])
    listed = ", ".join(f"{count:,} {reason.name.lower().replace('_', '-')}" for reason, count in reasons)
    complain(f"{sum(tally.refused.values()):,} of {tally.rows:,} rows could not be scored: {visible(listed)}")
    return FINDINGS
