"""Turn the clauses of a model into sites: each is to be reached, and one that hangs on something both ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from indicrules.evaluate.outcome import Adjusted, Limited, Outcome
from indicrules.model.rules import Adjustment, Check, Item, Limit, Metric, Model, Requirement
from indicrules.proof.points import Point, Site, Way
from indicrules.proof.run import Owner, Run
from indicrules.text.source import Span

_NONE: tuple[int, ...] = ()


def clause_sites(model: Model) -> Iterator[Site]:
    """Give the sites of all clauses, in the order in which they count."""
    for item in (model.root, *model.items.values()):
        yield from _item(item, model)
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


def _item(item: Item, model: Model) -> Iterator[Site]:
    for rule in item.requirements:
        yield Site(_points(item, rule.span, "holds", "fails"), lambda run, rule=rule: _required(run.outcome(item), rule))
    if item.target is not None:
        yield Site(_points(item, item.target.span, "met", "missed"), lambda run: _measured(run.outcome(item)))
    if item.score_span is not None:
        yield Site(_points(item, item.score_span, "reached"), lambda run: _started(run.outcome(item)))
    for change in item.adjustments:
        both = change.condition is not None or change.quantity is not None
        ways: tuple[Way, ...] = ("taken", "not taken") if both else ("reached",)
        yield Site(_points(item, change.span, *ways), lambda run, rule=change: _changed(run.outcome(item), rule))
    for limit in item.limits:
        yield Site(_points(item, limit.span, "binds", "free"), lambda run, rule=limit: _limited(run.outcome(item), rule))
    for band in item.bands:
        yield Site(_points(item, band.span, "given"), lambda run, band=band: _when(run.outcome(item).found is band))
    for down in item.downgrades:
        yield Site(
            _points(item, down.span, "taken", "not taken"),
            lambda run, down=down: (
                1 - (many > 0) for rule, many in run.outcome(item).downgraded if rule is down
            ),
        )
    if item.round_score is not None and item.round_score.span is not None:
        yield Site(_points(item, item.round_score.span, "reached"), lambda run: _started(run.outcome(item)))
    for kind, said in zip(("missing", "inapplicable"), item.said, strict=True):
        if said is not None:
            home = item if said[0] == item.name else model.root
            yield Site(_points(home, said[1], "reached"), lambda run, kind=kind: _absent(run.outcome(item), kind))


def _required(outcome: Outcome, rule: Requirement) -> Iterable[int]:
    return [1 - bool(held) for each, held in outcome.requirements if each is rule]


def _measured(outcome: Outcome) -> Iterable[int]:
    return _NONE if outcome.met is None else (1 - bool(outcome.met),)


def _started(outcome: Outcome) -> Iterable[int]:
    return _when(outcome.start is not None)


def _changed(outcome: Outcome, rule: Adjustment) -> Iterable[int]:
    found: list[Adjusted] = [each for each in outcome.adjusted if each.rule is rule]
    both = rule.condition is not None or rule.quantity is not None
    return [1 - bool(each.holds and each.amount > 0) if both else 0 for each in found]


def _limited(outcome: Outcome, rule: Limit) -> Iterable[int]:
    found: list[Limited] = [each for each in outcome.limits if each.rule is rule]
    return [1 - each.binds for each in found]


def _absent(outcome: Outcome, kind: str) -> Iterable[int]:
    return _when(outcome.reason is not None and outcome.reason.kind == kind)


def _when(reached: bool) -> Iterable[int]:
    return (0,) if reached else _NONE


def _metric(metric: Metric) -> Site:
    return Site(_points(metric, metric.span, "reached"), lambda run: _when(id(metric.body) in run.trace(metric)))


def _check(check: Check) -> Site:
    ways = {"passed": (0,), "failed": (1,), "skipped": _NONE}
    return Site(_points(check, check.span, "holds", "fails"), lambda run: ways[run.checks[id(check)].status])
