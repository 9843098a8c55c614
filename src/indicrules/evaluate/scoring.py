"""Turn a model and actuals into the outcome of every item, by the reference evaluator."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from fractions import Fraction
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from indicrules.evaluate.ledger import rational
from indicrules.evaluate.outcome import Adjusted, Limited, Member, Outcome, Trace
from indicrules.evaluate.reference import Frame, evaluate, failure
from indicrules.evaluate.totals import total
from indicrules.evaluate.values import NOT_APPLICABLE, ZERO, Failure, NotApplicable, NoValue, Reason
from indicrules.exact.errors import ExactError
from indicrules.meaning import core
from indicrules.meaning.core import Line, Procedure, Step
from indicrules.meaning.limits import LIMITS
from indicrules.meaning.lowering import meaning_of
from indicrules.model.rules import Adjustment, Item, Limit, Model, Requirement
from indicrules.model.types import NUMBER
from indicrules.text.collector import uncollected
from indicrules.text.errors import Problem
from indicrules.text.sentence import say

if TYPE_CHECKING:
    from indicrules.evaluate.values import Real, Value


class Scoring:
    """One department's scoring: what each item came to, or the problems that leave it without a score.

    `actuals` maps input names to values in base units; None is missing. Without `ledgers` nothing is kept from which
    the lines of ledgers could be worked out. With `only` those items alone are scored, which may read no others, and
    there is no `root`.
    """

    def __init__(
        self, model: Model, actuals: Mapping[str, Value | NotApplicable | None], *, ledgers: bool = True,
        only: Sequence[str] | None = None,
    ) -> None:  # fmt: skip
        self.model, self.ledgers = model, ledgers
        self.meaning = meaning_of(model)
        self.actuals = actuals
        self.outcomes: dict[str, Outcome] = {}
        self.metric_traces: dict[str, Trace] = {}
        self.problems: list[Problem] = []
        self._metrics: dict[str, Any] = {}
        self._bonuses: dict[str, Any] = {}
        self.lost_by: Callable[[str], Real] | None = None
        with uncollected(len(model.items)):
            for name in model.order if only is None else only:
                self.outcomes[name] = self._outcome(model.items[name])
            if only is None:
                self.root = self._outcome(model.root)

    # ------------------------------------------------------------------------ what expressions read

    def input(self, node: core.Input) -> Value:
        """Give an input's value, or the reason why there is none."""
        return given(self.actuals, node)

    def members(self, node: core.Input) -> list[Any]:
        """Give those members of the input of a list that have a value."""
        return given_members(self.actuals, node)

    def metric(self, node: core.Metric) -> Any:
        """Give a metric's value, worked out once."""
        return self.metric_value(node.name)

    def metric_value(self, name: str) -> Any:
        """Give the value of the metric of this name; raise `NoValue` or `Failure` where it has none."""
        if name not in self._metrics:
            trace: Trace = {}
            self.metric_traces[name] = trace
            try:
                self._metrics[name] = evaluate(self.meaning.metric(name), Frame(self, trace))
            except (NoValue, Failure) as absent:
                self._metrics[name] = absent
        value = self._metrics[name]
        if isinstance(value, NoValue | Failure):
            raise value
        return value

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Have metrics forgotten that are asked for meanwhile and no score has read: explanations tell of others."""
        known = frozenset(self.metric_traces)
        try:
            yield
        finally:
            for name in self.metric_traces.keys() - known:
                del self.metric_traces[name]
                self._metrics.pop(name, None)

    def item(self, node: core.ItemValue) -> Any:
        """Give a final value of another item."""
        if node.item == self.model.name and node.item not in self.outcomes:
            return self._own(self._rooted, node)  # the ruleset's own grade
        outcome = self.outcomes.get(node.item)
        if node.field == "counted":
            return outcome is not None and outcome.status != "dropped"
        if outcome is None:
            raise NoValue(Reason("inapplicable", node.item, None, node.span))
        return self._own(outcome, node)

    def _own(self, outcome: Outcome, node: core.ItemValue) -> Any:
        if node.field == "grade":
            return outcome.grade.name if outcome.grade is not None else ""
        value: Any = getattr(outcome, node.field)  # score, points, completion, met, actual: each a field of that name
        if value is None:
            reason = outcome.reason
            raise NoValue(Reason("inapplicable", node.item, reason.said if reason else None, node.span))
        return value

    def brings(self, node: core.Brings) -> Any:
        """Give what a member brings its parent's sum."""
        if node.what == "bonuses":
            return self._bonuses.get(node.member, ZERO)
        outcome = self.outcomes[node.member]
        return ZERO if outcome.status == "dropped" else outcome.points

    def lost(self, because: str) -> Real:
        """Give the points that the clauses with this `because` took, over all items."""
        assert self.lost_by is not None
        return self.lost_by(because)

    def frame(self, trace: Trace) -> Frame:
        """Give a frame for what belongs to no item: checks and expectations."""
        frame = Frame(self, trace)
        frame.words["total"] = self.total
        return frame

    # ------------------------------------------------------------------------ one item, step by step

    def _outcome(self, item: Item) -> Outcome:
        procedure = self.meaning.procedure(item)
        outcome = Outcome(item, {})
        frame = Frame(self, outcome.trace)
        self._words(item, outcome, frame)
        try:
            try:
                self._attempt(procedure, outcome, frame)
            except NoValue as absent:
                self._absent(procedure, outcome, absent.reason)
            else:
                self._finish(procedure, outcome, frame)
            if outcome.status != "dropped":
                if outcome.status != "scored":
                    frame.running = [outcome.score] * (len(procedure.finish) + 1)
                outcome.points = evaluate(procedure.points, frame)
            self._grade(procedure, outcome, frame)
        except NoValue as absent:
            self._refuse(item, outcome, absent.reason, policy=False)
        except ExactError as problem:
            self._fail(item, outcome, failure(problem, core.Constant(ZERO, NUMBER, item.span)))
        except Failure as problem:
            self._fail(item, outcome, problem)
        return outcome

    def _fail(self, item: Item, outcome: Outcome, problem: Failure) -> None:
        outcome.status = "dropped"
        self.problems.append(
            Problem(problem.code, problem.said, item.name, item.title, None, problem.advice, problem.span)
        )

    def _words(self, item: Item, outcome: Outcome, frame: Frame) -> None:
        def read(node: core.Word) -> Any:
            value = getattr(outcome, node.word)
            if value is None:
                raise NoValue(outcome.reason or Reason("missing", item.name, None, node.span))
            return value

        words = frame.words
        words.update(dict.fromkeys(MEASURED, read))
        words.update(worth(item))
        words["total"] = self.total
        if item.kind != "indicator":
            self._gather(item, outcome, frame)

    def total(self, node: core.Word) -> Any:
        """Give the total, or the reason why there is none."""
        root: Outcome | None = getattr(self, "root", None)
        score = root.score if root is not None else self._rooted.score
        if score is None:
            raise NoValue(Reason("inapplicable", None, "there is no total", node.span))
        return score

    def _gather(self, item: Item, outcome: Outcome, frame: Frame) -> None:
        if item.kind == "ruleset":
            self._rooted = outcome
        members, weights = [], self.meaning.weights(item)
        for name in item.summed:
            inner = self.outcomes[name]
            members.append(Member(name, weights.each[name], inner.points, inner.status != "dropped"))
        outcome.members = tuple(members)
        frame.weight = partial(counted_weight, outcome.members, weights.shares)
        frame.lists = {
            "scores": lambda: tuple(_given(self.outcomes[each.name].score) for each in members if each.counted),
            "points": lambda: tuple(_given(each.points) for each in members if each.counted),
            "weights": lambda: tuple(each.weight for each in members if each.counted),
        }

    def _attempt(self, procedure: Procedure, outcome: Outcome, frame: Frame) -> None:
        for step in procedure.attempt:
            if not self._is_taken(step):
                continue
            parts = []
            for part in step.named:
                frame.locals[part.number] = found = evaluate(part.value, frame)
                parts.append(found)
            value = evaluate(step.value, frame)
            outcome.taken.append((step, True, value, tuple(parts)))
            match step.role:
                case "require" | "counts":
                    assert isinstance(step.clause, Requirement | Item)
                    if isinstance(step.clause, Requirement):
                        outcome.requirements.append((step.clause, value))
                    if not value:
                        raise NoValue(Reason("inapplicable", None, step.because, step.clause.span))
                case "completion":
                    outcome.completion = outcome.completion_exact = value
                case "rounded completion":
                    outcome.completion = value
                case "start":
                    self._started(step, outcome, frame, value)
                case role:
                    setattr(outcome, role, value)  # actual, target, met, shortfall: each a field of that name
        if procedure.bonuses is not None:
            self._bonuses[procedure.item.name] = evaluate(procedure.bonuses, frame)

    def _is_taken(self, step: Step) -> bool:
        """Tell whether a step is to be taken at all."""
        return True

    def _started(self, step: Step, outcome: Outcome, frame: Frame, value: Any) -> None:
        outcome.start = value
        frame.running = [value]
        parts: dict[str, Any] = {part.name: frame.locals[part.number] for part in step.named}
        for each in outcome.members:
            if each.counted and outcome.item.score is None:
                each.own = parts.get(f"own {each.name}", _given(each.points))
                each.bonus = parts.get(f"bonus {each.name}") or ZERO
        if "factor" in parts and not all(each.counted for each in outcome.members):
            outcome.factor = parts["factor"]

    def _finish(self, procedure: Procedure, outcome: Outcome, frame: Frame) -> None:
        value: Any = outcome.start
        outcome.unheld = outcome.held = outcome.unrounded = value
        for index, step in enumerate(procedure.finish):
            if self._is_taken(step):
                before, parts = value, Parts()
                frame.held[index] = step.when is None or evaluate(step.when, frame)
                if frame.held[index]:
                    for part in step.named:
                        frame.locals[part.number] = found = evaluate(part.value, frame)
                        parts.append((part.name, found))
                    value = evaluate(step.value, frame)
                TAKEN[step.role](outcome, step, parts, before, value)
                outcome.taken.append((step, frame.held[index], value, tuple([found for _, found in parts])))
            frame.running.append(value)
        if self.ledgers:
            outcome.lines = _Lines(partial(self._lines, procedure.item, frame))
        outcome.score = value
        rational(value)  # what the card shows of an irrational score must be certain as well

    def _lines(self, item: Item, frame: Frame) -> tuple[tuple[Line, Any], ...]:
        """Give the lines of a ledger with what each took; most scorings are never asked for them."""
        lines = self.meaning.lines(item)
        return tuple(
            [(each, evaluate(each.points, frame)) for each in lines if each.when is None or evaluate(each.when, frame)]
        )

    # ------------------------------------------------------------------------ no value, points, grade

    def _absent(self, procedure: Procedure, outcome: Outcome, reason: Reason) -> None:
        item, outcome.reason = procedure.item, reason
        ending = procedure.missing if reason.kind == "missing" else procedure.inapplicable
        if ending == "error":
            self._refuse(item, outcome, reason, policy=item.kind != "ruleset" or reason.kind != "missing")
            return
        self._bonuses.pop(item.name, None)
        outcome.status = ending
        if ending != "dropped":
            outcome.score = item.full if ending == "full" else ZERO

    def _refuse(self, item: Item, outcome: Outcome, reason: Reason, policy: bool) -> None:
        """Note a value that is lacking; `policy` says whether a `missing` or `inapplicable` of the item would help."""
        outcome.status, outcome.reason = "dropped", reason
        outcome.score = outcome.points = None
        name = reason.name
        known = self.model.inputs.get(name) if name is not None else None
        title = known.title if known is not None else None
        shown = name if name is not None else item.name
        titled = title and title != name
        what = say("phrase.titled", name=shown, title=title or "") if titled else say("phrase.quoted", text=shown)
        listed = isinstance(self.actuals.get(name or ""), tuple)
        if listed:
            what = say("phrase.value-of", what=what)
        if reason.kind == "missing":
            needed = "" if name in (None, item.name) else say("phrase.and-needed", item=item.name)
            said, advice = say("missing.value", what=what, needed=needed), say("missing.value.hint")
        else:
            needed = say("phrase.and-needed", item=item.name) if name is not None else ""
            why = say("phrase.because", because=reason.said) if reason.said else ""
            said = say("inapplicable.value", what=what, needed=needed, why=why)
            advice = say("inapplicable.value.hint")
        if not policy and name is not None:
            lacking = self.actuals.get(name) is (None if reason.kind == "missing" else NOT_APPLICABLE)
            asked = (
                "present" if name in self.model.metrics or (known is not None and (lacking or listed)) else "counted"
            )
            advice = say("hint.guard-clause", asked=asked, name=name)
        span = known.span if known is not None else reason.span
        self.problems.append(Problem(reason.kind, said, name or item.name, title, None, advice, span))

    def _grade(self, procedure: Procedure, outcome: Outcome, frame: Frame) -> None:
        if outcome.status == "dropped" or not procedure.bands:
            return
        item = procedure.item
        if item.kind != "ruleset":
            self.outcomes[item.name] = outcome  # its own grades read its score
        for part in procedure.graded:
            frame.locals[part.number] = evaluate(part.value, frame)
        for band, condition in procedure.bands:
            if condition is None or evaluate(condition, frame):
                outcome.grade = outcome.found = band
                break
        if procedure.graded and outcome.grade is not None:
            place, *downs = [int(frame.locals[part.number]) for part in procedure.graded]
            outcome.found = item.bands[place]
            outcome.downgraded = list(zip(item.downgrades, downs, strict=True))


