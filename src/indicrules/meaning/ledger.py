"""What each line of an item's ledger takes: a step's line is the score before it less the score after it.

The lines of an item that is scored add up to its full mark less its score. What a group's sum loses, and gains, is told
member by member; of limits of one kind in a row, the last that binds takes all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from indicrules.meaning import core
from indicrules.meaning.build import ONE, Build
from indicrules.meaning.core import Line, Node, Step
from indicrules.meaning.limits import LIMITS, runs
from indicrules.meaning.members import weights
from indicrules.model.rules import Adjustment, Item, Limit
from indicrules.model.types import NUMBER, TRUTH
from indicrules.text.classes import evolve


def ledger_lines(item: Item, items: Mapping[str, Item], start: Step, finish: Sequence[Step]) -> tuple[Line, ...]:
    """Give the lines of an item that has a full mark, in the order in which they are shown; else none."""
    if item.full is None:
        return ()
    lines = list(_start(item, items, start) if item.score is None and item.members else _formula(item))
    build = Build(item.span)
    for index, step in enumerate(finish):
        lost = build.arithmetic(build.running(index - 1), "-", build.running(index))
        match step.clause:
            case Adjustment() as rule:
                when = core.Held(index, TRUTH, rule.span) if step.when is not None else None
                lines.append(Line(rule.kind, rule.span, rule.span, lost, when, rule.because, None, rule))
            case Limit() as rule:
                taken = _binding(build, finish, index)
                lines.append(Line(rule.kind, rule.span, rule.span, *taken, rule.because, None, rule))
            case _ if step.role == "held":
                rule_text = "0 … full" if item.ceiling == item.full else "0 … full + bonus"
                lines.append(Line("held", rule_text, item.span, lost))
            case _:
                said = item.round_score.span if item.round_score is not None else None
                lines.append(Line("rounding", said or "round score 0.01 half_up", said or item.span, lost))
    return tuple(lines)


def _formula(item: Item) -> Iterator[Line]:
    build, span = Build(item.span), item.score_span
    assert item.full is not None
    lost = build.arithmetic(build.number(item.full), "-", build.running(-1))
    yield Line("formula", span or default_rule(item), span or item.span, lost)


def _start(item: Item, items: Mapping[str, Item], start: Step) -> Iterator[Line]:
    build, found = Build(item.span), weights(item, items)
    named = {each.name: build.local(each.number, NUMBER) for each in start.named}
    assert item.full is not None
    if not found.weighted:
        yield Line("formula", default_rule(item), item.span, build.number(item.full))
    own: list[Node] = []
    for name, weight in found.each.items():
        inner, points = items[name], core.Brings(name, "points", NUMBER, item.span)
        counted = core.ItemValue(name, "counted", TRUTH, item.span)
        lost: Node = build.arithmetic(build.number(weight if found.weighted else 0), "-", points)
        line = Line("item", name, inner.span, lost, counted, None, name)
        if item.out_of is not None:
            present = core.CountedWeight(NUMBER, item.span)
            scale = core.Arithmetic(
                "/", build.number(item.out_of), build.known(present, positive=True), NUMBER, item.span
            )
            yield evolve(line, points=build.arithmetic(lost, "*", scale))
            continue
        if weight:
            yield Line(
                "rescale", name, inner.span, build.number(weight), core.Not(counted, TRUTH, item.span), None, name
            )
        own.append(named.get(f"own {name}", points))
        if f"bonus {name}" in named:
            more = build.logic(counted, "and", build.compare(points, ">", build.number(weight)))
            yield evolve(line, kind="bonus", when=more)
            line = evolve(line, when=build.logic(counted, "and", core.Not(more, TRUTH, item.span)))
        yield line
    if "factor" in named and item.out_of is None:
        stretch = build.arithmetic(build.number(ONE), "-", named["factor"])
        yield Line("rescale", default_rule(item), item.span, build.arithmetic(stretch, "*", build.fold("sum", own)))


def _binding(build: Build, finish: Sequence[Step], index: int) -> tuple[Node, Node | None]:
    """Give what a limit takes, and where: all that its run took, where it bound and no later one of the run did."""
    limits = [at for at, step in enumerate(finish) if isinstance(step.clause, Limit)]
    run = next(run for run in runs(limits, lambda at: finish[at].role) if index in run)
    taken = build.arithmetic(build.running(run[0] - 1), "-", build.running(run[-1]))
    if len(run) == 1:
        return taken, None
    when: Node = _bound(build, finish, index)
    for later in run[run.index(index) + 1 :]:
        when = build.logic(when, "and", core.Not(_bound(build, finish, later), TRUTH, build.span))
    return taken, when


def _bound(build: Build, finish: Sequence[Step], at: int) -> Node:
    rule = finish[at].clause
    assert isinstance(rule, Limit)
    return build.compare(build.running(at), LIMITS[rule.kind].moved, build.running(at - 1))


def default_rule(item: Item) -> str:
    """Give what an item without a formula starts from, in words of the language."""
    if item.kind != "indicator":
        return "sum"
    if any(rule.kind == "deduct" for rule in item.adjustments):
        return "full"
    return "proportional" if not item.adjustments else "0"
