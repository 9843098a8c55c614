"""Turn a scorecard into the paragraphs of the scoring section: an indicator each, then the conclusion."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final

from indicrules.card.scorecard import Scorecard
from indicrules.evaluate.ledger import nearby
from indicrules.explain.form.compose import Form, Row
from indicrules.explain.form.figures import figure, mark
from indicrules.explain.numbers import places_of
from indicrules.report.document.words import numeral, say
from indicrules.report.falling import Falling
from indicrules.text.classes import frozen
from indicrules.text.sentence import Language

_SIGNS: Final[Mapping[str, str]] = MappingProxyType(
    {"≥": "at_least", "≤": "at_most", ">": "more_than", "<": "less_than", "=": "equal", "≠": "unequal"}
)
_DIGITS: Final = 10_000  # a completion is written in percent, to two places


@frozen
class Told:
    """A heading, and the paragraphs under it."""

    heading: str
    paragraphs: tuple[str, ...]


def told(card: Scorecard, form: Form, lang: Language) -> tuple[Told, ...]:
    """Give what is told of each row of the form, in their order."""
    found, around = [], ("", "")
    for number, row in enumerate(form.rows, 1):
        first, second = (
            level.text if level is not None else before for level, before in zip(row.levels, around, strict=True)
        )
        around = first, second
        name = say("heading", lang, number=numeral(number, lang), name=row.name)
        groups = say("within", lang).join(each for each in around if each)
        item = None if row.item is None else card[row.item]
        if item is None:
            said = [say("adjusted", lang, score=row.score, reason=row.reason or say("none", lang))]
        else:
            said = [_measured(card, row, groups, lang), *_why(card, row, lang), _scored(row, lang)]
        found.append(Told(name, tuple(said)))
    return tuple(found)


def _measured(card: Scorecard, row: Row, groups: str, lang: Language) -> str:
    assert row.item is not None  # its caller has asked
    outcome = card.detail.outcomes[row.item]
    parts = [say("belongs", lang, groups=groups)] if groups else []
    if row.target:
        parts.append(say("expected", lang, target=_spoken(row.target, lang)))
    parts.append(say("actual", lang, actual=row.actual) if row.actual else say("no_actual", lang))
    completion: Any = outcome.completion
    if completion is not None:
        parts.append(say("completion", lang, completion=_completion(completion, lang)))
    if outcome.met is not None:
        parts.append(say("met" if outcome.met else "unmet", lang))
    return say("sentence", lang, said=say("comma", lang).join(parts))


def _why(card: Scorecard, row: Row, lang: Language) -> list[str]:
    assert row.item is not None  # its caller has asked
    found = []
    evidence = card[row.item].evidence
    if evidence:
        found.append(say("evidence", lang, evidence=say("listed", lang).join(evidence)))
    if row.reason:
        found.append(say("reason", lang, reason=row.reason.rstrip("。.")))
    return found


def _scored(row: Row, lang: Language) -> str:
    if not row.weight:
        return say("scored_alone", lang, score=row.score)
    return say("scored", lang, weight=row.weight, score=row.score)


def _spoken(target: str, lang: Language) -> str:
    """Write a target with its sign in words."""
    key = _SIGNS.get(target[:1])
    return target if key is None else say(key, lang, value=target[1:])


def _completion(value: Any, lang: Language) -> str:
    number = value if type(value) is Fraction else nearby(value)
    near = Fraction(round(number * _DIGITS), _DIGITS)
    shown = f"{figure(near * 100)}%"
    return shown if near == number else say("about", lang, value=shown)


def concluded(card: Scorecard, form: Form, falling: Falling | None, lang: Language) -> tuple[str, ...]:
    """Give the conclusion: the total and grade, and where the most was lost."""
    root = card.model.root
    if card.total is None:
        reason = form.total.reason if form.total is not None else ""
        return (say("no_total", lang, reason=reason),)
    total = mark(card.detail.root.score, root.percent, places_of(root, card.model))
    key = "concluded_of" if root.full is not None else "concluded"
    full = "" if root.full is None else mark(root.full, root.percent)
    said = [say(key, lang, total=total, full=full)]
    if card.grade is not None:
        said.append(say("grade", lang, grade=card.grade))
    found = [say("sentence", lang, said=say("comma", lang).join(said))]
    steps = (
        sorted((step for step in falling.steps if step.points > 0), key=lambda each: -each.points) if falling else []
    )
    if steps:
        listed = say("semicolon", lang).join(say("lost", lang, name=each.label, points=each.shown) for each in steps)
        found.append(say("mostly", lang, listed=listed))
    elif falling is not None:
        found.append(say("nothing_lost", lang))
    return tuple(found)
