"""Errors and scorecards travel between processes, and copies are what they were made of."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal
from fractions import Fraction
from multiprocessing import get_context
from typing import Any, Final

import pytest

import indicrules
from indicrules.text.errors import NotInstalled
from indicrules.text.sentence import say
from tests.face.cards import ACTUALS, OFFICE

PROTOCOLS: Final = range(pickle.HIGHEST_PROTOCOL + 1)
CARD: Final = OFFICE.score(ACTUALS)

PARTS: Final[dict[str, Callable[[Any], Any]]] = {
    "card": lambda card: card,
    "items": lambda card: card.items,
    "item by title": lambda card: card["plots of land"],
    "ledger": lambda card: card.ledger,
    "ledger of an item": lambda card: card["petitions"].ledger,
    "a line's place": lambda card: card["petitions"].ledger[0].at,
    "checks": lambda card: card.checks,
    "a check's span": lambda card: card.checks[0].span,
    "metrics": lambda card: card.metrics,
    "actuals": lambda card: card.actuals,
    "warnings": lambda card: card.warnings,
    "examples": lambda card: OFFICE.test(),
    "ruleset": lambda card: OFFICE,
}


def refused(ruleset: indicrules.Ruleset, actuals: Any) -> indicrules.DataError:
    """Give the error of data that is refused."""
    with pytest.raises(indicrules.DataError) as caught:
        ruleset.score(actuals)
    return caught.value


def misread() -> indicrules.RulesetError:
    """Give the error of a ruleset with two mistakes, one of which speaks of a second place."""
    with pytest.raises(indicrules.RulesetError) as caught:
        indicrules.loads("ruleset r\n  total 10\nindicator a\n  weight x\nindicator a\n  weight 1\n")
    return caught.value


def local() -> Any:
    """Give a value that no other process can take."""
    return lambda: 1


def score_local() -> None:
    """Score what only this process has, so that the problem holds it."""
    OFFICE.score({**ACTUALS, "plots": local()})


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_a_scorecard_is_pickled(part: str, protocol: int) -> None:
    """What comes back equals what was sent, by every protocol."""
    sent = PARTS[part](CARD)
    assert pickle.loads(pickle.dumps(sent, protocol)) == sent


@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_a_scorecard_is_copied(part: str) -> None:
    """Shallow and deep copies equal what they were made of."""
    of = PARTS[part](CARD)
    assert copy.copy(of) == of
    assert copy.deepcopy(of) == of


def test_a_pickled_scorecard_explains_in_the_same_words() -> None:
    """Explanations, JSON and derivations are worked out anew where the card arrives, with nothing lost."""
    found = pickle.loads(pickle.dumps(OFFICE.score(ACTUALS)))
    assert found.explain() == CARD.explain()
    assert found.explain("html", "zh", why_not=True) == CARD.explain("html", "zh", why_not=True)
    assert found.to_json() == CARD.to_json()
    assert found["land"].ledger[0].arithmetic == "40 − 40 × 19/43 = 960/43 ≈ 22.3256"


def test_a_pickled_scorecard_keeps_the_period_it_was_scored_for() -> None:
    """The rows of dated params that hold are those of the period asked for."""
    card = OFFICE.score(ACTUALS, period=2023)
    found = pickle.loads(pickle.dumps(card))
    assert found == card
    assert found.model.period == 2023
    assert found["petitions"].target == Decimal("0.8")


def test_derivations_travel_with_their_card() -> None:
    """The steps of an item are those of the card that arrives with them."""
    steps = CARD["petitions"].derivation
    found = pickle.loads(pickle.dumps(steps))
    assert found == steps
    deduction = found[-3]
    assert (deduction.role, deduction.value) == ("deduct", 15)
    assert (deduction.parts["count"], deduction.parts["taken"]) == (44, 5)
    assert copy.deepcopy(steps)[-1].value == 15


def test_cards_in_one_pickle_share_their_ruleset() -> None:
    """The texts of the ruleset are written once for many cards."""
    one, many = (len(pickle.dumps([OFFICE.score(ACTUALS) for _ in range(count)])) for count in (1, 21))
    assert many - one < 20 * one / 4


def test_a_marker_stays_the_one_there_is() -> None:
    """`NOT_APPLICABLE` is compared by identity, and copies and pickles of it are itself."""
    marker = indicrules.NOT_APPLICABLE
    assert [pickle.loads(pickle.dumps(marker, each)) is marker for each in PROTOCOLS] == [True] * len(PROTOCOLS)
    assert copy.copy(marker) is marker
    assert copy.deepcopy({"x": marker})["x"] is marker


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_data_error_says_the_same_after_its_way(protocol: int) -> None:
    """Problems, name, value, text and a caller's notes arrive."""
    error = refused(OFFICE, {**ACTUALS, "plots": "19 户", "rate": Fraction(1, 2)})
    error.add_note("row 7")
    found = pickle.loads(pickle.dumps(error, protocol))
    assert type(found) is indicrules.DataError
    assert found.problems == error.problems
    assert (str(found), found.name, found.value) == (str(error), "plots", "19 户")
    assert found.__notes__ == ["row 7"]


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_ruleset_error_says_the_same_after_its_way(protocol: int) -> None:
    """Diagnostics with their places, and the text that shows them, arrive."""
    error = misread()
    found = pickle.loads(pickle.dumps(error, protocol))
    assert type(found) is indicrules.RulesetError
    assert found.diagnostics == error.diagnostics
    assert str(found) == str(error)


