"""Turn a document into one HTML page: an overview whose items lead to their sections, then each section in one grid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from indicrules.explain.document import (
    Appendix,
    Bar,
    Document,
    Finding,
    Heading,
    Losses,
    Overview,
    Section,
)
from indicrules.explain.grid import GRID, blocks, steps
from indicrules.explain.markup import Markup, anchor, attribute
from indicrules.explain.messages import Words
from indicrules.explain.outline import Headed, Together, outline, scores
from indicrules.explain.page import page

_DEEPEST = 6  # levels that are indented, so that names keep their room
_NARROWEST, _WIDEST = 6, 14  # characters of the numbers that columns are made for; longer ones take several lines
_ROOMY = 10  # characters up to which there is room for bars beside them on a tablet


def html(document: Document) -> str:
    """Write the document as a page that needs no other file, every text escaped."""
    return page(document.title, document.language, _body(document, Markup(Words(document.language))))


def _body(document: Document, mark: Markup) -> Iterator[str]:
    heading = document.overview.heading if document.overview else Heading(document.title, "", "", "")
    shown = scores(document, mark.words)
    sections = frozenset(section.name for section in document.sections)
    yield f'<main style="--lost: {widest(points_lost(document))}ch">'
    yield "<header>"
    yield from draw_heading(heading, 1, mark)
    yield from steps(document.header, mark.caption("about"), mark)
    yield "</header>"
    if document.overview is not None:
        yield from _overview(document.overview, sections, mark)
    for part in outline(document):
        yield from _section(part, mark) if isinstance(part, Headed) else draw_together(part, shown, mark)
    for appendix in document.appendices:
        yield from draw_appendix(appendix, mark)
    yield "</main>"


def points_lost(document: Document) -> Iterator[str]:
    """Give the points of all ledgers as they are printed."""
    whole = document.overview.blocks if document.overview is not None else ()
    for told in (whole, *(section.blocks for section in document.sections)):
        for block in told:
            if isinstance(block, Losses):
                yield from (block.total, *(line.points for line in block.lines))


def widest(numbers: Iterable[str]) -> int:
    """Give the digits that a column of these numbers is made for, one more than they have as `≈` is wider."""
    return min(max((_NARROWEST, *map(len, numbers))), _WIDEST) + 1


def draw_heading(heading: Heading, level: int, mark: Markup) -> Iterator[str]:
    """Draw what stands over a page or a section: its name, its score, what was lost."""
    name = f' <span class="name">{mark(heading.name)}</span>' if heading.title else ""
    yield f'<div class="head"><h{level}>{mark(heading.title or heading.name)}{name}</h{level}>'
    result = f" <strong>{mark(heading.result)}</strong>" if heading.result else ""
    if heading.score or result:
        yield f"<p>{mark(heading.score)}{result}</p>"
    yield "</div>"
    if heading.under:
        yield f'<p class="under">{mark(heading.under)}</p>'


def _overview(overview: Overview, sections: frozenset[str], mark: Markup) -> Iterator[str]:
    if overview.findings:
        yield f'<section class="long"><h2>{mark.caption("findings")}</h2>'
        yield "<ul>"
        yield from (draw_finding(each, sections, mark) for each in overview.findings)
        yield "</ul></section>"
    yield '<section class="long">'
    yield from draw_bars(overview.bars, sections, mark)
    yield from blocks(overview.blocks, mark.caption("steps"), mark)
    yield "</section>"


def draw_finding(finding: Finding, sections: frozenset[str], mark: Markup) -> str:
    """Draw a finding as one of a list; `sections` are those that it may lead to."""
    name = linked(finding.name, finding.title, sections, mark)
    said = " ".join(each for each in (f"<strong>{mark(finding.label)}</strong>", name, mark(finding.points)) if each)
    return f"<li>{said}{mark(mark.words.say('colon') + finding.text) if finding.text else ''}</li>"


def linked(name: str | None, shown: str, sections: frozenset[str], mark: Markup) -> str:
    """Write what leads to an item's section, if there is one; `name` is None of no item."""
    return f'<a href="#{anchor(name)}">{mark.plain(shown)}</a>' if name in sections else mark(shown)


