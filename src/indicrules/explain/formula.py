"""Turn an expression and the values it took into the lines that show how its result came about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from indicrules.card.arithmetic import Arithmetic, fits, number_of_hundredths, unit_within, value_text
from indicrules.evaluate.outcome import Trace
from indicrules.explain.document import Line
from indicrules.explain.messages import Words
from indicrules.explain.wording import place_text, spoken, written
from indicrules.model import expression as ex
from indicrules.model.types import NumberType
from indicrules.model.units import Unit
from indicrules.text.classes import evolve, frozen
from indicrules.text.patterns import pattern
from indicrules.text.source import Span

_METHODS_FILE = "std/methods.indic"
_PLAIN = pattern(r"−?[0-9]+(\.[0-9]+)?")


@frozen
class Formula:
    """Explains the expressions of one trace; `why_not` also tells of the rows that were passed over.

    `beside` is the unit in which a quantity without one of its own is written.
    """

    trace: Trace
    words: Words
    why_not: bool = False
    beside: Unit | None = None

    def lines(self, node: ex.Expression, result: str, named: str = "") -> tuple[Line, ...]:
        """Tell how `node` came to `result`: its words, then the values put in."""
        return tuple(self._lines(node, result, named))

    def chain(self, node: ex.Expression, result: str) -> str:
        """Write `words = values = result` on one line, nothing twice."""
        return _chained(self._words(node.span), *self._values(node), result)

    def condition(self, node: ex.Expression) -> str:
        """Write a condition with its values and whether it holds."""
        said, holds = self._words(node.span), self._holds(node)
        found = Arithmetic(self.trace, reduced=True).text(node)
        if found in ("yes", "no"):
            return self.words.say("value_is", subject=said, value=self.words.say(found))
        if found == said:
            return self.words.say("holds" if holds else "fails", condition=said)
        return self.words.say("values_hold" if holds else "values_fail", condition=said, values=self._spoken(found))

    def _lines(self, node: ex.Expression, result: str, named: str) -> Iterator[Line]:
        match node:
            case ex.Applied():
                yield from self._method(node, result)
            case ex.Cases():
                yield from self._rows(node, result, named)
            case ex.Conditional():
                taken = Arithmetic(self.trace).taken(node)
                yield Line(named + self._words(node.span))
                inner = list(self._inner(taken, result))
                held = self.condition(node.condition)
                yield Line(held if inner else f"{held}{self.words.say('colon')}{result}")
                yield from inner
            case _:
                said, values = self._words(node.span), _chained(*self._values(node), result)
                if ex.parts(node):
                    yield Line(f"{named}{said}")
                    yield Line(values)
                else:
                    yield Line(f"{named}{_chained(said, values)}")

    def _method(self, node: ex.Applied, result: str) -> Iterator[Line]:
        given = ", ".join(f"{name} = {self._words(argument.span)}" for name, argument in node.arguments)
        shipped = node.defined.source.name == _METHODS_FILE
        called = self.words.say(f"method_{node.method}") if shipped else node.method
        named = f"{called}({given}): " if given else f"{called}: "
        lines = list(self._lines(node.body, result, named))
        yield evolve(lines[0], aside=lines[0].aside or place_text(node.defined))
        yield from lines[1:]

    def _rows(self, node: ex.Cases, result: str, named: str) -> Iterator[Line]:
        say = self.words.say
        held = next((index for index, row in enumerate(node.rows) if self._holds(row.condition)), None)
        passed = node.rows if held is None else node.rows[:held]
        subject = self._subject(node)
        if self.why_not and passed:
            if named:
                yield Line(named.removesuffix(": "))
                named = ""
            for row in passed:
                yield Line(say("passed_over", row=self._words(row.span), why=self._why(row, subject)))
        if held is not None:
            taken = node.rows[held]
            if subject:
                yield Line(named + say("in_row", subject=subject, row=self._words(taken.span)))
            else:
                yield Line(f"{named}{self._words(taken.span)}")
                yield Line(self.condition(taken.condition))
            yield from self._inner(taken.value, result)
        elif node.otherwise is not None:
            key = "otherwise_of" if subject else "otherwise"
            yield Line(named + say(key, subject=subject, row=self._words(node.otherwise.span)))
            yield from self._inner(node.otherwise, result)

    def _subject(self, node: ex.Cases) -> str:
        """Write what a `match` looks at and its value; nothing for rows of `when`."""
        if node.subject is None:
            return ""
        value: Any = self.trace.get(-node.number)
        said, type_ = self._words(node.subject.span), node.subject.type
        percent = isinstance(type_, NumberType) and any(_in_percent(row.condition) for row in node.rows)
        units = (unit_within(each) for row in node.rows for each in _leaves(row.condition))
        beside = next((unit for unit in units if fits(unit, type_)), None)
        shown = number_of_hundredths(value) if percent else value_text(value, type_, beside)
        return said if said == shown else self.words.say("value_is", subject=said, value=shown)

    def _why(self, row: ex.Case, subject: str) -> str:
        return self.words.say("not_in_row", subject=subject) if subject else self.condition(row.condition)

    def _inner(self, node: ex.Expression, result: str) -> Iterator[Line]:
        """Give the values of a row whose words are said already."""
        if isinstance(node, ex.Applied | ex.Cases | ex.Conditional):
            yield from self._lines(node, result, "")
            return
        shown, said = _chained(*self._values(node), result), self._words(node.span)
        if _trimmed(shown) != _trimmed(said):
            yield Line(shown)

    def _holds(self, node: ex.Expression) -> bool:
        return bool(self.trace.get(id(node), node.value if isinstance(node, ex.Constant) else False))

    def _values(self, node: ex.Expression) -> tuple[str, str]:
        whole, reduced = Arithmetic(self.trace), Arithmetic(self.trace, reduced=True)
        return self._spoken(whole.text(node, self.beside)), self._spoken(reduced.text(node, self.beside))

    def _words(self, span: Span) -> str:
        return written(span, self.words.language)

    def _spoken(self, text: str) -> str:
        return spoken(text, self.words.language)


def is_plain(node: ex.Expression) -> bool:
    """Say whether a value is written out where it is used, so that its words are its value."""
    if isinstance(node, ex.Negative):
        return is_plain(node.operand)
    return isinstance(node, ex.Constant) and node.name is None


def _in_percent(condition: ex.Expression) -> bool:
    return any(isinstance(each.type, NumberType) and each.type.percent for each in _leaves(condition))


def _leaves(node: ex.Expression) -> Iterator[ex.Expression]:
    inner = ex.parts(node)
    if not inner:
        yield node
    for each in inner:
        yield from _leaves(each)


def _chained(*parts: str) -> str:
    kept: list[str] = []
    for part in parts:
        if kept and part == kept[-1]:
            continue
        if kept and _trimmed(part) == _trimmed(kept[-1]):
            kept.pop()  # the same number with more places: 0 and 0.00
        kept.append(part)
    return " = ".join(kept)


def _trimmed(number: str) -> str:
    return number.rstrip("0").rstrip(".") if _PLAIN.fullmatch(number) and "." in number else number
