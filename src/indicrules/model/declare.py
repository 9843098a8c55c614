"""Turn blocks into declarations by name: clashes reported, uses merged, implicit inputs added."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from types import MappingProxyType
from typing import assert_never

from indicrules.model.doubt import is_doubtful, report_percent_or_fraction
from indicrules.model.kinds import meant_kind, report_kind, take_percents
from indicrules.model.mends import swapped
from indicrules.model.names import Names
from indicrules.model.phrases import BLOCKS, kind_name
from indicrules.model.report import Report
from indicrules.model.rules import Input
from indicrules.model.types import (
    DAY,
    FREE_TEXT,
    NUMBER,
    PERCENTAGE,
    TRUTH,
    UNKNOWN,
    ListType,
    NumberType,
    TextType,
    TruthType,
    Type,
    UnknownType,
    choice,
    of_unit,
)
from indicrules.model.units import UnknownUnit, built_in, unit_name
from indicrules.syntax import tree
from indicrules.syntax.repair.between import meant
from indicrules.text.classes import evolve
from indicrules.text.diagnostic import Edit
from indicrules.text.sentence import Sentence, say
from indicrules.text.source import Span

ITEM_LIMIT = 5_000
BLOCK_LIMIT = 5_000  # of each other kind

_SPACES: MappingProxyType[type[object], str] = MappingProxyType(
    {
        tree.InputBlock: "value",
        tree.ParamBlock: "value",
        tree.MetricBlock: "value",
        tree.MethodBlock: "method",
        tree.TableBlock: "method",
        tree.UnitBlock: "unit",
    }
)

Named = (
    tree.InputBlock | tree.ParamBlock | tree.MetricBlock | tree.MethodBlock | tree.TableBlock | tree.UnitBlock
    | tree.ScoredBlock
)  # fmt: skip


def namespace(block: Named) -> str:
    """Name the namespace in which a block's name must be unique."""
    if isinstance(block, tree.ScoredBlock):
        return "ruleset" if block.kind == "ruleset" else "item"
    return _SPACES[type(block)]


def kind_of(block: Named) -> str:
    """Name a block by its keyword."""
    if isinstance(block, tree.ScoredBlock):
        return block.kind
    return type(block).__name__.removesuffix("Block").lower()


def key_of(block: Named) -> tuple[str, str]:
    """Give the namespace and the name that a block takes; a file has one ruleset, whatever its name."""
    space = namespace(block)
    return space, "" if space == "ruleset" else block.name


def check_unique(blocks: tuple[tree.Block, ...], report: Report) -> tuple[tree.Block, ...]:
    """Give the blocks of one file without those that take a name a second time, which are reported."""
    first: dict[tuple[str, str], Named] = {}
    kept: list[tree.Block] = []
    for block in blocks:
        if not isinstance(block, Named):
            kept.append(block)
            continue
        earlier = first.setdefault(key_of(block), block)
        if earlier is not block:
            _report_twice(block, earlier, report)
            continue
        kept.append(block)
    return tuple(kept)


def check_counts(blocks: tuple[tree.Block, ...], report: Report) -> bool:
    """Say whether one file holds no more blocks of any kind than it may; the first one too many is reported."""
    if len(blocks) <= min(BLOCK_LIMIT, ITEM_LIMIT):
        return True
    counted: Counter[str] = Counter()
    within = True
    for block in blocks:
        if isinstance(block, tree.ScoredBlock):
            counted["item"] += block.kind != "ruleset"
            if block.kind != "ruleset" and counted["item"] == ITEM_LIMIT + 1:
                within = False
                report.error(
                    "too-many-items",
                    say("too-many-items", count=f"{ITEM_LIMIT:,}"),
                    block.name_span,
                    say("too-many-items.hint"),
                )
            continue
        kind = type(block).__name__.removesuffix("Block").lower()
        counted[kind] += 1
        if counted[kind] == BLOCK_LIMIT + 1:
            within = False
            report.error(
                "too-many-blocks",
                say("too-many-blocks", count=f"{BLOCK_LIMIT:,}", kind=kind),
                block.span,
                say("too-many-blocks.hint"),
            )
    return within


def _report_twice(block: Named, earlier: Named, report: Report) -> None:
    if namespace(block) == "ruleset":
        report.error(
            "duplicate-ruleset",
            say("duplicate-ruleset"),
            block.name_span,
            say("duplicate-ruleset.hint"),
            (earlier.name_span, say("label.first-one")),
        )
        return
    report.error(
        "duplicate-name",
        say("duplicate-name", name=block.name),
        block.name_span,
        say("duplicate-name.hint", kind=BLOCKS[kind_of(block)]),
        (earlier.name_span, _first_declared(kind_of(earlier))),
    )


def _first_declared(word: str) -> Sentence:
    return say("label.first-declared-as-an" if word[0] in "aeiou" else "label.first-declared-as-a", kind=BLOCKS[word])


