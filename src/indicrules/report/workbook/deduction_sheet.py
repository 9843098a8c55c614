"""Write the deductions into a sheet, a line of a ledger each, and the sum of what the total lost."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

from indicrules.card.scorecard import Scorecard
from indicrules.explain.numbers import places_of
from indicrules.report.deductions import Deduction
from indicrules.report.words import say
from indicrules.report.workbook.figures import score_figure
from indicrules.report.workbook.sheet import Sheet
from indicrules.text.sentence import Language

COLUMNS: Final = ("item", "reason", "clause", "arithmetic", "points", "of_total", "place")
_WIDTHS: Final = (26, 26, 30, 44, 13, 13, 30)
_POINTS, _OF_TOTAL, _PLACE = 4, 5, 6


def write_deductions(book: Any, found: tuple[Deduction, ...], card: Scorecard, lang: Language) -> None:
    """Write the deductions."""
    sheet = Sheet(book, say("deduction_sheet", lang), _WIDTHS)
    for at, column in enumerate(COLUMNS):
        sheet.text(0, at, say(f"deduction_{column}", lang), "head")
    root = card.model.root
    for at, each in enumerate(found, 1):
        for place, text in enumerate((each.item, each.reason, each.clause, each.arithmetic)):
            sheet.text(at, place, text)
        points = score_figure(each.points, each.percent, 0)
        sheet.number(at, _POINTS, float(points.value), points.format)
        if each.of_total is None:
            sheet.text(at, _OF_TOTAL, "", "number")
        else:
            share = score_figure(each.of_total, root.percent, 0)
            sheet.number(at, _OF_TOTAL, float(share.value), share.format)
        sheet.text(at, _PLACE, each.place)
    last = len(found) + 1
    sheet.merged((last, last), (0, _POINTS), say("deduction_sum", lang), "total")
    lost = sum((each.of_total or Fraction(0) for each in found), Fraction(0))
    shown = score_figure(lost, root.percent, places_of(root, card.model))
    if found and card.total is not None:
        sheet.formula(last, _OF_TOTAL, f"=SUM(F2:F{last})", float(lost), shown.format, "total_number")
    elif card.total is not None:
        sheet.number(last, _OF_TOTAL, 0.0, shown.format, "total_number")
    else:
        sheet.text(last, _OF_TOTAL, "—", "total_number")
    sheet.text(last, _PLACE, "", "total")
    sheet.paper(0, last)
