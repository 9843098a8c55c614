"""Try on a published completion, weight or actual what may stand in its place."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from indicrules.audit.causes.rounding import roundings
from indicrules.audit.causes.weights import significant
from indicrules.audit.facts import Facts, number, percent
from indicrules.audit.figure import Figure
from indicrules.audit.found import Cause
from indicrules.exact.number import published
from indicrules.exact.rounding import round_to
from indicrules.text.sentence import Sentence, say

_ONE = Fraction(1)
_FACTORS = (Fraction(100), Fraction(1, 100), Fraction(10_000), Fraction(1, 10_000), Fraction(10), Fraction(1, 10))
_TELLING = 3


def at_digits(value: Fraction, figure: Figure) -> bool:
    """Tell whether a figure is a value at the digits that it shows."""
    return value == figure.value or round_to(value, figure.step, "half_up") == figure.value


def of_completion(facts: Facts, figure: Figure) -> Iterator[Cause]:
    """Give what a published completion may be: cut, capped, the other way round, the actual itself."""
    completion, ratio = facts.completion, facts.ratio
    if completion is None:
        return
    yield from roundings(completion, None, figure)
    if completion > 1 and figure.value == 1:
        said = say("audit.cause.completion-capped")
        yield Cause("completion-capped", said, published(_ONE), f"min({percent(completion)}, 100%) = 100%")
    if ratio:
        a, t = (facts.shown(each) for each in (facts.actual, facts.target) if each is not None)
        for code, said, value, way in (
            ("direction", say("audit.cause.direction"), ratio, f"{a} / {t}"),
            ("direction", say("audit.cause.direction"), 1 / ratio, f"{t} / {a}"),
            ("two-minus-ratio", say("audit.cause.two-minus-ratio"), 2 - ratio, f"2 − {a} / {t}"),
        ):
            if value != completion:
                yield from _digits(code, said, value, way, figure)
    if facts.share and facts.actual is not None and facts.actual != completion:
        yield from _digits("actual-as-completion", say("audit.cause.actual-as-completion"), facts.actual, "", figure)


def of_actual(facts: Facts | None, value: Fraction, figure: Figure, scale: Fraction) -> Iterator[Cause]:
    """Give what a published actual may be: rounded, the completion, the target, of another unit."""
    yield from roundings(value / scale, None, figure)
    if facts is not None and facts.share and facts.completion is not None and facts.quotient is not None:
        over, under = map(facts.shown, facts.quotient)
        said = say("audit.cause.completion-as-actual")
        yield from _digits("completion-as-actual", said, facts.completion, f"{over} / {under}", figure)
    if facts is not None and facts.target is not None and facts.target != value:
        said = say("audit.cause.target-as-actual")
        yield from _digits("target-as-actual", said, facts.target / scale, "", figure)
    for factor in _FACTORS:
        if value and value / scale * factor == figure.value:
            said = say("audit.cause.unit-factor", factor=number(factor))
            way = f"{number(value / scale)} × {number(factor)} = {number(figure.value)}"
            yield Cause("unit-factor", said, published(figure.value), way)


def of_weight(weight: Fraction, whole: Fraction | None, many: int, figure: Figure) -> Iterator[Cause]:
    """Give what a published weight may be: an equal share, rounded or not, or one out of 100 on its level."""
    if whole is None or not whole or not many:
        return
    share = whole / many
    said = say("audit.cause.equal-split", whole=number(whole), many=many)
    if share != weight and at_digits(share, figure):
        shown = "" if share == figure.value else f" → {number(figure.value)}"
        yield Cause("equal-split", said, published(figure.value), f"{number(whole)} / {many} = {number(share)}{shown}")
    level = weight / whole * 100
    if level != weight and at_digits(level, figure):
        way = f"{number(weight)} / {number(whole)} × 100 = {number(level)}"
        yield Cause("out-of-100", say("audit.cause.level-weight"), published(figure.value), way)


def copies(figure: Figure, lines: tuple[tuple[str, Fraction], ...], before: Fraction | None) -> Iterator[Cause]:
    """Give the other lines, and last year's, that have the very figure."""
    if before is not None and before == figure.value:
        yield Cause("last-year", say("audit.cause.last-year"), published(figure.value), number(figure.value))
    for name, value in lines if significant(figure) >= _TELLING else ():
        if value == figure.value:
            said = say("audit.cause.another-line", name=name)
            yield Cause("another-line", said, published(figure.value), number(figure.value))


def _digits(code: str, said: Sentence, value: Fraction, way: str, figure: Figure) -> Iterator[Cause]:
    if not at_digits(value, figure):
        return
    shown = percent(value) if figure.percent == 100 else number(value)
    told = percent(figure.value) if figure.percent == 100 else number(figure.value)
    parts = f"{way} = {shown}" if way else shown
    yield Cause(code, said, published(figure.value), parts if value == figure.value else f"{parts} → {told}")
