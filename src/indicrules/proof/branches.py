"""Turn the choices in the formulas of a model into sites: rows of `when`, `match` and tables, both ways of an `if`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from indicrules.model import expression as ex
from indicrules.model.rules import Model
from indicrules.model.walk import formulas, within
from indicrules.proof.clauses import name_of
from indicrules.proof.points import Point, Site
from indicrules.proof.run import Owner, Run


def branch_sites(model: Model) -> Iterator[Site]:
    """Give the sites of all choices, each where it is written once for each owner that comes by it."""
    for owner, written in written_by(model):
        for node in _once(written):
            match node:
                case ex.Cases():
                    yield _rows(node, owner)
                case ex.Conditional():
                    yield _conditional(node, owner)
                case ex.Looked() if not node.table.beside:
                    yield _looked(node, owner)
                case _:
                    pass


def written_by(model: Model) -> Iterator[tuple[Owner, tuple[ex.Expression, ...]]]:
    """Give the formulas of the ruleset, of each item, metric and check."""
    for item in (model.root, *model.items.values()):
        yield item, tuple(formula for _, formula in formulas(item))
    for metric in model.metrics.values():
        yield metric, (metric.body,)
    for check in model.checks:
        yield check, (check.condition,)


def _once(written: tuple[ex.Expression, ...]) -> Iterable[ex.Expression]:
    return {id(node): node for node in within(*written)}.values()


def _rows(node: ex.Cases, owner: Owner) -> Site:
    spans = [row.span for row in node.rows]
    if node.otherwise is not None:
        spans.append(node.otherwise.span)
    points = tuple(Point("row", "chosen", name_of(owner), span) for span in spans)
    return Site(points, lambda run: _chosen(node, run, owner))


def _chosen(node: ex.Cases, run: Run, owner: Owner) -> Iterable[int]:
    """Give the first row whose condition was noted to hold; `otherwise`, where all were noted not to."""
    trace = run.trace(owner)
    asked = [trace.get(id(row.condition)) for row in node.rows]
    if True in asked:
        return (asked.index(True),)
    passed = id(node) in trace or all(each is False for each in asked)  # many rows are not noted one by one
    return (len(node.rows),) if node.otherwise is not None and passed else ()


def _conditional(node: ex.Conditional, owner: Owner) -> Site:
    points = (
        Point("branch", "then", name_of(owner), node.consequence.span),
        Point("branch", "else", name_of(owner), node.alternative.span),
    )

    def look(run: Run) -> Iterable[int]:
        held = run.trace(owner).get(id(node.condition))
        return () if held is None else (0 if held else 1,)

    return Site(points, look)


def _looked(node: ex.Looked, owner: Owner) -> Site:
    table = node.table
    points = tuple(Point("row", "chosen", table.name, table.place(row)) for row in range(len(table.starts)))

    def look(run: Run) -> Iterable[int]:
        row = run.trace(owner).get(-node.number)
        return () if row is None else (int(row),)  # type: ignore[arg-type]  # a whole number stands there

    return Site(points, look)
