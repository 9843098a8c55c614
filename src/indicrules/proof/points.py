"""What examples should reach: points of a ruleset, and the sites of one model that tell which of them a run reached."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

from indicrules.text.classes import field, frozen
from indicrules.text.source import Span

if TYPE_CHECKING:
    from indicrules.model.expression import Expression
    from indicrules.proof.run import Run

Kind = Literal["clause", "row", "branch", "boundary"]
Side = Literal["under", "at", "over"]
Way = Literal[
    "reached",  # worked out at all
    "taken", "not taken",  # a deduction, award, downgrade: whether it took, gave or lowered something
    "holds", "fails",  # what must hold: a requirement, a check
    "met", "missed",  # a target
    "binds", "free",  # a limit
    "given",  # a grade
    "chosen",  # a row
    "then", "else",
    "under", "at", "over",  # just under a threshold, at it, just over it
]  # fmt: skip

Key = tuple[Kind, Way, str, int, int, int]


@frozen
class Point:
    """One thing that examples should reach.

    `owner` names the item, metric or check that it belongs to, `""` the ruleset. A boundary is told by what is
    compared (`value`) and with what (`mark`), as they are written; `at` tells two of them on one span apart.
    """

    kind: Kind
    way: Way
    owner: str
    span: Span
    value: str = ""
    mark: str = ""
    at: int = field(default=0, repr=False)

    @property
    def key(self) -> Key:
        """What is the same in all periods, and wherever the ruleset is used."""
        return self.kind, self.way, self.span.source.name, self.span.start, self.span.end, self.at


@frozen(eq=False)
class Boundary:
    """A threshold: how far a run's value lies from it, how far is just off it, and which sides there can be.

    `value` is what is compared and `mark` what with, where both are expressions of the `owner`, and `rest` what must
    not lie beyond both. Values may lie as near as `step`.
    """

    distance: Callable[[Run], Fraction | None]
    grain: Fraction
    sides: tuple[Side, ...]
    step: Fraction
    value: Expression | None = None
    mark: Expression | None = None
    rest: tuple[Expression, ...] = ()

    def side(self, run: Run) -> Side | None:
        """Give the side on which a run's value lies at the threshold, None where it is farther off."""
        found = self.distance(run)
        if found is None or abs(found) > self.grain:
            return None
        return "at" if found == 0 else "under" if found < 0 else "over"


@frozen(eq=False)
class Site:
    """A place of a model with its points, and what tells by their numbers which of them a run reached."""

    points: tuple[Point, ...]
    look: Callable[[Run], Iterable[int]]
    boundary: Boundary | None = None
    owner: Any = None
