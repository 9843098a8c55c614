"""Read a page of the form back into the grid that a reader sees, as a browser lays it out."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

VOID: Final = frozenset({"meta", "col", "wbr"})


class Grid(HTMLParser):
    """The table of a page: the text of each place, cells that span several standing in each of them, and the tags."""

    def __init__(self, page: str) -> None:
        """Read the page; raise `AssertionError` where an element is not closed as it must be."""
        super().__init__()
        self.rows: list[dict[int, str]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self._held: dict[tuple[int, int], list[str]] = {}
        self._cell: list[str] | None = None
        self._row = -1
        self.feed(page)
        self.close()
        assert self.open == []
        for (row, column), text in sorted(self._held.items()):
            while len(self.rows) <= row:
                self.rows.append({})
            self.rows[row][column] = "".join(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a place for a cell: the first that is free, and as many more as it spans."""
        found = dict(attrs)
        self.tags.append((tag, found))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "tr":
            self._row += 1
        if tag in ("td", "th"):
            column = 0
            while (self._row, column) in self._held:
                column += 1
            self._cell = []
            for down in range(int(found.get("rowspan") or 1)):
                for right in range(int(found.get("colspan") or 1)):
                    place = (self._row + down, column + right)
                    assert place not in self._held
                    self._held[place] = self._cell

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        assert self.open.pop() == tag
        if tag in ("td", "th"):
            self._cell = None

    def handle_data(self, data: str) -> None:
        """Keep the text of a cell."""
        if self._cell is not None:
            self._cell.append(data)


def grid(page: str) -> list[list[str]]:
    """Give the texts of a page's table, row by row, each of eight columns."""
    found = Grid(page).rows
    assert [sorted(row) for row in found] == [list(range(8))] * len(found)
    return [[row[column] for column in range(8)] for row in found]
