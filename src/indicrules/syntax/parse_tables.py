"""Turn a grammar's parse tables into JSON and back, and find the grammar and the tables that were shipped."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from indicrules.text.classes import frozen, parts_of

_PACKAGE = Path(__file__).parent
SHIPPED = _PACKAGE / "tables.json"


@frozen
class Rule:
    """One reduction: `size` symbols become an `origin`, by the node builder `name`.

    `children` are the places of the symbols that the builder is given (None: one that was left out).
    Without a `name` the symbols stand for themselves: one passes through, several are a list that is spliced in.
    """

    origin: str
    size: int
    name: str
    children: tuple[int | None, ...]
    is_list: bool


@frozen
class Tables:
    """What an automaton needs: for each state the action on each symbol, the reductions, the first and last states.

    An action that is not negative is the state to go to; a negative one is the reduction `-action - 1`.
    """

    actions: tuple[Mapping[str, int], ...]
    rules: tuple[Rule, ...]
    starts: Mapping[str, int]
    ends: Mapping[str, int]


def grammar_text() -> str:
    """Read the grammar: in the installed package, else in the checkout around it."""
    for folder in (_PACKAGE.parent, *(parent / "grammar" for parent in _PACKAGE.parents)):
        path = folder / "indicator.lark"
        if path.is_file():
            return path.read_text(encoding="utf-8")
    raise FileNotFoundError("indicator.lark")


def digest(grammar: str) -> str:
    """Give the mark by which tables know their grammar; a mark of changes, which nobody need guard against."""
    return f"{zlib.crc32(grammar.encode()):08x}"


def dump_tables(tables: Tables, grammar: str) -> str:
    """Write tables as JSON, marked with the grammar that they were built from."""
    symbols = sorted({symbol for row in tables.actions for symbol in row})
    index = {symbol: number for number, symbol in enumerate(symbols)}
    content = {
        "grammar": digest(grammar),
        "symbols": symbols,
        "actions": [[number for pair in row.items() for number in (index[pair[0]], pair[1])] for row in tables.actions],
        "rules": [[getattr(rule, name) for name in parts_of(Rule)] for rule in tables.rules],
        "starts": dict(tables.starts),
        "ends": dict(tables.ends),
    }
    return json.dumps(content, separators=(",", ":")) + "\n"


def load_tables(text: str, grammar: str) -> Tables | None:
    """Read tables from JSON; None where they were built from another grammar."""
    content = json.loads(text)
    if content["grammar"] != digest(grammar):
        return None
    symbols = content["symbols"]
    return Tables(
        tuple(
            {symbols[symbol]: action for symbol, action in zip(row[::2], row[1::2], strict=True)}
            for row in content["actions"]
        ),
        tuple(
            Rule(origin, size, name, tuple(children), is_list)
            for origin, size, name, children, is_list in content["rules"]
        ),
        content["starts"],
        content["ends"],
    )


@cache
def shipped_tables() -> Tables | None:
    """Read the tables shipped with the package; None where there are none that fit the grammar."""
    if not SHIPPED.is_file():
        return None
    return load_tables(SHIPPED.read_text(encoding="utf-8"), grammar_text())
