"""Turn calls of the tree into typed expressions: functions, methods, and values of other items."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import TYPE_CHECKING, cast, get_args

from indicrules.language.functions import FUNCTIONS, Function
from indicrules.language.words import CALLS, ITEMS
from indicrules.model import expression as ex
from indicrules.model.agree import adapted, agreed
from indicrules.model.constants import literal, unknown
from indicrules.model.hyphens import report_hyphen
from indicrules.model.lists import resolve_known, resolve_list
from indicrules.model.mends import factor, swapped
from indicrules.model.names import POINTS, Scale
from indicrules.model.pairing import are_apart, are_unequal, check_pairs, is_reordered
from indicrules.model.phrases import code, coded, example_target, example_test, kind_name
from indicrules.model.phrases import values as counted
from indicrules.model.types import (
    NUMBER,
    PERCENTAGE,
    TEXT,
    TRUTH,
    ListType,
    NumberType,
    TextType,
    TruthType,
    Type,
    UnknownType,
)
from indicrules.model.walk import within
from indicrules.model.which import resolve_which
from indicrules.model.words import reads_actual
from indicrules.syntax import tree
from indicrules.syntax.repair.borrowed import brought, is_of_cells
from indicrules.text.classes import evolve
from indicrules.text.diagnostic import Edit
from indicrules.text.sentence import say

if TYPE_CHECKING:
    from indicrules.model.expressions import Resolver, Scope

CALL_DEPTH = 32

_PAIRED = ("interpolate", "which_max", "which_min")
_FIELDS = frozenset(get_args(ex.ItemField))
_MODES = frozenset(get_args(tree.Mode))


def resolve_call(resolver: Resolver, node: tree.Call, scope: Scope) -> ex.Expression:
    """Give the typed expression of a call; what is wrong is reported."""
    name = node.name
    if node.pairs and name not in _PAIRED and not is_of_cells(node):
        resolver.report.error(
            "unexpected-pair",
            say("unexpected-pair", name=name, pair=node.pairs[0].span.text),
            node.pairs[0].span,
            say("unexpected-pair.texts") if isinstance(node.pairs[0].at, tree.Text) else say("unexpected-pair.numbers"),
        )
        return unknown(node.span)
    if name in resolver.names.methods:
        return _method(resolver, node, scope)
    if name in resolver.names.tables:
        from indicrules.model.table_calls import resolve_lookup  # most rulesets have no table

        return resolve_lookup(resolver, node, *resolver.names.tables[name], scope)
    if name in _FIELDS:
        return _item_value(resolver, node, scope)
    if name == "lost":
        return _lost(resolver, node, scope)
    signature = FUNCTIONS.get(name)
    if signature is None:
        known = [*FUNCTIONS, *resolver.names.methods, *resolver.names.tables, *_FIELDS, *CALLS]
        if name in ITEMS and len(node.arguments) == 1:
            resolver.report.error(
                "unknown-function",
                say("unknown-function.own-item", name=node.name_span.text),
                node.name_span,
                say("unknown-function.own-item-hint", item=node.arguments[0].span.text),
            )
            return unknown(node.span)
        here = brought(node, resolver.names.tables)
        hint = here.advice if here is not None else resolver.report.meant(name, known)
        if hint is not None or not resolver.names.hidden:
            resolver.report.error(
                "unknown-function",
                say("unknown-function", name=name),
                node.name_span,
                hint or say("unknown-function.hint", name=name),
                edits=here.edits(node.span) if here is not None else None,
            )
        return unknown(node.span)
    if is_of_cells(node):
        pair = node.pairs[0]
        said = say("unexpected-pair", name=name, pair=pair.span.text)
        resolver.report.error("unexpected-pair", said, pair.span, say("unknown-function.cells-hint"))
        return unknown(node.span)
    count = len(node.arguments)
    if count < signature.least or (signature.most is not None and count > signature.most):
        return _miscounted(resolver, node, signature)
    if signature.shape == "ranked":
        return _ranked(resolver, node, scope)
    if signature.shape == "own":
        return _OWN[name](resolver, node, scope)
    return _plain_function(resolver, node, scope, signature)


def _miscounted(resolver: Resolver, node: tree.Call, signature: Function) -> ex.Expression:
    least, most = signature.least, signature.most
    if most == 0:
        resolver.report.error(
            "wrong-number-of-arguments",
            say("wrong-number-of-arguments.pairs", name=node.name, text=node.arguments[0].span.text),
            node.arguments[0].span,
            say("hint.as-in", example=signature.example),
        )
        return unknown(node.span)
    if most is None:
        wanted = say("phrase.at-least-values", count=least)
    else:
        wanted = counted(least) if most == least else say("phrase.values-to", least=least, most=most)
    resolver.report.error(
        "wrong-number-of-arguments",
        say("wrong-number-of-arguments", name=node.name, wanted=wanted, count=len(node.arguments)),
        node.span,
        say("hint.as-in", example=signature.example),
    )
    return unknown(node.span)


def _plain_function(resolver: Resolver, node: tree.Call, scope: Scope, signature: Function) -> ex.Expression:
    name = cast(ex.FunctionName, node.name)
    found = tuple(resolver.expression(each, scope) for each in node.arguments)
    if signature.shape == "several" and len(found) == 1 and isinstance(found[0].type, ListType):
        of: Type = found[0].type.of
        return ex.Function(name, found, of if name != "product" else _product_type(resolver, found, of), node.span)
    for each in found:
        if isinstance(each.type, UnknownType):
            return unknown(node.span)
        if not isinstance(each.type, NumberType):
            return resolver.not_a_number(each, code(node.name))
        if signature.shape == "plain" and each.type.dimension:
            resolver.report.error(
                "unit-clash",
                say("unit-clash.plain-argument", text=each.span.text, kind=kind_name(each.type), name=node.name),
                each.span,
                say("unit-clash.divide", text=factor(each.span), unit=each.type.name),
            )
            return unknown(node.span)
    if signature.shape == "plain":
        return ex.Function(name, found, NUMBER, node.span)
    same, type_ = agreed(found, resolver.report, node.span, say("phrase.taken-together", name=node.name))
    if name == "product" and isinstance(type_, NumberType):
        type_ = _product_type(resolver, same, type_)
    if name == "clamp":
        _check_order(resolver, node, same[1], same[2])
    if signature.shape == "stepped" and len(same) == 2:
        _check_step(resolver, same[1])
    return ex.Function(name, same, type_, node.span)


def _product_type(resolver: Resolver, values: tuple[ex.Expression, ...], of: Type) -> Type:
    """Give the type of a product of several of one type, which have no unit; of shares it is one."""
    if not isinstance(of, NumberType) or not of.dimension:
        return of
    first = values[0]
    resolver.report.error(
        "unit-clash",
        say("unit-clash.product", text=first.span.text, unit=of.name),
        first.span,
        say("unit-clash.divide", text=factor(first.span), unit=of.name),
        edits=tuple(Edit(each.span, f"{factor(each.span)} / 1 {of.name}") for each in values),
    )
    return unknown(first.span).type


def _check_order(resolver: Resolver, node: tree.Call, low: ex.Expression, high: ex.Expression) -> None:
    first, second = literal(low), literal(high)
    if first is not None and second is not None and first > second:
        resolver.report.error(
            "range-upside-down",
            say("range-upside-down.clamp", text=node.span.text),
            node.span,
            say(
                "range-upside-down.clamp-hint", text=node.arguments[0].span.text, high=high.span.text, low=low.span.text
            ),
        )


def _check_step(resolver: Resolver, step: ex.Expression) -> None:
    value = literal(step)
    if value is not None and value <= 0:
        resolver.report.error(
            "step-not-positive",
            say("step-not-positive", step=step.span.text),
            step.span,
            say("step-not-positive.hint", step="0.01%" if step.type == PERCENTAGE else "0.01"),
        )


def _round(resolver: Resolver, node: tree.Call, scope: Scope) -> ex.Expression:
    operand = resolver.numeric(node.arguments[0], scope, code("round"))
    step = resolver.numeric(node.arguments[1], scope, code("round"))
    (operand, step), type_ = agreed((operand, step), resolver.report, node.span, say("phrase.rounded-to"))
    _check_step(resolver, step)
    mode: tree.Mode = "half_up"
    if len(node.arguments) == 3:
        word = node.arguments[2]
        if not isinstance(word, tree.Name) or word.name not in _MODES:
            resolver.report.error(
                "unknown-mode",
                say("unknown-mode.call", text=word.span.text),
                word.span,
                resolver.report.meant(word.span.text, _MODES) or say("hint.one-of", words=coded(tuple(sorted(_MODES)))),
            )
            return unknown(node.span)
        mode = cast(tree.Mode, word.name)
    if isinstance(type_, UnknownType):
        return unknown(node.span)
    return ex.Rounded(operand, step, mode, type_, node.span)


def _listed(resolver: Resolver, node: tree.Expression, scope: Scope, name: str) -> ex.Expression:
    found = resolver.expression(node, scope)
    if isinstance(found.type, ListType | UnknownType):
        return found
    resolver.report.error(
        "list-needed",
        say("list-needed", text=node.span.text, kind=kind_name(found.type), name=name),
        node.span,
        say("list-needed.hint", text=node.span.text),
    )
    return unknown(node.span)


def _weighted_mean(resolver: Resolver, node: tree.Call, scope: Scope) -> ex.Expression:
    values = _listed(resolver, node.arguments[0], scope, "weighted_mean")
    weights = _listed(resolver, node.arguments[1], scope, "weighted_mean")
    if not check_pairs(resolver, node, values, weights) or are_apart(resolver, node.span, values, weights, sort=False):
        return unknown(node.span)
    if isinstance(values.type, ListType) and isinstance(weights.type, ListType):
        if are_unequal(resolver, node.span, values, weights, say("lists-differ.weights")):
            return unknown(node.span)
        return ex.Function("weighted_mean", (values, weights), values.type.of, node.span)
    return unknown(node.span)


def _ranked(resolver: Resolver, node: tree.Call, scope: Scope) -> ex.Expression:
    name = cast(ex.FunctionName, node.name)
    first = resolver.expression(node.arguments[0], scope)
    if isinstance(first.type, ListType):
        is_turned = len(node.arguments) == 2
        last = node.arguments[-1].span.text if is_turned else "3"
        hint = say("list-misplaced.how-many", name=name, count=last, text=first.span.text)
        places = (first.span, node.arguments[-1].span)
        return resolver.list_misplaced(first, hint, swapped(*places) if is_turned else ())
    is_number = isinstance(first.type, NumberType | UnknownType)
    many = first if is_number else resolver.not_a_number(first, code(name))
    value = literal(many)
    if value is not None and (value < 1 or value.denominator != 1) and not isinstance(many.type, UnknownType):
        resolver.report.error(
            "not-a-whole-number",
            say("not-a-whole-number", name=name, text=many.span.text),
            many.span,
            say("not-a-whole-number.hint", name=name, count=max(1, int(value)), values=_after_first(node)),
            edits=(Edit(many.span, str(max(1, int(value)))),) if name != "trimmed" else (),
        )
    if len(node.arguments) == 2:
        listed = resolver.expression(node.arguments[1], scope)
        if isinstance(listed.type, UnknownType):
            return unknown(node.span)
        if isinstance(listed.type, ListType):
            ranked = _ranked_type(resolver, node, value, listed.type.of, listed.type.many)
            return ex.Function(name, (many, listed), ranked, node.span)
        rest: tuple[ex.Expression, ...] = (listed,)
    else:
        rest = tuple(resolver.numeric(each, scope, code(name)) for each in node.arguments[1:])
    same, type_ = agreed(rest, resolver.report, node.span, say("phrase.taken-together", name=name))
    of = type_ if isinstance(type_, NumberType) else NUMBER
    ranked = _ranked_type(resolver, node, value, of, len(same))
    if name == "best" and not is_reordered(same):
        ranked = evolve(ranked, is_sorted=False)
    return ex.Function(name, (many, *same), ranked, node.span)


def _after_first(node: tree.Call) -> str:
    return ", ".join(each.span.text for each in node.arguments[1:])


def _ranked_type(
    resolver: Resolver, node: tree.Call, many: Fraction | None, of: NumberType, count: int | None
) -> ListType:
    """Give the type of the best, worst or trimmed of so many; report where nothing would be left of them."""
    left: int | None = None
    if many is not None and count is not None and many >= 1:
        left = min(int(many), count) if node.name != "trimmed" else count - 2 * int(many)
        if left < 1:
            most = (count - 1) // 2
            rest = _after_first(node)
            hint = (
                say("nothing-left.fewer", name=node.name_span.text, count=most, values=rest)
                if most
                else say("nothing-left.more")
            )
            resolver.report.error(
                "nothing-left",
                say("nothing-left", text=node.span.text, taken=2 * int(many), count=count),
                node.span,
                hint,
            )
    return ListType(of, is_sorted=True, is_made=True, many=left)


def _count(resolver: Resolver, node: tree.Call, scope: Scope) -> ex.Expression:
    found = tuple(resolver.expression(each, scope) for each in node.arguments)
    if any(isinstance(each.type, UnknownType) for each in found):
        return unknown(node.span)
    if len(found) == 1 and isinstance(found[0].type, ListType):
        return ex.Function("count", found, NUMBER, node.span)
    for each in found:
        if not isinstance(each.type, TruthType):
            resolver.report.error(
                "not-a-condition",
                say("not-a-condition.count", text=each.span.text, kind=kind_name(each.type)),
                each.span,
                say("not-a-condition.count-hint", text=each.span.text, one=example_test(each.type)),
            )
            return unknown(node.span)
    return ex.Function("count", found, NUMBER, node.span)


def _interpolate(resolver: Resolver, node: tree.Call, scope: Scope) -> ex.Expression:
    operand = resolver.numeric(node.arguments[0], scope, code("interpolate"))
    points: list[tuple[Fraction, Fraction]] = []
    axis = resolver.settled(operand.type, (pair.at for pair in node.pairs))
    type_: Type = NUMBER
    for pair in node.pairs:
        if report_hyphen(pair.at, pair.at.span, resolver.report, point=True):
            return unknown(node.span)
        at = adapted(resolver.numeric(pair.at, scope, code("interpolate")), axis, resolver.report)
        value = resolver.numeric(pair.value, scope, code("interpolate"))
        if isinstance(at.type, UnknownType) or isinstance(value.type, UnknownType):
            return unknown(node.span)
        agreed((operand, at), resolver.report, pair.span, say("phrase.on-one-axis"))
        x, y = literal(at), literal(value)
        if x is None or y is None:
            resolver.report.error(
                "not-constant",
                say("not-constant.point", text=pair.span.text),
                pair.span,
                say("not-constant.point-hint"),
            )
            return unknown(node.span)
        points.append((x, y))
        type_ = value.type
    if len(points) < 2:
        resolver.report.error(
            "too-few-points",
            say("too-few-points"),
            node.span,
            say("too-few-points.hint", text=node.arguments[0].span.text),
        )
        return unknown(node.span)
    for index, (one, other) in enumerate(itertools.pairwise(points)):
        if one[0] >= other[0]:
            resolver.report.error(
                "points-not-ascending",
                say("points-not-ascending", text=node.pairs[index + 1].span.text),
                node.pairs[index + 1].span,
                say("points-not-ascending.hint"),
            )
            return unknown(node.span)
    if isinstance(type_, NumberType) and type_.bare:
        type_ = NUMBER
    places = tuple(pair.at.span for pair in node.pairs)
    return ex.Interpolated(operand, tuple(points), places, axis, type_, node.span)


def _present(resolver: Resolver, node: tree.Call, scope: Scope) -> ex.Expression:
    word = node.arguments[0]
    if isinstance(word, tree.Name):
        names = resolver.names
        if word.name in scope.parameters:
            return ex.Present(scope.parameters[word.name], TRUTH, node.span)
        told = names.inputs.get(word.name)
        if told is not None and isinstance(told.type, TextType):
            names.read.add(word.name)
            return ex.Present(ex.InputValue(word.name, told.type, word.span), TRUTH, node.span)
        if word.name in names.inputs or word.name in names.metrics:
            return ex.Present(resolver.name(word, scope), TRUTH, node.span)
        if word.name in names.items:
            return ex.Present(ex.ItemValue(word.name, "counted", TRUTH, word.span), TRUTH, node.span)
        if word.name not in names.params:
            resolver.name(word, scope)
            return unknown(node.span)
    resolver.report.error(
        "name-needed",
        say("name-needed.present", text=word.span.text),
        word.span,
        say("name-needed.present-hint"),
    )
    return unknown(node.span)


def _item_value(resolver: Resolver, node: tree.Call, scope: Scope) -> ex.Expression:
    if len(node.arguments) != 1 or not isinstance(node.arguments[0], tree.Name):
        resolver.report.error(
            "name-needed",
            say("name-needed.item", name=node.name),
            node.span,
            say("name-needed.item-hint", name=node.name),
        )
        return unknown(node.span)
    word = node.arguments[0]
    names = resolver.names
    if word.name not in names.items:
        if resolver.report.repeats("item", word.name, word.span):
            return unknown(node.span)
        near = resolver.report.near(word.name, names.items)
        if near is not None and names.hidden and names.is_damaged(names.items[near]):
            return unknown(node.span)  # its name is what was reported
        hint = say("hint.did-you-mean", word=near) if near is not None else None
        if hint is not None or not names.hidden:
            resolver.report.unknown(
                "item",
                word.name,
                "unknown-item",
                say("unknown-item", name=word.name),
                word.span,
                hint or say("unknown-item.read-hint", name=node.name),
            )
        return unknown(node.span)
    field = cast(ex.ItemField, node.name)
    if _lacks(resolver, word.name, field):
        is_group = names.items[word.name].kind == "group"
        resolver.report.error(
            "missing-target",
            say(
                "missing-target.lacks-actual" if field == "actual" else "missing-target.lacks-target",
                name=word.name,
                field=field,
            ),
            node.span,
            say("missing-target.read-score", name=word.name)
            if is_group
            else say(
                "missing-target.or-read-score",
                name=word.name,
                example=example_target(resolver.declared_type(word.name)),
            ),
        )
        return unknown(node.span)
    types: dict[str, Type] = {"met": TRUTH, "counted": TRUTH, "grade": TEXT}
    type_ = types.get(field, NUMBER)
    scale = names.scale(word.name)
    if (field == "score" and scale.percent) or (field in ("points", "weight") and scale.weighs):
        type_ = PERCENTAGE
    if field == "actual":
        type_ = resolver.actual_type(word.name, node.span)
    return ex.ItemValue(word.name, field, type_, node.span)


def _lacks(resolver: Resolver, name: str, field: ex.ItemField) -> bool:
    """Tell whether an item never has this field, for it measures nothing or against nothing."""
    block = resolver.names.items[name]
    if field not in ("completion", "met", "actual") or resolver.names.is_damaged(block):
        return False
    if field == "actual":
        return not reads_actual(block, resolver.names)
    return not any(isinstance(each, tree.Target) for each in block.clauses)


def _lost(resolver: Resolver, node: tree.Call, scope: Scope) -> ex.Expression:
    text = node.arguments[0] if len(node.arguments) == 1 else None
    if scope.item is None or scope.item.kind != "example" or not isinstance(text, tree.Text):
        resolver.report.error(
            "name-needed",
            say("name-needed.lost"),
            node.span,
            say("name-needed.lost-hint"),
        )
        return unknown(node.span)
    if text.value not in resolver.names.reasons and not resolver.names.hidden:
        resolver.report.error(
            "unknown-reason",
            say("unknown-reason", text=text.value),
            text.span,
            resolver.report.meant(text.value, resolver.names.reasons) or say("unknown-reason.hint"),
        )
        return unknown(node.span)
    return ex.Lost(text.value, PERCENTAGE if resolver.names.scale("").percent else NUMBER, node.span)


def _method(resolver: Resolver, node: tree.Call, scope: Scope) -> ex.Expression:
    method = resolver.names.methods[node.name]
    wanted = method.parameters
    if len(wanted) != len(node.arguments):
        listed = ", ".join(each.name for each in wanted)
        shape = f"{node.name}({listed})" if wanted else node.name
        resolver.report.error(
            "wrong-number-of-arguments",
            say(
                "wrong-number-of-arguments.method",
                name=node.name,
                wanted=counted(len(wanted)) if wanted else say("phrase.no-values"),
                count=len(node.arguments),
            ),
            node.span,
            say("hint.write", text=shape),
            (method.name_span, say("label.defined-here")),
            edits=() if wanted else None,
        )
        return unknown(node.span)
    if node.name in resolver.calling:
        path = " → ".join([*resolver.calling[resolver.calling.index(node.name) :], node.name])
        resolver.report.error(
            "recursive-method",
            say("recursive-method", name=node.name, path=path),
            method.name_span,
            say("recursive-method.hint"),
        )
        return unknown(node.span)
    if len(resolver.calling) >= CALL_DEPTH:
        if resolver.report.is_unknown("depth", "methods"):
            return unknown(node.span)
        resolver.report.unknown(
            "depth",
            "methods",
            "too-deep",
            say("too-deep.methods", count=CALL_DEPTH),
            node.span,
            say("too-deep.methods-hint"),
        )
        return unknown(node.span)
    if not wanted and _is_measured(scope) and (node.name, _scale(scope)) in resolver.plain:
        body = resolver.reuse(node.name, scope)
        return ex.Applied(node.name, (), body, method.name_span, body.type, node.span)
    before_all = resolver.nodes
    found: list[tuple[str, ex.Expression]] = []
    sizes: dict[str, int] = {}
    for parameter, argument in zip(wanted, node.arguments, strict=True):
        before = resolver.nodes
        found.append((parameter.name, resolver.expression(argument, scope)))
        sizes[parameter.name] = resolver.nodes - before
    arguments = tuple(found)
    score = next((each for each in method.clauses if isinstance(each, tree.Score)), None)
    if score is None:
        return unknown(node.span)
    resolver.calling.append(node.name)
    resolver.report.calls.append(node.span)
    try:
        inner = scope.__class__(item=scope.item, parameters=dict(arguments), sizes=sizes, method=node.name)
        body = resolver.body(score.body, inner)
    finally:
        resolver.calling.pop()
        resolver.report.calls.pop()
    if isinstance(body.type, UnknownType):
        return unknown(node.span)
    if not wanted and _is_measured(scope) and not resolver.report.failed:
        words = _plain_words(body)
        if words is not None:
            resolver.plain[node.name, _scale(scope)] = body, words, resolver.nodes - before_all
    return ex.Applied(node.name, arguments, body, method.name_span, body.type, node.span)


def _scale(scope: Scope) -> Scale:
    return POINTS if scope.item is None else scope.item.scale


# What means the same in every item whose actual and target are numbers.
_PLAIN = (ex.Constant, ex.Arithmetic, ex.Negative, ex.Comparison, ex.Logic, ex.Not, ex.Conditional, ex.Function)
_PLAIN_WORDS = frozenset({"completion", "met", "weight", "full"})


def _is_measured(scope: Scope) -> bool:
    """Tell whether the words of the item have the types that they have in most."""
    item = scope.item
    return (
        item is not None
        and not item.generic
        and item.measured
        and isinstance(item.actual, NumberType)
        and isinstance(item.target, NumberType)
    )


def _plain_words(body: ex.Expression) -> frozenset[str] | None:
    """Give the words that a method's body reads if it reads nothing but such, else None."""
    words: set[str] = set()
    for node in within(body):
        if isinstance(node, ex.Word) and node.word in _PLAIN_WORDS:
            words.add(node.word)
        elif isinstance(node, ex.Word) or not isinstance(node, _PLAIN):
            return None
    return frozenset(words)


_OWN = {
    "round": _round,
    "weighted_mean": _weighted_mean,
    "count": _count,
    "list": resolve_list,
    "known": resolve_known,
    "interpolate": _interpolate,
    "present": _present,
    "which_max": resolve_which,
    "which_min": resolve_which,
}
