"""Values far beyond the limits they are held to: what was lost of their digits is lost on nothing."""

from __future__ import annotations

from decimal import Decimal

import pyarrow as pa
import pytest

import indicrules

CHAIN = "ruleset r\nindicator x\n  weight 10\n  score {}\ninput a\nmetric m0 = a\n" + "".join(
    f"metric m{at + 1} = m{at} + m{at}\n" for at in range(60)
)


@pytest.mark.parametrize("body", ["m60", "min(m60, 10)", "clamp(m60, 0, 10)", "max(0, m60)", "10 - max(3, -m60) + 3"])
def test_sixty_metrics_that_read_the_last_one_twice_stay_in_the_kernel(body: str) -> None:
    """2^60 times an input, held to the full mark: no row is left to the exact evaluator, as none is after forty."""
    table = pa.table(
        {"a": [Decimal(at) / 100 for at in range(1, 2001)] + [Decimal(-at) / 100 for at in range(1, 2001)]}
    )
    scored, report = indicrules.loads(CHAIN.format(body)).score_table(table, report=True)
    assert (report.rows, report.fallen) == (4000, 0)
    assert scored["x"].to_pylist()[:2000] == [10] * 2000


def test_what_is_near_a_limit_is_still_told_from_it() -> None:
    """Between the limits the error counts as ever: an eighth of the chain's value in the middle gives its own score."""
    ruleset = indicrules.loads(CHAIN.format("m60 / 2^58"))
    values = ["0.5", "1.25", "2.495", "2.5", "3", "-1"] * 40
    scored = ruleset.score_table(pa.table({"a": values}))
    alone = [ruleset.score({"a": value}).total for value in values[:6]]
    assert alone == [2, 5, Decimal("9.98"), 10, 10, 0]
    assert scored["x"].to_pylist() == alone * 40
