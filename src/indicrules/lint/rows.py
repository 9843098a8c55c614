"""Lints of tables by `match` and `when`: how their rows divide what they ask of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import chain, pairwise

from indicrules.exact.ranges import Number, Range, narrowed, order
from indicrules.lint.figures import figure, plain, points
from indicrules.lint.row import Finding, Lint, OfItem, OfRuleset, of_each
from indicrules.lint.stretches import Division, Row, holds_any, in_order
from indicrules.lint.view import View
from indicrules.model import expression as ex
from indicrules.model.rules import Bound, Item
from indicrules.model.types import NumberType, TextType
from indicrules.model.units import built_in
from indicrules.text.diagnostic import Edit, Secondary
from indicrules.text.patterns import pattern
from indicrules.text.sentence import say
from indicrules.text.source import Span

_ENDS = pattern(r"\s*(to(?!\w)|至)\s*")
_Of = Callable[[Division], Iterator[Finding]]


def _each(of: _Of) -> tuple[OfItem, OfRuleset]:
    """Make of what looks at one table of numbers the lints of all."""
    return of_each(of, View.divisions, lambda view: view.metric_divisions)


def _gap(division: Division) -> Iterator[Finding]:
    """Find the first stretch that no row takes, and no `otherwise`: between rows, or up to an end that is known."""
    cases, type_ = division.cases, division.subject.type
    if cases.otherwise is not None or not division.smooth:
        return
    for part in sorted(division.left, key=lambda each: (each.low is not None, each.low or 0)):
        if part.low is None or part.high is None:
            continue  # nothing says that values go so far
        below = _next_to(division, part, above=False)
        above = _next_to(division, part, above=True)
        if (below is None or above is None) and not division.exact:
            continue  # what is worked out may never come so far
        if below is not None and above is not None and _is_counted(part, below, above, division):
            continue
        near = None if below is not None and above is not None else part.high if below is None else part.low
        value = plain(part, type_, near=near)
        if value is None:
            continue
        shown = figure(value, type_)
        asked = division.subject.span.words
        if below is not None and above is not None:
            said = say("row-gap", value=shown, one=_test(below).words, other=_test(above).words)
            secondary = (Secondary(_test(above), say("label.the-next-one")),)
            yield Finding(said, _test(below), say("row-gap.hint"), secondary)
        else:
            beside = below or above
            assert beside is not None
            said = say("row-gap.end", value=shown, subject=asked)
            yield Finding(said, _test(beside), say("row-gap.hint"))
        return


def _is_counted(part: Range, below: Row, above: Row, division: Division) -> bool:
    """Tell whether a gap is between single values, or whole numbers of pieces, with nothing between them."""
    if below.asks.known is not None and above.asks.known is not None:
        return True
    type_ = division.subject.type
    if not isinstance(type_, NumberType) or type_.unit is None or built_in(type_.unit.name) is not None:
        return False
    assert part.low is not None
    assert part.high is not None
    ends = Fraction(part.low) / type_.unit.scale, Fraction(part.high) / type_.unit.scale
    return ends[1] - ends[0] == 1 and ends[0].denominator == 1


def _next_to(division: Division, part: Range, *, above: bool) -> Row | None:
    for row in division.rows:
        for each in row.takes:
            if above and each.low is not None and part.high is not None and order(each.low, part.high) == 0:
                return row
            if not above and each.high is not None and part.low is not None and order(each.high, part.low) == 0:
                return row
    return None


def _choice_without_row(cases: ex.Cases) -> Iterator[Finding]:
    """Find a choice of the subject that no row is for."""
    choices, asked = _choices(cases)
    # What is worked out of inputs may be fewer texts than theirs.
    if cases.otherwise is None and isinstance(cases.subject, ex.InputValue) and asked:
        lacking = next((each for each in choices if each not in asked), None)
        if lacking is not None:
            said = say("row-gap.choice", choice=lacking, subject=cases.subject.span.words)
            yield Finding(said, cases.subject.span, say("row-gap.choice-hint", choice=lacking))


def _choices(cases: ex.Cases) -> tuple[tuple[str, ...], frozenset[str]]:
    """Give what the subject of a `match` may be, and for which of that there is a row; nothing where rows ask more."""
    if cases.subject is None or not isinstance(cases.subject.type, TextType):
        return (), frozenset()
    asked = set[str]()
    for row in cases.rows:
        right = row.condition.right if isinstance(row.condition, ex.Comparison) else None
        if not isinstance(right, ex.Constant) or not isinstance(right.value, str):
            return (), frozenset()
        asked.add(right.value)
    return cases.subject.type.choices, frozenset(asked)


def _test(row: Row) -> Span:
    return row.case.condition.span


def _meets(division: Division) -> Iterator[Finding]:
    """Find two rows that both take a value though each has ends of its own: the first takes it, unsaid."""
    rows = [(at, row) for at, row in enumerate(division.rows) if row.takes and row.asks.known is None]
    rows.sort(key=lambda each: (each[1].asks.low is not None, each[1].asks.low or 0, each[1].asks.low_open))
    for pair in pairwise(rows):
        (_, earlier), (_, row) = sorted(pair, key=lambda each: each[0])
        both = narrowed(row.asks, earlier.asks)
        if not holds_any(narrowed(both, division.within)) or _gives_alike(row, earlier):
            continue
        single = both.low is not None and both.low == both.high
        if not single and not (_has_ends(row.asks) and _has_ends(earlier.asks)):
            continue
        value = plain(both, division.subject.type)
        if value is None:
            continue
        test, other = _test(row), _test(earlier)
        apart = _apart(test, row, earlier)
        said = say("rows-meet", value=figure(value, division.subject.type), one=other.words, other=test.words)
        advice = say("rows-meet.hint", text=apart) if apart else say("rows-meet.hint-plain")
        edits = (Edit(test, apart),) if apart else ()
        yield Finding(said, test, advice, (Secondary(other, say("label.this-one-takes-it")),), edits)


def _gives_alike(one: Row, other: Row) -> bool:
    left, right = one.case.value, other.case.value
    return isinstance(left, ex.Constant) and isinstance(right, ex.Constant) and left.value == right.value


def _has_ends(of: Range) -> bool:
    return of.low is not None and of.high is not None


def _apart(test: Span, row: Row, earlier: Row) -> str | None:
    """Write the test of a row so that it leaves to the earlier one what that takes; None where that is no one end."""
    text = test.text
    if row.asks.low is not None and earlier.asks.high is not None and order(row.asks.low, earlier.asks.high) <= 0:
        above = earlier.asks.low is None or order(row.asks.low, earlier.asks.low) > 0
    else:
        above = False
    single = narrowed(row.asks, earlier.asks)
    if single.low != single.high:
        return None
    if _ENDS.search(text) is not None:
        low, word, high = _ENDS.split(text, 1)
        return f"> {low.lstrip('> ')} {word} {high}" if above else f"{low} {word} < {high.lstrip('< ')}"
    for sign, opened in ((">=", ">"), ("<=", "<"), ("≥", ">"), ("≤", "<")):
        if text.startswith(sign):
            return opened + text[len(sign) :]
    return None


def _outside(division: Division) -> Iterator[Finding]:
    """Find a row for values that its subject never has."""
    for at, row in enumerate(division.rows):
        if row.takes or holds_any(narrowed(row.asks, division.within)):
            continue
        if not any(_covers(each.asks, row.asks) for each in division.rows[:at]):  # else loading says so
            known = division.within
            key, parts = _bounds(known, division.subject)
            said = say(key, test=_test(row).words, subject=division.subject.span.words, **parts)
            yield Finding(said, _test(row), say("row-outside-range.hint"))
            return


def _bounds(known: Range, subject: ex.Expression) -> tuple[str, dict[str, str]]:
    low = None if known.low is None else figure(known.low, subject.type)
    high = None if known.high is None else figure(known.high, subject.type)
    if low is not None and high is not None:
        return "row-outside-range", {"low": low, "high": high}
    if low is not None:
        return "row-outside-range.low", {"low": low}
    return "row-outside-range.high", {"high": high or ""}


def _taken_together(division: Division) -> Iterator[Finding]:
    """Find a row that rows before it together leave nothing, though none of them alone takes all of it."""
    for at, row in enumerate(division.rows):
        inside = narrowed(row.asks, division.within)
        if row.takes or not holds_any(inside):
            continue
        if any(_covers(each.asks, row.asks) for each in division.rows[:at]):
            continue  # loading says so
        earlier = [each for each in division.rows[:at] if holds_any(narrowed(each.asks, inside))]
        secondary = tuple(Secondary(_test(each), say("label.takes-part")) for each in earlier[:3])
        yield Finding(
            say("row-taken-together", test=_test(row).words), _test(row), say("row-taken-together.hint"), secondary
        )
        return


def _covers(one: Range, other: Range) -> bool:
    inside = narrowed(one, other)
    return inside == other


def _otherwise(division: Division) -> Iterator[Finding]:
    """Find an `otherwise` for which rows leave nothing."""
    if division.cases.otherwise is not None and not division.left and all(row.takes for row in division.rows):
        yield _no_otherwise(division.cases, division.cases.otherwise)


def _no_otherwise(cases: ex.Cases, otherwise: ex.Expression) -> Finding:
    subject = cases.subject.span.words if cases.subject is not None else cases.rows[0].condition.span.words
    return Finding(say("otherwise-never-reached", subject=subject), otherwise.span, say("otherwise-never-reached.hint"))


def _otherwise_of_choices(cases: ex.Cases) -> Iterator[Finding]:
    choices, asked = _choices(cases)
    if cases.otherwise is not None and choices and set(choices) <= asked:
        yield _no_otherwise(cases, cases.otherwise)


def _otherwise_of_answers(cases: ex.Cases) -> Iterator[Finding]:
    """Find an `otherwise` below a row for yes and one for no of the same."""
    answers = {answer for row in cases.rows if (answer := _answer(row.condition)) is not None}
    if cases.otherwise is not None and any((asked, not value) in answers for asked, value in answers):
        yield _no_otherwise(cases, cases.otherwise)


def _answer(condition: ex.Expression) -> tuple[str, bool] | None:
    """Give the words of what a condition asks of, and for which answer it holds."""
    wanted = True
    while isinstance(condition, ex.Not):
        condition, wanted = condition.operand, not wanted
    if not isinstance(condition, ex.Comparison):
        return condition.span.words, wanted
    right = condition.right
    if not isinstance(right, ex.Constant) or not isinstance(right.value, bool):
        return condition.span.words, wanted
    if condition.operator not in ("=", "!="):
        return None
    return condition.left.span.words, (right.value is wanted) is (condition.operator == "=")


def _otherwise_left_nothing(cases: ex.Cases) -> Iterator[Finding]:
    yield from _otherwise_of_choices(cases)
    yield from _otherwise_of_answers(cases)


def _with_choices(of: _Of, of_choices: Callable[[ex.Cases], Iterator[Finding]]) -> tuple[OfItem, OfRuleset]:
    """Make of what looks at one table of numbers, and of what looks at any, the lints of all."""
    numbers, choices = _each(of), of_each(of_choices, View.tables, lambda view: view.metric_tables)
    return (
        lambda item, view: chain(numbers[0](item, view), choices[0](item, view)),
        lambda view: chain(numbers[1](view), choices[1](view)),
    )


def _pays_less(item: Item, view: View) -> Iterator[Finding]:
    """Find points that go up, down and up again, or that are less for the target's own row than for one that misses."""
    score = item.score.body if isinstance(item.score, ex.Applied) else item.score
    division = next((each for each in view.divisions(item) if each.cases is score), None)
    if division is None:
        return
    steps = list[tuple[Range, Number, ex.Expression]]()
    for part, value in in_order(division):
        known = view.fact(value, item).range.known
        if known is None:
            return
        if not steps or steps[-1][1] != known:
            steps.append((part, known, value))
    turns = [one < other for (_, one, _), (_, other, _) in pairwise(steps)]
    changes = sum(one != other for one, other in pairwise(turns))
    wanted = _wanted(item, division, view)
    if changes < 2 and not (wanted is not None and _is_missed(steps, wanted)):
        return
    falls = [at for at, up in enumerate(turns) if not up]
    upward = wanted is None or wanted[1]
    at = falls[0] if upward else next((at for at, up in enumerate(turns) if up), falls[0])
    worse, better = (steps[at + 1], steps[at]) if upward else (steps[at], steps[at + 1])
    said = say(
        "better-pays-less", one=_shown(worse[0], division), less=points(worse[1], item),
        other=_shown(better[0], division), more=points(better[1], item),
    )  # fmt: skip
    yield Finding(said, worse[2].span, say("better-pays-less.hint"), (Secondary(better[2].span, say("label.more")),))


