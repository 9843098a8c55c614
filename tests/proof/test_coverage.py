"""Hold what coverage says of a ruleset: which points there are, which ones examples reach, and how that is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import indicrules
from indicrules.proof.coverage import Coverage, Share

RULESET = """ruleset office "Office"
  total 20
  grade good >= 15
  grade poor otherwise
input rate % from 0% to 100%
input cases 件 from 0
indicator land
  weight 10
  target >= 40 宗
  deduct 2 per full 10 宗 below target up to 4 because "ten short"
  deduct 1 if cases > 3 because "cases"
  cap 5 if cases > 9
indicator petitions
  weight 10
  actual rate
  target >= 95%
  score match rate
    >= 95%: 10
    80% to 95%: if cases > 0 then 4 else 5
    otherwise: 0
check cases <= 20 because "too many"
"""
EXAMPLE = 'example "e"\n  given land = {}, rate = {}, cases = {}\n  expect total >= 0\n'


def covered(*examples: tuple[str, str, str]) -> Coverage:
    """Give what examples with these data reach."""
    written = "".join(EXAMPLE.format(*each) for each in examples)
    return indicrules.loads(RULESET + written, name="office.indic").coverage()


def reached(found: Coverage, kind: str) -> dict[tuple[int, str], int]:
    """Give how often the points of a kind are reached, by their line and way."""
    counts = [((point.span.line, point.way), count) for point, count in found.points if point.kind == kind]
    assert len({key for key, _ in counts}) == len(counts)
    return dict(counts)


def sides(found: Coverage, value: str, mark: str) -> dict[str, int]:
    """Give how often the sides of a threshold are reached."""
    return {point.way: count for point, count in found.points if (point.value, point.mark) == (value, mark)}


def test_clauses_are_reached_both_ways() -> None:
    """A clause that hangs on something is wanted with and without effect, a grade and a formula once each."""
    found = covered(("40 宗", "95%", "0 件"), ("15 宗", "80%", "4 件"))
    assert reached(found, "clause") == {
        (3, "given"): 1,
        (4, "given"): 1,
        (9, "met"): 1,
        (9, "missed"): 1,
        (10, "taken"): 1,
        (10, "not taken"): 1,
        (11, "taken"): 1,
        (11, "not taken"): 1,
        (12, "binds"): 0,
        (12, "free"): 2,
        (16, "met"): 1,
        (16, "missed"): 1,
        (17, "reached"): 2,
        (21, "holds"): 2,
        (21, "fails"): 0,
    }


def test_rows_and_branches_are_reached_where_they_are_chosen() -> None:
    """The first row that holds, `otherwise` where none does, and both values of an `if`."""
    found = covered(("40 宗", "95%", "0 件"), ("40 宗", "80%", "1 件"), ("40 宗", "90%", "0 件"))
    assert reached(found, "row") == {(18, "chosen"): 1, (19, "chosen"): 2, (20, "chosen"): 0}
    assert reached(found, "branch") == {(19, "then"): 1, (19, "else"): 1}


@pytest.mark.parametrize(
    ("land", "side"),
    [("39 宗", "under"), ("39.5 宗", "under"), ("40 宗", "at"), ("41 宗", "over"), ("38 宗", None), ("42 宗", None)],
)
def test_a_threshold_is_reached_just_under_at_and_just_over_it(land: str, side: str | None) -> None:
    """One in the last place that it is written with is near enough, farther off is not."""
    found = sides(covered((land, "0%", "0 件")), "land", "40 宗")
    assert found == {way: int(way == side) for way in ("under", "at", "over")}


def test_sides_that_no_data_reach_are_not_wanted() -> None:
    """A rate is never over its range, nor a number of cases under 0."""
    text = RULESET.replace(">= 95%\n", "= 100%\n").replace("cases > 9", "cases > 0")
    found = indicrules.loads(text).coverage()
    assert (sides(found, "rate", "100%"), sides(found, "cases", "0")) == (
        {"under": 0, "at": 0},
        {"at": 0, "over": 0},
    )


def test_targets_that_are_texts_or_yes_draw_no_thresholds() -> None:
    """Nothing lies just under a word: such a target is met or missed, and its rows are chosen."""
    found = indicrules.loads(
        """
        ruleset r
        input effect one of "good", "fair"
        input passed yes/no
        indicator effect
          weight 10
          target = "good"
          score match actual
            "good": 10
            "fair": 5
        indicator passed
          weight 10
          target = yes
          score all_or_nothing
        example "best"
          given effect = "good", passed = yes
          expect total = 20
        example "worst"
          given effect = "fair", passed = no
          expect total = 5
        """
    ).coverage()
    assert reached(found, "boundary") == {}
    assert found.percent == 100


def test_steps_and_limits_are_thresholds() -> None:
    """Where the first step is full, where `up to` is reached, and where a cap that holds lies."""
    found = covered(("30 宗", "95%", "10 件"), ("20 宗", "95%", "0 件"))
    assert sides(found, "land below target", "10 宗") == {"under": 0, "at": 1, "over": 0}
    assert sides(found, "land below target", "4") == {"under": 0, "at": 1, "over": 0}
    assert sides(found, "score(land)", "5") == {"under": 0, "at": 0, "over": 0}
    assert sides(covered(("20 宗", "95%", "10 件")), "score(land)", "5") == {"under": 0, "at": 1, "over": 0}


def test_shares_and_percent_count_points() -> None:
    """Of all, of a kind, and of what one item has."""
    found = covered(("40 宗", "95%", "0 件"))
    assert (found.share(), found.share("row"), found.share("clause", "land")) == (
        Share(12, 52),
        Share(1, 3),
        Share(4, 8),
    )
    assert found.percent == found.share().percent
    assert len(found.missed) == 40


def test_refused_data_reach_nothing() -> None:
    """An example that expects an error is none of coverage."""
    text = RULESET + 'example "e"\n  given rate = 101%\n  expect error "out-of-range"\n'
    assert indicrules.loads(text).coverage().share().reached == 0


def test_tests_of_a_ruleset_count_as_its_own(tmp_path: Path) -> None:
    """The points are those of the ruleset, wherever the examples stand."""
    (tmp_path / "office.indic").write_text(RULESET, "utf-8")
    (tmp_path / "office_test.indic").write_text(EXAMPLE.format("40 宗", "95%", "0 件"), "utf-8")
    ruleset = indicrules.load(tmp_path / "office.indic")
    assert ruleset.coverage().share().reached == 0
    found = ruleset.coverage(indicrules.load(tmp_path / "office_test.indic"))
    alone = covered(("40 宗", "95%", "0 件"))
    assert [(point.key, count) for point, count in found.points] == [(each.key, count) for each, count in alone.points]


def test_a_period_of_an_example_is_of_the_same_points() -> None:
    """Where params change, the clauses are the same."""
    text = """ruleset r
  period 2024
  total 10
