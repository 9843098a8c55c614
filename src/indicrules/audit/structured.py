"""Turn an audit into plain data, every number an exact text, sentences in a language and by their keys."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from indicrules.audit.found import Audit, Cause, Finding
from indicrules.exact.number import exact_text
from indicrules.files.claim import Place
from indicrules.text.sentence import Language, told

SCHEMA = "indicrules.audit/1"
"""The shape and its version, which `docs/audit.schema.json` describes."""


def structured(audit: Audit, language: Language) -> dict[str, Any]:
    """Give an audit as plain data."""
    card = audit.card
    return {
        "schema": SCHEMA,
        "ruleset": {"name": card.name, "title": card.title, "digest": card.model.digest},
        "period": _period(card.model.period),
        "total": _value(card.total),
        "grade": card.grade,
        "failed": audit.failed,
        "counts": {
            "findings": len(audit.findings),
            "failed": sum(each.status == "fail" for each in audit.findings),
            "passed": len(audit.passed),
            "skipped": len(audit.skipped),
        },
        "findings": [_finding(each, language) for each in audit.findings],
        "results": [_finding(each, language) for each in audit.results],
    }


def _finding(finding: Finding, language: Language) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "status": finding.status,
        "what": finding.what,
        "of": finding.of,
        "by": finding.by or None,
        "message": told(finding.said, language),
        "claimed": finding.claimed,
        "recomputed": _value(finding.recomputed),
        "delta": _value(finding.delta),
        "arithmetic": finding.arithmetic or None,
        "causes": [_cause(each, language) for each in finding.causes],
        "taken": [told(each, language) for each in finding.taken],
        "place": _place(finding.place),
    }


def _cause(cause: Cause, language: Language) -> dict[str, Any]:
    return {
        "code": cause.code,
        "message": told(cause.said, language),
        "value": _value(cause.value),
        "arithmetic": cause.arithmetic or None,
    }


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    parts = {"file": place.file, "table": place.table, "cell": place.cell, "line": place.line, "text": place.text}
    return {**parts, "said": str(place)}


def _value(value: object) -> str | bool | None:
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, datetime.date):
        return value.isoformat()
    assert isinstance(value, Decimal | Fraction | int)
    return exact_text(Fraction(value))


def _period(period: int | datetime.date | str | None) -> str | None:
    return None if period is None else str(period)
