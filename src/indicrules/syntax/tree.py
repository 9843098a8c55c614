"""The tree: what was written, as frozen data; every node knows its place.

Places never count for equality, so two texts of the same meaning have equal trees.
"""

from __future__ import annotations

import datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from indicrules.text.classes import field, frozen, parts_of
from indicrules.text.source import Source, Span

if TYPE_CHECKING:
    from indicrules.syntax.rows import Rows

ArithmeticOperator = Literal["+", "-", "*", "/", "^"]
ComparisonOperator = Literal["=", "!=", "<", "<=", ">", ">="]
LogicOperator = Literal["and", "or"]
LimitKind = Literal["cap", "floor"]
Mode = Literal["half_up", "half_even", "half_down", "up", "down", "floor", "ceil"]
Policy = Literal["error", "zero", "full", "rescale"]


def place() -> Span:
    """Give the field that holds a node's place."""
    span: Span = field(eq=False, repr=False, kw_only=True)
    return span


def inside(node: object) -> list[object]:
    """Give what a node holds, its places aside; nothing of what is no node."""
    return [getattr(node, name) for name in parts_of(type(node)) if name not in ("span", "name_span")]


# ---------------------------------------------------------------------------- expressions


@frozen
class UnitText:
    """A unit as written: its words above and below the stroke, each with its whole power.

    `元/人*月` is `(("元", 1), ("人", -1), ("月", -1))`; `%` is `(("%", 1),)`.
    """

    factors: tuple[tuple[str, int], ...]
    span: Span = place()


@frozen
class Number:
    """`43`, `43 宗`, `95%`: the number as written (`95` for `95%`) and its unit, if any."""

    value: Fraction
    unit: UnitText | None = None
    span: Span = place()


@frozen
class Text:
    """`"达成"`, without its quotes."""

    value: str
    span: Span = place()


@frozen
class Date:
    """`2024-12-31`."""

    value: datetime.date
    span: Span = place()


@frozen
class Truth:
    """`yes` or `no`."""

    value: bool
    span: Span = place()


@frozen
class Name:
    """A bare word: an input, param, metric, item word, unit-free constant, method or mode, by its use.

    NFKC-normalised. Item words stand here in English whichever keyword language was written
    (`完成率` is `Name("completion")`).
    """

    name: str
    span: Span = place()


@frozen
class Pair:
    """`35: 50` inside `interpolate(x, 0: 0, 35: 50)`."""

    at: Expression
    value: Expression
    span: Span = place()


@frozen
class Call:
    """`name(argument, …)`: a function, a method or an item's value; `name` in English as for `Name`."""

    name: str
    arguments: tuple[Expression, ...]
    pairs: tuple[Pair, ...] = ()
    name_span: Span = place()
    span: Span = place()


@frozen
class Negative:
    """`-x`."""

    operand: Expression
    span: Span = place()


@frozen
class Arithmetic:
    """`left operator right`."""

    operator: ArithmeticOperator
    left: Expression
    right: Expression
    span: Span = place()


@frozen
class Comparison:
    """`left operator right`, which does not chain."""

    operator: ComparisonOperator
    left: Expression
    right: Expression
    span: Span = place()


@frozen
class Logic:
    """`left and right`, `left or right`."""

    operator: LogicOperator
    left: Expression
    right: Expression
    span: Span = place()


@frozen
class Not:
    """`not operand`."""

    operand: Expression
    span: Span = place()


@frozen
class Conditional:
    """`if condition then consequence else alternative`."""

    condition: Expression
    consequence: Expression
    alternative: Expression
    span: Span = place()


Expression = Number | Text | Date | Truth | Name | Call | Negative | Arithmetic | Comparison | Logic | Not | Conditional


# ---------------------------------------------------------------------------- tests and bodies


@frozen
class Against:
    """`>= x`; in a `match` row a bare value means `=` and is `bare`, in a target that is an error."""

    operator: ComparisonOperator
    value: Expression
    bare: bool = False
    span: Span = place()


