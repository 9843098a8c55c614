"""Turn how rows were scored into counts, and counts into a line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from indicrules.tables.score.program import Tier


@attrs.define
class Report:
    """How rows were scored: the tier of each item by its column's name, and the rows left to the exact evaluator.

    `distinct` counts the sets of values that it looked at, `native` the rows that machine code read by itself,
    `repeated` those that have the results of another row with the same values.
    `doubtful` counts by input the bare numbers above 1 and up to 2 that were read in percent, where the ruleset speaks
    of 50 % or more.
    """

    tiers: dict[str, Tier] = attrs.field(factory=dict)
    rows: int = 0
    fallen: int = 0
    distinct: int = 0
    native: int = 0
    repeated: int = 0
    doubtful: dict[str, int] = attrs.field(factory=dict)

    def __str__(self) -> str:
        """Say it in one line."""
        counts = Counter(self.tiers.values())
        tiers = ", ".join(f"{count} by {tier}" for tier, count in counts.items())
        alike = f", {self.repeated} as rows before them" if self.repeated else ""
        return (
            f"{self.rows} rows, {self.native} by machine code{alike}; items: {tiers or 'none'}; "
            f"{self.share_fallen:.2%} of rows by the exact evaluator"
        )

    def add(self, other: Report) -> None:
        """Count what another report counts, too."""
        self.tiers |= other.tiers
        self.rows += other.rows
        self.fallen += other.fallen
        self.distinct += other.distinct
        self.native += other.native
        self.repeated += other.repeated
        for name, count in other.doubtful.items():
            self.note(name, count)

    def note(self, name: str, count: int) -> None:
        """Count cells of an input that may have been meant as fractions."""
        if count:
            self.doubtful[name] = self.doubtful.get(name, 0) + count

    @property
    def share_fallen(self) -> float:
        """The share of rows that only the exact evaluator could decide."""
        return self.fallen / self.rows if self.rows else 0.0
