"""Turn unit words into scales and dimensions: which units exist, what one is in another."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from types import MappingProxyType

from indicrules.syntax.tree import UnitText
from indicrules.text.classes import evolve, frozen

Dimension = tuple[tuple[str, int], ...]

NONE: Dimension = ()


@frozen
class Unit:
    """A unit: `scale` of it make one of its base units; `percent` marks the hundredths of `%` and its kin."""

    name: str
    scale: Fraction
    dimension: Dimension
    percent: bool = False


PERCENT = Unit("%", Fraction(1, 100), NONE, percent=True)

_ONE = Fraction(1)
_MOST_FACTORS = 32  # a power of a power has a scale that nobody can carry
_FAMILIES: tuple[tuple[Dimension, tuple[tuple[str, Fraction], ...]], ...] = (
    (
        NONE,
        (("分", _ONE), ("points", _ONE), ("万", Fraction(10**4)), ("亿", Fraction(10**8))),
    ),
    (
        (("元", 1),),
        (
            ("元", _ONE),
            ("角", Fraction(1, 10)),
            ("千元", Fraction(1000)),
            ("百万元", Fraction(10**6)),
        ),
    ),
    (
        (("秒", 1),),
        (
            *((word, Fraction(1, 1000)) for word in ("毫秒", "ms")),
            *((word, _ONE) for word in ("秒", "s", "second", "seconds")),
            *((word, Fraction(60)) for word in ("分钟", "min", "minute", "minutes")),
            *((word, Fraction(3600)) for word in ("小时", "h", "hour", "hours")),
            *((word, Fraction(86400)) for word in ("天", "日", "d", "day", "days")),
            *((word, Fraction(604800)) for word in ("周", "week", "weeks")),
        ),
    ),
    (
        (("月", 1),),
        (
            *((word, _ONE) for word in ("月", "个月", "month", "months")),
            *((word, Fraction(3)) for word in ("季度", "quarter", "quarters")),
            *((word, Fraction(12)) for word in ("年", "year", "years")),
        ),
    ),
    (
        (("米", 1),),
        (
            *((word, Fraction(1, 1000)) for word in ("毫米", "mm")),
            *((word, Fraction(1, 100)) for word in ("厘米", "cm")),
            *((word, _ONE) for word in ("米", "m")),
            *((word, Fraction(1000)) for word in ("公里", "千米", "km")),
        ),
    ),
    (
        (("米", 2),),
        (
            *((word, _ONE) for word in ("平方米", "m2")),
            ("亩", Fraction(2000, 3)),
            *((word, Fraction(10**4)) for word in ("公顷", "ha")),
            *((word, Fraction(10**6)) for word in ("平方公里", "平方千米", "km2")),
        ),
    ),
    (
        (("克", 1),),
        (
            *((word, Fraction(1, 1000)) for word in ("毫克", "mg")),
            *((word, _ONE) for word in ("克", "g")),
            ("斤", Fraction(500)),
            *((word, Fraction(1000)) for word in ("千克", "公斤", "kg")),
            *((word, Fraction(10**6)) for word in ("吨", "t")),
        ),
    ),
)

_PERCENTS = (
    PERCENT,
    Unit("‰", Fraction(1, 1000), NONE, percent=True),
    Unit("个百分点", Fraction(1, 100), NONE, percent=True),
    Unit("百分点", Fraction(1, 100), NONE, percent=True),
    Unit("pp", Fraction(1, 100), NONE, percent=True),
)

BUILT_IN: MappingProxyType[str, Unit] = MappingProxyType(
    {unit.name: unit for unit in _PERCENTS}
    | {word: Unit(word, scale, dimension) for dimension, words in _FAMILIES for word, scale in words}
)

_PREFIXES = MappingProxyType({"万": Fraction(10**4), "亿": Fraction(10**8)})
OFTEN = MappingProxyType(
    {
        **{few + many: one * other
           for few, one in (("", 1), ("十", 10), ("百", 100), ("千", 1000))
           for many, other in (("", 1), ("万", 10**4), ("亿", 10**8))
           if few or many},
        "thousand": 10**3, "million": 10**6, "billion": 10**9,
    }
)  # fmt: skip
"""How much what counts by more than one comes to, alone or before a unit; of most nothing is declared."""
DAY = BUILT_IN["天"]
CURRENCIES = frozenset({"美元", "欧元", "日元", "港元", "港币", "英镑", "韩元", "澳元", "加元", "新元", "卢布"})


class UnknownUnit(Exception):
    """A unit word that nothing declares."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


