"""zen-engine (GoRules): JSON decision model with one expression node."""

import json

from base import Peer, RowObj
from data import INDICATORS


def model():
    ex = []
    for key, col, t, w in INDICATORS:
        d = "budget" if t is None else t
        ex.append(
            {
                "id": key,
                "key": key,
                "value": f"{col} == null ? 0 : ({col} >= {d} ? {w} : ({col} < 0 ? 0 : round({w} * {col} / {d}, 2)))",
            }
        )
    ex.append({"id": "t", "key": "total", "value": " + ".join(f"$.{i[0]}" for i in INDICATORS)})
    ex.append({"id": "g", "key": "grade", "value": "$.total >= 90 ? 0 : ($.total >= 80 ? 1 : ($.total >= 60 ? 2 : 3))"})
    pos = {"x": 0, "y": 0}
    return json.dumps(
        {
            "nodes": [
                {"id": "i", "type": "inputNode", "name": "in", "position": pos},
                {"id": "e", "type": "expressionNode", "name": "score", "position": pos, "content": {"expressions": ex}},
                {"id": "o", "type": "outputNode", "name": "out", "position": pos},
            ],
            "edges": [
                {"id": "1", "sourceId": "i", "targetId": "e", "type": "edge"},
                {"id": "2", "sourceId": "e", "targetId": "o", "type": "edge"},
            ],
        }
    )


class Obj(RowObj):
    def __init__(self, text):
        import zen

        content = zen.ZenDecisionContent(text)  # engine + loader of parsed content: the fast way in
        engine = zen.ZenEngine({"loader": lambda key: content})
        self.d = lambda *a: engine.evaluate("m", *a)
        self.keys = [i[0] for i in INDICATORS]

    def score_one(self, row):
        r = self.d(row)["result"]
        return [r[k] for k in self.keys], r["total"], int(r["grade"])

    def explain_one(self, row):
        """Read the scores, and of every node what came in, what went out, and what each expression gave."""
        r = self.d(row, {"trace": True})
        result, nodes = r["result"], r["trace"].values()
        told = [
            (n["name"], n["input"], n["output"], [(k, e["result"]) for k, e in (n["traceData"] or {}).items()])
            for n in nodes
        ]
        return [result[k] for k in self.keys], result["total"], int(result["grade"]), told


class Zen(Peer):
    trace = True

    def ruleset_text(self):
        return model()

    def load(self, text):
        return Obj(text)


class DecisionObj(Obj):
    """create_decision(text).evaluate: the shorter way in, ~10x slower."""

    def __init__(self, text):
        import zen

        self.d = zen.ZenEngine().create_decision(text).evaluate
        self.keys = [i[0] for i in INDICATORS]


class ZenDecision(Zen):
    def load(self, text):
        return DecisionObj(text)
