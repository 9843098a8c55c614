"""Turn an expression and the values it took into arithmetic with numbers put in."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache, partial
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, assert_never

from indicrules.evaluate.ledger import nearby
from indicrules.evaluate.outcome import Adjusted, Outcome, Trace
from indicrules.evaluate.totals import above, total
from indicrules.exact.errors import ExactError
from indicrules.exact.number import exact_text, near_text
from indicrules.meaning.limits import runs
from indicrules.model import expression as ex
from indicrules.model.rules import Adjustment, Bound, Item, Limit
from indicrules.model.types import ListType, NumberType, Type
from indicrules.model.units import Unit, dimension_name
from indicrules.syntax.tree import LimitKind
from indicrules.text.classes import evolve, frozen

if TYPE_CHECKING:
    from indicrules.evaluate.ledger import Entry

_LEVELS: MappingProxyType[str, int] = MappingProxyType(
    {"or": 1, "and": 2, "not": 3, "compare": 4, "negative": 5, "+": 5, "-": 5, "*": 6, "/": 6, "^": 8, "atom": 9}
)
_SHORT = 256  # bits of the numbers whose texts are kept
_FINEST = 10**12  # an exact decimal of more places is rounded
_SIGNIFICANT = 6  # digits of a number that is not whole in print
_TELLING = Fraction(1, 10**6)  # from which on twelve places show so many
_FARTHEST = 10**24
_CUT = "\ue000"  # stands after a number that is not whole in print, until what it stands in is joined by `equal`
_MOST_MEMBERS = 20  # of a list that is written in arithmetic
_PARTED = re.compile(r"[0-9]/[0-9]| [×/+−] ")  # fraction, product or sum
_INEXACT = re.compile(rf"(−?[0-9.]+){_CUT}")
_ZEROS = re.compile(r"−?[0-9]+\.[0-9]*?(0+)")
SIGNS: MappingProxyType[str, str] = MappingProxyType(
    {"*": "×", "-": "−", "+": "+", "/": "/", "^": "^", ">=": "≥", "<=": "≤", "!=": "≠", "=": "=", "<": "<", ">": ">"}
)
"""Operators as they are printed."""
Written = tuple[str, int]

_MEASURED = frozenset({"actual", "target", "completion", "shortfall"})
_COMPUTED = (ex.Function, ex.Rounded, ex.Interpolated, ex.Looked, ex.Which)
_GIVEN_PLACES = 10**18  # more than a binary float is written with
_GIVEN = (ex.Constant, ex.InputValue)  # by the author or by data: never without a digit of theirs


def equal(*parts: str) -> str:
    """Join what is equal: by `=`, by `≈` where one side is not whole in print; what is said already is left out.

    >>> equal("20 × 19/43", number_text(Fraction(380, 43)), decimal_text(Fraction(380, 43)))
    '20 × 19/43 = 380/43 ≈ 8.83721'
    """
    kept: list[str] = []
    for part in parts:
        if kept and _trimmed(part) in (_trimmed(kept[-1]), f"{_trimmed(kept[-1])}%"):
            kept.pop()  # the same number, maybe with more places, 0 and 0.00, or with the unit that it took, 5 and 5%
        kept.append(part)
    found = kept[0] if len(kept) > 1 else alone(kept[0])
    for before, part in pairwise(kept):
        found += f" {'≈' if _CUT in part or _CUT in before else '='} {part}"
    return found.replace(_CUT, "")


def alone(text: str) -> str:
    """Write what stands for itself: each number in it that is not whole in print after `≈`."""
    return _INEXACT.sub(r"≈\1", text) if _CUT in text else text


def is_whole(text: str) -> bool:
    """Tell whether all numbers of a text are whole in print."""
    return _CUT not in text


def _trimmed(number: str) -> str:
    if number.endswith("%"):
        return f"{_trimmed(number[:-1])}%"
    found = _ZEROS.fullmatch(number)
    return number[: -len(found[1])].rstrip(".") if found else number


def number_text(value: Any) -> str:
    """Write a number: exact where it is short, a fraction where both parts are, else rounded; see `equal`, `alone`."""
    if type(value) is Fraction:
        over, under = value.as_integer_ratio()
        if 1 < under < 10_000 and -100_000 < over < 100_000 and 10**9 % under:  # without a last place
            return f"{'−' if over < 0 else ''}{abs(over)}/{under}"
    return decimal_text(value)


def mark_text(value: Any, percent: bool) -> str:
    """Write a score, mark or weight: one of a scale in percent as a percent; see `number_text`."""
    return number_of_hundredths(value) if percent else number_text(value)


def divisor_text(value: Any) -> str:
    """Write a number that something is divided by, a fraction in parentheses."""
    return as_divisor(number_text(value))


def as_divisor(text: str) -> str:
    """Put a fraction, product or sum that something is divided by in parentheses; the `/` of a unit is none.

    >>> as_divisor("8/3"), as_divisor("2 × 3"), as_divisor("100 元/亩")
    ('(8/3)', '(2 × 3)', '100 元/亩')
    """
    return f"({text})" if _PARTED.search(text) else text


def fraction_text(value: Any) -> str:
    """Write a number as a fraction where it is short and no decimal is exact; else nothing."""
    text = number_text(value)
    return text if "/" in text else ""


def decimal_text(value: Any) -> str:
    """Write a number as a decimal: whole where it has few places, else rounded to six significant digits.

    >>> decimal_text(Fraction(22951607, 100)), alone(decimal_text(Fraction(-380, 43)))
    ('229516.07', '≈−8.83721')
    """
    if type(value) is Fraction:
        over, under = value.as_integer_ratio()
        if over.bit_length() < _SHORT and under.bit_length() < _SHORT:
            return _short_text(over, under)
    return _text(value)


@lru_cache(1 << 12)  # an explanation writes most of its numbers several times
def _short_text(over: int, under: int) -> str:
    return _text(Fraction(over, under))


def _text(value: Any) -> str:
    if isinstance(value, int | Fraction) and not _FINEST % value.denominator:
        return exact_text(value).replace("-", "−")
    if isinstance(value, Fraction):
        text, whole = near_text(value)
        return f"{text.replace('-', '−')}{'' if whole else _CUT}"
    text, whole = near_text(_near(value))
    return f"{(_filled(text) if whole else text).replace('-', '−')}{_CUT}"


def _near(value: Any) -> Fraction:
    """Give an irrational value to twelve places, a small one to as many after its first digits."""
    near, scale = nearby(value), 1
    while abs(near) * scale < _TELLING and scale < _FARTHEST:
        scale *= _FINEST
        near = nearby(value * scale) / scale
    return near


def _filled(text: str) -> str:
    """Write zeros behind a number that happens to end, for its first six digits are known: `1.80000`."""
    number = Decimal(text)
    places = max(0, _SIGNIFICANT - 1 - number.adjusted())
    return f"{number:.{places}f}"


def whole_text(value: Any) -> str:
    """Write a number with all its digits, as data and the author's constants are."""
    return exact_text(value).replace("-", "−") if isinstance(value, Fraction) else decimal_text(value)


