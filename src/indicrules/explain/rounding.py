"""Turn the rounding of a score into words: how, to what, and what bound it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from indicrules.card.arithmetic import alone, is_same, number_of_hundredths, whole_text
from indicrules.explain.document import Fact, Line
from indicrules.explain.messages import Words
from indicrules.explain.telling import Telling
from indicrules.explain.wording import place_text
from indicrules.model.rules import Rounding

_PLACES = 4  # up to so many decimals are named


def manner(rounding: Rounding, words: Words, percent: bool = False) -> str:
    """Say how numbers are rounded: `rounded half up to two decimals`; those in `percent` by steps in percent."""
    step = Fraction(rounding.step)
    if percent:
        step_text = number_of_hundredths(step, whole=True)
        return words.say("to_step", step=step_text, mode=words.say(rounding.mode))
    if step == 1 and rounding.mode in ("floor", "ceil"):
        return words.say(f"{rounding.mode}_whole")
    mode = words.say(rounding.mode)
    for places in range(_PLACES + 1):
        if step * 10**places == 1:
            return words.say(f"to_places_{places}", mode=mode)
    return words.say("to_step", step=whole_text(step), mode=mode)


def rounded(telling: Telling) -> Iterator[Fact]:
    """Say what rounding made of the score, and where it alone reached the full mark."""
    lines = (*_rounding(telling), *_by_rounding(telling))
    if lines:
        yield telling.lines("rounded", lines, telling.outcome.score)


def full_by_rounding(telling: Telling) -> Iterator[Fact]:
    """Say where rounding alone reached the full mark."""
    lines = tuple(_by_rounding(telling))
    if lines:
        yield telling.lines("rounded", lines, telling.outcome.score)


def _by_rounding(telling: Telling) -> Iterator[Line]:
    before = telling.card.before_rounding.get(None if telling.item.kind == "ruleset" else telling.item.name)
    if before is not None:
        yield Line(telling.say("full_by_rounding", before=alone(telling.pen.decimal(before))))


def _rounding(telling: Telling) -> Iterator[Line]:
    outcome, rounding = telling.outcome, telling.item.round_score
    if rounding is None or (outcome.limited_by is None and is_same(outcome.score, outcome.unrounded)):
        return
    how = manner(rounding, telling.words, telling.item.percent)
    if outcome.limited_by is not None:
        kept = outcome.limited_by == "full" and is_same(outcome.score, outcome.unrounded)
        key = "full_kept" if kept else f"{outcome.limited_by}_bound"
        how += telling.say("separator") + telling.say(key, limit=alone(telling.pen.decimal(outcome.score)))
    value = alone(telling.pen.score(outcome.score))
    place = place_text(rounding.span) if rounding.span is not None else ""
    yield Line(telling.say("rounded_as", value=value, how=how), place=place)
