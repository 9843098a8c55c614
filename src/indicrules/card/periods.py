"""Turn periods into plans: each kept while it is asked for, one function for all periods that nothing tells apart."""

from __future__ import annotations

import datetime
import threading
from bisect import bisect_right
from collections.abc import Callable
from typing import TypeVar

from indicrules.card.plan import Plan, Recipe
from indicrules.model.rules import Model

Period = int | datetime.date | str

KEPT = 32  # periods, and stretches of time, that are kept

_Key = TypeVar("_Key")


class Periods:
    """The plans of one ruleset, of which those asked for last are kept."""

    def __init__(self, own: Plan, make: Callable[[Period], Plan], recipe: Callable[[Period], Recipe]) -> None:
        """Take the plan of the ruleset's own period, and what makes that of another."""
        self._make, self._recipe = make, recipe
        self._model = own.model
        self._plans: dict[Period, Plan] = {}
        self._stretches: dict[int, Plan] = {}
        self._lock = threading.Lock()
        own_period = own.model.period
        if own_period is not None:
            self._plans[own_period] = own
        stretch = len(own.model.turns) if own_period is None else _stretch(own.model, own_period)
        if stretch is not None:
            self._stretches[stretch] = own

    def plan(self, period: Period) -> Plan:
        """Give the plan for a period, which is made if need be; raise `RulesetError` where the ruleset has none."""
        with self._lock:
            return self._plan(period)

    def _plan(self, period: Period) -> Plan:
        plan = self._plans.get(period)
        if plan is None:
            stretch = _stretch(self._model, period)
            alike = None if stretch is None else self._stretches.get(stretch)
            if alike is None:
                plan = self._make(period)
                if stretch is not None:
                    _keep(self._stretches, stretch, plan)
            else:
                plan = alike.in_period(period, self._recipe(period))
        _keep(self._plans, period, plan)
        return plan


def _stretch(model: Model, period: Period) -> int | None:
    """Count the turns that lie behind a period; None where it is not of their kind."""
    turns = model.turns
    if any(type(each) is not type(period) for each in turns):
        return None
    return bisect_right(turns, period)


def _keep(plans: dict[_Key, Plan], key: _Key, plan: Plan) -> None:
    """Keep a plan as the last that was asked for, and let go of the one that was not asked for longest."""
    plans.pop(key, None)
    plans[key] = plan
    while len(plans) > KEPT:
        plans.pop(next(iter(plans), key), None)
