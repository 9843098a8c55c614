"""Turn a receipt into what is no longer as it says, recomputed from its own texts or from files beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from indicrules.cli import options
from indicrules.cli.exits import DONE, FINDINGS, CannotRun
from indicrules.cli.loading import folder, given, open_ruleset, unreadable
from indicrules.cli.output import Color, diagnostics_text, is_colored, problems_text, show, show_json
from indicrules.ruleset import verify
from indicrules.text.errors import DataError, RulesetError
from indicrules.text.render import visible


@click.command("verify", short_help="Recompute a receipt, and say what differs.")
@click.argument("receipt", type=options.PATH)
@click.option("--ruleset", type=options.PATH, metavar="FILE", help="Score by this ruleset, not by the receipt's texts.")
@click.option("--data", type=options.PATH, metavar="FILE", help="Score these data, not those in the receipt.")
@options.result_format
@options.language
@options.data_reading
@options.color
def command(receipt: str, ruleset: str | None, data: str | None, format_: str, lang: Any, data_format: Any,
            percent: Any, encoding: str | None, color: Color) -> int:  # fmt: skip
    """Recompute a receipt that `score --receipt` wrote, and say what differs.

    The period scored is the receipt's. What only another version of the library made is noted, and is no difference.
    Exit code 1 says that something differs: the receipt itself, the ruleset's text, the data or the results.

    \b
    Examples:
      indicrules verify land.receipt.json
      indicrules verify land.receipt.json --ruleset land.indic --data actuals.json
    """
    opened = None if ruleset is None else open_ruleset(ruleset, color)
    actuals = None if data is None else given(data, options.Reading(data_format, None, percent, encoding), color)
    if Path(receipt).is_dir():
        raise folder(receipt)
    try:
        found = verify(Path(receipt), ruleset=opened, actuals=actuals, percent=percent)
    except RulesetError as refused:
        raise CannotRun(diagnostics_text(refused.diagnostics, is_colored(color, error=True))) from None
    except DataError as refused:
        raise CannotRun(problems_text(refused, is_colored(color, error=True))) from None
    except OSError as problem:
        raise unreadable(receipt, problem) from None
    if format_ == "json":
        show_json({"receipt": receipt, **found.to_dict(lang)})
    else:
        show("\n".join(visible(line) for line in found.explain(lang).split("\n")))
    return DONE if found.same else FINDINGS
