"""Turn a report into a workbook, the same bytes for the same report."""

from __future__ import annotations

import datetime
import io
from typing import Final

import xlsxwriter

from indicrules.report.composed import Report
from indicrules.report.deductions import deductions
from indicrules.report.workbook.deduction_sheet import write_deductions
from indicrules.report.workbook.finding_sheet import write_findings
from indicrules.report.workbook.form_sheet import write_form
from indicrules.text.render import visible

# No text becomes a formula, a link or a number; and the file is made without others beside it.
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_MADE: Final = datetime.datetime(2000, 1, 1)  # whenever it is made


def workbook(report: Report) -> bytes:
    """Write the workbook; the form comes first."""
    lang, card, held = report.language, report.card, io.BytesIO()
    book = xlsxwriter.Workbook(held, _OPTIONS)
    book.set_properties({"title": visible(card.title or card.name)[:200], "created": _MADE})
    write_form(book, card, lang)
    write_deductions(book, deductions(report.whole), card, lang)
    if report.audited is not None:
        write_findings(book, report.audited, lang)
    book.close()
    return held.getvalue()
