"""How the loss of a mean or a product is attributed to the members."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import indicrules

MEMBERS = (
    "indicator x\n  weight 50\n  out of 100\n  score a\n"
    "indicator y\n  weight 50\n  out of 100\n  score b\ninput a\ninput b\n"
)


def shares(body: str, **actuals: object) -> dict[str, Fraction]:
    """Give the shares of the total's formula line."""
    card = indicrules.loads(f"ruleset r\n  total 100\n  score {body}\n{MEMBERS}").score(actuals)
    (line,) = card.ledger
    assert sum(share.points for share in line.shares) == Fraction(line.points)
    return {share.name: share.points for share in line.shares}


def test_a_mean_is_attributed_by_each_shortfall() -> None:
    """Half of each member's own shortfall."""
    assert shares("mean(scores)", a=80, b=60) == {"x": 10, "y": 20}


def test_a_weighted_mean_is_attributed_by_weight() -> None:
    """A member at its full mark has no share."""
    assert shares("weighted_mean(scores, weights)", a=100, b=60) == {"y": 20}


def test_a_product_is_attributed_in_file_order() -> None:
    """Raising x from 50 gives 50 × 0.8 back, then y the rest."""
    assert shares("score(x) * score(y) / 100", a=50, b=80) == {"x": 40, "y": 20}


def test_a_geometric_mean_is_attributed_at_twelve_places() -> None:
    """The shares add up to the line, whose points are rational."""
    card = indicrules.loads(f"ruleset r\n  total 100\n  score geomean(scores)\n  round total 0.01\n{MEMBERS}").score(
        {"a": 64, "b": 81}
    )
    (line,) = card.ledger
    assert line.points == Decimal(28)
    assert [(share.name, share.points) for share in line.shares] == [("x", 18), ("y", 10)]


def test_a_formula_that_reads_no_member_has_no_shares() -> None:
    """Nothing to attribute, nothing said."""
    card = indicrules.loads("ruleset r\n  total 10\n  score a\ninput a\n").score({"a": 4})
    assert [line.shares for line in card.ledger] == [()]