param least
  from 2020: 5
  from 2024: 8
indicator a
  weight 10
  target >= least
example "old"
  given period = 2021, a = 5
  expect total = 10
"""
    found = indicrules.loads(text).coverage()
    assert {point.way: count for point, count in found.points} == {
        "met": 1, "missed": 0, "under": 0, "at": 1, "over": 0,
    }  # fmt: skip


SMALL = """ruleset r "Small"
  total 10
indicator a
  weight 10
  target >= 5
example "e"
  given a = 5
  expect total = 10
"""
TOLD = """40 % covered: 2 of 5
  item  clauses  thresholds
  a      1 of 2      1 of 3
         1 of 2      1 of 3

what no example reaches
  <text>:5:10  target >= 5  never missed
  <text>:5:10  no example has a just under or just over 5
"""
TOLD_IN_CHINESE = """示例覆盖率 40%：5 处中覆盖 2 处
  项目  条款  临界值
  a      1/2     1/3
         1/2     1/3

示例未覆盖
  <text>:5:10  target >= 5  从未不达标
  <text>:5:10  没有示例使 a 略低于或略高于 5
"""


def test_coverage_is_told_in_either_language() -> None:
    """How much of each item, then what is lacking, with its place."""
    found = indicrules.loads(SMALL).coverage()
    assert (found.report(), found.report("text", "zh")) == (TOLD, TOLD_IN_CHINESE)


def test_coverage_is_given_as_data() -> None:
    """Each point with its count, the shares, and what is lacking."""
    found = json.loads(indicrules.loads(SMALL).coverage().report("json"))
    assert (found["schema"], found["name"], found["percent"]) == ("indicrules.coverage/1", "Small", "40")
    assert found["points"][3] == {
        "kind": "boundary",
        "way": "at",
        "item": "a",
        "at": "<text>:5:10",
        "text": ">= 5",
        "value": "a",
        "mark": "5",
        "examples": 1,
    }
    assert found["items"][0]["kinds"]["clause"] == {"reached": 1, "of": 2, "percent": "50"}


def test_the_page_shows_the_file_line_by_line() -> None:
    """A line of which something is lacking says what, and its count; texts of the author's are escaped."""
    text = SMALL.replace('"Small"', '"<b>"')
    page = indicrules.loads(text).coverage().report("html", "zh")
    assert '<tr class="some" id="line-5"><td class="at">5</td><td class="count">1</td>' in page
    assert '<td class="said">从未不达标<br>没有示例使 a 略低于或略高于 5</td>' in page
    assert "&lt;b&gt;" in page
    assert "<b>" not in page


