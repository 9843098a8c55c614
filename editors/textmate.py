"""Turn the tables of the language into a TextMate grammar, whose patterns Oniguruma and Python's `re` read alike."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from indicrules.language import words
from indicrules.language.clauses import EQUATIONS, INSIDE, POLICY_CLAUSES, ROUNDED
from indicrules.language.words import Keyword
from indicrules.syntax.signs import FULL_WIDTH, MORE, NAME

Rule = dict[str, Any]

BLOCK, CLAUSE, WORD = "keyword.control.block", "keyword.other.clause", "keyword.operator.word"
TYPE, CONSTANT = "support.type", "constant.language"
ITEM, FUNCTION = "variable.language.item", "support.function"
NAMED, UNIT, NUMBER = "entity.name.type", "keyword.other.unit", "constant.numeric"
KEYWORDS: Final = frozenset({BLOCK, CLAUSE, WORD, TYPE, CONSTANT, ITEM, FUNCTION})
"""The scopes of the words of the language, without the `.indicrules` at their ends."""

_NAME = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), NAME)
_MORE = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), MORE).removesuffix("*")
_END = f"(?!{_MORE})"
_START = f"(?<!{_MORE})"


def _class(plain: str) -> str:
    """Give a class of the plain signs and their full-width twins."""
    signs = plain + "".join(wide for wide, twin in FULL_WIDTH.items() if twin in plain)
    return "[" + re.sub(r"([]^\\-])", r"\\\1", signs) + "]"


_BLANK = _class(" \t")
_BLANKS = f"{_BLANK}*"
_DIGIT = _class("0123456789")
_OPEN, _CLOSE, _COMMA, _COLON, _REMARK = (_class(sign) for sign in "(),:#")
_PERCENT = _class("%‰")
_JOINS = "[*/＊／]"
_NUMBER = f"{_DIGIT}(?:{_DIGIT}|[_＿])*(?:{_class('.')}{_DIGIT}(?:{_DIGIT}|[_＿])*)?"
_DATE = rf"{_DIGIT}{{4}}[-－−]{_DIGIT}{{2}}[-－−]{_DIGIT}{{2}}(?![\w-])"
_PARENTHESIS = rf"{_OPEN}(?:[^()（）\n]|{_OPEN}[^()（）\n]*{_CLOSE})*{_CLOSE}"
_NO_ROW = rf"""(?!(?:[^":：#＃()（）\n]|"[^"\n]*"|{_PARENTHESIS})*{_COLON})"""


def grammar() -> Rule:
    """Give the whole grammar."""
    return {
        "$schema": "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
        "name": "indicrules",
        "scopeName": "source.indicrules",
        "fileTypes": ["indic"],
        "patterns": [{"include": f"#{name}"} for name in (*_LINES, "expression")],
        "repository": {**_LINES, **_PARTS},
    }


def _scope(name: str) -> str:
    return f"{name}.indicrules"


def _captures(*scopes: str | None) -> dict[str, Rule]:
    return {str(at): {"name": _scope(scope)} for at, scope in enumerate(scopes, 1) if scope}


def _match(pattern: str, *scopes: str | None) -> Rule:
    return {"match": pattern, "captures": _captures(*scopes)}


def _one_of(spellings: Iterable[str]) -> str:
    """Match one of these words, and no longer word that opens with one."""
    found = sorted(set(spellings), key=lambda each: (-len(each), each))
    return rf"(?:{'|'.join(re.escape(each).replace(chr(92) + ' ', f'{_BLANK}+') for each in found)}){_END}"


def _spellings(keywords: Iterable[Keyword]) -> list[str]:
    return [spelling for each in keywords for spelling in (each.english, each.chinese)]


def _named(role: str, *english: str) -> str:
    """Match the words of a role, or those of it that are named."""
    return _one_of(
        _spellings(each for each in words.KEYWORDS if each.role == role and (not english or each.english in english))
    )


def _opener(*kinds: str) -> str:
    return _one_of(_spellings(each for each in words.OPENERS.values() if each.kind in kinds))


_INLINE = _named("inline")
_NEXT_BLOCK = rf"(?=^{_BLANKS}{_one_of(words.BLOCKS)})"  # a parenthesis that was never closed ends there
_LINE_END = rf"$|{_NEXT_BLOCK}"


def _units(*none: str) -> str:
    """Match a unit with its factors, but for such words, and for what is called."""
    inner = rf"(?!{_one_of(words.ITEMS)}|{_INLINE})(?:{_PERCENT}|{_NAME}{_END})(?!{_OPEN})"
    return rf"(?:(?:{_PERCENT}|(?!{'|'.join(none)})(?:{_NAME}){_END})(?!{_OPEN})(?:{_JOINS}{inner})*)"


_WORDS = (_INLINE, _one_of((set(words.ITEMS) | set(words.OPENERS)) - {"points", "折算分"}))
_UNIT = _units(*_WORDS)


def _line(opener: str, scope: str, then: str, scopes: tuple[str | None, ...], *patterns: str) -> Rule:
    """Give the rule of a line that opens with a keyword: what follows it, and what the rest of the line may hold."""
    rowless = "" if scope == BLOCK else _NO_ROW
    return {
        "begin": rf"^{_BLANKS}{rowless}({opener}){then}",
        "beginCaptures": _captures(scope, *scopes),
        "end": _LINE_END,
        "patterns": [{"include": f"#{each}"} for each in (*patterns, "expression")],
    }


def _kinds(*without: str) -> list[str]:
    return [each.kind for each in words.OPENERS.values() if each.kind not in without]


_GAP = f"{_BLANK}+"
_MODES = _named("mode")
_CALLED = _one_of(words.CALLS)
_BLOCKS = frozenset(each.kind for each in words.BLOCKS.values())
_OWN = ("INPUT", "METHOD", "TABLE", "UNIT", "CHECK", "GRADE", "GIVEN", "EXPECT", "WEIGHT", "ROUND", "SCORE")
_PLAIN_NAMED = ("RULESET", "PARAM", "METRIC")

_LINES: dict[str, Rule] = {
    "input": _line(
        _opener("INPUT"),
        BLOCK,
        rf"(?:{_GAP}({_NAME})(?:{_GAP}(?:({_named('type', 'list of')})(?:{_GAP}|$))?"
        rf"(?:({_named('type')})|({_units(_INLINE)}))?)?)?",
        (NAMED, TYPE, TYPE, UNIT),
    ),
    "method": _line(_opener("METHOD"), BLOCK, rf"(?:{_GAP}(?:({_CALLED})|({_NAME})))?", (FUNCTION, NAMED)),
    "table": _line(
        _opener("TABLE"), BLOCK, rf"(?:{_GAP}(?:({_CALLED})|({_NAME})))?", (FUNCTION, NAMED), "gives", "column"
    ),
    "named": _line(_opener(*_PLAIN_NAMED, "UNIT"), BLOCK, rf"(?:{_GAP}(?:({_INLINE})|({_NAME})))?", (WORD, NAMED)),
    "member": _line(_opener(*INSIDE), BLOCK, rf"(?:{_GAP}(?:({_INLINE})|({_NAME})))?", (WORD, NAMED), "inside"),
    "check": _line(_opener("CHECK"), BLOCK, rf"(?:{_GAP}({_named('step', 'warn')}))?", (WORD,)),
    "block": _line(_opener(*(_BLOCKS - {*_OWN, *_PLAIN_NAMED, *INSIDE})), BLOCK, "", ()),
    "grade": _line(_opener("GRADE"), CLAUSE, rf"(?:{_GAP}(?:({_INLINE})|({_NAME})))?", (WORD, NAMED)),
    "given": _line(
        _opener("GIVEN"),
        CLAUSE,
        rf"(?:{_GAP}(?:({_named('bare', 'period')})|({_INLINE})|({_NAME})))?",
        (CONSTANT, WORD, NAMED),
        "further",
        "equation",
    ),
    "expect": _line(_opener("EXPECT"), CLAUSE, rf"(?:{_GAP}({_named('answer')}))?", (CONSTANT,), "answer", "equation"),
    "weight": _line(
        _opener("WEIGHT"), CLAUSE, rf"(?:{_GAP}({_named('share')})(?={_BLANKS}(?:{_REMARK}|$)))?", (CONSTANT,)
    ),
    "policy": _line(_opener(*POLICY_CLAUSES), CLAUSE, rf"(?:{_GAP}({_named('policy')}))?", (CONSTANT,)),
    "round": _line(
        _opener("ROUND"),
        CLAUSE,
        rf"(?:{_GAP}({_one_of(_spellings(each for each in words.CALLS.values() if each.english in ROUNDED))})"
        rf"(?:{_GAP}({_named('bare', 'none')}))?)?",
        (ITEM, CONSTANT),
        "rounding",
    ),
    "score": _line(_opener("SCORE"), CLAUSE, rf"(?:{_GAP}(all{_GAP}or{_GAP}nothing){_END})?", (None,)),
    "clause": _line(_opener(*_kinds(*_BLOCKS, *_OWN, *POLICY_CLAUSES)), CLAUSE, "", ()),
}


def _group(*patterns: str) -> Rule:
    return {"patterns": [{"include": f"#{each}"} for each in patterns]}


def _parenthesis(*patterns: str) -> Rule:
    return {"begin": _OPEN, "end": rf"{_CLOSE}|{_NEXT_BLOCK}", **_group(*patterns)}


_QUANTITY = rf"({_NUMBER})(?:{_BLANKS}({_UNIT}))?"
_PARTS: dict[str, Rule] = {
    "comment": _match(rf"({_REMARK}.*)$", "comment.line.number-sign"),
    "string": _match(r'("[^"\n]*"?)', "string.quoted.double"),
    "date": _match(f"({_DATE})", "constant.other.date"),
    "quantity": _match(_QUANTITY, NUMBER, UNIT),
    "rounding": {
        "patterns": [
            _match(rf"({_NUMBER})(?:{_BLANKS}({_units(*_WORDS, _MODES)}))?", NUMBER, UNIT),
            _match(f"{_START}({_MODES})", CONSTANT),
        ]
    },
    "gives": _match(rf"(?<={_CLOSE}){_BLANKS}({_named('step', 'gives')})(?:{_GAP}({_CALLED}))?", WORD, FUNCTION),
    "column": _match(rf"{_COMMA}{_BLANKS}({_CALLED})", FUNCTION),
    "inside": _match(rf"{_START}({_named('inline', 'in')}){_GAP}(?:({_INLINE})|(?:{_NAME}))", WORD, WORD),
    "further": _match(
        rf"{_COMMA}{_BLANKS}(?:({_named('bare', 'period')})|({_INLINE})|({_NAME}))", CONSTANT, WORD, NAMED
    ),
    "answer": _match(rf"{_COMMA}{_BLANKS}({_named('answer')})", CONSTANT),
    "step": _match(
        rf"{_START}({_named('inline', 'per')}){_GAP}({_named('step', 'full', 'started')})(?={_BLANKS}(?:\w|[(（\"]))",
        WORD,
        WORD,
    ),
    "truth": _match(f"{_START}({_named('inline', 'yes', 'no')})", CONSTANT),
    "word": _match(f"{_START}({_INLINE})", WORD),
    "item": _match(f"{_START}({_named('item')})", ITEM),
    "function": _match(rf"{_START}({_CALLED})(?={_BLANKS}{_OPEN})", FUNCTION),
    "bare": _match(f"{_START}({_named('bare')})", CONSTANT),
    "mode": _match(rf"{_COMMA}{_BLANKS}({_MODES})(?={_BLANKS}{_CLOSE})", CONSTANT),
    "name": _match(f"(?:{_NAME})"),
    "sign": _match(rf"({_class('=<>!≥≤≠+-*/^')}+)", "keyword.operator"),
    "parenthesis": _parenthesis("mode", "expression"),
    "equation-parenthesis": _parenthesis("mode", "equation"),
    "value": _group("comment", "string", "date", "quantity", "step", "truth", "word", "item", "function"),
    "expression": _group("parenthesis", "value", "name", "sign"),
    "equation": _group("equation-parenthesis", "value", "bare", "name", "sign"),
}
assert {"GIVEN", "EXPECT"} == set(EQUATIONS)  # INVARIANT: each line of equations has its rule above