def draw_bars(bars: tuple[Bar, ...], sections: frozenset[str], mark: Markup) -> Iterator[str]:
    """Draw a bar an item, in one table."""
    if not bars:
        return
    drawn, remarked = any(bar.share is not None for bar in bars), any(bar.remark for bar in bars)
    points = widest(number for bar in bars for number in (bar.score, bar.full, bar.lost))
    wide = " wide" if points > _ROOMY else ""
    yield f'<table class="bars{wide}" style="--points: {points}ch"><caption>{mark.caption("overview")}</caption>'
    yield f'<thead><tr><th scope="col">{mark.label("item")}</th>'
    for each in ("score", "full", "points_lost"):
        yield f'<th scope="col" class="number points">{mark.label(each)}</th>'
        if drawn and each == "full":
            yield '<td class="drawn"></td>'
    yield f'<th scope="col" class="remark">{mark.caption("remark")}</th></tr></thead>' if remarked else "</tr></thead>"
    yield "<tbody>"
    yield from (_bar(bar, sections, mark, drawn=drawn, remarked=remarked) for bar in bars)
    yield "</tbody></table>"


def _bar(bar: Bar, sections: frozenset[str], mark: Markup, *, drawn: bool, remarked: bool) -> str:
    indent = f' style="padding-left: {1.2 * min(bar.depth, _DEEPEST):.1f}rem"' if bar.depth else ""
    track = f'<td class="drawn">{_track(bar)}</td>' if drawn else ""
    remark = f'<td class="aside">{mark(bar.remark)}</td>' if remarked else ""
    taken = f' data-label="{attribute(mark.words.label("points_lost"))}"' if bar.lost else ""
    return (
        f'<tr><th scope="row"{indent}>{linked(bar.name, bar.title, sections, mark)}</th>'
        f'<td class="number">{mark(bar.score)}</td><td class="number full">{mark(bar.full)}</td>{track}'
        f'<td class="number taken"{taken}>{mark(bar.lost)}</td>{remark}</tr>'
    )


def _track(bar: Bar) -> str:
    if bar.share is None:
        return ""
    width = f"{float(bar.share * 100):.2f}"  # what a screen can show of it; the figures stand beside
    return f'<div class="track"><div class="bar" style="width: {width}%"></div></div>'


def _section(part: Headed, mark: Markup) -> Iterator[str]:
    section = part.section
    leads = ' class="leads"' if part.leads else ""
    yield f'<section id="{anchor(section.name)}"{leads}>'
    yield from draw_heading(section.heading, part.level, mark)
    about = mark(section.heading.title or section.heading.name)
    yield from blocks(section.blocks, about, mark)
    yield "</section>"


def draw_together(part: Together, shown: Mapping[str, str], mark: Markup) -> Iterator[str]:
    """Draw items of one line each as the rows of one table."""
    yield '<section class="long"><table class="steps short">'
    yield f"<caption>{mark.caption('without_loss')}</caption>{GRID}"
    yield f'<thead><tr><th scope="col" class="number">{mark.label("score")}</th>'
    yield f'<th scope="col">{mark.label("item")}</th><th scope="col" colspan="2">{mark.caption("figures")}</th></tr>'
    yield "</thead><tbody>"
    yield from (_short(section, shown, mark) for section in part.sections)
    yield "</tbody></table></section>"


def _short(section: Section, shown: Mapping[str, str], mark: Markup) -> str:
    heading = section.heading
    name = f' <span class="name">{mark(heading.name)}</span>' if heading.title else ""
    result = " ".join(mark(each) for each in (shown.get(section.name, heading.score), heading.result) if each)
    return (
        f'<tr id="{anchor(section.name)}"><td class="number">{result}</td>'
        f'<th scope="row">{mark(heading.title or heading.name)}{name}</th>'
        f'<td colspan="2">{mark(section.short)}</td></tr>'
    )


def draw_appendix(appendix: Appendix, mark: Markup) -> Iterator[str]:
    """Draw what belongs to all sections."""
    yield f'<section class="long" id="{attribute("appendix-" + appendix.name)}">'
    yield f"<h2>{mark(appendix.title)}</h2>"
    yield from steps(appendix.blocks, mark(appendix.title), mark)
    yield "</section>"
