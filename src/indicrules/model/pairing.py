"""Find lists of which what stands at one place does not belong together: sorted apart, or with values left out."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from indicrules.model import expression as ex
from indicrules.model.constants import literal
from indicrules.model.phrases import values as counted
from indicrules.model.types import ListType
from indicrules.syntax import tree
from indicrules.text.diagnostic import Edit
from indicrules.text.sentence import Sentence, say
from indicrules.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indicrules.model.expressions import Resolver


def is_reordered(values: Sequence[ex.Expression]) -> bool:
    """Tell whether `best` of these may put them in another order: not where they are written from the greatest down."""
    numbers = [literal(each) for each in values]
    known = [each for each in numbers if each is not None]
    return len(known) < len(numbers) or any(first < second for first, second in pairwise(known))


def check_pairs(resolver: Resolver, node: tree.Call, values: ex.Expression, weights: ex.Expression) -> bool:
    """Report a weighted mean whose values and weights are sorted apart; tell whether all is well.

    Weights written from the greatest down may stand beside sorted values: the best of them has the greatest weight.
    """
    if not _is_sorted(weights) and not (_is_sorted(values) and _has_words(weights)):
        return True
    side = weights if _is_sorted(weights) else values
    resolver.report.error(
        "sorted-apart",
        say("sorted-apart.weights", text=side.span.text),
        node.span,
        _hint(node, values),
    )
    return False


def are_unequal(resolver: Resolver, span: Span, one: ex.Expression, other: ex.Expression, hint: Sentence) -> bool:
    """Report two lists of which it is known that they are not equally long; tell whether it is so."""
    assert isinstance(one.type, ListType)
    assert isinstance(other.type, ListType)
    first, second = one.type.many, other.type.many
    if first is None or second is None or first == second:
        return False
    message = say("lists-differ", one=one.span.text, count=counted(first), other=other.span.text, second=second)
    resolver.report.error("lists-differ", message, span, hint)
    return True


def are_apart(resolver: Resolver, span: Span, one: ex.Expression, other: ex.Expression, *, sort: bool = True) -> bool:
    """Report two lists of which one leaves values out, or (`sort`) is sorted beside what is not; tell whether it is so.

    What is written out may stand beside a sorted list: the best of it has the first of these.
    """
    for side, beside in ((one, other), (other, one)):
        type_, to = side.type, beside.type
        if not isinstance(type_, ListType) or not isinstance(to, ListType):
            continue
        if type_.leaves_out and not type_.is_sorted:
            hint = _whole_hint(side)
            resolver.report.error(
                "left-out-apart",
                say("left-out-apart", text=side.span.text, beside=beside.span.text),
                span,
                hint,
                edits=(Edit(side.span, str(hint.parts["text"])),) if hint.key == "left-out-apart.hint" else (),
            )
            return True
        if sort and type_.is_sorted and (to.is_sorted or to.is_brought):
            resolver.report.error(
                "sorted-apart",
                say("sorted-apart", text=side.span.text, beside=beside.span.text),
                span,
                say("sorted-apart.hint", text=_sorted_first(side)),
            )
            return True
    return False


def _whole_hint(side: ex.Expression) -> Sentence:
    """Tell how to write a list that leaves nothing out."""
    match side:
        case ex.Function(name="known", arguments=(only,)) if isinstance(only.type, ListType):
            return say("left-out-apart.hint", text=only.span.text)
        case ex.Function(name="known", arguments=several):
            listed = ", ".join(each.span.text for each in several)
            return say("left-out-apart.hint", text=f"list({listed})")
        case _:
            return say("left-out-apart.without", text=side.span.text)


def _sorted_first(side: ex.Expression) -> str:
    match side:
        case ex.Function(name="best" | "worst" | "trimmed" as name, arguments=(many, *_)):
            return f"{name}({many.span.text}, …)"
        case _:
            return "best(k, …)"


def _is_sorted(node: ex.Expression) -> bool:
    return isinstance(node.type, ListType) and node.type.is_sorted


def _has_words(node: ex.Expression) -> bool:
    """Tell whether a list is what members or data bring."""
    return isinstance(node.type, ListType) and node.type.is_brought


def _hint(node: tree.Call, values: ex.Expression) -> Sentence:
    written = [_all_taken(each) for each in node.arguments]
    if written[0] and len(written[0]) == len(written[1]):
        products = " + ".join(f"{one} * {other}" for one, other in zip(*written, strict=True))
        return say("hint.write", text=f"({products}) / ({' + '.join(written[1])})")
    if _is_sorted(values):
        return say("sorted-apart.mean", text=values.span.text)
    return say("sorted-apart.all", text=values.span.text)


def _all_taken(node: tree.Expression) -> list[str]:
    """Give the values that a `best` written out takes all of."""
    match node:
        case tree.Call(name="best", arguments=(tree.Number(value=many), *values)) if many >= len(values) > 1:
            return [
                each.span.text if isinstance(each, tree.Name | tree.Number) else f"({each.span.text})"
                for each in values
            ]
        case _:
            return []
