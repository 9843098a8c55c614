"""Write the edits of diagnostics into texts, as far as they are certain, until none is left."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from indicrules.files.parcel import Texts
from indicrules.lint.catalogue import CATALOGUE
from indicrules.text.classes import frozen
from indicrules.text.codes import LINTS
from indicrules.text.diagnostic import Diagnostic, Edit
from indicrules.text.edits import apart, edited

_ROUNDS = 20

# Errors of writing alone, of which there is one reading. Others' edits choose among values, names or meanings for the
# author: a direction, the nearest name, a unit, what looks like a digit.
_CERTAIN = frozenset(
    {"bare-point", "called-conditional", "chained-comparison", "clause-on-its-own-line", "clause-order",
     "comparison-in-words", "conditional-needs-parentheses", "continued-line", "curly-quotes", "doubled-operator",
     "exponent", "foreign-operator", "full-stop", "kind-as-unit", "list-mark", "looks-like-a-date", "missing-because",
     "missing-comma", "missing-equals", "missing-quotes", "missing-space", "misspelt-word", "not-needs-parentheses",
     "number-in-words", "range-by-hyphen", "repeated-part", "row-on-its-own-line", "semicolon", "stray-colon",
     "stray-comma", "stray-equals", "table-row", "thousands-comma", "unknown-character", "unknown-keyword",
     "unknown-mode", "unknown-policy", "unmarked-remark"}
)  # fmt: skip

Judge = Callable[[Texts], tuple[Diagnostic, ...]]
"""What is to be said of a ruleset's texts."""


@frozen
class Mended:
    """The texts with their edits, what was mended, and what is left to be said of them."""

    texts: Texts
    done: tuple[Diagnostic, ...]
    left: tuple[Diagnostic, ...]


def mend(texts: Texts, said: Judge, within: Container[str] | None = None) -> Mended:
    """Write all certain edits of what is said into the texts, and of what is said then, until there are no more.

    None meets another, and none is written that leaves more errors than there were. `within` names the used files that
    may change (None: all); the ruleset's own always may.
    """
    found = said(texts)
    done: list[Diagnostic] = []
    refused: set[tuple[str, str, str]] = set()
    known = {texts}
    for _ in range(_ROUNDS):
        chosen = _chosen(texts, found, within, refused)
        accepted = _Trial(texts, found, said).accepted(chosen)
        refused |= {_key(each) for each in chosen if each not in accepted.chosen}
        if accepted.chosen and accepted.texts not in known:
            texts, found = accepted.texts, accepted.found
            known.add(texts)
            done += accepted.chosen
        elif not chosen or accepted.chosen:
            break
    return Mended(texts, tuple(done), found)


def is_certain(diagnostic: Diagnostic) -> bool:
    """Tell whether the edits of a diagnostic may be written unasked."""
    if not diagnostic.edits:
        return False
    if diagnostic.code in LINTS:
        return CATALOGUE[diagnostic.code].safe
    return diagnostic.code in _CERTAIN


def written(texts: Texts, edits: Sequence[Edit]) -> Texts:
    """Put edits into the texts, each in the file in which it lies."""
    own, used = texts

    def of(text: tuple[str, str, str]) -> tuple[str, str, str]:
        here = list(dict.fromkeys(each for each in edits if (each.span.source.name, each.span.source.text) == text[1:]))
        return (*text[:2], edited(text[2], here)) if here else text

    return of(own), tuple((user, path, of(text)) for user, path, text in used)


def _key(diagnostic: Diagnostic) -> tuple[str, str, str]:
    """Name a diagnostic whose edit is of no use, wherever it then stands."""
    line = "" if diagnostic.span is None else diagnostic.span.source.line_text(diagnostic.span.line)
    return diagnostic.code, line, "\n".join(edit.replacement for edit in diagnostic.edits)


def _errors(found: Sequence[Diagnostic]) -> int:
    return sum(each.severity == "error" for each in found)


def _chosen(
    texts: Texts, found: Sequence[Diagnostic], within: Container[str] | None, refused: set[tuple[str, str, str]]
) -> list[Diagnostic]:
    """Give the diagnostics whose edits can be written together, each of two that meet before the later one."""
    own, used = texts
    open_ = {own[1:], *(text[1:] for _, _, text in used if within is None or text[0] in within)}
    chosen: list[Diagnostic] = []
    taken: dict[str, list[Edit]] = {}
    for each in found:
        if not is_certain(each) or _key(each) in refused:
            continue
        if any((edit.span.source.name, edit.span.source.text) not in open_ for edit in each.edits):
            continue
        trial = {name: list(edits) for name, edits in taken.items()}
        for edit in each.edits:
            if edit not in trial.setdefault(edit.span.source.name, []):
                trial[edit.span.source.name].append(edit)
        if all(map(apart, trial.values())):
            chosen.append(each)
            taken = trial
    return chosen


@frozen
class _Accepted:
    texts: Texts
    found: tuple[Diagnostic, ...]
    chosen: list[Diagnostic]


class _Trial:
    """Texts and what is said of them; edits are tried together, and in halves where one of them may do harm."""

    def __init__(self, texts: Texts, found: tuple[Diagnostic, ...], said: Judge) -> None:
        self.texts, self.said = texts, said
        self.best = _Accepted(texts, found, [])
        self.most = _errors(found)

    def accepted(self, chosen: list[Diagnostic]) -> _Accepted:
        """Give the texts with as many of the edits as can be written."""
        if chosen:
            self._take(chosen)
        return self.best

    def _take(self, group: list[Diagnostic]) -> None:
        trial = [*self.best.chosen, *group]
        after = written(self.texts, [edit for each in trial for edit in each.edits])
        found = self.said(after)
        # Of several, one might bring in as many errors as the others take away: each must take away its own.
        bound = self.most - (_errors(group) if len(group) > 1 else 0)
        if _errors(found) <= bound:
            self.best, self.most = _Accepted(after, found, trial), _errors(found)
        elif len(group) > 1:
            half = len(group) // 2
            self._take(group[:half])
            self._take(group[half:])
