"""Turn columns of any Arrow type into the few types that readers know, each holding what the other one held."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from indicrules.text.errors import DataError, Problem
from indicrules.text.sentence import Said, Sentence, say

_READ_AS_THEY_ARE = frozenset(
    each.id
    for each in (
        *(pa.int8(), pa.int16(), pa.int32(), pa.int64(), pa.uint8(), pa.uint16(), pa.uint32(), pa.uint64()),
        *(pa.bool_(), pa.float64(), pa.decimal128(1), pa.decimal256(1), pa.date32(), pa.date64(), pa.timestamp("s")),
    )
)
"""Kinds of cells of fixed width that readers know."""

_LISTS = frozenset(each(pa.null()).id for each in (pa.list_, pa.large_list, pa.list_view, pa.large_list_view)) | {
    pa.list_(pa.null(), 1).id
}
"""Kinds of lists, long and short, side by side or each anywhere, and of one size."""

_ORDINALS = frozenset({"pandas.period"})
"""Extension types whose storage counts something that only their own library knows."""


def plain_type(type_: Any) -> Any:
    """Give the type that a column of `type_` is read as, itself where nothing is known of it.

    Texts, dictionaries of texts, yes/no, whole numbers, float64, decimals of 128 and 256 bits, dates and times stay,
    and so do lists of such.
    """
    if type_.id in _READ_AS_THEY_ARE:
        return type_
    if isinstance(type_, pa.BaseExtensionType):
        return _of_extension(type_)
    if pa.types.is_dictionary(type_):
        value = plain_type(type_.value_type)
        return pa.dictionary(type_.index_type, value) if is_text(value) else value
    if is_list(type_):
        return pa.large_list(plain_type(type_.value_type))
    if pa.types.is_run_end_encoded(type_):
        return plain_type(type_.value_type)
    if pa.types.is_string_view(type_):
        return pa.string()
    if pa.types.is_floating(type_):
        return pa.float64()
    if pa.types.is_decimal32(type_) or pa.types.is_decimal64(type_):
        return pa.decimal128(38, type_.scale)
    return type_


def _of_extension(type_: Any) -> Any:
    if isinstance(type_, pa.Bool8Type):
        return pa.bool_()
    return type_ if type_.extension_name in _ORDINALS else plain_type(type_.storage_type)


def read_as_it_is(type_: Any) -> bool:
    """Tell whether reading a column cannot go astray once its length is sound, and takes it as it is."""
    return type_.id in _READ_AS_THEY_ARE


def is_list(type_: Any) -> bool:
    """Tell whether a column holds lists of one of Arrow's kinds."""
    return type_.id in _LISTS


def is_text(type_: Any) -> bool:
    """Tell whether a column holds plain texts."""
    return bool(pa.types.is_string(type_) or pa.types.is_large_string(type_))


def plain(array: Any) -> Any:
    """Give an array in the type that `plain_type` says."""
    type_ = array.type
    if type_.id in _READ_AS_THEY_ARE:
        return array
    if isinstance(type_, pa.BaseExtensionType):
        if isinstance(type_, pa.Bool8Type):
            return pc.not_equal(array.storage, pa.scalar(0, pa.int8()))
        return array if type_.extension_name in _ORDINALS else plain(array.storage)
    if pa.types.is_dictionary(type_):
        return _of_dictionary(array)
    if is_list(type_):
        return _of_lists(array)
    if pa.types.is_run_end_encoded(type_):
        return plain(_run_out(array))
    if pa.types.is_string_view(type_):
        return array.cast(pa.string())
    if pa.types.is_floating(type_) and not pa.types.is_float64(type_):
        return _shortest(array)
    if pa.types.is_decimal32(type_) or pa.types.is_decimal64(type_):
        return array.cast(pa.decimal128(38, type_.scale))
    return array


