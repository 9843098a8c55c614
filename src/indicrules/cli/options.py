"""The options that several commands share."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any, Final

import click

from indicrules.cli.speech import LANGUAGES, OPTION, tell
from indicrules.cli.speech import language as spoken
from indicrules.text.classes import frozen
from indicrules.text.patterns import pattern
from indicrules.text.sentence import Language, either, say

_DECIMAL: Final = pattern(r"-?\d{1,30}(\.\d{1,30})?", re.ASCII)
_DATED: Final = pattern(r"\d+[-/.]\d+[-/.]\d+", re.ASCII)  # meant as a date
_MOST_THREADS: Final = 256

PATH: Final = click.Path()
"""A path that is read later: a shell completes it."""


def decimal(context: click.Context, param: click.Parameter, text: str | None) -> Fraction | None:
    """Read an exact decimal, or say how one is written."""
    if text is None or _DECIMAL.fullmatch(text):
        return None if text is None else Fraction(text)
    raise click.BadParameter(tell(say("usage.no-number", text=text)), context, param)


def threads(context: click.Context, param: click.Parameter, text: str | None) -> int | None:
    """Read a number of threads, or say which there are."""
    if text is None:
        return None
    found = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
    if not 1 <= found <= _MOST_THREADS:
        raise click.BadParameter(tell(say("usage.threads", text=text, most=_MOST_THREADS)), context, param)
    return found


@frozen
class Reading:
    """How one department's data, or a table, is read; by its file's ending and as UTF-8 where nothing is said."""

    data_format: Any = None
    period: int | datetime.date | str | None = None
    percent: Any = "percent"
    encoding: str | None = None


def _language(context: click.Context, param: click.Parameter, text: str | None) -> Language:
    """Give the language of the run, which was found before the options were read."""
    return spoken()


language = click.option(
    OPTION,
    type=click.Choice(LANGUAGES),
    callback=_language,
    help="Language of what is printed; default: that of the locale.",
)
color = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Whether to colour; auto: on a terminal.",
)


def format_of(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give the option that says the form of the output, text unless another is said."""
    return click.option(
        "--format", "format_", type=click.Choice(names), default=names[0], show_default=True, help="Form of the output."
    )


result_format = format_of("text", "json")


def reading(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say how DATA is read."""
    for option in reversed(_READING):
        command = option(command)
    return command


def data_reading(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the same options but that of the period."""
    for option in reversed([each for each in _READING if each is not ruleset_period]):
        command = option(command)
    return command


def encoding(context: click.Context, param: click.Parameter, text: str | None) -> str | None:
    """Take the name of an encoding, or say which there are."""
    from indicrules.files.encodings import ENCODINGS, codec_of  # only the option needs it

    try:
        codec_of(text, b"")
    except ValueError:
        names = either(f"`{each}`" for each in ENCODINGS)
        raise click.BadParameter(tell(say("usage.encoding", names=names)), context, param) from None
    return text


def period(context: click.Context, param: click.Parameter, text: str | None) -> int | datetime.date | str | None:
    """Read a period: a year, a date, else a label."""
    if text is None:
        return None
    if text.isascii() and text.isdigit() and len(text) == 4:
        return int(text)
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        if text.strip() and not _DATED.fullmatch(text):
            return text
        raise click.BadParameter(tell(say("usage.period", text=text)), context, param) from None


ruleset_period = click.option(
    "--period",
    metavar="YEAR|DATE|LABEL",
    callback=period,
    help="Period to score, instead of the ruleset's own.",
)

_READING = (
    click.option(
        "--data-format", type=click.Choice(["json", "toml", "csv"]), help="Format of DATA; default: by its ending."
    ),
    ruleset_period,
    click.option(
        "--percent",
        type=click.Choice(["percent", "fraction"]),
        default="percent",
        show_default=True,
        help="What a bare number means for a `%` input.",
    ),
    click.option(
        "--encoding", metavar="NAME", callback=encoding, help="Encoding of a text file, as in gbk; default: UTF-8."
    ),
)
