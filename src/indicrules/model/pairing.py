"""Find values and weights that no longer belong together, for `best` has put each list in an order of its own."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from indicrules.model import expression as ex
from indicrules.model.constants import literal
from indicrules.model.types import ListType
from indicrules.model.walk import within
from indicrules.syntax import tree

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
        f"`{side.span.text}` is put in order, so that values and weights no longer belong together",
        node.span,
        _hint(node, values),
    )
    return False


def _is_sorted(node: ex.Expression) -> bool:
    return isinstance(node.type, ListType) and node.type.is_sorted


def _has_words(node: ex.Expression) -> bool:
    """Tell whether a list is what members bring."""
    return any(isinstance(each, ex.ListWord) for each in within(node))


def _hint(node: tree.Call, values: ex.Expression) -> str:
    written = [_all_taken(each) for each in node.arguments]
    if written[0] and len(written[0]) == len(written[1]):
        products = " + ".join(f"{one} * {other}" for one, other in zip(*written, strict=True))
        return f"write `({products}) / ({' + '.join(written[1])})`"
    if _is_sorted(values):
        return f"write `mean({values.span.text})`, in which each counts alike"
    return f"write `weighted_mean({values.span.text}, weights)`"


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
