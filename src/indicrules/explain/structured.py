"""Turn a scorecard and its document into plain data: the scorecard's own, and all that the page of it says."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from indicrules.card.scorecard import Scorecard
from indicrules.explain.document import (
    Appendix,
    Bar,
    Block,
    Document,
    Fact,
    Finding,
    Heading,
    Line,
    Loss,
    Overview,
    Section,
)
from indicrules.explain.numbers import exact_value

SCHEMA = "indicrules.explanation/1"
_KNOWN = (bool, int, Fraction, Decimal, str, datetime.date, tuple)


def structured(card: Scorecard, document: Document) -> dict[str, Any]:
    """Give the scorecard's data with the document; a reader needs nothing else to draw the page again.

    `steps` are those of the ruleset and of each item, in words; the document has the same in the order of the page.
    """
    found = card.to_dict()
    found["language"] = document.language
    sections = {section.name: section for section in document.sections}
    found["steps"] = _steps(document.overview.blocks) if document.overview is not None else []
    found["items"] = [
        {**item, "steps": _steps(sections[item["name"]].blocks)} for item in found["items"] if item["name"] in sections
    ]
    found["document"] = {"schema": SCHEMA, **_document(document)}
    return found


def _steps(blocks: tuple[Block, ...]) -> list[dict[str, Any]]:
    """Give the facts; the ledger stands in the scorecard's own data."""
    return [_fact(block) for block in blocks if isinstance(block, Fact)]


def _document(document: Document) -> dict[str, Any]:
    return {
        "language": document.language,
        "title": document.title,
        "depth": document.depth,
        "header": [_fact(each) for each in document.header],
        "overview": None if document.overview is None else _overview(document.overview),
        "sections": [_section(each) for each in document.sections],
        "appendices": [_appendix(each) for each in document.appendices],
    }


def _overview(overview: Overview) -> dict[str, Any]:
    return {
        "heading": _heading(overview.heading),
        "findings": [_finding(each) for each in overview.findings],
        "bars": [_bar(each) for each in overview.bars],
        "blocks": [_block(each) for each in overview.blocks],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "name": section.name,
        "depth": section.depth,
        "heading": _heading(section.heading),
        "short": section.short,
        "blocks": [_block(each) for each in section.blocks],
    }


def _appendix(appendix: Appendix) -> dict[str, Any]:
    return {"name": appendix.name, "title": appendix.title, "blocks": [_block(each) for each in appendix.blocks]}


def _heading(heading: Heading) -> dict[str, str]:
    return {
        "name": heading.name,
        "title": heading.title,
        "score": heading.score,
        "result": heading.result,
        "under": heading.under,
    }


def _finding(finding: Finding) -> dict[str, str]:
    return {
        "kind": finding.kind,
        "label": finding.label,
        "name": finding.name,
        "title": finding.title,
        "points": finding.points,
        "text": finding.text,
    }


def _bar(bar: Bar) -> dict[str, Any]:
    return {
        "name": bar.name,
        "title": bar.title,
        "depth": bar.depth,
        "score": bar.score,
        "full": bar.full,
        "share": exact_value(bar.share),
        "lost": bar.lost,
        "remark": bar.remark,
    }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Fact):
        return {"kind": "fact", **_fact(block)}
    return {
        "kind": "losses",
        "label": block.label,
        "lines": [_loss(each) for each in block.lines],
        "total": {"shown": block.total, **_number(block.exact)},
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "step": fact.step,
        "label": fact.label,
        **_number(fact.value),
        "clause": fact.clause or None,
        "lines": [_line(each) for each in fact.lines],
    }


def _loss(loss: Loss) -> dict[str, Any]:
    return {
        "kind": loss.kind,
        "points": {"shown": loss.points, **_number(loss.exact)},
        "reason": loss.reason,
        "arithmetic": loss.arithmetic,
        "place": loss.place or None,
        "clause": loss.clause or None,
        "notes": [_line(each) for each in loss.notes],
    }


def _line(line: Line) -> dict[str, Any]:
    return {"kind": line.kind, "text": line.text, "aside": line.aside or None, "place": line.place or None}


def _number(value: Any) -> Mapping[str, Any]:
    """Give a value whole, and whether it is known to twelve places alone."""
    return {"value": exact_value(value), "approximate": value is not None and not isinstance(value, _KNOWN)}
