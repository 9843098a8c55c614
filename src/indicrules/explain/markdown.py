"""Turn a document into Markdown: headings, tables, nothing that the author's words could break."""

from __future__ import annotations

from collections.abc import Iterator

from indicrules.explain.document import Block, Document, Fact, Heading, Losses, Overview, Section
from indicrules.explain.messages import Words
from indicrules.text.patterns import pattern
from indicrules.text.render import visible

_SPECIAL = pattern(r"([\\`*_{}\[\]<>#|~$&!])")
_NESTING = "\u2003"


def markdown(document: Document) -> str:
    """Write the document as Markdown."""
    words = Words(document.language)
    lines: list[str] = []
    if document.overview is not None:
        lines += _overview(document.overview, words)
    for section in document.sections:
        lines += _section(section, words)
    return "\n".join(lines).strip() + "\n"


def _overview(overview: Overview, words: Words) -> Iterator[str]:
    yield from _heading(overview.heading, 1)
    yield from _table(
        [words.label("item"), words.label("score"), words.label("full"), words.label("points_lost"), ""],
        [
            [
                _NESTING * bar.depth + _escaped(bar.name),
                bar.score,
                _escaped(bar.full),
                bar.lost,
                _escaped(bar.remark),
            ]
            for bar in overview.bars
        ],
        "lrrrl",
    )
    yield from _blocks(overview.blocks, words)


def _section(section: Section, words: Words) -> Iterator[str]:
    yield from _heading(section.heading, 2)
    yield from _blocks(section.blocks, words)


def _heading(heading: Heading, level: int) -> Iterator[str]:
    yield f"{'#' * level} {_escaped(heading.name)}"
    yield ""
    if heading.title:
        yield _escaped(heading.title)
        yield ""
    said = "  ".join(f"**{_escaped(each)}**" for each in (heading.score, heading.result) if each)
    if heading.under:
        said += f"  {_escaped(heading.under)}"
    if said:
        yield said.strip()
        yield ""


def _blocks(blocks: tuple[Block, ...], words: Words) -> Iterator[str]:
    facts = [block for block in blocks if isinstance(block, Fact)]
    rows = [
        [_escaped(fact.label) if index == 0 else "", _escaped(line.text), _escaped(line.aside)]
        for fact in facts
        for index, line in enumerate(fact.lines)
    ]
    if rows:
        yield from _table([words.label("step"), words.label("explanation"), words.label("place")], rows, "lll")
    for block in blocks:
        if isinstance(block, Losses):
            yield from _losses(block, words)


def _losses(losses: Losses, words: Words) -> Iterator[str]:
    rows = [
        [each.points, _escaped(each.reason), _escaped(each.arithmetic), _escaped(each.place)] for each in losses.lines
    ]
    if len(rows) > 1:
        rows.append([f"**{losses.total}**", "", "", ""])
    headers = [words.label("points_lost"), words.label("reason"), words.label("arithmetic"), words.label("place")]
    yield from _table(headers, rows, "rlll")


def _table(headers: list[str], rows: list[list[str]], sides: str) -> Iterator[str]:
    if not rows:
        return
    yield _row(headers)
    yield _row(["---:" if side == "r" else "---" for side in sides])
    for row in rows:
        yield _row(row)
    yield ""


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", visible(text).replace("\n", " "))
