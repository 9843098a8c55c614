"""Turn a document into Markdown: headings and tables, nothing that the author's words could break."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from indicrules.explain.captions import caption
from indicrules.explain.document import Bar, Block, Document, Fact, Finding, Heading, Line, Losses, Overview
from indicrules.explain.escapes import inline, paragraph
from indicrules.explain.messages import Words
from indicrules.explain.outline import Headed, Together, outline, scores

_NESTING = "\u2003"


def markdown(
    document: Document, *, first: Sequence[str] = (), fallen: Sequence[str] = (), last: Sequence[str] = ()
) -> str:
    """Write the document as Markdown, with tables as GitHub has them.

    `first`, `fallen` and `last` are lines of others, which come before the findings, behind them, and in the end.
    """
    words = Words(document.language)
    heading = document.overview.heading if document.overview else Heading(document.title, "", "", "")
    lines = [*_heading(heading, 1), *_steps(document.header, words), *first]
    if document.overview is not None:
        lines += [*_findings(document.overview, words), *fallen, *_overview(document.overview, words)]
    shown = scores(document, words)
    for part in outline(document):
        lines += _section(part, words) if isinstance(part, Headed) else _together(part, shown, words)
    for appendix in document.appendices:
        lines += [f"## {inline(appendix.title)}", "", *_steps(appendix.blocks, words)]
    return "\n".join((*lines, *last)).strip() + "\n"


def _findings(overview: Overview, words: Words) -> Iterator[str]:
    if overview.findings:
        yield f"## {caption('findings', words.language)}"
        yield ""
        yield from (_finding(each, words) for each in overview.findings)
        yield ""


def _overview(overview: Overview, words: Words) -> Iterator[str]:
    heads = (words.label("item"), words.label("score"), words.label("full"), words.label("points_lost"))
    yield from table((*heads, caption("remark", words.language)), [_bar(bar) for bar in overview.bars], "lrrrl")
    yield from _blocks(overview.blocks, words)


def _finding(finding: Finding, words: Words) -> str:
    named = (inline(finding.title), inline(finding.points))
    said = " ".join(each for each in (f"**{inline(finding.label)}**", *named) if each)
    return f"- {said}{words.say('colon')}{inline(finding.text)}" if finding.text else f"- {said}"


def _bar(bar: Bar) -> tuple[str, ...]:
    name = f"{_NESTING * bar.depth}{inline(bar.title)}"
    return name, *map(inline, (bar.score, bar.full, bar.lost, bar.remark))


def _section(part: Headed, words: Words) -> Iterator[str]:
    yield from _heading(part.section.heading, part.level)
    yield from _blocks(part.section.blocks, words)


def _together(part: Together, shown: Mapping[str, str], words: Words) -> Iterator[str]:
    """Write items of one line each as the rows of one table."""
    rows = []
    for section in part.sections:
        heading = section.heading
        named, _ = _sides(heading)
        said = (shown.get(section.name, heading.score), heading.result), named, (section.short,)
        rows.append(tuple(inline(" ".join(filter(None, each))) for each in said))
    yield f"**{caption('without_loss', words.language)}**"
    yield ""
    yield from table((words.label("score"), words.label("item"), caption("figures", words.language)), rows, "rll")


def _sides(heading: Heading) -> tuple[tuple[str, str], tuple[str, str]]:
    """Give what names a section, as its readers call it first, and what came of it."""
    named = (heading.title, heading.name) if heading.title else (heading.name, "")
    return named, (heading.score, heading.result)


def _heading(heading: Heading, level: int) -> Iterator[str]:
    (shown, name), results = _sides(heading)
    yield f"{'#' * level} {inline(shown)}"
    yield ""
    said = [f"**{inline(each)}**" for each in results if each]
    said += [inline(heading.under)] if heading.under else []
    if name:
        yield "  ".join((paragraph(name), *said))
        yield ""
    elif said:
        yield "  ".join(said)
        yield ""


def _blocks(blocks: tuple[Block, ...], words: Words) -> Iterator[str]:
    for facts, run in groupby(blocks, lambda block: isinstance(block, Fact)):
        if facts:
            yield from _steps([block for block in run if isinstance(block, Fact)], words)
        else:
            for block in run:
                if isinstance(block, Losses):
                    yield from _losses(block, words)


def _steps(facts: Sequence[Fact], words: Words) -> Iterator[str]:
    rows = []
    for label, run in groupby(facts, lambda fact: fact.label):
        for line in (line for fact in run for line in fact.lines):
            rows.append((inline(label), *_said(line)))
            label = ""
    heads = (words.label("step"), words.label("explanation"), caption("remark", words.language), words.label("place"))
    yield from table(heads, rows, "llll")


def _said(line: Line) -> tuple[str, str, str]:
    return inline(line.text), inline(line.aside), inline(line.place)


def _losses(losses: Losses, words: Words) -> Iterator[str]:
    rows = []
    for each in losses.lines:
        rows.append(tuple(map(inline, (each.points, each.reason, each.arithmetic, each.place))))
        rows += [("", *_said(note)) for note in each.notes]
    if len(losses.lines) > 1:
        rows.append((f"**{inline(losses.total)}**", "", "", ""))
    heads = [words.label(each) for each in ("points_lost", "reason", "arithmetic", "place")]
    yield from table(heads, rows, "rlll")


def table(heads: Sequence[str], rows: Sequence[tuple[str, ...]], sides: str) -> Iterator[str]:
    """Write a table without the columns that are empty all the way down."""
    if not rows:
        return
    kept = [at for at in range(len(heads)) if at < 2 or any(row[at] for row in rows)]
    yield _row([inline(heads[at]) for at in kept])
    yield _row(["---:" if sides[at] == "r" else "---" for at in kept])
    yield from (_row([row[at] for at in kept]) for row in rows)
    yield ""


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
