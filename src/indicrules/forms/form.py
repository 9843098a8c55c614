"""What a form says before anything of it is decided: indicators, money, totals and grades, each in its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from indicrules.files.claim import Claim, Place
from indicrules.forms.grid import Notice
from indicrules.text.classes import field, frozen
from indicrules.text.sentence import Language

Role = Literal[
    "sign", "direction", "target", "unit", "actual", "weight", "reason", "rule", "evidence", "basis", "former",
    "former_target", "midyear", "completion", "converted", "extra",
]  # fmt: skip
"""What a cell of an indicator's row is, besides its name and levels, and besides scores, which have their own place."""

Column = Literal["initial", "budget", "spent", "weight", "rate", "score"]
"""What a cell of a row of money is: initial, whole-year (adjusted) and spent money, weight, execution rate, score."""


@frozen
class Written:
    """A text as it is written in a form, and where."""

    text: str
    place: Place


@frozen
class Row:
    """One indicator: its levels, the outermost first, its own name, and its other cells by what they are.

    `scores` are by whose they are: `self`, `review`. A blank cell is left out. `shares` says that the weight's cell
    spans the rows of other indicators too: all rows with the same number share one weight.
    """

    name: Written
    levels: tuple[Written, ...] = ()
    cells: Mapping[Role, Written] = field(factory=dict)
    scores: Mapping[str, Written] = field(factory=dict)
    shares: int | None = None


@frozen
class Money:
    """A row of the form's money: the total, or a part of it."""

    name: Written
    cells: Mapping[Column, Written]


@frozen
class Budget:
    """The form's money: its unit as written (`万元`), the row that is scored, and the rows below it."""

    unit: str
    total: Money
    parts: tuple[Money, ...] = ()
    weight: Written | None = None


@frozen
class Figure:
    """A figure that no indicator reads, but checks of the form do: its name as an input, its text, and where."""

    name: str
    text: str
    place: Place


@frozen
class Form:
    """All that one form says.

    `figures` are inputs besides those of indicators and of the budget's own row, for `checks`, which are lines of a
    ruleset that uses `std/audit`; `claims` are what the form says besides its rows, as what it says twice.
    `weights` are those of levels, by their name, where a heading or a column of their own says them; `totals` and
    `grades` are by whose they are; `remarks` are sentences around the table.
    """

    title: str
    rows: tuple[Row, ...]
    language: Language = "zh"
    year: int | None = None
    budget: Budget | None = None
    weights: Mapping[str, Written] = field(factory=dict)
    subtotals: Mapping[str, Mapping[str, Written]] = field(factory=dict)
    full: Written | None = None
    totals: Mapping[str, Written] = field(factory=dict)
    grades: Mapping[str, Written] = field(factory=dict)
    remarks: tuple[Written, ...] = ()
    figures: tuple[Figure, ...] = ()
    checks: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    skipped: tuple[Notice, ...] = ()
    notices: tuple[Notice, ...] = ()
