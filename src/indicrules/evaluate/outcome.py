"""What came of each item: every step of its scoring, as data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

from indicrules.evaluate.values import ONE, ZERO, Reason
from indicrules.meaning.core import Line, Step
from indicrules.meaning.limits import LIMITS
from indicrules.model.rules import Adjustment, Band, Downgrade, Item, Limit, Requirement
from indicrules.syntax.tree import LimitKind
from indicrules.text.classes import field, mutable

if TYPE_CHECKING:
    from indicrules.evaluate.values import Real, Value

Status = Literal["scored", "zero", "full", "dropped"]
Trace = dict[int, "Value | tuple[Real, ...]"]


@mutable
class Adjusted:
    """A `deduct` or `award` that was looked at: what it took or gave, and from what.

    `quantity` over the step is `count` (in whole steps where the rule says so); `limited` says that `up to` bound.
    """

    rule: Adjustment
    holds: bool
    amount: Real
    quantity: Real | None = None
    count: Real | None = None
    limited: bool = False


@mutable
class Limited:
    """A limit that was looked at: whether it `holds`, its points, and the scores before and after it."""

    rule: Limit
    holds: bool
    limit: Real | None
    before: Real
    after: Real

    @property
    def binds(self) -> bool:
        """Whether it changed the score."""
        return self.after is not self.before

    @property
    def kind(self) -> LimitKind:
        """Which limit it is."""
        return self.rule.kind


@mutable
class Member:
    """What a member brought to its parent's sum: points that are its `own`, which the factor stretches, and bonus."""

    name: str
    weight: Fraction
    points: Real | None
    counted: bool
    own: Real = ZERO
    bonus: Real = ZERO

    @property
    def inherits(self) -> bool:
        """Whether its bonus is its own members', beyond what it earned above its weight."""
        return self.bonus is not ZERO and self.own != self.weight


@mutable
class Outcome:
    """How one item came to its score; the values of its expressions stand in `trace` by the node's identity.

    `limited_by` says what a rounding did not cross. `found` is the band of the grade before each downgrade lowered it
    by the number of grades in `downgraded`.

    As these are of one process, it is pickled by its `home`: a function with its arguments, which give it elsewhere.
    """

    item: Item
    trace: Trace = field(eq=False)
    status: Status = "scored"
    reason: Reason | None = None
    requirements: list[tuple[Requirement, bool]] = field(factory=list)
    actual: Value | None = None
    target: Value | None = None
    met: bool | None = None
    completion_exact: Real | None = None
    completion: Real | None = None
    shortfall: Real | None = None
    members: tuple[Member, ...] = ()
    factor: Fraction = ONE
    start: Real | None = None
    adjusted: list[Adjusted] = field(factory=list)
    unheld: Real | None = None
    held: Real | None = None
    limits: list[Limited] = field(factory=list)
    unrounded: Real | None = None
    limited_by: Literal["full", LimitKind] | None = None
    score: Real | None = None
    points: Real | None = None
    grade: Band | None = None
    found: Band | None = None
    downgraded: list[tuple[Downgrade, int]] = field(factory=list)
    lines: Callable[[], Sequence[tuple[Line, Any]]] = field(default=tuple, eq=False, repr=False)
    taken: list[tuple[Step, bool, Any, tuple[Any, ...]]] = field(factory=list)
    home: tuple[Any, ...] | None = field(default=None, eq=False, repr=False)

    @property
    def lowered(self) -> bool:
        """Whether a limit took points."""
        return any(each.binds and LIMITS[each.kind].moved == "<" for each in self.limits)

    def __reduce__(self) -> tuple[Any, ...]:
        if self.home is None:
            raise TypeError("what no scorecard shows cannot be pickled")
        return self.home
