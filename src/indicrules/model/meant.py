"""Turn a name that nothing declares into the report of what its author most likely did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from indicrules.language.words import CALLS
from indicrules.model.names import Names
from indicrules.model.report import Report
from indicrules.model.rules import Input
from indicrules.model.types import NumberType
from indicrules.model.units import built_in
from indicrules.syntax.repair.numerals import as_digits, spelt
from indicrules.syntax.repair.phrases import COMPARISON_WORDS
from indicrules.text.sentence import Said, say
from indicrules.text.source import Span

_ANSWERS: Mapping[str, str] = MappingProxyType(
    {
        "true": "yes",
        "True": "yes",
        "false": "no",
        "False": "no",
        "真": "是",
        "假": "否",
        "无": "否",
        "有": "是",
        "不": "否",
        "没有": "否",
    }
)
_SIGNS: Mapping[str, str] = MappingProxyType(
    {"除以": "/", "乘以": "*", "加上": "+", "减去": "-", "乘": "*", "除": "/", "加": "+", "减": "-"}
)


_METHODS: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("按比例", "按比例得分", "比例", "linear", "ratio", "prorata"), "proportional")
    | dict.fromkeys(("全有全无", "达标得分", "all", "binary"), "all_or_nothing")
)


def report_unknown_value(word: str, span: Span, names: Names, report: Report, known: Iterable[str]) -> None:
    """Report a word that names no value, once for all places where it stands."""
    if report.repeats("value", word, span):
        return
    if report.full:
        report.error("unknown-name", f"nothing is called `{word}`", span)
        return
    digits = spelt(word)
    if digits is not None:
        report.unknown(
            "value", word, "number-in-words", f"`{word}` is a number in words", span, say("hint.write", text=digits)
        )
        return
    suspect = _suspect(word, names)
    if suspect is not None:
        place, code, message, hint = suspect
        report.unknown("value", word, code, message, place, hint)
        return
    near = _hint(word, names) or report.meant(word, known)
    if near is None and names.hidden:
        return
    advice: Said = near or f"declare it with `input {word} …` or `metric {word} = …`"
    report.unknown("value", word, "unknown-name", f"nothing is called `{word}`", span, advice)


def report_unknown_input(word: str, span: Span, names: Names, report: Report) -> None:
    """Report a word to which an example gives a value, and which is no input."""
    if report.repeats("value", word, span):
        return
    if report.full:
        report.error("unknown-input", f"no input is called `{word}`", span)
        return
    suspect = _suspect(word, names)
    if suspect is not None:
        place, code, message, hint = suspect
        report.unknown("value", word, code, message, place, hint)
        return
    near = report.meant(word, names.inputs)
    if near is None and names.hidden:
        return
    advice: Said = near or (
        f"`{word}` is worked out, not given" if word in names.items else f"declare it with `input {word} …`"
    )
    report.unknown("value", word, "unknown-input", f"no input is called `{word}`", span, advice)


def number_hint(word: str) -> str:
    """Say how to write the number that a word stands for."""
    return f"write it in digits, as in `{spelt(word) or as_digits(word) or 10}`"


def _hint(word: str, names: Names) -> str | None:
    if word in names.items:
        return f"`{word}` is an item; write `score({word})` for its score"
    digits = as_digits(word)
    if digits is not None:
        return f"if a number is meant, write `{digits}`"
    if word in _ANSWERS:
        return f"write `{_ANSWERS[word]}`"
    if word in names.units:
        return f"`{word}` is a unit; write a number before it, as `5 {word}`"
    for call in CALLS:
        if word.startswith(call) and word[len(call) :] in names.items:
            return f"write `{call}({word[len(call) :]})`"
    if word in _METHODS:
        return f"did you mean `{_METHODS[word]}`?"
    values = names.values()
    for phrase, sign in COMPARISON_WORDS.items():
        left, _, right = word.partition(phrase)
        if left in values and (right in values or right.isdigit()):
            return f"write `{left} {sign} {right}`"
    for sign, plain in _SIGNS.items():
        left, _, right = word.partition(sign)
        if left in values and right in values:
            return f"write `{left} {plain} {right}`"
    return None


def _suspect(word: str, names: Names) -> tuple[Span, str, str, str] | None:
    """Give the declaration that was meant to declare `word`, and what is wrong with it."""
    for known in names.inputs.values():
        unit = known.type.unit.name if isinstance(known.type, NumberType) and known.type.unit is not None else None
        rest = known.name[len(word) :]
        if unit is None and rest and known.name.startswith(word) and rest in names.units:
            message = f"`{known.name}` is read as one word"
            return known.span, "missing-space", message, f"write `{word} {rest}`"
        if _is_money(known) and (unit == word or unit is None):
            message = f"`{known.name}` is a unit, and stands where the name must"
            return known.span, "missing-name", message, f"write `input {word} {known.name}`"
    return None


def _is_money(known: Input) -> bool:
    unit = built_in(known.name)
    return unit is not None and unit.dimension == (("元", 1),)


def unread(inputs: Iterable[Input], implicit: Iterable[str], report: Report) -> None:
    """Warn of an input that nothing reads and that is named nearly like one known by its indicator alone."""
    known = tuple(implicit)
    for each in inputs:
        if report.is_unknown("item", each.name):
            continue
        hint = report.meant(each.name, known)
        if hint is not None:
            report.warning("unread-input", f"nothing reads the input `{each.name}`", each.span, hint)
