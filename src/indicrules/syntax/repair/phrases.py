"""Turn a comparison that is written in words, before or after its value, into its sign."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from indicrules.language.clauses import HINTS, TESTS, WITH_TAIL
from indicrules.syntax.repair.wording import COMPARISONS
from indicrules.syntax.token import Token
from indicrules.text.diagnostic import Diagnostic, Edit, parted
from indicrules.text.patterns import pattern
from indicrules.text.sentence import say
from indicrules.text.source import Span

COMPARING = COMPARISONS

COMPARISON_WORDS: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(
        ("大于等于", "大于或等于", "不小于", "不少于", "不低于", "不得低于", "不得少于", "至少", "达到"), ">="
    )
    | dict.fromkeys(("小于等于", "小于或等于", "不大于", "不超过", "不高于", "不多于", "不得超过", "最多"), "<=")
    | dict.fromkeys(("大于", "超过", "多于"), ">")
    | dict.fromkeys(("小于", "少于", "不足"), "<")
    | {"等于": "=", "不等于": "!="}
)
# What is a word of the language elsewhere, or too common a word to be read so anywhere else.
_IN_TESTS: Mapping[str, str] = MappingProxyType(
    {"高于": ">", "低于": "<", "above": ">", "below": "<", "over": ">", "under": "<", "is": "=", "为": "=", "gte": ">=",
     "至多": "<=", "是": "=", "lte": "<=", "gt": ">", "lt": "<", "minimum": ">=", "maximum": "<=", "equals": "="}
)  # fmt: skip
_ENGLISH = pattern(
    r"""(?P<least>(?:at\ least|(?:no|not)\ (?:less|fewer|lower)\ than|greater\ than\ or\ equal\ to|not\ below)\b)
      | (?P<most>(?:at\ most|(?:no|not)\ (?:more|greater|higher)\ than|less\ than\ or\ equal\ to|not\ above|up\ to)\b)
      | (?P<more>(?:more|greater|higher)\ than\b) | (?P<less>(?:less|fewer|lower)\ than\b)
      | (?P<equal>equal\ to\b)""",
    re.VERBOSE,
)
_FIRST_OF_ENGLISH = frozenset(("at", "no", "not", "greater", "more", "higher", "less", "fewer", "lower", "up", "equal"))
_ENGLISH_SIGNS = MappingProxyType({"least": ">=", "most": "<=", "more": ">", "less": "<", "equal": "="})
_FIRST_OF_CHINESE = frozenset(each[0] for each in COMPARISON_WORDS)
_START = pattern("(" + "|".join(sorted(COMPARISON_WORDS, key=len, reverse=True)) + r")(?=\d|$)")
_NO_COMPARISON = say("comparison-in-words.no-comparison-hint")
_BEFORE_AMOUNTS = frozenset(("COLON", "FROM", "TO", "UP_TO", "PER"))
_END = pattern(r"(?:(?P<more>[及或]?以上|起步)|(?P<less>[及或]?以下|[及或]?以内|之内))$")


def before(text: str, word: str, start: int, tokens: Sequence[Token]) -> tuple[str, int] | None:
    """Give the sign that words before a value stand for, and where they end."""
    found = _START.match(word) if word[0] in _FIRST_OF_CHINESE else None
    if found is not None:
        return COMPARISON_WORDS[found[1]], start + found.end()
    in_test = len(tokens) == TESTS.get(tokens[0].kind)
    if in_test and word in _IN_TESTS and text[start + len(word) : start + len(word) + 2].strip():
        return _IN_TESTS[word], start + len(word)
    phrase = _ENGLISH.match(text, start) if word in _FIRST_OF_ENGLISH else None
    if phrase is None or (tokens[-1].kind not in ("NAME", "MEASURE", "NUMBER", "RPAR") and not in_test):
        return None
    kind = phrase.lastgroup or ""
    if kind == "most" and word == "up" and not in_test:
        return None
    return _ENGLISH_SIGNS[kind], phrase.end()


def after(word: str, written: str, tokens: Sequence[Token]) -> tuple[str, int] | None:
    """Give the sign that words after a value stand for, and the length of what stands before them."""
    found = None if word.isascii() else _END.search(word)
    if found is None or len(word) != len(written):
        return None
    value = "NUMBER" if found.start() else tokens[-1].kind
    if tokens[-1].kind != value or value not in ("NUMBER", "MEASURE"):
        return None
    return (">=" if found["more"] else "<="), found.start()


def in_words(phrase: Span, sign: str, tokens: Sequence[Token], line: Span) -> Diagnostic:
    """Say which sign to write in place of words."""
    text, said = line.text, say("comparison-in-words", words=phrase.text)
    if _awaits_amount(tokens):
        return Diagnostic("comparison-in-words", said, phrase, _NO_COMPARISON, edits=(Edit(phrase, ""),))
    begin, end = phrase.start - line.start, phrase.end - line.start
    before, after = text[:begin].rstrip(), text[end:].lstrip()
    place = Span(line.source, line.start + len(before), line.end - len(after))
    hint = say("hint.write", text=f"{before} {sign} {after}".rstrip())
    return Diagnostic("comparison-in-words", said, phrase, hint, edits=(Edit(place, f" {sign} "),))


def _awaits_amount(tokens: Sequence[Token]) -> bool:
    """Say whether what comes next is one value, which nothing is compared with: `weight`, `from 0 to`, `row:`."""
    last = tokens[-1].kind
    return last in _BEFORE_AMOUNTS or (len(tokens) == 1 and last in HINTS and last not in TESTS)


def limits(sign: str, tokens: Sequence[Token]) -> bool:
    """Say whether words for a comparison limit what a clause takes or gives: `deduct 1 at most 5`."""
    kinds = {token.kind for token in tokens}
    return sign == "<=" and not kinds.isdisjoint(WITH_TAIL["PER"]) and kinds.isdisjoint({"IF", "UP_TO"})


def limit_in_words(phrase: Span) -> Diagnostic:
    """Say what to write in place of words for a limit."""
    instead = "up to" if phrase.text.isascii() else "至多"
    said, hint = say("misspelt-word", word=phrase.text), say("hint.did-you-mean", word=instead)
    return Diagnostic("misspelt-word", said, phrase, hint, edits=(Edit(phrase, parted(phrase, instead)),))


def after_value(phrase: Span, sign: str, tokens: Sequence[Token], line: Span) -> Diagnostic:
    """Say which sign to write before a value in place of words after it."""
    number = next((index for index in range(len(tokens) - 1, 0, -1) if tokens[index].kind == "NUMBER"), 0)
    compared = tokens[number - 1] if number else tokens[0]
    source = line.source.text
    edits: tuple[Edit, ...] = (Edit(phrase, ""),)
    if compared.kind in COMPARING:
        hint = say("comparison-in-words.second-hint", sign=source[compared.start : compared.end])
    elif _awaits_amount(tokens[:number] or tokens):
        hint = _NO_COMPARISON
    else:
        value = tokens[number].start
        meant = f"{source[line.start : value].rstrip()} {sign} {source[value : phrase.start].rstrip()}"
        hint = say("hint.write", text=meant.strip())
        edits = (Edit(Span(line.source, value, value), f"{sign} "), *edits)
    said = say("comparison-in-words", words=phrase.text)
    return Diagnostic("comparison-in-words", said, phrase, hint, edits=edits)
