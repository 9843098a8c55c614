"""Turn a ruleset and data into a report to hand on: a page, Markdown, a workbook or a document."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from indicrules.cli import options
from indicrules.cli.exits import DONE
from indicrules.cli.explain import dated, named
from indicrules.cli.loading import audit_of, in_order, open_ruleset, published, scorecard
from indicrules.cli.output import Color, opened_output, target_of
from indicrules.cli.speech import refusal
from indicrules.cli.table import Wishes, apart, is_table
from indicrules.report.rendering import FORMATS, Format, reported
from indicrules.report.writing import encoded, format_of
from indicrules.text.errors import NotInstalled
from indicrules.text.sentence import say

if TYPE_CHECKING:
    from indicrules.audit.found import Audit
    from indicrules.card.scorecard import Scorecard

_TEXTS = ("html", "markdown")  # the formats that a terminal shows


@click.command("report", short_help="Write a report to hand on: a page, a workbook, a document.")
@click.argument("ruleset", type=options.PATH)
@click.argument("data", type=options.PATH)
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="Form of the report; default: by the ending of --output, else html.",
)
@click.option("--output", "-o", "out", type=options.PATH, metavar="FILE", help="File; default: standard output.")
@click.option(
    "--claims",
    metavar="FILE",
    type=options.PATH,
    help="File of what was published, to be audited; default: NAME.claims.json beside DATA, if it is there.",
)
@click.option("--unit", metavar="NAME", help="Say which department or project it is of.")
@click.option("--date", metavar="DATE", help="Say of which date it is, such as 2024-12-31, or `today`.")
@options.language
@options.reading
@options.color
def command(ruleset: str, data: str, format_: Format | None, out: str | None, claims: str | None, unit: str | None,
            date: str | None, lang: Any, data_format: Any, period: Any, percent: Any, encoding: str | None,
            color: Color) -> int:  # fmt: skip
    """Write a report of one department to hand on: what was lost and why, with the rules that say so.

    Where what was published is known, in NAME.claims.json beside DATA or by --claims, it is audited, and the findings
    are in the report.

    DATA is a JSON, TOML or CSV file of names and values, `-` for standard input.

    \b
    Examples:
      indicrules report land.indic actuals.json --output report.html
      indicrules report land.indic actuals.json --output form.xlsx --lang zh
      indicrules report land.indic actuals.json --format markdown
    """
    reading = options.Reading(data_format, period, percent, encoding)
    in_order(ruleset, data)
    target = target_of(out)
    form = _form(format_, target)
    opened = open_ruleset(ruleset, color)
    if is_table(data, reading, Wishes(), opened):
        raise refusal("usage", say("usage.table-reported", path=data), say("usage.table-explained.hint"))
    claimed = published(data, claims)
    apart(target, str(out), data, ruleset, *filter(None, (claimed,)))
    of: Scorecard | Audit
    if claimed is None:
        of = scorecard(opened, data, reading, color)
    else:
        of = audit_of(opened, data, claimed, None, reading, color)
    about = {"unit": unit, "data": named(data), "date": dated(date)}
    try:
        content = reported(of, form, lang, about={name: text for name, text in about.items() if text})
    except NotInstalled as refused:
        raise refusal(refused.code, refused.said, refused.advice) from None
    with opened_output(target) as file:
        file.write(encoded(content))
        file.flush()
    return DONE


def _form(asked: Format | None, target: Path | None) -> Format:
    """Give the form that is meant; raise `CannotRun` where it cannot be told, or a terminal cannot show it."""
    if target is not None:
        found = asked or format_of(target)
        if found is None and not os.path.isdir(target):
            raise refusal("usage", say("usage.report-ending", name=target.name), say("usage.report-ending.hint"))
        return found or "html"
    form = asked or "html"
    if form not in _TEXTS and sys.stdout.isatty():
        raise refusal("usage", say("usage.report-printed", form=form), say("usage.report-printed.hint", form=form))
    return form