def declare_units(blocks: tuple[tree.Block, ...], names: Names, report: Report) -> None:
    """Take the `unit` blocks, in whatever order they stand, and the words that inputs and targets use first."""
    waiting = [block for block in blocks if isinstance(block, tree.UnitBlock)]
    defined = {block.name for block in waiting}
    for block in waiting:
        if block.value.unit is not None:
            own = tuple(factor for factor in block.value.unit.factors if factor[0] not in defined)
            names.units.declare(tree.UnitText(own, span=block.value.unit.span))
    for block in _in_order(waiting):
        _define_unit(block, names, report)
    for each in blocks:
        if isinstance(each, tree.InputBlock) and each.type is not None and each.type.unit is not None:
            if meant_kind(each.type.unit, names) is None:  # else it is reported with its input
                names.units.declare(each.type.unit)
        elif isinstance(each, tree.ScoredBlock):
            declare_target_units(each, names, report)


def declare_target_units(block: tree.ScoredBlock, names: Names, report: Report) -> None:
    """Take the words that the targets of an item use as units."""
    for text in target_units(block):
        if not take_percents(text, names, report):
            names.units.declare(text)


def _in_order(blocks: list[tree.UnitBlock]) -> Iterator[tree.UnitBlock]:
    """Give units so that each stands after those that define it; those of a circle as they come."""
    named = {block.name: block for block in blocks}
    begun: set[str] = set()
    given: set[str] = set()
    for start in blocks:
        path = [start]
        while path:
            block = path[-1]
            factors = block.value.unit.factors if block.value.unit is not None else ()
            before = [word for word, _ in factors if word in named and word not in begun]
            begun.add(block.name)
            if before and before != [block.name]:
                path += [named[word] for word in before]
                continue
            path.pop()
            if block.name not in given:
                given.add(block.name)
                yield block


def _define_unit(block: tree.UnitBlock, names: Names, report: Report) -> None:
    if block.value.unit is None or block.value.value <= 0:
        report.error(
            "unit-needs-a-unit",
            say("unit-needs-a-unit", name=block.name),
            block.value.span,
            say("unit-needs-a-unit.hint", name=block.name),
        )
        return
    try:
        unit = names.units.resolve(block.value.unit)
    except UnknownUnit as problem:
        report.error(
            "unit-cycle",
            say("unit-cycle", name=block.name, other=problem.word),
            block.value.span,
            say("unit-cycle.hint"),
        )
        names.units.declare(block.value.unit)
        names.units.declare(tree.UnitText(((block.name, 1),), span=block.name_span))
        return
    defined = evolve(unit, name=block.name, scale=unit.scale * block.value.value, percent=False)
    known = built_in(block.name)
    if known is not None and (known.scale, known.dimension) != (defined.scale, defined.dimension):
        report.error(
            "unit-redefined",
            say("unit-redefined", name=block.name),
            block.name_span,
            say("hint.choose-another-name"),
        )
        return
    names.units.define(block.name, known or defined)


def target_units(block: tree.ScoredBlock) -> Iterator[tree.UnitText]:
    """Give the units in which an item says what it should reach."""
    for clause in block.clauses:
        if isinstance(clause, tree.Target):
            yield from (value.unit for value in _numbers(clause.test) if value.unit is not None)


def _numbers(test: tree.Test) -> Iterator[tree.Number]:
    values = (test.value,) if isinstance(test, tree.Against) else (test.low, test.high)
    for value in values:
        inner = value.operand if isinstance(value, tree.Negative) else value
        if isinstance(inner, tree.Number):
            yield inner


def declare_input(block: tree.InputBlock, names: Names, report: Report) -> Input:
    """Give the input that a block declares, with its range in base units."""
    if names.is_damaged(block):
        return Input(block.name, block.title, UNKNOWN, None, None, block.name_span)
    type_ = _input_type(block, names, report)
    low = _limit(block.low, type_, block.name, names, report)
    high = _limit(block.high, type_, block.name, names, report)
    if block.type is not None and block.type.listed:
        type_ = _list_type(block.name, block.type.span, type_, report)
    if low is not None and high is not None and low > high:  # type: ignore[operator]  # both of the input's type
        span = block.high.span if block.high is not None else block.span
        report.error(
            "range-upside-down",
            say("range-upside-down.input", name=block.name),
            span,
            say("range-upside-down.input-hint", low=block.high.span.text, high=block.low.span.text)
            if block.low is not None and block.high is not None
            else say("range-upside-down.lower-first"),
            edits=swapped(block.low.span, block.high.span) if block.low is not None and block.high is not None else (),
        )
    return Input(block.name, block.title, type_, low, high, block.name_span)


