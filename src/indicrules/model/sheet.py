"""The file beside a ruleset that holds a table's rows: its header, and its cells as columns."""

from __future__ import annotations

import unicodedata

from indicrules.syntax.cells import Test, read_test
from indicrules.syntax.rows import delimited, line_at
from indicrules.syntax.signs import plain_forms
from indicrules.text.classes import field, frozen
from indicrules.text.source import Source, Span


@frozen(eq=False)
class Sheet:
    """The cells of a CSV file, blanks around them aside: columns under the names in `header`, which begins at `head`.

    `starts` are where the rows begin. What was made of columns is kept in `made`: tests by the column's place.
    """

    header: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]
    starts: tuple[int, ...]
    head: int
    delimiter: str
    source: Source
    made: dict[int, tuple[Test | None, ...]] = field(factory=dict)

    def heading(self, column: int) -> Span:
        """Give the place of a column's name."""
        return delimited(line_at(self.source, self.head, remarks=False), self.delimiter)[column]

    def cell(self, row: int, column: int) -> Span:
        """Give the place of a cell."""
        return delimited(line_at(self.source, self.starts[row], remarks=False), self.delimiter)[column]

    def tests(self, column: int) -> tuple[Test | None, ...]:
        """Give what the cells of a column write, None for one that is a text without quotes."""
        found = self.made.get(column)
        if found is None:
            known: dict[str, Test | None] = {}
            for each in self.columns[column]:
                if each not in known:
                    known[each] = read_test(plain_forms(each), each)
            found = self.made[column] = tuple(known[each] for each in self.columns[column])
        return found


def name_of(head: str) -> str:
    """Give the name that heads a column as names are compared."""
    return unicodedata.normalize("NFKC", head.strip())
