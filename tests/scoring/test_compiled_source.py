"""Hold what the compiled evaluator is made of: plain source, whole numbers, nothing of an author's text."""

from __future__ import annotations

import ast
import re
from decimal import Decimal
from fractions import Fraction

import pytest

import indicrules
from indicrules.card.plan import Plan, results, same
from indicrules.compile.scorer import generated, scorer
from indicrules.evaluate.scoring import Scoring

HOSTILE = """
ruleset 邪恶 "__import__('os').system('echo') # ''' "
  grade "'); raise SystemExit" >= 5
  grade "\\" otherwise

input __import__ one of "exec('1')", "\\n", "普通"
input 名字

metric 度量 = match __import__
  "exec('1')": 1
  otherwise: 名字

indicator 得分项 "'; 1/0 #"
  weight 10
  score if __import__ = "普通" then 3 else 度量
"""


def plan(text: str) -> Plan:
    """Give the plan of a ruleset."""
    return Plan(indicrules.loads(text).model)


def test_source_holds_names_that_count_and_nothing_else() -> None:
    """Names, texts and grades of the author are objects, never source."""
    source, _, _ = generated(plan(HOSTILE).model)
    tree = ast.parse(source)
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    assert all(re.fullmatch(r"v[0-9]+", name) for name in names)
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    assert source.isascii()


def test_source_reaches_no_builtin() -> None:
    """The function works where no builtin can be reached."""
    function = scorer(plan(HOSTILE).model)
    assert function.__globals__["__builtins__"] == {}


def test_hostile_texts_are_data() -> None:
    """A choice that looks like source is compared as a text."""
    card = indicrules.loads(HOSTILE).score({"__import__": "exec('1')", "名字": 7})
    assert (card.total, card.grade) == (Decimal(1), "\\")


def test_known_numbers_are_folded() -> None:
    """A share of a full mark is one division of whole numbers, with the target in its divisor."""
    source, _, _ = generated(plan("ruleset r\nindicator a\n  weight 20\n  target >= 43\n  round score 0.01\n").model)
    assert re.search(r"\(4000\*v\d+ \+ 43\*v\d+\)//\(86\*v\d+\)", source)
    assert source.count("//") == 1


def test_long_numbers_are_written_in_hexadecimal() -> None:
    """A constant past the digits that Python reads in decimal is compiled and scored."""
    text = "ruleset r\ninput x\nindicator a\n  weight 1\n  score if x < 7 ^ 9000 then 1 else 0\n"
    assert indicrules.loads(text).score({"x": 3}).total == Decimal(1)


DEEP = "ruleset r\ninput x\ninput t yes/no\nindicator a\n  score "


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("(if t then " * 30 + "x" + " else 1)" * 30, Decimal(3)),
        ("(" * 40 + "x" + " + 1)" * 40, Decimal(43)),
        ("max(x, " * 60 + "1" + ")" * 60, Decimal(3)),
        (" + ".join(["x"] * 100), Decimal(300)),
        ("if " + " and ".join(["x > 2"] * 90) + " then 1 else 0", Decimal(1)),
        ("\n" + "".join(f"    when x / 2 = {row}: {row}\n" for row in range(9, 199)) + "    otherwise: x", Decimal(3)),
    ],
)  # fmt: skip
def test_depth_and_length_grow_no_nesting(expression: str, expected: Decimal) -> None:
    """What the grammar allows in depth and length, the compiled function computes."""
    made = plan(DEEP + expression + "\n")
    values, found, _ = made.score({"x": 3, "t": True})
    assert Fraction(found[1], found[2]) == expected
    assert same(found, results(Scoring(made.model, made.actuals(values))))


SHARED = """
ruleset r
input x
method f(p)
  score if p > 5 then p - 1 else p + p
indicator a
  score f(f(f(f(f(x)))))
"""


def test_arguments_are_written_once_however_often_they_are_read() -> None:
    """Nested methods that read an argument three times do not grow threefold each."""
    made = plan(SHARED)
    source, _, _ = generated(made.model)
    assert len(source.splitlines()) < 200
    assert made.score({"x": 1})[1][1:3] == (6, 1)


CHAIN = """
ruleset r
input x
metric a = x + 1
metric b = a * a
metric c = b - a
indicator i
  weight 10
  missing zero
  score a + b
indicator j
  weight 10
  missing zero
  score c + b
"""


def test_functions_stand_side_by_side() -> None:
    """Metrics that are read twice are functions beside the scorer, not in it, where compiling them is not linear."""
    source, _, _ = generated(plan(CHAIN).model)
    assert [type(node) for node in ast.parse(source).body] == [ast.FunctionDef] * 3
    assert not re.search(r"^ +def |nonlocal", source, re.MULTILINE)


def test_nothing_stays_of_the_department_before() -> None:
    """What functions share is new for each department."""
    ruleset = indicrules.loads(CHAIN)
    first, second, third = ruleset.score({"x": 1}), ruleset.score({"x": None}), ruleset.score({"x": 2})
    assert [each.score for each in first.items] == [Decimal(6), Decimal(6)]
    assert [(each.score, each.status) for each in second.items] == [(Decimal(0), "zero"), (Decimal(0), "zero")]
    assert [each.score for each in third.items] == [Decimal(10), Decimal(10)]


def test_large_ruleset_scores_as_the_reference_does() -> None:
    """Six hundred indicators in forty groups are one function."""
    blocks = ["ruleset r\n  missing zero\n"]
    for group in range(40):
        blocks.append(f"group g{group}\n")
        blocks += [f"indicator i{group}_{each} in g{group}\n  weight 1\n  target >= {each + 7}\n" for each in range(15)]
    made = plan("".join(blocks))
    given = {name: index % 23 if index % 50 else None for index, name in enumerate(made.model.inputs)}
    values, found, _ = made.score(given)
    assert same(found, results(Scoring(made.model, made.actuals(values))))
