"""Keep what is open in an editor: documents by their addresses, the encoding of positions, the language of messages."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path

from lsprotocol import types
from pygls import uris

from indicrules import std
from indicrules.editing.document import Document, Workspace
from indicrules.lint.config import Found, Unfit, settings_for
from indicrules.lint.settings import Settings
from indicrules.lsp.positions import Lines
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.endings import RULESET_ENDING, TEST_ENDING
from indicrules.text.errors import RulesetError
from indicrules.text.load import load_text
from indicrules.text.patterns import pattern
from indicrules.text.sentence import Language, Sentence, say
from indicrules.text.source import Source, Span

_USE = pattern(r'(?m)^[ \t]*(?:use|引用)[ \t]*["“](?!std/)')
_UNSET = Found(Settings(), None)
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
        self._users: dict[Path, Document | None] = {}
        self._folder: Path | None = None
        self._locale: Language = "en"
        self._looked_into: dict[Path, Settings | None] = {}
        self._settings: dict[Path, Found] = {}
        self.unfit: tuple[Sentence, Sentence | None] | None = None
        """What is wrong with a file of settings that cannot be followed, and what to do about it."""

    def begin(self, locale: str | None, encoding: str, folder: str | None = None) -> None:
        """Take the editor's language, the encoding of its positions, and the address of the folder it works in."""
        self.encoding = encoding
        self._locale = "zh" if (locale or "").lower().startswith("zh") else "en"
        self._folder = None if folder is None else _path_of(folder)
        self._speak()

    def _speak(self) -> None:
        """Take the language of the command line, else that of the settings, else the editor's."""
        folder = self._folder
        if folder is None:
            folder = next((each.document.path.parent for each in self.open.values() if each.document.path), None)
        wanted = None if folder is None else self._settings_in(folder).settings.language
        self.language = self.asked or wanted or self._locale

    def forget_settings(self) -> None:
        """Read the files of settings again."""
        self.unfit = None
        self._looked_into.clear()
        self._settings.clear()
        self._speak()

    def judged(self, document: Document, said: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
        """Give what the settings of a document's project leave of what is to be said of it, with their weights."""
        path = document.path
        found = _UNSET if path is None else self._settings_in(path.parent)
        if path is None or found is _UNSET:
            return said
        paths = {}
        if found.settings.per_file:
            used = {each.name: found.beside(str(where)) for where, each in document.used.items()}
            paths = {**used, document.name: found.beside(str(path))}
        return found.settings.judged(said, paths)

    def _settings_in(self, folder: Path) -> Found:
        """Give the settings for a folder, those that say nothing where their file cannot be followed."""
        if folder not in self._settings:
            try:
                found = settings_for(folder, self._looked_into)
            except Unfit as unfit:
                found, self.unfit = _UNSET, (unfit.said, unfit.advice)
            except OSError as problem:
                found, self.unfit = _UNSET, (_unreadable(problem), None)
            self._settings[folder] = found if found.folder is not None else _UNSET
        return self._settings[folder]

    def opened(self, uri: str, version: int | None, text: str) -> Open:
        """Note that a document was opened."""
        self._users.clear()
        path = _path_of(uri)
        document = Document(text, name=uri) if path is None else self.workspace.open(path, text)
        found = self.open[uri] = Open(uri, version, document)
        self._speak()
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
        self._users.clear()
        found = self.open.pop(uri, None)
        if found is not None and found.document.path is not None:
            self.workspace.close(found.document.path)

    def saved(self) -> None:
        """Note that something was saved."""
        self._users.clear()
        self.workspace.changed()
        self.forget_settings()

    def used_by(self, document: Document) -> list[Open]:
        """Give what is open and used by a document."""
        used = document.used
        return [each for each in self.open.values() if each.document.path in used]

    def users_of(self, document: Document) -> list[Open]:
        """Give what is open and uses a document."""
        return [
            each for each in self.open.values() if document.path is not None and document.path in each.document.used
        ]

    def user_of(self, found: Open) -> Document | None:
        """Give a ruleset that uses a document, one that is open before one that lies beside it; None if there is none.

        What lies beside it is looked for once, until something is saved or opened.
        """
        path = found.document.path
        if path is None:
            return None
        for each in self.users_of(found.document):
            if not each.document.name.endswith(TEST_ENDING):
                return each.document
        if path not in self._users:
            others = (each for each in self._beside(found) if not each.name.endswith(TEST_ENDING))
            self._users[path] = next((each for each in others if path in each.used), None)
        user = self._users[path]
        if user is not None:
            user.forget()
        return user

    def place(self, found: Open, span: Span) -> types.Location | None:
        """Give the place of a span that a document speaks of, in whichever file; None where that is no file."""
        span = found.document.place(span)
        if span.source.file is found.document.source.file:
            return types.Location(found.uri, found.lines(self.encoding).of(span))
        uri = self.address(found.document, span.source)
        return None if uri is None else types.Location(uri, Lines(span.source.text, self.encoding).of(span))

    def address(self, document: Document, source: Source) -> str | None:
        """Give the address of a file that a document uses."""
        if std.is_shipped(source.name):
            shipped = std.shipped(std.stem(source.name))
            return uris.from_fs_path(str(shipped)) if shipped is not None else None
        path = next((path for path, each in document.used.items() if each.name == source.name), None)
        return None if path is None else self.uri_of(path)

    def _beside(self, found: Open) -> Iterator[Document]:
        """Give what may use a document: all that is open, and what lies beside it."""
        own = found.document.path
        if own is None:
            return
        beside = itertools.islice(sorted(own.parent.glob(f"*{RULESET_ENDING}")), _MOST_FILES)
        known = {each.document.path: each.document for each in self.open.values()}
        for path in {*beside, *(path for path in known if path is not None)} - {own}:
            other = known.get(path) or _read(path, self.workspace)
            if other is not None:
                yield other

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
        for each in (document, *(each for each in self._beside(found) if document.path in each.used)):
            texts = dict(each.used)
            if each.path is not None:
                texts[each.path] = each.source
            for path, source in texts.items():
                family.setdefault(self.uri_of(path), source)
        return family


def _read(path: Path, workspace: Workspace) -> Document | None:
    """Look into a file that is not open; None where it is no ruleset, or uses no other file of the author's."""
    try:
        if (
            not path.name.endswith(TEST_ENDING)
            and _USE.search(load_text(workspace.content(path), path.name).text) is None
        ):
            return None
        return workspace.look(path)
    except (OSError, RulesetError):
        return None


def _unreadable(problem: OSError) -> Sentence:
    why = say("unreadable.not-allowed") if isinstance(problem, PermissionError) else say("unreadable.somehow")
    return say("unreadable.file", path=str(problem.filename), why=why)


def _path_of(uri: str) -> Path | None:
    path = uris.to_fs_path(uri) if uri.startswith("file:") else None
    return None if path is None else Path(path)
