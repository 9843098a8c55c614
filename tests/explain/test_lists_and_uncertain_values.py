"""Hold how metrics that are lists, and values that no digits make certain, are shown: never by a traceback."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest

import indicrules

ROOT: Final = Path(__file__).resolve().parents[2]
VALIDATOR: Final = jsonschema.Draft202012Validator(json.loads((ROOT / "docs/scorecard.schema.json").read_text("utf-8")))
ONE: Final = "ruleset r\n  total 10\nindicator x\n  weight 10\n"
LISTED: Final = ONE + "  score min(10, sum(m) / 1 万元)\nmetric m = best(2, a, 5 万元, 1 万元)\ninput a 万元\n"
ZERO: Final = "(sqrt(2) + sqrt(3) - sqrt(5 + 2 * sqrt(6)))"  # exactly 0, which no number of digits tells
EDGE: Final = f"({ZERO} + 0.0000000000005)"  # half-way between two numbers of twelve places, which none tells either


def card(text: str, **actuals: Any) -> indicrules.Scorecard:
    """Score, and hold all that is said of it to the schema."""
    found = indicrules.loads(text).score(actuals)
    VALIDATOR.validate(found.to_dict())
    VALIDATOR.validate(json.loads(found.to_json()))
    for lang in ("en", "zh"):
        VALIDATOR.validate(json.loads(found.explain("json", lang)))
        assert all(found.explain(format, lang) for format in ("text", "markdown", "html"))
    return found


def test_list_is_an_array_of_exact_numbers() -> None:
    """In the unit that it is best shown in; a tuple in Python."""
    found = card(LISTED, a="2.5")
    assert found.metrics == {"m": (Decimal(5), Decimal("2.5"))}
    assert found.to_dict()["metrics"] == {"m": ["5", "2.5"]}


@pytest.mark.parametrize(
    ("lang", "format", "expected"),
    [
        ("en", "text", "m = best(2, a, 5 万元, 1 万元) = best(2, 2.5 万元, 5 万元, 1 万元) = (5 万元, 2.5 万元)"),
        ("zh", "text", "m = 最优(2, a, 5 万元, 1 万元) = 最优(2, 2.5 万元, 5 万元, 1 万元) = (5 万元, 2.5 万元)"),
        ("en", "markdown", "= (5 万元, 2.5 万元) |"),
        ("zh", "html", "= (5 万元, 2.5 万元)</td>"),
        ("en", "text", "min(10, sum(5 万元, 2.5 万元) / 1 万元) = 7.50"),
    ],
)
def test_list_is_explained_as_its_members(lang: Any, format: Any, expected: str) -> None:
    """Where it comes from, and where it is read."""
    assert expected in " ".join(card(LISTED, a="2.5").explain(format, lang).split())


def test_list_is_a_step_of_the_explanation() -> None:
    """Its exact value is a text each, in the unit it is shown in."""
    steps = json.loads(card(LISTED, a="2.5").explain("json"))["items"][0]["steps"]
    assert [step["value"] for step in steps if step["step"] == "metric"] == [["5", "2.5"]]


def test_metric_without_a_certain_value_is_shown_without_one() -> None:
    """Nothing reads it, so nothing is refused; one that is certainly nearest to 0 is shown as 0."""
    found = card(ONE + f"  score 3\nmetric m = {EDGE}\nmetric n = best(2, 1, {EDGE})\nmetric o = {ZERO}\n")
    assert found.metrics == {"m": None, "n": None, "o": 0}


def test_item_that_reads_a_value_that_is_not_certain_is_refused() -> None:
    """By name."""
    with pytest.raises(indicrules.DataError) as refused:
        indicrules.loads(ONE + f"  score m\nmetric m = {ZERO}\n").score({})
    assert [problem.code for problem in refused.value.problems] == ["cannot-decide"]


def test_actual_without_a_certain_value_is_shown_without_one() -> None:
    """No clause needs to decide anything of it."""
    found = card(ONE + f"  actual {EDGE}\n  score 3\n")["x"]
    assert (found.actual, found.score) == (None, 3)


@pytest.mark.parametrize(
    "clauses",
    [
        f"  score if m > 1 then 2 else 3\nmetric m = {ZERO}\n",
        f"  actual 3\n  target <= {ZERO} + 1\n  score proportional\n",
        f"  actual {ZERO} + 3\n  target >= 4\n  score 5\n",
        f"  bonus 5\n  score full + {ZERO}\n  deduct 0.1234\n",
        f"  bonus 10\n  score full + {ZERO}\n  award 5\n  cap 10\n",
        f"  deduct 1 + {ZERO}\n  deduct 0.0000000000003\n  round score none\n",
        f"  out of 20\n  score 5 + 0.0000000000005 + {ZERO}\n  deduct 0.0000000000001\n  round score none\n",
        f"  score 3\ncheck {ZERO} > 0\n",
    ],
)
def test_what_no_digits_decide_ends_in_no_traceback(clauses: str) -> None:
    """A score that is certain is explained, whatever on the way to it is not."""
    found = card(ONE + clauses)["x"]
    assert sum(Decimal(str(line.points)) for line in found.ledger) == found.lost


@pytest.mark.parametrize(
    ("lang", "floor", "ceil", "mode"),
    [
        ("en", "3.7, rounded down to one decimal", "4, rounded up", "round(3.77, 0.1, floor)"),
        ("zh", "向下舍入，保留一位小数：3.7", "向上取整数：4", "取整(3.77, 0.1, 向下取整)"),
    ],
)
def test_roundings_bear_the_names_of_the_language(lang: Any, floor: str, ceil: str, mode: str) -> None:
    """Not those of the other modes `down` and `up`."""
    text = ONE + "  score {}\n  round score {}\ninput a\n"
    first = card(text.format("a", "0.1 floor"), a="3.77").explain(lang=lang)
    second = card(text.format("round(a, 0.1, floor)", "1 ceil"), a="3.77").explain(lang=lang)
    assert floor in first
    assert ceil in second
    assert mode in second


def test_name_that_is_that_of_a_mode_stays_as_it_is() -> None:
    """The last argument of another function is the author's."""
    found = card(ONE + "  score max(a, up)\ninput a\ninput up\n", a=3, up=4).explain(lang="zh")
    assert "最大(a, up)" in found


def test_deduction_that_is_irrational_keeps_its_own_line() -> None:
    """The formula, which is rational, keeps its own as well; the rounding takes the rest."""
    found = card(ONE + '  score 8\n  deduct sqrt(2) because "late"\n')["x"]
    assert [(line.kind, line.points, line.because) for line in found.ledger] == [
        ("formula", Decimal(2), None),
        ("deduct", Decimal("1.414213562373"), "late"),
        ("rounding", Decimal("-0.004213562373"), None),
    ]


def test_line_of_an_irrational_formula_is_what_its_arithmetic_says() -> None:
    """Beside a deduction as well."""
    found = card(ONE + "  score sqrt(a)\n  deduct 1\ninput a\n", a=5)["x"]
    assert [(line.points, line.arithmetic) for line in found.ledger] == [
        (Decimal("7.76"), "10 − 2.24"),
        (Decimal(1), "1"),
    ]


def test_a_value_held_between_equal_limits_shows_the_one_it_passed() -> None:
    """`clamp` of limits that are the same says whether it lifted or held down."""
    for given, shown in ((3, "max(3, 5) = 5"), (9, "min(9, 5) = 5")):
        found = card(f"{ONE}  score clamp(a, 5, b)\ninput a\ninput b\n", a=given, b=5)
        assert shown in found.explain("text", "en")
