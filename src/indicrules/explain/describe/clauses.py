"""Turn an item's clauses into plain sentences: what is measured, what is to be reached, how points are lost."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from indicrules.card.arithmetic import value_text
from indicrules.explain.describe.words import label, say
from indicrules.explain.document import Fact, Line, LineKind
from indicrules.explain.formula import METHODS_FILE
from indicrules.explain.messages import Words
from indicrules.explain.numbers import Pen
from indicrules.explain.rounding import manner
from indicrules.explain.telling import as_percents
from indicrules.explain.wording import in_percents, place_text, remarks, row_text, spoken, written
from indicrules.model import expression as ex
from indicrules.model.rules import Adjustment, Band, Bound, Input, Item, Model, Requirement
from indicrules.model.types import PERCENTAGE, DayType, ListType, NumberType, TextType, TruthType
from indicrules.model.walk import within
from indicrules.text.classes import frozen
from indicrules.text.source import Span

_SHIPPED = frozenset({"proportional", "all_or_nothing", "symmetric", "deviation", "distance", "qualitative"})


@frozen
class Described:
    """One item of a ruleset, and the words to describe it in."""

    model: Model
    item: Item
    words: Words

    def say(self, key: str, /, **parts: str) -> str:
        """Give a sentence."""
        said = say(key, self.words.language, **parts)
        return as_percents(said) if self.item.percent or self.item.weighs_percent else said

    def fact(self, step: str, *lines: Line) -> Fact:
        """Give what is said under one label."""
        return Fact(step, label(step, self.words.language), lines)

    def line(self, text: str, span: Span | None = None, kind: LineKind = "text") -> Line:
        """Give one thing said, with the place of its clause."""
        return Line(text, place=place_text(span) if span is not None else "", kind=kind)

    def written(self, span: Span) -> str:
        """Give an author's own words, keywords in the reader's language."""
        return written(span, self.words.language)

    def row(self, span: Span) -> str:
        """Give a row of a table, without the blanks that align it."""
        return row_text(span.text, self.words.language)

    def value(self, node: ex.Expression) -> str:
        """Write a value or condition as it stands, with what the params in it come to."""
        said = self.written(node.span)
        if isinstance(node, ex.Constant) and node.name is not None:
            return f"{said} = {self._constant(node)}"
        if isinstance(node, ex.Constant) and node.type == PERCENTAGE and said[-1:].isdigit():
            return f"{said}%"  # a bare number of a scale in percent
        params = {
            each.name: f"{each.name} = {self._constant(each)}"
            for each in within(node)
            if isinstance(each, ex.Constant) and each.name is not None and each.name in self.model.params
        }
        return self.say("where", said=said, params=self.say("listed").join(params.values())) if params else said

    def _constant(self, node: ex.Constant) -> str:
        return spoken(value_text(node.value, node.type, whole=True), self.words.language)

    def reasoned(self, said: str, reason: str | None) -> str:
        """Put the author's reason behind what is said."""
        return self.say("because", said=said, reason=reason) if reason else said


def clauses(told: Described) -> Iterator[Fact]:
    """Give what the clauses of an item say, in the order in which they count."""
    item = told.item
    yield from _required(told)
    yield from _measured(told)
    yield from _target(told)
    yield from _scored(told)
    changes = [told.line(_change(told, rule), rule.span) for rule in item.adjustments]
    if changes:
        yield told.fact("changed", *changes)
    yield from _limited(told)
    if item.round_score is not None and item.round_score.span is not None:
        yield told.fact("rounded", told.line(manner(item.round_score, told.words, item.percent), item.round_score.span))
    yield from _absent(told)
    yield from _graded(told)
    yield from _noted(told)


def _required(told: Described) -> Iterator[Fact]:
    lines = [told.line(_requirement(told, each), each.span) for each in told.item.requirements]
    if lines:
        yield told.fact("required", *lines)


def _requirement(told: Described, rule: Requirement) -> str:
    said = told.say("only_if", condition=told.value(rule.condition))
    return told.reasoned(said, rule.because)