def shown_unit(type_: Type, beside: Unit | None = None) -> Unit | None:
    """Give the unit to write a quantity in: its own, else that of what it stands `beside`, else what follows.

    What follows are the units of the parts of a product or quotient, else base units.

    None for percents, for plain numbers, and for what is no number.
    """
    if not isinstance(type_, NumberType) or type_.percent:
        return None
    if type_.written is not None or not type_.dimension:
        return type_.unit
    if fits(beside, type_):
        return beside
    return type_.unit or Unit(dimension_name(type_.dimension), Fraction(1), type_.dimension)


def fits(unit: Unit | None, type_: Type) -> bool:
    """Tell whether a value of this type can be written in a unit."""
    return unit is not None and isinstance(type_, NumberType) and unit.dimension == type_.dimension


def measured_type(item: Item) -> Type | None:
    """Give the type that the actual is shown in: its own, in the unit written beside it, or the target's."""
    if item.actual is None:
        return None
    own = item.actual.type
    if isinstance(own, NumberType) and own.implied and item.unit is not None:
        return evolve(own, unit=item.unit, implied=False)
    if item.target is None or not isinstance(own, NumberType) or own.unit is not None:
        return own
    return item.target.value.type if isinstance(item.target, Bound) else item.target.low.type


def value_text(value: Any, type_: Type, beside: Unit | None = None, *, whole: bool = False) -> str:
    """Write a value in the unit it is best shown in, the one `beside` it where it has none of its own.

    `whole` writes all digits, as of data and of the author's constants.
    """
    write = whole_text if whole else number_text
    if (
        type(value) is Fraction
        and type(type_) is NumberType
        and type_.unit is None
        and not (type_.percent or type_.dimension)
    ):
        return write(value)  # as nearly all are
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return f"({_members(value, type_)})"
    if isinstance(type_, NumberType) and type_.percent:
        return number_of_hundredths(value, whole=whole)
    unit = shown_unit(type_, beside)
    return write(value) if unit is None else f"{write(value / unit.scale)} {unit.name}"


