"""Collect diagnostics, each once, and find what an author may have meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from indicrules.model.history import History
from indicrules.model.mends import as_told
from indicrules.syntax.repair.spelling import Patience, nearest
from indicrules.text.classes import evolve, frozen
from indicrules.text.diagnostic import Diagnostic, Edit, Secondary, Severity
from indicrules.text.sentence import Sentence, say
from indicrules.text.source import Span

SUGGESTIONS = 100
COMPARED = 20_000  # pairs of words
MOST_MISTAKES = 500
_PLACES = 3  # how many further places of one mistake are shown
_MENDED = 200  # in how many places one mistake is mended

_OF_VALUES = frozenset(
    {"unit-clash", "type-clash", "not-a-number", "not-a-condition", "list-misplaced", "list-needed", "no-order",
     "step-of-another-unit", "percent-is-not-points", "percent-or-fraction", "unknown-choice"}
)  # fmt: skip
"""What a method may be told of for what it is called with."""

_Key = tuple[str, int, int, int]
_Said: TypeAlias = Sentence


@frozen
class Clash:
    """A reported clash: the inputs that it concerns, and for each the unit that it was taken to be in."""

    key: _Key
    span: Span
    names: frozenset[str]
    units: Mapping[str, str]


class Report:
    """The diagnostics of one ruleset so far; the same one at the same place is kept once.

    `shipped` holds the identities of sources that are not the author's, `calls` where methods are being put in,
    `declared` where each input and metric is declared.
    """

    def __init__(self) -> None:
        self._seen: dict[_Key, Diagnostic] = {}
        self.shipped: frozenset[int] = frozenset()
        self.calls: list[Span] = []
        self.asked = 0
        self.patience = Patience(COMPARED)
        self.declared: dict[str, Span] = {}
        self.doubtful: dict[int, frozenset[int]] = {}  # of each source, the lines that are reported already
        self.histories: dict[str, History] = {}  # of params that change from one period to another
        self.clashes: list[Clash] = []
        self.agreed: set[str] = set()  # inputs that some place takes in the unit that they are declared in
        self.withdrew = False  # whether one error stands for others that are found elsewhere
        self._stopped = self._silenced = False
        self._unknown: dict[tuple[str, str], _Key] = {}

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All of them, in the order of their places."""
        return tuple(self._seen.values())

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._seen)

    @property
    def failed(self) -> bool:
        """Whether any is an error."""
        return self._silenced or any(each.severity == "error" for each in self._seen.values())

    @property
    def full(self) -> bool:
        """Whether no further mistake is told, so that none need be looked into."""
        return len(self._seen) >= MOST_MISTAKES

    def error(
        self, code: str, said: _Said, span: Span, advice: _Said | None = None, *secondary: tuple[Span, _Said],
        edits: tuple[Edit, ...] | None = None,
    ) -> _Key:  # fmt: skip
        """Note an error; give the key under which it is kept. Unless it is given, the edit is as the hint says."""
        return self._add(code, said, span, advice, secondary, "error", edits)

    def clash(self, key: _Key, span: Span, names: Iterable[str], units: Mapping[str, str]) -> None:
        """Note which inputs an error concerns, and what each was taken to be."""
        self.clashes.append(Clash(key, span, frozenset(names), units))

    def withdraw(self, clashes: Iterable[Clash]) -> None:
        """Take back errors that another one stands for."""
        self.withdrew = True
        for each in clashes:
            self._seen.pop(each.key, None)
            self.clashes.remove(each)

    def unknown(
        self, space: str, word: str, code: str, said: _Said, span: Span, advice: _Said | None,
        edits: tuple[Edit, ...] | None = None,
    ) -> None:  # fmt: skip
        """Note a name that nothing declares, the first time that it stands somewhere."""
        self._unknown[space, word] = self.error(code, said, span, advice, edits=edits)

    def is_unknown(self, space: str, word: str) -> bool:
        """Say whether a name was reported as unknown."""
        return (space, word) in self._unknown

    def repeats(self, space: str, word: str, span: Span) -> bool:
        """Say whether a name was reported before; if so, add the place to that report."""
        key = self._unknown.get((space, word))
        if key is None:
            return False
        first = self._seen.get(key)
        if first is None or first.span is None or first.span.source.file is not span.source.file:
            return True
        shown, edits = first.secondary, first.edits
        if first.span.start != span.start and len(shown) < _PLACES and all(each.span != span for each in shown):
            shown = (*shown, Secondary(span, say("label.and-here")))
        is_told = edits[:1] and edits[:1] == as_told(first.span, first.advice)
        if is_told and len(edits) < _MENDED and all(each.span != span for each in edits):
            edits = (*edits, *as_told(span, first.advice))
        if (shown, edits) != (first.secondary, first.edits):
            self._seen[key] = evolve(first, secondary=shown, edits=edits)
        return True

    def warning(
        self, code: str, said: _Said, span: Span, advice: _Said | None = None, *secondary: tuple[Span, _Said],
        edits: tuple[Edit, ...] | None = None,
    ) -> None:  # fmt: skip
        """Note a warning."""
        self._add(code, said, span, advice, secondary, "warning", edits)

    def meant(self, word: str, known: Iterable[str]) -> Sentence | None:
        """Give the hint that names the nearest known word; after many such questions none, for each takes time."""
        found = self.near(word, known)
        return say("hint.did-you-mean", word=found) if found is not None else None

    def near(self, word: str, known: Iterable[str]) -> str | None:
        """Give the nearest known word, within the bounds of `meant`."""
        self.asked += 1
        return nearest(word, known, self.patience) if self.asked <= SUGGESTIONS else None

    def take(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Note diagnostics made elsewhere."""
        for each in diagnostics:
            key = (each.code, 0, 0, 0)
            if each.span is not None:
                key = (each.code, id(each.span.source), each.span.start, each.span.end)
            if len(self._seen) < MOST_MISTAKES:
                self._seen.setdefault(key, each)
            elif key not in self._seen and each.severity == "error" and not self._stopped:
                self._stopped = True
                stopped = Diagnostic("too-many-mistakes", say("too-many-mistakes"), each.span,
                                     say("too-many-mistakes.hint"))  # fmt: skip
                self._seen[key] = stopped

    def _add(
        self,
        code: str,
        said: _Said,
        span: Span,
        advice: _Said | None,
        secondary: tuple[tuple[Span, _Said], ...],
        severity: Severity,
        edits: tuple[Edit, ...] | None,
    ) -> _Key:
        places = tuple(Secondary(place, label) for place, label in secondary)
        if id(span.source) in self.shipped and self.calls:
            # What clashes inside a shipped method is the author's to mend where the method is used.
            places = (*places, Secondary(span, say("label.inside-this-method")))
            span, edits = self.calls[0], ()
        elif self.calls and code in _OF_VALUES:
            places = (*places, Secondary(self.calls[0], say("label.called-here")))
        if edits is None:
            edits = as_told(span, advice)
        lines = self.doubtful.get(id(span.source))
        if lines and span.line in lines:
            self._silenced = self._silenced or severity == "error"
        else:
            self.take((Diagnostic(code, said, span, advice, places, severity, edits),))
        return code, id(span.source), span.start, span.end


def did_you_mean(word: str, known: Iterable[str]) -> Sentence | None:
    """Give the hint that names the nearest known word."""
    found = nearest(word, known)
    return say("hint.did-you-mean", word=found) if found is not None else None
