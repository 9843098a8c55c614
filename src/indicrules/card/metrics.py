"""Turn a scoring into the value of every metric, in the unit it is best shown in."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from indicrules.card.arithmetic import shown_unit
from indicrules.evaluate.ledger import rational
from indicrules.evaluate.scoring import Scoring
from indicrules.evaluate.values import Failure, NoValue
from indicrules.exact.errors import ExactError
from indicrules.exact.number import published
from indicrules.model.types import ListType, Type

Number = Decimal | Fraction
MetricValue = Number | tuple[Number, ...] | str | bool | datetime.date | None


def metric_values(scoring: Scoring) -> dict[str, MetricValue]:
    """Give each metric's value, a list as a tuple; None where it has none, or none that is certain."""
    with scoring.aside():
        return {name: shown_metric(scoring, name) for name in scoring.model.metrics}


def shown_metric(scoring: Scoring, name: str) -> MetricValue:
    """Give one metric's value, a list as a tuple; None where it has none, or none that is certain."""
    try:
        value = scoring.metric_value(name)
        return _shown(value, scoring.model.metrics[name].body.type)
    except (NoValue, Failure, ExactError):
        return None


def _shown(value: Any, type_: Type) -> MetricValue:
    if isinstance(value, str | bool | datetime.date):
        return value
    if isinstance(value, tuple):
        return tuple(_number(each, type_.of if isinstance(type_, ListType) else type_) for each in value)
    return _number(value, type_)


def _number(value: Any, type_: Type) -> Number:
    unit = shown_unit(type_)
    number = rational(value)
    return published(number / unit.scale if unit is not None else number)
