"""Turn ruleset files into their one layout, in place."""

from __future__ import annotations

import difflib
import os
import tempfile
from pathlib import Path
from typing import Any

import attrs
import click

from indicrules.cli import options
from indicrules.cli.exits import DONE, FINDINGS, CannotRun
from indicrules.cli.loading import standard_input, unreadable
from indicrules.cli.output import Color, complain, diagnostics_text, is_colored, show, show_json
from indicrules.files.rulesets import read_bytes
from indicrules.syntax.formatter import format_text
from indicrules.text.errors import RulesetError
from indicrules.text.load import MOST_BYTES, load_text
from indicrules.text.render import visible

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
@click.argument("rulesets", nargs=-1, required=True, metavar="RULESET...")
@click.option("--check", "check_", is_flag=True, help="Change nothing; exit with 1 if a file would change.")
@click.option("--diff", is_flag=True, help="Change nothing; show what would change.")
@click.option("--keywords", type=click.Choice(["en", "zh"]), help="Language of the keywords; default: as they are.")
@options.result_format
@options.color
def command(rulesets: tuple[str, ...], check_: bool, diff: bool, keywords: Any, format_: str, color: Color) -> int:
    """Lay rulesets out anew, in place; `-` reads standard input and writes to standard output.

    \b
    Examples:
      indicrules fmt rulesets/*.indic
      indicrules fmt --check --diff land.indic
      indicrules fmt --keywords zh land.indic
    """
    found = [_formatted(path, keywords, color) for path in rulesets]
    for each in found:
        if diff and each.changed:
            show(_difference(each, is_colored(color)))
        elif each.path == "-" and not check_ and not diff:
            show(each.after)
        elif each.changed and not check_ and not diff:
            _write(each)
    if format_ == "json" and not diff and "-" not in rulesets:
        show_json({"schema": SCHEMA, "rulesets": [{"path": each.path, "changed": each.changed} for each in found]})
    else:
        _report(found, check_ or diff)
    return FINDINGS if check_ and any(each.changed for each in found) else DONE


def _formatted(path: str, keywords: Any, color: Color) -> _Formatted:
    try:
        content = standard_input(MOST_BYTES) if path == "-" else read_bytes(Path(path))
        name = _STANDARD_INPUT if path == "-" else path
        before = load_text(content, name).text
        return _Formatted(path, before, format_text(before, keywords=keywords, name=name))
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
    paints = {"+": "\x1b[32m", "-": "\x1b[31m"}
    shown = (visible(line.rstrip("\r\n")) for line in lines)
    return "\n".join(f"{paints[line[0]]}{line}\x1b[0m" if color and line[:1] in paints else line for line in shown)


def _write(formatted: _Formatted) -> None:
    """Replace the file as a whole, so that a run cut short leaves the old one; a link stays a link."""
    path = Path(os.path.realpath(formatted.path))
    try:
        mode = path.stat().st_mode
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
                file.write(formatted.after)
            Path(name).chmod(mode & 0o7777)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as problem:
        raise unreadable(formatted.path, problem) from None


def _report(found: list[_Formatted], kept: bool) -> None:
    for each in found:
        if each.changed and each.path != "-":
            complain(f"{'would change' if kept else 'changed'}: {visible(each.path)}")
