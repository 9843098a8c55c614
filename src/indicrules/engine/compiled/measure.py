"""Write met, completion and shortfall of an actual against a target."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from indicrules.engine.compiled import operations
from indicrules.engine.compiled.branches import Row, first_row, join
from indicrules.engine.compiled.pairs import SIGNS
from indicrules.engine.compiled.program import Program, number, truth
from indicrules.engine.compiled.values import ONE_PAIR, ZERO, ZERO_PAIR, Number, Pair, Real, Single, Truth, Written
from indicrules.model.rules import Bound, Range, Rounding
from indicrules.syntax.tree import ComparisonOperator

Words = dict[str, Callable[[], Written]]
_DAY = 86400


def against(program: Program, target: Bound, actual: Written, wanted: Written) -> Words:
    """Give the words of an actual against one value, each to be written where it is read."""
    match actual, wanted:
        case Truth(), Truth():
            met = program.assign(f"({actual.text}) == ({wanted.text})")
            return _words(program, lambda: wanted, lambda: Truth(met), None, None)
        case Single(), Single():
            text = f"{actual.name} {SIGNS[target.operator]} {wanted.name}"
            dated = partial(_days, program, actual.name, wanted.name)
            return _words(program, lambda: wanted, lambda: Truth(text), None, dated)
        case _:
            return _numbers(program, target, number(actual), number(wanted))


def between(program: Program, target: Range, actual: Written, low: Written, high: Written) -> Words:
    """Give the words of an actual against a range, each to be written where it is read."""

    def compare(operator: ComparisonOperator, left: Written, right: Written) -> Truth:
        if isinstance(left, Single) and isinstance(right, Single):
            return Truth(f"{left.name} {SIGNS[operator]} {right.name}")
        return operations.compare(program, operator, number(left), number(right))

    def met() -> Truth:
        above = compare(">" if target.low_open else ">=", actual, low)
        below = compare("<" if target.high_open else "<=", actual, high)
        return operations.combined("and", above, below)

    def nearest() -> Written:
        table: list[Row] = [
            (lambda: compare("<", actual, low), lambda: low),
            (lambda: compare(">", actual, high), lambda: high),
        ]
        return first_row(program, table, lambda: actual)

    def shortfall() -> Written:
        near = words["target"]()
        if isinstance(actual, Single) and isinstance(near, Single):
            return _days(program, actual.name, near.name)
        return operations.magnitude(program, operations.subtract(program, number(actual), number(near)))

    def inside() -> Truth:
        ends = operations.combined("or", compare("=", actual, low), compare("=", actual, high))
        return operations.combined("or", truth(words["met"]()), ends)

    def under() -> Written:
        return _ratio(program, number(actual), number(low), [_positive(program, number(low))], words)

    def over() -> Written:
        signs = [_positive(program, number(each)) for each in (high, actual)]
        return _ratio(program, number(high), number(actual), signs, words)

    def completion() -> Written:
        table: list[Row] = [(inside, lambda: ONE_PAIR), (lambda: compare("<", actual, low), under)]
        return first_row(program, table, over)

    if isinstance(actual, Single):
        words = _words(program, nearest, met, None, None)
        words["shortfall"] = _once(program, "shortfall", shortfall)
        return words
    words = _words(program, nearest, met, completion, None)
    words["shortfall"] = _once(program, "shortfall", shortfall)
    return _settled(words, number(actual), number(low), number(high))


def rounded_completion(program: Program, words: Words, rule: Rounding) -> None:
    """Let the completion be read rounded."""
    exact = words["completion"]
    words["completion"] = _once(
        program, "completion", lambda: operations.rounded(program, number(exact()), rule.step, rule.mode)
    )
    if isinstance(program.fact(("word", "exact completion")), Real):
        words["completion"]()  # what cannot be decided is refused, read or not


def _words(
    program: Program,
    wanted: Callable[[], Written],
    met: Callable[[], Written],
    completion: Callable[[], Written] | None,
    shortfall: Callable[[], Written] | None,
) -> Words:
    words: Words = {"target": _once(program, "target", wanted), "met": _once(program, "met", met)}
    plain = partial(_all_or_nothing, program, words)
    words["completion"] = _once(program, "exact completion", completion or plain)
    if shortfall is not None:
        missed = shortfall
        words["shortfall"] = _once(program, "shortfall", lambda: _unless(program, truth(words["met"]()), missed))
    return words


def _once(program: Program, word: str, write: Callable[[], Written]) -> Callable[[], Written]:
    """Write a word where it is first read, and give it again wherever that still holds."""

    def read() -> Written:
        key = ("word", word)
        found: Written | None = program.fact(key)
        if found is None:
            found = write()
            program.learn(key, found)
        return found

    return read


def _all_or_nothing(program: Program, words: Words) -> Pair:
    met = truth(words["met"]())
    if met.known is not None:
        return ONE_PAIR if met.known else ZERO_PAIR
    found = operations.chosen(program, [(met, ONE_PAIR)], ZERO_PAIR)
    assert isinstance(found, Pair)
    return found


def _unless(program: Program, met: Truth, missed: Callable[[], Written]) -> Written:
    if met.known is not None:
        return ZERO_PAIR if met.known else missed()
    with program.under(f"if {met.text}:") as zero:
        pass
    with program.under("else:") as other:
        value = missed()
    found = join(program, [(zero, ZERO_PAIR), (other, value)])
    return Pair(found.factor, found.over, found.under, ZERO, found.high) if isinstance(found, Pair) else found


def _days(program: Program, actual: str, wanted: str) -> Pair:
    days = program.assign(f"{program.constant(abs)}(({actual} - {wanted}).days)", 23)
    return Pair(ZERO + _DAY, days, None, ZERO)


def _numbers(program: Program, target: Bound, actual: Number, wanted: Number) -> Words:
    falling = target.operator in ("<=", "<")

    def met() -> Truth:
        return operations.compare(program, target.operator, actual, wanted)

    def completion() -> Written:
        above, below = (wanted, actual) if falling else (actual, wanted)
        signs = [_positive(program, wanted)] + ([_positive(program, actual)] if falling else [])
        return _ratio(program, above, below, signs, words)

    def shortfall() -> Written:
        if falling:
            return operations.subtract(program, actual, wanted)
        missed = operations.subtract(program, wanted, actual)
        return missed if target.operator in (">=", ">") else operations.magnitude(program, missed)

    words = _words(program, lambda: wanted, met, completion, shortfall)
    return _settled(words, actual, wanted)


def _settled(words: Words, *numbers: Number) -> Words:
    """Write every word at once where one may be irrational: what cannot be decided is refused, read or not."""
    if any(isinstance(each, Real) for each in numbers):
        for word in words.values():
            word()
    return words


def _positive(program: Program, value: Number) -> Truth:
    return operations.compare(program, ">", value, ZERO_PAIR)


def _ratio(program: Program, above: Number, below: Number, signs: list[Truth], words: Words) -> Written:
    """Write above ÷ below where the signs are positive, else whether the target is met."""
    open_signs = [each for each in signs if each.known is None]
    if any(each.known is False for each in signs):
        return _all_or_nothing(program, words)
    if not open_signs:
        return operations.divide(program, above, _above_zero(below))
    with program.under(f"if {' and '.join(each.text for each in open_signs)}:") as ratio:
        value = operations.divide(program, above, _above_zero(below))
    with program.under("else:") as other:
        plain = _all_or_nothing(program, words)
    return join(program, [(ratio, value), (other, plain)])


def _above_zero(value: Number) -> Number:
    return value._replace(positive=True) if isinstance(value, Pair) else value
