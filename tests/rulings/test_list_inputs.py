"""Ruling 51: lists that data bring, in each form of data, and what is lacking in them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd  # type: ignore[import-untyped]  # it brings no types
import polars as pl
import pyarrow as pa
import pytest

import indicrules
from indicrules import NOT_APPLICABLE, Scorecard, Status
from indicrules.card.plan import Plan
from indicrules.files.actuals import read_actuals
from indicrules.syntax.formatter import format_text

RULES = """ruleset r
  total 100
  missing zero
  inapplicable full
  round score none
input marks list of 分 from 0 to 100 "Marks of the judges"
input far list of km
input rates list of % from 0% to 100%
indicator x
  weight 100
  score {}
"""
DATA: dict[str, Any] = {"marks": [70, 90, 80], "far": [2, "500 米"], "rates": ["95%", 85]}


def card(formula: str, **more: object) -> Scorecard:
    """Score a formula by the reference evaluator, then by the compiled one, which must agree."""
    ruleset, data = indicrules.loads(RULES.format(formula)), {**DATA, **more}
    found = ruleset.score(data)
    assert found.detail.problems == []
    _, results, _ = Plan(ruleset.model).score(data)
    assert Fraction(results[1], results[2]) == (found.detail.outcomes["x"].score or 0)
    table = ruleset.score_table(pa.table({name: texts(value) for name, value in data.items()}))
    assert table["x"].to_pylist() == [found["x"].score]
    return found


def texts(value: object) -> Any:
    """Give a column of one cell with a list as its text."""
    if value is None or isinstance(value, str):
        return pa.array([value], pa.string())
    assert isinstance(value, list | tuple)
    shown = ("N/A" if each is NOT_APPLICABLE else "" if each is None else str(each) for each in value)
    return pa.array(["; ".join(shown) or None], pa.string())


def refused(**more: object) -> tuple[str, str, str | None]:
    """Give what is said of data of which one thing is wrong."""
    with pytest.raises(indicrules.DataError) as problem:
        indicrules.loads(RULES.format("mean(marks) + mean(rates) + sum(far / 1 km)")).score({**DATA, **more})
    (found,) = problem.value.problems
    return found.code, found.message, found.hint


@pytest.mark.parametrize(
    ("formula", "score"),
    [
        ("mean(marks)", 80),
        ("median(marks) - min(marks) / 10", 73),
        ("count(marks) + count(rates)", 5),
        ("sum(best(2, marks)) / 2", 85),
        ("mean(trimmed(1, marks))", 80),
        ("sum(far / 1 km)", Decimal("2.5")),
        ("100 * product(rates)", Decimal("80.75")),
        ("weighted_mean(marks, list(1, 2, 1))", Decimal("82.5")),
        ("sum(marks * list(0.5, 0.25, 0))", Decimal("57.5")),
        ("sum((marks - mean(marks)) ^ 2) / 10", 20),
        ("harmonic(marks / 10) * 191 / 9", 168),
        ("weighted_mean(list(1, 2.8), rates * 100)", Decimal("1.85")),
    ],
)
def test_ruling_51_functions_take_lists_that_data_bring(formula: str, score: object) -> None:
    """With units and percents as single values have them, converted within their family."""
    found = card(f"({formula}) / 2")["x"].score
    assert found is not None
    assert 2 * Fraction(found) == score


@pytest.mark.parametrize(
    "value",
    [
        [70, 90, 80],
        (70, 90, 80),
        ["70", "90 分", "80.0"],
        [70.0, Decimal(90), Fraction(80)],
        "70; 90; 80",
        "70；９０ ;80",
        "[70, 90, 80]",
        '["70 分", "90", 80.0]',
        np.array([70, 90, 80], np.int16),
        np.array([70, 90, 80], np.float32),
        pd.Series([70, 90, 80]),
        [np.int64(70), np.float64(90), 80],
    ],
    ids=repr,
)
def test_ruling_51_a_list_comes_as_a_list_an_array_or_a_text(value: object) -> None:
    """Each of these is the same three marks."""
    ruleset = indicrules.loads(RULES.format("mean(marks) + 100 * (max(marks) - 90)"))
    assert ruleset.score({**DATA, "marks": value})["x"].score == 80


def test_ruling_51_a_single_value_is_a_list_of_one() -> None:
    """In a cell of a table nothing tells it from one."""
    assert card("mean(marks)", marks=[85]).total == 85
    assert indicrules.loads(RULES.format("mean(marks)")).score({**DATA, "marks": 85}).total == 85


@pytest.mark.parametrize(
    ("formula", "marks", "ending"),
    [
        ("mean(marks)", [70, None, 80], ("zero", 0)),
        ("mean(marks)", [70, "N/A", None], ("full", 100)),
        ("mean(marks)", "70; ; N/A", ("zero", 0)),
        ("mean(marks)", None, ("zero", 0)),
        ("mean(marks)", [], ("zero", 0)),
        ("mean(marks)", "N/A", ("full", 100)),
        ("count(marks)", [70, None], ("zero", 0)),
        ("mean(known(marks))", [70, None, 80], ("scored", 75)),
        ("mean(known(marks))", "70; N/A; 90; ", ("scored", 80)),
        ("mean(known(marks))", [None, NOT_APPLICABLE], ("zero", 0)),
        ("mean(known(marks))", [NOT_APPLICABLE, None], ("full", 100)),
        ("mean(known(marks))", None, ("zero", 0)),
        ("count(known(marks))", [None, 3, NOT_APPLICABLE], ("scored", 1)),
        ("count(known(marks))", None, ("scored", 0)),
        ("if present(marks) then 1 else 2", [70, None], ("scored", 2)),
        ("if present(marks) then 1 else 2", [70, 0], ("scored", 1)),
        ("sum(known(marks) * 2) / 2", [70, None, 20], ("scored", 90)),
    ],
)
def test_ruling_51_members_may_be_lacking(formula: str, marks: Any, ending: tuple[str, int]) -> None:
    """The first that lacks decides what the list is; `known` leaves them out; a list without members is missing."""
    found = card(formula, marks=marks)["x"]
    assert (found.status, found.score) == ending


def test_ruling_51_a_list_that_lacks_a_value_says_so() -> None:
    """In the error that names the list, and in explanations of both languages."""
    with pytest.raises(indicrules.DataError) as problem:
        indicrules.loads("ruleset r\n  score mean(marks)\ninput marks list of 分\n").score({"marks": [1, None]})
    assert problem.value.problems[0].message == "a value of `marks` is missing, and `r` needs it"
    found = card("mean(marks)", marks=[70, None])
    assert "a value of marks (Marks of the judges) has no value" in found.explain("text", "en")
    assert "marks = 70 分; no value" in found.explain("text", "en")
    assert "marks (Marks of the judges) 中有一项未填报" in found.explain("text", "zh")


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        (
            {"marks": [70, 101]},
            (
                "out-of-range", "`101` for `marks: 2` lies outside its range 0 分 to 100 分",
                "check the figure against its source",
            ),
        ),
        (
            {"marks": "70, 80"},
            (
                "values-by-commas",
                "the values for `marks` are parted by commas, which may stand in a number",
                "write `70; 80`",
            ),
        ),
        ({"marks": "70; ok"}, ("not-a-number", "`ok` is no number, and `marks: 2` is one", "write digits, as in `43`")),
        (
            {"marks": [[70], 80]},
            ("not-a-number", "`[70]` is no number, and `marks: 1` is one", "write it as in `95`"),
        ),
        (
            {"marks": [1] * 1001},
            (
                "too-many-values",
                "`marks` is given 1,001 values, and a list has at most 1,000",
                "give fewer, or what they come to as a value of its own",
            ),
        ),
        (
            {"rates": [95, 0.5]},
            ("percent-or-fraction", "`0.5` for `rates: 2` may be 0.5 % or 50 %", "write `0.5%` or `50%`"),
        ),
        (
            {"far": "3 km; 5 亩"},
            (
                "unit-clash", "`5 亩` for `far: 2` is in `亩`, and the input is in `km`",
                "give it in `km`, or check which figure is meant",
            ),
        ),
        ({"marks": True}, ("not-a-number", "`True` is no number, and `marks: 1` is one", "write it as in `95`")),
        (
            {"marks": "[70, 80"},
            (
                "not-a-number", "`[70, 80` for `marks` is no list",
                "write its values with `;` between them, as in `80; 90`",
            ),
        ),
    ],
)  # fmt: skip
def test_ruling_51_each_member_is_read_as_a_value_of_its_own(more: dict[str, Any], problem: object) -> None:
    """What is wrong with one names it by its place."""
    assert refused(**more) == problem


def test_ruling_51_a_list_of_a_thousand_values_is_scored() -> None:
    """So many are allowed, and their explanation stays short."""
    found = indicrules.loads(RULES.format("mean(marks)")).score({**DATA, "marks": [50, 100] * 500})
    assert found.total == 75
    assert len(found.explain("text", "en").splitlines()) < 40
    assert "(1,000 values)" in found.explain("text", "en")


def test_ruling_51_a_list_that_changes_later_changes_no_card() -> None:
    """The card keeps what was given when it was scored."""
    marks = [70, 90]
    found = indicrules.loads(RULES.format("mean(marks)")).score({**DATA, "marks": marks})
    marks[0] = 0
    assert found.total == 80
    assert "marks = 70 分; 90 分" in found.explain("text", "en")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("d.json", '{"marks": [70, "90 分", 80], "far": ["2 km"], "rates": [95]}'),
        ("d.toml", 'marks = [70, "90 分", 80.0,] # three\nfar = ["2 km"]\nrates = [95]\n'),
        ("d.csv", "marks,70; 90 分;80\nfar,2 km\nrates,95\n"),
        ("d.json", '{"marks": {"value": [70, 90, 80], "source": "protocol"}, "far": "2", "rates": [95]}'),
    ],
)
def test_ruling_51_files_bring_lists(name: str, text: str, tmp_path: Path) -> None:
    """An array in JSON and TOML, a text with semicolons in CSV, each member as it is written."""
    (tmp_path / name).write_text(text, "utf-8")
    data = read_actuals(tmp_path / name)
    assert indicrules.loads(RULES.format("mean(marks)")).score(data).total == 80


def test_ruling_51_notes_of_a_list_show_it_as_a_text() -> None:
    """What stands beside a list is kept with its values."""
    ruleset = indicrules.loads(RULES.format("mean(marks)"))
    found = ruleset.score({**DATA, "marks": {"value": [70, None, "90 分"], "note": "one judge was ill"}})
    assert found.notes["marks"].value == "70; ; 90 分"


def test_ruling_51_doubtful_percents_of_a_list_are_noted_one_by_one() -> None:
    """A bare 1.05 among rates of which the ruleset speaks as of 50 % or more."""
    found = indicrules.loads(RULES.format("mean(rates) * 100")).score({**DATA, "rates": [95, 1.05, 2]})
    assert [(each.name, each.value) for each in found.doubtful] == [("rates", Decimal("1.05")), ("rates", Decimal(2))]


def test_ruling_51_examples_give_lists() -> None:
    """With values, missing ones and such as do not apply; or as the text that data would bring."""
    text = RULES.format("mean(known(marks))") + (
        'example "three"\n  given marks = list(70, missing, 90 分, inapplicable)\n  expect score(x) = 80\n'
        'example "a text"\n  given marks = "70; 80"\n  expect score(x) = 75\n'
    )
    ruleset = indicrules.loads(text)
    assert [each.differences for each in ruleset.test()] == [(), ()]


def test_ruling_51_lists_are_declared_in_both_languages() -> None:
    """`list of` is `列表`, and what programs read of the input is its members' unit and range."""
    english = "ruleset r\n  score count(m)\ninput m list of % from 0% to 90%\n"
    chinese = "规则集 r\n  得分 计数(m)\n输入 m 列表 % 自 0% 至 90%\n"
    assert format_text(chinese, keywords="en") == english
    assert format_text(english, keywords="zh") == chinese
    (wanted,) = indicrules.loads(chinese).inputs
    assert (wanted.type, wanted.unit, wanted.range) == ("list", "%", (0, 90))
    assert indicrules.loads(chinese).input_schema().field("m").type == pa.list_(pa.float64())


