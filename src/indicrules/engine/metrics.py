"""Turn a scoring into the value of every metric, in the unit it is best shown in."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction

from indicrules.engine.ledger import rational
from indicrules.engine.scoring import Scoring
from indicrules.engine.values import Failure, NoValue
from indicrules.exact.number import published
from indicrules.model import expression as ex
from indicrules.model.types import NumberType


def metric_values(scoring: Scoring) -> dict[str, Decimal | Fraction | str | bool | datetime.date | None]:
    """Give each metric's value; None where it has none."""
    found: dict[str, Decimal | Fraction | str | bool | datetime.date | None] = {}
    for name, metric in scoring.model.metrics.items():
        try:
            value = scoring.metric(ex.MetricValue(name, metric.body.type, metric.span))
        except (NoValue, Failure):
            found[name] = None
            continue
        if isinstance(value, str | bool | datetime.date):
            found[name] = value
            continue
        type_ = metric.body.type
        unit = type_.unit if isinstance(type_, NumberType) and not type_.percent else None
        number = rational(value)
        found[name] = published(number / unit.scale if unit is not None else number)
    return found
