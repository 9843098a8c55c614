"""Turn ruleset files into what came of their examples, what these reach, and which ones are still wanted."""

from __future__ import annotations

import os
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from indicrules.cli import options
from indicrules.cli.exits import DONE, FINDINGS, CannotRun, raise_all
from indicrules.cli.output import Color, complain, is_colored, problem_dict, show, show_json
from indicrules.cli.speech import language, refusal, tell
from indicrules.cli.tested import Examined, Refused, Tested, by_ruleset, run
from indicrules.files.whole import output
from indicrules.text.render import visible
from indicrules.text.sentence import say

if TYPE_CHECKING:
    from indicrules.card.examples import ExampleResult
    from indicrules.proof.coverage import Coverage

SCHEMA = "indicrules.test/1"
_MARKS = {True: (say("report.passed"), "\x1b[32m"), False: (say("report.failed"), "\x1b[1;31m")}
_RESET = "\x1b[0m"


@click.command("test", short_help="Run the examples of rulesets.")
@click.argument("rulesets", nargs=-1, required=True, metavar="RULESET...", type=options.PATH)
@click.option("--verbose", "-v", is_flag=True, help="List the examples that pass, too.")
@click.option("--coverage", is_flag=True, help="Say what the examples reach of each ruleset, and what not.")
@click.option("--html", metavar="FILE", type=options.PATH, help="Write the coverage as a page, line by line.")
@click.option(
    "--fail-under", metavar="PERCENT", callback=options.decimal, help="Exit with 1 if less than PERCENT is covered."
)
@click.option("--suggest", is_flag=True, help="Print the examples that thresholds still want, to be confirmed.")
@click.option("--write", is_flag=True, help="Append what is suggested to NAME_test.indic beside each ruleset.")
@click.option("--junit", metavar="FILE", type=options.PATH, help="Write what came of the examples as JUnit's XML.")
@options.result_format
@options.language
@options.color
def command(rulesets: tuple[str, ...], verbose: bool, coverage: bool, html: str | None, fail_under: Fraction | None,
            suggest: bool, write: bool, junit: str | None, format_: str, lang: Any, color: Color) -> int:  # fmt: skip
    """Run the examples of rulesets and say what differs.

    The examples of `NAME_test.indic` are of the ruleset NAME.indic beside it, or of one that it names by `use`; they
    run with those of the ruleset. A folder stands for the `.indic` files in it and below.
    Exit code 1 says that an example does not hold or that too little is covered, 2 that a ruleset cannot be used; the
    others run all the same.

    \b
    Examples:
      indicrules test rulesets
      indicrules test land.indic --coverage --fail-under 80
      indicrules test land.indic --suggest --write
    """
    if write and not suggest:
        raise refusal("usage", say("usage.write-alone"), say("usage.write-alone.hint"))
    refused: list[CannotRun] = []
    ran = list(run(rulesets, color, refused))
    refused += [each.why for each in ran if isinstance(each, Refused)]
    tested = [each for each in ran if isinstance(each, Tested)]
    examined = by_ruleset(tested)
    covered = _covered(examined) if coverage or html is not None or fail_under is not None else ()
    to_print = suggest and not write
    if format_ == "json" and not to_print:
        show_json(_all_dict(tested, examined, covered))
    else:
        for each in tested:
            _report(each, verbose, color, aside=to_print)
        if coverage:
            _report_coverage(examined, covered, color, aside=to_print)
    _check_outputs((html, junit), ran)
    if html is not None:
        _write_page(html, examined, covered)
    if junit is not None:
        _write_junit(junit, ran)
    if suggest:
        from indicrules.cli.suggest import suggest_for  # seldom asked for

        suggest_for(examined, write)
    short = _short_of(examined, covered, fail_under)
    raise_all(refused)
    return FINDINGS if short or not all(result.passed for each in tested for result in each.results) else DONE


# ---------------------------------------------------------------------------- what came of the examples


