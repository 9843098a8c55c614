"""What data of every kind is taken for, and how units convert, agree and clash."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction

import pytest

import indicrules
from indicrules import NOT_APPLICABLE, DataError
from tests.loading import on_loading


def taken(kind: str, value: object) -> object:
    """Give what the input `x` holds after the intake, in base units."""
    return indicrules.loads(f"ruleset r\n  score 1\ninput x {kind}\n").score({"x": value}).actuals["x"]


def refused(kind: str, value: object) -> tuple[str, str | None]:
    """Give code and hint of the only problem."""
    with pytest.raises(DataError) as caught:
        taken(kind, value)
    (found,) = caught.value.problems
    assert found.name == "x"
    return found.code, found.hint


def total(body: str, inputs: str, **actuals: object) -> object:
    """Score a ruleset whose total is `body`."""
    return indicrules.loads(f"ruleset r\n  score {body}\n{inputs}").score(actuals).total


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("", 5, 5),
        ("", -5, -5),
        ("", 0.1, Fraction(1, 10)),
        ("", 1e22, 10**22),
        ("", Decimal("1.50"), Fraction(3, 2)),
        ("", Fraction(1, 3), Fraction(1, 3)),
        ("", " １２．５　", Fraction(25, 2)),
        ("", "−5", -5),
        ("", "50%", Fraction(1, 2)),
        ("", "3 万", 30000),
        ("", "3 分", 3),
        ("", None, None),
        ("", "", None),
        ("", "　", None),
        ("", NOT_APPLICABLE, NOT_APPLICABLE),
        ("", "N/A", NOT_APPLICABLE),
        ("", "不适用", NOT_APPLICABLE),
        ("", "—", NOT_APPLICABLE),
        ("万元", 5, 50000),
        ("万元", "5万元", 50000),
        ("万元", "5 元", 5),
        ("万元", "5 亿元", 5 * 10**8),
        ("宗", "43 宗", 43),
        ("%", 95, Fraction(19, 20)),
        ("%", "95", Fraction(19, 20)),
        ("%", "95％", Fraction(19, 20)),
        ("%", "950‰", Fraction(19, 20)),
        ("%", "3 个百分点", Fraction(3, 100)),
        ("%", "0.95%", Fraction(19, 2000)),
        ("%", 0, 0),
        ("%", "1.0001", Fraction(10001, 1000000)),
        ("%", "-0.5%", Fraction(-1, 200)),
        ("% from 0 to 100", 100, 1),
        ("元/户", "5 万元/户", 50000),
        ("元/人*月", "60 元/人*年", 5),
        ("元/人*月", "5 元/人/月", 5),
        ("yes/no", True, True),
        ("yes/no", "否", False),
        ("yes/no", "YES", True),
        ("date", "２０２４-12-31", datetime.date(2024, 12, 31)),
        ("date", datetime.datetime(2024, 1, 1), datetime.date(2024, 1, 1)),
        ("date", datetime.date(2024, 1, 1), datetime.date(2024, 1, 1)),
        ('one of "达成", "无"', " 达成 ", "达成"),
        ('one of "达成", "无"', "无", "无"),
        ('one of "达成", "未达成"', "不涉及", NOT_APPLICABLE),
    ],
)
def test_data_is_taken_for_what_it_says(kind: str, value: object, expected: object) -> None:
    """Every type of Python and of text, in base units."""
    assert taken(kind, value) == expected


@pytest.mark.parametrize(
    ("kind", "value", "code", "hint"),
    [
        ("", "1,234.5", "thousands-separator", "write `1234.5`"),
        ("", "1e3", "exponent", "write `1000`"),
        ("", "1_000", "underscore", "write `1000`"),
        ("", "≥266", "operator-in-data", "write `266`"),
        ("", "五", "other-digits", "write `5`"),
        ("", float("nan"), "not-a-number", "give no value where none is known"),
        ("", True, "not-a-number", "write it as in `95`"),
        ("", [1], "not-a-number", "write it as in `95`"),
        ("", "1/3", "not-a-number", "write digits with at most one point, such as `12.5`"),
        ("%", "2024-01-01", "not-a-number", "write digits with at most one point, such as `12.5`"),
        ("", "5 元", "unit-clash", "write the number alone"),
        ("元", "3万", "unit-clash", "write the whole unit, as in `3万元`"),
        ("宗", "43 个", "unit-clash", "convert it, or say in the ruleset what one is: `unit 个 = 1 宗`"),
        ("宗", "43 或", "unit-clash", "give it in `宗`, or check which figure is meant"),
        ("宗", "43 " + "个" * 201, "unit-clash", "give it in `宗`, or check which figure is meant"),
        ("元/户", "5 元/人", "unit-clash", "give it in `元/户`, or check which figure is meant"),
        ("万元", "5%", "unit-clash", "give it in `万元`, or check which figure is meant"),
        ("%", "95 分", "unit-clash", "write a percentage, as in `95%`"),
        ("%", 0.95, "percent-or-fraction", "write `0.95%` or `95%`"),
        ("%", "1", "percent-or-fraction", "write `1%` or `100%`"),
        ("%", "-0.05", "percent-or-fraction", "write `-0.05%` or `-5%`"),
        ('one of "达成", "未达成"', "无", "unknown-choice", "they are `达成`, `未达成`"),
        ("yes/no", 1, "not-yes-or-no", "write `yes` or `no`, `是` or `否`"),
        ("date", "2024-02-30", "not-a-date", "write it as in `2024-12-31`"),
        ("date", "2024/12/31", "not-a-date", "write `2024-12-31`"),
        ("date", datetime.datetime(2024, 1, 1, 1), "not-a-date", "give the date alone"),
        ('one of "达成", "未达成"', "大成", "unknown-choice", "did you mean `达成`?"),
        ('one of "达成", "未达成"', 1, "unknown-choice", "they are `达成`, `未达成`"),
        ("万元 from 0 to 10", "100001 元", "out-of-range", "check the figure against its source"),
        ("date from 2024-01-01", "2023-12-31", "out-of-range", "check the date against its source"),
    ],
)
def test_data_that_is_refused(kind: str, value: object, code: str, hint: str) -> None:
    """Each with its code and what to write instead."""
    assert refused(kind, value) == (code, hint)


KEYED = """ruleset r
  score 1
