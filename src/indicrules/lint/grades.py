"""Lints of grades: those out of reach, and scores beyond all of them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from indicrules.exact.ranges import Range, narrowed, order
from indicrules.lint.figures import points
from indicrules.lint.row import Finding, Lint
from indicrules.lint.stretches import holds_any
from indicrules.lint.view import View
from indicrules.model.rules import Band, Item
from indicrules.text.sentence import Sentence, say


def _what(item: Item) -> Sentence:
    return say("phrase.the-total") if item.kind == "ruleset" else say("phrase.the-score-of", name=item.name)


def _out_of_reach(item: Item, view: View) -> Iterator[Finding]:
    """Find a grade for scores that there never are."""
    if not item.bands:
        return
    for band in item.bands:
        if not band.tests_score or (band.low is None and band.high is None):
            continue
        asks = Range(band.low, band.high, band.low_open, band.high_open)
        if item.ceiling is not None and _is_inside(band, item.ceiling) and item.score is None:
            continue  # what members earn is from nothing to all
        score = view.of(item).score.range
        if holds_any(narrowed(asks, score)):
            continue
        above = score.high is not None and band.low is not None and order(band.low, score.high) >= 0
        end = score.high if above else score.low
        assert end is not None
        key = "grade-out-of-reach" if above else "grade-out-of-reach.low"
        said = say(key, grade=band.name, what=_what(item), end=points(end, item))
        yield Finding(said, band.span, say("grade-out-of-reach.hint"))


def _is_inside(band: Band, ceiling: Fraction) -> bool:
    """Tell whether a grade is for scores between nothing and a full mark."""
    above = band.low is None or band.low < ceiling
    return above and (band.high is None or band.high > 0)


def _none_at_an_end(item: Item, view: View) -> Iterator[Finding]:
    """Find scores below, or above, all grades, where grades test nothing but the score."""
    bands = item.bands
    if not bands or any(band.condition is None or not band.tests_score for band in bands):
        return
    if all(band.low is not None for band in bands):
        lowest = min(bands, key=lambda band: (band.low, band.low_open))
        assert lowest.low is not None
        if item.ceiling is not None and (lowest.low < 0 or (lowest.low == 0 and not lowest.low_open)):
            return
        facts, score = view.of(item), view.of(item).score.range
        below = narrowed(score, Range(None, lowest.low, False, not lowest.low_open))
        if holds_any(below, facts.score.grid) and score.low is not None:
            key = "no-grade-at-an-end.at" if score.low == lowest.low else "no-grade-at-an-end.below"
            yield _ungraded(item, lowest, say(key, end=points(lowest.low, item)))
    elif all(band.high is not None for band in bands):
        highest = max(bands, key=lambda band: (band.high, not band.high_open))
        assert highest.high is not None
        facts, score = view.of(item), view.of(item).score.range
        above = narrowed(score, Range(highest.high, None, not highest.high_open))
        if holds_any(above, facts.score.grid) and score.high is not None:
            yield _ungraded(item, highest, say("no-grade-at-an-end.above", end=points(highest.high, item)))


def _ungraded(item: Item, band: Band, where: Sentence) -> Finding:
    said = say("no-grade-at-an-end", what=_what(item), where=where)
    return Finding(said, band.span, say("no-grade-at-an-end.hint"))


LINTS = (
    Lint("grade-out-of-reach", "warning", _out_of_reach),
    Lint("no-grade-at-an-end", "warning", _none_at_an_end),
)
