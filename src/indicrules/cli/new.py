"""Turn a few answers, asked for or given as options, into the file of a first ruleset."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path
from typing import Any

import click

from indicrules.cli import options
from indicrules.cli.asking import Said, answered
from indicrules.cli.draft import draft
from indicrules.cli.exits import DONE, CannotRun
from indicrules.cli.output import Color, complain, diagnostics_text, is_colored, problems_text, show
from indicrules.cli.speech import tell
from indicrules.cli.usage import Slip
from indicrules.files.whole import NotWritten
from indicrules.ruleset import loads
from indicrules.text.endings import RULESET_ENDING
from indicrules.text.errors import DataError, RulesetError
from indicrules.text.sentence import Language, say


@click.command("new", short_help="Write a first ruleset from a few answers.")
@click.argument("file", type=options.PATH)
@click.option("--title", metavar="TEXT", help="What is scored.")
@click.option("--name", metavar="NAME", help="Name of the ruleset; default: made of FILE's.")
@click.option("--period", metavar="YEAR|DATE|LABEL", callback=options.period, help="Its period; default: this year.")
@click.option("--total", metavar="POINTS", help="Full marks; default: 100.")
@click.option("--source", metavar="TEXT", help="The document that sets the rules.")
@click.option("--indicator", "lines", multiple=True, metavar="TEXT", help="As in 'cases closed >= 100 cases, 40'.")
@click.option("--profile", metavar="NAME", help="A shipped profile to begin from, as in std/mof2020.")
@click.option("--yes", "-y", is_flag=True, help="Ask nothing; take what is proposed.")
@options.language
@options.color
def command(file: str, title: str | None, name: str | None, period: Any, total: str | None, source: str | None,
            lines: tuple[str, ...], profile: str | None, yes: bool, lang: Language, color: Color) -> int:  # fmt: skip
    """Write a first ruleset from a few answers; `-` writes to standard output.

    What no option says is asked for. An indicator is its name, a sign, its target and perhaps its weight; those without
    one share what is left. In a profile that has groups it stands in one: 'roads mended in 产出指标 >= 320 km, 15'.
    The ruleset has examples whose scores it was asked for itself. A file that is there is never written over.

    \b
    Examples:
      indicrules new land.indic
      indicrules new land.indic --yes --indicator 'cases closed >= 100 cases'
      indicrules new roads.indic --profile std/mof2020 --lang zh
    """
    context = click.get_current_context()
    file = _path(file, context)
    stem = "" if file == "-" else Path(file).stem
    said = Said(file, stem, title, name, period, total, source, lines, profile)
    answers = answered(said, not yes, context, lang)
    try:
        text = draft(answers, lang)
        doubts = loads(text, name=file).diagnostics
    except RulesetError as refused:
        raise CannotRun(diagnostics_text(refused.diagnostics, is_colored(color, error=True))) from None
    except DataError as refused:
        raise CannotRun(problems_text(refused, is_colored(color, error=True))) from None
    if file == "-":
        show(text)
    else:
        _write(file, text)
        complain(tell(say("report.written", path=file)))
    if doubts:
        complain(diagnostics_text(doubts, is_colored(color, error=True)))
    return DONE


def _path(file: str, context: click.Context) -> str:
    """Give the path with its ending; refuse another ending, and a file that is there."""
    if file == "-":
        return file
    ending = Path(file).suffix
    if not ending and not file.endswith((os.sep, "/")):
        file += RULESET_ENDING
    elif ending != RULESET_ENDING:
        meant = f"{Path(file).with_suffix(RULESET_ENDING) if Path(file).name else file}"
        raise Slip(say("usage.no-ruleset-file", path=file), say("usage.no-ruleset-file.hint", path=meant), context)
    if os.path.lexists(file):
        raise NotWritten(file, FileExistsError(errno.EEXIST, "", file))
    return file


def _write(file: str, text: str) -> None:
    """Write a file that is not there; one that came to be there meanwhile stays as it is."""
    try:
        with open(file, "xb") as opened:
            try:
                opened.write(text.encode("utf-8"))
                opened.flush()
                os.fsync(opened.fileno())
            except OSError:
                with contextlib.suppress(OSError):
                    os.unlink(file)
                raise
    except OSError as problem:
        raise NotWritten(file, problem) from None
