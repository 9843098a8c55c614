"""Turn the top of a CSV file into the cells of its first row."""

from __future__ import annotations

import codecs
import csv
import io
from pathlib import Path

from indicrules.files.cells import refused
from indicrules.files.encodings import UTF8, codec_of, undecodable
from indicrules.text.classes import frozen
from indicrules.text.sentence import say

_DELIMITERS = ("\t", ";", ",")
_MARK = "\ufeff"
_TOP = 1 << 20


@frozen
class Header:
    """The cells of a first row, what parts them, and how many lines come before the second row."""

    cells: tuple[str, ...]
    delimiter: str
    lines: int
    codec: str = UTF8


def csv_header(path: Path, encoding: str | None = None) -> Header:
    """Read the first row that is not blank.

    Without `encoding` the text is UTF-8, or UTF-16 with its mark. Raise `DataError` where there is no such row,
    `OSError` where none can be read, `ValueError` for an encoding that there is not.
    """
    with path.open("rb") as file:
        top = file.read(_TOP)
    codec = codec_of(encoding, top)
    try:
        # Not final where the file goes on: the last character may be cut.
        text = codecs.getincrementaldecoder(codec)().decode(top, len(top) < _TOP).removeprefix(_MARK)
    except UnicodeDecodeError as error:
        raise undecodable(top, error.start, path.name, codec) from None
    if "\0" in text:
        raise refused(path.name, "binary-file", say("binary-file.zero-bytes"), say("hint.save-as-csv"))
    if len(top) == _TOP:
        text = text[: text.rfind("\n") + 1 or len(text)]
    first = next((line for line in io.StringIO(text, newline="") if line.strip()), "")
    bare = "".join(first.split('"')[::2])
    delimiter = next((each for each in _DELIMITERS if each in bare), ",")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                return Header(tuple(cell.strip() for cell in row), delimiter, reader.line_num, codec)
    except csv.Error:
        said, advice = say("bad-csv.header"), say("bad-csv.header.hint")
        raise refused(f"{path.name}:1", "bad-csv", said, advice) from None
    raise refused(f"{path.name}:1", "no-data", say("no-data"), say("no-data.table.hint"))
