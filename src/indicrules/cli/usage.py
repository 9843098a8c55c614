"""Turn what is wrong with a command line into a message in the words of the house."""

from __future__ import annotations

import re
from typing import Final

import click

from indicrules.text.patterns import pattern
from indicrules.text.render import visible

_QUOTED: Final = pattern(r"'([^'\n]*)'")
# Click's sentences, and ours for the same.
_SENTENCES: Final = (
    (pattern(r"Got unexpected extra arguments? \((.*)\)", re.DOTALL), r"nothing is left to do for `\1`"),
    (pattern(r"Option '([^']*)' requires an argument\.?"), r"`\1` lacks its value"),
    (pattern(r"Option '([^']*)' does not take a value\.?"), r"`\1` takes no value"),
)


def usage_text(refused: click.ClickException) -> str:
    """Say what is wrong, and what to write or where to look."""
    context = getattr(refused, "ctx", None)
    command = context.command_path if context is not None else "indicrules"
    message, hint = _said(refused)
    hint = hint or f"`{command} --help` says how it is written"
    return f"error[usage]: {visible(message)}\n  hint: {visible(hint)}"


def _said(refused: click.ClickException) -> tuple[str, str | None]:
    match refused:
        case click.MissingParameter(param=param) if param is not None:
            return f"`{_name(param)}` is lacking", None
        case click.NoSuchOption(option_name=name, possibilities=near):
            return f"there is no option `{name}`", f"did you mean `{near[0]}`?" if near else None
        case click.BadParameter(param=param) if param is not None:
            return f"`{_name(param)}`: {_plain(refused.message)}", None
        case _:
            for theirs, ours in _SENTENCES:
                if found := theirs.fullmatch(refused.message):
                    return found.expand(ours), None
            message, parted, hint = refused.message.partition("; ")
            return _plain(message), hint if parted else None


def _name(param: click.Parameter) -> str:
    """Give the longest spelling of an option, and an argument's name as the help writes it."""
    if isinstance(param, click.Argument):
        return (param.metavar or param.name or "").removesuffix("...").upper()
    return max(param.opts, key=len)


def _plain(message: str) -> str:
    """Write a sentence of click's as ours: lower case, no full stop, what was typed in backticks."""
    text = _QUOTED.sub(r"`\1`", message).rstrip(".")
    return text[:1].lower() + text[1:]
