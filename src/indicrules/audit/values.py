"""Turn a published weight, completion, target or actual into a finding: what the ruleset and the data have."""

from __future__ import annotations

import datetime
import re
from fractions import Fraction
from typing import Any

from indicrules.audit.bench import Bench
from indicrules.audit.causes.rounding import roundings
from indicrules.audit.causes.values import at_digits, copies, of_actual, of_completion, of_weight
from indicrules.audit.facts import gap_text, number, percent
from indicrules.audit.figure import Figure, in_units
from indicrules.audit.found import Cause, Finding
from indicrules.audit.judged import differs, disagrees, passed, skipped, subject
from indicrules.audit.matching import Held
from indicrules.audit.surroundings import is_share, lines
from indicrules.card.arithmetic import SIGNS, measured_type, value_text
from indicrules.exact.number import published
from indicrules.model import expression as ex
from indicrules.model import rules
from indicrules.model.rules import Bound
from indicrules.model.types import DayType, NumberType, TextType, TruthType, Type
from indicrules.text.patterns import pattern
from indicrules.text.sentence import say

_NEVER_OVER = pattern(r"满意|合格|达标|办结|覆盖|及时|优良|satisf|pass rate", re.IGNORECASE)
_PRINTED = frozenset({"rounded", "cut", "rounded-half-even", "rounded-half-down", "not-rounded"})


def weight(bench: Bench, held: Held) -> Finding:
    """Hold a published weight against the ruleset's."""
    rule = held.rule
    assert rule is not None  # only actuals are of inputs
    own = rule.full if rule.kind == "ruleset" else rule.weight
    figure = held.figure
    if figure is None or figure.kind == "blank":
        return skipped(held, say("audit.not-published"))
    if figure.kind != "number":
        return skipped(held, say("audit.not-a-number", text=figure.text))
    if own is None:
        return skipped(held, say("audit.no-weight"))
    if (figure.percent == 100) != rule.weighs_percent:
        figure = figure.of_hundred() if rule.weighs_percent else figure.hundredfold()
    if figure.value == own:
        return passed(held, published(own))
    parent = bench.card.model.around(rule)
    causes = (*of_weight(own, parent.full, len(parent.members), figure), *copies(figure, lines(bench, held), None))
    value = percent(own) if rule.weighs_percent else number(own)
    return disagrees(
        "weight-differs", held, differs(held, value), published(own), gap_text(figure.value, own), causes,
        delta=published(figure.value - own),
    )  # fmt: skip


def completion(bench: Bench, held: Held) -> Finding:
    """Hold a published completion against the actual and the target of the data."""
    rule, figure = held.rule, held.figure
    if figure is None or figure.kind == "blank":
        return skipped(held, say("audit.not-published"))
    if figure.kind != "number":
        return skipped(held, say("audit.not-a-number", text=figure.text))
    item = None if rule is None else bench.item(rule)
    if item is None or item.completion is None:
        return skipped(held, say("audit.no-completion"))
    facts = bench.facts(item)
    exact = facts.completion if facts.completion is not None else Fraction(item.completion)
    if not is_share(figure, exact):
        figure = figure.of_hundred()
    way = percent(exact)
    if facts.quotient is not None:
        over, under = map(facts.shown, facts.quotient)
        way = f"{over} / {under} = {way}"
    if at_digits(exact, figure) or figure.value == item.completion:
        return passed(held, published(exact), way)
    causes = tuple(of_completion(facts, figure))
    if figure.value < 0:
        said = say("audit.negative", subject=subject(held), claimed=held.claim.value or "")
        return disagrees("impossible-value", held, said, published(exact), way, causes)
    near = bool(causes) and causes[0].code in _PRINTED | {"completion-capped"}
    return disagrees(
        "completion-differs", held, differs(held, percent(exact)), published(exact), way, causes, near=near
    )


def target(bench: Bench, held: Held) -> Finding:
    """Hold a published target against the ruleset's."""
    rule = held.rule
    assert rule is not None  # only actuals are of inputs
    item, own = bench.item(rule), rule.target
    if item is None or own is None:
        return skipped(held, say("audit.no-target"))
    if held.figure is None and held.low is None and held.high is None:
        return skipped(held, say("audit.not-published"))
    if not isinstance(own, Bound):
        return _range(bench, held, item.outcome.trace, own)
    if held.figure is None or held.figure.kind == "blank":
        return skipped(held, say("audit.not-published"))
    value: Any = item.outcome.target
    if value is None:
        value = item.outcome.trace.get(id(own.value), own.value.value if isinstance(own.value, ex.Constant) else None)
    if value is None:
        return skipped(held, say("audit.no-target"))
    found = _against(bench, held, own.value.type, value, rule)
    if found.status == "pass" and held.figure.sign not in (None, own.operator):
        said = say(
            "audit.sign-differs", subject=subject(held), claimed=held.claim.value or "", sign=SIGNS[own.operator]
        )
        return disagrees(
            "target-differs", held, said, found.recomputed, near=held.figure.sign == "=" or own.operator == "="
        )
    return found


