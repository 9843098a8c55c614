"""Turn a document into its paragraphs as lines and its tables as grids, in the order in which they stand."""

from __future__ import annotations

import posixpath
import warnings
from collections.abc import Iterable, Iterator
from html import escape
from io import BytesIO
from typing import Any

from indicrules.files.claim import Place
from indicrules.forms.archives import Archive, linked, links_of
from indicrules.forms.elements import OFF, first_way, local, value_of, whole
from indicrules.forms.grid import Grid, Line, Notice, Pages
from indicrules.forms.laid import Put, Room, cell_name, grid_of
from indicrules.forms.leavings import left_of_document, texts_in
from indicrules.forms.numbering import Numbering
from indicrules.forms.paragraphs import Reader
from indicrules.forms.saying import MOST_LINES, broken, cut, notice, too_many_lines, too_many_places
from indicrules.text.classes import evolve
from indicrules.text.extras import wanted

_THROUGH = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"})  # what stands around blocks
_LEFT_OUT = frozenset({"del", "moveFrom"})
MOST_CELLS = 20_000  # of all tables
_MOST_COLUMNS = 1_000
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)


def read_document(archive: Archive, main: str) -> Pages:
    """Read a document; raise `DataError`, or `NotInstalled` without what the extra `files` brings."""
    packed = _packed(archive, main)
    with wanted("files"):
        import docx  # heavy, and not everybody's
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            document = docx.Document(packed)
            body = document.element.body
            numbering = Numbering(document)
    except Exception:  # whatever it raises where a part is not as it should be
        raise broken(archive.name) from None
    found = _Body(archive.name, numbering).read(body)
    folder = posixpath.dirname(main)
    notices = _beside(archive, folder)
    return Pages(archive.name, found.parts, (*found.notices, *notices))


def _packed(archive: Archive, main: str) -> BytesIO:
    """Give the body, styles and lists alone, each looked through: nothing else is opened, and no link followed."""
    links = links_of(main)
    targets: dict[str, str] = {}

    def related(tag: str, given: dict[str, str]) -> None:
        kind = given.get("Type", "").rpartition("/")[2]
        if tag.rpartition(":")[2] == "Relationship" and kind in ("styles", "numbering"):
            targets[kind] = linked(main, given.get("Target", ""))

    if links in archive:
        archive.scan(links, related)
    targets = {kind: part for kind, part in targets.items() if part in archive and part != main}
    cells = paragraphs = 0

    def counted(tag: str, _: object) -> None:
        nonlocal cells, paragraphs
        if tag.endswith(":tc"):
            cells += 1
            if cells > MOST_CELLS:
                raise too_many_places(archive.name, cells, MOST_CELLS)
        elif tag.endswith(":p"):
            paragraphs += 1
            if paragraphs > MOST_LINES + MOST_CELLS:
                raise too_many_lines(archive.name, paragraphs)

    archive.scan(main, counted)
    for part in targets.values():
        archive.scan(part)
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kinds = {main: "document.main"} | {part: kind for kind, part in targets.items()}
    types = "".join(
        f'<Override PartName="/{escape(part)}" ContentType="{word}.{kind}+xml"/>' for part, kind in kinds.items()
    )
    known = f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}'
    made = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">{known}</Types>',
        "_rels/.rels": _links(package, {"officeDocument": main}, office),
        links: _links(package, targets, office),
    }
    return archive.repacked(kinds, _STRICT, made)


def _links(package: str, targets: dict[str, str], office: str) -> str:
    each = "".join(
        f'<Relationship Id="r{kind}" Type="{office}/{kind}" Target="/{escape(part)}"/>'
        for kind, part in targets.items()
    )
    return f'<Relationships xmlns="{package}/relationships">{each}</Relationships>'


def _beside(archive: Archive, folder: str) -> list[Notice]:
    """Tell what stands beside the body: headers and footers, foot and end notes, comments."""
    found = []
    headed = any(
        part.startswith((f"{folder}/header", f"{folder}/footer")) and texts_in(archive, part, "w:t") for part in archive
    )
    for code, names in (("footnotes", ("footnotes.xml", "endnotes.xml")), ("comments", ("comments.xml",))):
        count = sum(texts_in(archive, f"{folder}/{name}", "w:t") for name in names if f"{folder}/{name}" in archive)
        if count:
            found.append(notice(code, Place(archive.name), count=count))
    return [*found, *left_of_document(archive, headed)]


