"""Turn blocks into declarations by name: clashes reported, uses merged, implicit inputs added."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from types import MappingProxyType
from typing import assert_never

from indicrules.model.agree import kind_name
from indicrules.model.doubt import is_doubtful, report_percent_or_fraction
from indicrules.model.kinds import meant_kind, report_kind, take_percents
from indicrules.model.names import Names
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
                    f"a ruleset holds at most {ITEM_LIMIT:,} indicators and groups",
                    block.name_span,
                    "split it into several rulesets",
                )
            continue
        kind = type(block).__name__.removesuffix("Block").lower()
        counted[kind] += 1
        if counted[kind] == BLOCK_LIMIT + 1:
            within = False
            report.error(
                "too-many-blocks",
                f"a file holds at most {BLOCK_LIMIT:,} blocks `{kind}`",
                block.span,
                "split it into several files or rulesets",
            )
    return within


def _report_twice(block: Named, earlier: Named, report: Report) -> None:
    if namespace(block) == "ruleset":
        report.error(
            "duplicate-ruleset",
            "a file holds one ruleset, and this is the second",
            block.name_span,
            "put it into a file of its own",
            (earlier.name_span, "the first one"),
        )
        return
    report.error(
        "duplicate-name",
        f"`{block.name}` is declared twice",
        block.name_span,
        f"rename this {kind_of(block)}, or remove one of the two",
        (earlier.name_span, f"first declared here, as {_article(kind_of(earlier))}"),
    )


def _article(word: str) -> str:
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"


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
            for text in _target_units(each):
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
            f"the unit `{block.name}` must be a positive number of another unit",
            block.value.span,
            f"write it as in `unit {block.name} = 10000 元`",
        )
        return
    try:
        unit = names.units.resolve(block.value.unit)
    except UnknownUnit as problem:
        report.error(
            "unit-cycle",
            f"the unit `{block.name}` is defined by `{problem.word}`, which is defined by it in turn",
            block.value.span,
            "define one of them by another unit",
        )
        names.units.declare(block.value.unit)
        names.units.declare(tree.UnitText(((block.name, 1),), span=block.name_span))
        return
    defined = evolve(unit, name=block.name, scale=unit.scale * block.value.value, percent=False)
    known = built_in(block.name)
    if known is not None and (known.scale, known.dimension) != (defined.scale, defined.dimension):
        report.error(
            "unit-redefined",
            f"the unit `{block.name}` is built in and means something else",
            block.name_span,
            "choose another name",
        )
        return
    names.units.define(block.name, known or defined)


def _target_units(block: tree.ScoredBlock) -> Iterator[tree.UnitText]:
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
            f"the range of `{block.name}` opens above where it closes",
            span,
            f"write `from {block.high.span.text} to {block.low.span.text}`"
            if block.low is not None and block.high is not None
            else "write the lower end first",
        )
    return Input(block.name, block.title, type_, low, high, block.name_span)


def _list_type(name: str, span: Span, of: Type, report: Report) -> Type:
    if isinstance(of, NumberType):
        return ListType(of, is_brought=True)
    if not isinstance(of, UnknownType):
        report.error(
            "list-of-others",
            f"`{name}` is a list of what is {kind_name(of)}, and lists are of numbers",
            span,
            "write `number`, `%` or a unit after `list of`, or an input for each value",
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
        message = f"`{each}` is there already" if text else "a blank text is a missing one"
        report.warning(
            "choice-never-given",
            f"no data can bring this choice of `{block.name}`: {message}",
            span,
            "leave it out"
            if not text or each == found[text]
            else f"leave it out, for it reads as `{found[text]}` does",
        )
    return tuple(found)


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
            scale = type_.unit.scale if type_.unit is not None else Fraction(1)
            return sign * inner.value * scale
        try:
            unit = names.units.resolve(inner.unit)
        except UnknownUnit:
            unit = None
        if unit is not None and unit.dimension == type_.dimension:
            return sign * inner.value * unit.scale
    hint = "write plain numbers in the input's unit, as in `from 0 to 100`"
    if isinstance(type_, TextType | TruthType):
        hint = f"leave out the range: {kind_name(type_)} has none"
    elif type_ == DAY:
        hint = "write dates, as in `from 2024-01-01 to 2024-12-31`"
    if isinstance(node, tree.Arithmetic) and node.operator == "-":
        hint = f"write `from {meant(node.left.span.text, node.right.span.text)}`"
    elif isinstance(node, tree.Text):
        hint = "write a number after `from`, or leave `from` out"
    key = report.error(
        "range-of-another-kind",
        f"`{node.span.text}` cannot be an end of the range of an input that is {kind_name(type_)}",
        node.span,
        hint,
    )
    if isinstance(inner, tree.Number):
        report.clash(key, node.span, [name], {} if inner.unit is None else {name: unit_name(inner.unit)})
    return None


def implicit_type(test: tree.Test | None, names: Names, report: Report) -> Type | None:
    """Give the type of an input known only by a target; None where it must be worked out from names."""
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
                report.error(
                    "choices-needed",
                    f"the target `{test.span.text}` is a text, and nothing says which texts the data may bring",
                    test.span,
                    'declare the input, as in `input NAME one of "达成", "未达成"`',
                )
                return UnknownType()
            case _:
                pass
    return NUMBER if all(isinstance(value, tree.Number | tree.Negative) for value in values) else None