class UnitTable:
    """The units that one ruleset knows: the built-in ones, its `unit` blocks, and words first used to declare."""

    def __init__(self) -> None:
        self._words: dict[str, Unit] = dict(BUILT_IN)

    def __contains__(self, word: str) -> bool:
        return self.find(word) is not None

    def differs(self, other: UnitTable) -> list[str]:
        """Give the words that do not mean here what another table says, those apart that it does not know at all."""
        words = {**self._words, **other._words}
        found = ((word, other.find(word)) for word in words if self._words.get(word) is not other._words.get(word))
        return [word for word, known in found if known is not None and self.find(word) != known]

    def words(self) -> Iterable[str]:
        """Give every known word."""
        return self._words.keys()

    def define(self, name: str, unit: Unit) -> None:
        """Make `name` mean `unit`."""
        self._words[name] = evolve(unit, name=name)

    def declare(self, text: UnitText) -> None:
        """Make each unknown word of `text` a unit of its own."""
        for word, _ in text.factors:
            root = _root(word)
            if self.find(word) is None and root:
                self._words[root] = Unit(root, _ONE, ((root, 1),))

    def resolve(self, text: UnitText) -> Unit:
        """Give the unit that `text` names; raise `UnknownUnit` for a word nobody declared."""
        if len(text.factors) == 1 and text.factors[0][1] == 1:
            return self._word(text.factors[0][0])
        scale, powers = _ONE, dict[str, int]()
        for word, power in text.factors:
            unit = self._word(word)
            scale *= unit.scale**power
            for base, exponent in unit.dimension:
                powers[base] = powers.get(base, 0) + exponent * power
        return Unit(unit_name(text), scale, dimension_of(powers))

    def known(self, text: UnitText) -> Unit | None:
        """Give the unit that `text` names; None where a word of it is not declared."""
        return self.resolve(text) if all(self.find(word) for word, _ in text.factors) else None

    def _word(self, word: str) -> Unit:
        unit = self.find(word)
        if unit is None:
            raise UnknownUnit(word)
        return unit

    def find(self, word: str) -> Unit | None:
        """Give the unit of one word; None where nobody declared it."""
        known = self._words.get(word)
        if known is not None:
            return known
        factor = _PREFIXES.get(word[:1])
        rest = self.find(word[1:]) if factor is not None and len(word) > 1 else None
        return (
            None if rest is None or factor is None or rest.percent else Unit(word, rest.scale * factor, rest.dimension)
        )


def built_in(word: str) -> Unit | None:
    """Give what a word means before any ruleset says anything, with 万 and 亿 before it."""
    return _BARE.find(word)


def unit_name(text: UnitText) -> str:
    """Write a unit as the language does: what is above the stroke, then what is below."""
    above = [_power(word, power) for word, power in text.factors if power > 0]
    below = [_power(word, -power) for word, power in text.factors if power < 0]
    return "*".join(above) + ("/" + "*".join(below) if below else "")


def dimension_of(powers: dict[str, int]) -> Dimension:
    """Give the dimension with these powers of base units."""
    return tuple(sorted((base, power) for base, power in powers.items() if power))


def combine(left: Dimension, right: Dimension, sign: int) -> Dimension:
    """Give the dimension of a product (`sign` 1) or a quotient (`sign` -1)."""
    if not right:
        return left
    powers = dict(left)
    for base, power in right:
        powers[base] = powers.get(base, 0) + sign * power
    return dimension_of(powers)


def compound(left: Unit, right: Unit, sign: int) -> Unit:
    """Give the unit of a product (`sign` 1) or a quotient (`sign` -1) of quantities written in two units.

    Where words of one family cancel, as 万元 by 元, and where there are too many, what is left is in base units.

    >>> compound(BUILT_IN["km"], BUILT_IN["小时"], -1).name
    'km/小时'
    """
    powers = dict(_factors(left.name))
    for word, power in _factors(right.name):
        powers[word] = powers.get(word, 0) + sign * power
    dimension = combine(left.dimension, right.dimension, sign)
    count = sum(map(abs, powers.values()))
    if count > min(_MOST_FACTORS, sum(abs(power) for _, power in dimension)):
        return Unit(dimension_name(dimension), _ONE, dimension)
    name = dimension_name(tuple((word, power) for word, power in powers.items() if power))
    return Unit(name, left.scale * right.scale**sign, dimension)


def _factors(name: str) -> list[tuple[str, int]]:
    """Take the name of a unit apart: what is above the stroke, then what is below."""
    above, _, below = name.partition("/")
    found: list[tuple[str, int]] = []
    for part, sign in ((above, 1), (below, -1)):
        for word in part.split("*") if part else ():
            base, _, power = word.partition("^")
            if base != "1":
                found.append((base, sign * int(power or 1)))
    return found


def raised(dimension: Dimension, power: int) -> Dimension:
    """Give the dimension of a whole power."""
    return tuple((base, exponent * power) for base, exponent in dimension) if power else NONE


def dimension_name(dimension: Dimension) -> str:
    """Name a dimension by its base units; the empty one is `number`."""
    if not dimension:
        return "number"
    above = "*".join(_power(base, power) for base, power in dimension if power > 0)
    below = "*".join(_power(base, -power) for base, power in dimension if power < 0)
    return (above or "1") + ("/" + below if below else "")


_BARE = UnitTable()


def _power(word: str, power: int) -> str:
    return word if power == 1 else f"{word}^{power}"


def _root(word: str) -> str:
    while len(word) > 1 and word[:1] in _PREFIXES:
        word = word[1:]
    return word
