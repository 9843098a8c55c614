"""Numbers at the limit of size: what an author wrote is limited, what follows from it in a step is not."""

from __future__ import annotations

from fractions import Fraction

import pytest

import indicrules
from indicrules.exact.limits import BIT_LIMIT

LONGEST = f"ruleset r\n  total 10 / 3\ninput a\nindicator i\n  weight 10 / 3\n  score a ^ {BIT_LIMIT - 1}\n"


def test_a_ledger_tells_what_the_longest_number_lost() -> None:
    """Full mark less start is longer than any number may be, and held back to the full mark."""
    card = indicrules.loads(LONGEST).score({"a": 2})
    assert card.total == Fraction(10, 3)
    assert sum(Fraction(line.points) for line in card["i"].ledger) == 0
    assert card["i"].ledger[0].points == Fraction(10, 3) - Fraction(2) ** (BIT_LIMIT - 1)


def test_a_deduction_from_the_longest_number_is_taken() -> None:
    """The running score is held to the full mark whatever its length was."""
    card = indicrules.loads(f"{LONGEST}  deduct 1 / 3\n").score({"a": 2})
    assert card.total == Fraction(10, 3)
    assert [line.kind for line in card["i"].ledger] == ["formula", "deduct", "held"]


def test_what_an_author_wrote_is_limited() -> None:
    """A third less than the longest number is longer than any may be."""
    text = LONGEST.replace(f"a ^ {BIT_LIMIT - 1}", f"a ^ {BIT_LIMIT - 1} - 1 / 3")
    with pytest.raises(indicrules.DataError) as refused:
        indicrules.loads(text).score({"a": 2})
    assert [each.code for each in refused.value.problems] == ["too-large-a-value"]


ROOTS = "ruleset r\n  total 10\ninput a\nindicator i\n  weight 10\n  score sqrt(a) * 3 ^ 20000\n"


@pytest.mark.parametrize("limit", ["", "  cap 3\n", "  deduct sqrt(a)\n", "  deduct sqrt(a) * 3 ^ 20000\n  cap 3\n"])
def test_a_ledger_tells_of_roots_past_a_thousand_digits(limit: str) -> None:
    """What the start gained is told as far as a thousand digits go, and its lines add up exactly all the same."""
    card = indicrules.loads(ROOTS + limit).score({"a": 2})
    assert sum(Fraction(line.points) for line in card["i"].ledger) == card["i"].lost
    assert sum(Fraction(item["points"]) for item in card.to_dict()["ledger"]) == card.lost
    assert "\ni  " in card.explain()
