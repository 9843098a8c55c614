"""Hold `indicrules test` to its options: tests beside rulesets, coverage, pages, suggestions, and what CI reads."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

Runner = Callable[..., Any]

RULESET = """ruleset demo
  total 10
input a from 0 to 9
indicator x
  weight 10
  actual a
  target >= 5
example "own"
  given a = 5
  expect total = 10
"""


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a ruleset and its tests, one of which does not hold, and go there."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "demo.indic").write_text(RULESET, "utf-8")
    (tmp_path / "demo_test.indic").write_text('example "four"\n  given a = 4\n  expect total = 9\n', "utf-8")
    return tmp_path


SHOWN = """demo.indic: 1 of 1 examples hold
failed: four
  --> demo_test.indic:1:1
  expected `total = 9`, but total is 8, 1 less

    demo                                                        8.00 of 10
      item  score                    lost
      x     8.00 of 10  ████████    2.00
demo_test.indic: 0 of 1 examples hold
"""


def test_the_tests_beside_a_ruleset_run_with_it(indicrules: Runner, demo: Path) -> None:
    """What differs is followed by how it came about."""
    ran = indicrules("test", "demo.indic")
    assert (ran.code, ran.out) == (1, SHOWN)


def test_a_file_of_tests_is_no_ruleset(indicrules: Runner, demo: Path) -> None:
    """Whoever scores by it is told which one is meant."""
    for command in (("score", "demo_test.indic", "x.json"), ("describe", "demo_test.indic")):
        ran = indicrules(*command)
        assert (ran.code, ran.out) == (2, "")
        assert "`demo_test.indic` holds the examples of a ruleset, and no ruleset of its own" in ran.err
        assert "name the ruleset, `demo.indic`" in ran.err


@pytest.mark.parametrize(("least", "code", "said"), [("80", 0, ""), ("80.1", 1, "coverage is 80 %, 80.1 % was asked")])
def test_coverage_is_measured_against_a_bar(indicrules: Runner, demo: Path, least: str, code: int, said: str) -> None:
    """Of all files whose examples are of one ruleset."""
    (demo / "demo_test.indic").write_text('example "four"\n  given a = 4\n  expect total = 8\n', "utf-8")
    ran = indicrules("test", "demo.indic", "--fail-under", least)
    assert ran.code == code
    assert said in ran.err


def test_coverage_is_shown_and_written_as_a_page(indicrules: Runner, demo: Path) -> None:
    """The page names the ruleset."""
    ran = indicrules("test", demo, "--coverage", "--html", "page.html")
    assert "demo.indic\n80 % covered: 4 of 5\n" in ran.out
    assert "no example has a just over 5" in ran.out
    assert '<td class="words">  target &gt;= 5</td>' in (demo / "page.html").read_text("utf-8")


def test_json_has_coverage_and_explanations(indicrules: Runner, demo: Path) -> None:
    """A file a ruleset, an entry of coverage for both."""
    found = json.loads(indicrules("test", "demo.indic", "--coverage", "--format", "json").out)
    assert found["schema"] == "indicrules.test/1"
    assert [(each["path"], each["passed"]) for each in found["rulesets"]] == [
        ("demo.indic", True),
        ("demo_test.indic", False),
    ]
    (example,) = found["rulesets"][1]["examples"]
    assert example["expectations"][0]["difference"] == "-1"
    assert "8.00 of 10" in example["explanation"]
    assert [(each["path"], each["reached"], each["of"]) for each in found["coverage"]] == [("demo.indic", 4, 5)]


def test_suggestions_are_printed_alone(indicrules: Runner, demo: Path) -> None:
    """What came of the examples stands on the error stream."""
    ran = indicrules("test", "demo.indic", "--suggest")
    assert ran.out.splitlines()[1:3] == ['example "a just over 5"', "  given  a = 6"]
    assert "demo_test.indic: 0 of 1 examples hold" in ran.err


def test_suggestions_are_appended_to_the_tests(indicrules: Runner, demo: Path) -> None:
    """They run the next time, and then nothing is suggested."""
    ran = indicrules("test", "demo.indic", "--suggest", "--write")
    assert "1 examples to confirm: demo_test.indic" in ran.out
    ran = indicrules("test", "demo.indic", "--suggest", "--write", "--coverage")
    assert "demo_test.indic: 1 of 2 examples hold" in ran.out
    assert "100 % covered" in ran.out
    assert "no threshold wants another example" in ran.err


def test_write_alone_is_refused(indicrules: Runner, demo: Path) -> None:
    """It writes what is suggested."""
    ran = indicrules("test", "demo.indic", "--write")
    assert (ran.code, ran.out) == (2, "")
    assert "write `--suggest --write`" in ran.err


def test_what_was_read_is_not_written_over(indicrules: Runner, demo: Path) -> None:
    """A page or report goes to a file of its own."""
    ran = indicrules("test", "demo.indic", "--junit", "demo_test.indic")
    assert ran.code == 2
    assert "it is the file that is read" in ran.err


@pytest.mark.parametrize("option", ["--junit", "--html"])
def test_a_folder_is_no_file_to_write(indicrules: Runner, demo: Path, option: str) -> None:
    """Not even the one that the command runs in."""
    ran = indicrules("test", "demo.indic", option, ".")
    assert ran.code == 2
    assert "error[unwritable]: `.`: it is a folder" in ran.err


def test_junit_has_a_suite_a_file_and_a_case_an_example(indicrules: Runner, demo: Path) -> None:
    """With what failed, and an error for a file that cannot be used."""
    (demo / "odd.indic").write_text("ruleset r\n  total x\n", "utf-8")
    ran = indicrules("test", demo, "--junit", "found.xml")
    assert ran.code == 2
    suites = ElementTree.parse(demo / "found.xml").getroot()
    told = [(each.get("name"), each.get("tests"), each.get("failures"), each.get("errors")) for each in suites]
    assert told == [
        (str(demo / "demo.indic"), "1", "0", "0"),
        (str(demo / "demo_test.indic"), "1", "1", "0"),
        (str(demo / "odd.indic"), "1", "0", "1"),
    ]
    failure = suites[1].find("testcase[@name='four']/failure")
    assert failure is not None
    assert failure.get("message") == "expected `total = 9`, but total is 8, 1 less"
    assert (failure.text or "").startswith("--> demo_test.indic:1:1\n")
