"""Hold functions that people bring along from elsewhere to hints that, followed to the letter, work."""

from __future__ import annotations

import re

import pytest

import indicrules
from indicrules.model.borrowed import _ALIKE, _LOOKUPS, _REWRITTEN

TEXT = (
    "ruleset r\n  total 10\ninput a\ninput b\ninput c\nmetric m = list(a, b)\nmetric n = list(b, c)\n"
    "metric truth = a > 1\nindicator x\n  weight 10\n  score 1\n  deduct 1 if {}\n"
)

WORDS = frozenset({"and", "or", "not", "if", "total"})  # of the language, which no method may be called


def hinted(condition: str) -> str:
    """Give the hint that a condition gets, the call of a function that there is not."""
    with pytest.raises(indicrules.RulesetError) as refused:
        indicrules.loads(TEXT.format(condition))
    (found,) = refused.value.diagnostics
    assert found.code == "unknown-function"
    return found.hint or ""


@pytest.mark.parametrize(
    ("call", "written"),
    [
        ("AVERAGE(a, b)", "mean(a, b)"),
        ("平均值(a, b)", "平均(a, b)"),
        ("合计(m)", "求和(m)"),
        ("POWER(a + 1, 2)", "(a + 1) ^ 2"),
        ("IF(a > 1, 2, 3)", "if a > 1 then 2 else 3"),
        ("IF(a > 1, 2, IF(b > 1, 3, 4))", "if a > 1 then 2 else (if b > 1 then 3 else 4)"),
        ("AVERAGE(POWER(a, 2), b)", "mean((a ^ 2), b)"),
        ("COALESCE(a, 0)", "if present(a) then a else 0"),
        ("LARGE(m, 2)", "min(best(2, m))"),
        ("SMALL(m, 2)", "max(worst(2, m))"),
        ("SUMPRODUCT(m, n)", "sum(m * n)"),
        ("log(a)", "ln(a)"),
        ("LOG(a, 10)", "ln(a) / ln(10)"),
        ("ROUNDUP(a, 2)", "round(a, 0.01, up)"),
        ("ROUNDDOWN(a, -1)", "round(a, 10, down)"),
        ("TRUNC(a)", "round(a, 1, down)"),
        ("INT(a / b)", "floor(a / b)"),
    ],
)
def test_a_number_of_elsewhere_is_written_out(call: str, written: str) -> None:
    """With its own arguments, in the language of its name; what is written loads."""
    assert hinted(f"{call} > 1") == f"write `{written}`"
    indicrules.loads(TEXT.format(f"({written}) > 1"))


@pytest.mark.parametrize(
    ("call", "written"),
    [
        ("AND(a > 1, b > 1)", "(a > 1) and (b > 1)"),
        ("OR(truth, b > 1)", "truth or (b > 1)"),
        ("NOT(truth)", "not truth"),
        ("ISBLANK(a)", "not present(a)"),
        ("exists(a)", "present(a)"),
    ],
)
def test_a_condition_of_elsewhere_is_written_out(call: str, written: str) -> None:
    """With its own arguments; what is written loads."""
    assert hinted(call) == f"write `{written}`"
    indicrules.loads(TEXT.format(written))


@pytest.mark.parametrize("name", sorted(_ALIKE))
def test_a_name_of_elsewhere_with_odd_arguments_gets_an_example(name: str) -> None:
    """Without arguments there is nothing to write out."""
    assert re.fullmatch(r"write `[^`]+\(.+\)`", hinted(f"{name}() > 1"))


@pytest.mark.parametrize("name", sorted(_LOOKUPS))
def test_what_looks_up_is_sent_to_tables(name: str) -> None:
    """Whatever its arguments."""
    assert hinted(f"{name.upper()}(a, b, 2) > 1").startswith("write the rows below `table NAME(KEY)`")


@pytest.mark.parametrize("name", sorted(({name for name, _ in _REWRITTEN} | set(_ALIKE)) - WORDS))
def test_a_method_of_that_name_is_called(name: str) -> None:
    """Names are the author's to give."""
    text = TEXT.format(f"{name}(a) > 1") + f"method {name}(p)\n  score p\n"
    assert indicrules.loads(text).score({"a": 2, "b": 1, "c": 1}).total == 0
