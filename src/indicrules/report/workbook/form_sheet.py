"""Write the form of finance bureaus into a sheet: numbers as numbers, scores and sums as formulas if they are ones."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

from indicrules.card.scorecard import Scorecard
from indicrules.explain.form.columns import narrowed
from indicrules.explain.form.compose import Form, Level, Row, compose
from indicrules.explain.form.words import COLUMNS
from indicrules.explain.form.words import say as say_in_form
from indicrules.explain.numbers import places_of
from indicrules.report.words import say
from indicrules.report.workbook.figures import Figure, actual_figure, is_exact, score_figure, target_figure
from indicrules.report.workbook.live import score_formula
from indicrules.report.workbook.sheet import Sheet
from indicrules.text.sentence import Language

_WIDTHS: Final = (17, 17, 28, 16, 22, 10, 12, 44)
_UNUSED: Final = 9  # the width of a level that no row has
_TARGET, _ACTUAL, _WEIGHT, _SCORE, _REASON = range(3, 8)
_LETTERS: Final = "ABCDEFGH"
_NEAR: Final = Fraction(1, 10**9)


def write_form(book: Any, card: Scorecard, lang: Language) -> None:
    """Write the form of a scorecard."""
    form = compose(card, lang)
    sheet = Sheet(book, say("form_sheet", lang), narrowed(form, _WIDTHS, _UNUSED))
    last = len(COLUMNS) - 1
    under = "\u3000".join(each for each in (form.period, *form.under) if each)
    sheet.merged((0, 0), (0, last), form.title, "title")
    sheet.merged((1, 1), (0, last), under, "under")
    for at, column in enumerate(COLUMNS):
        sheet.text(2, at, say_in_form(column, lang), "head")
    first = 3
    for at, row in enumerate(form.rows, first):
        for level, cell in enumerate(row.levels):
            _level(sheet, at, level, cell)
        sheet.text(at, 2, row.name)
        _row(sheet, at, row, card, lang)
    bottom = first + len(form.rows)
    _total(sheet, bottom, first, form, card, lang)
    sheet.paper(2, bottom)


def _level(sheet: Sheet, at: int, column: int, level: Level | None) -> None:
    if level is not None:
        sheet.merged((at, at + level.rows - 1), (column, column), level.text, "level")


def _row(sheet: Sheet, at: int, row: Row, card: Scorecard, lang: Language) -> None:
    outcome = None if row.item is None else card.detail.outcomes[row.item]
    target = None if outcome is None else target_figure(outcome)
    actual = None if outcome is None else actual_figure(outcome)
    _figure(sheet, at, _TARGET, target, row.target)
    _figure(sheet, at, _ACTUAL, actual, row.actual)
    remarks = [row.reason] if row.reason else []
    weight = None
    if outcome is not None and outcome.item.weight is not None:
        item = outcome.item
        weight = score_figure(item.weight, item.weighs_percent, 0)
        remarks += _unlike(row.weight, weight, "weight", lang)
    _figure(sheet, at, _WEIGHT, weight, row.weight)
    if row.brought is None:
        sheet.text(at, _SCORE, row.score, "number")
    else:
        rule = card.model.root if outcome is None else outcome.item
        places = places_of(rule, card.model) if rule.out_of is None else 0
        score = score_figure(row.brought, card.model.root.percent, places)
        formula = ""
        if outcome is not None and outcome.points == row.brought:
            cells = tuple(f"{_LETTERS[column]}{at + 1}" for column in (_TARGET, _ACTUAL, _WEIGHT))
            formula = score_formula(outcome, row.brought, (cells[0], cells[1], cells[2]), (target, actual))
        _figure(sheet, at, _SCORE, Figure(score.value, score.format, formula), row.score)
        remarks += _unlike(row.score, score, "score", lang)
    sheet.text(at, _REASON, "\n".join(remarks))


def _unlike(text: str, figure: Figure, column: str, lang: Language) -> list[str]:
    """Give what the form says in a cell that the number in it does not."""
    if not text or all(each in "0123456789.−≈%" for each in text):
        return []
    return [say("in_cell", lang, column=say_in_form(column, lang), text=text)]


def _figure(sheet: Sheet, at: int, column: int, figure: Figure | None, text: str) -> None:
    """Write a number, as a formula where it comes from one; what no cell holds as a number, as the form says it."""
    if figure is None or not text or text == "—":
        sheet.text(at, column, text, "number" if column in (_WEIGHT, _SCORE) else "text")
    elif figure.formula:
        sheet.formula(at, column, figure.formula, float(figure.value), figure.format)
    elif is_exact(figure.value) or text.startswith("≈") or column == _SCORE:
        sheet.number(at, column, float(figure.value), figure.format)
    else:
        sheet.text(at, column, text, "number")


def _total(sheet: Sheet, at: int, first: int, form: Form, card: Scorecard, lang: Language) -> None:
    assert form.total is not None  # only the form of one item has none
    root, total = card.model.root, form.total
    sheet.merged((at, at), (0, _WEIGHT - 1), say_in_form("total", lang), "total")
    weights = [
        card.model.items[row.item].weight or Fraction(0) if row.item is not None else Fraction(0) for row in form.rows
    ]
    scores = [row.brought or Fraction(0) for row in form.rows]
    for column, text, whole, parts in (
        (_WEIGHT, total.weight, root.full, weights),
        (_SCORE, total.score, None if card.total is None else Fraction(card.total), scores),
    ):
        if whole is None:
            sheet.text(at, column, text, "total_number")
            continue
        figure = score_figure(whole, root.percent, places_of(root, card.model) if column == _SCORE else 0)
        letter = _LETTERS[column]
        if parts and abs(sum(parts, Fraction(0)) - whole) < _NEAR:
            formula = f"=SUM({letter}{first + 1}:{letter}{at})"
            sheet.formula(at, column, formula, float(whole), figure.format, "total_number")
        else:
            sheet.number(at, column, float(whole), figure.format, "total_number")
    sheet.text(at, _REASON, total.reason, "total")
