"""Turn JSON text into named values or lists of them: one object, each number exactly as it is written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal

from indicrules.exact.number import NumberError, parse_number
from indicrules.files.cells import Cell, number_problem, once_each, refused, twice_inside
from indicrules.text.classes import frozen
from indicrules.text.errors import Problem
from indicrules.text.patterns import pattern
from indicrules.text.sentence import Part, either, say

# Possessive, so that no text makes the search go back over what it has read.
_TOKEN = pattern(
    r'[ \t\r\n]*+(?:(?P<string>"(?:[^"\\\x00-\x1f]++|\\.)*+")|(?P<number>-?[0-9][0-9.eE+-]*+)'
    r"|(?P<word>-?[A-Za-z]++)|(?P<sign>[{}\[\]:,])|(?P<end>\Z)|(?P<other>.))",
    re.DOTALL,
)
NUMBER = pattern(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
WORDS = {"true": True, "false": False, "null": None}
_SLIPS = {
    "'": say("bad-json.double-quotes.hint"),
    "“": say("bad-json.straight-quotes.hint"),
    '"': say("bad-json.unclosed.hint"),
}
_SHOWN = 40
_REFUSED = object()  # what stands where a value should, once what is wrong with it has been said


@frozen
class Token:
    """A word, number, text or sign of JSON, and its line."""

    kind: str
    text: str
    line: int


def json_cells(text: str, name: str) -> tuple[Cell, ...]:
    """Read an object of names and values, each plain, a list of plain ones, or an object with its notes.

    Raise `DataError` for anything else, with its line.
    """
    problems: list[Problem] = []
    return once_each(_members(text, name, problems), problems)


def _members(text: str, name: str, problems: list[Problem]) -> Iterator[Cell]:
    tokens = tokens_of(text)
    first = next(tokens)
    if first.text != "{":
        place, advice = f"{name}:{first.line}", say("hint.one-object", example='{"地块录入数量": 43}')
        if first.kind == "end":
            raise refused(place, "no-data", say("no-data"), advice)
        raise refused(place, "not-an-object", say("not-an-object"), advice)
    for key in keys_of(tokens, name):
        called = called_by(key, tokens, name)
        token = next(tokens)
        place = f"{name}:{token.line}"
        value = (
            _noted(called, place, tokens, name, problems)
            if _opens(token)
            else _value(token, called, called, name, problems, tokens)
        )
        if value is not _REFUSED:
            yield Cell(called, value, place)
    token = next(tokens)
    if token.kind != "end":
        raise unexpected(token, name, say("phrase.the-end"))


def keys_of(tokens: Iterator[Token], name: str) -> Iterator[Token]:
    """Give the key of each member of an object that is open; whoever takes one reads the rest of the member."""
    return _parts(tokens, name, "}")


def values_of(tokens: Iterator[Token], name: str) -> Iterator[Token]:
    """Give the first token of each value of a list that is open; whoever takes one reads the rest of the value."""
    return _parts(tokens, name, "]")


def _parts(tokens: Iterator[Token], name: str, close: str) -> Iterator[Token]:
    token = next(tokens)
    if token.kind == "sign" and token.text == close:
        return
    while True:
        yield token
        token = next(tokens)
        if token.kind == "sign" and token.text == close:
            return
        if token.kind != "sign" or token.text != ",":
            raise unexpected(token, name, either(("`,`", f"`{close}`")))
        token = next(tokens)


def called_by(key: Token, tokens: Iterator[Token], name: str) -> str:
    """Give the name that a key is, with the colon behind it."""
    if key.kind != "string":
        raise unexpected(key, name, say("phrase.a-quoted-name"))
    called = string_of(key, name)
    colon = next(tokens)
    if colon.kind != "sign" or colon.text != ":":
        raise unexpected(colon, name, "`:`")
    return called


def _opens(token: Token) -> bool:
    return token.kind == "sign" and token.text == "{"


def _noted(called: str, place: str, tokens: Iterator[Token], name: str, problems: list[Problem]) -> object:
    """Read an object of plain values; which keys it may have is looked at when it is scored."""
    found: dict[str, object] = {}
    sound = True
    for key in keys_of(tokens, name):
        part = called_by(key, tokens, name)
        value = _value(next(tokens), called, f"{called}: {part}", name, problems, tokens if part == "value" else None)
        if part in found:
            problems.append(twice_inside(f"{name}:{key.line}", called, part))
        found[part] = value
        sound = sound and value is not _REFUSED
    return found if sound else _REFUSED


def _listed(tokens: Iterator[Token], called: str, said: str, name: str, problems: list[Problem]) -> object:
    """Read the rest of a list of plain values that is open; how many it may have is looked at when it is scored."""
    found: list[object] = []
    sound = True
    for token in values_of(tokens, name):
        value = _value(token, called, f"{said}: {len(found) + 1}", name, problems)
        found.append(value)
        sound = sound and value is not _REFUSED
    return found if sound else _REFUSED


def _value(
    token: Token, called: str, said: str, name: str, problems: list[Problem], tokens: Iterator[Token] | None = None
) -> object:
    """Read one plain value of the input `called`, which messages name as `said`, or from `tokens` a list of such."""
    place = f"{name}:{token.line}"
    match token.kind:
        case "string":
            return string_of(token, name)
        case "word" if token.text in WORDS:
            return WORDS[token.text]
        case "word" if token.text.lstrip("-") in ("NaN", "Infinity"):
            problems.append(number_problem(place, called, _no_number(token.text), said))
            return _REFUSED
        case "number" if NUMBER.fullmatch(token.text):
            try:
                parse_number(token.text)
            except NumberError as problem:
                problems.append(number_problem(place, called, problem, said))
                return _REFUSED
            return Decimal(token.text)
        case "sign" if token.text == "[" and tokens is not None:
            return _listed(tokens, called, said, name, problems)
        case "sign" if token.text in "{[":
            what = say("phrase.an-object") if token.text == "{" else say("phrase.a-list")
            advice = say("hint.plain-or-noted") if said == called else say("hint.one-plain-value")
            raise refused(place, "nested-value", say("nested-value", name=said, what=what), advice)
        case _:
            raise unexpected(token, name, say("phrase.a-value"))


def tokens_of(text: str) -> Iterator[Token]:
    """Give the tokens of a text, an `end` after the last."""
    line, at = 1, 0
    while True:
        found = _TOKEN.match(text, at)
        assert found is not None  # the last two groups take whatever is left
        assert found.lastgroup is not None
        start = found.start(found.lastgroup)
        line += text.count("\n", at, start)
        token = Token(found.lastgroup, found[found.lastgroup], line)
        yield token
        line += token.text.count("\n")
        at = found.end()


def string_of(token: Token, name: str) -> str:
    """Give the text that a quoted one says."""
    place = f"{name}:{token.line}"
    try:
        text = str(json.loads(token.text))
        text.encode("utf-8")
    except json.JSONDecodeError:
        raise refused(place, "bad-json", say("bad-json.escape"), say("bad-json.escape.hint")) from None
    except UnicodeEncodeError:
        raise refused(place, "bad-json", say("bad-json.half"), say("hint.the-character-itself")) from None
    return text


def _no_number(text: str) -> NumberError:
    return NumberError("not-a-number", say("not-a-number.text", text=text), say("not-a-number.null.hint"))


def unexpected(token: Token, name: str, wanted: Part) -> Exception:
    """Say what stands where something else should."""
    place = f"{name}:{token.line}"
    if token.kind == "end":
        return refused(place, "bad-json", say("bad-json.ends", wanted=wanted))
    shown = token.text if len(token.text) <= _SHOWN else token.text[:_SHOWN] + "…"
    advice = say("bad-json.comma.hint") if token.text in ("}", "]") else _SLIPS.get(token.text[0])
    return refused(place, "bad-json", say("bad-json.stands", text=shown, wanted=wanted), advice)
