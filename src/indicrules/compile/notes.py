"""Note what each step of a scoring comes to, and what each line of a ledger takes: the second form of the function.

Beside its results that form gives a list of values, in which each thing noted has a place of its own, and the lines of
all ledgers that took or gave something. A number stands there as a pair of whole numbers, which nobody has reduced.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from indicrules.compile import pairs
from indicrules.compile.values import Pair, Real, Reals, Single, Truth, Wholes, Written
from indicrules.evaluate.values import Absence, Reason
from indicrules.meaning.core import Line, Role
from indicrules.text.source import Span

if TYPE_CHECKING:
    from indicrules.compile.writer import Writer
    from indicrules.evaluate.told import Told

Key = tuple[str | None, Hashable]  # an item, None the ruleset, and what of it


StepKind = tuple[Role, str, str | None]  # a step's role, its clause's words, and the author's reason
Layout = tuple[tuple[StepKind, int | None, tuple[tuple[str, int], ...]], ...]  # steps and their parts, with places


class Notes:
    """Where values are noted, and the kinds of line that ledgers may have.

    `unsure` are the items of which some line may be irrational: their ledgers the reference evaluator works out.
    """

    def __init__(self, writer: Writer) -> None:
        self.values, self.lines, self.reason = writer.variable(), writer.variable(), writer.variable()
        self.places: dict[Key, int] = {}
        self.kinds: list[tuple[str | None, Line]] = []
        self.unsure: set[str | None] = set()
        self.said: list[tuple[str | None, Told]] | None = None  # of the kinds, filled where a ledger is asked for
        self.layouts: dict[str, Layout] = {}  # of items, filled where their steps are asked for
        # Of items, where the steps of each role are noted; filled likewise.
        self.roles: dict[str, dict[str, int | None]] = {}

    def value(self, writer: Writer, item: str | None, key: Hashable, value: Written) -> None:
        """Write that a value is noted under an item's key."""
        self._put(writer, item, key, _text(value))

    def lacking(self, writer: Writer, why: tuple[str, Span] | Reason | None) -> None:
        """Write the note of why there is no value: for want of an input, for a reason, or for one that is not known."""
        writer.put(f"{self.reason} = {writer.constant(why)}")

    def lacked(self, writer: Writer, item: str | None, kind: Absence) -> None:
        """Write that the reason noted last is why an item has no value."""
        self._put(writer, item, "reason", f"({writer.constant(kind)}, {self.reason})")

    def line(self, writer: Writer, item: str | None, line: Line, points: Written) -> None:
        """Write that a line takes so many points, where they are not 0."""
        if not isinstance(points, Pair):
            self.unsure.add(item)
            return
        if points.known is not None and not points.known:
            return
        number = len(self.kinds)
        self.kinds.append((item, line))
        over, under = pairs.parts(points)
        taken = f"{self.lines} += ({number}, {over}, {under}),"
        writer.put(taken if points.over is None else f"if {points.over}: {taken}")

    def started(self) -> str:
        """Write the empty notes."""
        return f"{self.values} = [None]*{len(self.places)}; {self.lines} = []; {self.reason} = None"

    def _put(self, writer: Writer, item: str | None, key: Hashable, text: str) -> None:
        place = self.places.setdefault((item, key), len(self.places))
        writer.put(f"{self.values}[{place}] = {text}")


def _text(value: Written) -> str:
    match value:
        case Pair():
            return f"({', '.join(pairs.parts(value))})"
        case Truth():
            return value.text
        case Real() | Single():
            return value.name
        case Wholes() | Reals():
            raise AssertionError(value)
