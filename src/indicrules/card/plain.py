"""Turn a scorecard into plain data, in which every number is an exact text."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, cast

from indicrules.card.lines import Line
from indicrules.evaluate.told import Place, place
from indicrules.evaluate.values import Reason
from indicrules.exact.number import exact_text, published
from indicrules.intake.noted import DataNote
from indicrules.model import rules
from indicrules.text.classes import parts_of

if TYPE_CHECKING:
    from indicrules.card.scorecard import Item, Scorecard, Value

SCHEMA = "indicrules.scorecard/1"

_Alike = dict[str, Any]
_NOTED = parts_of(DataNote)


def plain(card: Scorecard) -> dict[str, Any]:
    """Give the scorecard as plain data (see the schema in `docs/`)."""
    model = card.model
    alike = cast("list[_Alike] | None", model.made.get("plain"))
    if alike is None:
        alike = model.made["plain"] = [_alike(rule) for rule in model.items.values()]
    dropped = any(item.status == "dropped" for item in card.items)
    items = [_item(item, each, dropped) for item, each in zip(card.items, alike, strict=True)]
    return {
        "schema": SCHEMA,
        "ruleset": {"name": model.name, "title": model.title, "digest": model.digest},
        "period": str(model.period) if model.period is not None else None,
        "total": _text(card.total),
        "full": _text(card.full),
        "lost": _text(card.lost),
        "full_by_rounding": card.full_by_rounding,
        "grade": card.grade,
        **_lowering(card, model.root),
        "reason": _reason(card.reason) if card.total is None else None,
        "items": items,
        "ledger": [_line(line) for line in card.ledger],
        "checks": [
            {
                "condition": check.condition,
                "because": check.because,
                "status": check.status,
                "warn": check.warn,
                "reason": check.reason,
                "at": _place(place(check.span)),
            }
            for check in card.checks
        ],
        "metrics": {name: _text(value) for name, value in card.metrics.items()},
        "doubtful": [{"name": each.name, "title": each.title, "value": _text(each.value)} for each in card.doubtful],
        "notes": [{part: getattr(note, part) for part in _NOTED} for note in card.notes.values()],
    }


def _alike(rule: rules.Item) -> _Alike:
    """Give what every card says of an item alike, each key in its place."""
    weight = _text(None if rule.weight is None else published(rule.weight))
    return {
        "name": rule.name,
        "title": rule.title,
        "kind": rule.kind,
        "parent": rule.parent,
        "status": None,
        "reason": None,
        "weight": weight,
        "effective_weight": weight,
        "full": _text(None if rule.full is None else published(rule.full)),
        "score": None,
        "points": None,
        "lost": None,
        "full_by_rounding": None,
        "actual": None,
        "unit": None,
        "target": rule.target.span.words if rule.target is not None else None,
        "completion": None,
        "met": None,
        "shortfall": None,
        "grade": None,
        "ledger": [],
        "sources": [],
        "evidence": [],
        "note": rule.note,
    }


def _item(item: Item, alike: _Alike, dropped: bool) -> dict[str, Any]:
    found = alike.copy()
    found["status"] = item.status
    found["reason"] = _reason(item.reason)
    if dropped:
        found["effective_weight"] = _text(item.effective_weight)
    score, points = item.score, item.points
    found["score"] = text = _text(score)
    found["points"] = text if points is score else _text(points)
    found["lost"] = _text(item.lost)
    found["full_by_rounding"] = item.full_by_rounding
    found["actual"] = _text(item.actual)
    found["unit"] = item.unit
    found["completion"] = _text(item.completion)
    found["met"] = item.met
    found["shortfall"] = _text(item.shortfall)
    found["grade"] = item.grade
    if item.rule.downgrades:
        found |= _lowering(item, item.rule)
    found["ledger"] = [_line(line) for line in item.ledger]
    found["sources"] = list(item.sources)
    found["evidence"] = list(item.evidence)
    return found


def _lowering(told: Scorecard | Item, rule: rules.Item) -> _Alike:
    """Give the grade that was found and what lowered it, where a `downgrade` may."""
    if not rule.downgrades:
        return {}
    downs = [
        {"grades": each.grades, "because": each.because, "rule": each.rule, "at": _place(each.at)}
        for each in told.downgrades
    ]
    return {"grade_found": told.grade_found, "downgrades": downs}


def _line(line: Line) -> dict[str, Any]:
    return {
        "kind": line.kind,
        "points": _text(line.points),
        "because": line.because,
        "rule": line.rule,
        "subject": line.subject,
        "at": _place(line.at),
        "arithmetic": line.arithmetic,
        "shares": [
            {"kind": share.kind, "name": share.name, "points": _text(published(share.points))} for share in line.shares
        ],
    }


def _text(value: Value | None) -> Any:
    kind = type(value)
    if kind is Decimal:
        return format(cast(Decimal, value), "f")  # what cards show has no zeros at its end
    if kind is Fraction:
        return exact_text(cast(Fraction, value))
    if isinstance(value, tuple):
        return [_text(each) for each in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def _reason(reason: Reason | None) -> dict[str, Any] | None:
    if reason is None:
        return None
    return {"kind": reason.kind, "name": reason.name, "because": reason.because, "at": _place(place(reason.span))}


def _place(found: Place) -> dict[str, Any]:
    return {"file": found.file, "line": found.line, "column": found.column}
