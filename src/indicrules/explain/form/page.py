"""Turn a form into one HTML page that needs no other file and prints on A4; on a telephone each row is a card."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from indicrules.explain.form.columns import shared
from indicrules.explain.form.compose import Form, Level, Row, Total
from indicrules.explain.form.words import COLUMNS, say
from indicrules.explain.markup import Markup, attribute
from indicrules.explain.messages import Words
from indicrules.explain.page import page as framed
from indicrules.text.patterns import pattern
from indicrules.text.sentence import Language

_NUMBERS: Final = frozenset({"weight", "score"})
_WIDTHS: Final = (9, 9, 16, 11, 12, 9, 9, 25)  # percent of the table, for each column
_EMPTY: Final = 6  # the same, for a level that no row has
_RUN = pattern(r"\S{25}")  # longer than any word: may break anywhere, so that the page stays as wide as the paper

# Columns are as wide as their numbers and words want, and share the rest by their percents: forms differ too much for
# widths that are fixed.
_STYLE: Final = """
body { max-width: 76rem; }
h1, .period, .sums { text-align: center; } .sums span { margin: 0 .8em; }
.form { table-layout: auto; width: calc(100% - 2px); }
.form th, .form td { border: 1px solid var(--quiet); font-weight: 400; padding: .25rem .4rem; text-align: left;
  vertical-align: middle; }
.form thead th { font-weight: 600; text-align: center; } .form tfoot th, .form tfoot td { font-weight: 600; }
.form .number { text-align: right; } .run { overflow-wrap: anywhere; }
@media screen and (max-width: 44rem) {
  .form { width: 100%; } .form tr { display: block; padding: .4rem 0; }
  .form th, .form td, .form .number { border: 0; display: block; padding: .05rem 0; text-align: left; }
  .form thead, .form td:empty { display: none; } .form tbody th { font-weight: 600; }
  .form th[scope="rowgroup"] { color: var(--quiet); }
  .form td::before { color: var(--quiet); content: attr(data-label); margin-right: .6em; }
}
@page { size: A4 landscape; }
@media print { .form th, .form td { border-color: #000; padding: 2pt 3pt; } .form tfoot { display: table-row-group; } }
"""


def page(form: Form) -> str:
    """Write the form as a page."""
    return framed(form.title, form.language, _body(form), _STYLE)


def _body(form: Form) -> Iterator[str]:
    lang, mark = form.language, Markup(Words(form.language))
    yield "<main>"
    yield f"<h1>{mark(form.title)}</h1>"
    if form.period:
        yield f'<p class="period">{mark(form.period)}</p>'
    yield f'<p class="sums">{"".join(f"<span>{mark(each)}</span>" for each in form.under)}</p>'
    yield '<table class="form">'
    yield f'<caption class="unseen">{mark(form.title)}</caption>'
    widths = (f'<col style="width: {width}%">' for width in shared(form, _WIDTHS, _EMPTY))
    yield f"<colgroup>{''.join(widths)}</colgroup>"
    heads = (f'<th scope="col">{mark(say(column, lang))}</th>' for column in COLUMNS)
    yield f"<thead><tr>{''.join(heads)}</tr></thead>"
    yield "<tbody>"
    yield from (_row(row, lang, mark) for row in form.rows)
    yield "</tbody>"
    if form.total is not None:
        yield f"<tfoot>{_total(form.total, lang, mark)}</tfoot>"
    yield "</table>"
    yield "</main>"


def _row(row: Row, lang: Language, mark: Markup) -> str:
    levels = "".join(_level(each, mark) for each in row.levels if each is not None)
    name = f'<th scope="row"{_class(row.name)}>{mark(row.name)}</th>'
    texts = (row.target, row.actual, row.weight, row.score, row.reason)
    cells = (_cell(column, text, lang, mark) for column, text in zip(COLUMNS[3:], texts, strict=True))
    return f"<tr>{levels}{name}{''.join(cells)}</tr>"


def _level(level: Level, mark: Markup) -> str:
    span = f' rowspan="{level.rows}"' if level.rows > 1 else ""
    if not level.text:
        return f"<td{span}></td>"
    return f'<th scope="rowgroup"{span}{_class(level.text)}>{mark(level.text)}</th>'


def _total(total: Total, lang: Language, mark: Markup) -> str:
    texts = (total.weight, total.score, total.reason)
    cells = (_cell(column, text, lang, mark) for column, text in zip(COLUMNS[5:], texts, strict=True))
    return f'<tr><th scope="row" colspan="5">{mark(say("total", lang))}</th>{"".join(cells)}</tr>'


def _cell(column: str, text: str, lang: Language, mark: Markup) -> str:
    """Write a cell; where a row is a card, what its column is called stands before it."""
    classes = _class(text, "number" if column in _NUMBERS else "")
    return f'<td{classes} data-label="{attribute(say(column, lang))}">{mark(text)}</td>'


def _class(text: str, name: str = "") -> str:
    """Give the attribute of a cell's classes, `run` among them where its text has to break somewhere."""
    named = " ".join(filter(None, (name, "run" if _RUN.search(text) else "")))
    return f' class="{named}"' if named else ""
