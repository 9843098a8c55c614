"""Turn chance into Arrow tables of every type that Arrow has, for a ruleset with an input of every type."""

from __future__ import annotations

import datetime
from decimal import Decimal
from random import Random
from typing import Any

import attrs
import pyarrow as pa
import pyarrow.compute as pc

import indicrules
from tests.fuzz.data import written
from tests.fuzz.kind import Kind
from tests.fuzz.oracle import hold, outcome, refusal
from tests.fuzz.shipped import MIXED


def _types(*named: tuple[Any, ...]) -> tuple[Any, ...]:
    """Give the types of these names and arguments that this pyarrow has."""
    return tuple(getattr(pa, name)(*rest) for name, *rest in named if hasattr(pa, name))


_WHOLES = (pa.int8(), pa.int16(), pa.int32(), pa.int64(), pa.uint8(), pa.uint16(), pa.uint32(), pa.uint64())
_FLOATS = (pa.float16(), pa.float32(), pa.float64())
_DECIMALS = (
    *(pa.decimal128(*each) for each in ((5, 2), (38, 0), (38, 38), (38, -3), (20, 10))),
    *(pa.decimal256(*each) for each in ((76, 10), (76, 0), (40, -5), (76, 76))),
    *_types(("decimal32", 7, 2), ("decimal64", 18, 3)),
)
_TEXTS = (pa.string(), pa.large_string(), *_types(("string_view",)))
_DAYS = (pa.date32(), pa.date64())
_TIMES = (
    *(pa.timestamp(unit) for unit in ("s", "ms", "us", "ns")),
    *(pa.timestamp("us", zone) for zone in ("UTC", "Asia/Shanghai", "+05:30", "America/New_York")),
)
_PLAIN = (*_WHOLES, *_FLOATS, *_DECIMALS, *_TEXTS, *_DAYS, *_TIMES, pa.bool_())
_OTHERS = (
    *(pa.binary(), pa.large_binary(), pa.binary(3), pa.null(), pa.time32("s"), pa.duration("s")),
    *(pa.month_day_nano_interval(), pa.list_(pa.int64()), pa.large_list(pa.string()), pa.list_(pa.float64(), 2)),
    *(pa.struct([("value", pa.int64())]), pa.struct([]), pa.map_(pa.string(), pa.int64())),
    *_types(
        ("binary_view",), ("list_view", pa.int64()), ("bool8",), ("uuid",), ("json_",), ("opaque", pa.int64(), "t", "v")
    ),
)
_ODD = (None, 0, 1, -1, 43, 100, 127, "43", "x", True, 1.5, [1], {"value": 1}, b"abc", datetime.date(2024, 5, 5))


@attrs.frozen
class Asked:
    """A table, and how it is to be scored."""

    table: Any
    options: dict[str, Any]


