"""Turn a check into what its figures show: each comparison that decided it, worked out, by the sign that is true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from indicrules.card.arithmetic import Arithmetic, alone, equal, unit_within, value_text
from indicrules.card.checks import CheckResult
from indicrules.model import expression as ex
from indicrules.model.types import ListType, NumberType
from indicrules.model.units import Unit

_SIGNS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"=": ("=", "≠"), "!=": ("≠", "="), "<": ("<", "≥"), "<=": ("≤", ">"), ">": (">", "≤"), ">=": ("≥", "<")}
)
"""Of each comparison the sign of what is so where it holds, and where it does not."""

_LEAVES = (ex.Constant, ex.InputValue, ex.MetricValue, ex.ItemValue, ex.Word)
_MOST = 12  # parts of a sum that are written one by one
_PLUS = 5  # how tightly a sum binds, as `Arithmetic` counts it


def worked(check: CheckResult) -> str:
    """Give the comparisons that decided a check, each redone by hand, with `;` between them.

    `88667.67 万元 + 229065.13 万元 = 317732.8 万元 ≠ 229065.13 万元` where parts do not add up.
    """
    found = _facts(check.check.condition, _Opened(check.trace), holds=check.status == "passed")
    return "; ".join(dict.fromkeys(found))


class _Opened(Arithmetic):
    """Writes the sum of several values as they are added: `a + b` for `sum((a, b))`."""

    def _write(self, node: ex.Expression, beside: Unit | None = None) -> tuple[str, int]:
        parts = _added(node)
        if parts is None:
            return super()._write(node, beside)
        return " + ".join(self._at(each, _PLUS, beside) for each in parts), _PLUS

    def side(self, node: ex.Expression, other: ex.Expression) -> str:
        """Write one side of a comparison, and what it comes to."""
        unit, value = unit_within(other), self.value(node)
        text = self.text(node, unit)
        if value is None or isinstance(node, _LEAVES):
            return alone(text)
        as_share = _is_plain(node) and isinstance(other.type, NumberType) and other.type.percent
        return equal(text, value_text(value, other.type if as_share else node.type, unit))


def _facts(node: ex.Expression, words: _Opened, *, holds: bool) -> Iterator[str]:
    match node:
        case ex.Applied():
            yield from _facts(node.body, words, holds=holds)
        case ex.Not():
            yield from _facts(node.operand, words, holds=not holds)
        case ex.Logic():
            sides = [each for each in (node.left, node.right) if words.value(each) is not None]
            if (node.operator == "and") != holds:  # one side decides
                sides = [each for each in sides if words.value(each) is holds][:1]
            for each in sides:
                yield from _facts(each, words, holds=holds)
        case ex.Comparison():
            sign = _SIGNS[node.operator][not holds]
            left, right = words.side(node.left, node.right), words.side(node.right, node.left)
            yield left if sign == "=" and left.endswith(f" = {right}") else f"{left} {sign} {right}"
        case ex.Conditional() | ex.Cases() if words.taken(node) is not node:
            yield from _facts(words.taken(node), words, holds=holds)
        case _:
            value = "yes" if holds else "no"
            yield f"{node.span.words} = {value}"


def _is_plain(node: ex.Expression) -> bool:
    return isinstance(node.type, NumberType) and not node.type.dimension and not node.type.percent


def _added(node: ex.Expression) -> tuple[ex.Expression, ...] | None:
    """Give the values of a sum that are written one by one; None where it is none, or of too many."""
    if not isinstance(node, ex.Function) or node.name != "sum":
        return None
    parts = node.arguments
    if len(parts) == 1 and isinstance(parts[0], ex.Function) and parts[0].name == "list":
        parts = parts[0].arguments
    return None if len(parts) > _MOST or any(isinstance(each.type, ListType) for each in parts) else parts
