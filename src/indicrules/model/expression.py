"""The typed expression: names resolved, units folded into values, every node with its type and place.

Nodes are compared by identity: an evaluator may note the value of each node under its identity.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from indicrules.model.types import Type
from indicrules.syntax.tree import ArithmeticOperator, ComparisonOperator, LogicOperator, Mode
from indicrules.text.classes import frozen
from indicrules.text.source import Span

if TYPE_CHECKING:
    from indicrules.model.lookup import Column
    from indicrules.model.table import Table

WhichName = Literal["which_max", "which_min"]
Value = Fraction | str | bool | datetime.date

WordName = Literal["full", "weight", "actual", "target", "completion", "met", "shortfall", "coverage", "total"]
ListName = Literal["scores", "points", "weights"]
ItemField = Literal["score", "points", "completion", "met", "actual", "weight", "grade", "counted"]
FunctionName = Literal[
    "min", "max", "abs", "clamp", "sum", "mean", "geomean", "harmonic", "weighted_mean", "best", "worst",
    "trimmed", "product", "list", "known", "median", "mod", "count", "floor", "ceil", "sqrt", "ln", "exp", "erfc",
]  # fmt: skip


@frozen(eq=False)
class Constant:
    """A value known at load, in base units; `name` is the param it came from, `text` how it was written."""

    value: Value
    type: Type
    span: Span
    name: str | None = None


@frozen(eq=False)
class InputValue:
    """The value of an input."""

    name: str
    type: Type
    span: Span


@frozen(eq=False)
class MetricValue:
    """The value of a metric."""

    name: str
    type: Type
    span: Span


@frozen(eq=False)
class ItemValue:
    """A final value of another item."""

    item: str
    field: ItemField
    type: Type
    span: Span


@frozen(eq=False)
class Word:
    """A value of the item at hand; `target` of a range is the point of it nearest to the actual."""

    word: WordName
    type: Type
    span: Span


@frozen(eq=False)
class ListWord:
    """What the counted members bring, as a list in file order."""

    word: ListName
    type: Type
    span: Span


@frozen(eq=False)
class Subject:
    """The subject of the `match` around it: `match` numbers it."""

    match: int
    type: Type
    span: Span


@frozen(eq=False)
class Negative:
    """`-operand`."""

    operand: Expression
    type: Type
    span: Span


@frozen(eq=False)
class Arithmetic:
    """`left operator right`; dates subtract to seconds, and move by them."""

    operator: ArithmeticOperator
    left: Expression
    right: Expression
    type: Type
    span: Span


@frozen(eq=False)
class Elementwise:
    """`left operator right` member by member, of two lists or of a list and a number.

    `body` is what one member becomes; the values of both sides stand in it as `Subject`s of `numbers`.
    """

    operator: ArithmeticOperator
    left: Expression
    right: Expression
    numbers: tuple[int, int]
    body: Expression
    type: Type
    span: Span


@frozen(eq=False)
class Comparison:
    """`left operator right` of values of one type."""

    operator: ComparisonOperator
    left: Expression
    right: Expression
    type: Type
    span: Span


@frozen(eq=False)
class Logic:
    """`left and right`, `left or right`; the right only where the left does not decide."""

    operator: LogicOperator
    left: Expression
    right: Expression
    type: Type
    span: Span


@frozen(eq=False)
class Not:
    """`not operand`."""

    operand: Expression
    type: Type
    span: Span


@frozen(eq=False)
class Conditional:
    """`if condition then consequence else alternative`, the untaken branch never evaluated."""

    condition: Expression
    consequence: Expression
    alternative: Expression
    type: Type
    span: Span


@frozen(eq=False)
class Function:
    """A function of its arguments; lists stand only where the function takes several values."""

    name: FunctionName
    arguments: tuple[Expression, ...]
    type: Type
    span: Span


@frozen(eq=False)
class Rounded:
    """`operand` to a multiple of `step`."""

    operand: Expression
    step: Expression
    mode: Mode
    type: Type
    span: Span


@frozen(eq=False)
class Interpolated:
    """The straight line through `points` (ascending `at`, `value`), held at its end points.

    `places` are where each `at` is written.
    """

    operand: Expression
    points: tuple[tuple[Fraction, Fraction], ...]
    places: tuple[Span, ...]
    at_type: Type
    type: Type
    span: Span


@frozen(eq=False)
class Which:
    """The text of the greatest value, or least; those of several such values joined by `joint`."""

    name: WhichName
    texts: tuple[str, ...]
    values: tuple[Expression, ...]
    joint: str
    type: Type
    span: Span


@frozen(eq=False)
class Present:
    """Whether an input, metric or item has a value."""

    of: Expression
    type: Type
    span: Span


@frozen(eq=False)
class Lost:
    """The points that the clause with this `because` took, over the whole scorecard; in `expect` alone."""

    because: str
    type: Type
    span: Span


@frozen(eq=False)
class Looked:
    """What a table gives in one of its columns, in the first row that holds; `number` tells the look-up apart."""

    name: str
    table: Table
    column: int
    arguments: tuple[Expression, ...]
    number: int
    type: Type
    span: Span


@frozen(eq=False)
class Case:
    """A row: `value` where `condition` holds."""

    condition: Expression
    value: Expression
    span: Span


@frozen(eq=False)
class Cases:
    """The first row that holds; `subject` is evaluated first for a `match`, which `number` tells apart.

    `tests` are those of a long `match` whose tests are all known at load.
    """

    subject: Expression | None
    number: int
    rows: tuple[Case, ...]
    otherwise: Expression | None
    type: Type
    span: Span
    tests: Column | None = None


@frozen(eq=False)
class Applied:
    """A method with its arguments put in; `body` is what it computes here, `defined` its name's place."""

    method: str
    arguments: tuple[tuple[str, Expression], ...]
    body: Expression
    defined: Span
    type: Type
    span: Span


