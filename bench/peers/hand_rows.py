"""What a programmer writes by hand, one department at a time."""

from base import Peer, RowObj

DECIMAL_SRC = """
from decimal import Decimal, ROUND_HALF_UP
CENT, ZERO = Decimal("0.01"), Decimal(0)
RULES = [("executed", None, Decimal(10)), ("a", Decimal(43), Decimal(20)), ("b", Decimal(906), Decimal(10)),
         ("c", Decimal(10), Decimal(20)), ("d", Decimal(100), Decimal(15)), ("e", Decimal(95), Decimal(25))]

def points(x, t, w):
    if x is None or t is None:
        return ZERO
    p = w if x >= t else w * x / t
    return min(max(p, ZERO), w).quantize(CENT, ROUND_HALF_UP)

def score_one(row):
    s = [points(row[k], row["budget"] if t is None else t, w) for k, t, w in RULES]
    total = sum(s)
    return s, total, 0 if total >= 90 else 1 if total >= 80 else 2 if total >= 60 else 3

def explain_one(row):
    s, total, grade = score_one(row)
    notes = []
    for p, (k, t, w) in zip(s, RULES):
        x = row[k]
        t = row["budget"] if t is None else t
        if x is None:
            notes.append({"input": k, "lost": w, "why": "missing"})
        elif p < w:
            notes.append({"input": k, "actual": x, "target": t, "gap": t - x, "lost": w - p,
                          "why": f"{k} {x} < {t}: {w} x {x}/{t} = {p}"})
    return s, total, grade, notes
"""
FLOAT_SRC = """
from math import floor
RULES = [("executed", None, 10.), ("a", 43., 20.), ("b", 906., 10.), ("c", 10., 20.), ("d", 100., 15.), ("e", 95., 25.)]

def points(x, t, w):
    if x is None or t is None:
        return 0.
    p = w if x >= t else w * x / t
    p = min(max(p, 0.), w)
    return %s

def score_one(row):
    s = [points(row[k], row["budget"] if t is None else t, w) for k, t, w in RULES]
    total = sum(s)
    return s, total, 0 if total >= 90 else 1 if total >= 80 else 2 if total >= 60 else 3
"""


class Mod(RowObj):
    def __init__(self, text):
        ns = {}
        exec(compile(text, "<rules>", "exec"), ns)
        self.score_one = ns["score_one"]
        self.explain_one = ns.get("explain_one")


class PyDecimal(Peer):
    shape, trace = "decimal_rows", True

    def ruleset_text(self):
        return DECIMAL_SRC

    def load(self, text):
        return Mod(text)


class PyFloatRound(PyDecimal):
    shape, trace = "float_rows", False

    def ruleset_text(self):
        return FLOAT_SRC % "round(p, 2)"


class PyFloatFloor(PyFloatRound):
    def ruleset_text(self):
        return FLOAT_SRC % "floor(p * 100 + .5) / 100"
