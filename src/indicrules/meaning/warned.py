"""Warn of what only the facts of a ruleset tell: scores that may be irrational, and scores that no grade takes."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import get_args

from indicrules.exact.rounding import is_multiple
from indicrules.meaning.core import IrrationalName
from indicrules.meaning.facts import Facts, facts_of
from indicrules.model import expression as ex
from indicrules.model.bands import check_bands
from indicrules.model.report import Report
from indicrules.model.rules import Item, Model
from indicrules.model.walk import everything, within
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.sentence import say

_IRRATIONAL = frozenset(get_args(IrrationalName))  # by the names that authors call them by


def warnings_of(model: Model, facts: Facts | None = None) -> tuple[Diagnostic, ...]:
    """Give all that loading a ruleset warns of, worked out when somebody asks, by the facts that they have."""
    found = model.made.get("warnings")
    if found is None:
        report, facts = Report(), facts or facts_of(model)
        report.take(model.warnings)
        if any(map(_may_be_irrational, within(*everything(model), metrics=model.metrics))):
            for item in (*(model.items[name] for name in model.order), model.root):
                _check_irrational(item, facts, report)
        for item in (*model.items.values(), model.root):
            _check_bands(item, facts, report)
        found = model.made["warnings"] = report.diagnostics
    assert isinstance(found, tuple)
    return found


def warnings_of_item(item: Item, facts: Facts) -> tuple[Diagnostic, ...]:
    """Give what the facts of one item alone warn of."""
    report = Report()
    _check_irrational(item, facts, report)
    _check_bands(item, facts, report)
    return report.diagnostics


def _check_bands(item: Item, facts: Facts, report: Report) -> None:
    if item.bands:
        check_bands(item, partial(_step, facts, item), report)


def _check_irrational(item: Item, facts: Facts, report: Report) -> None:
    if item.round_score is not None or not facts.item(item).score.irrational:
        return
    what = "total" if item.kind == "ruleset" else "score"
    report.warning(
        "unrounded-irrational",
        say("unrounded-irrational", name=item.name),
        item.score_span or item.span,
        say("unrounded-irrational.hint", what=what),
    )


def _may_be_irrational(node: ex.Expression) -> bool:
    """Tell whether an expression may come to something irrational of rational parts."""
    return (isinstance(node, ex.Function) and node.name in _IRRATIONAL) or (
        isinstance(node, ex.Arithmetic) and node.operator == "^"
    )


def _step(facts: Facts, item: Item) -> Fraction | None:
    """Give what the scores of an item are multiples of: the step of its rounding, or what leaves that nothing to do."""
    rounding, grid = item.round_score, facts.item(item).unrounded.grid
    step = None if rounding is None else rounding.step
    return (grid or Fraction(1)) if grid is not None and (step is None or is_multiple(grid, step)) else step