Expression = (
    Constant
    | InputValue
    | MetricValue
    | ItemValue
    | Word
    | ListWord
    | Subject
    | Negative
    | Arithmetic
    | Elementwise
    | Comparison
    | Logic
    | Not
    | Conditional
    | Function
    | Rounded
    | Interpolated
    | Which
    | Looked
    | Present
    | Lost
    | Cases
    | Applied
)


def branches(expression: Cases | Conditional) -> tuple[Expression, ...]:
    """Give the values among which `expression` chooses."""
    if isinstance(expression, Conditional):
        return (expression.consequence, expression.alternative)
    values = tuple(row.value for row in expression.rows)
    return values if expression.otherwise is None else (*values, expression.otherwise)


def conjuncts(condition: Expression) -> list[Expression]:
    """Give the conditions that must all hold for one to."""
    found: list[Expression] = []
    waiting = [condition]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Logic) and node.operator == "and":
            waiting += [node.right, node.left]
        else:
            found.append(node)
    return found


def parts(expression: Expression) -> tuple[Expression, ...]:
    """Give the expressions directly inside `expression`, in the order of evaluation."""
    return _PARTS[type(expression)](expression)


def _none(_: Expression) -> tuple[Expression, ...]:
    return ()


def _operand(node: Negative | Not | Interpolated) -> tuple[Expression, ...]:
    return (node.operand,)


def _sides(node: Arithmetic | Comparison | Logic) -> tuple[Expression, ...]:
    return (node.left, node.right)


def _of_conditional(node: Conditional) -> tuple[Expression, ...]:
    return (node.condition, node.consequence, node.alternative)


def _of_cases(node: Cases) -> tuple[Expression, ...]:
    rows = tuple(part for row in node.rows for part in (row.condition, row.value))
    first = () if node.subject is None else (node.subject,)
    return first + rows + (() if node.otherwise is None else (node.otherwise,))


_PARTS: MappingProxyType[type[object], Callable[[Any], tuple[Expression, ...]]] = MappingProxyType(
    {
        **dict.fromkeys((Constant, InputValue, MetricValue, ItemValue, Word, ListWord, Subject, Lost), _none),
        **dict.fromkeys((Negative, Not, Interpolated), _operand),
        **dict.fromkeys((Arithmetic, Comparison, Logic), _sides),
        Which: lambda node: node.values,
        Rounded: lambda node: (node.operand, node.step),
        Conditional: _of_conditional,
        Elementwise: lambda node: (node.left, node.right, node.body),
        **dict.fromkeys((Function, Looked), lambda node: node.arguments),
        Present: lambda node: (node.of,),
        Cases: _of_cases,
        Applied: lambda node: (node.body,),
    }
)
