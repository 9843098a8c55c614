"""Turn chance into values of every option of the public functions, fit and unfit."""

from __future__ import annotations

import datetime
import inspect
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Literal, get_args, get_type_hints

import attrs
import pyarrow as pa

import indicrules
from indicrules.files.actuals import read_cells
from indicrules.syntax.formatter import format_text
from tests.fuzz.changes import ODD
from tests.fuzz.hostile import value
from tests.fuzz.kind import Kind
from tests.fuzz.oracle import outcome

_WORDS = (
    *("percent", "fraction", "wide", "long", "error", "missing", "text", "markdown", "html", "json", "en", "zh", "csv"),
    *("toml", "unit", "n0", "total", "grade", "plots", "plots.status", "宗数", "", "x", "2024", "ignore", "names"),
)
_OTHERS: tuple[Any, ...] = (
    *(None, True, False, 0, 1, 2, -1, 3, 10**30, 2024, 9999, 10_000, 0.5, (), [], {}, ("unit",), ["unit", "unit"]),
    *(("unit", 5), b"unit", datetime.date(2024, 5, 5), datetime.datetime(2024, 5, 5), datetime.date(1, 1, 1), object()),
)
_DATED = indicrules.loads(
    """
ruleset dated
  period 2023
param least
  from 2020: 10
  from 2023: 20
input n0
indicator plots
  weight 20
  actual n0
  target >= least
"""
)
_LABELLED = indicrules.loads("ruleset plain\nindicator plots\n  weight 20\n  target >= 43\n")


@attrs.frozen
class Call:
    """One call of a public function: what it is called on, and its options."""

    function: str
    ruleset: indicrules.Ruleset
    options: dict[str, Any]


@cache
def _table() -> Any:
    names = ("n0", "plots", "地块录入数量")
    return pa.table({"unit": ["a", "b", "c"], **{name: [43, 20, None] for name in names}, "unread": [[1], [2], [3]]})


def _data(ruleset: indicrules.Ruleset) -> dict[str, Any]:
    return dict.fromkeys(ruleset.model.inputs, 43)


def _score(ruleset: indicrules.Ruleset, options: dict[str, Any]) -> object:
    return ruleset.score(_data(ruleset), **options)


def _explain(ruleset: indicrules.Ruleset, options: dict[str, Any]) -> object:
    return ruleset.score(_data(ruleset), period=2023 if ruleset is _DATED else None).explain(**options)


def _score_table(ruleset: indicrules.Ruleset, options: dict[str, Any]) -> object:
    return ruleset.score_table(_table(), **options)


def _score_batches(ruleset: indicrules.Ruleset, options: dict[str, Any]) -> object:
    return list(ruleset.score_batches(_table().to_reader(), **options))


def _explain_rows(ruleset: indicrules.Ruleset, options: dict[str, Any]) -> object:
    keys = options.pop("keys", ["a", "c", "z", None, 5])
    return ruleset.explain_rows(_table(), keys, **options)


def _loads(ruleset: indicrules.Ruleset, options: dict[str, Any]) -> object:
    return indicrules.loads("ruleset r\n  score 1\n", **options)


def _diagnose(ruleset: indicrules.Ruleset, options: dict[str, Any]) -> object:
    return indicrules.diagnose("ruleset r\n  score x\n", **options)


def _format(ruleset: indicrules.Ruleset, options: dict[str, Any]) -> object:
    return format_text("ruleset r\n  score 1\n", **options)


def _read(ruleset: indicrules.Ruleset, options: dict[str, Any]) -> object:
    return read_cells(b'{"n0": 1}', **options)


def _report(ruleset: indicrules.Ruleset, options: dict[str, Any]) -> object:
    return ruleset.score(_data(ruleset), period=2023 if ruleset is _DATED else None).report(**options)


def _input_schema(ruleset: indicrules.Ruleset, options: dict[str, Any]) -> object:
    return ruleset.input_schema(**options)


def _table_schema(ruleset: indicrules.Ruleset, options: dict[str, Any]) -> object:
    return ruleset.table_schema(**options)


def _to_json(ruleset: indicrules.Ruleset, options: dict[str, Any]) -> object:
    return ruleset.score(_data(ruleset)).to_json(**options)


_FUNCTIONS: Mapping[str, tuple[Callable[[indicrules.Ruleset, dict[str, Any]], object], Any]] = {
    "score": (_score, indicrules.Ruleset.score),
    "explain": (_explain, indicrules.Scorecard.explain),
    "report": (_report, indicrules.Scorecard.report),
    "score_table": (_score_table, indicrules.Ruleset.score_table),
    "score_batches": (_score_batches, indicrules.Ruleset.score_batches),
    "input_schema": (_input_schema, indicrules.Ruleset.input_schema),
    "table_schema": (_table_schema, indicrules.Ruleset.table_schema),
    "explain_rows": (_explain_rows, indicrules.Ruleset.explain_rows),
    "loads": (_loads, indicrules.loads),
    "diagnose": (_diagnose, indicrules.diagnose),
    "format_text": (_format, format_text),
    "read_cells": (_read, read_cells),
    "to_json": (_to_json, indicrules.Scorecard.to_json),
}
_FIRST = frozenset({"self", "actuals", "table", "batches", "text", "source"})


@cache
def _named(function: str) -> tuple[str, ...]:
    """Give the names of a function's options."""
    found = inspect.signature(_FUNCTIONS[function][1]).parameters.values()
    return tuple(each.name for each in found if each.name not in _FIRST and each.kind is not each.VAR_KEYWORD)


@cache
def _fit(function: str, option: str) -> tuple[Any, ...]:
    """Give the words that an option is said to take."""
    try:
        hint = get_type_hints(_FUNCTIONS[function][1], localns={"Path": Path}).get(option)
    except NameError:  # a type of an extra, which is imported for the checker alone
        return ()
    found = [hint, *get_args(hint)]
    return tuple(word for each in found if getattr(each, "__origin__", None) is Literal for word in get_args(each))


def _call(random: Random) -> Call:
    function = random.choice(tuple(_FUNCTIONS))
    named = _named(function)
    options = {}
    for name in random.sample(named, min(len(named), random.choice((1, 1, 2, 3)))):
        options[name] = _value(random, _fit(function, name))
    return Call(function, random.choice((_LABELLED, _LABELLED, _DATED)), options)


def _value(random: Random, fit: tuple[Any, ...]) -> Any:
    match random.randrange(8):
        case 0 | 1 if fit:
            return random.choice(fit)
        case 2 | 3:
            return random.choice(_WORDS)
        case 4:
            return random.choice(ODD)
        case 5:
            return value(random)
        case _:
            return random.choice(_OTHERS)


def _called(call: Call) -> str:
    answer, _ = _FUNCTIONS[call.function]

    def function() -> object:
        try:
            return answer(call.ruleset, dict(call.options))
        except KeyError as unknown:
            if call.function != "explain" or unknown.args != (call.options.get("indicator"),):
                raise
            return None

    return f"{call.function}: {outcome(function, options=True)}"


KINDS = (Kind("options", _call, _called, 100),)
