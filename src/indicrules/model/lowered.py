"""Find what is wrong among the `downgrade`s of an item: no grade to go down from, or grades written upward."""

from __future__ import annotations

from collections.abc import Sequence

from indicrules.model.report import Report
from indicrules.model.rules import Band, Downgrade


def check_downgrades(
    name: str, bands: Sequence[Band], downgrades: Sequence[Downgrade], report: Report, *, quiet: bool
) -> None:
    """Report downgrades without grades to go down; warn where the last grade is for the most points."""
    if not downgrades or quiet:
        return
    names = list(dict.fromkeys(band.name for band in bands))
    if len(names) < 2:
        has = f"has one grade alone, `{names[0]}`" if names else "has no grades"
        report.error(
            "nothing-to-downgrade",
            f"`{name}` {has}, so there is none to go down to",
            downgrades[0].span,
            "write its grades, the best first, as in `grade good >= 80` and below it `grade poor otherwise`",
        )
        return
    if all(band.tests_score and band.low is None for band in bands[:-1]) and bands[0].high is not None:
        report.warning(
            "downgrade-goes-up",
            f"`downgrade` goes down the lines, and `{names[-1]}`, the last, is for the most points",
            downgrades[0].span,
            "write the best grade first, as in `grade good >= 80` above `grade fair >= 60`",
            (bands[-1].span, "the last grade"),
        )
