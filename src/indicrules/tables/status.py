"""Turn the reasons for which an item has no score of its own, or a row none at all, into one small number."""

from __future__ import annotations

from enum import IntEnum
from types import MappingProxyType

from indicrules.meaning.core import Ending


class Status(IntEnum):
    """What a status column holds.

    0 is scored. Above 0, a policy of the ruleset decided: the item has the score that the policy gives, or is left out
    of its parent's sum. Below 0, the row is refused, as `score` would raise `DataError`: no item of it has a score.
    """

    OK = 0
    MISSING_ZERO = 1
    MISSING_FULL = 2
    NOT_APPLICABLE_ZERO = 3
    NOT_APPLICABLE_FULL = 4
    MISSING_DROPPED = 5
    NOT_APPLICABLE_DROPPED = 6

    MISSING = -1
    NOT_APPLICABLE = -2
    NOT_A_NUMBER = -3
    OUT_OF_RANGE = -4
    PERCENT_OR_FRACTION = -5
    UNIT_CLASH = -6
    UNKNOWN_CHOICE = -7
    NOT_YES_OR_NO = -8
    NOT_A_DATE = -9
    NUMBER_FORMAT = -10
    TOO_MANY_DIGITS = -11
    DIVISION_BY_ZERO = -12
    NO_ROW_HOLDS = -13
    NEGATIVE_POINTS = -14
    STEP_NOT_POSITIVE = -15
    NOT_DEFINED = -16
    TOO_LARGE = -17
    CANNOT_DECIDE = -18
    NOT_WHOLE_DAYS = -19
    OTHER = -20
    TOO_COSTLY = -21
    ABOVE_FULL_MARK = -22
    NOT_A_WHOLE_NUMBER = -23
    WITHHELD = -64
    """Nothing is wrong with this item, but its row is refused for the sake of another."""

    @property
    def word(self) -> str:
        """The status as a word.

        >>> Status.PERCENT_OR_FRACTION.word
        'percent-or-fraction'
        """
        return self.name.lower().replace("_", "-")


UNDECIDED = -128
"""Never in a result: what the kernel writes where the exact evaluator must look at the row."""

FIRST_DROPPED = 5
"""As an unsigned byte, a status from here on means that the item has no score."""

_CODES: MappingProxyType[str, Status] = MappingProxyType(
    {
        "missing": Status.MISSING,
        "inapplicable": Status.NOT_APPLICABLE,
        "not-a-number": Status.NOT_A_NUMBER,
        "out-of-range": Status.OUT_OF_RANGE,
        "percent-or-fraction": Status.PERCENT_OR_FRACTION,
        "unit-clash": Status.UNIT_CLASH,
        "unknown-choice": Status.UNKNOWN_CHOICE,
        "not-yes-or-no": Status.NOT_YES_OR_NO,
        "not-a-date": Status.NOT_A_DATE,
        "exponent": Status.NUMBER_FORMAT,
        "underscore": Status.NUMBER_FORMAT,
        "thousands-separator": Status.NUMBER_FORMAT,
        "decimal-comma": Status.NUMBER_FORMAT,
        "bare-point": Status.NUMBER_FORMAT,
        "other-digits": Status.NUMBER_FORMAT,
        "operator-in-data": Status.NUMBER_FORMAT,
        "none-or-zero": Status.NUMBER_FORMAT,
        "too-many-digits": Status.TOO_MANY_DIGITS,
        "division-by-zero": Status.DIVISION_BY_ZERO,
        "no-row-holds": Status.NO_ROW_HOLDS,
        "negative-points": Status.NEGATIVE_POINTS,
        "above-full-mark": Status.ABOVE_FULL_MARK,
        "not-a-whole-number": Status.NOT_A_WHOLE_NUMBER,
        "step-not-positive": Status.STEP_NOT_POSITIVE,
        "not-defined": Status.NOT_DEFINED,
        "too-large-a-value": Status.TOO_LARGE,
        "cannot-decide": Status.CANNOT_DECIDE,
        "too-costly": Status.TOO_COSTLY,
        "not-whole-days": Status.NOT_WHOLE_DAYS,
    }
)

_ENDINGS: MappingProxyType[tuple[Status, Ending], Status] = MappingProxyType(
    {
        (Status.MISSING, "zero"): Status.MISSING_ZERO,
        (Status.MISSING, "full"): Status.MISSING_FULL,
        (Status.MISSING, "dropped"): Status.MISSING_DROPPED,
        (Status.MISSING, "error"): Status.MISSING,
        (Status.NOT_APPLICABLE, "zero"): Status.NOT_APPLICABLE_ZERO,
        (Status.NOT_APPLICABLE, "full"): Status.NOT_APPLICABLE_FULL,
        (Status.NOT_APPLICABLE, "dropped"): Status.NOT_APPLICABLE_DROPPED,
        (Status.NOT_APPLICABLE, "error"): Status.NOT_APPLICABLE,
    }
)


def status_of(code: str) -> Status:
    """Give the status of a row refused for the problem `code`.

    >>> status_of("percent-or-fraction").name
    'PERCENT_OR_FRACTION'
    """
    return _CODES.get(code, Status.OTHER)


def status_by_ending(reason: Status, ending: Ending) -> Status:
    """Give what becomes of an item whose value is missing or does not apply."""
    return _ENDINGS[reason, ending]
