"""The scorecard of one department: total, grade, items, ledger, checks, worked out as far as asked."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import count, repeat
from typing import TYPE_CHECKING, Any

from indicrules.card.arithmetic import measured_type, shown_unit
from indicrules.card.checks import CheckResult, checked
from indicrules.card.derivation import DerivationStep, noted_steps, outcome_steps
from indicrules.card.downgrades import Lowered, from_notes, from_outcome
from indicrules.card.lines import Line
from indicrules.card.noted import Noted, number
from indicrules.card.plain import plain
from indicrules.card.plan import STATUSES, Measure, Plan, Values, notes_in, results, same
from indicrules.card.recalled import recalled
from indicrules.compile.intake import Given
from indicrules.compile.scorer import Results
from indicrules.evaluate.ledger import certain, entries, missed, why
from indicrules.evaluate.outcome import Outcome
from indicrules.evaluate.readers import inputs_of
from indicrules.evaluate.scoring import Scoring
from indicrules.evaluate.told import told
from indicrules.evaluate.unrounded import full_by_rounding, hang
from indicrules.evaluate.values import Reason
from indicrules.exact.number import published
from indicrules.language.clauses import CONDITIONAL
from indicrules.meaning.lowering import meaning_of
from indicrules.model import rules
from indicrules.model.types import NumberType
from indicrules.model.units import Unit
from indicrules.model.walk import outline
from indicrules.text.classes import evolve
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.options import indent_or_none

if TYPE_CHECKING:
    from indicrules.evaluate.outcome import Status
    from indicrules.files.parcel import Text
    from indicrules.intake.actuals import Actuals
    from indicrules.intake.doubtful import Doubtful
    from indicrules.intake.noted import DataNote

Number = Decimal | Fraction
Value = Number | tuple[Number, ...] | str | bool | datetime.date

_ROOT = -3  # where the ruleset's own results stand, behind those of the items
_WORKED_OUT = frozenset({"_actuals", "_detail", "_items", "_checks", "_weights", "_noted", "_recalled", "outline"})


class Item:
    """An indicator or group on a scorecard.

    Numbers are `Decimal` where they terminate within 30 places, else `Fraction`; `score`, `points` and `lost` are
    None where the item is dropped; `weight` is the nominal one, `effective_weight` what it weighs after
    redistribution. `actual` and `target` are in the item's `unit`; percents are plain numbers (95 % is 0.95).
    """

    __slots__ = ("_at", "_card", "_rule")

    def __init__(self, card: Scorecard, at: int, rule: rules.Item) -> None:
        self._card, self._at, self._rule = card, at, rule

    def __reduce__(self) -> tuple[Any, ...]:
        return _item_at, (self._card, self._at)

    def __eq__(self, other: object) -> bool:
        return (self._at, self._card) == (other._at, other._card) if isinstance(other, Item) else NotImplemented

    def __hash__(self) -> int:
        return hash((self._at, self._card))

    def __repr__(self) -> str:
        return f"<{self.kind} {self.name} {_reached(self.score, self.full)}>"

    @property
    def name(self) -> str:
        """The item's name."""
        return self._rule.name

    @property
    def title(self) -> str | None:
        """The item's title."""
        return self._rule.title

    @property
    def kind(self) -> rules.ItemKind:
        """`indicator` or `group`."""
        return self._rule.kind

    @property
    def parent(self) -> str | None:
        """The group the item is in, None at the top."""
        return self._rule.parent

    @property
    def weight(self) -> Number | None:
        """The nominal weight."""
        return _number(self._rule.weight)

    @property
    def full(self) -> Number | None:
        """The full mark, None where the score is unbounded."""
        return _number(self._rule.full)

    @property
    def status(self) -> Status:
        """`scored`, `zero`, `full` or `dropped`."""
        return STATUSES[self._card._results[self._at]]

    @property
    def score(self) -> Number | None:
        """The score on the item's own scale."""
        results, at = self._card._results, self._at
        return None if results[at] == 3 else number(results[at + 1 : at + 3])

    @property
    def points(self) -> Number | None:
        """What the parent counts."""
        status, rule = self._card._results[self._at], self._rule
        if status == 3:
            return None
        if rule.out_of is None or rule.weight is None:
            return self.score
        if self._card._noted is None or not self._card._noted.is_sure(self.name):
            return _exact(self.outcome.points)
        numerator, denominator = self._card._results[self._at + 1 : self._at + 3]
        share = rule.weight / rule.out_of
        return number((numerator * share.numerator, denominator * share.denominator))

    @property
    def lost(self) -> Number | None:
        """Full mark − score; 0 where the score is unbounded."""
        return self._card._published(self._at, self._rule)

    @property
    def full_by_rounding(self) -> bool:
        """Whether the full mark is reached by rounding alone: without the `round` clauses the score falls short."""
        return self.name in self._card.before_rounding

    @property
    def unit(self) -> str | None:
        """The unit of `actual` and `target`; None for plain numbers and percents."""
        unit = self._unit
        return None if unit is None else unit.name

    @property
    def _unit(self) -> Unit | None:
        return self._measure[0]

    @property
    def _measure(self) -> Measure:
        measures, name = self._card._plan.measures, self._rule.name
        found = measures.get(name)
        if found is None:
            found = measures[name] = _measure(self._rule)
        return found

    @property
    def actual(self) -> Any:
        """What was measured."""
        return self._shown(self._step("actual"))

    @property
    def target(self) -> Any:
        """What should be reached: the value of a one-sided target, the text of a range."""
        target = self._rule.target
        if isinstance(target, rules.Range):
            return target.span.words
        return self._shown(self._step("target"))

    @property
    def target_text(self) -> str | None:
        """The target as its clause says it."""
        return self._rule.target.span.words if self._rule.target is not None else None

    @property
    def completion(self) -> Number | None:
        """Actual against target, rounded where the ruleset says so."""
        return _exact(self._step("completion"))

    @property
    def met(self) -> bool | None:
        """Whether the target is reached."""
        met: bool | None = self._step("met")
        return met

    @property
    def shortfall(self) -> Number | None:
        """How far the actual misses the target, in its unit."""
        found = self._shown(self._step("shortfall"))
        return found if isinstance(found, Decimal | Fraction) else None

    @property
    def effective_weight(self) -> Number | None:
        """The weight after redistribution; 0 where the item is dropped."""
        return _number(self._card._effective().get(self.name))

    @property
    def grade(self) -> str | None:
        """The item's grade, if it has any that holds."""
        if not self._rule.bands:
            return None
        noted = self._card._noted
        if noted is not None:
            return noted.value(self.name, "grade") or None
        return self.outcome.grade.name if self.outcome.grade is not None else None

    @property
    def grade_found(self) -> str | None:
        """The grade before any `downgrade`."""
        return self._card._lowered_at(self._at, self._rule)[0] if self._rule.downgrades else self.grade

    @property
    def downgrades(self) -> tuple[Lowered, ...]:
        """What lowered the grade, in file order."""
        return self._card._lowered_at(self._at, self._rule)[1] if self._rule.downgrades else ()

    @property
    def reason(self) -> Reason | None:
        """Why the item was not scored."""
        return self._card._reason(self._at, self._rule)

    @property
    def sources(self) -> tuple[str, ...]:
        """Where the item's rule comes from."""
        return self._rule.sources

    @property
    def evidence(self) -> tuple[str, ...]:
        """What shows the actual."""
        return self._rule.evidence

    @property
    def note(self) -> str | None:
        """The author's note."""
        return self._rule.note

    @property
    def data_notes(self) -> tuple[DataNote, ...]:
        """What the data say beside the values that the item's clauses read, by way of metrics too, in file order."""
        return self._card.notes_of(self._rule)

    @property
    def ledger(self) -> tuple[Line, ...]:
        """The lines that add up to exactly what was lost."""
        return self._card._lines(self._at, self._rule)

    @property
    def derivation(self) -> tuple[DerivationStep, ...]:
        """Every step of the item's scoring up to where it had no value, in order."""
        noted = self._card._noted
        return outcome_steps(self) if noted is None else noted_steps(self, self._card.model, noted)

    @property
    def outcome(self) -> Outcome:
        """The same as the reference evaluator noted it, with the values of all expressions."""
        return self._card.detail.outcomes[self.name]

    @property
    def rule(self) -> rules.Item:
        """What the ruleset says of the item."""
        return self._rule

    def _step(self, role: str) -> Any:
        """Give what a step came to, the completion rounded where the ruleset says so; None where it was not taken."""
        noted = self._card._noted
        if noted is None:
            return getattr(self.outcome, role)
        return noted.role(self._rule, role, self._card.model)

    def _shown(self, value: Any) -> Any:
        if value is None or isinstance(value, str | bool | datetime.date):
            return value
        return _exact(value, self._measure[1])


