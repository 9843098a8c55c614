"""Hold the laws of every scorecard, on rulesets and data that chance writes."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

import indicrules
from indicrules.card.scorecard import Item, Scorecard
from tests.scoring.strategies import DEPARTMENTS, rulesets

# Each case makes a whole ruleset: two fifths of the usual number, with several departments each, keeps the suite within
# minutes.
CHANCE = settings(
    max_examples=settings().max_examples * 2 // 5,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


@attrs.frozen
class Scored:
    """A card, the data it was made of as they were before and are now, and the same in another order."""

    ruleset: indicrules.Ruleset
    before: dict[str, Any]
    actuals: dict[str, Any]
    card: Scorecard
    shuffled: dict[str, Any]


def scored(ruleset: indicrules.Ruleset, actuals: dict[str, Any], random: Any) -> list[Scored]:
    """Give a department's card, or nothing where chance wrote data to refuse."""
    before, shuffled = deepcopy(actuals), list(actuals.items())
    random.shuffle(shuffled)
    try:
        return [Scored(ruleset, before, actuals, ruleset.score(actuals), dict(shuffled))]
    except indicrules.DataError:
        return []


def lost(subject: Item | Scorecard) -> Fraction:
    """Add up a ledger."""
    return sum((Fraction(line.points) for line in subject.ledger), Fraction(0))


def ledgers_add_up_to_what_was_lost(case: Scored) -> bool:
    """Full mark − score = Σ lines, for each item and the total."""
    sums = [(lost(item), item.full, item.score) for item in case.card.items]
    sums.append((lost(case.card), case.card.full, case.card.total))
    return all(
        score is None or full is None or found == Fraction(full) - Fraction(score) for found, full, score in sums
    )


def scores_stay_within_their_marks(case: Scored) -> bool:
    """0 ≤ score ≤ full mark + bonus, unless a cap below 0 says otherwise."""
    return all(
        item.score is None or item.rule.ceiling is None or 0 <= Fraction(item.score) <= item.rule.ceiling
        for item in case.card.items
    )


def scoring_leaves_its_argument_alone(case: Scored) -> bool:
    """What the caller gives is only read."""
    return case.actuals == case.before and list(case.actuals) == list(case.before)


def scoring_again_gives_the_same(case: Scored) -> bool:
    """Scoring the same data twice gives one total."""
    return case.ruleset.score(case.actuals).total == case.card.total


def order_of_inputs_changes_nothing(case: Scored) -> bool:
    """Data in another order is the same data."""
    return case.ruleset.score(case.shuffled).total == case.card.total


LAWS = (
    ledgers_add_up_to_what_was_lost,
    scores_stay_within_their_marks,
    scoring_leaves_its_argument_alone,
    scoring_again_gives_the_same,
    order_of_inputs_changes_nothing,
)


@given(rulesets(), DEPARTMENTS, st.randoms())
@CHANCE
def test_every_card_keeps_the_laws(text: str, departments: list[dict[str, Any]], random: Any) -> None:
    """No card of any department breaks a law of `LAWS`."""
    try:
        ruleset = indicrules.loads(text)
    except indicrules.RulesetError:
        reject()
    cases = [case for actuals in departments for case in scored(ruleset, actuals, random)]
    if not cases:
        reject()
    assert [law.__name__ for case in cases for law in LAWS if not law(case)] == []


INDICATOR = "indicator i{0}\n  weight {1}\n  target {2}\n  score {3}\n"
METHODS = st.sampled_from(("proportional", "all_or_nothing", "symmetric", "deviation", "distance"))
TARGETS = st.sampled_from((">= 43", "<= 5", "> 0", "1 to 20", "= 10", "< -3"))
NUMBERS = st.one_of(st.integers(-60, 120), st.decimals(-60, 120, places=3), st.none())


@given(st.lists(st.tuples(st.integers(1, 40), TARGETS, METHODS, NUMBERS), min_size=2, max_size=6), st.randoms())
@settings(max_examples=settings().max_examples // 2)
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
