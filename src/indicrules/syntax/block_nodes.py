"""Turn reductions of blocks into their tree nodes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from indicrules.syntax import tree
from indicrules.syntax.parts import Node, moment, place, several, unit_text
from indicrules.syntax.token import Token
from indicrules.text.classes import evolve
from indicrules.text.source import Span


def _ruleset(at: Span, kind: Token, name: Token, title: Token | None) -> tree.ScoredBlock:
    return _member(at, kind, name, None, title)


def _member(at: Span, kind: Token, name: Token, parent: Token | None, title: Token | None) -> tree.ScoredBlock:
    word: Any = kind.text
    return tree.ScoredBlock(
        word,
        name.text,
        None if title is None else title.text,
        None if parent is None else parent.text,
        (),
        name_span=place(at, name),
        parent_span=None if parent is None else place(at, parent),
        span=at,
    )


def _scored_block(at: Span, header: tree.ScoredBlock, clauses: tuple[tree.Clause, ...]) -> tree.ScoredBlock:
    return tree.ScoredBlock(
        header.kind,
        header.name,
        header.title,
        header.parent,
        clauses,
        name_span=header.name_span,
        parent_span=header.parent_span,
        span=header.span,
    )


def _use(at: Span, path: Token) -> tree.UseBlock:
    return tree.UseBlock(path.text, span=at)


def _unit_block(at: Span, name: Token, value: tree.Number) -> tree.UnitBlock:
    return tree.UnitBlock(name.text, value, name_span=place(at, name), span=at)


def _input(
    at: Span,
    name: Token,
    kind: tree.InputType | None,
    low: tree.Expression | None,
    high: tree.Expression | None,
    title: Token | None,
) -> tree.InputBlock:
    text = None if title is None else title.text
    return tree.InputBlock(name.text, kind, low, high, text, name_span=place(at, name), span=at)


def _type_unit(at: Span, unit: Token) -> tree.InputType:
    return tree.InputType("unit", unit_text(at.source, unit), span=at)


def _type_word(at: Span, word: Token) -> tree.InputType:
    kind: Any = word.text
    return tree.InputType(kind, span=at)


def _type_choice(at: Span, choices: tuple[str, ...]) -> tree.InputType:
    return tree.InputType("choice", choices=choices, span=at)


def _type_list(at: Span, kind: tree.InputType) -> tree.InputType:
    return evolve(kind, listed=True, span=at)


def _param(at: Span, name: Token, value: tree.Expression) -> tree.ParamBlock:
    return tree.ParamBlock(name.text, value, (), name_span=place(at, name), span=at)


def _param_by_period(at: Span, name: Token, rows: tuple[tree.ParamRow, ...]) -> tree.ParamBlock:
    return tree.ParamBlock(name.text, None, rows, name_span=place(at, name), span=at)


def _param_row(at: Span, since: Token, value: tree.Expression) -> tree.ParamRow:
    return tree.ParamRow(moment(since), value, span=at)


def _metric(at: Span, name: Token, body: tree.Body) -> tree.MetricBlock:
    return tree.MetricBlock(name.text, body, name_span=place(at, name), span=at)


def _parameters(at: Span, *names: Token | None) -> tuple[tree.Parameter, ...]:
    return tuple(tree.Parameter(name.text, span=place(at, name)) for name in names if name is not None)


def _method(
    at: Span,
    name: Token,
    parameters: tuple[tree.Parameter, ...] | None,
    title: Token | None,
    clauses: tuple[tree.Clause, ...],
) -> tree.MethodBlock:
    text = None if title is None else title.text
    return tree.MethodBlock(name.text, parameters or (), text, clauses, name_span=place(at, name), span=at)


def _table(
    at: Span,
    name: Token,
    keys: tuple[tree.Parameter, ...] | None,
    gives: tuple[tree.Parameter, ...] | None,
    file: Token | None,
    rows: Token | None,
) -> tree.TableBlock:
    path = None if file is None else tree.Text(file.text, span=place(at, file))
    return tree.TableBlock(
        name.text,
        keys or (),
        gives or (),
        path,
        None if rows is None else rows.rows,
        name_span=place(at, name),
        span=at,
    )


def _check(at: Span, warn: Token | None, condition: tree.Expression, because: tree.Text | None) -> tree.CheckBlock:
    return tree.CheckBlock(condition, warn is not None, because, span=at)


def _example(at: Span, title: Token, clauses: tuple[tree.Clause, ...]) -> tree.ExampleBlock:
    return tree.ExampleBlock(title.text, clauses, span=at)


BLOCKS: Mapping[str, Node] = MappingProxyType(
    {
        "scored_block": _scored_block,
        "use": _use,
        "unit": _unit_block,
        "input": _input,
        "param": _param,
        "param_by_period": _param_by_period,
        "param_rows": several,
        "param_row": _param_row,
        "metric": _metric,
        "method": _method,
        "parameters": _parameters,
        "table": _table,
        "check": _check,
        "example": _example,
        "ruleset": _ruleset,
        "member": _member,
        "type_unit": _type_unit,
        "type_word": _type_word,
        "type_choice": _type_choice,
        "type_list": _type_list,
    }
)
