"""json-logic-qubit: JSON rules, one custom operation for rounding (it has none)."""

import json

from base import Peer, RowObj
from data import INDICATORS


class Obj(RowObj):
    def __init__(self, text):
        import json_logic

        json_logic.add_operation("round2", lambda x: round(x, 2))
        self.f, (self.rules, self.total, self.grade) = json_logic.jsonLogic, json.loads(text)

    def score_one(self, row):
        f = self.f
        s = [f(r, row) for r in self.rules]
        t = f(self.total, s)
        return s, t, f(self.grade, {"t": t})


class JsonLogic(Peer):
    def ruleset_text(self):
        rules = []
        for _key, col, t, w in INDICATORS:
            x = {"var": col}
            d = {"var": "budget"} if t is None else t
            rules.append(
                {
                    "if": [
                        {"===": [x, None]},
                        0,
                        {">=": [x, d]},
                        w,
                        {"round2": [{"max": [0, {"/": [{"*": [w, x]}, d]}]}]},
                    ]
                }
            )
        t = {"var": "t"}
        return json.dumps(
            [
                rules,
                {"+": [{"var": i} for i in range(6)]},
                {"if": [{">=": [t, 90]}, 0, {">=": [t, 80]}, 1, {">=": [t, 60]}, 2, 3]},
            ]
        )

    def load(self, text):
        return Obj(text)
