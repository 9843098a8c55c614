"""Turn a report into a document, the same bytes for the same report."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell

from indicrules.explain.form.columns import shared
from indicrules.explain.form.compose import Form, compose
from indicrules.explain.form.words import COLUMNS
from indicrules.explain.form.words import say as say_in_form
from indicrules.report.audited import Audited, delta_text
from indicrules.report.composed import Report
from indicrules.report.document.narrated import concluded, told
from indicrules.report.document.words import quoted, say
from indicrules.report.written import written
from indicrules.text.sentence import Language

_WIDTHS: Final = (17, 17, 30, 20, 24, 13, 15, 34)  # millimetres of the columns of the form
_UNUSED: Final = 10
_WEIGHT: Final = 5
_CENTRED: Final = frozenset({0, 1, _WEIGHT, 6})
_MADE: Final = datetime.datetime(2000, 1, 1)  # whenever it is made
_ZIPPED: Final = (1980, 1, 1, 0, 0, 0)
_FONTS: Final[Mapping[Language, str]] = MappingProxyType({"en": "Calibri", "zh": "宋体"})
_HEADINGS: Final[Mapping[Language, str]] = MappingProxyType({"en": "Calibri", "zh": "黑体"})
_LANGUAGES: Final[Mapping[Language, str]] = MappingProxyType({"en": "en-GB", "zh": "zh-CN"})


def document(report: Report) -> bytes:
    """Write the document: each indicator, the table of the form, the conclusion."""
    lang, card = report.language, report.card
    form, opened = compose(card, lang), docx.Document()
    _laid_out(opened, lang)
    _titled(opened, form, lang)
    _heading(opened, say("items", lang), 1)
    for each in told(card, form, lang):
        _heading(opened, each.heading, 2)
        for said in each.paragraphs:
            _paragraph(opened, said, lang)
    _heading(opened, say("table", lang), 1)
    _table(opened, form, lang)
    _heading(opened, say("conclusion", lang), 1)
    for said in concluded(card, form, report.falling, lang):
        _paragraph(opened, said, lang)
    if report.audited is not None:
        _audit(opened, report.audited, lang)
    held = io.BytesIO()
    opened.save(held)
    return _undated(held.getvalue())


def _laid_out(opened: Any, lang: Language) -> None:
    section = opened.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(22)
    for name, font, size in (
        ("Normal", _FONTS[lang], 11),
        ("Title", _HEADINGS[lang], 18),
        ("Heading 1", _HEADINGS[lang], 14),
        ("Heading 2", _HEADINGS[lang], 11.5),
    ):
        style = opened.styles[name]
        style.font.size, style.font.name = Pt(size), font
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), font)
    told_in = OxmlElement("w:lang")
    told_in.set(qn("w:val"), _LANGUAGES[lang])
    told_in.set(qn("w:eastAsia"), _LANGUAGES["zh"])
    run = opened.styles["Normal"].element.get_or_add_rPr()
    for old in run.findall(qn("w:lang")):
        run.remove(old)
    run.append(told_in)


def _audit(opened: Any, audited: Audited, lang: Language) -> None:
    """Write what the audit found: each finding in a paragraph, its causes and arithmetic below."""
    _heading(opened, say("audit", lang), 1)
    _paragraph(opened, audited.counts, lang)
    for number, each in enumerate(audited.findings, 1):
        said = quoted(each.said, lang)
        said = said[:1].upper() + said[1:]
        said = say("gap", lang, said=said, gap=delta_text(each.delta, lang)) if each.delta else said
        _paragraph(opened, say("finding", lang, number=str(number), said=said), lang)
        for label, text in each.under:
            added = opened.add_paragraph(written(f"{label}{quoted(text, lang)}"), style="List Bullet")
            added.paragraph_format.space_after = Pt(2)


def _titled(opened: Any, form: Form, lang: Language) -> None:
    title = written(form.title)
    heading = opened.add_paragraph(title, style="Title")
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    border = heading.style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if border is not None:
        heading.style.element.pPr.remove(border)
    under = "\u3000".join(each for each in (form.period, *form.under) if each)
    opened.add_paragraph(written(under)).alignment = WD_ALIGN_PARAGRAPH.CENTER
    known = opened.core_properties
    known.title, known.author, known.comments, known.language = title[:200], "", "", _LANGUAGES[lang]
    known.created = known.modified = _MADE
    known.last_modified_by = ""


def _heading(opened: Any, text: str, level: int) -> None:
    opened.add_paragraph(written(text))._p.style = f"Heading{level}"  # by its mark: names are looked for at length


def _paragraph(opened: Any, text: str, lang: Language) -> None:
    added = opened.add_paragraph(written(text))
    added.paragraph_format.space_after = Pt(4)
    added.paragraph_format.line_spacing = 1.35 if lang == "zh" else 1.15
    if lang == "zh":
        added.paragraph_format.first_line_indent = Pt(22)  # two characters


def _table(opened: Any, form: Form, lang: Language) -> None:
    table = opened.add_table(rows=1, cols=len(COLUMNS))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    _repeated(table.rows[0])
    rows = [_cells(table.rows[0], table)]
    for at, column in enumerate(COLUMNS):
        _cell(rows[0][at], say_in_form(column, lang), bold=True, centred=True)
    for row in form.rows:
        rows.append(_cells(table.add_row(), table))
        levels = ("" if level is None else level.text for level in row.levels)
        texts = (*levels, row.name, row.target, row.actual, row.weight, row.score, row.reason)
        for at, text in enumerate(texts):
            if at > 1 or row.levels[at] is not None:
                _cell(rows[-1][at], text, centred=at in _CENTRED)
    if form.total is not None:
        rows.append(_cells(table.add_row(), table))
    for at, width in enumerate(shared(form, _WIDTHS, _UNUSED)):
        table.columns[at].width = Mm(width)
        for cells in rows:
            cells[at].width = Mm(width)
    for number, row in enumerate(form.rows, 1):
        for at, level in enumerate(row.levels):
            if level is not None and level.rows > 1:
                # By hand: the library's own way takes a call within a call for each row.
                for below in range(number, number + level.rows):
                    rows[below][at]._tc.vMerge = "restart" if below == number else "continue"
    if form.total is not None:
        _cell(rows[-1][0].merge(rows[-1][_WEIGHT - 1]), say_in_form("total", lang), bold=True)
        texts_of_total = (form.total.weight, form.total.score, form.total.reason)
        for at, text in enumerate(texts_of_total, _WEIGHT):
            _cell(rows[-1][at], text, bold=True, centred=at in _CENTRED)


def _cells(row: Any, table: Any) -> list[Any]:
    """Give the cells of a row, as they stand in it; a row looks for them all over the table."""
    return [_Cell(each, table) for each in row._tr.tc_lst]


def _cell(cell: Any, text: str, *, bold: bool = False, centred: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(written(text))
    run.font.size, run.bold = Pt(9), bold or None
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _repeated(row: Any) -> None:
    """Have a row stand at the head of each page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _undated(content: bytes) -> bytes:
    """Pack the parts of the file anew, none with the time of day at which it was written."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _ZIPPED)
            part.compress_type, part.external_attr, part.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            new.writestr(part, old.read(name))
    return held.getvalue()
