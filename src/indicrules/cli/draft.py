"""Turn a few answers into the text of a first ruleset, with examples whose scores are worked out by it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final

from indicrules.cli.wanted import Value, Wanted, written
from indicrules.exact.number import decimal_text
from indicrules.language.words import TYPES
from indicrules.ruleset import Ruleset, loads
from indicrules.scorecard import Scorecard
from indicrules.syntax.formatter import format_text
from indicrules.syntax.signs import NAME
from indicrules.text.classes import frozen
from indicrules.text.errors import RulesetError
from indicrules.text.patterns import pattern
from indicrules.text.sentence import Language, Sentence, say

Given = Mapping[str, tuple[Value, str]]  # by the input's name, with the unit of a number

_NAME: Final = pattern(NAME)
_MOST_PLACES: Final = 2
_A_LINE: Final = 3  # values of an example that stand on one line
# What the figures of a profile are in its example where the plain ones, as much as was planned, would lose points.
_FIGURES: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {"std/hunan": dict.fromkeys(("违规使用资金", "上年结转", "本年追加", "年末结余"), "0")}
)
_GRADES: Final[Mapping[Language, tuple[str, ...]]] = MappingProxyType(
    {"en": ("A", "B", "C", "D"), "zh": ("优", "良", "中", "差")}
)
_SHARES: Final = (Fraction(9, 10), Fraction(8, 10), Fraction(6, 10))  # of the full mark, from which grades begin


@frozen
class Answers:
    """What a first ruleset is made of.

    `profile` is None, or the path of a shipped one, which may bring groups, total and grades.
    """

    file: str
    name: str
    title: str
    period: str
    total: Decimal
    source: str
    profile: str | None
    indicators: tuple[Wanted, ...]


@frozen
class Frame:
    """What a profile brings: groups that want indicators, with their weights, and the inputs of its own."""

    groups: Mapping[str, Decimal]
    given: Given


def framed(profile: str | None) -> Frame:
    """Say what indicators may stand in; without a profile, or with one of methods alone, in the ruleset itself."""
    if profile is None:
        return Frame({}, {})
    try:
        return _frame(loads(f'use "{profile}"\nruleset r\n'), profile)
    except RulesetError:  # of methods alone a ruleset cannot be made
        return Frame({}, {})


def _frame(opened: Ruleset, profile: str) -> Frame:
    parents = {item.parent for item in opened.items}
    groups = {
        item.name: Decimal(str(item.weight))
        for item in opened.items
        if item.kind == "group" and item.name not in parents and item.weight is not None
    }
    figures = _FIGURES.get(profile, {})
    given: dict[str, tuple[Value, str]] = {}
    for each in opened.inputs:
        if each.type == "yes/no":
            given[each.name] = True, ""
        elif each.type == "choice":
            given[each.name] = each.choices[0], ""
        elif each.type == "number":
            given[each.name] = Decimal(figures.get(each.name, "100")), each.unit or ""
    return Frame(groups, given)


def draft(answers: Answers, language: Language) -> str:
    """Write the ruleset, its keywords and remarks in a language, laid out.

    Raise `RulesetError` where the answers make no ruleset, such as weights that do not add up.
    """
    frame = framed(answers.profile)
    body = "\n\n".join(_blocks(answers, frame, language))
    opened = loads(f"{body}\n", name=answers.file)
    examples = "\n\n".join(_examples(answers, frame, opened, language))
    return format_text(f"{body}\n\n{examples}\n", keywords=language, name=answers.file)


# ---------------------------------------------------------------------------- blocks


def _blocks(answers: Answers, frame: Frame, language: Language) -> Iterator[str]:
    said = say("draft.remark", title=answers.title, file=answers.file)
    yield "\n".join(f"# {line}".rstrip() for line in said.told(language).split("\n"))
    if answers.profile is not None:
        yield f'use "{answers.profile}"'
    yield "\n".join(_head(answers, frame, language))
    declared = [each for each in answers.indicators if each.name not in frame.given]
    if declared:
        yield f"# {say('draft.inputs').told(language)}"
        yield "\n".join(map(_input, declared))
    shares = _weights(answers, frame)
    for each, weight in zip(answers.indicators, shares, strict=True):
        yield "\n".join(_indicator(each, weight, language))


def _head(answers: Answers, frame: Frame, language: Language) -> Iterator[str]:
    yield f'ruleset {answers.name} "{answers.title}"'
    yield f'  source "{answers.source}"'
    yield f"  period {answers.period}"
    if frame.given:
        return  # the profile says the rest
    yield f"  total {decimal_text(answers.total)}"
    *upper, lowest = _GRADES[language]
    for name, share in zip(upper, _SHARES, strict=True):
        yield f"  grade {name} >= {decimal_text(as_decimal(share * Fraction(answers.total)))}"
    yield f"  grade {lowest} otherwise"


def _input(each: Wanted) -> str:
    title = "" if each.title is None else f' "{each.title}"'
    if not isinstance(each.value, Decimal):
        return f"input {each.name} {each.kind}{title}"
    below = each.value < 0 or (each.value == 0 and each.sign == "<")
    ends = "" if below else f" from 0{each.unit if each.unit in ('%', '‰') else ''}"
    if _is_whole(each):
        ends += " to 100%"
    return f"input {each.name} {each.unit or TYPES['number'].english}{ends}{title}"


def _is_whole(each: Wanted) -> bool:
    """Say whether all is to be reached, of which there is no more."""
    return each.unit == "%" and each.value == 100 and each.sign in ("=", ">=")


def _indicator(each: Wanted, weight: str, language: Language) -> Iterator[str]:
    inside = "" if each.group is None else f" in {each.group}"
    yield f"indicator {each.name}{inside}" + ("" if each.title is None else f' "{each.title}"')
    yield f"  weight {weight}"
    yield f"  target {each.sign} {written(each.value, each.unit)}"
    if not isinstance(each.value, Decimal) or each.value <= 0 or each.sign in ("<", ">"):
        yield "  score all_or_nothing"  # a share of such a target says nothing, or gives full marks to what misses it
    elif each.sign == "=" and not _is_whole(each):
        yield "  score deviation"
    yield f'  evidence "{say("draft.evidence").told(language)}"'


def _weights(answers: Answers, frame: Frame) -> list[str]:
    """Give the weight of each indicator; those that have none share what is left of their group's, or of the total."""
    found = []
    for each in answers.indicators:
        beside = [other.weight for other in answers.indicators if other.group == each.group]
        whole = frame.groups.get(each.group or "", answers.total)
        rest = Fraction(whole) - sum(Fraction(weight) for weight in beside if weight is not None)
        share = rest / max(1, beside.count(None))
        even = share > 0 and (share * 10**_MOST_PLACES).denominator == 1
        weight = each.weight if each.weight is not None else as_decimal(share) if even else None
        found.append("equal" if weight is None else decimal_text(weight))
    return found


