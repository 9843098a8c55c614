"""The core: the few kinds of expression that evaluators know, and the steps by which an item is scored.

Nothing here speaks of the language's surface. An evaluator holds a table with one entry a kind of node, which
`complete` checks when it is imported, so that a kind that one of them does not know is found at once.

**Order.** The parts of a node are worked out in the order of its fields, one after another. The first that has no value
or is refused decides for the whole. `Select` and `Logic` work out no more than what decides.

**Absence.** A node has a value, or is missing or inapplicable, or is refused. Whatever needs an absent part is absent
for the same reason; only `Present` asks.

**Refusals.** Division by 0, a step that is not above 0, a number past the limits of size and what no digits decide are
refused by the evaluators themselves. What an author wrote is limited in size; what follows from such values in a step
or two (the running score, a sum of members, a line of a ledger) is not, for there is no telling an author to write
less. Steps that compare values which may be irrational are worked out whether or not something reads them: what cannot
be decided is refused, read or not.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, get_args

from indicrules.model import expression as ex
from indicrules.model.rules import Adjustment, Band, Item, Limit, Requirement, Rounding
from indicrules.model.types import Type
from indicrules.syntax.tree import ArithmeticOperator, ComparisonOperator, LimitKind, LogicOperator, Mode
from indicrules.text.classes import frozen
from indicrules.text.sentence import Said, Sentence
from indicrules.text.source import Span

if TYPE_CHECKING:
    from indicrules.model.table import Table

Origin = ex.Expression | None
WordName = Literal["actual", "target", "met", "completion", "shortfall", "full", "weight", "total"]
ItemField = Literal["score", "points", "completion", "met", "actual", "grade", "counted"]
FoldName = Literal["least", "greatest", "sum", "product", "count"]
IrrationalName = Literal["sqrt", "ln", "exp", "erfc", "geomean"]


# ---------------------------------------------------------------------------- what is read


@frozen(eq=False)
class Constant:
    """A value known at load, in base units."""

    value: ex.Value
    type: Type
    span: Span
    origin: Origin = None


@frozen(eq=False)
class Input:
    """The value of an input."""

    name: str
    type: Type
    span: Span
    origin: Origin = None


@frozen(eq=False)
class Metric:
    """The value of a metric, worked out once."""

    name: str
    type: Type
    span: Span
    origin: Origin = None


@frozen(eq=False)
class ItemValue:
    """A final value of another item; `counted` always has one."""

    item: str
    field: ItemField
    type: Type
    span: Span
    origin: Origin = None


@frozen(eq=False)
class Word:
    """A value of the item at hand: what an earlier step of that role came to, its marks, or the total."""

    word: WordName
    type: Type
    span: Span
    origin: Origin = None


@frozen(eq=False)
class Members:
    """The list of what the counted members have, in file order."""

    word: ex.ListName
    type: Type
    span: Span
    origin: Origin = None


@frozen(eq=False)
class Brings:
    """What a member brings its parent's sum, 0 where it does not count; `bonuses` are those of its own members."""

    member: str
    what: Literal["points", "bonuses"]
    type: Type
    span: Span
    origin: Origin = None


@frozen(eq=False)
class CountedWeight:
    """The weight of the members that count, together; where no member weighs anything, their number."""

    type: Type
    span: Span
    origin: Origin = None


@frozen(eq=False)
class Running:
    """The score after the step of this index among those that follow the start; -1 is the start itself."""

    after: int
    type: Type
    span: Span
    origin: Origin = None


@frozen(eq=False)
class Held:
    """Whether the step of this index was taken."""

    step: int
    type: Type
    span: Span
    origin: Origin = None


@frozen(eq=False)
class Local:
    """The value under a number, which a `Let` or a step gave it."""

    number: int
    type: Type
    span: Span
    origin: Origin = None


@frozen(eq=False)
class LostBy:
    """The points that the clauses with this reason took, over the whole scorecard; in examples alone."""

    because: str
    type: Type
    span: Span
    origin: Origin = None


