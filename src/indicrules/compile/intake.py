"""Write the reading of plain data: exact numbers taken apart, ranges checked, anything unusual left to others."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Any, cast

from indicrules.compile import operations, runtime
from indicrules.compile.program import Program, Slot
from indicrules.compile.values import Pair, Single, Truth, Wholes, fixed
from indicrules.evaluate.values import NOT_APPLICABLE
from indicrules.exact.number import MAX_FRACTION_BITS, MAX_WHOLE_DIGITS
from indicrules.exact.ranges import Range
from indicrules.intake import actuals as intake
from indicrules.intake.noted import DataNote
from indicrules.intake.refused import Refused
from indicrules.model.rules import Input, Model
from indicrules.model.types import MOST_MEMBERS, DayType, ListType, NumberType, TextType, TruthType, Type
from indicrules.text.classes import frozen

Absent = tuple[type[runtime.Stop], None]
Taken = tuple[Any, int | None]

ListTaken = tuple[Any, list[int], int, int | None]

_WHOLE_LIMIT = 10**MAX_WHOLE_DIGITS
_LEAST_FLOAT, _MOST_FLOAT = 1e-9, 1e15  # between which a float has neither too many places nor an exponent
# A denominator below this has at most 30 twos and fives, so at most 30 places.
_PLACES_LIMIT = 1 << 31
# Decimals of few digits are of one size; a long one would take long to be taken apart, only to be refused.
_SHORT_DECIMAL = Decimal(10**18).__sizeof__()
_PLAIN = frozenset({int, float, str, Fraction, bool, datetime.date, Decimal})


@frozen
class Given:
    """A value that has been read already, in base units; the intake takes it as it is.

    `raw` is what was given for it, None where that makes no difference; `note` is what was said beside it.
    """

    value: object
    raw: object = None
    note: DataNote | None = None


def write_intake(model: Model, program: Program, values: str) -> None:
    """Write the reading of the inputs from the tuple `values`, in file order, and note where each stands."""
    plain = [each for each in model.inputs.values() if isinstance(each.type, NumberType) and not each.type.may_be_share]
    if len(plain) == len(model.inputs):
        _numbers(model, program, plain, values)
        return
    names = {name: program.variable() for name in model.inputs}
    program.put(f"{', '.join(names.values())}, = {values}")
    if plain:
        _numbers(model, program, plain, f"({', '.join(names[each.name] for each in plain)},)")
    for name, wanted in zip(names.values(), model.inputs.values(), strict=True):
        match wanted.type:
            case NumberType():
                if wanted.type.may_be_share:
                    _percent(model, program, wanted, wanted.type, name)
            case TextType():
                choices = frozenset(each for each in wanted.type.choices if _settled(each))
                text = f"{program.constant(type)}({name}) is {program.constant(str)}"
                text += f" and {name} in {program.constant(choices)}"
                _single(model, program, wanted, name, text, False)
            case TruthType():
                _single(model, program, wanted, name, f"{name} is True or {name} is False", True)
            case ListType():
                _list(model, program, wanted, name)
            case DayType():
                day = f"{program.constant(type)}({name}) is {program.constant(datetime.date)}"
                for sign, end in ((">=", wanted.low), ("<=", wanted.high)):
                    if isinstance(end, datetime.date):
                        day += f" and {name} {sign} {program.constant(end)}"
                _single(model, program, wanted, name, day, False)
            case _:
                raise AssertionError(wanted.type)


def _numbers(model: Model, program: Program, inputs: Sequence[Input], values: str) -> None:
    """Write the reading of numbers of which the bare ones are plain: one loop, for it is compiled at each load."""
    if not inputs:
        return
    read, value = program.variable(), program.variable()
    takers: list[Callable[[object], Taken]] = []
    names: list[str] = []
    slots: list[tuple[Input, Pair]] = []
    for wanted in inputs:
        scale = _scale(wanted.type)
        takers += (_number_taken(model, wanted, scale),) * 2  # one for each of the two places that it fills
        over, under = program.variable(MAX_FRACTION_BITS), program.variable(MAX_FRACTION_BITS)
        names += (over, under)
        slots.append((wanted, Pair(scale, over, under)))
    program.put(f"{read} = []")
    with program.under(f"for {value} in {values}:"):
        with program.under(_if_short(program, value)):
            pair = program.assign(f"{value}.as_integer_ratio()")
            program.put(f"if {pair}[1] > {_PLACES_LIMIT - 1}: raise {program.constant(runtime.Unusual)}")
            program.put(f"{read} += {pair}")
        with program.under("else:"):
            taker = f"{program.constant(tuple(takers))}[{program.constant(len)}({read})]"
            program.put(f"{read} += {taker}({value})")
    program.put(f"{', '.join(names)} = {read}")
    for wanted, found in slots:
        _ranged(program, wanted, found)


def _percent(model: Model, program: Program, wanted: Input, type_: NumberType, name: str) -> None:
    scale = _scale(type_)
    over, under = program.variable(MAX_FRACTION_BITS), program.variable(MAX_FRACTION_BITS)
    unusual = f"raise {program.constant(runtime.Unusual)}"
    with program.under(_if_short(program, name)):
        program.put(f"{over}, {under} = {name}.as_integer_ratio()")
        program.put(f"if {under} > {_PLACES_LIMIT - 1}: {unusual}")
        # In percent, or a share: nobody knows. What is negative matters only where the range lets it through.
        low = wanted.low
        negative = low is None or (isinstance(low, Fraction) and low < 0)
        least = f"{over} and {over} >= -{under}" if negative else f"{over} > 0"
        program.put(f"if {over} <= {under} and {least}: {unusual}")
    taken = program.constant(_number_taken(model, wanted, scale))
    with program.under("else:"):
        program.put(f"{over}, {under} = {taken}({name})")
    _ranged(program, wanted, Pair(scale, over, under))


def _scale(type_: Type) -> Fraction:
    type_ = type_.of if isinstance(type_, ListType) else type_
    return type_.scale if isinstance(type_, NumberType) else Fraction(1)


def _if_short(program: Program, name: str) -> str:
    short = f"{name}.__sizeof__() <= {_SHORT_DECIMAL} and -40 < {name}.adjusted() < {MAX_WHOLE_DIGITS}"
    return f"if {program.constant(type)}({name}) is {program.constant(Decimal)} and {short}:"


def _ranged(program: Program, wanted: Input, value: Pair) -> None:
    """Write that a value outside its range is unusual, and note where the input stands."""
    low = wanted.low if isinstance(wanted.low, Fraction) else None
    high = wanted.high if isinstance(wanted.high, Fraction) else None
    outside = [operations.compare(program, "<", value, fixed(low)).text] if low is not None else []
    outside += [operations.compare(program, ">", value, fixed(high)).text] if high is not None else []
    over, under = value.over, value.under
    assert over is not None
    assert under is not None
    if outside:
        unusual = f"raise {program.constant(runtime.Unusual)}"
        program.put(f"if {under} is not None and ({' or '.join(outside)}): {unusual}")
    program.inputs[wanted.name] = Slot(Pair(value.factor, over, under, Range(low, high)), under, over)


def _single(model: Model, program: Program, wanted: Input, name: str, plain: str, truth: bool) -> None:
    value, present = program.variable(), program.variable()
    program.put(f"if {plain}: {value} = {name}; {present} = 1")
    program.put(f"else: {value}, {present} = {program.constant(_taken(model, wanted))}({name})")
    program.inputs[wanted.name] = Slot(Truth(value) if truth else Single(value), present, value)


def _list(model: Model, program: Program, wanted: Input, name: str) -> None:
    """Write the reading of a list: all its members and those that are there, whole numbers over one name."""
    bits = 2 * MAX_FRACTION_BITS
    whole, known, under = program.variable(bits), program.variable(bits), program.variable(MAX_FRACTION_BITS)
    present = program.variable()
    program.put(f"{whole}, {known}, {under}, {present} = {program.constant(_list_taken(model, wanted))}({name})")
    factor = _scale(wanted.type)
    program.inputs[wanted.name] = Slot(
        Wholes(factor, whole, bits, under), present, whole, Wholes(factor, known, bits, under)
    )


def _list_taken(model: Model, wanted: Input) -> Callable[[object], ListTaken]:
    """Give what reads a list: its members, or why it has none, those that are there, and what all are divided by.

    Last comes None where a member, or the whole list, is absent.
    """
    scale = _scale(wanted.type)
    low, high = (end / scale if isinstance(end, Fraction) else None for end in (wanted.low, wanted.high))
    shares = isinstance(wanted.type, ListType) and wanted.type.of.may_be_share

    def taken(value: object) -> ListTaken:
        if type(value) is Given:
            value = value.value
        elif type(value) is tuple and value:
            return together(value)
        elif value is not None and value is not NOT_APPLICABLE:
            if type(value) not in _PLAIN:
                raise runtime.Unusual
            try:
                value = intake.actual(model, wanted, value)
            except Refused:
                raise runtime.Unusual from None
        if value is None or value is NOT_APPLICABLE:
            return (runtime.Missing if value is None else runtime.Inapplicable), [], 1, None
        members = cast(tuple[Any, ...], value)
        known = [each / scale for each in members if each is not None and each is not NOT_APPLICABLE]
        wholes, under = _over_one([each.as_integer_ratio() for each in known])
        longest = max([under.bit_length(), *[each.bit_length() - MAX_FRACTION_BITS for each in wholes]])
        if longest > MAX_FRACTION_BITS:
            raise runtime.Unusual
        return _listed(members, wholes, under)

    def together(members: tuple[Any, ...]) -> ListTaken:
        """Read plain numbers without a look at each but one; what is not of the plainest form is unusual."""
        wholes, under = _over_one([_ratio(each) for each in members if each is not None and each is not NOT_APPLICABLE])
        least, most = min(wholes, default=0), max(wholes, default=0)
        outside = (low is not None and least < low * under) or (high is not None and most > high * under)
        if len(members) > MOST_MEMBERS or (wholes and outside):
            raise runtime.Unusual
        if shares and any(each and -under <= each <= under for each in wholes):
            raise runtime.Unusual  # in percent, or a share: nobody knows
        return _listed(members, wholes, under)

    return taken


def _listed(members: Sequence[Any], wholes: list[int], under: int) -> ListTaken:
    """Give a list as generated code has it; the first member without a value says why it has none."""
    if len(wholes) == len(members):
        return wholes, wholes, under, 1
    first = next(each for each in members if each is None or each is NOT_APPLICABLE)
    return (runtime.Missing if first is None else runtime.Inapplicable), wholes, under, None


def _over_one(pairs: Sequence[tuple[int, int]]) -> tuple[list[int], int]:
    """Bring fractions over one denominator."""
    under = lcm(*{below for _, below in pairs})
    return [over * (under // below) for over, below in pairs], under


def _ratio(value: Any) -> tuple[int, int]:
    """Give a number of the plainest form as a pair; any other is unusual."""
    kind = type(value)
    if kind is int and -_WHOLE_LIMIT < value < _WHOLE_LIMIT:
        return value, 1
    if kind is float and (not value or _LEAST_FLOAT < abs(value) < _MOST_FLOAT):
        return Decimal(repr(value)).as_integer_ratio()
    if kind is Decimal and value.__sizeof__() <= _SHORT_DECIMAL and -40 < value.adjusted() < MAX_WHOLE_DIGITS:
        found: tuple[int, int] = value.as_integer_ratio()
        if found[1] < _PLACES_LIMIT:
            return found
    raise runtime.Unusual


def _settled(choice: str) -> bool:
    return bool(choice) and unicodedata.normalize("NFC", choice).strip() == choice


def _taken(model: Model, wanted: Input) -> Callable[[object], Taken]:
    """Give what reads one value that is not of the plainest form, or finds it unusual."""

    def taken(value: object) -> Taken:
        if value is None:
            return runtime.Missing, None
        if type(value) is Given:
            value = value.value
        elif value is not NOT_APPLICABLE:
            if type(value) not in _PLAIN:
                raise runtime.Unusual
            try:
                value = intake.actual(model, wanted, value)
            except Refused:
                raise runtime.Unusual from None
        if value is None:
            return runtime.Missing, None
        return (runtime.Inapplicable, None) if value is NOT_APPLICABLE else (value, 1)

    return taken


def _number_taken(model: Model, wanted: Input, scale: Fraction) -> Callable[[object], Taken]:
    """Give what reads one number that is no short decimal; whole numbers at once."""
    other = _taken(model, wanted)
    bare = isinstance(wanted.type, NumberType) and not wanted.type.may_be_share

    def taken(value: object) -> Taken:
        if type(value) is int and bare and -_WHOLE_LIMIT < value < _WHOLE_LIMIT:
            return value, 1
        found, present = other(value)
        if present is None:
            return found, None
        number = found / scale
        over, under = number.numerator, number.denominator
        if max(over.bit_length(), under.bit_length()) > MAX_FRACTION_BITS:
            raise runtime.Unusual
        return over, under

    return taken
