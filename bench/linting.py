"""Compare what all lints cost with what loading costs, in CPU time of one process.

python bench/linting.py [--rounds 5] [--indicators 1000]

The texts are three of many indicators, one made here and two by `growth.py`, and each ruleset in `rulesets/` and below
that loads. A line each, and the sum of the shipped ones: loading, loading and all that is doubtful, their ratio. Exit
code 1 where the ratio of one of the large texts or of the sum is above 2.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from growth import SHAPES

import indicrules

MOST = 2.0
SHIPPED = Path(__file__).resolve().parents[1] / "rulesets"
INDICATOR = """\
indicator i{0} "Indicator {0}"
  weight {1}
  target >= {2} 宗
  deduct 0.{3} per 1 宗 below target up to 1 because "short of {0}"
  evidence "ledger {0}"
  source "report {0}"
"""


def text_of(indicators: int) -> str:
    """Write a ruleset of so many indicators."""
    blocks = (INDICATOR.format(at, 1 + at % 2, at + 5, at % 9 + 1) for at in range(indicators))
    return "ruleset large\n" + "".join(blocks)


def cpu(work: Callable[[], object], rounds: int) -> float:
    """Give the least CPU time of a piece of work, in milliseconds."""
    least = float("inf")
    for _ in range(rounds):
        begun = time.process_time()
        work()
        least = min(least, time.process_time() - begun)
    return least * 1000


def measured(load: Callable[[], indicrules.Ruleset], rounds: int) -> tuple[float, float]:
    """Give what loading costs, and loading with all lints."""
    return cpu(load, rounds), cpu(lambda: load().diagnostics, rounds)


def line(name: str, load: float, lint: float) -> str:
    """Give a line of the table."""
    return f"{name:<48} {load:9.1f} {lint:9.1f} {lint / load:7.2f}"


def main() -> int:
    """Measure, print, and say whether lints keep to what they may cost."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--indicators", type=int, default=1000)
    given = parser.parse_args()
    text = text_of(given.indicators)
    assert indicrules.loads(text).diagnostics is not None  # the lints are imported before anything is measured
    print(f"{'CPU, ms':<48} {'load':>9} {'+ lints':>9} {'ratio':>7}")
    large = 0.0
    for name, each_text in (
        ("deductions", text),
        *((each, SHAPES[each](given.indicators)) for each in ("grouped", "chinese")),
    ):
        load, lints = measured(partial(indicrules.loads, each_text), given.rounds)
        print(line(f"{given.indicators} indicators, {name}", load, lints))
        large = max(large, lints / load)
    sums = [0.0, 0.0]
    for path in sorted(SHIPPED.rglob("*.indic")):
        try:
            indicrules.load(path)
        except indicrules.RulesetError:
            continue  # a part, which is read with those that use it
        found = measured(partial(indicrules.load, path), given.rounds)
        print(line(path.relative_to(SHIPPED).as_posix(), *found))
        sums = [one + other for one, other in zip(sums, found, strict=True)]
    print(line("all shipped rulesets", *sums))
    return 1 if max(large, sums[1] / sums[0]) > MOST else 0


if __name__ == "__main__":
    sys.exit(main())
