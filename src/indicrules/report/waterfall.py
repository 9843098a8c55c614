"""Turn the steps from the full mark to the total into a picture: a table whose rows have a bar each, drawn as SVG."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from indicrules.explain.html import linked, widest
from indicrules.explain.markup import Markup
from indicrules.report.falling import Falling, Step, signed
from indicrules.report.words import say
from indicrules.text.classes import frozen

_NEAR: Final = Fraction(2, 5)  # of the full mark; where less is lost, the scale does not begin at 0
_BELOW: Final = Fraction(1, 3)  # of what is between the ends, which the scale begins below the lower one


@frozen
class _Scale:
    """Where numbers stand between the ends of the picture, in percent of its width."""

    low: Fraction
    high: Fraction

    def at(self, value: Fraction) -> float:
        """Give the place of a number; what a screen can show of it."""
        return round(float((value - self.low) / (self.high - self.low) * 100), 3)


def waterfall(falling: Falling, sections: frozenset[str], mark: Markup) -> Iterator[str]:
    """Draw the steps, each number in words beside its bar; `sections` are those that a step may lead to."""
    lang = mark.words.language
    if not falling.steps:
        yield f"<p>{mark(say('nothing_lost', lang))}</p>"
        return
    scale = _scale(falling)
    points = widest(number for step in falling.steps for number in (signed(step.shown), step.left_shown))
    yield f'<table class="fall" style="--points: {points}ch">'
    yield f'<caption class="unseen">{mark(say("from_full_to_total", lang))}</caption><thead><tr>'
    yield f'<th scope="col">{mark.label("item")}</th>'
    yield '<td class="drawn"></td>'
    yield f'<th scope="col" class="number">{mark.label("points_lost")}</th>'
    yield f'<th scope="col" class="number">{mark(say("left", lang))}</th>'
    yield "</tr></thead><tbody>"
    yield _end(say("full", lang), falling.full, falling.full_shown, "full", scale, mark)
    before = falling.full
    for step in falling.steps:
        yield _step(step, before, scale, sections, mark)
        before = step.left
    yield _end(say("total", lang), falling.total, falling.total_shown, "total", scale, mark)
    yield "</tbody></table>"
    if scale.low:
        yield f'<p class="aside">{mark(say("axis", lang, low=_plain(scale.low)))}</p>'


def _scale(falling: Falling) -> _Scale:
    levels = (falling.full, *(step.left for step in falling.steps), falling.total)
    high, low = max(levels), min(levels)
    span = high - low
    if low <= 0 or span >= _NEAR * high:
        return _Scale(min(low, Fraction(0)), max(high, low + 1 if high == low else high))
    grain = Fraction(1)
    while grain * 10 <= span:
        grain *= 10
    while grain > span:
        grain /= 10
    begins = (low - span * _BELOW) // grain * grain
    return _Scale(max(begins, Fraction(0)), high)


def _plain(value: Fraction) -> str:
    """Write a number of few digits."""
    return f"{float(value):.12g}"


def _end(label: str, value: Fraction, shown: str, kind: str, scale: _Scale, mark: Markup) -> str:
    bar = f'<rect class="{kind}" x="0" y="20%" width="{scale.at(value)}%" height="60%"/>'
    level = _level(scale.at(value), "80%", "100%") if kind == "full" else _level(scale.at(value), "0", "20%")
    return (
        f'<tr class="end"><th scope="row">{mark(label)}</th>{_drawn(bar + level)}'
        f'<td class="number"></td><td class="number">{mark(shown)}</td></tr>'
    )


def _step(step: Step, before: Fraction, scale: _Scale, sections: frozenset[str], mark: Markup) -> str:
    first, last = scale.at(before), scale.at(step.left)
    kind = "loss" if step.points > 0 else "gain"
    width = max(round(abs(first - last), 3), 0.15)  # so that the least loss is still seen
    bar = f'<rect class="{kind}" x="{min(first, last)}%" y="20%" width="{width}%" height="60%"/>'
    return (
        f'<tr><th scope="row">{linked(step.name, step.label, sections, mark)}</th>'
        f"{_drawn(_level(first, '0', '20%') + bar + _level(last, '80%', '100%'))}"
        f'<td class="number">{mark(signed(step.shown))}</td><td class="number left">{mark(step.left_shown)}</td></tr>'
    )


def _drawn(shapes: str) -> str:
    return f'<td class="drawn"><svg aria-hidden="true" width="100%" height="100%">{shapes}</svg></td>'


def _level(at: float, top: str, bottom: str) -> str:
    return f'<line x1="{at}%" x2="{at}%" y1="{top}" y2="{bottom}"/>'
