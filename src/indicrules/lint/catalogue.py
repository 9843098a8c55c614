"""All lints, each once: those of this room, and the warnings that loading itself finds."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from indicrules.lint import clauses, deductions, grades, marks, names, rows, targets, texts, unread, weights, whole
from indicrules.lint.row import Lint
from indicrules.lint.silence import LINTS_OF_COMMENTS
from indicrules.text.codes import LINTS, WARNED

LOADING: tuple[Lint, ...] = tuple(Lint(code, "warning") for code in LINTS if code in WARNED)
"""The warnings that loading finds, wherever that is."""

_MODULES = (weights, deductions, rows, grades, marks, targets, clauses, unread, names, texts, whole)

_ALL = (*LOADING, *(lint for module in _MODULES for lint in module.LINTS), *LINTS_OF_COMMENTS)

CATALOGUE: Mapping[str, Lint] = MappingProxyType({each.code: each for each in _ALL})
"""Each lint by its code."""

OF_ITEMS: tuple[Lint, ...] = tuple(each for each in CATALOGUE.values() if each.of_item is not None)
OF_RULESETS: tuple[Lint, ...] = tuple(each for each in CATALOGUE.values() if each.of_ruleset is not None)
