"""Hold the laws of every scorecard, on rulesets and data that chance writes."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

import indicrules
from indicrules.engine.scorecard import Item, Scorecard
from tests.engine.strategies import DATA, nested_sums, rulesets

# Each of these laws walks whole rulesets: two fifths of the usual number keeps the suite within minutes.
CHANCE = settings(
    max_examples=settings().max_examples * 2 // 5,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


def scored(text: str, actuals: dict[str, Any]) -> Scorecard:
    """Give a scorecard; chance may have written what does not load, or data to refuse."""
    try:
        return indicrules.loads(text).score(actuals)
    except (indicrules.RulesetError, indicrules.DataError):
        reject()


def lost(subject: Item | Scorecard) -> Fraction:
    """Add up a ledger."""
    return sum((Fraction(line.points) for line in subject.ledger), Fraction(0))


@given(st.one_of(rulesets(), nested_sums()), DATA)
@CHANCE
def test_ledgers_add_up_to_what_was_lost(text: str, actuals: dict[str, Any]) -> None:
    """Full mark − score = Σ lines, for each item and the total."""
    card = scored(text, actuals)
    sums = [(lost(item), item.full, item.score) for item in card.items]
    sums.append((lost(card), card.full, card.total))
    for found, full, score in sums:
        assert score is None or full is None or found == Fraction(full) - Fraction(score)


@given(rulesets(), DATA)
@CHANCE
def test_scores_stay_within_their_marks(text: str, actuals: dict[str, Any]) -> None:
    """0 ≤ score ≤ full mark + bonus, unless a cap below 0 says otherwise."""
    card = scored(text, actuals)
    for item in card.items:
        ceiling = item.rule.ceiling
        assert item.score is None or ceiling is None or 0 <= Fraction(item.score) <= ceiling


@given(rulesets(), DATA)
@CHANCE
def test_scoring_leaves_its_argument_alone(text: str, actuals: dict[str, Any]) -> None:
    """What the caller gives is only read, and scoring it again gives the same."""
    before = deepcopy(actuals)
    card = scored(text, actuals)
    assert actuals == before
    assert list(actuals) == list(before)
    assert scored(text, actuals).total == card.total


@given(rulesets(irrational=False), DATA, st.randoms())
@CHANCE
def test_order_of_inputs_changes_nothing(text: str, actuals: dict[str, Any], random: Any) -> None:
    """Data in another order is the same data."""
    card = scored(text, actuals)
    shuffled = list(actuals.items())
    random.shuffle(shuffled)
    assert scored(text, dict(shuffled)).total == card.total


INDICATOR = "indicator i{0}\n  weight {1}\n  target {2}\n  score {3}\n"
METHODS = st.sampled_from(("proportional", "all_or_nothing", "symmetric", "deviation", "distance"))
TARGETS = st.sampled_from((">= 43", "<= 5", "> 0", "1 to 20", "= 10", "< -3"))
NUMBERS = st.one_of(st.integers(-60, 120), st.decimals(-60, 120, places=3), st.none())


@given(st.lists(st.tuples(st.integers(1, 40), TARGETS, METHODS, NUMBERS), min_size=2, max_size=6), st.randoms())
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
def test_better_actual_never_lowers_a_proportional_score(target: str, actual: Decimal, better: Decimal) -> None:
    """More of what the target asks for is worth as much or more."""
    made = indicrules.loads(PROPORTIONAL.format(target))
    improved = actual + better if target.startswith(">") else actual - better
    first, second = (made.score({"i": each}).total for each in (actual, improved))
    assert first is not None
    assert second is not None
    assert first <= second
