"""Turn what a caller brings into actuals in base units, or say all that is wrong with it."""

from __future__ import annotations

import contextlib
import datetime
import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

from indicrules.engine.values import NOT_APPLICABLE, NotApplicable
from indicrules.exact.number import NumberError, exact_text, number_of, parse_number
from indicrules.model.report import did_you_mean
from indicrules.model.rules import Input, Model
from indicrules.model.types import DayType, NumberType, TextType, TruthType
from indicrules.model.units import BUILT_IN, CURRENCIES, Unit, UnknownUnit
from indicrules.syntax.tree import UnitText
from indicrules.text.errors import DataError, Problem

if TYPE_CHECKING:
    from indicrules.engine.values import Value

Actuals = dict[str, "Value | NotApplicable | None"]
Percents = Literal["percent", "fraction"]

INAPPLICABLE_TEXTS = frozenset({"N/A", "n/a", "NA", "不适用", "无", "—", "/"})
_NUMBER_PART = re.compile(r"\s*([+\-−－]?[0-9０-９][0-9０-９_,，.．]*(?:[eE][+\-]?[0-9]+)?)\s*(.*)", re.DOTALL)
_TRUTHS = {"yes": True, "no": False, "true": True, "false": False, "是": True, "否": False}


_LONGEST_UNIT = 200
_HINTS = 50  # finding what a key may have meant takes time, and nobody reads the fifty-first


class Refused(Exception):
    """One value that is not what its input wants; `taken` collects them."""

    def __init__(self, code: str, message: str, hint: str | None) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


def taken(model: Model, given: Mapping[Any, Any], percent: Percents = "percent") -> Actuals:
    """Give every input's actual, None where missing; raise `DataError` with every problem at once.

    Keys are input names or titles. A bare number for a `%` input is in percent, or with `percent="fraction"` a
    fraction.
    """
    if not isinstance(given, Mapping):
        hint = 'give a dictionary, as in `{"预算数": "229516.07"}`'
        raise DataError((Problem("not-an-object", "the data are not names with values", None, None, given, hint),))
    names = _keys(model)
    actuals: Actuals = dict.fromkeys(model.inputs)
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for key, value in given.items():
        wanted = _known(key, names, model, hint=len(problems) < _HINTS)
        if isinstance(wanted, Problem):
            problems.append(wanted)
            continue
        if wanted.name in seen:
            problems.append(
                Problem(
                    "given-twice", f"`{wanted.name}` is given twice, as `{seen[wanted.name]}` and as `{key}`",
                    wanted.name, wanted.title, value, "leave out one of the two", wanted.span,
                )
            )  # fmt: skip
            continue
        seen[wanted.name] = str(key)
        try:
            actuals[wanted.name] = actual(model, wanted, value, percent)
        except Refused as refused:
            problems.append(
                Problem(refused.code, refused.message, wanted.name, wanted.title, value, refused.hint, wanted.span)
            )
        except Exception:  # a class of the caller's own may raise anything at all where its value is read
            message = f"the value for `{wanted.name}` cannot be read"
            hint = "give a plain number, text, date or yes/no"
            problems.append(Problem("unreadable", message, wanted.name, wanted.title, None, hint, wanted.span))
    if problems:
        raise DataError(tuple(problems))
    return actuals


def _keys(model: Model) -> dict[str, Input | None]:
    names: dict[str, Input | None] = {}
    for each in model.inputs.values():
        if each.title is not None:
            title = unicodedata.normalize("NFKC", each.title).strip()
            names[title] = None if title in names else each
    names.update(model.inputs)
    return names


def _known(key: object, names: dict[str, Input | None], model: Model, *, hint: bool) -> Input | Problem:
    if not isinstance(key, str):
        return Problem("unknown-name", f"`{key}` is no name of an input", None, None, key, "keys are texts")
    name = unicodedata.normalize("NFKC", key).strip()
    found = names.get(name)
    if found is not None:
        return found
    if name in names:
        return Problem("ambiguous-title", f"more than one input has the title `{key}`", key, None, None, "use its name")
    metric = name in model.metrics
    near = did_you_mean(name, [each for each in names if names[each] is not None]) if hint else None
    message = f"`{key}` is computed by the ruleset and cannot be given" if metric else f"no input is called `{key}`"
    return Problem("unknown-name", message, key, None, None, near or f"the inputs are {_listed(model)}")


def _listed(model: Model) -> str:
    names = [f"`{name}`" for name in model.inputs]
    return ", ".join(names[:8]) + (", …" if len(names) > 8 else "") if names else "none"


