"""Rulings 40 and 42: bare numbers beside a percent, and which characters are digits and names."""

from __future__ import annotations

from decimal import Decimal

import pytest

import indicrules


def rate(lines: str) -> str:
    """Give a ruleset of one indicator over the input `p`, in %, with these lines."""
    return f"ruleset r\ninput p %\nindicator a\n  weight 10\n  actual p\n{lines}\n"


def codes(text: str) -> list[str]:
    """Give the codes of all that is said of a ruleset."""
    return [each.code for each in indicrules.diagnose(text)]


@pytest.mark.parametrize(
    ("lines", "total"),
    [
        ("  target >= 95\n  score all_or_nothing", 0),
        ("  target >= 0\n  score all_or_nothing", 10),
        ("  target >= 95%\n  deduct 0.5 per full 2 below target", Decimal(9)),
        ("  score match p\n    < 93: 5\n    otherwise: 10", 5),
        ("  score full * clamp(p, 0, 50)", 5),
        ("  score full * (100 - p)", Decimal(1)),
        ("  score full * (p + 5)", Decimal("9.5")),
        ("  score full * p * 0.5", Decimal("4.5")),
    ],
)
def test_ruling_40_above_one_and_at_zero_a_bare_number_is_in_percent(lines: str, total: Decimal) -> None:
    """Beside a percent, 95 is 95 % and 0 is 0, in sums too; a factor is a plain number."""
    assert indicrules.loads(rate(lines)).score({"p": "90%"}).total == total


@pytest.mark.parametrize("sign", ["", "-"])
def test_ruling_40_speaks_of_absolute_values(sign: str) -> None:
    """-0.35 may be −35 % as well as −0.35 %; -1.5 is in percent."""
    assert codes(rate(f"  target >= {sign}0.35")) == ["percent-or-fraction"]
    assert codes(rate(f"  target >= {sign}1.5")) == []


def test_ruling_40_takes_either_hint() -> None:
    """Both spellings that the hint names are taken, and mean what they say."""
    over = "\n  score all_or_nothing"
    assert indicrules.loads(rate("  target >= 95%" + over)).score({"p": "94%"}).total == 0
    assert indicrules.loads(rate("  target >= 0.95%" + over)).score({"p": "94%"}).total == 10
    assert indicrules.loads(rate("  target >= (1 / 3) * 100%" + over)).score({"p": "33%"}).total == 0
    assert indicrules.loads(rate("  target >= (1 / 3) * 1%" + over)).score({"p": "33%"}).total == 10


def test_ruling_40_leaves_plain_ratios_and_other_shares_alone() -> None:
    """A ratio, a completion and a permille input take bare numbers as before."""
    assert codes("ruleset r\ninput a\ninput b\nindicator x\n  weight 5\n  actual a / b\n  target >= 0.95\n") == []
    assert codes("ruleset r\ninput a ‰\nindicator x\n  weight 5\n  actual a\n  target <= 0.5\n") == []
    assert codes(rate("  target >= 95%\n  deduct 1 per full 0.01 of completion below 1")) == []
