"""Lints of targets: those that decide nothing, and scores that do not go with them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from fractions import Fraction

from indicrules.exact.number import near_text
from indicrules.exact.ranges import Number, Range, compared
from indicrules.lint.figures import figure, plain, points
from indicrules.lint.formulas import is_shipped
from indicrules.lint.row import Finding, Lint
from indicrules.lint.stretches import holds_any, in_order
from indicrules.lint.tried import Tried
from indicrules.lint.view import View
from indicrules.model import expression as ex
from indicrules.model.rules import Bound, Item
from indicrules.model.types import DayType, NumberType
from indicrules.model.walk import within
from indicrules.syntax import tree
from indicrules.text.diagnostic import Edit, Secondary
from indicrules.text.patterns import pattern
from indicrules.text.sentence import say

_ABOVE = frozenset((">", ">="))
_BELOW = frozenset(("<", "<="))
_CUT = frozenset(("proportional", "all_or_nothing", "distance"))  # methods by which more than the target earns no more
_TIMES = 2
_RATIOS = frozenset(("proportional", "symmetric"))
_LESS_ENGLISH = pattern(
    r"(?i)(?:^|_| )(complaints?|accidents?|errors?|error_rate|defects?|defect_rate|overdue|delays?|arrears|violations?|"
    r"absences?|absenteeism|injuries|outages?|downtime|backlog)$"
)
_LESS_CHINESE = pattern(
    "(投诉|差错|事故|违规|违纪|逾期|超期|延误|死亡|缺陷|不合格|失败|退货|流失|空置|负债|闲置|结转结余|信访|发病|伤亡|返工|失误)"
    "(率|数|量|件数|次数|起数|人数|数量|金额)$"
)


def _settled(item: Item, view: View) -> Iterator[Finding]:
    """Find a target that is always met, or never, whatever the data may be."""
    target, actual = item.target, item.actual
    if target is None or actual is None or not isinstance(actual.type, NumberType):
        return
    known = view.actual_range(item)
    if (known.low is None and known.high is None) or known.known is not None:
        return
    if isinstance(target, Bound):
        end = view.fact(target.value, item).range
        if target.operator != "!=" and compared(target.operator, known, end) is None:
            return
    met = view.of(item).words["met"].range.known
    if met is None:
        return
    low = None if known.low is None else figure(known.low, actual.type)
    high = None if known.high is None else figure(known.high, actual.type)
    key = "target-settled.always" if met else "target-settled.never"
    where = (
        say("phrase.from-to", low=low, high=high)
        if low is not None and high is not None
        else say("phrase.at-least", end=low)
        if low is not None
        else say("phrase.at-most", end=high or "")
    )
    said = say(key, target=target.span.words, name=item.name, where=where)
    yield Finding(said, target.span, say("target-settled.hint"))


def _share_of_nothing(item: Item, view: View) -> Iterator[Finding]:
    """Find a ratio to a target that is not positive, which is 1 if the target is met and else 0."""
    target, score = item.target, item.score
    if not isinstance(target, Bound) or not isinstance(target.value.type, NumberType) or target.operator == "!=":
        return
    end = view.fact(target.value, item).range.known
    if end is None or end > 0 or view.model.dated or not isinstance(score, ex.Applied):
        return
    if not is_shipped(score) or score.method not in _RATIOS:
        return
    said = say("ratio-to-nothing", name=item.name, target=target.span.words, method=score.method,
               full=points(item.full or Fraction(0), item))  # fmt: skip
    clause = view.clause(item, tree.Score)
    key = "ratio-to-nothing.hint" if end == 0 else "ratio-to-nothing.hint-below"
    if clause is None:
        yield Finding(said, target.span, say(key))
        return
    opening = clause.span.text[: len(clause.span.text) - len(clause.body.span.text)]
    edit = Edit(clause.span, f"{opening}all_or_nothing")
    edits = (edit,) if clause.span.text == f"{opening}{clause.body.span.text}" and end == 0 else ()
    yield Finding(said, target.span, say(key), (Secondary(clause.span, say("label.the-formula")),), edits)


def _missed_and_full(item: Item, view: View) -> Iterator[Finding]:
    """Find a target of one value that is missed upward for the full mark."""
    target = item.target
    if not isinstance(target, Bound) or target.operator != "=" or item.score is None or not item.full:
        return
    end = view.fact(target.value, item).range.known if isinstance(target.value.type, NumberType) else None
    if end is None or end <= 0 or item.actual is None:
        return
    allowed = view.actual_range(item)
    if not holds_any(_beyond(allowed, end)) or _is_checked(item, view):
        return
    value = plain(_beyond(allowed, end, 2 * end), item.actual.type)
    if not any(isinstance(each, ex.Word) and each.word == "completion" for each in within(item.score)):
        return  # points are taken for what falls short, and nothing else
    tried = None if value is None else Tried(view, item, value)
    if tried is None or tried.met is not False or tried.points is None or tried.points < item.full:
        return
    assert value is not None
    shown = figure(value, target.value.type)
    said = say("missed-upward-for-full-mark", value=shown, target=target.span.words, name=item.name,
               full=points(item.full, item))  # fmt: skip
    yield Finding(said, target.span, say("missed-upward-for-full-mark.hint", end=target.value.span.words))


def _beyond(allowed: Range, end: Number, to: Number | None = None) -> Range:
    """Give what of a range lies above a number, and not above another."""
    high = allowed.high if to is None or (allowed.high is not None and allowed.high < to) else to
    return Range(end, high, True)


def _is_checked(item: Item, view: View) -> bool:
    """Tell whether a check or requirement speaks of all that the actual is made of, as of numerator and denominator."""
    read = {each.name for each in view.own_nodes(item.actual) if isinstance(each, ex.InputValue | ex.MetricValue)}
    return any(read and read <= names for names in view.checked)


def _missing_pays(item: Item, view: View) -> Iterator[Finding]:
    """Find a formula of the author's by which an actual that misses the target scores more than one that meets it."""
    target = item.target
    if not isinstance(target, Bound) or item.score is None or item.actual is None or not item.full:
        return
    if isinstance(item.score, ex.Word | ex.Constant) or (isinstance(item.score, ex.Applied) and is_shipped(item.score)):
        return
    if target.operator not in _ABOVE | _BELOW or not isinstance(target.value.type, NumberType):
        return
    known = view.fact(target.value, item).range.known
    if known is None or known <= 0:
        return
    end, allowed = Fraction(known), view.actual_range(item)
    less = target.operator in _BELOW
    better = [end, end / 2] if less else [end]
    worse = [end * Fraction(11, 10), end * 2] if less else [end * Fraction(9, 10), end / 2, Fraction(0)]
    steps = _steps(item, view)
    if steps is not None and _never_pays(steps, better, worse):
        return
    good = [each for each in (_tried(view, item, value, allowed) for value in better) if each and each[1].met]
    bad = [each for each in (_tried(view, item, value, allowed) for value in worse) if each and each[1].met is False]
    if not good or not bad:
        return
    low = min(good, key=lambda each: each[1].points or 0)
    high = max(bad, key=lambda each: each[1].points or 0)
    assert low[1].points is not None
    assert high[1].points is not None
    if low[1].points >= high[1].points:
        return
    type_ = target.value.type
    said = say(
        "missing-pays-more", bad=figure(high[0], type_), high=points(high[1].points, item),
        good=figure(low[0], type_), low=points(low[1].points, item), target=target.span.words, name=item.name,
    )  # fmt: skip
    yield Finding(said, item.score_span or item.span, say("missing-pays-more.hint"),
                  (Secondary(target.span, say("label.the-target")),))  # fmt: skip


