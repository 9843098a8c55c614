"""Phrases of which messages are put together: kinds of values and blocks, what points are for, how many there are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from indicrules.model.types import DayType, ListType, NumberType, TextType, TruthType, Type, UnknownType
from indicrules.text.sentence import Sentence, say

A_NUMBER, A_TEXT, A_DATE = say("phrase.number"), say("phrase.text"), say("phrase.date")
A_LIST, A_PLAIN_NUMBER = say("phrase.list"), say("phrase.plain-number")
NUMBERS, TEXTS, DATES = say("phrase.numbers"), say("phrase.texts"), say("phrase.dates")

A_SCORE, A_WEIGHT, A_BONUS, A_GRADE = (
    say("phrase.a-score"),
    say("phrase.a-weight"),
    say("phrase.a-bonus"),
    say("phrase.a-grade"),
)
A_DEDUCTION, AN_AWARD = say("phrase.a-deduction"), say("phrase.an-award")
THE_TOTAL, THE_MOST_OF_TOTAL = say("phrase.the-total"), say("phrase.the-most-of-total")
A_STEP_OF_ROUNDING, A_MINUS = say("phrase.a-step-of-rounding"), say("phrase.a-minus")
LIMITS: Mapping[str, Sentence] = MappingProxyType({"cap": say("phrase.a-cap"), "floor": say("phrase.a-floor")})

COMPARED, BRANCHES, ROWS = say("phrase.compared"), say("phrase.branches"), say("phrase.rows-of-one-table")

BLOCKS: Mapping[str, Sentence] = MappingProxyType(
    {
        "indicator": say("phrase.indicator"),
        "group": say("phrase.group"),
        "ruleset": say("phrase.ruleset"),
        "method": say("phrase.method"),
        "example": say("phrase.example"),
        "input": say("phrase.input"),
        "unit": say("phrase.unit"),
        "param": say("phrase.param"),
        "metric": say("phrase.metric"),
        "table": say("phrase.table"),
    }
)
"""What blocks are called, by their keywords."""

_KINDS: Mapping[type, Sentence] = MappingProxyType(
    {
        NumberType: A_NUMBER,
        TruthType: say("phrase.truth"),
        TextType: A_TEXT,
        DayType: A_DATE,
        ListType: A_LIST,
        UnknownType: say("phrase.unknown"),
    }
)


def kind_name(type_: Type) -> Sentence:
    """Name a type."""
    if isinstance(type_, NumberType) and (type_.unit is not None or type_.dimension):
        return say("phrase.in-unit", unit=type_.name)
    if isinstance(type_, ListType) and (type_.of.unit is not None or type_.of.dimension):
        return say("phrase.list-in-unit", unit=type_.of.name)
    return _KINDS[type(type_)]


def measure(type_: NumberType) -> Sentence:
    """Name what a number is in, or that it is in nothing."""
    return say("phrase.in-unit", unit=type_.name) if type_.dimension or type_.percent else A_PLAIN_NUMBER


def values(count: int) -> Sentence:
    """Say how many values there are."""
    return say("phrase.one-value") if count == 1 else say("phrase.several-values", count=count)


def example_target(type_: Type | None) -> str:
    """Write a target that a value of a type may have; where the type is not known, one in percent."""
    match type_:
        case NumberType(percent=False):
            return f"target >= 10 {type_.name}" if type_.dimension else "target >= 10"
        case TruthType():
            return "target = yes"
        case DayType():
            return "target <= 2024-12-31"
        case TextType(choices=(first, *_)):
            return f'target = "{first}"'
        case _:
            return "target >= 95%"


def example_test(type_: Type) -> str:
    """Write what makes a condition of a value of a type that stands before it."""
    match type_:
        case NumberType(percent=percent):
            return ">= 100%" if percent else ">= 1"
        case DayType():
            return ">= 2024-12-31"
        case TextType(choices=(first, *_)):
            return f'= "{first}"'
        case _:
            return '= "…"'


@cache
def code(word: str) -> Sentence:
    """Name a word of the language that a message speaks of in the place of a phrase."""
    return say("phrase.code", text=word)


def quoted(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Write texts as they stand in a ruleset, to be told one after another."""
    return tuple(f'"{each}"' for each in texts)


def coded(words: tuple[str, ...]) -> tuple[str, ...]:
    """Write words as code, to be told one after another."""
    return tuple(f"`{each}`" for each in words)
