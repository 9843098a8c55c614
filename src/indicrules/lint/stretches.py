"""Turn the rows of a table into what each of them takes of its subject, and what is left that none takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from indicrules.exact.ranges import MIRRORED, Comparing, Number, Range, narrowed, order
from indicrules.meaning.facts import Fact
from indicrules.model import expression as ex
from indicrules.model.rules import Metric
from indicrules.model.types import NumberType
from indicrules.model.walk import within
from indicrules.text.classes import frozen

MOST_ROWS = 200
_MOST_PARTS = 20
_SMOOTH = frozenset(("min", "max", "abs", "clamp", "sum", "mean", "sqrt", "ln", "exp"))

FactOf = Callable[[ex.Expression], Fact]


@frozen
class Row:
    """A row: the stretch of the subject that it asks for, and the parts of it that no row before it takes."""

    case: ex.Case
    asks: Range
    takes: tuple[Range, ...]


@frozen
class Division:
    """How the rows of a table divide what its subject may be; `left` is what remains for `otherwise`, if there is one.

    `within` is where the subject lies, as far as it is known; `exact` says that it may be anything there, `smooth` that
    it goes from one value to another by all between.
    """

    cases: ex.Cases
    subject: ex.Expression
    within: Range
    rows: tuple[Row, ...]
    left: tuple[Range, ...]
    exact: bool
    smooth: bool


def division_of(
    cases: ex.Cases, fact: FactOf, measured: ex.Expression | None, metrics: Mapping[str, Metric]
) -> Division | None:
    """Divide what the subject of a table of numbers may be among its rows; None where rows ask of anything else.

    `measured` is what `actual` means there.
    """
    subject = cases.subject if cases.subject is not None else _subject(cases)
    if subject is None or not isinstance(subject.type, NumberType) or len(cases.rows) > MOST_ROWS:
        return None
    known = fact(subject)
    if known.irrational or known.range.known is not None:
        return None
    about = _key(subject)
    left, rows = [known.range], list[Row]()
    for case in cases.rows:
        asks = _stretch(case.condition, cases.number if cases.subject is not None else None, about, fact)
        if asks is None:
            return None
        takes = [each for each in (narrowed(part, asks) for part in left) if holds_any(each, known.grid)]
        left = [each for part in left for each in _without(part, asks) if holds_any(each, known.grid)]
        if len(left) > _MOST_PARTS:
            return None  # no bands, but values here and there
        rows.append(Row(case, asks, tuple(takes)))
    source = measured if isinstance(subject, ex.Word) and subject.word == "actual" and measured is not None else subject
    exact = isinstance(source, ex.InputValue)
    inside = (subject,) if measured is None else (subject, measured)
    steps = (ex.Cases, ex.Conditional, ex.Rounded, ex.Looked, ex.ItemValue, ex.Interpolated)
    smooth = exact or not any(
        isinstance(each, steps) or (isinstance(each, ex.Function) and each.name not in _SMOOTH)
        for each in within(*inside, metrics=metrics)
    )
    return Division(cases, subject, known.range, tuple(rows), tuple(left), exact, smooth)


def holds_any(of: Range, grid: Fraction | None = None) -> bool:
    """Tell whether there is a number in a range, one that is a multiple of `grid` where that is known."""
    low, high = of.low, of.high
    if low is None or high is None:
        return True
    apart = order(low, high)
    if apart > 0 or (apart == 0 and (of.low_open or of.high_open)):
        return False
    if not grid:
        return True
    first = -(-Fraction(low) // grid) * grid
    if first == low and of.low_open:
        first += grid
    return first < high or (first == high and not of.high_open)


def _without(of: Range, taken: Range) -> tuple[Range, ...]:
    """Give what is left of a range where another one is taken out of it."""
    parts = []
    if taken.low is not None:
        parts.append(narrowed(of, Range(None, taken.low, False, not taken.low_open)))
    if taken.high is not None:
        parts.append(narrowed(of, Range(taken.high, None, not taken.high_open, False)))
    return tuple(each for each in parts if holds_any(each))


def _subject(cases: ex.Cases) -> ex.Expression | None:
    """Give what all rows of `when` ask of, where that is one thing."""
    found = [_asked(row.condition) for row in cases.rows]
    first = found[0] if found else None
    if first is None or len(found) < 2 or any(each is None or _key(each) != _key(first) for each in found):
        return None
    return first


def _asked(condition: ex.Expression) -> ex.Expression | None:
    while isinstance(condition, ex.Logic) and condition.operator == "and":
        condition = condition.left
    if not isinstance(condition, ex.Comparison):
        return None
    return next((each for each in (condition.left, condition.right) if _key(each) is not None), None)


def _key(node: ex.Expression) -> tuple[str, str] | None:
    match node:
        case ex.InputValue() | ex.MetricValue():
            return "value", node.name
        case ex.Word():
            return "word", node.word
        case _:
            return None


def _stretch(condition: ex.Expression, number: int | None, about: tuple[str, str] | None, fact: FactOf) -> Range | None:
    """Give the stretch of its subject for which a condition holds; None where it asks for anything else."""
    if isinstance(condition, ex.Logic) and condition.operator == "and":
        one = _stretch(condition.left, number, about, fact)
        other = _stretch(condition.right, number, about, fact)
        return None if one is None or other is None else narrowed(one, other)
    if not isinstance(condition, ex.Comparison) or condition.operator == "!=":
        return None
    operator: Comparing = condition.operator
    left, right = condition.left, condition.right
    if _is_subject(right, number, about):
        left, right, operator = right, left, MIRRORED[operator]
    if not _is_subject(left, number, about) or not isinstance(right.type, NumberType):
        return None
    known = fact(right).range.known
    return None if known is None else _side(operator, known)


def _is_subject(node: ex.Expression, number: int | None, about: tuple[str, str] | None) -> bool:
    if number is not None:
        return isinstance(node, ex.Subject) and node.match == number
    return about is not None and _key(node) == about


def _side(operator: str, end: Number) -> Range:
    return {
        "<": Range(None, end, False, True),
        "<=": Range(None, end),
        ">": Range(end, None, True),
        ">=": Range(end),
        "=": Range(end, end),
    }[operator]


def in_order(division: Division) -> Sequence[tuple[Range, ex.Expression]]:
    """Give the stretches of the subject from the least on, each with what the table gives there."""
    found = [(part, row.case.value) for row in division.rows for part in row.takes]
    if division.cases.otherwise is not None:
        found += [(part, division.cases.otherwise) for part in division.left]
    return sorted(found, key=lambda each: (each[0].low is not None, each[0].low or 0, each[0].low_open))