def _steps(item: Item, view: View) -> tuple[tuple[Range, Number], ...] | None:
    """Give what each stretch of an actual scores where that is a table of constants alone, None where it is more."""
    score, actual = item.score, item.actual
    if not isinstance(score, ex.Cases) or item.adjustments or item.limits:
        return None
    division = next((each for each in view.divisions(item) if each.cases is score), None)
    subject = None if division is None else division.subject
    if division is None or not (subject is actual or (isinstance(subject, ex.Word) and subject.word == "actual")):
        return None
    found = in_order(division)
    steps = tuple(
        (part, value.value)
        for part, value in found
        if isinstance(value, ex.Constant) and isinstance(value.value, Fraction)
    )
    return steps if len(steps) == len(found) else None


def _never_pays(steps: tuple[tuple[Range, Number], ...], better: list[Fraction], worse: list[Fraction]) -> bool:
    """Tell whether no value that misses the target scores more than one that meets it."""
    good, bad = ([mark for value in values for part, mark in steps if part.holds(value)] for values in (better, worse))
    return not good or not bad or max(bad) <= min(good)


def _tried(view: View, item: Item, value: Fraction, allowed: Range) -> tuple[Fraction, Tried] | None:
    """Give what an actual comes to, where it is one that there may be and what it comes to is known."""
    if not allowed.holds(value):
        return None
    found = Tried(view, item, value)
    return None if found.points is None else (value, found)