def _members(values: tuple[Any, ...], type_: Type) -> str:
    """Write the first members of a list, of a short one all."""
    each_type = type_.of if isinstance(type_, ListType) else type_
    some = values if len(values) <= _MOST_MEMBERS else values[:_MOST_MEMBERS]
    return ", ".join([*(value_text(each, each_type) for each in some), *(["…"] if len(some) < len(values) else [])])


def number_of_hundredths(value: Any, *, whole: bool = False) -> str:
    """Write a share in percent."""
    return f"{(whole_text if whole else decimal_text)(value * 100)}%"


@frozen
class Arithmetic:
    """Writes expressions of one item; `trace` holds the values that its nodes took.

    With `reduced`, a function stands there as what it came to: `3 × 2` for `3 × floor(5 / 2)`.
    """

    trace: Trace
    reduced: bool = False

    def text(self, node: ex.Expression, beside: Unit | None = None) -> str:
        """Write an expression with every name replaced by its value, in the unit `beside` it if it has none."""
        return self._write(node, beside)[0]

    def value(self, node: ex.Expression) -> Any:
        """Give the value that a node took, None where it was not needed."""
        if isinstance(node, ex.Constant):
            return node.value
        return self.trace.get(id(node))

    def _write(self, node: ex.Expression, beside: Unit | None = None) -> Written:
        if self.reduced and isinstance(node, _COMPUTED):
            return self._leaf(node, beside)
        if isinstance(node.type, NumberType) and node.type.dimension:
            beside = shown_unit(node.type, None if _rounds(node) else unit_within(node) or beside)
        match node:  # the most frequent first
            case ex.Constant() | ex.Word() | ex.InputValue() | ex.MetricValue() | ex.ItemValue() | ex.ListWord():
                return self._leaf(node, beside)
            case ex.Arithmetic():
                level = _LEVELS[node.operator]
                right = level if node.operator == "*" and self._is_leaf(node.right) else level + 1
                left = level + 1 if node.operator == "^" else level  # `2 ^ 3 ^ 2` is 2 ^ (3 ^ 2)
                first = self._beside(node, left, _nearest(node.left, unit_within(node.right), beside))
                second = self._at(node.right, right, _nearest(node.right, unit_within(node.left), beside))
                return f"{first} {SIGNS[node.operator]} {second}", level
            case ex.Elementwise():
                level = _LEVELS[node.operator]
                right = level if node.operator == "*" else level + 1
                left = level + 1 if node.operator == "^" else level
                return f"{self._at(node.left, left)} {SIGNS[node.operator]} {self._at(node.right, right)}", level
            case ex.Negative():
                return f"−{self._at(node.operand, _LEVELS['^'], beside)}", _LEVELS["negative"]
            case ex.Comparison():
                level = _LEVELS["compare"] + 1
                first = self._compared(node.left, node.right, level, unit_within(node.right))
                beside = unit_within(node.left) or shown_unit(node.left.type, unit_within(node.right))
                second = self._compared(node.right, node.left, level, beside)
                return f"{first} {SIGNS[node.operator]} {second}", _LEVELS["compare"]
            case ex.Logic():
                if id(node.right) not in self.trace and not isinstance(node.right, ex.Constant):
                    return self._write(node.left)
                level = _LEVELS[node.operator]
                return f"{self._at(node.left, level)} {node.operator} {self._at(node.right, level + 1)}", level
            case ex.Not():
                return f"not {self._at(node.operand, _LEVELS['not'])}", _LEVELS["not"]
            case ex.Conditional():
                return self._write(self.taken(node), beside)
            case ex.Cases():
                taken = self.taken(node)
                return self._leaf(node, beside) if taken is node else self._write(taken, beside)
            case ex.Applied():
                return self._write(node.body, beside)
            case ex.Function(name="clamp"):
                return self._clamped(node, beside)
            case ex.Function(name="list"):
                return f"({self._arguments(node, beside)})", _LEVELS["atom"]
            case ex.Function():
                return f"{node.name}({self._arguments(node, beside)})", _LEVELS["atom"]
            case ex.Rounded():
                operand, step = self.text(node.operand, beside), self.text(node.step, beside)
                return f"round({operand}, {step}, {node.mode})", _LEVELS["atom"]
            case ex.Interpolated():
                at = self.text(node.operand, shown_unit(node.at_type))
                return f"interpolate({', '.join([at, *_points(node)])})", _LEVELS["atom"]
            case ex.Looked():
                return f"{node.name}({', '.join(self.text(each) for each in node.arguments)})", _LEVELS["atom"]
            case ex.Which():
                pairs = zip(node.texts, node.values, strict=True)
                said = ", ".join(f'"{text}": {self.text(value, beside)}' for text, value in pairs)
                return f"{node.name}({said})", _LEVELS["atom"]
            case ex.Subject() | ex.Present() | ex.Lost():
                return self._leaf(node, beside)
            case _:
                assert_never(node)

    def _clamped(self, node: ex.Function, beside: Unit | None) -> Written:
        """Write what stands between two limits as itself, else with the limit that it passed."""
        operand, low, high = node.arguments
        value = self.value(node)
        if value is None or is_same(value, self.value(operand)):
            return self._write(operand, beside)
        raised = is_same(value, self.value(low)) and not is_above(self.value(operand), value)
        name, limit = ("max", low) if raised else ("min", high)
        return f"{name}({self.text(operand, beside)}, {self.text(limit, beside)})", _LEVELS["atom"]

    def taken(self, node: ex.Cases | ex.Conditional) -> ex.Expression:
        """Give the branch that counted; the node itself where none did."""
        if isinstance(node, ex.Conditional):
            return node.consequence if self.value(node.condition) else node.alternative
        for row in node.rows:
            if self.value(row.condition):
                return row.value
        return node.otherwise if node.otherwise is not None else node

    def _leaf(self, node: ex.Expression, beside: Unit | None) -> Written:
        value = self.value(node)
        if value is None:
            return node.span.words, _LEVELS["atom"]
        written = value_text(value, node.type, beside, whole=_is_given(node, value))
        if written.startswith("−"):
            return written, _LEVELS["negative"]
        return written, _LEVELS["/"] if "/" in written and not isinstance(value, str) else _LEVELS["atom"]

    def _beside(self, node: ex.Arithmetic, level: int, beside: Unit | None) -> str:
        """Write the left side; what was measured as a plain number in percent where the right is written so."""
        share = node.operator != "*" and isinstance(node.left, ex.Word) and node.left.word in _MEASURED
        if share:
            return self._compared(node.left, node.right, level, beside)
        return self._at(node.left, level, beside)

    def _is_leaf(self, node: ex.Expression) -> bool:
        if isinstance(node, ex.Function) and node.name == "clamp" and not self.reduced:
            operand = node.arguments[0]
            return self._is_leaf(operand) and is_same(self.value(node), self.value(operand))
        return not ex.parts(node) or (self.reduced and isinstance(node, _COMPUTED))

    def _compared(self, node: ex.Expression, other: ex.Expression, level: int, beside: Unit | None) -> str:
        """Write a side of a comparison in the unit of the other: `20 万元 / 103 亩 = 1941.74… 元/亩`, a share in %."""
        value = self.value(node)
        shares = isinstance(other.type, NumberType) and other.type.percent and isinstance(node.type, NumberType)
        if shares and self._is_leaf(node) and value is not None and not isinstance(value, bool | str | datetime.date):
            return number_of_hundredths(value, whole=_is_given(node, value))
        written = self._at(node, level, beside)
        if value is None or not isinstance(node, ex.Arithmetic) or unit_within(node) is not None:
            return written
        unit = shown_unit(node.type, beside)
        return written if unit is None else equal(written, value_text(value, node.type, unit))

    def _arguments(self, node: ex.Function, beside: Unit | None) -> str:
        """Write what a function takes; a list that stands alone without parentheses of its own."""
        only = self.value(node.arguments[0]) if len(node.arguments) == 1 else None
        if only is None and node.name == "known" and isinstance(node.arguments[0].type, ListType):
            only = self.value(node)  # which of them there are
            return node.arguments[0].span.words if only is None else _members(only, node.type)
        if isinstance(only, tuple) and (self.reduced or self._is_leaf(node.arguments[0])):
            return _members(only, node.arguments[0].type)
        return ", ".join(self.text(each, beside) for each in node.arguments)

    def _at(self, node: ex.Expression, level: int, beside: Unit | None = None) -> str:
        text, own = self._write(node, beside)
        return text if own >= level else f"({text})"


