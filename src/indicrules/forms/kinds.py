"""Turn the first bytes of a file into the kind of file that it is, whatever its name says."""

from __future__ import annotations

import re
from typing import Literal

from indicrules.files.cells import refused
from indicrules.text.patterns import pattern
from indicrules.text.sentence import say

Kind = Literal["zip", "ole", "rtf", "xml", "html", "mail", "text"]

_NOT_READ = (
    (b"%PDF", "PDF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
)
_TOP = 4000
_TAG = pattern(r"<(!doctype\s+html|html|head|body|table|meta|div|style)\b", re.IGNORECASE)


def kind_of(content: bytes, name: str) -> Kind:
    """Tell the kind; raise `DataError` for a file that holds nothing, or is of a kind that no form can be read from."""
    if not content:
        raise refused(name, "no-data", say("no-data.form"), say("no-data.form.hint"))
    for magic, kind in _NOT_READ:
        if content.startswith(magic):
            said = say("unknown-format.kind", kind=kind)
            advice = (
                say("unknown-format.archive.hint") if kind in ("RAR", "7z", "gzip") else say("unknown-format.kind.hint")
            )
            raise refused(name, "unknown-format", said, advice)
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "ole"
    if content.startswith(b"{\\rtf"):
        return "rtf"
    top = content[:_TOP].replace(b"\0", b"").decode("latin-1").lstrip("\xef\xbb\xbf\xff\xfe \t\r\n")
    if top.startswith("MIME-Version:"):
        return "mail"
    if top.startswith("<?xml") and ("mso-application" in top or "urn:schemas-microsoft-com:office" in top):
        return "xml" if "<html" not in top.lower() else "html"
    return "html" if top.startswith("<") and _TAG.search(top) else "text"
