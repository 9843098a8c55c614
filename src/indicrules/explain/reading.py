"""Turn the metrics that an item read into facts, each with its formula and values."""

from __future__ import annotations

from collections.abc import Iterator

from indicrules.card.metrics import shown_metric
from indicrules.explain.document import Fact, Line
from indicrules.explain.formula import Formula
from indicrules.explain.numbers import quantity_text
from indicrules.explain.telling import Telling
from indicrules.explain.wording import place_text
from indicrules.model import expression as ex
from indicrules.model.rules import Metric
from indicrules.model.walk import formulas


def metrics_read(telling: Telling, said: set[str]) -> Iterator[Fact]:
    """Explain the metrics that the item's clauses read, those in `said` apart, which grows by them."""
    for name in _named(telling, said):
        metric = telling.card.model.metrics[name]
        trace = telling.card.detail.metric_traces.get(name)
        value = trace.get(id(metric.body)) if trace is not None else None
        if trace is None or value is None:
            continue
        shown = quantity_text(value, metric.body.type, telling.words)
        formula = Formula(trace, telling.words, telling.why_not)
        yield telling.lines("metric", _lines(metric, formula, shown), shown_metric(telling.card.detail, name))


def _lines(metric: Metric, formula: Formula, shown: str) -> tuple[Line, ...]:
    place = place_text(metric.span)
    if isinstance(metric.body, ex.Cases | ex.Conditional | ex.Applied):
        return Line(f"{metric.name} = {shown}", place), *formula.lines(metric.body, shown)
    return (Line(f"{metric.name} = {formula.chain(metric.body, shown)}", place),)


def _named(telling: Telling, said: set[str]) -> Iterator[str]:
    """Name the metrics read, what they read themselves first."""
    if not telling.card.model.metrics:
        return
    for _, formula in formulas(telling.item):
        yield from _within(formula, telling, said)


def _within(node: ex.Expression, telling: Telling, said: set[str]) -> Iterator[str]:
    if isinstance(node, ex.MetricValue) and node.name not in said:
        said.add(node.name)
        yield from _within(telling.card.model.metrics[node.name].body, telling, said)
        yield node.name
    inner = ex.parts(node)
    if isinstance(node, ex.Applied):
        inner += tuple(argument for _, argument in node.arguments)
    for each in inner:
        yield from _within(each, telling, said)
