"""Tell which items are scored in percent: those whose `total` or `out of` is one, and what counts toward these."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import assert_never

from indicrules.model.names import Names, Scale
from indicrules.syntax import tree

_Block = tree.ScoredBlock
_Says = Callable[[tree.Expression], bool]


def scales_of(root: _Block, names: Names, says: _Says) -> dict[str, Scale]:
    """Give the scales of the ruleset, under `""`, and of its items, where any is in percent; else nothing.

    `says` tells whether an expression is a percent.
    """
    clauses = (each for block in (root, *names.items.values()) for each in block.clauses)
    if not any(says(each.value) for each in clauses if isinstance(each, tree.Total | tree.OutOf)):
        return {}
    return _Scales(root, names, says).all()


class _Scales:
    def __init__(self, root: _Block, names: Names, says: _Says) -> None:
        self.root, self.items, self.says = root, names.items, says
        self.members: dict[str, list[_Block]] = {}
        for block in self.items.values():
            self.members.setdefault(names.group_of(block), []).append(block)
        self.found: dict[str, Scale] = {}

    def all(self) -> dict[str, Scale]:
        """Give all scales, downward; those of groups that stand in a circle are in points."""
        own = next((self.says(each.value) for each in self._clauses(self.root, tree.Total, tree.OutOf)), False)
        self.found[""] = Scale(own, own)
        waiting = [("", self.root)]
        while waiting:
            name, block = waiting.pop()
            self._members(name, block)
            waiting += [(each.name, each) for each in self.members.get(name, ()) if each.kind == "group"]
        return {name: self.found.get(name, Scale()) for name in ("", *self.items)}

    def _members(self, name: str, block: _Block) -> None:
        """Find the scales of the members of what has one itself."""
        members, inside = self.members.get(name, ()), self.found[name].percent
        weighed = inside and (self._is_sum(block) or self._weighed(members))
        for each in members:
            weighs = weighed if any(isinstance(clause, tree.Weight) for clause in each.clauses) else inside
            out_of = next((self.says(clause.value) for clause in self._clauses(each, tree.OutOf)), None)
            self.found[each.name] = Scale(weighs if out_of is None else out_of, weighs)

    def _weighed(self, members: Iterable[_Block]) -> bool:
        """Tell whether any of some members weighs percents."""
        weights = (clause for each in members for clause in each.clauses if isinstance(clause, tree.Weight))
        return any(clause.value is None or self.says(clause.value) for clause in weights)

    def _is_sum(self, block: _Block) -> bool:
        """Tell whether the weights of its members must add up to a full mark."""
        return not any(isinstance(each, tree.Score | tree.OutOf) for each in block.clauses)

    def _clauses(self, block: _Block, *kinds: type[tree.Total] | type[tree.OutOf]) -> Iterable[tree.Total | tree.OutOf]:
        """Give the clauses of these kinds, in the order of the kinds."""
        return [each for kind in kinds for each in block.clauses if isinstance(each, kind)]


def says_percent(node: tree.Expression, is_percent: Callable[[str], bool]) -> bool:
    """Tell whether a constant is written in percent, itself or by way of params, of which `is_percent` knows."""
    match node:
        case tree.Number():
            return node.unit is not None and node.unit.factors == (("%", 1),)
        case tree.Name():
            return is_percent(node.name)
        case tree.Arithmetic(operator="/"):
            return says_percent(node.left, is_percent) and not says_percent(node.right, is_percent)
        case tree.Arithmetic():
            return says_percent(node.left, is_percent) or says_percent(node.right, is_percent)
        case tree.Negative():
            return says_percent(node.operand, is_percent)
        case tree.Call():
            return any(says_percent(each, is_percent) for each in node.arguments)
        case tree.Conditional():
            return says_percent(node.consequence, is_percent)
        case tree.Text() | tree.Date() | tree.Truth() | tree.Comparison() | tree.Logic() | tree.Not():
            return False
        case _:
            assert_never(node)
