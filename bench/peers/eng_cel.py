"""cel-python: one CEL program per indicator (doubles; CEL has no round, so int(x*100+0.5)/100)."""

import json

from base import Peer, RowObj
from data import INDICATORS


class Obj(RowObj):
    def __init__(self, text):
        import celpy
        from celpy import celtypes as ct

        env = celpy.Environment()
        self.D, self.M, self.S = ct.DoubleType, ct.MapType, ct.StringType
        d = json.loads(text)
        self.progs = [env.program(env.compile(s)) for s in d["scores"]]
        self.tot = env.program(env.compile(d["total"]))
        self.gr = env.program(env.compile(d["grade"]))

    def score_one(self, row):
        D = self.D
        act = {"r": self.M({self.S(k): D(v) for k, v in row.items() if v is not None})}
        s = [p.evaluate(act) for p in self.progs]
        t = self.tot.evaluate(dict(zip(("s0", "s1", "s2", "s3", "s4", "s5"), s, strict=False)))
        return [float(v) for v in s], float(t), int(self.gr.evaluate({"t": t}))


class Cel(Peer):
    def ruleset_text(self):
        out = []
        for _key, col, t, w in INDICATORS:
            d = "r.budget" if t is None else f"{t}.0"
            x = "r." + col
            out.append(
                f"!has({x}) ? 0.0 : ({x} >= {d} ? {w}.0 : ({x} < 0.0 ? 0.0 : double(int({w}.0 * {x} / {d} * 100.0 + 0.5)) / 100.0))"
            )
        return json.dumps(
            {
                "scores": out,
                "total": "s0+s1+s2+s3+s4+s5",
                "grade": "t >= 90.0 ? 0 : (t >= 80.0 ? 1 : (t >= 60.0 ? 2 : 3))",
            }
        )

    def load(self, text):
        return Obj(text)


class CompiledObj(Obj):
    """CompiledRunner (expressions transpiled to Python). has() fails under it in 0.5.0, so the host tests for missing."""

    def __init__(self, text):
        import celpy
        from celpy import celtypes as ct

        env = celpy.Environment(runner_class=celpy.CompiledRunner)
        self.D = ct.DoubleType
        d = json.loads(text)
        self.progs = [(i[1], env.program(env.compile(s))) for i, s in zip(INDICATORS, d["scores"], strict=False)]
        self.tot = env.program(env.compile(d["total"]))
        self.gr = env.program(env.compile(d["grade"]))

    def score_one(self, row):
        D = self.D
        act = {k: D(v) for k, v in row.items() if v is not None}
        zero = D(0)
        s = [p.evaluate(act) if k in act else zero for k, p in self.progs]
        t = self.tot.evaluate(dict(zip(("s0", "s1", "s2", "s3", "s4", "s5"), s, strict=False)))
        return [float(v) for v in s], float(t), int(self.gr.evaluate({"t": t}))


class CelCompiled(Cel):
    def ruleset_text(self):
        d = json.loads(super().ruleset_text())
        d["scores"] = [s.split(" ? 0.0 : ", 1)[1].strip("()").replace("r.", "") + ")" for s in d["scores"]]
        return json.dumps(d)

    def load(self, text):
        return CompiledObj(text)
