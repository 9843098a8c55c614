"""Turn a CSV file of departments into record batches of texts, or say in which row it is none."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, overload

import pyarrow as pa
import pyarrow.csv

from indicrules.files.cells import refused
from indicrules.files.csv_header import Header, csv_header
from indicrules.files.encodings import UTF8, undecodable
from indicrules.text.sentence import say

_BLOCK = 1 << 23  # bytes turned into one batch
_SHOWN = 60
_HINT = say("bad-csv.ragged.hint")


class CsvFile:
    """A file, its header read and nothing else; `names` are those of its columns."""

    def __init__(self, path: Path, encoding: str | None) -> None:
        """Read the header; raise `DataError` where there is none."""
        self._path = path
        self._header: Header = csv_header(path, encoding)
        self.names = [cell or f"column {at}" for at, cell in enumerate(self._header.cells, 1)]

    def batches(self, columns: Sequence[str]) -> Iterator[Any]:
        """Give the batches; raise `DataError` for a row of more or fewer cells, and for one that nothing ends."""
        header = self._header
        encoding = "utf8" if header.codec == UTF8 else header.codec  # the one name that is not read through Python
        reading = pa.csv.ReadOptions(
            column_names=self.names, skip_rows=header.lines, block_size=_BLOCK, encoding=encoding
        )
        parsing = pa.csv.ParseOptions(delimiter=header.delimiter, newlines_in_values=True)
        converting = pa.csv.ConvertOptions(
            column_types={name: pa.string() for name in self.names},
            include_columns=list(columns),
            strings_can_be_null=False,
            check_utf8=True,
        )
        with self._path.open("rb") as file:
            counted = _Counted(file)
            try:
                yield from pa.csv.open_csv(counted, reading, parsing, converting)
            except (UnicodeDecodeError, pa.ArrowInvalid) as problem:
                if "Empty CSV" in str(problem):  # a header alone
                    return
                raise self._explained(problem) from None
            if counted.quotes % 2:
                found = self._explained(None)
                if found is not None:
                    raise found

    @overload
    def _explained(self, problem: Exception) -> Exception: ...

    @overload
    def _explained(self, problem: None) -> Exception | None: ...

    def _explained(self, problem: Exception | None) -> Exception | None:
        """Go through the rows again, one by one, for the first that is wrong; give `problem` where none is."""
        header, place, line = self._header, self._path.name, self._header.lines + 1
        try:
            with self._path.open(encoding=header.codec, newline="") as text:
                for _ in range(header.lines):
                    text.readline()
                reader = csv.reader(text, delimiter=header.delimiter, strict=True)
                for row in reader:
                    if row and len(row) != len(header.cells):
                        return self._ragged(row, f"{place}:{line}")
                    line = header.lines + reader.line_num + 1
        except UnicodeDecodeError:
            return self._undecodable()
        except csv.Error as error:
            if "unexpected end" in str(error):
                said, advice = say("bad-csv.open-quote"), say("bad-csv.open-quote.hint")
                return refused(f"{place}:{line}", "bad-csv", said, advice)
        return problem

    def _ragged(self, row: list[str], place: str) -> Exception:
        cells, wanted = len(row), len(self._header.cells)
        shown = self._header.delimiter.join(row)
        shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
        one = say("bad-csv.ragged-one", header=wanted, row=shown)
        said = one if cells == 1 else say("bad-csv.ragged", count=cells, header=wanted, row=shown)
        return refused(place, "bad-csv", said, _HINT)

    def _undecodable(self) -> Exception:
        """Find the first byte that is not of the file's encoding."""
        codec, above, rest = self._header.codec, 0, b""
        decoder = codecs.getincrementaldecoder(codec)()
        with self._path.open("rb") as file:
            while chunk := file.read(_BLOCK):
                state = decoder.getstate()[0]
                try:
                    decoder.decode(chunk)
                except UnicodeDecodeError as error:
                    return undecodable(state + chunk, error.start, self._path.name, codec, above)
                above += chunk.count(b"\n")
                rest = chunk
        return undecodable(rest, len(rest), self._path.name, codec, above - rest.count(b"\n"))


class _Counted:
    """A file that counts the quotes that are read from it."""

    def __init__(self, file: Any) -> None:
        self._file, self.quotes, self.closed = file, 0, False

    def read(self, size: int = -1) -> bytes:
        """Give the next bytes."""
        found: bytes = self._file.read(size)
        self.quotes += found.count(b'"')
        return found

    def close(self) -> None:
        """Close the file."""
        self.closed = True
        self._file.close()

    def seekable(self) -> bool:
        """Say that the file is read from its beginning to its end."""
        return False

    def readable(self) -> bool:
        """Say that the file can be read."""
        return True

    def writable(self) -> bool:
        """Say that the file cannot be written."""
        return False
