"""Tell how a function of spreadsheets, databases and other languages is written here."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType

from indicrules.language.functions import FUNCTIONS
from indicrules.syntax import tree
from indicrules.text.classes import frozen
from indicrules.text.diagnostic import Edit
from indicrules.text.patterns import pattern
from indicrules.text.sentence import Sentence, say
from indicrules.text.source import Span

_PLACES = pattern(r"-?\d", re.ASCII)
_OPENING = pattern(r"(?<![\w.])([^\W\d]\w*)[(（]")
_NO_VALUE = pattern(r"\b(?:null|none|nil)\b", re.IGNORECASE)
_CALL = pattern(r"\w+\((?:[^()]|\([^()]*\))*\)|[\w.%]+")  # what needs no parentheses anywhere
_BEFORE = pattern(r"(?:[=(,:，：（]|(?<!\w)(?:score|actual|then|else|得分|完成值|则|否则))[ \t]*\Z")
_NEAR = 40  # characters before a call that are looked at
_LISTED = pattern(r"(?:list|列表)\(([^()]*)\)")
_QUOTIENT = pattern(r"(.+?)[ \t]*[/÷][ \t]*([\w.]+|\([^()]*\))")
_PLAIN = pattern(r"[\w.%]+(\([^()]*\))?")  # what stands beside a sign without parentheses of its own

# Names for what is here under another, with the same arguments.
_ALIKE: Mapping[str, str] = MappingProxyType(
    {
        "average": "mean", "avg": "mean", "平均值": "mean", "平均数": "mean", "均值": "mean", "求平均": "mean",
        "total": "sum", "合计": "sum", "总和": "sum", "小计": "sum", "加总": "sum", "σ": "sum",
        "maximum": "max", "greatest": "max", "largest": "max", "最大值": "max", "最高": "max",
        "minimum": "min", "least": "min", "smallest": "min", "最小值": "min", "最低": "min",
        "top": "best", "bottom": "worst", "trim": "trimmed", "ceiling": "ceil", "mround": "round",
        "log": "ln", "modulo": "mod", "rem": "mod", "absolute": "abs", "绝对": "abs", "开方": "sqrt", "中位": "median",
        "clip": "clamp", "limit": "clamp", "between": "clamp", "geometric_mean": "geomean", "harmonic_mean": "harmonic",
        "weighted_average": "weighted_mean", "加权": "weighted_mean", "exists": "present", "notnull": "present",
        "len": "count", "length": "count", "size": "count", "counta": "count", "个数": "count", "项数": "count",
        "求余数": "mod",
    }
)  # fmt: skip


# Functions that look values up, for which a block stands here.
_LOOKUPS = frozenset({"vlookup", "xlookup", "hlookup", "lookup", "index"})
_COUNTING: Mapping[str, Sentence] = MappingProxyType(
    dict.fromkeys(("countif", "countifs"), say("unknown-function.count-if-hint"))
    | dict.fromkeys(("sumif", "sumifs", "averageif", "averageifs"), say("unknown-function.sum-if-hint"))
)
_CELLS = pattern(r"\$?[A-Za-z]{1,3}\$?\d+:\$?[A-Za-z]{1,3}\$?\d+")
_CONDITION = pattern(r'"?(?P<sign>>=|<=|<>|!=|=|>|<)?[ \t]*(?P<value>[^"]+?)"?')
_CLOCKS = frozenset({"today", "now", "getdate", "sysdate", "current_date", "今天", "当前日期"})


@frozen
class Brought:
    """How a call of elsewhere is written here: what to tell its author, and the text where it is known."""

    advice: Sentence
    text: str | None = None

    def edits(self, call: Span) -> tuple[Edit, ...]:
        """Give what to put in place of the call, in parentheses where it is a part of something else."""
        if self.text is None:
            return ()
        return (Edit(call, self.text if _CALL.fullmatch(self.text) or _stands_alone(call) else f"({self.text})"),)


def is_of_cells(node: tree.Call) -> bool:
    """Say whether a call is one of a spreadsheet's, which speaks of cells by their places: `SUM(A1:A5)`."""
    return any(_CELLS.fullmatch(each.span.text) is not None for each in node.pairs)


def brought(node: tree.Call, tables: Collection[str] = ()) -> Brought | None:
    """Say how a call is written here; None where the name is none that people bring along.

    `tables` are the tables that there are, of which a function that looks values up may name one.
    """
    name = node.name.casefold()
    if name in _LOOKUPS:
        return _looked_up(node, tables)
    if name in _CLOCKS:
        return Brought(say("unknown-function.clock-hint"))
    if is_of_cells(node) and name not in _COUNTING:
        return Brought(say("unknown-function.cells-hint"))
    text = _here(node.name, [_retold(each.span.words) for each in node.arguments])
    if text is not None and _NO_VALUE.search(text) is not None:
        return Brought(say("unknown-function.null-hint", text=_NO_VALUE.sub("…", text)))
    if text is not None:
        return Brought(say("hint.write", text=text), text)
    if name in _COUNTING:
        return Brought(_COUNTING[name])
    ours = _ALIKE.get(name)
    return None if ours is None else Brought(say("hint.write", text=FUNCTIONS[ours].example))


