"""A published value, whose it is, and the place in a file where it stands."""

from __future__ import annotations

from typing import Literal, get_args

from indicrules.text.classes import sealed

What = Literal["score", "completion", "weight", "target", "actual", "subtotal", "total", "grade"]
"""What a claim is of: of an item, but for `total` and `grade`, which may be the ruleset's; `subtotal` is a group's."""

WHATS: tuple[What, ...] = get_args(What)


@sealed
class Place:
    """Where something stands in a file: a cell of a sheet or of a table of a document, or a line of a text.

    `table` is the sheet's name, or `table 2`; `cell` is `G12`, in a document's table likewise; `line` counts from 1;
    `text` is what stands there, as it is written. What does not apply is None.
    """

    file: str | None = None
    table: str | None = None
    cell: str | None = None
    line: int | None = None
    text: str | None = None

    def __str__(self) -> str:
        """Give the place in a line: `form.xlsx, Sheet1!G12`, `report.txt:88`."""
        if self.cell is not None:
            within = self.cell if self.table is None else f"{self.table}!{self.cell}"
            return within if self.file is None else f"{self.file}, {within}"
        if self.line is not None:
            return f"{self.file or ''}:{self.line}"
        return ", ".join(each for each in (self.file, self.table) if each is not None)


@sealed
class Claim:
    """A value that somebody published of an item, or of the whole where `of` is None.

    `value` is its text as it was published (`13.12`, `105.26%`, `≥43宗`, `优`), `low` and `high` the ends of one that
    was published as an interval; where all three are None it was not published. `by` is whose it is: `self`, `review`,
    or another name. `reason` is what the unit gives as its reason for what was lost.
    """

    what: What
    of: str | None = None
    value: str | None = None
    low: str | None = None
    high: str | None = None
    by: str = "self"
    place: Place | None = None
    reason: str | None = None
