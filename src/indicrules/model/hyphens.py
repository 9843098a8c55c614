"""Find subtractions of two written numbers that are meant as ranges, and say so."""

from __future__ import annotations

from indicrules.model.report import Report
from indicrules.syntax import tree
from indicrules.syntax.repair.between import meant
from indicrules.text.sentence import say
from indicrules.text.source import Span


def report_hyphen(
    node: tree.Expression, place: Span, report: Report, bare: bool = False, point: bool = False,
    beside: str = "", negated: bool = False,
) -> bool:  # fmt: skip
    """Report two numbers with a hyphen between them, the lesser first unless they stand `bare`; tell whether so.

    `place` is what the range would stand for. `point` says that a pair stands there, `beside` what it is compared with,
    `negated` that it must be another value.
    """
    if not isinstance(node, tree.Arithmetic) or node.operator != "-":
        return False
    left, right = node.left, node.right
    if not isinstance(left, tree.Number) or not isinstance(right, tree.Number):
        return False
    rising = left.value < right.value
    alike = left.unit is None or right.unit is None or left.unit.factors == right.unit.factors
    if not alike or not (bare or rising):
        return False
    low, high = (left, right) if rising else (right, left)
    range_ = meant(low.span.text, high.span.text)
    ends = range_.split(" to ")
    hint = say("hint.write", text=range_)
    if point:
        hint = say("range-by-hyphen.points", low=ends[0], high=ends[1])
    elif beside:
        hint = say("hint.write", text=f"{'not ' if negated else ''}({beside} >= {ends[0]} and {beside} <= {ends[1]})")
    report.error("range-by-hyphen", say("range-by-hyphen", text=place.text), place, hint)
    return True