TYPES = (
    pa.list_(pa.int64()), pa.large_list(pa.float64()), pa.list_(pa.decimal128(10, 2)), pa.list_(pa.float32()),
    pa.large_list(pa.string()), pa.list_(pa.dictionary(pa.int8(), pa.string())), pa.list_(pa.uint8()),
    pa.list_view(pa.int64()), pa.large_list_view(pa.float64()),
)  # fmt: skip


@pytest.mark.parametrize("type_", TYPES, ids=str)
def test_ruling_51_columns_of_lists_are_scored_as_their_rows(type_: Any) -> None:
    """Whatever they hold, sliced or not, with rows and members that are lacking."""
    rows = [[70, 90, 80], [60], None, [], [70, None], [100, 0], [70, 101]]
    column = pa.array(
        [None if row is None else [None if each is None else _as(type_, each) for each in row] for row in rows], type_
    )
    ruleset = indicrules.loads(RULES.format("mean(marks) - min(marks) / 2 + 0 * sum(rates)"))
    table = pa.table({"marks": column, "far": ["1"] * 7, "rates": pa.array([[95.5]] * 7)})
    found = ruleset.score_table(table)
    assert found["x"].to_pylist() == [45, 30, 0, 0, 0, 50, None]
    missing = int(Status.MISSING_ZERO)
    assert found["x.status"].to_pylist() == [0, 0, missing, missing, missing, 0, int(Status.OUT_OF_RANGE)]
    assert ruleset.score_table(table.slice(1, 5))["x"].to_pylist() == [30, 0, 0, 0, 50]


