"""Turn a scorecard into what its reader is to know first: what was lost, most first, what is missing, what is odd."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from indicrules.card.arithmetic import alone
from indicrules.card.scorecard import Item
from indicrules.explain.absence import policy_done, reason_text
from indicrules.explain.checking import check_text
from indicrules.explain.document import Finding
from indicrules.explain.losing import reason
from indicrules.explain.measured import actual_chain, target_text
from indicrules.explain.numbers import Pen
from indicrules.explain.telling import Telling, Whole
from indicrules.model import expression as ex


def findings(whole: Whole) -> tuple[Finding, ...]:
    """Give the findings: losses, most first, then what is missing, left out, failed, and what is met or full alone."""
    items = [item for item in whole.card.outline if item.kind == "indicator" or item.rule.score is not None]
    return (
        *_lost(whole, items),
        *_absent(whole, items, "missing"),
        *_absent(whole, items, "inapplicable"),
        *_checks(whole),
        *_odd(whole, items),
    )


def _lost(whole: Whole, items: list[Item]) -> Iterator[Finding]:
    lost = [(*_weighed(whole, item), item) for item in items if item.lost and item.status == "scored"]
    for points, percent, item in sorted(lost, key=lambda each: -each[0]):
        telling = whole.of(item.name)
        if points > 0 and item.kind == "group" and not _own(telling):
            continue
        kind = "lost" if points > 0 else "gained"
        yield _finding(telling, kind, alone(Pen(telling.places, percent).score(points)), _why(telling))


def _weighed(whole: Whole, item: Item) -> tuple[Fraction, bool]:
    """Give what an item lost in points of the total, or of the nearest item above it that a formula scores.

    Tell whether these are percents. What members took over of others that were dropped is told there; it stretches no
    loss.
    """
    points, rule = Fraction(item.lost or 0), item.rule
    while True:
        if rule.out_of is not None and rule.weight:
            points = points * rule.weight / rule.out_of
        above = whole.root if rule.parent is None else whole.of(rule.parent)
        if rule.name not in above.item.summed:
            return points, rule.percent if rule.weight is None else rule.weighs_percent
        points *= _scale(above)
        if above is whole.root:
            return points, above.item.percent
        rule = above.item


def _scale(above: Telling) -> Fraction:
    """Give what the points of counted members are multiplied by where the item above has a scale of its own."""
    if above.item.out_of is None:
        return Fraction(1)
    members = [above.whole.of(name) for name in above.item.summed]
    carried = sum(
        (each.item.weight or Fraction(0) for each in members if each.outcome.status != "dropped"), Fraction(0)
    )
    return above.item.out_of / carried if carried else Fraction(1)


def _own(telling: Telling) -> bool:
    """Tell whether a group lost points by a clause of its own."""
    return any(line.kind not in ("item", "bonus", "rescale") for line in telling.card[telling.item.name].ledger)


def _why(telling: Telling) -> str:
    """Give the reason of the line that took most, with what was measured where that says more."""
    lines = telling.card[telling.item.name].ledger
    if not lines:
        return ""
    most = max if telling.lost > 0 else min  # a line that gave points is no reason why others are lost
    told = reason(telling, most(lines, key=lambda line: Fraction(line.points)))
    actual, target = actual_chain(telling), target_text(telling)
    if not actual:
        score = telling.item.score
        start = telling.pen.decimal(telling.outcome.start)
        steps = telling.formula.lines(score, start) if isinstance(score, ex.Cases) else ()
        rows = [step.text for step in steps if step.kind == "condition"]
        return f"{told}{telling.say('colon')}{rows[0]}" if rows else told
    if not target:
        return f"{told}{telling.say('colon')}{_last(actual)}"
    return telling.say("finding_short", reason=told, actual=_last(actual), target=target)


def _last(chain: str) -> str:
    """Give what a chain of equations comes to."""
    for sign in (" ≈ ", " = "):
        _, found, rest = chain.rpartition(sign)
        if found:
            return f"≈{rest}" if sign == " ≈ " else rest
    return chain


def _absent(whole: Whole, items: list[Item], kind: str) -> Iterator[Finding]:
    for item in items:
        telling = whole.of(item.name)
        if telling.outcome.reason is None or telling.outcome.reason.kind != kind:
            continue
        named = "missing" if kind == "missing" else "dropped"
        points, percent = _weighed(whole, item)
        shown = alone(Pen(telling.places, percent).score(points)) if item.lost else ""
        said, own = reason_text(telling), telling.outcome.reason.name == item.name
        done = policy_done(telling, telling.outcome.reason)[0]
        yield _finding(telling, named, shown, done if own else f"{said}{telling.say('separator')}{done}")


def _checks(whole: Whole) -> Iterator[Finding]:
    for check in whole.card.checks:
        if check.status == "failed":
            label = whole.words.label("finding_check")
            yield Finding("check", label, "", "", "", check_text(whole.root, check))


def _odd(whole: Whole, items: list[Item]) -> Iterator[Finding]:
    for kind in ("met", "full"):
        for item in items:
            if item.status != "scored" or item.met is None or item.lost is None:
                continue
            full_alone = not item.met and not item.lost and not item.full_by_rounding
            if full_alone if kind == "full" else item.met and item.lost > 0:
                yield _finding(whole.of(item.name), kind, "", _measured(whole.of(item.name)))
    for item in items:
        if item.full_by_rounding:
            yield _finding(whole.of(item.name), "rounding", "", _measured(whole.of(item.name)))


def _measured(telling: Telling) -> str:
    parts = [_last(actual_chain(telling))]
    if target := target_text(telling):
        parts.append(telling.say("short_target", target=target))
    return telling.say("comma").join(part for part in parts if part)


def _finding(telling: Telling, kind: str, points: str, text: str) -> Finding:
    item = telling.item
    label = telling.words.label(f"finding_{kind}")
    return Finding(kind, label, item.name, item.title or item.name, points, text)
