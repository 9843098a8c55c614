"""What goes into a table of scores, and what comes out."""

from __future__ import annotations

import datetime
from decimal import Decimal
from unittest import mock

import pyarrow as pa
import pytest

import indicrules
from indicrules.tables import table as tables
from indicrules.tables.status import Status
from tests.tables.rules import SMALL, SUM


def test_columns_of_the_result() -> None:
    """The key comes first, then score and status of every item, then the total and the grade."""
    scored = SMALL.score_table(pa.table({"unit": ["a"], "plots": [19], "rate": [89.6]}), key="unit")
    assert scored.schema == pa.schema(
        [
            ("unit", pa.string()),
            ("plots", pa.decimal128(18, 2)),
            ("plots.status", pa.int8()),
            ("rate", pa.decimal128(18, 2)),
            ("rate.status", pa.int8()),
            ("total", pa.decimal128(18, 12)),
            ("total.status", pa.int8()),
            ("grade", pa.dictionary(pa.int8(), pa.string())),
        ]
    )
    assert scored.to_pylist() == [
        {
            "unit": "a",
            "plots": Decimal("8.84"),
            "plots.status": 0,
            "rate": Decimal("7.50"),
            "rate.status": 0,
            "total": Decimal("16.340000000000"),
            "total.status": 0,
            "grade": "low",
        }
    ]


def test_a_title_names_a_column() -> None:
    """A column may bear the title of its input."""
    scored = SMALL.score_table(pa.table({"plots entered": [43], "rate": [100]}))
    assert scored["total"].to_pylist() == [30]


def test_other_columns_are_passed_over() -> None:
    """A column that is no input and no key is not read and not given back."""
    scored = SMALL.score_table(pa.table({"plots": [43], "rate": [100], "note": ["x"]}))
    assert "note" not in scored.column_names


def test_a_bad_row_leaves_the_others_alone() -> None:
    """Refused rows have no score and say why; a policy gives its score and says so."""
    table = pa.table(
        {
            "plots": [43.0, None, float("nan"), -1.0, 43.0, 43.0],
            "rate": ["95%", "95", "95", "95", "0.5", "N/A"],
        }
    )
    scored = SMALL.score_table(table)
    assert scored["plots"].to_pylist() == [20, 0, None, None, None, 20]
    assert [Status(each).name for each in scored["plots.status"].to_pylist()] == [
        "OK", "MISSING_ZERO", "NOT_A_NUMBER", "OUT_OF_RANGE", "WITHHELD", "OK",
    ]  # fmt: skip
    assert [Status(each).name for each in scored["rate.status"].to_pylist()] == [
        "OK", "OK", "WITHHELD", "WITHHELD", "PERCENT_OR_FRACTION", "NOT_APPLICABLE_DROPPED",
    ]  # fmt: skip
    assert scored["total"].to_pylist() == [30, 10, None, None, None, 30]
    assert [Status(each).name for each in scored["total.status"].to_pylist()] == [
        "OK", "OK", "NOT_A_NUMBER", "OUT_OF_RANGE", "PERCENT_OR_FRACTION", "OK",
    ]  # fmt: skip
    assert scored["grade"].to_pylist() == ["high", "low", None, None, None, "high"]


def test_division_by_zero_is_a_status() -> None:
    """A row that divides by zero has no score."""
    scored = SUM.score_table(pa.table({"done": [1, 1, 0], "due": [0, 2, 0]}))
    assert scored["share"].to_pylist() == [None, 5, None]
    assert scored["share.status"].to_pylist() == [Status.DIVISION_BY_ZERO, 0, Status.DIVISION_BY_ZERO]


@pytest.mark.parametrize(
    "column",
    [
        pa.array([12.35, 0.1], pa.float64()),
        pa.array([12.35, 0.1], pa.float32()),
        pa.array([Decimal("12.35"), Decimal("0.1")], pa.decimal128(20, 4)),
        pa.array([Decimal("12.35"), Decimal("0.1")], pa.decimal128(38, 30)),
        pa.array([Decimal("12.35"), Decimal("0.1")], pa.decimal256(60, 8)),
        pa.array(["12.35", "0.1"], pa.string()),
        pa.array(["12.35", "0.1"], pa.large_string()),
        pa.array(["12.35", "0.1"], pa.string_view()),
        pa.array(["12.35", "0.1"], pa.string()).dictionary_encode(),
    ],
    ids=lambda column: str(column.type),
)
def test_every_type_means_its_decimal(column: pa.Array) -> None:
    """A number is the same whatever carries it; a float means its shortest decimal."""
    scored = SUM.score_table(pa.table({"done": column, "due": [100, 100]}))
    assert scored["share"].to_pylist() == [Decimal("1.24"), Decimal("0.01")]


