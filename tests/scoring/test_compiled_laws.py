"""Hold the compiled evaluator to the reference evaluator and every card to its laws, on rulesets and data by chance."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

import indicrules
from tests.scoring.laws import LAWS, case, compiled, noting, referred
from tests.scoring.strategies import DEPARTMENTS, nested_sums, rulesets

# Making a ruleset and both its functions takes longer than scoring four departments, so each serves for all laws.
_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
_CHANCE = settings(max_examples=settings().max_examples * 3 // 10, suppress_health_check=_SLOW)
_NESTED = settings(max_examples=settings().max_examples // 10, suppress_health_check=_SLOW)


def held(text: str, departments: list[dict[str, Any]], random: Any) -> None:
    """Fail where the evaluators do not give or refuse the same, or where a card breaks a law."""
    try:
        ruleset = noting(text)
    except indicrules.RulesetError:
        reject()
    assert [compiled(ruleset, each) for each in departments] == [referred(ruleset, each) for each in departments]
    for found in (case(ruleset, each, random) for each in departments):
        if found is not None:
            for law in LAWS:
                law(found)


@given(rulesets(), DEPARTMENTS, st.randoms())
@_CHANCE
def test_every_scoring_keeps_the_laws(text: str, departments: list[dict[str, Any]], random: Any) -> None:
    """Both evaluators agree on scores, statuses, grade and refusals, and no card breaks a law of `LAWS`."""
    held(text, departments, random)


@given(nested_sums(), DEPARTMENTS, st.randoms())
@_NESTED
def test_sums_of_sums_keep_the_laws(text: str, departments: list[dict[str, Any]], random: Any) -> None:
    """So do groups in groups; redistribution leaves the same bonuses alone, however deep they were earned."""
    held(text, departments, random)


INDICATOR = "indicator i{0}\n  weight {1}\n  target {2}\n  score {3}\n"
METHODS = st.sampled_from(("proportional", "all_or_nothing", "symmetric", "deviation", "distance"))
TARGETS = st.sampled_from((">= 43", "<= 5", "> 0", "1 to 20", "= 10", "< -3"))
NUMBERS = st.one_of(st.integers(-60, 120), st.decimals(-60, 120, places=3), st.none())


@given(st.lists(st.tuples(st.integers(1, 40), TARGETS, METHODS, NUMBERS), min_size=2, max_size=6), st.randoms())
@settings(max_examples=settings().max_examples // 5)
def test_order_of_indicators_does_not_change_the_total(rows: list[Any], random: Any) -> None:
    """A ruleset is a set of indicators, the sum of their points one number."""
    blocks = [INDICATOR.format(index, *row[:3]) for index, row in enumerate(rows)]
    actuals = {f"i{index}": row[3] for index, row in enumerate(rows)}
    head = "ruleset r\n  missing rescale\n"
    total = indicrules.loads(head + "".join(blocks)).score(actuals).total
    random.shuffle(blocks)
    assert indicrules.loads(head + "".join(blocks)).score(actuals).total == total


PROPORTIONAL = "ruleset r\nindicator i\n  weight 20\n  target {}\n  score proportional\n"


@given(
    TARGETS.filter(lambda target: target.startswith((">", "<"))),
    st.decimals(-60, 120, places=3),
    st.decimals(0, 50, places=3),
)
@settings(max_examples=settings().max_examples // 2)
def test_better_actual_never_lowers_a_proportional_score(target: str, actual: Decimal, better: Decimal) -> None:
    """More of what the target asks for is worth as much or more."""
    made = indicrules.loads(PROPORTIONAL.format(target))
    improved = actual + better if target.startswith(">") else actual - better
    first, second = (made.score({"i": each}).total for each in (actual, improved))
    assert first is not None
    assert second is not None
    assert first <= second
