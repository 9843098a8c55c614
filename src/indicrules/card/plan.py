"""A ruleset made ready for one period: its model and the function that scores by it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from operator import itemgetter
from typing import Any, Literal, cast

from indicrules.card.noted import Noted
from indicrules.compile.intake import Given
from indicrules.compile.notes import Notes
from indicrules.compile.runtime import Stop, Unusual
from indicrules.compile.scorer import NotingScorer, Results, Scorer, noting_scorer, scorer
from indicrules.evaluate.ledger import rational
from indicrules.evaluate.outcome import Status
from indicrules.evaluate.readers import takers
from indicrules.evaluate.scoring import Scoring
from indicrules.evaluate.values import NOT_APPLICABLE
from indicrules.intake.actuals import Actuals, Extra, Percents, actual, read
from indicrules.intake.doubtful import Doubtful, doubtful, usually_high
from indicrules.intake.noted import DataNote
from indicrules.model.rules import Input, Model
from indicrules.model.types import ListType, NumberType
from indicrules.model.units import Unit
from indicrules.text.classes import evolve, field, frozen
from indicrules.text.errors import DataError, Problem

STATUSES: tuple[Status, ...] = ("scored", "zero", "full", "dropped")

EARLY = 4  # departments that the reference evaluator scores, before the function is made that scores
FEW = 24  # cards whose ledgers the reference evaluator works out, before the scorer is made that notes them
MANY = 1_000  # items, past which that scorer takes too long to make

Values = tuple[Any, ...]
Measure = tuple[Unit | None, tuple[int, int]]  # a unit, and the fraction by which base units become it
Recipe = Callable[[], "tuple[Callable[..., Plan], tuple[Any, ...]]"]


@frozen(slots=False)
class Plan:
    """What scores one department after another; the function that does it is made when it is first needed.

    It is pickled as `recipe` says: a function with its arguments, which make the same plan elsewhere.
    """

    model: Model
    recipe: Recipe | None = field(default=None, eq=False, repr=False)

    def __reduce__(self) -> tuple[Callable[..., Plan], tuple[Any, ...]]:
        if self.recipe is None:
            raise TypeError("a plan that no ruleset made cannot be pickled")
        return self.recipe()

    def __deepcopy__(self, memo: dict[int, object]) -> Plan:
        return self

    def in_period(self, period: int | datetime.date | str, recipe: Recipe) -> Plan:
        """Give the plan for a period that chooses the same rows of every param: it scores by the same function."""
        return Plan(evolve(self.model, period=period), recipe)

    @cached_property
    def scorer(self) -> Scorer:
        """The compiled function, one for all periods that mean the same."""
        made = self.model.made
        if "scorer" not in made:
            made["scorer"] = scorer(self.model)
        return cast(Scorer, made["scorer"])

    def noted(self, values: Values) -> tuple[Results, Noted] | None:
        """Give the results again and what the scoring notes.

        None where the compiled function cannot score this, and as long as making the form that notes does not pay: it
        takes as long as some thirty departments take the reference evaluator.
        """
        made = self.model.made.get("noting")
        if made is None:
            asked = self.model.made["asked"] = cast(int, self.model.made.get("asked", 0)) + 1
            if asked <= FEW or len(self.model.items) > MANY:
                return None
            made = self.model.made["noting"] = noting_scorer(self.model)
        score, notes = cast("tuple[NotingScorer, Notes]", made)
        try:
            _, found, (noted, lines) = score(values)
        except (Stop, ArithmeticError):
            return None
        return found, Noted(notes, noted, lines)

    @cached_property
    def at(self) -> Mapping[str, int]:
        """Where the values of inputs stand in a snapshot."""
        return {name: at for at, name in enumerate(self.model.inputs)}

    @cached_property
    def _names(self) -> Values:
        return tuple(self.model.inputs)

    @cached_property
    def _pick(self) -> Callable[[Mapping[Any, Any]], Values]:
        names = self._names
        if self._lists:
            return lambda given: self._fixed([given[name] for name in names])
        return itemgetter(*names) if len(names) > 1 else lambda given: tuple(given[name] for name in names)

    @cached_property
    def _lists(self) -> tuple[int, ...]:
        return tuple(at for at, each in enumerate(self.model.inputs.values()) if isinstance(each.type, ListType))

    def _fixed(self, values: list[Any]) -> Values:
        """Give values among which lists can no longer change."""
        for at in self._lists:
            if type(values[at]) is list:
                values[at] = tuple(values[at])
        return tuple(values)

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """Where items stand in the file, by name, else by title; of two items with one title the first counts."""
        items = self.model.items.values()
        titled = {each.title: at for at, each in reversed(tuple(enumerate(items))) if each.title is not None}
        return titled | {each.name: at for at, each in enumerate(items)}

    @cached_property
    def takers(self) -> Mapping[str, Sequence[str]]:
        """The items that read each item."""
        return takers(self.model)

    @cached_property
    def measures(self) -> dict[str, Measure]:
        """What items are measured in, filled where that is asked for."""
        return {}

    @cached_property
    def usual(self) -> frozenset[str]:
        """The inputs of which the ruleset speaks as of 50 % or more."""
        return usually_high(self.model)

    def early(
        self, given: Mapping[Any, Any], percent: Percents, extra: Extra
    ) -> tuple[Values, Results, str | None, Literal[True]] | None:
        """Give what `score` gives, by the reference evaluator, and say so; raise `DataError`.

        None from the fifth department on: the compiled function takes as long to make as eight departments take here.
        """
        made = self.model.made
        if "scorer" in made:
            return None
        scored = made["scored"] = cast(int, made.get("scored", 0)) + 1
        if scored > EARLY:
            return None
        values, actuals = self._read(given, percent, extra)
        scoring = self._referred(actuals)
        return values, results(scoring), grade(scoring), True

    def confirm(self, values: Values, found: Results) -> None:
        """Hold results of the reference evaluator to those of the compiled function."""
        try:
            _, others, _ = self.scorer(values)
        except Unusual:
            return
        # INVARIANT: both evaluators give the same; a difference is a defect of the library, never of the data.
        assert same(others, found), (others, found)

    def score(
        self, given: Mapping[Any, Any], percent: Percents = "percent", extra: Extra = "error"
    ) -> tuple[Values, Results, str | None]:
        """Give a snapshot of the inputs' values, what each item came to, and the grade; raise `DataError`."""
        if type(given) is dict and percent == "percent":
            try:
                if len(given) == len(self._names):
                    return self.scorer(self._pick(given))
                if sum(map(given.__contains__, self._names)) == len(given):
                    some = map(given.get, self._names)
                    return self.scorer(self._fixed([*some]) if self._lists else tuple(some))
            except Exception:  # unusual data, or data to refuse: both are looked at again, in full
                pass
        values, actuals = self._read(given, percent, extra)
        try:
            return self.scorer(values)
        except Unusual:
            scoring = self._referred(actuals)  # numbers longer than the compiled function reckons with
        except (Stop, ArithmeticError) as stopped:
            self._referred(actuals)
            # INVARIANT: both evaluators refuse the same; a difference is a defect of the library, never of the data.
            raise AssertionError("refused by the compiled evaluator alone") from stopped
        return values, results(scoring), grade(scoring)

    def _read(self, given: Mapping[Any, Any], percent: Percents, extra: Extra) -> tuple[Values, Actuals]:
        found = read(self.model, given, percent, extra)
        actuals, raws, notes = found.actuals, found.given if percent == "percent" else {}, found.notes
        return tuple(_settled(each, raws.get(name), notes.get(name)) for name, each in actuals.items()), actuals

    def actuals(self, values: Values) -> Actuals:
        """Give the actuals in base units that a snapshot stands for."""
        inputs = self.model.inputs.values()
        return {wanted.name: self._actual(wanted, value) for wanted, value in zip(inputs, values, strict=True)}

    def _actual(self, wanted: Input, value: Any) -> Any:
        if type(value) is Given:
            return value.value
        if type(value) is Decimal and isinstance(wanted.type, NumberType):
            number = Fraction(value)  # the compiled function has judged it already
            return number if wanted.type.unit is None else number * wanted.type.unit.scale
        return actual(self.model, wanted, value)

    def doubtful(self, values: Values) -> tuple[Doubtful, ...]:
        """Give what is doubtful of a snapshot, read in percent; see `intake/doubtful.py`."""
        raws = (value.raw if type(value) is Given else value for value in values)
        return doubtful(self.model, self.usual, dict(zip(self.model.inputs, raws, strict=True)))

    def _referred(self, actuals: Actuals) -> Scoring:
        scoring = Scoring(self.model, actuals, ledgers=False)
        refuse(scoring)
        return scoring


