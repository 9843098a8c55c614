"""Scorecards that reports are tried on: shipped rulesets, one with everything, and small ones by their texts."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

import indicrules
from indicrules.scorecard import Scorecard

ROOT: Final = Path(__file__).resolve().parents[2]
EVERY_STEP: Final = ROOT / "tests" / "explain" / "every-step.indic"

OFFICE: Final = """ruleset office "Land office"
  total 100
  grade good >= 80
  grade fair otherwise
  cap 60 if fraud because "fraud caps the total"
input fraud yes/no
group outputs "Outputs"
indicator plots in outputs "Plots entered"
  weight 60
  target >= 43 宗
indicator petitions in outputs
  weight 20
  target >= 95%
  deduct 0.5 per full 1% below target up to 4 because "half a point each"
indicator visits
  weight 20
  target >= 10 次
"""
FIGURES: Final = {"plots": 19, "petitions": "89.6%", "visits": 12, "fraud": "no"}


@cache
def shipped(name: str, data: str | None = None) -> Scorecard:
    """Score a shipped ruleset, with the data beside it or others of its folder."""
    return _scored(ROOT / "rulesets" / f"{name}.indic", ROOT / "rulesets" / f"{data or name}.json")


def midyear() -> Scorecard:
    """Score the shipped example with the figures of the middle of the year."""
    return shipped("land-acquisition-2024", "land-acquisition-2024-midyear")


@cache
def every_step() -> Scorecard:
    """Score the ruleset that has each kind of clause."""
    return _scored(EVERY_STEP, EVERY_STEP.with_suffix(".json"))


def office(**figures: Any) -> Scorecard:
    """Score the small ruleset, some of its figures others."""
    return indicrules.loads(OFFICE, name="office.indic").score({**FIGURES, **figures})


def _scored(ruleset: Path, data: Path) -> Scorecard:
    return indicrules.load(ruleset).score(json.loads(data.read_text("utf-8")))
