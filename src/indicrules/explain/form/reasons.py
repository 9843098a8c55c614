"""Turn what an item lost into the form's last column: the unit's own reason, else that of its ledger."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from indicrules.card.lines import Line
from indicrules.card.scorecard import Item, Scorecard
from indicrules.evaluate.outcome import Outcome
from indicrules.evaluate.values import NOT_APPLICABLE, Reason
from indicrules.explain.absence import moves
from indicrules.explain.form.counted import worth_of
from indicrules.explain.form.figures import distance, mark, shown_type
from indicrules.explain.form.words import say
from indicrules.explain.noted_data import one_line, own_reasons
from indicrules.explain.wording import spoken
from indicrules.language.clauses import CONDITIONAL
from indicrules.text.sentence import Language, told

_OF_MEMBERS = frozenset({"item", "bonus", "rescale"})


def deviation(card: Scorecard, item: Item, lang: Language) -> str:
    """Say why an item fell short: in the unit's own words where the data bring any, else by its ledger.

    Nothing where the full mark was reached and nobody has a remark.
    """
    own = own_reasons(card, item.rule)
    if own:
        return say("list", lang).join(own)
    outcome = card.detail.outcomes[item.name]
    if outcome.reason is not None:
        return _unscored(card, outcome, lang)
    if item.lost is not None and item.lost > 0:
        return say("list", lang).join(_told(outcome, item.ledger, lang))
    return say("full_by_rounding", lang) if item.full_by_rounding else ""


def changed(card: Scorecard, name: str | None, lang: Language) -> str:
    """Say which clauses of a group, or of the ruleset, changed what its members bring."""
    outcome = card.detail.root if name is None else card.detail.outcomes[name]
    if outcome.reason is not None:
        return _unscored(card, outcome, lang)
    ledger = card.ledger if name is None else card[name].ledger
    lines = tuple(line for line in ledger if line.kind not in _OF_MEMBERS)
    if outcome.item.score is not None:
        return say("list", lang).join(_told(outcome, lines, lang))
    if not lines:
        return say("by_difference", lang)
    if len(lines) == 1:
        return _words(lines[0], lang)  # the points stand in the column of scores
    worth = worth_of(outcome.item)
    percent = outcome.item.weighs_percent
    lines_told = (_with(_words(line, lang), Fraction(line.points) * worth, lang, percent) for line in lines)
    return say("list", lang).join(lines_told)


def cause(card: Scorecard, outcome: Outcome, lang: Language) -> str:
    """Say why something was not scored as usual, in a few words."""
    reason = outcome.reason
    assert reason is not None
    failed = outcome.requirements[-1:]
    if failed and not failed[0][1]:
        requirement = failed[0][0]
        condition = spoken(requirement.condition.span.words, lang)
        return one_line(requirement.because) if requirement.because else say("requirement", lang, condition=condition)
    if reason.said:
        return one_line(told(reason.said, lang))
    if reason.name is None:
        return say("nothing_counts", lang)
    return _lacking(card, reason, reason.name, lang)


def _lacking(card: Scorecard, reason: Reason, name: str, lang: Language) -> str:
    known = card.model.inputs.get(name)
    lacking = None if reason.kind == "missing" else NOT_APPLICABLE
    if known is None or card.detail.actuals.get(name) is not lacking:
        other = card.model.items.get(name)
        return say("unscored_because", lang, name=(other.title if other is not None else None) or name)
    return say(f"{reason.kind}_because", lang, name=known.title or name)


def _unscored(card: Scorecard, outcome: Outcome, lang: Language) -> str:
    item, why = outcome.item, cause(card, outcome, lang)
    if item.kind == "ruleset":
        return say("no_total", lang, cause=why)
    if outcome.status == "zero":
        points = item.weight if item.weight is not None else item.full
        if points is None:
            return say("zero_alone", lang, cause=why)
        return say("zero", lang, cause=why, lost=_points(points, lang, item.weighs_percent))
    if outcome.status == "full":
        return say("full", lang, cause=why)
    return say("redistributed" if moves(card, item) else "dropped", lang, cause=why)


def _told(outcome: Outcome, lines: tuple[Line, ...], lang: Language) -> Iterator[str]:
    """Say what each clause took, and after these what the formula with its rounding did, all in the item's points."""
    worth, rest, percent = worth_of(outcome.item), Fraction(0), outcome.item.weighs_percent
    for line in lines:
        if line.kind in CONDITIONAL:
            yield _with(_words(line, lang), Fraction(line.points) * worth, lang, percent)
        else:
            rest += Fraction(line.points) * worth
    if rest:
        kinds = {line.kind for line in lines if line.kind not in CONDITIONAL}
        words = (
            _shortfall(outcome, lang) if "formula" in kinds else say("held" if "held" in kinds else "rounding", lang)
        )
        yield _with(words, rest, lang, percent)


def _words(line: Line, lang: Language) -> str:
    if line.kind in CONDITIONAL:
        return one_line(line.because) if line.because else spoken(" ".join(line.rule.split()), lang)
    return say({"held": "held", "rounding": "rounding"}.get(line.kind, "by_rule"), lang)


def _shortfall(outcome: Outcome, lang: Language) -> str:
    """Say how far the actual misses the target; that it is by the rule where that is not why."""
    actual: Any = outcome.actual
    if outcome.met is not False:
        return say("by_rule", lang)
    if not outcome.shortfall:
        return say("not_met", lang)
    far = distance(outcome.shortfall, shown_type(outcome.item), lang)
    below = actual < outcome.target
    if isinstance(actual, datetime.date):
        return say("early" if below else "late", lang, distance=far)
    return say("short" if below else "over", lang, distance=far)


def _with(words: str, points: Fraction, lang: Language, percent: bool) -> str:
    return say("with_points", lang, words=words, points=_points(points, lang, percent))


def _points(points: Fraction, lang: Language, percent: bool) -> str:
    """Say how many points were lost, or, where they are negative, added."""
    kind = "lost" if points > 0 else "gained"
    one = abs(points) == 1 and not percent
    return say(f"{kind}_one", lang) if one else say(kind, lang, points=mark(abs(points), percent))