def test_slices_and_chunks_are_read_where_they_begin() -> None:
    """An offset into a column's memory, of its mask too, is heeded."""
    whole = pa.table({"done": [9.0, None, 1.0, None, 3.0], "due": [1, 2, 4, 5, 4]})
    sliced = pa.concat_tables([whole.slice(1, 2), whole.slice(3, 2)])
    scored = SUM.score_table(sliced)
    assert scored["share"].to_pylist() == [None, Decimal("2.50"), None, Decimal("7.50")]
    assert scored["share.status"].to_pylist() == [-1, 0, -1, 0]


def test_lost_and_ledger() -> None:
    """On request the result says what each item lost, and what each `because` took."""
    table = pa.table({"plots": [43, 43], "rate": [89.6, None]})
    scored = SMALL.score_table(table, lost=True, ledger=True)
    assert scored["rate.lost"].to_pylist() == [Decimal("2.50"), None]
    assert scored["total.lost"].to_pylist() == [Decimal("2.5"), None]
    assert scored["lost: half a point a percent"].to_pylist() == [Decimal("2.5"), None]


def test_an_empty_table() -> None:
    """No rows give no rows, with the same columns."""
    empty = pa.table({"plots": pa.array([], pa.int64()), "rate": pa.array([], pa.float64())})
    assert SMALL.score_table(empty).num_rows == 0
    assert SMALL.score_table(empty).schema == SMALL.score_table(pa.table({"plots": [1], "rate": [1.5]})).schema


def test_period_chooses_params() -> None:
    """A table is scored by the params of its period."""
    dated = indicrules.loads(
        "ruleset dated\nparam most\n  from 2010: 10\n  from 2014: 20\n"
        "input n\nindicator i\n  weight 20\n  actual n\n  target >= most\n  score proportional\n"
    )
    table = pa.table({"n": [10]})
    assert dated.score_table(table, period=2012)["total"].to_pylist() == [20]
    assert dated.score_table(table, period=2015)["total"].to_pylist() == [10]


def test_days_and_choices() -> None:
    """Dates, times at midnight, choices and yes/no are read from their own types."""
    rules = indicrules.loads(
        'ruleset r\ninput day date\ninput tier one of "a", "b"\ninput veto yes/no\n'
        'indicator i\n  weight 10\n  actual day\n  target <= 2024-12-31\n  score match tier\n    "a": 10\n'
        "    otherwise: 5\n  cap 0 if veto\n"
    )
    midnight = datetime.datetime(2024, 5, 1)
    table = pa.table(
        {
            "day": pa.array([midnight, midnight.replace(hour=1), midnight], pa.timestamp("us")),
            "tier": ["a", "a", "b"],
            "veto": [False, False, True],
        }
    )
    scored = rules.score_table(table)
    assert scored["i"].to_pylist() == [10, None, 0]
    assert scored["i.status"].to_pylist() == [0, Status.NOT_A_DATE, 0]


def test_a_long_table() -> None:
    """A row an actual gives a row a unit, in the order in which units come."""
    long = pa.table(
        {
            "unit": ["b", "b", "a", "a", "c"],
            "indicator": ["plots", "rate", "rate", "plots", "rate"],
            "actual": ["43", "100%", "95", "19 宗", "95"],
        }
    )
    scored = SMALL.score_table(long, layout="long")
    assert scored["unit"].to_pylist() == ["b", "a", "c"]
    assert scored["plots"].to_pylist() == [20, Decimal("8.84"), 0]


def test_a_long_table_with_an_actual_twice_is_refused() -> None:
    """One unit has one actual of an indicator."""
    long = pa.table({"unit": ["b", "b"], "indicator": ["plots", "plots"], "actual": ["43", "44"]})
    with pytest.raises(indicrules.DataError, match="`plots` is given twice for `b`"):
        SMALL.score_table(long, layout="long")


def test_cards_of_chosen_rows() -> None:
    """The scorecards of some rows can be asked for by their keys."""
    table = pa.table({"unit": ["a", "b", "c"], "plots": [43, 19, 1], "rate": [95, 95, 95]})
    cards = SMALL.explain_rows(table, ["b"], key="unit")
    assert list(cards) == ["b"]
    assert cards["b"]["plots"].score == Decimal("8.84")


def test_odd_rows_are_scored_apart() -> None:
    """Rows with more places than the others are worked out with bounds on errors, without the exact evaluator."""
    done = [number / 100 for number in range(5000)] + [number / 7 for number in range(1, 100)]
    scored, report = SUM.score_table(pa.table({"done": done, "due": [100] * len(done)}), report=True)
    assert report.fallen == 0
    assert scored["share"].to_pylist()[:5000] == [
        Decimal(number).scaleb(-3).quantize(Decimal("0.01"), "ROUND_HALF_UP") for number in range(5000)
    ]
    assert scored["share"].to_pylist()[-1] == Decimal("1.41")