@frozen
class Between:
    """`a to b`; `> a to b` leaves the lower end out, `a to < b` the upper."""

    low: Expression
    high: Expression
    low_open: bool = False
    high_open: bool = False
    span: Span = place()


Test = Against | Between


@frozen
class MatchRow:
    """`TEST: expression`; `span` covers the row."""

    test: Test
    value: Expression
    span: Span = place()


@frozen
class WhenRow:
    """`when COND: expression`."""

    condition: Expression
    value: Expression
    span: Span = place()


@frozen
class Match:
    """`match subject` and its rows; `otherwise` is the last row's expression, if there is one."""

    subject: Expression
    rows: tuple[MatchRow, ...]
    otherwise: Expression | None
    span: Span = place()


@frozen
class When:
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


@frozen
class Weight:
    """`weight N`, or `weight equal`, which has no value of its own."""

    value: Expression | None
    span: Span = place()


@frozen
class Bonus:
    """`bonus N`."""

    value: Expression
    span: Span = place()


@frozen
class OutOf:
    """`out of N`."""

    value: Expression
    span: Span = place()


@frozen
class Total:
    """`total N [up to M]`."""

    value: Expression
    up_to: Expression | None = None
    span: Span = place()


@frozen
class Target:
    """`target TEST`."""

    test: Test
    span: Span = place()


@frozen
class Actual:
    """`actual BODY`."""

    body: Body
    span: Span = place()


@frozen
class Score:
    """`score BODY`."""

    body: Body
    span: Span = place()


@frozen
class Round:
    """`round score STEP [mode]`; `step` None is `none`, `mode` None is not said."""

    what: Literal["score", "completion", "total"]
    step: Expression | None
    mode: Mode | None = None
    span: Span = place()


@frozen
class Quantity:
    """What a deduction counts: `below X`, `above X`, `of Q`, `of Q below X`, `of Q above X`."""

    of: Expression | None
    side: Literal["below", "above"] | None
    bound: Expression | None
    span: Span = place()


@frozen
class Per:
    """`per [full | started] STEP QUANTITY`."""

    whole: Literal["full", "started"] | None
    step: Expression
    quantity: Quantity
    span: Span = place()


@frozen
class Adjustment:
    """`deduct` or `award P [per …] [up to MAX] [if COND] [because "…"]`."""

    kind: Literal["deduct", "award"]
    amount: Expression
    per: Per | None = None
    up_to: Expression | None = None
    condition: Expression | None = None
    because: Text | None = None
    span: Span = place()


@frozen
class Limit:
    """`cap` or `floor N [if COND] [because "…"]`."""

    kind: LimitKind
    points: Expression
    condition: Expression | None = None
    because: Text | None = None
    span: Span = place()


@frozen
class Downgrade:
    """`downgrade [N] if COND [because "…"]`; `by` None is one grade."""

    by: Expression | None
    condition: Expression | None
    because: Text | None
    span: Span = place()


@frozen
class Require:
    """`require COND [because "…"]`."""

    condition: Expression
    because: Text | None = None
    span: Span = place()


@frozen
class Grade:
    """`grade NAME TEST`, `grade NAME when COND`, `grade NAME otherwise` (test and condition None)."""

    name: str
    test: Test | None = None
    condition: Expression | None = None
    span: Span = place()


@frozen
class Missing:
    """`missing POLICY`."""

    policy: Policy
    span: Span = place()


@frozen
class Inapplicable:
    """`inapplicable POLICY`."""

    policy: Policy
    span: Span = place()


@frozen
class SourceNote:
    """`source "…"` (several texts may stand in one clause)."""

    texts: tuple[str, ...]
    span: Span = place()


@frozen
class Evidence:
    """`evidence "…", "…"`."""

    texts: tuple[str, ...]
    span: Span = place()


@frozen
class Note:
    """`note "…"`."""

    text: str
    span: Span = place()


@frozen
class Period:
    """`period 2024`, `period 2024-12-31`, `period "third quarter"`."""

    value: int | datetime.date | str
    span: Span = place()