_Steps = Sequence[tuple[Range, Number, ex.Expression]]


def _wanted(item: Item, division: Division, view: View) -> tuple[Number, bool] | None:
    """Give the target of what the rows ask of, and whether more is better; None where there is no such target."""
    target, subject = item.target, division.subject
    if isinstance(subject, ex.Word) and subject.word == "completion":
        return 1, True
    is_actual = isinstance(subject, ex.Word) and subject.word == "actual"
    if isinstance(subject, ex.InputValue) and isinstance(item.actual, ex.InputValue):
        is_actual = subject.name == item.actual.name
    if not is_actual or not isinstance(target, Bound) or target.operator not in ("<", "<=", ">", ">="):
        return None
    end = view.fact(target.value, item).range.known
    return None if end is None else (end, target.operator[0] == ">")


def _is_missed(steps: _Steps, wanted: tuple[Number, bool]) -> bool:
    """Tell whether the row that just meets the target gives less than one of those that miss it."""
    end, upward = wanted
    at = next((at for at, (part, *_) in enumerate(steps) if part.holds(end)), None)
    if at is None:
        return False
    missed = steps[:at] if upward else steps[at + 1 :]
    return any(each[1] > steps[at][1] for each in missed)


def _shown(part: Range, division: Division) -> str:
    type_ = division.subject.type
    value = plain(part, type_)
    return figure(value if value is not None else 0, type_)


LINTS = (
    Lint("row-gap", "warning", *_with_choices(_gap, _choice_without_row)),
    Lint("rows-meet", "warning", *_each(_meets), safe=True),
    Lint("row-outside-range", "warning", *_each(_outside)),
    Lint("row-taken-together", "warning", *_each(_taken_together)),
    Lint("better-pays-less", "warning", _pays_less),
    Lint("otherwise-never-reached", "note", *_with_choices(_otherwise, _otherwise_left_nothing)),
)
