"""Turn texts, data and problems into what is printed, results to one stream and messages to the other."""

from __future__ import annotations

import contextlib
import errno
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NoReturn

import click

from indicrules.cli.speech import language, refusal, tell
from indicrules.files.whole import NotWritten, Output, output, refused
from indicrules.text.classes import evolve
from indicrules.text.diagnostic import Diagnostic, Edit
from indicrules.text.errors import DataError, Problem
from indicrules.text.render import render, visible
from indicrules.text.sentence import Part, Said, Sentence, label, say, told

Color = Literal["auto", "always", "never"]

_ERROR = "\x1b[1;31m"
_RESET = "\x1b[0m"
_PAINTS = {"+": "\x1b[32m", "-": "\x1b[31m"}


STANDARD_OUTPUT = "standard output"


def show(text: str) -> None:
    """Print a result; raise `NotWritten` where standard output takes no more."""
    with refused(STANDARD_OUTPUT):
        click.echo(text, nl=not text.endswith("\n"), color=True)


def standard_output() -> Output:
    """Open standard output for bytes; raise `NotWritten` where it is closed."""
    with refused(STANDARD_OUTPUT):
        sys.stdout.flush()
        return Output(STANDARD_OUTPUT, sys.stdout.buffer)


def target_of(out: str | None) -> Path | None:
    """Give the file that a result is to go into, None where that is standard output."""
    return None if out in (None, "-") else Path(str(out))


def opened_output(target: Path | None) -> contextlib.AbstractContextManager[Output]:
    """Open what a result goes into, None for standard output; raise `NotWritten`."""
    return contextlib.nullcontext(standard_output()) if target is None else output(target)


class ClosedOutput(io.TextIOBase):
    """Stands for a standard output that was closed before the program began; it takes nothing."""

    @property
    def buffer(self) -> NoReturn:
        """Refuse."""
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))

    def write(self, text: str) -> NoReturn:
        """Refuse."""
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def show_json(found: Any) -> None:
    """Print a result as JSON."""
    show(json.dumps(found, ensure_ascii=False, indent=2))


def complain(text: str) -> None:
    """Print a message beside the results, if there is anywhere to print it."""
    with contextlib.suppress(OSError):
        click.echo(text, err=True, nl=not text.endswith("\n"), color=True)


