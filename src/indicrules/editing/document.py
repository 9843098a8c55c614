"""Turn the texts of rulesets that are being edited into all that is to be said of them after each change."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from indicrules.card.plan import Plan
from indicrules.card.scorecard import Scorecard
from indicrules.editing.kept import Kept, kept
from indicrules.evaluate.constants import constant_of
from indicrules.files.parcel import Parcel
from indicrules.files.rulesets import Library, opened_source, read_bytes, shipped_methods
from indicrules.lint.found import diagnostics_of, of_file, place_of
from indicrules.model.resolve import PeriodValue, resolution
from indicrules.model.rules import Model
from indicrules.syntax import tree
from indicrules.syntax.recast import recast
from indicrules.text.classes import evolve, frozen
from indicrules.text.collector import uncollected
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.errors import RulesetError
from indicrules.text.load import content_of, load_text, path_of
from indicrules.text.options import a_text
from indicrules.text.source import Source, Span

_ODD = frozenset("\r\0\ufeff")  # characters that say something of a text as a whole


@frozen
class _Read:
    """What reading a text has found: all that is to be said, what it means if it is right, and its blocks."""

    diagnostics: tuple[Diagnostic, ...]
    model: Model | None
    source: Source
    blocks: tuple[tree.Block, ...]
    kept: Kept | None
    files: Parcel | None = None
    borrowed: tuple[Source, ...] = ()


class Document:
    """A ruleset that is being edited: after each change all its diagnostics, in the order of their places.

    A change inside a block looks at that one, and at what hangs on it, and one of remarks alone at neither; one by
    which a name comes or goes, or hundreds of blocks mean something else, reads the whole text.
    """

    def __init__(self, text: str, *, name: str = "<text>", workspace: Workspace | None = None) -> None:
        """Take the text; `name` stands for the file in messages. A document of a `Workspace` may use its files."""
        a_text("name", name)
        content_of(text)
        self._name, self._text, self._workspace = name, text, workspace
        self._path: Path | None = None
        self._read: _Read | None = None

    def __repr__(self) -> str:
        return f"<Document {self._name}>"

    @property
    def name(self) -> str:
        """What stands for the file in messages."""
        return self._name

    @property
    def text(self) -> str:
        """The text as it stands."""
        return self._text

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that is to be said of the text: errors, or warnings and lints; in the order of their places."""
        return self._known().diagnostics

    @property
    def model(self) -> Model | None:
        """What the text means; None while it has errors. `place` gives its places."""
        return self._known().model

    @property
    def path(self) -> Path | None:
        """Where the file lies, None for a text without one."""
        return self._path

    @property
    def source(self) -> Source:
        """The text as it stands, as places are told in it."""
        return self._known().source

    @property
    def blocks(self) -> tuple[tree.Block, ...]:
        """The blocks that were read, as far as they could be; `place` gives their places."""
        return self._known().blocks

    @property
    def used(self) -> dict[Path, Source]:
        """The rulesets that this one uses, directly or by others, by their paths; shipped ones apart."""
        files = self._known().files
        if files is None or self._path is None:
            return {}
        texts = files.texts()[1]
        return {
            self._path.parent / key: Source(name, text) for _, _, (key, name, text) in texts if not key.endswith(".csv")
        }

    @property
    def borrowed(self) -> tuple[Source, ...]:
        """The texts of all that it uses, shipped rulesets and tables, too."""
        return self._known().borrowed

    def score(self, given: Mapping[str, Any], period: PeriodValue | None = None) -> Scorecard:
        """Score a department by the text as it stands, by the evaluator that explains.

        Raise `DataError` for data that are wrong, `ValueError` while the text has errors.
        """
        read = self._known()
        if read.model is None or read.files is None:
            raise ValueError(f"`{self._name}` has errors")
        model: Model | None = read.model
        if period is not None and period != read.model.period:
            model = resolution(read.files.opened, shipped_methods(), read.files, period, constant_of)[0].model
        if model is None:
            raise ValueError(f"`{self._name}` says nothing of the period `{period}`")
        known = {key: each for key, each in model.made.items() if key == "meaning"}  # none that was compiled
        plan = Plan(evolve(model, made=known))
        return Scorecard(plan, *(plan.early(given, "percent", "error") or plan.score(given, "percent", "error")))

    def place(self, span: Span) -> Span:
        """Give a place of what the text means, or of its blocks, by the text as it stands."""
        read = self._known()
        return span if read.kept is None else read.kept.places.now(span)

    def replace(self, start: int, end: int, text: str) -> tuple[Diagnostic, ...]:
        """Put `text` in place of the characters from `start` to before `end`; give all diagnostics.

        Raise `ValueError` where the text has no such places.
        """
        content_of(text)
        if not 0 <= start <= end <= len(self._text):
            raise ValueError(f"the text has no characters {start} to {end}: it has {len(self._text)}")
        read = self._read
        self._text = self._text[:start] + text + self._text[end:]
        self._read = None
        if read is not None and read.kept is not None and not _ODD.intersection(text):
            with uncollected(2 * len(read.blocks)):
                found = read.kept.changed(start, end, text)
            if found is not None:
                self._read = _of(read.kept, found)
        return self.diagnostics

    def with_text(self, text: str) -> Document:
        """Give a document of the same place, with the same files beside it, that has another text."""
        other = Document(text, name=self._name, workspace=self._workspace)
        other._path = self._path
        return other

    def forget(self) -> None:
        """Read the whole text again when next asked, since a file that it uses has changed."""
        self._read = None

    def _uses(self, other: Document | None) -> bool:
        """Tell whether another document is used, or may be: one is used that is not found."""
        read = self._read
        if read is None or not any(isinstance(each, tree.UseBlock | tree.TableBlock) for each in read.blocks):
            return read is None
        lost = any(each.code in ("unknown-use", "use-cycle") for each in read.diagnostics)
        return lost or other is None or other.path in self.used

    def _known(self) -> _Read:
        if self._read is None:
            self._read = self._whole()
        return self._read

    def _whole(self) -> _Read:
        empty = Source(self._name, self._text)
        try:
            source = load_text(content_of(self._text), self._name)
        except RulesetError as refused:
            return _Read(refused.diagnostics, None, empty, (), None)
        opened, diagnostics = opened_source(source, self._name)
        library = Library(None)
        if self._workspace is not None and self._path is not None:
            library = Library(self._path.parent, reads=self._workspace.content)
        files = Parcel(opened, diagnostics, library)
        resolved, work = resolution(opened, shipped_methods(), files, None, constant_of)
        said = (*diagnostics, *resolved.diagnostics)
        model = resolved.model
        if any(each.severity == "error" for each in said):
            model = None
        borrowed = tuple(work.merged.sources[1:])
        found = None
        if source.text == self._text:
            with uncollected(2 * len(opened.file.blocks)):
                found = kept(files, work, model)
        if model is not None:
            said = of_file(diagnostics_of(model), files)
        return _Read(_in_order(said, source), model, source, opened.file.blocks, found, files, borrowed)


