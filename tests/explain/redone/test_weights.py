"""Hold what explanations say of weights to the weights: whose went where, by which factor, and to how much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from typing import Final, Literal

import attrs
import pytest

import indicrules
from tests.explain.redone.chance import Case, cases
from tests.explain.redone.expressions import Knowledge, Reading
from tests.explain.redone.pages import statements_of
from tests.explain.redone.quantities import Quantity
from tests.explain.redone.tokens import tokens_of
from tests.scoring.strategies import nested_sums

RULESETS: Final = 30
_KNOWN: Final = Knowledge()
_NUMBER: Final = r"≈?[0-9]+(?:\.[0-9]+|/[0-9]+)?%?"
GONE: Final = {
    "en": "its weight is redistributed to the indicators that were scored",
    "zh": "其分值按比例分摊至其余指标",
}
CHANGED: Final = {
    "en": re.compile(rf"^  weight +({_NUMBER}) × (.+) after redistribution"),
    "zh": re.compile(rf"^  分值 +调整后 ({_NUMBER}) × (.+)$"),
}
ZERO: Final = {
    "en": re.compile(rf"^  weight +({_NUMBER}), not scored(?:: 0 after redistribution)?$"),
    "zh": re.compile(rf"^  分值 +({_NUMBER})(?: 分)?，不参与评分(?:，调整后为 0)?$"),
}
FACTOR: Final = {
    "en": re.compile(r"factor = all weights / weights scored = (.+)$"),
    "zh": re.compile(r"分值调整系数 = 全部分值 ÷ 参评分值 = (.+)$"),
}


@lru_cache(None)
def drawn() -> tuple[Case, ...]:
    """Give the rulesets of all tests here."""
    return tuple(cases(RULESETS, 5, nested_sums()))


@attrs.frozen
class Weighed:
    """An item's weights: its own, what it came to, and by what its siblings' were multiplied among themselves."""

    weight: Fraction
    effective: Fraction
    factor: Fraction
    dropped: bool


def last_value(equation: str) -> Quantity:
    """Give what an equation comes to, between the bounds that its six digits leave."""
    last = re.split("[=≈]", equation)[-1]
    reading = Reading(tokens_of(last), _KNOWN, rounded=True, whole="≈" in equation)
    value = reading.sum()
    assert isinstance(value, Quantity)
    return value


def is_within(value: Fraction, bounds: Quantity) -> bool:
    """Tell whether a number may have been printed so."""
    return bounds.low <= value <= bounds.high


def weighed(card: indicrules.Scorecard) -> dict[str, Weighed]:
    """Give the weights of all items that have one, from the card alone."""
    raised = {
        item.name: Fraction(item.effective_weight) / Fraction(item.weight)
        for item in card.items
        if item.weight and item.effective_weight
    }
    return {
        item.name: Weighed(
            Fraction(item.weight),
            Fraction(item.effective_weight),
            _within(card, item.parent, raised),
            item.status == "dropped",
        )
        for item in card.items
        if item.weight is not None and item.effective_weight is not None
    }


def _within(card: indicrules.Scorecard, parent: str | None, raised: dict[str, Fraction]) -> Fraction:
    """Give by what the weights of a group's members were multiplied, beyond what the group's own was."""
    members = [raised[item.name] for item in card.items if item.parent == parent and item.name in raised]
    above = parent
    while above is not None and above not in raised:
        above = card[above].parent
    return max(members, default=Fraction(1)) / (raised[above] if above is not None else 1)


def sections_of(page: str) -> Iterator[tuple[str, list[str]]]:
    """Give the lines of each item's section under its name."""
    name, lines = "", list[str]()
    for statement in statements_of(page, "text"):
        text = statement.text.replace("\u2028", " ")
        if text[0] != " ":
            if name:
                yield name, lines
            name, lines = text.split()[0], []
        else:
            lines.append(text)
    yield name, lines


def untrue(card: indicrules.Scorecard, lang: Literal["en", "zh"]) -> Iterator[str]:
    """Give each sentence about weights that is not so, and each change of a weight of which nothing is said."""
    weights = weighed(card)
    for name, lines in sections_of(card.explain(lang=lang)):
        known = weights.get(name)
        if known is not None:
            yield from (f"{name}: {each}: {known}" for each in _untrue_of(known, lines, lang))
        for line in lines:
            if (found := FACTOR[lang].search(line)) and not _is_factor(card, name, last_value(found[1])):
                yield f"{name}: {line}"


def _untrue_of(known: Weighed, lines: list[str], lang: Literal["en", "zh"]) -> Iterator[str]:
    gone = [line for line in lines if GONE[lang] in line]
    changed = [found for line in lines if (found := CHANGED[lang].search(line))]
    zero = [found for line in lines if (found := ZERO[lang].search(line))]
    if bool(gone) != (known.effective == 0 and known.weight > 0 and known.factor > 1):
        yield f"says {gone}"
    if bool(zero) != (known.dropped and known.weight > 0):
        yield f"says {[each[0] for each in zero]}"
    if bool(changed) != (known.effective not in (0, known.weight)):
        yield f"says {[each[0] for each in changed]}"
    for each in changed:
        equation = f"{each[1]} × {each[2]}"
        if not (is_within(known.weight, last_value(each[1])) and is_within(known.effective, last_value(equation))):
            yield equation
    for each in zero:
        if not is_within(known.weight, last_value(each[1])):
            yield each[0]


def _is_factor(card: indicrules.Scorecard, name: str, factor: Quantity) -> bool:
    """Tell whether the weights of a group, or of the ruleset, are so many times those of its members that counted."""
    parent = name if name in card else None
    members = [item for item in card.items if item.parent == parent and item.weight]
    every = sum((Fraction(item.weight or 0) for item in members), Fraction(0))
    counted = sum((Fraction(item.weight or 0) for item in members if item.status != "dropped"), Fraction(0))
    return is_within(every / counted, factor)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_is_said_of_weights_is_what_the_numbers_do(lang: Literal["en", "zh"]) -> None:
    """A weight is said to be redistributed where a scored sibling's rose, and each change is said, to the digit."""
    found = [(case.text, each) for case in drawn() for each in untrue(case.card, lang)]
    assert found == []


def test_many_weights_move_in_what_chance_writes() -> None:
    """Of the rulesets of the test above, weights that changed are many, else it proves little."""
    moved = [each for case in drawn() for each in weighed(case.card).values() if each.factor > 1]
    assert len(moved) > RULESETS
