"""Turn what the library says and gives into an outcome, or into the law that it breaks."""

from __future__ import annotations

import pickle
import re
import traceback
from collections.abc import Callable, Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

import indicrules
from indicrules.card.scorecard import Item, Scorecard
from indicrules.text.codes import CODES
from indicrules.text.render import render, visible
from tests.fuzz.kind import Broken
from tests.fuzz.shipped import installation

_LONGEST = 100_000  # characters of a message
_QUOTED = re.compile(r"`.*?`", re.DOTALL)
_TYPES = re.compile(
    r"<class|object at 0x|\b(?:NoneType|Traceback|TypeError|ValueError|KeyError|AttributeError|Arrow[A-Z]\w+|pyarrow)\b"
    r"|'(?:str|int|float|bool|bytes|dict|list|tuple|NoneType|Decimal|Fraction)'"
)
_HOME = str(Path(indicrules.__file__).parent)


def outcome(call: Callable[[], object], *, options: bool = False) -> str:
    """Give `ok`, or the code of what was refused; with `options`, also the library's own `ValueError` is an answer."""
    try:
        call()
    except indicrules.IndicrulesError as refused:
        return refusal(refused)
    except ValueError as refused:
        if not options:
            raise
        hold(traceback.extract_tb(refused.__traceback__)[-1].filename.startswith(_HOME), "a foreign `ValueError`")
        hold_readable(str(refused))
        return "ValueError"
    return "ok"


def refusal(refused: indicrules.IndicrulesError) -> str:
    """Give the code of an error; raise `Broken` where it cannot be read or points outside its text."""
    hold_readable(str(refused))
    if isinstance(refused, indicrules.RulesetError):
        hold_placed(refused.diagnostics)
        return next(each.code for each in refused.diagnostics if each.severity == "error")
    hold(isinstance(refused, indicrules.DataError), "an error of no known class")
    assert isinstance(refused, indicrules.DataError)
    for problem in refused.problems[:100]:
        hold_worded(problem.message)
        hold_worded(problem.hint or "")
        if problem.span is not None:
            hold(
                0 <= problem.span.start <= problem.span.end <= len(problem.span.source.text), "a span outside its text"
            )
    return refused.problems[0].code


def hold_sent(refused: indicrules.IndicrulesError) -> None:
    """Hold an error to what it says when another process has it."""
    hold(str(pickle.loads(pickle.dumps(refused))) == str(refused), "an error that says something else after pickling")


def hold(true: bool, law: str) -> None:
    """Raise `Broken` unless the law holds."""
    if not true:
        raise Broken(law)


def hold_readable(text: str) -> None:
    """Hold a text to what a terminal shows and a person reads, without places of this installation."""
    hold(len(text) <= _LONGEST, "a message too long to be read")
    hold(bool(text), "an empty message")
    hold(all(visible(line) == line for line in text.split("\n")), "a message with characters that cannot be printed")
    bare = _QUOTED.sub("``", text)
    hold(not any(place in bare for place in installation()), "a message that names the installation")


def hold_worded(text: str) -> None:
    """Hold a message to the words of its readers: no type, class or error of Python or Arrow outside backticks."""
    found = _TYPES.search(_QUOTED.sub("``", text))
    hold(found is None, f"a message that names a type: {found and found[0]}")


def hold_placed(diagnostics: Iterable[indicrules.Diagnostic]) -> None:
    """Hold diagnostics to a known code, a place inside their text, and a form that can be shown."""
    for each in diagnostics:
        hold(each.code in CODES, f"an unknown code `{each.code}`")
        hold_worded(each.message)
        hold_worded(each.hint or "")
        for span in (each.span, *(other.span for other in each.secondary)):
            if span is not None:
                hold(0 <= span.start <= span.end <= len(span.source.text), "a span outside its text")
        hold_readable(render(each))


def hold_lawful(card: Scorecard) -> None:
    """Hold a scorecard to its laws: marks within their limits, ledgers that add up, evaluators that agree."""
    for item in card.items:
        ceiling = item.rule.ceiling
        inside = item.score is None or ceiling is None or 0 <= Fraction(item.score) <= ceiling
        hold(inside, f"{item.name}: {item.score} outside 0 to {ceiling}")
        _hold_sum(item, item.score)
    _hold_sum(card, card.total)
    root = card.model.root.ceiling
    inside = card.total is None or root is None or 0 <= Fraction(card.total) <= root
    hold(inside, f"the total {card.total} outside 0 to {root}")


def _hold_sum(subject: Item | Scorecard, score: Any) -> None:
    if score is None or subject.full is None:
        return
    lost = sum((Fraction(line.points) for line in subject.ledger), Fraction(0))
    hold(lost == Fraction(subject.full) - Fraction(score), f"a ledger that does not add up: {subject!r}")
