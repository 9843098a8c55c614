"""Hold the plugin of pytest to files of tests: what it collects, and how it shows what does not hold."""

from __future__ import annotations

import pytest

pytest_plugins = ("pytester",)

LAND = """ruleset land
  total 10
indicator a
  weight 10
  target >= 40
example "own"
  given a = 40
  expect total = 10
"""
TESTS = 'example "half"\n  given a = 20\n  expect total = {}\nexample "half"\n  given a = 20\n  expect total = 5\n'
PLUGIN = ("-p", "indicrules.cli.plugin", "-p", "no:cacheprovider")


@pytest.fixture
def folder(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """Write a ruleset and its tests, of which one does not hold; load no other plugin, nor this one a second time."""
    monkeypatch.setenv("INDICRULES_LANG", "en")
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    pytester.path.joinpath("land.indic").write_text(LAND, "utf-8")
    pytester.path.joinpath("land_test.indic").write_text(TESTS.format(6), "utf-8")
    return pytester


def test_each_example_of_a_file_of_tests_is_an_item(folder: pytest.Pytester) -> None:
    """By its title; one that does not hold is shown as the command line shows it, in the summary by what differs."""
    ran = folder.runpytest_inprocess(*PLUGIN, "-v")
    ran.assert_outcomes(passed=1, failed=1)
    ran.stdout.fnmatch_lines(
        [
            "land_test.indic::half FAILED*",
            "land_test.indic::half (2) PASSED*",
            "expected `total = 6`, but total is 5, 1 less",
            "  --> land_test.indic:1:1",
            "*5.00 of 10*",
            "FAILED land_test.indic::half - expected `total = 6`, but total is 5, 1 less",
        ]
    )


@pytest.mark.parametrize("asked", [("--indicrules-rulesets",), ("-o", "indicrules_rulesets=true")])
def test_examples_of_rulesets_are_collected_where_that_is_asked_for(
    folder: pytest.Pytester, asked: tuple[str, ...]
) -> None:
    """By an option or a setting."""
    folder.runpytest_inprocess(*PLUGIN, *asked, "-k", "own").assert_outcomes(passed=1, deselected=2)


def test_a_file_that_cannot_be_used_is_an_error(folder: pytest.Pytester) -> None:
    """With all that is wrong in it."""
    folder.path.joinpath("land_test.indic").write_text('example "x"\n  given b = 1\n  expect total = 5\n', "utf-8")
    ran = folder.runpytest_inprocess(*PLUGIN)
    ran.assert_outcomes(errors=1)
    ran.stdout.fnmatch_lines(["*unknown-input*"])
