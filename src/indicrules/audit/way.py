"""Write how a recomputed score follows, as an equation that a reader redoes by hand."""

from __future__ import annotations

from fractions import Fraction

from indicrules.audit.bench import Bench, is_sum
from indicrules.audit.facts import Facts, number, percent
from indicrules.model import rules


def way(bench: Bench, rule: rules.Item, value: Fraction) -> str:
    """Write the formula of a proportional score, the sum of members, or the full mark less what is lost."""
    item = bench.item(rule)
    facts = None if item is None else bench.facts(item)
    if facts is not None and facts.proportional and facts.quotient is not None and facts.full is not None:
        return _proportional(facts, facts.full, value)
    if is_sum(rule):
        shown = [Fraction(each) for name in rule.members if (each := bench.card[name].points) is not None]
        if sum(shown) == value:
            return f"{' + '.join(map(number, shown))} = {number(value)}"
    ledger = bench.card.ledger if item is None else item.ledger
    if rule.full is None or not ledger:
        return ""
    return f"{number(rule.full)}{''.join(_less(Fraction(each.points)) for each in ledger)} = {number(value)}"


def _proportional(facts: Facts, full: Fraction, value: Fraction) -> str:
    assert facts.quotient is not None  # as it is proportional
    assert facts.exact is not None
    assert facts.completion is not None
    over, under = map(facts.shown, facts.quotient)
    if facts.completion >= 1:
        return f"{over} / {under} = {percent(facts.completion)}"
    if not facts.unrounded and facts.counted is not None:
        rate = percent(facts.counted)
        found = f"{over} / {under} → {rate}; {number(full)} × {rate} = {number(facts.exact)}"
        return found if facts.exact == value else f"{found} → {number(value)}"
    found = f"{number(full)} × {over} / {under} = {number(facts.exact)}"
    return found if facts.exact == value else f"{found} → {number(value)}"


def _less(points: Fraction) -> str:
    return f" − {number(points)}" if points >= 0 else f" + {number(-points)}"
