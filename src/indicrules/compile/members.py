"""Write what a parent makes of its members: their lists, and the weight of those that count."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import lcm

from indicrules.compile import lists
from indicrules.compile.listing import gathered
from indicrules.compile.program import Program, Tally
from indicrules.compile.values import ZERO, Listed, Number, Pair, Wholes, fixed
from indicrules.exact.ranges import Range
from indicrules.model.rules import Item


def tally(each: Mapping[str, Fraction]) -> Tally:
    """Give what an item's members count for each, in whole numbers."""
    scale = lcm(*(weight.denominator for weight in each.values()))
    shares = {name: weight.numerator * (scale // weight.denominator) for name, weight in each.items()}
    return Tally(shares, scale, sum(shares.values()))


def counted_weight(program: Program) -> Pair:
    """Write the weight of the members that count."""
    rule = program.rule
    found, key = program.tallies[None if rule.kind == "ruleset" else rule.name], ("weight", rule.name, rule.kind)
    if found.lost is None:
        return fixed(Fraction(found.whole, found.scale))
    known: Pair | None = program.fact(key)
    if known is None:
        present = program.assign(f"{found.whole} - {found.lost}", found.whole.bit_length())
        least = found.whole - sum(found.shares[name] for name in found.droppable)
        scale = Fraction(1, found.scale)
        known = Pair(scale, present, None, Range(least * scale, found.whole * scale))
        program.learn(key, known)
    return known


def list_word(word: str, rule: Item, program: Program) -> Listed:
    """Write the list of what the counted members bring."""
    key = ("list", word)
    known: Listed | None = program.fact(key)
    if known is None:
        known = _list(word, rule, program)
        program.learn(key, known)
    return known


def _list(word: str, rule: Item, program: Program) -> Listed:
    found = gathered(program, [_brought(word, name, program) for name in rule.summed])
    if not any(program.items[name].dropped for name in rule.summed):
        return found
    counted = ", ".join(program.items[name].status or "0" for name in rule.summed)
    text = f"{program.constant(lists.counted)}({found.name}, ({counted},))"
    tallied = program.tallies[None if rule.kind == "ruleset" else rule.name]
    all_tallied = all(tallied.shares[name] for name in rule.summed if program.items[name].dropped)
    name = program.assign(f"{text} if {tallied.lost} else {found.name}" if all_tallied else text)
    return Wholes(found.factor, name, found.bits) if isinstance(found, Wholes) else type(found)(name)


def _brought(word: str, name: str, program: Program) -> Number:
    match word:
        case "scores":
            return program.items[name].score
        case "points":
            return program.items[name].points
        case _:
            return fixed(program.model.items[name].weight or ZERO)
