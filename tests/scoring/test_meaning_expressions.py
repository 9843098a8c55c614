"""What bodies, functions, methods, params, metrics and other items' values come to."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction

import pytest

import indicrules
from indicrules import DataError, RulesetError
from tests.loading import on_loading


def total(body: str, more: str = "input a\ninput b\n", **actuals: object) -> object:
    """Score a ruleset whose total is `body`."""
    return indicrules.loads(f"ruleset r\n  score {body}\n{more}").score(actuals).total


def problem(body: str, more: str = "input a\ninput b\n", **actuals: object) -> tuple[str, str]:
    """Give code and message of the only problem of the data."""
    with pytest.raises(DataError) as caught:
        total(body, more, **actuals)
    (found,) = caught.value.problems
    return found.code, found.message


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("7 - 2 - 1", 4),
        ("8 / 4 / 2", 1),
        ("2 + 3 * 4", 14),
        ("-2^2", -4),
        ("2^3^2", 512),
        ("2^-1", Decimal("0.5")),
        ("0^0", 1),
        ("1/3 + 1/3 + 1/3", 1),
        ("1_000 + 229516.07", Decimal("230516.07")),
        ("50% * 10", 5),
        ("sum(1%, 2%) * 100", 3),
        ("if not 1 > 2 and 2 = 2 or 1 / 0 > 1 then 1 else 0", 1),
        ("count(a > 1, b > 1, a = b)", 2),
        ("count(yes, no, a = 3)", 2),
        ("sum(best(2, a, b, 5))", 9),
        ("sum(worst(2, a, b, 5))", 7),
        ("max(worst(2, a, b, 9))", 4),
        ("median(a, b, 5)", 4),
        ("median(9, b, 5, a)", Decimal("4.5")),
        ("median(a)", 3),
        ("mod(9, b)", 1),
        ("mod(-2, a)", 1),
        ("mod(7.5, 2)", Decimal("1.5")),
        ("min(best(2, a, b, 9))", 4),
        ("mean(a, b)", Decimal("3.5")),
        ("harmonic(a, 6)", 4),
        ("geomean(2, 4, 8)", 4),
        ("interpolate(a, 0: 0, 10: 5, 20: 50)", Decimal("1.5")),
        ("interpolate(b, 0: 0, 2: 5, 20: 50)", 10),
        ("interpolate(-1, 0: 7, 2: 5)", 7),
        ("interpolate(9, 0: 7, 2: 5)", 5),
        ("round(a / 4, 0.5)", 1),
        ("round(12.5, 5, half_even)", 10),
        ("round(0.125, 0.05)", Decimal("0.15")),
        ("round(round(10, sqrt(2)), 0.001)", Decimal("9.899")),
        ("floor(-2.5)", -3),
        ("ceil(-2.5)", -2),
        ("floor(7.3, 0.5)", 7),
        ("clamp(12, a, b)", 4),
        ("abs(a - b)", 1),
        ("exp(0) + ln(1) + sqrt(9) + erfc(0)", 5),
        ("round(100 * erfc(1), 0.0001)", Decimal("15.7299")),
        ("round(exp(1), 0.00001)", Decimal("2.71828")),
        ("round(a ^ 0.5, 0.001)", Decimal("1.732")),
        ("round(sqrt(2) * sqrt(2) + 0.5, 1, half_even)", 2),
        ("round(sqrt(6.25), 1)", 3),
        ("round(10 * 8^(1/3) + 0.5, 1, half_even)", 20),
        ("round(geomean(0.5, 12.5), 1, half_even)", 2),
        ("if sqrt(a) * sqrt(b) = sqrt(12) then 1 else 0", 1),
        ("if sqrt(a) < sqrt(a + 0.000000000001) then 1 else 0", 1),
    ],
)
def test_arithmetic_and_functions(body: str, expected: object) -> None:
    """By hand, with a = 3 and b = 4; ties of irrational functions are exact."""
    assert total(body, a=3, b=4) == expected


@pytest.mark.parametrize(
    ("a", "expected"),
    [(95, 5), (90, 5), ("89.9", 3), (60, 3), (20, 1), ("10.01", 1), (7, 9), (8, 10)],
)
def test_match_takes_the_first_row_that_holds(a: object, expected: int) -> None:
    """Open and closed ends, `=`, and a bare value which means `=`."""
    rows = "match a\n    >= 90: 5\n    60 to < 90: 3\n    > 10 to 20: 1\n    = 7: 9\n    8: 10\n"
    assert total(rows, a=a) == expected


@pytest.mark.parametrize("a", [59, 10, 21, 9])
def test_no_row_that_holds_is_an_error_at_its_place(a: int) -> None:
    """Between the rows there is nothing, and nothing is guessed."""
    rows = "match a\n    >= 90: 5\n    60 to < 90: 3\n    > 10 to 20: 1\n"
    assert problem(rows, a=a) == ("no-row-holds", "no row of `match a` holds, and there is no `otherwise`")


def test_no_condition_that_holds_is_an_error() -> None:
    """The message shows the first of the rows."""
    code, message = problem("\n    when a > 5: 1\n    when b > 5: 2\n", a=4, b=4)
    assert (code, message) == ("no-row-holds", "no row of `when a > 5: 1` holds, and there is no `otherwise`")


@pytest.mark.parametrize(
    ("rows", "kind", "value", "expected"),
    [
        ('"优": 5\n    "良": 3\n    otherwise: 0', 'one of "优", "良", "差"', "差", 0),
        ("<= 2024-06-30: 5\n    2024-07-01 to < 2024-12-31: 3\n    otherwise: 0", "date", "2024-12-30", 3),
        ("<= 2024-06-30: 5\n    2024-07-01 to < 2024-12-31: 3\n    otherwise: 0", "date", "2024-12-31", 0),
        (">= 90: 5\n    >= 80%: 3\n    otherwise: 0", "%", "85", 3),
        (">= 90: 5\n    8 to 90: 3\n    otherwise: 0", "万元", "80000 元", 3),
        ("yes: 5\n    no: 3", "yes/no", "否", 3),
    ],
)
def test_match_of_every_type(rows: str, kind: str, value: object, expected: int) -> None:
    """Texts, dates and their ranges, percents, quantities whose rows are bare, yes and no."""
    assert total(f"match x\n    {rows}\n", f"input x {kind}\n", x=value) == expected


def test_a_range_of_choices_says_nothing() -> None:
    """Choices have no order."""
    with pytest.raises(RulesetError) as caught:
        total('match x\n    "a" to "b": 5\n    otherwise: 0\n', 'input x one of "a", "b"\n', x="a")
    assert [each.code for each in caught.value.diagnostics] == ["no-order"]


@pytest.mark.parametrize(
    ("body", "actuals", "expected"),
    [
        ("if present(a) then a else b", {"b": 3}, 3),
        ("if present(a) then a else b", {"a": indicrules.NOT_APPLICABLE, "b": 3}, 3),
        ("if a > 1 or b > 1 then 1 else 0", {"a": 2}, 1),
        ("if a > 1 and b > 1 then 1 else 0", {"a": 1}, 0),
        ("if a = 0 then 0 else b / a", {"a": 0}, 0),
        ("\n    when a > 5: 1\n    when b > 5: 2\n    otherwise: 3\n", {"a": 6}, 1),
        ("match a\n    >= 5: 1\n    >= b: 2\n", {"a": 6}, 1),
    ],
)
def test_what_is_not_taken_needs_nothing(body: str, actuals: dict[str, object], expected: int) -> None:
    """Untaken branches, later rows and operands that no longer decide may be missing."""
    assert total(body, "input a\ninput b\n", **actuals) == expected


@pytest.mark.parametrize(
    ("body", "code", "message"),
    [
        ("a / b", "division-by-zero", "`a / b` divides 3 by `b`, which is 0"),
        ("ln(b)", "not-defined", "`ln(b)`: the logarithm of `0`, which is not positive"),
        ("sqrt(b - 1)", "not-defined", "`sqrt(b - 1)`: the square root of `-1`, which is negative"),
        ("harmonic(a, b)", "not-defined", "`harmonic(a, b)`: a harmonic mean is defined for values above 0 only"),
        ("clamp(a, 5, b)", "not-defined", "`clamp(a, 5, b)`: the lower limit lies above the upper one"),
        ("round(a, b)", "step-not-positive", "the step `b` is not above 0"),
        ("a * 0 + 0 * c", "missing", "`c` is missing, and `r` needs it"),
    ],
)
def test_what_has_no_value_is_an_error_with_the_values(body: str, code: str, message: str) -> None:
    """At its place, in the author's words."""
    assert problem(body, "input a\ninput b\ninput c\n", a=3, b=0) == (code, message)