def test_errors_are_copied() -> None:
    """Shallow and deep copies of errors hold the same problems and diagnostics."""
    data, rules = refused(OFFICE, {**ACTUALS, "plots": local()}), misread()
    assert [copy.copy(data).problems, copy.deepcopy(data).problems] == [data.problems] * 2
    assert [copy.copy(rules).diagnostics, copy.deepcopy(rules).diagnostics] == [rules.diagnostics] * 2


def test_what_is_not_installed_says_the_same_after_its_way() -> None:
    """The error of a lacking package arrives with its hint and the package's name."""
    error = NotInstalled(
        "tables-not-installed", say("tables-not-installed"), say("hint.run", command="pip install pyarrow"), "pyarrow"
    )
    found = pickle.loads(pickle.dumps(error))
    assert (type(found), str(found), found.hint, found.name) == (
        NotInstalled,
        "tables need numpy and pyarrow [tables-not-installed]\n  hint: pip install pyarrow",
        "pip install pyarrow",
        "pyarrow",
    )
    assert str(copy.deepcopy(error)) == str(error)


def test_a_value_that_cannot_travel_is_carried_as_its_text() -> None:
    """A function among the data is what it says of itself, in a problem that else is the same."""
    error = refused(OFFICE, {**ACTUALS, "plots": local()})
    found = pickle.loads(pickle.dumps(error))
    assert found.value == str(error.value)
    assert found.problems[0].message == error.problems[0].message


class _Silent:
    """Cannot be pickled, nor written."""

    def __reduce__(self) -> Any:
        raise RuntimeError

    def __str__(self) -> str:
        raise RuntimeError


def test_a_value_that_says_nothing_of_itself_travels_as_a_mark() -> None:
    """A class that refuses both ways does not keep its problem from travelling."""
    problem = indicrules.Problem("not-a-number", say("not-a-number.blank"), "x", None, _Silent())
    assert pickle.loads(pickle.dumps(problem)).value == "…"


def test_refused_rows_come_back_from_other_processes() -> None:
    """In a pool of processes a refused row is its `DataError`, a scored one its card, and the pool goes on."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        refusing = pool.submit(OFFICE.score, {**ACTUALS, "rate": "0.5"})
        local_value = pool.submit(score_local)
        scoring = pool.submit(OFFICE.score, ACTUALS)
        error, other = refusing.exception(), local_value.exception()
        assert isinstance(error, indicrules.DataError)
        assert [each.code for each in error.problems] == ["percent-or-fraction"]
        assert isinstance(other, indicrules.DataError)
        assert other.name == "plots"
        assert scoring.result() == CARD
        assert scoring.result().explain() == CARD.explain()
