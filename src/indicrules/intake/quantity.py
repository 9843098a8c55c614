"""Turn what is given for a number, bare or with a unit, into the number in base units."""

from __future__ import annotations

import datetime
import re
import unicodedata
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from indicrules.exact.digits import in_ascii, in_plain_digits, other_digit
from indicrules.exact.number import NumberError, exact_text, number_of, parse_number
from indicrules.intake.refused import Refused
from indicrules.intake.scalars import is_array, shown
from indicrules.language.words import is_reserved
from indicrules.model.rules import Input, Model
from indicrules.model.types import NumberType
from indicrules.model.units import BUILT_IN, OFTEN, Unit, UnknownUnit
from indicrules.syntax.repair.numerals import spelt
from indicrules.syntax.tree import UnitText
from indicrules.text.classes import frozen
from indicrules.text.patterns import pattern
from indicrules.text.sentence import Part, Sentence, say

Percents = Literal["percent", "fraction"]

MOST_AS_FRACTION = 10
"""Above this nobody means a fraction of 1: it would be more than 1000 %."""

# No part gives back what it took, so that the time to read a text grows as its length.
_NUMBER_PART = pattern(r"\s*+([+\-]?\.?[0-9][0-9_,.]*+(?:[eE][+\-]?[0-9]++)?)\s*+(.*)", re.DOTALL)
_BOUND = pattern(r"[≥≤><=≧≦≈~约近不少于大小等超过]++\s*+")
_OF_NUMBERS = "0123456789_,.eE"
_UNIT_OPENS = pattern(r"[^\W\d]|[%‰°]")
_UNIT = pattern(r"°?[^\W\d]\w*(?:\s*[*/]\s*[^\W\d]\w*)*|[%‰]")
_LONGEST_UNIT = 200
_LONGEST_SPELT = 40

# What stands for nothing known; not read as missing, for whoever writes it may have forgotten to come back.
_UNKNOWN = frozenset(
    ("暂无", "暂缺", "待定", "待统计", "待填", "待补", "待核实", "未知", "未统计", "未填", "未报", "缺失", "缺",
     "空缺", "空", "空白", "tbd", "tba", "unknown", "pending", "null", "missing", "nan", "n.a.",
     "…", "……", "...", "?", "？")
)  # fmt: skip
_SHEET_ERRORS = frozenset(("#ref!", "#div/0!", "#value!", "#name?", "#num!", "#null!", "#n/a!", "#####"))
_AROUND = pattern(r"([\d０-９.．]++\s*)(?:[多余]\s*(\S*)|(\S*?)\s*(?:左右|上下|以上|以下|以内|多|余|\+))")
_SPAN = pattern(r"\s*[\d.]++\s*[^\W\d]*\s*(?:[-~—–]|至|到)\s*[\d.]++\s*[^\W\d]*[%‰]?")
_GROUPS = ("万", "亿")
_NONE_OR_ZERO = frozenset({"无", "none", "nil"})
_DASHES = pattern(r"[\-‐‑‒–—―─−﹘]+")


def number(model: Model, wanted: Input, value: object, percent: Percents) -> Fraction:
    """Give the number that `value` says, in base units and inside the input's range; raise `Refused`."""
    type_ = wanted.type
    assert isinstance(type_, NumberType)
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | Fraction | str):
        raise _no_number(wanted, type_, value)
    try:
        found, unit = _parted(model, wanted, value, percent) if isinstance(value, str) else (number_of(value), None)
    except NumberError as problem:
        said = say("phrase.given-for", said=problem.said, name=wanted.name)
        raise Refused(problem.code, said, problem.advice) from None
    if unit is None:
        result = _bare(wanted, type_, found, percent)
    elif _fits(unit, type_):
        result = found * unit.scale
    else:
        assert isinstance(value, str)  # a bare number has no unit
        raise _other_unit(model, wanted, value, unit.name)
    _check_range(wanted, type_, result, value)
    return result


@frozen
class Ending:
    """What stands behind a number: `scale` is what its unit is worth, None where there is none.

    With a `code`, every number before it is refused for that reason.
    """

    scale: Fraction | None = None
    code: str | None = None