def _looked_up(node: tree.Call, tables: Collection[str]) -> Brought:
    """Tell of a function that looks a value up in which table it stands here, or that one is needed."""
    key = node.arguments[0].span.words if node.arguments else "KEY"
    named = [each.name for each in node.arguments[1:] if isinstance(each, tree.Name) and each.name in tables]
    if len(named) == 1:
        text = f"{named[0]}({key})"
        return Brought(say("hint.write", text=text), text)
    return Brought(say("unknown-function.lookup-hint", text=f"NAME({key})"))


def _here(called: str, given: Sequence[str]) -> str | None:
    """Give a call of elsewhere in the words of the language."""
    name = called.casefold()
    many = _OF_ANY_LENGTH.get(name)
    rewritten = _REWRITTEN.get((name, len(given))) or (many if given else None)
    text = rewritten(given) if rewritten is not None else None
    ours = _ALIKE.get(name, name if name != called else "")
    if text is None and ours in FUNCTIONS and _suits(ours, len(given)):
        text = f"{_spelt(ours, called)}({', '.join(given)})"
    return text


def _retold(text: str) -> str:
    """Give an argument's own words, calls of elsewhere in it as they are written here."""
    told, at = "", 0
    while '"' not in text and (found := _OPENING.search(text, at)) is not None:
        arguments, end = _arguments(text, found.end())
        if end > len(text):
            break
        here = None if found[1] in FUNCTIONS else _here(found[1], [_retold(each.strip()) for each in arguments])
        if here is None:
            here = f"{found[0]}{','.join(map(_retold, arguments))})"
        elif not _CALL.fullmatch(here):
            here = f"({here})"
        told, at = told + text[at : found.start()] + here, end
    return told + text[at:]


def _arguments(text: str, at: int) -> tuple[Sequence[str], int]:
    """Give the arguments of a call that opens at a place, and where it is closed; past the end where it is not."""
    parts, depth = [""], 1
    for place in range(at, len(text)):
        sign = text[place]
        depth += {"(": 1, "（": 1, ")": -1, "）": -1}.get(sign, 0)
        if depth == 0:
            return parts, place + 1
        if depth == 1 and sign in ",，":
            parts.append("")
        else:
            parts[-1] += sign
    return parts, len(text) + 1


def _stands_alone(call: Span) -> bool:
    """Say whether a call is all of what its clause works out, or all of an argument."""
    text = call.source.text
    before = _BEFORE.search(text[max(0, call.start - _NEAR) : call.start])
    after = text[call.end :].lstrip(" \t")[:1]
    return before is not None and after in ("", "\r", "\n", "#", ",", ")", ":")


def _spelt(ours: str, called: str) -> str:
    """Give the name in the language in which the author named it."""
    return FUNCTIONS[ours].chinese if any("\u4e00" <= each <= "\u9fff" for each in called) else ours


def _suits(ours: str, count: int) -> bool:
    row = FUNCTIONS[ours]
    return row.least <= count and (row.most is None or count <= row.most)


