"""Turn the rows of a form into a tree by their levels, and find what each level and row weighs."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from indicrules.forms.form import Form, Row, Written
from indicrules.forms.judged import weight
from indicrules.text.classes import evolve, field, mutable


@mutable(eq=False)
class Leaf:
    """A row with what it weighs, None where the form does not say."""

    row: Row
    weight: Decimal | None


@mutable(eq=False)
class Node:
    """A level with what stands in it; `weight` is what its heading says."""

    title: str
    written: Written | None
    weight: Decimal | None = None
    members: list[Node | Leaf] = field(factory=list)

    def leaves(self) -> Iterator[Leaf]:
        """Give the rows in it, at any depth."""
        for each in self.members:
            if isinstance(each, Leaf):
                yield each
            else:
                yield from each.leaves()

    def nodes(self) -> Iterator[Node]:
        """Give the levels in it, at any depth, outer ones first."""
        for each in self.members:
            if isinstance(each, Node):
                yield each
                yield from each.nodes()

    def together(self) -> Decimal | None:
        """Give what its members weigh together by their own weights; None where one has none."""
        found = [each.weight if isinstance(each, Leaf) else each.own() for each in self.members]
        return (
            None
            if any(each is None for each in found)
            else sum((each for each in found if each is not None), Decimal(0))
        )

    def own(self) -> Decimal | None:
        """Give what it weighs: by its heading, else by its members."""
        return self.weight if self.weight is not None else self.together()


def tree(form: Form) -> Node:
    """Give the tree of a form's rows; its root is the form."""
    root = Node(form.title, None)
    for row in form.rows:
        at = root
        for level in row.levels:
            last = next(
                (each for each in reversed(at.members) if isinstance(each, Node) and each.title == level.text), None
            )
            if last is None:
                stated = form.weights.get(level.text)
                last = Node(level.text, level, weight(stated.text) if stated is not None else None)
                at.members.append(last)
            at = last
        cell = row.cells.get("weight")
        found = weight(cell.text) if cell is not None else None
        if not found and row.shares is not None:
            row = evolve(row, shares=None)  # nothing is shared
        at.members.append(Leaf(row, found if row.shares is None else None))
    return root
