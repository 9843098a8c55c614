"""Turn a folder of departments into a table of audits, a row each as it comes, and hints of all of them at the end."""

from __future__ import annotations

import csv
import io
import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final

import click

from indicrules.cli.exits import DONE, FINDINGS, CannotRun
from indicrules.cli.loading import unreadable
from indicrules.cli.options import Reading
from indicrules.cli.output import is_colored, problems_text, show
from indicrules.cli.speech import language, refusal, tell
from indicrules.departments.row import Hint, Row, Survey
from indicrules.departments.running import cores
from indicrules.exact.number import exact_text
from indicrules.ruleset import Ruleset
from indicrules.text.errors import DataError
from indicrules.text.patterns import pattern
from indicrules.text.render import visible
from indicrules.text.sentence import Part, Sentence, say
from indicrules.text.width import display_width

SCHEMA: Final = "indicrules.departments/1"

_COLUMNS: Final = (
    "unit", "file", "claimed", "claimed_grade", "recomputed", "grade", "delta", "failed", "warned", "findings",
    "problem", "unread",
)  # fmt: skip
_WIDTHS: Final = (28, 12, 14, 10)  # of the unit and of the figures, in the columns of a terminal
_PAUSE: Final = 0.1  # seconds between two looks at the progress
_NAMED: Final = 5  # names, and codes of findings, that a line holds
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_PLAIN_NUMBER: Final = pattern(r"[+-]?[0-9]+(?:[./][0-9]+)?")


def audit_folder(ruleset: Ruleset, folder: str, form: str, workers: int | None, strict: bool, reading: Reading) -> int:
    """Audit a folder and print what was found; give the exit code."""
    try:
        survey = ruleset.audit_folder(
            folder, workers=cores() if workers is None else workers, period=reading.period, percent=reading.percent,
            encoding=reading.encoding,
        )  # fmt: skip
    except DataError as refused:
        raise CannotRun(problems_text(refused, is_colored("auto", error=True))) from None
    except OSError as problem:
        raise unreadable(folder, problem) from None
    if not survey.files:
        raise refusal("usage", say("usage.empty-folder", path=folder), say("usage.empty-folder.hint"))
    warned = 0
    progress = _Progress(survey)

    def rows() -> Iterator[Row]:
        nonlocal warned
        for row in survey:
            warned += row.warned
            progress.clear()
            yield row
            progress.show()
        progress.clear()

    _PRINTED[form](rows(), survey, ruleset)
    return FINDINGS if survey.failed or survey.not_audited or (strict and warned) else DONE


def _text(rows: Iterator[Row], survey: Survey, ruleset: Ruleset) -> None:
    show(_line([tell(each) for each in _HEADS]))
    for row in rows:
        show(_line(_cells(row)))
    show("")
    show(tell(_counts(survey)))
    hints = survey.hints
    if hints:
        show("")
        show(tell(say("departments.hints")))
        for line in _hinted(hints):
            show(f"  {line}")


def _hinted(hints: tuple[Hint, ...]) -> Iterator[str]:
    """Give the lines of hints, of each kind the first few, those that the most departments share."""
    for code in dict.fromkeys(each.code for each in hints):
        alike = sorted((each for each in hints if each.code == code), key=lambda each: -each.share)
        for hint in alike[:_NAMED]:
            yield tell(hint.said)
            if code == "first-digits":
                yield f"  {hint.arithmetic}"
        if len(alike) > _NAMED:
            yield tell(say("departments.more-hints", count=len(alike) - _NAMED, code=code))


_HEADS: Final = (
    say("departments.unit"),
    say("departments.claimed"),
    say("departments.recomputed"),
    say("departments.delta"),
    say("departments.findings"),
)


def _counts(survey: Survey) -> Sentence:
    return say(
        "departments.counts",
        files=survey.files,
        audited=survey.audited,
        failed=survey.failed,
        unread=survey.not_audited,
    )


def _cells(row: Row) -> list[str]:
    """Give the cells of a row as a terminal shows them; what could not be audited says why in the last."""
    claimed = " ".join(each for each in (row.claimed, row.claimed_grade) if each)
    if not row.audited:
        code, said = row.problems[0]
        told = tell(say("departments.unaudited", said=said, code=code))
        return [visible(row.unit), visible(claimed), "", "", f"{told}{_unread(row)}"]
    total = " ".join(each for each in (_number(row.total), row.grade) if each)
    found: list[Sentence] = []
    if row.failed:
        found.append(say("departments.failed", count=row.failed))
    if row.warned:
        found.append(say("departments.warned", count=row.warned))
    codes = ", ".join(code for code, _ in row.findings[:_NAMED])
    told = "  ".join([*map(tell, found), codes]) if found else tell(say("departments.none"))
    sign = "+" if row.delta is not None and row.delta > 0 else ""
    delta = f"{sign}{_number(row.delta) or ''}"
    return [visible(row.unit), visible(claimed), visible(total), delta, f"{told}{_unread(row)}"]


