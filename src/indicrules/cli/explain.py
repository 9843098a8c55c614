"""Turn a ruleset and data into the explanation of every number."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from indicrules.cli import options
from indicrules.cli.exits import DONE, CannotRun
from indicrules.cli.loading import in_order, open_ruleset, scorecard
from indicrules.cli.output import Color, is_colored, show
from indicrules.cli.speech import refusal
from indicrules.cli.table import Wishes, is_table
from indicrules.explain.heading import short_digest
from indicrules.explain.render import explained
from indicrules.text.likeness import most_like
from indicrules.text.sentence import say

if TYPE_CHECKING:
    from indicrules.scorecard import Scorecard


@click.command("explain", short_help="Show how each score came about.")
@click.argument("ruleset", type=options.PATH)
@click.argument("data", type=options.PATH)
@click.option("--indicator", metavar="NAME", help="Explain one indicator or group, by name or title.")
@options.format_of("text", "markdown", "html", "json", "form", "form-markdown")
@click.option("--brief", "depth", flag_value="brief", default=None, help="Show the first page alone.")
@click.option("--full", "depth", flag_value="full", help="Show every step of every item, those with full marks too.")
@click.option("--why-not", is_flag=True, help="Show what was passed over of items that lost nothing, too.")
@click.option("--unit", metavar="NAME", help="Say which department or project it is of.")
@click.option("--date", metavar="DATE", help="Say of which date it is, such as 2024-12-31, or `today`.")
@options.language
@options.reading
@options.color
def command(ruleset: str, data: str, indicator: str | None, format_: Any, depth: Any, why_not: bool, unit: str | None,
            date: str | None, lang: Any, data_format: Any, period: Any, percent: Any, encoding: str | None,
            color: Color) -> int:  # fmt: skip
    """Show how each score came about, so that every number can be redone by hand.

    DATA is a JSON, TOML or CSV file of names and values, `-` for standard input.

    \b
    Examples:
      indicrules explain land.indic actuals.json
      indicrules explain land.indic actuals.csv --indicator 地块录入数量 --lang zh
      indicrules explain land.indic actuals.json --format html > report.html
    """
    reading = options.Reading(data_format, period, percent, encoding)
    in_order(ruleset, data)
    opened = open_ruleset(ruleset, color)
    if is_table(data, reading, Wishes(), opened):
        raise refusal("usage", say("usage.table-explained", path=data), say("usage.table-explained.hint"))
    about = {"unit": unit, "date": dated(date)}
    card = scorecard(opened, data, reading, color)
    said = {"data": named(data), **{name: text for name, text in about.items() if text is not None}}
    try:
        told = explained(
            card, format_, lang, indicator, depth=depth or "default", why_not=True if why_not else None, about=said,
            color=is_colored(color),
        )  # fmt: skip
        show(told)
    except KeyError:
        assert indicator is not None  # only a name can be unknown
        raise _unknown(card, indicator) from None
    return DONE


def named(data: str) -> str:
    """Name the data, with its digest if it is a file that can be read again."""
    if data == "-":
        return data
    import hashlib  # no other command needs it

    path = Path(data)
    if not path.is_file():
        return path.name
    return f"{path.name} {short_digest(f'sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}')}"


def dated(date: str | None) -> str | None:
    """Give a date as it is to be printed, `today` as the day of today."""
    if date == "today":
        return datetime.date.today().isoformat()  # where the command is given
    return date


def _unknown(card: Scorecard, indicator: str) -> CannotRun:
    known = [name for item in card.items for name in (item.name, item.title) if name is not None]
    names = tuple(f"`{item.name}`" for item in card.items[:8])
    advice = most_like(indicator, known) or say("unknown-item.names", names=names)
    return refusal("unknown-item", say("unknown-item", name=indicator), advice)
