"""Turn a file with a JSON object a line into record batches of texts, each number exactly as it is written."""

from __future__ import annotations

import contextlib
import io
import json
import os
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import pyarrow as pa

from indicrules.files.cells import refused
from indicrules.files.encodings import UTF8, codec_of, undecodable
from indicrules.tables.read.cells import Array
from indicrules.tables.read.json_alike import Form, Lines, columns, form_of, lines_of
from indicrules.tables.read.plain import joined
from indicrules.tables.score.refusals import NO_ROWS
from indicrules.text.sentence import say

_MARK = "\ufeff"
_ROWS = 1 << 16
_TRUTHS = {True: "true", False: "false"}
_LONGEST = 1_000_000  # bytes of one line
_HINT = say("bad-json.line.hint")


def json_lines(path: Path, encoding: str | None = None) -> tuple[Any, Callable[[Sequence[str]], Iterator[Any]]]:
    """Give the schema, with a column for each name of the first lines, and what gives the batches.

    A name that a line lacks is null there. Raise `DataError` for a line that is no object of plain values, and for a
    name that only later lines have, as its values would be passed over.
    """
    with path.open("rb") as file:
        codec = codec_of(encoding, file.read(4))
    alike = _Alike(path)
    parts = alike.parts if codec == UTF8 else lambda keep: _one_by_one(path, codec)
    names: dict[str, tuple[int, int]] = {}
    done = 0
    for part in parts(keep=True):
        for name, (at, place) in part.names().items():
            if done + at < _ROWS:
                names[name] = min((done + at, place), names.get(name, (_ROWS, 0)))
        done += part.rows
        if done >= _ROWS:
            break
    if not names:
        raise refused(f"{path.name}:1", "no-data", say("no-data"), _HINT)

    def batches(columns: Sequence[str]) -> Iterator[Any]:
        done = 0
        for part in parts(keep=False):
            late = min(((at, name) for name, at in part.names().items() if name not in names), default=None)
            if late is not None:
                said = say("late-name", name=late[1], row=f"{done + late[0][0] + 1:,}")
                raise refused(path.name, "late-name", said, say("late-name.hint"))
            done += part.rows
            if part.rows:
                yield part.batch(columns)

    return pa.schema([(name, pa.string()) for name in sorted(names, key=names.__getitem__)]), batches


@attrs.frozen(eq=False)
class _Part:
    """Some rows of a file: lines of a form, by their numbers in `lines`, and others with the values by name."""

    lines: Lines | None
    alike: list[tuple[Form, Array]]
    others: list[dict[str, str | None]]
    numbers: Array

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.others) + sum(len(rows) for _, rows in self.alike)

    def names(self) -> dict[str, tuple[int, int]]:
        """Give the names with the first row that has each, and its place in that row."""
        order = np.sort(np.concatenate([self.numbers, *(rows for _, rows in self.alike)]))
        found: dict[str, tuple[int, int]] = {}
        for at, row in zip(np.searchsorted(order, self.numbers).tolist(), self.others, strict=True):
            if not row.keys() <= found.keys():
                found = {name: (at, place) for place, name in enumerate(row)} | found
        for form, rows in self.alike:
            at = int(np.searchsorted(order, rows[0]))
            for place, name in enumerate(form.names):
                found[name] = min((at, place), found.get(name, (at, place)))
        return found

    def batch(self, wanted: Sequence[str]) -> Any:
        """Give the rows as a batch of columns."""
        parts = [(columns(self.lines, form, rows, wanted), rows) for form, rows in self.alike if self.lines is not None]
        if self.others:
            arrays = [pa.array([row.get(name) for row in self.others], pa.string()) for name in wanted]
            parts.append((pa.RecordBatch.from_arrays(arrays, names=list(wanted)), self.numbers))
        return joined(parts)