# ---------------------------------------------------------------------------- what is worked out


@frozen(eq=False)
class Let:
    """`body`, with `value` under a number; `value` is worked out first and once."""

    number: int
    value: Node
    body: Node
    type: Type
    span: Span
    origin: Origin = None


@frozen(eq=False)
class Negative:
    """The opposite."""

    operand: Node
    type: Type
    span: Span
    origin: Origin = None


@frozen(eq=False)
class Magnitude:
    """The value without its sign."""

    operand: Node
    type: Type
    span: Span
    origin: Origin = None


@frozen(eq=False)
class Arithmetic:
    """`left operator right` of two numbers; where it is not `limited`, as large as it comes."""

    operator: ArithmeticOperator
    left: Node
    right: Node
    type: Type
    span: Span
    origin: Origin = None
    limited: bool = True


@frozen(eq=False)
class Days:
    """The days from the date `right` to the date `left`, a whole number."""

    left: Node
    right: Node
    type: Type
    span: Span
    origin: Origin = None


@frozen(eq=False)
class Moved:
    """The date so many days later; refused where these are not whole, or lead outside the calendar."""

    day: Node
    days: Node
    type: Type
    span: Span
    origin: Origin = None


@frozen(eq=False)
class Comparison:
    """`left operator right` of values of one type."""

    operator: ComparisonOperator
    left: Node
    right: Node
    type: Type
    span: Span
    origin: Origin = None


@frozen(eq=False)
class Logic:
    """`left and right`, `left or right`; the right only where the left does not decide."""

    operator: LogicOperator
    left: Node
    right: Node
    type: Type
    span: Span
    origin: Origin = None


@frozen(eq=False)
class Not:
    """The contrary."""

    operand: Node
    type: Type
    span: Span
    origin: Origin = None


@frozen(eq=False)
class Select:
    """The value of the first row whose condition holds, else `otherwise`; no other value is worked out."""

    rows: tuple[tuple[Node, Node], ...]
    otherwise: Node
    type: Type
    span: Span
    origin: Origin = None


@frozen(eq=False)
class Within:
    """A value held between two limits; refused where the lower lies above the upper."""

    operand: Node
    low: Node
    high: Node
    type: Type
    span: Span
    origin: Origin = None


@frozen(eq=False)
class Known:
    """`operand`, of which the meaning warrants that it lies from `low` to `high`, and above 0 where `positive`."""

    operand: Node
    low: Fraction | None
    high: Fraction | None
    positive: bool
    type: Type
    span: Span
    origin: Origin = None


@frozen(eq=False)
class Rounded:
    """`operand` to a multiple of `step`, which is refused where it is not above 0."""

    operand: Node
    step: Node
    mode: Mode
    type: Type
    span: Span
    origin: Origin = None


@frozen(eq=False)
class Irrational:
    """A function whose values are irrational almost everywhere; `geomean` takes a list that is not empty."""

    name: IrrationalName
    operand: Node
    type: Type
    span: Span
    origin: Origin = None


@frozen(eq=False)
class Lookup:
    """The value in a column of the first row of `table` that holds of `keys`; refused where none does.

    The row is noted under `number`, and as what held of the `conditions` that an author wrote, if any.
    """

    table: Table
    keys: tuple[Node, ...]
    column: int
    number: int
    type: Type
    span: Span
    origin: Origin = None
    conditions: tuple[ex.Expression, ...] = ()


@frozen(eq=False)
class Present:
    """Whether `of` has a value."""

    of: Node
    type: Type
    span: Span
    origin: Origin = None


# ---------------------------------------------------------------------------- lists


@frozen(eq=False)
class Gathered:
    """A list of values written one by one."""

    values: tuple[Node, ...]
    type: Type
    span: Span
    origin: Origin = None


@frozen(eq=False)
class Having:
    """The list of those of some values that there are; of the input of a list, those of its members.

    Where there are none it is as absent as the first, if it may not hold nothing.
    """

    values: tuple[Node, ...]
    or_none: bool
    type: Type
    span: Span
    origin: Origin = None


