"""Turn ruleset files into what came of their examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from indicrules.cli import options
from indicrules.cli.exits import DONE, FINDINGS, CannotRun, raise_all
from indicrules.cli.finding import rulesets_of
from indicrules.cli.loading import open_ruleset
from indicrules.cli.output import Color, is_colored, problem_dict, show, show_json
from indicrules.cli.speech import language, tell
from indicrules.text.render import visible
from indicrules.text.sentence import say

if TYPE_CHECKING:
    from indicrules.card.examples import ExampleResult

SCHEMA = "indicrules.test/1"
_MARKS = {True: (say("report.passed"), "\x1b[32m"), False: (say("report.failed"), "\x1b[1;31m")}
_RESET = "\x1b[0m"


@click.command("test")
@click.argument("rulesets", nargs=-1, required=True, metavar="RULESET...", type=options.PATH)
@click.option("--verbose", "-v", is_flag=True, help="List the examples that pass, too.")
@options.result_format
@options.language
@options.color
def command(rulesets: tuple[str, ...], verbose: bool, format_: str, lang: Any, color: Color) -> int:
    """Run the examples of rulesets and say what differs.

    A folder stands for the `.indic` files in it and below.
    Exit code 1 says that an example does not hold, 2 that a ruleset cannot be used; the others run all the same.

    \b
    Example:
      indicrules test rulesets
    """
    found: list[tuple[str, tuple[ExampleResult, ...]]] = []
    refused: list[CannotRun] = []
    for path in rulesets_of(rulesets, refused):
        try:
            found.append((path, open_ruleset(path, color, tests=True).test()))
        except CannotRun as unusable:
            refused.append(unusable)
    if format_ == "json":
        show_json({"schema": SCHEMA, "rulesets": [_ruleset_dict(path, results) for path, results in found]})
    else:
        for path, results in found:
            _report(path, results, verbose, is_colored(color))
    raise_all(refused)
    return DONE if all(each.passed for _, results in found for each in results) else FINDINGS


def _report(path: str, results: tuple[ExampleResult, ...], verbose: bool, color: bool) -> None:
    for each in results:
        if not each.passed or verbose:
            mark, paint = _MARKS[each.passed]
            word = f"{paint}{tell(mark)}{_RESET}" if color else tell(mark)
            show(say("report.example", word=word, title=visible(each.title)).told(language()))
            show(f"  --> {visible(each.span.place)}")
        hints = [problem.advice for problem in each.problems] or [None] * len(each.differences)
        for difference, hint in zip(each.differences, hints, strict=True):
            show(f"  {visible(difference)}")
            if hint is not None:
                show(f"    {tell(say('label.hint'))}: {tell(hint)}")
    passed = sum(each.passed for each in results)
    held = say("report.examples-hold", passed=passed, count=len(results))
    show(tell(say("report.of", path=path, said=held if results else say("report.no-examples"))))


def _ruleset_dict(path: str, results: tuple[ExampleResult, ...]) -> dict[str, Any]:
    return {
        "path": path,
        "passed": all(each.passed for each in results),
        "examples": [
            {
                "title": each.title,
                "passed": each.passed,
                "at": each.span.place,
                "problems": [problem_dict(problem) for problem in each.problems],
                "expectations": [
                    {"text": one.text, "holds": one.holds, "found": one.found, "at": one.span.place}
                    for one in each.expectations
                ],
            }
            for each in results
        ],
    }
