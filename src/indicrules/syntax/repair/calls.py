"""Turn functions of spreadsheets and databases that stand in a line into the formulas that were meant."""

from __future__ import annotations

import re

from indicrules.language.functions import FUNCTIONS
from indicrules.syntax import tree
from indicrules.syntax.automaton import Automaton, run
from indicrules.syntax.lexer import lex
from indicrules.syntax.repair.borrowed import brought
from indicrules.text.patterns import pattern
from indicrules.text.source import Source

_CALL = pattern(r"(?<![\w.])([^\W\d]\w*)\(")
_MOST = 5


def without_foreign_calls(line: str, machine: Automaton) -> str | None:
    """Give a line with all calls of functions of elsewhere rewritten; None where it has none that can be."""
    written = line
    for _ in range(_MOST):
        changed = next(
            (new for new in (_rewritten(line, found, machine) for found in _CALL.finditer(line)) if new), None
        )
        if changed is None:
            break
        line = changed
    return line if line != written else None


def _rewritten(line: str, found: re.Match[str], machine: Automaton) -> str | None:
    """Give the line with one call rewritten."""
    end = _closing(line, found.end())
    if found[1] in FUNCTIONS or end is None:
        return None
    source = Source("", f"score {line[found.start() : end]}")
    lexed = lex(source)
    if len(lexed.lines) != 1 or lexed.diagnostics:
        return None
    node = run(machine, "clause", lexed.lines[0].tokens, source)
    here = brought(node.body) if isinstance(node, tree.Score) and isinstance(node.body, tree.Call) else None
    if here is None or here.text is None:
        return None
    alone = line[: found.start()].split()[-1:] in (["score"], ["得分"], ["="]) and not line[end:].strip()
    text = here.text if alone or _CALL.match(here.text) else f"({here.text})"
    return line[: found.start()] + text + line[end:]


def _closing(line: str, at: int) -> int | None:
    """Give where the parentheses end that are open at a place."""
    depth = 1
    for position in range(at, len(line)):
        depth += {"(": 1, ")": -1}.get(line[position], 0)
        if depth == 0:
            return position + 1
    return None
