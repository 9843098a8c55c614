"""Turn JSON text into a tree of objects, lists and plain values, each with its line."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TypeAlias

from indicrules.exact.number import NumberError, parse_number
from indicrules.files.cells import refused
from indicrules.files.json_actuals import (
    NUMBER,
    WORDS,
    Token,
    called_by,
    keys_of,
    string_of,
    tokens_of,
    unexpected,
    values_of,
)
from indicrules.text.classes import frozen
from indicrules.text.sentence import say

_DEEPEST = 32

Plain: TypeAlias = "str | Decimal | bool | None"


@frozen
class Node:
    """A value of JSON and its line: a plain one, a tuple of nodes, or a dictionary of them by name.

    `number` is the text of a number, as it is written.
    """

    value: Plain | tuple[Node, ...] | dict[str, Node]
    line: int
    number: str | None = None


def json_tree(text: str, name: str) -> Node:
    """Read a text of JSON that `name` stands for in messages; raise `DataError` with the line where it cannot be."""
    tokens = tokens_of(text)
    found = _value(next(tokens), tokens, name, 0)
    token = next(tokens)
    if token.kind != "end":
        raise unexpected(token, name, say("phrase.the-end"))
    return found


def _value(token: Token, tokens: Iterator[Token], name: str, depth: int) -> Node:
    place = f"{name}:{token.line}"
    if depth > _DEEPEST:
        raise refused(place, "nested-value", say("nested-value.deep", most=_DEEPEST), say("nested-value.deep.hint"))
    match token.kind:
        case "string":
            return Node(string_of(token, name), token.line)
        case "word" if token.text in WORDS:
            return Node(WORDS[token.text], token.line)
        case "number" if NUMBER.fullmatch(token.text):
            try:
                parse_number(token.text)
            except NumberError as problem:
                raise refused(place, problem.code, problem.said, problem.advice) from None
            return Node(Decimal(token.text), token.line, token.text)
        case "sign" if token.text == "{":
            return _object(token, tokens, name, depth)
        case "sign" if token.text == "[":
            found = (_value(each, tokens, name, depth + 1) for each in values_of(tokens, name))
            return Node(tuple(found), token.line)
        case _:
            raise unexpected(token, name, say("phrase.a-value"))


def _object(opened: Token, tokens: Iterator[Token], name: str, depth: int) -> Node:
    found: dict[str, Node] = {}
    for key in keys_of(tokens, name):
        called = called_by(key, tokens, name)
        if called in found:
            raise refused(
                f"{name}:{key.line}", "given-twice", say("given-twice.in-object", key=called), say("hint.leave-out-one")
            )
        found[called] = _value(next(tokens), tokens, name, depth + 1)
    return Node(found, opened.line)
