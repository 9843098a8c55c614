"""Bring the types of expressions that stand together into agreement, or say why they clash."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from indicrules.model.constants import unknown
from indicrules.model.doubt import report_doubtful
from indicrules.model.expression import (
    Arithmetic,
    Conditional,
    Constant,
    Elementwise,
    Expression,
    Function,
    InputValue,
    MetricValue,
    parts,
)
from indicrules.model.mends import block_at_end
from indicrules.model.phrases import kind_name, measure, quoted
from indicrules.model.report import Report
from indicrules.model.types import (
    NUMBER,
    UNKNOWN,
    DayType,
    ListType,
    NumberType,
    TextType,
    TruthType,
    Type,
    UnknownType,
    settled,
)
from indicrules.model.units import BUILT_IN, DAY, OFTEN
from indicrules.text.classes import evolve
from indicrules.text.diagnostic import Edit
from indicrules.text.sentence import Sentence, say
from indicrules.text.source import Span

_ONE = Fraction(1)


def is_zero(expression: Expression) -> bool:
    """Tell whether this is a literal 0, which has any unit."""
    return type(expression) is Constant and type(expression.value) is Fraction and not expression.value.numerator


def adapted(expression: Expression, to: Type, report: Report) -> Expression:
    """Give a bare number the unit of what it stands beside, or report that it may be a fraction; the rest stays."""
    own = expression.type
    if isinstance(own, ListType) and isinstance(to, ListType):
        return _adapted_list(expression, own, to, report)
    if not (isinstance(own, NumberType) and own.bare and isinstance(to, NumberType)) or to.bare:
        return expression
    if to.may_be_share and report_doubtful(expression, report):
        return unknown(expression.span)
    scale = to.scale
    if isinstance(expression, Constant) and isinstance(expression.value, Fraction):
        value = expression.value if scale == 1 else expression.value * scale
        return Constant(value, to, expression.span, expression.name)
    if scale == 1:
        return evolve(expression, type=to)
    return Arithmetic("*", expression, Constant(scale, to, expression.span), to, expression.span)


def _adapted_list(expression: Expression, own: ListType, to: ListType, report: Report) -> Expression:
    """Give the bare numbers of a list, where they are written, the unit of what it stands beside."""
    if not own.of.bare or to.of.bare:
        return expression
    type_ = evolve(own, of=to.of)
    match expression:
        case Function(arguments=arguments):
            first = 1 if expression.name in ("best", "worst", "trimmed") else 0
            found = [adapted(each, to if isinstance(each.type, ListType) else to.of, report) for each in arguments]
            found[:first] = arguments[:first]
            parts_ = tuple(found)
            changed: Expression = evolve(expression, arguments=parts_, type=type_)
        case Elementwise(operator=operator, left=left, right=right):
            sides = [left, right]
            for at, each in enumerate(sides):
                if operator in ("+", "-") or isinstance(each.type, ListType):
                    sides[at] = adapted(each, to if isinstance(each.type, ListType) else to.of, report)
                    if operator not in ("+", "-"):
                        break
            parts_ = tuple(sides)
            changed = evolve(expression, left=sides[0], right=sides[1], type=type_)
        case Conditional():
            parts_ = tuple(adapted(each, to, report) for each in (expression.consequence, expression.alternative))
            changed = evolve(expression, consequence=parts_[0], alternative=parts_[1], type=type_)
        case _:
            return expression
    return unknown(expression.span) if any(isinstance(each.type, UnknownType) for each in parts_) else changed


def agreed(
    expressions: Sequence[Expression], report: Report, span: Span, doing: Sentence
) -> tuple[tuple[Expression, ...], Type]:
    """Give the expressions adapted to one another, and their common type; report a clash once."""
    if UnknownType in [type(each.type) for each in expressions]:
        return tuple(expressions), UNKNOWN
    leader = _settled(_leader(expressions), expressions)
    wanted = leader.type
    result = tuple([each if each.type is wanted else adapted(each, wanted, report) for each in expressions])
    if UnknownType in [type(each.type) for each in result]:
        return result, UNKNOWN
    if all(each.type is wanted for each in result) and not is_zero(leader) and type(wanted) is not TextType:
        return result, wanted
    for each in result:
        if not _alike(each, leader):
            report_clash(leader, each, report, span, doing)
            return result, UNKNOWN
    return result, _common(result, leader)


def _leader(expressions: Sequence[Expression]) -> Expression:
    def rank(expression: Expression) -> int:
        type_ = expression.type
        if isinstance(type_, ListType):
            return 3 if type_.of.bare else 0 if type_.of.dimension else 1 if type_.of.percent else 2
        if not isinstance(type_, NumberType):
            return 0
        if is_zero(expression) or type_.bare:
            return 3
        return 0 if type_.dimension else 1 if type_.percent else 2

    return min(expressions, key=rank)


def _settled(leader: Expression, expressions: Sequence[Expression]) -> Expression:
    """Give what leads: a quantity in a unit that somebody wrote goes before one whose unit follows from its parts."""
    wanted = settled(leader.type, [each.type for each in expressions if not is_zero(each)])
    return leader if wanted is leader.type else next(each for each in expressions if each.type is wanted)


def _alike(one: Expression, other: Expression) -> bool:
    left, right = one.type, other.type
    if isinstance(left, NumberType) and isinstance(right, NumberType):
        return left.dimension == right.dimension or is_zero(one) or is_zero(other)
    if isinstance(left, ListType) and isinstance(right, ListType):
        return left.of.dimension == right.of.dimension
    return type(left) is type(right)


def _common(expressions: Sequence[Expression], leader: Expression) -> Type:
    type_ = leader.type
    if isinstance(type_, TextType):
        return TextType(_choices(expressions))
    if isinstance(type_, ListType):
        listed = [each.type for each in expressions if isinstance(each.type, ListType)]
        counts = {each.many for each in listed}
        percent = all(each.of.percent for each in listed)
        of = NUMBER if type_.of.percent and not percent else type_.of
        return ListType(
            evolve(of, bare=all(each.of.bare for each in listed)),
            is_sorted=any(each.is_sorted for each in listed),
            leaves_out=any(each.leaves_out for each in listed),
            is_brought=any(each.is_brought for each in listed),
            is_made=any(each.is_made for each in listed),
            many=counts.pop() if len(counts) == 1 else None,
        )
    if not isinstance(type_, NumberType):
        return type_
    numbers = [each.type for each in expressions if isinstance(each.type, NumberType) and not is_zero(each)]
    percent = bool(numbers) and all(each.percent for each in numbers)
    if type_.percent and not percent:
        type_ = NUMBER
    bare = all(each.bare for each in numbers)
    return type_ if type_.bare == bare else evolve(type_, bare=bare)


def _choices(texts: Sequence[Expression]) -> tuple[str, ...]:
    """Give all that one of several texts may be, in order; nothing where that is not known of each."""
    found: dict[str, None] = {}
    for each in texts:
        known = (str(each.value),) if isinstance(each, Constant) else getattr(each.type, "choices", ())
        if not known:
            return ()
        found |= dict.fromkeys(known)
    return tuple(found)


def report_clash(left: Expression, right: Expression, report: Report, span: Span, doing: Sentence) -> None:
    """Report that two expressions cannot stand together, with what would mend it."""
    one, other = left.span.text, right.span.text
    numbers = isinstance(left.type, NumberType) and isinstance(right.type, NumberType)
    hint = (
        _mended(left, right)
        if numbers
        else say("type-clash.hint", one=kind_name(left.type), other=kind_name(right.type))
    )
    key = report.error(
        "unit-clash" if numbers else "type-clash",
        say(
            "unit-clash" if numbers else "type-clash",
            one=one,
            first=kind_name(left.type),
            other=other,
            second=kind_name(right.type),
            doing=doing,
        ),
        span,
        hint,
        *_declarations((left, right), report, span),
        edits=_with_unit(left, right, hint) if numbers else (),
    )
    units = {
        side.name: written_type(beside.type)
        for side, beside in ((left, right), (right, left))
        if isinstance(side, InputValue)
    }
    report.clash(key, span, {*_inputs(left), *_inputs(right)}, units)


def _with_unit(left: Expression, right: Expression, hint: Sentence) -> tuple[Edit, ...]:
    """Give the edit that writes beside a number the unit of what it stands beside, or says how many make one."""
    if hint.key == "unit-clash.often":
        unit = "unit {many} = {often} {single}".format_map(hint.parts)
        return block_at_end((left if left.span.source is right.span.source else right).span.source, unit)
    for bare, beside in ((left, right), (right, left)):
        type_ = bare.type
        if isinstance(type_, NumberType) and type_.bare:
            is_written = isinstance(bare, Constant) and bare.name is None
            return (Edit(bare.span, f"{bare.span.text} {_unit(beside.type)}"),) if is_written else ()
    return ()


def written_type(type_: Type) -> str:
    """Write a type as an `input` line names it; nothing where it cannot."""
    if isinstance(type_, NumberType):
        return type_.name
    return {TruthType: "yes/no", DayType: "date"}.get(type(type_), "")


def _inputs(expression: Expression) -> set[str]:
    found: set[str] = set()
    waiting = [expression]
    while waiting:
        each = waiting.pop()
        if isinstance(each, InputValue):
            found.add(each.name)
        waiting += parts(each)
    return found


def _declarations(sides: Sequence[Expression], report: Report, span: Span) -> list[tuple[Span, Sentence]]:
    """Give the places that say what each side is, apart from the place of the clash."""
    found: list[tuple[Span, Sentence]] = []
    for side in sides:
        declared = report.declared.get(side.name) if isinstance(side, InputValue | MetricValue) else None
        if declared is not None and declared.source.position(declared.start)[0] != span.line:
            found.append((declared, say("label.declared", kind=kind_name(side.type))))
    return found


def _mended(left: Expression, right: Expression) -> Sentence:
    one, other = left.type, right.type
    assert isinstance(one, NumberType)
    assert isinstance(other, NumberType)
    if one.bare or other.bare:
        bare, with_unit = (right, one) if other.bare else (left, other)
        return say("hint.write", text=f"{bare.span.text} {_unit(with_unit)}")
    if _own_word(one) and _own_word(other):
        for many, single in ((_unit(one), _unit(other)), (_unit(other), _unit(one))):
            if many in OFTEN:
                return say("unit-clash.write-out", unit=single)
            often = OFTEN.get(many.removesuffix(single))
            if often is not None:
                return say("unit-clash.often", many=many, often=often, single=single)
        return say("unit-clash.same-thing", other=_unit(other), one=_unit(one))
    if one.dimension and other.dimension:
        return say("unit-clash.other-things")
    return say("unit-clash.same-unit", one=measure(one), other=measure(other))


def _own_word(type_: NumberType) -> bool:
    """Tell whether a quantity is in a unit that no family knows, such as 宗 or 户."""
    return len(type_.dimension) == 1 and type_.dimension[0][0] not in BUILT_IN and type_.dimension[0][1] == 1


def _unit(type_: Type) -> str:
    return type_.name if isinstance(type_, NumberType) else ""


def check_choice(subject: Expression, text: Expression, report: Report) -> None:
    """Report a text that what it is compared with can never be."""
    type_ = subject.type
    if not isinstance(type_, TextType) or not isinstance(text, Constant) or not isinstance(text.value, str):
        return
    if not type_.may_be(text.value):
        choices = type_.choices or type_.given
        hint = report.meant(text.value, choices)
        report.error(
            "unknown-choice",
            say("unknown-choice", text=text.value, name=subject.span.text),
            text.span,
            hint or say("hint.one-of", words=quoted(choices)),
        )


DAYS = NumberType(DAY.dimension, unit=DAY)
