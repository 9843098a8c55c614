"""Hand-written numpy: inexact floats, exact int64, exact float64-integers, float filter + exact fallback."""

from fractions import Fraction
from math import floor as ifloor

import numpy as np
from base import ColObj, Peer
from data import INDICATORS


def grade_codes(total, scale=1):
    return (total < 90 * scale).view(np.int8) + (total < 80 * scale).view(np.int8) + (total < 60 * scale).view(np.int8)


class Floats(ColObj):
    def __init__(self, mode):
        self.mode = mode

    def score_batch(self, c):
        out, total = [], 0
        for _, col, t, w in INDICATORS:
            x = c[col]
            d = c["budget"] if t is None else float(t)
            p = np.where(x >= d, float(w), w * x / d)
            p = np.clip(np.nan_to_num(p, nan=0.0), 0, w)
            p = np.round(p, 2) if self.mode == "round" else np.floor(p * 100 + 0.5) / 100
            out.append(p)
            total = total + p
        return out, total, grade_codes(total)


class Ints(ColObj):
    """int64 hundredths in, int64 cents out; exact while 200*w*max|x| + max t < 2**63 (guarded)."""

    def score_batch(self, c):
        out, total = [], 0
        bud, bok = c["budget"]
        for _, col, t, w in INDICATORS:
            x, ok = c[col]
            if x.size and max(int(x.max()), -int(x.min())) >= 2**62 // (200 * w):
                raise OverflowError(col)
            if t is None:
                q = (200 * w * x + bud) // (2 * bud)
                ok = ok & bok
            else:
                q = (200 * w * x + 100 * t) // (200 * t)  # scalar divisor: numpy multiplies, no idiv
            np.clip(q, 0, 100 * w, out=q)
            q *= ok
            out.append(q)
            total = total + q
        return out, total, grade_codes(total, 100)