def _is_given(node: ex.Expression, value: Any) -> bool:
    """Tell whether a number is the author's or was given, or is an actual or target with as few places as such have."""
    if isinstance(node, ex.Word) and node.word in ("actual", "target"):
        return isinstance(value, Fraction) and not _GIVEN_PLACES % value.denominator
    return isinstance(node, _GIVEN)


def is_same(left: Any, right: Any) -> bool:
    """Tell whether two values are the same for certain."""
    try:
        return bool(left == right)
    except ExactError:
        return False


def is_above(left: Any, right: Any) -> bool:
    """Tell whether a value is greater than another for certain."""
    try:
        return above(left, right)
    except ExactError:
        return False


def unit_within(node: ex.Expression) -> Unit | None:
    """Give the unit that is written in a quantity: its own, else that of the first part of it in its dimension."""
    if not isinstance(node.type, NumberType) or node.type.percent or not node.type.dimension:
        return None
    if node.type.written is not None:
        return node.type.unit
    for part in ex.parts(node):
        if isinstance(part.type, NumberType) and part.type.dimension == node.type.dimension:
            found = unit_within(part)
            if found is not None:
                return found
    return None


def _nearest(node: ex.Expression, other: Unit | None, beside: Unit | None) -> Unit | None:
    """Give the unit that one side of an operation stands in: that of the other side if it fits, else from farther."""
    return other if fits(other, node.type) else beside


