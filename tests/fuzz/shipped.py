"""Turn the files that come with the project into what chance changes: texts, bytes, programs, data."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import indicrules

ROOT = Path(__file__).parents[2]
RULESETS = ROOT / "rulesets"
_BLOCK = re.compile(r"\n(?=\S)")

MIXED = indicrules.loads(
    """
ruleset mixed "every type of input"
  missing rescale
  total 60 up to 70
  grade high >= 40
  grade low otherwise
input n0
input n1 from 0 "数"
input p0 % from 0% "率"
input p1 ‰
input q0 宗
input m0 万元 from 0
input v0 km/小时
input t0 yes/no "是否"
input c0 one of "a", "b", "c", "无"
input d0 date from 2024-01-01 to 2024-12-31
input l0 list of 分 from 0 "各分"
indicator shown
  score mean(known(l0)) + count(known(l0)) - min(l0)
indicator plots "宗数"
  weight 20
  actual q0
  target >= 43 宗
  missing zero
  inapplicable rescale
indicator rate
  weight 20
  actual p0
  target >= 95%
  deduct 0.5 per full 1% below target up to 5 because "short"
  cap 12 if not t0
indicator rest
  weight 20
  bonus 5
  score if present(d0) then full / 2 else full * n1 / (n1 + 7)
  award 2 if c0 = "a"
  deduct 1 if p1 > 5‰
metric best_two = best(2, l0)
metric money = m0 / 3
metric speed = v0
check n0 <= 100 because "many"
"""
)
"""A ruleset with an input of every type, each optional."""


@cache
def texts() -> tuple[str, ...]:
    """Give the texts of all shipped rulesets, and of the programs of the corpus, good and bad."""
    whole = [path.read_text("utf-8") for path in sorted(RULESETS.rglob("*.indic"))]
    corpus = [path.read_text("utf-8") for path in sorted((ROOT / "tests" / "corpus").rglob("*.indic"))]
    std = [path.read_text("utf-8") for path in sorted((ROOT / "src" / "indicrules" / "std").glob("*.indic"))]
    return (*whole, *std, *(program for text in corpus for program in text.split("\n---\n")))


@cache
def blocks() -> tuple[str, ...]:
    """Give the blocks of all shipped texts, each with its clauses, without the ruleset's own."""
    found = [block for text in texts() for block in _BLOCK.split(text)]
    return tuple(
        dict.fromkeys(f"{each.rstrip()}\n" for each in found if not each.startswith(("ruleset", "#", "规则集")))
    )


@cache
def scored() -> tuple[tuple[indicrules.Ruleset, dict[str, Any]], ...]:
    """Give the shipped rulesets that come with data, loaded, each with its data."""
    found = []
    for path in sorted(RULESETS.glob("*.json")):
        ruleset = path.with_suffix(".indic")
        if ruleset.exists():
            found.append((indicrules.load(ruleset), json.loads(path.read_text("utf-8"))))
    return tuple(found)


def installation() -> tuple[str, ...]:
    """Give the folders that no message may name."""
    return (str(Path(indicrules.__file__).parent), str(ROOT), "site-packages")
