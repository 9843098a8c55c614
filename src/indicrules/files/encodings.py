"""Turn the bytes of a text file into its text by the encoding that is asked for or found, or say what is wrong."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from indicrules.files.cells import refused
from indicrules.text.errors import DataError
from indicrules.text.options import one_of
from indicrules.text.sentence import Sentence, say

UTF8 = "utf-8"
_MARK = "\ufeff"
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CJK = 0.8  # the share of characters beyond ASCII that are Chinese or Japanese where a text is so encoded
_LOOKED_AT = 100_000  # bytes by which it is guessed

# By the name that is asked for, the codec that reads it; each reads all that the older standards of its line wrote.
ENCODINGS: Mapping[str, str] = MappingProxyType(
    {
        "utf-8": "utf-8",
        "utf-16": "utf-16",
        "utf-16-le": "utf-16-le",
        "utf-16-be": "utf-16-be",
        "gb18030": "gb18030",
        "gbk": "gb18030",
        "gb2312": "gb18030",
        "big5": "big5hkscs",
        "big5hkscs": "big5hkscs",
        "cp950": "cp950",
        "shift_jis": "cp932",
        "cp932": "cp932",
        "euc_jp": "euc_jp",
        "euc_kr": "cp949",
        "cp949": "cp949",
        "iso8859-1": "iso8859-1",
        "cp1252": "cp1252",
    }
)


def codec_of(encoding: str | None, top: bytes) -> str:
    """Give the codec that reads a file which begins with `top`: the one asked for, else by the file's mark.

    Raise `ValueError`, which names what there is, for an encoding that there is not.
    """
    if encoding is None:
        return "utf-16" if top.startswith(_WIDE_MARKS) else UTF8
    try:
        name = codecs.lookup(encoding).name.removesuffix("-sig")
    except (LookupError, TypeError, ValueError):  # a name with a zero byte is no name either
        name = ""
    one_of("encoding", name if name in ENCODINGS else encoding, ENCODINGS)
    if name == "utf-16" and not top.startswith(_WIDE_MARKS):
        return "utf-16-le"  # without a mark, as most programs write it; that codec of Python's gives a bare error
    return ENCODINGS[name]


def text_of(content: bytes, name: str, codec: str) -> str:
    """Decode a whole file, without its mark; raise `DataError` with the line of the first byte that is wrong."""
    try:
        text = content.decode(codec)
    except UnicodeDecodeError as error:
        raise undecodable(content, error.start, name, codec) from None
    text = text.removeprefix(_MARK)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise refused(f"{name}:{line}", "binary-file", say("binary-file.data"), say("binary-file.data.hint"))
    return text


def undecodable(content: bytes, start: int, name: str, codec: str, above: int = 0) -> DataError:
    """Give the error of a byte that a codec cannot read; `above` lines stand before `content`."""
    place = f"{name}:{above + content.count(_line_end(codec), 0, start) + 1}"
    within = start < len(content)
    byte = say("phrase.the-byte", code=f"{content[start]:02X}") if within else say("phrase.the-end-of-the-file")
    if codec == UTF8:
        begin = content.rfind(b"\n", 0, start) + 1
        return refused(place, "not-utf8", say("not-utf8.data", byte=byte), _advice(content[begin:]))
    said = say("wrong-encoding", byte=byte, encoding=codec)
    return refused(place, "wrong-encoding", said, say("wrong-encoding.hint"))


def _line_end(codec: str) -> bytes:
    return {"utf-16": b"\n\0", "utf-16-le": b"\n\0", "utf-16-be": b"\0\n"}.get(codec, b"\n")


def _advice(content: bytes) -> Sentence:
    """Say what to do about a file that is not UTF-8: it may be one of a Chinese spreadsheet."""
    if is_chinese(content):
        return say("not-utf8.chinese.hint")
    return say("not-utf8.data.hint")


def is_chinese(content: bytes) -> bool:
    """Tell whether bytes that are no UTF-8 read as Chinese text of the encodings GB2312, GBK and GB18030."""
    try:
        # Not final: where the bytes were cut, the last character may be cut too.
        text = codecs.getincrementaldecoder("gb18030")().decode(content[:_LOOKED_AT], len(content) <= _LOOKED_AT)
    except UnicodeDecodeError:
        return False
    beyond = [each for each in text if not each.isascii()]
    return bool(beyond) and sum(map(_is_chinese, beyond)) >= _CJK * len(beyond)


def _is_chinese(letter: str) -> bool:
    if "\u3000" <= letter <= "\u303f" or "\uff00" <= letter <= "\uff5e" or letter in "“”‘’—…·":
        return True
    return unicodedata.name(letter, "").startswith("CJK UNIFIED")
