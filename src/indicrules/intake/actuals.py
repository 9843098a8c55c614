"""Turn what a caller brings into actuals in base units, or say all that is wrong with it."""

from __future__ import annotations

import contextlib
import datetime
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal, assert_never, get_args

from indicrules.evaluate.values import NOT_APPLICABLE, NotApplicable
from indicrules.exact.digits import in_ascii, in_plain_digits, other_digit
from indicrules.intake.keys import compared
from indicrules.intake.lists import members, taken_apart
from indicrules.intake.noted import DataNote, parted
from indicrules.intake.quantity import Percents as Percents
from indicrules.intake.quantity import number, range_text, unknown_hint
from indicrules.intake.refused import Refused
from indicrules.intake.scalars import is_not_given, is_object, is_series, plain, shown, written
from indicrules.model.report import did_you_mean
from indicrules.model.rules import Input, Model
from indicrules.model.types import DayType, ListType, NumberType, TextType, TruthType, UnknownType
from indicrules.text.classes import frozen
from indicrules.text.errors import DataError, Problem
from indicrules.text.patterns import pattern
from indicrules.text.sentence import Part, Sentence, say

if TYPE_CHECKING:
    from indicrules.evaluate.values import Value

Actuals = dict[str, "Value | NotApplicable | None"]
Extra = Literal["error", "ignore"]
PERCENTS: tuple[Percents, ...] = get_args(Percents)
EXTRAS: tuple[Extra, ...] = get_args(Extra)

INAPPLICABLE_TEXTS = frozenset({"N/A", "n/a", "NA", "#N/A", "不适用", "不涉及", "—", "——", "–", "-", "/"})
"""What says in data that something does not apply, full-width forms written in ASCII."""

_LONGEST_MARK = max(map(len, INAPPLICABLE_TEXTS))
TRUTHS = {"yes": True, "no": False, "true": True, "false": False, "是": True, "否": False}
_HINTS = 50  # finding what a key may have meant takes time, and nobody reads the fifty-first
_COMPOSED = 4  # so many characters at most become one when a text is composed


@frozen
class Taken:
    """Every input's actual, and by input the plain values of those that were given and what was said beside them."""

    actuals: Actuals
    given: dict[str, object]
    notes: dict[str, DataNote]


def taken(model: Model, given: Any, percent: Percents = "percent", extra: Extra = "error") -> Actuals:
    """Give every input's actual, None where missing; see `read`."""
    return read(model, given, percent, extra).actuals


def read(model: Model, given: Any, percent: Percents = "percent", extra: Extra = "error") -> Taken:
    """Read every input's actual; raise `DataError` with every problem at once.

    `given` is a mapping, or a series of pandas, in which not-a-number is missing. Keys are input names or titles. A
    bare number for a `%` input is in percent, or with `percent="fraction"` a fraction. Names that are no input's are
    problems, or with `extra="ignore"` passed over. A value may be an object that brings its notes, see `noted.py`.
    """
    names = _keys(model)
    longest = _COMPOSED * max(map(len, names), default=0)
    found = Taken(dict.fromkeys(model.inputs), {}, {})
    problems: list[Problem] = []
    seen: dict[str, Part] = {}
    for key, value in _pairs(given):
        wanted = _known(key, names, longest, model, extra, hint=len(problems) < _HINTS)
        if wanted is None:
            continue
        if isinstance(wanted, Problem):
            problems.append(wanted)
            continue
        if wanted.name in seen:
            said = say("given-twice.name", name=wanted.name, first=seen[wanted.name], second=shown(key))
            problems.append(_problem(wanted, Refused("given-twice", said, say("hint.leave-out-one")), value))
            continue
        seen[wanted.name] = shown(key)
        try:
            own = plain(value)
            if is_object(own):
                own, refusals = _unwrapped(wanted, own, found)
                problems += [_problem(wanted, each, value) for each in refusals]
                if refusals:
                    continue
                value = own
            listed = taken_apart(own) if isinstance(wanted.type, ListType) else None
            own = own if listed is None else tuple(listed)
            found.given[wanted.name] = own
            found.actuals[wanted.name] = actual(model, wanted, own, percent)
        except Refused as refused:
            problems.append(_problem(wanted, refused, value))
        except Exception:  # a class of the caller's own may raise anything at all where its value is read
            unreadable = say("unreadable.value", name=wanted.name)
            problems.append(_problem(wanted, Refused("unreadable", unreadable, say("unreadable.value.hint")), None))
    if problems:
        raise DataError(tuple(problems))
    return found


