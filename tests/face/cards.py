"""A ruleset with a group, a check, an example and every kind of ledger line, and departments for it."""

from __future__ import annotations

from typing import Any, Final

import indicrules

TEXT: Final = """
ruleset office "Office"
  period 2024
  total 100
  grade A >= 90
  grade B otherwise

param floor
  from 2023: 80%
  from 2024: 90%

input plots 宗 from 0 "plots registered"
input rate % from 0% to 100%
input day date
input kind one of "town", "county"
input open yes/no

metric share = plots / 43 宗

group work
  weight 60

indicator land in work "plots of land"
  weight 40
  actual plots
  target >= 43 宗

indicator petitions in work
  weight 20
  actual rate
  target >= floor
  deduct 0.5 per full 1% below target up to 5 because "0.5 for each full point below"

indicator budget
  weight 40
  target <= 30
  missing rescale

check rate >= 50% because "half of them at least"

example "a good year"
  given plots = 43 宗, rate = 100%, day = 2024-12-31, kind = "town", open = yes, budget = 30
  expect total = 100, grade = A
"""

OFFICE: Final = indicrules.loads(TEXT, name="office.indic")
ACTUALS: Final[dict[str, Any]] = {
    "plots": "19 宗",
    "rate": "45.5%",
    "day": "2024-12-31",
    "kind": "town",
    "open": True,
    "budget": 31,
}
