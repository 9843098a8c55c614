"""Turn what is being worked out, in which rows it counts, into the rows in which something is lacking or wrong."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from indicrules.columnar.filtered import Approximate
from indicrules.columnar.number import Number
from indicrules.columnar.status import UNDECIDED, Status
from indicrules.columnar.tape import Argument, Tape
from indicrules.columnar.truth import Truth, both, either, opposite


@attrs.frozen(eq=False)
class Text:
    """A text by row, as its number in the table of texts."""

    code: Argument


@attrs.frozen(eq=False)
class Listed:
    """A list by row: the values that count, in order."""

    values: tuple[tuple[Number | Approximate, Truth], ...]


Quantity = Number | Approximate
Column = Quantity | Text | Listed | Truth

# Where something is raised, and what: a status, or UNDECIDED.
Raised = tuple[Truth, int]

ABSENT = frozenset({int(Status.MISSING), int(Status.NOT_APPLICABLE)})


@attrs.define(eq=False)
class Scope:
    """Where expressions are worked out: the rows that count, and what was raised in them, the first one first."""

    tape: Tape
    active: Truth = True
    raised: list[Raised] = attrs.field(factory=list)
    words: dict[str, Callable[[Scope], Column]] = attrs.field(factory=dict)
    lists: dict[str, Listed] = attrs.field(factory=dict)
    subjects: dict[int, Column] = attrs.field(factory=dict)

    def refuse(self, where: Truth, status: int) -> None:
        """Note that there is no value in the active rows of `where`, for this reason."""
        rows = both(self.tape, self.active, where)
        if rows is not False and (rows, status) not in self.raised:
            self.raised.append((rows, status))

    def doubt(self, where: Truth) -> None:
        """Leave the active rows of `where` to the exact evaluator."""
        self.refuse(where, UNDECIDED)

    def repeat(self, raised: list[Raised]) -> None:
        """Raise again, in active rows, what was raised elsewhere."""
        for where, status in list(raised):
            self.refuse(where, status)

    def under(self, where: Truth) -> Scope:
        """Give this scope for fewer rows; what is raised there is raised here."""
        return attrs.evolve(self, active=both(self.tape, self.active, where))

    def apart(self) -> Scope:
        """Give this scope with nothing raised."""
        return attrs.evolve(self, raised=[])


def any_of(tape: Tape, raised: list[Raised], statuses: frozenset[int] | None = None) -> Truth:
    """Give where anything (of these statuses) is raised."""
    found: Truth = False
    for where, status in raised:
        if statuses is None or status in statuses:
            found = either(tape, found, where)
    return found


def absent_first(tape: Tape, raised: list[Raised]) -> tuple[Truth, list[Raised]]:
    """Give where a value is first of all missing or inapplicable, and what is wrong in the other rows."""
    absent: Truth = False
    wrong: Truth = False
    others: list[Raised] = []
    for where, status in raised:
        if status in ABSENT:
            absent = either(tape, absent, both(tape, where, opposite(tape, wrong)))
        else:
            others.append((both(tape, where, opposite(tape, absent)), status))
            wrong = either(tape, wrong, where)
    return absent, others
