"""The errors that the library raises."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from indicrules.text.classes import evolve, parts_of, sealed
from indicrules.text.diagnostic import Diagnostic
from indicrules.text.sentence import Language, Sentence, label, say, told
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
        self.diagnostics = diagnostics
        super().__init__(diagnostics)

    def __str__(self) -> str:
        return self.told()

    def told(self, language: Language = "en") -> str:
        """Write out what is wrong in a language, the first hundred mistakes."""
        from indicrules.text.render import render  # here: only a failure needs the renderer

        shown = [render(each, language=language) for each in self.diagnostics[:_SHOWN]]
        return "\n\n".join([*shown, *_more(len(self.diagnostics), language)])

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.diagnostics,), _notes(self)


@sealed
class Problem:
    """One thing wrong with the data of one department.

    `name` is the input (or item) concerned, `title` its title, `value` what was given (as given),
    `span` the place in the ruleset that declares or needs it, `place` where in a data file it stood (`at` as a sentence
    where it is more than a file and a line).
    Where it is pickled, a value that cannot be is carried as its text.
    """

    code: str
    said: Sentence
    name: str | None = None
    title: str | None = None
    value: object = None
    advice: Sentence | None = None
    span: Span | None = None
    at: Sentence | str | None = None

    @property
    def place(self) -> str | None:
        """Where in a data file it stood, in English."""
        return self.place_in("en")

    @property
    def message(self) -> str:
        """The sentence in English."""
        return told(self.said)

    @property
    def hint(self) -> str | None:
        """The advice in English."""
        return self.hint_in("en")

    def message_in(self, language: Language) -> str:
        """Give the sentence in a language."""
        return told(self.said, language)

    def hint_in(self, language: Language) -> str | None:
        """Give the advice in a language."""
        return None if self.advice is None else told(self.advice, language)

    def place_in(self, language: Language) -> str | None:
        """Give where in a data file it stood, in a language."""
        return None if self.at is None else told(self.at, language)

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
        super().__init__(problems)

    def __str__(self) -> str:
        return self.told()

    def told(self, language: Language = "en") -> str:
        """Write out what is wrong in a language, the first hundred problems."""
        shown = [_line(each, language) for each in self.problems[:_SHOWN]]
        return "\n".join([*shown, *_more(len(self.problems), language)])

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.problems,), _notes(self)


class NotInstalled(IndicrulesError, ModuleNotFoundError):
    """A part of the library that wants packages which are not there; `hint` is the command that installs them."""

    def __init__(self, code: str, said: Sentence, advice: Sentence, name: str | None = None) -> None:
        """Take the code, one sentence, the command, and the name of the package that is lacking."""
        self.code, self.said, self.advice = code, said, advice
        super().__init__(self.told(), name=name)

    @property
    def message(self) -> str:
        """The sentence in English."""
        return told(self.said)

    @property
    def hint(self) -> str:
        """The command, in English."""
        return told(self.advice)

    def told(self, language: Language = "en") -> str:
        """Say in a language what is lacking, and how to install it."""
        hint = label("label.hint", language)
        return f"{told(self.said, language)} [{self.code}]\n  {hint}{told(self.advice, language)}"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.code, self.said, self.advice, self.name), _notes(self)


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


def _more(count: int, language: Language) -> list[str]:
    return [say("phrase.more", count=count - _SHOWN).told(language)] if count > _SHOWN else []


def _line(problem: Problem, language: Language) -> str:
    from indicrules.text.render import visible  # here: only a failure needs the renderer

    def said(text: str) -> str:
        return visible(_cut(text))

    where = problem.place_in(language)
    place = f"{said(where)}: " if where else ""
    advice = problem.hint_in(language)
    ruleset = f"\n  {label('label.ruleset', language)}{said(problem.span.place)}" if problem.span is not None else ""
    hint = f"\n  {label('label.hint', language)}{said(advice)}" if advice else ""
    return f"{place}{said(problem.message_in(language))} [{said(problem.code)}]{ruleset}{hint}"


def _cut(text: str) -> str:
    """Leave out the middle of a text that holds a value far too long to be read."""
    if len(text) <= _LONGEST:
        return text
    return f"{text[: _LONGEST // 2]} … {text[-_LONGEST // 4 :]}"