def given(actuals: Mapping[str, Value | NotApplicable | None], node: core.Input) -> Value:
    """Give the value that an input was given, or the reason why there is none."""
    value = actuals.get(node.name)
    if value is None:
        raise NoValue(Reason("missing", node.name, None, node.span))
    if value is NOT_APPLICABLE:
        raise NoValue(Reason("inapplicable", node.name, None, node.span))
    if type(value) is tuple:
        for each in value:
            if each is None or each is NOT_APPLICABLE:
                raise NoValue(Reason("missing" if each is None else "inapplicable", node.name, None, node.span))
    return value  # type: ignore[return-value]  # the marker is ruled out above


def given_members(actuals: Mapping[str, Value | NotApplicable | None], node: core.Input) -> list[Any]:
    """Give those members of the input of a list that have a value."""
    value: Any = actuals.get(node.name)
    if value is None or value is NOT_APPLICABLE:
        return []
    return [each for each in value if each is not None and each is not NOT_APPLICABLE]


class _Lines:
    """The lines of a ledger, worked out when they are first asked for."""

    __slots__ = ("_found", "_work_out")

    def __init__(self, work_out: Callable[[], tuple[tuple[Line, Any], ...]]) -> None:
        self._work_out: Callable[[], tuple[tuple[Line, Any], ...]] | None = work_out
        self._found: tuple[tuple[Line, Any], ...] = ()

    def __call__(self) -> tuple[tuple[Line, Any], ...]:
        if self._work_out is not None:
            self._found, self._work_out = self._work_out(), None
        return self._found


