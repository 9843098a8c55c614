"""Whatever Arrow type an actual arrives in, a table and `score` read it alike, or refuse it for the same reason."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Any
from unittest import mock

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import indicrules
from indicrules.exact.rounding import round_to
from indicrules.tables import table as scoring
from indicrules.tables.native import engine
from indicrules.tables.score import compiled
from indicrules.tables.status import Status, status_of
from tests.tables.arrivals import CHOICES, DATES, NUMBERS, TRUTHS, Arrival, columns, wrapped

_TEMPLATE = "ruleset r\n  total 10\ninput a{type}\nindicator x\n  weight 10\n  actual a\n  {body}\n  round score none\n"


def _ruleset(type_: str, body: str) -> indicrules.Ruleset:
    return indicrules.loads(_TEMPLATE.format(type=type_, body=body))


NUMBER = _ruleset("", "target >= 43\n  score proportional")
COUNT = _ruleset(" 宗 from 0 to 5000", "target >= 43 宗\n  score proportional")
SHARE = _ruleset(" %", "target >= 95%\n  score proportional")
TRUTH = _ruleset(" yes/no", "score if a then 10 else 3")
CHOICE = _ruleset(' one of "a", "b", "5", "false", "2024-05-05"', 'score if a = "a" or a = "5" then 10 else 3')
DATE = _ruleset(" date from 1990-01-01 to 2100-01-01", "target <= 2024-06-01\n  score all_or_nothing")
KINDS: tuple[tuple[indicrules.Ruleset, tuple[Arrival, ...]], ...] = (
    (NUMBER, NUMBERS), (COUNT, NUMBERS), (SHARE, NUMBERS), (TRUTH, TRUTHS), (CHOICE, CHOICES), (DATE, DATES),
)  # fmt: skip


# A case is a whole column: two fifths of the usual number keeps the suite within minutes.
_CHANCE = settings(max_examples=settings().max_examples * 2 // 5, suppress_health_check=[HealthCheck.too_slow])


def in_a_table(ruleset: indicrules.Ruleset, column: Any) -> list[Any]:
    """Give each row's score, or the status for which it has none."""
    scored = ruleset.score_table(pa.table({"a": column}))
    rows = zip(scored["x"].to_pylist(), scored["total.status"].to_pylist(), strict=True)
    return [score if status == 0 else status for score, status in rows]


def alone(ruleset: indicrules.Ruleset, values: list[Any]) -> list[Any]:
    """Give each department's score as a column has it, or the status for which it has none."""
    return [_alone(ruleset, value) for value in values]


def _alone(ruleset: indicrules.Ruleset, value: Any) -> Any:
    try:
        score = ruleset.score({"a": value})["x"].score
    except indicrules.DataError as refused:
        return int(status_of(refused.problems[0].code))
    if score is None:
        return int(Status.NOT_APPLICABLE_DROPPED)
    return Decimal(int(round_to(Fraction(score), Fraction(1, 10**12), "half_even") * 10**12)).scaleb(-12)


@given(st.sampled_from(KINDS), st.data())
@_CHANCE
def test_every_type_is_read_as_a_department_is(
    kind: tuple[indicrules.Ruleset, tuple[Arrival, ...]], data: st.DataObject
) -> None:
    """Types, indices, runs, extensions, slices, chunks, blanks and emptiness change neither score nor status."""
    ruleset, arrivals = kind
    column, values = data.draw(columns(arrivals))
    assert in_a_table(ruleset, column) == alone(ruleset, values)


@pytest.mark.skipif(not engine.available(), reason="there is no llvmlite for this Python")
@pytest.mark.parametrize("arrival", NUMBERS, ids=lambda each: str(each.type))
def test_machine_code_reads_every_type_as_a_department_is(arrival: Arrival) -> None:
    """What numpy is not asked for is no different."""
    values = [None, *arrival.values, *arrival.values[:4] * 4, None]
    column = wrapped(arrival, values, "plain")[1:]
    with mock.patch.object(compiled, "WORTHWHILE", 0), mock.patch.object(scoring, "ALONE", 8):
        found = in_a_table(COUNT, column)
    assert found == alone(COUNT, [each if each is None else arrival.given(each) for each in values[1:]])


@pytest.mark.parametrize(
    "type_",
    [
        pa.binary(), pa.large_binary(), pa.binary_view(), pa.binary(16), pa.uuid(), pa.time32("s"), pa.time64("ns"),
        pa.duration("s"), pa.month_day_nano_interval(), pa.list_(pa.int8()), pa.struct({"a": pa.int8()}),
        pa.dictionary(pa.int8(), pa.binary()), pa.run_end_encoded(pa.int16(), pa.binary()),
    ],
    ids=str,
)  # fmt: skip
@pytest.mark.parametrize(
    "ruleset", [NUMBER, SHARE, TRUTH, CHOICE, DATE], ids=["number", "%", "truth", "choice", "date"]
)
def test_types_that_no_actual_has_are_refused_by_name(ruleset: indicrules.Ruleset, type_: Any) -> None:
    """Bytes, times of day, spans, lists: before the first row, with the column and its type."""
    reader = pa.RecordBatchReader.from_batches(pa.schema({"a": type_}), [])
    with pytest.raises(indicrules.DataError, match=f"^the column `a` holds `{re.escape(str(type_))}`") as refused:
        ruleset.score_batches(reader)
    assert refused.value.problems[0].code == "wrong-column-type"


