"""Turn a ruleset, one department's data and what it published into findings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from indicrules.audit.explained import explained
from indicrules.cli import options
from indicrules.cli.departments import FORMS, audit_folder
from indicrules.cli.exits import DONE, FINDINGS
from indicrules.cli.loading import audit_of, in_order, open_ruleset
from indicrules.cli.output import Color, is_colored, show
from indicrules.cli.speech import refusal
from indicrules.cli.table import Wishes, is_table
from indicrules.text.sentence import say


@click.command("audit", short_help="Hold published figures against what follows from the data.")
@click.argument("ruleset", type=options.PATH)
@click.argument("data", type=options.PATH)
@click.option(
    "--claims",
    metavar="FILE",
    type=options.PATH,
    help="File of what was published; default: NAME.claims.json beside DATA.",
)
@click.option("--previous", metavar="FILE", type=options.PATH, help="File of what was published last year.")
@options.format_of("text", "markdown", "json", "csv")
@click.option(
    "--workers", metavar="N", callback=options.threads, help="How many processes audit a folder; default: one a core."
)
@click.option("--strict", is_flag=True, help="End with exit code 1 for warnings, too.")
@options.language
@options.reading
@options.color
def command(ruleset: str, data: str, claims: str | None, previous: str | None, format_: Any, workers: int | None,
            strict: bool, lang: Any, data_format: Any, period: Any, percent: Any, encoding: str | None,
            color: Color) -> int:  # fmt: skip
    """Hold the figures that a department published against what follows from its data, and say what led to each gap.

    DATA is a JSON, TOML or CSV file of names and values, `-` for standard input. Published figures stand in
    NAME.claims.json beside it; without any, checks and data are looked at alone. DATA may be a folder of departments,
    each its data with its claims, or its form (.xlsx, .docx, .csv and others): each gets a row of a table.
    Exit code 1 says that something failed, or that a file of a folder could not be audited.

    \b
    Examples:
      indicrules audit land.indic land.json
      indicrules audit land.indic land.json --claims published.json --lang zh
      indicrules audit land.indic land.json --format json --strict
      indicrules audit land.indic forms --format csv --workers 2 > audits.csv
    """
    reading = options.Reading(data_format, period, percent, encoding)
    in_order(ruleset, data)
    opened = open_ruleset(ruleset, color)
    if Path(data).is_dir():
        for option, given in (("--claims", claims), ("--previous", previous), ("--data-format", data_format)):
            if given is not None:
                said = say("usage.folder-claims", option=option, path=data)
                raise refusal("usage", said, say("usage.folder-claims.hint"))
        if format_ not in FORMS:
            raise refusal("usage", say("usage.folder-format", form=format_), say("usage.folder-format.hint"))
        return audit_folder(opened, data, format_, workers, strict, reading)
    if workers is not None or format_ == "csv":
        option = "--format csv" if workers is None else "--workers"
        said = say("usage.folder-only", option=option, path=data)
        raise refusal("usage", said, say("usage.folder-only.hint"))
    if is_table(data, reading, Wishes(), opened):
        raise refusal("usage", say("usage.table-audited", path=data), say("usage.table-audited.hint"))
    found = audit_of(opened, data, claims, previous, reading, color)
    show(explained(found, format_, lang, color=is_colored(color)))
    return FINDINGS if found.failed or (strict and any(each.severity == "warning" for each in found)) else DONE
