"""Turn a model into all that is to be said of it: the warnings of loading, and what lints find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from indicrules.files.parcel import Parcel
from indicrules.files.testing import is_test
from indicrules.lint.catalogue import OF_ITEMS, OF_RULESETS
from indicrules.lint.row import Finding, Lint
from indicrules.lint.silence import unsilenced
from indicrules.lint.view import View
from indicrules.meaning.warned import warnings_of
from indicrules.model.rules import Item, Model
from indicrules.text.collector import uncollected
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.source import Source

_OF_EXAMPLES = frozenset(("no-example", "full-marks-alone"))
"""Lints of examples that a file does not have, or not enough of: others may stand in a file of tests."""


def diagnostics_of(model: Model) -> tuple[Diagnostic, ...]:
    """Give warnings and lints in the order of the files, worked out when somebody asks."""
    found = model.made.get("diagnostics")
    if found is None:
        with uncollected(2 * len(model.items)):  # an item has many facts
            view = View(model)
            listed = [*warnings_of(model, view.facts), *of_ruleset(view)]
            for item in view.items:
                listed += of_item(item, view)
            found = model.made["diagnostics"] = in_order(unsilenced(listed, view.sources), view)
    assert isinstance(found, tuple)
    return found


def of_file(found: tuple[Diagnostic, ...], files: Parcel) -> tuple[Diagnostic, ...]:
    """Give what concerns a ruleset's own file, where that is one of tests, or has one beside it.

    Of a file of tests it is what stands in that file; such a file, and a ruleset that has one, need no examples of
    their own, nor many.
    """
    tests, own = is_test(files.opened), files.opened.file.source
    if tests:
        found = tuple(each for each in found if each.span is not None and each.span.source.file is own.file)
    if any(each.code in _OF_EXAMPLES for each in found) and (tests or files.has_tests()):
        return tuple(each for each in found if each.code not in _OF_EXAMPLES)
    return found


def of_item(item: Item, view: View) -> Iterator[Diagnostic]:
    """Give what lints find in one item."""
    for lint in OF_ITEMS:
        assert lint.of_item is not None
        yield from _told(lint, lint.of_item(item, view), view)


def of_ruleset(view: View) -> Iterator[Diagnostic]:
    """Give what lints find that look at the ruleset as a whole."""
    for lint in OF_RULESETS:
        assert lint.of_ruleset is not None
        yield from _told(lint, lint.of_ruleset(view), view)


def in_order(listed: Iterable[Diagnostic], view: View) -> tuple[Diagnostic, ...]:
    """Put diagnostics in the order of their places: the ruleset's own file first, each used one after another."""

    def place(one: Diagnostic) -> tuple[bool, str, int, int]:
        return place_of(one, view.source)

    once = {(each.code, each.said, place(each)): each for each in listed}  # a method is looked at where it is used
    return tuple(sorted(once.values(), key=place))


def place_of(one: Diagnostic, own: Source) -> tuple[bool, str, int, int]:
    """Give by what diagnostics are put in order: by place, the ruleset's own file first, then each used one."""
    span = one.span
    if span is None:
        return False, "", -1, -1
    return span.source.file is not own.file, span.source.name, span.start, span.end


def _told(lint: Lint, found: Iterator[Finding], view: View) -> Iterator[Diagnostic]:
    for each in found:
        if not view.is_shipped(each.span.source):
            yield lint.told(each)