class _Body:
    """The reading of a body, block by block."""

    def __init__(self, file: str, numbering: Numbering) -> None:
        self._file, self._room = file, Room()
        self._tables = self._lines = 0
        self.parts: tuple[Grid | Line, ...] = ()
        self.notices: list[Notice] = []
        self._found: list[Grid | Line] = []
        self._reader = Reader(file, numbering, self.notices)

    def read(self, body: Any) -> _Body:
        """Read all blocks."""
        for block in blocks(body, self._left_out):
            if local(block) == "p":
                self._paragraph(block)
            else:
                self._tables += 1
                self._table(block, f"table {self._tables}")
        chunks = sum(local(each) == "altChunk" for each in body.iterchildren())
        if chunks:  # whole files that the program would put in here when it opens the document
            self.notices.append(notice("embedded-files", Place(self._file), count=chunks))
        self.parts = tuple(self._found)
        return self

    def _left_out(self, block: Any) -> None:
        self._reader.deleted(block, Place(self._file, line=self._lines + 1))

    def _paragraph(self, paragraph: Any) -> None:
        self._lines += 1
        place = Place(self._file, line=self._lines)
        text, boxes = self._reader.read(paragraph, place)
        self._line(text)
        for found in self._in_boxes(boxes, place):
            if isinstance(found, str):
                self._line(found)
            else:
                self._tables += 1
                self._table(found, f"table {self._tables}")

    def _line(self, text: str) -> None:
        for line in filter(None, (each.strip() for each in text.split("\n"))):
            self._found.append(Line(line, Place(self._file, line=self._lines, text=line)))

    def _in_boxes(self, boxes: list[Any], place: Place) -> Iterator[str | Any]:
        """Give the texts and tables in text boxes, also in those that stand in others."""
        for box in boxes:
            for block in blocks(box, lambda each: self._reader.deleted(each, place)):
                if local(block) == "p":
                    text, more = self._reader.read(block, place)
                    yield text
                    yield from self._in_boxes(more, place)
                else:
                    yield block

    def _table(self, table: Any, name: str) -> None:
        puts: list[Put] = []
        open_above: dict[int, int] = {}  # of a column the number of the cell in `puts` that goes on down
        nested: list[tuple[Any, str]] = []
        row = 0
        for line in _rows(table):
            marks = _marks(line, "trPr")
            if "del" in marks:
                self._reader.deleted(line, Place(self._file, name, cell_name(row, 0)))
                continue
            if "ins" in marks:
                self._reader.inserted = True
            column = _whole(marks.get("gridBefore"), 0)
            self._row(line, name, (row, column), puts, open_above, nested, "hidden" in marks)
            row += 1
        grid = grid_of(self._file, name, puts, self._room)
        if grid is not None:
            self._found.append(grid)
        for inner, called in nested:
            self._table(inner, called)

    def _row(
        self, line: Any, name: str, at: tuple[int, int], puts: list[Put], above: dict[int, int],
        nested: list[tuple[Any, str]], unseen: bool,
    ) -> None:  # fmt: skip
        row, column = at
        before = None  # the cell of this row that goes on to the right
        for cell in _cells(line):
            marks = _marks(cell, "tcPr")
            span = max(1, _whole(marks.get("gridSpan"), 1))
            down, right = (
                None if mark is None else value_of(mark) or "continue" for mark in map(marks.get, ("vMerge", "hMerge"))
            )
            place = Place(self._file, name, cell_name(row, column))
            text = self._cell_text(cell, name, place, nested)
            if right == "continue" and before is not None:
                puts[before] = _wider(puts[before], span)
                self._ghost(text, puts[before], place)
            elif down == "continue" and column in above:
                first = puts[above[column]]
                puts[above[column]] = _taller(first, row)
                self._ghost(text, first, place)
            else:
                before = len(puts)
                puts.append(Put(row, column, text, 1, span, hidden=unseen))
                if down == "restart":
                    above[column] = before
                else:
                    above.pop(column, None)
            column += span
            if column > _MOST_COLUMNS:
                raise broken(self._file)

    def _cell_text(self, cell: Any, name: str, place: Place, nested: list[tuple[Any, str]]) -> str:
        texts = []
        for block in blocks(cell, lambda each: self._reader.deleted(each, place)):
            inside: Iterable[str | Any] = (block,)
            if local(block) == "p":
                text, boxes = self._reader.read(block, place)
                inside = (text, *self._in_boxes(boxes, place))
            for found in inside:
                if isinstance(found, str):
                    texts.append(found)
                else:
                    called = f"{name}.{len(nested) + 1}"
                    nested.append((found, called))
                    self.notices.append(notice("nested-table", place, table=called))
        return "\n".join(each.strip() for each in texts if each.strip())

    def _ghost(self, text: str, first: Put, place: Place) -> None:
        if text and text != first.text:
            said = {"text": cut(text), "first": cell_name(first.row, first.column)}
            self.notices.append(notice("covered-text", place, **said))


def blocks(within: Any, left_out: Any) -> Iterator[Any]:
    """Give the paragraphs and tables right within an element, also those in controls, in order."""
    for child in within.iterchildren():
        name = local(child)
        if name in ("p", "tbl"):
            yield child
        elif name in _THROUGH:
            yield from blocks(child, left_out)
        elif name in _LEFT_OUT and left_out is not None:
            left_out(child)
        elif name == "AlternateContent":
            chosen = first_way(child)
            if chosen is not None:
                yield from blocks(chosen, left_out)


def _rows(table: Any) -> Iterator[Any]:
    yield from _inside(table, "tr")


def _cells(line: Any) -> Iterator[Any]:
    yield from _inside(line, "tc")


def _inside(within: Any, wanted_name: str) -> Iterator[Any]:
    """Give rows or cells right within, also those that a control stands around."""
    for child in within.iterchildren():
        name = local(child)
        if name == wanted_name:
            yield child
        elif name in _THROUGH:
            yield from _inside(child, wanted_name)


def _marks(element: Any, properties: str) -> dict[str, Any]:
    """Give the marks among the properties of a row or cell by their names, without those that are switched off."""
    for child in element.iterchildren():
        if local(child) == properties:
            return {local(each): each for each in child.iterchildren() if value_of(each) not in OFF}
    return {}


def _whole(mark: Any, otherwise: int) -> int:
    found = None if mark is None else whole(value_of(mark), 4)
    return otherwise if found is None else found


def _wider(put: Put, by: int) -> Put:
    return evolve(put, columns=put.columns + by)


def _taller(put: Put, row: int) -> Put:
    return evolve(put, rows=row - put.row + 1)
