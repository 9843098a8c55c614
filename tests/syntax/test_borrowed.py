"""Hold functions that people bring along from elsewhere to hints that, followed to the letter, work."""

from __future__ import annotations

import re

import pytest

import indicrules
from indicrules.syntax.repair.borrowed import _ALIKE, _LOOKUPS, _REWRITTEN

TEXT = (
    "ruleset r\n  total 10\ninput a\ninput b\ninput c\nmetric m = list(a, b)\nmetric n = list(b, c)\n"
    "metric truth = a > 1\nindicator x\n  weight 10\n  score 1\n  deduct 1 if {}\n"
)

WORDS = frozenset({"and", "or", "not", "if", "total", "round"})  # of the language, which no method may be called


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
        ("MIN(a, b)", "min(a, b)"),
        ("Sqrt(a)", "sqrt(a)"),
        ("ROUND(a, 2)", "round(a, 0.01)"),
        ("ROUND(a)", "round(a, 1)"),
        ("四舍五入(a, 1)", "round(a, 0.1)"),
        ("IFERROR(a / b, 0)", "if b != 0 then a / b else 0"),
        ("IFERROR(a, 0)", "if present(a) then a else 0"),
        ("NVL2(a, 1, 2)", "if present(a) then 1 else 2"),
        ("IFS(a > 1, 2, b > 1, 3, TRUE, 4)", "if a > 1 then 2 else if b > 1 then 3 else 4"),
        ("SWITCH(a, 1, 2, 3, 4, 5)", "if a = 1 then 2 else if a = 3 then 4 else 5"),
        ("CHOOSE(a, 5, 6)", "if a = 1 then 5 else if a = 2 then 6 else 0"),
        ("SIGN(a)", "if a > 0 then 1 else if a < 0 then -1 else 0"),
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
        ("AND(truth, truth, a > 1, b > 1)", "truth and truth and (a > 1) and (b > 1)"),
        ("TRUE()", "yes"),
    ],
)
def test_a_condition_of_elsewhere_is_written_out(call: str, written: str) -> None:
    """With its own arguments; what is written loads."""
    assert hinted(call) == f"write `{written}`"
    indicrules.loads(TEXT.format(written))


@pytest.mark.parametrize(
    ("condition", "mended"),
    [
        ("2 * IF(a > 1, 2, 3) > 1", "2 * (if a > 1 then 2 else 3) > 1"),
        ("MIN(a, IF(a > 1, 2, 3)) > 1", "min(a, (if a > 1 then 2 else 3)) > 1"),
        ("not AND(a > 1, b > 1)", "not ((a > 1) and (b > 1))"),
    ],
)
def test_what_is_put_in_its_place_stands_in_parentheses(condition: str, mended: str) -> None:
    """Where more than the call is worked out around it; the text so changed loads."""
    with pytest.raises(indicrules.RulesetError) as refused:
        indicrules.loads(TEXT.format(condition))
    (edit,) = refused.value.diagnostics[0].edits
    text = edit.span.source.text
    changed = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    assert changed == TEXT.format(mended)
    indicrules.loads(changed)


@pytest.mark.parametrize("name", sorted(_ALIKE))
def test_a_name_of_elsewhere_with_odd_arguments_gets_an_example(name: str) -> None:
    """Without arguments there is nothing to write out."""
    assert re.fullmatch(r"write `[^`]+\(.+\)`", hinted(f"{name}() > 1"))


@pytest.mark.parametrize("name", sorted(_LOOKUPS))
def test_what_looks_up_is_sent_to_tables(name: str) -> None:
    """Whatever its arguments."""
    assert hinted(f"{name.upper()}(a, b, 2) > 1").startswith("write `NAME(a)`, and what is looked up as rows")


@pytest.mark.parametrize("name", sorted(({name for name, _ in _REWRITTEN} | set(_ALIKE)) - WORDS))
def test_a_method_of_that_name_is_called(name: str) -> None:
    """Names are the author's to give."""
    text = TEXT.format(f"{name}(a) > 1") + f"method {name}(p)\n  score p\n"
    assert indicrules.loads(text).score({"a": 2, "b": 1, "c": 1}).total == 0


def test_a_misspelt_function_is_put_right_by_its_edit() -> None:
    """The function that is nearest is not only named, but written in the place of the misspelt one."""
    text = "ruleset r\n  total 10\nindicator a\n  weight 10\n  target >= 5\n  score ruond(completion * 10, 1)\n"
    with pytest.raises(indicrules.RulesetError) as refused:
        indicrules.loads(text)
    (found,) = (each for each in refused.value.diagnostics if each.severity == "error")
    assert [(each.span.text, each.replacement) for each in found.edits] == [("ruond", "round")]