def _unwrapped(wanted: Input, given: Any, found: Taken) -> tuple[object, tuple[Refused, ...]]:
    """Give the value in an object, noting what is said beside it, and all that is wrong with the object."""
    held = parted(wanted, given)
    if held.note is not None:
        found.notes[wanted.name] = held.note
    return NOT_APPLICABLE if held.waived else held.value, held.refused


def _problem(wanted: Input, refused: Refused, value: object) -> Problem:
    return Problem(refused.code, refused.said, wanted.name, wanted.title, value, refused.advice, wanted.span)


def _pairs(given: Any) -> Iterator[tuple[object, object]]:
    """Give names with values; raise `DataError` where there are none, or where asking for them fails."""
    series = mapping = False
    with contextlib.suppress(Exception):  # a class of the caller's own may raise where it is asked what it is
        series, mapping = is_series(given), isinstance(given, Mapping)
    if not series and not mapping:
        advice = say("not-an-object.data.hint", example='{"预算数": "229516.07"}')
        raise DataError((Problem("not-an-object", say("not-an-object.data"), None, None, given, advice),))
    try:
        pairs: list[tuple[object, object]] = [(key, value) for key, value in given.items()]
    except Exception:  # a class of the caller's own may raise anything
        raise DataError((Problem("unreadable", say("unreadable.data"), advice=say("unreadable.data.hint")),)) from None
    for key, value in pairs:
        yield key, None if series and is_not_given(value) else value


def _keys(model: Model) -> dict[str, Input | None]:
    names: dict[str, Input | None] = {}
    for each in model.inputs.values():
        if each.title is not None:
            title = compared(each.title)
            names[title] = None if title in names else each
    names.update(model.inputs)
    return names


def _known(
    key: object, names: dict[str, Input | None], longest: int, model: Model, extra: Extra, *, hint: bool
) -> Input | Problem | None:
    """Give the input that a key names, what is wrong with it, or None where it is passed over."""
    if not issubclass(type(key), str):  # its class alone is asked: an object may raise, or lie
        if extra == "ignore":
            return None
        said = say("unknown-name.no-text", key=shown(key))
        return Problem("unknown-name", said, None, None, key, say("unknown-name.no-text.hint"))
    text = str.__str__(key).strip()
    name = compared(text) if len(text) <= longest else text
    found = names.get(name)
    if found is not None:
        return found
    if name in names:
        said = say("ambiguous-title", title=shown(text))
        return Problem("ambiguous-title", said, text, None, None, say("ambiguous-title.hint"))
    if extra == "ignore":
        return None
    metric = name in model.metrics
    near = None
    if hint and len(name) <= longest:
        known = [each for each in names if names[each] is not None]
        plain = unicodedata.normalize("NFKC", name)  # here its marks are digits
        near = say("hint.did-you-mean", word=plain) if plain in known else did_you_mean(name, known)
    key_ = shown(text)
    said = say("unknown-name.computed", name=key_) if metric else say("unknown-name.no-input", name=key_)
    return Problem("unknown-name", said, text, None, None, near or say("unknown-name.inputs", names=_listed(model)))


def _listed(model: Model) -> Part:
    # The first ones alone are looked at, as there may be as many unknown names as inputs.
    names = [f"`{name}`" for name in islice(model.inputs, 8)]
    return (*names, "…") if len(model.inputs) > 8 else tuple(names) or say("phrase.none")


def actual(model: Model, wanted: Input, value: object, percent: Percents = "percent") -> Value | NotApplicable | None:
    """Give one input's actual in base units, None where it is missing; raise `Refused`. `value` is plain."""
    if value is None or value is NOT_APPLICABLE:
        return None if value is None else NOT_APPLICABLE
    if isinstance(value, str):
        value = value.strip()
        if not value:
            return None
        if _is_inapplicable(value) and not (isinstance(wanted.type, TextType) and value in wanted.type.choices):
            return NOT_APPLICABLE
    match wanted.type:
        case NumberType():
            return number(model, wanted, value, percent)
        case TextType():
            return _choice(wanted, value)
        case TruthType():
            return _truth(wanted, value)
        case DayType():
            return _date(wanted, value)
        case ListType():
            return members(model, wanted, value, percent, _is_inapplicable)
        case UnknownType():
            raise AssertionError(wanted.type)  # no input has such a type
        case _:
            assert_never(wanted.type)


