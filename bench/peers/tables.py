"""polars (lazy expressions) and duckdb SQL: doubles, decimals, 128-bit integers."""

from base import ColObj, Peer
from data import INDICATORS


class PlObj(ColObj):
    def __init__(self, mode):
        import polars as pl

        self.pl = pl
        self.mode = mode
        exprs = []
        for key, col, t, w in INDICATORS:
            x = pl.col(col)
            if mode.startswith("float"):
                d = pl.col("budget") if t is None else float(t)
                p = pl.when(x >= d).then(float(w)).otherwise((w * x / d).clip(0, w))
                p = p.round(2, mode="half_away_from_zero" if mode == "float_away" else "half_to_even")
            elif mode == "int128":
                d = (pl.col("budget") if t is None else pl.lit(t * 100)).cast(pl.Int128)
                p = ((200 * w * x.cast(pl.Int128) + d) // (2 * d)).clip(0, 100 * w)
            else:  # decimal: 38 digits, division keeps 10 places
                D = pl.Decimal(38, 10)
                d = pl.col("budget").cast(D) if t is None else pl.lit(t).cast(D)
                p = x.cast(D) * pl.lit(w).cast(D) / d
                p = pl.when(p < 0).then(pl.lit(0).cast(D)).when(p > w).then(pl.lit(w).cast(D)).otherwise(p)
                p = p.round(2, mode="half_away_from_zero")
            exprs.append(p.fill_null(0).alias(key))
        one = 100 if mode == "int128" else 1
        tot = pl.sum_horizontal([e[0] for e in INDICATORS]).alias("total")
        g = pl.col("total")
        self.plan = lambda df: (
            df.lazy()
            .select(exprs)
            .with_columns(tot)
            .with_columns(
                ((g < 90 * one).cast(pl.Int8) + (g < 80 * one).cast(pl.Int8) + (g < 60 * one).cast(pl.Int8)).alias(
                    "grade"
                )
            )
        )

    def score_batch(self, df):
        return self.plan(df).collect()

    def to_arrays(self, raw):
        import numpy as np

        def f(k):
            return np.array([float(v) for v in raw[k].to_list()])

        return [f(i[0]) for i in INDICATORS], f("total"), raw["grade"].to_numpy()


class Pl(Peer):
    row_engine, mode, shape = False, "float", "polars_floats"

    def ruleset_text(self):
        return "(python source)"

    def load(self, text):
        return PlObj(self.mode)


class PlFloat(Pl):
    pass


class PlFloatAway(Pl):
    mode = "float_away"


class PlDecimal(Pl):
    mode, shape = "decimal", "polars_decimals"


class PlInt128(Pl):
    mode, shape, unit = "int128", "polars_ints", "cents"


def sql(mode):
    parts = []
    for key, col, t, w in INDICATORS:
        if mode == "double":
            d = "budget" if t is None else f"{t}::DOUBLE"
            p = f"coalesce(round(CASE WHEN {col} >= {d} THEN {w}::DOUBLE ELSE greatest(0, {w} * {col} / {d}) END, 2), 0)"
        else:
            ty = mode.upper()
            d = f"budget::{ty}" if t is None else f"{t * 100}::{ty}"
            p = f"CASE WHEN {col} IS NULL OR {col} < 0 THEN 0 WHEN {col} >= {d} THEN {100 * w} ELSE (({200 * w}::{ty} * {col} + {d}) // (2 * {d})) END::INTEGER"
        parts.append(f"{p} AS s_{key}")
    tot = " + ".join(f"s_{i[0]}" for i in INDICATORS)
    one = 1 if mode == "double" else 100
    return (
        f"WITH s AS (SELECT {', '.join(parts)} FROM t), u AS (SELECT *, {tot} AS total FROM s) "
        f"SELECT *, CASE WHEN total >= {90 * one} THEN 0 WHEN total >= {80 * one} THEN 1 WHEN total >= {60 * one} THEN 2 ELSE 3 END AS grade FROM u"
    )


class DdObj(ColObj):
    def __init__(self, text):
        import duckdb

        self.con = duckdb.connect()
        self.text = text

    def score_batch(self, table):
        self.con.register("t", table)
        return self.con.sql(self.text).to_arrow_table()

    def to_arrays(self, raw):
        def f(k):
            return raw[k].to_numpy().astype(float)

        return [f("s_" + i[0]) for i in INDICATORS], f("total"), raw["grade"].to_numpy()


class Dd(Peer):
    row_engine, mode, shape = False, "double", "arrow_floats"

    def ruleset_text(self):
        return sql(self.mode)

    def load(self, text):
        return DdObj(text)


class DdDouble(Dd):
    pass


class DdBigint(Dd):
    mode, shape, unit = "bigint", "arrow_ints", "cents"


class DdHugeint(Dd):
    mode, shape, unit = "hugeint", "arrow_ints", "cents"