def _measured(told: Described) -> Iterator[Fact]:
    actual = told.item.actual
    if actual is None:
        return
    if isinstance(actual, ex.InputValue):
        yield told.fact("measured", told.line(brought(told, told.model.inputs[actual.name]), actual.span))
    elif ex.parts(actual):
        yield told.fact("measured", *formula_lines(told, actual))
    else:
        yield told.fact("measured", told.line(told.value(actual), actual.span))


def brought(told: Described, given: Input) -> str:
    """Say what the data bring for an input: of which type, in which unit, between which ends."""
    name, type_ = given.title or given.name, given.type
    match type_:
        case NumberType() if type_.unit is not None or type_.percent or type_.dimension:
            said = told.say("own_unit", name=name, unit=type_.name)
        case NumberType():
            said = told.say("own_number", name=name)
        case TruthType():
            said = told.say("own_truth", name=name)
        case DayType():
            said = told.say("own_date", name=name)
        case TextType(choices=choices) if choices:
            said = told.say("own_choice", name=name, choices=told.say("listed").join(choices))
        case ListType(of=of) if of.unit is not None or of.percent or of.dimension:
            said = told.say("own_list_unit", name=name, unit=of.name)
        case ListType():
            said = told.say("own_list", name=name)
        case _:
            said = told.say("own_text", name=name)
    within_ends = _range(told, given)
    if within_ends and isinstance(type_, ListType):
        within_ends = told.say("each", range=within_ends)
    return told.words.say("comma").join([said, within_ends]) if within_ends else said


def _range(told: Described, given: Input) -> str:
    """Say between which ends the values of an input lie, of a list each of them."""
    of = given.type.of if isinstance(given.type, ListType) else given.type
    low, high = (None if end is None else value_text(end, of, whole=True) for end in (given.low, given.high))
    if low is not None and high is not None:
        return told.say("from_to", low=low, high=high)
    if low is not None:
        return told.say("from", low=low)
    return told.say("to", high=high) if high is not None else ""


def _target(told: Described) -> Iterator[Fact]:
    target = told.item.target
    if target is None:
        return
    if isinstance(target, Bound):
        family = "date" if isinstance(target.value.type, DayType) and target.operator[0] in "<>" else "target"
        said = told.say(f"{family}_{target.operator}", value=told.value(target.value))
    else:
        said = told.written(target.span)
        named = [each for each in (target.low, target.high) if isinstance(each, ex.Constant) and each.name is not None]
        said = told.words.say("comma").join([said, *(told.value(each) for each in named)])
    yield told.fact("target", told.line(said, target.span))


def _scored(told: Described) -> Iterator[Fact]:
    item = told.item
    score, span = item.score, item.score_span
    if score is None:
        if item.members:
            yield told.fact("scored", told.line(told.say("by_sum")))
        return
    yield told.fact("scored", *_formula(told, score, span))


def _formula(told: Described, score: ex.Expression, span: Span | None) -> Iterator[Line]:
    match score:
        case ex.Applied():
            yield told.line(_method(told, score), span)
            if score.defined.source.name != METHODS_FILE:
                yield from formula_lines(told, score.body)
        case ex.Word(word="full"):
            yield told.line(told.say("by_full"), span)
        case ex.Constant() if score.value == 0 and score.name is None:
            yield told.line(told.say("by_nothing"), span)
        case _:
            yield from formula_lines(told, score)


def _method(told: Described, called: ex.Applied) -> str:
    arguments = ", ".join(told.value(each) for _, each in called.arguments)
    if called.defined.source.name == METHODS_FILE and called.method in _SHIPPED:
        return told.say(f"by_{called.method}", arguments=arguments)
    name = f"{called.method}({arguments})" if arguments else called.method
    return told.say("by_method", name=name)