def as_decimal(value: Fraction) -> Decimal:
    """Give a fraction as a decimal; one without end is cut by the precision that there is."""
    return Decimal(value.numerator) / Decimal(value.denominator)


# ---------------------------------------------------------------------------- examples


def _examples(answers: Answers, frame: Frame, opened: Ruleset, language: Language) -> Iterator[str]:
    met: Given = {**frame.given, **{each.name: (_met(each), each.unit) for each in answers.indicators}}
    card = _scored(opened, met)
    yield _example(say("draft.all-met"), met, _expected(card), language)
    if answers.indicators:
        first = answers.indicators[0]
        missed: Given = {**met, first.name: (_missed(first), first.unit)}
        card = _scored(opened, missed)
        score = f"score({first.name}) = {_exactly(card[first.name].score)}"
        title = say("draft.one-missed", name=first.title or first.name)
        yield _example(title, missed, [score, *_expected(card)], language)


def _example(title: Sentence, given: Given, expected: Iterable[str], language: Language) -> str:
    values = [f"{name} = {written(*value)}" for name, value in given.items()]
    lines = [f'example "{title.told(language)}"']
    lines += [f"  given {', '.join(values[at : at + _A_LINE])}" for at in range(0, len(values), _A_LINE)]
    return "\n".join([*lines, f"  expect {', '.join(expected)}"])


def _scored(opened: Ruleset, given: Given) -> Scorecard:
    return opened.score({name: _datum(*value) for name, value in given.items()})


def _datum(value: Value, unit: str) -> Any:
    return written(value, unit) if isinstance(value, Decimal) else value


def _expected(card: Scorecard) -> Iterable[str]:
    total = card.total
    assert total is not None  # INVARIANT: every value is given
    if isinstance(total, Decimal):
        yield f"total = {decimal_text(total)}"
    else:
        yield f"round(total, 0.01) = {decimal_text(round(as_decimal(Fraction(total)), 2))}"
    if card.grade is not None:
        yield f"grade = {card.grade if _NAME.fullmatch(card.grade) else written(card.grade, '')}"


def _exactly(score: Any) -> str:
    return decimal_text(score) if isinstance(score, Decimal) else f"{score}"


def _met(each: Wanted) -> Value:
    """Give an actual that just meets the target."""
    if not isinstance(each.value, Decimal):
        step = {">": 1, "<": -1}.get(each.sign, 0)
        return each.value if isinstance(each.value, bool) else each.value + datetime.timedelta(step)
    if each.sign == ">":
        return each.value + 1
    if each.sign == "<":
        return each.value / 2 if 0 < each.value <= 1 else each.value - 1
    return each.value


def _missed(each: Wanted) -> Value:
    """Give an actual that misses it by much."""
    upward = each.sign in (">", ">=", "=")
    if not isinstance(each.value, Decimal):
        return False if isinstance(each.value, bool) else each.value + datetime.timedelta(-10 if upward else 10)
    if each.value <= 0:
        return each.value - 1 if upward and each.sign != "=" else each.value + 1
    if not upward:
        return each.value * 2
    return each.value // 2 if each.value == each.value // 1 and each.value > 1 else each.value / 2
