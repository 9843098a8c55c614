"""Turn ruleset files into everything that is to be said of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import click

from indicrules.cli import options
from indicrules.cli.checked import Checked, check, folder_of
from indicrules.cli.exits import DONE, FINDINGS, CannotRun, raise_all
from indicrules.cli.finding import rulesets_of
from indicrules.cli.loading import unreadable
from indicrules.cli.output import (
    Color,
    complain,
    diagnostic_dict,
    diagnostics_text,
    is_colored,
    show,
    show_json,
    unwritten_text,
)
from indicrules.cli.speech import refusal, speak_as_set, tell
from indicrules.cli.usage import Slip
from indicrules.files.whole import NotWritten
from indicrules.lint.config import Found, Unfit, codes_of, settings_for
from indicrules.lint.settings import Settings
from indicrules.text.classes import evolve, frozen
from indicrules.text.diagnostic import Severity
from indicrules.text.patterns import pattern
from indicrules.text.sentence import Sentence, say

SCHEMA = "indicrules.check/1"
_WORDS = pattern(r"[^\s,，、]+")
_COUNTS: Mapping[Severity, tuple[str, str]] = MappingProxyType(
    {
        "error": ("report.error", "report.errors"),
        "warning": ("report.warning", "report.warnings"),
        "note": ("report.note", "report.notes"),
    }
)


@frozen
class _Wish:
    """What a command line asks for over the settings, and whether files are mended, and shown instead of written."""

    strict: bool | None
    select: frozenset[str] | None
    ignore: frozenset[str] | None
    fix: bool
    diff: bool


def _codes(context: click.Context, param: click.Parameter, given: tuple[str, ...]) -> frozenset[str] | None:
    """Read codes of lints, parted by commas, or say which there are."""
    words = [word for each in given for word in _WORDS.findall(each)]
    return codes_of(words, lambda said, advice: Slip(said, advice, context)) if given else None


@click.command("check", short_help="Say all that is wrong with rulesets, and mend what is certain.")
@click.argument("rulesets", nargs=-1, required=True, metavar="RULESET...", type=options.PATH)
@click.option("--fix", is_flag=True, help="Write all edits that are certain.")
@click.option("--diff", is_flag=True, help="Write nothing; show what `--fix` would change.")
@click.option("--strict/--no-strict", default=None, help="Exit with 1 for warnings, too; for notes never.")
@click.option("--select", multiple=True, metavar="CODES", callback=_codes, help="Tell of these lints alone.")
@click.option("--ignore", multiple=True, metavar="CODES", callback=_codes, help="Do not tell of these lints.")
@options.format_of("text", "json", "sarif", "github")
@options.language
@options.color
def command(rulesets: tuple[str, ...], fix: bool, diff: bool, strict: bool | None, select: frozenset[str] | None,
            ignore: frozenset[str] | None, format_: str, lang: Any, color: Color) -> int:  # fmt: skip
    """Say all that is wrong with rulesets, and what is doubtful in them; `-` reads standard input.

    A folder stands for the `.indic` files in it and below. CODES are those of lints, with commas between, or `all`.
    `indicrules.toml`, or `[tool.indicrules.check]` in `pyproject.toml`, may hold the same settings.
    Exit code 1 says that a ruleset has errors, or with `--strict` warnings; 2 that a file cannot be read, the others
    are checked all the same.

    \b
    Examples:
      indicrules check rulesets
      indicrules check --fix --select allow-unused rulesets
      indicrules check --format sarif rulesets
    """
    refused: list[CannotRun] = []
    wish = _Wish(strict, select, ignore, fix or diff, diff)
    if format_ != "text" and (diff or (fix and "-" in rulesets)):
        option = "--diff" if diff else "--fix -"
        raise Slip(say("usage.prints-text", option=option, form=format_), say("usage.prints-text.hint"), None)
    found = _checked(rulesets, wish, refused)
    if diff:
        _show_differences(found, is_colored(color))
    elif fix:
        for each in found:
            if each.path == "-":
                show(each.text)
    if format_ == "json":
        show_json({"schema": SCHEMA, "rulesets": [_ruleset_dict(each, wish) for each in found]})
    elif format_ == "sarif":
        from indicrules.cli.sarif import sarif  # only this form needs it

        show_json(sarif(found, refused))
    elif format_ == "github":
        from indicrules.cli.annotations import annotation  # only this form needs it

        for checked in found:
            for diagnostic in checked.told:
                show(annotation(diagnostic, checked))
    else:
        for checked in found:
            _report(checked, wish, color)
    raise_all(refused)
    return FINDINGS if any(each.fails for each in found) else DONE


def _checked(rulesets: tuple[str, ...], wish: _Wish, refused: list[CannotRun]) -> list[Checked]:
    """Check one ruleset after another; what is mended in one is written before the next, which may use it, is read."""
    within = frozenset(rulesets_of(rulesets, [], parts=True)) if wish.fix else None
    known: dict[Path, Settings | None] = {}
    found: list[Checked] = []
    for path in rulesets_of(rulesets, refused):
        try:
            settings = _settings(path, known)
            speak_as_set(settings.settings.language)
            settings = evolve(settings, settings=settings.settings.over(wish.strict, wish.select, wish.ignore))
            checked = check(path, settings, within, diff=wish.diff)
            if wish.fix and not wish.diff:
                from indicrules.cli.mending import write  # most runs mend nothing

                write(checked)
            found.append(checked)
        except NotWritten as problem:
            refused.append(CannotRun(unwritten_text(problem)))
        except CannotRun as unusable:
            if unusable.text not in [each.text for each in refused]:  # one file of settings may be many rulesets'
                refused.append(unusable)
    return found


def _settings(path: str, known: dict[Path, Settings | None]) -> Found:
    try:
        return settings_for(folder_of(path), known)
    except Unfit as unfit:
        raise refusal("config", unfit.said, unfit.advice) from None
    except OSError as problem:
        raise unreadable(str(problem.filename), problem) from None


def _show_differences(found: Sequence[Checked], color: bool) -> None:
    from indicrules.cli.mending import difference  # most runs mend nothing

    shown: set[str] = set()
    for each in found:
        if each.changed and not {path for path, _, _ in each.changed} <= shown:
            show("\n".join(difference(each, color)))
        shown |= {path for path, _, _ in each.changed}


def _report(checked: Checked, wish: _Wish, color: Color) -> None:
    """Say what was mended, what is left, and how many of each kind; as messages beside a text that is printed."""
    aside = wish.diff or (wish.fix and checked.path == "-")
    tell_it = complain if aside else show
    if wish.fix:
        from indicrules.cli.mending import mended_lines  # most runs mend nothing

        for line in mended_lines(checked, wish.diff):
            tell_it(line)
    if checked.told:
        colored = is_colored(color, error=aside)
        tell_it(diagnostics_text(checked.told, colored, lambda name: checked.paths.get(name, name)) + "\n\n")
    numbers = Counter(each.severity for each in checked.told)
    counted: tuple[Sentence, ...] = ()
    if checked.mended and not wish.diff:
        counted = (say("report.mended-count", count=len(checked.mended)),)
    counted += tuple(_count(numbers[each], *keys) for each, keys in _COUNTS.items() if numbers[each])
    tell_it(tell(say("report.of", path=checked.path, said=counted or say("report.no-mistakes"))))


def _count(number: int, one: str, more: str) -> Sentence:
    return say(one) if number == 1 else say(more, count=number)


def _ruleset_dict(checked: Checked, wish: _Wish) -> dict[str, Any]:
    found = {
        "path": checked.path,
        "usable": checked.usable,
        "diagnostics": [diagnostic_dict(each) for each in checked.told],
    }
    return {**found, "mended": [diagnostic_dict(each) for each in checked.mended]} if wish.fix else found
