"""Turn the bytes of a text into its text, by its mark, what it declares, or what it reads as."""

from __future__ import annotations

import re

from indicrules.files.claim import Place
from indicrules.files.encodings import ENCODINGS, UTF8, codec_of, is_chinese, text_of
from indicrules.forms.grid import Notice
from indicrules.forms.saying import MOST_TEXT, notice, too_long
from indicrules.text.patterns import pattern

_DECLARED = pattern(r"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", re.IGNORECASE)
_TOP = 2048


def decoded(content: bytes, name: str, encoding: str | None = None) -> tuple[str, list[Notice]]:
    """Give the text, and a notice where its encoding was found and not told; raise `DataError`."""
    if len(content) > MOST_TEXT:
        raise too_long(name, MOST_TEXT)
    codec = codec_of(encoding, content)
    if encoding is None and codec == UTF8:
        codec = _found(content)
    text = text_of(content, name, codec).replace("\r\n", "\n").replace("\r", "\n")
    told = encoding is not None or codec in (UTF8, "utf-16")
    return text, [] if told else [notice("encoding-found", Place(name), encoding=codec)]


def _found(content: bytes) -> str:
    try:
        content.decode(UTF8)
    except UnicodeDecodeError:
        pass
    else:
        return UTF8
    top = content[:_TOP].decode("latin-1")
    if top.lstrip().startswith("<"):
        declared = _DECLARED.search(top)
        named = declared[1].lower() if declared else ""
        if named in ENCODINGS and named != UTF8 and not named.startswith("utf-16"):
            return ENCODINGS[named]
    return ENCODINGS["gb18030"] if is_chinese(content) else UTF8
