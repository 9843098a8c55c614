"""Turn the paths of a command line into a ruleset, actuals and a scorecard, or into why there are none."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from indicrules.cli.exits import CannotRun
from indicrules.cli.options import Reading
from indicrules.cli.output import Color, diagnostics_text, is_colored, problems_text
from indicrules.cli.speech import refusal
from indicrules.intake.keys import compared
from indicrules.ruleset import Ruleset, load
from indicrules.text.classes import evolve
from indicrules.text.endings import RULESET_ENDING
from indicrules.text.errors import DataError, Problem, RulesetError
from indicrules.text.likeness import most_like
from indicrules.text.sentence import Sentence, say

if TYPE_CHECKING:
    from indicrules.audit.found import Audit
    from indicrules.files.actuals import Format
    from indicrules.files.cells import Cell
    from indicrules.files.claim import Claim
    from indicrules.scorecard import Scorecard

_STANDARD_INPUT = "<stdin>"


def in_order(ruleset: str, data: str) -> None:
    """Raise `CannotRun` where the data stand first and the ruleset last."""
    if Path(data).suffix.lower() == RULESET_ENDING and Path(ruleset).suffix.lower() != RULESET_ENDING:
        said = say("usage.ruleset-second", ruleset=ruleset)
        raise refusal("usage", said, say("usage.ruleset-second.hint", data=data, ruleset=ruleset))


def open_ruleset(path: str, color: Color, *, tests: bool = False) -> Ruleset:
    """Load a ruleset; raise `CannotRun` with all that is wrong with it, and, without `tests`, for tests alone."""
    try:
        opened = load(path)
    except RulesetError as refused:
        raise CannotRun(diagnostics_text(refused.diagnostics, is_colored(color, error=True), seen_from(path))) from None
    except OSError as problem:
        raise unreadable(path, problem) from None
    if opened.is_test and not tests:
        tested = Path(path).parent / opened.model.root.span.source.name
        advice = say("usage.test-file.hint", file=path, tested=str(tested))
        raise refusal("usage", say("usage.test-file", file=path), advice)
    return opened


def seen_from(path: str) -> Callable[[str], str]:
    """Give what tells of a file by its path, as the ruleset's was given, where its name alone would not find it."""
    folder = Path(path).parent

    def path_of(name: str) -> str:
        beside = folder / name
        return beside.as_posix() if beside.is_file() else name

    return path_of


def scorecard(ruleset: Ruleset, data: str, reading: Reading, color: Color) -> Scorecard:
    """Score the data by the ruleset; raise `CannotRun` with every problem, each at its place in the data file."""
    cells = _read(data, reading, color)
    try:
        return ruleset.score(_by_name(cells), period=reading.period, percent=reading.percent)
    except DataError as refused:
        placed = DataError(tuple(_placed(each, cells) for each in refused.problems))
        raise CannotRun(problems_text(placed, is_colored(color, error=True))) from None


def given(data: str, reading: Reading, color: Color) -> dict[str, object]:
    """Give the values in a file of data by their names; raise `CannotRun` where there are none to be read."""
    return _by_name(_read(data, reading, color))


def _read(data: str, reading: Reading, color: Color) -> tuple[Cell, ...]:
    try:
        return _cells(data, reading.data_format, reading.encoding)
    except DataError as refused:
        placed = DataError(tuple(_placed(each, ()) for each in refused.problems))
        raise CannotRun(problems_text(placed, is_colored(color, error=True))) from None
    except OSError as problem:
        raise unreadable(data, problem) from None


def audit_of(
    ruleset: Ruleset, data: str, claims: str | None, previous: str | None, reading: Reading, color: Color
) -> Audit:
    """Audit the data and what was published: in `claims`, else in the file of claims beside the data, if there is one.

    Raise `CannotRun` with every problem of the data, else of the claims.
    """
    from indicrules.audit.audited import audited  # no other command needs it

    card = scorecard(ruleset, data, reading, color)
    path = published(data, claims)
    try:
        return audited(card, _claims(path), _claims(previous))
    except DataError as refused:
        named = tuple(evolve(each, at=each.at or path) for each in refused.problems)
        raise CannotRun(problems_text(DataError(named), is_colored(color, error=True))) from None


def published(data: str, claims: str | None) -> str | None:
    """Name the file of what was published: `claims`, else that beside the data; None where there is neither."""
    if claims is not None or data == "-":
        return claims
    from indicrules.files.claims import claims_beside  # only an audit has claims

    found = claims_beside(data)
    return None if found is None else str(found)


def _claims(path: str | None) -> tuple[Claim, ...]:
    if path is None:
        return ()
    from indicrules.files.claims import read_claims  # only an audit has claims

    if Path(path).is_dir():
        raise folder(path)
    try:
        return read_claims(path)
    except OSError as problem:
        raise unreadable(path, problem) from None


def _by_name(cells: tuple[Cell, ...]) -> dict[str, object]:
    return {cell.name: cell.value for cell in cells}


def standard_input(most: int) -> bytes:
    """Read standard input, at most one byte more than `most`."""
    if sys.stdin is None:
        why = say("unreadable.closed")
        raise refusal("unreadable", say("unreadable.file", path=_STANDARD_INPUT, why=why))
    return sys.stdin.buffer.read(most + 1)


def folder(path: str) -> CannotRun:
    """Say that a folder stands where a file is needed."""
    return unreadable(path, IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR)))


def unreadable(path: str, problem: OSError) -> CannotRun:
    """Say that a file cannot be read, and why."""
    otherwise = problem.strerror.lower() if problem.strerror else say("unreadable.somehow")
    why = _REASONS.get(type(problem), otherwise)
    advice = _near(path) if isinstance(problem, FileNotFoundError) else None
    return refusal("unreadable", say("unreadable.file", path=path, why=why), advice)


_REASONS: Mapping[type[OSError], Sentence] = MappingProxyType(
    {
        FileNotFoundError: say("unreadable.no-file"),
        IsADirectoryError: say("unreadable.folder"),
        PermissionError: say("unreadable.not-allowed"),
    }
)


def _near(path: str) -> Sentence | None:
    folder = Path(path).parent
    try:
        names = [each.name for each in sorted(folder.iterdir())[:200]]
    except OSError:
        return None
    return most_like(Path(path).name, names, 0.8)


def _cells(data: str, data_format: Format | None, encoding: str | None) -> tuple[Cell, ...]:
    from indicrules.files.actuals import read_cells
    from indicrules.files.decoded import MOST_BYTES

    if data != "-" and Path(data).is_dir():
        raise folder(data)
    if data == "-":
        return read_cells(standard_input(MOST_BYTES), data_format or "json", name=_STANDARD_INPUT, encoding=encoding)
    return read_cells(Path(data), data_format, encoding=encoding)


def _placed(problem: Problem, cells: tuple[Cell, ...]) -> Problem:
    """Put in where the value stands in the data file, by the name or title it stands under."""
    keys = {compared(name) for name in (problem.name, problem.title) if name is not None}
    place = next((cell.place for cell in cells if compared(cell.name) in keys), None)
    return evolve(problem, at=place) if problem.at is None and place is not None else problem