def _rounds(node: ex.Expression) -> bool:
    """Tell whether a node goes by steps, which are in its own unit whatever stands beside it."""
    return isinstance(node, ex.Rounded) or (isinstance(node, ex.Function) and node.name in ("floor", "ceil"))


def _points(node: ex.Interpolated) -> list[str]:
    return [f"{value_text(at, node.at_type)}: {value_text(value, node.type)}" for at, value in node.points]


def entry_arithmetic(entry: Entry, outcome: Outcome) -> str:
    """Write what a ledger line computes, with numbers put in, and what it comes to where that is not whole in print."""
    written = _entry_text(entry, outcome)
    if " = " in written or " ≈ " in written:
        return written  # it ends in what it comes to
    points = Fraction(entry.points)
    percent = outcome.item.percent
    short, decimal = mark_text(points, percent), number_of_hundredths(points) if percent else decimal_text(points)
    return equal(written, short, decimal) if short != decimal or not is_whole(f"{written}{decimal}") else written


def entry_limit(entry: Entry, outcome: Outcome) -> str:
    """Write the `up to` that bounds a line of a deduction or award; nothing where none does."""
    if entry.kind not in ("deduct", "award"):
        return ""
    done = _adjusted(entry, outcome)
    if not done.limited or done.rule.up_to is None:
        return ""
    return alone(Arithmetic(outcome.trace, reduced=True).text(done.rule.up_to))


def _adjusted(entry: Entry, outcome: Outcome) -> Adjusted:
    """Give what came of the deduction or award that a line is of."""
    return next(each for each in outcome.adjusted if each.rule is entry.line.clause)


