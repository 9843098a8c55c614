"""Give what a reader knows besides the page: the units and long numbers of a ruleset and its data."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import attrs

from tests.explain.redone.expressions import Knowledge, Reading
from tests.explain.redone.quantities import BUILT_IN, NotArithmetic, Quantity, Units, Unknown, Value
from tests.explain.redone.tokens import tokens_of

ROOT: Final = Path(__file__).parents[3]
_SHIPPED: Final = ROOT / "src" / "indicrules"
_USE: Final = re.compile(r'^\s*(?:use|引用)\s+"([^"]+)"', re.MULTILINE)
_UNIT: Final = re.compile(r"^\s*(?:unit|单位)\s+(\S+)\s*=\s*([0-9.]+)\s*(\S+)", re.MULTILINE)
_MEASURED: Final = re.compile(r"(?<![\w.])[0-9]+(?:\.[0-9]+)? ?([^\W\d]\w*)(?:/([^\W\d]\w*))?")
_INPUT: Final = re.compile(
    r"^\s*(?:input|输入)\s+\S+\s+(?:list\s+of\s+|列表\s+)?([^\W\d]\w*)(?:/([^\W\d]\w*))?", re.MULTILINE
)
_DECLARED: Final = re.compile(
    r"^\s*(?:input|输入)\s+(\S+)(?:[ \t]+(?:list[ \t]+of[ \t]+|列表[ \t]+)?(%|‰|[^\W\d]\w*(?:[/*][^\W\d]\w*)*))?",
    re.MULTILINE,
)
_PARAM: Final = re.compile(r"^\s*(?:param|参数)\s+(\S+)\s*=\s*([0-9][^\s\"#]*(?: [^\s\"#]+)?)", re.MULTILINE)
_NUMBER: Final = re.compile(r"(?<![\w.])[0-9][0-9_]*(?:\.[0-9]+)?(?![\w.])")
_TEXT: Final = re.compile(r'"[^"\n]*"|#[^\n]*')
_EXPECTED: Final = re.compile(r"^\s*(?:given|expect|已知|应得)\s.*", re.MULTILINE)
_TYPES: Final = frozenset(
    {
        "from", "one", "date", "text", "list", "number", "yes", "of", "自", "选自", "日期", "文本",
        "数值", "是", "属于",
    }
)  # fmt: skip
_NO_UNITS: Final = frozenset(
    {
        "of", "to", "up", "if", "per", "from", "below", "above", "because", "and", "or", "then", "else", "in",
        "not", "date", "text", "one", "list", "number", "yes", "no", "started", "full",
        "half_up", "half_even", "half_down", "ceil", "floor",
        "down", "missing", "points", "于", "至", "至多", "若", "每", "自", "低于", "高于", "因为", "且", "或",
        "则", "否则", "属于", "非", "日期", "文本", "选自", "数值", "是", "否", "满", "起",
    }
)  # fmt: skip


def knowledge_of(written_texts: Sequence[str], actuals: Mapping[str, Any]) -> Knowledge:
    """Give what data and the texts of a ruleset tell, its own first, then those that it uses."""
    texts = [unicodedata.normalize("NFKC", each) for each in written_texts]
    bare = "\n".join(_EXPECTED.sub("", _TEXT.sub("", each)) for each in texts)
    words = {word for match in _MEASURED.finditer(bare) for word in match.groups() if word} - _NO_UNITS
    words |= {word for match in _INPUT.finditer(bare) for word in match.groups() if word} - _TYPES
    values = [each for value in actuals.values() for each in _flat(value)]
    words |= {word for each in values for match in _MEASURED.finditer(each) for word in match.groups() if word}
    own = {match[1]: (Fraction(match[2]), match[3]) for each in texts for match in _UNIT.finditer(each)}
    given = {Fraction(match[0].replace("_", "")) for each in (bare, *values) for match in _NUMBER.finditer(each)}
    known = Knowledge(Units(own), frozenset(words) | BUILT_IN | own.keys(), frozenset(given))
    declared = {match[1]: match[2] for match in _DECLARED.finditer(bare)}
    params = {match[1]: match[2] for each in reversed(texts) for match in _PARAM.finditer(each)}
    written = {**params, **actuals}
    data = ((name, _datum(value, declared.get(name, ""), known)) for name, value in written.items())
    return attrs.evolve(known, data={name: value for name, value in data if value is not None})


def texts_of(ruleset: Path) -> Iterator[str]:
    """Give the text of a ruleset and of all that it uses."""
    text = ruleset.read_text("utf-8")
    yield text
    for name in _USE.findall(text):
        beside = ruleset.parent / f"{name}.indic"
        yield from texts_of(beside if beside.exists() else _SHIPPED / f"{name}.indic")


def _datum(value: Any, unit: str, knowledge: Knowledge) -> Value | None:
    """Give the value of a datum, a bare number in the unit of its input; None where there is none to show."""
    if isinstance(value, Mapping):
        return _datum(value.get("value"), unit, knowledge)
    if isinstance(value, bool | datetime.date):
        return value
    if isinstance(value, Fraction):
        return Quantity(value, value)
    texts = list(_flat(value))
    if isinstance(value, list | tuple) or not texts:
        return None
    reading = Reading(tokens_of(texts[0].strip()), knowledge)
    try:
        found = reading.sum()
    except NotArithmetic:
        return None
    if isinstance(found, Unknown):
        return texts[0].strip()
    bare = isinstance(found, Quantity) and len(reading.tokens) == 1 and not reading.tokens[0].percent
    if not bare or unit in _TYPES or not unit:
        return found if reading.at == len(reading.tokens) else texts[0].strip()
    assert isinstance(found, Quantity)
    scale, powers = knowledge.units.of(unit)
    return Quantity(found.low * scale, found.high * scale, powers, scale)


def _flat(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for each in value.values():
            yield from _flat(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _flat(each)
    elif isinstance(value, Fraction):
        yield from (str(value.numerator), str(value.denominator))
    elif isinstance(value, bool) or value is None:
        return
    elif isinstance(value, int | float | Decimal):
        yield _plain(value)
    else:
        yield unicodedata.normalize("NFKC", str(value))


def _plain(value: int | float | Decimal) -> str:
    """Write a number without an exponent."""
    try:
        return format(Decimal(str(value)), "f")
    except InvalidOperation:
        return str(value)
