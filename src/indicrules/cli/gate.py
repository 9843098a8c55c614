"""Turn what a score must reach, `--fail-under` and `--fail-grade`, into whether it does, and the words for that."""

from __future__ import annotations

from collections.abc import Callable, Set
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

import click

from indicrules.cli.options import decimal
from indicrules.cli.speech import refusal, tell
from indicrules.text.classes import frozen, mutable
from indicrules.text.sentence import say

if TYPE_CHECKING:
    from indicrules.ruleset import Ruleset
    from indicrules.scorecard import Scorecard


_DIGITS: Final = 60  # as many as the option takes


@frozen
class Gate:
    """What was asked for: a total of at least `least`, and none of the grades `failing`, `grade` and those after it."""

    least: Fraction | None = None
    grade: str | None = None
    failing: Set[str] = frozenset()

    def said_of(self, card: Scorecard) -> list[str]:
        """Say how a scorecard falls short; no total and no grade do, too."""
        said = []
        if self.least is not None and (card.total is None or card.total < self.least):
            least = _number(self.least)
            said.append(
                say("report.total-lacking", least=least)
                if card.total is None
                else say("report.total-short", total=str(card.total), least=least)
            )
        if self.grade is not None and (card.grade is None or card.grade in self.failing):
            said.append(
                say("report.grade-lacking", least=self.grade)
                if card.grade is None
                else say("report.grade-short", grade=card.grade, least=self.grade)
            )
        return [tell(each) for each in said]


@mutable
class Count:
    """How many rows of a table fall short."""

    gate: Gate
    under: int = 0
    graded: int = 0

    def add(self, batch: Any) -> None:
        """Count the rows of a batch."""
        from indicrules.tables.write import gate  # numpy and pyarrow are an extra

        if self.gate.least is not None:
            self.under += gate.under(batch, self.gate.least)
        if self.gate.grade is not None:
            self.graded += gate.graded(batch, self.gate.failing)

    def said(self, rows: int) -> list[str]:
        """Say how many rows fall short of what."""
        said = []
        if self.gate.least is not None and self.under:
            least = _number(self.gate.least)
            said.append(say("report.rows-short", count=f"{self.under:,}", rows=f"{rows:,}", least=least))
        if self.gate.grade is not None and self.graded:
            count = f"{self.graded:,}"
            said.append(say("report.rows-graded", count=count, rows=f"{rows:,}", least=self.gate.grade))
        return [tell(each) for each in said]


def gate_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_OPTIONS = (
    click.option(
        "--fail-under", callback=decimal, metavar="TOTAL", help="Exit with 1 if a total is below this, or lacking."
    ),
    click.option(
        "--fail-grade", metavar="NAME", help="Exit with 1 if a grade is this one, stands after it, or is lacking."
    ),
)


def gate_of(ruleset: Ruleset, least: Fraction | None, grade: str | None) -> Gate:
    """Give what is asked for; raise `CannotRun` for a grade that the ruleset does not have."""
    if grade is None:
        return Gate(least)
    names = [band.name for band in ruleset.model.root.bands]
    if grade not in names:
        listed = tuple(f"`{each}`" for each in dict.fromkeys(names))
        advice = say("usage.no-grade.names", names=listed) if names else say("usage.no-grade.none")
        raise refusal("usage", say("usage.no-grade", name=grade), advice)
    return Gate(least, grade, frozenset(names[names.index(grade) :]) - set(names[: names.index(grade)]))


def _number(value: Fraction) -> str:
    with localcontext(prec=_DIGITS):
        return format(Decimal(value.numerator) / Decimal(value.denominator), "f")