def _unread(row: Row) -> str:
    return f"  {tell(say('departments.unread', names=_few(row.unread)))}" if row.unread else ""


def _few(names: tuple[str, ...]) -> Part:
    if len(names) <= _NAMED:
        return names
    return say("departments.and-more", names=names[:_NAMED], count=len(names) - _NAMED)


def _line(cells: list[str]) -> str:
    *first, last = cells
    padded = [f"{each}{' ' * max(0, width - display_width(each))}" for each, width in zip(first, _WIDTHS, strict=True)]
    return "  ".join([*padded, last]).rstrip()


def _number(value: Decimal | Fraction | None) -> str | None:
    return None if value is None else exact_text(Fraction(value))


def _csv(rows: Iterator[Row], survey: Survey, ruleset: Ruleset) -> None:
    """Print a line a department; the counts and hints, which are no rows, go to the error stream."""
    show(_csv_line(list(_COLUMNS)))
    for row in rows:
        held = _plain(row)
        findings = "; ".join(f"{code} {count}" for code, count in row.findings)
        held |= {"findings": findings, "problem": "; ".join(_problems(row)), "unread": "; ".join(row.unread)}
        show(_csv_line([_harmless("" if held[key] is None else str(held[key])) for key in _COLUMNS]))
    for each in (tell(_counts(survey)), *(tell(hint.said) for hint in survey.hints)):
        click.echo(each, err=True)


def _harmless(cell: str) -> str:
    """Give a cell that no spreadsheet takes for a formula: what opens like one and is no number gets a `'`."""
    return f"'{cell}" if cell.startswith(_FORMULA) and not _PLAIN_NUMBER.fullmatch(cell) else cell


def _csv_line(cells: list[str]) -> str:
    held = io.StringIO()
    csv.writer(held, lineterminator="\n").writerow(cells)
    return held.getvalue()


def _json(rows: Iterator[Row], survey: Survey, ruleset: Ruleset) -> None:
    """Print one document, its rows as they come."""
    named = {"name": ruleset.name, "title": ruleset.title, "digest": ruleset.model.digest}
    show(f'{{\n  "schema": {json.dumps(SCHEMA)},\n  "ruleset": {_dumped(named)},\n  "rows": [')
    before = ""
    for row in rows:
        held = _plain(row)
        held["findings"] = dict(row.findings)
        held["problems"] = [
            {"code": code, "message": message}
            for (code, _), message in zip(row.problems, row.problems_in(language()), strict=True)
        ]
        held["unread"] = list(row.unread)
        click.echo(f"{before}    {_dumped(held)}", nl=False)
        before = ",\n"
    counts = {
        "files": survey.files,
        "audited": survey.audited,
        "failed": survey.failed,
        "not_audited": survey.not_audited,
    }
    hints = ",\n".join(f"    {_dumped(_hint(each))}" for each in survey.hints)
    show(f'\n  ],\n  "counts": {_dumped(counts)},\n  "hints": [\n{hints}\n  ]\n}}')


def _plain(row: Row) -> dict[str, Any]:
    return {
        "unit": row.unit,
        "file": row.file,
        "claimed": row.claimed,
        "claimed_grade": row.claimed_grade,
        "recomputed": _number(row.total),
        "grade": row.grade,
        "delta": _number(row.delta),
        "failed": row.failed,
        "warned": row.warned,
    }


def _hint(hint: Hint) -> dict[str, Any]:
    return {
        "code": hint.code,
        "name": hint.name,
        "count": hint.count,
        "of": hint.of,
        "message": hint.message_in(language()),
        "arithmetic": hint.arithmetic or None,
    }


def _problems(row: Row) -> list[str]:
    told = zip(row.problems, row.problems_in(language()), strict=True)
    return [f"{message} [{code}]" for (code, _), message in told]


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


_PRINTED: Mapping[str, Callable[[Iterator[Row], Survey, Ruleset], None]] = MappingProxyType(
    {"text": _text, "csv": _csv, "json": _json}
)
FORMS: Final = tuple(_PRINTED)


class _Progress:
    """Shows on a terminal how many files are done."""

    def __init__(self, survey: Survey) -> None:
        self._survey, self._last, self._shown = survey, time.monotonic(), False
        self._on = sys.stderr is not None and sys.stderr.isatty()

    def show(self) -> None:
        """Show how far the folder is, no oftener than can be read."""
        if self._on and time.monotonic() - self._last >= _PAUSE:
            self._last, self._shown = time.monotonic(), True
            done = self._survey.audited + self._survey.not_audited
            told = tell(say("departments.progress", done=done, files=self._survey.files))
            click.echo(f"\r{told}\x1b[K", err=True, nl=False)

    def clear(self) -> None:
        """Leave the line to what comes next."""
        if self._shown:
            self._shown = False
            click.echo("\r\x1b[K", err=True, nl=False)