def ending(model: Model, wanted: Input, text: str) -> Ending | None:
    """Read what stands behind the plain digits of a number; give None where that depends on them."""
    written = in_ascii(text)
    if written[:1] in _OF_NUMBERS:
        return Ending() if not written else None
    if other_digit(written) is not None:
        return Ending(code="other-digits")
    word = _word(written)
    if not word:
        return Ending()
    if _UNIT_OPENS.match(word) is None:
        return None
    try:
        unit = _unit(model, wanted, text, word)
    except Refused as refused:
        return Ending(code=refused.code)
    assert isinstance(wanted.type, NumberType)
    return Ending(unit.scale) if _fits(unit, wanted.type) else Ending(code="unit-clash")


def _fits(unit: Unit, type_: NumberType) -> bool:
    return unit.dimension == type_.dimension and (unit.percent or not type_.percent)


def bare(value: object) -> Fraction | None:
    """Give the number that `value` says without a unit, None where it says another thing."""
    try:
        if isinstance(value, str):
            return parse_number(in_ascii(value))
        return number_of(value) if isinstance(value, int | float | Decimal | Fraction) else None
    except NumberError:
        return None


def _no_number(wanted: Input, type_: NumberType, value: object) -> Refused:
    example = f"95{'%' if type_.percent else ''}"
    if is_array(value):
        said = say("not-a-number.array", name=wanted.name, unit=of_unit(type_))
        return Refused("not-a-number", said, say("not-a-number.array.hint"))
    written = isinstance(value, _WRITTEN)
    what = say("phrase.the-text", text=shown(value)) if written else say("phrase.what-is-given", name=wanted.name)
    said = say("not-a-number.given", what=what, name=wanted.name, unit=of_unit(type_))
    return Refused("not-a-number", said, say("hint.write-as-in", example=example))


_WRITTEN = (bool, datetime.date, datetime.time, datetime.timedelta, list, tuple, dict)


def _bare(wanted: Input, type_: NumberType, given: Fraction, percent: Percents) -> Fraction:
    if not type_.may_be_share:
        return given * type_.unit.scale if type_.unit is not None else given
    if percent == "fraction":
        if abs(given) > MOST_AS_FRACTION:
            text = exact_text(given)
            said = say("percent-or-fraction.too-large", text=text, name=wanted.name, percent=exact_text(given * 100))
            raise Refused("percent-or-fraction", said, say("percent-or-fraction.too-large.hint", text=text))
        return given
    if given and abs(given) <= 1:
        text = exact_text(given)
        share = exact_text(given * 100)
        said = say("percent-or-fraction.given", text=text, name=wanted.name, percent=share)
        raise Refused("percent-or-fraction", said, say("percent-or-fraction.given.hint", text=text, percent=share))
    return given / 100


def _parted(model: Model, wanted: Input, text: str, percent: Percents) -> tuple[Fraction, Unit | None]:
    """Part a text into its number and its unit."""
    written = in_ascii(text).strip()
    if other_digit(written) is not None:
        raise _other_digits(model, wanted, text, percent)
    found = _NUMBER_PART.fullmatch(written)
    if found is None:
        raise _in_words(model, wanted, text, written, percent)
    digits, word = found[1], _word(found[2])
    try:
        if word and _UNIT_OPENS.match(word) is None:
            parse_number(written)
        number = parse_number(digits)
    except NumberError as problem:
        if problem.mended is not None:
            problem.advice = _written_so(model, wanted, problem.mended + word, percent) or problem.advice
        elif len(written) <= _LONGEST_SPELT and _SPAN.fullmatch(written):
            problem.advice = say("not-a-number.span.hint")
        raise
    if not word:
        return number, None
    return number, _unit(model, wanted, text, word)


def _word(text: str) -> str:
    """Give the unit's word that a text is, as it is compared."""
    word = text.strip()
    return unicodedata.normalize("NFKC", word) if len(word) <= _LONGEST_UNIT else word


def _other_digits(model: Model, wanted: Input, text: str, percent: Percents) -> Refused:
    plain = in_plain_digits(text) if len(text) <= _LONGEST_SPELT else None
    said = say("other-digits.mark", text=shown(text), name=wanted.name, mark=other_digit(text) or "")
    advice = _written_so(model, wanted, plain, percent) if plain else _digits_hint(wanted)
    return Refused("other-digits", said, advice)


