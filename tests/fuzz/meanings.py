"""Turn chance into rulesets that still load and mean something else: numbers, operators and functions exchanged."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any

import attrs

import indicrules
from tests.fuzz.cards import FORMATS, LANGUAGES, Question, answered
from tests.fuzz.data import plausible
from tests.fuzz.kind import Kind
from tests.fuzz.oracle import hold, hold_placed, refusal
from tests.fuzz.shipped import RULESETS

_NUMBERS = (
    "0",
    "1",
    "2",
    "3",
    "7",
    "10",
    "0.5",
    "0.001",
    "100",
    "99.995",
    "1" + "0" * 12,
    "9" * 30,
    "0." + "0" * 28 + "1",
)
_VALUES = (
    *(
        "sqrt(2)",
        "(2 ^ 0.5)",
        "ln(3)",
        "exp(1)",
        "exp(50)",
        "exp(-50)",
        "erfc(0.3)",
        "erfc(5)",
        "(9 ^ 9)",
        "(9 ^ 9 ^ 2)",
    ),
    *(
        "(1 / 3)",
        "(10 / 7)",
        "ln(exp(1))",
        "(sqrt(2) * sqrt(2))",
        "(sqrt(3) - sqrt(2))",
        "(ln(8) / ln(2))",
        "(2 ^ (1 / 3))",
    ),
    *("round(2.5, 1)", "floor(7.5)", "max(1, 2, 3)", "abs(-3)", "min(sqrt(5), 2)", "geomean(2, 3)", "mean(1, 2)"),
    *("sum(list(1, 2) * 3)", "product(2, 0.5)", "sum(trimmed(1, 1, 2, 3))", "count(known(1, 2))"),
)
_SWAPS = (
    *((" + ", " - "), (" + ", " * "), (" * ", " / "), (" - ", " / "), (" / ", " * "), (" ^ ", " * "), (" * ", " ^ ")),
    *(
        (">=", "<="),
        ("<=", ">"),
        (" >= ", " = "),
        ("min(", "max("),
        ("sum(", "mean("),
        ("sum(", "product("),
        ("best(", "trimmed("),
        ("mean(", "geomean("),
        ("if ", "if not "),
    ),
    *(
        ("half_up", "half_even"),
        ("half_up", "half_down"),
        ("0.01", "1"),
        ("missing zero", "missing rescale"),
        ("proportional", "symmetric"),
    ),
    *(
        ("deduct", "award"),
        ("up to", "up to 0 *"),
        ("per full", "per started"),
        ("per full", "per"),
        ("weight", "bonus"),
    ),
)
_NUMBER = re.compile(r"(?<![\w.\"-])\d+(?:\.\d+)?(?![\w.\"-])")
_EXTREME = (0, -1, 1, Decimal("1e-30"), 10**29, -(10**29), Decimal("0.1"), "0.0000001%", "100%", 10**15 + 1, None)


@attrs.frozen
class Meaning:
    """A text, what its data are drawn from, and how its cards are explained."""

    text: str
    data: int
    format: Any
    language: Any


@cache
def _whole() -> tuple[str, ...]:
    """Give the shipped rulesets that stand alone."""
    found = [path.read_text("utf-8") for path in sorted(RULESETS.glob("*.indic"))]
    return tuple(each for each in found if "\nuse " not in each and "\n引用" not in each)


def _meaning(random: Random) -> Meaning:
    text = random.choice(_whole())
    head = text.partition("\nexample")[0]  # the examples would only fail
    for _ in range(random.choice((1, 1, 2, 4))):
        if random.random() < 0.5:
            found = list(_NUMBER.finditer(head))
            chosen = random.choice(found)
            number = random.choice(_NUMBERS if random.random() < 0.6 else _VALUES)
            head = head[: chosen.start()] + number + head[chosen.end() :]
        else:
            old, new = random.choice([each for each in _SWAPS if each[0] in head] or [("", "")])
            places = [each.start() for each in re.finditer(re.escape(old), head)] if old else [0]
            at = random.choice(places)
            head = head[:at] + new + head[at + len(old) :]
    return Meaning(f"{head}\n", random.randrange(1 << 30), random.choice(FORMATS), random.choice(LANGUAGES))


def _answered(given: Meaning) -> str:
    try:
        ruleset = indicrules.loads(given.text)
    except indicrules.RulesetError as refused:
        return refusal(refused)
    hold_placed(ruleset.warnings)
    random = Random(given.data)
    outcomes = []
    for _ in range(3):
        data = plausible(random, ruleset)
        for name in random.sample(sorted(data), min(len(data), random.choice((0, 0, 1, 2)))):
            data[name] = random.choice(_EXTREME)
        outcomes.append(answered(Question(ruleset, data, given.format, given.language, why_not=True)))
    hold(bool(outcomes), "nothing was tried")
    return f"loaded, {outcomes[0]}"


KINDS = (Kind("ruleset-meaning", _meaning, _answered, 3, 4.0),)
