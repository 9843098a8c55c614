"""Turn `example` blocks into tests: the data they give and what must hold of the scorecard."""

from __future__ import annotations

import datetime
from types import MappingProxyType

from indicrules.exact.number import exact_text
from indicrules.model.clauses import check_clauses
from indicrules.model.expressions import Resolver, Scope
from indicrules.model.meant import report_unknown_input
from indicrules.model.mends import in_place, without_line
from indicrules.model.names import ItemScope
from indicrules.model.phrases import kind_name
from indicrules.model.rules import Example, Expectation, GivenValue
from indicrules.model.types import DayType, ListType, NumberType, TextType, TruthType, Type, UnknownType
from indicrules.model.units import unit_name
from indicrules.syntax import tree
from indicrules.syntax.repair.numerals import spelt
from indicrules.text.classes import evolve
from indicrules.text.diagnostic import Edit
from indicrules.text.sentence import Sentence, say
from indicrules.text.source import Span


def resolve_example(resolver: Resolver, block: tree.ExampleBlock, because: frozenset[str]) -> Example:
    """Give an example; `because` holds the reasons of the checks, one of which `fails` must name."""
    clauses = check_clauses(resolver, "example", block.title, block.clauses)
    refused = any(isinstance(each, tree.Expect) and each.error for each in clauses)
    given: dict[str, GivenValue] = {}
    period: int | datetime.date | str | None = None
    expectations: list[Expectation] = []
    for clause in clauses:
        match clause:
            case tree.Given(name="period"):
                period = _period(resolver, clause)
            case tree.Given():
                found = _given(resolver, clause, refused)
                if found is not None:
                    _check_once(resolver, found, given)
                    given[found.name] = found
            case tree.Expect():
                expectations.append(_expectation(resolver, clause, because))
            case _:
                pass
    if not expectations and not resolver.names.is_damaged(block):
        resolver.report.error(
            "expects-nothing",
            say("expects-nothing", title=block.title),
            _header(block),
            say("expects-nothing.hint"),
        )
    return Example(block.title, tuple(given.values()), period, tuple(expectations), block.span)


def _header(block: tree.ExampleBlock) -> Span:
    return Span(block.span.source, block.span.start, block.span.start + len(block.span.text.splitlines()[0].rstrip()))


def _check_once(resolver: Resolver, found: GivenValue, given: dict[str, GivenValue]) -> None:
    earlier = given.get(found.name)
    if earlier is not None:
        resolver.report.error(
            "duplicate-clause",
            say("duplicate-clause.given", name=found.name),
            found.span,
            say("hint.keep-one-of-two"),
            (earlier.span, say("label.first-given")),
            edits=without_line(found.span) if earlier.span.words == found.span.words else (),
        )


def _period(resolver: Resolver, clause: tree.Given) -> int | datetime.date | str | None:
    match clause.value:
        case tree.Number(unit=None, value=value) if value.denominator == 1:
            return int(value)
        case tree.Date(value=day):
            return day
        case tree.Text(value=label):
            return label
        case _:
            resolver.report.error(
                "bad-period",
                say("bad-period", text=clause.value.span.text),
                clause.value.span,
                say("bad-period.hint"),
            )
            return None


