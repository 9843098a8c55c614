"""Turn an expression and the values it took into the lines that show how its result came about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from indicrules.card.arithmetic import (
    Arithmetic,
    alone,
    equal,
    fits,
    fraction_text,
    is_whole,
    number_of_hundredths,
    unit_within,
    value_text,
)
from indicrules.evaluate.outcome import Trace
from indicrules.explain.conversions import conversions
from indicrules.explain.document import Line
from indicrules.explain.messages import Words
from indicrules.explain.wording import place_text, spoken, written
from indicrules.model import expression as ex
from indicrules.model.types import NumberType
from indicrules.model.units import Unit
from indicrules.text.classes import frozen
from indicrules.text.source import Span

METHODS_FILE = "std/methods.indic"

_TOLD_APART = (ex.Applied, ex.Cases, ex.Conditional, ex.Looked)  # what an arithmetic line shows only the result of


@frozen
class Formula:
    """Explains the expressions of one trace; `why_not` also tells of the rows that were passed over.

    `beside` is the unit in which a quantity without one of its own is written. The methods that are met are put in
    `methods`, by name. `policy` gives what a policy made of an item, in words, or nothing where it was scored.
    """

    trace: Trace
    words: Words
    why_not: bool = False
    beside: Unit | None = None
    methods: dict[str, ex.Applied] | None = None
    policy: Callable[[str], str] | None = None

    def lines(self, node: ex.Expression, result: str) -> tuple[Line, ...]:
        """Tell how `node` came to `result`: its words, then the values put in."""
        return tuple(self._lines(node, result))

    def chain(self, node: ex.Expression, result: str) -> str:
        """Write `words = values = result` on one line, nothing twice."""
        node = self.taken(node)
        return equal(self._words(node.span), *self._values(node, result), result)

    def taken(self, node: ex.Expression) -> ex.Expression:
        """Give the branch that counted of choices within choices."""
        while isinstance(node, ex.Cases | ex.Conditional):
            chosen = Arithmetic(self.trace).taken(node)
            if chosen is node:
                return node
            node = chosen
        return node

    def result_chain(self, node: ex.Expression, result: str) -> str:
        """Write `values = result` on one line."""
        return equal(*self._values(node, result), result)

    def condition(self, node: ex.Expression) -> str:
        """Write a condition with its values and whether it holds."""
        say, said, holds = self.words.say, self._words(node.span), self._holds(node)
        if isinstance(node, ex.Present) and not holds and (lacking := self._lacking(node)):
            return say("absent_here", condition=said, name=lacking)
        if not ex.parts(node) or isinstance(node, ex.Present):
            return say("value_is", subject=said, value=say("yes" if holds else "no"))
        if isinstance(node, ex.Not) and (not ex.parts(node.operand) or isinstance(node.operand, ex.Present)):
            inner = say("value_is", subject=self._words(node.operand.span), value=say("no" if holds else "yes"))
            return say("truth_holds" if holds else "truth_fails", values=inner, condition=said)
        found = self._put_in(node)
        if found == said:
            return say("holds" if holds else "fails", condition=said)
        return say("values_hold" if holds else "values_fail", condition=said, values=found)

    def in_numbers(self, node: ex.Expression) -> str:
        """Write a condition whose words are said already with its values alone, and whether it holds."""
        if not ex.parts(node) or isinstance(node, ex.Present | ex.Not):
            return self.condition(node)
        return self.words.say("put_in_holds" if self._holds(node) else "put_in_fails", values=self._put_in(node))

    def _put_in(self, node: ex.Expression) -> str:
        return alone(self._spoken(Arithmetic(self.trace, reduced=True).text(node)))

    def _nested(self, node: ex.Expression) -> Iterator[Line]:
        """Tell of the calls and choices inside an expression, of which its arithmetic shows only the result."""
        inside: dict[str, ex.Expression] = {}
        for inner in self._within(node):
            inside.setdefault(self._words(inner.span), inner)
        for said, inner in inside.items():
            yield from self._apart(inner, said)

    def _within(self, node: ex.Expression) -> Iterator[ex.Expression]:
        for inner in ex.parts(node):
            if self.trace.get(id(inner)) is None:
                continue
            if isinstance(inner, _TOLD_APART):
                yield inner
            else:
                yield from self._within(inner)

    def _apart(self, node: ex.Expression, said: str) -> Iterator[Line]:
        value = value_text(self.trace[id(node)], node.type)
        if isinstance(node, ex.Applied):
            self._met(node)
            given = ", ".join(self._values(each)[1] for _, each in node.arguments)
            shown = equal(said, f"{node.method}({given})", value)
            band = self._band(node.body)
            yield Line(shown if band is None else self._banded(shown, band), kind="values")
            taken = None if band is None else Arithmetic(self.trace).taken(band)
            if taken is None:
                yield from self._lines(node.body, value)
            elif not isinstance(taken, ex.Constant):
                yield from self._inner(taken, value)
        elif isinstance(node, ex.Conditional):
            yield Line(equal(said, value), kind="values")
            yield from self._chosen(node, value)
        elif isinstance(node, ex.Looked):
            yield Line(self._row(node, equal(said, self._called(node), value)), kind="values")
            yield from self.behind(node)
        else:
            yield Line(alone(value), kind="values")
            yield from self._lines(node, value)

    def _band(self, node: ex.Expression) -> ex.Cases | None:
        """Give the rows of a `match` whose subject is shown beside them; None for what has conditions of its own."""
        return node if isinstance(node, ex.Cases) and node.subject is not None else None

    def _banded(self, equation: str, node: ex.Cases) -> str:
        held = next((row for row in node.rows if self._holds(row.condition)), None)
        if held is None:
            return self.words.say("band_otherwise", equation=equation)
        row = self._words(held.span).partition(": ")[0]
        return self.words.say("band_of", equation=equation, row=row)

    def _lines(self, node: ex.Expression, result: str) -> Iterator[Line]:
        match node:
            case ex.Applied():
                yield from self._method(node, result)
            case ex.Cases():
                yield from self._rows(node, result)
            case ex.Conditional():
                yield Line(self._words(node.span), kind="formula")
                yield from self._chosen(node, result)
            case ex.Looked():
                yield Line(self._row(node, equal(self._words(node.span), self._called(node), result)), kind="values")
                yield from self.behind(node)
            case _:
                said, values = self._words(node.span), equal(*self._values(node), result)
                if ex.parts(node):
                    yield Line(said, kind="formula")
                    yield Line(values, kind="values")
                else:
                    yield Line(equal(said, *self._values(node), result), kind="values")
                yield from self.behind(node)

    def _called(self, node: ex.Looked) -> str:
        return self._spoken(Arithmetic(self.trace).text(node))

    def _row(self, node: ex.Looked, equation: str) -> str:
        """Tell with what a look-up came to in which row of its table that stands."""
        found: Any = self.trace.get(-node.number)
        if found is None:
            return equation
        row, table = int(found), node.table
        place = place_text(table.place(row))
        return self.words.say("in_table", equation=equation, row=str(row + 1), table=table.name, place=place)

    def behind(self, node: ex.Expression) -> Iterator[Line]:
        """Tell what stands behind numbers: units that convert, scores that a policy gave, calls, choices."""
        for each in conversions(node, self.trace):
            yield Line(each, kind="values")
        if self.policy is not None:
            yield from self._by_policy(node, self.policy)
        yield from self._nested(node)

    def _by_policy(self, node: ex.Expression, policy: Callable[[str], str]) -> Iterator[Line]:
        """Say of each item's score in this arithmetic that a policy gave it, where one did: a zero that is no score."""
        found = {self._words(each.span): each for each in self._leaves_of(node) if isinstance(each, ex.ItemValue)}
        for said, each in found.items():
            why = policy(each.item)
            if why:
                equation = equal(said, value_text(self.trace[id(each)], each.type))
                yield Line(f"{equation}{self.words.say('colon')}{why}", kind="values")

    def _leaves_of(self, node: ex.Expression) -> Iterator[ex.Expression]:
        """Give the leaves whose values this arithmetic shows: not those inside calls and choices, told apart."""
        if not ex.parts(node) and self.trace.get(id(node)) is not None:
            yield node
        for inner in ex.parts(node):
            if not isinstance(inner, _TOLD_APART):
                yield from self._leaves_of(inner)

    def _lacking(self, node: ex.Present) -> str:
        """Give the name of what has no value, where the condition calls it otherwise, as a method does."""
        name = node.of.name if isinstance(node.of, ex.InputValue) else ""
        return name if name and name not in self._words(node.span) else ""

    def _chosen(self, node: ex.Conditional, result: str) -> Iterator[Line]:
        taken = Arithmetic(self.trace).taken(node)
        inner = list(self._inner(taken, result))
        held = self.condition(node.condition)
        if inner:
            yield Line(held, kind="condition")
            yield from self.behind(node.condition)
            yield from inner
        else:
            yield Line(f"{held}{self.words.say('colon')}{alone(result)}", kind="condition")
            yield from self.behind(node.condition)

    def _given(self, node: ex.Applied) -> str:
        return ", ".join(
            f"{name} = {equal(self._words(each.span), *self._values(each)[1:2])}" for name, each in node.arguments
        )

    def _met(self, node: ex.Applied) -> None:
        if self.methods is not None:
            self.methods.setdefault(node.method, node)

    def _method(self, node: ex.Applied, result: str) -> Iterator[Line]:
        self._met(node)
        shipped, say = node.defined.source.name == METHODS_FILE, self.words.say
        called = say(f"method_{node.method}") if shipped else node.method
        given = self._given(node)
        yield Line(f"{called}({given})" if given else called, kind="formula")
        match node.body:
            case ex.Cases() | ex.Applied():
                yield from self._lines(node.body, result)
            case ex.Conditional():
                yield from self._chosen(node.body, result)
            case body:
                yield Line(equal(*self._values(body), result), kind="values")
                yield from self.behind(body)

    def _rows(self, node: ex.Cases, result: str) -> Iterator[Line]:
        say = self.words.say
        held = next((index for index, row in enumerate(node.rows) if self._holds(row.condition)), None)
        passed = node.rows if held is None else node.rows[:held]
        subject = self._subject(node)
        if self.why_not and passed and node.tests is None:  # nobody reads hundreds of rows that do not matter
            yield from self._passed(passed, subject)
        if held is not None:
            taken = node.rows[held]
            row = self._words(taken.span)
            if subject:
                yield Line(say("in_row", subject=subject, row=row), kind="condition")
            else:
                why = self.in_numbers(taken.condition)
                yield Line(say("row", row=row, why=why), kind="condition")
                yield from self.behind(taken.condition)
            yield from self._inner(taken.value, result)
        elif node.otherwise is not None:
            key = "otherwise_of" if subject else "otherwise"
            yield Line(say(key, subject=subject, row=self._words(node.otherwise.span)), kind="condition")
            yield from self._inner(node.otherwise, result)

    def _passed(self, rows: tuple[ex.Case, ...], subject: str) -> Iterator[Line]:
        say = self.words.say
        if subject:
            listed = say("separator").join(self._words(row.span) for row in rows)
            yield Line(say("passed_rows", rows=listed), kind="passed")
            return
        for row in rows:
            why = self.in_numbers(row.condition)
            yield Line(say("passed_over", row=self._words(row.span), why=why), kind="passed")
            yield from self.behind(row.condition)

    def _subject(self, node: ex.Cases) -> str:
        """Write what a `match` looks at and its value; nothing for rows of `when`."""
        if node.subject is None:
            return ""
        value: Any = self.trace.get(-node.number)
        said, type_ = self._words(node.subject.span), node.subject.type
        percent = isinstance(type_, NumberType) and any(_in_percent(row.condition) for row in node.rows)
        units = (unit_within(each) for row in node.rows for each in _leaves(row.condition))
        beside = next((unit for unit in units if fits(unit, type_)), None)
        whole = isinstance(node.subject, ex.InputValue)
        shown = number_of_hundredths(value, whole=whole) if percent else value_text(value, type_, beside, whole=whole)
        put_in = [Arithmetic(self.trace).text(node.subject)] if isinstance(node.subject, ex.Which) else []
        return equal(said, *(self._spoken(each) for each in put_in), self._spoken(shown))

    def _inner(self, node: ex.Expression, result: str) -> Iterator[Line]:
        """Give the values of a row whose words are said already."""
        if isinstance(node, _TOLD_APART):
            yield from self._lines(node, result)
            return
        shown, said = equal(*self._values(node), result), self._words(node.span)
        if not is_same_number(shown, said):
            yield Line(shown, kind="values")
            yield from self.behind(node)

    def _holds(self, node: ex.Expression) -> bool:
        return bool(self.trace.get(id(node), node.value if isinstance(node, ex.Constant) else False))

    def _values(self, node: ex.Expression, result: str = "") -> tuple[str, ...]:
        """Write a node with its values, with its functions worked out, and as the fraction it is where none ends.

        A `result` in percent needs no fraction.
        """
        whole, reduced = Arithmetic(self.trace), Arithmetic(self.trace, reduced=True)
        found = self._spoken(whole.text(node, self.beside)), self._spoken(reduced.text(node, self.beside))
        type_, value = node.type, self.trace.get(id(node))
        plain = isinstance(type_, NumberType) and type_.unit is None and not (type_.percent or type_.dimension)
        plain = plain and not result.endswith("%")
        short = fraction_text(value) if plain and value is not None and not isinstance(value, tuple) else ""
        return (*found, short) if short and is_whole(found[1]) else found

    def _words(self, span: Span) -> str:
        return written(span, self.words.language)

    def _spoken(self, text: str) -> str:
        return spoken(text, self.words.language)


def is_plain(node: ex.Expression) -> bool:
    """Say whether a value is written out where it is used, so that its words are its value."""
    if isinstance(node, ex.Negative):
        return is_plain(node.operand)
    return isinstance(node, ex.Constant) and node.name is None


def is_same_number(one: str, other: str) -> bool:
    """Tell whether two texts are one number, maybe with more places: 0 and 0.00."""
    return equal(one, other) == other


def _in_percent(condition: ex.Expression) -> bool:
    return any(isinstance(each.type, NumberType) and each.type.percent for each in _leaves(condition))


def _leaves(node: ex.Expression) -> Iterator[ex.Expression]:
    inner = ex.parts(node)
    if not inner:
        yield node
    for each in inner:
        yield from _leaves(each)
