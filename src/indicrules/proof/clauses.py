"""Turn the clauses of a model into sites: each is to be reached, and one that hangs on something both ways."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from indicrules.evaluate.outcome import Outcome
from indicrules.model.rules import Adjustment, Band, Check, Downgrade, Item, Limit, Metric, Model, Requirement
from indicrules.proof.points import Point, Site, Way
from indicrules.proof.run import Owner
from indicrules.text.source import Span

_NONE: tuple[int, ...] = ()


def clause_sites(model: Model) -> Iterator[Site]:
    """Give the sites of all clauses, in the order in which they count."""
    for item in (model.root, *model.items.values()):
        yield from _item(item, model.root)
    for metric in model.metrics.values():
        yield _metric(metric)
    for check in model.checks:
        yield _check(check)


def name_of(owner: Owner) -> str:
    """Name what a point belongs to, `""` for the ruleset."""
    match owner:
        case Item(kind="ruleset"):
            return ""
        case Check():
            return owner.because or owner.condition.span.words
        case _:
            return owner.name


def _points(owner: Owner, span: Span, *ways: Way) -> tuple[Point, ...]:
    return tuple(Point("clause", way, name_of(owner), span) for way in ways)


def _item(item: Item, root: Item) -> Iterator[Site]:
    def site(span: Span, look: Callable[[Outcome], Iterable[int]], *ways: Way, owner: Item = item) -> Site:
        return Site(_points(owner, span, *ways), lambda run: look(run.outcome(item)))

    for rule in item.requirements:
        yield site(rule.span, partial(_required, rule), "holds", "fails")
    if item.target is not None:
        yield site(item.target.span, _measured, "met", "missed")
    if item.score_span is not None:
        yield site(item.score_span, _started, "reached")
    for change in item.adjustments:
        ways: tuple[Way, ...] = ("taken", "not taken") if _may_take_nothing(change) else ("reached",)
        yield site(change.span, partial(_changed, change), *ways)
    for limit in item.limits:
        yield site(limit.span, partial(_limited, limit), "binds", "free")
    for band in item.bands:
        yield site(band.span, partial(_graded, band), "given")
    for down in item.downgrades:
        yield site(down.span, partial(_lowered, down), "taken", "not taken")
    if item.round_score is not None and item.round_score.span is not None:
        yield site(item.round_score.span, _started, "reached")
    for kind, said in zip(("missing", "inapplicable"), item.said, strict=True):
        if said is not None:
            yield site(said[1], partial(_absent, kind), "reached", owner=item if said[0] == item.name else root)


def _required(rule: Requirement, outcome: Outcome) -> Iterable[int]:
    return [1 - bool(held) for each, held in outcome.requirements if each is rule]


def _measured(outcome: Outcome) -> Iterable[int]:
    return _NONE if outcome.met is None else (1 - bool(outcome.met),)


def _started(outcome: Outcome) -> Iterable[int]:
    return _when(outcome.start is not None)


def _may_take_nothing(rule: Adjustment) -> bool:
    return rule.condition is not None or rule.quantity is not None


def _changed(rule: Adjustment, outcome: Outcome) -> Iterable[int]:
    found = [each for each in outcome.adjusted if each.rule is rule]
    return [1 - bool(each.holds and each.amount > 0) if _may_take_nothing(rule) else 0 for each in found]


def _limited(rule: Limit, outcome: Outcome) -> Iterable[int]:
    return [1 - each.binds for each in outcome.limits if each.rule is rule]


def _graded(band: Band, outcome: Outcome) -> Iterable[int]:
    return _when(outcome.found is band)


def _lowered(rule: Downgrade, outcome: Outcome) -> Iterable[int]:
    return [1 - (many > 0) for each, many in outcome.downgraded if each is rule]


def _absent(kind: str, outcome: Outcome) -> Iterable[int]:
    return _when(outcome.reason is not None and outcome.reason.kind == kind)


def _when(reached: bool) -> Iterable[int]:
    return (0,) if reached else _NONE


def _metric(metric: Metric) -> Site:
    return Site(_points(metric, metric.span, "reached"), lambda run: _when(id(metric.body) in run.trace(metric)))


def _check(check: Check) -> Site:
    ways = {"passed": (0,), "failed": (1,), "skipped": _NONE}
    return Site(_points(check, check.span, "holds", "fails"), lambda run: ways[run.checks[id(check)].status])
