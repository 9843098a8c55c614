"""SpiffWorkflow DMN: one decision table per indicator plus one for the grade; Python expressions as entries."""

from base import Peer, RowObj
from data import INDICATORS


class Obj(RowObj):
    def __init__(self, text):
        from lxml import etree
        from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
        from SpiffWorkflow.dmn.engine.DMNEngine import DMNEngine
        from SpiffWorkflow.dmn.parser.DMNParser import DMNParser

        root = etree.fromstring(text.encode())
        self.tables = []
        for dec in root.findall("{*}decision"):
            one = etree.Element(root.tag, nsmap=root.nsmap)
            one.append(dec)
            p = DMNParser(None, one, {"dmn": root.nsmap[None]})
            p.parse()
            self.tables.append(DMNEngine(p.decision.decisionTables[0]))

        class Flow:
            script_engine = PythonScriptEngine()

        class Task:
            workflow = Flow()
            data = {}

        self.task = Task()

    def score_one(self, row):
        t = self.task
        t.data = dict(row)
        s = [e.result(t)["out"] for e in self.tables[:6]]
        t.data = {"total": sum(s)}
        return s, t.data["total"], self.tables[6].result(t)["out"]


def table(name, var, rows):
    body = "".join(
        f"<rule id='{name}r{i}'><inputEntry id='{name}i{i}'><text>{c}</text></inputEntry><outputEntry id='{name}o{i}'><text>{o}</text></outputEntry></rule>"
        for i, (c, o) in enumerate(rows)
    )
    return (
        f"<decision id='{name}' name='{name}'><decisionTable id='{name}t' hitPolicy='UNIQUE'><input id='{name}in' label='{var}'><inputExpression id='{name}ie' typeRef='double'>"
        f"<text>{var}</text></inputExpression></input><output id='{name}out' label='out' name='out' typeRef='double'/>{body}</decisionTable></decision>"
    )


class Spiff(Peer):
    def ruleset_text(self):
        out = []
        for key, col, t, w in INDICATORS:
            d = "budget" if t is None else t
            out.append(
                table(
                    key,
                    col,
                    [("? is None", "0"), (f"&gt;= {d}", w), (f"&lt; {d}", f"round(max(0, {w} * {col} / {d}), 2)")],
                )
            )
        out.append(table("grade", "total", [("&gt;= 90", 0), ("&gt;= 80", 1), ("&gt;= 60", 2), ("&lt; 60", 3)]))
        return (
            "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' id='x' name='x' namespace='n'>"
            + "".join(out)
            + "</definitions>"
        )

    def load(self, text):
        return Obj(text)
