"""rule-engine: one expression per indicator; Decimal arithmetic inside, no rounding function, so the host rounds."""

import json
from decimal import ROUND_HALF_UP, Decimal

from base import Peer, RowObj
from data import INDICATORS

CENT = Decimal("0.01")


class Obj(RowObj):
    def __init__(self, text):
        import rule_engine as re

        d = json.loads(text)
        ctx = re.Context(default_value=None)
        self.rules = [re.Rule(s, context=ctx) for s in d["scores"]]
        self.grade = [re.Rule(s, context=ctx) for s in d["grades"]]

    def score_one(self, row):
        s = [Decimal(r.evaluate(row)).quantize(CENT, ROUND_HALF_UP) for r in self.rules]
        total = sum(s)
        for g, r in enumerate(self.grade):
            if r.matches({"total": total}):
                return s, total, g
        return s, total, 3


class RuleEngine(Peer):
    shape = "decimal_rows"

    def ruleset_text(self):
        out = []
        for _key, col, t, w in INDICATORS:
            d = "budget" if t is None else t
            out.append(f"{col} == null ? 0 : ({col} >= {d} ? {w} : ({col} < 0 ? 0 : {w} * {col} / {d}))")
        return json.dumps({"scores": out, "grades": ["total >= 90", "total >= 80", "total >= 60"]})

    def load(self, text):
        return Obj(text)
