"""Lints of a ruleset as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from indicrules.lint.row import Finding, Lint
from indicrules.lint.view import View
from indicrules.text.sentence import say


def _no_example(view: View) -> Iterator[Finding]:
    """Find a ruleset that nothing proves to say what its author means."""
    if not view.model.examples:
        yield Finding(say("no-example", name=view.model.name), view.model.root.span, say("no-example.hint"))


LINTS = (Lint("no-example", "note", of_ruleset=_no_example),)
