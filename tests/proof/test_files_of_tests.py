"""Hold files of tests: whose examples they are, how a command takes them, and what is said where nothing is tested."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

import indicrules

LAND = 'ruleset land\n  total 10\nindicator a\n  weight 10\n  target >= 40 宗\nexample "own"\n  expect error\n'
TESTS = 'example "half"\n  given a = 20 宗\n  expect total = 5\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write a ruleset with an example of its own, and two files of its tests."""
    (tmp_path / "land.indic").write_text(LAND, "utf-8")
    (tmp_path / "land_test.indic").write_text(TESTS, "utf-8")
    (tmp_path / "more_test.indic").write_text(f'use "land"\n{TESTS}', "utf-8")
    return tmp_path


@pytest.mark.parametrize("name", ["land_test.indic", "more_test.indic"])
def test_a_file_of_tests_has_its_own_examples_alone(folder: Path, name: str) -> None:
    """By `use`, or without one of the ruleset that has the file's name; used examples are not run."""
    ruleset = indicrules.load(folder / name)
    assert [(each.title, each.passed) for each in ruleset.test()] == [("half", True)]
    assert (ruleset.name, ruleset.is_test) == ("land", True)


def test_a_file_of_tests_travels_with_what_it_tests(folder: Path) -> None:
    """Pickled, it needs no folder."""
    ruleset = pickle.loads(pickle.dumps(indicrules.load(folder / "land_test.indic")))
    assert ruleset.test()[0].passed


def test_a_ruleset_of_such_a_name_is_a_ruleset(tmp_path: Path) -> None:
    """What has items of its own tests nothing."""
    path = tmp_path / "stress_test.indic"
    path.write_text(LAND, "utf-8")
    assert not indicrules.load(path).is_test


def test_tests_without_a_ruleset_are_told(tmp_path: Path) -> None:
    """The name of the file that is lacking, and how to name another."""
    path = tmp_path / "water_test.indic"
    path.write_text(TESTS, "utf-8")
    with pytest.raises(indicrules.RulesetError) as refused:
        indicrules.load(path)
    (only,) = refused.value.diagnostics
    assert (only.code, only.message) == ("no-ruleset", "no file `water.indic` stands beside this file of tests")
    assert only.hint == 'open it with a line such as `use "land"`, which names the ruleset that it tests'


def test_a_mistake_has_its_place_in_the_file_of_tests(folder: Path) -> None:
    """Not in the ruleset."""
    (folder / "land_test.indic").write_text('example "x"\n  given b = 1\n  expect total = 5\n', "utf-8")
    with pytest.raises(indicrules.RulesetError) as refused:
        indicrules.load(folder / "land_test.indic")
    assert [each.span and each.span.place for each in refused.value.diagnostics] == ["land_test.indic:2:9"]
