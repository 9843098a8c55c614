"""regopy (rego-cpp): a Rego module built once into a bundle (4x faster than query); set_input + query_bundle per department."""

import json

from base import Peer, RowObj
from data import INDICATORS


class Obj(RowObj):
    def __init__(self, text):
        import regopy

        self.i = regopy.Interpreter()
        self.i.add_module("scoring", text)
        self.b = self.i.build("x=data.scoring.out", [])

    def score_one(self, row):
        self.i.set_input(row)
        r = json.loads(str(self.i.query_bundle(self.b)))["bindings"]["x"]
        return r["s"], r["total"], r["grade"]


class Rego(Peer):
    def ruleset_text(self):
        lines = [
            "package scoring",
            "import rego.v1",
            "pts(x, t, w) := 0 if { x == null }",
            "pts(x, t, w) := w if { x != null; x >= t }",
            "pts(x, t, w) := 0 if { x != null; x < 0 }",
            "pts(x, t, w) := round(w * x / t * 100) / 100 if { x != null; x < t; x >= 0 }",
        ]
        s = ", ".join(f"pts(input.{c}, {'input.budget' if t is None else t}, {w})" for _, c, t, w in INDICATORS)
        lines += [
            f"s := [{s}]",
            "total := sum(s)",
            "grade := 0 if { total >= 90 }",
            "grade := 1 if { total >= 80; total < 90 }",
            "grade := 2 if { total >= 60; total < 80 }",
            "grade := 3 if { total < 60 }",
            'out := {"s": s, "total": total, "grade": grade}',
        ]
        return "\n".join(lines) + "\n"

    def load(self, text):
        return Obj(text)
