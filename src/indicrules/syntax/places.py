"""Turn a word inside a line into the token that its place makes of it."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from indicrules.language.clauses import EQUATIONS, INSIDE, NAMING, POLICY_CLAUSES, ROUNDED
from indicrules.language.words import (
    ANSWERS,
    BARE,
    CALLS,
    INLINE,
    ITEMS,
    MODES,
    OPENERS,
    POLICIES,
    SHARES,
    STEPS,
    TYPES,
    Keyword,
)
from indicrules.syntax.repair.spelling import nearest
from indicrules.syntax.signs import FACTOR, FIRST_WORD
from indicrules.syntax.token import Token
from indicrules.text.patterns import pattern

_TO = pattern(r"[ \t]+to\b")
_OF = pattern(r"[ \t]+of\b")
_JOINS = frozenset("*/＊／")
_OPERAND = pattern(r"[ \t]*[\w(\"]")
_CALLED = pattern(r"[ \t]*\(")
_ALONE = pattern(r"[ \t]*(?:#|\n|\Z)")
_LAST = pattern(r"[ \t]*\)")
_JOINING = frozenset({"AND", "OR"})
SHIPPED_NAMES = frozenset({"all_or_nothing"})  # of shipped methods, those that may be written apart
_UNIT_ITEMS = frozenset({"points"})


class Around(NamedTuple):
    """What stands around a word: its line's text (in plain forms) and as written, the tokens before it, the depth."""

    text: str
    written: str
    tokens: list[Token]
    depth: int


def normal(word: str) -> str:
    """Give a name as it is compared."""
    return word if word.isascii() else unicodedata.normalize("NFKC", word)


def _token(kind: str, keyword: Keyword, start: int, end: int) -> Token:
    return Token(kind, keyword.english, start, end, keyword)


def is_naming(tokens: list[Token], depth: int) -> bool:
    """Say whether the next token names something."""
    opener = tokens[0].kind
    if len(tokens) == 1:
        return opener in NAMING
    previous = tokens[-1].kind
    if opener == "GIVEN":
        return previous == "COMMA" and depth == 0
    return previous == "IN" and opener in INSIDE


def place_word(word: str, start: int, end: int, around: Around) -> Token:
    """Give the token that `word` is."""
    text, _, tokens, depth = around
    opener = tokens[0].kind
    previous = tokens[-1].kind
    count = len(tokens)
    if previous == "NUMBER" and _is_unit(word, end, opener, text):
        return place_measure(word, start, end, around)
    if (count == 1 or previous in ("COMMA", "IN")) and is_naming(tokens, depth):
        return _named(word, start, end, opener, text)
    if count <= 2 or opener in ("ROUND", "EXPECT") or previous == "LIST_OF":
        special = _special(word, start, end, around, opener, previous)
        if special is not None:
            return special
    if previous == "PER" and word in STEPS and STEPS[word].kind == "WHOLE" and _OPERAND.match(text, end):
        return _token("WHOLE", STEPS[word], start, end)
    if opener == "TABLE" and previous == "RPAR" and word in STEPS and STEPS[word].english == "gives":
        return _token("GIVES", STEPS[word], start, end)
    if opener == "TABLE" and previous in ("GIVES", "COMMA") and not depth and word in CALLS:
        return _token("NAME", CALLS[word], start, end)
    keyword = INLINE.get(word)
    if keyword is not None:
        parted = _parted(keyword, word, end, around) if keyword.kind in _JOINING else None
        return parted._replace(start=start) if parted is not None else _token(keyword.kind, keyword, start, end)
    if word == "up":
        to = _TO.match(text, end)
        if to is not None:
            return _token("UP_TO", INLINE["up to"], start, to.end())
    return _value(word, start, end, around, opener, previous)


def _parted(keyword: Keyword, word: str, end: int, around: Around) -> Token | None:
    """Give the rest of a method's name that is written apart, as in `score all or nothing`, in either language."""
    text, _, tokens, _ = around
    if len(tokens) != 2 or tokens[0].kind != "SCORE" or tokens[1].kind != "NAME":
        return None
    following = FIRST_WORD.match(text, end)
    if following is None or following.start(1) == end:
        return None
    for spelling in (word, keyword.english, keyword.chinese):
        rest = f"{spelling}_{following[1]}"
        name = f"{tokens[1].text}_{rest}"
        if name.lower() in SHIPPED_NAMES or name in text:
            return Token("NAME", rest, end, following.end())
    return None


