"""Turn coverage into plain data."""

from __future__ import annotations

from typing import Any

from indicrules.proof.coverage import KINDS, Coverage, Share
from indicrules.proof.lacking import lacks
from indicrules.proof.points import Point
from indicrules.proof.report import percent_text
from indicrules.text.sentence import Language

SCHEMA = "indicrules.coverage/1"


def coverage_dict(coverage: Coverage, language: Language = "en") -> dict[str, Any]:
    """Give how much is reached of everything, of each kind and item, each point with its count, and what is lacking."""
    return {
        **_share(coverage.share()),
        "kinds": {kind: _share(coverage.share(kind)) for kind in KINDS},
        "items": [
            {"name": owner, **_share(coverage.share(owner=owner)),
             "kinds": {kind: _share(coverage.share(kind, owner)) for kind in KINDS}}
            for owner in coverage.owners
        ],
        "points": [{**_point(point), "examples": count} for point, count in coverage.points],
        "lacking": [
            {"at": each.span.place, "message": each.said.told(language), "ways": [point.way for point in each.points]}
            for each in lacks(coverage.missed, language)
        ],
    }  # fmt: skip


def _share(share: Share) -> dict[str, Any]:
    return {"reached": share.reached, "of": share.all, "percent": percent_text(share.percent)}


def _point(point: Point) -> dict[str, Any]:
    told = {"kind": point.kind, "way": point.way, "item": point.owner, "at": point.span.place, "text": point.span.words}
    return told | ({"value": point.value, "mark": point.mark} if point.kind == "boundary" else {})