def test_a_report_says_which_way_each_item_took() -> None:
    """The report names the tier of each item and counts the rows that only the exact evaluator decided."""
    _, report = SUM.score_table(pa.table({"done": [1.5, 1 / 3, *[0.5] * 98], "due": [2] * 100}), report=True)
    assert report.tiers == {"share": "whole numbers", "total": "whole numbers"}
    assert (report.rows, report.fallen) == (100, 1)


def test_an_unbounded_item_has_nothing_in_the_ledger_columns() -> None:
    """An item without a weight loses nothing, whatever its clauses took; so it is in columns as in rows."""
    text = 'ruleset r\nindicator x\n  score a\n  deduct 0.5 because "it took"\ninput a\n'
    ruleset = indicrules.loads(text)
    table = pa.table({"a": [0.0, 3.0]})
    assert [str(each["lost: it took"]) for each in ruleset.score_table(table, ledger=True).to_pylist()] == [
        "0E-12",
        "0E-12",
    ]
    assert [ruleset.score({"a": each})["x"].ledger for each in (0, 3)] == [(), ()]


def test_a_score_that_no_column_holds_refuses_its_row() -> None:
    """Decimals of 38 digits have an end; the row says so, and the others are scored."""
    ruleset = indicrules.loads("ruleset r\ninput x\nindicator i\n  actual x\n  score exp(x)\n  round score 0.01\n")
    found = ruleset.score_table(pa.table({"x": [1, 50, 1000]}), lost=True).to_pylist()
    assert [row["i"] for row in found] == [Decimal("2.72"), Decimal("5184705528587072464087.45"), None]
    assert [row["i.status"] for row in found] == [0, 0, Status.TOO_LARGE]
    assert [row["total.status"] for row in found] == [0, 0, Status.TOO_LARGE]


def test_texts_are_not_remembered_for_ever() -> None:
    """However many different texts a column has, only some are held, and all are read right."""
    with mock.patch("indicrules.tables.read.texts._REMEMBERED", 3):
        texts = [f"{each} 宗" for each in range(20)] * 2
        found = SMALL.score_table(pa.table({"plots": texts, "rate": [95] * 40}))
    assert found["plots"].to_pylist() == [SMALL.score({"plots": each, "rate": 95})["plots"].score for each in texts]


def test_a_score_that_its_limit_decides_for_all_rows_is_exact() -> None:
    """Where every row of a block is past a limit that is no whole number, the limit is the score to its last digit."""
    ruleset = indicrules.loads("ruleset r\ninput n from 0\nindicator i\n  bonus 2.5\n  score n / 3\n")
    found = ruleset.score_table(pa.table({"n": pa.array([52, 19, 16, 25], pa.int64())}))
    assert found["i"].to_pylist() == [Decimal("2.5")] * 4


def test_what_one_block_decides_for_all_rows_is_asked_again_of_the_next() -> None:
    """A column whose first values all meet the target is read on: a later value that does not meet it scores less."""
    ruleset = indicrules.loads(
        "ruleset r\ninput x\nindicator i\n  weight 10\n  actual x\n  target >= 43\n  score proportional\n"
    )
    with mock.patch.object(tables, "ALONE", 4):
        found = ruleset.score_table(pa.table({"x": [100.0] * 4 + [10.0, 43.0]}))
    assert found["i"].to_pylist() == [Decimal(10)] * 4 + [Decimal("2.33"), Decimal(10)]


def test_what_is_known_to_be_nothing_is_no_divisor() -> None:
    """A quotient that is 0 in every row of a block, whatever it is divided by, refuses the rows that divide by it."""
    ruleset = indicrules.loads(
        "ruleset r\ninput a from 0\ninput b\nindicator i\n  weight 10\n  score 1 / (min(a, 0) / b)\n"
    )
    found = ruleset.score_table(pa.table({"a": [5.0, 6.0], "b": [1.0, 0.0]}))
    assert found["i.status"].to_pylist() == [Status.DIVISION_BY_ZERO] * 2


def test_a_power_too_large_is_refused_though_nothing_reads_it() -> None:
    """The actual comes first: that the target is missing, for which the policy gives nothing, does not save its row."""
    ruleset = indicrules.loads(
        "ruleset r\n  missing zero\ninput a\ninput b\nindicator i\n  weight 10\n  actual exp(a)\n  target >= b\n"
    )
    found = ruleset.score_table(pa.table({"a": [1e22, 1.0, 50000.0, 3.0], "b": [None, 2.0, None, None]}))
    assert found["i.status"].to_pylist() == [Status.TOO_LARGE, 0, Status.TOO_LARGE, Status.MISSING_ZERO]
