"""Turn a ruleset and one department's data into a brief of scores or JSON, and a table of many into theirs."""

from __future__ import annotations

from typing import Any

import click

from indicrules.cli import options
from indicrules.cli.exits import DONE, FINDINGS
from indicrules.cli.loading import open_ruleset, scorecard
from indicrules.cli.output import show
from indicrules.cli.table import Wishes, is_table, score_table, table_options


@click.command("score")
@click.argument("ruleset")
@click.argument("data")
@options.result_format
@options.language
@options.period
@options.data_format
@options.color
@table_options
def command(ruleset: str, data: str, format_: str, lang: Any, period: str | None, data_format: Any, color: Any,
            **wishes: Any) -> int:  # fmt: skip
    """Score one department's data by a ruleset, or a table of many.

    DATA is a JSON, TOML or CSV file of names and values, `-` for standard input; or a Parquet, CSV, Arrow or NDJSON
    file with a row for each department.
    Exit code 1 says that a check failed, or that rows of a table could not be scored.

    \b
    Examples:
      indicrules score land.indic actuals.json
      indicrules score land.indic - --format json < actuals.json
      indicrules score land.indic counties.parquet --key county --out scores.parquet
    """
    asked = Wishes(**wishes)
    if is_table(data, data_format, asked, ruleset, color):
        return score_table(data, data_format, asked, open_ruleset(ruleset, color), period, color)
    card = scorecard(ruleset, data, data_format, period, color)
    if format_ == "json":
        show(card.to_json())
    else:
        from indicrules.explain.brief import brief  # JSON does not need it

        show(brief(card, lang))
    return FINDINGS if any(each.status == "failed" and not each.warn for each in card.checks) else DONE
