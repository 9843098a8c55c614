"""Whatever the rows of a table are, all evaluators find the first one that holds, or none."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import attrs
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

import indicrules
from indicrules.syntax.formatter import format_text
from tests.scoring.laws import compiled, referred

COMPARED: Mapping[str, Callable[[Any, Any], bool]] = MappingProxyType(
    {"=": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
)


@attrs.frozen
class Asked:
    """A test as it is written, and whether a value passes it."""

    text: str
    holds: Callable[[Any], bool]


@attrs.frozen
class Drawn:
    """A table: the tests of its rows, the kinds of its keys, and values to look up."""

    rows: tuple[tuple[Asked, ...], ...]
    kinds: tuple[str, ...]
    asked: tuple[tuple[Any, ...], ...]

    @property
    def text(self) -> str:
        """A ruleset whose score is the number of the row."""
        keys = ", ".join(f"k{at}" for at in range(len(self.kinds)))
        types = {"number": "", "text": ' one of "a", "b", "c"'}
        inputs = "".join(f"input k{at}{types[kind]}\n" for at, kind in enumerate(self.kinds))
        rows = "".join(
            f"  {', '.join(test.text for test in row)}: {number}\n" for number, row in enumerate(self.rows, 1)
        )
        return f"ruleset r\n  score t({keys})\n{inputs}table t({keys})\n{rows}"

    def row(self, values: Sequence[Any]) -> int | None:
        """Give the number of the first row that holds, looking at one after another."""
        for number, row in enumerate(self.rows, 1):
            if all(test.holds(value) for test, value in zip(row, values, strict=True)):
                return number
        return None


NUMBERS = st.integers(-4, 8).map(lambda quarters: Decimal(quarters) / 4)


def between(low: Decimal, high: Decimal, low_open: bool, high_open: bool) -> Asked:
    """Give a range."""
    text = f"{'> ' if low_open else ''}{low} to {'< ' if high_open else ''}{high}"
    lower, upper = operator.lt if low_open else operator.le, operator.lt if high_open else operator.le
    return Asked(text, lambda value: lower(low, value) and upper(value, high))


def against(sign: str, value: Decimal | str) -> Asked:
    """Give a comparison; a bare value means `=`."""
    written = f'"{value}"' if isinstance(value, str) else str(value)
    return Asked(written if sign == "=" else f"{sign} {written}", lambda given: COMPARED[sign](given, value))


RANGES = st.tuples(NUMBERS, NUMBERS, st.booleans(), st.booleans()).map(
    lambda each: between(min(each[:2]), max(each[:2]), each[2], each[3])
)
TESTS = {
    "number": st.one_of(RANGES, st.builds(against, st.sampled_from(sorted(COMPARED)), NUMBERS)),
    "text": st.builds(against, st.sampled_from(["=", "=", "=", "!="]), st.sampled_from("abc")),
}
VALUES: Mapping[str, st.SearchStrategy[Any]] = MappingProxyType(
    {"number": st.integers(-10, 20).map(lambda eighths: Decimal(eighths) / 8), "text": st.sampled_from("abc")}
)


@st.composite
def drawn(draw: st.DrawFn) -> Drawn:
    """Give a table of one to three keys."""
    kinds = tuple(draw(st.lists(st.sampled_from(["number", "text"]), min_size=1, max_size=3)))
    rows = draw(st.lists(st.tuples(*(TESTS[kind] for kind in kinds)), min_size=1, max_size=8))
    asked = draw(st.lists(st.tuples(*(VALUES[kind] for kind in kinds)), min_size=1, max_size=6))
    return Drawn(tuple(rows), kinds, tuple(asked))


@settings(max_examples=settings().max_examples // 5)
@given(drawn())
def test_every_evaluator_finds_the_first_row_that_holds(table: Drawn) -> None:
    """Alone and in columns, as looking at one row after another does; where none holds the data are refused."""
    ruleset = indicrules.loads(table.text)
    found = [table.row(values) for values in table.asked]
    for values, row in zip(table.asked, found, strict=True):
        data = {f"k{at}": value for at, value in enumerate(values)}
        assert referred(ruleset, data) == compiled(ruleset, data)
        assert total(ruleset, data) == (row or "no-row-holds")
    columns = {f"k{at}": [values[at] for values in table.asked] for at in range(len(table.kinds))}
    scored = ruleset.score_table(pa.table(columns))
    assert scored["total"].to_pylist() == found


def total(ruleset: indicrules.Ruleset, data: Mapping[str, Any]) -> Any:
    """Give the total of data, or the code of why they are refused."""
    try:
        return ruleset.score(data).total
    except indicrules.DataError as refused:
        (problem,) = refused.problems
        return problem.code


@settings(max_examples=settings().max_examples // 5)
@given(drawn())
def test_laying_a_table_out_changes_no_row(table: Drawn) -> None:
    """The layout is kept by being laid out again, and means the same."""
    laid_out = format_text(table.text)
    assert format_text(laid_out) == laid_out
    codes = [each.code for each in indicrules.loads(table.text).warnings]
    assert [each.code for each in indicrules.loads(laid_out).warnings] == codes
    assert indicrules.loads(format_text(table.text, keywords="zh")).model.root.score is not None
