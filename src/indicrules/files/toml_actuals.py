"""Turn TOML text into named values: one pair a line, each number exactly as it is written."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from decimal import Decimal

from indicrules.exact.number import MAX_WHOLE_DIGITS, NumberError, number_of, parse_number
from indicrules.exact.refusal import too_many
from indicrules.files.cells import Cell, number_problem, once_each, problem, refused, twice_inside
from indicrules.text.classes import frozen
from indicrules.text.errors import Problem
from indicrules.text.patterns import pattern
from indicrules.text.sentence import say

_PAIR = pattern(r"""\s*("(?:[^"\\]|\\.)*+"|'[^']*+'|[^\s="'#\[]+)\s*=\s*(.+)""")
# Possessive, so that no text makes the search go back over what it has read.
_KEY = r"""(?:"(?:[^"\\]|\\.)*+"|'[^']*+'|[A-Za-z0-9_-]++)"""
_PLAIN = r"""(?:"(?:[^"\\]|\\.)*+"|'[^']*+'|[^\s,={}\[\]"'#]++)"""
_PART = pattern(rf"\s*+({_KEY})\s*+=\s*+({_PLAIN})\s*+")
_TABLE = pattern(rf"\{{((?:\s*+{_KEY}\s*+=\s*+{_PLAIN}\s*+(?:,(?!\s*+\}})|(?=\}})))*+)\s*+\}}\s*+(?:#.*)?")
_MEMBER = pattern(rf"\s*+({_PLAIN})\s*+")
_LIST = pattern(rf"\[((?:\s*+{_PLAIN}\s*+(?:,|(?=\])))*+)\s*+\]\s*+(?:#.*)?")
_ASCII_NAME = pattern(r"[A-Za-z0-9_-]+")
_DIGITS = pattern(r"[+-]?[0-9_]+\s*")
_LONGEST_NUMBER = 1000  # Python itself does not read whole numbers of some thousand digits
_MOST_COLUMNS = 10_000
_HINT = say("bad-toml.hint", example='"地块录入数量" = 43')
_NOTED_HINT = say("nested-value.table.hint", example='{ value = 43, note = "…" }')


def toml_cells(text: str, name: str) -> tuple[Cell, ...]:
    """Read pairs of names and values, each plain, a list of plain ones, or an inline table with its notes.

    Raise `DataError` for other tables and anything else, with its line.
    """
    problems: list[Problem] = []
    return once_each(_pairs(text, name, problems), problems)


def _pairs(text: str, name: str, problems: list[Problem]) -> Iterator[Cell]:
    for number, line in enumerate(text.split("\n"), start=1):
        place = f"{name}:{number}"
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        if len(line) > _MOST_COLUMNS:
            raise refused(place, "line-too-long", say("line-too-long.data", most=f"{_MOST_COLUMNS:,}"), _HINT)
        if stripped.startswith("["):
            raise refused(place, "nested-value", say("nested-value.table", text=stripped[:40]), _NOTED_HINT)
        found = _PAIR.fullmatch(line.rstrip("\r"))
        if found is None:
            problems.append(problem(place, "bad-toml", say("bad-toml", text=stripped[:40]), _HINT))
            continue
        cell = _cell(found[1], found[2], place, problems)
        if cell is not None:
            yield cell


def _cell(key: str, written: str, place: str, problems: list[Problem]) -> Cell | None:
    if key[0] not in "\"'" and not _ASCII_NAME.fullmatch(key):
        if "." in key:
            code, said = "nested-value", say("nested-value.name", key=key)
        else:
            code, said = "bad-toml", say("bad-toml.quotes", key=key)
        problems.append(problem(place, code, said, say("hint.write", text=f'"{key}" = …')))
        return None
    name = key.strip("\"'")
    if written[0] == "[":
        return _listed(key, name, written, place, problems)
    if written[0] == "{":
        return _noted(key, name, written, place, problems)
    pair = _pair(key, written, name, name, place, problems)
    return None if pair is None else Cell(*pair, place)


def _listed(key: str, name: str, written: str, place: str, problems: list[Problem]) -> Cell | None:
    """Read a list of plain values on one line; how many it may have is looked at when it is scored."""
    listed, named = _LIST.fullmatch(written), _pair(key, "0", name, name, place, problems)
    if listed is None:
        said = say("nested-value.list", text=written[:40])
        problems.append(problem(place, "nested-value", said, say("nested-value.list.hint")))
    if listed is None or named is None:
        return None
    found: list[object] = []
    sound = True
    for at, part in enumerate(_MEMBER.finditer(listed[1]), start=1):
        pair = _pair("x", part[1], name, f"{name}: {at}", place, problems)
        found.append(None if pair is None else pair[1])
        sound = sound and pair is not None
    return Cell(named[0], found, place) if sound else None


def _noted(key: str, name: str, written: str, place: str, problems: list[Problem]) -> Cell | None:
    """Read an inline table of plain values; which keys it may have is looked at when it is scored."""
    table, named = _TABLE.fullmatch(written), _pair(key, "0", name, name, place, problems)
    if table is None:
        problems.append(problem(place, "bad-toml", say("bad-toml.table", text=written[:40]), _NOTED_HINT))
    if table is None or named is None:
        return None
    found: dict[str, object] = {}
    sound = True
    for part in _PART.finditer(table[1]):
        pair = _pair(part[1], part[2], name, f"{name}: {part[1]}", place, problems)
        if pair is None:
            sound = False
            continue
        if pair[0] in found:
            problems.append(twice_inside(place, name, pair[0]))
        found[pair[0]] = pair[1]
    return Cell(named[0], found, place) if sound else None


def _pair(
    key: str, written: str, name: str, said: str, place: str, problems: list[Problem]
) -> tuple[str, object] | None:
    """Read one plain value of the input `name`, which messages name as `said`, and the key as it is meant."""
    try:
        # One plain value at a time: nothing in it can nest, so nothing in it can take long.
        pair = tomllib.loads(f"{key} = {written}", parse_float=_Written)
        called, value = next(iter(pair.items()))
        return called, _number(value)
    except NumberError as refusal:
        problems.append(number_problem(place, name, refusal, said))
    except (ValueError, RecursionError):
        if len(written) > _LONGEST_NUMBER and _DIGITS.fullmatch(written):
            digits = too_many(written, "too-many-digits.more-before-point", most=MAX_WHOLE_DIGITS)
            problems.append(number_problem(place, name, digits, said))
        else:
            advice = say("bad-toml.value.hint", example='"43 宗"')
            problems.append(problem(place, "bad-toml", say("bad-toml.value", text=written[:40]), advice))
    return None


@frozen
class _Written:
    """A number with a point or an exponent, as it is written."""

    text: str


def _number(value: object) -> object:
    """Read a number as other data are read, without an exponent; give any other value as it is."""
    if isinstance(value, _Written):
        text = value.text.replace("_", "")  # which groups digits in TOML
        parse_number(text)
        return Decimal(text)
    if isinstance(value, int) and not isinstance(value, bool):
        number_of(value)
    return value
