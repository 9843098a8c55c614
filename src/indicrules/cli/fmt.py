"""Turn ruleset files into their one layout, in place."""

from __future__ import annotations

import difflib
import os
from pathlib import Path
from typing import Any

import attrs
import click

from indicrules.cli import options
from indicrules.cli.exits import DONE, FINDINGS, CannotRun, raise_all
from indicrules.cli.finding import rulesets_of
from indicrules.cli.loading import standard_input, unreadable
from indicrules.cli.output import (
    Color,
    complain,
    diagnostics_text,
    is_colored,
    painted,
    show,
    show_json,
    unwritten_text,
)
from indicrules.cli.speech import tell
from indicrules.files.rulesets import read_bytes
from indicrules.files.whole import NotWritten, whole
from indicrules.syntax.formatter import format_text
from indicrules.text.errors import RulesetError
from indicrules.text.load import MOST_BYTES, load_text
from indicrules.text.render import visible
from indicrules.text.sentence import say

SCHEMA = "indicrules.fmt/1"
_STANDARD_INPUT = "<stdin>"


@attrs.frozen
class _Formatted:
    path: str
    before: str
    after: str

    @property
    def changed(self) -> bool:
        """Whether the layout differs."""
        return self.before != self.after


@click.command("fmt", short_help="Lay rulesets out anew, in place.")
@click.argument("rulesets", nargs=-1, required=True, metavar="RULESET...", type=options.PATH)
@click.option("--check", "check_", is_flag=True, help="Change nothing; exit with 1 if a file would change.")
@click.option("--diff", is_flag=True, help="Change nothing; show what would change.")
@click.option("--keywords", type=click.Choice(["en", "zh"]), help="Language of the keywords; default: as they are.")
@options.result_format
@options.language
@options.color
def command(rulesets: tuple[str, ...], check_: bool, diff: bool, keywords: Any, format_: str, lang: Any,
            color: Color) -> int:  # fmt: skip
    """Lay rulesets out anew, in place; `-` reads standard input and writes to standard output.

    A folder stands for the `.indic` files in it and below.
    Exit code 1 says that a file would change (`--check`), 2 that one cannot be laid out; the others are all the same.

    \b
    Examples:
      indicrules fmt rulesets
      indicrules fmt --check --diff land.indic
      indicrules fmt --keywords zh land.indic
    """
    refused: list[CannotRun] = []
    found: list[_Formatted] = []
    for path in rulesets_of(rulesets, refused, parts=True):
        try:
            found.append(_formatted(path, keywords, color))
        except CannotRun as unusable:
            refused.append(unusable)
    for each in tuple(found):
        if diff and each.changed:
            show(_difference(each, is_colored(color)))
        elif each.path == "-" and not check_ and not diff:
            show(each.after)
        elif each.changed and not check_ and not diff:
            try:
                _write(each)
            except NotWritten as problem:
                found.remove(each)
                refused.append(CannotRun(unwritten_text(problem)))
    if format_ == "json" and not diff and "-" not in rulesets:
        show_json({"schema": SCHEMA, "rulesets": [{"path": each.path, "changed": each.changed} for each in found]})
    else:
        _report(found, check_ or diff)
    raise_all(refused)
    return FINDINGS if check_ and any(each.changed for each in found) else DONE


def _formatted(path: str, keywords: Any, color: Color) -> _Formatted:
    try:
        content = standard_input(MOST_BYTES) if path == "-" else read_bytes(Path(path))
        name = _STANDARD_INPUT if path == "-" else path
        text = load_text(content, name).text
        before = content.decode("utf-8")  # with the mark that a file may open with
        return _Formatted(path, before, format_text(text, keywords=keywords, name=name))
    except RulesetError as refused:
        raise CannotRun(diagnostics_text(refused.diagnostics, is_colored(color, error=True))) from None
    except OSError as problem:
        raise unreadable(path, problem) from None


def _difference(formatted: _Formatted, color: bool) -> str:
    lines = difflib.unified_diff(
        formatted.before.splitlines(keepends=True),
        formatted.after.splitlines(keepends=True),
        formatted.path,
        formatted.path,
    )
    return "\n".join(painted((part for line in lines for part in _shown(line)), color))


def _shown(line: str) -> tuple[str, ...]:
    """Give a line of a difference, and below it whether its end is the one that lines have."""
    text = line.removesuffix("\n")
    return (visible(text),) if text != line else (visible(text), "\\ No newline at end of file")


def _write(formatted: _Formatted) -> None:
    """Replace the file as a whole; a link stays a link, and what it names is laid out."""
    with whole(Path(os.path.realpath(formatted.path)), formatted.path) as file:
        file.write(formatted.after.encode("utf-8"))


def _report(found: list[_Formatted], kept: bool) -> None:
    for each in found:
        if each.changed and (kept or each.path != "-"):
            complain(tell(say("report.would-change" if kept else "report.changed", path=each.path)))
