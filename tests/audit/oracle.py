"""What each cause makes of exact values, worked out anew from fractions, decimals and the tools themselves."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from decimal import (
    ROUND_DOWN,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Context,
    Decimal,
    localcontext,
)
from fractions import Fraction
from types import MappingProxyType
from typing import Final

import attrs

_EXACT: Final = Context(prec=60)
_PRECISE: Final = Context(prec=28)


@attrs.frozen
class Case:
    """An indicator: its weight, the operator of its target, target and actual above 0, and whether these are shares."""

    weight: Fraction
    operator: str
    target: Fraction
    actual: Fraction
    share: bool = False

    @property
    def upward(self) -> bool:
        """Whether more is better."""
        return self.operator == ">="

    @property
    def met(self) -> bool:
        """Whether the target is met."""
        return self.actual >= self.target if self.upward else self.actual <= self.target

    @property
    def completion(self) -> Fraction:
        """Actual ÷ target, or the other way round where less is better."""
        if self.upward:
            return self.actual / self.target
        return self.target / self.actual if self.actual else Fraction(1)

    @property
    def exact(self) -> Fraction:
        """The proportional score before it is rounded."""
        return self.weight if self.met else self.weight * self.completion

    @property
    def recomputed(self) -> Fraction:
        """The score that counts."""
        return rounded(self.exact, 2)


def rounded(value: Fraction, places: int, mode: str = ROUND_HALF_UP) -> Fraction:
    """Round to decimal places by the decimals of Python, with enough digits that none is lost."""
    with localcontext(_EXACT):
        # What does not end is cut far behind the places, with a digit that keeps it off a tie.
        whole, rest = divmod(abs(value) * 10**40, 1)
        shown = Decimal(int(whole) * 10 + (1 if rest else 0)).scaleb(-41)
        found = shown.quantize(Decimal(1).scaleb(-places), mode)
    return Fraction(found) * (-1 if value < 0 else 1)


def _modes(mode: str) -> Callable[[Case, int], Iterator[Fraction]]:
    return lambda case, places: (rounded(case.exact, each, mode) for each in range(places + 1))


def _rates(mode: str) -> Callable[[Case, int], Iterator[Fraction]]:
    return lambda case, places: (
        case.weight * min(Fraction(1), rounded(case.completion, each, mode)) for each in (2, 3, 4)
    )


def _doubles(case: Case) -> Iterator[float]:
    over, under = (case.actual, case.target) if case.upward else (case.target, case.actual)
    w, a, t = float(case.weight), float(over), float(under)
    yield from (w * a / t, w * (a / t), float(case.exact))


def _formatted(case: Case, places: int) -> Iterator[Fraction]:
    yield from (Fraction(f"{each:.{places}f}") for each in _doubles(case))


def _half_even(case: Case, places: int) -> Iterator[Fraction]:
    yield from (Fraction(round(each * 10.0**places), 10**places) for each in _doubles(case))


def _sheet(case: Case, places: int) -> Iterator[Fraction]:
    yield from (rounded(Fraction(f"{each:.15g}"), places) for each in _doubles(case))


def _quotient(case: Case, places: int) -> Iterator[Fraction]:
    over, under = (case.actual, case.target) if case.upward else (case.target, case.actual)
    with localcontext(_PRECISE):
        quotient = Decimal(over.numerator * under.denominator) / Decimal(over.denominator * under.numerator)
        product = Decimal(case.weight.numerator) / Decimal(case.weight.denominator) * quotient
    yield rounded(Fraction(product), places)
    for each in (6, 8, 10):
        for mode in (ROUND_HALF_UP, ROUND_DOWN):
            yield rounded(case.weight * rounded(over / under, each, mode), places)


def _steps(case: Case, places: int) -> Iterator[Fraction]:
    if case.met or not case.share:
        return
    off = abs(case.actual - case.target)
    for step, amounts in ((Fraction(1, 100), ("0.1", "0.3", "0.5", "0.8", "1")), (Fraction(1, 20), ("2",))):
        for count in (off / step, Fraction(math.floor(off / step)), Fraction(math.ceil(off / step))):
            found = (case.weight - Fraction(amount) * count for amount in amounts)
            yield from (each for each in found if each > 0)


def _one(formula: Callable[[Case], Fraction]) -> Callable[[Case, int], Iterator[Fraction]]:
    return lambda case, places: iter([formula(case)])


def _turned(case: Case) -> Fraction:
    if case.upward:
        return case.weight if case.actual <= case.target else case.weight * case.target / case.actual
    return case.weight * min(Fraction(1), case.actual / case.target)


def _symmetric(case: Case) -> Fraction:
    return case.weight * min(case.actual / case.target, case.target / case.actual)


def _over(case: Case, places: int) -> Iterator[Fraction]:
    if case.completion > Fraction("1.3"):
        yield case.weight * max(Fraction(0), 1 - (case.completion - Fraction("1.3")))


ORACLE: Final[Mapping[str, Callable[[Case, int], Iterator[Fraction]]]] = MappingProxyType(
    {
        "not-rounded": _one(lambda case: case.exact),
        "rounded": _modes(ROUND_HALF_UP),
        "cut": _modes(ROUND_DOWN),
        "rounded-half-even": _modes(ROUND_HALF_EVEN),
        "rounded-half-down": _modes(ROUND_HALF_DOWN),
        "rounded-up": _modes(ROUND_UP),
        "rate-rounded": _rates(ROUND_HALF_UP),
        "rate-cut": _rates(ROUND_DOWN),
        "binary-formatted": _formatted,
        "binary-half-even": _half_even,
        "spreadsheet-round": _sheet,
        "decimal-quotient": _quotient,
        "cap-broken": _one(
            lambda case: case.weight * (case.completion if case.completion > 1 else 1 / case.completion)
        ),
        "direction": _one(_turned),
        "proportional": _one(lambda case: case.weight * min(Fraction(1), case.actual / case.target)),
        "reverse-ratio": _one(lambda case: case.weight * min(Fraction(1), case.target / case.actual)),
        "two-minus-ratio": _one(
            lambda case: case.weight * min(Fraction(1), max(Fraction(0), 2 - case.actual / case.target))
        ),
        "symmetric": _one(_symmetric),
        "deviation": _one(
            lambda case: case.weight * max(Fraction(0), 1 - abs(case.actual - case.target) / case.target)
        ),
        "all-or-nothing": _one(lambda case: case.weight if case.met else Fraction(0)),
        "value-as-score": _one(lambda case: case.weight * case.actual if case.share else case.actual),
        "over-achievement": _over,
        "deducted-by-steps": _steps,
        "out-of-100": _one(lambda case: case.exact / case.weight * 100),
        "weighted-twice": _one(lambda case: case.exact * case.weight / 100),
        "as-share": _one(lambda case: case.exact / case.weight),
        "percent-twice": _one(lambda case: case.exact / 100),
        "full-mark": _one(lambda case: case.weight),
    }
)
"""What each cause may come to before it is rounded as the ruleset says, of figures shown to so many places."""


def gives(code: str, case: Case, figure: Fraction, places: int) -> bool:
    """Tell whether a cause gives a figure at the ruleset's places, or at those that the figure shows."""
    return any(figure in (value, rounded(value, 2), rounded(value, places)) for value in ORACLE[code](case, places))
