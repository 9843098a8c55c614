"""The tree: what was written, as frozen data; every node knows its place.

Places never count for equality, so two texts of the same meaning have equal trees.
"""

from __future__ import annotations

import datetime
from fractions import Fraction
from typing import Literal

import attrs

from indicrules.text.node import Node
from indicrules.text.source import Source, Span

ArithmeticOperator = Literal["+", "-", "*", "/", "^"]
ComparisonOperator = Literal["=", "!=", "<", "<=", ">", ">="]
LogicOperator = Literal["and", "or"]
Mode = Literal["half_up", "half_even", "up", "down", "floor", "ceil"]
Policy = Literal["error", "zero", "full", "rescale"]


def place() -> Span:
    """Give the field that holds a node's place."""
    span: Span = attrs.field(eq=False, repr=False, kw_only=True)
    return span


def inside(node: object) -> list[object]:
    """Give what a node holds, its places aside; nothing of what is no node."""
    fields = getattr(type(node), "__attrs_attrs__", ())
    return [getattr(node, each.name) for each in fields if each.name not in ("span", "name_span")]


# ---------------------------------------------------------------------------- expressions


@attrs.frozen(repr=False)
class UnitText(Node):
    """A unit as written: its words above and below the stroke, each with its whole power.

    `元/人*月` is `(("元", 1), ("人", -1), ("月", -1))`; `%` is `(("%", 1),)`.
    """

    factors: tuple[tuple[str, int], ...]
    span: Span = place()


@attrs.frozen(repr=False)
class Number(Node):
    """`43`, `43 宗`, `95%`: the number as written (`95` for `95%`) and its unit, if any."""

    value: Fraction
    unit: UnitText | None = None
    span: Span = place()


@attrs.frozen(repr=False)
class Text(Node):
    """`"达成"`, without its quotes."""

    value: str
    span: Span = place()


@attrs.frozen(repr=False)
class Date(Node):
    """`2024-12-31`."""

    value: datetime.date
    span: Span = place()


@attrs.frozen(repr=False)
class Truth(Node):
    """`yes` or `no`."""

    value: bool
    span: Span = place()


@attrs.frozen(repr=False)
class Name(Node):
    """A bare word: an input, param, metric, item word, unit-free constant, method or mode, by its use.

    NFKC-normalised. Item words stand here in English whichever keyword language was written
    (`完成率` is `Name("completion")`).
    """

    name: str
    span: Span = place()


@attrs.frozen(repr=False)
class Pair(Node):
    """`35: 50` inside `interpolate(x, 0: 0, 35: 50)`."""

    at: Expression
    value: Expression
    span: Span = place()


@attrs.frozen(repr=False)
class Call(Node):
    """`name(argument, …)`: a function, a method or an item's value; `name` in English as for `Name`."""

    name: str
    arguments: tuple[Expression, ...]
    pairs: tuple[Pair, ...] = ()
    name_span: Span = place()
    span: Span = place()


@attrs.frozen(repr=False)
class Negative(Node):
    """`-x`."""

    operand: Expression
    span: Span = place()


@attrs.frozen(repr=False)
class Arithmetic(Node):
    """`left operator right`."""

    operator: ArithmeticOperator
    left: Expression
    right: Expression
    span: Span = place()


@attrs.frozen(repr=False)
class Comparison(Node):
    """`left operator right`, which does not chain."""

    operator: ComparisonOperator
    left: Expression
    right: Expression
    span: Span = place()


@attrs.frozen(repr=False)
class Logic(Node):
    """`left and right`, `left or right`."""

    operator: LogicOperator
    left: Expression
    right: Expression
    span: Span = place()


@attrs.frozen(repr=False)
class Not(Node):
    """`not operand`."""

    operand: Expression
    span: Span = place()


@attrs.frozen(repr=False)
class Conditional(Node):
    """`if condition then consequence else alternative`."""

    condition: Expression
    consequence: Expression
    alternative: Expression
    span: Span = place()


Expression = Number | Text | Date | Truth | Name | Call | Negative | Arithmetic | Comparison | Logic | Not | Conditional


# ---------------------------------------------------------------------------- tests and bodies


@attrs.frozen(repr=False)
class Against(Node):
    """`>= x`; in a `match` row a bare value means `=` and is `bare`, in a target that is an error."""

    operator: ComparisonOperator
    value: Expression
    bare: bool = False
    span: Span = place()


@attrs.frozen(repr=False)
class Between(Node):
    """`a to b`; `> a to b` leaves the lower end out, `a to < b` the upper."""

    low: Expression
    high: Expression
    low_open: bool = False
    high_open: bool = False
    span: Span = place()


