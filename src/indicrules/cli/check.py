"""Turn ruleset files into everything that is to be said of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import click

from indicrules.cli import options
from indicrules.cli.exits import DONE, FINDINGS, CannotRun, raise_all
from indicrules.cli.finding import rulesets_of
from indicrules.cli.loading import unreadable
from indicrules.cli.output import Color, diagnostic_dict, diagnostics_text, is_colored, show, show_json
from indicrules.cli.speech import tell
from indicrules.ruleset import load
from indicrules.text.diagnostic import Diagnostic, Severity
from indicrules.text.errors import RulesetError
from indicrules.text.sentence import Sentence, say

SCHEMA = "indicrules.check/1"
_COUNTS: Mapping[Severity, tuple[str, str]] = MappingProxyType(
    {
        "error": ("report.error", "report.errors"),
        "warning": ("report.warning", "report.warnings"),
        "note": ("report.note", "report.notes"),
    }
)


@click.command("check", short_help="Say all that is wrong with rulesets.")
@click.argument("rulesets", nargs=-1, required=True, metavar="RULESET...", type=options.PATH)
@options.result_format
@options.language
@options.color
def command(rulesets: tuple[str, ...], format_: str, lang: Any, color: Color) -> int:
    """Say all that is wrong with rulesets, and what they are warned of.

    A folder stands for the `.indic` files in it and below.
    Exit code 1 says that a ruleset has errors, warnings alone leave it at 0; 2 that a file cannot be read, the others
    are checked all the same.

    \b
    Example:
      indicrules check rulesets
    """
    refused: list[CannotRun] = []
    found: list[tuple[str, bool, tuple[Diagnostic, ...]]] = []
    for path in rulesets_of(rulesets, refused):
        try:
            found.append((path, *_diagnosed(path)))
        except CannotRun as unusable:
            refused.append(unusable)
    if format_ == "json":
        show_json({"schema": SCHEMA, "rulesets": [_ruleset_dict(path, ok, listed) for path, ok, listed in found]})
    else:
        for path, ok, listed in found:
            _report(path, ok, listed, color)
    raise_all(refused)
    return DONE if all(ok for _, ok, _ in found) else FINDINGS


def _diagnosed(path: str) -> tuple[bool, tuple[Diagnostic, ...]]:
    try:
        return True, load(path).warnings
    except RulesetError as refused:
        return False, refused.diagnostics
    except OSError as problem:
        raise unreadable(path, problem) from None


def _report(path: str, ok: bool, listed: tuple[Diagnostic, ...], color: Color) -> None:
    if listed:
        show(diagnostics_text(listed, is_colored(color)) + "\n\n")
    numbers = Counter(each.severity for each in listed)
    counted = tuple(_count(numbers[each], *keys) for each, keys in _COUNTS.items() if numbers[each])
    show(tell(say("report.of", path=path, said=counted or say("report.no-mistakes"))))


def _count(number: int, one: str, more: str) -> Sentence:
    return say(one) if number == 1 else say(more, count=number)


def _ruleset_dict(path: str, ok: bool, listed: tuple[Diagnostic, ...]) -> dict[str, Any]:
    return {"path": path, "usable": ok, "diagnostics": [diagnostic_dict(each) for each in listed]}