@frozen(eq=False)
class Some:
    """`items`, inapplicable where it holds nothing."""

    items: Node
    type: Type
    span: Span
    origin: Origin = None


@frozen(eq=False)
class Each:
    """The list of `body` for each member of `lists`, which are equally long, with its values under `numbers`."""

    lists: tuple[Node, ...]
    numbers: tuple[int, ...]
    body: Node
    type: Type
    span: Span
    origin: Origin = None


@frozen(eq=False)
class Ranked:
    """The greatest so many of a list, the greatest first; `many` is a whole number above 0."""

    many: Node
    items: Node
    type: Type
    span: Span
    origin: Origin = None


@frozen(eq=False)
class Fold:
    """One value of a list: its least or greatest or product, which nothing has none of, its sum, how many there are.

    A sum that is not `limited` is as large as it comes.
    """

    name: FoldName
    items: Node
    type: Type
    span: Span
    origin: Origin = None
    limited: bool = True


@frozen(eq=False)
class Which:
    """The text whose value is the greatest, or least; those of several such values with `joint` between.

    There is at least one value.
    """

    name: Literal["greatest", "least"]
    texts: tuple[str, ...]
    values: tuple[Node, ...]
    joint: str
    type: Type
    span: Span
    origin: Origin = None


# ---------------------------------------------------------------------------- no value, and names


@frozen(eq=False)
class Refuse:
    """No value at all, as the data is: `code`, `said` and `advice` say why."""

    code: str
    said: Sentence
    advice: Sentence | None
    type: Type
    span: Span
    origin: Origin = None


@frozen(eq=False)
class Derived:
    """What an author wrote as `name(…)`, and what it means: evaluators see `body`, explanations the name.

    `arguments` stand in `body`, each as often as it is used there.
    """

    name: str
    arguments: tuple[Node, ...]
    body: Node
    type: Type
    span: Span
    origin: Origin = None


Node = (
    Constant | Input | Metric | ItemValue | Word | Members | Brings | CountedWeight | Running | Held | Local | LostBy
    | Let | Negative | Magnitude | Arithmetic | Days | Moved | Comparison | Logic | Not | Select | Within | Known
    | Rounded | Irrational | Lookup | Present
    | Gathered | Having | Some | Each | Ranked | Fold | Which
    | Refuse | Derived
)  # fmt: skip

NODES: frozenset[type[object]] = frozenset(get_args(Node))


def complete(known: Collection[type[object]], where: str) -> None:
    """Refuse to go on where an evaluator knows fewer or more kinds of node than there are."""
    wrong = NODES.symmetric_difference(known)
    if wrong:
        raise TypeError(f"{where} disagrees with the core about {', '.join(sorted(each.__name__ for each in wrong))}")


def _none(_: Node) -> tuple[Node, ...]:
    return ()


def _operand(each: Negative | Magnitude | Not | Known | Irrational) -> tuple[Node, ...]:
    return (each.operand,)


def _sides(each: Arithmetic | Comparison | Logic | Days) -> tuple[Node, ...]:
    return (each.left, each.right)


_PARTS: Mapping[type[object], Callable[[Any], tuple[Node, ...]]] = MappingProxyType(
    {
        **dict.fromkeys(
            (
                Constant, Input, Metric, ItemValue, Word, Members, Brings, CountedWeight, Running, Held, Local, LostBy,
                Refuse,
            ),
            _none,
        ),
        **dict.fromkeys((Negative, Magnitude, Not, Known, Irrational), _operand),
        **dict.fromkeys((Arithmetic, Comparison, Logic, Days), _sides),
        Let: lambda each: (each.value, each.body),
        Moved: lambda each: (each.day, each.days),
        Select: lambda each: (*(part for row in each.rows for part in row), each.otherwise),
        Within: lambda each: (each.operand, each.low, each.high),
        Rounded: lambda each: (each.operand, each.step),
        Present: lambda each: (each.of,),
        Lookup: lambda each: each.keys,
        Gathered: lambda each: each.values,
        Which: lambda each: each.values,
        Having: lambda each: each.values,
        Some: lambda each: (each.items,),
        Each: lambda each: (*each.lists, each.body),
        Ranked: lambda each: (each.many, each.items),
        Fold: lambda each: (each.items,),
        Derived: lambda each: (each.body,),
    }
)  # fmt: skip
complete(_PARTS, "the walker")


