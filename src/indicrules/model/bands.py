"""Find what is wrong among grades: scores that none takes though one above and one below do, and ones never given."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from indicrules.model.marks import mark_text
from indicrules.model.report import Report
from indicrules.model.rows import dead_row
from indicrules.model.rules import Band, Item
from indicrules.text.sentence import say

_Interval = tuple[Fraction | None, bool, Fraction | None, bool]


def check_bands(item: Item, step: Callable[[], Fraction | None], report: Report) -> None:
    """Report the gaps between an item's grades that a score, a multiple of `step()` (None: any), could fall into."""
    _check_order(item, report)
    if not item.bands or any(band.condition is None or not band.tests_score for band in item.bands):
        return
    intervals: list[_Interval] = [(band.low, band.low_open, band.high, band.high_open) for band in item.bands]
    if any(low is None and high is None for low, _, high, _ in intervals):
        return
    intervals.sort(key=lambda each: (each[0] is not None, each[0] or Fraction(0), each[1]))
    reach, reach_open = intervals[0][2], intervals[0][3]
    for low, low_open, high, high_open in intervals[1:]:
        if reach is None:
            return
        assert low is not None or reach is not None
        if low is not None and _gap(reach, reach_open, low, low_open, step):
            end = mark_text(reach, item.percent)
            between = say("grade-gap", name=item.name, low=end, high=mark_text(low, item.percent))
            report.warning(
                "grade-gap",
                say("grade-gap.at", name=item.name, at=end) if reach == low else between,
                item.bands[0].span,
                say("grade-gap.hint"),
            )
        if high is None or high > reach or (high == reach and reach_open and not high_open):
            reach, reach_open = high, high_open


def _check_order(item: Item, report: Report) -> None:
    """Warn of a grade that never comes, because one before it takes every score that it would."""
    for index, band in enumerate(item.bands):
        for earlier in item.bands[:index]:
            if earlier.name != band.name and _covers(earlier, band):
                _report_dead(band, earlier, report)
                return
    judged = [band for band in item.bands if band.condition is not None and not band.tests_score]
    dead = dead_row([band.condition for band in judged if band.condition is not None])
    if dead is not None and judged[dead[0]].name != judged[dead[1]].name:
        _report_dead(judged[dead[0]], judged[dead[1]], report)


def _report_dead(band: Band, earlier: Band, report: Report) -> None:
    report.warning(
        "grade-never-given",
        say("grade-never-given", name=band.name, earlier=earlier.name),
        band.span,
        say("grade-never-given.otherwise" if earlier.condition is None else "grade-never-given.highest"),
        (earlier.span, say("label.takes-them")),
    )


def _covers(one: Band, other: Band) -> bool:
    if one.condition is None:
        return True
    if not (one.tests_score and other.tests_score):
        return False
    below = one.low is None or (
        other.low is not None
        and (one.low < other.low or (one.low == other.low and (other.low_open or not one.low_open)))
    )
    above = one.high is None or (
        other.high is not None
        and (other.high < one.high or (one.high == other.high and (other.high_open or not one.high_open)))
    )
    return below and above and (one.low is not None or one.high is not None)


def _gap(
    reach: Fraction, reach_open: bool, low: Fraction, low_open: bool, step_of: Callable[[], Fraction | None]
) -> bool:
    if low < reach:
        return False
    if low == reach:
        return reach_open and low_open
    step = step_of()
    if step is None:
        return True
    first = reach // step * step
    while first < reach or (first == reach and not reach_open):
        first += step
    return first < low or (first == low and low_open)
