"""Turn the bytes of a data file into its text, or say why they are none."""

from __future__ import annotations

from indicrules.files.cells import refused
from indicrules.files.encodings import codec_of, text_of
from indicrules.text.sentence import say

MOST_BYTES = 2_000_000  # of one department's actuals


def decoded(content: bytes, name: str, encoding: str | None = None) -> str:
    """Decode UTF-8, UTF-16 with its mark, or the `encoding` asked for, each with or without its mark.

    Raise `DataError`, `ValueError` for an encoding that there is not.
    """
    codec = codec_of(encoding, content)
    if len(content) > MOST_BYTES:
        said = say("file-too-long.data", most=f"{MOST_BYTES:,}")
        raise refused(name, "file-too-long", said, say("file-too-long.data.hint"))
    return text_of(content, name, codec)
