"""Measure how deep formulas reach through metrics, and put metrics in an order in which none waits for another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from indicrules.language.functions import FUNCTIONS
from indicrules.model import expression as ex
from indicrules.model.report import Report
from indicrules.model.rules import Metric
from indicrules.syntax import tree
from indicrules.text.sentence import say
from indicrules.text.source import Span

MOST_LEVELS = 200


def in_order(blocks: Mapping[str, tree.MetricBlock | tree.ParamBlock]) -> list[str]:
    """Name blocks so that each stands after those that it reads, as far as no circle keeps it from that."""
    order: list[str] = []
    state: dict[str, bool] = {}  # whether all that a block reads was visited
    for start in blocks:
        waiting = [start]
        while waiting:
            name = waiting[-1]
            if name in state:
                waiting.pop()
                if not state[name]:
                    state[name] = True
                    order.append(name)
                continue
            state[name] = False
            waiting += [each for each in words_of(blocks[name]) if each in blocks and each not in state]
    return order


def words_of(node: object) -> Iterator[str]:
    """Give the names that stand in a part of the tree, as often as they do."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, tree.Name):
            yield each.name
        elif isinstance(each, tuple):
            waiting += each
        else:
            waiting += tree.inside(each)


def check_depth(metrics: Mapping[str, Metric], formulas: Iterable[ex.Expression], report: Report) -> bool:
    """Report the first metric or formula that stands for more levels than can be worked out; say whether none does."""
    heights: dict[str, int] = {}
    for name, metric in metrics.items():  # each after those that it reads
        heights[name] = _height(metric.body, heights)
        if heights[name] > MOST_LEVELS:
            _report(metric.span, metric.name, report)
            return False
    for formula in formulas:
        if _height(formula, heights) > MOST_LEVELS:
            _report(formula.span, None, report)
            return False
    return True


def _report(span: Span, name: str | None, report: Report) -> None:
    said = say("too-deep.levels", count=MOST_LEVELS)
    if name is not None:
        said = say("too-deep.metric", name=name, count=MOST_LEVELS)
    report.error(
        "too-deep",
        said,
        span,
        say("too-deep.levels-hint"),
    )


def _height(formula: ex.Expression, heights: Mapping[str, int]) -> int:
    """Count the levels that a formula stands for, to one past the limit; those of metrics are known."""
    height = tallest = 0
    level = {id(formula): formula}  # what stands there twice is looked at once
    later: dict[int, dict[int, ex.Expression]] = {}  # what stands in functions that count several levels
    while (level or later) and height <= MOST_LEVELS:
        height += 1
        if later:
            level.update(later.pop(height, {}))
        below: dict[int, ex.Expression] = {}
        for each in level.values():
            inside = below
            if type(each) is ex.Function:
                last = height + FUNCTIONS[each.name].levels - 1
                if last > height:
                    tallest, inside = max(tallest, last), later.setdefault(last + 1, {})
            elif type(each) is ex.MetricValue:
                tallest = max(tallest, height + heights.get(each.name, 0))  # in a circle, reported elsewhere: 0
            elif type(each) is ex.Applied:
                below.update((id(argument), argument) for _, argument in each.arguments)
            for part in ex.parts(each):
                inside[id(part)] = part
        level = below
    return max(height, tallest)
