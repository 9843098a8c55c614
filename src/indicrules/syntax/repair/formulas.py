"""Turn formulas as databases, spreadsheets and other languages write them into those that were meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from indicrules.language.functions import FUNCTIONS
from indicrules.text.patterns import pattern

_NAME = r"[^\W\d]\w*"
_TERM = rf"(?:{_NAME}(?:\([^()]*\))?|\d[\d_.]*%?|\([^()]*\))"
_WORDS = frozenset(
    {"if", "then", "else", "and", "or", "not", "when", "otherwise", "match", "per", "of", "to", "case", "end",
     "between", "in", "is", "null", "like", "elif", "elseif", "elsif", "mod", "because", "above", "below"}
)  # fmt: skip
_CAPITAL = pattern(r"\b(IN(?=[ \t]*\()|[A-Z][A-Za-z]*)\b(?:(?<=\bIN)|(?![ \t]*\())")
_CASE = pattern(r"\bcase\b[ \t]*(.*?)\bend\b", re.DOTALL)
_WHEN = pattern(r"\bwhen\b(.*?)\bthen\b(.*?)(?=\bwhen\b|\belse\b|\Z)", re.DOTALL)
_ELSE = pattern(r"\belse\b(.*)\Z", re.DOTALL)
_ELIF = pattern(r"\b(?:elif|elseif|elsif)\b")
_COLON = pattern(r"\bif\b(?P<if>[^:?]*?):(?P<then>.*?)(?:,|:|;)?[ \t]*\belse\b[ \t]*:?")
_NO_THEN = pattern(r"\bif\b(?!.*\bthen\b)(?P<if>.*?[\w%)\"])[ \t]+(?P<then>[\w.%]+|\"[^\"]*\")[ \t]+else\b")
_TERNARY = pattern(
    r"(?P<before>(?:\A|[(,])[ \t]*)(?P<if>[^?:,(][^?:]*?)[ \t]*\?[ \t]*(?P<then>[^?:]+?)[ \t]*:[ \t]*(?P<else>.+)"
)
_BACKWARD = pattern(
    r"(?P<before>\A[ \t]*|[(,][ \t]*)(?P<then>[^(),]+?)[ \t]+if[ \t]+(?P<if>(?:(?!\bthen\b).)+?)[ \t]+else"
    r"[ \t]+(?P<else>.+)"
)
_BETWEEN = pattern(rf"({_TERM})[ \t]+(not[ \t]+)?between[ \t]+({_TERM})[ \t]+and[ \t]+({_TERM})")
_NULL = pattern(rf"({_NAME})[ \t]+is[ \t]+(not[ \t]+)?(?:null|none|empty|missing)\b")
_NULL_SIGN = pattern(rf"({_NAME})[ \t]*(=|!=|==|<>)[ \t]*(?:null|none|nil|\"\")(?!\w)")
_IN = pattern(rf"({_TERM})[ \t]+(not[ \t]+)?in[ \t]*\(([^()]*)\)")
_IS = pattern(rf"({_TERM})[ \t]+is[ \t]+(not[ \t]+)?(?!null\b|none\b)({_TERM}|\"[^\"]*\")")
_MODULO = pattern(
    rf"({_TERM})(?:[ \t]+mod[ \t]+|[ \t]+%[ \t]*|(?<=[^\W\d])%[ \t]*|(?<=\))%[ \t]*)(?!(?:then|else|and|or)\b)({_TERM})"
)
_WHOLE = pattern(rf"({_TERM})[ \t]*(?:\bdiv\b|//)[ \t]*({_TERM})")
_MONEY = pattern(r"([$￥¥€£])[ \t]*(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d[\d_]*(?:\.\d+)?)([ \t]?[万亿百千]*元)?")
_ABSOLUTE = pattern(r"\|([^|\n]+)\|")
_BRACED = pattern(rf"\b({'|'.join(FUNCTIONS)})[ \t]*[{{\[]([^{{}}\[\]]*)[}}\]]")
_GROUPED = pattern(r"(?<![\w)\]])[{\[]([^{}\[\],]*)[}\]]")
_MODULE = pattern(rf"\b(?:math|Math|np|numpy|statistics)\.(?={_NAME}[ \t]*\()")
_DOTTED = pattern(r"\b(STDEV|VAR|stdev|var)\.([PSps])(?=[ \t]*\()")
_SUM = pattern(r"[∑Σ][ \t]*\(")
_LONE_SUM = pattern(rf"∑[ \t]*({_NAME})")
_TIMES = pattern(r"(?<![\w.])(\d[\d_.]*)\((?=[^()]*[-+*/])")
_UNCALLED = pattern(rf"\b({'|'.join(FUNCTIONS)})[ \t]+({_NAME}|\d[\d_.]*)(?![\w(])")
_PLUS = pattern(r"(\A|[=(,][ \t]*)\+[ \t]*(?=\d)")
_PERCENT_OF = pattern(r"(?:(?<=[^\W\d])|(?<=\)))[ \t]*%(?=[ \t]*(?:\Z|[),]))")
_JOINING = pattern(r"(?<=[\d%)])[ \t]*(且|或)[ \t]*(?=[^\W\d]|\()")
_SQUARED = pattern(rf"(?<![\d.%] )(?<![\w.])({_NAME}|\))²")
_DIVIDED = pattern(rf"({_TERM})[ \t]*(?:被)?(?:除以)[ \t]*({_TERM})")
_DOT = pattern(rf"({_TERM})[ \t]*[·•∙][ \t]*({_TERM})")
_NO_ELSE = pattern(r"\A(if\b(?!.*\b(?:if|else)\b).*\bthen\b.+)")
_CHINESE_NO_ELSE = pattern(r"\A((?:若|如果)(?!.*(?:若|如果|否则)).*则.+)")
_TIMES_OF = pattern(rf"({_NAME}?)的(\d+(?:\.\d+)?)(?:倍|%)")

_NO_IF = pattern(r"\A(?!.*\b(?:if|when|case)\b)(.+?) then\b(?=.*\belse\b)")
_CAST = pattern(rf"\b(?:cast|CAST)\(({_TERM})[ \t]+(?:as|AS)[ \t]+\w+(?:\([\d, ]*\))?\)|(?<=\w)::[ \t]*\w+")
_LOOKUP = pattern(
    r"\b[HVX]?(?:LOOKUP|lookup)\([ \t]*([^,(){}]+?)[ \t]*,[ \t]*\{([^{}]*)\}[ \t]*,[ \t]*\{([^{}]*)\}[ \t]*\)"
)

_ELSE_NULL = pattern(r"(?P<else>\belse|否则)[ \t]+(?:null|none|nil)\b", re.IGNORECASE)
_ALONE = pattern(r"(?P<then>\d[\d_.]*)(?: ?(?:points?|pts))? if (?P<if>(?:(?!\b(?:then|else)\b|[,;:]).)+)")
_COMPARED = pattern(r"(?P<if>\bif\b|若|如果)[ \t]*(?=[<>=≥≤])")

Change: TypeAlias = Callable[[str], str]


def rewritten(text: str) -> Iterator[str]:
    """Give a formula as it is written here, one habit of elsewhere after another.

    >>> list(rewritten("case when a is null then 2 else 0 end"))
    ['if a is null then 2 else 0', 'if not present(a) then 2 else 0']
    """
    for change in _CHANGES:
        new = change(text)
        if new != text:
            text = new
            yield text


def unanswered(text: str, instead: str) -> str | None:
    """Give a formula as it is written here that says `NULL` for the rest, `instead` in its place; None where none does.

    >>> unanswered("CASE WHEN a > 1 THEN 2 ELSE NULL END", "…")
    'if a > 1 then 2 else …'
    """
    opened = _ELSE_NULL.sub(lambda found: f"{found['else']} {instead}", text)
    return None if opened == text else [opened, *rewritten(opened)][-1]


def compared(text: str) -> str:
    """Give a formula whose conditions ask the actual where they do not say what is compared: `10 if >= 95% else 0`."""
    alone = _ALONE.fullmatch(text)
    text = text if alone is None else f"if {alone['if']} then {alone['then']} else 0"
    return _COMPARED.sub(lambda found: f"{found['if']} {'actual' if found['if'].isascii() else '完成值'} ", text)


def _lowered(text: str) -> str:
    return _CAPITAL.sub(lambda found: found[1].lower() if found[1].lower() in _WORDS else found[1], text)


def _cases(text: str) -> str:
    """Write `case when … then … else … end`, and `case x when …`, as conditionals."""
    return _CASE.sub(_as_conditionals, text)


def _as_conditionals(found: re.Match[str]) -> str:
    inside = found[1]
    subject = inside.partition("when")[0].strip()
    rest = _ELSE.search(inside)
    pairs = [(each[1].strip(), each[2].strip()) for each in _WHEN.finditer(inside)]
    if not pairs:
        return found[0]
    said = "".join(f"if {f'{subject} = {one}' if subject else one} then {other} else " for one, other in pairs)
    return said + (rest[1].strip() if rest is not None else "0")


def _one_of(found: re.Match[str]) -> str:
    sign, word = ("!=", "and") if found[2] else ("=", "or")
    members = [each.strip().replace("'", '"') for each in found[3].split(",") if each.strip()]
    said = f" {word} ".join(f"{found[1]} {sign} {each}" for each in members)
    return f"({said})" if len(members) > 1 else said


def _within(found: re.Match[str]) -> str:
    if found[2]:
        return f"({found[1]} < {found[3]} or {found[1]} > {found[4]})"
    return f"({found[1]} >= {found[3]} and {found[1]} <= {found[4]})"


def _money(found: re.Match[str]) -> str:
    """Write an amount with its unit behind it; the signs of other currencies have none that is known everywhere."""
    unit = found[3].strip() if found[3] else "元" if found[1] in "￥¥" else ""
    return f"{found[2].replace(',', '')} {unit}".rstrip()


def _looked_up(found: re.Match[str]) -> str:
    """Write a lookup among two lists that it holds itself, of which the first ascends, as conditionals."""
    marks, values = ([each.strip() for each in re.split("[,;]", found[at])] for at in (2, 3))
    if len(marks) != len(values):
        return found[0]
    rows = list(zip(marks, values, strict=True))
    said = "".join(f"if {found[1]} >= {mark} then {value} else " for mark, value in reversed(rows[1:]))
    return f"{said}{rows[0][1]}"


def _bare(text: str) -> str:
    """Take parentheses off that hold all of a condition."""
    return re.sub(r"\bif \(([^()]*)\) then\b", r"if \1 then", text)


def _with(shape: re.Pattern[str], instead: str | Callable[[re.Match[str]], str], *signs: str) -> Change:
    """Give the change that puts something in the place of a shape; of `signs` each text that has it has one."""
    return lambda text: shape.sub(instead, text) if not signs or any(each in text for each in signs) else text


_CHANGES: tuple[Change, ...] = (
    _lowered,
    _cases,
    _with(_ELIF, "else if"),
    _with(_COLON, lambda found: f"if {found['if'].strip()} then {found['then'].strip()} else "),
    lambda text: re.sub(r" {2,}", " ", text.strip()) if "else  " in text else text,
    _with(_NO_THEN, lambda found: f"if {found['if'].strip()} then {found['then']} else"),
    _with(
        _TERNARY, lambda found: f"{found['before']}if {found['if'].strip()} then {found['then']} else {found['else']}"
    ),
    _with(_BACKWARD, lambda found: f"{found['before']}if {found['if']} then {found['then']} else {found['else']}"),
    _with(_BETWEEN, _within, "between"),
    _with(_NULL, lambda found: f"present({found[1]})" if found[2] else f"not present({found[1]})"),
    _with(_NULL_SIGN, lambda found: f"{'not ' if found[2] in ('=', '==') else ''}present({found[1]})"),
    _with(_IN, _one_of, " in"),
    _with(_IS, lambda found: f"{found[1]} {'!=' if found[2] else '='} {found[3]}", " is "),
    _with(_WHOLE, r"floor(\1 / \2)", "//", "div"),
    _with(_MODULO, r"mod(\1, \2)", "mod", "%"),
    _with(_MONEY, _money),
    _with(_BRACED, r"\1(\2)"),
    _with(_GROUPED, r"(\1)"),
    _with(_MODULE, ""),
    _with(_DOTTED, r"\1_\2"),
    _with(_SUM, "sum("),
    _with(_LONE_SUM, r"sum(\1)"),
    _with(_TIMES, r"\1 * ("),
    _with(_UNCALLED, r"\1(\2)"),
    _with(_PLUS, r"\1"),
    _with(_PERCENT_OF, ""),
    _with(_JOINING, r" \1 "),
    _with(_SQUARED, r"\1^2"),
    _with(_ABSOLUTE, r"abs(\1)"),
    _with(_DIVIDED, r"\1 / \2", "除以"),
    _with(
        _TIMES_OF,
        lambda found: f"{found[1]} * {found[2]}{'%' if found[0].endswith('%') else ''}" if found[1] else found[0],
    ),
    _with(_DOT, r"\1 * \2", "·", "•", "∙"),
    _with(_NO_ELSE, r"\1 else 0"),
    _with(_CHINESE_NO_ELSE, r"\1 否则 0"),
    _with(_NO_IF, r"if \1 then", " then "),
    _with(_CAST, lambda found: found[1] or "", "::", "cast", "CAST"),
    _with(_LOOKUP, _looked_up, "OOKUP", "ookup"),
    _bare,
)