class F64Ints(ColObj):
    """Exact, from float64 columns. N//D for integers N, D < 2**53 equals floor(fl(N/D)): N/D sits at least 1/D
    below the next integer m, and the rounding step there is m*2**-54 < 1/D, so division can never round up to m.
    Inputs are proved to be 2-decimal numbers by rint(x*100)/100 == x; others go to Fractions."""

    block = 8192

    def score_batch(self, c):
        n = len(c["budget"])
        B = self.block
        out = [np.empty(n) for _ in INDICATORS]
        total = np.empty(n)
        grade = np.empty(n, np.int8)
        z = np.empty(B)
        y = np.empty(B)
        flag = np.empty(B, bool)
        for lo in range(0, n, B):
            hi = min(n, lo + B)
            k = hi - lo
            Z, Y, F = z[:k], y[:k], flag[:k]
            tot = total[lo:hi]
            tot[:] = 0
            bud = None
            for j, (_, col, t, w) in enumerate(INDICATORS):
                x = c[col][lo:hi]
                o = out[j][lo:hi]
                if t is None and bud is None:
                    bud, bad_b = self.scaled(c["budget"][lo:hi], np.empty(k), Y, F, 2**51)
                v, bad = self.scaled(x, Z, Y, F, 2**52 // (200 * w))
                if t is None:
                    bad = (
                        None
                        if bad is None and bad_b is None
                        else np.union1d(*(b if b is not None else np.empty(0, int) for b in (bad, bad_b)))
                    )
                np.multiply(v, 200.0 * w, out=Z)
                if t is None:
                    Z += bud
                    np.multiply(bud, 2.0, out=Y)
                    np.divide(Z, Y, out=Z)
                else:
                    Z += 100.0 * t
                    Z /= 200.0 * t
                np.floor(Z, out=Z)
                np.fmax(Z, 0.0, out=Z)
                np.fmin(Z, 100.0 * w, out=o)  # fmax maps NaN (missing) to 0
                if bad is not None:
                    for i in bad.tolist():
                        o[i] = exact_cents(x[i], c["budget"][lo + i] if t is None else t, w)
                tot += o
            grade[lo:hi] = grade_codes(tot, 100)
        return out, total, grade

    @staticmethod
    def scaled(x, out, tmp, flag, limit):
        np.multiply(x, 100.0, out=out)
        np.rint(out, out=out)
        np.divide(out, 100.0, out=tmp)
        np.equal(tmp, x, out=flag)
        if not flag.all() or (out.size and not (np.nanmax(out) < limit and np.nanmin(out) > -limit)):
            bad = np.flatnonzero((~flag & (x == x)) | (np.abs(out) >= limit))
            return out, bad if bad.size else None
        return out, None


def exact_cents(x, t, w):
    """The decimal a float64 stands for is its shortest repr."""
    if x != x or t != t:
        return 0
    q = Fraction(100 * w) * Fraction(repr(float(x))) / Fraction(repr(float(t)))
    return ifloor(min(max(q, 0), 100 * w) + Fraction(1, 2))


class Filter(ColObj):
    """Any float64 columns: plain float arithmetic, then exact Fractions only where |y - rint(y)| is inside the bound."""

    EPS = 8 * 2.0**-53
    last = (0, 0)

    def score_batch(self, c):
        out, total, redo, seen = [], 0, 0, 0
        for _, col, t, w in INDICATORS:
            x = c[col]
            d = c["budget"] if t is None else float(t)
            o, bad = filtered(x, d, w)
            if bad.size:
                ts = d[bad].tolist() if t is None else [d] * bad.size
                o[bad] = [exact_cents(a, b, w) for a, b in zip(x[bad].tolist(), ts, strict=False)]
            redo += bad.size
            seen += o.size
            out.append(o)
            total = total + o
        self.last = (redo, seen)
        return out, total, grade_codes(total, 100)


def filtered(x, d, w, eps=Filter.EPS):
    y = x * (100.0 * w)
    y /= d
    y += 0.5
    near = np.rint(y)
    bad = np.flatnonzero((np.abs(y - near) <= eps * (np.abs(y) + 1)) & (y > 0) & (y < 100 * w + 1))
    np.floor(y, out=y)
    np.fmax(y, 0.0, out=y)
    np.fmin(y, 100.0 * w, out=y)
    return y, bad


class Filter2(Filter):
    """Same filter, but the uncertain rows first try the vectorised float64-integer path; Fractions only after that."""

    def score_batch(self, c):
        out, total, redo, seen, frac = [], 0, 0, 0, 0
        for _, col, t, w in INDICATORS:
            x = c[col]
            d = c["budget"] if t is None else float(t)
            o, bad = filtered(x, d, w)
            if bad.size:
                o[bad], nf = exact_subset(x[bad], d[bad] if t is None else np.full(bad.size, d), w)
                frac += nf
            redo += bad.size
            seen += o.size
            out.append(o)
            total = total + o
        self.last = (redo, seen, frac)
        return out, total, grade_codes(total, 100)


def exact_subset(x, d, w):
    X, D = np.rint(x * 100), np.rint(d * 100)
    good = (x == X / 100) & (d == D / 100) & (np.abs(X) * (200 * w) < 2**52) & (D < 2**51)
    q = np.clip(np.floor((200 * w * X + D) / (2 * D)), 0, 100 * w)
    hard = np.flatnonzero(~good)
    q[hard] = [exact_cents(a, b, w) for a, b in zip(x[hard].tolist(), d[hard].tolist(), strict=False)]
    return q, hard.size


class Np(Peer):
    shape, row_engine = "float_cols", False

    def ruleset_text(self):
        return "(python source)"


class NpFloatRound(Np):
    def load(self, text):
        return Floats("round")


class NpFloatFloor(Np):
    def load(self, text):
        return Floats("floor")


class NpInt64(Np):
    shape, unit = "int_cols", "cents"

    def load(self, text):
        return Ints()


class NpF64Int(Np):
    unit = "cents"

    def load(self, text):
        return F64Ints()


class NpFilter(Np):
    unit = "cents"

    def load(self, text):
        return Filter()


class NpFilter2(Np):
    unit = "cents"

    def load(self, text):
        return Filter2()