def _entry_text(entry: Entry, outcome: Outcome) -> str:
    writer = Arithmetic(outcome.trace, reduced=True)
    item = outcome.item
    mark, counted = partial(mark_text, percent=item.percent), partial(mark_text, percent=item.counts_percent)
    match entry.kind:
        case "formula":
            full = mark(item.full)
            if item.score is None:
                return f"{full} − {mark((item.full or 0) - entry.points)}"
            written = writer.text(item.score)
            if not isinstance(outcome.start, Fraction):
                # An irrational formula and its rounding are one line.
                return f"{full} − {mark((item.full or 0) - entry.points)}"
            return f"{full} − {_grouped(written)}"
        case "deduct" | "award":
            return adjustment_text(_adjusted(entry, outcome), writer, percent=item.percent)
        case "held":
            return f"{mark(outcome.unheld)} − {mark(outcome.held)}"
        case "rounding":
            return f"{mark(outcome.unrounded)} − {mark(outcome.score)}"
        case "missing":
            return f"{mark(item.full)} − {mark(outcome.score)}"
        case "item":
            member = next(each for each in outcome.members if each.name == entry.line.subject)
            points: Any = member.points
            if item.out_of is not None:
                missed = f"({counted(member.weight)} − {counted(points)})"
                return f"{missed} × {mark(item.out_of)} / {as_divisor(_together(outcome))}"
            return f"{counted(member.weight)} − {counted(points)}"
        case "bonus":
            return mark(entry.points)
        case "rescale":
            if entry.line.subject is not None:
                return mark(entry.points)
            own: Any = total(each.own for each in outcome.members)
            bonus: Any = total(each.bonus for each in outcome.members if each.inherits)
            base = f"({counted(own + bonus)} − {counted(bonus)})" if bonus else counted(own)
            return f"−({number_text(outcome.factor)} − 1) × {base}"
        case kind:
            return _limit_text(kind, entry, outcome)


def _limit_text(kind: LimitKind, entry: Entry, outcome: Outcome) -> str:
    """Write the score before all limits that the line is of less that after them."""
    clause = entry.line.clause
    assert isinstance(clause, Limit)
    assert clause.kind == kind
    run = next(run for run in runs(outcome.limits, lambda each: each.kind) if any(each.rule is clause for each in run))
    percent = outcome.item.percent
    return f"{mark_text(run[0].before, percent)} − {mark_text(run[-1].after, percent)}"


def _together(outcome: Outcome) -> str:
    together = sum((each.weight for each in outcome.members if each.counted), Fraction(0))
    return mark_text(together, outcome.item.counts_percent)


def _grouped(written: str) -> str:
    return f"({written})" if " + " in written or " − " in written else written


def adjustment_text(done: Adjusted, writer: Arithmetic, *, percent: bool = False) -> str:
    """Write `0.5 × floor((95% − 89.6%) / 1%) = 0.5 × 5 = 2.5`; see `entry_limit` for what bounds it.

    What is computed within it stands there with its values first, then, by `writer`, as what it came to.
    """
    whole, rule, result = evolve(writer, reduced=False), done.rule, mark_text(_unlimited(done, writer), percent)
    amount = writer.text(rule.amount)
    if rule.quantity is None or rule.step is None:
        return equal(whole.text(rule.amount), amount, result)
    return equal(*(_by_steps(rule, each) for each in (whole, writer)), f"{amount} × {number_text(done.count)}", result)


def _by_steps(rule: Adjustment, writer: Arithmetic) -> str:
    assert rule.quantity is not None
    assert rule.step is not None
    quantity = writer.text(rule.quantity, unit_within(rule.step))
    step = writer.text(rule.step, unit_within(rule.quantity))
    below = writer.value(rule.quantity)
    counted_from = f"max(0, {quantity})" if below is not None and below < 0 else _grouped(quantity)
    inner = f"{counted_from} / {as_divisor(step)}"
    wrapped = {"full": f"floor({inner})", "started": f"ceil({inner})"}.get(rule.whole or "", f"({inner})")
    return f"{writer.text(rule.amount)} × {wrapped}"


def _unlimited(done: Adjusted, writer: Arithmetic) -> Any:
    """Give what an adjustment comes to before its `up to`."""
    amount = writer.value(done.rule.amount)
    return amount if done.count is None else amount * done.count
