"""Turn a file with a JSON object a line into record batches of texts, each number exactly as it is written."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa

from indicrules.files.cells import refused
from indicrules.files.encodings import codec_of, undecodable

_MARK = "\ufeff"
_ROWS = 1 << 16
_TRUTHS = {True: "true", False: "false"}
_LONGEST = 1_000_000  # bytes of one line
_HINT = "write an object of names and plain values for each department, one a line"


def json_lines(path: Path, encoding: str | None = None) -> tuple[Any, Callable[[Sequence[str]], Iterator[Any]]]:
    """Give the schema, with a column for each name of the first lines, and what gives the batches.

    A name that a line lacks is null there. Raise `DataError` for a line that is no object of plain values, and for a
    name that only later lines have, as its values would be passed over.
    """
    with path.open("rb") as file:
        codec = codec_of(encoding, file.read(4))
    with path.open("rb") as file:
        names = dict.fromkeys(name for row in islice(_rows(path, file, codec), _ROWS) for name in row)
    if not names:
        raise refused(f"{path.name}:1", "no-data", "the data is empty", _HINT)

    def batches(columns: Sequence[str]) -> Iterator[Any]:
        schema = pa.schema([(name, pa.string()) for name in columns])
        with path.open("rb") as file:
            rows = _rows(path, file, codec)
            done = 0
            while taken := list(islice(rows, _ROWS)):
                late = next(((at, name) for at, row in enumerate(taken) for name in row if name not in names), None)
                if late is not None:
                    message = f"the name `{late[1]}` is first met in row {done + late[0] + 1:,}"
                    hint = "give it in one of the first rows too, as null where nothing is known"
                    raise refused(path.name, "late-name", message, hint)
                done += len(taken)
                arrays = [pa.array([row.get(name) for row in taken], pa.string()) for name in columns]
                yield pa.RecordBatch.from_arrays(arrays, schema=schema)

    return pa.schema([(name, pa.string()) for name in names]), batches


def _lines(path: Path, file: Any, codec: str) -> Iterator[tuple[str, str]]:
    """Give each line that is not blank with its place."""
    wide = "16" in codec
    reading: Any = io.TextIOWrapper(file, codec, newline="\n") if wide else file
    at = 0
    try:
        for at, line in enumerate(iter(lambda: reading.readline(_LONGEST), b"" if not wide else ""), 1):
            if len(line) == _LONGEST:
                raise refused(f"{path.name}:{at}", "line-too-long", f"a line has more than {_LONGEST:,} bytes", _HINT)
            text = line if wide else line.decode(codec)
            text = text.removeprefix(_MARK) if at == 1 else text
            if text.strip():
                yield f"{path.name}:{at}", text.strip()
    except UnicodeDecodeError as error:
        raise undecodable(error.object, error.start, path.name, codec, at if wide else at - 1) from None
    finally:
        if wide:
            with contextlib.suppress(ValueError):  # whoever opened the file closes it, and may have done so
                reading.detach()


def _rows(path: Path, file: Any, codec: str) -> Iterator[dict[str, str | None]]:
    # What is read is handed to the one intake of texts, which refuses exponents and NaN as for a single department.
    decoder = json.JSONDecoder(object_pairs_hook=_once, parse_float=str, parse_int=str, parse_constant=str)
    for place, line in _lines(path, file, codec):
        try:
            row = decoder.decode(line)
            if "\\u" in line:
                json.dumps(row, ensure_ascii=False).encode()  # half a character is none
        except UnicodeEncodeError:
            raise refused(place, "bad-json", "a text holds half a character", "write the character itself") from None
        except _Twice as twice:
            raise refused(place, "given-twice", f"`{twice}` stands twice", "leave out one of the two") from None
        except (ValueError, RecursionError):
            raise refused(place, "bad-json", "this line is no JSON", _HINT) from None
        if not isinstance(row, dict):
            raise refused(place, "not-an-object", "this line is no object of names and values", _HINT)
        for name, value in row.items():
            if isinstance(value, bool):
                row[name] = _TRUTHS[value]
            elif isinstance(value, dict | list):
                raise refused(place, "nested-value", f"the value of `{name}` is no plain value", _HINT)
        yield row


class _Twice(Exception):
    """A name that stands twice in one object."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        for name, _ in pairs:
            if name in seen:
                raise _Twice(name)
            seen.add(name)
    return found