def actual(model: Model, wanted: Input, value: object, percent: Percents = "percent") -> Value | NotApplicable | None:
    """Give one input's actual in base units, None where it is missing; raise `Refused`."""
    if value is None or value is NOT_APPLICABLE:
        return value
    if isinstance(value, str):
        text = unicodedata.normalize("NFC", value).strip()
        if not text:
            return None
        if text in INAPPLICABLE_TEXTS and not (isinstance(wanted.type, TextType) and text in wanted.type.choices):
            return NOT_APPLICABLE
    match wanted.type:
        case NumberType():
            return _number(model, wanted, value, percent)
        case TextType():
            return _choice(wanted, value)
        case TruthType():
            return _truth(wanted, value)
        case DayType():
            return _date(wanted, value)
        case _:
            raise AssertionError(wanted.type)


def _number(model: Model, wanted: Input, value: object, percent: Percents) -> Fraction:
    type_ = wanted.type
    assert isinstance(type_, NumberType)
    unit: Unit | None = None
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | Fraction | str):
        raise Refused(
            "not-a-number",
            f"`{value}` is no number, and `{wanted.name}` is one{_in(type_)}",
            f"write it as in `95{'%' if type_.percent else ''}`",
        )
    try:
        number, unit = _quantity(model, wanted, value) if isinstance(value, str) else (number_of(value), None)
    except NumberError as problem:
        raise Refused(problem.code, f"{problem.message}, given for `{wanted.name}`", problem.hint) from None
    if unit is None:
        result = _bare(wanted, type_, number, percent)
    elif unit.dimension == type_.dimension and (unit.percent or not type_.percent):
        result = number * unit.scale
    else:
        raise _other_unit(wanted, type_, value, unit.name)
    _check_range(wanted, type_, result, value)
    return result


def _bare(wanted: Input, type_: NumberType, number: Fraction, percent: Percents) -> Fraction:
    if type_.may_be_share and percent == "fraction":
        return number
    if type_.may_be_share and 0 < number <= 1:
        raise Refused(
            "percent-or-fraction",
            f"`{exact_text(number)}` for `{wanted.name}` may be {exact_text(number)} % or {exact_text(number * 100)} %",
            f"write `{exact_text(number)}%` or `{exact_text(number * 100)}%`",
        )
    return number * type_.unit.scale if type_.unit is not None else number


def _quantity(model: Model, wanted: Input, text: str) -> tuple[Fraction, Unit | None]:
    found = _NUMBER_PART.fullmatch(unicodedata.normalize("NFKC", text.replace("　", " ")).strip())
    if found is None:
        stripped = re.sub(r"^[≥≤><=≧≦约不少于大小等]+", "", unicodedata.normalize("NFKC", text).strip())
        if stripped != text.strip() and _NUMBER_PART.fullmatch(stripped):
            raise Refused(
                "operator-in-data",
                f"`{text}` for `{wanted.name}` says a bound, not what was measured",
                f"write `{stripped}`",
            )
        raise Refused(
            "not-a-number",
            f"`{text}` is no number, and `{wanted.name}` is one{_in(wanted.type)}",
            "write digits, as in `43`",
        )
    digits, word = found[1], found[2].strip()
    if word and not re.match(r"[^\W\d]|[%‰]", word):
        parse_number(found[0].strip())
    number = parse_number(digits.replace("−", "-"))
    if not word:
        return number, None
    return number, _unit(model, wanted, text, word)


def _unit(model: Model, wanted: Input, text: str, word: str) -> Unit:
    parsed = _unit_text(word, wanted)
    try:
        if parsed is None:
            raise UnknownUnit(word)
        return model.units.resolve(parsed)
    except UnknownUnit:
        raise _other_unit(wanted, wanted.type, text, word) from None


def _unit_text(word: str, wanted: Input) -> UnitText | None:
    if len(word) > _LONGEST_UNIT:
        return None
    if not re.fullmatch(r"[^\W\d][\w]*(?:\s*[*/]\s*[^\W\d]\w*)*|[%‰]", word):
        return None
    factors: list[tuple[str, int]] = []
    sign = 1
    for mark, name in re.findall(r"([*/]?)\s*([^\s*/]+)", word):
        sign = -1 if mark == "/" else sign
        factors.append((name, sign))
    return UnitText(tuple(factors), span=wanted.span)


