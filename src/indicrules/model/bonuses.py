"""Find bonuses that nobody can earn: a share of a full mark that is 0."""

from __future__ import annotations

from indicrules.model import expression as ex
from indicrules.model.marks import mark_text
from indicrules.model.report import Report
from indicrules.model.rules import Item
from indicrules.syntax import tree
from indicrules.text.sentence import say


def check_bonus(item: Item, clauses: tuple[tree.Clause, ...], report: Report) -> None:
    """Warn of an indicator with a bonus alone that a shipped method scores, each of which gives a share of 0."""
    if not item.bonus or item.full != 0 or item.adjustments or not isinstance(item.score, ex.Applied):
        return
    if id(item.score.defined.source) not in report.shipped:
        return
    span = next((each.span for each in clauses if isinstance(each, tree.Bonus)), item.span)
    points = mark_text(item.bonus, item.percent)
    report.warning(
        "bonus-never-earned",
        say("bonus-never-earned", name=item.name, method=item.score.method),
        span,
        say("bonus-never-earned.hint", points=points),
    )
