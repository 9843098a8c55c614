"""The public scorecard: what the engine worked out, with its explanation in words and a mapping's manners."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar, overload

from indicrules.card import scorecard
from indicrules.card.scorecard import Item

if TYPE_CHECKING:
    from indicrules.tables.arrow import Table

Format = Literal["text", "markdown", "html", "json", "form", "form-markdown"]
Language = Literal["en", "zh"]
Depth = Literal["brief", "default", "full"]
ReportFormat = Literal["html", "markdown", "xlsx", "docx"]

_Default = TypeVar("_Default")


class Scorecard(scorecard.Scorecard):
    """What a ruleset makes of one department's actuals.

    `total` and `grade` are ready; items, ledger, checks and explanation are worked out when first asked for.

    Indicators and groups are found as in a mapping, by name or title: `card["x"]`, `"x" in card`, `card.get("x")`,
    `len(card)`, `card.keys()`, `card.values()`, `dict(card)`. `card.items` is the tuple of them in file order and no
    method, and iterating gives them, not their names. A card is true even where it has none.
    """

    __slots__ = ()

    def __str__(self) -> str:
        """Give the table that `indicrules score` prints: a bar an item, the total, checks that do not hold."""
        from indicrules.explain.brief import brief  # only one that is printed needs the renderers

        return brief(self, "en").rstrip("\n")

    def __len__(self) -> int:
        """Count the indicators and groups."""
        return len(self.items)

    def __bool__(self) -> bool:
        return True

    def __contains__(self, item: object) -> bool:
        """Tell whether there is an indicator or group of this name or title; an item of the card is in it, too."""
        return item in self.items if issubclass(type(item), Item) else self.get(item) is not None

    def __iter__(self) -> Iterator[Item]:
        """Give the indicators and groups in file order."""
        return iter(self.items)

    def keys(self) -> tuple[str, ...]:
        """Give the names of the indicators and groups in file order."""
        return tuple(item.name for item in self.items)

    def values(self) -> tuple[Item, ...]:
        """Give the indicators and groups in file order, as `items` does."""
        return self.items

    @overload
    def get(self, name: object) -> Item | None: ...

    @overload
    def get(self, name: object, default: _Default) -> Item | _Default: ...

    def get(self, name: object, default: object = None) -> object:
        """Give the indicator or group of this name or title, else `default`."""
        try:
            return self[name] if issubclass(type(name), str) else default  # type: ignore[index]  # it is a text
        except KeyError:
            return default

    def explain(
        self, format: Format = "text", lang: Language = "en", indicator: str | None = None, *,
        depth: Depth = "default", why_not: bool | None = None, about: Mapping[str, str] | None = None,
    ) -> str:  # fmt: skip
        """Explain the whole scorecard, or the `indicator` of that name or title.

        `depth` is how much is told: `"brief"` the first page, `"default"` each item that lost points and a line for
        each that did not, `"full"` every step of every item. `why_not` tells of rows that were passed over and clauses
        that changed nothing: of items that lost points, if it is None. `about` says of which `unit`, `data` and `date`
        the explanation is, under these names. `"form"` is the table that finance bureaus collect, a page, or Markdown
        by `"form-markdown"`; of it only `lang` and `indicator` choose. `"json"` gives the same as data (see
        `docs/scorecard.schema.json`).

        Raise `KeyError` for an unknown indicator, `ValueError` for an option that there is not.
        """
        from indicrules.explain.render import explained  # only an explanation needs the renderers

        about = {} if about is None else about
        return explained(self, format, lang, indicator, depth=depth, why_not=why_not, about=about)

    def receipt(self) -> bytes:
        """Give a receipt: JSON that pins ruleset, data, library and results, for `indicrules.verify` to recompute.

        The bytes are the same for the same ruleset, data and library (see `docs/receipts.md`).
        """
        from indicrules.receipts.made import receipt_of  # only a receipt needs it

        return receipt_of(self)

    @overload
    def report(
        self, format: Literal["html", "markdown"] = ..., lang: Language = ..., *, about: Mapping[str, str] | None = ...
    ) -> str: ...

    @overload
    def report(
        self, format: Literal["xlsx", "docx"], lang: Language = ..., *, about: Mapping[str, str] | None = ...
    ) -> bytes: ...

    def report(
        self, format: ReportFormat = "html", lang: Language = "en", *, about: Mapping[str, str] | None = None
    ) -> str | bytes:
        """Write a report to hand on: `"html"` and `"markdown"` as text, `"xlsx"` and `"docx"` as the bytes of a file.

        A page and Markdown have the explanation, the way from the full mark to the total, and the rules with the
        clauses that fired; a workbook has the form with live formulas, and each deduction; a document has the scoring
        section of a self-evaluation report. `about` says of which `unit`, `data` and `date` it is, under these names.
        The bytes are the same each time.

        Raise `ValueError` for an option that there is not; `NotInstalled` where a workbook or document is asked for
        and `pip install "indicrules[files]"` was not run.
        """
        from indicrules.report.rendering import reported  # only a report needs the renderers

        return reported(self, format, lang, about={} if about is None else about)

    def write_report(
        self, path: str | os.PathLike[str], lang: Language = "en", *, about: Mapping[str, str] | None = None
    ) -> None:
        """Write the report into a file, in the format of its ending: `.html`, `.md`, `.xlsx` or `.docx`.

        The file appears once it is whole, in the place of any that was there. Raise `ValueError` for an ending that
        says nothing, `OSError` where the file cannot be written, and what `report` raises.
        """
        from indicrules.report.writing import write  # only a report needs the renderers

        write(path, lambda format: self.report(format, lang, about=about))

    def to_frame(self) -> Table | list[dict[str, Any]]:
        """Give a row an indicator or group, in file order: a `pyarrow.Table`, or without pyarrow a list of dicts.

        The columns are `item title kind parent status weight effective_weight full score points lost actual unit
        target completion met shortfall grade`; `target` is the text of its clause. In a table, numbers are decimals of
        12 places, half even where an exact value has more, and `actual`, which may be a number, a date, a text or
        yes/no, is its exact text; in a list, values are what the item's attributes are.
        """
        from indicrules.card.framed import COLUMNS, rows  # only one that is made a frame needs it

        found = rows(self)
        try:
            from indicrules.tables.write.framed import framed  # pyarrow is an extra
        except ImportError:
            return found
        return framed(found, COLUMNS)

    def _repr_html_(self) -> str:
        """Give the table as a notebook shows it: a fragment whose styles touch nothing else on the page."""
        from indicrules.explain.brief import brief_document  # only a notebook needs the renderers
        from indicrules.explain.fragment import fragment

        return fragment(brief_document(self, "en"))