def is_colored(color: Color, *, error: bool = False) -> bool:
    """Say whether to colour a stream: as told, else on a terminal that does not decline it."""
    if color != "auto":
        return color == "always"
    stream = sys.stderr if error else sys.stdout
    return (
        stream is not None and stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


def diagnostics_text(diagnostics: tuple[Diagnostic, ...], color: bool, path_of: Callable[[str], str] = str) -> str:
    """Write diagnostics out, a blank line between two; `path_of` gives what a file is called, by its name."""
    return "\n\n".join(render(each, color=color, language=language(), path_of=path_of) for each in diagnostics)


def painted(lines: Iterable[str], color: bool) -> Iterator[str]:
    """Give the lines of a difference, in colours what is put in and what is taken out."""
    for line in lines:
        yield f"{_PAINTS[line[0]]}{line}{_RESET}" if color and line[:1] in _PAINTS else line


def problems_text(refused: DataError, color: bool) -> str:
    """Write out everything that is wrong with data."""
    written, said = [], None
    for each in refused.problems:
        # A hint that the problem above has just given is not given again.
        written.append(_problem_text(evolve(each, advice=None) if each.advice == said else each, color))
        said = each.advice
    return "\n".join(written)


def _problem_text(problem: Problem, color: bool) -> str:
    opened = f"{tell(say('label.error'))}[{problem.code}]"
    lines = [f"{_ERROR}{opened}{_RESET}" if color else opened]
    lines[0] += f"{tell(say('label.colon'))}{tell(problem.said)}"
    if problem.at is not None:
        lines.append(f"  --> {tell(problem.at)}")
    if problem.span is not None:
        lines.append(f"  {label('label.ruleset', language())}{visible(problem.span.place)}")
    if problem.advice is not None:
        lines.append(f"  {label('label.hint', language())}{tell(problem.advice)}")
    return "\n".join(lines)


def unwritten_text(refused: NotWritten) -> str:
    """Say which output could not be written, and why."""
    problem = refused.problem
    why: Said | None
    why, advice = _REFUSALS.get(problem.errno or 0, (None, None))
    if problem.errno in (errno.ENOENT, errno.ENOTDIR):
        why = say("unwritable.no-folder", path=os.path.dirname(refused.name) or ".")
    elif isinstance(problem, PermissionError) and problem.filename not in (None, refused.name):
        why = say("unwritable.folder-closed")
    why = why or (problem.strerror.lower() if problem.strerror else say("unwritable.somehow"))
    path = say("phrase.standard-output") if refused.name == STANDARD_OUTPUT else refused.name
    return refusal("unwritable", say("unwritable", path=path, why=why), advice).text


_REFUSALS: Mapping[int, tuple[Sentence, Sentence | None]] = MappingProxyType(
    {
        errno.EPIPE: (say("unwritable.nobody-reads"), None),
        errno.EBADF: (say("unwritable.closed"), say("unwritable.closed.hint")),
        errno.ENOSPC: (say("unwritable.full"), say("unwritable.full.hint")),
        errno.EDQUOT: (say("unwritable.quota"), say("unwritable.full.hint")),
        errno.EFBIG: (say("unwritable.too-large"), None),
        errno.EEXIST: (say("unwritable.exists"), say("unwritable.exists.hint")),
        errno.EISDIR: (say("unwritable.folder"), say("unwritable.folder.hint")),
        errno.EACCES: (say("unwritable.not-allowed"), None),
        errno.EPERM: (say("unwritable.not-allowed"), None),
        errno.EROFS: (say("unwritable.read-only"), None),
        errno.ENAMETOOLONG: (say("unwritable.name-too-long"), say("unwritable.name-too-long.hint")),
        errno.ELOOP: (say("unwritable.circle"), None),
    }
)


def diagnostic_dict(diagnostic: Diagnostic) -> dict[str, Any]:
    """Give a diagnostic as plain data."""
    span = diagnostic.span
    return {
        "severity": diagnostic.severity,
        "code": diagnostic.code,
        **_said(diagnostic.said, diagnostic.advice),
        "at": {"file": span.source.name, "line": span.line, "column": span.column, "text": span.text} if span else None,
        "edits": [edit_dict(each) for each in diagnostic.edits],
    }


def edit_dict(edit: Edit) -> dict[str, Any]:
    """Give an edit as plain data: what stands from `line`, `column` to `end_line`, `end_column` becomes `text`."""
    line, column = edit.span.source.position(edit.span.start)
    end_line, end_column = edit.span.source.position(edit.span.end)
    return {
        "file": edit.span.source.name,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "text": edit.replacement,
    }


def problem_dict(problem: Problem) -> dict[str, Any]:
    """Give a problem of the data as plain data."""
    return {
        "code": problem.code,
        **_said(problem.said, problem.advice),
        "name": problem.name,
        "place": problem.place_in(language()),
        "ruleset": problem.span.place if problem.span is not None else None,
    }


def _said(said: Said, advice: Said | None) -> dict[str, Any]:
    """Give a sentence in the language of the run, its named parts, and the hint."""
    parts = {} if isinstance(said, str) else said.parts
    return {
        "message": told(said, language()),
        "parts": {name: _part(part) for name, part in parts.items()},
        "hint": None if advice is None else told(advice, language()),
    }


def _part(part: Part) -> Any:
    if isinstance(part, Sentence):
        return part.told(language())
    return [_part(each) for each in part] if isinstance(part, tuple) else part
