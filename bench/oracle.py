"""Exact oracle in Fractions, independent of every peer, and the mismatch counter."""

from fractions import Fraction
from math import floor

import numpy as np
from data import INDICATORS


def cents(hundredths, target_hundredths, weight):
    """weight * actual/target clamped to [0, weight], HALF_UP to 2 decimals, in cents."""
    x = Fraction(100 * weight * hundredths, target_hundredths)
    x = min(max(x, Fraction(0)), Fraction(100 * weight))
    return floor(x + Fraction(1, 2))


def grade_of(total_cents):
    return 0 if total_cents >= 9000 else 1 if total_cents >= 8000 else 2 if total_cents >= 6000 else 3


def solve(cn):
    n, cols, present = cn["n"], cn["cols"], cn["present"]
    out = np.zeros((n, len(INDICATORS)), np.int64)
    for j, (_, col, t, w) in enumerate(INDICATORS):
        xs, ps = cols[col].tolist(), present[col].tolist()
        ts = cols["budget"].tolist() if t is None else [t * 100] * n
        out[:, j] = [cents(x, tt, w) if p else 0 for x, tt, p in zip(xs, ts, ps, strict=False)]
    total = out.sum(1)
    return out, total, np.array([grade_of(t) for t in total.tolist()])


def compare(cn, got, unit):
    """Counts of disagreements. `dust`: float totals whose value is not the exact 2-decimal one."""
    scores, total, grade = solve(cn)
    gs, gt, gg = got
    gs = (
        np.column_stack([np.asarray(c, dtype=float) for c in gs])
        if not isinstance(gs, np.ndarray)
        else gs.astype(float)
    )
    gt = np.asarray(gt, dtype=float)
    scale = 1 if unit == "cents" else 100
    gc = np.rint(gs * scale)
    frac = np.abs(gs * scale - gc) > 1e-3  # not even a 2-decimal number
    dust = 0 if unit == "cents" else int((gt != np.rint(gt * 100) / 100).sum())
    per = ((gc != scores) | frac).sum(0)
    return {
        "n": cn["n"],
        "score_mismatch": int(per.sum()),
        "per_indicator": per.tolist(),
        "total_mismatch": int((np.rint(gt * scale) != total).sum()),
        "dust": dust,
        "grade_mismatch": int((np.asarray(gg) != grade).sum()),
    }