def test_an_item_that_lacks_the_input_of_its_name_is_named_once() -> None:
    """It would need itself otherwise."""
    with pytest.raises(DataError) as refused:
        indicrules.loads("ruleset r\n  total 10\nindicator land\n  weight 10\n  target >= 43 宗\n").score({})
    assert [each.message for each in refused.value.problems] == ["`land` is missing"]


METHODS = """method twice(p)
  score p + p
method half(p)
  score twice(p) / 4
method pick(c, p, q)
  score if c then p else q
method tier(step, loss)
  score full - loss * floor(shortfall / step)
method two(s)
  score tier(s, 2)
method rows(p)
  score match p
    >= 90: full
    otherwise: p / 10
method or_one(p)
  score if present(p) then p else 1
method plain(p)
  score p / 1 元
input a
input b
input w 万元
input f yes/no
"""


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        ("twice(a)", 6),
        ("half(a)", Decimal("1.5")),
        ("twice(a) + twice(1)", 8),
        ("pick(a > 2, a, b)", 3),
        ("pick(f, a, b)", 3),
        ("pick(no, b, pick(yes, 4, b))", 4),
        ("rows(a * 30)", 10),
        ("rows(70)", 7),
        ("or_one(b)", 1),
        ("or_one(a)", 3),
        ("plain(w)", 2),
        ("plain(3 元)", 3),
        ("tier(1, 2)", 4),
        ("two(2)", 8),
        ("proportional", 7),
        ("proportional()", 7),
        ("symmetric / 2", Decimal("3.5")),
        ("min(proportional, two(1))", 4),
    ],
)
def test_methods(score: str, expected: object) -> None:
    """Lazy arguments, methods in methods, one parameter used twice, the words of the calling item."""
    text = f"ruleset r\nindicator x\n  weight 10\n  target >= 10\n  actual a + 4\n  score {score}\n{METHODS}"
    assert indicrules.loads(text).score({"a": 3, "f": True, "w": "0.0002"})["x"].score == expected


