"""The expressions that an author wrote, those of shipped methods left out, and what of them a score comes from."""

from __future__ import annotations

from collections.abc import Iterator

from indicrules import std
from indicrules.model import expression as ex


def is_shipped(node: ex.Applied) -> bool:
    """Tell whether a method is one of the shipped ones."""
    return std.is_shipped(node.defined.source.name)


def written(*expressions: ex.Expression, all_bodies: bool = False) -> Iterator[ex.Expression]:
    """Give every expression inside some, each once; of a shipped method its arguments alone, unless all are wanted."""
    waiting, seen = list(reversed(expressions)), set[int]()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        if isinstance(node, ex.Applied):
            waiting += [each for _, each in reversed(node.arguments)]
            if is_shipped(node) and not all_bodies:
                continue
        waiting += reversed(ex.parts(node))


def outcomes(expression: ex.Expression) -> Iterator[ex.Expression]:
    """Give the expressions of which one is the value of another as it stands: rows of a table, branches, its own."""
    waiting = [expression]
    while waiting:
        node = waiting.pop()
        match node:
            case ex.Cases() | ex.Conditional():
                waiting += reversed(ex.branches(node))
            case ex.Applied():
                waiting.append(node.body)
            case _:
                yield node
