"""Turn a scorecard into the form as data: a row an indicator, under its levels, and a row for the total."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby

from indicrules.card.scorecard import Item, Scorecard
from indicrules.evaluate.ledger import nearby
from indicrules.evaluate.readers import inputs_of
from indicrules.explain.form.counted import Counted, counted
from indicrules.explain.form.figures import day, mark, quantity, shown_type, target_text
from indicrules.explain.form.reasons import changed, deviation
from indicrules.explain.form.words import say
from indicrules.explain.numbers import places_of
from indicrules.model import expression as ex
from indicrules.model.rules import Input
from indicrules.text.classes import frozen
from indicrules.text.sentence import Language

_MOST_INPUTS = 6  # of an item without an actual, that its cell lists
_DEEPER = " / "


@frozen
class Level:
    """The cell of a group, which spans so many rows; without a text where there is no group."""

    text: str
    rows: int


@frozen
class Row:
    """A row of the form; a level is None where the cell of a row above covers it.

    `item` is whose row it is, None where a clause of a group or of the ruleset changed the score; `brought` is what it
    brings to the total, None where that is nothing of its own.
    """

    item: str | None
    brought: Fraction | None
    levels: tuple[Level | None, Level | None]
    name: str
    target: str
    actual: str
    weight: str
    score: str
    reason: str


@frozen
class Total:
    """The row of the total."""

    weight: str
    score: str
    reason: str


@frozen
class Form:
    """A form: its title, what stands under that (total and grade), its rows, and that of the total.

    A form of one item or group has no total.
    """

    language: Language
    title: str
    period: str
    under: tuple[str, ...]
    rows: tuple[Row, ...]
    total: Total | None


@frozen
class _Entry:
    """A row before cells are merged: its item and the groups around it, the outermost first, and its texts."""

    item: str | None
    brought: Fraction | None
    groups: tuple[str, ...]
    cells: tuple[str, str, str, str, str, str]


def compose(card: Scorecard, lang: Language, indicator: str | None = None) -> Form:
    """Give the form of a scorecard: its rows in the order of the file, each group's together.

    The first two levels are an indicator's outermost groups; what lies between the second and the indicator stands
    with the second, after strokes. The column of scores adds up to the total: what a clause of a group or of the
    ruleset changes has a row of its own. With `indicator`, a name or title, there are the rows of that item or group
    alone; raise `KeyError` where there is none.
    """
    only = None if indicator is None else card[indicator].name
    found = counted(card.confirmed)
    entries = tuple(
        entry for entry in _entries(card, (), found, lang) if only in (None, entry.item) or only in entry.groups
    )
    rows = tuple(
        Row(each.item, each.brought, levels, *each.cells)
        for levels, each in zip(_levels(card, entries, lang), entries, strict=True)
    )
    total = _total(card, lang)
    of = say("total_of" if total.weight else "total_is", lang, score=total.score, full=total.weight)
    under = (of, *([say("grade", lang, grade=card.grade)] if card.grade is not None else []))
    return Form(lang, card.title or card.name, _period(card, lang), under, rows, total if only is None else None)


def _total(card: Scorecard, lang: Language) -> Total:
    root = card.model.root
    full = "" if root.full is None else mark(root.full, root.percent)
    if card.total is None:
        return Total(full, "—", changed(card, None, lang))
    reason = say("full_by_rounding", lang) if card.full_by_rounding else ""
    return Total(full, mark(card.detail.root.score, root.percent, places_of(root, card.model)), reason)


def _period(card: Scorecard, lang: Language) -> str:
    period = card.model.period
    if period is None:
        return ""
    kind = "year" if isinstance(period, int) else "as_of" if isinstance(period, datetime.date) else "period"
    return say(kind, lang, period=day(period, lang) if isinstance(period, datetime.date) else str(period))


def _entries(card: Scorecard, around: tuple[str, ...], found: Counted, lang: Language) -> Iterator[_Entry]:
    """Give the rows of the members of the last of the groups `around`, without any of the ruleset.

    Those of groups in it are among them, and what its own clauses changed comes last.
    """
    group = around[-1] if around else None
    for name in (card.model.root if group is None else card.model.items[group]).members:
        if card.model.items[name].members:
            yield from _entries(card, (*around, name), found, lang)
        else:
            yield _Entry(name, found.brings.get(name), around, _cells(card, card[name], found, lang))
    outcome = card.detail.root if group is None else card.detail.outcomes[group]
    change = found.changes.get(group, Fraction(0))
    if outcome.reason is not None:
        key, told = "by_policy", group is not None and _has_scored(card, outcome.item.members)
    else:
        key, told = ("adjustment", change != 0) if outcome.item.score is None else ("by_formula", True)
    if told:
        score = (
            "—"
            if outcome.status == "dropped"
            else mark(change, outcome.item.percent, places_of(outcome.item, card.model))
        )
        brought = None if outcome.status == "dropped" else change
        yield _Entry(None, brought, around, (say(key, lang), "", "", "", score, changed(card, group, lang)))


def _has_scored(card: Scorecard, names: tuple[str, ...]) -> bool:
    return any(card.detail.outcomes[name].status != "dropped" for name in names)


def _cells(card: Scorecard, item: Item, found: Counted, lang: Language) -> tuple[str, str, str, str, str, str]:
    outcome = card.detail.outcomes[item.name]
    return (
        item.title or item.name,
        target_text(outcome, lang),
        _actual(card, item, lang),
        _weight(card, item, lang),
        _score(card, item, found, lang),
        deviation(card, item, lang),
    )


def _actual(card: Scorecard, item: Item, lang: Language) -> str:
    """Write the actual in the target's unit; of an item that measures none, the values that its clauses read."""
    outcome, rule = card.detail.outcomes[item.name], item.rule
    type_ = shown_type(rule)
    if outcome.actual is not None and type_ is not None:
        return quantity(outcome.actual, type_, lang, given=isinstance(rule.actual, ex.InputValue))
    if rule.actual is not None:
        reason = outcome.reason
        if reason is None or reason.name is None:
            return "—"
        return say("none" if reason.kind == "missing" else "not_applicable", lang)
    read = inputs_of(rule, card.model)
    named = [wanted for name, wanted in card.model.inputs.items() if name in read]
    told = [
        say("named", lang, name=wanted.title or wanted.name, value=_given(card, wanted, lang))
        for wanted in named[:_MOST_INPUTS]
    ]
    return say("list", lang).join([*told, *([say("more", lang)] if len(named) > _MOST_INPUTS else [])])