@pytest.mark.parametrize(
    ("period", "expected"),
    [(2010, Decimal("83.57")), (2013, Decimal("83.57")), (2014, 85), (2019, 85), (2025, 89)],
)
def test_dated_params_by_year(period: int, expected: object) -> None:
    """The last row that is not after the period."""
    text = "ruleset r\n  score k\nparam k\n  from 2010: 83.57\n  from 2014: 85\n  from 2020: 90 - 1\n"
    assert indicrules.loads(text).score({}, period=period).total == expected


def test_dated_params_by_date_and_the_rulesets_own_period() -> None:
    """The caller's period goes before the ruleset's."""
    ruleset = indicrules.loads(
        "ruleset r\n  period 2014-07-02\n  score k\nparam k\n  from 2010-01-01: 1\n  from 2014-07-01: 2\n"
    )
    assert ruleset.score({}).total == 2
    assert ruleset.score({}, period=datetime.date(2014, 6, 30)).total == 1
    assert ruleset.score({}, period=datetime.date(2014, 7, 1)).total == 2


@pytest.mark.parametrize(
    ("period", "code"), [(2009, "period-before-first"), ("x", "period-of-another-kind"), (None, "period-needed")]
)
def test_periods_that_choose_no_row(period: int | str | None, code: str) -> None:
    """Before the first row, of another kind, or none at all."""
    with pytest.raises(DataError) as caught:
        indicrules.loads("ruleset r\n  score k\nparam k\n  from 2010: 83.57\n").score({}, period=period)
    assert [each.code for each in caught.value.problems] == [code]


