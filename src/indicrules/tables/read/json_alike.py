"""Turn lines of JSON that a program wrote, all alike, into columns of texts by where their bytes stand.

A form is what stands between the values of a line: its names in their order, with the blanks around them. One regular
expression, which allows nothing but JSON, tells which lines are of a form; commas outside of texts part their values.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

import attrs
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from indicrules.tables.read.cells import Array, Mask

_SPARE = 64
_LONGEST = 64  # bytes of texts that are taken together
_WORD = 8
_MOST_NAMES = 1000  # of a form, as its expression grows with them
_AT_ONCE = 1 << 11  # lines, so that they stay in a core's cache
_COMMA, _QUOTE, _BACKSLASH, _NULL, _END = b',"\\n\n'
_HEX = "[0-9a-fA-F]"
# Halves of characters are left to who can tell whether the other half is there.
_ESCAPED = rf'\\["\\/bfnrt]|\\u(?:[0-9a-ce-fA-CE-F]{_HEX}{{3}}|[dD][0-7]{_HEX}{{2}})'
_TEXT = rf'"(?:[^"\\\x00-\x1f]|{_ESCAPED})*"'
_NUMBER = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?"
_VALUE = f"(?:{_NUMBER}|{_TEXT}|null|true|false)"
_BLANKS = r"[ \t\r]*"
_PART = re.compile(rf"({_BLANKS}({_TEXT}){_BLANKS}:{_BLANKS}){_VALUE}(,|{_BLANKS}\}}{_BLANKS}\Z)")


@attrs.frozen
class Form:
    """The names of a line's values, what stands before each, from the comma on, and what stands behind the last."""

    names: tuple[str, ...]
    leads: tuple[str, ...]
    tail: str

    @property
    def pattern(self) -> str:
        """What matches the lines of this form, with or without their ends, and no others."""
        return f"^{f'{_VALUE},'.join(map(_quoted, self.leads))}{_VALUE}{_quoted(self.tail)}\n?$"


def form_of(line: str) -> Form | None:
    """Give the form of a line without its end, None where it has none that can be told."""
    if not line.startswith("{"):
        return None
    at, lead = 1, "{"
    names: list[str] = []
    leads: list[str] = []
    while True:
        found = _PART.match(line, at)
        if found is None:
            return None
        names.append(json.loads(found[2]))
        leads.append(lead + found[1])
        at, lead = found.end(), ""
        if len(names) > _MOST_NAMES:
            return None
        if found[3] != ",":
            return Form(tuple(names), tuple(leads), found[3]) if len(set(names)) == len(names) else None


def _quoted(text: str) -> str:
    return "".join(each if each.isalnum() or not each.isascii() else f"\\x{ord(each):02x}" for each in text)


@attrs.define(eq=False)
class Lines:
    """A block of bytes, more bytes behind it, and where each line begins; where the last one ends is added."""

    block: bytes
    content: Array
    begins: Array
    _commas: Array | None = None
    _outside: Array | None = None

    def __len__(self) -> int:
        """Give how many lines there are."""
        return len(self.begins) - 1

    def parting(self, rows: Array, count: int) -> tuple[Array, Array]:
        """Give where there are commas, and which is the first one of each of the lines `rows`.

        Unless each of these lines has so many, those in texts are left out; all lines are JSON then.
        """
        if self._commas is None:
            self._commas = np.flatnonzero(self.content == _COMMA)
        first = np.searchsorted(self._commas, self.begins[rows])
        if np.array_equal(np.searchsorted(self._commas, self.begins[rows + 1]) - first, np.full(len(rows), count)):
            return self._commas, first
        if self._outside is None:
            quotes = np.searchsorted(_quotes(self.content), self._commas)
            self._outside = self._commas[quotes % 2 == 0]
        return self._outside, np.searchsorted(self._outside, self.begins[rows])

    def line(self, at: int) -> bytes:
        """Give the bytes of a line with its end."""
        return self.block[int(self.begins[at]) : int(self.begins[at + 1])]

    def is_utf8(self) -> bool:
        """Tell whether all bytes are UTF-8."""
        try:
            return self.block.isascii() or bool(self.block.decode())
        except UnicodeDecodeError:
            return False

    def match(self, form: Form) -> Mask:
        """Tell which lines are of a form; all of them are known to be UTF-8."""
        ends = pa.py_buffer(self.begins.astype(np.int32))
        lines = pa.StringArray.from_buffers(len(self), ends, pa.py_buffer(self.block))
        try:
            matched = pc.match_substring_regex(lines, form.pattern)
        except pa.ArrowInvalid:  # of thousands of names
            return np.zeros(len(self), np.bool_)
        bits = np.frombuffer(matched.buffers()[1], np.uint8)
        return np.unpackbits(bits, bitorder="little")[: len(self)].view(np.bool_)


