"""Turn a ruleset and data into the explanation of every number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from indicrules.cli import options
from indicrules.cli.exits import DONE, CannotRun
from indicrules.cli.loading import in_order, open_ruleset, scorecard
from indicrules.cli.output import Color, is_colored, show
from indicrules.cli.table import Wishes, is_table
from indicrules.explain.render import explained
from indicrules.text.render import visible

if TYPE_CHECKING:
    from indicrules.scorecard import Scorecard

_MANY: Final = (
    "error[usage]: `{}` is a table, and `explain` takes one department's data\n"
    "  hint: write its row as names and values, a line each; from Python, `ruleset.explain_rows(…)` takes tables"
)


@click.command("explain", short_help="Show how each score came about.")
@click.argument("ruleset", type=options.PATH)
@click.argument("data", type=options.PATH)
@click.option("--indicator", metavar="NAME", help="Explain one indicator or group, by name or title.")
@options.format_of("text", "markdown", "html", "json", "form", "form-markdown")
@click.option("--why-not", is_flag=True, help="Show the rows of a `match` that were passed over, each with why.")
@options.language
@options.reading
@options.color
def command(ruleset: str, data: str, indicator: str | None, format_: Any, why_not: bool, lang: Any, data_format: Any,
            period: Any, percent: Any, encoding: str | None, color: Color) -> int:  # fmt: skip
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
        raise CannotRun(_MANY.format(visible(data)))
    card = scorecard(opened, data, reading, color)
    try:
        show(explained(card, format_, lang, indicator, why_not=why_not, color=is_colored(color)))
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
