"""The functions of the language: how many arguments each takes and what it gives."""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal, cast, get_args

import attrs

from indicrules.model.expression import FunctionName

Shape = Literal[
    "alike",  # arguments of one type, which is the result's
    "several",  # one list, or values of one type, which is the result's
    "plain",  # one number without a unit, and so the result
    "stepped",  # a value and perhaps a step of the same type
    "own",  # checked where it is resolved
]


@attrs.frozen
class Signature:
    """`least` to `most` arguments (`most` None is any number) of a shape."""

    shape: Shape
    least: int
    most: int | None
    example: str


SIGNATURES: MappingProxyType[str, Signature] = MappingProxyType(
    {
        "min": Signature("several", 1, None, "min(a, b)"),
        "max": Signature("several", 1, None, "max(a, b)"),
        "mean": Signature("several", 1, None, "mean(a, b)"),
        "sum": Signature("several", 1, None, "sum(points)"),
        "geomean": Signature("several", 1, None, "geomean(a, b)"),
        "harmonic": Signature("several", 1, None, "harmonic(a, b)"),
        "abs": Signature("alike", 1, 1, "abs(x)"),
        "clamp": Signature("alike", 3, 3, "clamp(x, 0, 1)"),
        "floor": Signature("stepped", 1, 2, "floor(x)"),
        "ceil": Signature("stepped", 1, 2, "ceil(x)"),
        "sqrt": Signature("plain", 1, 1, "sqrt(x)"),
        "ln": Signature("plain", 1, 1, "ln(x)"),
        "exp": Signature("plain", 1, 1, "exp(x)"),
        "erfc": Signature("plain", 1, 1, "erfc(x)"),
        "round": Signature("own", 2, 3, "round(x, 0.01, half_up)"),
        "weighted_mean": Signature("own", 2, 2, "weighted_mean(scores, weights)"),
        "best": Signature("own", 2, None, "best(3, scores)"),
        "count": Signature("own", 1, None, "count(scores)"),
        "interpolate": Signature("own", 1, 1, "interpolate(x, 0: 0, 100: 50)"),
        "present": Signature("own", 1, 1, "present(x)"),
    }
)

_NAMES = frozenset(get_args(FunctionName))


def function_name(name: str) -> FunctionName:
    """Narrow a name to those of functions that evaluators compute."""
    assert name in _NAMES, name
    return cast(FunctionName, name)
