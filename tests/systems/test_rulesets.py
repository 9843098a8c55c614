"""Every shipped ruleset is sound: it loads in silence, keeps its layout, scores its data, holds its examples."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import indicrules
from indicrules.syntax.formatter import format_text
from tests.systems.published import RULESETS

STD = Path(indicrules.__file__).parent / "std"
SCORED = sorted(RULESETS.glob("*.indic"))
TEXTS = sorted([*RULESETS.rglob("*.indic"), *STD.glob("*.indic")])
FILLED = sorted(each for each in RULESETS.glob("*.json") if not each.name.endswith(".claims.json"))

TOTALS = {
    "cash-bonus-2013": ("0.76", None),
    "cms-hospital-vbp-fy2024": ("33.5", None),
    "cms-hospital-vbp-measure": ("7", None),
    "cms-hospital-vbp-total": ("20.44444444", None),
    "cms-stars": ("3.5", None),
    "cvss-v2-base": ("8.5", "high"),
    "cvss-v3.0": ("3.8", "low"),
    "cvss-v3.1-base": ("10", "critical"),
    "cvss-v4.0-base": ("8.6", "high"),
    "doing-business-2020": ("67.74847", None),
    "hubei-project-2023": ("97.33", "优"),
    "hunan-department-2023": ("95.29", "优"),
    "ielts-overall": ("6.5", None),
    "incentive-plan-2007": ("0.8", None),
    "incentive-plan-2011": ("1.25", None),
    "ipf-gl-2020": ("112.85", None),
    "land-acquisition-2024": ("100", "优"),
    "land-acquisition-2024-audit": ("100", "优"),
    "land-acquisition-2024-midyear": ("75.7", "中"),
    "lighthouse-category": ("0.04", "poor"),
    "lighthouse-metric": ("0.22", "poor"),
    "lighthouse-v10-desktop": ("0.9", "good"),
    "lighthouse-v10-mobile": ("0.32", "poor"),
    "meld-na-2016": ("15", None),
    "news2": ("0", "low"),
    "nutri-score-2023-beverages": ("8", "D"),
    "nutri-score-2023-fats": ("4", "C"),
    "nutri-score-2023-foods": ("14", "D"),
    "openssf-check": ("2", None),
    "openssf-scorecard": ("8.9", None),
    "undp-gdi-2024": ("0.926", None),
    "undp-hdi-2024": ("0.788", "high"),
    "undp-ihdi-2024": ("0.662", None),
    "hj633-2012": ("144", "轻度污染"),
    "us-aqi-1999": ("128", "Unhealthy for Sensitive Groups"),
    "us-aqi-2012": ("104", "Unhealthy for Sensitive Groups"),
    "us-aqi-2018": ("175", "Unhealthy"),
    "us-aqi-2024": ("101", "Unhealthy for Sensitive Groups"),
    "world-athletics-decathlon": ("9126", None),
    "world-athletics-heptathlon": ("7291", None),
    "yunnan-project-2023": ("91.45", "优"),
}


@pytest.mark.parametrize("path", SCORED, ids=lambda path: path.stem)
def test_a_ruleset_loads_in_silence(path: Path) -> None:
    """Load without a warning."""
    assert indicrules.load(path).warnings == ()


@pytest.mark.parametrize("path", SCORED, ids=lambda path: path.stem)
def test_the_examples_of_a_ruleset_hold(path: Path) -> None:
    """Give what the examples expect."""
    found = indicrules.load(path).test()
    assert [(each.title, each.differences) for each in found if not each.passed] == []


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_ruleset_is_laid_out(path: Path) -> None:
    """Keep the formatter's layout."""
    text = path.read_text(encoding="utf-8")
    assert format_text(text, name=path.name) == text


@pytest.mark.parametrize("path", SCORED, ids=lambda path: path.stem)
def test_a_ruleset_names_its_source_and_has_data_and_examples(path: Path) -> None:
    """Open with a comment, hold at least one example, and have a data file beside it."""
    assert path.read_text(encoding="utf-8").startswith("# ")
    assert indicrules.load(path).model.examples
    assert path.with_suffix(".json").is_file()


@pytest.mark.parametrize("path", FILLED, ids=lambda path: path.stem)
def test_a_data_file_gives_its_total(path: Path) -> None:
    """Score the data beside the ruleset whose name it opens with."""
    ruleset = next(each for each in SCORED if path.stem.startswith(each.stem))
    card = indicrules.load(ruleset).score(json.loads(path.read_text(encoding="utf-8")))
    assert (str(card.total), card.grade) == TOTALS[path.stem]


@pytest.mark.parametrize("path", FILLED, ids=lambda path: path.stem)
def test_the_ledger_of_a_data_file_adds_up(path: Path) -> None:
    """Lose exactly what the lines of each ledger say, on every item and in all."""
    ruleset = next(each for each in SCORED if path.stem.startswith(each.stem))
    card = indicrules.load(ruleset).score(json.loads(path.read_text(encoding="utf-8")))
    counted = [item for item in card if item.status != "dropped"]
    assert [sum(line.points for line in item.ledger) for item in counted] == [item.lost for item in counted]
    assert sum(line.points for line in card.ledger) == card.lost
