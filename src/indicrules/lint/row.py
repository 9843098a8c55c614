"""The shape of a lint, one row of the catalogue, and of what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple, TypeAlias, TypeVar

from indicrules.lint.view import View
from indicrules.model.expression import Expression
from indicrules.model.rules import Item
from indicrules.text.classes import frozen
from indicrules.text.diagnostic import Diagnostic, Edit, Secondary, Severity
from indicrules.text.sentence import Sentence
from indicrules.text.source import Span

_Part = TypeVar("_Part")
Scope = Literal["elsewhere", "item", "ruleset"]
"""Where a lint is found: in one item, in the ruleset as a whole, or by what loads a text or reads its comments."""


@frozen
class Finding:
    """A place of which a lint has something to say; code and severity are those of its row."""

    said: Sentence
    span: Span
    advice: Sentence | None = None
    secondary: tuple[Secondary, ...] = ()
    edits: tuple[Edit, ...] = ()


OfItem: TypeAlias = Callable[[Item, View], Iterator[Finding]]
OfRuleset: TypeAlias = Callable[[View], Iterator[Finding]]


def of_each(
    of: Callable[[_Part], Iterator[Finding]],
    in_item: Callable[[View, Item], Iterable[_Part]],
    in_metrics: Callable[[View], Iterable[_Part]],
) -> tuple[OfItem, OfRuleset]:
    """Make of what looks at one part the lint of those among an item's clauses, and that of metrics'."""

    def of_item(item: Item, view: View) -> Iterator[Finding]:
        for each in in_item(view, item):
            yield from of(each)

    def of_metrics(view: View) -> Iterator[Finding]:
        for each in in_metrics(view):
            yield from of(each)

    return of_item, of_metrics


def everywhere(of: Callable[[Expression], Iterator[Finding]]) -> tuple[OfItem, OfRuleset]:
    """Make of what looks at one expression the lints of all."""
    return of_each(of, View.nodes, lambda view: view.metric_nodes)


class Lint(NamedTuple):
    """A lint: its code, its weight, what finds it, and whether `check --fix` writes its edits.

    `of_item` is given each indicator, group and the ruleset itself, one after another, and reads no more of the view
    than that item, its block, and the facts of what it reads; `of_ruleset` may read everything. A row with
    neither is of what is found elsewhere. An edit that is not `safe` is offered to who edits the file, and never
    written unasked: it would change what somebody may have meant.
    """

    code: str
    severity: Severity
    of_item: OfItem | None = None
    of_ruleset: OfRuleset | None = None
    safe: bool = False

    @property
    def scope(self) -> Scope:
        """Where it is found."""
        return "item" if self.of_item is not None else "ruleset" if self.of_ruleset is not None else "elsewhere"

    def told(self, found: Finding) -> Diagnostic:
        """Give the diagnostic of what it found."""
        return Diagnostic(self.code, found.said, found.span, found.advice, found.secondary, self.severity, found.edits)