def test_an_option_that_there_is_not_is_refused() -> None:
    """A format or language is one of those that are there."""
    with pytest.raises(ValueError, match="`format` is `xml`"):
        indicrules.loads(SMALL).coverage().report("xml")  # type: ignore[arg-type]  # none that there is


BENT = """ruleset r
  total 30
input rate % from 0% to 100%
input a from 0
input b from 0
input c from 0
indicator line
  weight 10
  actual rate
  score interpolate(rate, 20%: 0, 40%: 4, 60%: 8, 80%: 9, 90%: 9)
indicator least
  weight 10
  score min(a, b, 10)
indicator held
  weight 10
  score clamp(c, 2, full)
"""


def bent(**given: str) -> Coverage:
    """Give what one example with these data reaches of formulas that bend."""
    data = {"rate": "0%", "a": "0", "b": "5", "c": "0"} | given
    written = ", ".join(f"{name} = {value}" for name, value in data.items())
    return indicrules.loads(f'{BENT}example "e"\n  given {written}\n  expect total >= 0\n').coverage()


def test_points_at_which_a_line_bends_are_thresholds() -> None:
    """Its ends where it leaves them, and those between with another slope on either side; 40% and 90% are none."""
    found = bent(rate="60%")
    marks = [point.mark for point, _ in found.points if (point.kind, point.value) == ("boundary", "rate")]
    assert list(dict.fromkeys(marks)) == ["20%", "60%", "80%"]
    assert sides(found, "rate", "60%") == {"under": 0, "at": 1, "over": 0}
    assert sides(bent(rate="79%"), "rate", "80%") == {"under": 1, "at": 0, "over": 0}


@pytest.mark.parametrize(
    ("a", "b", "reached"),
    [
        ("4", "4", ("a", "b", "at")),
        ("5", "4", ("a", "b", "over")),
        ("20", "20", None),
        ("9", "40", ("a", "10", "under")),
        ("9", "3", None),
        ("30", "10", ("b", "10", "at")),
    ],
)
def test_where_another_value_becomes_the_least_is_a_threshold(a: str, b: str, reached: tuple[str, ...] | None) -> None:
    """As long as none of the others is less than both."""
    found = bent(a=a, b=b).points
    counts = [(point.value, point.mark, point.way) for point, count in found if count and point.value in ("a", "b")]
    assert counts == ([reached] if reached else [])


def test_bounds_are_thresholds() -> None:
    """A value is held from its bounds on; the greatest of two turns where the least does."""
    assert sides(bent(c="2"), "c", "2") == {"under": 0, "at": 1, "over": 0}
    assert sides(bent(c="11"), "c", "full") == {"under": 0, "at": 0, "over": 1}
    greatest = BENT.replace("clamp(c, 2, full)", "max(0, c - 2)")
    found = indicrules.loads(f'{greatest}example "e"\n  given c = 1\n  expect total >= 0\n').coverage()
    assert sides(found, "c - 2", "0") == {"under": 0, "at": 0, "over": 0}


def test_examples_are_suggested_for_where_formulas_bend() -> None:
    """One for each side of each threshold, though three inputs decide together."""
    covered = indicrules.loads(BENT + indicrules.loads(BENT).suggest()).coverage()
    assert [(each.value, each.mark, each.way) for each in covered.missed if each.kind == "boundary"] == []
