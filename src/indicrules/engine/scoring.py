"""Turn a model and actuals into the outcome of every item, by the reference evaluator."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from indicrules.engine.bonus import parted
from indicrules.engine.ledger import rational
from indicrules.engine.marks import crossed
from indicrules.engine.measure import measure
from indicrules.engine.outcome import Adjusted, Capped, Member, Outcome, Status, Trace
from indicrules.engine.reference import Frame, bounded, division_by_zero, evaluate, failure
from indicrules.engine.totals import above, total
from indicrules.engine.values import NOT_APPLICABLE, ONE, ZERO, Failure, NotApplicable, NoValue, Reason
from indicrules.exact.errors import ExactError
from indicrules.exact.rounding import round_to
from indicrules.model import expression as ex
from indicrules.model.rules import Adjustment, Item, Model
from indicrules.model.types import NUMBER
from indicrules.text.errors import Problem

if TYPE_CHECKING:
    from indicrules.engine.values import Real, Value


class Scoring:
    """One department's scoring: what each item came to, or the problems that leave it without a score.

    `actuals` maps input names to values in base units; None is missing.
    """

    def __init__(self, model: Model, actuals: Mapping[str, Value | NotApplicable | None]) -> None:
        self.model = model
        self.actuals = actuals
        self.outcomes: dict[str, Outcome] = {}
        self.metric_traces: dict[str, Trace] = {}
        self.problems: list[Problem] = []
        self._metrics: dict[str, Any] = {}
        self.lost_by: Callable[[str], Real] | None = None
        for name in model.order:
            self.outcomes[name] = self._outcome(model.items[name])
        self.root = self._outcome(model.root)

    # ------------------------------------------------------------------------ what expressions read

    def input(self, node: ex.InputValue) -> Value:
        """Give an input's value, or the reason why there is none."""
        value = self.actuals.get(node.name)
        if value is None:
            raise NoValue(Reason("missing", node.name, None, node.span))
        if value is NOT_APPLICABLE:
            raise NoValue(Reason("inapplicable", node.name, None, node.span))
        return value  # type: ignore[return-value]  # the marker is ruled out above

    def metric(self, node: ex.MetricValue) -> Any:
        """Give a metric's value, worked out once."""
        if node.name not in self._metrics:
            trace: Trace = {}
            self.metric_traces[node.name] = trace
            try:
                self._metrics[node.name] = evaluate(self.model.metrics[node.name].body, Frame(self, trace))
            except (NoValue, Failure) as absent:
                self._metrics[node.name] = absent
        value = self._metrics[node.name]
        if isinstance(value, NoValue | Failure):
            raise value
        return value

    def item(self, node: ex.ItemValue) -> Any:
        """Give a final value of another item."""
        if node.item == self.model.name and node.item not in self.outcomes:
            return self._own(self._rooted, node)  # the ruleset's own grade
        outcome = self.outcomes.get(node.item)
        if node.field == "counted":
            return outcome is not None and outcome.status != "dropped"
        if node.field == "weight":
            weight = self.model.items[node.item].weight
            return weight if weight is not None else ZERO
        if outcome is None:
            raise NoValue(Reason("inapplicable", node.item, None, node.span))
        return self._own(outcome, node)

    def _own(self, outcome: Outcome, node: ex.ItemValue) -> Any:
        if node.field == "grade":
            return outcome.grade.name if outcome.grade is not None else ""
        value: Any = getattr(outcome, node.field)  # score, points, completion, met, actual: each a field of that name
        if value is None:
            reason = outcome.reason
            raise NoValue(Reason("inapplicable", node.item, reason.because if reason else None, node.span))
        return value

    def lost(self, because: str) -> Real:
        """Give the points that the clauses with this `because` took, over all items."""
        assert self.lost_by is not None
        return self.lost_by(because)

    # ------------------------------------------------------------------------ one item, step by step

    def _outcome(self, item: Item) -> Outcome:
        outcome = Outcome(item, {})
        frame = Frame(self, outcome.trace)
        frame.words = self._words(item, outcome, frame)
        try:
            try:
                self._start(item, outcome, frame)
            except NoValue as absent:
                self._absent(item, outcome, absent.reason)
            else:
                self._finish(item, outcome, frame)
            self._points(item, outcome)
            self._grade(item, outcome, frame)
        except NoValue as absent:
            self._refuse(item, outcome, absent.reason, policy=False)
        except ExactError as problem:
            self._fail(item, outcome, failure(problem, item.score if item.score is not None else _place(item)))
        except Failure as problem:
            self._fail(item, outcome, problem)
        return outcome

    def _fail(self, item: Item, outcome: Outcome, problem: Failure) -> None:
        outcome.status = "dropped"
        self.problems.append(
            Problem(problem.code, problem.message, item.name, item.title, None, problem.hint, problem.span)
        )

    def _words(self, item: Item, outcome: Outcome, frame: Frame) -> dict[str, Any]:
        def read(node: ex.Word) -> Any:
            value = getattr(outcome, node.word)
            if value is None:
                raise NoValue(outcome.reason or Reason("missing", item.name, None, node.span))
            return value

        words: dict[str, Any] = dict.fromkeys(_MEASURED, read)
        words["full"] = item.full if item.full is not None else ZERO
        words["weight"] = item.weight if item.weight is not None else words["full"]
        if item.kind != "indicator":
            self._gather(item, outcome, frame, words)
        words["total"] = self.total_word
        return words

    def total_word(self, node: ex.Word) -> Any:
        root: Outcome | None = getattr(self, "root", None)
        score = root.score if root is not None else self._rooted.score
        if score is None:
            raise NoValue(Reason("inapplicable", None, "there is no total", node.span))
        return score

    def _gather(self, item: Item, outcome: Outcome, frame: Frame, words: dict[str, Any]) -> None:
        if item.kind == "ruleset":
            self._rooted = outcome
        members = []
        for name in item.summed:
            inner = self.outcomes[name]
            weight = self.model.items[name].weight or ZERO
            members.append(Member(name, weight, inner.points, inner.status != "dropped"))
        outcome.members = tuple(members)
        frame.lists = {
            "scores": lambda: tuple(_given(self.outcomes[each.name].score) for each in members if each.counted),
            "points": lambda: tuple(_given(each.points) for each in members if each.counted),
            "weights": lambda: tuple(each.weight for each in members if each.counted),
        }
        words["coverage"] = lambda node: coverage(members)

    def _start(self, item: Item, outcome: Outcome, frame: Frame) -> None:
        for rule in item.requirements:
            holds = evaluate(rule.condition, frame)
            outcome.requirements.append((rule, holds))
            if not holds:
                raise NoValue(Reason("inapplicable", None, rule.because or rule.span.text, rule.span))
        empty = item.kind != "indicator" and item.score is None and not item.members
        if empty or (item.members and not self._anything(outcome)):
            raise NoValue(Reason("inapplicable", None, "no member counts", item.span))
        if item.actual is not None:
            outcome.actual = evaluate(item.actual, frame)
            if item.target is not None:
                measure(outcome, item.target, frame)
                outcome.completion_exact = outcome.completion
                self._round_completion(item, outcome)
        if item.score is not None:
            outcome.start = evaluate(item.score, frame)
        else:
            self._sum(item, outcome)

    def _anything(self, outcome: Outcome) -> bool:
        weighted = any(each.weight for each in outcome.members)
        return any(each.counted and (each.weight or not weighted) for each in outcome.members)

    def _round_completion(self, item: Item, outcome: Outcome) -> None:
        rule = item.round_completion
        if rule is None or outcome.completion is None:
            return
        try:
            outcome.completion = round_to(outcome.completion, rule.step, rule.mode)
        except ExactError as problem:
            assert item.actual is not None
            raise failure(problem, item.actual) from None

    def _sum(self, item: Item, outcome: Outcome) -> None:
        counted = [each for each in outcome.members if each.counted]
        present = ONE
        if item.out_of is not None or len(counted) < len(outcome.members):
            present = total(each.weight for each in counted)
            outcome.factor = total(each.weight for each in outcome.members) / present if present else ONE
        if item.out_of is not None:
            together = total(_given(each.points) for each in counted)
            if not present:
                raise division_by_zero(ex.Word("full", NUMBER, item.span), together)
            outcome.start = item.out_of * together / present
            return
        weighted = any(each.weight for each in outcome.members)
        for each in counted:
            each.own = _given(each.points)
            if weighted:
                each.own, each.bonus = parted(each.own, each.weight, self._brought(each.name))
        extra = [each.bonus for each in counted if each.bonus is not ZERO]
        together = total(each.own for each in counted)
        if outcome.factor is not ONE:
            together = outcome.factor * together
        outcome.start = together + total(extra) if extra else together

    def _brought(self, name: str) -> Any:
        """Give the bonuses that the members of a member brought it, where it is their sum."""
        inner = self.outcomes[name]
        extra = [each.bonus for each in inner.members if each.bonus is not ZERO]
        return total(extra) if extra and inner.status == "scored" else ZERO

    def _finish(self, item: Item, outcome: Outcome, frame: Frame) -> None:
        value: Any = outcome.start
        try:
            for rule in item.adjustments:
                done = self._adjust(rule, frame)
                outcome.adjusted.append(done)
                if done.holds:
                    value = value - done.amount if rule.kind == "deduct" else value + done.amount
            outcome.unheld = value
            if item.ceiling is not None:
                value = ZERO if above(ZERO, value) else item.ceiling if above(value, item.ceiling) else value
            outcome.held = value
            value = self._cap(item, outcome, frame, value)
            outcome.unrounded = value
            outcome.score = self._round(item, outcome, value)
            rational(outcome.score)  # what the card shows of an irrational score must be certain as well
        except ExactError as problem:
            raise failure(problem, item.score if item.score is not None else _place(item)) from None

    def _adjust(self, rule: Adjustment, frame: Frame) -> Adjusted:
        if rule.condition is not None and not evaluate(rule.condition, frame):
            return Adjusted(rule, False, ZERO)
        amount = evaluate(rule.amount, frame)
        if amount < 0:
            raise Failure(
                "negative-points",
                f"`{rule.amount.span.text}` came out negative, and a `{rule.kind}` cannot be",
                rule.amount.span,
                f"write `max(0, {rule.amount.span.text})` if that is meant",
            )
        quantity = count = None
        if rule.quantity is not None and rule.step is not None:
            quantity = evaluate(rule.quantity, frame)
            step = evaluate(rule.step, frame)
            if not step > 0:
                raise Failure("step-not-positive", f"the step `{rule.step.span.text}` is not above 0", rule.step.span)
            count = quantity / step if quantity > 0 else ZERO
            if rule.whole is not None:
                count = round_to(count, ONE, "floor" if rule.whole == "full" else "ceil")
            amount = bounded(amount * count, rule.quantity)
        limited = False
        if rule.up_to is not None:
            most = evaluate(rule.up_to, frame)
            if amount > most:
                amount, limited = most, True
        return Adjusted(rule, True, amount, quantity, count, limited)

    def _cap(self, item: Item, outcome: Outcome, frame: Frame, value: Any) -> Any:
        for rule in item.caps:
            holds = rule.condition is None or evaluate(rule.condition, frame)
            done = Capped(rule, holds, evaluate(rule.limit, frame) if holds else None)
            outcome.capped.append(done)
            if holds and done.limit is not None and done.limit < value:
                value = done.limit
                outcome.binding = done
        return value

    def _round(self, item: Item, outcome: Outcome, value: Any) -> Any:
        rule = item.round_score
        if rule is None:
            return value
        rounded: Any = round_to(value, rule.step, rule.mode)
        for each in outcome.capped:
            if each.limit is not None and rounded > each.limit:
                rounded, outcome.limited_by = each.limit, "cap"
        for mark in item.marks:
            if crossed(mark, value, rounded):
                rounded, outcome.limited_by = mark, "full"
        return rounded

    # ------------------------------------------------------------------------ no value, points, grade

    def _absent(self, item: Item, outcome: Outcome, reason: Reason) -> None:
        outcome.reason = reason
        policy = item.missing if reason.kind == "missing" else item.inapplicable
        if item.kind == "ruleset":
            policy = "error" if reason.kind == "missing" else "rescale"
        if policy == "error":
            self._refuse(item, outcome, reason, policy=item.kind != "ruleset" or reason.kind != "missing")
            return
        outcome.status = status = _STATUSES[policy]
        if status == "full" and item.full is None:
            outcome.status = "dropped"
        if outcome.status == "zero":
            outcome.score = ZERO
        elif outcome.status == "full" and item.full is not None:
            outcome.score = item.full

    def _refuse(self, item: Item, outcome: Outcome, reason: Reason, policy: bool) -> None:
        """Note a value that is lacking; `policy` says whether a `missing` or `inapplicable` of the item would help."""
        outcome.status, outcome.reason = "dropped", reason
        outcome.score = outcome.points = None
        name = reason.name
        known = self.model.inputs.get(name) if name is not None else None
        title = known.title if known is not None else None
        shown = (
            f"`{name}`" + (f" ({title})" if title and title != name else "") if name is not None else f"`{item.name}`"
        )
        if reason.kind == "missing":
            message = f"{shown} is missing" + ("" if name in (None, item.name) else f", and `{item.name}` needs it")
            hint = "give it a value, or say what to do without it: `missing zero`, `missing rescale`"
        else:
            why = f": {reason.because}" if reason.because else ""
            needs = f", and `{item.name}` needs it" if name is not None else ""
            message = f"{shown} does not apply{needs}{why}"
            hint = "give it a value, or say what to do without it: `inapplicable rescale`"
        if not policy and name is not None:
            lacking = self.actuals.get(name) is (None if reason.kind == "missing" else NOT_APPLICABLE)
            asked = "present" if name in self.model.metrics or (known is not None and lacking) else "counted"
            hint = f"give it a value, or guard the clause that reads it: `if {asked}({name}) and …`"
        span = known.span if known is not None else reason.span
        self.problems.append(Problem(reason.kind, message, name or item.name, title, None, hint, span))

    def _points(self, item: Item, outcome: Outcome) -> None:
        if outcome.status == "dropped":
            return
        score: Any = outcome.score
        if item.out_of is not None and item.weight is not None and item.kind != "ruleset":
            outcome.points = score * item.weight / item.out_of
        else:
            outcome.points = score

    def _grade(self, item: Item, outcome: Outcome, frame: Frame) -> None:
        if outcome.status == "dropped" or not item.bands:
            return
        if item.kind != "ruleset":
            self.outcomes[item.name] = outcome  # its own grades read its score
        for band in item.bands:
            if band.condition is None or evaluate(band.condition, frame):
                outcome.grade = band
                return


_MEASURED = ("actual", "target", "completion", "met", "shortfall")
_STATUSES: dict[str, Status] = {"zero": "zero", "full": "full", "rescale": "dropped"}


def _given(value: Any) -> Any:
    assert value is not None  # a counted item has a score
    return value


def coverage(members: Sequence[Member]) -> Fraction:
    """Give the share of weight that counts; of members without weights, the share of their number."""
    counted = [each for each in members if each.counted]
    everything = total(each.weight for each in members)
    if everything:
        return Fraction(total(each.weight for each in counted) / everything)
    return Fraction(len(counted), len(members)) if members else ONE


def _place(item: Item) -> ex.Expression:
    return ex.Constant(ZERO, NUMBER, item.span)
