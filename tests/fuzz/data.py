"""Turn chance into data: plausible for a ruleset, and as the bytes of JSON, TOML and CSV files."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from fractions import Fraction
from functools import cache, partial
from random import Random
from typing import Any

import attrs

import indicrules
from indicrules.files.actuals import Format, read_cells
from indicrules.model.rules import Input
from indicrules.model.types import DayType, ListType, NumberType, TextType, TruthType
from tests.fuzz.changes import NUMBERS, ODD, damaged, rewritten
from tests.fuzz.kind import Kind
from tests.fuzz.oracle import outcome
from tests.fuzz.shipped import MIXED

_ABSENT = (None, "", "N/A", "不适用", "—", "/", indicrules.NOT_APPLICABLE)
_UNITS = ("", "", "%", "‰", " 宗", "宗", " 万元", "元", " km/小时", "个", " 米", "个百分点", " 人/天", " x" * 50)
_NAMES = (
    "n0",
    "n1",
    "数",
    "p0",
    "率",
    "p1",
    "q0",
    "m0",
    "v0",
    "t0",
    "l0",
    "各分",
    "是否",
    "c0",
    "d0",
    "ｎ０",
    "N0",
    "money",
    "x",
    "",
)


def plausible(random: Random, ruleset: indicrules.Ruleset) -> dict[str, Any]:
    """Give data that a department may well bring for a ruleset: most of it in order, some lacking, little odd."""
    given: dict[str, Any] = {}
    for each in ruleset.model.inputs.values():
        odd = random.random()
        if odd < 0.04:
            continue
        if odd < 0.1:
            given[each.name] = random.choice(_ABSENT)
            continue
        match each.type:
            case NumberType():
                within = _within(random, each) if random.random() < 0.9 else None
                given[each.name] = _figure(random, percent=each.type.percent) if within is None else within
            case TextType(choices=choices):
                given[each.name] = random.choice(choices) if choices else "text"
            case TruthType():
                given[each.name] = random.choice((True, False, "yes", "否"))
            case ListType():
                one = attrs.evolve(each, type=each.type.of)
                figures = (_within(random, one) for _ in range(random.choice((1, 2, 3, 30))))
                percent = each.type.of.percent
                given[each.name] = [_figure(random, percent=percent) if found is None else found for found in figures]
            case DayType():
                given[each.name] = datetime.date(2024, 1, 1) + datetime.timedelta(random.randrange(-30, 400))
    return given


def _within(random: Random, wanted: Input) -> Any:
    """Give a figure inside an input's range, in its unit; None where it has none on both sides."""
    low, high = wanted.low, wanted.high
    if not isinstance(low, Fraction) or not isinstance(high, Fraction) or not isinstance(wanted.type, NumberType):
        return None
    scale = wanted.type.unit.scale if wanted.type.unit is not None else Fraction(1)
    share = Fraction(random.choice((0, 1, 2, 25, 50, 99, 100, random.randrange(101))), 100)
    found = round((low + (high - low) * share) / scale, random.choice((0, 1, 6)))
    number = Decimal(found.numerator) / Decimal(found.denominator)
    return f"{number:f}%" if wanted.type.percent and wanted.type.name == "%" else number


def _figure(random: Random, *, percent: bool) -> Any:
    whole = random.choice((random.randrange(-20, 130), random.randrange(10), random.randrange(10**6), 43, 0, 10**15))
    value = Decimal(whole).scaleb(-random.choice((0, 0, 1, 2, 5)))
    if percent and random.random() < 0.7:
        return f"{abs(value)}%"
    return random.choice((value, float(value), str(value), int(value)))


