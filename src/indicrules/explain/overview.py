"""Turn a scorecard into its first page: the total, the grade, a bar an item, and what concerns the whole."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from indicrules.card.arithmetic import alone
from indicrules.card.scorecard import Item
from indicrules.evaluate.ledger import nearby
from indicrules.evaluate.outcome import Outcome
from indicrules.exact.number import exact_text
from indicrules.explain.absence import reason_text, uncounted
from indicrules.explain.checking import checks
from indicrules.explain.document import Bar, Block, Fact, Heading, Overview
from indicrules.explain.findings import findings
from indicrules.explain.grading import distance
from indicrules.explain.telling import Telling, Whole
from indicrules.explain.wording import place_text


def overview(whole: Whole, steps: tuple[Block, ...]) -> Overview:
    """Give the first page; `steps` say how the total came about."""
    telling = whole.root
    blocks = (*steps, *checks(telling), *doubtful(telling), *_about(telling))
    return Overview(heading(whole), bars(whole), blocks, findings(whole))


def heading(whole: Whole) -> Heading:
    """Give the name, the total and the grade."""
    telling, card = whole.root, whole.card
    name, title = card.title or card.name, ""
    if telling.outcome.status == "dropped":
        return Heading(name, title, "", telling.say("no_total"))
    grade = card.grade or (telling.say("no_grade") if telling.item.bands else "")
    return Heading(name, title, score_of(telling, telling.outcome), grade, distance(telling))


def bars(whole: Whole) -> tuple[Bar, ...]:
    """Give a bar an item."""
    return tuple(_bar(whole.of(item.name), item) for item in whole.card.outline)


def score_of(telling: Telling, outcome: Outcome) -> str:
    """Write `8.84 of 20`, the score alone where it is unbounded."""
    score, item = alone(telling.pen.score(outcome.score)), outcome.item
    if item.full is None:
        return score
    kind = "total" if item.kind == "ruleset" else "weight" if item.full == item.weight else "full"
    return telling.say(f"score_of_{kind}", score=score, full=telling.pen.number(item.full))


def depth_of(telling: Telling, item: Item) -> int:
    """Count the groups around an item."""
    depth, at = 0, item.parent
    while at is not None:
        depth, at = depth + 1, telling.card.model.items[at].parent
    return depth


def _bar(own: Telling, item: Item) -> Bar:
    outcome, rule = own.outcome, own.item
    score = alone(own.pen.score(outcome.score)) if outcome.score is not None else "—"
    full = alone(own.pen.number(rule.full)) if rule.full is not None else ""
    value: Any = outcome.score
    share = None
    if value is not None and rule.full:
        share = _between(value / rule.full)
    lost = alone(own.pen.score(Fraction(item.lost))) if item.lost else ""
    remarks = own.say("separator").join(_remarks(own, item))
    return Bar(item.name, item.title or item.name, depth_of(own, item), score, full, share, lost, remarks)


def _between(share: Any) -> Fraction:
    """Hold a share to what a bar can show; an irrational one to its first places."""
    return min(max(nearby(share), Fraction(0)), Fraction(1))


def _remarks(telling: Telling, item: Item) -> Iterator[str]:
    outcome = telling.outcome
    if outcome.status != "scored" and outcome.reason is not None:
        reason = reason_text(telling)
        label = telling.words.label(outcome.reason.kind)
        yield f"{label}{telling.say('colon')}{reason}"
    if said := uncounted(telling):
        yield said
    if item.effective_weight is not None and item.weight is not None and item.effective_weight != item.weight:
        effective = alone(telling.weighing.decimal(Fraction(item.effective_weight)))
        yield telling.say("bar_weight", nominal=telling.weighing.number(Fraction(item.weight)), effective=effective)
    if outcome.points is not None and outcome.points != outcome.score and item.weight is not None:
        pen = telling.weighing
        points, weight = alone(pen.decimal(outcome.points)), pen.number(Fraction(item.weight))
        yield telling.say("bar_points", points=points, weight=weight)
    if item.grade is not None:
        yield item.grade


def doubtful(telling: Telling) -> Iterator[Fact]:
    """Say which numbers were read in percent that may not have been meant so."""
    for each in telling.card.doubtful:
        value = Fraction(each.value)
        said = {"name": each.title or each.name, "value": exact_text(value), "fraction": exact_text(value * 100)}
        yield telling.fact("doubtful", telling.say("doubtful_line", **said), value=value)


def _about(telling: Telling) -> Iterator[Fact]:
    model, item = telling.card.model, telling.item
    if item.sources:
        yield telling.fact("source", telling.say("separator").join(item.sources))
    if item.note:
        yield telling.fact("note", item.note)
    for name, new, old in model.replaced:
        yield telling.fact("replaced", telling.say("replaces", name=name, new=place_text(new), old=place_text(old)))
