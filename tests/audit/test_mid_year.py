"""Actuals of the middle of the year are held to its end and to the target, and are no wrong actuals."""

from __future__ import annotations

from typing import Any, Final

import pytest

from indicrules import Claim, loads

RULES: Final = loads(
    """\
ruleset r
  total 100

indicator plots
  weight 40
  target >= 43 宗

indicator closed
  weight 40
  target >= 95%

indicator days
  weight 20
  target <= 30 天
"""
)
DATA: Final = {"plots": "43 宗", "closed": "96%", "days": "20 天"}


@pytest.mark.parametrize(
    ("of", "value", "found"),
    [
        ("plots", "19宗", ("agrees", "pass", "19 ≤ 43")),
        ("plots", "43宗", ("met-at-mid-year", "warn", "43 = 43")),
        ("plots", "44宗", ("mid-year-above", "warn", "44 > 43")),
        ("closed", "50%", ("agrees", "pass", "50% ≤ 96%")),
        ("closed", "97", ("met-at-mid-year", "warn", "97% > 95%")),
        ("days", "12天", ("skipped", "skipped", "")),
        ("plots", "/", ("skipped", "skipped", "")),
    ],
)
def test_a_mid_year_figure_is_held_to_the_end_of_the_year(of: str, value: str, found: Any) -> None:
    """A count that falls and a target that is met early are to be looked at; a rate may fall."""
    (only,) = RULES.audit(DATA, [Claim("actual", of, value, by="mid-year")]).results
    assert (only.code, only.status, only.arithmetic) == found


def test_what_is_said_of_mid_year_is_in_both_languages() -> None:
    """Whose the figure is, and what it means."""
    (only,) = RULES.audit(DATA, [Claim("actual", "plots", "43宗", by="年中")]).findings
    assert only.said.told("en") == (
        "the actual of `plots` (年中) was published as `43宗`: the target of the whole year, 43, was met by then"
    )
    (only,) = RULES.audit(DATA, [Claim("actual", "plots", "43宗", by="mid-year")]).findings
    assert only.said.told("zh") == "“plots”的完成值（年中）公布为 `43宗`，年中已达到全年的指标值 43，指标值可能偏低"
