"""What a ruleset means: its inputs, items, clauses and checks, resolved and typed."""

from __future__ import annotations

import datetime
from fractions import Fraction
from typing import Any, Literal

from indicrules.exact.rounding import is_multiple
from indicrules.model.expression import Expression
from indicrules.model.types import Type
from indicrules.model.units import Unit, UnitTable
from indicrules.syntax.tree import Block, ComparisonOperator, LimitKind, Mode, Policy, ScoredBlock
from indicrules.text.classes import field, frozen, sealed
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.source import Span

ItemKind = Literal["indicator", "group", "ruleset"]


@frozen
class Input:
    """A value that the data brings; `low` and `high` are in base units, of a list those of each member."""

    name: str
    title: str | None
    type: Type
    low: Fraction | datetime.date | None
    high: Fraction | datetime.date | None
    span: Span

    def allows(self, value: Any) -> bool:
        """Tell whether a value of its kind lies in its range."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


@frozen
class Param:
    """A constant of the author's; `since` is the period with which the row begins that holds, `span` that row's."""

    name: str
    value: Expression
    since: int | datetime.date | None
    span: Span


@frozen
class Metric:
    """A value computed from others."""

    name: str
    body: Expression
    span: Span


@frozen
class Rounding:
    """To multiples of `step`; `span` is where it is said, None for the default."""

    step: Fraction
    mode: Mode
    span: Span | None


@frozen
class Requirement:
    """`require`."""

    condition: Expression
    because: str | None
    span: Span


@frozen
class Bound:
    """A target on one side, or `=`."""

    operator: ComparisonOperator
    value: Expression
    span: Span


@frozen
class Range:
    """A target between two ends."""

    low: Expression
    high: Expression
    low_open: bool
    high_open: bool
    span: Span


Target = Bound | Range


def end_types(target: Target | None) -> tuple[Type, ...]:
    """Give the types of the ends of a target; none where there is no target."""
    match target:
        case Bound():
            return (target.value.type,)
        case Range():
            return (target.low.type, target.high.type)
        case None:
            return ()


@frozen
class Adjustment:
    """`deduct` or `award`: amount × (max(0, quantity) / step, in whole steps or not), at most `up_to`."""

    kind: Literal["deduct", "award"]
    amount: Expression
    whole: Literal["full", "started"] | None
    step: Expression | None
    quantity: Expression | None
    up_to: Expression | None
    condition: Expression | None
    because: str | None
    span: Span


@frozen
class Limit:
    """`cap` or `floor`: a score reaches at most, or at least, to `points` where `condition` holds."""

    kind: LimitKind
    points: Expression
    condition: Expression | None
    because: str | None
    span: Span


@frozen
class Band:
    """A `grade`: holds where `condition` does; `condition` None is `otherwise`.

    Where the grade tests the score, `operator` and `bounds` say how (for showing the distance to it).
    """

    name: str
    condition: Expression | None
    span: Span
    low: Fraction | None = None
    low_open: bool = False
    high: Fraction | None = None
    high_open: bool = False
    tests_score: bool = False


@frozen
class Downgrade:
    """`downgrade`: so many grades down, `by`, from the one that was found, where `condition` holds."""

    by: Expression
    condition: Expression | None
    because: str | None
    span: Span


@sealed
class Item:
    """An indicator, a group, or the ruleset itself.

    `full` is the full mark, None where the score is unbounded; `members` are names in file order;
    `score` None is the plain sum (or, with `rescaled`, its mean against the weights);
    `summed` are the members whose points the plain sum takes. `marks` are its full mark, and that with its bonus, as
    far as they are no multiples of the step that its score is rounded to, the least first. `said` tells of `missing`
    and `inapplicable` which item's clause says so, and where; None is the default.
    `share` is how an equal weight came about. `percent` says that it is scored in percent, `weighs_percent` that its
    weight, and what it brings its parent, are, `counts_percent` that those of its members are.

    INVARIANT: a score before rounding is never above the last of its marks.
    """

    kind: ItemKind
    name: str
    title: str | None
    parent: str | None
    members: tuple[str, ...]
    summed: tuple[str, ...]
    weight: Fraction | None
    bonus: Fraction | None
    full: Fraction | None
    ceiling: Fraction | None
    out_of: Fraction | None
    requirements: tuple[Requirement, ...]
    actual: Expression | None
    target: Target | None
    score: Expression | None
    score_span: Span | None
    adjustments: tuple[Adjustment, ...]
    limits: tuple[Limit, ...]
    bands: tuple[Band, ...]
    round_completion: Rounding | None
    round_score: Rounding | None
    missing: Policy
    inapplicable: Policy
    sources: tuple[str, ...]
    evidence: tuple[str, ...]
    note: str | None
    span: Span
    unit: Unit | None = None
    said: tuple[tuple[str, Span] | None, tuple[str, Span] | None] = (None, None)
    share: Share | None = None
    downgrades: tuple[Downgrade, ...] = ()
    percent: bool = False
    weighs_percent: bool = False
    counts_percent: bool = False

    @property
    def marks(self) -> tuple[Fraction, ...]:
        """The marks that a rounding of the score may meet."""
        if self.round_score is None or self.ceiling is None:
            return ()
        step, full, ceiling = self.round_score.step, self.full, self.ceiling
        odd = () if full is None or is_multiple(full, step) else (full,)
        if ceiling == full or is_multiple(ceiling, step):
            return odd
        return (*odd, ceiling)


@frozen
class Share:
    """`weight equal`: of the `full` mark of its parent, less what the `others` weigh, one of so `many` equal parts."""

    full: Fraction
    others: Fraction
    many: int
    span: Span


@frozen
class Check:
    """`check`."""

    condition: Expression
    warn: bool
    because: str | None
    span: Span


@frozen
class GivenValue:
    """What an example's data says of one input, as data would bring it; `value` None is missing or inapplicable."""

    name: str
    value: str | bool | datetime.date | tuple[str | None, ...] | None
    inapplicable: bool
    span: Span


