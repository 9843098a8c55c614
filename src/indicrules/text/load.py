"""Turn the bytes of a file into a named text, or say why they are none."""

from __future__ import annotations

import os
from pathlib import Path

from indicrules.text.diagnostic import Diagnostic
from indicrules.text.errors import RulesetError
from indicrules.text.options import shown
from indicrules.text.source import Source, Span

MOST_BYTES = 1_000_000
_MARK = b"\xef\xbb\xbf"
_KINDS = {
    b"PK\x03\x04": "an Excel, Word or zip file",
    b"\xd0\xcf\x11\xe0": "an old Excel or Word file",
    b"%PDF": "a PDF",
}
_OTHER_MARKS = (b"\xff\xfe", b"\xfe\xff")


def content_of(text: object) -> bytes:
    """Give the bytes of a ruleset's text; raise RulesetError where it is no text."""
    if issubclass(type(text), str):
        return str.encode(text, "utf-8", "surrogatepass")  # type: ignore[arg-type]  # by the letters, whatever its class says
    hint = "give the text that the file holds, or load the file by its path"
    raise RulesetError((Diagnostic("no-text", f"`{shown(text)}` is no text of a ruleset", None, hint),))


def path_of(path: object) -> Path:
    """Give the path of a ruleset's file; raise RulesetError where none can be meant."""
    hint = "give the path of a file that ends in `.indic`"
    if issubclass(type(path), str | os.PathLike):
        try:
            found = Path(path)  # type: ignore[arg-type]  # it is one of the two
            if "\0" not in os.fsencode(found).decode("utf-8", "replace"):
                return found
        except Exception:  # a path in bytes, or with half a character, or what a class of the caller's own raises
            pass
    raise RulesetError((Diagnostic("no-text", f"`{shown(path)}` is no path of a ruleset", None, hint),))


def load_text(content: bytes, name: str) -> Source:
    """Decode a file's bytes; raise RulesetError where they are too many, or not UTF-8 text."""
    if len(content) > MOST_BYTES:
        message = f"the file has {len(content):,} bytes, more than {MOST_BYTES:,}"
        raise RulesetError((_at_top("file-too-long", message, name, "split it by `use`"),))
    content = content.removeprefix(_MARK)
    if content.startswith(tuple(_KINDS)):
        raise RulesetError((_binary(content, name),))
    if content.startswith(_OTHER_MARKS):
        raise RulesetError((_at_top("not-utf8", "the file is UTF-16 text", name, "save it as UTF-8 text"),))
    if b"\0" in content:
        raise RulesetError((_binary(content, name),))
    try:
        return Source(name, content.decode("utf-8"))
    except UnicodeDecodeError as error:
        good = content[: error.start].decode("utf-8")
        source = Source(name, good + content[error.start :].decode("utf-8", "replace"))
        span = Span(source, len(good), len(good) + 1)
        message = f"the byte {content[error.start]:02X} on this line is not UTF-8"
        hint = "save the file as UTF-8"
        if _is_chinese(content):
            hint = "the file seems to be in a Chinese encoding (GBK, ANSI); save it as UTF-8"
        raise RulesetError((Diagnostic("not-utf8", message, span, hint),)) from error


def _binary(content: bytes, name: str) -> Diagnostic:
    kind = next((kind for mark, kind in _KINDS.items() if content.startswith(mark)), None)
    if kind is None:
        hint = "open the ruleset in a text editor, and save it as UTF-8 text"
        return _at_top("binary-file", "the file holds zero bytes and is no text", name, hint)
    hint = "a ruleset is a text file that ends in `.indic`; data files are given beside it"
    return _at_top("binary-file", f"the file is {kind}, and no ruleset", name, hint)


def _is_chinese(content: bytes) -> bool:
    try:
        return any("\u4e00" <= letter <= "\u9fff" for letter in content.decode("gb18030"))
    except UnicodeDecodeError:
        return False


def _at_top(code: str, message: str, name: str, hint: str | None) -> Diagnostic:
    return Diagnostic(code, message, Span(Source(name, ""), 0, 0), hint)
