"""Turn a table into what each of its rows gives when it is scored alone."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pyarrow as pa

import indicrules
from indicrules.exact.rounding import round_to
from indicrules.tables.status import Status, status_of

_POLICIES = {"zero": "ZERO", "full": "FULL", "dropped": "DROPPED"}
_PLACES = 12
_LAST = Fraction(1, 10**_PLACES)
_EXACT = Context(prec=100)
_KINDS = {"missing": "MISSING", "inapplicable": "NOT_APPLICABLE"}


def rows_alone(ruleset: indicrules.Ruleset, table: Any) -> list[dict[str, Any]]:
    """Give for each row the scores, statuses, total and grade that `score` gives, as a table has to show them."""
    return [_row(ruleset, given) for given in _given(ruleset, table)]


def _given(ruleset: indicrules.Ruleset, table: Any) -> list[dict[str, Any]]:
    columns = {name: _values(table.column(name)) for name in ruleset.model.inputs}
    return [{name: values[row] for name, values in columns.items()} for row in range(table.num_rows)]


def _values(column: Any) -> list[Any]:
    found: list[Any] = column.to_pylist()
    if pa.types.is_float32(column.type):
        return [None if each is None else float(str(np.float32(each))) for each in found]
    return found


def _row(ruleset: indicrules.Ruleset, given: dict[str, Any]) -> dict[str, Any]:
    try:
        card = ruleset.score(given)
    except indicrules.DataError as refused:
        row: dict[str, Any] = dict.fromkeys((*ruleset.model.items, "total"))
        row["total.status"] = int(status_of(refused.problems[0].code))
        row |= dict.fromkeys(_grades(ruleset))
        return row
    row = {"total": shown(card.total)} | {each: getattr(card, each) for each in _grades(ruleset)}
    row["total.status"] = 0 if card.total is not None else int(Status.NOT_APPLICABLE_DROPPED)
    for item in card.items:
        row[item.name] = shown(item.score)
        row[f"{item.name}.status"] = 0
        if item.status != "scored":
            assert item.reason is not None
            row[f"{item.name}.status"] = int(Status[f"{_KINDS[item.reason.kind]}_{_POLICIES[item.status]}"])
    return row


def _grades(ruleset: indicrules.Ruleset) -> tuple[str, ...]:
    return ("grade", "grade_found") if ruleset.model.root.downgrades else ("grade",)


def shown(score: Decimal | Fraction | None) -> Decimal | None:
    """Give a score as a column has to hold it: exactly where 12 places can, else to the nearest of 12 places.

    The places come from the score alone, so that a column that has fewer shows another number.
    """
    if score is None:
        return None
    return Decimal(int(round_to(Fraction(score), _LAST, "half_even") / _LAST)).scaleb(-_PLACES, _EXACT)


def clauses_alone(ruleset: indicrules.Ruleset, table: Any, because: str) -> list[Fraction | None]:
    """Give for each row what the clauses with this `because` took, None where it is refused."""
    return [_taken(ruleset, given, because) for given in _given(ruleset, table)]


def _taken(ruleset: indicrules.Ruleset, given: dict[str, Any], because: str) -> Fraction | None:
    try:
        card = ruleset.score(given)
    except indicrules.DataError:
        return None
    lines = [line for each in card.items for line in each.ledger] + list(card.ledger)
    taken = [
        line.points for line in lines if line.because == because and line.kind in ("deduct", "award", "cap", "floor")
    ]
    return sum((Fraction(points) for points in taken), Fraction(0))
