"""Turn a document's overview into a piece of HTML for a page of others, such as a notebook."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from indicrules.card.arithmetic import decimal_text
from indicrules.explain.document import Bar, Document, Fact
from indicrules.explain.messages import Words
from indicrules.text.render import visible

# Colours are the page's own, or so transparent or strong that they show on light and dark alike. Every rule stands
# under the one class, and undoes what pages do to tables of their own.
_STYLE = """
.indicrules-card { color: inherit; font-size: 14px; line-height: 1.45; text-align: left; }
.indicrules-card > div { font-weight: 600; }
.indicrules-card table { border: 0; border-collapse: collapse; margin: .3em 0; width: auto; }
.indicrules-card tr { background: transparent; }
.indicrules-card th, .indicrules-card td { background: transparent; border: 0; border-bottom: 1px solid #8884; }
.indicrules-card th, .indicrules-card td { padding: .15em .8em .15em 0; text-align: left; vertical-align: top; }
.indicrules-card th { font-weight: 500; white-space: nowrap; }
.indicrules-card td:nth-child(2), .indicrules-card td:nth-child(4) { font-variant-numeric: tabular-nums; }
.indicrules-card meter { width: 8em; }
"""


def fragment(document: Document) -> str:
    """Write the overview as an element with its styles, every text escaped; it names no other file and no address."""
    words, overview = Words(document.language), document.overview
    assert overview is not None  # only an explanation of one item has none
    heading = " ".join(each for each in (overview.heading.score, overview.heading.result) if each)
    lines = [
        f'<div class="indicrules-card" lang="{document.language}">',
        f"<style>{_STYLE}</style>",
        f"<div>{_escaped(document.title)}: {_escaped(heading)}</div>",
        "<table>",
        *(_bar(bar, words) for bar in overview.bars),
        "</table>",
    ]
    facts = [row for block in overview.blocks if isinstance(block, Fact) for row in _fact(block)]
    if facts:
        lines += ["<table>", *facts, "</table>"]
    return "\n".join([*lines, "</div>"]) + "\n"


def _bar(bar: Bar, words: Words) -> str:
    score = f"{bar.score} {words.say('of', full=bar.full)}" if bar.full else bar.score
    share = decimal_text(bar.share).rstrip("…") if bar.share is not None else ""
    cells = (f'<meter value="{share}"></meter>' if share else "", _escaped(bar.lost), _escaped(bar.remark))
    name = f'<th scope="row" style="padding-left: {bar.depth * 1.5}em">{_escaped(bar.name)}</th>'
    return f"<tr>{name}<td>{_escaped(score)}</td>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _fact(fact: Fact) -> Iterator[str]:
    for index, line in enumerate(fact.lines):
        label = _escaped(fact.label) if index == 0 else ""
        yield f'<tr><th scope="row">{label}</th><td>{_escaped(line.text)}</td><td>{_escaped(line.aside)}</td></tr>'


def _escaped(text: str) -> str:
    return escape(visible(text))