def _digits_hint(wanted: Input) -> Sentence:
    assert isinstance(wanted.type, NumberType)
    return say("not-a-number.digits.hint", example="95%" if wanted.type.percent else "43")


def _written_so(model: Model, wanted: Input, text: str, percent: Percents) -> Sentence | None:
    """Give the hint to write `text`, or where that would be refused in its turn, what is hinted then."""
    try:
        number(model, wanted, text, percent)
    except Refused as again:
        if again.code != "out-of-range":
            return again.advice
    return say("hint.write", text=shown(text))


def _in_words(model: Model, wanted: Input, text: str, written: str, percent: Percents) -> Refused:
    """Say what to write for a text that does not open with a number."""
    opens = _BOUND.match(written)
    if opens is not None and _NUMBER_PART.fullmatch(written, opens.end()):
        said = say("operator-in-data", text=shown(text), name=wanted.name)
        return Refused("operator-in-data", said, _written_so(model, wanted, written[opens.end() :], percent))
    what = say("phrase.the-text", text=shown(text))
    no_number = say("not-a-number.given", what=what, name=wanted.name, unit=of_unit(wanted.type))
    if len(written) > _LONGEST_SPELT:
        return Refused("not-a-number", no_number, _digits_hint(wanted))
    if written.lower() in _NONE_OR_ZERO:
        return Refused(
            "none-or-zero", say("none-or-zero", text=shown(text), name=wanted.name), say("none-or-zero.hint")
        )
    hint = unknown_hint(written)
    if hint is not None:
        return Refused("not-a-number", no_number, hint)
    plain = spelt(written)
    hint = None if plain is None else _written_so(model, wanted, plain, percent)
    if plain is not None and hint == say("hint.write", text=plain):
        own = _own(wanted)
        if own[:1] in _GROUPS and plain.isdigit() and any(each in _GROUPS for each in written):
            hint = say("hint.whole-unit", text=f"{plain}{own[1:]}")  # 五万 for 万元 is not 50,000 万元
        return Refused("other-digits", say("other-digits.words", text=shown(text), name=wanted.name), hint)
    if hint is None or hint.key != "hint.whole-unit":
        hint = _digits_hint(wanted)
    return Refused("not-a-number", no_number, hint)


def unknown_hint(written: str) -> Sentence | None:
    """Give what to write for a text that says that nothing is known, or that is only dashes."""
    if _DASHES.fullmatch(written):
        return say("not-a-number.dashes.hint")
    if written.lower() in _SHEET_ERRORS:
        return say("not-a-number.sheet.hint")
    return say("not-a-number.unknown.hint") if written.lower() in _UNKNOWN else None


def _unit(model: Model, wanted: Input, text: str, word: str) -> Unit:
    parsed = _unit_text(word, wanted)
    try:
        if parsed is None:
            raise UnknownUnit(word)
        return model.units.resolve(parsed)
    except UnknownUnit:
        raise _other_unit(model, wanted, text, word) from None


def _unit_text(word: str, wanted: Input) -> UnitText | None:
    if len(word) > _LONGEST_UNIT:
        return None
    if not _UNIT.fullmatch(word):
        return None
    factors: list[tuple[str, int]] = []
    sign = 1
    for mark, each in re.findall(r"([*/]?)\s*([^\s*/]+)", word):
        sign = -1 if mark == "/" else sign
        factors.append((each, sign))
    return UnitText(tuple(factors), span=wanted.span)