def written(random: Random) -> str:
    """Give the text of a value, as people, spreadsheets and nobody write one."""
    match random.randrange(7):
        case 0:
            return random.choice(NUMBERS) + random.choice(_UNITS)
        case 1:
            return str(Decimal(random.randrange(-(10**6), 10**8)).scaleb(-random.randrange(5))) + random.choice(_UNITS)
        case 2:
            return rewritten(random, random.choice(("43 宗", "95%", "1,234.5", "2024-05-05", "530 元/人", "是", "a")))
        case 3:
            return random.choice(
                ("yes", "no", "是", "否", "true", "a", "b", "无", "N/A", "不适用", "—", "-", "/", "none")
            )
        case 4:
            return random.choice(
                ("2024-05-05", "2024-02-30", "2024-05-05 00:00", "2024-05-05T00:00:00.000", "2023-1-1")
            )
        case 5:
            stretch = random.choice(("1", "1,", "9.", "0", " ", "宗", "-", "1e", "²", "(", "*a", "/a"))
            return stretch * random.choice((3, 40, 3000)) + random.choice(("", "!", "宗", "5"))
        case _:
            return "".join(random.choices((*NUMBERS[:20], *_UNITS, *ODD), k=random.randrange(1, 6)))


def _json(random: Random, names: list[str]) -> str:
    members = []
    for name in names:
        value: Any = random.choice(
            (written(random), random.randrange(100), 4.5, True, None, [1], [80, "90", None], {"value": 43})
        )
        plain = json.dumps(value, ensure_ascii=random.random() < 0.3)
        plain = random.choice(NUMBERS) if random.random() < 0.2 else plain
        members.append(f"{json.dumps(name, ensure_ascii=False)}: {plain}")
    return "{" + random.choice((", ", ",\n", ",")).join(members) + "}"


def _toml(random: Random, names: list[str]) -> str:
    lines = []
    for name in names:
        value = json.dumps(written(random), ensure_ascii=False)
        value = random.choice((value, value, random.choice(NUMBERS), "true", "2024-05-05", "[1]", "{a=1}", "'43'"))
        lines.append(f"{name if name.isidentifier() and name.isascii() else json.dumps(name)} = {value}")
    return "\n".join(lines)


def _csv(random: Random, names: list[str]) -> str:
    mark = random.choice((",", ";", "\t"))
    lines = [mark.join(("name", "value"))] if random.random() < 0.5 else []
    for name in names:
        value = written(random)
        value = '"' + value.replace('"', '""') + '"' if mark in value or random.random() < 0.2 else value
        lines.append(f"{name}{mark}{value}")
    return random.choice(("\n", "\r\n", "\r")).join(lines)


_WRITERS = {"json": _json, "toml": _toml, "csv": _csv}


@cache
def _samples(format: Format) -> tuple[bytes, ...]:
    random = Random(format)
    return tuple(_WRITERS[format](random, list(_NAMES[:12])).encode("utf-8", "surrogatepass") for _ in range(20))


@attrs.frozen
class File:
    """The bytes of a data file, and how its bare percents are read."""

    content: bytes
    percent: Any


def file(format: Format, random: Random) -> File:
    """Give a data file of the format: in order, its text rewritten, or its bytes damaged."""
    names = random.sample(_NAMES, random.choice((1, 2, 4, 8)))
    text = _WRITERS[format](random, names)
    if random.random() < 0.4:
        text = rewritten(random, text)
    content = text.encode(random.choice(("utf-8",) * 8 + ("gb18030", "utf-16")), "replace")
    if random.random() < 0.2:
        content = text.encode("utf-8", "surrogatepass")
    if random.random() < 0.4:
        content = damaged(random, content, _samples(format))
    return File(content, random.choice(("percent", "percent", "fraction")))


def _read(format: Format, given: File) -> str:
    def call() -> None:
        cells = read_cells(given.content, format)
        MIXED.score({cell.name: cell.value for cell in cells}, percent=given.percent)

    return outcome(call)


KINDS = tuple(
    Kind(f"data-{format}", partial(file, format), partial(_read, format), 400) for format in ("json", "toml", "csv")
)
