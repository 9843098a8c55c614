"""Turn a ruleset and a file of many departments into a file of scores."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from indicrules.cli.exits import DONE, FINDINGS, CannotRun
from indicrules.cli.gate import Count, Gate
from indicrules.cli.loading import folder, unreadable
from indicrules.cli.options import PATH, Reading, threads
from indicrules.cli.output import Color, complain, is_colored, opened_output, problems_text, target_of
from indicrules.cli.speech import refusal, tell
from indicrules.files.whole import NotWritten
from indicrules.text.classes import evolve, frozen, parts_of
from indicrules.text.errors import DataError, NotInstalled
from indicrules.text.extras import wanted
from indicrules.text.sentence import say

if TYPE_CHECKING:
    from indicrules.ruleset import Ruleset
    from indicrules.tables.write.report import Report
    from indicrules.tables.write.written import Tally

_TEXTS = frozenset({".csv", ".tsv"})
_TABLES = frozenset({".parquet", ".arrow", ".feather", ".ndjson", ".jsonl"})
_ENDINGS = frozenset({".parquet", ".csv", ".json", ".ndjson", ".jsonl"})  # that say how scores are written
_FORMATS = frozenset({"csv", "ndjson", "parquet"})
_MARK = b"\xef\xbb\xbf"
_ONE = frozenset({".json", ".toml"})  # that are never a table
_PAUSE = 0.1  # seconds between two looks at the progress


@frozen
class Wishes:
    """What the command line says of a table; where it says nothing, the file tells whether it is one."""

    table: bool = False
    out: str | None = None
    key: tuple[str, ...] = ()
    layout: Literal["wide", "long"] | None = None
    absent: Literal["error", "missing"] | None = None
    workers: int | None = None
    bom: bool = False
    statuses: Literal["numbers", "words"] | None = None
    names: Literal["dots", "underscores"] | None = None
    format: Literal["text", "json", "csv", "ndjson", "parquet"] | None = None

    @property
    def said(self) -> bool:
        """Whether anything was said that concerns tables alone."""
        return self.format in _FORMATS or evolve(self, format=None) != Wishes()

    @property
    def first(self) -> str:
        """The first option that was said and concerns tables alone."""
        said = (name for name in parts_of(Wishes) if name != "format" and getattr(self, name))
        name = next(said, None)
        return f"--format {self.format}" if name is None else f"--{name}"


def table_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of tables to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_OPTIONS = (
    click.option("--table", is_flag=True, help="Read DATA as a table, a row a department, whatever its ending."),
    click.option(
        "--out",
        metavar="FILE",
        type=PATH,
        help="Write a table's scores to FILE, .parquet, .csv, .json or .ndjson; default, and `-`: printed.",
    ),
    click.option("--bom", is_flag=True, help="Open CSV with a byte order mark, by which Excel knows UTF-8."),
    click.option("--key", multiple=True, metavar="COLUMN", help="Column that says whose row it is; may be repeated."),
    click.option("--layout", type=click.Choice(["wide", "long"]), help="A row a department, or one an actual."),
    click.option("--absent", type=click.Choice(["error", "missing"]), help="What an input without a column means."),
    click.option(
        "--statuses", type=click.Choice(["numbers", "words"]), help="How statuses are written: 1 or missing-zero."
    ),
    click.option(
        "--names", type=click.Choice(["dots", "underscores"]), help="Columns x.status and so on, or x_status."
    ),
    click.option("--workers", callback=threads, metavar="N", help="Threads that score a table; default: all cores."),
)


def is_table(path: str, reading: Reading, wishes: Wishes, ruleset: Ruleset) -> bool:
    """Tell a table from one department's data: as asked, by the ending, or by the header of a CSV file.

    A header names an input after its first cell, or in its only one, or has more than two cells, the first being no
    input and the others not those of notes. One department's CSV has a name and its value in each row. Raise
    `CannotRun` where what only a table has is asked of what is none.
    """
    ending = Path(path).suffix.lower()
    if wishes.said and not wishes.table and (path == "-" or ending in _ONE):
        what = say("phrase.standard-input") if path == "-" else say("phrase.path", path=path)
        said = say("usage.tables-only", option=wishes.first, what=what)
        raise refusal("usage", said, say("usage.tables-only.hint"))
    if wishes.said or ending in _TABLES:
        return True
    chosen = reading.data_format
    if path == "-" or chosen not in (None, "csv") or (chosen is None and ending not in _TEXTS):
        return False
    from indicrules.files.csv_actuals import has_notes  # only a CSV file needs it
    from indicrules.files.csv_header import csv_header

    try:
        cells = csv_header(Path(path), reading.encoding).cells
    except (DataError, OSError):
        return False  # what is wrong with it is said by the reader of one department's data
    if len(cells) == 2 and not cells[1]:
        return False
    names = {name for each in ruleset.model.inputs.values() for name in (each.name, each.title)}
    known = [cell in names for cell in cells]
    return (
        any(known[1:]) or (known[0] and len(cells) == 1) or (len(cells) > 2 and not known[0] and not has_notes(cells))
    )


def score_table(
    ruleset_path: str, path: str, ruleset: Ruleset, reading: Reading, wishes: Wishes, gate: Gate, color: Color
) -> int:
    """Score the table and write its scores out; give the exit code, 1 where a row cannot be scored or falls short."""
    try:
        with wanted("tables"):  # numpy and pyarrow are an extra
            from indicrules.tables import stream
            from indicrules.tables.read import files
            from indicrules.tables.write import written
            from indicrules.tables.write.report import Report
    except NotInstalled as refused:
        raise refusal(refused.code, refused.said, refused.advice) from None
    report, count = Report(), Count(gate)
    given: dict[str, Any] = {
        "key": wishes.key,
        "layout": wishes.layout or "wide",
        "absent": wishes.absent or "error",
    }
    try:
        target = target_of(wishes.out)
        if os.path.isdir(path):
            raise folder(path)
        if target is not None and target.is_dir():
            raise NotWritten(str(wishes.out), IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR)))
        form = _form(wishes, target)
        apart(target, wishes.out or "", path, ruleset_path)
        table = files.table_file(Path(path), "csv" if reading.data_format == "csv" else None, encoding=reading.encoding)
        columns = stream.needed(ruleset, table.schema, **given)
        scored = stream.scored(
            ruleset, table.reader(columns), **given, workers=wishes.workers, period=reading.period,
            percent=reading.percent, statuses=wishes.statuses or "numbers", names=wishes.names or "dots", report=report,
        )  # fmt: skip
        progress = _Progress(table.rows, report, count)
        with opened_output(target) as file:
            if wishes.bom:
                file.write(_MARK)
            tally = written.written(scored, file, form, progress.show)
            file.flush()
        progress.end(tally)
    except DataError as refused:
        raise CannotRun(problems_text(refused, is_colored(color, error=True))) from None
    except OSError as problem:
        raise unreadable(str(problem.filename or path), problem) from None
    for name, cells in report.doubtful.items():
        complain(tell(say("report.doubtful", count=f"{cells:,}", name=name)))
    return _told(tally, count)


def _form(wishes: Wishes, target: Path | None) -> Any:
    """Give the format that scores are written in; raise `CannotRun` where what was said does not go together."""
    from indicrules.tables.write.written import result_format

    form = wishes.format
    if form == "text":
        raise refusal("usage", say("usage.text-of-table"), say("usage.text-of-table.hint"))
    if form == "parquet" and target is None:
        raise refusal("usage", say("usage.parquet-printed"), say("usage.parquet-printed.hint"))
    if form is None:
        form = "csv" if target is None else result_format(target)
    elif target is not None and target.suffix.lower() in _ENDINGS and result_format(target) != form:
        said = say("usage.form-and-ending", form=form, name=target.name)
        raise refusal("usage", said, say("usage.form-and-ending.hint", name=f"{target.stem}.{form}"))
    if wishes.bom and form != "csv":
        raise refusal("usage", say("usage.bom", form=form), say("usage.bom.hint"))
    return form


def apart(target: Path | None, name: str, *read: str) -> None:
    """Raise `CannotRun` where the output is a file that is read."""
    for each in read:
        with contextlib.suppress(OSError):
            if target is not None and os.path.samefile(target, each) and target.is_file():
                said = say("unwritable", path=name, why=say("unwritable.is-read"))
                raise refusal("unwritable", said, say("unwritable.is-read.hint"))


class _Progress:
    """Shows on a terminal how far a table is."""

    def __init__(self, rows: int | None, report: Report, count: Count) -> None:
        self._rows, self._report, self._count = rows, report, count
        self._start = self._last = time.monotonic()
        self._on = sys.stderr is not None and sys.stderr.isatty()

    def show(self, tally: Tally, batch: Any) -> None:
        """Show how many rows are done, how fast, and how many of them needed the exact evaluator."""
        self._count.add(batch)
        if self._on and time.monotonic() - self._last >= _PAUSE:
            self._last = time.monotonic()
            click.echo(f"\r{self._line(tally)}\x1b[K", err=True, nl=False)

    def end(self, tally: Tally) -> None:
        """Leave the last line standing."""
        if self._on:
            click.echo(f"\r{self._line(tally)}\x1b[K", err=True)

    def _line(self, tally: Tally) -> str:
        share = f"{tally.rows * 100 // self._rows:3d} %  " if self._rows else ""
        rate = f"{tally.rows / max(time.monotonic() - self._start, 1e-9):,.0f}"
        fallen = f"{self._report.fallen:,}"
        return tell(say("report.progress", share=share, rows=f"{tally.rows:,}", rate=rate, fallen=fallen))


def _told(tally: Tally, count: Count) -> int:
    short = count.said(tally.rows)
    if tally.refused:
        codes = {reason.name.lower().replace("_", "-"): number for reason, number in tally.refused.items()}
        reasons = tuple(
            say("report.reason", count=f"{number:,}", code=code)
            for code, number in sorted(codes.items(), key=lambda each: -each[1])
        )
        refused = f"{sum(tally.refused.values()):,}"
        complain(tell(say("report.refused", count=refused, rows=f"{tally.rows:,}", reasons=reasons)))
    for each in short:
        complain(each)
    return FINDINGS if tally.refused or short else DONE
