"""Turn what is wrong with a command line into a message in the words of the house."""

from __future__ import annotations

import re
from typing import Any, Final

import click

from indicrules.cli.speech import refusal, tell
from indicrules.text.patterns import pattern
from indicrules.text.sentence import Said, Sentence, say

_QUOTED: Final = pattern(r"'([^'\n]*)'")
# Click's sentences, and ours for the same, whose parts are the groups.
_SENTENCES: Final = (
    (pattern(r"Got unexpected extra arguments? \((?P<text>.*)\)", re.DOTALL), "usage.left-over"),
    (pattern(r"Option '(?P<name>[^']*)' requires an argument\.?"), "usage.lacks-value"),
    (pattern(r"Option '(?P<name>[^']*)' does not take a value\.?"), "usage.takes-no-value"),
    (pattern(r"Missing command\.?"), "usage.lacks-command"),
)
_NOT_ONE_OF: Final = pattern(r"'(?P<text>.*)' is not (?:one of )?(?P<names>'[^']*'(?:, '[^']*')*)\.", re.DOTALL)


class Slip(click.UsageError):
    """A command line that is wrong, in words of our own."""

    def __init__(self, said: Sentence, advice: Sentence, context: click.Context | None) -> None:
        super().__init__(tell(said), context)
        self.said, self.advice = said, advice


def usage_text(refused: click.ClickException) -> str:
    """Say what is wrong, and what to write or where to look."""
    context: Any = getattr(refused, "ctx", None)
    command = context.command_path if context is not None else "indicrules"
    said, advice = _said(refused)
    return refusal("usage", said, advice or say("usage.help", command=command)).text


def _said(refused: click.ClickException) -> tuple[Said, Sentence | None]:
    match refused:
        case Slip(said=said, advice=advice):
            return said, advice
        case click.MissingParameter(param=param) if param is not None:
            return say("usage.lacking", name=_name(param)), None
        case click.NoSuchOption(option_name=name, possibilities=near):
            return say("usage.no-option", name=name), say("hint.did-you-mean", word=near[0]) if near else None
        case click.BadParameter(param=param) if param is not None:
            return say("usage.at", name=_name(param), said=_bad(refused.message)), None
        case _:
            for theirs, ours in _SENTENCES:
                if found := theirs.fullmatch(refused.message):
                    return say(ours, **found.groupdict()), None
            return _plain(refused.message), None


def _bad(message: str) -> Said:
    found = _NOT_ONE_OF.fullmatch(message)
    if found is None:
        return _plain(message)
    return say(
        "usage.not-one-of", text=found["text"], names=tuple(f"`{each}`" for each in _QUOTED.findall(found["names"]))
    )


def _name(param: click.Parameter) -> str:
    """Give the longest spelling of an option, and an argument's name as the help writes it."""
    if isinstance(param, click.Argument):
        return (param.metavar or param.name or "").removesuffix("...").upper()
    return max(param.opts, key=len)


def _plain(message: str) -> str:
    """Write a sentence of click's as ours: lower case, no full stop, what was typed in backticks."""
    text = _QUOTED.sub(r"`\1`", message).rstrip(".")
    return text[:1].lower() + text[1:]
