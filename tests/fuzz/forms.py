"""Turn chance into forms that are damaged: the bytes of files, and the parts of workbooks and documents in them."""

from __future__ import annotations

import io
import tempfile
import zipfile
from functools import cache, partial
from pathlib import Path
from random import Random

from indicrules.forms.grid import Grid, Pages
from indicrules.forms.reading import pages_of
from tests.forms.written import WITH_MERGES, WITHOUT
from tests.fuzz.changes import damaged, rewritten
from tests.fuzz.kind import Kind
from tests.fuzz.oracle import hold, hold_readable, outcome

_WRITERS = {**WITH_MERGES, **WITHOUT}
_FORMS = {
    "xlsx": ("openpyxl.xlsx", "xlsxwriter.xlsx"),
    "docx": ("python.docx",),
    "text": ("page.html", "drawn.txt", "table.csv", "markdown.md"),
}
_PIECES = ("", "0", "-1", "1E400", "99999999", "A1:XFD9", "\u202e", "]]>", "&#0;", "x" * 300)


@cache
def _sample(name: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        _WRITERS[name](path)
        return path.read_bytes()


def file(kind: str, random: Random) -> tuple[str, bytes]:
    """Give a name and a content: a form as it is, its bytes damaged, or a part of it, or an attribute of a part."""
    name = random.choice(_FORMS[kind])
    content = _sample(name)
    if kind == "text":
        found = rewritten(random, content.decode()).encode("utf-8", "surrogatepass")
        return name, damaged(random, found) if random.random() < 0.5 else found
    return name, damaged(random, content) if random.random() < 0.3 else _changed(random, content)


def _changed(random: Random, content: bytes) -> bytes:
    new = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(new, "w") as packed:
        names = old.namelist()
        chosen = random.choice([each for each in names if "theme" not in each])
        for name in names:
            part = old.read(name)
            packed.writestr(name, _part(random, part) if name == chosen else part)
    return new.getvalue()


def _part(random: Random, part: bytes) -> bytes:
    match random.randrange(6):
        case 0:
            return damaged(random, part)
        case 1 | 2 | 3:
            pieces = part.split(b'"')
            pieces[random.randrange(len(pieces))] = random.choice(_PIECES).encode()
            return b'"'.join(pieces)
        case 4:
            pieces = part.split(b"<")
            at, other = random.randrange(len(pieces)), random.randrange(len(pieces))
            pieces[at], pieces[other] = pieces[other], pieces[at]
            return b"<".join(pieces)
        case _:
            pieces = part.split(b">")
            at = random.randrange(len(pieces))
            pieces[at : at + 1] = [pieces[at]] * random.choice((0, 2, 50))
            return b">".join(pieces)


def _read(given: tuple[str, bytes]) -> str:
    name, content = given

    def call() -> None:
        _hold(pages_of(content, name))

    return outcome(call)


def _hold(pages: Pages) -> None:
    """Hold what was read to its laws: grids without gaps, merges inside of them, notices that can be read."""
    for part in pages.parts:
        if isinstance(part, Grid):
            hold(len({len(row) for row in part.rows}) == 1, "a grid whose rows are not as long as each other")
            for row, cells in enumerate(part.rows):
                for column, cell in enumerate(cells):
                    down, right = cell.spans
                    inside = 1 <= down <= len(part.rows) - row and 1 <= right <= len(cells) - column
                    hold(inside, "a merge that leaves its grid")
                    hold(cell.place.cell is not None, "a cell without its place")
    for each in pages.notices:
        hold_readable(each.said.told().replace("\n", " ") or " ")
        hold_readable(each.said.told("zh"))


KINDS = tuple(Kind(f"form-{kind}", partial(file, kind), _read, 100, 4.0) for kind in _FORMS)