def notes_in(values: Values) -> dict[str, DataNote]:
    """Give what the data say beside values of a snapshot, by input in file order."""
    notes = (value.note for value in values if type(value) is Given)
    return {note.name: note for note in notes if note is not None}


def _settled(value: Any, raw: object, note: DataNote | None) -> Any:
    return value if note is None and (value is None or value is NOT_APPLICABLE) else Given(value, raw, note)


def refuse(scoring: Scoring) -> None:
    """Raise `DataError` if any item could not be scored, each cause once."""
    if scoring.problems:
        seen: dict[tuple[str, str | None, Any], Problem] = {}
        for problem in scoring.problems:
            place = problem.span.start if problem.span is not None else None
            seen.setdefault((problem.code, problem.name, place), problem)
        raise DataError(tuple(seen.values()))


def results(scoring: Scoring) -> Results:
    """Give what each item came to, in file order, the ruleset last."""
    found: list[int] = []
    for outcome in [*(scoring.outcomes[name] for name in scoring.model.items), scoring.root]:
        score = rational(outcome.score) if outcome.score is not None else Fraction(0)
        found += (STATUSES.index(outcome.status), score.numerator, score.denominator)
    return tuple(found)


def same(one: Results, other: Results) -> bool:
    """Tell whether two results say the same; their fractions need not be reduced."""
    return len(one) == len(other) and all(
        one[at] == other[at] and one[at + 1] * other[at + 2] == other[at + 1] * one[at + 2]
        for at in range(0, len(one), 3)
    )


def grade(scoring: Scoring) -> str | None:
    """Name the ruleset's grade."""
    return scoring.root.grade.name if scoring.root.grade is not None else None
