"""Lints of what items weigh."""

from __future__ import annotations

from collections.abc import Iterator

from indicrules.lint.row import Finding, Lint
from indicrules.lint.view import View
from indicrules.model.rules import Item
from indicrules.syntax import tree
from indicrules.text.sentence import say


def _weighs_nothing(item: Item, view: View) -> Iterator[Finding]:
    """Find `weight 0`, where no bonus, award or target of another item makes the item worth its place."""
    clause = view.clause(item, tree.Weight)
    if item.weight == 0 and clause is not None and not item.bonus:
        yield Finding(say("weighs-nothing", name=item.name), clause.span, say("weighs-nothing.hint"))


LINTS = (Lint("weighs-nothing", "warning", _weighs_nothing),)