def _report(tested: Tested, verbose: bool, color: Color, *, aside: bool) -> None:
    put, painted = (complain if aside else show), is_colored(color, error=aside)
    for each in tested.results:
        if not each.passed or verbose:
            mark, paint = _MARKS[each.passed]
            word = f"{paint}{tell(mark)}{_RESET}" if painted else tell(mark)
            put(say("report.example", word=word, title=visible(each.title)).told(language()))
            put(f"  --> {visible(each.span.place)}")
        if not each.passed:
            from indicrules.proof.failures import failure_lines  # explanations are loaded where something fails alone

            for line in failure_lines(each, language(), color=painted):
                put(f"  {line}".rstrip())
    passed = sum(each.passed for each in tested.results)
    held = say("report.examples-hold", passed=passed, count=len(tested.results))
    put(tell(say("report.of", path=tested.path, said=held if tested.results else say("report.no-examples"))))


def _all_dict(tested: Sequence[Tested], examined: Sequence[Examined], covered: Sequence[Coverage]) -> dict[str, Any]:
    found: dict[str, Any] = {"schema": SCHEMA, "rulesets": [_ruleset_dict(each.path, each.results) for each in tested]}
    if covered:
        from indicrules.proof.structured import coverage_dict  # seldom asked for

        pairs = zip(examined, covered, strict=True)
        found["coverage"] = [{"path": each.path, **coverage_dict(one, language())} for each, one in pairs]
    return found


def _ruleset_dict(path: str, results: tuple[ExampleResult, ...]) -> dict[str, Any]:
    return {
        "path": path,
        "passed": all(each.passed for each in results),
        "examples": [_example_dict(each) for each in results],
    }


def _example_dict(result: ExampleResult) -> dict[str, Any]:
    from indicrules.exact.number import published

    explanation = None
    if not result.passed:
        from indicrules.proof.failures import explained_failure  # explanations are loaded where something fails alone

        explanation = explained_failure(result, language()) or None
    return {
        "title": result.title,
        "passed": result.passed,
        "at": result.span.place,
        "problems": [problem_dict(problem) for problem in result.problems],
        "expectations": [
            {"text": one.text, "holds": one.holds, "found": one.found_in(language()), "at": one.span.place,
             "difference": None if one.gap is None else str(published(one.gap))}
            for one in result.expectations
        ],
        "explanation": explanation,
    }  # fmt: skip


def _check_outputs(paths: Sequence[str | None], ran: Sequence[Tested | Refused]) -> None:
    """Refuse to write over a file that was read."""
    read = {os.path.realpath(each.path) for each in ran}
    for path in paths:
        if path is not None and os.path.realpath(path) in read:
            raise refusal("unwritable", say("unwritable", path=path, why=say("unwritable.is-read")))


def _write_junit(path: str, ran: Sequence[Tested | Refused]) -> None:
    from indicrules.proof.junit import Suite, junit  # seldom asked for

    suites = [
        Suite(each.path, (), refused=each.why.text)
        if isinstance(each, Refused)
        else Suite(each.path, each.results, each.seconds)
        for each in ran
    ]
    with output(Path(path)) as file:
        file.write(junit(suites, language()))


# ---------------------------------------------------------------------------- what they reach


def _covered(examined: Sequence[Examined]) -> tuple[Coverage, ...]:
    from indicrules.proof.coverage import coverage  # examples are run without it

    return tuple(
        coverage(each.model, [result.card for result in each.results if result.card is not None]) for each in examined
    )


def _report_coverage(examined: Sequence[Examined], covered: Sequence[Coverage], color: Color, *, aside: bool) -> None:
    from indicrules.proof.report import coverage_text

    put = complain if aside else show
    for each, one in zip(examined, covered, strict=True):
        put("")
        put(f"{visible(each.path)}")
        put(coverage_text(one, language(), color=is_colored(color, error=aside)))


def _write_page(path: str, examined: Sequence[Examined], covered: Sequence[Coverage]) -> None:
    from indicrules.proof.page import Measured, coverage_page

    measured = [Measured(each.path, one) for each, one in zip(examined, covered, strict=True)]
    with output(Path(path)) as file:
        file.write(coverage_page(measured, language()).encode())


def _short_of(examined: Sequence[Examined], covered: Sequence[Coverage], least: Fraction | None) -> bool:
    """Tell of each ruleset of which less is covered than was asked for, and whether there is one."""
    if least is None:
        return False
    from indicrules.exact.number import exact_text
    from indicrules.proof.report import percent_text

    short = [(each.path, one.percent) for each, one in zip(examined, covered, strict=True) if one.percent < least]
    for path, percent in short:
        said = say("coverage.short", percent=percent_text(percent), least=exact_text(least))
        complain(tell(say("report.of", path=path, said=said)))
    return bool(short)