@attrs.define(eq=False)
class _Alike:
    """A file in UTF-8, a block at a time: lines of one form together, the others one by one.

    Of blocks that were read and are to be read again, which lines are of which form is kept, unless the file changes.
    """

    path: Path
    _forms: list[Form] = attrs.field(factory=list)
    _known: dict[int, list[tuple[Form, Array]]] = attrs.field(factory=dict)
    _file: tuple[int, ...] = ()

    def parts(self, keep: bool) -> Iterator[_Part]:
        """Give the rows of each block; `keep` what will be asked for again."""
        above = 0
        with self.path.open("rb") as file:
            stat = os.fstat(file.fileno())
            same = (stat.st_ino, stat.st_size, stat.st_mtime_ns)
            if same != self._file:
                self._file = same
                self._known.clear()
            for at, block in enumerate(_blocks(file)):
                marked = at == 0 and block.startswith(f"{_MARK}{{".encode())
                lines = lines_of(block.removeprefix(_MARK.encode()) if marked else block)
                known = self._known.pop(at, None)
                alike = self._of_forms(lines) if known is None else known
                if keep:
                    self._known[at] = alike
                yield self._part(lines, alike, above)
                above += len(lines)

    def _part(self, lines: Lines, alike: list[tuple[Form, Array]], above: int) -> _Part:
        left = np.ones(len(lines), np.bool_)
        for _, rows in alike:
            left[rows] = False
        others, numbers = [], []
        for at in np.flatnonzero(left).tolist():
            row = _row_of(self.path.name, above + at + 1, lines.line(at), UTF8)
            if row is not None:
                others.append(row)
                numbers.append(at)
        return _Part(lines, alike, others, np.array(numbers, np.int64))

    def _of_forms(self, lines: Lines) -> list[tuple[Form, Array]]:
        """Give the lines of each form; those of forms that were met before are found first."""
        if int(np.diff(lines.begins).max(initial=0)) >= _LONGEST or not lines.is_utf8():
            return []
        found: list[tuple[Form, Array]] = []
        left = np.ones(len(lines), np.bool_)
        for tried in range(2 * _MOST_FORMS):
            if not left.any():
                break
            if tried < len(self._forms):
                form: Form | None = self._forms[tried]
            else:
                some = np.flatnonzero(left)
                shown = lines.line(int(some[len(some) * (tried % _MOST_FORMS) // _MOST_FORMS]))
                form = form_of(shown.decode().removesuffix("\n"))
            rows = NO_ROWS if form is None else np.flatnonzero(lines.match(form) & left)
            if form is None or not len(rows):
                continue
            found.append((form, rows))
            left[rows] = False
            if form not in self._forms and len(self._forms) < _MOST_FORMS and len(rows) * _MOST_FORMS >= len(lines):
                self._forms.append(form)
        return found


_MOST_FORMS = 8  # that are remembered, and that are looked for anew
_BLOCK = 1 << 24  # bytes read at a time


def _blocks(file: Any) -> Iterator[bytes]:
    """Give a file in blocks of whole lines; a line that is too long may be cut."""
    rest = b""
    while chunk := file.read(_BLOCK):
        block = rest + chunk
        end = block.rfind(b"\n") + 1
        if end or len(block) >= _LONGEST:
            yield block[:end] or block
        rest = block[end:] if end or len(block) < _LONGEST else b""
    if rest:
        yield rest


def _one_by_one(path: Path, codec: str) -> Iterator[_Part]:
    """Give the rows of a file in another encoding."""
    with path.open("rb") as file:
        rows = _rows(path, file, codec)
        while taken := list(islice(rows, _ROWS)):
            yield _Part(None, [], taken, np.arange(len(taken)))


def _rows(path: Path, file: Any, codec: str) -> Iterator[dict[str, str | None]]:
    wide = "16" in codec
    reading: Any = io.TextIOWrapper(file, codec, newline="\n") if wide else file
    at = 0
    try:
        for at, line in enumerate(iter(lambda: reading.readline(_LONGEST), b"" if not wide else ""), 1):
            row = _row_of(path.name, at, line, codec)
            if row is not None:
                yield row
    except UnicodeDecodeError as error:  # of what reads wide characters, a block of them at a time
        raise undecodable(error.object, error.start, path.name, codec, at) from None
    finally:
        if wide:
            with contextlib.suppress(ValueError):  # whoever opened the file closes it, and may have done so
                reading.detach()


def _row_of(name: str, at: int, line: bytes | str, codec: str) -> dict[str, str | None] | None:
    """Give the values of a line, with its end, by name, None where it is blank; raise `DataError` where it is wrong."""
    place = f"{name}:{at}"
    if len(line) >= _LONGEST:
        raise refused(place, "line-too-long", say("line-too-long.row", most=f"{_LONGEST:,}"), _HINT)
    try:
        text = line if isinstance(line, str) else line.decode(codec)
    except UnicodeDecodeError as error:
        raise undecodable(error.object, error.start, name, codec, at - 1) from None
    text = (text.removeprefix(_MARK) if at == 1 else text).strip()
    return _row(place, text) if text else None


# What is read is handed to the one intake of texts, which refuses exponents and NaN as for a single department.
def _row(place: str, line: str) -> dict[str, str | None]:
    try:
        row = _DECODER.decode(line)
        if "\\u" in line:
            json.dumps(row, ensure_ascii=False).encode()  # half a character is none
    except UnicodeEncodeError:
        raise refused(place, "bad-json", say("bad-json.half"), say("hint.the-character-itself")) from None
    except _Twice as twice:
        raise refused(
            place, "given-twice", say("given-twice.line", name=str(twice)), say("hint.leave-out-one")
        ) from None
    except (ValueError, RecursionError):
        raise refused(place, "bad-json", say("bad-json.line"), _HINT) from None
    if not isinstance(row, dict):
        raise refused(place, "not-an-object", say("not-an-object.line"), _HINT)
    for name, value in row.items():
        if isinstance(value, bool):
            row[name] = _TRUTHS[value]
        elif isinstance(value, list) and not any(isinstance(each, dict | list) for each in value):
            row[name] = json.dumps(value, ensure_ascii=False)  # which is read as a list where one is wanted
        elif isinstance(value, dict | list):
            raise refused(place, "nested-value", say("nested-value.line", name=name), _HINT)
    return row


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


_DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_float=str, parse_int=str, parse_constant=str)
