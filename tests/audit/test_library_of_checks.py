"""Hold the shipped checks of budget tables to the good and bad cases that their page shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import indicrules
from indicrules.syntax.formatter import format_text

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "audit-checks.md").read_text(encoding="utf-8")
LIBRARY = (ROOT / "src" / "indicrules" / "std" / "audit.indic").read_text(encoding="utf-8")
PROGRAMS = {
    name: program for program, name in re.findall(r'^```indic\n(ruleset .*?because "(\w+)".*?)```$', PAGE, re.S | re.M)
}
METHODS = re.findall(r"^method (\w+)\(", LIBRARY, re.MULTILINE)
BODIES = dict(re.findall(r"^method (\w+\([^)]*\)) \"[^\"]*\"\n  score (.*)$", LIBRARY, re.MULTILINE))
TWINS = re.findall(r"^\| \[`(\w+)`\]\(#\1\) \| `(\w+)` \|", PAGE, re.MULTILINE)
LIMITS = re.findall(r"^\| `(\w+)` \| `(\w+)` \| ([0-9.]+%) \| `(\w+)` \|$", PAGE, re.MULTILINE)


def statuses(name: str, example: str) -> list[str]:
    """Give what the two checks of a section find in an example of it."""
    (ran,) = [each for each in indicrules.loads(PROGRAMS[name]).test() if each.title == example]
    assert ran.card is not None
    return [each.status for each in ran.card.checks]


def body(name: str) -> str:
    """Give the body of a method, with its parameters named by their places."""
    (head,) = [each for each in BODIES if each.startswith(f"{name}(")]
    parameters = head.partition("(")[2].rstrip(")").split(", ")
    named = {parameter: f"p{at}" for at, parameter in enumerate(parameters)}
    return re.sub(r"\w+", lambda word: named.get(word[0], word[0]), BODIES[head])


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_good_case_passes_and_a_bad_one_fails_under_both_names(name: str) -> None:
    """And one without its figures is skipped, never failed."""
    assert statuses(name, "good") == ["passed", "passed"]
    assert statuses(name, "bad") == ["failed", "failed"]
    card = indicrules.loads(PROGRAMS[name]).score({})
    assert [each.status for each in card.checks] == ["skipped", "skipped"]


@pytest.mark.parametrize(("english", "chinese"), TWINS)
def test_both_names_mean_the_same(english: str, chinese: str) -> None:
    """The two methods are one formula."""
    assert body(english) == body(chinese)


def test_the_page_lists_every_method_and_shows_it_laid_out() -> None:
    """Each with its twin, in the order of the library; its program in the formatter's layout, without a doubt."""
    assert [*(each[0] for each in TWINS), *(each[1] for each in TWINS)] == METHODS
    assert list(PROGRAMS) == [each[0] for each in TWINS] == re.findall(r"^### (\w+)$", PAGE, re.MULTILINE)
    assert [format_text(each) for each in PROGRAMS.values()] == list(PROGRAMS.values())
    assert [indicrules.loads(each).diagnostics for each in PROGRAMS.values()] == [()] * len(PROGRAMS)


@pytest.mark.parametrize(("english", "chinese", "value", "user"), LIMITS)
def test_a_limit_is_what_the_page_says_and_is_replaced_under_either_name(
    english: str, chinese: str, value: str, user: str
) -> None:
    """A line of the using ruleset sets it for both names of its check: here so wide that the bad case passes."""
    assert f"param {chinese} = {value}\n" in LIBRARY
    assert f"param {english} = {chinese}\n" in LIBRARY
    wide = {"execution_limit": "1%", "published_rate_step": "0.1%"}.get(english, "1000000%")
    for name in (english, chinese):
        ruleset = indicrules.loads(f"{PROGRAMS[user]}\nparam {name} = {wide}\n")
        assert [each.status for each in ruleset.test()[1].card.checks] == ["passed", "passed"]  # type: ignore[union-attr]


def test_without_a_first_budget_there_is_no_rate_of_adjustment() -> None:
    """The check is skipped and says by what it would divide."""
    (english, _) = indicrules.loads(PROGRAMS["adjusted_little"]).score({"initial": "0", "adjusted": "9 万元"}).checks
    assert (english.status, english.reason) == (
        "skipped",
        "`abs(adjusted - initial) / initial` divides 90000 by `initial`, which is 0",
    )


@pytest.mark.parametrize("profile", ["mof2020", "hubei", "hunan"])
def test_the_checks_stand_beside_every_profile(profile: str) -> None:
    """No name of the library is one of a profile's."""
    text = f'ruleset r\n\nuse "std/{profile}"\nuse "std/audit"\n'
    assert {each.code for each in indicrules.diagnose(text)} <= {"no-example", "nothing-to-score"}
