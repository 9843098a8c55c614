"""The types of values: what an expression may be, checked at load."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from fractions import Fraction

from indicrules.model.units import NONE, PERCENT, Dimension, Unit, dimension_name
from indicrules.text.classes import field, frozen

_ONE = Fraction(1)


@frozen
class NumberType:
    """A number of some dimension.

    `percent` marks a share written in hundredths, which is not points; `bare` marks a literal without a unit,
    which takes the unit of what it is compared with; `unit` is how the value is best shown. `implied` says that nobody
    wrote that unit, it follows from those of a product's or quotient's parts, and gives way to one that is written.
    """

    dimension: Dimension = NONE
    percent: bool = False
    bare: bool = False
    unit: Unit | None = field(default=None, eq=False)
    implied: bool = field(default=False, eq=False)

    @property
    def written(self) -> Unit | None:
        """The unit that somebody wrote; None where there is none, or where it follows from others."""
        return None if self.implied else self.unit

    @property
    def scale(self) -> Fraction:
        """How many base units one of its unit is; 1 where it has none."""
        return self.unit.scale if self.unit is not None else _ONE

    @property
    def written_scale(self) -> Fraction:
        """How many base units one is of what its values are written in: of its unit, else of percents if it is one."""
        return PERCENT.scale if self.percent and self.unit is None else self.scale

    @property
    def name(self) -> str:
        """The type in an author's words."""
        if self.unit is not None:
            return self.unit.name
        return "%" if self.percent else dimension_name(self.dimension)

    @property
    def may_be_share(self) -> bool:
        """Whether a bare number may be meant as a share, 0.95 for 95 %; nobody means that of `‰` or `个百分点`."""
        return self.percent and self.name == PERCENT.name


@frozen
class TruthType:
    """Yes or no."""

    name: str = "yes/no"


@frozen
class TextType:
    """A text, one of `choices` where they are known; one that is `free` only stands there, or does not.

    One of `which_max` and its kin is one of `given`, or several of them in their order with `joint` between.
    """

    choices: tuple[str, ...] = ()
    free: bool = False
    name: str = "text"
    given: tuple[str, ...] = field(default=(), eq=False)
    joint: str = field(default="", eq=False)

    def may_be(self, text: str) -> bool:
        """Tell whether a text may come of this, so far as that is known."""
        if self.choices:
            return text in self.choices
        if not self.given or any(self.joint in each for each in self.given):
            return True
        parts = text.split(self.joint)
        return parts == [each for each in self.given if each in parts]


@frozen
class DayType:
    """A date."""

    name: str = "date"


@frozen
class ListType:
    """Several numbers of one type, so `many` where that is known at load.

    `is_sorted` says that they stand by size, not beside what they came with, `leaves_out` that some may be left out;
    `is_brought` that each stands beside something of data's or of members', `is_made` that they are worked out of
    others.
    """

    of: NumberType = field(factory=NumberType)
    name: str = "list"
    is_sorted: bool = field(default=False, eq=False)
    leaves_out: bool = field(default=False, eq=False)
    is_brought: bool = field(default=False, eq=False)
    is_made: bool = field(default=False, eq=False)
    many: int | None = field(default=None, eq=False)


@frozen
class UnknownType:
    """The type of what is already reported as wrong; it agrees with everything."""

    name: str = "unknown"


Type = NumberType | TruthType | TextType | DayType | ListType | UnknownType

NUMBER = NumberType()
BARE = NumberType(bare=True)
PERCENTAGE = NumberType(percent=True, unit=PERCENT)
TRUTH = TruthType()
TEXT = TextType()
FREE_TEXT = TextType(free=True)
DAY = DayType()
LIST = ListType()
UNKNOWN = UnknownType()

MOST_MEMBERS = 1_000
"""So many members at most has a list that data bring."""


def choice(text: str) -> str:
    """Give a text as choices are compared, in rulesets and data alike: composed, without blanks around it.

    >>> choice(" cafe\u0301 ") == "caf\u00e9"
    True
    """
    return unicodedata.normalize("NFC", text).strip()


def settled(type_: Type, others: Iterable[Type]) -> Type:
    """Give the type that is shown, and bare numbers read, in a written unit: a quantity's own, else one beside it."""
    if not isinstance(type_, NumberType) or not type_.implied:
        return type_
    alike = (each for each in others if isinstance(each, NumberType) and each.dimension == type_.dimension)
    return next((each for each in alike if each.written is not None), type_)


def of_unit(unit: Unit | None) -> NumberType:
    """Give the type of a quantity written in `unit`."""
    if unit is None:
        return NUMBER
    return NumberType(unit.dimension, percent=unit.percent, unit=unit)
