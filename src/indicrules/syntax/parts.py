"""Turn tokens into the small parts that the nodes of a tree share."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from indicrules.syntax import tree
from indicrules.syntax.measure import measure
from indicrules.syntax.token import Token
from indicrules.text.source import Source, Span

Node = Callable[..., object]


def place(at: Span, token: Token) -> Span:
    """Give the place of a token."""
    return Span(at.source, token.start, token.end)


def plain(node: Callable[..., object]) -> Node:
    """Give the builder of a node whose fields are the children in their order."""
    return lambda at, *children: node(*children, span=at)


def constant(word: str) -> Fraction:
    """Give the exact value of a number's digits."""
    digits = word.replace("_", "")
    whole, _, part = digits.partition(".")
    return Fraction(int(whole + part), 10 ** len(part)) if part else Fraction(int(whole))


def unit_text(source: Source, token: Token) -> tree.UnitText:
    """Give the unit that a token writes."""
    return tree.UnitText(measure(token.text), span=Span(source, token.start, token.end))


def day(token: Token) -> datetime.date:
    """Give the day that a token writes."""
    return datetime.date.fromisoformat(token.text)


def moment(token: Token) -> int | datetime.date:
    """Give the year or day that a token writes."""
    return day(token) if token.kind == "DATE" else int(constant(token.text))


def several(at: Span, *nodes: Any) -> tuple[Any, ...]:
    """Give the nodes that are there, in their order."""
    return tuple(node for node in nodes if node is not None)
