"""Turn the kept file of published cases into cases, and each into what its ruleset makes of it."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

import attrs

import indicrules
from tests.systems.adapters import SYSTEMS

RULESETS = Path(__file__).parents[2] / "rulesets"
_FILE = Path(__file__).with_name("cases.json")


@attrs.frozen
class Case:
    """One published case: what went in and what came out, as texts, and where both stand."""

    system: str
    inputs: dict[str, Any] = attrs.field(eq=False)
    expected: dict[str, str] = attrs.field(eq=False)
    source: str

    def __str__(self) -> str:
        return " ".join(str(value) for value in self.inputs.values() if isinstance(value, str))


@cache
def ruleset(name: str) -> indicrules.Ruleset:
    """Give a shipped ruleset by the name of its file."""
    return indicrules.load(RULESETS / f"{name}.indic")


def cases() -> tuple[Case, ...]:
    """Give every published case, in file order."""
    kept = json.loads(_FILE.read_text(encoding="utf-8"))
    sources = kept["sources"]
    return tuple(
        Case(each["system"], each["inputs"], each["expected"], sources[each["source"]]) for each in kept["cases"]
    )


def recomputed(case: Case) -> dict[str, Decimal | str]:
    """Score a case by its ruleset and give what was published of it."""
    system = SYSTEMS[case.system]
    found = system.found(ruleset(system.ruleset).score(system.given(case.inputs)))
    return {name: found[name] for name in case.expected}


def expected(case: Case) -> dict[str, Decimal | str]:
    """Give what was published of a case, numbers as numbers: 0.47 and 0.470 are one."""
    return {name: _number_or_text(value) for name, value in case.expected.items()}


def _number_or_text(value: str) -> Decimal | str:
    try:
        return Decimal(value)
    except InvalidOperation:
        return value