def _as(type_: Any, value: int | None) -> object:
    of = type_.value_type
    if value is None:
        return None
    text = pa.types.is_string(of) or pa.types.is_dictionary(of)
    return f"{value} 分" if text else Decimal(value) if pa.types.is_decimal(of) else value


def test_ruling_51_lists_of_a_fixed_size_are_lists() -> None:
    """Arrow's lists of two values each, of which a row may be null."""
    column = pa.array([[70, 90], None, [60, None]], pa.list_(pa.int32(), 2))
    ruleset = indicrules.loads(RULES.format("mean(known(marks))"))
    table = pa.table({"marks": column, "far": ["1"] * 3, "rates": ["95"] * 3})
    assert ruleset.score_table(table)["x"].to_pylist() == [80, 0, 60]
    assert ruleset.score_table(table.slice(1))["x"].to_pylist() == [0, 60]


def test_ruling_51_frames_bring_lists() -> None:
    """Columns of lists of pandas, mixed or not, and of polars."""
    ruleset = indicrules.loads(RULES.format("mean(marks)"))
    data = {"marks": [[70, 90], [60.5, 50]], "far": ["1", "2; 3"], "rates": [[95.0], [90.0, 80.0]]}
    expected = [80, Decimal("55.25")]
    assert ruleset.score_table(pd.DataFrame(data))["x"].to_pylist() == expected
    assert ruleset.score_table(pl.DataFrame(data, strict=False))["x"].to_pylist() == expected
    mixed = pd.DataFrame({**data, "marks": [["70 分", 90], np.array([60.5, 50])]})
    assert ruleset.score_table(mixed)["x"].to_pylist() == expected