def _list_type(name: str, span: Span, of: Type, report: Report) -> Type:
    if isinstance(of, NumberType):
        return ListType(of, is_brought=True)
    if not isinstance(of, UnknownType):
        report.error(
            "list-of-others",
            say("list-of-others", name=name, kind=kind_name(of)),
            span,
            say("list-of-others.hint"),
        )
    return UNKNOWN


def _input_type(block: tree.InputBlock, names: Names, report: Report) -> Type:
    written = block.type
    if written is None:
        return NUMBER
    match written.kind:
        case "unit":
            assert written.unit is not None
            meant = meant_kind(written.unit, names)
            if meant is not None:
                report_kind(written.unit, report)
                return meant
            found = names.units.resolve(written.unit)
            return PERCENTAGE if found.name == "%" else of_unit(found)
        case "number":
            return NUMBER
        case "yes/no":
            return TRUTH
        case "date":
            return DAY
        case "text":
            return FREE_TEXT
        case "choice":
            return TextType(_choices(block, written.span, written.choices, report))
        case _:
            assert_never(written.kind)


def _choices(block: tree.InputBlock, span: Span, written: tuple[str, ...], report: Report) -> tuple[str, ...]:
    """Give the choices as data bring them, each once; one that is blank, or there already, is told."""
    found: dict[str, str] = {}
    for each in written:
        text = choice(each)
        if text and text not in found:
            found[text] = each
            continue
        report.warning(
            "choice-never-given",
            say("choice-never-given", name=block.name, text=each)
            if text
            else say("choice-never-given.blank", name=block.name),
            span,
            say("choice-never-given.leave-out")
            if not text or each == found[text]
            else say("choice-never-given.reads-as", text=found[text]),
            edits=_once(span, written),
        )
    return tuple(found)


def _once(span: Span, written: tuple[str, ...]) -> tuple[Edit, ...]:
    """Give the edit that writes each choice of a list once, and none that is blank."""
    once = {choice(each): each for each in reversed(written) if choice(each)}
    start, text = span.text.find('"'), ", ".join(f'"{each}"' for each in reversed(once.values()))
    return (Edit(Span(span.source, span.start + start, span.end), text),) if start > 0 else ()


def _limit(
    node: tree.Expression | None, type_: Type, name: str, names: Names, report: Report
) -> Fraction | datetime.date | None:
    if node is None:
        return None
    sign = -1 if isinstance(node, tree.Negative) else 1
    inner = node.operand if isinstance(node, tree.Negative) else node
    if isinstance(inner, tree.Date) and type_ == DAY:
        return inner.value
    if isinstance(inner, tree.Number) and isinstance(type_, NumberType):
        if inner.unit is None:
            if type_.may_be_share and is_doubtful(inner.value):
                report_percent_or_fraction(node.span, sign * inner.value, report)
                return None
            return sign * inner.value * type_.scale
        try:
            unit = names.units.resolve(inner.unit)
        except UnknownUnit:
            unit = None
        if unit is not None and unit.dimension == type_.dimension:
            return sign * inner.value * unit.scale
    hint = say("range-of-another-kind.numbers")
    if isinstance(type_, TextType | TruthType):
        hint = say("range-of-another-kind.none", kind=kind_name(type_))
    elif type_ == DAY:
        hint = say("range-of-another-kind.dates")
    if isinstance(node, tree.Arithmetic) and node.operator == "-":
        hint = say("range-of-another-kind.hyphen", range=meant(node.left.span.text, node.right.span.text))
    elif isinstance(node, tree.Text):
        hint = say("range-of-another-kind.text")
    key = report.error(
        "range-of-another-kind",
        say("range-of-another-kind", text=node.span.text, kind=kind_name(type_)),
        node.span,
        hint,
    )
    if isinstance(inner, tree.Number):
        report.clash(key, node.span, [name], {} if inner.unit is None else {name: unit_name(inner.unit)})
    return None


def implicit_type(name: str, test: tree.Test | None, names: Names, report: Report) -> Type | None:
    """Give the type of an input `name` known only by a target; None where it must be worked out from names."""
    if test is None:
        return NUMBER
    values = (test.value,) if isinstance(test, tree.Against) else (test.low, test.high)
    for value in values:
        inner = value.operand if isinstance(value, tree.Negative) else value
        match inner:
            case tree.Number(unit=tree.UnitText() as text):
                unit = names.units.resolve(text)
                return PERCENTAGE if unit.name == "%" else of_unit(unit)
            case tree.Date():
                return DAY
            case tree.Truth():
                return TRUTH
            case tree.Text():
                written = inner.span.text
                other = f'"{"not " if inner.value.isascii() else "未"}{inner.value}"'
                report.error(
                    "choices-needed",
                    say("choices-needed", text=test.span.text),
                    test.span,
                    say("choices-needed.hint", name=name, text=written, other=other),
                )
                return UnknownType()
            case _:
                pass
    return NUMBER if all(isinstance(value, tree.Number | tree.Negative) for value in values) else None
