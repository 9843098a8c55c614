"""Turn the metrics that expressions read into facts, each with its formula and values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from indicrules.card.arithmetic import equal
from indicrules.card.metrics import shown_metric
from indicrules.explain.document import Fact, Line
from indicrules.explain.formula import Formula
from indicrules.explain.numbers import quantity_text
from indicrules.explain.telling import Telling
from indicrules.explain.wording import place_text
from indicrules.model import expression as ex
from indicrules.model.rules import Metric
from indicrules.model.types import TruthType
from indicrules.model.walk import formulas


def metrics_read(telling: Telling) -> Iterator[Fact]:
    """Explain the metrics that the item's clauses read, those told already apart."""
    if telling.card.model.metrics:
        yield from metrics_within(telling, (formula for _, formula in formulas(telling.item)))


def metrics_within(telling: Telling, expressions: Iterable[ex.Expression]) -> Iterator[Fact]:
    """Explain the metrics that expressions read, those told already apart."""
    for name in [name for each in expressions for name in _within(each, telling)]:
        metric = telling.card.model.metrics[name]
        trace = telling.card.detail.metric_traces.get(name)
        value = trace.get(id(metric.body)) if trace is not None else None
        if trace is None or value is None:
            continue
        shown = quantity_text(value, metric.body.type, telling.words)
        formula = telling.formula_of(trace)
        lines, worth = _lines(metric, formula, shown), shown_metric(telling.card.detail, name)
        yield telling.lines("metric", lines, worth, metric.body.span.words)


def _lines(metric: Metric, formula: Formula, shown: str) -> tuple[Line, ...]:
    place = place_text(metric.span)
    if isinstance(metric.body, ex.Cases | ex.Conditional | ex.Applied):
        return Line(equal(metric.name, shown), place=place, kind="values"), *formula.lines(metric.body, shown)
    if isinstance(metric.body.type, TruthType) and ex.parts(metric.body):
        said = formula.words.say("value_as", subject=metric.name, value=shown, condition=formula.condition(metric.body))
        return Line(said, place=place, kind="condition"), *formula.behind(metric.body)
    first = Line(f"{metric.name} = {formula.chain(metric.body, shown)}", place=place, kind="values")
    return (first, *formula.behind(metric.body))


def _within(node: ex.Expression, telling: Telling) -> Iterator[str]:
    """Name the metrics read, what they read themselves first."""
    told = telling.whole.metrics
    if isinstance(node, ex.MetricValue) and node.name not in told:
        told.add(node.name)
        yield from _within(telling.card.model.metrics[node.name].body, telling)
        yield node.name
    inner = ex.parts(node)
    if isinstance(node, ex.Applied):
        inner += tuple(argument for _, argument in node.arguments)
    for each in inner:
        yield from _within(each, telling)