input 甲 宗 "计划数"
input 乙 "重复"
input 丙 "重复"
input 丁１
metric k = 甲 / 1 宗
"""


@pytest.mark.parametrize("key", ["甲", " 甲 ", "计划数"])
def test_names_and_titles_are_keys(key: str) -> None:
    """Blanks around a key do not matter."""
    assert indicrules.loads(KEYED).score({key: 5}).actuals["甲"] == 5


def test_full_width_keys_are_their_twins() -> None:
    """`丁１` and `丁1` are one name."""
    assert indicrules.loads(KEYED).score({"丁１": 5}).actuals["丁1"] == 5


def test_all_problems_come_at_once() -> None:
    """An unknown name, a shared title, a computed name, a value of the wrong type, one input given twice."""
    with pytest.raises(DataError) as caught:
        indicrules.loads(KEYED).score({"计划": 1, "重复": 1, "k": 1, "丁1": "x", "甲": 1, "计划数": 2, 5: 1})  # type: ignore[dict-item]
    assert [(each.code, each.name, each.hint) for each in caught.value.problems] == [
        ("unknown-name", "计划", "did you mean `计划数`?"),
        ("ambiguous-title", "重复", "use its name"),
        ("unknown-name", "k", "the inputs are `甲`, `乙`, `丙`, `丁1`"),
        ("not-a-number", "丁1", "write digits, as in `43`"),
        ("given-twice", "甲", "leave out one of the two"),
        ("unknown-name", None, "keys are texts"),
    ]


def test_several_missing_values_come_at_once() -> None:
    """Each item that cannot be scored names its own input."""
    text = "ruleset r\nindicator x\n  weight 1\n  target >= 5 宗\nindicator y\n  weight 1\n  target >= 5\n"
    with pytest.raises(DataError) as caught:
        indicrules.loads(text).score({})
    assert [(each.code, each.name) for each in caught.value.problems] == [("missing", "x"), ("missing", "y")]


@pytest.mark.parametrize(
    ("target", "value", "actual", "unit"),
    [
        (">= 43 宗", "43 宗", 43, "宗"),
        (">= 5 万元", "60000 元", 6, "万元"),
        (">= 95%", 95, Decimal("0.95"), None),
        (">= 5", 5, 5, None),
        ("5 万元 to 8 万元", 6, 6, "万元"),
        (">= 530 元/人", "600 元/人", 600, "元/人"),
        ("<= 2024-12-31", "2024-12-01", datetime.date(2024, 12, 1), None),
        ("= yes", "yes", True, None),
    ],
)
def test_an_indicator_without_actual_reads_its_own_name(
    target: str, value: object, actual: object, unit: str | None
) -> None:
    """The input is declared with the target's unit, and the card shows both in it."""
    found = indicrules.loads(f"ruleset r\nindicator x\n  weight 1\n  target {target}\n").score({"x": value})["x"]
    assert (found.actual, found.unit, found.met) == (actual, unit, True)