Test = Against | Between


@attrs.frozen(repr=False)
class MatchRow(Node):
    """`TEST: expression`; `span` covers the row."""

    test: Test
    value: Expression
    span: Span = place()


@attrs.frozen(repr=False)
class WhenRow(Node):
    """`when COND: expression`."""

    condition: Expression
    value: Expression
    span: Span = place()


@attrs.frozen(repr=False)
class Match(Node):
    """`match subject` and its rows; `otherwise` is the last row's expression, if there is one."""

    subject: Expression
    rows: tuple[MatchRow, ...]
    otherwise: Expression | None
    span: Span = place()


@attrs.frozen(repr=False)
class When(Node):
    """Rows `when COND: expression`, and `otherwise`."""

    rows: tuple[WhenRow, ...]
    otherwise: Expression | None
    span: Span = place()


Body = (
    Number
    | Text
    | Date
    | Truth
    | Name
    | Call
    | Negative
    | Arithmetic
    | Comparison
    | Logic
    | Not
    | Conditional
    | Match
    | When
)


# ---------------------------------------------------------------------------- clauses


@attrs.frozen(repr=False)
class Weight(Node):
    """`weight N`."""

    value: Expression
    span: Span = place()


@attrs.frozen(repr=False)
class Bonus(Node):
    """`bonus N`."""

    value: Expression
    span: Span = place()


@attrs.frozen(repr=False)
class OutOf(Node):
    """`out of N`."""

    value: Expression
    span: Span = place()


@attrs.frozen(repr=False)
class Total(Node):
    """`total N [up to M]`."""

    value: Expression
    up_to: Expression | None = None
    span: Span = place()


@attrs.frozen(repr=False)
class Target(Node):
    """`target TEST`."""

    test: Test
    span: Span = place()


@attrs.frozen(repr=False)
class Actual(Node):
    """`actual BODY`."""

    body: Body
    span: Span = place()


@attrs.frozen(repr=False)
class Score(Node):
    """`score BODY`."""

    body: Body
    span: Span = place()


@attrs.frozen(repr=False)
class Round(Node):
    """`round score STEP [mode]`; `step` None is `none`, `mode` None is not said."""

    what: Literal["score", "completion", "total"]
    step: Expression | None
    mode: Mode | None = None
    span: Span = place()


@attrs.frozen(repr=False)
class Quantity(Node):
    """What a deduction counts: `below X`, `above X`, `of Q`, `of Q below X`, `of Q above X`."""

    of: Expression | None
    side: Literal["below", "above"] | None
    bound: Expression | None
    span: Span = place()


@attrs.frozen(repr=False)
class Per(Node):
    """`per [full | started] STEP QUANTITY`."""

    whole: Literal["full", "started"] | None
    step: Expression
    quantity: Quantity
    span: Span = place()


@attrs.frozen(repr=False)
class Adjustment(Node):
    """`deduct` or `award P [per …] [up to MAX] [if COND] [because "…"]`."""

    kind: Literal["deduct", "award"]
    amount: Expression
    per: Per | None = None
    up_to: Expression | None = None
    condition: Expression | None = None
    because: Text | None = None
    span: Span = place()


@attrs.frozen(repr=False)
class Cap(Node):
    """`cap N [if COND] [because "…"]`."""

    limit: Expression
    condition: Expression | None = None
    because: Text | None = None
    span: Span = place()


@attrs.frozen(repr=False)
class Require(Node):
    """`require COND [because "…"]`."""

    condition: Expression
    because: Text | None = None
    span: Span = place()


@attrs.frozen(repr=False)
class Grade(Node):
    """`grade NAME TEST`, `grade NAME when COND`, `grade NAME otherwise` (test and condition None)."""

    name: str
    test: Test | None = None
    condition: Expression | None = None
    span: Span = place()


@attrs.frozen(repr=False)
class Missing(Node):
    """`missing POLICY`."""

    policy: Policy
    span: Span = place()


@attrs.frozen(repr=False)
class Inapplicable(Node):
    """`inapplicable POLICY`."""

    policy: Policy
    span: Span = place()


@attrs.frozen(repr=False)
class SourceNote(Node):
    """`source "…"` (several texts may stand in one clause)."""

    texts: tuple[str, ...]
    span: Span = place()


@attrs.frozen(repr=False)
class Evidence(Node):
    """`evidence "…", "…"`."""

    texts: tuple[str, ...]
    span: Span = place()


@attrs.frozen(repr=False)
class Note(Node):
    """`note "…"`."""

    text: str
    span: Span = place()


