"""Tell from the tree which words of its item a clause reads, before anything is resolved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from indicrules.model.names import Names
from indicrules.syntax import tree

MEASURED = frozenset({"actual", "completion", "met", "shortfall", "target"})


def reads_actual(block: tree.ScoredBlock, names: Names) -> bool:
    """Tell whether any clause of an indicator needs what it measured; a checklist needs nothing."""
    scored = False
    for clause in block.clauses:
        match clause:
            case tree.Actual() | tree.Target():
                return True
            case tree.Score():
                scored = True
                if _any_measured(clause.body, names, set()):
                    return True
            case tree.Adjustment():
                scored = True
                if clause.per is not None and clause.per.quantity.of is None:
                    return True
                if _any_measured(clause, names, set()):
                    return True
            case tree.Limit() | tree.Require() | tree.Grade() | tree.Downgrade():
                if _any_measured(clause, names, set()):
                    return True
            case tree.Weight() | tree.Bonus() | tree.OutOf() | tree.Total() | tree.Round() | tree.Period():
                pass
            case tree.Missing() | tree.Inapplicable() | tree.SourceNote() | tree.Evidence() | tree.Note():
                pass
            case tree.Given() | tree.Expect():
                pass
            case _:
                assert_never(clause)
    return False if scored else any(isinstance(each, tree.Target) for each in block.clauses)


def measured_word(node: object) -> tree.Name | None:
    """Give the first word that stands for what was measured, if there is one."""
    match node:
        case tree.Name(name=name):
            return node if name in MEASURED else None
        case tree.Call():
            return None if node.name in MEASURED else measured_word((*node.arguments, *node.pairs))
        case tuple():
            return next((found for each in node if (found := measured_word(each)) is not None), None)
        case _:
            return measured_word(tuple(tree.inside(node)))


def _any_measured(node: object, names: Names, seen: set[str], given: Sequence[str] = ()) -> bool:
    """Tell whether anything in `node` reads what was measured; `given` are the parameters that it stands under."""
    match node:
        case tree.Name(name=name):
            if name in given or names.is_value(name):
                return False
            return name in MEASURED or _method_measured(name, names, seen)
        case tree.Call(name=name):
            if name in names.methods and _method_measured(name, names, seen):
                return True
            if name in MEASURED:
                return False
            return any(_any_measured(each, names, seen, given) for each in (*node.arguments, *node.pairs))
        case tuple():
            return any(_any_measured(each, names, seen, given) for each in node)
        case _:
            return any(_any_measured(each, names, seen, given) for each in tree.inside(node))


def _method_measured(name: str, names: Names, seen: set[str]) -> bool:
    method = names.methods.get(name)
    if method is None or name in seen:
        return False
    seen.add(name)
    bodies = (each.body for each in method.clauses if isinstance(each, tree.Score))
    given = [each.name for each in method.parameters]
    return any(_any_measured(each, names, seen, given) for each in bodies)
