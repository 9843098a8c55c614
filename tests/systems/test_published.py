"""Published results of the world's indicator systems, recomputed by the shipped rulesets to the last digit."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.systems.adapters import SYSTEMS
from tests.systems.published import Case, cases, expected, recomputed


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.system}: {case}")
def test_a_published_result_is_reproduced(case: Case) -> None:
    """Reproduce what was published, digit by digit."""
    assert recomputed(case) == expected(case), case.source


def test_every_system_has_its_cases() -> None:
    """Know how many cases of each system there are, so that none is lost unseen."""
    assert Counter(case.system for case in cases()) == {
        "doing-business": 12,
        "ielts": 9,
        "meld-na": 3,
        "ipf-gl": 2,
        "incentive-2007": 3,
        "incentive-2011": 11,
        "cash-bonus-2013": 5,
        "decathlon": 2,
        "heptathlon": 1,
        "nutri-score-foods": 3,
        "nutri-score-fats": 1,
        "nutri-score-beverages": 3,
        "undp-hdi": 40,
        "undp-ihdi": 12,
        "undp-gdi": 7,
        "hospital-vbp-measure": 43,
        "hospital-vbp-total": 9,
        "lighthouse-metric": 14,
        "lighthouse-category": 7,
        "openssf-check": 1,
        "cvss-v2-base": 14,
        "cvss-v4.0-base": 19,
        "cvss-v3.1-base": 24,
        "cvss-v3.0": 1,
        "us-aqi-1999": 1,
        "us-aqi-2012": 8,
        "us-aqi-2018": 2,
        "us-aqi-2024": 5,
        "hj633-2012": 16,
        "cms-stars": 1,
        "news2": 1,
    }
    assert set(SYSTEMS) == {case.system for case in cases()}
