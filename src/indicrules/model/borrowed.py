"""Tell how a function of spreadsheets, databases and other languages is written here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from indicrules.language.functions import FUNCTIONS
from indicrules.syntax import tree
from indicrules.text.patterns import pattern

_PLACES = pattern(r"-?\d", re.ASCII)
_HINTED = pattern(r"write `(.*)`")
_PLAIN = pattern(r"[\w.%]+(\([^()]*\))?")  # what stands beside a sign without parentheses of its own

# Names for what is here under another, with the same arguments.
_ALIKE: Mapping[str, str] = MappingProxyType(
    {
        "average": "mean", "avg": "mean", "平均值": "mean", "平均数": "mean", "均值": "mean", "求平均": "mean",
        "total": "sum", "合计": "sum", "总和": "sum", "小计": "sum", "加总": "sum",
        "maximum": "max", "greatest": "max", "largest": "max", "最大值": "max", "最高": "max",
        "minimum": "min", "least": "min", "smallest": "min", "最小值": "min", "最低": "min",
        "top": "best", "bottom": "worst", "trim": "trimmed", "ceiling": "ceil", "mround": "round",
        "log": "ln", "modulo": "mod", "rem": "mod", "absolute": "abs", "绝对": "abs", "开方": "sqrt", "中位": "median",
        "clip": "clamp", "limit": "clamp", "between": "clamp", "geometric_mean": "geomean", "harmonic_mean": "harmonic",
        "weighted_average": "weighted_mean", "加权": "weighted_mean", "exists": "present", "notnull": "present",
        "len": "count", "length": "count", "size": "count", "counta": "count", "个数": "count", "项数": "count",
    }
)  # fmt: skip


# Functions that look values up, for which a block stands here.
_LOOKUPS = frozenset({"vlookup", "xlookup", "hlookup", "lookup", "choose", "index", "switch", "decode"})


def hint_for(node: tree.Call) -> str | None:
    """Say how a call is written here; None where the name is none that people bring along."""
    name, given = node.name.casefold(), [_written(each) for each in node.arguments]
    if name in _LOOKUPS:
        return "write the rows below `table NAME(KEY)`, and call the table by its name"
    rewritten = _REWRITTEN.get((name, len(given)))
    brought = rewritten(given) if rewritten is not None else None
    ours = _ALIKE.get(name)
    if brought is None and ours is not None:
        listed = ", ".join(given)
        brought = f"{_spelt(ours, node)}({listed})" if _suits(ours, len(given)) else FUNCTIONS[ours].example
    return f"write `{brought}`" if brought is not None else None


def _written(node: tree.Expression) -> str:
    """Give an argument's own words, a call of elsewhere in it as it is written here."""
    inner = hint_for(node) if isinstance(node, tree.Call) and node.name not in FUNCTIONS else None
    found = _HINTED.fullmatch(inner) if inner is not None else None
    return f"({found[1]})" if found is not None else node.span.words


def _spelt(ours: str, node: tree.Call) -> str:
    """Give the name in the language in which the author named it."""
    return ours if node.name.isascii() else FUNCTIONS[ours].chinese


def _suits(ours: str, count: int) -> bool:
    row = FUNCTIONS[ours]
    return row.least <= count and (row.most is None or count <= row.most)


def _side(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else f"({text})"


def _power(given: Sequence[str]) -> str:
    return f"{_side(given[0])} ^ {_side(given[1])}"


def _both(word: str) -> Callable[[Sequence[str]], str]:
    return lambda given: f" {word} ".join(map(_side, given))


def _choice(given: Sequence[str]) -> str:
    return f"if {given[0]} then {given[1]} else {given[2]}"


def _else(given: Sequence[str]) -> str:
    return f"if present({given[0]}) then {given[0]} else {given[1]}"


def _stepped(mode: str) -> Callable[[Sequence[str]], str | None]:
    """Give the writer of a rounding to so many places in a direction."""

    def rounded(given: Sequence[str]) -> str | None:
        places = given[1] if len(given) > 1 else "0"
        if not _PLACES.fullmatch(places):
            return None
        count = int(places)
        step = f"0.{'0' * (count - 1)}1" if count > 0 else f"1{'0' * -count}"
        return f"round({given[0]}, {step}, {mode})"

    return rounded


_REWRITTEN: Mapping[tuple[str, int], Callable[[Sequence[str]], str | None]] = MappingProxyType(
    {
        ("pow", 2): _power,
        ("power", 2): _power,
        ("and", 2): _both("and"),
        ("or", 2): _both("or"),
        ("and", 3): _both("and"),
        ("or", 3): _both("or"),
        ("not", 1): lambda given: f"not {_side(given[0])}",
        ("if", 3): _choice,
        ("iif", 3): _choice,
        ("coalesce", 2): _else,
        ("ifnull", 2): _else,
        ("nvl", 2): _else,
        ("nz", 2): _else,
        ("isblank", 1): lambda given: f"not present({given[0]})",
        ("isnull", 1): lambda given: f"not present({given[0]})",
        ("large", 2): lambda given: f"min(best({given[1]}, {given[0]}))",
        ("small", 2): lambda given: f"max(worst({given[1]}, {given[0]}))",
        ("sumproduct", 2): lambda given: f"sum({_side(given[0])} * {_side(given[1])})",
        ("log10", 1): lambda given: f"ln({given[0]}) / ln(10)",
        ("log", 2): lambda given: f"ln({given[0]}) / ln({given[1]})",
        ("int", 1): lambda given: f"floor({given[0]})",
        ("trunc", 1): _stepped("down"),
        ("truncate", 1): _stepped("down"),
        ("trunc", 2): _stepped("down"),
        ("truncate", 2): _stepped("down"),
        ("roundup", 2): _stepped("up"),
        ("rounddown", 2): _stepped("down"),
        ("divide", 2): lambda given: f"{_side(given[0])} / {_side(given[1])}",
    }
)