def _side(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else f"({text})"


def _power(given: Sequence[str]) -> str:
    return f"{_side(given[0])} ^ {_side(given[1])}"


def _unless_zero(given: Sequence[str]) -> str:
    """Write what stands in place of an error: that of a division by 0, else a missing value."""
    found = _QUOTIENT.fullmatch(given[0])
    return _else(given) if found is None else f"if {found[2]} != 0 then {given[0]} else {given[1]}"


def _cases(given: Sequence[str]) -> str | None:
    """Write pairs of a condition and a value; a last value alone, or whose condition always holds, is for the rest."""
    pairs = list(zip(given[::2], given[1::2], strict=False))
    rest = given[-1] if len(given) % 2 else "0"
    if pairs and pairs[-1][0].casefold() in ("true", "1", "yes", "true()"):
        rest = pairs.pop()[1]
    said = "".join(f"if {condition} then {value} else " for condition, value in pairs)
    return f"{said}{rest}" if pairs else None


def _switched(given: Sequence[str]) -> str | None:
    """Write a value, and pairs of what it may be and what is then given."""
    if len(given) < 3:
        return None
    subject = _side(given[0])
    conditions = [f"{subject} = {each}" for each in given[1:-1:2]]
    pairs = [each for pair in zip(conditions, given[2::2], strict=False) for each in pair]
    return _cases(pairs if len(given) % 2 else [*pairs, given[-1]])


def _chosen(given: Sequence[str]) -> str | None:
    """Write a number, and what is given for 1, 2, and so on."""
    return _cases([each for at, value in enumerate(given[1:], 1) for each in (f"{_side(given[0])} = {at}", value)])


def _both(word: str) -> Callable[[Sequence[str]], str]:
    return lambda given: f" {word} ".join(map(_side, given))


def _choice(given: Sequence[str]) -> str:
    return f"if {given[0]} then {given[1]} else {given[2]}"


def _chinese_choice(given: Sequence[str]) -> str:
    return f"若 {given[0]} 则 {given[1]} 否则 {given[2]}"


def _counted(given: Sequence[str]) -> str | None:
    """Write how many of the values of a written list are as a condition says."""
    listed, condition = _LISTED.fullmatch(given[0]), _CONDITION.fullmatch(given[1])
    if listed is None or condition is None:
        return None
    sign = {"<>": "!=", None: "="}.get(condition["sign"], condition["sign"])
    value = condition["value"] if condition["value"][0].isdigit() or condition["value"][0] == "-" else None
    if value is None:
        return None
    return f"count({', '.join(f'{each.strip()} {sign} {value}' for each in listed[1].split(','))})"


def _else(given: Sequence[str]) -> str:
    return f"if present({given[0]}) then {given[0]} else {given[1]}"


def _spread(*, of_all: bool, root: bool) -> Callable[[Sequence[str]], str]:
    """Give the writer of how far values lie from their mean, those of a sample or all that there are."""

    def spread(given: Sequence[str]) -> str:
        values = given[0] if len(given) == 1 else f"list({', '.join(given)})"
        count = f"count({values})" if len(given) == 1 else str(len(given) if of_all else len(given) - 1)
        if len(given) == 1 and not of_all:
            count = f"({count} - 1)"
        mean = f"mean({', '.join(given)})"
        text = f"sum(({values} - {mean}) ^ 2) / {count}"
        return f"sqrt({text})" if root else text

    return spread


def _stepped(mode: str | None) -> Callable[[Sequence[str]], str | None]:
    """Give the writer of a rounding to so many places in a direction."""

    def rounded(given: Sequence[str]) -> str | None:
        places = given[1] if len(given) > 1 else "0"
        if not _PLACES.fullmatch(places):
            return None
        count = int(places)
        step = f"0.{'0' * (count - 1)}1" if count > 0 else f"1{'0' * -count}"
        return f"round({given[0]}, {step})" if mode is None else f"round({given[0]}, {step}, {mode})"

    return rounded


_REWRITTEN: Mapping[tuple[str, int], Callable[[Sequence[str]], str | None]] = MappingProxyType(
    {
        ("pow", 2): _power,
        ("power", 2): _power,
        ("not", 1): lambda given: f"not {_side(given[0])}",
        ("if", 3): _choice,
        ("如果", 3): _chinese_choice,
        ("假如", 3): _chinese_choice,
        ("条件", 3): _chinese_choice,
        ("countif", 2): _counted,
        ("iif", 3): _choice,
        ("coalesce", 2): _else,
        ("ifnull", 2): _else,
        ("nvl", 2): _else,
        ("nz", 2): _else,
        ("isnull", 2): _else,
        ("ifna", 2): _else,
        ("nvl2", 3): lambda given: f"if present({given[0]}) then {given[1]} else {given[2]}",
        ("iferror", 2): _unless_zero,
        ("isnumber", 1): lambda given: f"present({given[0]})",
        ("true", 0): lambda given: "yes",
        ("false", 0): lambda given: "no",
        ("sign", 1): lambda given: f"if {given[0]} > 0 then 1 else if {given[0]} < 0 then -1 else 0",
        ("round", 1): _stepped(None),
        ("round", 2): _stepped(None),
        ("四舍五入", 1): _stepped(None),
        ("四舍五入", 2): _stepped(None),
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

_OF_ANY_LENGTH: Mapping[str, Callable[[Sequence[str]], str | None]] = MappingProxyType(
    {
        "and": _both("and"),
        "or": _both("or"),
        "ifs": _cases,
        "switch": _switched,
        "decode": _switched,
        "choose": _chosen,
        "stdev": _spread(of_all=False, root=True),
        "stdev_s": _spread(of_all=False, root=True),
        "stddev": _spread(of_all=False, root=True),
        "stddev_samp": _spread(of_all=False, root=True),
        "标准差": _spread(of_all=False, root=True),
        "stdevp": _spread(of_all=True, root=True),
        "stdev_p": _spread(of_all=True, root=True),
        "stddev_pop": _spread(of_all=True, root=True),
        "var": _spread(of_all=False, root=False),
        "variance": _spread(of_all=False, root=False),
        "var_samp": _spread(of_all=False, root=False),
        "方差": _spread(of_all=False, root=False),
        "varp": _spread(of_all=True, root=False),
        "var_pop": _spread(of_all=True, root=False),
    }
)