def _other_unit(model: Model, wanted: Input, value: str, word: str) -> Refused:
    type_ = wanted.type
    assert isinstance(type_, NumberType)
    own, given, unit = type_.name, shown(value), shown(word)
    plain = not type_.dimension and not type_.percent
    if plain:
        said, hint = say("unit-clash.none", text=given, name=wanted.name, unit=unit), say("unit-clash.none.hint")
    else:
        said = say("unit-clash.data", text=given, name=wanted.name, unit=unit, own=own)
        hint = say("unit-clash.convert.hint", unit=unit, own=own)
    whole = None if type_.percent else _in_whole_units(model, wanted, given, word)
    exact = _AROUND.fullmatch(value) if len(value) <= _LONGEST_SPELT else None
    if exact is not None and _reads(model, wanted, "".join(exact.groups(""))):
        hint = say("hint.write", text="".join(exact.groups("")).strip())  # 43 宗左右, 40 余宗
    elif type_.percent:
        hint = say("unit-clash.percent.hint")
    elif whole is not None:
        hint = say("hint.write", text=whole) if plain else say("hint.whole-unit", text=whole)
    elif type_.dimension == BUILT_IN["元"].dimension and word not in BUILT_IN and _declarable(word):
        hint = say("unit-clash.worth.hint", unit=word)
    elif not plain and (word in BUILT_IN or not _declarable(word) or len(type_.dimension) > 1):
        hint = say("unit-clash.other.hint", own=own)
    return Refused("unit-clash", said, hint)


def _declarable(word: str) -> bool:
    """Tell whether a ruleset may declare a unit of this name."""
    return word.isalpha() and len(word) <= _LONGEST_UNIT and not is_reserved(word)


def _in_whole_units(model: Model, wanted: Input, given: str, word: str) -> str | None:
    """Write a number that counts by thousands and the like in the input's unit; None where `word` says another thing.

    `3万` for 万元 is `3万元`, `3千` and `3千宗` for 宗 are `3000宗`.
    """
    own = _own(wanted)
    base = own[1:] if own[:1] in _GROUPS else own
    counted = word.removesuffix(base) if base else word
    if counted in _GROUPS and counted == word and _is_unit(model, wanted, word + base):
        return given + base
    often = OFTEN.get(counted.lower())
    found = _NUMBER_PART.fullmatch(in_ascii(given).strip())
    if often is None or found is None:
        return None
    try:
        return exact_text(parse_number(found[1]) * often) + base
    except NumberError:
        return None


def _own(wanted: Input) -> str:
    """Give the unit of an input, the empty text where it has none."""
    type_ = wanted.type
    return type_.unit.name if isinstance(type_, NumberType) and type_.unit is not None else ""


def _reads(model: Model, wanted: Input, text: str) -> bool:
    """Tell whether a text is a number of the input."""
    try:
        number(model, wanted, text, "percent")
    except Refused as refused:
        return refused.code == "out-of-range"
    return True


def _is_unit(model: Model, wanted: Input, word: str) -> bool:
    parsed = _unit_text(word, wanted)
    try:
        return parsed is not None and bool(model.units.resolve(parsed))
    except UnknownUnit:
        return False


def _check_range(wanted: Input, type_: NumberType, found: Fraction, value: object) -> None:
    low, high = wanted.low, wanted.high
    below = isinstance(low, Fraction) and found < low
    above = isinstance(high, Fraction) and found > high
    if not below and not above:
        return
    given = shown(value) if isinstance(value, str) else exact_text(number_of(value))  # type: ignore[arg-type]  # read as a number before
    said = say("out-of-range", text=given, name=wanted.name, range=range_text(wanted, type_))
    rate = type_.percent and above
    raise Refused("out-of-range", said, say("out-of-range.rate.hint") if rate else say("out-of-range.hint"))


def range_text(wanted: Input, type_: NumberType) -> Sentence:
    """Say the range of an input in its own unit."""

    def written(value: object) -> str:
        if isinstance(value, datetime.date):
            return value.isoformat()
        assert isinstance(value, Fraction)
        scale = type_.scale
        name = type_.unit.name if type_.unit is not None else ""
        name = name if name in ("", "%", "‰") else f" {name}"
        return exact_text(value / scale) + name

    if wanted.low is not None and wanted.high is not None:
        return say("phrase.range", low=written(wanted.low), high=written(wanted.high))
    if wanted.low is not None:
        return say("phrase.range-from", low=written(wanted.low))
    return say("phrase.range-up-to", high=written(wanted.high))


def of_unit(type_: object) -> Part:
    """Say which unit a number is in, nothing where it is plain."""
    if isinstance(type_, NumberType) and (type_.dimension or type_.percent):
        return say("phrase.of-unit", unit=type_.name)
    return ""
