"""Turn chance into frames of pandas and polars with columns of every kind, and into what is no table at all."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import attrs
import numpy as np
import pandas as pd  # type: ignore[import-untyped]  # it brings no type hints
import polars as pl

from tests.fuzz.data import written
from tests.fuzz.hostile import value
from tests.fuzz.kind import Kind
from tests.fuzz.oracle import hold, outcome
from tests.fuzz.shipped import MIXED

_DAY = datetime.date(2024, 5, 5)
_PLAIN: tuple[Any, ...] = (
    None,
    43,
    43.5,
    "43",
    "95%",
    "N/A",
    "",
    True,
    "yes",
    "a",
    _DAY,
    Decimal("1.5"),
    Fraction(1, 3),
)
_ODD: tuple[Any, ...] = (*_PLAIN, float("nan"), pd.NA, pd.NaT, np.float32(0.1), [1], {"a": 1}, b"x", 10**40, 1j, object)

_PANDAS: tuple[Callable[[list[Any]], Any], ...] = (
    lambda cells: pd.Series(cells, dtype=object),
    lambda cells: pd.Series([at for at, _ in enumerate(cells)], dtype="Int64"),
    lambda cells: pd.Series([at / 3 for at, _ in enumerate(cells)], dtype="float32"),
    lambda cells: pd.Series(["a" if at % 2 else None for at, _ in enumerate(cells)], dtype="string"),
    lambda cells: pd.Series(["a" if at % 2 else "b" for at, _ in enumerate(cells)], dtype="category"),
    lambda cells: pd.Series([at for at, _ in enumerate(cells)], dtype="category"),
    lambda cells: pd.Series([at % 2 == 0 for at, _ in enumerate(cells)], dtype="boolean"),
    lambda cells: pd.Series([pd.Timestamp("2024-05-05")] * len(cells)),
    lambda cells: pd.Series([pd.Timestamp("2024-05-05", tz="Asia/Shanghai")] * len(cells)),
    lambda cells: pd.Series([pd.Timedelta("1D")] * len(cells)),
    lambda cells: pd.Series([pd.Period("2024-05", "M")] * len(cells), dtype="period[M]"),
    lambda cells: pd.Series([pd.Interval(0, 1)] * len(cells), dtype="interval"),
    lambda cells: pd.Series([0.0] * len(cells), dtype=pd.SparseDtype(float)),
    lambda cells: pd.Series([1j] * len(cells)),
)
_POLARS: tuple[Callable[[list[Any]], Any], ...] = (
    lambda cells: pl.Series(cells, dtype=pl.Object),
    lambda cells: pl.Series([at for at, _ in enumerate(cells)], dtype=pl.Int128),
    lambda cells: pl.Series([at / 3 for at, _ in enumerate(cells)], dtype=pl.Float32),
    lambda cells: pl.Series([str(at) for at, _ in enumerate(cells)], dtype=pl.String),
    lambda cells: pl.Series(["a" for _ in cells], dtype=pl.Categorical),
    lambda cells: pl.Series(["a" for _ in cells], dtype=pl.Enum(["a", "b"])),
    lambda cells: pl.Series([Decimal("1.5") for _ in cells], dtype=pl.Decimal(20, 4)),
    lambda cells: pl.Series([_DAY for _ in cells], dtype=pl.Date),
    lambda cells: pl.Series([datetime.datetime(2024, 5, 5, at % 2) for at, _ in enumerate(cells)]),
    lambda cells: pl.Series([datetime.timedelta(1) for _ in cells]),
    lambda cells: pl.Series([datetime.time(1) for _ in cells]),
    lambda cells: pl.Series([[1, 2] for _ in cells]),
    lambda cells: pl.Series([{"a": 1} for _ in cells]),
    lambda cells: pl.Series([b"43" for _ in cells]),
    lambda cells: pl.Series([at % 2 == 0 for at, _ in enumerate(cells)]),
    lambda cells: pl.Series([None for _ in cells], dtype=pl.Null),
)
_NAMES = (*MIXED.model.inputs, "数", "率", "unit", "unread", "", "n0 ", "ｎ０")


@attrs.frozen
class Framed:
    """A frame, how many rows it has, and how it is to be scored."""

    frame: Any
    rows: int | None
    options: dict[str, Any]


def _framed(random: Random) -> Framed:
    options: dict[str, Any] = {"absent": "missing"}
    if random.random() < 0.2:
        options["key"] = random.choice(_NAMES)
    if random.random() < 0.1:
        return Framed(value(random), None, options)
    rows = random.choice((0, 1, 4, 12))
    names = random.sample(_NAMES, random.choice((1, 3, 8)))
    if random.random() < 0.5:
        columns = [_column(random, rows, _PANDAS) for _ in names]
        frame = pd.concat(columns, axis=1, ignore_index=True) if random.random() < 0.9 else pd.DataFrame()
        frame.columns = pd.Index(
            [random.choice((name, name, name, 5)) for name in names][: frame.shape[1]], dtype=object
        )
        rows = len(frame)
        if random.random() < 0.2 and rows:
            frame.index = pd.Index(random.choices((1, "a", None, _DAY), k=rows), dtype=object)
        return Framed(frame, rows, options)
    made = pl.DataFrame([_column(random, rows, _POLARS).alias(name) for name in names])
    return Framed(random.choice((made, made, made.lazy())), rows, options)


def _column(random: Random, rows: int, kinds: tuple[Callable[[list[Any]], Any], ...]) -> Any:
    pool = _PLAIN if random.random() < 0.6 else _ODD
    cells = [written(random) if random.random() < 0.2 else random.choice(pool) for _ in range(rows)]
    return kinds[0](cells) if random.random() < 0.5 else random.choice(kinds)(cells)


def _scored(given: Framed) -> str:
    def call() -> None:
        scored = MIXED.score_table(given.frame, **given.options)
        scored.validate(full=True)
        hold(given.rows is None or scored.num_rows == given.rows, "rows lost or added")

    return outcome(call)


KINDS = (Kind("frames", _framed, _scored, 30),)
