"""Turn an expression that reads no data, with functions in it, into the exact value that it comes to."""

from __future__ import annotations

from typing import Any

from indicrules.evaluate.reference import Frame, evaluate
from indicrules.evaluate.values import Failure, NoValue
from indicrules.meaning.lowering import Meaning
from indicrules.model import expression as ex
from indicrules.model.constants import Refused
from indicrules.text.sentence import say


def constant_of(expression: ex.Expression) -> ex.Value | Refused | None:
    """Give the value, why there is none, or None where it is irrational."""
    try:
        value: Any = evaluate(Meaning(None).expression(expression, None), Frame(_Nowhere(), {}))
    except Failure as failure:
        return Refused(failure.said, failure.advice, failure.span)
    except NoValue:
        said = say("not-constant.nothing", text=expression.span.text)
        return Refused(said, say("not-constant.nothing-hint"), expression.span)
    return value if isinstance(value, ex.Value) else None


class _Nowhere:
    """What a constant can read beyond itself: nothing."""

    def _nothing(self, *_: Any) -> Any:
        raise AssertionError("a constant reads no data")

    input = members = metric = item = brings = lost = _nothing
