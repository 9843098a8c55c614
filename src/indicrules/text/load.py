"""Turn the bytes of a file into a named text, or say why they are none."""

from __future__ import annotations

import os
from pathlib import Path

from indicrules.text.diagnostic import Diagnostic
from indicrules.text.errors import RulesetError
from indicrules.text.options import shown
from indicrules.text.sentence import Sentence, say
from indicrules.text.source import Source, Span

MOST_BYTES = 1_000_000
_MARK = b"\xef\xbb\xbf"
_KINDS = {
    b"PK\x03\x04": say("phrase.office-file"),
    b"\xd0\xcf\x11\xe0": say("phrase.old-office-file"),
    b"%PDF": say("phrase.pdf-file"),
}
_OTHER_MARKS = (b"\xff\xfe", b"\xfe\xff")


def content_of(text: object) -> bytes:
    """Give the bytes of a ruleset's text; raise RulesetError where it is no text."""
    if issubclass(type(text), str):
        return str.encode(text, "utf-8", "surrogatepass")  # type: ignore[arg-type]  # by the letters, whatever its class says
    raise RulesetError((Diagnostic("no-text", say("no-text", value=shown(text)), None, say("no-text.hint")),))


def path_of(path: object) -> Path:
    """Give the path of a ruleset's file; raise RulesetError where none can be meant."""
    if issubclass(type(path), str | os.PathLike):
        try:
            found = Path(path)  # type: ignore[arg-type]  # it is one of the two
            if "\0" not in os.fsencode(found).decode("utf-8", "replace"):
                return found
        except Exception:  # a path in bytes, or with half a character, or what a class of the caller's own raises
            pass
    raise RulesetError((Diagnostic("no-text", say("no-text.path", value=shown(path)), None, say("no-text.path-hint")),))


def load_text(content: bytes, name: str) -> Source:
    """Decode a file's bytes; raise RulesetError where they are too many, or not UTF-8 text."""
    if len(content) > MOST_BYTES:
        said = say("file-too-long.bytes", count=f"{len(content):,}", most=f"{MOST_BYTES:,}")
        raise RulesetError((_at_top("file-too-long", said, name, say("hint.split-by-use")),))
    content = content.removeprefix(_MARK)
    if content.startswith(tuple(_KINDS)):
        raise RulesetError((_binary(content, name),))
    if content.startswith(_OTHER_MARKS):
        raise RulesetError((_at_top("not-utf8", say("not-utf8.utf16"), name, say("not-utf8.utf16-hint")),))
    if b"\0" in content:
        raise RulesetError((_binary(content, name),))
    try:
        return Source(name, content.decode("utf-8"))
    except UnicodeDecodeError as error:
        good = content[: error.start].decode("utf-8")
        source = Source(name, good + content[error.start :].decode("utf-8", "replace"))
        span = Span(source, len(good), len(good) + 1)
        said = say("not-utf8", byte=f"{content[error.start]:02X}")
        hint = say("not-utf8.chinese-hint") if _is_chinese(content) else say("not-utf8.hint")
        raise RulesetError((Diagnostic("not-utf8", said, span, hint),)) from error


def _binary(content: bytes, name: str) -> Diagnostic:
    kind = next((kind for mark, kind in _KINDS.items() if content.startswith(mark)), None)
    if kind is None:
        return _at_top("binary-file", say("binary-file.zeros"), name, say("binary-file.zeros-hint"))
    return _at_top("binary-file", say("binary-file", kind=kind), name, say("binary-file.hint"))


def _is_chinese(content: bytes) -> bool:
    try:
        return any("\u4e00" <= letter <= "\u9fff" for letter in content.decode("gb18030"))
    except UnicodeDecodeError:
        return False


def _at_top(code: str, said: Sentence, name: str, hint: Sentence) -> Diagnostic:
    return Diagnostic(code, said, Span(Source(name, ""), 0, 0), hint)
