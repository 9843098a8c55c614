"""Turn the XML of a sheet into what no library tells of it: numbers as stored, formulas, covered and hidden cells."""

from __future__ import annotations

from indicrules.files.cells import refused
from indicrules.forms.archives import Archive
from indicrules.forms.elements import whole
from indicrules.forms.laid import cell_name
from indicrules.forms.saying import MOST_PLACES, broken, too_many_places
from indicrules.text.patterns import pattern
from indicrules.text.sentence import say

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
_MOST_MERGES = 20_000
_LONGEST_FORMULA = 200  # characters that are kept, of what is only looked at where it is a number
_REFERENCE = pattern(r"^\$?([A-Za-z]{1,3})\$?([0-9]{1,7})$")


class Stored:
    """A cell as its XML has it: its type, the text of its value, and the formula behind it, None if there is none."""

    __slots__ = ("formula", "kind", "value")

    def __init__(self, kind: str) -> None:
        self.kind, self.value = kind, ""
        self.formula: str | None = None


class Sheet:
    """What a scan of a sheet's XML found; rows and columns count from 0."""

    def __init__(self, archive: Archive, part: str, name: str) -> None:
        """Go through the XML; raise `DataError` where it is not safe, or has more cells than a form may."""
        self.cells: dict[tuple[int, int], Stored] = {}
        self.merges: list[tuple[int, int, int, int]] = []
        self.rows_hidden: set[int] = set()
        self.columns_hidden: set[int] = set()
        self.filtered = self.headed = self.zeros_unseen = False
        self._name, self._row, self._column = name, -1, -1
        self._all_hidden, self._shown = False, set[int]()
        self._cell: Stored | None = None
        self._ranges = 0
        self._text: list[str] | None = None
        self._footer = self._spoken = False  # inside of a header or footer, of how a text is read aloud
        archive.scan(part, self._start, self._end, self._data, name=name)
        if self._all_hidden:
            self.rows_hidden |= {row for row, _ in self.cells} - self._shown

    def _start(self, tag: str, given: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        match tag:
            case "c":
                self._open_cell(given)
            case "v" | "t":
                self._text = []
            case "rPh":
                self._spoken = True
            case "f" if self._cell is not None:
                self._cell.formula = ""
                self._text = []
            case "row":
                self._open_row(given)
            case "mergeCell":
                self._merge(given.get("ref", ""))
            case "col" if _yes(given.get("hidden")) or _zero(given.get("width")):
                first, last = whole(given.get("min"), 8), whole(given.get("max"), 8)
                if first is not None and last is not None and len(self.columns_hidden) < MOST_COLUMNS:
                    self._ranges += 1
                    if self._ranges > MOST_COLUMNS // 16:
                        raise broken(self._name)
                    self.columns_hidden.update(range(first - 1, min(last, MOST_COLUMNS)))
            case "sheetFormatPr":
                self._all_hidden = _yes(given.get("zeroHeight"))
            case "sheetView":
                self.zeros_unseen = given.get("showZeros") in ("0", "false")
            case "autoFilter":
                self.filtered = True
            case "oddHeader" | "oddFooter" | "evenHeader" | "evenFooter" | "firstHeader" | "firstFooter":
                self._footer = True
            case _:
                pass

    def _end(self, tag: str) -> None:
        tag = tag.rpartition(":")[2]
        if tag in ("v", "t") and self._text is not None:
            if self._cell is not None and not self._spoken:
                self._cell.value += "".join(self._text)
            self._text = None
        elif tag == "f" and self._text is not None:
            if self._cell is not None:
                self._cell.formula = "".join(self._text)[:_LONGEST_FORMULA]
            self._text = None
        elif tag == "rPh":
            self._spoken = False
        elif tag == "c":
            self._cell = None
        elif tag.endswith(("Header", "Footer")):
            self._footer = False

    def _data(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)
        elif self._footer and text.strip():
            self.headed = True

    def _open_row(self, given: dict[str, str]) -> None:
        stated = whole(given.get("r"), 8)
        self._row = self._row + 1 if stated is None else stated - 1
        self._column = -1
        if _yes(given.get("hidden")) or _zero(given.get("ht")):
            self.rows_hidden.add(self._row)
        else:
            self._shown.add(self._row)

    def _open_cell(self, given: dict[str, str]) -> None:
        at = place_of(given["r"]) if "r" in given else (self._row, self._column + 1)
        if at is None or not (0 <= at[0] < MOST_ROWS and 0 <= at[1] < MOST_COLUMNS):
            raise broken(self._name)
        self._column = at[1]
        self._cell = self.cells[at] = Stored(given.get("t", "n"))
        if len(self.cells) > 2 * MOST_PLACES:
            raise too_many_places(f"{self._name}!{cell_name(*at)}", len(self.cells))

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        start, end = place_of(first), place_of(last or first)
        if start is None or end is None:
            raise broken(self._name)
        if len(self.merges) >= _MOST_MERGES:
            said = say("too-many-cells.merges", most=f"{_MOST_MERGES:,}")
            raise refused(self._name, "too-many-cells", said, say("too-many-cells.hint"))
        top, left = min(start[0], end[0]), min(start[1], end[1])
        self.merges.append((top, left, abs(end[0] - start[0]) + 1, abs(end[1] - start[1]) + 1))


def place_of(reference: str) -> tuple[int, int] | None:
    """Give row and column, from 0, of the name of a cell.

    >>> place_of("G12")
    (11, 6)
    """
    found = _REFERENCE.match(reference)
    if found is None:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1


def _yes(given: str | None) -> bool:
    return given in ("1", "true")


def _zero(given: str | None) -> bool:
    return given is not None and given.strip("0.") == "" and "0" in given