def test_an_unknown_time_zone_is_refused_by_name() -> None:
    """Before the first row, whatever it holds."""
    with pytest.raises(indicrules.DataError) as refused:
        DATE.score_table(pa.table({"a": pa.array([None, 0], pa.timestamp("us", "Mars/Olympus"))}))
    (problem,) = refused.value.problems
    assert (problem.code, problem.message) == (
        "unknown-time-zone", "the column `a` is in the time zone `Mars/Olympus`, which is not known here",
    )  # fmt: skip
    assert problem.hint == "give dates, or times in a zone such as `Asia/Shanghai` or `+08:00`"


@pytest.mark.parametrize(
    ("zone", "ahead"), [("+08:00", 8), ("-05:00", -5), ("+0545", 5.75), ("-0930", -9.5), ("+00:00", 0)]
)
def test_a_fixed_offset_is_a_time_zone(zone: str, ahead: float) -> None:
    """Midnight there is a date and midnight elsewhere none, with every Arrow, whichever zones it knows itself."""
    midnight = 19_843 * 86_400_000 - round(ahead * 3_600_000)
    column = pa.array([midnight, midnight + 60_000, None], pa.timestamp("ms", zone))
    scored = DATE.score_table(pa.table({"a": column}))
    assert scored["x"].to_pylist() == [Decimal(10), None, None]
    assert scored["total.status"].to_pylist() == [Status.OK, Status.NOT_A_DATE, Status.MISSING]


@pytest.mark.parametrize("zone", ["+24:00", "-08:60", "+8:00", "８:00"])
def test_no_offset_is_no_time_zone(zone: str) -> None:
    """Hours past a day, minutes past an hour, and what is not written as Arrow writes it."""
    with pytest.raises(indicrules.DataError) as refused:
        DATE.score_table(pa.table({"a": pa.array([0], pa.timestamp("s", zone))}))
    assert refused.value.problems[0].code == "unknown-time-zone"


def test_odd_cells_refuse_their_own_rows_alone() -> None:
    """An odd number and a day beyond the calendar in one row leave the rows beside it as they are."""
    ruleset = indicrules.loads(
        "ruleset r\ninput a\ninput d date\nindicator x\n  weight 10\n  actual a\n  target >= 43\n"
        "  score if d <= 2024-06-01 then 10 else 3\n"
    )
    days = pa.array([19_723, 2_147_483_647, 20_000, None], pa.int32()).view(pa.date32())
    odd = pa.array([1.0, 1 / 3, 1e-14, 5.0])
    scored = ruleset.score_table(pa.table({"a": odd, "d": days}))
    assert scored["x"].to_pylist() == [Decimal("10.00"), None, Decimal("3.00"), None]
    assert scored["total.status"].to_pylist() == [Status.OK, Status.NOT_A_DATE, Status.OK, Status.MISSING]


@pytest.mark.parametrize(
    "cell", ["'infinity'::date", "'-infinity'::date", "'12345-01-01'::date", "'infinity'::timestamp"]
)
def test_endless_days_of_duckdb_refuse_their_row(cell: str) -> None:
    """Whatever else the row holds."""
    duckdb = pytest.importorskip("duckdb")
    relation = duckdb.sql(f"select {cell} as a, 1 / 3.0 as unread union all select '2024-05-05', 2 order by unread")
    assert in_a_table(DATE, pa.table(relation).column("a")) == [Status.NOT_A_DATE, Decimal("10.000000000000")]


@pytest.mark.parametrize(
    ("cell", "score"),
    [
        ("'4.3'::decimal(4,1)", "1.000000000000"), ("'4.3'::decimal(38,37)", "1.000000000000"),
        ("43::hugeint", "10.000000000000"), ("43::uhugeint", "10.000000000000"), ("43::utinyint", "10.000000000000"),
        ("'43'::enum('43')", "10.000000000000"), ("4.3::float", "1.000000000000"),
        ("'43'::json", "10.000000000000"),
    ],
)  # fmt: skip
def test_types_of_duckdb(cell: str, score: str) -> None:
    """Its own numbers and texts are read."""
    duckdb = pytest.importorskip("duckdb")
    assert NUMBER.score_table(duckdb.sql(f"select {cell} as a"))["x"].to_pylist() == [Decimal(score)]


@pytest.mark.parametrize("type_", [pa.decimal128(38, 20), pa.decimal128(38, 30), pa.decimal256(70, 30)], ids=str)
def test_decimals_of_many_places_are_chosen_beside_plain_numbers(type_: Any) -> None:
    """As a unit of their last place goes into the other number more often than a word can count."""
    ruleset = indicrules.loads(
        "ruleset r\ninput a\ninput b yes/no\nindicator x\n  weight 10\n  score if b then a else 1\n"
    )
    table = pa.table({"a": pa.array([Decimal("1.5"), Decimal(2), None], type_), "b": [True, False, True]})
    scored = ruleset.score_table(table)
    assert scored["x"].to_pylist() == [Decimal("1.50"), Decimal("1.00"), None]
    assert scored["total.status"].to_pylist() == [Status.OK, Status.OK, Status.MISSING]


def test_a_choice_beside_a_number_of_more_than_a_word_falls_to_the_exact_evaluator() -> None:
    """A ruleset may hold such numbers, too."""
    ruleset = indicrules.loads(
        "ruleset r\ninput a\nindicator x\n  weight 10\n"
        "  score (if a > 1 then 100000000000000000000000 else a) / 100000000000000000000000\n"
    )
    scored = ruleset.score_table(pa.table({"a": [2.0, 1.0, 0.0]}))
    assert scored["x"].to_pylist() == [Decimal("1.00"), Decimal("0.00"), Decimal("0.00")]
