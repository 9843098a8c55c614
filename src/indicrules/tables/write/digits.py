"""Turn decimals of many places into texts of digits, never with an exponent."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

_FINEST = 6  # with more places, Arrow writes small decimals with an exponent


def is_fine(type_: Any) -> bool:
    """Say whether a type is a decimal that is written as far as its digits say something."""
    return bool(pa.types.is_decimal(type_) and type_.scale > _FINEST)


def digits(decimals: Any) -> Any:
    """Give the texts of decimals of many places, without an exponent and without zeros at the end."""
    texts = decimals.cast(pa.string())
    small = pc.fill_null(pc.match_substring(texts, "E"), False)
    if pc.any(small).as_py():
        spelt = [format(Decimal(each), "f") for each in texts.filter(small).to_pylist()]
        texts = pc.replace_with_mask(texts, small, pa.array(spelt, pa.string()))
    return pc.replace_substring_regex(texts, r"\.?0+$", "")
