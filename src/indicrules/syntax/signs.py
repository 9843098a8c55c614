"""The signs of the language: which characters and runs of characters stand for which terminal."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

# One character becomes one character, so that every place in a text stays where it is.
_FORMS = {
    "％＞＜＝：（），、＋－＊／＾．＃！；＆｜≧≦＿": "%><=:(),,+-*/^.#!;&|≥≤_",
    "÷×−": "/*-",
    "０１２３４５６７８９": "0123456789",
    "\u3000\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u1680": " " * 16,
}
FULL_WIDTH: Mapping[str, str] = MappingProxyType(
    {wide: plain for row, twins in _FORMS.items() for wide, plain in zip(row, twins, strict=True)}
)
_FULL_WIDTH = re.compile(f"[{re.escape(''.join(FULL_WIDTH))}]")

SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "=": "EQUAL",
        "!=": "UNEQUAL",
        "≠": "UNEQUAL",
        "<": "LESS",
        "<=": "AT_MOST",
        "≤": "AT_MOST",
        ">": "MORE",
        ">=": "AT_LEAST",
        "≥": "AT_LEAST",
        "+": "PLUS",
        "-": "MINUS",
        "*": "TIMES",
        "/": "OVER",
        "^": "RAISED",
        "(": "LPAR",
        ")": "RPAR",
        ",": "COMMA",
        ":": "COLON",
    }
)

# How a terminal is written; the other way round, without the signs that only read as another.
SPELLINGS: Mapping[str, str] = MappingProxyType(
    {kind: sign for sign, kind in SIGNS.items() if sign not in {"≠", "≤", "≥"}}
)

# What other languages write, and the word or sign of this one.
FOREIGN: Mapping[str, str] = MappingProxyType(
    {
        "==": "=",
        "===": "=",
        "=>": ">=",
        "=<": "<=",
        "<>": "!=",
        "=!": "!=",
        "!==": "!=",
        "&&": "and",
        "&": "and",
        "||": "or",
        "|": "or",
        "!": "not",
        "**": "^",
    }
)

_LETTER = r"(?:[^\W\d]|[℃℉°\u3300-\u33ff])"
_MORE = r"[\w\u00b7℃℉°\u3300-\u33ff\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u0900-\u0963\u0981-\u0dff]*"
NAME = _LETTER + _MORE

TOKEN = re.compile(
    rf"""[ \t]*+(?:
      (?P<word>{NAME})
    | (?P<date>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?![\w-]))
    | (?P<day>(?:19|20)[0-9][0-9](?:
          -[0-9]{{1,2}}-[0-9]{{1,2}} | \.[0-9]{{1,2}}\.[0-9]{{1,2}} | /[0-9]{{1,2}}/[0-9]{{1,2}}
        | -(?:0?[1-9]|1[0-2]) | 年[0-9]{{1,2}}月(?:[0-9]{{1,2}}[日号])?
      )(?![\w.]))
    | (?P<exponent>[0-9][0-9_]*(?:\.[0-9]+)?[eE][+-]?[0-9]+(?!\w))
    | (?P<point>\.[0-9]+|[0-9][0-9_]*\.(?![0-9.]))
    | (?P<number>[0-9][0-9_]*(?:\.[0-9][0-9_]*)?)
    | (?P<string>"[^"\n]*"?)
    | (?P<percent>[%‰])
    | (?P<bracket>[(),:])
    | (?P<operator>[=<>!≥≤≠&|]+|\*\*|[-+*/^])
    | (?P<comment>\#[^\n]*)
    | (?P<newline>\r?\n)
    | (?P<end>\Z)
    | (?P<quoted>[“”„‟＂«»「」『』‘’'`][^“”„‟＂«»「」『』‘’'`"\n]*(?P<closing>[“”‟＂»」』’'`"]?))
    | (?P<stop>[;。｡])
    | (?P<other>.)
    )""",
    re.VERBOSE | re.DOTALL,
)

# A further factor of a unit, written without a space.
FACTOR = re.compile(rf"([*/])([%‰]|{NAME})(?!\()")
FIRST_WORD = re.compile(rf"[ \t]*({NAME})")
# A whole line of a keyword and a name, sign and value, each of which may be lacking but the last: nearly all lines.
SHORT_LINE = re.compile(
    rf"[ \t]*+({NAME})(?:[ \t]++({NAME}))?(?:[ \t]++([<>]=?|[=≥≤]))?"
    rf"[ \t]++(?:({NAME})|([0-9]++(?:\.[0-9]++)?+))[ \t]*+\r?\n"
)
UNSAFE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]|\r(?!\n)"
)


def plain_forms(text: str) -> str:
    """Put the plain form in place of each full-width one; every place in the text stays where it is."""
    return text if text.isascii() else _FULL_WIDTH.sub(lambda found: FULL_WIDTH[found[0]], text)
