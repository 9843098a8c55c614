"""Turn a document's overview into a piece of HTML for a page of others, such as a notebook."""

from __future__ import annotations

from collections.abc import Iterator

from indicrules.explain.document import Bar, Document, Fact
from indicrules.explain.markup import Markup
from indicrules.explain.messages import Words
from indicrules.explain.style import PIECE


def fragment(document: Document) -> str:
    """Write the overview as an element with its styles, every text escaped; it names no other file."""
    mark, overview = Markup(Words(document.language)), document.overview
    assert overview is not None  # only an explanation of one item has none
    heading = " ".join(each for each in (overview.heading.score, overview.heading.result) if each)
    lines = [
        f'<div class="indicrules-card" lang="{document.language}">',
        f"<style>{PIECE}</style>",
        f"<div>{mark(document.title)}{mark.words.say('colon')}{mark(heading)}</div>",
        "<table>",
        *(_bar(bar, mark) for bar in overview.bars),
        "</table>",
    ]
    facts = [row for block in overview.blocks if isinstance(block, Fact) for row in _fact(block, mark)]
    if facts:
        lines += ["<table>", *facts, "</table>"]
    return "\n".join([*lines, "</div>"]) + "\n"


def _bar(bar: Bar, mark: Markup) -> str:
    score = f"{bar.score} {mark.words.say('of', full=bar.full)}" if bar.full else bar.score
    share = f'<meter aria-hidden="true" value="{float(bar.share):.4f}"></meter>' if bar.share is not None else ""
    return (
        f'<tr><th scope="row" style="padding-left: {bar.depth * 1.5}em">{mark(bar.title)}</th>'
        f'<td class="number">{mark(score)}</td><td>{share}</td>'
        f'<td class="number">{mark(bar.lost)}</td><td>{mark(bar.remark)}</td></tr>'
    )


def _fact(fact: Fact, mark: Markup) -> Iterator[str]:
    for index, line in enumerate(fact.lines):
        label = f'<th scope="row">{mark(fact.label)}</th>' if index == 0 else "<td></td>"
        beside = " ".join(each for each in (line.aside, line.place) if each)
        yield f"<tr>{label}<td>{mark(line.text)}</td><td>{mark(beside)}</td></tr>"