@pytest.mark.parametrize(
    ("body", "inputs", "actuals", "expected"),
    [
        ("a / b", "input a 万元\ninput b 元\n", {"a": 2, "b": 5000}, 4),
        ("a / 1 元", "input a 万元\n", {"a": "1.5"}, 15000),
        ("a / (1 元/人)", "input a 元/人\n", {"a": "5.5 万元/人"}, 55000),
        ("a * b / 1 元", "input a 元/人\ninput b 人\n", {"a": "5.5 万元/人", "b": 2}, 110000),
        ("a * b * c / 1 元", "input a 元/人*月\ninput b 人\ninput c 月\n", {"a": 100, "b": 2, "c": "1 年"}, 2400),
        ("(a^2) / 1 平方米", "input a 米\n", {"a": 3}, 9),
        ("(d - e) / 1 天", "input d date\ninput e date\n", {"d": "2024-03-01", "e": "2024-02-01"}, 29),
        ("if d - e > 28 then 1 else 0", "input d date\ninput e date\n", {"d": "2024-03-01", "e": "2024-02-01"}, 1),
        ("if d > e + 29 then 1 else 0", "input d date\ninput e date\n", {"d": "2024-03-01", "e": "2024-02-01"}, 0),
        ("if a >= 3 then 1 else 0", "input a 万元\n", {"a": "30000 元"}, 1),
        ("if a > 95 then 1 else 0", "input a %\n", {"a": 95}, 0),
        ("if a >= 95 then 1 else 0", "input a %\n", {"a": 95}, 1),
        ("if a / b >= 90% then 1 else 0", "input a 元\ninput b 元\n", {"a": 9, "b": 10}, 1),
        ("min(a, 3) / 1 万元", "input a 万元\n", {"a": 5}, 3),
        ("clamp(a, 1, 3) / 1 万元", "input a 万元\n", {"a": 5}, 3),
        ("round(a, 1) / 1 万元", "input a 万元\n", {"a": "5.5"}, 6),
        ("round(a, 1 元) / 1 元", "input a 万元\n", {"a": "0.00055"}, 6),
        ("floor(a) / 1 万元", "input a 万元\n", {"a": "5.5"}, 5),
        ("interpolate(a, 0: 0, 10: 5)", "input a 万元\n", {"a": 4}, 2),
        ("interpolate(a, 90: 0, 100%: 5)", "input a %\n", {"a": 94}, 2),
        ("a / 1 批", "input a 批\nunit 打 = 12 个\nunit 批 = 10 打\n", {"a": "240 个"}, 2),
        ("a / 1 个", "input a 个\nunit 打 = 12 个\n", {"a": "2 打"}, 24),
        ("a * 100", "input a ‰\n", {"a": 25}, Decimal("2.5")),
    ],
)
def test_units_convert_and_cancel(body: str, inputs: str, actuals: dict[str, object], expected: object) -> None:
    """Families, compounds, prefixes, `unit` blocks, dates in days, and bare numbers beside quantities."""
    assert total(body, inputs, **actuals) == expected


@pytest.mark.parametrize(
    ("body", "inputs", "hint"),
    [
        (
            "(a + b) / 1 宗",
            "input a 宗\ninput b 户\n",
            "if they are the same thing, write `unit 户 = 1 宗` in the file; else correct one",
        ),
        ("(a + 3) / 1 万元", "input a 万元\n", "write `3 万元`"),
        (
            "if a > b then 1 else 0",
            "input a 元\ninput b 元/人\n",
            "they measure different things: check which of them is meant",
        ),
    ],
)
def test_units_that_clash(body: str, inputs: str, hint: str) -> None:
    """Sums and comparisons want one unit."""
    found = on_loading(f"ruleset r\n  score {body}\n{inputs}")
    assert [(each.code, each.hint) for each in found] == [("unit-clash", hint)]
