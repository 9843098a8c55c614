"""Turn a ruleset's examples into what came of each: which expectations hold, and what was found instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from indicrules.card.arithmetic import value_text
from indicrules.card.scorecard import Scorecard
from indicrules.evaluate.outcome import Trace
from indicrules.evaluate.reference import evaluate
from indicrules.evaluate.values import NOT_APPLICABLE, Failure, NoValue
from indicrules.model import expression as ex
from indicrules.model.rules import Example, Expectation, Model
from indicrules.model.types import NumberType
from indicrules.model.walk import within
from indicrules.text.classes import field, frozen
from indicrules.text.errors import DataError, Problem
from indicrules.text.sentence import Language, Said, Sentence, say, told
from indicrules.text.source import Span

Scorer = Callable[[Mapping[str, Any], Any], Scorecard]


@frozen
class ExpectationResult:
    """What came of one expectation: its own words, whether it holds, and what was found.

    Where a number was expected that is not, `gap` is by how much what was found exceeds it, in base units, and
    `gap_text` the same without its sign as it is shown. `about` names the items that it speaks of, `""` the whole.
    """

    text: str
    holds: bool
    said: Said
    span: Span = field(eq=False, repr=False)
    gap: Fraction | None = None
    gap_text: str = ""
    about: tuple[str, ...] = ()

    @property
    def found(self) -> str:
        """What was found, in English."""
        return told(self.said)

    def found_in(self, language: Language) -> str:
        """Give what was found in a language."""
        return told(self.said, language)

    @property
    def difference(self) -> Sentence:
        """What was expected, what was found, and by how much they differ."""
        if self.gap is None:
            return say("example.expected", text=self.text, found=self.said)
        key = "example.more" if self.gap > 0 else "example.less"
        return say(key, text=self.text, found=self.said, gap=self.gap_text)


@frozen
class ExampleResult:
    """What came of one example; `problems` says why its data was refused without being expected to be.

    `card` is the scorecard, None where the data was refused.
    """

    title: str
    expectations: tuple[ExpectationResult, ...]
    problems: tuple[Problem, ...]
    span: Span = field(eq=False, repr=False)
    card: Scorecard | None = field(default=None, eq=False, repr=False)

    @property
    def passed(self) -> bool:
        """Whether every expectation holds."""
        return not self.problems and all(each.holds for each in self.expectations)

    @property
    def differences(self) -> tuple[str, ...]:
        """What was not as expected, a sentence each, in English."""
        return self.differences_in("en")

    def differences_in(self, language: Language) -> tuple[str, ...]:
        """Give what was not as expected, a sentence each, in a language."""
        refused = [say("example.data-refused", why=each.said) for each in self.problems]
        failing = [each.difference for each in self.expectations if not each.holds]
        return tuple(each.told(language) for each in refused or failing)


def run_examples(model: Model, score: Scorer) -> tuple[ExampleResult, ...]:
    """Score the data of each example by `score`, which takes it with the period or None."""
    return tuple(run_example(model, at, score) for at in range(len(model.examples)))


def run_example(model: Model, at: int, score: Scorer) -> ExampleResult:
    """Score the data of one example, counted from 0 in file order."""
    return _run(model.examples[at], at, score)


def given_by(example: Example) -> dict[str, Any]:
    """Give the data of an example, by the names of inputs."""
    return {each.name: NOT_APPLICABLE if each.inapplicable else each.value for each in example.given}


def _run(example: Example, index: int, score: Scorer) -> ExampleResult:
    wants_error = any(each.error for each in example.expectations)
    try:
        card = score(given_by(example), example.period)
    except DataError as refused:
        results = tuple(_refused(each, refused.problems) for each in example.expectations)
        return ExampleResult(example.title, results, () if wants_error else refused.problems, example.span)
    # Another period makes another model, in which params differ: its own expectations know their values.
    expectations = card.model.examples[index].expectations
    results = tuple(_held(each, card) for each in expectations)
    return ExampleResult(example.title, results, (), example.span, card)


def _refused(expectation: Expectation, problems: tuple[Problem, ...]) -> ExpectationResult:
    if not expectation.error:
        return _result(expectation, False, say("example.refused"))
    codes = tuple(dict.fromkeys(each.code for each in problems))
    if expectation.code is not None and expectation.code not in codes:
        named = tuple(f"`{each}`" for each in codes)
        return _result(expectation, False, say("example.refused-otherwise", codes=named))
    return _result(expectation, True, say("example.reasons", reasons=tuple(each.said for each in problems)))


def _held(expectation: Expectation, card: Scorecard) -> ExpectationResult:
    if expectation.error:
        return _result(expectation, False, say("example.taken", total=_shown(card.total)))
    if expectation.fails is not None:
        statuses = {check.status for check in card.checks if check.because == expectation.fails}
        if "failed" in statuses:
            return _result(expectation, True, say("example.check-failed"))
        key = "example.check-skipped" if "skipped" in statuses else "example.check-passed"
        return _result(expectation, False, say(key))
    if expectation.inapplicable is not None:
        score = card[expectation.inapplicable].score if expectation.inapplicable else card.total
        what = f"score({expectation.inapplicable})" if expectation.inapplicable else "total"
        said = say("example.is", what=what, value=_shown(score))
        return _result(expectation, score is None, said, about=(expectation.inapplicable,))
    assert expectation.condition is not None
    return _compared(expectation, expectation.condition, card)


def _compared(expectation: Expectation, condition: ex.Expression, card: Scorecard) -> ExpectationResult:
    trace: Trace = {}
    scoring = card.detail
    meant = scoring.meaning.expression(condition, None)
    about = tuple(dict.fromkeys(_about(condition, card)))
    try:
        holds = bool(evaluate(meant, scoring.frame(trace)))
    except NoValue as absent:
        named = absent.reason.name or absent.reason.because or say("example.a-value")
        key = "example.missing" if absent.reason.kind == "missing" else "example.no-value"
        return _result(expectation, False, say(key, name=named), about=about)
    except Failure as problem:
        return _result(expectation, False, problem.said, about=about)
    said = say("example.read", values=tuple(dict.fromkeys(_readings(condition, trace))))
    gap, shown = (None, "") if holds else _gap(condition, trace)
    return _result(expectation, holds, said, gap, shown, about)


def _gap(condition: ex.Expression, trace: Trace) -> tuple[Fraction | None, str]:
    """Give by how much a number that was found exceeds the one that was expected, and how that is shown."""
    if not (isinstance(condition, ex.Comparison) and condition.operator == "="):
        return None, ""
    found, expected = (trace.get(id(side)) for side in (condition.left, condition.right))
    if not (isinstance(found, Fraction) and isinstance(expected, Fraction)):
        return None, ""
    type_ = condition.left.type
    gap = found - expected
    return gap, value_text(abs(gap), type_) if isinstance(type_, NumberType) else ""


def _about(condition: ex.Expression, card: Scorecard) -> Iterator[str]:
    """Name the items that a condition speaks of."""
    for node in within(condition):
        match node:
            case ex.ItemValue(item=name):
                yield "" if name == card.model.name and name not in card.model.items else name
            case ex.Word():
                yield ""
            case ex.Lost(because=because):
                yield from (item.name for item in card.items if any(line.because == because for line in item.ledger))
                if any(line.because == because for line in card.ledger):
                    yield ""
            case _:
                pass


def _readings(node: ex.Expression, trace: Trace) -> Iterator[Sentence]:
    """Write what was read for each side of each comparison, as in `score(X) is 8.84`."""
    match node:
        case ex.Comparison():
            for side in (node.left, node.right):
                if not isinstance(side, ex.Constant) and id(side) in trace:
                    yield say("example.is", what=side.span.words, value=_value(trace[id(side)], side))
        case ex.Logic():
            yield from _readings(node.left, trace)
            if id(node.right) in trace:
                yield from _readings(node.right, trace)
        case ex.Not():
            yield from _readings(node.operand, trace)
        case _:
            yield say("example.is", what=node.span.words, value=_value(trace.get(id(node)), node))


def _value(value: Any, node: ex.Expression) -> Said:
    return say("example.none") if value == "" else value_text(value, node.type)


def _result(
    expectation: Expectation, holds: bool, said: Said, gap: Fraction | None = None, shown: str = "",
    about: tuple[str, ...] = (),
) -> ExpectationResult:  # fmt: skip
    text = expectation.span.words.removeprefix("expect ").strip()
    return ExpectationResult(text, holds, said, expectation.span, gap, shown, about)


def _shown(value: Any) -> Said:
    return say("example.none") if value is None else str(value)
