"""Turn reductions of expressions, tests and bodies into their tree nodes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from indicrules.syntax import tree
from indicrules.syntax.parts import Node, constant, day, place, plain, unit_text
from indicrules.syntax.token import Token
from indicrules.text.source import Span


def _number(at: Span, value: Token, unit: Token | None) -> tree.Number:
    return tree.Number(constant(value.text), None if unit is None else unit_text(at.source, unit), span=at)


def _text(at: Span, token: Token) -> tree.Text:
    return tree.Text(token.text, span=at)


def _date(at: Span, token: Token) -> tree.Date:
    return tree.Date(day(token), span=at)


def _truth(at: Span, token: Token) -> tree.Truth:
    return tree.Truth(token.kind == "YES", span=at)


def _name(at: Span, token: Token) -> tree.Name:
    return tree.Name(token.text, span=at)


def _call(at: Span, name: Token, *given: Any) -> tree.Call:
    pairs = tuple(each for each in given if isinstance(each, tree.Pair))
    arguments = tuple(each for each in given if each is not None and not isinstance(each, tree.Pair))
    return tree.Call(name.text, arguments, pairs, name_span=place(at, name), span=at)


def _arithmetic(at: Span, left: tree.Expression, operator: Token, right: tree.Expression) -> tree.Arithmetic:
    sign: Any = operator.text
    return tree.Arithmetic(sign, left, right, span=at)


def _comparison(at: Span, left: tree.Expression, operator: Token, right: tree.Expression) -> tree.Comparison:
    sign: Any = operator.text
    return tree.Comparison(sign, left, right, span=at)


def _logic(at: Span, left: tree.Expression, operator: Token, right: tree.Expression) -> tree.Logic:
    return tree.Logic("and" if operator.kind == "AND" else "or", left, right, span=at)


def _against(at: Span, operator: Token, value: tree.Expression) -> tree.Against:
    sign: Any = operator.text
    return tree.Against(sign, value, span=at)


def _bare(at: Span, value: tree.Expression) -> tree.Against:
    return tree.Against("=", value, bare=True, span=at)


def _between(at: Span, low: tree.Expression, high: tree.Expression) -> tree.Between:
    return tree.Between(low, high, span=at)


def _between_low_open(at: Span, sign: Token, low: tree.Expression, high: tree.Expression) -> tree.Between:
    return tree.Between(low, high, low_open=True, span=at)


def _between_high_open(at: Span, low: tree.Expression, sign: Token, high: tree.Expression) -> tree.Between:
    return tree.Between(low, high, high_open=True, span=at)


def _between_open(at: Span, below: Token, low: tree.Expression, above: Token, high: tree.Expression) -> tree.Between:
    return tree.Between(low, high, low_open=True, high_open=True, span=at)


def _match(at: Span, subject: tree.Expression, *rows: Any) -> tree.Match:
    return tree.Match(subject, tuple(rows[:-1]), rows[-1], span=at)


def _when(at: Span, *rows: Any) -> tree.When:
    return tree.When(tuple(rows[:-1]), rows[-1], span=at)


EXPRESSIONS: Mapping[str, Node] = MappingProxyType(
    {
        "match": _match,
        "match_row": plain(tree.MatchRow),
        "when": _when,
        "when_otherwise": lambda at, otherwise: tree.When((), otherwise, span=at),
        "when_row": plain(tree.WhenRow),
        "against": _against,
        "between": _between,
        "between_low_open": _between_low_open,
        "between_high_open": _between_high_open,
        "between_open": _between_open,
        "bare": _bare,
        "conditional": plain(tree.Conditional),
        "logic": _logic,
        "not": plain(tree.Not),
        "comparison": _comparison,
        "arithmetic": _arithmetic,
        "negative": plain(tree.Negative),
        "date": _date,
        "truth": _truth,
        "name": _name,
        "call": _call,
        "pair": plain(tree.Pair),
        "number": _number,
        "text": _text,
    }
)
