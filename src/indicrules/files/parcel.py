"""Turn a ruleset's file and all that it uses into texts that travel by value, and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from indicrules import std
from indicrules.files.rulesets import Library, opened_source
from indicrules.model.report import Report
from indicrules.model.uses import Opened
from indicrules.syntax import tree
from indicrules.text.collector import uncollected
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.endings import RULESET_ENDING, TEST_ENDING
from indicrules.text.source import Source

if TYPE_CHECKING:
    from indicrules.model.declared_tables import Declared
    from indicrules.model.sheet import Sheet

Text = tuple[str, str, str]
"""A file: its key, the name it goes by in messages, and what it says."""

Texts = tuple[Text, tuple[tuple[str, str, Text], ...]]
"""The ruleset's own file; then for each `use` and table the key of the user, the path as written, and that file."""


class Parcel:
    """A ruleset's own file and what it uses, each read from its folder once and from memory ever after."""

    def __init__(self, opened: Opened, diagnostics: tuple[Diagnostic, ...], library: Library) -> None:
        """Take the ruleset's own file as it was read, and where to look for the others."""
        self.opened, self.diagnostics = opened, diagnostics
        self._library = library
        self._used: dict[tuple[str, str], Text] = {}
        self._sheets: dict[tuple[str, str], Sheet] = {}
        self.tables: dict[int, Declared] = {}

    def open(self, use: tree.UseBlock, user: str, report: Report) -> Opened | None:
        """Give the file that `use` names in the file of key `user`; report why there is none."""
        known = self._used.get((user, use.path))
        if known is not None:
            found, diagnostics = _opened(known)
            report.take(diagnostics)
            return found
        opened = self._library.open(use, user, report)
        if opened is not None and not std.is_shipped(opened.key):  # what is shipped is there on every machine
            self._used[user, use.path] = _text(opened)
        return opened

    def sheet(self, table: tree.TableBlock, user: str, report: Report) -> Sheet | None:
        """Give the sheet that a table in the file of key `user` names; report why there is none."""
        assert table.file is not None
        key = user, table.file.value
        found = self._sheets.get(key)
        if found is None:
            from indicrules.files.table_file import sheet_of  # most rulesets have no table in a file

            known = self._used.get(key)
            source = Source(*known[1:]) if known is not None else self._library.sheet(table, user, report)
            if source is None:
                return None
            with uncollected(source.text.count("\n")):
                found = sheet_of(source, report)
            if found is not None:
                self._sheets[key] = found
                self._used[key] = source.name, source.name, source.text
        return found

    def has_tests(self) -> bool:
        """Tell whether a file of tests lies beside the ruleset."""
        root, name = self._library.root, self.opened.key.removesuffix(RULESET_ENDING)
        return root is not None and (root / f"{name}{TEST_ENDING}").is_file()

    def texts(self) -> Texts:
        """Give all that was read."""
        return _text(self.opened), tuple((user, path, text) for (user, path), text in self._used.items())


def parcel(texts: Texts, root: Path | None = None) -> Parcel:
    """Give the files that the texts stand for; `root` is where others are looked for, None if nowhere."""
    own, used = texts
    found = Parcel(*_opened(own), Library(root))
    found._used.update({(user, path): text for user, path, text in used})
    return found


def _text(opened: Opened) -> Text:
    return opened.key, opened.file.source.name, opened.file.source.text


def _opened(text: Text) -> tuple[Opened, tuple[Diagnostic, ...]]:
    key, name, said = text
    return opened_source(Source(name, said), key)
