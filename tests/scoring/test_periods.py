"""Periods choose rows of params; what is kept for them is bounded."""

from __future__ import annotations

import datetime

import pytest

import indicrules
from indicrules import DataError
from indicrules.card.periods import KEPT

DATED = indicrules.loads("ruleset r\n  score k\nparam k\n  from 2010-01-01: 1\n  from 2014-07-01: 2\nparam j = 1\n")
YEARLY = indicrules.loads(
    "ruleset r\n  period 2015\n  score k + j\nparam k\n  from 2010: 1\n  from 2014: 2\nparam j\n  from 2010: 10\n"
    "  from 2012: 20\n"
)
LABELLED = indicrules.loads('ruleset r\n  period "third quarter"\n  score 1\n')


@pytest.mark.parametrize(
    ("period", "total"),
    [(2010, 11), (2011, 11), (2012, 21), (2013, 21), (2014, 22), (2015, 22), (2999, 22), (None, 22)],
)
def test_each_period_has_its_rows_whatever_was_asked_for_before(period: int | None, total: int) -> None:
    """Periods between two turns share a function, and each bears its own name."""
    card = YEARLY.score({}, period=period)
    assert (card.total, card.model.period) == (total, period or 2015)


def test_a_turn_is_the_first_day_of_its_row() -> None:
    """The day before still has the row before."""
    assert DATED.score({}, period=datetime.date(2014, 6, 30)).total == 1
    assert DATED.score({}, period=datetime.date(2014, 7, 1)).total == 2


def test_few_of_many_periods_are_kept() -> None:
    """Five hundred days leave no more behind than a few; the one asked for last is among them."""
    days = [datetime.date(2014, 1, 1) + datetime.timedelta(days=day) for day in range(500)]
    totals = [str(DATED.score({}, period=day).total) for day in days]
    assert (totals.count("1"), totals.count("2")) == (181, 319)
    assert len(DATED._periods._plans) == KEPT
    assert DATED._periods.plan(days[-1]) is DATED._periods.plan(days[-1])


def test_periods_of_one_stretch_share_their_function() -> None:
    """What is compiled for one day scores the next one too."""
    one, other = (DATED._periods.plan(datetime.date(2012, 1, day)) for day in (1, 2))
    assert one is not other
    assert one.scorer is other.scorer


@pytest.mark.parametrize("label", ["fourth quarter", "", "x" * 100_000])
def test_a_label_by_which_nothing_is_dated_is_refused(label: str) -> None:
    """By every function that takes a period; nothing is kept for it."""
    with pytest.raises(DataError) as caught:
        LABELLED.score({}, period=label)
    problem = caught.value.problems[0]
    assert problem.code == "bad-period"
    assert problem.hint == "give no period, a year such as 2024, or a date, or `third quarter`"
    assert len(problem.message) < 200


def test_a_year_as_a_text_is_to_be_written_as_a_number() -> None:
    """It is a label, for which the ruleset has no use."""
    with pytest.raises(indicrules.DataError) as refused:
        LABELLED.score({}, period="2024")
    assert refused.value.problems[0].hint == "write `2024` as a number"


def test_the_ruleset_own_label_is_taken() -> None:
    """It is the period that the ruleset has anyway."""
    assert LABELLED.score({}, period="third quarter").model.period == "third quarter"
    assert LABELLED.score({}, period=2024).model.period == 2024


def test_params_by_years_and_params_by_dates_have_no_period_in_common() -> None:
    """Such a ruleset loads, and no period suits it."""
    both = indicrules.loads("ruleset r\n  score k + j\nparam k\n  from 2010: 1\nparam j\n  from 2010-01-01: 1\n")
    with pytest.raises(DataError, match="period-of-another-kind"):
        both.score({}, period=2012)
    with pytest.raises(DataError, match="period-of-another-kind"):
        both.score({}, period=datetime.date(2012, 1, 1))
