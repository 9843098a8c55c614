"""Turn a report into one page that needs no other file and no script: findings, waterfall, bars, ledgers, the rules."""

from __future__ import annotations

from collections.abc import Iterator

from indicrules.explain.document import Overview
from indicrules.explain.grid import steps
from indicrules.explain.html import (
    draw_appendix,
    draw_bars,
    draw_finding,
    draw_heading,
    draw_together,
    points_lost,
    widest,
)
from indicrules.explain.markup import Markup, anchor
from indicrules.explain.messages import Words
from indicrules.explain.outline import Headed, outline, scores
from indicrules.explain.page import page as framed
from indicrules.report.composed import Report
from indicrules.report.finding_list import finding_list
from indicrules.report.ledgers import section_blocks
from indicrules.report.listing import anchors, listing, points_of
from indicrules.report.look import STYLE
from indicrules.report.waterfall import waterfall
from indicrules.report.words import say


def page(report: Report) -> str:
    """Write the report as a page."""
    return framed(report.document.title, report.language, _body(report), STYLE, sealed=True)


def _body(report: Report) -> Iterator[str]:
    document = report.document
    lang, overview = report.language, document.overview
    assert overview is not None  # only an explanation of one item has none
    clauses = anchors(report.texts)
    mark = Markup(Words(lang), {f"{file}:{line}": at for (file, line), at in clauses.items()})
    sections = frozenset(section.name for section in document.sections)
    yield f'<main style="--lost: {widest(points_lost(document))}ch">'
    yield "<header>"
    yield from draw_heading(overview.heading, 1, mark)
    yield from steps(document.header, mark.caption("about"), mark)
    yield from _contents(report, mark)
    yield "</header>"
    if report.audited is not None:
        yield from finding_list(report.audited, sections, mark)
    yield from _findings(overview, sections, mark)
    if report.falling is not None:
        yield f'<section id="falling"><h2>{mark(say("from_full_to_total", lang))}</h2>'
        yield from waterfall(report.falling, sections, mark)
        yield "</section>"
    yield f'<section class="long" id="scores"><h2>{mark.caption("overview")}</h2>'
    yield from draw_bars(overview.bars, sections, mark)
    yield from section_blocks(overview.blocks, report.card.ledger, None, mark.caption("steps"), clauses, sections, mark)
    yield "</section>"
    shown = scores(document, mark.words)
    for part in outline(document):
        if not isinstance(part, Headed):
            yield from draw_together(part, shown, mark)
            continue
        section = part.section
        yield f'<section id="{anchor(section.name)}"{" class=leads" if part.leads else ""}>'
        yield from draw_heading(section.heading, part.level, mark)
        about = mark(section.heading.title or section.heading.name)
        ledger = report.card[section.name].ledger
        yield from section_blocks(section.blocks, ledger, section.name, about, clauses, sections, mark)
        yield "</section>"
    for each in document.appendices:
        yield from draw_appendix(each, mark)
    titles = {bar.name: bar.title for bar in overview.bars}
    yield f'<section class="long rules" id="rules"><h2>{mark(say("rules", lang))}</h2>'
    yield from listing(report.texts, points_of(document), titles, mark)
    yield "</section></main>"


def _contents(report: Report, mark: Markup) -> Iterator[str]:
    """Lead to the parts, for whoever reads with a keyboard or by ear."""
    lang, overview = mark.words.language, report.document.overview
    parts = [
        ("audit", mark(say("audit", lang)), report.audited is not None),
        ("findings", mark.caption("findings"), overview is not None and bool(overview.findings)),
        ("falling", mark(say("from_full_to_total", lang)), report.falling is not None),
        ("scores", mark.caption("overview"), True),
        ("rules", mark(say("rules", lang)), True),
    ]
    links = "".join(f'<li><a href="#{at}">{words}</a></li>' for at, words, there in parts if there)
    yield f'<nav aria-label="{mark(say("contents", lang))}"><ul>{links}</ul></nav>'


def _findings(overview: Overview, sections: frozenset[str], mark: Markup) -> Iterator[str]:
    if overview.findings:
        yield f'<section class="long" id="findings"><h2>{mark.caption("findings")}</h2><ul>'
        yield from (draw_finding(each, sections, mark) for each in overview.findings)
        yield "</ul></section>"
