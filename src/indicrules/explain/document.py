"""What an explanation says, as data: headings, bars, facts and losses, before any renderer draws them.

Texts are in the language of the document, numbers in them as they are shown: what is not whole in print stands after
`≈`. Author's names and texts are as they were written, with characters that a terminal would obey still in them.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Literal

from indicrules.text.classes import frozen
from indicrules.text.sentence import Language

Depth = Literal["brief", "default", "full"]  # for who decides, who audits, who wrote the ruleset

LineKind = Literal[
    "text",  # a sentence
    "formula",  # the author's words
    "values",  # an equality with numbers put in
    "condition",  # a condition with its values, and whether it holds
    "passed",  # a row or clause that changed nothing, with why
    "datum",  # a value of the data: many of them stand side by side
]


@frozen
class Line:
    """One thing said, with what belongs beside it: a remark such as how far off it is, and the place of its rule."""

    text: str
    aside: str = ""
    place: str = ""
    kind: LineKind = "text"


@frozen
class Fact:
    """What is said under one label; `step` names it in every language, `value` is what it came to.

    `clause` is the clause's own text, as the author wrote it.
    """

    step: str
    label: str
    lines: tuple[Line, ...]
    value: Any = None
    clause: str = ""


@frozen
class Loss:
    """A line of a ledger in words; `points` is positive where they were lost, `exact` the same as a number."""

    kind: str
    points: str
    reason: str
    arithmetic: str
    place: str
    exact: Any = None
    clause: str = ""
    notes: tuple[Line, ...] = ()


@frozen
class Losses:
    """A ledger in words, its points with one number of places, and what they add up to as printed."""

    label: str
    lines: tuple[Loss, ...]
    total: str
    exact: Any = None


Block = Fact | Losses


@frozen
class Heading:
    """What stands over a section: the name, the title where it says more, score and what was lost."""

    name: str
    title: str
    score: str
    result: str
    under: str = ""


@frozen
class Bar:
    """An item in the overview; `depth` counts the groups around it, `share` is score ÷ full mark if both are known.

    `name` is that of the item, which its section bears too; `title` what readers call it.
    """

    name: str
    title: str
    depth: int
    score: str
    full: str
    share: Fraction | None
    lost: str
    remark: str


@frozen
class Finding:
    """What a reader is to know first of one item or check; `kind` is lost, gained, missing, dropped, check, …."""

    kind: str
    label: str
    name: str
    title: str
    points: str
    text: str


@frozen
class Section:
    """How one item, or the whole, came to its score; `depth` counts the groups around it.

    An item of which nothing was lost has no blocks, but `short`: its figures on one line.
    """

    name: str
    heading: Heading
    blocks: tuple[Block, ...]
    depth: int = 0
    short: str = ""


@frozen
class Overview:
    """The whole on one page: its heading, what to know first, a bar an item, and how the total came about."""

    heading: Heading
    bars: tuple[Bar, ...]
    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...] = ()


@frozen
class Appendix:
    """What belongs to all sections: the methods that are used, the data as given and as read."""

    name: str
    title: str
    blocks: tuple[Fact, ...]


@frozen
class Document:
    """An explanation; without an overview where it is about one item.

    `header` says of which ruleset, data, version and period it is.
    """

    language: Language
    title: str
    overview: Overview | None
    sections: tuple[Section, ...]
    depth: Depth = "default"
    header: tuple[Fact, ...] = ()
    appendices: tuple[Appendix, ...] = ()