def _is_inapplicable(text: str) -> bool:
    return len(text) <= _LONGEST_MARK and in_ascii(text) in INAPPLICABLE_TEXTS


def _choice(wanted: Input, value: object) -> str:
    assert isinstance(wanted.type, TextType)
    known = wanted.type.choices
    hint = None
    given = written(value)
    if given is not None:
        longest = _COMPOSED * max(map(len, known), default=len(given))
        if len(given) <= longest:
            text = unicodedata.normalize("NFC", given)
            if not known or text in known:
                return text
            hint = did_you_mean(text, known)
    if not known:
        raise Refused("not-a-text", say("not-a-text", name=wanted.name), say("not-a-text.hint"))
    choices = tuple(f"`{each}`" for each in known)
    said = say("unknown-choice.data", text=shown(value if given is None else given), name=wanted.name)
    raise Refused("unknown-choice", said, hint or say("unknown-choice.data.hint", choices=choices))


def _truth(wanted: Input, value: object) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and len(value) <= _LONGEST_TRUTH:
        known = TRUTHS.get(value.lower())
        if known is not None:
            return known
    hint = unknown_hint(value) if isinstance(value, str) else None
    said = say("not-yes-or-no", text=shown(value), name=wanted.name)
    raise Refused("not-yes-or-no", said, hint or say("not-yes-or-no.hint"))


_LONGEST_TRUTH = max(map(len, TRUTHS))
# A time of day is midnight or refused.
_DAY = pattern(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[ T]00:00(?::00(?:\.0+)?)?)?")
# 2024/12/31, 2024.12.31, 2024年12月31日, 20241231, and each with a time behind it.
_OTHER_DAY = pattern(
    r"(?:([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?|([0-9]{4})([0-9]{2})([0-9]{2}))"
    r"(?:[ T]*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?"
)
_DAY_HINT = say("hint.write-as-in", example="2024-12-31")
_LONGEST_DAY = 100


def _date(wanted: Input, value: object) -> datetime.date:
    day: datetime.date | None = None
    hint: Sentence | None = None
    if isinstance(value, datetime.datetime):
        parts = (value.hour, value.minute, value.second, value.microsecond, getattr(value, "nanosecond", 0))
        if any(parts):
            said = say("not-a-date.time", text=shown(value), name=wanted.name)
            raise Refused("not-a-date", said, say("not-a-date.time.hint"))
        day = datetime.date(value.year, value.month, value.day)
    elif isinstance(value, datetime.date):
        day = value
    elif isinstance(value, str):
        day, hint = _written_day(wanted, value), unknown_hint(value) or _day_meant(value)
    if day is None:
        raise Refused("not-a-date", say("not-a-date", text=shown(value), name=wanted.name), hint or _DAY_HINT)
    low, high = wanted.low, wanted.high
    if (isinstance(low, datetime.date) and day < low) or (isinstance(high, datetime.date) and day > high):
        said = say("out-of-range", text=str(day), name=wanted.name, range=range_text(wanted, NumberType()))
        raise Refused("out-of-range", said, say("out-of-range.date.hint"))
    return day


def _day_meant(text: str) -> Sentence | None:
    """Give the hint that writes a day anew which is written in another way."""
    found = _OTHER_DAY.fullmatch(in_ascii(text)) if len(text) <= _LONGEST_DAY else None
    with contextlib.suppress(ValueError):
        if found is not None:
            year, month, day = (int(each) for each in found.groups() if each is not None)
            return say("hint.write", text=datetime.date(year, month, day).isoformat())
    return None


def _written_day(wanted: Input, text: str) -> datetime.date | None:
    if len(text) > _LONGEST_DAY:
        return None
    mark = other_digit(text)
    if mark is not None:
        plain = in_plain_digits(text)
        hint = say("hint.write", text=plain) if plain is not None and _DAY.fullmatch(plain) else _DAY_HINT
        raise Refused("other-digits", say("other-digits.mark", text=text, name=wanted.name, mark=mark), hint)
    written = _DAY.fullmatch(in_ascii(text))
    with contextlib.suppress(ValueError):
        return datetime.date.fromisoformat(written[1]) if written is not None else None
    return None