def actual(bench: Bench, held: Held) -> Finding:
    """Hold a published actual, or a published input, against the data."""
    figure = held.figure
    if figure is None or figure.kind == "blank":
        return skipped(held, say("audit.not-published"))
    if held.given is not None:
        value = bench.card.actuals.get(held.given.name)
        if value is None or not isinstance(value, Fraction | str | bool | datetime.date):
            return skipped(held, say("audit.missing", name=held.given.name))
        return _against(bench, held, held.given.type, value, None)
    assert held.rule is not None
    item = bench.item(held.rule)
    type_ = measured_type(held.rule)
    if item is None or type_ is None:
        return skipped(held, say("audit.no-actual"))
    if item.outcome.actual is None:
        reason = item.reason
        named = None if reason is None else reason.name
        return skipped(held, say("audit.no-score") if named is None else say("audit.missing", name=named))
    return _against(bench, held, type_, item.outcome.actual, held.rule)


def _against(bench: Bench, held: Held, type_: Type, value: Any, rule: rules.Item | None) -> Finding:
    """Hold what was published against a value of a type."""
    figure, what = held.figure, held.claim.what
    assert figure is not None  # what was not published is skipped before
    shown = value_text(value, type_, whole=True)
    match type_:
        case NumberType() if figure.kind == "number" and isinstance(value, Fraction):
            return _number(bench, held, figure, type_, value, rule)
        case DayType() if figure.kind == "date":
            agrees = figure.date == value
        case TruthType() if figure.kind == "yes/no":
            agrees = figure.truth == value
        case TextType():
            agrees = figure.text.strip() == value
        case _ if figure.kind in ("number", "date") and isinstance(type_, NumberType | DayType | TruthType):
            said = say("audit.wrong-type", subject=subject(held), claimed=figure.text, value=shown)
            return disagrees("wrong-type", held, said, _plain(value))
        case _:
            return skipped(held, say("audit.not-readable", text=figure.text))
    if agrees:
        return passed(held, _plain(value))
    return disagrees(f"{what}-differs", held, differs(held, shown), _plain(value))


def _number(
    bench: Bench, held: Held, figure: Figure, type_: NumberType, value: Fraction, rule: rules.Item | None
) -> Finding:
    if type_.percent and figure.percent == 1 and figure.unit is None and figure.value != value:
        figure = figure.of_hundred()
    scale = Fraction(1) if type_.percent else type_.scale
    base = figure.value if type_.percent else in_units(figure, bench.card.model.units, type_.unit)
    what, shown = held.claim.what, value_text(value, type_, whole=True)
    if base is None or (figure.percent != 1 and type_.dimension):
        said = say("audit.wrong-type", subject=subject(held), claimed=figure.text, value=shown)
        return disagrees("wrong-type", held, said, published(value / scale))
    if base == value or (rule is not None and what == "actual" and not _is_given(rule) and _at(value, base, figure)):
        return passed(held, published(value / scale))
    facts = None if rule is None else bench.facts(bench.card[rule.name])
    causes: tuple[Cause, ...] = tuple(roundings(value / scale, None, figure))
    if what == "actual":
        causes = tuple(of_actual(facts, value, figure, scale))
    last = bench.before.get((held.of, what))
    before = None if last is None or last.figure is None else last.figure.value
    causes += tuple(copies(figure, lines(bench, held), before))
    said, code = differs(held, shown), f"{what}-differs"
    if what == "actual" and _is_impossible(bench, held, base, type_):
        said, code = (
            say("audit.impossible", subject=subject(held), claimed=figure.text, value=shown),
            "impossible-value",
        )
    near = bool(causes) and causes[0].code in _PRINTED and code != "impossible-value"
    arithmetic = "" if type_.percent else gap_text(figure.value, value / scale)
    return disagrees(code, held, said, published(value / scale), arithmetic, causes, near=near)


def _at(value: Fraction, base: Fraction, figure: Figure) -> bool:
    """Tell whether what was worked out of several data is published at the digits that it shows."""
    factor = figure.value / base if base else Fraction(1)
    return at_digits(value * factor, figure)


def _is_given(rule: rules.Item) -> bool:
    return isinstance(rule.actual, ex.InputValue)


def _is_impossible(bench: Bench, held: Held, base: Fraction, type_: NumberType) -> bool:
    """Tell whether an input's range does not allow a value, or a share that cannot be over 100 % is."""
    given = held.given
    if given is None and held.rule is not None and isinstance(held.rule.actual, ex.InputValue):
        given = bench.card.model.inputs.get(held.rule.actual.name)
    if given is not None and not given.allows(base):
        return True
    named = " ".join(filter(None, (held.of, None if held.rule is None else held.rule.title)))
    return type_.percent and base > 1 and _NEVER_OVER.search(named) is not None


def _range(bench: Bench, held: Held, trace: Any, own: rules.Range) -> Finding:
    """Hold a published interval against a target between two ends."""
    type_ = own.low.type
    ends = [trace.get(id(each), each.value if isinstance(each, ex.Constant) else None) for each in (own.low, own.high)]
    given = held.low, held.high
    if not isinstance(type_, NumberType) or any(each is None or each.kind != "number" for each in given):
        return skipped(held, say("audit.not-readable", text=held.claim.value or ""))
    low, high = (
        in_units(each, bench.card.model.units, type_.unit, share=type_.percent) for each in given if each is not None
    )
    if [low, high] == ends:
        return passed(held, own.span.words)
    return disagrees("target-differs", held, differs(held, own.span.words), own.span.words)


def _plain(value: Any) -> Any:
    return published(value) if isinstance(value, Fraction) else value
