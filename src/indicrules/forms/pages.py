"""Turn a page of HTML into its tables as grids and the rest of its text as lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from indicrules.files.cells import refused
from indicrules.files.claim import Place
from indicrules.forms.elements import whole
from indicrules.forms.grid import Grid, Line, Notice, Pages
from indicrules.forms.laid import Put, Room, cell_name, grid_of
from indicrules.forms.markup import DEEPEST
from indicrules.forms.paragraphs import OPEN, TICKED
from indicrules.forms.saying import MOST_LINES, MOST_PLACES, broken, cut, notice, too_many_lines, too_many_places
from indicrules.text.extras import wanted
from indicrules.text.patterns import pattern
from indicrules.text.sentence import say

_MOST_SPAN = 1_000  # columns over which a cell may stretch, as in browsers
_UNREAD = frozenset({"script", "style", "template", "noscript", "head", "title", "svg", "math", "object", "iframe"})
_BLOCKS = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "fieldset",
        ),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li"),
        *("main", "nav", "ol", "p", "pre", "section", "ul", "legend", "details", "summary", "tr", "td", "th", "tbody"),
    }
)
_UNSEEN = pattern(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_NUMBER = pattern(r"^[+-]?\d{1,30}(\.\d{1,30})?([eE][+-]?\d{1,2})?$")
_OPENED = pattern(r"<[A-Za-z]")
_MOST_TAGS = 120_000


def read_page(text: str, name: str) -> Pages:
    """Read a page; raise `DataError`, or `NotInstalled` without what the extra `files` brings."""
    with wanted("files"):
        import lxml.etree  # heavy, as below
        import lxml.html  # heavy, and not everybody's
    if sum(1 for _ in _OPENED.finditer(text)) > _MOST_TAGS:
        raise too_many_places(name, _MOST_TAGS)
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except Exception:  # a text without any element is refused in several ways
        raise broken(name) from None
    depth = 0
    for event, _ in lxml.etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > 2 * DEEPEST:  # the parser leaves out, without a word, what is deeper than 255
            raise refused(name, "too-deep", say("too-deep.form", most=2 * DEEPEST), say("hint.save-anew"))
    found = _Page(name)
    found.read(root)
    return Pages(name, tuple(found.parts), tuple(found.notices))


class _Page:
    """The reading of a page."""

    def __init__(self, file: str) -> None:
        self._file, self._room = file, Room()
        self._tables = self._lines = 0
        self.parts: list[Grid | Line] = []
        self.notices: list[Notice] = []

    def read(self, root: Any) -> None:
        """Read what stands in an element, in order."""
        pieces: list[str] = []
        for kind, what in _walk(root, self._unseen):
            if kind == "text":
                pieces.append(what)
            elif kind == "table":
                self._lines_of(pieces)
                self._tables += 1
                self._table(what, f"table {self._tables}")
        self._lines_of(pieces)

    def _unseen(self, element: Any) -> None:
        if "".join(element.itertext()).strip():
            self.notices.append(notice("hidden-text", self._here(), text=cut("".join(element.itertext()))))

    def _here(self) -> Place:
        return Place(self._file, line=self._lines + 1)

    def _lines_of(self, pieces: list[str]) -> None:
        for line in _lines("".join(pieces)):
            self._lines += 1
            if self._lines > MOST_LINES:
                raise too_many_lines(self._file, self._lines)
            self.parts.append(Line(line, Place(self._file, line=self._lines, text=line)))
        pieces.clear()

    def _table(self, table: Any, name: str) -> None:
        for caption in _children(table, ("caption",)):
            self.read(caption)
        puts: list[Put] = []
        nested: list[tuple[Any, str]] = []
        taken: set[tuple[int, int]] = set()
        for row, (line, rest) in enumerate(_rows(table)):
            unseen = is_unseen(line)
            column = 0
            for cell in _children(line, ("td", "th")):
                while (row, column) in taken:
                    column += 1
                across = max(1, min(_whole(cell.get("colspan")), _MOST_SPAN))
                down = min(_whole(cell.get("rowspan")) or rest, rest)  # 0 is all the rest
                if len(taken) + across * down > MOST_PLACES:
                    raise too_many_places(f"{self._file}, {name}!{cell_name(row, column)}", len(taken) + across * down)
                taken |= {(row + r, column + c) for r in range(down) for c in range(across)}
                place = Place(self._file, name, cell_name(row, column))
                text = self._cell(cell, name, place, nested)
                value = _stored(cell)
                puts.append(Put(row, column, text, down, across, value, hidden=unseen or is_unseen(cell)))
                column += across
        if any(put.hidden and put.text for put in puts):
            rows = ", ".join(dict.fromkeys(str(put.row + 1) for put in puts if put.hidden and put.text))
            self.notices.append(Notice("hidden-cells", say("hidden-cells.rows", which=rows), Place(self._file, name)))
        grid = grid_of(self._file, name, puts, self._room)
        if grid is not None:
            self.parts.append(grid)
        for inner, called in nested:
            self._table(inner, called)

    def _cell(self, cell: Any, name: str, place: Place, nested: list[tuple[Any, str]]) -> str:
        pieces = []
        for kind, what in _walk(cell, lambda each: None):
            if kind == "text":
                pieces.append(what)
            else:
                called = f"{name}.{len(nested) + 1}"
                nested.append((what, called))
                self.notices.append(notice("nested-table", place, table=called))
        return "\n".join(_lines("".join(pieces)))


def is_unseen(element: Any) -> bool:
    """Tell whether an element is not shown, as far as it says so itself."""
    return element.get("hidden") is not None or bool(_UNSEEN.search(element.get("style") or ""))


def _walk(root: Any, unseen: Any) -> Iterator[tuple[str, Any]]:
    """Give the texts and tables in an element in order, with ends of lines where blocks begin and end."""
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        element, done = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if done:
            if tag in _BLOCKS:
                yield "text", "\n"
            if element is not root and element.tail:
                yield "text", _collapsed(element.tail)
            continue
        if element is not root:
            left = tag in _UNREAD or not tag
            if left or tag == "table" or is_unseen(element):
                if not left and tag != "table":
                    unseen(element)
                elif tag == "table":
                    yield "table", element
                if element.tail:
                    yield "text", _collapsed(element.tail)
                continue
        if tag in _BLOCKS or tag == "br":
            yield "text", "\n"
        yield from _control(element, tag)
        if element.text and tag not in ("select", "textarea"):
            yield "text", element.text if tag == "pre" else _collapsed(element.text)
        stack.append((element, True))
        if tag != "select":
            stack += [(child, False) for child in reversed(element)]


def _control(element: Any, tag: str) -> Iterator[tuple[str, Any]]:
    """Give what a control of a form shows."""
    if tag == "input":
        kind = (element.get("type") or "text").lower()
        if kind in ("checkbox", "radio"):
            yield "text", TICKED if element.get("checked") is not None else OPEN
        elif kind in ("text", "number", "date", "search", "tel", "url", "email"):
            yield "text", element.get("value") or ""
    elif tag == "textarea":
        yield "text", element.text or ""
    elif tag == "select":
        options = list(element.iter("option"))
        chosen = [each for each in options if each.get("selected") is not None] or options[:1]
        yield "text", "、".join("".join(each.itertext()).strip() for each in chosen)


def _collapsed(text: str) -> str:
    return " ".join(text.replace("\xa0", " ").split(" ")).replace("\n", " ").replace("\t", " ")


def _lines(text: str) -> list[str]:
    return [line for line in (" ".join(each.split()) for each in text.split("\n")) if line]


def _rows(table: Any) -> Iterator[tuple[Any, int]]:
    """Give the rows of a table as they are shown, those of its head first, and how many its part has from there on."""
    groups: dict[str, list[Any]] = {"thead": [], "tbody": [], "tfoot": []}
    for child in table:
        if child.tag == "tr":
            groups["tbody"].append(child)
        elif child.tag in groups:
            groups[child.tag] += _children(child, ("tr",))
    for rows in groups.values():
        yield from ((row, len(rows) - at) for at, row in enumerate(rows))


def _children(element: Any, tags: tuple[str, ...]) -> list[Any]:
    return [child for child in element if child.tag in tags]


def _whole(given: str | None, otherwise: int = 1) -> int:
    found = whole((given or "").strip(), 7)
    return otherwise if found is None else found


def _stored(cell: Any) -> Decimal | None:
    """Give the number that a spreadsheet wrote beside what it shows."""
    given = cell.get("x:num") or cell.get("sdval") or ""
    return Decimal(given) if _NUMBER.match(given) else None
