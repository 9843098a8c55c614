"""Turn the ledger of a section into lines that open to their derivation, each leading to its clause and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from indicrules.card.lines import Line
from indicrules.explain.document import Block, Fact, Loss, Losses
from indicrules.explain.grid import blocks, steps
from indicrules.explain.html import linked
from indicrules.explain.markup import Markup, anchor
from indicrules.report.words import say

Anchors = Mapping[tuple[str, int], str]


def line_anchor(item: str | None, number: int) -> str:
    """Give what a ledger line is linked by."""
    return f"took-{number}-{anchor(item)}" if item is not None else f"took-{number}"


def section_blocks(
    told: tuple[Block, ...], ledger: tuple[Line, ...], item: str | None, about: str, clauses: Anchors,
    sections: frozenset[str], mark: Markup,
) -> Iterator[str]:  # fmt: skip
    """Draw the blocks of a section: what is told of its score stands in the lines of the ledger that it leads to.

    How the formula came about opens under the line of the formula, how it was rounded under that of the rounding; where
    there is no such line, it stands open before the ledger. `clauses` are the anchors of lines of rules by file and
    number, `sections` the items that lines may lead to.
    """
    at = next((at for at, block in enumerate(told) if isinstance(block, Losses)), None)
    if at is None:
        yield from blocks(told, about, mark)
        return
    losses = told[at]
    assert isinstance(losses, Losses)  # it was looked for
    before = tuple(block for block in told[:at] if isinstance(block, Fact))
    opened = tuple(tuple(fact for fact in before if _opens(fact, loss)) for loss in losses.lines)
    held = {id(fact) for facts in opened for fact in facts}
    rest = tuple(fact for fact in before if id(fact) not in held)
    formula = next((at for at, loss in enumerate(losses.lines) if loss.kind == "formula"), None)
    if formula is not None:
        opened = (*opened[:formula], (*rest, *opened[formula]), *opened[formula + 1 :])
        rest = ()
    yield from steps(rest, about, mark)
    yield from _ledger(losses, ledger, item, opened, clauses, sections, mark)
    yield from blocks(told[at + 1 :], about, mark)


def _opens(fact: Fact, loss: Loss) -> bool:
    """Tell whether a fact is how a line of the ledger came about: it is of the same clause, or both are of rounding."""
    if loss.clause:
        return fact.clause == loss.clause
    return loss.kind == "rounding" and fact.step == "rounded"


def _ledger(
    losses: Losses, ledger: tuple[Line, ...], item: str | None, opened: tuple[tuple[Fact, ...], ...],
    clauses: Anchors, sections: frozenset[str], mark: Markup,
) -> Iterator[str]:  # fmt: skip
    lang = mark.words.language
    yield f'<div class="ledger"><p class="heads"><span>{mark.label("points_lost")}</span>'
    yield f"<span>{mark.label('reason')}</span><span>{mark.label('arithmetic')}</span></p>"
    for number, (loss, line, facts) in enumerate(zip(losses.lines, ledger, opened, strict=True)):
        at, points = line_anchor(item, number), f'<span class="points">{mark(loss.points)}</span>'
        clause = [*_clause(line, clauses, mark)]
        if not (clause or facts or loss.notes):  # a member's, whose own section tells
            reason = linked(line.subject, loss.reason, sections, mark)
            yield f'<p class="member" id="{at}">{points}<span>{reason}</span><span>{mark(loss.arithmetic)}</span></p>'
            continue
        yield f'<details id="{at}"><summary>{points}'
        yield f"<span>{mark(loss.reason)}</span><span>{mark(loss.arithmetic)}</span></summary>"
        yield '<div class="derived">'
        yield from clause
        notes = Fact("condition", say("derivation", lang), loss.notes)
        yield from steps((*facts, *((notes,) if loss.notes else ())), mark(loss.reason), mark)
        yield "</div></details>"
    if len(losses.lines) > 1:
        yield f'<p class="sum"><span class="points">{mark(losses.total)}</span> {mark(say("together", lang))}</p>'
    yield "</div>"


def _clause(line: Line, clauses: Anchors, mark: Markup) -> Iterator[str]:
    """Write the clause in the author's words, and lead to it where the page shows it."""
    at = clauses.get((line.at.file, line.at.line))
    if line.subject is not None or at is None:
        return
    place = mark.place(f"{line.at.file}:{line.at.line}")
    yield f'<p class="clause"><code>{mark.plain(" ".join(line.rule.split()))}</code> {place}</p>'
