"""Turn many texts of plain numbers, maybe with a unit, into whole numbers, their places and what stands behind them.

Bytes are looked at, those in the same place of thousands of texts at a time; what stands behind the numbers is told
apart by its bytes and comes as a few texts. Whatever is written otherwise is left to whoever reads one text at a time.
"""

from __future__ import annotations

from typing import Any

import attrs
import numpy as np

from indicrules.tables.read.cells import Array, Mask, nulls_of
from indicrules.tables.read.storage import ends_of

OTHER, BLANK = -1, -2
"""What stands for an ending of texts that are no plain number, and of those with nothing in them."""

_CHUNK = 1 << 14
_MOST_DIGITS = 15  # so that any such number is a float64
_LONGEST = 24  # characters of a number; bytes of what stands behind it
_MOST_ENDINGS = 64  # of a chunk
_SPARE = 2 * _LONGEST
_SPACE, _PLUS, _COMMA, _MINUS, _POINT, _ZERO = b" +,-.0"


@attrs.frozen(eq=False)
class Amounts:
    """`wholes / 10^places` by text, and which of the `words` stands behind it, `OTHER` or `BLANK`.

    `parted` ones have commas between their thousands, and no number that means anything.
    """

    wholes: Array
    places: Array
    endings: Array
    parted: Mask
    words: tuple[str, ...]


def amounts(texts: Any) -> Amounts:
    """Read the texts of an array of strings, which are known to be UTF-8. Those that are null are blank."""
    content, begins, sizes = _bytes(texts)
    size = len(begins)
    found = Amounts(np.zeros(size), np.zeros(size, np.uint8), np.full(size, OTHER), np.zeros(size, np.bool_), ())
    words: dict[str, int] = {}
    for start in range(0, size, _CHUNK):
        part = slice(start, start + _CHUNK)
        _read(content, begins[part], sizes[part], found, part, words)
    return attrs.evolve(found, words=tuple(words))


def _bytes(texts: Any) -> tuple[Array, Array, Array]:
    """Give the bytes of texts with full-width forms in ASCII, where each text begins, and how many bytes it has."""
    ends = ends_of(texts).astype(np.int64)
    if texts.buffers()[2] is None:
        content = np.zeros(_SPARE, np.uint8)
    else:
        letters = np.frombuffer(texts.buffers()[2], np.uint8)[ends[0] : ends[-1]]
        content = np.concatenate([letters, np.zeros(_SPARE, np.uint8)])
    ends -= ends[0]
    content, ends = _in_ascii(content, ends)
    begins, sizes = ends[:-1], np.diff(ends)
    nulls = nulls_of(texts)(0, len(texts))
    if nulls is not None:
        sizes[nulls] = 0
    return content, begins, sizes


def _in_ascii(content: Array, ends: Array) -> tuple[Array, Array]:
    """Write the full-width forms in ASCII that keyboards for Chinese write: three bytes become one."""
    leads = np.flatnonzero((content == 0xEF) | (content == 0xE3) | (content == 0xE2))
    lead, second, third = content[leads], content[leads + 1], content[leads + 2]
    capitals = (lead == 0xEF) & (second == 0xBC) & (third >= 0x81)
    smalls = (lead == 0xEF) & (second == 0xBD) & (third <= 0x9E)
    spaces = (lead == 0xE3) & (second == 0x80) & (third == 0x80)
    minuses = (lead == 0xE2) & (second == 0x88) & (third == 0x92)
    forms = capitals | smalls | spaces | minuses
    if not forms.any():
        return content, ends
    written = np.where(capitals, third - 0x60, np.where(smalls, third - 0x20, np.where(spaces, _SPACE, _MINUS)))
    at = leads[forms]
    content[at] = written[forms]
    kept = np.ones(len(content), np.bool_)
    kept[at + 1] = kept[at + 2] = False
    before = np.searchsorted(at, ends)
    return content[kept], ends - 2 * before


def _read(content: Array, begins: Array, sizes: Array, found: Amounts, part: slice, words: dict[str, int]) -> None:
    """Read a chunk of texts into their part of what is found."""
    begins, sizes = begins.copy(), sizes.copy()
    while True:
        spaces = (content[begins] == _SPACE) & (sizes > 0)
        if not spaces.any():
            break
        begins += spaces
        sizes -= spaces
    blank = sizes == 0
    first = content[begins]
    negative = (first == _MINUS) & ~blank
    signs = negative | ((first == _PLUS) & ~blank)
    begins += signs
    sizes -= signs
    wholes, places, parted, lengths, plain = _numbers(content, begins, sizes)
    np.negative(wholes, out=wholes, where=negative)
    found.wholes[part], found.places[part], found.parted[part] = wholes, places, parted
    endings = found.endings[part]
    _endings(content, begins + lengths, sizes - lengths, plain, endings, words)
    endings[blank] = BLANK


def _numbers(content: Array, begins: Array, sizes: Array) -> tuple[Array, Array, Mask, Array, Mask]:
    """Give the number that each text opens with, its places, where commas part it, its length, where it is plain."""
    size = len(begins)
    wholes, lengths = np.zeros(size), np.zeros(size, np.int64)
    digits, run, commas = np.zeros(size, np.uint8), np.zeros(size, np.uint8), np.zeros(size, np.uint8)
    pointed, plain, alive = np.zeros(size, np.bool_), np.ones(size, np.bool_), np.ones(size, np.bool_)
    for at in range(_LONGEST):
        alive &= sizes > at
        byte = content[begins + at]
        value = byte - _ZERO  # what is below it comes out above 9
        digit = alive & (value < 10)
        np.copyto(wholes, wholes * 10 + value, where=digit)
        digits += digit
        mark = alive & ~digit & ~pointed & (run > 0) & ((byte == _POINT) | (byte == _COMMA))
        alive &= digit | mark
        if not alive.any():
            break
        lengths += alive
        if mark.any():
            comma = mark & (byte == _COMMA)
            plain &= ~mark | _fits(run, commas) & ~(comma & (run > 4))
            commas += comma
            pointed |= mark & ~comma
            run[mark] = 0
        run += digit
    parted = commas > 0
    plain &= ~alive & (run > 0) & (pointed | _fits(run, commas)) & (parted | (digits <= _MOST_DIGITS))
    return wholes, np.where(pointed, run, 0).astype(np.uint8), parted, lengths, plain


def _fits(run: Array, commas: Array) -> Mask:
    """Tell where so many digits in a run may stand behind commas."""
    fits: Mask = (commas == 0) | ((run == 3) | (run == 4))
    return fits


def _endings(content: Array, begins: Array, sizes: Array, plain: Mask, endings: Array, words: dict[str, int]) -> None:
    """Write which of the `words` the bytes from each beginning are; new ones are added."""
    left = plain & (sizes <= _LONGEST)
    eights = np.ndarray((len(content) - 7,), "<u8", content, 0, (1,))
    longest = int(sizes.max(where=left, initial=0))
    parts = [
        eights[begins + at] & _FIRST[np.clip(sizes - at, 0, 8)] for at in range(0, longest, 8)
    ]  # INVARIANT: texts of one size with the same parts are the same
    for _ in range(_MOST_ENDINGS):
        one = int(np.argmax(left))
        if not left[one]:
            break
        same = left & (sizes == sizes[one])
        for each in parts:
            same &= each == each[one]
        word = content[begins[one] : begins[one] + sizes[one]].tobytes().decode()
        endings[same] = words.setdefault(word, len(words))
        left &= ~same


_FIRST = np.array([(1 << 8 * count) - 1 for count in range(9)], np.uint64)
"""What keeps the first bytes of eight."""
