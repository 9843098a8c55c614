"""Turn tokens into a tree node by an LALR automaton."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from indicrules.syntax.parse_tables import Rule, Tables
from indicrules.syntax.token import END, Token
from indicrules.text.classes import field, frozen
from indicrules.text.source import Source, Span

Builder = Callable[..., object]

_ALL = frozenset(tuple(range(size)) for size in range(1, 20))  # the children are the symbols as they stand


@frozen
class Failure:
    """The place where the tokens stopped making sense, and the terminals that could have stood there."""

    index: int
    expected: frozenset[str]


@frozen
class Automaton:
    """Tables with the node builder of each reduction looked up.

    `leaps` notes, for two states and the terminal that follows, where the second goes by reductions that build
    nothing: a number becomes an expression through a dozen of them.
    """

    tables: Tables
    steps: tuple[tuple[str, int, Builder | None, Rule], ...]
    leaps: dict[tuple[int, int, str], int] = field(factory=dict, eq=False, repr=False)


def automaton(tables: Tables, builders: Mapping[str, Builder]) -> Automaton:
    """Join tables and node builders."""
    steps = tuple((rule.origin, rule.size, builders[rule.name] if rule.name else None, rule) for rule in tables.rules)
    return Automaton(tables, steps)


def run(machine: Automaton, start: str, tokens: Iterable[Token], source: Source) -> object | Failure:
    """Build the node that `start` names from `tokens`, or say where that fails."""
    actions = machine.tables.actions
    steps, leaps = machine.steps, machine.leaps
    last = machine.tables.ends[start]
    states = [machine.tables.starts[start]]
    values: list[Any] = []
    opens: list[int] = []  # where the text of each value begins
    closed = 0  # where the last token that was taken in ends
    taken_in = tuple(tokens)
    for index, token in enumerate((*taken_in, None)):
        kind = END if token is None else token.kind
        action = actions[states[-1]].get(kind)
        while action is None or action < 0:
            if action is None:
                return Failure(index, _expected(machine, start, taken_in[:index]))
            origin, size, builder, rule = steps[-action - 1]
            if size == 1 and builder is None and not rule.is_list:
                key = (states[-2], states.pop(), kind)
                state = leaps.get(key, -1)
                if state < 0:
                    state = leaps[key] = _leap(machine, *key)
            else:
                if size == 1:
                    values[-1] = _reduced(rule, builder, [values[-1]], source, opens[-1], closed)
                    states.pop()
                elif size:
                    taken = values[-size:]
                    del values[-size:], states[-size:], opens[1 - size :]
                    values.append(_reduced(rule, builder, taken, source, opens[-1], closed))
                else:
                    values.append(_reduced(rule, builder, [], source, closed, closed))
                    opens.append(closed)
                state = actions[states[-1]][origin]
            states.append(state)
            if state == last and token is None:
                result: object = values[0]
                return result
            action = actions[state].get(kind)
        assert token is not None  # INVARIANT: the end is never shifted, it only completes
        states.append(action)
        values.append(token)
        opens.append(token.start)
        closed = token.end
    raise AssertionError("the end of the tokens either completes or fails")


def _leap(machine: Automaton, below: int, state: int, kind: str) -> int:
    """Give where `state`, on top of `below`, goes before `kind` by reductions that build nothing."""
    actions = machine.tables.actions
    while True:
        action = actions[state].get(kind)
        if action is None or action >= 0:
            return state
        origin, size, builder, rule = machine.steps[-action - 1]
        if size != 1 or builder is not None or rule.is_list:
            return state
        state = actions[below][origin]
        if kind == END and state in machine.tables.ends.values():
            return state


def _reduced(rule: Rule, builder: Builder | None, taken: list[Any], source: Source, start: int, end: int) -> object:
    if rule.is_list and isinstance(taken[0], list):
        grown: list[object] = taken[0]
        grown.extend(taken[place] for place in rule.children[1:] if place is not None)
        return grown
    children = taken
    if len(rule.children) != len(taken) or rule.children not in _ALL:
        children = [None if place is None else taken[place] for place in rule.children]
    if list in map(type, children):
        children = [each for child in children for each in (child if isinstance(child, list) else (child,))]
    if rule.is_list:
        return children
    if builder is None:
        return children[0]
    return builder(Span(source, start, end), *children)


def _expected(machine: Automaton, start: str, tokens: Sequence[Token]) -> frozenset[str]:
    """Give the terminals that can stand after `tokens`.

    The last state alone does not tell: a reduction may have been made for a terminal that then fails, and a table
    also lists terminals that would fail a step later.
    """
    states = [machine.tables.starts[start]]
    for token in tokens:
        _take(machine, states, token.kind)
    row = machine.tables.actions[states[-1]]
    return frozenset(kind for kind in row if not kind.islower() and _take(machine, list(states), kind))


def _take(machine: Automaton, states: list[int], kind: str) -> bool:
    """Move `states` past a terminal; say whether that went."""
    actions = machine.tables.actions
    while True:
        action = actions[states[-1]].get(kind)
        if action is None:
            return False
        if action >= 0:
            states.append(action)
            return True
        origin, size, _, _ = machine.steps[-action - 1]
        if size:
            del states[-size:]
        states.append(actions[states[-1]][origin])
        if kind == END and states[-1] in machine.tables.ends.values():
            return True
