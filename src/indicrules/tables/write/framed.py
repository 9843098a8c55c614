"""Turn the rows of a scorecard into an Arrow table."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pyarrow as pa

from indicrules.exact.number import exact_text, published
from indicrules.exact.rounding import round_to
from indicrules.tables.score.layout import LONG, UNROUNDED_PLACES

_DECIMAL, _WIDE = pa.decimal128(LONG, UNROUNDED_PLACES), pa.decimal256(2 * LONG, UNROUNDED_PLACES)
_STEP = Fraction(1, 10**UNROUNDED_PLACES)
_LIMIT = 10 ** (LONG - UNROUNDED_PLACES)
_WIDEST = 10 ** (2 * LONG - UNROUNDED_PLACES)
_TYPES = {
    "weight": _DECIMAL,
    "effective_weight": _DECIMAL,
    "full": _DECIMAL,
    "score": _DECIMAL,
    "points": _DECIMAL,
    "lost": _DECIMAL,
    "completion": _DECIMAL,
    "shortfall": _DECIMAL,
    "met": pa.bool_(),
}


def framed(rows: list[dict[str, Any]], names: tuple[str, ...]) -> Any:
    """Give a table with these columns: texts, decimals of 12 places, and whether the target is met.

    A column with a number too large for any decimal of Arrow's is one of exact texts.
    """
    columns = {name: [row[name] for row in rows] for name in names}
    return pa.table({name: _column(values, _TYPES.get(name, pa.string())) for name, values in columns.items()})


def _column(values: list[Any], type_: Any) -> Any:
    if type_ == pa.string():
        return pa.array([None if each is None else _text(each) for each in values], type_)
    if type_ != _DECIMAL:
        return pa.array(values, type_)
    rounded = [None if each is None else published(round_to(Fraction(each), _STEP, "half_even")) for each in values]
    largest = max((abs(Fraction(each)) for each in rounded if each is not None), default=Fraction(0))
    if largest >= _WIDEST:
        return pa.array([None if each is None else _text(each) for each in values], pa.string())
    return pa.array(rounded, _WIDE if largest >= _LIMIT else type_)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "; ".join(_text(each) for each in value)
    assert isinstance(value, Decimal | Fraction)
    return exact_text(Fraction(value))