@frozen
class Expectation:
    """What must hold of an example's scorecard; just one of the fields is set.

    `inapplicable` names an item that must have no score, `""` the ruleset itself; `code` is that of one of the problems
    for which the data must be refused, where `error` is asked for by it.
    """

    condition: Expression | None
    inapplicable: str | None
    error: bool
    fails: str | None
    span: Span
    code: str | None = None


@frozen
class Example:
    """A test of the ruleset."""

    title: str
    given: tuple[GivenValue, ...]
    period: int | datetime.date | str | None
    expectations: tuple[Expectation, ...]
    span: Span


@sealed
class Model:
    """A ruleset resolved for one period.

    `order` names the items so that each stands after what it reads; `dated` says that a param changes with the
    period, and `turns` when: two periods differ only in which of them lie behind; `replaced` lists the blocks that
    stand in place of used ones: name, new place, old place; `warnings` are what reading the ruleset found, `texts`
    those of every file it came from, `blocks` what is written in them, as far as it counts; `made` holds what this room
    and those above have made of the model, whatever the period, each under a name of its own.
    """

    name: str
    title: str | None
    period: int | datetime.date | str | None
    inputs: dict[str, Input]
    metrics: dict[str, Metric]
    items: dict[str, Item]
    root: Item
    order: tuple[str, ...]
    checks: tuple[Check, ...]
    examples: tuple[Example, ...]
    units: UnitTable
    dated: bool
    turns: tuple[int | datetime.date | str, ...]
    warnings: tuple[Diagnostic, ...]
    replaced: tuple[tuple[str, Span, Span], ...]
    texts: tuple[str, ...] = field(repr=False)
    params: dict[str, Param] = field(factory=dict, eq=False, repr=False)
    blocks: tuple[Block, ...] = field(default=(), eq=False, repr=False)
    made: dict[str, object] = field(factory=dict, eq=False, repr=False)

    @property
    def digest(self) -> str:
        """The mark of `texts`."""
        found = self.made.get("digest")
        if found is None:
            import hashlib  # neither loading nor scoring asks for it

            joined = hashlib.sha256("".join(f"{text}\0" for text in self.texts).encode())
            found = self.made["digest"] = f"sha256:{joined.hexdigest()}"
        return str(found)

    def around(self, item: Item) -> Item:
        """Give the group that an item is in, the ruleset itself of one that is in none."""
        return self.root if item.parent is None else self.items[item.parent]


def key_of(one: Item | ScoredBlock) -> str:
    """Give the name by which an item is held among all, `""` for the ruleset itself."""
    return "" if one.kind == "ruleset" else one.name
