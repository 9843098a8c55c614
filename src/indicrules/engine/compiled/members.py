"""Write what a parent makes of its members: their lists, their sum, and the share of weight that counts."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import lcm

from indicrules.engine.bonus import exceeds, sums
from indicrules.engine.compiled import lists, operations
from indicrules.engine.compiled.branches import join
from indicrules.engine.compiled.functions import gathered
from indicrules.engine.compiled.program import Program, Tally, reals
from indicrules.engine.compiled.values import ONE_PAIR, ZERO, ZERO_PAIR, Listed, Number, Pair, Wholes, Written, fixed
from indicrules.model.rules import Item


def tally(rule: Item, items: Mapping[str, Item]) -> Tally:
    """Give what an item's members weigh, in whole numbers."""
    weights = {name: items[name].weight or ZERO for name in rule.summed}
    if not any(weights.values()):
        return Tally(dict.fromkeys(rule.summed, 1), 1, len(rule.summed), False)
    scale = lcm(*(each.denominator for each in weights.values()))
    shares = {name: each.numerator * (scale // each.denominator) for name, each in weights.items()}
    return Tally(shares, scale, sum(shares.values()), True)


def anything(rule: Item, program: Program) -> None:
    """Write that an item of which no member counts is inapplicable."""
    found = _tally(rule, program)
    if sum(found.shares[name] for name in found.droppable) == found.whole:
        program.put(f"if {found.lost} == {found.whole}: raise {program.inapplicable_error}")
        program.inapplicable = True


def coverage(rule: Item, program: Program) -> Pair:
    """Write the share of weight that counts."""
    found = _tally(rule, program)
    if found.lost is None:
        return ONE_PAIR
    key = ("coverage", rule.name, rule.kind)
    known: Pair | None = program.fact(key)
    if known is None:
        present = program.assign(f"{found.whole} - {found.lost}", found.whole.bit_length())
        known = Pair(Fraction(1, found.whole), present, None, ZERO, Fraction(1))
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
    values = {name: _brought(word, name, program) for name in rule.summed}
    droppable = [name for name in rule.summed if program.items[name].dropped]
    whole = gathered(program, list(values.values()))
    found = whole if whole is not None else reals(program, list(values.values()))
    if not droppable:
        return found
    counted = ", ".join(_always(name, program) for name in rule.summed)
    text = f"{program.constant(lists.counted)}({found.name}, ({counted},))"
    lost = _tally(rule, program).lost
    name = program.assign(f"{text} if {lost} else {found.name}" if _all_tallied(rule, program) else text)
    return Wholes(found.factor, name, found.bits) if isinstance(found, Wholes) else type(found)(name)


def _always(name: str, program: Program) -> str:
    return program.items[name].status or "0"


def _all_tallied(rule: Item, program: Program) -> bool:
    found = _tally(rule, program)
    return all(found.shares[name] for name in rule.summed if program.items[name].dropped)


def _brought(word: str, name: str, program: Program) -> Number:
    match word:
        case "scores":
            return program.items[name].score
        case "points":
            return program.items[name].points
        case _:
            return fixed(program.model.items[name].weight or ZERO)


def plain_sum(rule: Item, program: Program) -> Number:
    """Write the sum of the counted members' points, rescaled to what all weigh."""
    found = _tally(rule, program)
    points = [program.items[name].points for name in rule.summed]
    if rule.out_of is not None:
        return _out_of(rule, rule.out_of, found, points, program)
    if not found.weighted:
        return operations.add(program, *points) if points else ZERO_PAIR
    own: list[Number] = []
    extra: list[Number] = []
    brought: list[Number] = []
    for name, each in zip(rule.summed, points, strict=True):
        member = program.model.items[name]
        weight = member.weight or ZERO
        held, above = _split(each, fixed(weight), program)
        if name in program.bonuses:
            held, above = _inherited(each, weight, above, program.bonuses[name], program)
        own.append(held)
        if above is not ZERO_PAIR:
            extra.append(above)
            if exceeds(member) or name in program.bonuses:
                brought.append(above)
    together = operations.add(program, *own)
    if found.lost is not None:
        together = operations.multiply(program, together, _factor(found, program))
    if brought and _is_asked_for_bonuses(rule, program):
        program.bonuses[rule.name] = operations.add(program, *brought)
    return operations.add(program, together, *extra) if extra else together


def _is_asked_for_bonuses(rule: Item, program: Program) -> bool:
    """Tell whether the parent is a sum that may leave a group's bonuses out of what it stretches."""
    if rule.kind == "ruleset":
        return False
    items = program.model.items
    parent = items[rule.parent] if rule.parent is not None else program.model.root
    return sums(parent, items) and rule.name in parent.summed


def _inherited(
    points: Number, weight: Fraction, above: Number, brought: Number, program: Program
) -> tuple[Number, Number]:
    """Write what of a group's points its weight earned, and its bonus; see `bonus.parted`."""
    most = operations.lesser(program, brought, points)
    bonus = operations.greater(program, above, most)
    own = operations.subtract(program, points, bonus)
    if isinstance(own, Pair) and own.known is None:
        own = Pair(own.factor, own.over, own.under, ZERO, weight)
    return own, bonus


def _split(points: Number, weight: Pair, program: Program) -> tuple[Number, Number]:
    """Write the part of points up to a weight, and the bonus above it."""
    above = operations.compare(program, ">", points, weight)
    if above.known is not None:
        return (weight, operations.subtract(program, points, weight)) if above.known else (points, ZERO_PAIR)
    with program.under(f"if {above.text}:") as over:
        bonus = operations.subtract(program, points, weight)
    with program.under("else:") as within:
        pass
    extra = join(program, [(over, bonus), (within, ZERO_PAIR)])
    held = join(program, [(over, weight), (within, points)])
    return _number(held), _number(extra)


def _factor(found: Tally, program: Program) -> Pair:
    present = program.assign(f"{found.whole} - {found.lost}", found.whole.bit_length())
    return Pair(Fraction(found.whole), None, present, ZERO)


def _out_of(rule: Item, out_of: Fraction, found: Tally, points: list[Number], program: Program) -> Number:
    if not found.weighted:
        program.refuse()
        return ZERO_PAIR
    together = operations.add(program, *points)
    share = fixed(out_of * found.scale)
    if found.lost is None:
        return operations.multiply(program, together, fixed(share.factor / found.whole))
    present = program.assign(f"{found.whole} - {found.lost}", found.whole.bit_length())
    scaled = Pair(share.factor, None, present, ZERO)
    return operations.multiply(program, together, scaled)


def _tally(rule: Item, program: Program) -> Tally:
    return program.tallies[None if rule.kind == "ruleset" else rule.name]


def _number(value: Written) -> Number:
    assert not isinstance(value, Wholes)
    return value  # type: ignore[return-value]  # joined of numbers
