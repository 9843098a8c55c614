"""Turn calls of tables into typed look-ups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from indicrules.exact.number import exact_text
from indicrules.model import expression as ex
from indicrules.model.agree import agreed
from indicrules.model.columns import NAMES, Key, Kind, column_of, kind_of
from indicrules.model.constants import unknown
from indicrules.model.declared_tables import Declared
from indicrules.model.doubt import is_doubtful, report_percent_or_fraction
from indicrules.model.indexing import TooTangled, index_of
from indicrules.model.lookup import Column
from indicrules.model.phrases import A_DATE, A_NUMBER, A_TEXT, coded, kind_name, quoted, values
from indicrules.model.seams import report_seams
from indicrules.model.table import Table
from indicrules.model.types import NUMBER, DayType, ListType, NumberType, TextType, UnknownType, choice
from indicrules.syntax import tree
from indicrules.text.collector import uncollected
from indicrules.text.sentence import say

if TYPE_CHECKING:
    from indicrules.model.expressions import Resolver, Scope

_ONE = Fraction(1)


def resolve_lookup(resolver: Resolver, node: tree.Call, table: Declared, column: int, scope: Scope) -> ex.Expression:
    """Give the typed look-up that a call means; what is wrong is reported."""
    block = table.block
    if node.name == block.name and len(block.gives) > 1 and all(each.name != block.name for each in block.gives):
        several = coded(tuple(each.name for each in block.gives))
        resolver.report.error(
            "unknown-function",
            say("unknown-function.which-value", table=block.name, name=node.name),
            node.name_span,
            say("unknown-function.which-value-hint", words=several),
        )
        return unknown(node.span)
    if len(node.arguments) != len(block.keys) and block.keys:
        count, example = len(block.keys), ", ".join(each.name for each in block.keys)
        resolver.report.error(
            "wrong-number-of-arguments",
            say("wrong-number-of-arguments", name=node.name, wanted=values(count), count=len(node.arguments)),
            node.span,
            say("hint.as-in-call", name=node.name, keys=example),
        )
        return unknown(node.span)
    arguments = [resolver.expression(each, scope) for each in node.arguments]
    if table.broken or any(isinstance(each.type, UnknownType) for each in arguments):
        return unknown(node.span)
    asked: list[tuple[Kind, Fraction]] = []
    for at, argument in enumerate(arguments):
        fitted = _fitted(argument, table.keys[at], resolver)
        if fitted is None:
            return unknown(node.span)
        arguments[at], kind, scale = fitted
        asked.append((kind, scale))
    made = _made(table, tuple(asked), resolver)
    if made is None:
        return unknown(node.span)
    _note_choices(made, table, arguments, resolver)
    resolver.matches += 1
    given = tuple(arguments)
    return ex.Looked(node.name, made, column, given, resolver.matches, made.columns[column].type, node.span)


def check_table(table: Declared, resolver: Resolver) -> None:
    """Report what all calls together tell of a table; one that nothing calls is looked through by what its keys are."""
    if table.broken:
        return
    if not table.made:
        _made(table, tuple((key.kind(), _ONE) for key in table.keys), resolver)
    _check_choices(table, resolver)


def _fitted(argument: ex.Expression, key: Key, resolver: Resolver) -> tuple[ex.Expression, Kind, Fraction] | None:
    """Give an argument in the unit of its key, the kind it is looked up as, and what counts as 1 in bare keys."""
    report, type_ = resolver.report, argument.type
    if isinstance(type_, ListType):
        resolver.list_misplaced(argument)
        return None
    if not isinstance(type_, NumberType | TextType | DayType):
        message = say("type-clash.key", text=argument.span.text, kind=kind_name(type_))
        report.error("type-clash", message, argument.span, say("type-clash.key-hint"))
        return None
    kind: Kind = "number" if isinstance(type_, NumberType) else "text" if isinstance(type_, TextType) else "date"
    own = key.kind()
    if own != kind and not (kind == "text" and key.raw is not None):
        odd = next((row for row, each in enumerate(key.tests) if each is None or kind_of(each.value) != kind), 0)
        place = key.cell(odd)
        message = say(
            "type-clash.looked-up", text=argument.span.text, kind=kind_name(type_), key=key.name, keys=NAMES[own]
        )
        hint = say("type-clash.looked-up-hint", text=place.text, kind=_A[kind], own=_A[own])
        report.error("type-clash", message, argument.span, hint, (place, say("label.another-kind")))
        return None
    column = column_of(key, kind, resolver)
    if column is None:
        return None
    if not isinstance(type_, NumberType) or not isinstance(column[1], NumberType):
        return argument, kind, _ONE
    if column[1].bare:
        if type_.may_be_share and _report_doubtful(column[0], key, resolver):
            return None
        return argument, kind, type_.unit.scale if type_.unit is not None and not type_.bare else _ONE
    shown = ex.Constant(Fraction(2), column[1], key.cell(0))
    (fitted, _), common = agreed((argument, shown), report, argument.span, say("phrase.looked-up"))
    return None if isinstance(common, UnknownType) else (fitted, kind, _ONE)


_A = {"number": A_NUMBER, "date": A_DATE, "text": A_TEXT}


def _report_doubtful(column: Column, key: Key, resolver: Resolver) -> bool:
    for row, test in enumerate(column.tests):
        for end in test[:2]:
            if isinstance(end, int) and is_doubtful(end * column.unit):
                report_percent_or_fraction(key.cell(row), end * column.unit, resolver.report)
                return True
    return False


def _made(table: Declared, asked: tuple[tuple[Kind, Fraction], ...], resolver: Resolver) -> Table | None:
    if asked not in table.made:
        table.made[asked] = None
        with uncollected(len(table.starts)):
            table.made[asked] = _indexed(table, asked, resolver)
    return table.made[asked]


def _indexed(table: Declared, asked: tuple[tuple[Kind, Fraction], ...], resolver: Resolver) -> Table | None:
    columns: list[Column] = []
    for key, (kind, scale) in zip(table.keys, asked, strict=True):
        found = column_of(key, kind, resolver)
        if found is None:
            return None
        columns.append(found[0] if scale == 1 else Column(found[0].tests, found[0].unit * scale, kind))
    try:
        index = index_of(columns)
    except TooTangled:
        message = say("table-column.tangled", name=table.block.name)
        hint = say("table-column.tangled-hint")
        resolver.report.error("table-column", message, table.block.name_span, hint)
        return None
    assert table.source is not None
    names = tuple(key.name for key in table.keys)
    made = Table(table.block.name, names, table.figures, index, table.starts, table.source, table.beside)
    if len(table.made) == 1:
        shown = [_writer(key, kind, scale) for key, (kind, scale) in zip(table.keys, asked, strict=True)]
        report_seams(made, columns, [key.cell for key in table.keys], shown, resolver.report)
    return made


def _writer(key: Key, kind: Kind, scale: Fraction) -> Callable[[Fraction], str]:
    """Give what writes a number in base units as the numbers of a key are written."""
    found = key.read.get(kind)
    type_ = NUMBER if found is None else found[1]
    if not isinstance(type_, NumberType) or type_.unit is None:
        return lambda value: exact_text(value / scale)
    unit = type_.unit
    space = "" if unit.percent else " "
    return lambda value: f"{exact_text(value / unit.scale)}{space}{unit.name}"


def _note_choices(table: Table, declared: Declared, arguments: Sequence[ex.Expression], resolver: Resolver) -> None:
    """Note what each key may be looked up by, and report a choice that no row is for."""
    for level in table.index.levels:
        argument, key, texts = arguments[level.key], declared.keys[level.key], level.axis.texts
        if texts is None:
            continue
        choices = _choices_of(argument)
        key.anything = key.anything or not choices or isinstance(argument, ex.Constant)
        key.choices |= dict.fromkeys(choices)
        lacking = next((each for each in choices if each not in texts), None)
        if lacking is not None and level.exact is not None:
            first = table.place(0)
            resolver.report.warning(
                "table-gap",
                say("table-gap.choice", table=table.name, text=lacking, name=argument.span.text),
                argument.span,
                say("table-gap.choice-hint", text=lacking),
                (first, say("label.first-row")),
            )


def _choices_of(argument: ex.Expression) -> tuple[str, ...]:
    """Give the texts that an argument may be, none where that is not known."""
    if isinstance(argument, ex.Constant) and isinstance(argument.value, str):
        return (argument.value,)
    return argument.type.choices if isinstance(argument.type, TextType) else ()


def _check_choices(table: Declared, resolver: Resolver) -> None:
    """Report the first key of a column that is none of the choices that the column is looked up by anywhere."""
    for key in table.keys:
        if table.beside or key.anything or not key.choices:
            continue
        for row, test in enumerate(key.tests):
            if test is not None and isinstance(test.value, str) and choice(test.value) not in key.choices:
                place = key.cell(row)
                hint = resolver.report.meant(test.value, key.choices)
                resolver.report.error(
                    "unknown-choice",
                    say("unknown-choice.key", text=test.value, key=key.name),
                    place,
                    hint or say("hint.one-of", words=quoted(tuple(key.choices))),
                )
                break
