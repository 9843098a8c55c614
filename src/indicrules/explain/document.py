"""What an explanation says, as data: headings, bars, facts and losses, before any renderer draws them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Literal

from indicrules.text.classes import frozen

Language = Literal["en", "zh"]


@frozen
class Line:
    """One thing said, with what belongs beside it: the place of its rule, how far off it is."""

    text: str
    aside: str = ""


@frozen
class Fact:
    """What is said under one label; `step` names it in every language, `value` is what it came to."""

    step: str
    label: str
    lines: tuple[Line, ...]
    value: Any = None


@frozen
class Loss:
    """A line of a ledger in words."""

    kind: str
    points: str
    reason: str
    arithmetic: str
    place: str


@frozen
class Losses:
    """A ledger in words, and what it adds up to."""

    label: str
    lines: tuple[Loss, ...]
    total: str


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
    """An item in the overview; `depth` counts the groups around it, `share` is score ÷ full mark if both are known."""

    name: str
    depth: int
    score: str
    full: str
    share: Fraction | None
    lost: str
    remark: str


@frozen
class Section:
    """How one item, or the whole, came to its score."""

    name: str
    heading: Heading
    blocks: tuple[Block, ...]


@frozen
class Overview:
    """The whole on one page: its heading, a bar an item, and what concerns all of them."""

    heading: Heading
    bars: tuple[Bar, ...]
    blocks: tuple[Block, ...]


@frozen
class Document:
    """An explanation; without an overview where it is about one item."""

    language: Language
    title: str
    overview: Overview | None
    sections: tuple[Section, ...]
