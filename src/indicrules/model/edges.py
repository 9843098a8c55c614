"""Find targets whose open end earns the full mark although it does not meet them."""

from __future__ import annotations

from indicrules.model import expression as ex
from indicrules.model.constants import literal
from indicrules.model.report import Report
from indicrules.model.rules import Bound, Item
from indicrules.model.types import NumberType
from indicrules.text.sentence import say

_REACHED = frozenset({"proportional", "symmetric", "distance"})  # the methods by which the end itself is a full mark


def check_edge(item: Item, report: Report) -> None:
    """Warn of a target such as `> 5` whose 5 is not met, and gets the full mark of a shipped method all the same."""
    target, score = item.target, item.score
    if not isinstance(target, Bound) or target.operator not in (">", "<") or not isinstance(score, ex.Applied):
        return
    if score.method not in _REACHED or id(score.defined.source) not in report.shipped:
        return
    if not isinstance(target.value.type, NumberType):
        return
    end = literal(target.value)
    if score.method != "distance" and end is not None and end <= 0:
        return  # a share of nothing: there the target alone decides
    text = target.value.span.text
    report.warning(
        "full-mark-at-open-end",
        say("full-mark-at-open-end", text=text, name=item.name, method=score.method),
        target.span,
        say("full-mark-at-open-end.hint", operator=target.operator, text=text),
    )
