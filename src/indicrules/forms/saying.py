"""Turn what a reader of forms met into a problem that ends the reading, or into a notice that goes with it."""

from __future__ import annotations

from indicrules.files.cells import refused
from indicrules.files.claim import Place
from indicrules.forms.grid import Notice
from indicrules.text.errors import DataError
from indicrules.text.sentence import Part, Sentence, say

MOST_BYTES = 20_000_000  # of a file
MOST_TEXT = 5_000_000  # bytes of a text, table of text or page
MOST_PLACES = 100_000  # of all grids of a file: filled or not, since each is made
MOST_LINES = 30_000  # of a text, a page, or the paragraphs of a document
_CUT = 60


def notice(code: str, place: Place, **parts: Part) -> Notice:
    """Give a notice whose sentence is that of its code."""
    return Notice(code, Sentence(code, tuple(parts.items())), place)


def cut(text: str) -> str:
    """Give the beginning of a text of the form's, in one line, to be quoted."""
    line = " ".join(text.split())
    return line if len(line) <= _CUT else f"{line[:_CUT]}…"


def too_long(name: str, most: int) -> DataError:
    """Give the error of a file that is larger than a form may be."""
    return refused(name, "file-too-long", say("file-too-long.form", most=f"{most:,}"), say("file-too-long.form.hint"))


def too_many_places(place: str, count: int, most: int = MOST_PLACES) -> DataError:
    """Give the error of grids that have more places than they may."""
    said = say("too-many-cells", count=f"{count:,}", most=f"{most:,}")
    return refused(place, "too-many-cells", said, say("too-many-cells.hint"))


def too_many_lines(name: str, count: int) -> DataError:
    """Give the error of a text, page or document with more lines than a form may have."""
    said = say("too-many-cells.lines", count=f"{count:,}", most=f"{MOST_LINES:,}")
    return refused(name, "too-many-cells", said, say("archive-too-large.hint"))


def broken(name: str, hint: str = "broken-file.hint") -> DataError:
    """Give the error of a file that is damaged."""
    return refused(name, "broken-file", say("broken-file"), Sentence(hint))
