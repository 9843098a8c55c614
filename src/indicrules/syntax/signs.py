"""The signs of the language: which characters and runs of characters stand for which terminal."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from indicrules.text.patterns import pattern

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
_FULL_WIDTH = pattern(f"[{re.escape(''.join(FULL_WIDTH))}]")

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

# Vowels of Thai and Lao that are written above or below count as letters: folding parts them from the letter beside.
_VOWELS = r"\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
_LETTER = rf"(?:[^\W\d]|[℃℉°\u3300-\u33ff{_VOWELS}])"
# The vowels and other marks that letters bear, of the scripts in which people write names.
_MARKS = (
    r"\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    r"\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0963\u0981-\u0dff"
    r"\u0f71-\u0f84\u0f86\u0f87\u0f8d-\u0fbc\u102b-\u103e\u17b4-\u17d3\u3099\u309a"
)
MORE = rf"[\w\u00b7℃℉°\u3300-\u33ff{_VOWELS}{_MARKS}]*"
NAME = _LETTER + MORE

# Digits in circles, raised and lowered ones, fractions and the like, which compatibility folding makes digits.
FOLDED_DIGIT = pattern("[²³¹¼½¾⁰⁴-⁹₀-₉⅐-⅟↉①-⒛⓪㉑-㉟㊱-㊿𝟎-𝟿🄀-🄊🯰-🯹]")
HIDDEN = "\uffff"  # stands for each letter of a word that is none of the language's

TOKEN = pattern(
    rf"""[ \t]*+(?:
      (?P<word>{NAME})
    | (?P<date>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?![\w\uffff-]))
    | (?P<day>(?:19|20)[0-9][0-9](?:
          -[0-9]{{1,2}}-[0-9]{{1,2}} | \.[0-9]{{1,2}}\.[0-9]{{1,2}} | /[0-9]{{1,2}}/[0-9]{{1,2}}
        | -(?:0?[1-9]|1[0-2]) | 年[0-9]{{1,2}}月(?:[0-9]{{1,2}}[日号])?
      )(?![\w\uffff.]))
    | (?P<exponent>[0-9][0-9_]*(?:\.[0-9]+)?[eE][+-]?[0-9]+(?![\w\uffff]))
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
    | (?P<hidden>\uffff+)
    | (?P<other>.)
    )""",
    re.VERBOSE | re.DOTALL,
)

# A further factor of a unit, written without a space; a name is taken whole (`*+`), or not at all where it is called.
FACTOR = pattern(rf"([*/])([%‰]|{NAME}+)(?!\()")
FIRST_WORD = pattern(rf"[ \t]*({NAME})")
# A whole line of a keyword and a name, sign and value, each of which may be lacking but the last: nearly all lines.
# Names with marks in them are left to other patterns, since a pattern of all names takes long to compile.
_PLAIN_NAME = r"[^\W\d]\w*+"
SHORT_LINE = pattern(
    rf"[ \t]*+({_PLAIN_NAME})(?:[ \t]++({_PLAIN_NAME}))?(?:[ \t]++([<>]=?|[=≥≤]))?"
    rf"[ \t]++(?:({_PLAIN_NAME})|([0-9]++(?:\.[0-9]++)?+))[ \t]*+\r?\n"
)
UNSAFE = pattern(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]|\r(?!\n)"
)


def plain_forms(text: str) -> str:
    """Put the plain form in place of each full-width one; every place in the text stays where it is."""
    return text if text.isascii() else _FULL_WIDTH.sub(lambda found: FULL_WIDTH[found[0]], text)
