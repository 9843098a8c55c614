"""Turn a ruleset into a table of departments that is the same every time."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pyarrow as pa

import indicrules
from indicrules.model.rules import Input
from indicrules.model.types import DayType, NumberType, TextType, TruthType

_RARE = 0.01
_ODD = ("N/A", "x", "43 个", " 50 ", "1e3", "")


def departments(ruleset: indicrules.Ruleset, rows: int) -> Any:
    """Give a row a department under its key `unit`, with an actual for each input, some missing, few of them odd."""
    chance = random.Random(20240607)
    columns: dict[str, Any] = {"unit": pa.array(range(rows), pa.int64())}
    for wanted in ruleset.model.inputs.values():
        draw, type_ = _kind(wanted, chance)
        cells = [None if chance.random() < _RARE else draw() for _ in range(rows)]
        columns[wanted.name] = pa.array(cells, type_)
    return pa.table(columns)


def _kind(wanted: Input, chance: random.Random) -> tuple[Callable[[], Any], Any]:
    match wanted.type:
        case NumberType():
            low, high = _ends(wanted)
            if chance.random() < 0.7:
                return lambda: chance.randint(low, high) / 100, pa.float64()
            return (
                lambda: chance.choice(_ODD) if chance.random() < _RARE else f"{chance.randint(low, high) / 100}",
                pa.string(),
            )
        case TruthType():
            return lambda: chance.random() < 0.5, pa.bool_()
        case DayType():
            return lambda: datetime.date(2024, 1, 1) + datetime.timedelta(chance.randrange(500)), pa.date32()
        case TextType(choices=choices):
            return lambda: chance.choice(choices), pa.string()
        case _:
            raise AssertionError(wanted.type)


def _ends(wanted: Input) -> tuple[int, int]:
    """Give hundredths between which nearly all numbers are what the input takes, as bare numbers."""
    assert isinstance(wanted.type, NumberType)
    scale = wanted.type.unit.scale if wanted.type.unit is not None else Fraction(1)
    low, high = (each / scale if isinstance(each, Fraction) else None for each in (wanted.low, wanted.high))
    low = Fraction(0) if low is None else low
    high = low + 120 if high is None else high
    least = Fraction(3, 2) if wanted.type.percent else low  # a percent of at most 1 is refused as doubtful
    return int(max(low, least) * 100), int(high * 100)
