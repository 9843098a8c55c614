"""Turn the metrics that expressions read into facts, each with its formula and values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from indicrules.card.arithmetic import equal
from indicrules.card.metrics import shown_metric
from indicrules.explain.document import Fact, Line
from indicrules.explain.formula import Formula
from indicrules.explain.numbers import quantity_text
from indicrules.explain.telling import Telling
from indicrules.explain.wording import place_text
from indicrules.model import expression as ex
from indicrules.model.rules import Metric, Model
from indicrules.model.types import TruthType
from indicrules.model.walk import everything, formulas, within


def metrics_read(telling: Telling) -> Iterator[Fact]:
    """Explain the metrics that the item's clauses read, those told already apart."""
    if telling.card.model.metrics:
        yield from metrics_within(telling, (formula for _, formula in formulas(telling.item)))


def metrics_required(telling: Telling) -> Iterator[Fact]:
    """Explain the metrics that a `require` which failed reads, those told already apart."""
    yield from metrics_within(telling, (rule.condition for rule, holds in telling.outcome.requirements if not holds))


def metrics_unread(telling: Telling) -> Iterator[Fact]:
    """Explain the metrics that no clause, check or metric reads: they are worked out for the reader of the card."""
    detail = telling.card.detail
    for name in _unread(telling.card.model):
        with detail.aside():
            if shown_metric(detail, name) is not None:
                yield from _told(telling, (*_before(name, telling), name))


def _unread(model: Model) -> tuple[str, ...]:
    found = cast("tuple[str, ...] | None", model.made.get("unread"))
    if found is None:
        read = within(*everything(model), *(metric.body for metric in model.metrics.values()), arguments=True)
        names = {node.name for node in read if isinstance(node, ex.MetricValue)}
        found = model.made["unread"] = tuple(name for name in model.metrics if name not in names)
    return found


def metrics_within(telling: Telling, expressions: Iterable[ex.Expression]) -> Iterator[Fact]:
    """Explain the metrics that expressions read, those told already apart."""
    yield from _told(telling, [name for each in expressions for name in _within(each, telling)])


def _told(telling: Telling, names: Iterable[str]) -> Iterator[Fact]:
    for name in names:
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


def _before(name: str, telling: Telling) -> Iterator[str]:
    """Name the metrics that a metric reads, itself told from now on."""
    telling.whole.metrics.add(name)
    yield from _within(telling.card.model.metrics[name].body, telling)


def _within(node: ex.Expression, telling: Telling) -> Iterator[str]:
    """Name the metrics read, what they read themselves first."""
    told = telling.whole.metrics
    if isinstance(node, ex.MetricValue) and node.name not in told:
        yield from _before(node.name, telling)
        yield node.name
    inner = ex.parts(node)
    if isinstance(node, ex.Applied):
        inner += tuple(argument for _, argument in node.arguments)
    for each in inner:
        yield from _within(each, telling)
