"""Tell what a document says, and what Markdown or HTML made of it says, in one form, so that they can be compared."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, TypeAlias

from indicrules.explain.captions import caption
from indicrules.explain.document import Block, Document, Fact, Heading, Line, Losses, Section
from indicrules.explain.messages import Words
from indicrules.text.render import visible

Said: TypeAlias = tuple[
    str, tuple[str, ...]
]  # `h1`, …, `row`, `item`, `text`; what stands in it, blanks and empty cells left out


def of_document(document: Document) -> list[Said]:
    """Give headings, rows of tables, findings and lines in the order of a page."""
    return [(kind, kept) for kind, said in _document(document) if (kept := _kept(*said))]


def of_markdown(tokens: list[Any]) -> list[Said]:
    """Give the same of what a renderer of CommonMark reads; rows of heads are left out."""
    found: list[Said] = []
    cells: list[str] = []
    inside: list[str] = []
    for token in tokens:
        if token.nesting == 1:
            inside.append(token.type.removesuffix("_open"))
            cells = [] if inside[-1] == "tr" else cells
        elif token.nesting == -1:
            if inside.pop() == "tr" and "thead" not in inside:
                found.append(("row", _kept(*cells)))
        elif token.type == "inline":
            text = "".join(each.content for each in token.children)
            if "tr" in inside:
                cells.append(text)
            elif "list_item" in inside:
                found.append(("item", _kept(text)))
            else:
                heading = inside[-1] == "heading"
                found.append((tokens[tokens.index(token) - 1].tag if heading else "text", _kept(text)))
        else:
            found.append((token.type, ()))  # nothing that has no words is in a document
    return [each for each in found if each[1] or each[0] not in ("row", "text")]


class _Page(HTMLParser):
    """Gathers the text of a page's body, without captions and heads of tables."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self._skipped: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("head", "caption", "thead"):
            self._skipped.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("head", "caption", "thead"):
            self._skipped.pop()

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.text += data


def of_html(page: str) -> str:
    """Give the text of a page in its order, without blanks."""
    reader = _Page()
    reader.feed(page)
    return "".join(reader.text.split())


def on_page(document: Document) -> str:
    """Give what a document says in that form; there a caption stands over items of one line each."""
    over = ("text", (caption("without_loss", document.language),))
    return "".join("".join(each.split()) for said in of_document(document) if said != over for each in said[1])


def _kept(*cells: str) -> tuple[str, ...]:
    return tuple(text for text in (" ".join(visible(cell).split()) for cell in cells) if text)


def _document(document: Document) -> Iterator[Said]:
    heading = document.overview.heading if document.overview else Heading(document.title, "", "", "")
    yield from _heading(heading, 1)
    yield from _blocks(document.header)
    overview = document.overview
    if overview is not None:
        if overview.findings:
            yield "h2", (caption("findings", document.language),)
        for each in overview.findings:
            said = _kept(each.label, each.title, each.points)
            yield "item", (f"{' '.join(said)}{Words(document.language).say('colon')}{each.text}",)
        for bar in overview.bars:
            yield "row", (bar.title, bar.score, bar.full, bar.lost, bar.remark)
        yield from _blocks(overview.blocks)
    before: Section | None = None
    for section in document.sections:
        named = (section.heading.title, section.heading.name) if section.heading.title else (section.heading.name, "")
        if section.short:
            if before is None or not before.short:
                yield "text", (caption("without_loss", document.language),)
            result = " ".join((_score(document, section), section.heading.result))
            yield "row", (result, " ".join(named), section.short)
        else:
            yield from _heading(section.heading, 2 + _around(document, section.name))
            yield from _blocks(section.blocks)
        before = section
    for appendix in document.appendices:
        yield "h2", (appendix.title,)
        yield from _blocks(appendix.blocks)


def _score(document: Document, section: Section) -> str:
    """Give an item's score as the overview has it, if there is one and it has the item."""
    of = Words(document.language).say
    bars = document.overview.bars if document.overview else ()
    known = (f"{bar.score} {of('of', full=bar.full)}" for bar in bars if bar.name == section.name)
    return next(known, section.heading.score)


def _around(document: Document, name: str) -> int:
    """Count the groups around an item that have a heading of their own."""
    headed = {section.name for section in document.sections if not section.short}
    bars = document.overview.bars if document.overview else ()
    at = next((index for index, bar in enumerate(bars) if bar.name == name), None)
    if at is None:
        return 0
    found, depth = 0, bars[at].depth
    for bar in reversed(bars[:at]):
        if bar.depth < depth:
            found, depth = found + (bar.name in headed), bar.depth
    return found


def _heading(heading: Heading, level: int) -> Iterator[Said]:
    yield f"h{level}", (heading.title or heading.name,)
    name = heading.name if heading.title else ""
    yield "text", (" ".join((name, heading.score, heading.result, heading.under)),)


def _blocks(blocks: tuple[Block, ...]) -> Iterator[Said]:
    before = ""
    for block in blocks:
        if isinstance(block, Fact):
            yield from _fact(block, before)
        else:
            yield from _losses(block)
        before = block.label if isinstance(block, Fact) else ""


def _fact(fact: Fact, before: str) -> Iterator[Said]:
    """Give the lines of a fact; a label that has just been said is not said again."""
    for index, line in enumerate(fact.lines):
        yield "row", (fact.label if index == 0 and fact.label != before else "", *_line(line))


def _line(line: Line) -> tuple[str, str, str]:
    return line.text, line.aside, line.place


def _losses(losses: Losses) -> Iterator[Said]:
    for each in losses.lines:
        yield "row", (each.points, each.reason, each.arithmetic, each.place)
        for note in each.notes:
            yield "row", _line(note)
    if len(losses.lines) > 1:
        yield "row", (losses.total,)
