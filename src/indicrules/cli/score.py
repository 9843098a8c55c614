"""Turn a ruleset and one department's data into a brief of scores or JSON, and a table of many into theirs."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import click

from indicrules.cli import options
from indicrules.cli.exits import DONE, FINDINGS
from indicrules.cli.gate import gate_of, gate_options
from indicrules.cli.loading import in_order, open_ruleset, scorecard
from indicrules.cli.output import Color, complain, is_colored, show
from indicrules.cli.speech import refusal
from indicrules.cli.table import Wishes, is_table, score_table, table_options
from indicrules.files.whole import output
from indicrules.text.sentence import say


@click.command("score", short_help="Score one department's data by a ruleset, or a table of many.")
@click.argument("ruleset", type=options.PATH)
@click.argument("data", type=options.PATH)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "csv", "ndjson", "parquet"]),
    help="Form of the output; default: text for one department, for a table by the ending of --out, else csv.",
)
@click.option("--receipt", metavar="FILE", help="Write a receipt to FILE, which `indicrules verify` recomputes.")
@options.language
@options.reading
@options.color
@gate_options
@table_options
def command(ruleset: str, data: str, format_: Any, receipt: str | None, lang: Any, data_format: Any, period: Any,
            percent: Any, encoding: str | None, color: Color, fail_under: Fraction | None, fail_grade: str | None,
            **wishes: Any) -> int:  # fmt: skip
    """Score one department's data by a ruleset, or a table of many.

    DATA is a JSON, TOML or CSV file of names and values, `-` for standard input; or a Parquet, CSV, Arrow or NDJSON
    file with a row for each department.
    Exit code 1 says that a check failed, that rows of a table could not be scored, or that a total or grade falls
    short of what was asked for.

    \b
    Examples:
      indicrules score land.indic actuals.json
      indicrules score land.indic - --format json < actuals.json
      indicrules score land.indic actuals.json --fail-under 85
      indicrules score land.indic actuals.json --receipt land.receipt.json
      indicrules score land.indic counties.parquet --key county --out scores.parquet
    """
    reading = options.Reading(data_format, period, percent, encoding)
    asked = Wishes(format=format_, **wishes)
    in_order(ruleset, data)
    opened = open_ruleset(ruleset, color)
    gate = gate_of(opened, fail_under, fail_grade)
    if is_table(data, reading, asked, opened):
        if receipt is not None:
            raise refusal("usage", say("usage.receipt-of-table", path=data), say("usage.receipt-of-table.hint"))
        return score_table(ruleset, data, opened, reading, asked, gate, color)
    card = scorecard(opened, data, reading, color)
    if receipt is not None:
        with output(Path(receipt)) as file:
            file.write(card.receipt())
    if format_ == "json":
        show(card.to_json())
    else:
        from indicrules.explain.brief import brief  # JSON does not need it

        show(brief(card, lang, color=is_colored(color)))
    short = gate.said_of(card)
    for each in short:
        complain(each)
    failed = any(each.status == "failed" and not each.warn for each in card.checks)
    return FINDINGS if failed or short else DONE
