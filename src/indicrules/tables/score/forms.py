"""Turn the name of a step that is no ufunc of numpy into code, and hold all that the code of programs names."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

import numpy as np

FORMS: MappingProxyType[str, str] = MappingProxyType(
    {
        "cast": "copyto({out}, {0}, casting='unsafe')",
        "store": "copyto({1}, {0}, casting='unsafe')",
        "fill": "copyto({1}, {0})",
        "words": "words({0}, {1})",
        "signed_words": "signed_words({0}, {1})",
        "fill_words": "fill_words({0}, {1})",
        "widen": "copyto({out}, {0}.view(int8)); negative({out}, out={out})",
        "cleared": "cleared({0}, {1}, {out})",
        "and_bits_f": "bitwise_and({0}, {1}, out={out}.view(int64))",
        "and_bits_i": "bitwise_and({0}, {1}, out={out})",
        "and_f": "bitwise_and({0}, {1}.view(int64), out={out}.view(int64))",
        "and_i": "bitwise_and({0}, {1}, out={out})",
        "xor_f": "bitwise_xor({0}.view(int64), {1}, out={out}.view(int64))",
        "xor_both_f": "bitwise_xor({0}.view(int64), {1}.view(int64), out={out}.view(int64))",
        "xor_both_i": "bitwise_xor({0}, {1}, out={out})",
        "xor_i": "bitwise_xor({0}, {1}, out={out})",
        "flag": "multiply({0}.view(int8), {1}, out={out})",
        "flag_times": "multiply({0}.view(int8), {1}, out={out})",
        "placed": "copyto({out}, searchsorted({1}, {0}, 'right'))",
        "taken": "take({1}, {0}, out={out}, mode='clip')",
        "bytes_from": "greater_equal({0}.view(uint8), {1}, out={out})",
    }
)


def _cleared(where: Any, values: Any, out: Any) -> None:
    """Copy `values` with 0 where `where` holds: by a masked copy where that is rare, and so easy to foresee."""
    if values is not out:
        np.copyto(out, values)
    count = np.count_nonzero(where)
    if count * _RARE < len(where):
        if count:
            np.copyto(out, 0, where=where)
    else:
        bits = out.view(np.int64)
        np.bitwise_and(bits, np.subtract(where.view(np.int8), 1), out=bits)


def _words(values: Any, pairs: Any) -> None:
    """Write whole numbers of 0 or more as two words each: as bits they are floats, and make complex numbers."""
    np.copyto(pairs.view(np.complex128)[:, 0], values.view(np.float64))


def _signed_words(values: Any, pairs: Any) -> None:
    np.copyto(pairs[:, 0], values)
    np.right_shift(values, 63, out=pairs[:, 1])


def _fill_words(value: int, pairs: Any) -> None:
    pairs[:, 0], pairs[:, 1] = value, -1 if value < 0 else 0


_RARE = 16
_NAMES = (
    *(
        "absolute",
        "add",
        "bitwise_and",
        "bitwise_or",
        "bitwise_xor",
        "ceil",
        "clip",
        "copysign",
        "copyto",
        "divide",
        "equal",
    ),
    *("exp", "floor", "floor_divide", "greater", "greater_equal", "int64", "int8", "less", "less_equal", "log"),
    *("logical_not", "maximum", "minimum", "multiply", "negative", "not_equal", "power", "rint", "sign", "sqrt"),
    *("searchsorted", "subtract", "take", "uint8"),
)
NAMESPACE: MappingProxyType[str, Any] = MappingProxyType(
    {name: getattr(np, name) for name in _NAMES}
    | {"__builtins__": {}, "cleared": _cleared, "words": _words}
    | {"signed_words": _signed_words, "fill_words": _fill_words}
)
