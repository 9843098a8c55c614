"""Turn a model into all that is to be said of it: the warnings of loading, and what lints find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from indicrules.lint.catalogue import OF_ITEMS, OF_RULESETS
from indicrules.lint.row import Finding, Lint
from indicrules.lint.silence import unsilenced
from indicrules.lint.view import View
from indicrules.meaning.warned import warnings_of
from indicrules.model.rules import Item, Model
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.source import Source


def diagnostics_of(model: Model) -> tuple[Diagnostic, ...]:
    """Give warnings and lints in the order of the files, worked out when somebody asks."""
    found = model.made.get("diagnostics")
    if found is None:
        view = View(model)
        listed = [*warnings_of(model, view.facts), *of_ruleset(view)]
        for item in view.items:
            listed += of_item(item, view)
        found = model.made["diagnostics"] = in_order(unsilenced(listed, view.sources), view)
    assert isinstance(found, tuple)
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