def _item_at(card: Scorecard, at: int) -> Item:
    return card.items[at // 3]


def _outcome_at(card: Scorecard, at: int) -> Outcome:
    return card._outcome_at(at)


def _check_at(card: Scorecard, number: int) -> CheckResult:
    return card.checks[number]


class Scorecard:
    """What a ruleset makes of one department's actuals.

    `total` and `grade` are ready; items, ledger, checks and explanation are worked out when first asked for.
    Two are equal whose rulesets, periods, actuals, notes and results are. It is pickled with the texts of its ruleset,
    and what is worked out of it is worked out anew where it arrives.
    """

    # Not slots: a scorecard is made by writing four attributes, all others are of the class until they are asked for.
    _actuals: Actuals | None = None
    _detail: Scoring | None = None
    _items: tuple[Item, ...] | None = None
    _checks: tuple[CheckResult, ...] | None = None
    _weights: dict[str, Fraction] | None = None
    _before: dict[str | None, Any] | None = None
    _early = False  # whether the reference evaluator scored it

    def __init__(self, plan: Plan, values: Values, found: Results, grade: str | None, early: bool = False) -> None:
        self._plan, self._values, self._results, self._grade = plan, values, found, grade
        if early:
            self._early = True

    def __repr__(self) -> str:
        grade = "" if self.grade is None else f" {self.grade}"
        return f"<Scorecard {self.name} {_reached(self.total, self.full)}{grade}>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Scorecard):
            return NotImplemented
        return self is other or (
            (self._rules, self._grade) == (other._rules, other._grade)
            and same(self._results, other._results)
            and self.actuals == other.actuals
            and self.notes == other.notes
        )

    def __hash__(self) -> int:
        return hash((self._rules, self._grade, self.total))

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name not in _WORKED_OUT}

    @property
    def _rules(self) -> tuple[Any, ...]:
        return self.model.name, self.model.digest, self.model.period

    @property
    def name(self) -> str:
        """The ruleset's name."""
        return self._plan.model.name

    @property
    def title(self) -> str | None:
        """The ruleset's title."""
        return self._plan.model.title

    @property
    def model(self) -> rules.Model:
        """The ruleset's meaning, for the period scored."""
        return self._plan.model

    @property
    def texts(self) -> tuple[Text, tuple[tuple[str, str, Text], ...], int | datetime.date | str | None]:
        """The ruleset's own file, those that it uses, each behind its user's key and its path, and the period asked.

        What is shipped is not among them.
        """
        (own, used), period = self._plan.__reduce__()[1]
        return own, used, period

    @property
    def total(self) -> Number | None:
        """The total; None where nothing counts or a `require` of the ruleset fails (then see `reason`)."""
        return self._published(_ROOT, None)

    @property
    def full(self) -> Number | None:
        """The full mark of the total."""
        return _number(self._plan.model.root.full)

    @property
    def lost(self) -> Number | None:
        """Full mark − total."""
        return self._published(_ROOT, self._plan.model.root)

    @property
    def full_by_rounding(self) -> bool:
        """Whether the full mark is reached by rounding alone: without the `round` clauses the total falls short."""
        return None in self.before_rounding

    @property
    def before_rounding(self) -> dict[str | None, Any]:
        """What items that reach their full marks by rounding alone come to without it; None is the total."""
        if self._before is None and not self._may_hang_on_rounding():
            self._before = {}
        if self._before is None:
            self._before = full_by_rounding(self.detail, self._plan.takers)
        return self._before

    def _may_hang_on_rounding(self) -> bool:
        """Tell from what was noted whether a full mark may be reached by rounding alone."""
        noted, model, found = self._noted, self.model, self._results
        if noted is None or not noted.all_sure:
            return True
        items = dict[str | None, rules.Item](model.items) | {None: model.root}
        full = [
            name
            for at, (name, item) in enumerate(items.items())
            if not found[3 * at] and item.full and _reaches(found[3 * at + 1], found[3 * at + 2], item.full)
        ]
        moved = (name for name, item in items.items() if noted.is_rounded(item, model))
        return hang(full, moved, self._plan.takers)

    @property
    def grade(self) -> str | None:
        """The first grade that holds, lowered by what `downgrade` says."""
        return self._grade

    @property
    def grade_found(self) -> str | None:
        """The grade before any `downgrade`: the first that holds."""
        root = self._plan.model.root
        return self._lowered_at(_ROOT, root)[0] if root.downgrades else self._grade

    @property
    def downgrades(self) -> tuple[Lowered, ...]:
        """What lowered the grade, in file order."""
        root = self._plan.model.root
        return self._lowered_at(_ROOT, root)[1] if root.downgrades else ()

    @property
    def reason(self) -> Reason | None:
        """Why there is no total."""
        return self.detail.root.reason

    @property
    def items(self) -> tuple[Item, ...]:
        """The indicators and groups in file order."""
        if self._items is None:
            found = self._plan.model.items.values()
            self._items = tuple(map(Item, repeat(self), count(0, 3), found))
        return self._items

    @cached_property
    def outline(self) -> tuple[Item, ...]:
        """The same items, each group followed by its members, as an explanation shows them."""
        return tuple(self[item.name] for item, _ in outline(self.model))

    def __getitem__(self, name: str) -> Item:
        at = self._plan.positions.get(str.__str__(name)) if issubclass(type(name), str) else None
        if at is None:
            raise KeyError(name)
        return self.items[at]

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    @property
    def metrics(self) -> dict[str, Value | None]:
        """Every metric's value, in the unit it is best shown in; None where it has none."""
        return self._metrics()

    @property
    def actuals(self) -> Actuals:
        """The actuals in base units."""
        if self._actuals is None:
            self._actuals = self._plan.actuals(self._values)
        return self._actuals

    def given(self, name: str) -> Any:
        """Give the value of an input as it was given, before it was read; None where none was, or it is not known."""
        at = self._plan.at.get(name)
        value = None if at is None else self._values[at]
        return value.raw if type(value) is Given else value

    @property
    def notes(self) -> dict[str, DataNote]:
        """What the data say beside their values: where they come from, remarks, why they do not apply; by input."""
        return notes_in(self._values)

    def notes_of(self, rule: rules.Item) -> tuple[DataNote, ...]:
        """Give the notes of the values that the clauses of an item, or the ruleset, read, by way of metrics too."""
        notes = self.notes
        read = inputs_of(rule, self.model) if notes else ()
        return tuple(note for name, note in notes.items() if name in read)

    @property
    def doubtful(self) -> tuple[Doubtful, ...]:
        """The bare numbers above 1 and up to 2 that were read in percent, where the ruleset speaks of 50 % or more."""
        return self._plan.doubtful(self._values)

    @property
    def ledger(self) -> tuple[Line, ...]:
        """The lines that add up to exactly what the total lost."""
        return self._lines(_ROOT, self._plan.model.root)

    @property
    def checks(self) -> tuple[CheckResult, ...]:
        """What each `check` found."""
        if self._checks is None:
            found = enumerate(checked(self.detail) if self.model.checks else ())
            self._checks = tuple([evolve(each, home=(_check_at, (self, number))) for number, each in found])
        return self._checks

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """What loading the ruleset warned of."""
        from indicrules.meaning.warned import warnings_of  # scoring needs none of it

        return warnings_of(self._plan.model)

    @property
    def detail(self) -> Scoring:
        """The full derivation by the reference evaluator, which must agree with what was scored."""
        if self._detail is None:
            detail = Scoring(self._plan.model, self.actuals)
            # INVARIANT: both evaluators give the same; a difference is a defect of the library, never of the data.
            assert not detail.problems, detail.problems
            assert same(results(detail), self._results), (results(detail), self._results)
            detail.lost_by = self._lost_by
            outcomes = detail.outcomes
            for index, name in enumerate(detail.model.items):
                outcomes[name].home = _outcome_at, (self, 3 * index)
            detail.root.home = _outcome_at, (self, _ROOT)
            self._detail = detail
        return self._detail

    @property
    def confirmed(self) -> Scoring:
        """The derivation for an explanation, which both evaluators have come to."""
        if self._early:
            self._plan.confirm(self._values, self._results)
        return self.detail

    def to_dict(self) -> dict[str, Any]:
        """Give the scorecard as plain data, every number an exact text (see the schema in `docs/`)."""
        return plain(self)

    def to_json(self, *, indent: int | None = 2) -> str:
        """Give `to_dict()` as JSON text; raise `ValueError` for an `indent` that is no number from 0 to 99."""
        indent_or_none("indent", indent)
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def _published(self, at: int, lost_from: rules.Item | None) -> Number | None:
        """Give the score in the results at a place, or what it lost of an item's full mark; None where dropped."""
        status, numerator, denominator = self._results[at], self._results[at + 1], self._results[at + 2]
        if status == 3:
            return None
        if lost_from is None:
            return number((numerator, denominator))
        full = lost_from.full
        if full is None:
            return Decimal(0)
        over, under = full.numerator, full.denominator
        return number((over * denominator - numerator * under, under * denominator))

    @cached_property
    def _recalled(self) -> dict[int, Outcome]:
        return {}

    @cached_property
    def _noted(self) -> Noted | None:
        found = self._plan.noted(self._values)
        if found is None:
            return None
        # INVARIANT: both forms of the function give the same; a difference is a defect of the library.
        assert same(found[0], self._results), (found[0], self._results)
        return found[1]

    def _lowered_at(self, at: int, item: rules.Item) -> tuple[str | None, tuple[Lowered, ...]]:
        """Give the grade that was found, and what lowered it, of an item that has a `downgrade`."""
        if self._noted is None:
            return from_outcome(self._outcome_at(at))
        return from_notes(meaning_of(self.model).procedure(item), self._noted)

    def _reason(self, at: int, item: rules.Item) -> Reason | None:
        if not self._results[at]:
            return None
        noted = self._noted.reason(None if at < 0 else item.name) if self._noted is not None else None
        return noted if noted is not None else self._outcome_at(at).reason

    def _outcome_at(self, at: int) -> Outcome:
        return self.detail.root if at < 0 else self.detail.outcomes[self.items[at // 3].name]

    def _rule_at(self, at: int) -> rules.Item:
        return self.model.root if at < 0 else self.items[at // 3].rule

    def _told_at(self, at: int) -> Outcome:
        """Give an outcome as far as the arithmetic of its ledger reads it, from what was noted if that is enough."""
        if self._detail is not None:
            return self._outcome_at(at)
        found = self._recalled.get(at)
        if found is None:
            item, noted = self._rule_at(at), self._noted
            if self._results[at]:
                found = Outcome(item, {}, score=Fraction(self._results[at + 1], self._results[at + 2]))
            elif noted is not None and noted.is_sure(None if at < 0 else item.name):
                found = recalled(self, item, noted)
            found = self._recalled[at] = self._outcome_at(at) if found is None else found
        return found

    def _ledger_at(self, at: int) -> tuple[Line, ...]:
        return self.ledger if at < 0 else self.items[at // 3].ledger

    def _lines(self, at: int, item: rules.Item) -> tuple[Line, ...]:
        status, key = self._results[at], None if at < 0 else item.name
        if status == 3 or item.full is None:
            return ()
        noted = None if status else self._noted
        if noted is not None and noted.is_sure(key):
            taken = noted.lines(key)
            points: list[Any] = [number((over, under)) for _, over, under in taken]
            if any(type(each) is Fraction for each in points):
                points = [Fraction(over, under) for _, over, under in taken]
            said = [each for each, _, _ in taken]
            reasons = [why(each.line, lambda name: self[name].reason) for each in said]
        else:
            if status:
                found = missed(item, STATUSES[status], self._reason(at, item))
            else:
                found = entries(self._outcome_at(at), self.detail.outcomes)
            points = [published(each.points) for each in found]
            if any(type(each) is Fraction for each in points):
                # One kind of number a ledger, so that its lines can be summed as they are.
                points = [each.points for each in found]
            said, reasons = [told(each.line) for each in found], [each.because for each in found]
        return tuple(map(Line, said, points, reasons, repeat(self), repeat(at), count()))

    def _lost_by(self, because: str) -> Fraction:
        found = Fraction(0)
        for outcome in [*self.detail.outcomes.values(), self.detail.root]:
            for entry in entries(outcome, self.detail.outcomes):
                if entry.because == because and entry.kind in CONDITIONAL:
                    found += entry.points
        return found

    def _effective(self) -> dict[str, Fraction]:
        if self._weights is None and 3 not in self._results[::3]:
            self._weights = {rule.name: rule.weight for rule in self.model.items.values() if rule.weight is not None}
        if self._weights is None:
            detail, found = self.detail, dict[str, Fraction]()
            shares: dict[str | None, Fraction] = {None: detail.root.factor}
            for item in (each.rule for each in self.outline):
                outcome = detail.outcomes[item.name]
                share = shares.get(item.parent, Fraction(1))
                if item.weight is not None:
                    found[item.name] = item.weight * share if outcome.status != "dropped" else Fraction(0)
                shares[item.name] = Fraction(0) if outcome.status == "dropped" else share * outcome.factor
            self._weights = found
        return self._weights

    def _metrics(self) -> dict[str, Value | None]:
        if not self.model.metrics:
            return {}
        from indicrules.card.metrics import metric_values  # worked out only when asked for

        return metric_values(self.detail)


def _measure(rule: rules.Item) -> Measure:
    """Give the unit that an item's actual and target are shown in, and by which fraction base units become it."""
    if rule.unit is not None:
        unit = None if rule.unit.percent else rule.unit
    else:
        type_ = measured_type(rule)
        unit = None if type_ is None else shown_unit(type_)
    if rule.actual is not None and not isinstance(rule.actual.type, NumberType):
        return unit, (1, 86400)  # the distance of two dates, in days
    return unit, (1, 1) if unit is None else (unit.scale.denominator, unit.scale.numerator)


def _reaches(over: int, under: int, full: Fraction) -> bool:
    return over * full.denominator >= full.numerator * under


def _reached(score: Number | None, full: Number | None) -> str:
    """Give a score and what it is of, as far as there are any."""
    if score is None:
        return "without a score"
    return f"{score}" if full is None else f"{score} of {full}"


def _number(value: Fraction | None) -> Number | None:
    return None if value is None else published(value)


def _exact(value: Any, scale: tuple[int, int] = (1, 1)) -> Number | None:
    """Give a value, as a pair or as it is, times a fraction; None where no digits make it certain."""
    if value is None:
        return None
    if type(value) is not tuple:
        found = certain(value)
        if found is None:
            return None
        value = found.numerator, found.denominator
    return number((value[0] * scale[0], value[1] * scale[1]))