def test_ruling_51_a_column_of_lists_of_another_kind_is_refused() -> None:
    """Before the first row, as any column of a wrong type is."""
    ruleset = indicrules.loads(RULES.format("mean(marks)"))
    table = pa.table({"marks": pa.array([[True]]), "far": ["1"], "rates": ["95"]})
    with pytest.raises(indicrules.DataError) as problem:
        ruleset.score_table(table)
    assert problem.value.problems[0].code == "wrong-column-type"


@pytest.mark.parametrize(
    ("marks", "found"),
    [
        ([70, 90.5, Decimal("80.25"), 0, -0.0], Decimal("48.15")),
        ([0.1, 0.2, 1e-10, 99.9999999999], Decimal("25.075")),
        ([100, 100.0, Decimal("1E+2")], 100),
        ([10**31], "too-many-digits"),
        ([70, Decimal("100.1")], "out-of-range"),
        ([-0.5, 3], "out-of-range"),
        ([1, float("nan")], "not-a-number"),
        ([Decimal("NaN")], "not-a-number"),
        ([float("inf")], "not-a-number"),
        ([True], "not-a-number"),
        ([1] * 1001, "too-many-values"),
    ],
    ids=repr,
)
def test_ruling_51_plain_numbers_of_a_list_are_read_as_single_ones(marks: list[Any], found: object) -> None:
    """Many at once, by the function that scores many departments: to the last digit, refused for the same reasons."""
    plan = Plan(indicrules.loads(RULES.format("mean(marks)")).model)
    if not isinstance(found, str):
        _, results, _ = plan.score({**DATA, "marks": marks})
        assert Fraction(results[1], results[2]) == Fraction(str(found))
        return
    with pytest.raises(indicrules.DataError) as problem:
        plan.score({**DATA, "marks": marks})
    assert [each.code for each in problem.value.problems] == [found]