def _less_is_better(item: Item, view: View) -> Iterator[Finding]:
    """Find a target to be reached from below of what is better the less there is of it, by its name."""
    target = item.target
    if not isinstance(target, Bound) or target.operator not in _ABOVE or not isinstance(target.value.type, NumberType):
        return
    for name in (item.title, item.name):
        found = name and (_LESS_ENGLISH.search(name) or _LESS_CHINESE.search(name))
        if found:
            flipped = "<=" if target.operator == ">=" else "<"
            said = say("more-of-what-is-bad", name=item.name, word=found[0].strip("_ "), target=target.span.words)
            text = f"{flipped} {target.value.span.words}"
            yield Finding(
                said, target.span, say("more-of-what-is-bad.hint", text=text), edits=(Edit(target.span, text),)
            )
            return


def _beyond_counts_nothing(item: Item, view: View) -> Iterator[Finding]:
    """Find an actual that may come to several times its target, for which nothing is given, asked or said."""
    target, score = item.target, item.score
    if not isinstance(target, Bound) or target.operator not in _ABOVE or not isinstance(item.actual, ex.InputValue):
        return
    if not isinstance(score, ex.Applied) or not is_shipped(score) or score.method not in _CUT:
        return
    type_, given = item.actual.type, view.model.inputs[item.actual.name]
    if not isinstance(type_, NumberType) or type_.percent or not isinstance(given.high, Fraction):
        return
    known = view.fact(target.value, item).range.known
    if known is None or known <= 0 or given.high < known * _TIMES:
        return
    if item.bonus or item.note or item.adjustments or any(given.name in names for names in view.checked):
        return
    said = say("over-achievement-ignored", value=figure(given.high, type_), name=item.name,
               times=near_text(given.high / known, 2)[0], target=target.span.words)  # fmt: skip
    asked = figure(Fraction(known) * _TIMES, type_)
    yield Finding(said, target.span, say("over-achievement-ignored.hint", name=given.name, value=asked))


def _outside_period(item: Item, view: View) -> Iterator[Finding]:
    """Find a deadline before the period begins, or more than a year after it."""
    target, period = item.target, view.model.period
    if not isinstance(target, Bound) or not isinstance(target.value.type, DayType):
        return
    node = target.value
    if not isinstance(node, ex.Constant) or not isinstance(node.value, datetime.date) or isinstance(period, str):
        return
    year = period.year if isinstance(period, datetime.date) else period
    if year is None or year <= node.value.year <= year + 1:
        return
    said = say("deadline-outside-period", deadline=node.value.isoformat(), name=item.name, period=str(period))
    yield Finding(said, target.span, say("deadline-outside-period.hint", year=str(year)))


LINTS = (
    Lint("target-settled", "warning", _settled),
    Lint("ratio-to-nothing", "warning", _share_of_nothing, safe=True),
    Lint("missed-upward-for-full-mark", "warning", _missed_and_full),
    Lint("missing-pays-more", "warning", _missing_pays),
    Lint("more-of-what-is-bad", "note", _less_is_better),
    Lint("over-achievement-ignored", "note", _beyond_counts_nothing),
    Lint("deadline-outside-period", "warning", _outside_period),
)
