"""Find what is wrong among the `downgrade`s of an item: no grade to go down from, or grades written upward."""

from __future__ import annotations

from collections.abc import Sequence

from indicrules.model.report import Report
from indicrules.model.rules import Band, Downgrade
from indicrules.text.sentence import say


def check_downgrades(
    name: str, bands: Sequence[Band], downgrades: Sequence[Downgrade], report: Report, *, quiet: bool
) -> None:
    """Report downgrades without grades to go down; warn where the last grade is for the most points."""
    if not downgrades or quiet:
        return
    names = list(dict.fromkeys(band.name for band in bands))
    if len(names) < 2:
        has = say("phrase.one-grade", name=names[0]) if names else say("phrase.no-grades")
        report.error(
            "nothing-to-downgrade",
            say("nothing-to-downgrade", name=name, has=has),
            downgrades[0].span,
            say("nothing-to-downgrade.hint"),
        )
        return
    if all(band.tests_score and band.low is None for band in bands[:-1]) and bands[0].high is not None:
        report.warning(
            "downgrade-goes-up",
            say("downgrade-goes-up", name=names[-1]),
            downgrades[0].span,
            say("downgrade-goes-up.hint"),
            (bands[-1].span, say("label.last-grade")),
        )
