"""Arrays and data frames: numpy, pandas, polars, Arrow."""

from decimal import Decimal
from typing import Any

from ways.way import ORDERS, Row, Way, installed, scores


def numpy_round(rows: list[Row], order: str) -> list[Any]:
    import numpy as np

    return np.round(np.array(scores(rows, order)), 2).tolist()


def numpy_floor(rows: list[Row], order: str) -> list[Any]:
    import numpy as np

    return (np.floor(np.array(scores(rows, order)) * 100 + 0.5) / 100).tolist()


def pandas_round(rows: list[Row], order: str) -> list[Any]:
    import pandas as pd

    return pd.Series(scores(rows, order)).round(2).tolist()


def polars_round(**mode: Any) -> Any:
    def score(rows: list[Row], order: str) -> list[Any]:
        import polars as pl

        return pl.Series(scores(rows, order)).round(2, **mode).to_list()

    return score


def polars_decimals(rows: list[Row], order: str) -> list[Any]:
    import polars as pl

    type_ = pl.Decimal(38, 12)
    w, a, t = (pl.Series([row.texts[at] for row in rows]).cast(type_) for at in range(3))
    x = w * a / t if order == ORDERS[0] else a / t * w
    return x.round(2, mode="half_away_from_zero").to_list()


def arrow_round(**mode: Any) -> Any:
    def score(rows: list[Row], order: str) -> list[Any]:
        import pyarrow as pa
        import pyarrow.compute as pc

        return pc.round(pa.array(scores(rows, order)), 2, **mode).to_pylist()

    return score


def arrow_decimals(rows: list[Row], order: str) -> list[Any]:
    import pyarrow as pa
    import pyarrow.compute as pc

    w, a, t = (pa.array([Decimal(row.texts[at]) for row in rows], pa.decimal128(11, 2)) for at in range(3))
    x = pc.divide(pc.multiply(w, a), t) if order == ORDERS[0] else pc.multiply(pc.divide(a, t), w)
    return pc.round(x, 2, round_mode="half_towards_infinity").to_pylist()


WAYS = [
    Way("numpy", "np.round(x, 2)", numpy_round, installed("numpy")),
    Way("numpy", "np.floor(x * 100 + 0.5) / 100", numpy_floor, installed("numpy")),
    Way("pandas", "Series.round(2)", pandas_round, installed("pandas")),
    Way("polars", "Series.round(2)", polars_round(), installed("polars")),
    Way(
        "polars",
        'Series.round(2, mode="half_away_from_zero")',
        polars_round(mode="half_away_from_zero"),
        installed("polars"),
    ),
    Way("polars", 'Decimal(38, 12), round(2, mode="half_away_from_zero")', polars_decimals, installed("polars")),
    Way("pyarrow", "pc.round(x, 2)", arrow_round(), installed("pyarrow")),
    Way(
        "pyarrow",
        'pc.round(x, 2, round_mode="half_towards_infinity")',
        arrow_round(round_mode="half_towards_infinity"),
        installed("pyarrow"),
    ),
    Way("pyarrow", "decimal128(11, 2), half_towards_infinity", arrow_decimals, installed("pyarrow")),
]
