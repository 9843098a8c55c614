"""Turn what is being worked out, in which rows it counts, into the rows in which something is lacking or wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import attrs

from indicrules.meaning import core
from indicrules.meaning.core import FoldName
from indicrules.model.types import ListType, TextType, TruthType, Type
from indicrules.tables.score.filtered import Approximate, Unsupported
from indicrules.tables.score.number import Number, constant
from indicrules.tables.score.tape import Argument, Tape
from indicrules.tables.score.truth import Truth, both, either, opposite
from indicrules.tables.status import UNDECIDED, Status


@attrs.frozen(eq=False)
class Text:
    """A text by row, as its number in the table of texts."""

    code: Argument


@attrs.frozen(eq=False)
class Listed:
    """A list by row: the values that count, in order."""

    values: tuple[tuple[Number | Approximate, Truth], ...]


Quantity = Number | Approximate


@attrs.frozen(eq=False)
class Brought:
    """A list by row that the data bring, of which no more is known than what its members come to."""

    folds: dict[FoldName, Quantity]


Column = Quantity | Text | Listed | Brought | Truth

# Where something is raised, and what: a status, or UNDECIDED.
Raised = tuple[Truth, int]

ABSENT = frozenset({int(Status.MISSING), int(Status.NOT_APPLICABLE)})


@attrs.frozen(eq=False)
class Read:
    """A word of an item: what is raised wherever it is read, and its values in the scope that reads it."""

    before: list[Raised]
    values: Callable[[Scope, World], Column]


def same(value: Column, before: Sequence[Raised] = ()) -> Read:
    """Give a word that is worked out already."""
    return Read(list(before), lambda scope, world: value)


class World(Protocol):
    """What an expression can read beyond its item."""

    def text(self, text: str) -> Text: ...

    def input(self, node: core.Input, scope: Scope) -> Column: ...

    def members(self, node: core.Input, scope: Scope, or_none: bool) -> Column: ...

    def metric(self, node: core.Metric, scope: Scope) -> Column: ...

    def item(self, node: core.ItemValue, scope: Scope) -> Column: ...

    def brings(self, node: core.Brings) -> Quantity: ...

    def total(self, scope: Scope) -> Column: ...


@attrs.frozen(eq=False)
class Hand:
    """The item at hand: its words, its members, and what its steps came to so far.

    `weight` is that of the members that count, `counts` says where that is above 0; `running` are the start and the
    scores after each step that follows, `held` says where each was taken, `lost` what it took where that is
    known without a difference.
    """

    words: dict[str, Read] = attrs.field(factory=dict)
    lists: dict[str, Listed] = attrs.field(factory=dict)
    weight: Callable[[Scope], Quantity] = lambda _: constant(0)
    counts: Callable[[Scope], Truth] = lambda _: False
    locals: dict[int, Column] = attrs.field(factory=dict)
    running: list[Quantity] = attrs.field(factory=list)
    held: dict[int, Truth] = attrs.field(factory=dict)
    lost: dict[int, Quantity] = attrs.field(factory=dict)


@attrs.define(eq=False)
class Scope:
    """Where expressions are worked out: the rows that count, and what was raised in them, the first one first."""

    tape: Tape
    active: Truth = True
    raised: list[Raised] = attrs.field(factory=list)
    hand: Hand = attrs.field(factory=Hand)

    def refuse(self, where: Truth, status: int) -> None:
        """Note that there is no value in the active rows of `where`, for this reason."""
        if (where, status) in self.raised:
            return
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


def nothing(type_: Type) -> Column:
    """Give values of a type that stand where there are none; they mean nothing."""
    if isinstance(type_, TruthType):
        return False
    if isinstance(type_, ListType):
        raise Unsupported
    return Text(-1) if isinstance(type_, TextType) else constant(0)


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
