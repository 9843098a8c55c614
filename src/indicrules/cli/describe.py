"""Turn a ruleset into plain sentences, before any data."""

from __future__ import annotations

from typing import Any

import click

from indicrules.cli import options
from indicrules.cli.exits import DONE, CannotRun
from indicrules.cli.loading import open_ruleset
from indicrules.cli.output import Color, is_colored, problems_text, show
from indicrules.text.errors import DataError


@click.command("describe", short_help="Say in plain sentences what a ruleset asks for.")
@click.argument("ruleset", type=options.PATH)
@options.format_of("text", "markdown", "html")
@options.language
@options.ruleset_period
@options.color
def command(ruleset: str, format_: Any, lang: Any, period: Any, color: Color) -> int:
    """Say in plain sentences what a ruleset asks for, so that those who set its targets can proof-read it.

    No data are needed. Each indicator that one figure decides shows what it scores at its thresholds and around them.

    \b
    Examples:
      indicrules describe land.indic
      indicrules describe land.indic --lang zh
      indicrules describe land.indic --format html > land.html
    """
    opened = open_ruleset(ruleset, color)
    try:
        show(opened.describe(format_, lang, period=period))
    except DataError as refused:
        raise CannotRun(problems_text(refused, is_colored(color, error=True))) from None
    return DONE
