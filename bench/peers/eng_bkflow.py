"""bkflow-feel: no if-then-else, no round, strict types; FEEL gives the condition and the formula, the host the rest."""

import json

from base import Peer, RowObj
from data import INDICATORS


class Obj(RowObj):
    def __init__(self, text):
        from bkflow_feel import api

        self.rules = []
        for _key, col, w, cond, form in json.loads(text):
            self.rules.append(
                (col, w, *(api.default_transformer.transform(api.default_parser.parse(s)) for s in (cond, form)))
            )

    def score_one(self, row):
        s = []
        for col, w, cond, form in self.rules:
            if row[col] is None:
                p = 0.0
            elif cond.evaluate(row):
                p = w
            else:
                p = round(max(0.0, form.evaluate(row)), 2)
            s.append(p)
        total = sum(s)
        return s, total, 0 if total >= 90 else 1 if total >= 80 else 2 if total >= 60 else 3


class Bkflow(Peer):
    def ruleset_text(self):
        out = []
        for key, col, t, w in INDICATORS:
            d = "budget" if t is None else f"{t}.0"
            out.append((key, col, float(w), f"{col} >= {d}", f"({w}.0 * {col}) / {d}"))
        return json.dumps(out)

    def load(self, text):
        return Obj(text)