def _given(resolver: Resolver, clause: tree.Given, refused: bool) -> GivenValue | None:
    names, report = resolver.names, resolver.report
    known = names.inputs.get(clause.name)
    if known is None:
        report_unknown_input(clause.name, clause.name_span, names, report)
        return None
    value = clause.value
    match value:
        case tree.Name(name="missing"):
            return GivenValue(clause.name, None, False, clause.span)
        case tree.Name(name="inapplicable"):
            return GivenValue(clause.name, None, True, clause.span)
        case tree.Number() | tree.Negative(operand=tree.Number()):
            if refused or _unit_known(resolver, clause, known.type, value):
                return _typed(resolver, clause, known.type, _quantity(value), NumberType)
            return None
        case tree.Call(name="list") if isinstance(known.type, ListType):
            return _list(resolver, clause, known.type, value, refused)
        case tree.Text() if isinstance(known.type, ListType):
            resolver.report.agreed.add(clause.name)
            return GivenValue(clause.name, value.value, False, clause.span)
        case tree.Text():
            return _typed(resolver, clause, known.type, value.value, TextType)
        case tree.Truth():
            return _typed(resolver, clause, known.type, value.value, TruthType)
        case tree.Date():
            return _typed(resolver, clause, known.type, value.value, DayType)
        case tree.Comparison(operator="="):
            text = value.span.text
            report.error(
                "missing-comma",
                say("missing-comma.values", text=text),
                value.span,
                say("missing-comma.values-hint"),
                edits=_parted(value.left),
            )
            return None
        case _:
            near = report.meant(value.span.text, ("missing", "inapplicable", "yes", "no"))
            digits = spelt(value.span.text)
            report.error(
                "not-a-value",
                say("not-a-value", text=value.span.text),
                value.span,
                near or (say("hint.write", text=digits) if digits else say("not-a-value.hint")),
            )
            return None


def _list(resolver: Resolver, clause: tree.Given, type_: ListType, node: tree.Call, refused: bool) -> GivenValue | None:
    """Give the members of a list, some of which may be missing or inapplicable."""
    found: list[str | None] = []
    for each in node.arguments:
        match each:
            case tree.Name(name="missing"):
                found.append(None)
            case tree.Name(name="inapplicable"):
                found.append("N/A")
            case tree.Number() | tree.Negative(operand=tree.Number()):
                if not refused and not _unit_known(resolver, evolve(clause, value=each), type_.of, each):
                    return None
                found.append(_quantity(each))
            case _:
                resolver.report.error(
                    "not-a-value",
                    say("not-a-value.in-list", text=each.span.text),
                    each.span,
                    say("not-a-value.in-list-hint"),
                )
                return None
    resolver.report.agreed.add(clause.name)
    return GivenValue(clause.name, tuple(found), False, clause.span)


def _parted(node: tree.Expression) -> tuple[Edit, ...]:
    """Give the edit that parts a number from the name behind it, which was read as its unit."""
    if not isinstance(node, tree.Number) or node.unit is None:
        return ()
    number = node.span.text[: node.unit.span.start - node.span.start].rstrip()
    return (Edit(Span(node.span.source, node.span.start, node.unit.span.start), f"{number}, "),)


def _unit_known(resolver: Resolver, clause: tree.Given, type_: Type, node: tree.Number | tree.Negative) -> bool:
    """Tell whether a quantity is in a unit that its input takes; an example that expects refusal may bring any."""
    number = node.operand if isinstance(node, tree.Negative) else node
    assert isinstance(number, tree.Number)
    if number.unit is None or not isinstance(type_, NumberType):
        return True
    unit = resolver.unit(number.unit)
    if unit is not None and unit.dimension != type_.dimension:
        plain = exact_text(number.value if number is node else -number.value)
        key = resolver.report.error(
            "unit-clash",
            say(
                "unit-clash.given", text=clause.value.span.text, unit=unit.name, name=clause.name, kind=kind_name(type_)
            ),
            clause.value.span,
            say("hint.write", text=f"{plain} {type_.name}" if type_.unit is not None or type_.dimension else plain),
        )
        resolver.report.clash(key, clause.value.span, [clause.name], {clause.name: unit.name})
        return False
    if unit is not None:
        resolver.report.agreed.add(clause.name)
    return unit is not None


def _quantity(node: tree.Number | tree.Negative) -> str:
    number = node.operand if isinstance(node, tree.Negative) else node
    assert isinstance(number, tree.Number)
    sign = "-" if isinstance(node, tree.Negative) else ""
    if number.unit is None:
        return sign + exact_text(number.value)
    unit = unit_name(number.unit)
    return f"{sign}{exact_text(number.value)}{unit if unit == '%' else ' ' + unit}"