def lines_of(block: bytes) -> Lines:
    """Part a block into its lines."""
    content = np.frombuffer(block + bytes(_SPARE), np.uint8)
    ends = np.flatnonzero(content == _END) + 1
    last = [] if block.endswith(b"\n") else [len(block)]
    return Lines(block, content, np.concatenate([[0], ends, last]).astype(np.int64))


def columns(lines: Lines, form: Form, rows: Array, wanted: Sequence[str]) -> Any:
    """Give a batch of the `wanted` values of the lines `rows`, which are of the form; null where it lacks one."""
    commas, firsts = lines.parting(rows, len(form.names) - 1)
    places = [(at, len(lead.encode())) for at, lead in enumerate(form.leads) if form.names[at] in wanted]
    found: list[list[_Taken]] = [[] for _ in places]
    for begin in range(0, len(rows), _AT_ONCE):
        some = rows[begin : begin + _AT_ONCE]
        begins, ends = lines.begins[some], lines.begins[some + 1]
        ends = ends - (lines.content[ends - 1] == _END) - len(form.tail.encode())
        first = firsts[begin : begin + _AT_ONCE]
        for taken, (at, size) in zip(found, places, strict=True):
            before = begins + size if at == 0 else commas[first + (at - 1)] + (1 + size)
            after = ends if at == len(form.names) - 1 else commas[first + at]
            taken.append(_taken(lines.content, before, after))
    made = {form.names[at]: _texts(taken) for (at, _), taken in zip(places, found, strict=True)}
    arrays = [made[name] if name in made else pa.nulls(len(rows), pa.string()) for name in wanted]
    return pa.RecordBatch.from_arrays(arrays, schema=pa.schema([(name, pa.string()) for name in wanted]))


def _quotes(content: Array) -> Array:
    """Give where texts open and close: at the quotes with an even number of backslashes before them."""
    quotes = np.flatnonzero(content == _QUOTE)
    before = quotes - 1
    escaped, more = np.zeros(len(quotes), np.bool_), content[before] == _BACKSLASH
    while more.any():
        escaped ^= more
        before = before - 1
        more &= content[before] == _BACKSLASH
    return quotes[~escaped]


@attrs.frozen(eq=False)
class _Taken:
    """The bytes of some texts one after the other, the size of each, and which is null."""

    letters: Array
    sizes: Array
    null: Mask


def _taken(content: Array, begins: Array, ends: Array) -> _Taken:
    """Give values from their first to their last bytes: quotes are left out, what is written as null is null."""
    opening = content.take(begins)
    null = opening == _NULL
    sizes = ends - begins
    quoted = opening == _QUOTE
    if quoted.any():
        begins, sizes = begins + quoted, sizes - 2 * quoted
    if null.any():
        sizes[null] = 0
    longest = int(sizes.max())
    if longest > _LONGEST:
        ends = begins + sizes
        letters = np.concatenate([content[at:end] for at, end in zip(begins.tolist(), ends.tolist(), strict=True)])
        return _Taken(letters, sizes, null)
    eights = np.ndarray((len(content) - _WORD + 1,), "<u8", content, 0, (1,))
    words = max(1, -(-longest // _WORD))
    if words == 1:
        taken, kept = eights[begins], _FIRST.take(sizes)
    else:
        parts = [(eights[begins + at], _FIRST.take(sizes - at, mode="clip")) for at in range(0, words * _WORD, _WORD)]
        taken, kept = (np.stack(each, 1).ravel() for each in zip(*parts, strict=True))
    return _Taken(np.compress(kept.view(np.bool_), taken.view(np.uint8)), sizes, null)


_FIRST = np.less(np.arange(_WORD), np.arange(_WORD + 1)[:, None]).view(np.uint64).ravel()
"""Which bytes of a word are the first ones, by their number."""


def _texts(taken: list[_Taken]) -> Any:
    """Give an array of texts."""
    letters, sizes, null = (
        np.concatenate(each) for each in zip(*((each.letters, each.sizes, each.null) for each in taken), strict=True)
    )
    offsets = np.zeros(len(sizes) + 1, np.int32)
    np.cumsum(sizes, out=offsets[1:])
    validity = pa.py_buffer(np.packbits(~null, bitorder="little")) if null.any() else None
    found = pa.StringArray.from_buffers(len(sizes), pa.py_buffer(offsets), pa.py_buffer(letters), validity)
    return _unescaped(found) if (letters == _BACKSLASH).any() else found


def _unescaped(texts: Any) -> Any:
    """Write the characters that are escaped as themselves, of each distinct text once."""
    escaped = pc.fill_null(pc.match_substring(texts, "\\"), False)
    found = texts.filter(escaped).dictionary_encode()
    plain = pa.array([json.loads(f'"{each}"') for each in found.dictionary.to_pylist()], pa.string())
    return pc.replace_with_mask(texts, escaped, plain.take(found.indices))