def _other_unit(wanted: Input, type_: object, value: object, word: str) -> Refused:
    assert isinstance(type_, NumberType)
    own = type_.name
    plain = not type_.dimension and not type_.percent
    message = (
        f"`{value}` for `{wanted.name}` has the unit `{word}`, and the input has none"
        if plain
        else f"`{value}` for `{wanted.name}` is in `{word}`, and the input is in `{own}`"
    )
    hint = (
        "write the number alone" if plain else f"convert it, or say in the ruleset what one is: `unit {word} = 1 {own}`"
    )
    if type_.percent:
        hint = "write a percentage, as in `95%`"
    elif word in ("万", "亿"):
        hint = f"write the whole unit, as in `{value}{own.removeprefix('万').removeprefix('亿')}`"
    elif word in CURRENCIES and type_.dimension == BUILT_IN["元"].dimension:
        hint = f"convert it, or say in the ruleset what one is worth: `unit {word} = … 元`"
    elif not plain and (word in BUILT_IN or not word.isalpha() or len(type_.dimension) > 1):
        hint = f"give it in `{own}`, or check which figure is meant"
    return Refused("unit-clash", message, hint)


def _check_range(wanted: Input, type_: NumberType, number: Fraction, value: object) -> None:
    low, high = wanted.low, wanted.high
    below = isinstance(low, Fraction) and number < low
    above = isinstance(high, Fraction) and number > high
    if not below and not above:
        return
    shown = value if isinstance(value, str) else exact_text(number_of(value))  # type: ignore[arg-type]  # read as a number before
    message = f"`{shown}` for `{wanted.name}` lies outside {_range_text(wanted, type_)}"
    hint = "check the figure against its source"
    if type_.percent and above:
        hint = (
            "a rate cannot pass its whole: this may be the completion (actual ÷ target) given as the actual; "
            "give the rate itself"
        )
    raise Refused("out-of-range", message, hint)


def _range_text(wanted: Input, type_: NumberType) -> str:
    def shown(value: object) -> str:
        if isinstance(value, datetime.date):
            return value.isoformat()
        assert isinstance(value, Fraction)
        scale = type_.unit.scale if type_.unit is not None else Fraction(1)
        name = type_.unit.name if type_.unit is not None else ""
        name = name if name in ("", "%", "‰") else f" {name}"
        return exact_text(value / scale) + name

    if wanted.low is not None and wanted.high is not None:
        return f"its range {shown(wanted.low)} to {shown(wanted.high)}"
    return (
        f"its range, from {shown(wanted.low)}" if wanted.low is not None else f"its range, up to {shown(wanted.high)}"
    )


def _choice(wanted: Input, value: object) -> str:
    assert isinstance(wanted.type, TextType)
    text = unicodedata.normalize("NFC", value).strip() if isinstance(value, str) else value
    if isinstance(text, str) and (not wanted.type.choices or text in wanted.type.choices):
        return text
    choices = ", ".join(f"`{each}`" for each in wanted.type.choices)
    hint = did_you_mean(text, wanted.type.choices) if isinstance(text, str) else None
    raise Refused(
        "unknown-choice", f"`{value}` is none of the choices of `{wanted.name}`", hint or f"they are {choices}"
    )


def _truth(wanted: Input, value: object) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        known = _TRUTHS.get(value.strip().lower())
        if known is not None:
            return known
    raise Refused(
        "not-yes-or-no", f"`{value}` for `{wanted.name}` is neither yes nor no", "write `yes` or `no`, `是` or `否`"
    )


_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T]00:00(?::00(?:\.0+)?)?)?")  # a time of day is midnight or refused


def _date(wanted: Input, value: object) -> datetime.date:
    day: datetime.date | None = None
    if isinstance(value, datetime.datetime):
        if (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0):
            day = value.date()
        else:
            raise Refused(
                "not-a-date",
                f"`{value}` for `{wanted.name}` is a time of day, where a date is needed",
                "give the date alone",
            )
    elif isinstance(value, datetime.date):
        day = value
    elif isinstance(value, str):
        written = _DAY.fullmatch(unicodedata.normalize("NFKC", value).strip())
        with contextlib.suppress(ValueError):
            day = datetime.date.fromisoformat(written[1]) if written is not None else None
    if day is None:
        raise Refused("not-a-date", f"`{value}` for `{wanted.name}` is no date", "write it as in `2024-12-31`")
    low, high = wanted.low, wanted.high
    if (isinstance(low, datetime.date) and day < low) or (isinstance(high, datetime.date) and day > high):
        raise Refused(
            "out-of-range",
            f"`{day}` for `{wanted.name}` lies outside {_range_text(wanted, NumberType())}",
            "check the date against its source",
        )
    return day


def _in(type_: object) -> str:
    return f" in {type_.name}" if isinstance(type_, NumberType) and (type_.dimension or type_.percent) else ""