_OF_THAT_KIND: MappingProxyType[type, Sentence] = MappingProxyType(
    {
        NumberType: say("type-clash.given-number"),
        TruthType: say("type-clash.given-truth"),
        DayType: say("type-clash.given-date"),
        ListType: say("type-clash.given-list"),
        TextType: say("type-clash.given-text"),
    }
)


def _unit_of(node: tree.Expression) -> str:
    match node:
        case (
            tree.Number(unit=tree.UnitText() as unit) | tree.Negative(operand=tree.Number(unit=tree.UnitText() as unit))
        ):
            return unit_name(unit)
        case tree.Number() | tree.Negative():
            return "number"
        case tree.Truth():
            return "yes/no"
        case tree.Date():
            return "date"
        case _:
            return ""


def _typed(
    resolver: Resolver, clause: tree.Given, type_: Type, value: str | bool | datetime.date, wanted: type[Type]
) -> GivenValue | None:
    if not isinstance(type_, wanted | UnknownType):
        key = resolver.report.error(
            "type-clash",
            say("type-clash.given", text=clause.value.span.text, name=clause.name, kind=kind_name(type_)),
            clause.value.span,
            _OF_THAT_KIND.get(type(type_), say("type-clash.that-kind")),
        )
        resolver.report.clash(key, clause.value.span, [clause.name], {clause.name: _unit_of(clause.value)})
        return None
    resolver.report.agreed.update([clause.name] if wanted is not NumberType else [])
    return GivenValue(clause.name, value, False, clause.span)


def _check_code(resolver: Resolver, code: str, span: Span) -> None:
    from indicrules.text.codes import DATA_CODES  # few examples name one

    if code not in DATA_CODES:
        near = resolver.report.near(code, DATA_CODES)
        hint = say("unknown-code.hint") if near is None else say("hint.did-you-mean", word=near)
        edits = in_place(span, f'"{code}"', f'"{near}"') if near is not None else ()
        resolver.report.error("unknown-code", say("unknown-code", code=code), span, hint, edits=edits)


def _expectation(resolver: Resolver, clause: tree.Expect, because: frozenset[str]) -> Expectation:
    if clause.error:
        if clause.code is not None:
            _check_code(resolver, clause.code, clause.span)
        return Expectation(None, None, True, None, clause.span, clause.code)
    if clause.fails is not None:
        if clause.fails not in because and not resolver.names.hidden:
            near = resolver.report.near(clause.fails, because)
            resolver.report.error(
                "unknown-reason",
                say("unknown-reason.check", text=clause.fails),
                clause.span,
                say("unknown-reason.check-hint") if near is None else say("hint.did-you-mean", word=near),
                edits=in_place(clause.span, f'"{clause.fails}"', f'"{near}"') if near is not None else (),
            )
        return Expectation(None, None, False, clause.fails, clause.span)
    assert clause.condition is not None
    if isinstance(clause.condition, tree.Name) and not resolver.names.is_value(clause.condition.name):
        hint = resolver.report.meant(clause.condition.name, ("error", "报错"))
        if hint is not None:
            text = clause.condition.span.text
            resolver.report.error("misspelt-word", say("misspelt-word", word=text), clause.condition.span, hint)
            return Expectation(None, None, True, None, clause.span)
    match clause.condition:
        case tree.Comparison(
            operator="=",
            left=tree.Call(name="score", arguments=(tree.Name(name=item),)),
            right=tree.Name(name="inapplicable"),
        ) if item in resolver.names.items:
            return Expectation(None, item, False, None, clause.span)
        case tree.Comparison(operator="=", left=tree.Name(name="total"), right=tree.Name(name="inapplicable")):
            return Expectation(None, "", False, None, clause.span)
        case _:
            scope = Scope(ItemScope("example", "example", total=True, grade_word=True))
            return Expectation(resolver.truth(clause.condition, scope), None, False, None, clause.span)
