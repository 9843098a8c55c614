"""Look at data by themselves: shares that may be meant as fractions, and actuals that are all just the targets."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from indicrules.audit.bench import Bench
from indicrules.audit.facts import number
from indicrules.audit.found import Finding
from indicrules.text.sentence import say

_FEWEST = 4  # indicators below which most of them are few
_MOST = Fraction(2, 3)


def plausible(bench: Bench) -> Iterator[Finding]:
    """Give what is doubtful of the data, whatever was published."""
    for each in bench.card.doubtful:
        value = number(Fraction(each.value))
        said = say("audit.doubtful", name=each.name, value=value, share=number(Fraction(each.value) * 100))
        yield Finding("doubtful-percent", "warning", "warn", each.name, "data", "", said, value)
    facts = [bench.facts(item) for item in bench.card.items if item.kind == "indicator"]
    measured = [each for each in facts if each.actual is not None and each.target is not None]
    equal = [each.item.name for each in measured if each.actual == each.target]
    if len(measured) >= _FEWEST and len(equal) >= _MOST * len(measured):
        said = say("audit.actuals-are-targets", count=len(equal), all=len(measured))
        yield Finding(
            "actuals-are-targets", "note", "warn", None, "data", "", said, arithmetic=f"{len(equal)} / {len(measured)}"
        )
