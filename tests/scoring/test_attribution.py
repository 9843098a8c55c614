"""How the loss of a mean or a product is attributed to the members."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

import indicrules
from indicrules.card.lines import Line

MEMBERS = (
    "indicator x\n  weight 50\n  out of 100\n  score a\n"
    "indicator y\n  weight 50\n  out of 100\n  score b\ninput a\ninput b\n"
)


def shares(body: str, **actuals: object) -> dict[str | None, Fraction]:
    """Give the shares of the total's formula line."""
    card = indicrules.loads(f"ruleset r\n  total 100\n  score {body}\n{MEMBERS}").score(actuals)
    (line,) = card.ledger
    assert sum(share.points for share in line.shares) == Fraction(line.points)
    return {share.name: share.points for share in line.shares}


def only_line(clauses: str, **actuals: object) -> Line:
    """Give the total's formula line."""
    (line,) = indicrules.loads(f"ruleset r\n  total 100\n  {clauses}\n{MEMBERS}").score(actuals).ledger
    return line


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


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("0.9 * mean(scores)", [("x", 18), ("y", 9), (None, 10)]),
        ("1.2 * mean(scores)", [("x", 24), ("y", 12), (None, -20)]),
        ("mean(scores) - 10", [("x", 20), ("y", 10), (None, 10)]),
    ],
)
def test_what_even_full_members_leave_is_a_share(body: str, expected: list[tuple[str | None, int]]) -> None:
    """Negative where they would bring more than the full mark."""
    line = only_line(f"score {body}", a=60, b=80)
    assert [(share.name, share.points) for share in line.shares] == expected
    assert [share.kind for share in line.shares] == ["member", "member", "beyond"]
    assert sum(share.points for share in line.shares) == Fraction(line.points)


def test_line_of_full_members_is_out_of_reach() -> None:
    """Nothing is raised, nothing given back."""
    line = only_line("score 0.9 * mean(scores)", a=100, b=100)
    assert [(share.kind, share.points) for share in line.shares] == [("beyond", 10)]


@pytest.mark.parametrize(
    "clauses",
    [
        "score 100 * (1 - erfc(mean(scores) / 100))",
        "score 100 * (1 - erfc(mean(scores) / 100))\n  round total 0.01",
        "score 100 * sqrt(mean(scores) / 150)\n  round total 0.01",
        "score m\n  round total 0.1 floor\nmetric m = sqrt(score(x) * score(y))",
        "score 90 * ln(1 + score(x) / 100)",
    ],
)
def test_shares_of_an_irrational_formula_add_up(clauses: str) -> None:
    """Each is an exact number, and their sum is the line to the last digit."""
    line = only_line(clauses, a=61, b=83)
    assert sum(share.points for share in line.shares) == Fraction(line.points)
    assert line.shares[0].kind == "member"


def test_rounding_of_an_irrational_formula_is_a_share() -> None:
    """It has no line of its own."""
    line = only_line("score sqrt(score(x)) * 10\n  round total 1", a=50, b=80)
    assert [(share.kind, share.name, share.points) for share in line.shares] == [
        ("member", "x", Fraction("29.289321881345")),
        ("rounding", None, Fraction("-0.289321881345")),
    ]


def test_shares_are_told_with_what_is_between_them_and_the_line() -> None:
    """In words, in both languages, and as data."""
    card = indicrules.loads(f"ruleset r\n  total 100\n  score 0.9 * mean(scores)\n{MEMBERS}").score({"a": 60, "b": 80})
    said = " ".join(card.explain().split())
    assert "each raised to its full mark in turn: x 18.00, y 9.00 not reached even at full marks: 10.00" in said
    said = "".join(card.explain(lang="zh").split())
    assert "各指标补足满分可挽回的分数：x18.00，y9.00即使各指标均得满分仍差10.00" in said
    assert card.to_dict()["ledger"][0]["shares"] == [
        {"kind": "member", "name": "x", "points": "18"},
        {"kind": "member", "name": "y", "points": "9"},
        {"kind": "beyond", "name": None, "points": "10"},
    ]


def test_a_formula_that_reads_no_member_has_no_shares() -> None:
    """Nothing to attribute, nothing said."""
    card = indicrules.loads("ruleset r\n  total 10\n  score a\ninput a\n").score({"a": 4})
    assert [line.shares for line in card.ledger] == [()]