def parts(each: Node) -> tuple[Node, ...]:
    """Give the nodes directly inside a node, in the order of evaluation."""
    return _PARTS[type(each)](each)


def within(*nodes: Node) -> Iterator[Node]:
    """Give every node in some, themselves included; what stands in several places, once for each of its first places.

    A node is looked into once, so a walk is linear though bodies are shared.
    """
    waiting, seen = list(nodes), set[int]()
    while waiting:
        each = waiting.pop()
        yield each
        if id(each) not in seen:
            seen.add(id(each))
            waiting += parts(each)


# ---------------------------------------------------------------------------- steps


Role = Literal[
    "require", "counts", "actual", "target", "met", "completion", "rounded completion", "shortfall", "start",
    "deduct", "award", "held", LimitKind, "rounded",
]  # fmt: skip
LineKind = Literal[
    "formula", "item", "bonus", "deduct", "award", "held", LimitKind, "rounding", "missing", "rescale"
]  # fmt: skip
Clause = Requirement | Adjustment | Limit | Rounding | Item
Ending = Literal["error", "zero", "full", "dropped"]


@frozen(eq=False)
class Named:
    """A part of a step under a number and a name, by which explanations ask for it."""

    name: str
    number: int
    value: Node


@frozen(eq=False)
class Step:
    """One step of scoring an item: where `when` holds, its parts in order, then its value; `clause` says it.

    `require` and `counts` must hold, else the item is inapplicable, `because` of what is said there.
    """

    role: Role
    value: Node
    clause: Clause
    when: Node | None = None
    named: tuple[Named, ...] = ()
    because: Said | None = None


@frozen(eq=False)
class Line:
    """A line of a ledger: the points that something took of a score, or gave (negative), where `when` holds.

    `rule` is the clause's own words or where they stand, `span` the place to show; `subject` names the member that an
    `item`, `bonus` or `rescale` line is about.
    """

    kind: LineKind
    rule: str | Span
    span: Span
    points: Node
    when: Node | None = None
    because: str | None = None
    subject: str | None = None
    clause: Adjustment | Limit | None = None


@frozen(eq=False)
class Procedure:
    """How one item is scored.

    Where a step of `attempt` has no value, `missing` or `inapplicable` says what becomes of the item; `finish` follows
    the last of them, the start, and each of its steps gives the running score. `points` is what the parent counts, of
    the score that `finish` leaves; `bonuses` is what of the start its members brought as bonuses, None where they
    cannot. A grade of `bands` without a condition is for all that remain. `graded` are the parts that bands read where
    grades go down: the place of the band that was found, -1 where none was, then how far each downgrade leads.
    """

    item: Item
    attempt: tuple[Step, ...]
    finish: tuple[Step, ...]
    points: Node
    bonuses: Node | None
    bands: tuple[tuple[Band, Node | None], ...]
    missing: Ending
    inapplicable: Ending
    graded: tuple[Named, ...] = ()


def expressions(procedure: Procedure) -> Iterator[Node]:
    """Give every expression of a procedure, none of which lies inside another."""
    for step in (*procedure.attempt, *procedure.finish):
        if step.when is not None:
            yield step.when
        yield from (each.value for each in step.named)
        yield step.value
    yield procedure.points
    if procedure.bonuses is not None:
        yield procedure.bonuses
    yield from (each.value for each in procedure.graded)
    yield from (condition for _, condition in procedure.bands if condition is not None)
