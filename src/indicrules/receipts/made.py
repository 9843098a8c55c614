"""Turn a scorecard into its receipt: what scored it, of which data, and what came of it, under a seal."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

from indicrules.card.plain import plain
from indicrules.card.scorecard import Scorecard
from indicrules.files.parcel import Texts
from indicrules.model.rules import Model
from indicrules.receipts.pinned import pinned
from indicrules.text.version import VERSION

SCHEMA: Final = "indicrules.receipt/1"

_OF_ALL = ("total", "full", "lost", "grade")
_OF_REASONS = ("kind", "name", "because")
_OF_ITEMS = ("status", "score", "points", "lost", "grade")
_OF_LINES = ("kind", "points", "because")
_OF_CHECKS = ("condition", "because", "warn", "status")


def receipt_of(card: Scorecard) -> bytes:
    """Give the receipt of a scorecard: JSON in UTF-8, the same bytes for the same ruleset, data and library."""
    return written(sealed({"schema": SCHEMA, "library": VERSION, **contents(card)}))


def contents(card: Scorecard) -> dict[str, Any]:
    """Give what a receipt pins of a scorecard: ruleset, inputs, results."""
    own, used, period = card.texts
    return {"ruleset": rules(card.model, (own, used), period), "inputs": pinned(card), "results": results(card)}


def rules(model: Model, texts: Texts, period: int | datetime.date | str | None) -> dict[str, Any]:
    """Give what a receipt pins of a ruleset: its own texts, and the mark of these and of what is shipped."""
    own, used = texts
    return {
        "name": model.name,
        "title": model.title,
        "digest": model.digest,
        "period": period.isoformat() if isinstance(period, datetime.date) else period,
        "files": [_file(own), *({"user": user, "path": path, **_file(text)} for user, path, text in used)],
    }


def results(card: Scorecard) -> dict[str, Any]:
    """Give what came of a scoring, every number an exact text."""
    found = plain(card)
    return {
        **{key: found[key] for key in _OF_ALL},
        "reason": None if found["reason"] is None else {key: found["reason"][key] for key in _OF_REASONS},
        "items": {
            each["name"]: {
                **{key: each[key] for key in _OF_ITEMS},
                "ledger": [{key: line[key] for key in _OF_LINES} for line in each["ledger"]],
            }
            for each in found["items"]
        },
        "checks": [{key: each[key] for key in _OF_CHECKS} for each in found["checks"]],
        "metrics": found["metrics"],
    }


def sealed(held: Mapping[str, Any]) -> dict[str, Any]:
    """Give a receipt with its seal, which is last."""
    return {**held, "seal": seal(held)}


def seal(held: Mapping[str, Any]) -> str:
    """Give the mark of all that a receipt says but the seal itself, however it is laid out."""
    bare = {key: value for key, value in held.items() if key != "seal"}
    text = json.dumps(bare, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"


def written(held: Mapping[str, Any]) -> bytes:
    """Lay a receipt out."""
    return f"{json.dumps(held, ensure_ascii=False, indent=2)}\n".encode("utf-8", "surrogatepass")


def _file(text: tuple[str, str, str]) -> dict[str, str]:
    key, name, said = text
    return {"key": key, "name": name, "text": said}
