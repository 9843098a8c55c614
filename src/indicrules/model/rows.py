"""Find rows of a table that are never reached, for a row before them takes all that they would."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from indicrules.exact.ranges import MIRRORED, Comparing
from indicrules.model import expression as ex
from indicrules.model.constants import literal
from indicrules.text.classes import frozen, parts_of
from indicrules.text.source import Span

_MOST = 200  # earlier rows that a row is compared with
_DEPTH = 20  # of an expression that rows are about

_End = tuple[Fraction, bool]  # where an interval ends, and whether it leaves that point out


@frozen
class Interval:
    """The numbers between two ends, each of which may be lacking."""

    low: _End | None
    high: _End | None

    def holds(self, other: Interval) -> bool:
        """Tell whether every number of `other` lies here too."""
        below = self.low is None or (other.low is not None and other.low >= self.low)
        above = self.high is None or (other.high is not None and _down(other.high) <= _down(self.high))
        return below and above


@frozen
class _Claim:
    """What a row takes: of one thing an interval, or one value; `also` says that it asks for more besides."""

    of: object
    interval: Interval | None
    value: object
    also: bool


def dead_row(conditions: Sequence[ex.Expression]) -> tuple[int, int] | None:
    """Give the first row that is certain never to be reached, and the one before it that takes all that it would."""
    taken: dict[object, list[tuple[_Claim, int]]] = {}
    for index, condition in enumerate(conditions):
        claims = _claims(condition)
        for claim in claims:
            for earlier, place in taken.get(claim.of, ())[:_MOST]:
                if _takes(earlier, claim):
                    return index, place
        if len(claims) == 1 and not claims[0].also:
            taken.setdefault(claims[0].of, []).append((claims[0], index))
    return None


def _takes(earlier: _Claim, later: _Claim) -> bool:
    if earlier.interval is not None and later.interval is not None:
        return earlier.interval.holds(later.interval)
    return earlier.interval is None and later.interval is None and earlier.value == later.value


def _claims(condition: ex.Expression) -> list[_Claim]:
    """Give what must hold of each thing that a condition speaks of, so far as it can be told."""
    parts = ex.conjuncts(condition)
    found: dict[object, list[Interval]] = {}
    single: list[_Claim] = []
    for part in parts:
        about = _about(part, condition.span)
        if about is None:
            continue
        of, what = about
        if isinstance(what, Interval):
            found.setdefault(of, []).append(what)
        else:
            single.append(_Claim(of, None, what, len(parts) > 1))
    told = sum(len(each) for each in found.values())
    for of, intervals in found.items():
        lows = [each.low for each in intervals if each.low is not None]
        highs = [each.high for each in intervals if each.high is not None]
        both = Interval(max(lows, default=None), min(highs, key=_down, default=None))
        single.append(_Claim(of, both, None, told < len(parts) or len(found) > 1))
    return single


def _about(node: ex.Expression, row: Span) -> tuple[object, object] | None:
    """Give the thing that a comparison speaks of, and the interval, or the one value, in which it must lie."""
    if not isinstance(node, ex.Comparison) or node.operator == "!=":
        return None
    operator: Comparing = node.operator
    left, right = node.left, node.right
    if _is_written(left, row):
        left, right, operator = right, left, MIRRORED[operator]
    if not _is_written(right, row) or _is_written(left, row):
        return None
    of = _key(left, row, _DEPTH)
    if of is None:
        return None
    number = literal(right)
    if number is None:
        value = right.value if isinstance(right, ex.Constant) and operator == "=" else None
        return (of, (type(value).__name__, value)) if value is not None else None
    low = (number, operator == ">") if operator in (">", ">=", "=") else None
    high = (number, operator == "<") if operator in ("<", "<=", "=") else None
    return of, Interval(low, high)


def _is_written(node: ex.Expression, row: Span) -> bool:
    """Tell whether a value stands in the row itself: a param may change, and an argument differs from call to call."""
    if isinstance(node, ex.Constant):
        return node.name is None and _inside(node.span, row)
    return isinstance(node, ex.Negative | ex.Arithmetic) and all(_is_written(each, row) for each in ex.parts(node))


def _key(node: object, row: Span, depth: int) -> object:
    """Give what two expressions have in common just when they mean the same, else None.

    What does not stand in the row itself is an argument, which is the same only as another use of that argument.
    """
    if depth == 0:
        return None
    if isinstance(node, tuple):
        keys = tuple(_key(each, row, depth - 1) for each in node)
        return None if None in keys else keys
    names = parts_of(type(node))
    if not names:
        return repr(node)
    fields: list[object] = [type(node).__name__]
    for name in names:
        value = getattr(node, name)
        if isinstance(value, Span):
            fields.append("" if _inside(value, row) else (id(value.source), value.start, value.end))
        elif name not in ("type", "at_type"):
            fields.append(_key(value, row, depth - 1))
    return None if None in fields else tuple(fields)


def _inside(span: Span, row: Span) -> bool:
    return span.source is row.source and row.start <= span.start and span.end <= row.end


def _down(end: _End) -> _End:
    """Give the end of an interval above, so that the one that comes first is the lesser."""
    return end[0], not end[1]
