"""Turn what is known of an input's column into the shape that a program is compiled for."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import attrs

from indicrules.columnar.tape import Kind

Sort = Literal["number", "wild", "truth", "text", "absent"]


@attrs.frozen
class Shape:
    """What a program may rely on of an input, in base units: `values × factor`, the values whole from `low` to `high`.

    A `wild` column holds floats as they come. `nulls` and `inapplicable` say whether there may be any.
    """

    sort: Sort
    kind: Kind
    factor: Fraction = Fraction(1)
    low: int = 0
    high: int = 0
    nulls: bool = False
    inapplicable: bool = False


def covers(known: Shape, found: Shape) -> bool:
    """Tell whether a program for `known` holds for `found`."""
    return (
        (known.sort, known.kind) == (found.sort, found.kind)
        and (known.factor is found.factor or known.factor == found.factor)
        and known.low <= found.low
        and found.high <= known.high
        and known.nulls >= found.nulls
        and known.inapplicable >= found.inapplicable
    )


def widened(known: Shape | None, found: Shape) -> Shape:
    """Give a shape for both, its bounds rounded outward so that few programs are needed."""
    if known is None or (known.sort, known.factor) != (found.sort, found.factor):
        known = found
    return Shape(
        found.sort,
        "i" if "i" in (known.kind, found.kind) else found.kind,
        found.factor,
        -_next_power(-min(known.low, found.low), down=True),
        _next_power(max(known.high, found.high), down=False),
        known.nulls or found.nulls,
        known.inapplicable or found.inapplicable,
    )


def _next_power(size: int, down: bool) -> int:
    """Give the power of two that is not below `size`; of a lower bound above 0, the one that is not above it."""
    if size > 0:
        return 1 << (size - 1).bit_length()
    if size < 0 and down:
        return -(1 << ((-size).bit_length() - 1))
    return 0
