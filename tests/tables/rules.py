"""The rulesets that tests of tables share."""

from __future__ import annotations

import indicrules

SMALL = indicrules.loads(
    """
ruleset small
  total 30
  grade high >= 20
  grade low otherwise
input plots 宗 from 0 "plots entered"
input rate % from 0% to 100%
indicator plots
  weight 20
  target >= 43 宗
  score proportional
  missing zero
indicator rate
  weight 10
  target >= 95%
  deduct 0.5 per full 1% below target up to 5 because "half a point a percent"
  inapplicable rescale
"""
)

SUM = indicrules.loads(
    """
ruleset ratio
input done
input due
indicator share
  weight 10
  actual done / due
  target >= 1
  score proportional
"""
)
