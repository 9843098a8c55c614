"""Turn a document into one HTML page that needs no other file, every text escaped."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from indicrules.card.arithmetic import decimal_text
from indicrules.explain.document import Bar, Block, Document, Fact, Heading, Losses, Overview, Section
from indicrules.explain.messages import Words
from indicrules.text.render import visible

_LANGUAGES = {"en": "en", "zh": "zh-CN"}
_STYLE = """
:root { color-scheme: light dark; --line: #8884; --bar: #2a78c8; --quiet: #777; }
body { font: 16px/1.5 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
body { margin: 2rem auto; max-width: 62rem; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin: 0; }
header, section { border-bottom: 1px solid var(--line); padding: 1rem 0; }
.score { float: right; font-variant-numeric: tabular-nums; } .result { font-weight: 600; margin-left: 1em; }
.under, .title, .aside { color: var(--quiet); } .aside { font-size: .85em; }
table { border-collapse: collapse; width: 100%; } th { text-align: left; font-weight: 500; }
td, th { padding: .2rem .6rem .2rem 0; vertical-align: top; overflow-wrap: anywhere; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.track { background: var(--line); height: .7rem; width: 8rem; margin-top: .4rem; }
.bar { background: var(--bar); height: 100%; }
tfoot td { border-top: 1px solid var(--line); font-weight: 600; }
.facts th { color: var(--quiet); width: 8rem; white-space: nowrap; }
@media print { body { margin: 0; } section { break-inside: avoid; } }
"""


def html(document: Document) -> str:
    """Write the document as a page."""
    words = Words(document.language)
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{_LANGUAGES[document.language]}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_escaped(document.title)}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
    ]
    if document.overview is not None:
        lines += _overview(document.overview, words)
    for section in document.sections:
        lines += _section(section, words)
    return "\n".join([*lines, "</body>", "</html>"]) + "\n"


def _overview(overview: Overview, words: Words) -> Iterator[str]:
    yield "<header>"
    yield from _heading(overview.heading, "h1")
    yield "<table>"
    heads = "".join(f"<th>{_escaped(words.label(each))}</th>" for each in ("item", "score"))
    yield f"<thead><tr>{heads}<th></th><th>{_escaped(words.label('points_lost'))}</th><th></th></tr></thead>"
    yield "<tbody>"
    yield from (_bar(bar, words) for bar in overview.bars)
    yield "</tbody>"
    yield "</table>"
    yield from _blocks(overview.blocks, words)
    yield "</header>"


def _bar(bar: Bar, words: Words) -> str:
    width = decimal_text(bar.share * 100).rstrip("…") if bar.share is not None else ""
    score = f"{bar.score} {words.say('of', full=bar.full)}" if bar.full else bar.score
    track = f'<div class="track"><div class="bar" style="width: {width}%"></div></div>' if width else ""
    return (
        f'<tr><td style="padding-left: {bar.depth * 24}px">{_escaped(bar.name)}</td>'
        f'<td class="number">{_escaped(score)}</td><td>{track}</td>'
        f'<td class="number">{_escaped(bar.lost)}</td><td class="aside">{_escaped(bar.remark)}</td></tr>'
    )


def _section(section: Section, words: Words) -> Iterator[str]:
    yield "<section>"
    yield from _heading(section.heading, "h2")
    yield from _blocks(section.blocks, words)
    yield "</section>"


def _heading(heading: Heading, tag: str) -> Iterator[str]:
    right = f'{_escaped(heading.score)}<span class="result">{_escaped(heading.result)}</span>'
    yield f'<{tag}>{_escaped(heading.name)} <span class="score">{right}</span></{tag}>'
    if heading.title:
        yield f'<div class="title">{_escaped(heading.title)}</div>'
    if heading.under:
        yield f'<div class="under">{_escaped(heading.under)}</div>'


def _blocks(blocks: tuple[Block, ...], words: Words) -> Iterator[str]:
    facts = [block for block in blocks if isinstance(block, Fact)]
    if facts:
        yield '<table class="facts">'
        yield from (row for fact in facts for row in _fact(fact))
        yield "</table>"
    for block in blocks:
        if isinstance(block, Losses):
            yield from _losses(block, words)


def _fact(fact: Fact) -> Iterator[str]:
    for index, line in enumerate(fact.lines):
        label = f'<th scope="row">{_escaped(fact.label)}</th>' if index == 0 else "<th></th>"
        yield f'<tr>{label}<td>{_escaped(line.text)}</td><td class="aside">{_escaped(line.aside)}</td></tr>'


def _losses(losses: Losses, words: Words) -> Iterator[str]:
    heads = "".join(
        f"<th>{_escaped(words.label(each))}</th>" for each in ("points_lost", "reason", "arithmetic", "place")
    )
    yield f"<table><thead><tr>{heads}</tr></thead><tbody>"
    for each in losses.lines:
        yield (
            f'<tr><td class="number">{_escaped(each.points)}</td><td>{_escaped(each.reason)}</td>'
            f'<td>{_escaped(each.arithmetic)}</td><td class="aside">{_escaped(each.place)}</td></tr>'
        )
    total = f'<td class="number">{_escaped(losses.total)}</td><td colspan="3"></td>'
    yield f"</tbody><tfoot><tr>{total}</tr></tfoot></table>"


def _escaped(text: str) -> str:
    return escape(visible(text))
