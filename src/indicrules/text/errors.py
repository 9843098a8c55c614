"""The errors that the library raises."""

from __future__ import annotations

import attrs

from indicrules.text.diagnostic import Diagnostic
from indicrules.text.source import Span

_SHOWN = 100  # problems of one department that are written out
_LONGEST = 600  # characters of one message


class IndicrulesError(Exception):
    """Any error that the library raises on purpose."""


class RulesetError(IndicrulesError, ValueError):
    """A ruleset that cannot be used; `diagnostics` says all that is wrong with it."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Take every diagnostic of severity error and the warnings found beside them."""
        from indicrules.text.render import render  # here: only a failure needs the renderer

        self.diagnostics = diagnostics
        super().__init__("\n\n".join(render(each) for each in diagnostics))


@attrs.frozen
class Problem:
    """One thing wrong with the data of one department.

    `name` is the input (or item) concerned, `title` its title, `value` what was given (as given),
    `span` the place in the ruleset that declares or needs it, `place` where in a data file it stood.
    """

    code: str
    message: str
    name: str | None = None
    title: str | None = None
    value: object = None
    hint: str | None = None
    span: Span | None = None
    place: str | None = None


class DataError(IndicrulesError, ValueError):
    """Data that a ruleset refuses; `problems` lists all of them, `name` and `value` are the first's."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Take at least one problem."""
        self.problems = problems
        self.name = problems[0].name
        self.value = problems[0].value
        rest = len(problems) - _SHOWN
        more = [f"… and {rest} more"] if rest > 0 else []
        super().__init__("\n".join([*(_line(each) for each in problems[:_SHOWN]), *more]))


def _line(problem: Problem) -> str:
    place = f"{problem.place}: " if problem.place else ""
    ruleset = f"\n  ruleset: {problem.span.place}" if problem.span is not None else ""
    hint = f"\n  hint: {problem.hint}" if problem.hint else ""
    return f"{_cut(place)}{_cut(problem.message)} [{problem.code}]{ruleset}{_cut(hint)}"


def _cut(text: str) -> str:
    """Leave out the middle of a text that holds a value far too long to be read."""
    if len(text) <= _LONGEST:
        return text
    return f"{text[: _LONGEST // 2]} … {text[-_LONGEST // 4 :]}"
