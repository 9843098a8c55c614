"""Turn reductions of clauses into their tree nodes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from indicrules.syntax import tree
from indicrules.syntax.parts import Node, moment, place, plain, several
from indicrules.syntax.token import Token
from indicrules.text.source import Span


def _adjustment(
    at: Span,
    kind: Token,
    amount: tree.Expression,
    per: tree.Per | None,
    up_to: tree.Expression | None,
    condition: tree.Expression | None,
    because: tree.Text | None,
) -> tree.Adjustment:
    word: Any = kind.text
    return tree.Adjustment(word, amount, per, up_to, condition, because, span=at)


def _limit(
    at: Span, kind: Token, points: tree.Expression, condition: tree.Expression | None, because: tree.Text | None
) -> tree.Limit:
    word: Any = kind.text
    return tree.Limit(word, points, condition, because, span=at)


def _per(at: Span, whole: Token | None, step: tree.Expression, quantity: tree.Quantity) -> tree.Per:
    word: Any = None if whole is None else whole.text
    return tree.Per(word, step, quantity, span=at)


def _quantity_of(at: Span, of: tree.Expression) -> tree.Quantity:
    return tree.Quantity(of, None, None, span=at)


def _quantity_beyond(at: Span, of: tree.Expression | None, side: Token, bound: tree.Expression) -> tree.Quantity:
    word: Any = side.text
    return tree.Quantity(of, word, bound, span=at)


def _weight_equal(at: Span, equal: Token) -> tree.Weight:
    return tree.Weight(None, span=at)


def _round(at: Span, what: Token, step: tree.Expression, mode: Token | None) -> tree.Round:
    word: Any = what.text
    way: Any = None if mode is None else mode.text
    return tree.Round(word, step, way, span=at)


def _round_none(at: Span, what: Token, none: Token) -> tree.Round:
    word: Any = what.text
    return tree.Round(word, None, span=at)


def _grade_test(at: Span, name: Token, test: tree.Test) -> tree.Grade:
    return tree.Grade(name.text, test, span=at)


def _grade_when(at: Span, name: Token, condition: tree.Expression) -> tree.Grade:
    return tree.Grade(name.text, None, condition, span=at)


def _grade_otherwise(at: Span, name: Token) -> tree.Grade:
    return tree.Grade(name.text, span=at)


def _missing(at: Span, policy: Token) -> tree.Missing:
    word: Any = policy.text
    return tree.Missing(word, span=at)


def _inapplicable(at: Span, policy: Token) -> tree.Inapplicable:
    word: Any = policy.text
    return tree.Inapplicable(word, span=at)


def _texts(at: Span, *texts: Token) -> tuple[str, ...]:
    return tuple(text.text for text in texts)


def _note(at: Span, text: Token) -> tree.Note:
    return tree.Note(text.text, span=at)


def _period(at: Span, token: Token) -> tree.Period:
    return tree.Period(token.text if token.kind == "STRING" else moment(token), span=at)


def _given(at: Span, name: Token, value: tree.Expression) -> tree.Given:
    return tree.Given(name.text, value, name_span=place(at, name), span=at)


def _clauses(at: Span, *clauses: Any) -> tuple[Any, ...]:
    each: list[Any] = []
    for clause in clauses:
        if isinstance(clause, tuple):
            each.extend(clause)
        elif clause is not None:
            each.append(clause)
    return tuple(each)


def _expect(at: Span, condition: tree.Expression) -> tree.Expect:
    return tree.Expect(condition, span=at)


def _expect_error(at: Span, word: Token, code: Token | None = None) -> tree.Expect:
    return tree.Expect(error=True, code=None if code is None else code.text, span=at)


def _expect_fails(at: Span, text: Token) -> tree.Expect:
    return tree.Expect(fails=text.text, span=at)


CLAUSES: Mapping[str, Node] = MappingProxyType(
    {
        "clauses": _clauses,
        "weight": plain(tree.Weight),
        "weight_equal": _weight_equal,
        "bonus": plain(tree.Bonus),
        "out_of": plain(tree.OutOf),
        "total": plain(tree.Total),
        "target": plain(tree.Target),
        "actual": plain(tree.Actual),
        "score": plain(tree.Score),
        "adjustment": _adjustment,
        "limit": _limit,
        "downgrade": plain(tree.Downgrade),
        "require": plain(tree.Require),
        "round": _round,
        "round_none": _round_none,
        "grade_test": _grade_test,
        "grade_when": _grade_when,
        "grade_otherwise": _grade_otherwise,
        "missing": _missing,
        "inapplicable": _inapplicable,
        "source": plain(tree.SourceNote),
        "evidence": plain(tree.Evidence),
        "note": _note,
        "period": _period,
        "givens": several,
        "given": _given,
        "expects": several,
        "expect": _expect,
        "expect_error": _expect_error,
        "expect_fails": _expect_fails,
        "per": _per,
        "quantity_of": _quantity_of,
        "quantity_beyond": _quantity_beyond,
        "texts": _texts,
    }
)
