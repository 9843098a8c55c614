"""Turn the figures of one department after another into what all of them together hint at."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from indicrules.audit.facts import number
from indicrules.departments.row import Figures, Hint
from indicrules.exact.number import exact_text
from indicrules.exact.rounding import round_to
from indicrules.text.sentence import Sentence, say

FEWEST: Final = 10
"""Departments below which nothing is said of all of them."""

_EVERYWHERE: Final = Fraction(95, 100)  # of the departments, whose full marks make an indicator tell nothing
_OFTEN: Final = Fraction(1, 2)  # of the departments, whose actual is just the target, or one figure
_APART: Final = 3  # figures off their targets that are the same in two departments before that is told
_MOST_KEPT: Final = 100_000  # departments whose figures are remembered to be found again
_MOST_VALUES: Final = 1_000  # different figures of an indicator that are counted
_MOST_PAIRS: Final = 20  # departments with the same figures that are named

_TENTH: Final = Fraction(1, 10)

_FEWEST_DIGITS: Final = 300  # figures from which on first digits say anything
_SPREAD: Final = 100  # the greatest figure is so many times the least
_LEADING: Final = (301, 176, 125, 97, 79, 67, 58, 51, 46)  # of a thousand, that open with 1 to 9
_BY_CHANCE: Final = Fraction(2009, 100)  # of the sum of squares, which one in a hundred exceeds (8 degrees of freedom)
_FEWEST_WHOLE: Final = 50  # whole figures from 100 on from which on their last digits say anything
_ROUND: Final = Fraction(1, 4)  # of them, multiples of 10, of which chance makes a tenth


class Gathering:
    """Counts what departments have in common; what it keeps does not grow with their number."""

    def __init__(self) -> None:
        self._departments = 0
        self._scored: Counter[str] = Counter()
        self._full: Counter[str] = Counter()
        self._measured: Counter[str] = Counter()
        self._on_target: Counter[str] = Counter()
        self._values: dict[str, Counter[str]] = {}
        self._seen: dict[bytes, str] = {}
        self._alike: list[tuple[str, str]] = []
        self._alike_count = 0
        self._digits = [0] * 9
        self._least: Fraction | None = None
        self._greatest: Fraction | None = None
        self._whole = self._tens = self._hundreds = 0

    def add(self, unit: str, figures: Figures) -> None:
        """Count a department in."""
        self._departments += 1
        self._scored.update(figures.scored)
        self._full.update(figures.full)
        self._measured.update(figures.measured)
        self._on_target.update(figures.on_target)
        off = {name: text for name, text in figures.actuals.items() if name not in figures.on_target}
        for name, text in off.items():
            counts = self._values.setdefault(name, Counter())
            if text in counts or len(counts) < _MOST_VALUES:
                counts[text] += 1
        if len(off) >= _APART:
            self._look(unit, "\n".join(f"{name}={text}" for name, text in sorted(figures.actuals.items())))
        for each in figures.numbers:
            self._count(each)

    def _look(self, unit: str, figures: str) -> None:
        mark = hashlib.blake2b(figures.encode(), digest_size=12).digest()
        first = self._seen.get(mark)
        if first is not None:
            self._alike_count += 1
            if len(self._alike) < _MOST_PAIRS:
                self._alike.append((first, unit))
        elif len(self._seen) < _MOST_KEPT:
            self._seen[mark] = unit

    def _count(self, value: Fraction) -> None:
        self._digits[_first_digit(value) - 1] += 1
        self._least = value if self._least is None else min(self._least, value)
        self._greatest = value if self._greatest is None else max(self._greatest, value)
        if value.denominator == 1 and value >= 100:
            self._whole += 1
            self._tens += value.numerator % 10 == 0
            self._hundreds += value.numerator % 100 == 0

    def hints(self) -> tuple[Hint, ...]:
        """Give the hints of all departments so far, in one order: by kind, then by indicator."""
        return (*self._in_common(), *self._of_numbers())

    def _in_common(self) -> Iterator[Hint]:
        for name, of in self._scored.items():
            full = self._full[name]
            if of >= FEWEST and full >= _EVERYWHERE * of:
                said = say("departments.full-everywhere", name=name, count=full, of=of)
                yield Hint("full-everywhere", said, full, of, name, _ratio(full, of))
        for name, of in self._measured.items():
            equal = self._on_target[name]
            if of >= FEWEST and equal >= _OFTEN * of:
                said = say("departments.actuals-on-target", name=name, count=equal, of=of)
                yield Hint("actuals-on-target", said, equal, of, name, _ratio(equal, of))
        if self._alike_count:
            pairs: tuple[Sentence, ...] = tuple(
                say("departments.pair", one=first, other=second) for first, second in self._alike
            )
            said = say("departments.same-figures", count=self._alike_count, of=self._departments, pairs=pairs)
            yield Hint("same-figures", said, self._alike_count, self._departments)
        for name, counts in self._values.items():
            (text, count), of = counts.most_common(1)[0], self._measured[name]
            if of >= FEWEST and count >= _OFTEN * of:
                said = say("departments.same-figure", name=name, value=text, count=count, of=of)
                yield Hint("same-figure", said, count, of, name, _ratio(count, of))

    def _of_numbers(self) -> Iterator[Hint]:
        of = sum(self._digits)
        if of >= _FEWEST_DIGITS and self._least and self._greatest and self._greatest >= _SPREAD * self._least:
            found = Fraction(0)
            for count, each in zip(self._digits, _LEADING, strict=True):
                usual = Fraction(of * each, 1000)
                found += (count - usual) ** 2 / usual
            if found > _BY_CHANCE:
                shares = [(abs(Fraction(count, of) - Fraction(each, 1000)), at, count) for at, (count, each) in
                          enumerate(zip(self._digits, _LEADING, strict=True), 1)]  # fmt: skip
                _, digit, count = max(shares, key=lambda each: (each[0], -each[1]))
                expected = number(Fraction(_LEADING[digit - 1], 10))
                said = say("departments.first-digits", of=of, digit=digit, count=count,
                           share=_percent(count, of), expected=expected)  # fmt: skip
                counted = ", ".join(f"{at}: {each}" for at, each in enumerate(self._digits, 1))
                yield Hint("first-digits", said, count, of, None, f"{counted}; χ² = {_tenths(found)} > 20.09")
        if self._whole >= _FEWEST_WHOLE and self._tens > _ROUND * self._whole:
            said = say("departments.round-numbers", of=self._whole, count=self._tens,
                       share=_percent(self._tens, self._whole), hundreds=self._hundreds)  # fmt: skip
            yield Hint("round-numbers", said, self._tens, self._whole, None, _ratio(self._tens, self._whole))


def _first_digit(value: Fraction) -> int:
    """Give the first digit of a number above 0 that is not 0."""
    if value >= 1:
        return int(str(value.numerator // value.denominator)[0])
    while value < 1:
        value *= 10
    return int(value)


def _ratio(count: int, of: int) -> str:
    return f"{count} / {of} = {_percent(count, of)}"


def _percent(count: int, of: int) -> str:
    return f"{_tenths(Fraction(count * 100, of))}%"


def _tenths(value: Fraction) -> str:
    """Write a number to one place, half up."""
    return exact_text(round_to(value, _TENTH, "half_up"))
