"""Turn the top of a CSV file into the cells of its first row."""

from __future__ import annotations

import csv
from pathlib import Path

import attrs

from indicrules.files.cells import refused

_DELIMITERS = ("\t", ";", ",")
_MARK = b"\xef\xbb\xbf"
_TOP = 1 << 20


@attrs.frozen
class Header:
    """The cells of a first row, what parts them, and how many lines come before the second row."""

    cells: tuple[str, ...]
    delimiter: str
    lines: int


def csv_header(path: Path) -> Header:
    """Read the first row that is not blank; raise `DataError` where there is none, `OSError` where none can be read."""
    with path.open("rb") as file:
        top = file.read(_TOP).removeprefix(_MARK)
    if b"\0" in top:
        raise refused(path.name, "binary-file", "the file holds zero bytes and is no text", "save the sheet as CSV")
    try:
        lines = top[: top.rfind(b"\n") + 1 or len(top)].decode("utf-8").splitlines(keepends=True)
    except UnicodeDecodeError as error:
        line = top[: error.start].count(b"\n") + 1
        message = f"the byte {top[error.start]:02X} on this line is not UTF-8"
        raise refused(f"{path.name}:{line}", "not-utf8", message, "save the file as UTF-8") from None
    first = next((line for line in lines if line.strip()), "")
    bare = "".join(first.split('"')[::2])
    delimiter = next((each for each in _DELIMITERS if each in bare), ",")
    reader = csv.reader(lines, delimiter=delimiter)
    for row in reader:
        if any(cell.strip() for cell in row):
            return Header(tuple(cell.strip() for cell in row), delimiter, reader.line_num)
    raise refused(f"{path.name}:1", "no-data", "the data is empty", "write a header, and a line for each department")
