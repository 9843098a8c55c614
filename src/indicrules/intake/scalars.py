"""Turn what other libraries hand over as one value into the plain value that it stands for, without importing them."""

from __future__ import annotations

import datetime
import struct
import sys
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from types import ModuleType
from typing import Any, cast, overload

from indicrules.evaluate.values import NotApplicable
from indicrules.text.sentence import Part, say

_PLAIN = frozenset({str, int, float, bool, Decimal, Fraction, datetime.date, datetime.datetime, type(None)})
_LONGEST = 200  # characters of a value that are shown
_DAY = 86_400_000  # milliseconds
_FEW = 5  # values of a list that are shown
_MOST_BITS = 600  # of whole numbers that are written, some 180 digits

# What a class of somebody's own holds, read past whatever its methods do.
_HELD: tuple[tuple[type, Callable[[Any], object]], ...] = (
    (str, str.__str__),
    (int, int.__index__),
    (float, float.__float__),
    (Decimal, lambda value: Decimal(Decimal.__str__(value))),
    (Fraction, lambda value: Fraction(Fraction.__str__(value))),
)


def plain(value: object) -> object:
    """Give the text, number, date or yes/no that `value` stands for, None where its library means none by it.

    A float of fewer bits is its shortest decimal. What stands for nothing known is given back as it is. A class that
    is not known may raise anything.
    """
    if type(value) in _PLAIN or type(value) is NotApplicable:
        return value
    if isinstance(value, Enum):
        return plain(value.value)
    for name, read in _LIBRARIES:
        library = sys.modules.get(name)
        if library is not None:
            found = read(value, library)
            if found is not value:
                return found
    for kind, held in _HELD:
        if isinstance(value, kind):
            return held(value)
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return datetime.date(value.year, value.month, value.day)
    return value


def is_object(value: object) -> bool:
    """Tell whether a plain value is an object of keys and values."""
    return type(value) not in _PLAIN and isinstance(value, Mapping)


def is_series(value: object) -> bool:
    """Tell whether `value` is a series of pandas: names with values, though no mapping."""
    return isinstance(value, _class(sys.modules.get("pandas"), "Series"))


def is_not_given(value: object) -> bool:
    """Tell whether `value`, out of a series of pandas, says that there is none; its tables say so by not-a-number."""
    return issubclass(type(value), float) and value != value  # its class is not asked, which may raise


def is_array(value: object) -> bool:
    """Tell whether `value` is an array, be it of one number."""
    return isinstance(value, _class(sys.modules.get("numpy"), "ndarray"))


@overload
def shown(value: str) -> str: ...
@overload
def shown(value: object) -> Part: ...
def shown(value: object) -> Part:
    """Write a value as it may stand in a message: cut where it is long, whatever its class does.

    >>> str(shown(10**5000)), shown("43 宗"), shown([1, 2]), shown((1, 2))
    ('a number of more than 4,000 digits', '43 宗', '[1, 2]', '(1, 2)')
    """
    try:
        if isinstance(value, int) and value.bit_length() > 13_000:
            return say("phrase.huge-number")
        if type(value) in (list, tuple):
            listed = list(cast("list[object]", value))
            few = f"{', '.join(str(shown(each)) for each in listed[:_FEW])}{', …' if len(listed) > _FEW else ''}"
            return f"[{few}]" if type(value) is list else f"({few})" if len(listed) != 1 else f"({few},)"
        text = str.__str__(value) if isinstance(value, str) else str(value)
    except Exception:  # a class of the caller's own may raise anything
        return "…"
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def written(value: object) -> str | None:
    """Give the text by which files of data write a plain value, None for what they have no such text for.

    >>> written(5), written(Decimal("1.50")), written(True), written(float("nan"))
    ('5', '1.50', 'true', None)
    """
    match value:
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case int() if value.bit_length() <= _MOST_BITS:
            return str(value)
        case float() if value - value == 0:  # neither of the infinities, nor not-a-number
            return f"{Decimal(repr(value)):f}"
        case Decimal() if value.is_finite() and abs(value.adjusted()) <= _LONGEST:
            return f"{value:f}"
        case datetime.date():
            return value.isoformat()
        case _:
            return None


def _class(library: ModuleType | None, name: str) -> type | tuple[()]:
    """Give a class of a library, or what nothing is an instance of."""
    found = getattr(library, name, ())
    return found if isinstance(found, type) else ()


def _of_pandas(value: object, library: Any) -> object:
    nothing = (getattr(library, "NA", None), getattr(library, "NaT", None))
    return None if any(value is each for each in nothing) else value


def _of_numpy(value: object, library: Any) -> object:
    if not isinstance(value, _class(library, "generic")):
        return value
    scalar: Any = value
    match scalar.dtype.kind:
        case "b":
            return bool(scalar)
        case "i" | "u":
            return int(scalar)
        case "f" if scalar.dtype.itemsize == 8:
            return float(scalar)
        case "f":
            return Decimal(library.format_float_scientific(scalar))
        case "M":
            return _moment(scalar, library)
        case _:
            return value


def _moment(value: Any, library: Any) -> object:
    """Give the date of a moment at midnight, the moment as text where it is none, None where it is not a time."""
    if library.isnat(value):
        return None
    if library.datetime_data(value.dtype)[0] in ("Y", "M"):
        return str(value)  # a year or a month, and no day
    day = value.astype("datetime64[D]")
    date = day.item() if day == value else None
    return date if isinstance(date, datetime.date) else str(value)


def _of_arrow(value: object, library: Any) -> object:
    if not isinstance(value, _class(library, "Scalar")):
        return value
    scalar: Any = value
    if not scalar.is_valid:
        return None
    if library.types.is_date64(scalar.type) and scalar.value % _DAY:
        return scalar.cast(library.timestamp("ms")).as_py()  # a time of that day, which Arrow itself leaves out
    form = {16: "e", 32: "f"}.get(scalar.type.bit_width) if library.types.is_floating(scalar.type) else None
    return plain(scalar.as_py()) if form is None else _shortest(scalar.as_py(), form)


def _shortest(value: float, form: str) -> object:
    """Give the decimal of the fewest digits that a float of fewer bits, packed in `form`, is the nearest to."""
    for digits in range(1, 10):
        text = f"{value:.{digits}g}"
        try:
            again = struct.unpack(form, struct.pack(form, float(text)))[0]
        except OverflowError:  # rounded past the largest one
            continue
        if again == value:
            return Decimal(text)
    return value  # not a number


_LIBRARIES: tuple[tuple[str, Callable[[object, Any], object]], ...] = (
    ("pandas", _of_pandas),
    ("numpy", _of_numpy),
    ("pyarrow", _of_arrow),
)
