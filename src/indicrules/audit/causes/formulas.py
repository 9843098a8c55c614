"""Try the formulas of other profiles, in place of the one that the ruleset has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import TypeAlias

from indicrules.audit.causes.clauses import COUNTS
from indicrules.audit.causes.made import worked_out
from indicrules.audit.facts import Facts, number, percent
from indicrules.audit.figure import Figure
from indicrules.audit.found import Cause
from indicrules.text.classes import frozen
from indicrules.text.sentence import Sentence, say

Way: TypeAlias = "tuple[Fraction, str] | None"

_ONE = Fraction(1)
_ZERO = Fraction(0)


@frozen
class _Known:
    """What a formula takes: full mark, actual and target as they are, the target above 0, and as they are written."""

    full: Fraction
    actual: Fraction
    target: Fraction
    facts: Facts

    @property
    def written(self) -> tuple[str, str, str]:
        return number(self.full), self.facts.shown(self.actual), self.facts.shown(self.target)


def _proportional(known: _Known) -> Way:
    w, a, t = known.written
    rate = max(_ZERO, known.actual / known.target)
    return known.full * min(_ONE, rate), f"{w} × {a} / {t}" if rate < 1 else w


def _reverse(known: _Known) -> Way:
    w, a, t = known.written
    if known.actual <= known.target:
        return known.full, w
    return known.full * known.target / known.actual, f"{w} × {t} / {a}"


def _two_minus(known: _Known) -> Way:
    w, a, t = known.written
    rate = 2 - known.actual / known.target
    return known.full * min(
        _ONE, max(_ZERO, rate)
    ), f"{w} × (2 − {a} / {t})" if 0 < rate < 1 else w if rate >= 1 else "0"


def _symmetric(known: _Known) -> Way:
    w, a, t = known.written
    if known.actual <= 0:
        return None
    if known.actual <= known.target:
        return known.full * known.actual / known.target, f"{w} × {a} / {t}"
    return known.full * known.target / known.actual, f"{w} × {t} / {a}"


def _deviation(known: _Known) -> Way:
    w, a, t = known.written
    off = abs(known.actual - known.target) / known.target
    return known.full * max(_ZERO, 1 - off), f"{w} × (1 − |{a} − {t}| / {t})" if off < 1 else "0"


def _all_or_nothing(known: _Known) -> Way:
    return (known.full, number(known.full)) if known.facts.met else (_ZERO, "0")


def _value_as_score(known: _Known) -> Way:
    w, a, _ = known.written
    if known.facts.share:
        return known.full * known.actual, f"{w} × {a}"
    return known.actual / known.facts.scale, a


def _over_achievement(known: _Known) -> Way:
    """As `std/mof2020` cuts what lies more than 30 % above a target that was set too low."""
    rate, pair = known.facts.completion, known.facts.quotient
    if rate is None or pair is None or rate <= _OVER:
        return None
    over, under = map(known.facts.shown, pair)
    way = f"{number(known.full)} × (1 − ({over} / {under} − {percent(_OVER)}))"
    return known.full * max(_ZERO, 1 - (rate - _OVER)), way


_OVER = Fraction(13, 10)


def _from_zero(known: _Known) -> Way:
    """As `std/hunan` has it: nothing over 0, up to 10 %, 20 %, 30 %, beyond."""
    points = _FROM_ZERO.get(known.full)
    if points is None or not known.facts.share or known.facts.operator not in ("<=", "<", "="):
        return None
    at = sum(known.actual > each for each in (_ZERO, _TENTH, 2 * _TENTH, 3 * _TENTH))
    return points[at], f"{known.written[1]}: {number(points[at])}"


def _from_high(known: _Known) -> Way:
    """As `std/hunan` has it: 90 %, 80 %, 70 %, 60 % and more, less."""
    if known.full != 5 or not known.facts.share or known.facts.operator not in (">=", ">", "="):
        return None
    at = sum(known.actual < Fraction(each, 10) for each in (9, 8, 7, 6))
    points = (5, 4, 3, 2, 0)[at]
    return Fraction(points), f"{known.written[1]}: {points}"


_TENTH = Fraction(1, 10)
_FROM_ZERO: Mapping[Fraction, tuple[Fraction, ...]] = MappingProxyType(
    {
        Fraction(8): tuple(map(Fraction, (8, 6, 4, 2, 0))),
        Fraction(5): tuple(map(Fraction, (5, 4, 3, 2, 0))),
        Fraction(3): (Fraction(3), Fraction(2), Fraction(1), Fraction(1, 2), Fraction(0)),
    }
)

_FORMULAS: tuple[tuple[str, Sentence, Callable[[_Known], Way]], ...] = (
    ("all-or-nothing", say("audit.cause.all-or-nothing"), _all_or_nothing),
    ("value-as-score", say("audit.cause.value-as-score"), _value_as_score),
    ("proportional", say("audit.cause.proportional"), _proportional),
    ("reverse-ratio", say("audit.cause.reverse-ratio"), _reverse),
    ("two-minus-ratio", say("audit.cause.two-minus-ratio"), _two_minus),
    ("symmetric", say("audit.cause.symmetric"), _symmetric),
    ("deviation", say("audit.cause.deviation"), _deviation),
    ("over-achievement", say("audit.cause.over-achievement"), _over_achievement),
    ("bands-from-zero", say("audit.cause.bands-from-zero"), _from_zero),
    ("bands-from-high", say("audit.cause.bands-from-high"), _from_high),
)
_DOWNWARD = ("<=", "<")
_STEPS = ((Fraction(1, 100), ("0.1", "0.3", "0.5", "0.8", "1")), (Fraction(5, 100), ("2",)))


def formulas(facts: Facts, figure: Figure) -> Iterator[Cause]:
    """Give the formulas that lead from actual and target to the published figure; of several with one value all."""
    known = _known(facts)
    if known is None:
        return
    if _is_turned(known):
        other = _reverse(known) if facts.operator not in _DOWNWARD else _proportional(known)
        if other is not None:
            said = say("audit.cause.direction")
            yield from worked_out("direction", said, other[1], other[0], facts, figure)
    # What the ruleset's own formula gives, if it is rounded or not, is no other formula's.
    own = known.full * min(_ONE, facts.completion) if facts.proportional and facts.completion is not None else None
    for code, said, formula in _FORMULAS:
        found = formula(known)
        if found is not None and not _is_own(code, facts) and found[0] != own:
            yield from worked_out(code, said, found[1], found[0], facts, figure)
    yield from _by_steps(known, figure)


def cap_broken(facts: Facts, figure: Figure) -> Iterator[Cause]:
    """Give the score without the limit at the full mark, the ratio being taken either way."""
    if facts.full is None or facts.completion is None or facts.quotient is None:
        return
    full, (over, under) = number(facts.full), map(facts.shown, facts.quotient)
    if facts.completion > 1:
        said = say("audit.cause.cap-broken", full=full)
        value = facts.full * facts.completion
        yield from worked_out("cap-broken", said, f"{full} × {over} / {under}", value, facts, figure)
    elif 0 < facts.completion < 1:
        said = say("audit.cause.turned-cap-broken", full=full)
        value = facts.full / facts.completion
        yield from worked_out("cap-broken", said, f"{full} × {under} / {over}", value, facts, figure)


def full_mark(facts: Facts, figure: Figure) -> Iterator[Cause]:
    """Give the full mark where it is published though the score falls short of it."""
    if facts.full is not None and facts.exact is not None and facts.full == figure.value > facts.exact:
        said = say("audit.cause.full-mark")
        yield from worked_out("full-mark", said, "", facts.full, facts, figure)


def units(facts: Facts, figure: Figure) -> Iterator[Cause]:
    """Give the score on other scales: out of 100, weighted a second time, as a share of one."""
    if facts.full is None or facts.exact is None or not facts.full:
        return
    w, score = number(facts.full), number(facts.exact)
    for code, said, value, way in (
        ("out-of-100", say("audit.cause.out-of-100"), facts.exact / facts.full * 100, f"{score} / {w} × 100"),
        ("weighted-twice", say("audit.cause.weighted-twice"), facts.exact * facts.full / 100, f"{score} × {w}%"),
        ("as-share", say("audit.cause.as-share"), facts.exact / facts.full, f"{score} / {w}"),
        ("percent-twice", say("audit.cause.percent-twice"), facts.exact / 100, f"{score} / 100"),
    ):
        yield from worked_out(code, said, way, value, facts, figure)


def _known(facts: Facts) -> _Known | None:
    if facts.full is None or facts.actual is None or facts.target is None or facts.target <= 0 or facts.actual < 0:
        return None
    return _Known(facts.full, facts.actual, facts.target, facts)


def _is_turned(known: _Known) -> bool:
    return known.facts.operator in (">=", ">", "<=", "<") and known.actual != known.target


def _is_own(code: str, facts: Facts) -> bool:
    """Tell whether a formula says what the turned direction of the target has said already."""
    turned = "proportional" if facts.operator in _DOWNWARD else "reverse-ratio"
    return code == turned and facts.operator in (">=", ">", "<=", "<")


def _by_steps(known: _Known, figure: Figure) -> Iterator[Cause]:
    """Try deductions by steps as `std/hunan` has them, of whole, started and parts of steps."""
    facts = known.facts
    if not facts.share or facts.met or facts.item.rule.adjustments:
        return
    off = abs(known.actual - known.target)
    w, a, t = known.written
    difference = f"|{a} − {t}|"
    for step, amounts in _STEPS:
        seen: set[Fraction] = set()
        for counted, kind in COUNTS:
            count = off / step if counted is None else Fraction(counted(off / step))
            if count in seen:
                continue
            seen.add(count)
            for amount in amounts:
                value = known.full - Fraction(amount) * count
                if value > 0:
                    said = say("audit.cause.by-steps", amount=amount, step=percent(step), kind=kind)
                    way = f"{w} − {amount} × {number(count)} ({difference} / {percent(step)})"
                    yield from worked_out("deducted-by-steps", said, way, value, facts, figure)
