"""Turn a scorecard into its first page: the total, the grade, a bar an item, and what concerns the whole."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from indicrules.card.arithmetic import decimal_text
from indicrules.card.checks import CheckResult
from indicrules.card.scorecard import Item
from indicrules.evaluate.ledger import nearby
from indicrules.evaluate.outcome import Outcome
from indicrules.exact.number import exact_text
from indicrules.explain.absence import reason_text, uncounted
from indicrules.explain.document import Bar, Block, Fact, Heading, Line, Overview
from indicrules.explain.formula import Formula
from indicrules.explain.grading import distance
from indicrules.explain.numbers import score_text
from indicrules.explain.telling import Telling
from indicrules.explain.wording import place_text


def overview(telling: Telling, steps: tuple[Block, ...]) -> Overview:
    """Give the first page; `telling` is of the ruleset, `steps` say how its total came about."""
    card = telling.card
    name, title = card.title or card.name, ""
    if telling.outcome.status == "dropped":
        heading = Heading(name, title, "", telling.say("no_total"))
    else:
        grade = card.grade or (telling.say("no_grade") if telling.item.bands else "")
        heading = Heading(name, title, score_of(telling, telling.outcome), grade, distance(telling))
    bars = tuple(_bar(telling, item) for item in card.outline)
    return Overview(heading, bars, (*steps, *_checks(telling), *_doubtful(telling), *_about(telling)))


def score_of(telling: Telling, outcome: Outcome) -> str:
    """Write `8.84 of 20`, the score alone where it is unbounded."""
    score, item = score_text(outcome.score, telling.places), outcome.item
    if item.full is None:
        return score
    kind = "total" if item.kind == "ruleset" else "weight" if item.full == item.weight else "full"
    return telling.say(f"score_of_{kind}", score=score, full=decimal_text(item.full))


def _bar(telling: Telling, item: Item) -> Bar:
    own = Telling(telling.card, telling.card.detail.outcomes[item.name], telling.words)
    outcome, rule = own.outcome, own.item
    score = score_text(outcome.score, own.places) if outcome.score is not None else "—"
    full = decimal_text(rule.full) if rule.full is not None else ""
    value: Any = outcome.score
    share = None
    if value is not None and rule.full:
        share = _between(value / rule.full)
    lost = ""
    if item.lost:
        points = Fraction(item.lost)
        lost = f"{'−' if points > 0 else '+'}{score_text(abs(points), own.places)}"
    return Bar(
        item.name,
        item.title or item.name,
        _depth(telling, item),
        score,
        full,
        share,
        lost,
        own.say("separator").join(_remarks(own, item)),
    )


def _between(share: Any) -> Fraction:
    """Hold a share to what a bar can show; an irrational one to its first places."""
    return min(max(nearby(share), Fraction(0)), Fraction(1))


def _remarks(telling: Telling, item: Item) -> Iterator[str]:
    outcome = telling.outcome
    if outcome.status != "scored" and outcome.reason is not None:
        label = telling.words.label(outcome.reason.kind)
        yield f"{label}{telling.say('colon')}{reason_text(telling)}"
    if said := uncounted(telling):
        yield said
    if item.effective_weight is not None and item.weight is not None and item.effective_weight != item.weight:
        effective = decimal_text(Fraction(item.effective_weight))
        yield telling.say("bar_weight", nominal=decimal_text(Fraction(item.weight)), effective=effective)
    if outcome.points is not None and outcome.points != outcome.score and item.weight is not None:
        points, weight = decimal_text(outcome.points), decimal_text(Fraction(item.weight))
        yield telling.say("bar_points", points=points, weight=weight)
    if item.grade is not None:
        yield item.grade


def _depth(telling: Telling, item: Item) -> int:
    depth, at = 0, item.parent
    while at is not None:
        depth, at = depth + 1, telling.card.model.items[at].parent
    return depth


def _checks(telling: Telling) -> Iterator[Fact]:
    for check in telling.card.checks:
        if check.status == "passed":
            continue
        yield telling.lines("check", (Line(_check_text(telling, check), place_text(check.span)),), check.status)


def _check_text(telling: Telling, check: CheckResult) -> str:
    if check.status == "skipped":
        said = telling.say("check_line", status=telling.say("check_skipped"), words=check.condition)
        return telling.say("with_reason", words=said, reason=_skipped(telling, check))
    status = telling.say("check_warned" if check.warn else "check_failed")
    condition = Formula(check.trace, telling.words).condition(check.check.condition)
    words = telling.say("reason_with", because=check.because, condition=condition) if check.because else condition
    return telling.say("check_line", status=status, words=words)


def _skipped(telling: Telling, check: CheckResult) -> str:
    absent = check.absent
    if absent is None or absent.name is None:
        return check.reason or ""
    return telling.say("no_value" if absent.kind == "missing" else "has_none", name=absent.name)


def _doubtful(telling: Telling) -> Iterator[Fact]:
    for each in telling.card.doubtful:
        value = Fraction(each.value)
        said = {"name": each.title or each.name, "value": exact_text(value), "fraction": exact_text(value * 100)}
        yield telling.fact("doubtful", telling.say("doubtful_line", **said), value=value)


def _about(telling: Telling) -> Iterator[Fact]:
    model, item = telling.card.model, telling.item
    if model.period is not None:
        yield telling.fact("period", str(model.period))
    if item.sources:
        yield telling.fact("source", telling.say("separator").join(item.sources))
    if item.note:
        yield telling.fact("note", item.note)
    for name, new, old in model.replaced:
        yield telling.fact("replaced", telling.say("replaces", name=name, new=place_text(new), old=place_text(old)))
