"""Turn a name that nothing declares into the report of what its author most likely did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from indicrules.language.words import CALLS, ITEMS
from indicrules.model.names import Names
from indicrules.model.report import Report
from indicrules.model.rules import Input
from indicrules.model.types import NumberType
from indicrules.model.units import built_in
from indicrules.syntax.repair.bands import OTHERS, band
from indicrules.syntax.repair.numerals import as_digits, spelt
from indicrules.syntax.repair.phrases import COMPARISON_WORDS
from indicrules.syntax.repair.slips import SYNONYMS
from indicrules.text.diagnostic import Edit
from indicrules.text.sentence import Sentence, say
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


_NOTHING = frozenset({"null", "none", "nil", "nan", "na", "blank", "empty", "missing", "空", "空值", "空白", "缺失"})
PERCENT_WORDS = frozenset({"percent", "percents", "percentage", "pct", "pp", "个点"})
"""What reports write for the sign of a percent."""

_METHODS: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("按比例", "按比例得分", "比例", "linear", "ratio", "prorata"), "proportional")
    | dict.fromkeys(("全有全无", "达标得分", "all", "binary"), "all_or_nothing")
)


def report_unknown_value(
    word: str, span: Span, names: Names, report: Report, known: Iterable[str], own: str | None = None
) -> None:
    """Report a word that names no value, once for all places where it stands; `own` is the item that they stand in."""
    if report.repeats("value", word, span):
        return
    if report.full:
        report.error("unknown-name", say("unknown-name", word=word), span)
        return
    digits = spelt(word)
    if digits is not None:
        report.unknown(
            "value",
            word,
            "number-in-words",
            say("number-in-words.name", word=word),
            span,
            say("hint.write", text=digits),
        )
        return
    suspect = _suspect(word, names)
    if suspect is not None:
        place, code, message, hint, edits = suspect
        report.unknown("value", word, code, message, place, hint, edits)
        return
    near = (None if word == own else _hint(word, names)) or report.meant(word, known)
    if near is None and names.hidden:
        return
    advice = near or say("unknown-name.hint", word=word)
    report.unknown("value", word, "unknown-name", say("unknown-name", word=word), span, advice)


def report_unknown_input(word: str, span: Span, names: Names, report: Report) -> None:
    """Report a word to which an example gives a value, and which is no input."""
    if report.repeats("value", word, span):
        return
    if report.full:
        report.error("unknown-input", say("unknown-input", word=word), span)
        return
    suspect = _suspect(word, names)
    if suspect is not None:
        place, code, message, hint, edits = suspect
        report.unknown("value", word, code, message, place, hint, edits)
        return
    near = report.meant(word, names.inputs)
    if near is None and names.hidden:
        return
    advice = near or (
        say("unknown-input.worked-out", word=word) if word in names.items else say("unknown-input.hint", word=word)
    )
    report.unknown("value", word, "unknown-input", say("unknown-input", word=word), span, advice)


def in_digits(word: str) -> str | None:
    """Give the number that a word stands for, in digits; None where it is none."""
    return spelt(word) or as_digits(word)


def number_hint(word: str) -> Sentence:
    """Say how to write the number that a word stands for."""
    return say("number-in-words.hint", digits=in_digits(word) or "10")


def _hint(word: str, names: Names) -> Sentence | None:
    if word in names.items:
        return say("unknown-name.item", word=word)
    digits = as_digits(word)
    if digits is not None:
        return say("unknown-name.digits", text=digits)
    answer = _ANSWERS.get(word) or _ANSWERS.get(word.lower())
    if answer is not None:
        return say("hint.write", text=answer)
    if word.lower() in OTHERS:
        return say("hint.did-you-mean", word="otherwise" if word.isascii() else "其余")
    if word.lower() in _NOTHING:
        return say("unknown-name.ask")
    if word.lower() in PERCENT_WORDS:
        return say("hint.write", text="1%")
    if SYNONYMS.get(word) in ITEMS:
        return say("hint.did-you-mean", word=SYNONYMS[word])
    if word in names.units:
        return say("unknown-name.unit", word=word)
    for call in CALLS:
        if word.startswith(call) and word[len(call) :] in names.items:
            return say("hint.write", text=f"{call}({word[len(call) :]})")
    if word in _METHODS:
        return say("hint.did-you-mean", word=_METHODS[word])
    values = names.values()
    for phrase, sign in COMPARISON_WORDS.items():
        left, _, right = word.partition(phrase)
        if left in values and (right in values or right.isdigit()):
            return say("hint.write", text=f"{left} {sign} {right}")
    for sign, plain in _SIGNS.items():
        left, _, right = word.partition(sign)
        if left in values and right in values:
            return say("hint.write", text=f"{left} {plain} {right}")
    test = band(word, "to") if any(map(str.isdigit, word)) or "成" in word else None
    if test is not None:
        return say("hint.write", text=test)
    return None


def _suspect(word: str, names: Names) -> tuple[Span, str, Sentence, Sentence, tuple[Edit, ...]] | None:
    """Give the declaration that was meant to declare `word`, and what is wrong with it."""
    for known in names.inputs.values():
        unit = known.type.unit.name if isinstance(known.type, NumberType) and known.type.unit is not None else None
        rest = known.name[len(word) :]
        if unit is None and rest and known.name.startswith(word) and rest in names.units:
            message = say("missing-space.name", name=known.name)
            text = f"{word} {rest}"
            return known.span, "missing-space", message, say("hint.write", text=text), (Edit(known.span, text),)
        if _is_money(known) and (unit == word or unit is None):
            message = say("missing-name.unit", name=known.name)
            line = Span(known.span.source, known.span.start, _end_of_unit(known.span, word))
            edits = (Edit(line, f"{word} {known.name}"),)
            return known.span, "missing-name", message, say("hint.write", text=f"input {word} {known.name}"), edits
    return None


def _end_of_unit(name: Span, word: str) -> int:
    """Give where a name ends, or `word` that stands behind it as its unit."""
    behind = name.source.text[name.end : name.source.text.find("\n", name.end) + 1 or None]
    return name.end + (behind.index(word) + len(word) if behind.split()[:1] == [word] else 0)


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
            report.warning("unread-input", say("unread-input", name=each.name), each.span, hint)
