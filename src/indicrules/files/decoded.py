"""Turn the bytes of a data file into its text, or say why they are none."""

from __future__ import annotations

from indicrules.files.cells import refused

MOST_BYTES = 2_000_000  # of one department's actuals
_MARK = b"\xef\xbb\xbf"
_OTHER_MARKS = (b"\xff\xfe", b"\xfe\xff")


def decoded(content: bytes, name: str) -> str:
    """Decode UTF-8 with or without its mark; raise `DataError`."""
    if len(content) > MOST_BYTES:
        message = f"the data has more than {MOST_BYTES:,} bytes"
        raise refused(name, "file-too-long", message, "give one department's actuals")
    if content.startswith(_OTHER_MARKS):
        raise refused(f"{name}:1", "not-utf8", "the data is UTF-16 text", "save it as UTF-8")
    if b"\0" in content:
        line = content[: content.index(b"\0")].count(b"\n") + 1
        hint = "give JSON, TOML or CSV text; save a workbook's sheet as CSV"
        raise refused(f"{name}:{line}", "binary-file", "the data holds zero bytes and is no text", hint)
    try:
        return content.removeprefix(_MARK).decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = f"the byte {error.object[error.start]:02X} on this line is not UTF-8"
        raise refused(f"{name}:{line}", "not-utf8", message, _hint(content)) from None


def _hint(content: bytes) -> str:
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return "save the file as UTF-8"
    return "it reads as GBK: in Excel, save it as `CSV UTF-8 (Comma delimited)`"
