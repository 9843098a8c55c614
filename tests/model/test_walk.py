"""Hold the walker to the parts of an item, and what is found by it to each of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

import attrs
import pytest

import indicrules
from indicrules.model import expression as ex
from indicrules.model import rules
from indicrules.model.rules import Item
from indicrules.model.walk import Role, ends, formulas, valued, within

EVERYTHING = """ruleset r
  total 20
input a from 0
input b from 0

indicator x
  weight 10
  require a > 0
  actual a / b
  target >= a
  score full * completion
  deduct a per full b of a up to b if a > 1
  award 1 per b of a
  cap b if a > 2
  grade good when a > 3
  grade fair otherwise
  downgrade a if b > a

indicator y
  weight 10
  actual a
  target a to b
"""
PARTS = (
    rules.Item,
    rules.Requirement,
    rules.Bound,
    rules.Range,
    rules.Adjustment,
    rules.Limit,
    rules.Band,
    rules.Downgrade,
)


def standing(value: object, at: str = "") -> Iterator[tuple[str, ex.Expression]]:
    """Give every expression that stands in the fields of an item, with the field that holds it."""
    if isinstance(value, ex.Expression):
        yield at, value
    elif isinstance(value, tuple):
        for each in value:
            yield from standing(each, at)
    elif isinstance(value, PARTS):
        for field in attrs.fields(type(value)):
            yield from standing(getattr(value, field.name), f"{type(value).__name__}.{field.name}")


def fields_of_expressions() -> set[str]:
    """Give the fields of an item and its parts that hold an expression."""
    hints = [(part.__name__, name, hint) for part in PARTS for name, hint in get_type_hints(part).items()]
    return {f"{part}.{name}" for part, name, hint in hints if set(get_args(ex.Expression)) <= set(get_args(hint))} | {
        f"{part}.{name}" for part, name, hint in hints if hint == ex.Expression
    }


def items() -> tuple[Item, ...]:
    """Give the items of a ruleset that says everything that an item can say."""
    return tuple(indicrules.loads(EVERYTHING).model.items.values())


def test_walker_meets_every_expression_that_stands_in_an_item() -> None:
    """None is left out, none is met twice, and the example has one in each field that can hold one."""
    every = items()
    there = list(standing(every))
    assert {at for at, _ in there} == fields_of_expressions()
    assert sorted(id(each) for _, each in there) == sorted(id(each) for item in every for _, each in formulas(item))


def test_every_part_of_an_item_has_its_role() -> None:
    """Each role is played by something."""
    assert {role for item in items() for role, _ in formulas(item)} == set(get_args(Role))
    assert {role for item in items() for role, _ in valued(item)} == {
        "score", "amount", "step", "quantity", "up to", "limit",
    }  # fmt: skip


def test_target_has_one_end_or_two() -> None:
    """A bound has one, a range two, no target none."""
    x, y = items()
    assert [len(ends(target)) for target in (x.target, y.target, None)] == [1, 2, 0]


def test_parts_of_expressions_are_met_from_left_to_right_and_once() -> None:
    """What stands twice is met twice, its parts once; metrics and unused arguments are followed when asked for."""
    model = indicrules.loads(
        "ruleset r\n  score twice(a, b) + m\ninput a\ninput b\nmetric m = c\ninput c\n"
        "method twice(p, q)\n  score (p + 1) * (p + 1)\n"
    ).model
    assert model.root.score is not None
    found = [read(within(model.root.score, **how)) for how in ({}, {"metrics": model.metrics}, {"arguments": True})]
    assert found == [["a", "a", "m"], ["a", "a", "m", "c"], ["a", "b", "a", "a", "m"]]


def test_parts_of_every_node_are_known() -> None:
    """Each node of the union has a way to its parts, which are the expressions in its fields."""
    nodes = {type(node): node for formula in everywhere() for node in within(formula)}
    assert set(nodes) | {ex.Lost} == set(get_args(ex.Expression))
    assert {type_.__name__ for type_, node in nodes.items() if set(map(id, ex.parts(node))) != held(node)} == set()


def everywhere() -> list[ex.Expression]:
    """Give the formulas of a ruleset in which every node stands."""
    model = indicrules.loads(NODES).model
    return [formula for item in (*model.items.values(), model.root) for _, formula in formulas(item)]


def held(node: ex.Expression) -> set[int]:
    """Give the expressions in the fields of a node, of rows too, that are worked out; a method's body has its own."""
    waiting: list[Any] = [getattr(node, field.name) for field in attrs.fields(type(node)) if field.name != "arguments"]
    waiting += node.arguments if isinstance(node, ex.Function | ex.Looked) else ()
    found = set[int]()
    while waiting:
        each = waiting.pop()
        if isinstance(each, ex.Expression):
            found.add(id(each))
        elif isinstance(each, tuple):
            waiting += each
        elif isinstance(each, ex.Case):
            waiting += (each.condition, each.value)
    return found


