"""Rules engines: those with a rounding of their own, those that leave it to their host, and this library."""

from decimal import Decimal
from typing import Any

from ways.way import ORDERS, Row, Way, installed


def zen(rows: list[Row], order: str) -> list[Any]:
    import zen

    said = "round(w * a / t, 2)" if order == ORDERS[0] else "round(a / t * w, 2)"
    rule = zen.compile_expression(said)
    return [rule.evaluate(dict(zip("wat", row.floats, strict=True))) for row in rows]


def rule_engine(rows: list[Row], order: str) -> list[Any]:
    import rule_engine

    rule = rule_engine.Rule("w * a / t" if order == ORDERS[0] else "a / t * w")
    return [round(rule.evaluate(dict(zip("wat", map(Decimal, row.texts), strict=True))), 2) for row in rows]


def cel(rows: list[Row], order: str) -> list[Any]:
    import celpy
    from celpy.celtypes import DoubleType

    x = "w * a / t" if order == ORDERS[0] else "a / t * w"
    environment = celpy.Environment()
    rule = environment.program(environment.compile(f"double(int(({x}) * 100.0 + 0.5)) / 100.0"))
    found = (rule.evaluate(dict(zip("wat", map(DoubleType, row.floats), strict=True))) for row in rows)
    return [float(each) for each in found]


def bkflow(rows: list[Row], order: str) -> list[Any]:
    from bkflow_feel import api

    x = "(w * a) / t" if order == ORDERS[0] else "(a / t) * w"
    rule = api.default_transformer.transform(api.default_parser.parse(x))
    return [round(rule.evaluate(dict(zip("wat", row.floats, strict=True))), 2) for row in rows]


RULESET = """
ruleset ties
input a
input t
input w
indicator earned
  weight 40
  actual a
  target >= t
  score {x}
"""


def indicrules(rows: list[Row], order: str) -> list[Any]:
    import indicrules

    ruleset = indicrules.loads(RULESET.format(x="w * a / t" if order == ORDERS[0] else "a / t * w"))
    return [ruleset.score(dict(zip("wat", row.texts, strict=True)))["earned"].score for row in rows]


def indicrules_table(rows: list[Row], order: str) -> list[Any]:
    import pyarrow as pa

    import indicrules

    ruleset = indicrules.loads(RULESET.format(x="w * a / t" if order == ORDERS[0] else "a / t * w"))
    table = pa.table({name: [row.floats[at] for row in rows] for at, name in enumerate("wat")})
    return ruleset.score_table(table).column("earned").to_pylist()


def ours() -> str:
    import indicrules

    return indicrules.__version__


WAYS = [
    Way("zen-engine", "round(x, 2)", zen, installed("zen-engine")),
    Way("rule-engine", "x of Decimals, then Python's round(x, 2)", rule_engine, installed("rule-engine")),
    Way("cel-python", "double(int(x * 100.0 + 0.5)) / 100.0", cel, installed("cel-python")),
    Way("bkflow-feel", "x, then Python's round(x, 2)", bkflow, installed("bkflow-feel")),
    Way("indicrules", "one by one, texts", indicrules, ours),
    Way("indicrules", "a table of floats", indicrules_table, ours),
]