@frozen
class Given:
    """`given NAME = value` (one per name; `missing`, `inapplicable` stand as `Name`s)."""

    name: str
    value: Expression
    name_span: Span = place()
    span: Span = place()


@frozen
class Expect:
    """One condition of an `expect` clause; or `error`, maybe of one `code`; or `fails "because"`."""

    condition: Expression | None = None
    error: bool = False
    fails: str | None = None
    code: str | None = None
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
    | Limit
    | Downgrade
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


@frozen
class InputType:
    """An input's type: a unit, `number`, `yes/no`, `date`, `text`, `one of` choices; `listed` says a list of such."""

    kind: Literal["unit", "number", "yes/no", "date", "choice", "text"]
    unit: UnitText | None = None
    choices: tuple[str, ...] = ()
    listed: bool = False
    span: Span = place()


@frozen
class ScoredBlock:
    """`ruleset`, `group` or `indicator` NAME [in GROUP] ["title"], with its clauses in file order.

    `span` is the header line, `name_span` the name in it.
    """

    kind: Literal["ruleset", "group", "indicator"]
    name: str
    title: str | None
    parent: str | None
    clauses: tuple[Clause, ...]
    name_span: Span = place()
    parent_span: Span | None = field(default=None, eq=False, repr=False, kw_only=True)
    span: Span = place()


@frozen
class UseBlock:
    """`use "path"`; one that is `implied` stands nowhere, and goes by the name of its file."""

    path: str
    implied: bool = False
    span: Span = place()


@frozen
class UnitBlock:
    """`unit NAME = NUMBER UNIT`."""

    name: str
    value: Number
    name_span: Span = place()
    span: Span = place()


@frozen
class InputBlock:
    """`input NAME [type] [from a [to b]] ["title"]`."""

    name: str
    type: InputType | None
    low: Expression | None
    high: Expression | None
    title: str | None
    name_span: Span = place()
    span: Span = place()


@frozen
class ParamRow:
    """`from 2014: expression`."""

    since: int | datetime.date
    value: Expression
    span: Span = place()


@frozen
class ParamBlock:
    """`param NAME = expression`, or rows; exactly one of `value` and `rows` is given."""

    name: str
    value: Expression | None
    rows: tuple[ParamRow, ...]
    name_span: Span = place()
    span: Span = place()


@frozen
class MetricBlock:
    """`metric NAME = body`."""

    name: str
    body: Body
    name_span: Span = place()
    span: Span = place()


@frozen
class Parameter:
    """A method's parameter, or a table's key, or what it gives."""

    name: str
    span: Span = place()


@frozen
class MethodBlock:
    """`method NAME(p, q) ["title"]` with its `score` and `source` clauses."""

    name: str
    parameters: tuple[Parameter, ...]
    title: str | None
    clauses: tuple[Clause, ...]
    name_span: Span = place()
    span: Span = place()


@frozen
class TableBlock:
    """`table NAME(key, …) [gives a, b] ["file.csv"]`, and its rows where they stand below it."""

    name: str
    keys: tuple[Parameter, ...]
    gives: tuple[Parameter, ...]
    file: Text | None
    rows: Rows | None
    name_span: Span = place()
    span: Span = place()


@frozen
class CheckBlock:
    """`check [warn] cond [because "…"]`."""

    condition: Expression
    warn: bool = False
    because: Text | None = None
    span: Span = place()


@frozen
class ExampleBlock:
    """`example "…"` with its `given` and `expect` clauses."""

    title: str
    clauses: tuple[Clause, ...]
    span: Span = place()


Block = (
    ScoredBlock
    | UseBlock
    | UnitBlock
    | InputBlock
    | ParamBlock
    | MetricBlock
    | MethodBlock
    | TableBlock
    | CheckBlock
    | ExampleBlock
)


@frozen
class File:
    """A ruleset file: its blocks in file order; on `doubtful` lines what was reported leaves the meaning open."""

    blocks: tuple[Block, ...]
    source: Source = field(eq=False, repr=False, kw_only=True)
    doubtful: frozenset[int] = field(default=frozenset(), eq=False, repr=False, kw_only=True)
