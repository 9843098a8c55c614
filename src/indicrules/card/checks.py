"""Turn checks and a scoring into what each check found."""

from __future__ import annotations

from typing import Any, Literal

from indicrules.evaluate.outcome import Trace
from indicrules.evaluate.reference import evaluate
from indicrules.evaluate.scoring import Scoring
from indicrules.evaluate.values import Failure, NoValue, Reason
from indicrules.model.rules import Check
from indicrules.text.classes import field, sealed
from indicrules.text.sentence import Said, say, told
from indicrules.text.source import Span


@sealed
class CheckResult:
    """What a check found; `skipped` where a value it needs is missing, with the reason, and what is `absent`.

    It is pickled by its `home`: a function with its arguments, which give it elsewhere.
    """

    condition: str
    because: str | None
    warn: bool
    status: Literal["passed", "failed", "skipped"]
    said: Said | None
    span: Span
    check: Check = field(eq=False, repr=False)
    trace: Trace = field(eq=False, repr=False)
    absent: Reason | None = None
    home: tuple[Any, ...] | None = field(default=None, eq=False, repr=False)

    @property
    def reason(self) -> str | None:
        """Why it was skipped, in English."""
        return None if self.said is None else told(self.said)

    def __reduce__(self) -> tuple[Any, ...]:
        if self.home is None:
            raise TypeError("what no scorecard shows cannot be pickled")
        return self.home


def checked(scoring: Scoring) -> tuple[CheckResult, ...]:
    """Give what each check found, in file order."""
    return tuple(_one(check, scoring) for check in scoring.model.checks)


def _one(check: Check, scoring: Scoring) -> CheckResult:
    trace: Trace = {}
    condition = scoring.meaning.expression(check.condition, None)
    absence: Reason | None = None
    said: Said | None = None
    status: Literal["passed", "failed", "skipped"]
    try:
        status = "passed" if evaluate(condition, scoring.frame(trace)) else "failed"
    except NoValue as absent:
        status, kind, absence = "skipped", absent.reason.kind, absent.reason
        key = "missing.is" if kind == "missing" else "inapplicable.is"
        said = say(key, name=absence.name) if absence.name else absence.said
    except Failure as problem:
        status, said = "skipped", problem.said
    text = check.condition.span.words
    return CheckResult(text, check.because, check.warn, status, said, check.span, check, trace, absence)
