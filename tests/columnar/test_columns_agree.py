"""Hold tables to rows: the same scores, statuses and grades, to the bit, on rulesets and tables that chance writes."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any
from unittest import mock

from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

import indicrules
from indicrules.columnar import kernel
from tests.columnar.alone import clauses_alone, rows_alone
from tests.columnar.tables import tables
from tests.engine.strategies import nested_sums, rulesets

# Each case is a ruleset and a table of it: two fifths of the usual number keeps the suite within minutes.
_CHANCE = settings(
    max_examples=settings().max_examples * 2 // 5,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


def loaded(text: str) -> indicrules.Ruleset:
    """Give a ruleset; chance may have written one that does not load."""
    try:
        return indicrules.loads(text)
    except indicrules.RulesetError:
        reject()


def agreed(ruleset: indicrules.Ruleset, table: Any) -> Any:
    """Score a table, compare every row with what it gives alone, and give the report."""
    scored, report = ruleset.score_table(table, report=True)
    found = scored.to_pylist()
    expected = rows_alone(ruleset, table)
    assert [{key: row[key] for key in wanted} for row, wanted in zip(found, expected, strict=True)] == expected
    return report


@given(rulesets(), st.data())
@_CHANCE
def test_tables_agree_with_rows(text: str, data: st.DataObject) -> None:
    """Every row of a table gives what it gives alone."""
    ruleset = loaded(text)
    agreed(ruleset, data.draw(tables(ruleset)))


@given(nested_sums(), st.data())
@_CHANCE
def test_tables_agree_with_rows_on_bonuses_in_nested_groups(text: str, data: st.DataObject) -> None:
    """Redistribution leaves the same bonuses alone, however deep they were earned."""
    ruleset = loaded(text)
    agreed(ruleset, data.draw(tables(ruleset)))


@given(rulesets(), st.data())
@_CHANCE
def test_blocks_agree_with_rows(text: str, data: st.DataObject) -> None:
    """What one block teaches of the columns does not spoil the next."""
    ruleset = loaded(text)
    with mock.patch("indicrules.columnar.table.ALONE", 3), mock.patch.object(kernel, "_WORTHWHILE", 1):
        agreed(ruleset, data.draw(tables(ruleset)))


@given(rulesets(irrational=False), st.data())
@_CHANCE
def test_what_clauses_took_agrees(text: str, data: st.DataObject) -> None:
    """The ledger columns hold what the clauses with their `because` took in all ledgers of the row."""
    ruleset = loaded(re.sub(r"(?m)^(  (?:deduct|award|cap|floor) .*)$", r'\1 because "it took"', text))
    table = data.draw(tables(ruleset))
    found = ruleset.score_table(table, ledger=True).to_pylist()
    expected = clauses_alone(ruleset, table, "it took")
    for row, points in zip(found, expected, strict=True):
        shown = row.get("lost: it took", 0 if points is not None else None)
        assert (shown is None) == (points is None)
        assert points is None or abs(Fraction(shown) - points) <= Fraction(1, 2 * 10**12)