def _cell(random: Random, type_: Any) -> Any:
    """Give a value that a column of this type may well hold."""
    if random.random() < 0.1:
        return None
    if pa.types.is_integer(type_):
        least, most = (
            (0, 2**type_.bit_width) if "u" in str(type_) else (-(2 ** (type_.bit_width - 1)), 2**type_.bit_width // 2)
        )
        return random.choice((random.randrange(0, 120), random.randrange(least, most), least, most - 1, 43, 1))
    if pa.types.is_floating(type_):
        return random.choice((43.0, 0.5, 95.5, float(random.randrange(10**6)) / 100, float("nan"), -1e300, 0.1, 5e-324))
    if pa.types.is_decimal(type_):
        digits = random.randrange(
            -(10 ** random.randrange(1, type_.precision)), 10 ** random.randrange(1, type_.precision)
        )
        return Decimal(digits).scaleb(-type_.scale)
    if pa.types.is_boolean(type_):
        return random.random() < 0.5
    if pa.types.is_date(type_) or pa.types.is_timestamp(type_):
        day = datetime.date(2024, 1, 1) + datetime.timedelta(random.randrange(-40, 400))
        day = random.choice((day, day, day, day, datetime.date(1, 1, 1), datetime.date(9999, 12, 31)))
        if pa.types.is_date(type_):
            return day
        hour = random.choice((0, 0, 0, 16, 5))
        return datetime.datetime(day.year, day.month, day.day, hour)
    if pa.types.is_null(type_):
        return None
    if str(type_) in ("string", "large_string", "string_view"):
        return written(random).encode("utf-8", "replace").decode()
    return random.choice(_ODD)


def _column(random: Random, rows: int, wanted: str) -> Any:
    """Give a column that may bring an input, or cannot."""
    usual = {"d": (*_DAYS, *_TIMES), "t": (pa.bool_(),), "c": _TEXTS}.get(wanted[0], (*_WHOLES, *_FLOATS, *_DECIMALS))
    types = usual if random.random() < 0.95 else (*_PLAIN, *_OTHERS)
    type_ = random.choice(types)
    array = _array(random, [_cell(random, type_) for _ in range(rows)], type_)
    match random.randrange(8):
        case 0 if pa.types.is_primitive(type_) or str(type_) in ("string", "large_string"):
            return array.dictionary_encode()
        case 1 if rows and not pa.types.is_time(type_):  # Arrow makes no runs of times outside of a day
            ends = sorted(random.sample(range(1, rows + 1), random.randrange(1, rows + 1)) if rows > 1 else [1])
            ends[-1] = rows
            values = pa.concat_arrays([array.slice(0, len(ends))])
            return pa.RunEndEncodedArray.from_arrays(pa.array(ends, pa.int32()), values)
        case 2 if rows > 2:
            return pa.chunked_array([array.slice(0, 1), array.slice(1, 1), array.slice(2)])
        case 3:
            return pa.concat_arrays([array.slice(rows // 2), array]).slice(rows - rows // 2)
        case _:
            return array


def _array(random: Random, cells: list[Any], type_: Any) -> Any:
    """Give an Arrow array; what a cell cannot be there is null."""
    if pa.types.is_timestamp(type_) and type_.unit == "ns":
        cells = [None if each is None or not 1700 < each.year < 2200 else each for each in cells]
    try:
        return pa.array(cells, type_)
    except (pa.ArrowException, TypeError, ValueError, OverflowError, AttributeError):
        pass
    found = []
    for cell in cells:
        try:
            pa.array([cell], type_)
            found.append(cell)
        except (pa.ArrowException, TypeError, ValueError, OverflowError, AttributeError):
            found.append(None)
    return pa.array(found, type_)


_OPTIONS: dict[str, tuple[Any, ...]] = {
    "key": ("unit", ("unit",), (), "n0", ("unit", "n0")),
    "absent": ("error", "missing"),
    "percent": ("percent", "fraction"),
    "lost": (True,),
    "ledger": (True,),
    "workers": (1, 2),
    "report": (True,),
    "layout": ("wide", "long"),
}


def _asked(random: Random) -> Asked:
    rows = random.choice((0, 1, 3, 9, 9, 40))
    names = list(MIXED.model.inputs)
    random.shuffle(names)
    names = [
        *names[: random.choice((len(names),) * 4 + (3,))],
        *random.sample(("unit", "unread", "n0", "", "数"), random.choice((0, 1, 2))),
    ]
    columns = [_column(random, rows, name) if name else pa.array(range(rows)) for name in names]
    if random.random() < 0.05:
        names, columns = ["unit", "indicator", "actual"], [_column(random, rows, each) for each in ("c", "c", "n")]
    table = pa.table(columns, names=names) if names else pa.table({})
    options = {name: random.choice(values) for name, values in _OPTIONS.items() if random.random() < 0.15}
    return Asked(random.choice((table, table, table.to_reader(), _batch(table))), {"absent": "missing", **options})


def _batch(table: Any) -> Any:
    combined = table.combine_chunks().to_batches()
    return combined[0] if len(combined) == 1 else table


def _scored(asked: Asked) -> str:
    given = asked.table.read_all() if isinstance(asked.table, pa.RecordBatchReader) else asked.table
    try:
        found = MIXED.score_table(asked.table if given is asked.table else given.to_reader(), **asked.options)
    except indicrules.DataError as refused:
        return refusal(refused)
    scored = found[0] if isinstance(found, tuple) else found
    scored.validate(full=True)
    if asked.options.get("layout") == "long":
        return "ok, long"
    hold(scored.num_rows == given.num_rows, "rows lost or added")
    _hold_agreed(scored, given, asked.options)
    return (
        outcome(lambda: MIXED.explain_rows(given, [0, "43", None], key="unit"))
        if "unit" in given.schema.names
        else "ok"
    )


def _hold_agreed(scored: Any, given: Any, options: dict[str, Any]) -> None:
    """Hold each row to what its values give alone."""
    try:
        columns = {name: _alone(given.column(name)) for name in given.schema.names if name in _KEYS}
    except OverflowError:  # a day that Python has no date for
        return
    totals, statuses = scored.column("total").to_pylist(), scored.column("total.status").to_pylist()
    for row, (total, status) in enumerate(zip(totals, statuses, strict=True)):
        actuals = {name: cells[row] for name, cells in columns.items()}
        try:
            card = MIXED.score(actuals, percent=options.get("percent", "percent"))
        except indicrules.DataError as refused:
            hold(status < 0, f"a row is scored {total} that alone is refused: {refused}")
            continue
        hold(status >= 0, f"a row is refused by {status} that alone comes to {card.total}")
        hold((None if card.total is None else Decimal(str(card.total))) == total, f"{total} instead of {card.total}")


_KEYS = frozenset({*MIXED.model.inputs, *(each.title for each in MIXED.model.inputs.values())})


def _alone(column: Any) -> list[Any]:
    """Give the values of a column as a person would read them off: of a float its shortest decimal."""
    if pa.types.is_run_end_encoded(column.type):
        return [each.as_py() for each in column]
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    if isinstance(column.type, pa.BaseExtensionType):
        chunks = column.chunks if isinstance(column, pa.ChunkedArray) else [column]
        column = pa.chunked_array([each.storage for each in chunks], column.type.storage_type)
    if pa.types.is_float16(column.type) or pa.types.is_float32(column.type):
        kind = column.type.to_pandas_dtype()
        return [None if each is None else float(str(kind(each))) for each in column.to_pylist()]
    if pa.types.is_timestamp(column.type) and column.type.tz is not None:
        column = pc.local_timestamp(column)
    if pa.types.is_timestamp(column.type) and column.type.unit == "ns":
        return [None if each is None else each.to_pydatetime() for each in column.to_pylist()]
    found: list[Any] = column.to_pylist()
    return found


KINDS = (Kind("tables", _asked, _scored, 8),)
