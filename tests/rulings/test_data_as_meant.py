"""Rulings 41, 42, 45 and 46: what is given is read as meant, or refused with what to write instead."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

import indicrules
from indicrules import NOT_APPLICABLE, DataError
from indicrules.tables.status import Status

RATE = "ruleset r\nindicator x\n  weight 10\n  target >= 95%\n"
COUNT = "ruleset r\nindicator x\n  weight 10\n  target >= 10 宗\n"
DAY = "ruleset r\n  score if d = 2024-12-01 then 1 else 0\ninput d date\n"


def refused(text: str, value: object, **options: Any) -> tuple[str, str, str | None]:
    """Give code, message and hint of the only problem of the only input."""
    ruleset = indicrules.loads(text)
    with pytest.raises(DataError) as caught:
        ruleset.score({next(iter(ruleset.model.inputs)): value}, **options)
    (only,) = caught.value.problems
    return only.code, only.message, only.hint


def statuses(text: str, column: Any, **options: Any) -> list[str]:
    """Score a column as a table and name the statuses of its rows."""
    ruleset = indicrules.loads(text)
    scored = ruleset.score_table(pa.table({next(iter(ruleset.model.inputs)): column}), **options)
    return [Status(each).name for each in scored.column("x.status").to_pylist()]


@pytest.mark.parametrize(
    ("value", "mark", "hint"),
    [
        ("20²", "²", "write `20`"),
        ("12①", "①", "write `12`"),
        ("5₀", "₀", "write `5`"),
        ("⑳", "⑳", "write `20`"),
        ("12❶", "❶", "write `12`"),
        ("𝟗𝟓 宗", "𝟗", "write `95 宗`"),
        ("٣٥", "٣", "write `35`"),
        ("5½", "½", "write `5.5`"),
        ("½", "½", "write `0.5`"),
        ("⅓", "⅓", "write digits, as in `43`"),
        ("⒈5", "⒈", "write digits, as in `43`"),
        ("12 宗²", "²", "give it in `宗`, or check which figure is meant"),
    ],
)
def test_ruling_42_other_digits_are_refused(value: str, mark: str, hint: str) -> None:
    """Superscripts, circled, mathematical and foreign digits are none, and the hint is what can be understood."""
    message = f"`{value}` for `x` has `{mark}`, and only the digits 0 to 9 are read"
    assert refused(COUNT, value) == ("other-digits", message, hint)


@pytest.mark.parametrize(
    ("value", "hint"),
    [("三十", "write `30`"), ("〇", "write `0`"), ("四十三宗", "write `43 宗`"), ("ten", "write `10`")],
)
def test_ruling_42_numbers_in_words_are_refused_with_their_digits(value: str, hint: str) -> None:
    """The hint counts for the writer."""
    assert refused(COUNT, value) == ("other-digits", f"`{value}` for `x` is written in words", hint)


@pytest.mark.parametrize(
    ("unit", "value", "hint"),
    [
        ("万元", "五万", "write the whole unit, as in `50000元`"),
        ("亿元", "两千万", "write the whole unit, as in `20000000元`"),
        ("万元", "三千", "write `3000`"),
        ("元", "五万", "write `50000`"),
        ("万元", "三点五万", "write the whole unit, as in `3.5 万元`"),
        ("万元", "3千", "write the whole unit, as in `3000元`"),
        ("宗", "1,200千宗", "write the whole unit, as in `1200000宗`"),
        ("元", "3.5 million", "write the whole unit, as in `3500000元`"),
        ("°C", "3.5万", "write the whole unit, as in `35000°C`"),
        ("", "３千", "write `3000`"),
    ],
)
def test_hints_keep_what_a_number_counts_by(unit: str, value: str, hint: str) -> None:
    """Written so, the value is read, and neither ten thousand times too large nor a thousand times too small."""
    text = f"ruleset r\n  score if present(x) then 1 else 0\ninput x {unit}\n"
    assert refused(text, value)[2] == hint
    meant = hint.split("`")[1]
    assert indicrules.loads(text).score({"x": meant}).total == 1


@pytest.mark.parametrize(
    ("value", "hint"),
    [(".5", "write `0.5`"), ("0,5", "write `0.5`"), ("1,234", "write `1234%`, or read bare numbers in percent"),
     ("三", "write `3`"), ("丁", "write digits, as in `95%`")],
)  # fmt: skip
def test_hints_speak_of_fractions_where_bare_numbers_are_fractions(value: str, hint: str) -> None:
    """What is to be written is held to the same reading as what was."""
    assert refused(RATE, value, percent="fraction")[2] == hint


def test_ruling_42_other_digits_in_dates() -> None:
    """A day is no day where a digit of it is none."""
    code, message, hint = refused(DAY, "2024-1²-01")
    assert code == "other-digits"
    assert message == "`2024-1²-01` for `d` has `²`, and only the digits 0 to 9 are read"
    assert hint == "write it as in `2024-12-31`"
    assert refused(DAY, "٢٠٢٤-12-01")[2] == "write `2024-12-01`"


@pytest.mark.parametrize(
    ("value", "expected"),
    [("１２．５", "12.5"), ("－１２", "-12"), ("﹣5", "-5"), ("+５", "5"), ("１２ 宗", "12"), ("−5", "-5")],
)
def test_ruling_42_full_width_forms_are_read(value: str, expected: str) -> None:
    """Digits, points and signs of the keyboards of China and Japan."""
    assert indicrules.loads(COUNT).score({"x": value})["x"].actual == Decimal(expected)


def test_ruling_42_a_sign_for_a_unit_is_no_digit() -> None:
    """`㎡` folds to a letter and a digit; no number can be misread by it."""
    ruleset = indicrules.loads("ruleset r\nindicator x\n  weight 10\n  target >= 10 平方米\n")
    assert ruleset.score({"x": "12 ㎡"})["x"].actual == 12
    assert refused("ruleset r\nindicator x\n  weight 10\n  target >= 10 平方米\n", "12 m²")[2] == "write `12 m2`"


def test_ruling_42_in_columns() -> None:
    """The row is refused as the department alone would be."""
    assert statuses(COUNT, ["20²", "２０", "⑳", None]) == ["NUMBER_FORMAT", "OK", "NUMBER_FORMAT", "MISSING"]


@pytest.mark.parametrize("value", [0.95, -0.05, "-0.35", Decimal("-1"), 1, "１", "－０．０５"])
def test_ruling_41_numbers_up_to_1_are_refused(value: object) -> None:
    """Whatever the sign, and however it is written."""
    assert refused(RATE, value)[0] == "percent-or-fraction"


def test_ruling_41_the_hint_says_both_readings() -> None:
    """Followed to the letter, either is read."""
    assert refused(RATE, "-0.05")[2] == "write `-0.05%` or `-5%`"
    assert indicrules.loads(RATE).score({"x": "-5%"})["x"].actual == Decimal("-0.05")


@pytest.mark.parametrize(
    "column",
    [
        pa.array([95.0, -0.05, 0.0, -1.5, 1.0]),
        pa.array([95.0, -0.05, 0.0, -1.5, 1.0], pa.float32()),
        pa.array([Decimal("95.00"), Decimal("-0.05"), Decimal("0.00"), Decimal("-1.50"), Decimal("1.00")]),
        pa.array(["95", "-0.05", "0", "-1.5", "1"]),
        pa.array([1 / 3 + 95, -1 / 3, 0.0, -4 / 3, 1 / 3]),
    ],
    ids=["float", "float32", "decimal", "text", "wild"],
)
def test_ruling_41_in_columns(column: Any) -> None:
    """Numbers from -1 to 1 but 0 are refused in columns of every kind."""
    expected = ["OK", "PERCENT_OR_FRACTION", "OK", "OK", "PERCENT_OR_FRACTION"]
    assert statuses(RATE, column) == expected


def test_ruling_41_in_machine_code() -> None:
    """A single such cell among 200,000 is found, and doubtful ones are counted."""
    rates = [95.0] * 200_000
    rates[70_000], rates[150_001], rates[199_999] = -0.05, 1.05, 0.5
    scored, report = indicrules.loads(RATE).score_table(pa.table({"x": rates}), report=True, workers=1)
    found = scored.column("x.status")
    assert found[70_000].as_py() == found[199_999].as_py() == Status.PERCENT_OR_FRACTION
    assert sum(1 for each in found.to_pylist() if each) == 2
    assert report.doubtful == {"x": 1}


@pytest.mark.parametrize(
    ("text", "value", "doubtful"),
    [
        (RATE, 1.05, True),
        (RATE, "2", True),
        (RATE, "1.05%", False),
        (RATE, 2.01, False),
        (RATE, -1.5, False),
        (RATE.replace("95%", "40%"), 1.05, False),
        ("ruleset r\n  score if x >= 80% then 1 else 0\ninput x %\n", 1.05, True),
        ("ruleset r\n  score match x\n    >= 80%: 1\n    otherwise: 0\ninput x %\n", 1.05, True),
        ("ruleset r\n  score interpolate(x, 10%: 1, 90%: 3)\ninput x %\n", 1.05, True),
        ("ruleset r\ninput x %\nindicator i\n  weight 9\n  actual x\n  deduct 1 per 1% below 95%\n", 1.05, True),
        ("ruleset r\ninput x %\nindicator i\n  weight 9\n  actual x\n  deduct 1 per 1% above 5%\n", 1.05, False),
        ("ruleset r\ninput x %\nindicator i\n  weight 9\n  award 1 per 1% of x above 80%\n", 1.05, True),
        ("ruleset r\n  score x / 1%\ninput x % from 0% to 100%\n", 1.05, True),
        ("ruleset r\n  score x / 1%\ninput x % from 0% to 20%\n", 1.05, False),
        ("ruleset r\n  score x / 1‰\ninput x ‰ from 0‰ to 1000‰\n", 1.05, False),
    ],
)
def test_ruling_41_numbers_above_1_may_be_doubtful(text: str, value: object, doubtful: bool) -> None:
    """Up to 2, bare, and where the ruleset speaks of 50 % or more."""
    assert [each.name for each in indicrules.loads(text).score({"x": value}).doubtful] == ["x"] * doubtful


def test_ruling_41_the_card_says_what_is_doubtful() -> None:
    """As a member, in the data and in both languages."""
    card = indicrules.loads(RATE).score({"x": "1.05"})
    assert card.doubtful[0].value == Decimal("1.05")
    assert card.to_dict()["doubtful"] == [{"name": "x", "title": None, "value": "1.05"}]
    assert "x is given as 1.05 and read as 1.05%; if 105% is meant, write `105%`" in card.explain()
    assert "x 填的是 1.05，按 1.05% 读取；如指 105%，请写“105%”" in card.explain(lang="zh")


@pytest.mark.parametrize(
    "column", [pa.array([95, 1.05, 2, 105]), pa.array(["95", "1.05", "2", "1.05%"]), pa.array([95.0, 4 / 3, 5 / 3, 3])]
)
def test_ruling_41_tables_count_what_is_doubtful(column: Any) -> None:
    """Each cell once, whatever scored its row."""
    _, report = indicrules.loads(RATE).score_table(pa.table({"x": column}), report=True)
    assert report.doubtful == {"x": 2}


def test_ruling_41_fractions_above_10_are_refused() -> None:
    """Nobody means 9500 %."""
    message = "`95` for `x` would be 9500 % as a fraction"
    hint = "write `95%`, or read bare numbers in percent"
    assert refused(RATE, 95, percent="fraction") == ("percent-or-fraction", message, hint)
    assert indicrules.loads(RATE).score({"x": 10}, percent="fraction")["x"].actual == 10
    assert indicrules.loads(RATE).score({"x": "95%"}, percent="fraction")["x"].actual == Decimal("0.95")
    assert indicrules.loads(RATE).score({"x": 1.05}, percent="fraction").doubtful == ()


@pytest.mark.parametrize(
    "column",
    [
        pa.array([0.95, 10.0, 10.5, -11.0]),
        pa.array(["0.95", "10", "10.5", "-11"]),
        pa.array([Decimal("0.95"), Decimal("10.00"), Decimal("10.50"), Decimal("-11.00")]),
        pa.array([1 / 3, 10.0, 10 + 1 / 3, -10 - 1 / 3]),
    ],
    ids=["float", "text", "decimal", "wild"],
)
def test_ruling_41_fractions_above_10_in_columns(column: Any) -> None:
    """The status is that of a percent or a fraction."""
    expected = ["OK", "OK", "PERCENT_OR_FRACTION", "PERCENT_OR_FRACTION"]
    assert statuses(RATE, column, percent="fraction") == expected


@pytest.mark.parametrize(
    "text",
    ["N/A", "n/a", "NA", "#N/A", "不适用", "不涉及", "—", "——", "－", "–", "-", "/", "／", "Ｎ／Ａ", " － ", "ＮＡ"],
)
@pytest.mark.parametrize("kind", ["", "%", "date", "yes/no", 'one of "a", "b"'])
def test_ruling_45_not_applicable(text: str, kind: str) -> None:
    """Alone in its cell, for every kind of input."""
    card = indicrules.loads(f"ruleset r\n  score 1\ninput x {kind}\n").score({"x": text})
    assert card.actuals["x"] is NOT_APPLICABLE


@pytest.mark.parametrize("text", ["无", "none", "None", "nil", "NIL", "Ｎｏｎｅ"])
def test_ruling_45_none_is_0_or_not_applicable(text: str) -> None:
    """It means either, so it is refused; both that the hint names are read."""
    message = f"`{text}` for `x` may be 0, or say that it does not apply"
    assert refused(COUNT, text) == ("none-or-zero", message, "write `0` or `N/A`")
    assert statuses(COUNT, [text]) == ["NUMBER_FORMAT"]


@pytest.mark.parametrize("text", ["暂无", "待定", "待填", "TBD", "null", "n.a.", "…"])
def test_ruling_45_what_is_not_known_yet(text: str) -> None:
    """Whoever writes it may have meant to come back."""
    hint = "leave it blank where nothing is known yet, or write `N/A` where it does not apply"
    assert refused(COUNT, text) == ("not-a-number", f"`{text}` is no number, and `x` is one in 宗", hint)
    assert refused(DAY, text)[::2] == ("not-a-date", hint)


def test_ruling_45_dashes_that_are_none_of_the_list() -> None:
    """Two hyphens may be a slip."""
    hint = "write `N/A` where it does not apply, or leave it blank where nothing is known"
    assert refused(COUNT, "--")[::2] == ("not-a-number", hint)


def test_ruling_45_a_choice_of_that_name_wins() -> None:
    """What the ruleset lists is what is meant."""
    ruleset = indicrules.loads('ruleset r\n  score 1\ninput x one of "无", "/", "N/A", "有"\n')
    assert [ruleset.score({"x": each}).actuals["x"] for each in ("无", "/", "N/A")] == ["无", "/", "N/A"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"percent": "percents"}, "`percent` is `percents`: write `percent` or `fraction`"),
        ({"percent": None}, "`percent` is `None`: write `percent` or `fraction`"),
        ({"extra": "drop"}, "`extra` is `drop`: write `error` or `ignore`"),
    ],
)
def test_ruling_46_unknown_options(options: dict[str, Any], message: str) -> None:
    """A value that there is not is named beside those that there are."""
    with pytest.raises(ValueError, match=message) as caught:
        indicrules.loads(RATE).score({"x": 95}, **options)
    assert not isinstance(caught.value, DataError)


def test_ruling_46_names_that_are_no_inputs_are_passed_over_where_asked() -> None:
    """A row with its key column, and with what else the sheet holds."""
    ruleset = indicrules.loads(COUNT)
    row: Any = {"county": "A", 5: 6, "x": "12 宗", "day": datetime.date(2024, 1, 1)}
    assert ruleset.score(row, extra="ignore").total == 10
    with pytest.raises(DataError) as caught:
        ruleset.score(row)
    assert [each.code for each in caught.value.problems] == ["unknown-name"] * 3


def test_ruling_42_a_mark_in_a_key_is_no_digit() -> None:
    """`指标①` is not the input `指标1`, alone or in a table, and is a key of its own where a title has it."""
    ruleset = indicrules.loads('ruleset r\n  score 指标1 + 10 * b\ninput 指标1\ninput b "指标①"\ninput 指标2\n')
    assert ruleset.score({"指标1": 1, "指标①": 2}).total == 21
    assert ruleset.score({"指标１": 1, " 指标① ": 2}).total == 21
    both = pa.table({"指标①": [2, 3], "指标１": [1, 1], "指标2": [0, 0]})
    assert ruleset.score_table(both)["total"].to_pylist() == [21, 31]
    with pytest.raises(DataError) as refused:
        ruleset.score({"指标①": 2, "指标²": 1})
    (problem,) = refused.value.problems
    assert (problem.code, problem.message) == ("unknown-name", "no input is called `指标²`")
    assert problem.hint == "did you mean `指标2`?"
