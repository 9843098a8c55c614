"""Turn chance into whole rulesets, data and tables for them, and hold all that is worked out to one another."""

from __future__ import annotations

from random import Random
from typing import Any

import attrs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import indicrules
from tests.fuzz.cards import FORMATS, LANGUAGES, Question, answered
from tests.fuzz.hostile import value
from tests.fuzz.kind import Kind
from tests.fuzz.oracle import hold, hold_placed, refusal
from tests.scoring.strategies import DATA, HEADER, nested_sums, rulesets
from tests.tables.alone import rows_alone
from tests.tables.tables import tables

_INPUTS = indicrules.loads(f"ruleset r\n  score 1\n{HEADER}")
_BYTES = 8192  # of chance for one draw: more than any takes


@attrs.frozen
class Case:
    """A ruleset's text, data of some departments, and a table of others."""

    text: str
    given: tuple[dict[str, Any], ...]
    table: Any
    format: Any
    language: Any


def _case(random: Random) -> Case | None:
    drawn = _drawn(random, st.tuples(st.one_of(rulesets(), nested_sums()), st.lists(DATA, max_size=3), tables(_INPUTS)))
    if drawn is None:
        return None
    text, data, table = drawn
    for each in data:
        if random.random() < 0.2:
            each[random.choice(tuple(each))] = value(random)
    return Case(text, tuple(data), table, random.choice(FORMATS), random.choice(LANGUAGES))


def _drawn(random: Random, strategy: st.SearchStrategy[Any]) -> Any:
    """Draw once from a strategy, by this chance alone."""
    found: list[Any] = []

    @settings(database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def keep(each: Any) -> None:
        found.append(each)

    answering: Any = keep  # what the decorator adds is not in its type
    answering.hypothesis.fuzz_one_input(random.randbytes(_BYTES))
    return found[0] if found else None


def _held(case: Case | None) -> str:
    if case is None:
        return "not drawn"
    try:
        ruleset = indicrules.loads(case.text)
    except indicrules.RulesetError as refused:
        return refusal(refused)
    hold_placed(ruleset.diagnostics)
    for each in case.given:
        answered(Question(ruleset, each, case.format, case.language, why_not=True))
    scored = ruleset.score_table(case.table)
    expected = rows_alone(ruleset, case.table)
    found = [{key: row[key] for key in wanted} for row, wanted in zip(scored.to_pylist(), expected, strict=True)]
    hold(found == expected, "a table that differs from its rows")
    return "ok"


KINDS = (Kind("generated", _case, _held, 1, 5.0),)
