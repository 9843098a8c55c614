"""Measure how deep formulas reach through metrics, and put metrics in an order in which none waits for another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from indicrules.model import expression as ex
from indicrules.model.report import Report
from indicrules.model.rules import Metric
from indicrules.syntax import tree
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
            waiting += [each for each in _words(blocks[name]) if each in blocks and each not in state]
    return order


def _words(node: object) -> Iterator[str]:
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, tree.Name):
            yield each.name
        elif isinstance(each, tuple):
            waiting += each
        else:
            fields = getattr(type(each), "__attrs_attrs__", ())
            waiting += [getattr(each, field.name) for field in fields if field.name not in ("span", "name_span")]


def check_depth(metrics: Mapping[str, Metric], formulas: Iterable[ex.Expression], report: Report) -> bool:
    """Report the first metric or formula that stands for more levels than can be worked out; say whether none does."""
    heights: dict[int, int] = {}
    for metric in metrics.values():
        if _too_high(metric.body, metrics, heights):
            _report(metric.span, metric.name, report)
            return False
    for formula in formulas:
        if _too_high(formula, metrics, heights):
            _report(formula.span, None, report)
            return False
    return True


def _report(span: Span, name: str | None, report: Report) -> None:
    what = f"the metric `{name}`" if name is not None else "this formula"
    report.error(
        "too-deep",
        f"{what} reaches through more than {MOST_LEVELS} levels of others",
        span,
        "let it read inputs, or fewer metrics that read others in turn",
    )


def _too_high(formula: ex.Expression, metrics: Mapping[str, Metric], heights: dict[int, int]) -> bool:
    waiting = [formula]
    begun: set[int] = set()  # a circle of metrics, which is reported elsewhere, must not be walked forever
    while waiting:
        each = waiting[-1]
        if id(each) in heights:
            waiting.pop()
            continue
        inside = list(ex.parts(each))
        if isinstance(each, ex.MetricValue) and each.name in metrics:
            inside.append(metrics[each.name].body)
        if isinstance(each, ex.Applied):
            inside += [argument for _, argument in each.arguments]
        missing = [part for part in inside if id(part) not in heights and id(part) not in begun]
        if missing and id(each) not in begun:
            begun.add(id(each))
            waiting += missing
            continue
        heights[id(each)] = 1 + max((heights.get(id(part), 0) for part in inside), default=0)
        waiting.pop()
    return heights[id(formula)] > MOST_LEVELS
