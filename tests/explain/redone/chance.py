"""Turn chance into rulesets that load, with data that are not refused, and their cards."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any, Final

import attrs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import indicrules
from tests.scoring.strategies import DATA

_TRIES: Final = 8  # data of which one is mostly not refused
_BYTES: Final = 8192  # of chance for one draw: more than most take


@attrs.frozen
class Case:
    """A ruleset, data, and the card that came of them."""

    text: str
    actuals: dict[str, Any]
    card: indicrules.Scorecard


class Drawer:
    """Draws from a strategy by a given chance alone, without what searching for failures costs."""

    def __init__(self, strategy: st.SearchStrategy[Any]) -> None:
        """Prepare to draw."""
        self._found: list[Any] = []

        @settings(database=None, deadline=None, suppress_health_check=list(HealthCheck))
        @given(strategy)
        def keep(each: Any) -> None:
            self._found.append(each)

        answering: Any = keep  # what the decorator adds is not in its type
        self._draw = answering.hypothesis.fuzz_one_input

    def __call__(self, random: Random) -> Any:
        """Give what was drawn, None where chance ran out."""
        self._found.clear()
        self._draw(random.randbytes(_BYTES))
        return self._found[0] if self._found else None


def cases(count: int, seed: int, rulesets: st.SearchStrategy[str]) -> Iterator[Case]:
    """Give so many rulesets that load, each with data that are not refused."""
    random, texts, data = Random(seed), Drawer(rulesets), Drawer(DATA)
    while count:
        text = texts(random)
        case = None if text is None else _case(text, random, data)
        if case is not None:
            count -= 1
            yield case


def _case(text: str, random: Random, data: Drawer) -> Case | None:
    try:
        ruleset = indicrules.loads(text)
    except indicrules.RulesetError:
        return None
    for _ in range(_TRIES):
        actuals = data(random)
        try:
            return Case(text, actuals, ruleset.score(actuals))
        except indicrules.DataError:
            continue
    return None
