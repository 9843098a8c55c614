"""Say what a run has to say in its language: that of `--lang`, else of `INDICRULES_LANG`, else of the locale."""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from typing import Final, get_args

from indicrules.cli.exits import CannotRun
from indicrules.text.render import visible
from indicrules.text.sentence import Language, Said, label, say, told

OPTION: Final = "--lang"
SWITCH: Final = "INDICRULES_LANG"
"""The environment variable that says the language, whatever the locale is."""

LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)

_LOCALE: Final = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set decides
_CHINESE: Final = ("zh", "chinese")  # as POSIX and as Windows name it
_spoken: ContextVar[Language] = ContextVar("_spoken", default="en")
_said: ContextVar[bool] = ContextVar("_said", default=False)  # whether it was asked for, and not only the locale's


def speak(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> None:
    """Take the language of a run from its command line, be it one that is wrong, or from the environment."""
    asked = _asked(arguments)
    _said.set(asked is not None or bool(environment.get(SWITCH)))
    _spoken.set(asked or language_of(environment))


def speak_as_set(language: Language | None) -> None:
    """Take the language that a file of settings names, where neither the command line nor the switch says one."""
    if language is not None and not _said.get():
        _said.set(True)
        _spoken.set(language)


def language() -> Language:
    """Give the language of the run."""
    return _spoken.get()


def is_asked() -> bool:
    """Tell whether the language was asked for, and is not the locale's alone."""
    return _said.get()


def tell(said: Said) -> str:
    """Give the words of a sentence in the language of the run, fit to be printed."""
    return visible(told(said, language()))


def refusal(code: str, said: Said, advice: Said | None = None) -> CannotRun:
    """Say why a command cannot run, and what to do about it."""
    hint = "" if advice is None else f"\n  {label('label.hint', language())}{tell(advice)}"
    return CannotRun(f"{tell(say('label.error'))}[{code}]{tell(say('label.colon'))}{tell(said)}{hint}")


def language_of(environment: Mapping[str, str]) -> Language:
    """Give the language that an environment asks for, English where it asks for none that is spoken.

    >>> language_of({"LANG": "zh_CN.UTF-8"}), language_of({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"})
    ('zh', 'en')
    """
    named = next((environment[name] for name in (SWITCH, *_LOCALE) if environment.get(name)), None)
    if named is None and os.name == "nt":  # whose programs are not told by variables
        named = locale.getlocale()[0]
    return "zh" if named is not None and named.lower().startswith(_CHINESE) else "en"


def _asked(arguments: Sequence[str]) -> Language | None:
    found: Language | None = None
    for at, each in enumerate(arguments):
        if each == "--":
            break
        said = arguments[at + 1] if each == OPTION and at + 1 < len(arguments) else each.removeprefix(f"{OPTION}=")
        found = next((name for name in LANGUAGES if each.startswith(OPTION) and said == name), found)
    return found
