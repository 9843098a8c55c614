"""Turn facts and ledgers into the tables of a page, all on one grid: label or points, two columns of text, place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from indicrules.explain.document import Block, Fact, Line, Losses
from indicrules.explain.markup import Markup

GRID = '<colgroup><col class="first"><col><col><col class="last"></colgroup>'
_DATUM = "datum"  # the kind of lines that stand side by side


def blocks(told: tuple[Block, ...], about: str, mark: Markup) -> Iterator[str]:
    """Draw facts that follow each other as one table, each ledger as one; `about` says of what."""
    for facts, run in groupby(told, lambda block: isinstance(block, Fact)):
        if facts:
            yield from steps(tuple(block for block in run if isinstance(block, Fact)), about, mark)
        else:
            for block in run:
                if isinstance(block, Losses):
                    yield from _losses(block, about, mark)


def steps(facts: tuple[Fact, ...], about: str, mark: Markup) -> Iterator[str]:
    """Draw facts as one table, a row a line."""
    if not any(fact.lines for fact in facts):
        return
    yield f'<table class="steps"><caption class="unseen">{about}</caption>{GRID}<tbody>'
    for label, run in groupby(facts, lambda fact: fact.label):
        # No cell spans rows: on paper, Chromium would then part the table from its heading.
        head = f'<th scope="row">{mark(label)}</th>'
        lines = (line for fact in run for line in fact.lines)
        for flowing, several in groupby(lines, lambda line: line.kind == _DATUM):
            if flowing:
                yield f"<tr>{head}{_data(several, mark)}</tr>"
                head = "<td></td>"
                continue
            for line in several:
                yield f"<tr{_kind(line)}>{head}{_said(line, mark)}</tr>"
                head = "<td></td>"
    yield "</tbody></table>"


def _kind(line: Line) -> str:
    return "" if line.kind == "text" else f' class="{line.kind}"'


def _said(line: Line, mark: Markup) -> str:
    """Write a line over the columns of text, over that of places as well if nothing is to stand there."""
    if not (line.aside or line.place):
        return f'<td colspan="3">{mark(line.text)}</td>'
    return f'<td colspan="2">{mark(line.text)}</td><td class="aside">{_beside(line, mark)}</td>'


def _data(lines: Iterable[Line], mark: Markup) -> str:
    """Write values of the data side by side, each whole."""
    told = (f"{mark(line.text)}{_behind(line, mark)}" for line in lines)
    return f'<td colspan="3"><ul class="data">{"".join(f"<li>{each}</li>" for each in told)}</ul></td>'


def _behind(line: Line, mark: Markup) -> str:
    beside = _beside(line, mark)
    return f' <span class="aside">{beside}</span>' if beside else ""


def _beside(line: Line, mark: Markup) -> str:
    return " ".join(each for each in (mark(line.aside), mark.place(line.place)) if each)


def _losses(losses: Losses, about: str, mark: Markup) -> Iterator[str]:
    placed = any(each.place for each in losses.lines)
    wide = "" if placed else ' colspan="2"'
    named = f"{about}{mark.words.say('colon')}{mark(losses.label)}"
    yield f'<table class="steps lost"><caption class="unseen">{named}</caption>{GRID}'
    yield f'<thead><tr><th scope="col" class="number">{mark.label("points_lost")}</th>'
    yield f'<th scope="col">{mark.label("reason")}</th><th scope="col"{wide}>{mark.label("arithmetic")}</th>'
    yield f'<th scope="col">{mark.label("place")}</th></tr></thead><tbody>' if placed else "</tr></thead><tbody>"
    for each in losses.lines:
        place = f'<td class="aside">{mark.place(each.place)}</td>' if placed else ""
        yield (
            f'<tr><td class="number">{mark(each.points)}</td><td>{mark(each.reason)}</td>'
            f"<td{wide}>{mark(each.arithmetic)}</td>{place}</tr>"
        )
        for note in each.notes:
            yield f"<tr{_kind(note)}><td></td>{_said(note, mark)}</tr>"
    yield "</tbody>"
    if len(losses.lines) > 1:
        yield f'<tfoot><tr><td class="number">{mark(losses.total)}</td><td colspan="3"></td></tr></tfoot>'
    yield "</table>"
