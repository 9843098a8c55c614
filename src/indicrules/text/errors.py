"""The errors that the library raises."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from indicrules.text.classes import evolve, parts_of, sealed
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.source import Span

_SHOWN = 100  # problems of one department, and diagnostics of one ruleset, that are written out
_LONGEST = 600  # characters of one message
_PLAIN = frozenset({type(None), bool, int, float, str, Decimal, Fraction, datetime.date, datetime.datetime})


class IndicrulesError(Exception):
    """Any error that the library raises on purpose. Errors can be copied and pickled with all that they say."""


class RulesetError(IndicrulesError, ValueError):
    """A ruleset that cannot be used; `diagnostics` says all that is wrong with it."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Take every diagnostic of severity error and the warnings found beside them."""
        from indicrules.text.render import render  # here: only a failure needs the renderer

        self.diagnostics = diagnostics
        rest = len(diagnostics) - _SHOWN
        more = [f"… and {rest} more"] if rest > 0 else []
        super().__init__("\n\n".join([*(render(each) for each in diagnostics[:_SHOWN]), *more]))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.diagnostics,), _notes(self)


@sealed
class Problem:
    """One thing wrong with the data of one department.

    `name` is the input (or item) concerned, `title` its title, `value` what was given (as given),
    `span` the place in the ruleset that declares or needs it, `place` where in a data file it stood.
    Where it is pickled, a value that cannot be is carried as its text.
    """

    code: str
    message: str
    name: str | None = None
    title: str | None = None
    value: object = None
    hint: str | None = None
    span: Span | None = None
    place: str | None = None

    def __reduce__(self) -> tuple[type[Problem], tuple[Any, ...]]:
        told = evolve(self, value=_portable(self.value))
        return Problem, tuple(getattr(told, name) for name in parts_of(Problem))

    def __copy__(self) -> Problem:
        return self

    def __deepcopy__(self, memo: dict[int, object]) -> Problem:
        return self


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

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.problems,), _notes(self)


class NotInstalled(IndicrulesError, ModuleNotFoundError):
    """A part of the library that wants packages which are not there; `hint` is the command that installs them."""

    def __init__(self, code: str, message: str, hint: str, name: str | None = None) -> None:
        """Take the code, one sentence, the command, and the name of the package that is lacking."""
        self.code, self.message, self.hint = code, message, hint
        super().__init__(f"{message} [{code}]\n  hint: {hint}", name=name)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.code, self.message, self.hint, self.name), _notes(self)


def _notes(error: IndicrulesError) -> dict[str, Any] | None:
    """Give the notes that a caller added; what else an error has is made anew from its parts."""
    notes = getattr(error, "__notes__", None)
    return {"__notes__": list(notes)} if notes else None


def _portable(value: object) -> object:
    """Give a value that another process can take: itself, or its text."""
    if type(value) in _PLAIN:
        return value
    import pickle  # only an error that is sent to another process needs it

    try:
        pickle.loads(pickle.dumps(value))
    except Exception:  # whatever a class of the caller's own raises where it is taken apart or put together
        return _text(value)
    return value


def _text(value: object) -> str:
    try:
        return _cut(str(value))
    except Exception:  # its text is the caller's own code, too
        return "…"


def _line(problem: Problem) -> str:
    from indicrules.text.render import visible  # here: only a failure needs the renderer

    def said(text: str) -> str:
        return visible(_cut(text))

    place = f"{said(problem.place)}: " if problem.place else ""
    ruleset = f"\n  ruleset: {said(problem.span.place)}" if problem.span is not None else ""
    hint = f"\n  hint: {said(problem.hint)}" if problem.hint else ""
    return f"{place}{said(problem.message)} [{said(problem.code)}]{ruleset}{hint}"


def _cut(text: str) -> str:
    """Leave out the middle of a text that holds a value far too long to be read."""
    if len(text) <= _LONGEST:
        return text
    return f"{text[: _LONGEST // 2]} … {text[-_LONGEST // 4 :]}"
