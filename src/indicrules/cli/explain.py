"""Turn a ruleset and data into the explanation of every number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from indicrules.cli import options
from indicrules.cli.exits import DONE, CannotRun
from indicrules.cli.loading import scorecard
from indicrules.cli.output import show
from indicrules.text.render import visible

if TYPE_CHECKING:
    from indicrules.scorecard import Scorecard


@click.command("explain", short_help="Show how each score came about.")
@click.argument("ruleset")
@click.argument("data")
@click.option("--indicator", metavar="NAME", help="Explain one indicator or group, by name or title.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "markdown", "html", "json"]),
    default="text",
    show_default=True,
    help="Form of the output.",
)
@click.option("--why-not", is_flag=True, help="Show the rows of a `match` that were passed over, each with why.")
@options.language
@options.period
@options.data_format
@options.color
def command(ruleset: str, data: str, indicator: str | None, format_: Any, why_not: bool, lang: Any, period: str | None,
            data_format: Any, color: Any) -> int:  # fmt: skip
    """Show how each score came about, so that every number can be redone by hand.

    DATA is a JSON, TOML or CSV file of names and values, `-` for standard input.

    \b
    Examples:
      indicrules explain land.indic actuals.json
      indicrules explain land.indic actuals.csv --indicator 地块录入数量 --lang zh
      indicrules explain land.indic actuals.json --format html > report.html
    """
    card = scorecard(ruleset, data, data_format, period, color)
    try:
        show(card.explain(format_, lang, indicator, why_not=why_not))
    except KeyError:
        assert indicator is not None  # only a name can be unknown
        raise _unknown(card, indicator) from None
    return DONE


def _unknown(card: Scorecard, indicator: str) -> CannotRun:
    import difflib  # only a slip needs it

    known = [name for item in card.items for name in (item.name, item.title) if name is not None]
    near = difflib.get_close_matches(indicator, known, 1)
    listed = ", ".join(f"`{item.name}`" for item in card.items[:8])
    hint = f"did you mean `{near[0]}`?" if near else f"there are {listed}"
    return CannotRun(
        f"error[unknown-item]: no indicator or group is called `{visible(indicator)}`\n  hint: {visible(hint)}"
    )