class Workspace:
    """Rulesets that are being edited in their folders; what is open here counts before what lies on the disk."""

    def __init__(self) -> None:
        """Begin with nothing open."""
        self._open: dict[Path, Document] = {}

    @property
    def documents(self) -> tuple[Document, ...]:
        """All that is open, in the order in which it was opened."""
        return tuple(self._open.values())

    def open(self, path: str | os.PathLike[str], text: str | None = None) -> Document:
        """Open the ruleset at `path`, with `text` in place of what lies there; raise `OSError` if it is unreadable."""
        place = _whole_path(path)
        if text is None:
            text = load_text(read_bytes(place), place.name).text
        found = Document(text, name=place.name, workspace=self)
        found._path = place
        self._open[place] = found
        self.changed(found)
        return found

    def look(self, path: str | os.PathLike[str]) -> Document:
        """Give the ruleset at `path` without opening it; raise `OSError` if it is unreadable."""
        place = _whole_path(path)
        found = Document(load_text(self.content(place), place.name).text, name=place.name, workspace=self)
        found._path = place
        return found

    def document(self, path: str | os.PathLike[str]) -> Document | None:
        """Give what is open under a path."""
        return self._open.get(_whole_path(path))

    def close(self, path: str | os.PathLike[str]) -> None:
        """Close what is open under a path; from now on what lies on the disk counts."""
        closed = self._open.pop(_whole_path(path), None)
        if closed is not None:
            self.changed(closed)

    def changed(self, document: Document | None = None) -> None:
        """Have all that is open look again at what it uses; `document` itself, which changed, knows that already."""
        for each in self._open.values():
            if each is not document and each._uses(document):
                each.forget()

    def content(self, path: Path) -> bytes:
        """Give what a file holds; of one that is open what stands in it by now. Raise `OSError`."""
        found = self._open.get(_whole_path(path))
        return read_bytes(path) if found is None else content_of(found.text)


def _whole_path(path: str | os.PathLike[str]) -> Path:
    return Path(os.path.abspath(path_of(path)))


def _of(known: Kept, said: tuple[Diagnostic, ...]) -> _Read:
    source, borrowed = known.places.source, tuple(known.work.merged.sources[1:])
    if known.model is not None:
        said = of_file(said, known.files)
    return _Read(_in_order(said, source), known.model, source, tuple(known.blocks), known, known.files, borrowed)


def _in_order(said: tuple[Diagnostic, ...], own: Source) -> tuple[Diagnostic, ...]:
    """Put diagnostics in the order of their places: the file's own first, then those of what it uses."""

    return recast(sorted(said, key=lambda one: (*place_of(one, own), one.code, one.message if one.span else "")))
