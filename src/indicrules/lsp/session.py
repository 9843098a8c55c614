"""Keep what is open in an editor: documents by their addresses, the encoding of positions, the language of messages."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from pathlib import Path

from lsprotocol import types
from pygls import uris

from indicrules import std
from indicrules.editing.document import Document, Workspace
from indicrules.lsp.positions import Lines
from indicrules.text.errors import RulesetError
from indicrules.text.sentence import Language
from indicrules.text.source import Source, Span

_MOST_FILES = 300  # files beside the one in hand that are looked into for those that use it


class Open:
    """One document that is open, with its address, its version, and its lines by the text as it stands."""

    def __init__(self, uri: str, version: int | None, document: Document) -> None:
        """Take what was opened."""
        self.uri, self.version, self.document = uri, version, document
        self._lines: Lines | None = None

    def lines(self, encoding: str) -> Lines:
        """Give the lines of the text."""
        if self._lines is None or self._lines.text is not self.document.text:
            self._lines = Lines(self.document.text, encoding)
        return self._lines


class Session:
    """All that one editor has open."""

    def __init__(self, language: Language | None = None) -> None:
        """Begin; `language` is that of messages, None for that of the editor."""
        self.workspace = Workspace()
        self.encoding = "utf-16"
        self.asked, self.language = language, language or "en"
        self.open: dict[str, Open] = {}

    def begin(self, locale: str | None, encoding: str) -> None:
        """Take the editor's language and the encoding of its positions."""
        self.encoding = encoding
        self.language = self.asked or ("zh" if (locale or "").lower().startswith("zh") else "en")

    def opened(self, uri: str, version: int | None, text: str) -> Open:
        """Note that a document was opened."""
        path = _path_of(uri)
        document = Document(text, name=uri) if path is None else self.workspace.open(path, text)
        found = self.open[uri] = Open(uri, version, document)
        return found

    def changed(self, uri: str, version: int | None, changes: Iterable[types.TextDocumentContentChangeEvent]) -> Open:
        """Note the changes of a document, one after another."""
        found = self.open[uri]
        found.version = version
        for change in changes:
            lines = found.lines(self.encoding)
            start, end = 0, len(lines.text)
            if isinstance(change, types.TextDocumentContentChangePartial):
                start, end = lines.offset(change.range.start), lines.offset(change.range.end)
            found.document.replace(start, max(start, end), change.text)
        self.workspace.changed(found.document)
        return found

    def closed(self, uri: str) -> None:
        """Note that a document was closed."""
        found = self.open.pop(uri, None)
        if found is not None and found.document.path is not None:
            self.workspace.close(found.document.path)

    def users_of(self, document: Document) -> list[Open]:
        """Give what is open and uses a document."""
        return [
            each for each in self.open.values() if document.path is not None and document.path in each.document.used
        ]

    def place(self, found: Open, span: Span) -> types.Location | None:
        """Give the place of a span that a document speaks of, in whichever file; None where that is no file."""
        span = found.document.place(span)
        if span.source.file is found.document.source.file:
            return types.Location(found.uri, found.lines(self.encoding).of(span))
        uri = self.address(found.document, span.source)
        return None if uri is None else types.Location(uri, Lines(span.source.text, self.encoding).of(span))

    def address(self, document: Document, source: Source) -> str | None:
        """Give the address of a file that a document uses."""
        if source.name.startswith("std/"):
            shipped = std.shipped(source.name.removeprefix("std/").removesuffix(".indic"))
            return uris.from_fs_path(str(shipped)) if shipped is not None else None
        path = next((path for path, each in document.used.items() if each.name == source.name), None)
        return None if path is None else self.uri_of(path)

    def uri_of(self, path: Path) -> str:
        """Give the address of a path, as the editor writes it where the file is open."""
        known = (each.uri for each in self.open.values() if each.document.path == path)
        return next(known, None) or path.as_uri()

    def family(self, found: Open) -> dict[str, Source]:
        """Give the texts in which names of a document may stand: its own, those it uses, and those that use it.

        Only files beside it are looked into for such.
        """
        document = found.document
        family = {found.uri: document.source}
        documents = [document]
        if document.path is not None:
            beside = itertools.islice(sorted(document.path.parent.glob("*.indic")), _MOST_FILES)
            known = {each.document.path: each.document for each in self.open.values()}
            for path in {*beside, *(path for path in known if path is not None)} - {document.path}:
                other = known.get(path) or _read(path, self.workspace)
                if other is not None and document.path in other.used:
                    documents.append(other)
        for each in documents:
            texts = dict(each.used)
            if each.path is not None:
                texts[each.path] = each.source
            for path, source in texts.items():
                family.setdefault(self.uri_of(path), source)
        return family


def _read(path: Path, workspace: Workspace) -> Document | None:
    """Look into a file that is not open; None where it is no ruleset."""
    try:
        return workspace.look(path)
    except (OSError, RulesetError):
        return None


def _path_of(uri: str) -> Path | None:
    path = uris.to_fs_path(uri) if uri.startswith("file:") else None
    return None if path is None else Path(path)