NODES = """ruleset r
  score interpolate(m, 0: 0, 10: 5) + sum(scores * 2) + -score(x) + t(a)
table t(k)
  >= 0: 1
metric m = a
input a from 0 to 5
method half(v)
  score v / 2
indicator x
  weight 10
  target >= 1
  require not (a > 1 and present(m))
  require which_max("p": a, "q": m) != "q"
  score match a
    >= 2: round(half(a), 1)
    otherwise: (if met then 1 else 0)
"""


def read(nodes: Iterator[ex.Expression]) -> list[str]:
    """Give the inputs and metrics among expressions."""
    return [node.name for node in nodes if isinstance(node, ex.InputValue | ex.MetricValue)]


def warned(ruleset: indicrules.Ruleset) -> list[str]:
    """Give the codes of what loading warned of, each once."""
    return list(dict.fromkeys(each.code for each in ruleset.warnings))


SCORED = """ruleset r
  total 10
input y from 0
indicator x
  weight 10
  {}
  round score none
"""


@pytest.mark.parametrize(
    "clauses",
    [
        "score sqrt(y)\n  target >= 1",
        "target >= sqrt(y)",
        "actual sqrt(y)\n  target >= 1",
        "deduct sqrt(2)",
        "deduct 1 per sqrt(2) of y",
        "deduct 1 per 1 of sqrt(y)",
        "award 1 per 1 of y up to sqrt(2)",
        "score 10\n  cap sqrt(2)",
        "score 1\n  floor sqrt(2)",
        "actual sqrt(y)\n  target >= 1\n  round completion 1\n  score full * completion\n  deduct 1 per 1 below target",
    ],
)
def test_ruling_2_what_makes_a_score_irrational_is_found_in_every_clause(clauses: str) -> None:
    """A value that goes into an unrounded score draws the warning, wherever it stands."""
    assert warned(indicrules.loads(SCORED.format(clauses))) == ["unrounded-irrational"]


@pytest.mark.parametrize(
    "clauses",
    [
        "deduct 1 per full sqrt(2) of y",
        "deduct 1 per started 1 of sqrt(y)",
        "deduct 1 if sqrt(y) > 1",
        "score 10\n  require sqrt(y) > 1",
        "actual sqrt(y)\n  target >= 1\n  round completion 0.01",
    ],
)
def test_ruling_2_what_only_decides_leaves_a_score_rational(clauses: str) -> None:
    """Conditions, whole steps and a rounded completion draw no warning."""
    assert warned(indicrules.loads(SCORED.format(clauses))) == []


def test_ruling_2_what_was_measured_of_another_item_is_not_rounded_with_its_score() -> None:
    """A rounded score leaves the actual as it is for whoever reads it."""
    text = "ruleset r\n  score {}\ninput y from 0\nindicator x\n  weight 10\n  actual sqrt(y)\n  target >= 1\n"
    read = ("score(x)", "points(x)", "weight(x)", "actual(x)", "completion(x)")
    found = [warned(indicrules.loads(text.format(each))) for each in read]
    assert found == [[], [], [], ["unrounded-irrational"], ["unrounded-irrational"]]


def test_ruling_2_clauses_of_a_sum_are_looked_at_as_well() -> None:
    """A group without a formula may be irrational by what it takes off."""
    text = SCORED.format("target >= 1").replace("total 10", "total 10\n  deduct sqrt(2) if y > 1")
    assert warned(indicrules.loads(text)) == ["unrounded-irrational"]


@pytest.mark.parametrize(
    "clause",
    [
        "deduct (if rate < 60% then 2 else 1)",
        "deduct 1 up to (if rate < 60% then 2 else 1)",
        "cap (if rate < 60% then 2 else 10)",
        "deduct 1 if rate < 60%",
    ],
)
def test_ruling_41_rates_that_any_clause_compares_with_half_or_more_are_usually_high(clause: str) -> None:
    """A bare 1.05 is doubtful wherever the ruleset speaks of 60 %."""
    text = SCORED.format(f"target >= 1\n  score full\n  {clause}").replace("input y", "input rate %\ninput y")
    data: dict[str, Any] = {"rate": 1.05, "x": 1, "y": 1}
    assert [each.name for each in indicrules.loads(text).score(data).doubtful] == ["rate"]