def _value(word: str, start: int, end: int, around: Around, opener: str, previous: str) -> Token:
    text = around.text
    keyword = CALLS.get(word)
    if keyword is not None and (keyword.role == "item" or _CALLED.match(text, end)):
        return _token("NAME", keyword, start, end)
    if opener in EQUATIONS and word in BARE:
        return _token("NAME", BARE[word], start, end)
    if previous == "COMMA" and around.depth and word in MODES and _LAST.match(text, end):
        return _token("NAME", MODES[word], start, end)
    return Token("NAME", word, start, end)


def _is_unit(word: str, end: int, opener: str, text: str) -> bool:
    if opener == "DOWNGRADE" and word == "grade":
        return True  # one word too many, which is reported as the unit that it stands for
    if word in INLINE or (word in ITEMS and word not in _UNIT_ITEMS) or text.startswith("(", end):
        return False
    if word in OPENERS and word not in _UNIT_ITEMS:
        return False  # a clause or block that lost its line
    if word == "up":
        return _TO.match(text, end) is None and opener != "ROUND"
    return opener != "ROUND" or not (word in MODES or (len(word) > 3 and nearest(word, MODES)))


def place_measure(word: str, start: int, end: int, around: Around) -> Token:
    """Give the unit that opens with `word`, with the factors that are joined to it."""
    parts = [word]
    while True:
        # `×` and `÷` multiply and divide values; only `*` and `/` join units.
        factor = FACTOR.match(around.text, end) if around.written[end : end + 1] in _JOINS else None
        if factor is None:
            break
        further = normal(factor[2])
        if further in ITEMS or further in INLINE:
            break
        parts += (factor[1], further)
        end = factor.end()
    return Token("MEASURE", "".join(parts), start, end)


def _named(word: str, start: int, end: int, opener: str, text: str) -> Token:
    if opener in ("METHOD", "TABLE") and word in CALLS:
        return _token("NAME", CALLS[word], start, end)
    if opener == "GIVEN" and word in ("period", "期间"):
        return _token("NAME", BARE[word], start, end)
    keyword = INLINE.get(word)
    if keyword is not None:
        return _token(keyword.kind, keyword, start, end)
    return Token("NAME", word, start, end)


def _special(word: str, start: int, end: int, around: Around, opener: str, previous: str) -> Token | None:
    """Read the words that mean something at one place of one line."""
    count = len(around.tokens)
    if opener == "INPUT" and (count == 2 or previous == "LIST_OF"):
        return _type(word, start, end, around)
    if count == 1:
        if opener == "ROUND" and word in CALLS and CALLS[word].english in ROUNDED:
            return _token("ROUNDED", CALLS[word], start, end)
        if opener in POLICY_CLAUSES and word in POLICIES:
            return _token("POLICY", POLICIES[word], start, end)
        if opener == "WEIGHT" and word in SHARES and _ALONE.match(around.text, end):
            return _token(SHARES[word].kind, SHARES[word], start, end)
        if opener == "CHECK" and word in STEPS and STEPS[word].english == "warn":
            return _token("WARN", STEPS[word], start, end)
    if opener == "ROUND" and around.depth == 0:
        if word in MODES and count > 2:
            return _token("MODE", MODES[word], start, end)
        if count == 2 and word in BARE and BARE[word].english == "none":
            return _token("NONE", BARE[word], start, end)
    if opener == "EXPECT" and word in ANSWERS and (count == 1 or (previous == "COMMA" and around.depth == 0)):
        return _token(ANSWERS[word].kind, ANSWERS[word], start, end)
    return None


def _type(word: str, start: int, end: int, around: Around) -> Token | None:
    text = around.text
    if word in ("yes", "是"):
        for answer in ("/no", "/否"):
            if text.startswith(answer, end):
                return _token("YES_NO", TYPES["yes/no"], start, end + len(answer))
    if word == "one":
        of = _OF.match(text, end)
        if of is not None:
            return _token("ONE_OF", TYPES["one of"], start, of.end())
    if word == "list":
        of = _OF.match(text, end)
        if of is not None:
            return _token("LIST_OF", TYPES["list of"], start, of.end())
    if word in TYPES:
        return _token(TYPES[word].kind, TYPES[word], start, end)
    return None if word in INLINE else place_measure(word, start, end, around)
