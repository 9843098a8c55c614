"""What an audit of many departments says of each, in a row, and of all of them, in hints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from indicrules.text.classes import field, sealed
from indicrules.text.sentence import Language, Sentence, told

if TYPE_CHECKING:
    from indicrules.departments.hinting import Gathering

Number = Decimal | Fraction
HintCode = Literal[
    "full-everywhere", "actuals-on-target", "same-figures", "same-figure", "first-digits", "round-numbers"
]


@sealed
class Row:
    """What came of one department: its published total and grade, the recomputed ones, and how many findings.

    `unit` is the path of its file in the folder, without the ending; `delta` is claimed − recomputed, exactly.
    `findings` counts the codes of what failed or is to be looked at, the most frequent first. Where its file could not
    be audited, `problems` say why, each a code and a sentence, and nothing was recomputed. `unread` are names in its
    form that the ruleset does not know.
    """

    unit: str
    file: str
    claimed: str | None = None
    claimed_grade: str | None = None
    total: Number | None = None
    grade: str | None = None
    delta: Number | None = None
    failed: int = 0
    warned: int = 0
    findings: tuple[tuple[str, int], ...] = ()
    problems: tuple[tuple[str, Sentence], ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def audited(self) -> bool:
        """Whether its file could be read and scored."""
        return not self.problems

    def problems_in(self, language: Language) -> tuple[str, ...]:
        """Say in a language why it could not be audited."""
        return tuple(told(said, language) for _, said in self.problems)


@sealed
class Hint:
    """What the figures of all departments together hint at; it proves nothing of any of them.

    `name` is the indicator that it is of, None for all. `count` of `of` are so, and `arithmetic` says what was counted.
    """

    code: HintCode
    said: Sentence
    count: int
    of: int
    name: str | None = None
    arithmetic: str = ""

    @property
    def share(self) -> Fraction:
        """How many of those that were looked at, as a share of one."""
        return Fraction(self.count, self.of) if self.of else Fraction(0)

    @property
    def message(self) -> str:
        """The sentence in English."""
        return told(self.said)

    def message_in(self, language: Language) -> str:
        """Give the sentence in a language."""
        return told(self.said, language)


class Survey:
    """The audits of a folder of departments: its rows, one after another, and what all of them hint at.

    Iterating reads and audits; each row comes once, in the order of the files' names, and is not kept. When all have
    come, `hints` and the counts are those of the whole folder; before, of the rows so far.
    """

    def __init__(self, rows: Iterator[Row], tally: Gathering, files: int) -> None:
        """Take the rows as they come, what gathers from them, and how many files there are."""
        self._rows, self._tally = rows, tally
        self.files = files
        self.audited = self.not_audited = self.failed = 0

    def __iter__(self) -> Iterator[Row]:
        """Give the rows that have not come yet."""
        for row in self._rows:
            self.audited += row.audited
            self.not_audited += not row.audited
            self.failed += row.failed > 0
            yield row

    @property
    def hints(self) -> tuple[Hint, ...]:
        """What the departments so far hint at together."""
        return self._tally.hints()


@sealed
class Figures:
    """What hints are made of, of one department: by indicator, and its numbers.

    `full` are the indicators with full marks, `on_target` those whose actual is the target, `measured` those that have
    both, `actuals` the texts of all actuals by indicator, `numbers` the figures as they were given, without percents.
    """

    full: tuple[str, ...] = ()
    scored: tuple[str, ...] = ()
    on_target: tuple[str, ...] = ()
    measured: tuple[str, ...] = ()
    actuals: Mapping[str, str] = field(factory=dict)
    numbers: tuple[Fraction, ...] = ()


Outcome = tuple[Row, Figures | None]
Source = tuple[str, str, str]
"""A unit, the name of its file in the folder, and the path of the file."""
