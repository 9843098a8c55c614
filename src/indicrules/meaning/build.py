"""Short ways to write core nodes that no author wrote: all of one place."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from indicrules.meaning import core
from indicrules.meaning.core import Node
from indicrules.model.types import LIST, NUMBER, TRUTH, Type
from indicrules.syntax.tree import ArithmeticOperator, ComparisonOperator, LogicOperator, Mode
from indicrules.text.classes import frozen
from indicrules.text.source import Span

ZERO, ONE = Fraction(0), Fraction(1)
DAY = Fraction(86400)  # seconds


@frozen(eq=False)
class Build:
    """Makes nodes whose place is `span`."""

    span: Span

    def number(self, value: Fraction | int, type_: Type = NUMBER) -> core.Constant:
        """Give a number."""
        exact = Fraction(value) if isinstance(value, int) else value
        return core.Constant(exact, type_, self.span)

    def truth(self, value: bool) -> core.Constant:
        """Give yes or no."""
        return core.Constant(value, TRUTH, self.span)

    def word(self, word: core.WordName, type_: Type) -> core.Word:
        """Read a value of the item at hand."""
        return core.Word(word, type_, self.span)

    def local(self, number: int, type_: Type) -> core.Local:
        """Read what stands under a number."""
        return core.Local(number, type_, self.span)

    def arithmetic(self, left: Node, operator: ArithmeticOperator, right: Node) -> core.Arithmetic:
        """Give a sum, difference, product, quotient or power."""
        return core.Arithmetic(operator, left, right, left.type, self.span, limited=False)

    def ratio(self, over: Node, under: Node) -> core.Arithmetic:
        """Divide what is above 0: the quotient of two values of one dimension is a plain number."""
        return core.Arithmetic("/", over, self.known(under, positive=True), NUMBER, self.span, limited=False)

    def running(self, after: int) -> core.Running:
        """Read the score after a step that follows the start, -1 being the start."""
        return core.Running(after, NUMBER, self.span)

    def compare(self, left: Node, operator: ComparisonOperator, right: Node) -> core.Comparison:
        """Compare two values."""
        return core.Comparison(operator, left, right, TRUTH, self.span)

    def above(self, value: Node, least: Fraction = ZERO) -> core.Comparison:
        """Ask whether a number is above another, 0 unless said."""
        return self.compare(value, ">", self.number(least, value.type))

    def logic(self, left: Node, operator: LogicOperator, right: Node) -> core.Logic:
        """Join two conditions."""
        return core.Logic(operator, left, right, TRUTH, self.span)

    def select(self, *rows: tuple[Node, Node], otherwise: Node) -> core.Select:
        """Give the value of the first row that holds."""
        return core.Select(rows, otherwise, otherwise.type, self.span)

    def known(
        self, value: Node, low: Fraction | None = None, high: Fraction | None = None, positive: bool = False
    ) -> core.Known:
        """Warrant bounds of a value."""
        return core.Known(value, low, high, positive, value.type, self.span)

    def rounded(self, value: Node, step: Fraction, mode: Mode) -> core.Rounded:
        """Round to a multiple of a step."""
        return core.Rounded(value, self.number(step, value.type), mode, value.type, self.span)

    def fold(self, name: core.FoldName, values: Sequence[Node]) -> Node:
        """Give the least, the greatest or the sum of several values; of one, the value itself."""
        if len(values) == 1:
            return values[0]
        return core.Fold(name, core.Gathered(tuple(values), LIST, self.span), values[0].type, self.span, limited=False)

    def magnitude(self, value: Node) -> core.Magnitude:
        """Drop the sign."""
        return core.Magnitude(value, value.type, self.span)