def formula_lines(told: Described, node: ex.Expression) -> Iterator[Line]:
    """Write a formula on one line, or a row a line."""
    if not isinstance(node, ex.Cases):
        yield told.line(told.value(node), node.span, "formula")
        return
    yield told.line(told.say("by_rows"), node.span)
    subject = "" if node.subject is None else told.written(node.subject.span)
    for row in node.rows:
        said = told.written(row.span)
        yield told.line(f"{subject} {said}" if subject else said, row.span, "formula")
    if node.otherwise is not None:
        yield told.line(told.say("otherwise", value=told.written(node.otherwise.span)), kind="formula")


def _change(told: Described, rule: Adjustment) -> str:
    amount = told.written(rule.amount.span)
    if isinstance(rule.amount, ex.Constant):
        many = "_one" if amount == "1" else ""
        said = told.say(f"{rule.kind}{many}", amount=told.value(rule.amount))
    else:
        said = told.say(f"{rule.kind}_formula", amount=amount)
    if rule.quantity is not None and rule.step is not None:
        key = f"per_{rule.whole}" if rule.whole is not None else "per"
        said = told.say(key, change=said, step=told.value(rule.step), quantity=_quantity(told, rule.quantity))
    if rule.up_to is not None:
        said = told.say("at_most", change=said, limit=told.value(rule.up_to))
    if rule.condition is not None:
        said = told.say("if", said=said, condition=told.value(rule.condition))
    return told.reasoned(said, rule.because)


def _quantity(told: Described, node: ex.Expression) -> str:
    """Say of what the steps are counted: how far the actual lies off the target, or an amount of its own."""
    opening = written(node.span, "en").partition(" ")
    if opening[0] in ("below", "above") and opening[2] == "target":
        return told.say(opening[0])
    if opening[0] == "of":
        return told.say("of_part", quantity=told.written(node.span).partition(" ")[2])
    return told.say("of", quantity=told.written(node.span))


def _limited(told: Described) -> Iterator[Fact]:
    lines = []
    for limit in told.item.limits:
        said = told.say(limit.kind, points=told.value(limit.points))
        if limit.condition is not None:
            said = told.say("if", said=said, condition=told.value(limit.condition))
        lines.append(told.line(told.reasoned(said, limit.because), limit.span))
    if lines:
        yield told.fact("limited", *lines)


def _absent(told: Described) -> Iterator[Fact]:
    """Say what happens without data, where a clause of the item itself says so."""
    item, lines = told.item, []
    for said, kind, policy in zip(
        item.said, ("missing", "inapplicable"), (item.missing, item.inapplicable), strict=True
    ):
        if said is not None and said[0] == item.name:
            lines.append(told.line(told.say(f"{kind}_{policy}"), said[1]))
    if lines:
        yield told.fact("absent", *lines)


def _graded(told: Described) -> Iterator[Fact]:
    bands = [
        told.line(
            told.say("grade_otherwise", name=band.name)
            if band.condition is None
            else told.say("grade_of", name=band.name, test=_test(told, band)),
            band.span,
        )
        for band in told.item.bands
    ]
    if bands:
        yield told.fact("grades", *bands)
    downs = []
    for down in told.item.downgrades:
        one = isinstance(down.by, ex.Constant) and down.by.value == Fraction(1)
        said = told.say("one_lower") if one else told.say("many_lower", count=told.value(down.by))
        if down.condition is not None:
            said = told.say("if", said=said, condition=told.value(down.condition))
        downs.append(told.line(told.reasoned(said, down.because), down.span))
    if downs:
        yield told.fact("downgraded", *downs)


def _test(told: Described, band: Band) -> str:
    assert band.condition is not None
    said = told.value(band.condition)
    return in_percents(said) if told.item.percent and band.tests_score else said


def _noted(told: Described) -> Iterator[Fact]:
    for step, said in remarks(told.item, told.words.say("separator")):
        yield told.fact(step, told.line(said))


def points_words(told: Described, points: Fraction, pen: Pen) -> str:
    """Write points with their word, percents without."""
    text = pen.whole(points)
    if pen.percent:
        return text
    return told.words.say("one_point" if text == "1" else "many_points", count=text)
