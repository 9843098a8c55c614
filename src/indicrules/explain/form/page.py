"""Turn a form into one HTML page that needs no other file and prints on A4, every text escaped."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from indicrules.explain.document import Language
from indicrules.explain.form.compose import Form, Level, Row, Total
from indicrules.explain.form.words import COLUMNS, say
from indicrules.text.patterns import pattern
from indicrules.text.render import visible

_LANGUAGES = {"en": "en", "zh": "zh-CN"}
_CHINESE = pattern("[\u3400-\u9fff\uf900-\ufaff]")
_NUMBERS = frozenset({"weight", "score"})
_WIDTHS = (9, 9, 16, 11, 12, 9, 9, 25)  # percent of the table, for each column
_EMPTY = 6  # the same, for a level that no row has
_RUN = pattern(r"\S{25}")  # longer than any word: may break anywhere, so that the page stays as wide as the paper
_STYLE = """
:root { color-scheme: light dark; --line: #777; --quiet: #555; }
@media (prefers-color-scheme: dark) { :root { --quiet: #bbb; } }
body { font: 15px/1.45 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; margin: 1.5rem auto; }
body { max-width: 72rem; padding: 0 1rem; }
h1 { font-size: 1.4rem; margin: 0; text-align: center; }
.period, .under { color: var(--quiet); margin: .3rem 0; text-align: center; } .under span { margin: 0 .8em; }
.sheet { overflow-x: auto; }
table { border-collapse: collapse; min-width: 44rem; width: calc(100% - 2px); }
caption { height: 1px; overflow: hidden; position: absolute; white-space: nowrap; width: 1px; clip-path: inset(50%); }
th, td { border: 1px solid var(--line); font-weight: 400; overflow-wrap: break-word; padding: .25rem .4rem; }
th, td { text-align: left; vertical-align: middle; }
thead th, tfoot th, tfoot td { font-weight: 600; } thead th { text-align: center; }
.long { overflow-wrap: anywhere; }
.number { font-variant-numeric: tabular-nums; text-align: right; }
@page { margin: 12mm; size: A4 landscape; }
@media print {
  :root { color-scheme: light; --line: #000; --quiet: #000; }
  body { font-size: 9.5pt; margin: 0; max-width: none; padding: 0; }
  .sheet { overflow: visible; } table { min-width: 0; } thead { display: table-header-group; }
  tfoot { display: table-row-group; } tr { break-inside: avoid; }
}
"""


def page(form: Form) -> str:
    """Write the form as a page."""
    lang, title = form.language, _escaped(form.title)
    marked = _marked(form.title, lang)
    widths = "".join(f'<col style="width: {width}%">' for width in _widths(form))
    heads = "".join(_head(each, lang) for each in COLUMNS)
    under = "".join(f"<span>{_escaped(each)}</span>" for each in form.under)
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{_LANGUAGES[lang]}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        "<main>",
        f'<h1 id="title"{marked}>{title}</h1>',
        *([f'<p class="period">{_escaped(form.period)}</p>'] if form.period else []),
        f'<p class="under">{under}</p>',
        '<div class="sheet" role="region" aria-labelledby="title" tabindex="0">',
        "<table>",
        f"<caption{marked}>{title}</caption>",
        f"<colgroup>{widths}</colgroup>",
        f"<thead><tr>{heads}</tr></thead>",
        "<tbody>",
        *(_row(each, lang) for each in form.rows),
        "</tbody>",
        *([f"<tfoot>{''.join(_total(form.total, lang))}</tfoot>"] if form.total is not None else []),
        "</table>",
        "</div>",
        "</main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _widths(form: Form) -> Iterator[int]:
    """Give the widths of the columns; the reasons have what levels that are not used leave."""
    used = [any(level is not None and level.text for level in each) for each in _levels(form)]
    levels = [width if known else _EMPTY for width, known in zip(_WIDTHS, used, strict=False)]
    yield from levels
    yield from _WIDTHS[2:-1]
    yield _WIDTHS[-1] + sum(_WIDTHS[:2]) - sum(levels)


def _levels(form: Form) -> tuple[list[Level | None], list[Level | None]]:
    return [row.levels[0] for row in form.rows], [row.levels[1] for row in form.rows]


def _head(column: str, lang: Language) -> str:
    return f'<th scope="col">{_escaped(say(column, lang))}</th>'


def _row(row: Row, lang: Language) -> str:
    levels = "".join(_level(each, lang) for each in row.levels if each is not None)
    name = f'<th scope="row"{_class(row.name)}{_marked(row.name, lang)}>{_escaped(row.name)}</th>'
    texts = (row.target, row.actual, row.weight, row.score, row.reason)
    cells = "".join(_cell(column, text, lang) for column, text in zip(COLUMNS[3:], texts, strict=True))
    return f"<tr>{levels}{name}{cells}</tr>"


def _level(level: Level, lang: Language) -> str:
    span = f' rowspan="{level.rows}"' if level.rows > 1 else ""
    if not level.text:
        return f"<td{span}></td>"
    return f'<th scope="rowgroup"{span}{_class(level.text)}{_marked(level.text, lang)}>{_escaped(level.text)}</th>'


def _cell(column: str, text: str, lang: Language) -> str:
    return f"<td{_class(text, 'number' if column in _NUMBERS else '')}{_marked(text, lang)}>{_escaped(text)}</td>"


def _class(text: str, *classes: str) -> str:
    """Give the attribute of a cell's classes, `long` among them where its text has to be broken somewhere."""
    named = " ".join(filter(None, (*classes, "long" if _RUN.search(text) else "")))
    return f' class="{named}"' if named else ""


def _total(total: Total, lang: Language) -> Iterator[str]:
    yield f'<tr><th scope="row" colspan="5">{_escaped(say("total", lang))}</th>'
    for column, text in zip(COLUMNS[5:], (total.weight, total.score, total.reason), strict=True):
        yield _cell(column, text, lang)
    yield "</tr>"


def _marked(text: str, lang: Language) -> str:
    """Mark a text with Chinese in it on a page that is not, so that it is drawn and read out as such."""
    return ' lang="zh-CN"' if lang == "en" and _CHINESE.search(text) else ""


def _escaped(text: str) -> str:
    return escape(visible(text))
