"""Hold the way from the full mark to the total: its steps add up, each in points of the total."""

from __future__ import annotations

from fractions import Fraction

import pytest

import indicrules
from indicrules.explain.absence import by_policy
from indicrules.explain.messages import Words
from indicrules.explain.telling import Whole
from indicrules.report.falling import Falling, falling
from indicrules.report.taken import taken
from indicrules.scorecard import Scorecard
from indicrules.text.sentence import Language
from tests.report.cards import every_step, midyear, office, shipped


def steps(card: Scorecard, lang: Language = "en") -> Falling:
    """Give the steps of a card."""
    found = falling(Whole(card, Words(lang), policy=by_policy))
    assert found is not None
    return found


def shown(card: Scorecard, lang: Language = "en") -> list[tuple[str, str, str]]:
    """Give what stands beside each step."""
    return [(step.label, step.shown, step.left_shown) for step in steps(card, lang).steps]


def test_each_indicator_that_lost_points_is_a_step() -> None:
    """In the order of the file, with what is left."""
    found = steps(midyear(), "zh")
    assert (found.full_shown, found.total_shown) == ("100", "75.70")
    assert shown(midyear(), "zh") == [
        ("“三地合一”地块录入数量", "11.16", "88.84"),
        ("回迁安置户数", "5.64", "83.20"),
        ("征收补偿完成率", "7.50", "75.70"),
    ]


def test_a_clause_of_the_whole_is_a_step_of_its_own() -> None:
    """Behind the indicators, by its reason; a group's indicators stand for the group."""
    assert shown(office(fraud="yes", plots=40)) == [
        ("Plots entered", "4.19", "95.81"),
        ("petitions", "2.50", "93.31"),
        ("fraud caps the total", "33.31", "60.00"),
    ]


@pytest.mark.parametrize(
    "card",
    [
        every_step(),
        shipped("hunan-department-2023"),
        shipped("yunnan-project-2023"),
        shipped("undp-ihdi-2024"),
        office(),
    ],
    ids=["every-step", "hunan", "yunnan", "undp", "office"],
)
def test_what_was_taken_adds_up_to_what_was_lost(card: Scorecard) -> None:
    """Through groups within groups, scales of their own and weights that were redistributed, exactly."""
    assert card.lost is not None
    assert sum((each.points for each in taken(card)), Fraction(0)) == Fraction(card.lost)


def test_the_least_of_many_steps_are_one() -> None:
    """The eleven largest stay where they are; the others stand together behind them."""
    items = "".join(f"indicator i{at} weight 10\n  target >= 100\n" for at in range(1, 14))
    text = f"ruleset many\n  total 130\n{items}".replace(" weight", "\n  weight")
    card = indicrules.loads(text).score({f"i{at}": 100 - at for at in range(1, 14)})
    found = shown(card)
    assert [label for label, _, _ in found] == [*(f"i{at}" for at in range(3, 14)), "2 others"]
    assert found[-1] == ("2 others", "0.30", "120.90")


def test_where_nothing_was_lost_there_are_no_steps() -> None:
    """The full mark is the total."""
    found = steps(shipped("land-acquisition-2024"))
    assert (found.steps, found.full_shown, found.total_shown) == ((), "100", "100.00")


def test_without_a_total_or_a_full_mark_there_is_no_way_down() -> None:
    """A `require` that fails leaves no total."""
    text = 'ruleset r\n  require a > 5 because "too few"\nindicator a\n  weight 5\n  target >= 9\n'
    whole = Whole(indicrules.loads(text).score({"a": 3}), Words("en"), policy=by_policy)
    assert falling(whole) is None
