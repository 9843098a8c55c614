"""The options that several commands share."""

from __future__ import annotations

import datetime

import click

language = click.option("--lang", type=click.Choice(["en", "zh"]), default="en", help="Language of the output.")
color = click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Whether to colour."
)
data_format = click.option(
    "--data-format", type=click.Choice(["json", "toml", "csv"]), help="Format of DATA; default: by its ending."
)
period = click.option("--period", metavar="YEAR|DATE|LABEL", help="Period to score, instead of the ruleset's own.")
result_format = click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", help="Form of the output."
)


def period_of(text: str | None) -> int | datetime.date | str | None:
    """Read a period: a year, a date, else a label."""
    if text is None:
        return None
    if text.isascii() and text.isdigit() and len(text) == 4:
        return int(text)
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return text
