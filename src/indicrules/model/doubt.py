"""Find the bare numbers that stand beside a `%` and may be percents or fractions, and say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import assert_never

from indicrules.exact.number import exact_text
from indicrules.exact.refusal import MAX_PLACES
from indicrules.model import expression as ex
from indicrules.model.constants import literal
from indicrules.model.history import other_values
from indicrules.model.report import Report
from indicrules.model.types import NumberType
from indicrules.text.sentence import say
from indicrules.text.source import Span


def report_doubtful(expression: ex.Expression, report: Report) -> bool:
    """Report each bare constant up to 1 in what stands beside a `%`; tell whether there was one."""
    found = list(_doubtful(expression, report))
    for each, value in found:
        name = each.name if isinstance(each, ex.Constant) else None
        report_percent_or_fraction(each.span, value, report, name)
    return bool(found)


def report_doubtful_rows(rows: Sequence[ex.Expression], report: Report) -> bool:
    """Report each bare constant up to 1 in a row of a param with a percent in another; tell whether there was one."""
    types = [each.type if isinstance(each.type, NumberType) else None for each in rows]
    if not any(type_ is not None and type_.may_be_share for type_ in types):
        return False
    bare = [each for each, type_ in zip(rows, types, strict=True) if type_ is not None and type_.bare]
    reported = [report_doubtful(each, report) for each in bare]  # each of them, not only the first
    return any(reported)


def report_percent_or_fraction(span: Span, value: Fraction, report: Report, param: str | None = None) -> None:
    """Report a bare number, from the param `param` if that is not None, that may be a percent or a fraction."""
    text = span.text
    meant = _spelt(text, value)
    said = say("percent-or-fraction", text=text)
    hint = say("percent-or-fraction.hint", percent=meant[0], fraction=meant[1])
    if param is not None:
        said = say("percent-or-fraction.param", name=param, value=exact_text(value))
        hint = say("percent-or-fraction.param-hint", percent=meant[0], fraction=meant[1], name=param)
    report.error("percent-or-fraction", said, span, hint)


def is_doubtful(value: Fraction) -> bool:
    """Tell whether a bare number beside a `%` may be a fraction: 0 is 0 either way, above 1 it is in percent."""
    return bool(value) and abs(value) <= 1


def _doubtful(expression: ex.Expression, report: Report) -> Iterator[tuple[ex.Expression, Fraction]]:
    value = literal(expression)
    if value is not None:
        values = (value, *other_values(expression, report.histories)) if report.histories else (value,)
        doubtful = next(filter(is_doubtful, values), None)
        if doubtful is not None:
            yield expression, doubtful
        return
    match expression:
        case ex.Conditional() | ex.Cases():
            inner = ex.branches(expression)
        case ex.Function() | ex.Applied() | ex.Negative():
            inner = ex.parts(expression)
        case ex.Rounded():
            inner = (expression.operand,)
        case ex.Constant() | ex.InputValue() | ex.MetricValue() | ex.ItemValue() | ex.Word() | ex.ListWord():
            return
        case ex.Looked():
            return  # its values are looked at where they are declared
        case ex.Which() | ex.Subject() | ex.Present() | ex.Lost() | ex.Comparison() | ex.Logic() | ex.Not():
            return
        case ex.Arithmetic() | ex.Elementwise() | ex.Interpolated():
            return  # operands and points are looked at where they are resolved
        case _:
            assert_never(expression)
    for each in inner:
        yield from _doubtful(each, report)


def _spelt(text: str, value: Fraction) -> tuple[str, str]:
    """Give both ways to write a number with its unit, the percent that a fraction means first."""
    if 10**MAX_PLACES % value.denominator == 0:
        return f"`{exact_text(value * 100)}%`", f"`{exact_text(value)}%`"
    return f"`({text}) * 100%`", f"`({text}) * 1%`"
