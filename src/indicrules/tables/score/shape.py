"""Turn what is known of an input's column into the shape that a program is compiled for."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import attrs

from indicrules.tables.score.tape import Kind

Sort = Literal["number", "wild", "truth", "text", "absent", "apart"]


@attrs.frozen
class Shape:
    """What a program may rely on of an input, in base units: `values × factor`, the values whole from `low` to `high`.

    A `wild` column holds floats as they come, one that is `apart` what the exact evaluator alone reads. `nulls` and
    `inapplicable` say whether there may be any.
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


def spared(shape: Shape, bits: int, nulls: bool) -> Shape:
    """Give a shape whose bounds are as many times doubled, or halved, and which may have `nulls`.

    No bound is moved to where float64 does not reach.
    """
    if shape.sort != "number":
        return attrs.evolve(shape, nulls=shape.nulls or nulls)
    low = max(1, shape.low >> bits) if shape.low > 0 else -_doubled(-shape.low, bits)
    high = -max(1, -shape.high >> bits) if shape.high < 0 else _doubled(shape.high, bits)
    return attrs.evolve(shape, low=low, high=high, nulls=shape.nulls or nulls)


def _doubled(size: int, bits: int) -> int:
    return max(size, min(size << bits, _FAR))


_FAR = 1 << 49


def united(one: Shape, other: Shape) -> Shape | None:
    """Give a shape for both in the finer one's units, wild where one is, None where there is none."""
    if {one.sort, other.sort} == {"number", "wild"}:
        return attrs.evolve(one if one.sort == "wild" else other, nulls=one.nulls or other.nulls)
    finer, coarser = (one, other) if one.factor <= other.factor else (other, one)
    again = _in_units(coarser, finer.factor)
    return None if again is None or one.sort != other.sort else widened(finer, again)


def serves(known: Shape, found: Shape) -> bool:
    """Tell whether a program for `known` holds for a column that was found to be so, once it is read anew for it."""
    if known.sort == "wild" and found.sort == "number":
        return known.nulls >= found.nulls
    again = _in_units(found, known.factor)
    if again is None:
        return False
    return covers(known, attrs.evolve(again, kind="i") if known.kind == "i" and again.kind == "f" else again)


def _in_units(shape: Shape, factor: Fraction) -> Shape | None:
    """Give a shape in units of `factor`, None where they do not divide its own."""
    if shape.factor is factor or shape.factor == factor:
        return shape
    ratio = shape.factor / factor
    if ratio.denominator != 1:
        return None
    times = int(ratio)
    return attrs.evolve(shape, factor=factor, low=shape.low * times, high=shape.high * times)


def _next_power(size: int, down: bool) -> int:
    """Give the power of two that is not below `size`; of a lower bound above 0, the one that is not above it."""
    if size > 0:
        return 1 << (size - 1).bit_length()
    if size < 0 and down:
        return -(1 << ((-size).bit_length() - 1))
    return 0
