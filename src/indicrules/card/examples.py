"""Turn a ruleset's examples into what came of each: which expectations hold, and what was found instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from indicrules.card.arithmetic import value_text
from indicrules.card.scorecard import Scorecard
from indicrules.evaluate.outcome import Trace
from indicrules.evaluate.reference import evaluate
from indicrules.evaluate.values import NOT_APPLICABLE, Failure, NoValue
from indicrules.model import expression as ex
from indicrules.model.rules import Example, Expectation, Model
from indicrules.text.classes import field, frozen
from indicrules.text.errors import DataError, Problem
from indicrules.text.source import Span

Scorer = Callable[[Mapping[str, Any], Any], Scorecard]


@frozen
class ExpectationResult:
    """What came of one expectation: its own words, whether it holds, and what was found."""

    text: str
    holds: bool
    found: str
    span: Span = field(eq=False, repr=False)


@frozen
class ExampleResult:
    """What came of one example; `problems` says why its data was refused without being expected to be."""

    title: str
    expectations: tuple[ExpectationResult, ...]
    problems: tuple[Problem, ...]
    span: Span = field(eq=False, repr=False)

    @property
    def passed(self) -> bool:
        """Whether every expectation holds."""
        return not self.problems and all(each.holds for each in self.expectations)

    @property
    def differences(self) -> tuple[str, ...]:
        """What was not as expected, a sentence each."""
        refused = tuple(f"the data was refused: {each.message}" for each in self.problems)
        failing = [each for each in self.expectations if not each.holds]
        return refused or tuple(f"expected `{each.text}`, but {each.found}" for each in failing)


def run_examples(model: Model, score: Scorer) -> tuple[ExampleResult, ...]:
    """Score the data of each example by `score`, which takes it with the period or None."""
    return tuple(_run(example, index, score) for index, example in enumerate(model.examples))


def _run(example: Example, index: int, score: Scorer) -> ExampleResult:
    given = {each.name: NOT_APPLICABLE if each.inapplicable else each.value for each in example.given}
    wants_error = any(each.error for each in example.expectations)
    try:
        card = score(given, example.period)
    except DataError as refused:
        found = "; ".join(each.message for each in refused.problems)
        said = "the data was refused"
        results = tuple(_result(each, each.error, found if each.error else said) for each in example.expectations)
        return ExampleResult(example.title, results, () if wants_error else refused.problems, example.span)
    # Another period makes another model, in which params differ: its own expectations know their values.
    expectations = card.model.examples[index].expectations
    results = tuple(_held(each, card) for each in expectations)
    return ExampleResult(example.title, results, (), example.span)


def _held(expectation: Expectation, card: Scorecard) -> ExpectationResult:
    if expectation.error:
        return _result(expectation, False, f"the data was taken, and total is {_shown(card.total)}")
    if expectation.fails is not None:
        statuses = {check.status for check in card.checks if check.because == expectation.fails}
        if "failed" in statuses:
            return _result(expectation, True, "the check failed")
        return _result(expectation, False, "the check was skipped" if "skipped" in statuses else "the check passed")
    if expectation.inapplicable is not None:
        score = card[expectation.inapplicable].score if expectation.inapplicable else card.total
        what = f"score({expectation.inapplicable})" if expectation.inapplicable else "total"
        return _result(expectation, score is None, f"{what} is {_shown(score)}")
    assert expectation.condition is not None
    return _compared(expectation, expectation.condition, card)


def _compared(expectation: Expectation, condition: ex.Expression, card: Scorecard) -> ExpectationResult:
    trace: Trace = {}
    scoring = card.detail
    meant = scoring.meaning.expression(condition, None)
    try:
        holds = bool(evaluate(meant, scoring.frame(trace)))
    except NoValue as absent:
        named = absent.reason.name or absent.reason.because or "a value"
        kind = {"missing": "is missing", "inapplicable": "has no value"}[absent.reason.kind]
        return _result(expectation, False, f"`{named}` {kind}")
    except Failure as problem:
        return _result(expectation, False, problem.message)
    return _result(expectation, holds, ", ".join(dict.fromkeys(_readings(condition, trace))))


def _readings(node: ex.Expression, trace: Trace) -> Iterator[str]:
    """Write what was read for each side of each comparison, as in `score(X) is 8.84`."""
    match node:
        case ex.Comparison():
            for side in (node.left, node.right):
                if not isinstance(side, ex.Constant) and id(side) in trace:
                    yield f"{side.span.words} is {_value(trace[id(side)], side)}"
        case ex.Logic():
            yield from _readings(node.left, trace)
            if id(node.right) in trace:
                yield from _readings(node.right, trace)
        case ex.Not():
            yield from _readings(node.operand, trace)
        case _:
            yield f"{node.span.words} is {_value(trace.get(id(node)), node)}"


def _value(value: Any, node: ex.Expression) -> str:
    return "none" if value == "" else value_text(value, node.type)


def _result(expectation: Expectation, holds: bool, found: str) -> ExpectationResult:
    return ExpectationResult(expectation.span.words.removeprefix("expect ").strip(), holds, found, expectation.span)


def _shown(value: Any) -> str:
    return "none" if value is None else str(value)