MEASURED = ("actual", "target", "completion", "met", "shortfall")


def worth(item: Item) -> dict[str, Fraction]:
    """Give what the words `full` and `weight` stand for in an item: 0 where it is unbounded, and its full mark."""
    full = item.full if item.full is not None else ZERO
    return {"full": full, "weight": item.weight if item.weight is not None else full}


def _given(value: Any) -> Any:
    assert value is not None  # a counted item has a score
    return value


def counted_weight(members: Sequence[Member], shares: Mapping[str, Fraction]) -> Fraction:
    """Give what the members that count do so for, together."""
    return Fraction(total(shares[each.name] for each in members if each.counted))


Parts = list[tuple[str, Any]]  # what the named parts of a step came to; none where it was not taken


def _adjusted(outcome: Outcome, step: Step, parts: Parts, before: Any, after: Any) -> None:
    outcome.unheld = outcome.held = outcome.unrounded = after
    assert isinstance(step.clause, Adjustment)
    found = dict(parts)
    if not found:
        outcome.adjusted.append(Adjusted(step.clause, False, ZERO))
        return
    amount = found.get("product", found["amount"])
    taken = found.get("taken", amount)
    limited = taken is not amount
    outcome.adjusted.append(Adjusted(step.clause, True, taken, found.get("quantity"), found.get("count"), limited))


def _held(outcome: Outcome, step: Step, parts: Parts, before: Any, after: Any) -> None:
    outcome.held = outcome.unrounded = after


def _limited(outcome: Outcome, step: Step, parts: Parts, before: Any, after: Any) -> None:
    assert isinstance(step.clause, Limit)
    outcome.limits.append(Limited(step.clause, bool(parts), dict(parts).get("limit"), before, after))
    outcome.unrounded = after


def _rounded(outcome: Outcome, step: Step, parts: Parts, before: Any, after: Any) -> None:
    for (_, was), (name, now) in itertools.pairwise(parts):
        if was != now:
            outcome.limited_by = _HELD_BY.get(name, "full")


_HELD_BY = MappingProxyType({holding.part: kind for kind, holding in LIMITS.items()})
TAKEN: MappingProxyType[str, Callable[[Outcome, Step, Parts, Any, Any], None]] = MappingProxyType(
    {"deduct": _adjusted, "award": _adjusted, "held": _held, **dict.fromkeys(LIMITS, _limited), "rounded": _rounded}
)