def test_metrics_of_every_type() -> None:
    """Numbers, texts, dates, yes/no, percents, quantities in the units written; None where there is no value."""
    text = (
        "ruleset r\n  score 1\n  missing rescale\ninput a\ninput b\ninput d date\ninput w 万元\ninput p %\ninput n 户\n"
        'metric ratio = a / b\nmetric word = if a > 1 then "x" else "y"\nmetric day = d + 3 天\nmetric twice = w * 2\n'
        'metric rate = p\nmetric truth = word = "x"\nmetric days = d - 2024-01-01\nmetric each = w / n\n'
        "metric root = sqrt(a)\nmetric nothing = b / 0\nmetric mixed = w + 5 元\nmetric gone = score(q)\n"
        "metric reached = met(s)\nmetric name = grade(s)\nindicator q\n  weight 1\n  target >= 1\n"
        "indicator s\n  weight 1\n  target >= 1\n  actual 1\n  grade A otherwise\n"
    )
    given = {"a": 2, "b": 3, "d": "2024-02-01", "w": 3, "p": "12.5", "n": 4}
    assert indicrules.loads(text).score(given).metrics == {
        "ratio": Fraction(2, 3),
        "word": "x",
        "day": datetime.date(2024, 2, 4),
        "twice": 6,
        "rate": Decimal("0.125"),
        "truth": True,
        "days": 31,
        "each": Decimal("0.75"),
        "root": Decimal("1.414213562373"),
        "nothing": None,
        "mixed": Decimal("3.0005"),
        "gone": None,
        "reached": True,
        "name": "A",
    }


ITEMS = """ruleset r
  missing rescale
indicator x
  weight 10
  out of 100
  target >= 10
  grade A >= 60
  grade B otherwise
indicator y
  weight 20
  {}
indicator m
  weight 5
  target >= 10
"""


@pytest.mark.parametrize(
    ("clause", "score"),
    [
        ("score score(x) / 10", 5),
        ("score points(x)", 5),
        ("score 10 * completion(x)", 5),
        ("score if met(x) then 1 else 2", 2),
        ("score actual(x)", 5),
        ("score weight(x)", 10),
        ("score weight(m)", 5),
        ("score if grade(x) = A then 7 else 8", 8),
        ('score if grade(x) = "B" then 7 else 8', 7),
        ("score if counted(x) and not counted(m) then 3 else 4", 3),
        ("score if present(m) then score(m) else 1", 1),
        ("score if grade(m) = none then 1 else 2", 1),
        ("deduct 2 if counted(m) and not met(m)", 20),
        ("score score(m)", None),
        ("score completion(m)", None),
    ],
)
def test_values_of_other_items(clause: str, score: object) -> None:
    """x reached half of its target, m is missing and dropped: its values are inapplicable to their reader."""
    assert indicrules.loads(ITEMS.format(clause)).score({"x": 5, "m": None})["y"].score == score


@pytest.mark.parametrize(
    ("clause", "code"),
    [
        ("score score(y)", "cycle"),
        ("score score(z)", "unknown-item"),
        ("score if grade(x) = C then 1 else 2", "unknown-grade"),
        ("score completion(y)", "missing-target"),
        ("score actual(y)", "missing-target"),
    ],
)
def test_values_that_no_item_has(clause: str, code: str) -> None:
    """Said when the ruleset is loaded, never taken for inapplicable."""
    assert [each.code for each in on_loading(ITEMS.format(clause))] == [code]


@pytest.mark.parametrize(
    ("bounds", "actual", "expected"),
    [
        ("from -50 to 50", 5, 5),
        ("from -50 to 50", -5, 5),
        ("from -50 to 0", -5, 5),
        ("from -50 to -1", -7, 7),
        ("from 1 to 9", 2, 2),
        ("from -1", -1, 1),
    ],
)
def test_a_magnitude_is_never_below_zero(bounds: str, actual: int, expected: int) -> None:
    """Whatever is known of the range that the value lies in."""
    assert total("abs(a)", f"input a {bounds}\n", a=actual) == expected
    assert total("abs(-2 * a)", f"input a {bounds}\n", a=actual) == 2 * expected
