"""Seeded generator of department actuals, and the shapes peers consume.

Canonical form: every input is an int64 column of hundredths plus a `present` mask
(all inputs have at most two digits after the point, so hundredths are exact).
"""

from decimal import Decimal

import numpy as np

INPUTS = ["budget", "executed", "a", "b", "c", "d", "e"]
# (key, actual column, constant target or None -> the budget column, weight)
INDICATORS = [
    ("BUD", "executed", None, 10),
    ("A", "a", 43, 20),
    ("B", "b", 906, 10),
    ("C", "c", 10, 20),
    ("D", "d", 100, 15),
    ("E", "e", 95, 25),
]
GRADES = ["优", "良", "中", "差"]


def _digits(rng, v100):
    """Round hundredths to 0, 1 or 2 decimals at random (as people type them)."""
    k = rng.choice(np.array([100, 10, 1]), size=v100.shape, p=[0.4, 0.3, 0.3])
    return np.rint(v100 / k).astype(np.int64) * k


def canonical(n, seed=20240607, kind="random"):
    rng = np.random.default_rng([seed, n, {"random": 0, "ties": 1, "edge": 2}[kind]])
    cols, present = {}, {}
    wan = rng.integers(1, 500, n) * 1_000_00  # round budgets, thousands
    odd = rng.integers(100_000, 500_000_000, n)  # budgets with cents
    cols["budget"] = np.where(rng.random(n) < 0.5, wan, odd).astype(np.int64)
    cols["executed"] = _digits(rng, cols["budget"] * rng.uniform(0.5, 1.1, n))
    for key, t in (("a", 43), ("b", 906), ("c", 10), ("d", 100), ("e", 95)):
        lo, hi = (0.85, 1.02) if key in "de" else (0.4, 1.25)
        cols[key] = _digits(rng, t * 100 * rng.uniform(lo, hi, n))
        neg = rng.random(n) < 0.0005
        cols[key][neg] *= -1
        hit = rng.random(n) < 0.1  # exactly on target
        cols[key][hit] = t * 100
    for key in INPUTS:
        present[key] = np.ones(n, bool) if key == "budget" else rng.random(n) >= 0.02
    if kind == "ties":  # every D and BUD lands on x.xx5
        cols["d"] = 20 * rng.integers(0, 500, n) + 10
        cols["budget"] = rng.choice(np.array([8, 16, 40, 80, 200, 400, 1600]), n) * 100_000
        half = cols["budget"] // 2000  # 1000*e/b = k + 1/2  <=>  e = (2k+1)*b/2000
        cols["executed"] = (2 * rng.integers(0, 1000, n) + 1) * half
        for key, t, w in (("a", 43, 20), ("b", 906, 10), ("e", 95, 25)):  # nearest misses
            x = np.arange(t * 100)
            off = np.abs((2 * w * x) % (2 * t) - t)
            near = x[off == off.min()]
            cols[key] = rng.choice(near, n).astype(np.int64)
        for key in INPUTS:
            present[key][:] = True
    if kind == "edge":  # exact totals on/next to a grade bound
        cols = {k: np.abs(v) for k, v in cols.items()}
        for key in INPUTS:
            present[key][:] = True
        rest = sum(exact_cents(cols, present)[i] for i in (0, 1, 2, 4, 5))
        goal = rng.choice(np.array([9000, 8000, 6000]), n) + rng.integers(-1, 2, n)
        need = goal - rest
        ok = (need >= 0) & (need < 2000)
        cols["c"] = np.where(ok, need // 2, cols["c"])  # C scores 2*ai cents
    for key in INPUTS:
        cols[key][~present[key]] = 0
    return {"n": n, "cols": cols, "present": present}


def exact_cents(cols, present):
    """Fast exact oracle (Python-int safe range asserted); cross-checked against Fraction."""
    out = []
    for _, col, t, w in INDICATORS:
        x = cols[col]
        d = cols["budget"] if t is None else np.full(x.shape, t * 100, np.int64)
        assert np.abs(x).max(initial=0) < 2**62 // (200 * w)
        q = (200 * w * x + d) // (2 * d)
        q = np.clip(q, 0, 100 * w)
        ok = present[col] & (present["budget"] if t is None else True)
        out.append(np.where(ok, q, 0))
    return out


def float_cols(cn):
    return {k: np.where(cn["present"][k], cn["cols"][k] / 100.0, np.nan) for k in INPUTS}


def int_cols(cn):
    return {k: (cn["cols"][k], cn["present"][k]) for k in INPUTS}


def _rows(cn, conv):
    lists = []
    for k in INPUTS:
        lists.append(
            [conv(v) if p else None for v, p in zip(cn["cols"][k].tolist(), cn["present"][k].tolist(), strict=False)]
        )
    return [dict(zip(INPUTS, vals, strict=False)) for vals in zip(*lists, strict=False)]


def float_rows(cn):
    return _rows(cn, lambda v: v / 100)


def decimal_rows(cn):
    return _rows(cn, lambda v: Decimal(v).scaleb(-2))


def arrow_floats(cn):
    import pyarrow as pa

    return pa.table({k: pa.array(cn["cols"][k] / 100.0, mask=~cn["present"][k]) for k in INPUTS})


def arrow_ints(cn):
    import pyarrow as pa

    return pa.table({k: pa.array(cn["cols"][k], mask=~cn["present"][k]) for k in INPUTS})


def polars_floats(cn):
    import polars as pl

    return pl.from_arrow(arrow_floats(cn))


def polars_ints(cn):
    import polars as pl

    return pl.from_arrow(arrow_ints(cn))


def polars_decimals(cn):
    import polars as pl

    return polars_ints(cn).select(
        (pl.col(k).cast(pl.Decimal(38, 6)) / pl.lit(100).cast(pl.Decimal(38, 6))).alias(k) for k in INPUTS
    )


SHAPES = {
    f.__name__: f
    for f in (
        float_cols,
        int_cols,
        float_rows,
        decimal_rows,
        arrow_floats,
        arrow_ints,
        polars_floats,
        polars_ints,
        polars_decimals,
    )
}
