"""What a project wants to be told of its rulesets, and how much weight it gives to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from types import MappingProxyType
from typing import Literal

from indicrules.text.classes import evolve, field, frozen
from indicrules.text.codes import LINTS
from indicrules.text.diagnostic import Diagnostic, Severity
from indicrules.text.sentence import Language

Weight = Severity | Literal["off"]
_NONE: Mapping[str, Weight] = MappingProxyType({})


@frozen
class Settings:
    """Which lints are told, and how; of errors there is no choice.

    `select` None is all of them; what is in `insisted` is told whatever the rest says. `per_file` are patterns of
    paths, each with what is ignored in the files that it fits.
    """

    strict: bool = False
    select: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()
    severity: Mapping[str, Weight] = field(default=_NONE)
    per_file: tuple[tuple[str, frozenset[str]], ...] = ()
    language: Language | None = None
    insisted: frozenset[str] = frozenset()

    def over(self, strict: bool | None, select: frozenset[str] | None, ignore: frozenset[str] | None) -> Settings:
        """Give the settings with those of a command line over them."""
        return evolve(
            self,
            strict=self.strict if strict is None else strict,
            select=self.select if select is None else select,
            ignore=self.ignore | (ignore or frozenset()),
            insisted=(select or frozenset()) - (ignore or frozenset()),
        )

    def judged(self, found: Iterable[Diagnostic], paths: Mapping[str, str]) -> tuple[Diagnostic, ...]:
        """Give what is to be told, with the weights that are set; `paths` are those of the files by their names."""
        told = []
        for each in found:
            if each.code not in LINTS:
                told.append(each)
                continue
            weight = self._weight(each, paths)
            if weight != "off":
                told.append(each if weight == each.severity else evolve(each, severity=weight))
        return tuple(told)

    def fails(self, told: Iterable[Diagnostic]) -> bool:
        """Tell whether a check fails for what is told: errors, where it is strict warnings too, never notes."""
        return any(each.severity == "error" or (self.strict and each.severity == "warning") for each in told)

    def _weight(self, diagnostic: Diagnostic, paths: Mapping[str, str]) -> Weight:
        code = diagnostic.code
        weight = self.severity.get(code, diagnostic.severity)
        if code in self.insisted:
            return diagnostic.severity if weight == "off" else weight
        if code in self.ignore or (self.select is not None and code not in self.select):
            return "off"
        path = "" if diagnostic.span is None else paths.get(diagnostic.span.source.name, diagnostic.span.source.name)
        if any(code in codes and _fits(path, pattern) for pattern, codes in self.per_file):
            return "off"
        return weight


def _fits(path: str, pattern: str) -> bool:
    """Tell whether a pattern fits a path, or, where it has no stroke, the name of the file."""
    return fnmatchcase(path, pattern) or ("/" not in pattern and fnmatchcase(path.rpartition("/")[2], pattern))
