"""Write what an audit found into a sheet: findings, the gravest first, then what holds and what was skipped."""

from __future__ import annotations

from typing import Any, Final

from indicrules.report.audited import Audited, Told
from indicrules.report.words import say
from indicrules.report.workbook.figures import places_format
from indicrules.report.workbook.sheet import Sheet
from indicrules.text.sentence import Language

COLUMNS: Final = (
    *("status", "label", "title", "what", "by", "claimed", "recomputed", "delta", "said", "causes", "arithmetic"),
    *("place", "code"),
)
_WIDTHS: Final = (9, 9, 22, 10, 10, 13, 13, 12, 40, 34, 40, 24, 20)
_KNOWN: Final = frozenset({"self", "review"})


def write_findings(book: Any, audited: Audited, lang: Language) -> None:
    """Write the findings."""
    sheet = Sheet(book, say("audit_sheet", lang), _WIDTHS)
    for at, column in enumerate(COLUMNS):
        sheet.text(0, at, say(f"finding_{column}", lang), "head")
    rows = (*audited.findings, *audited.others)
    for row, told in enumerate(rows, 1):
        for at, column in enumerate(COLUMNS):
            if column == "delta" and told.delta is not None:
                form = places_format(told.delta)
                sheet.number(row, at, float(told.delta), f"+{form};-{form};{form}")
            else:
                sheet.text(row, at, _text(told, column, lang))
    sheet.paper(0, max(len(rows), 1))


def _text(told: Told, column: str, lang: Language) -> str:
    match column:
        case "status":
            return say(f"status_{told.status}", lang)
        case "label":
            return told.label if told.status in ("fail", "warn") else ""
        case "by":
            return say(f"by_{told.by}", lang) if told.by in _KNOWN else told.by
        case "causes":
            return "\n".join(told.causes)
        case "delta":
            return ""
        case _:
            return str(getattr(told, column))
