"""Hold tables to rows: the same scores, statuses and grades, to the bit, on rulesets and tables that chance writes."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Any
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

import indicrules
from indicrules.tables import table
from indicrules.tables.native import engine
from indicrules.tables.score import compiled, kernel
from tests.scoring.strategies import nested_sums, rulesets
from tests.tables.alone import clauses_alone, rows_alone
from tests.tables.tables import tables

# Each case makes a ruleset and what scores tables by it in several ways, which is what takes the time.
_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
_CHANCE = settings(max_examples=settings().max_examples // 8, suppress_health_check=_SLOW)
_THIRTIETH = settings(max_examples=settings().max_examples // 30, suppress_health_check=_SLOW)
_FORTIETH = settings(max_examples=settings().max_examples // 40, suppress_health_check=_SLOW)


@contextlib.contextmanager
def in_blocks() -> Iterator[None]:
    """Score three rows at a time, and one odd row by a program of its own."""
    with mock.patch.object(table, "ALONE", 3), mock.patch.object(kernel, "_WORTHWHILE", 1):
        yield


@contextlib.contextmanager
def by_machine() -> Iterator[None]:
    """Have machine code made whatever the number of rows, and no program of another ruleset's."""
    sooner, shorter = mock.patch.object(compiled, "WORTHWHILE", 0), mock.patch.object(table, "ALONE", 8)
    odd, fresh = mock.patch.object(kernel, "_WORTHWHILE", 1), mock.patch.dict(compiled._KEPT, clear=True)
    with sooner, shorter, odd, fresh:
        yield


WHOLE = contextlib.nullcontext
MACHINE = (by_machine,) if engine.available() else ()
# What a way teaches the ruleset of its columns must not spoil the next.
ORDERS = ((WHOLE, *MACHINE), (*MACHINE, WHOLE), (in_blocks, WHOLE, *MACHINE), (in_blocks, *MACHINE, WHOLE))
BY_NUMPY = ((WHOLE,), (in_blocks, WHOLE))


def loaded(text: str) -> indicrules.Ruleset:
    """Give a ruleset; chance may have written one that does not load."""
    try:
        return indicrules.loads(text)
    except indicrules.RulesetError:
        reject()


def agreed(ruleset: indicrules.Ruleset, drawn: Any, ways: Sequence[Callable[[], Any]] = (WHOLE,)) -> None:
    """Score a table in each way, by machine code twice, and compare every row with what it gives alone."""
    expected = rows_alone(ruleset, drawn)
    for way in ways:
        with way():
            scores = [ruleset.score_table(drawn).to_pylist() for _ in range(1 + (way is by_machine))]
        for found in scores:
            assert [{key: row[key] for key in wanted} for row, wanted in zip(found, expected, strict=True)] == expected


@given(rulesets(), st.data(), st.sampled_from(ORDERS))
@_CHANCE
def test_tables_agree_with_rows(text: str, data: st.DataObject, ways: Any) -> None:
    """Every row gives what it gives alone: whole, in blocks, by machine code, and after what the ways before taught."""
    ruleset = loaded(text)
    agreed(ruleset, data.draw(tables(ruleset)), ways)


@given(nested_sums(), st.data(), st.sampled_from(BY_NUMPY))
@_THIRTIETH
def test_tables_agree_with_rows_on_bonuses_in_nested_groups(text: str, data: st.DataObject, ways: Any) -> None:
    """Redistribution leaves the same bonuses alone, however deep they were earned."""
    ruleset = loaded(text)
    agreed(ruleset, data.draw(tables(ruleset)), ways)


@pytest.mark.skipif(not engine.available(), reason="there is no llvmlite for this Python")
@given(nested_sums(), st.data())
@_FORTIETH
def test_machine_code_agrees_with_rows_on_bonuses_in_nested_groups(text: str, data: st.DataObject) -> None:
    """So does machine code, the making of which takes longest for these."""
    ruleset = loaded(text)
    agreed(ruleset, data.draw(tables(ruleset)), MACHINE)


@given(rulesets(irrational=False), st.data())
@_THIRTIETH
def test_what_clauses_took_agrees(text: str, data: st.DataObject) -> None:
    """The ledger columns hold what the clauses with their `because` took in all ledgers of the row."""
    ruleset = loaded(re.sub(r"(?m)^(  (?:deduct|award|cap|floor) .*)$", r'\1 because "it took"', text))
    drawn = data.draw(tables(ruleset))
    found = ruleset.score_table(drawn, ledger=True).to_pylist()
    expected = clauses_alone(ruleset, drawn, "it took")
    for row, points in zip(found, expected, strict=True):
        shown = row.get("lost: it took", 0 if points is not None else None)
        assert (shown is None) == (points is None)
        assert points is None or abs(Fraction(shown) - points) <= Fraction(1, 2 * 10**12)