def _given(card: Scorecard, wanted: Input, lang: Language) -> str:
    return quantity(card.actuals[wanted.name], wanted.type, lang, given=True)


def _weight(card: Scorecard, item: Item, lang: Language) -> str:
    bonus = mark(item.rule.bonus, item.rule.percent) if item.rule.bonus is not None else ""
    weight = _points(card, item, lang)
    if not weight:
        return say("bonus", lang, bonus=bonus) if bonus else ""
    return say("with_bonus", lang, weight=weight, bonus=bonus) if bonus else weight


def _points(card: Scorecard, item: Item, lang: Language) -> str:
    """Write a weight, nominal and, where the group around is the sum of its members, as redistribution changed it."""
    nominal, effective = item.rule.weight, item.effective_weight
    if nominal is None:
        return ""
    if effective is None or (item.parent is not None and card.model.items[item.parent].score is not None):
        return mark(nominal, item.rule.weighs_percent)
    first, changed_to = (mark(each, item.rule.weighs_percent) for each in (nominal, Fraction(effective)))
    return first if nominal == effective else say("changed", lang, before=first, after=changed_to)


def _score(card: Scorecard, item: Item, found: Counted, lang: Language) -> str:
    outcome, rule = card.detail.outcomes[item.name], item.rule
    if item.points is None or outcome.points is None:
        return "—"
    places = places_of(rule, card.model) if rule.out_of is None else 0
    brought = found.brings.get(item.name)
    if brought is not None:
        first, whole = mark(outcome.points, rule.weighs_percent, places), card.model.root.percent
        if brought == nearby(outcome.points):
            return first
        return say("changed", lang, before=first, after=mark(brought, whole, places))
    key = "in_formula" if item.name in found.formulas else "uncounted"
    return say(key, lang, score=mark(outcome.points, rule.weighs_percent, places))


def _levels(
    card: Scorecard, entries: tuple[_Entry, ...], lang: Language
) -> Iterator[tuple[Level | None, Level | None]]:
    """Give the cells of the first two levels: one for rows that follow each other in one group."""
    for first, rows in groupby(entries, lambda entry: entry.groups[:1]):
        inside = tuple(rows)
        outer: Level | None = Level(_named(card, first, lang), len(inside))
        for rest, inner in groupby(inside, lambda entry: entry.groups[1:]):
            count = len(tuple(inner))
            level: Level | None = Level(_named(card, rest, lang), count)
            for _ in range(count):
                yield outer, level
                outer = level = None


def _named(card: Scorecard, groups: tuple[str, ...], lang: Language) -> str:
    return _DEEPER.join(_group(card, card[name], lang) for name in groups)


def _group(card: Scorecard, item: Item, lang: Language) -> str:
    name, weight = item.title or item.name, _points(card, item, lang)
    return say("group_weight", lang, name=name, weight=weight) if weight else name