def _of_lists(array: Any) -> Any:
    """Give lists of any kind as one kind: those that there are, one after the other, with what begins where."""
    sizes = pc.fill_null(pc.list_value_length(array), 0).to_numpy(zero_copy_only=False).astype(np.int64)
    ends = np.zeros(len(array) + 1, np.int64)
    np.cumsum(sizes, out=ends[1:])
    values = plain(array.flatten())
    if pa.types.is_dictionary(values.type):
        values = values.dictionary_decode()
    mask = array.is_null() if array.null_count else None
    return pa.LargeListArray.from_arrays(pa.array(ends), values, mask=mask)


def _of_dictionary(array: Any) -> Any:
    values = plain(array.dictionary)
    if is_text(values.type):
        return array if values is array.dictionary else pa.DictionaryArray.from_arrays(array.indices, values)
    return values.take(array.indices)


def _run_out(array: Any) -> Any:
    """Give each run as often as it lasts; Arrow itself does so for some types of values alone."""
    ends = array.run_ends.to_numpy()
    rows = np.arange(array.offset, array.offset + len(array))
    return plain(array.values).take(pa.array(np.searchsorted(ends, rows, side="right")))


def _shortest(array: Any) -> Any:
    """Give the float64 of the shortest decimal of each float of fewer bits."""
    values = array.to_numpy(zero_copy_only=False)
    return pa.array(values.astype(np.str_).astype(np.float64), mask=np.asarray(array.is_null()))


def sound(array: Any, name: str, place: Said | None = None, *, letters: bool = True) -> Any:
    """Give an array whose memory was looked at; raise `DataError` where reading it could go astray.

    Cells of fixed width cannot, whatever they hold, so that only texts, indices, runs and what is nested are read.
    Without `letters`, texts are not held to be UTF-8, which whoever reads them has to do.
    """
    try:
        _look(array, letters)
    except MemoryError:  # Arrow's own is an error of Arrow's, too
        raise
    except (pa.ArrowException, _Damaged) as problem:
        why = problem.said if isinstance(problem, _Damaged) else str(problem).partition("\n")[0]
        said, advice = say("bad-table.damaged", column=name, why=why), say("bad-table.damaged.hint")
        raise DataError((Problem("bad-table", said, name, advice=advice, at=place),)) from None
    return array


class _Damaged(Exception):
    """Something that Arrow itself does not look for."""

    def __init__(self, said: Sentence) -> None:
        super().__init__(said)
        self.said = said


def _look(array: Any, letters: bool) -> None:
    type_ = array.type
    if isinstance(type_, pa.BaseExtensionType):
        _look(array.storage, letters)
    elif pa.types.is_dictionary(type_):
        array.validate()
        _look(array.dictionary, True)
        ends = pc.min_max(array.indices)
        if ends["min"].is_valid and not 0 <= ends["min"].as_py() <= ends["max"].as_py() < len(array.dictionary):
            raise _Damaged(say("phrase.index-outside"))
    elif pa.types.is_run_end_encoded(type_):
        array.validate()
        _look(array.values, letters)
        ends = array.run_ends.to_numpy()
        if (np.diff(ends) <= 0).any() or array.offset + len(array) > (ends[-1] if len(ends) else 0):
            raise _Damaged(say("phrase.runs-disordered"))
    elif is_text(type_) and not letters:
        array.validate()
        ends = ends_of(array)
        if (ends[1:] < ends[:-1]).any():
            raise _Damaged(say("phrase.texts-disordered"))
    else:
        array.validate(full=not (pa.types.is_primitive(type_) or pa.types.is_decimal(type_)))


def ends_of(array: Any) -> Any:
    """Give where the texts of an array begin and end."""
    kind, ends = (np.int32 if pa.types.is_string(array.type) else np.int64), array.buffers()[1]
    if ends is None or not len(array):
        return np.zeros(1, kind)
    return np.frombuffer(ends, kind, len(array) + 1, array.offset * np.dtype(kind).itemsize)