@attrs.frozen(repr=False)
class Period(Node):
    """`period 2024`, `period 2024-12-31`, `period "third quarter"`."""

    value: int | datetime.date | str
    span: Span = place()


@attrs.frozen(repr=False)
class Given(Node):
    """`given NAME = value` (one per name; `missing`, `inapplicable` stand as `Name`s)."""

    name: str
    value: Expression
    name_span: Span = place()
    span: Span = place()


@attrs.frozen(repr=False)
class Expect(Node):
    """One condition of an `expect` clause; or `error`; or `fails "because"`."""

    condition: Expression | None = None
    error: bool = False
    fails: str | None = None
    span: Span = place()


Clause = (
    Weight
    | Bonus
    | OutOf
    | Total
    | Target
    | Actual
    | Score
    | Round
    | Adjustment
    | Cap
    | Require
    | Grade
    | Missing
    | Inapplicable
    | SourceNote
    | Evidence
    | Note
    | Period
    | Given
    | Expect
)


# ---------------------------------------------------------------------------- blocks


@attrs.frozen(repr=False)
class InputType(Node):
    """An input's type: a unit, `number`, `yes/no`, `date`, or `one of` choices."""

    kind: Literal["unit", "number", "yes/no", "date", "choice"]
    unit: UnitText | None = None
    choices: tuple[str, ...] = ()
    span: Span = place()


@attrs.frozen(repr=False)
class ScoredBlock(Node):
    """`ruleset`, `group` or `indicator` NAME [in GROUP] ["title"], with its clauses in file order.

    `span` is the header line, `name_span` the name in it.
    """

    kind: Literal["ruleset", "group", "indicator"]
    name: str
    title: str | None
    parent: str | None
    clauses: tuple[Clause, ...]
    name_span: Span = place()
    parent_span: Span | None = attrs.field(default=None, eq=False, repr=False, kw_only=True)
    span: Span = place()


@attrs.frozen(repr=False)
class UseBlock(Node):
    """`use "path"`."""

    path: str
    span: Span = place()


@attrs.frozen(repr=False)
class UnitBlock(Node):
    """`unit NAME = NUMBER UNIT`."""

    name: str
    value: Number
    name_span: Span = place()
    span: Span = place()


@attrs.frozen(repr=False)
class InputBlock(Node):
    """`input NAME [type] [from a [to b]] ["title"]`."""

    name: str
    type: InputType | None
    low: Expression | None
    high: Expression | None
    title: str | None
    name_span: Span = place()
    span: Span = place()


@attrs.frozen(repr=False)
class ParamRow(Node):
    """`from 2014: expression`."""

    since: int | datetime.date
    value: Expression
    span: Span = place()


@attrs.frozen(repr=False)
class ParamBlock(Node):
    """`param NAME = expression`, or rows; exactly one of `value` and `rows` is given."""

    name: str
    value: Expression | None
    rows: tuple[ParamRow, ...]
    name_span: Span = place()
    span: Span = place()


@attrs.frozen(repr=False)
class MetricBlock(Node):
    """`metric NAME = body`."""

    name: str
    body: Body
    name_span: Span = place()
    span: Span = place()


@attrs.frozen(repr=False)
class Parameter(Node):
    """A method's parameter."""

    name: str
    span: Span = place()


@attrs.frozen(repr=False)
class MethodBlock(Node):
    """`method NAME(p, q) ["title"]` with its `score` and `source` clauses."""

    name: str
    parameters: tuple[Parameter, ...]
    title: str | None
    clauses: tuple[Clause, ...]
    name_span: Span = place()
    span: Span = place()


@attrs.frozen(repr=False)
class CheckBlock(Node):
    """`check [warn] cond [because "…"]`."""

    condition: Expression
    warn: bool = False
    because: Text | None = None
    span: Span = place()


@attrs.frozen(repr=False)
class ExampleBlock(Node):
    """`example "…"` with its `given` and `expect` clauses."""

    title: str
    clauses: tuple[Clause, ...]
    span: Span = place()


Block = (
    ScoredBlock | UseBlock | UnitBlock | InputBlock | ParamBlock | MetricBlock | MethodBlock | CheckBlock | ExampleBlock
)


@attrs.frozen(repr=False)
class File(Node):
    """A ruleset file: its blocks in file order; on `doubtful` lines what was reported leaves the meaning open."""

    blocks: tuple[Block, ...]
    source: Source = attrs.field(eq=False, repr=False, kw_only=True)
    doubtful: frozenset[int] = attrs.field(default=frozenset(), eq=False, repr=False, kw_only=True)
