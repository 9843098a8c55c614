"""Turn answers into first rulesets, and hold these to all that is asked of a ruleset."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

import indicrules as library
from indicrules.syntax.formatter import format_text
from tests.cli.conftest import Runner


def is_clean(path: Path) -> bool:
    """Say whether nothing is to be said of a ruleset, it is laid out, and its examples hold."""
    text = path.read_text("utf-8")
    ruleset = library.load(path)
    results = ruleset.test()
    held = bool(results) and all(each.passed for each in results)
    return held and not ruleset.diagnostics and format_text(text) == text


def test_a_first_ruleset_is_written_from_what_is_proposed(indicrules: Runner, tmp_path: Path) -> None:
    """Word for word, in English; the ending is added, and the file is named after it is written."""
    ran = indicrules("new", tmp_path / "court", "--yes", "--period", "2026")
    path = tmp_path / "court.indic"
    assert (ran.code, ran.out, ran.err) == (0, "", f"written: {path}\n")
    assert is_clean(path)
    _, _, rules = path.read_text("utf-8").partition(f"#   indicrules test {path}\n\n")
    assert rules == (
        'ruleset court "Performance in 2026"\n  source "the document that sets these rules"\n  period 2026\n'
        "  total  100\n  grade  A >= 90\n  grade  B >= 80\n  grade  C >= 60\n  grade  D otherwise\n\n"
        "# What the data bring: names, units, and the range of what is possible.\n\n"
        'input cases_closed cases from 0 "cases closed"\ninput closed_on_time % from 0% "closed on time"\n'
        "input complaints complaints from 0\n\n"
        'indicator cases_closed "cases closed"\n  weight 40\n  target >= 100 cases\n'
        '  evidence "where the figure can be looked up"\n\n'
        'indicator closed_on_time "closed on time"\n  weight 30\n  target >= 95%\n'
        '  evidence "where the figure can be looked up"\n\n'
        "indicator complaints\n  weight 30\n  target <= 5 complaints\n"
        '  evidence "where the figure can be looked up"\n\n'
        'example "all targets are met"\n'
        "  given  cases_closed = 100 cases, closed_on_time = 95%, complaints = 5 complaints\n"
        "  expect total = 100, grade = A\n\n"
        'example "cases closed falls short"\n'
        "  given  cases_closed = 50 cases, closed_on_time = 95%, complaints = 5 complaints\n"
        "  expect score(cases_closed) = 20, total = 80, grade = B\n"
    )


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("profile", ["std/mof2020", "hubei", "std/hunan.indic", "std/all_or_nothing"])
def test_a_first_ruleset_of_each_profile_is_clean(indicrules: Runner, tmp_path: Path, profile: str, lang: str) -> None:
    """In either language, full marks in its first example, and keywords of that language alone."""
    path = tmp_path / "a.indic"
    ran = indicrules("new", path, "--yes", "--lang", lang, "--period", "2025", "--profile", profile)
    assert (ran.code, ran.err.count("\n")) == (0, 1)
    assert is_clean(path)
    text = path.read_text("utf-8")
    assert ("规则集 a" in text, "ruleset a" in text) == (lang == "zh", lang == "en")
    assert ("总分 = 100, 等级 = 优" in text or "总分 = 100, 等级 = A" in text) is (lang == "zh")


def test_indicators_are_said_by_options(indicrules: Runner, tmp_path: Path) -> None:
    """Numbers with units, percents, dates, yes; names and titles of what is written; weights shared."""
    path = tmp_path / "a.indic"
    lines = (
        "Report handed in <= 2026-03-31", "审计通过 = 是，10", "Accidents <= 0 cases", "Share spent = 100%",
        "stock＝5 km", "weight > 3 kg", "年末 余额（元） < 10 元", "growth ≥ -2%",
    )  # fmt: skip
    options = [each for line in lines for each in ("--indicator", line)]
    indicrules("new", path, "--yes", "--period", "2026", "--total", "50", "--name", "My rules", *options)
    assert is_clean(path)
    loaded = library.load(path)
    assert loaded.name == "my_rules"
    assert [(each.name, each.title, each.target) for each in loaded.items] == [
        ("report_handed_in", "Report handed in", "<= 2026-03-31"), ("审计通过", None, "= yes"),
        ("accidents", "Accidents", "<= 0 cases"), ("share_spent", "Share spent", "= 100%"), ("stock", None, "= 5 km"),
        ("weight_1", "weight", "> 3 kg"), ("年末_余额_元", "年末 余额（元）", "< 10 元"), ("growth", None, ">= -2%"),
    ]  # fmt: skip
    assert [each.weight for each in loaded.items[:2]] == [Fraction(40, 7), 10]
    text = path.read_text("utf-8")
    assert "grade  A >= 45\n" in text
    assert "input share_spent % from 0% to 100%" in text
    assert "given  report_handed_in = 2026-04-10" in text


def test_groups_of_a_profile_that_no_option_fills_get_an_indicator(indicrules: Runner, tmp_path: Path) -> None:
    """So that nothing is lacking."""
    path = tmp_path / "a.indic"
    options = ("--indicator", "道路 in 产出指标 >= 320 公里, 20", "--indicator", "桥梁 属于 产出指标 >= 2 座")
    indicrules("new", path, "--yes", "--lang", "zh", "--profile", "std/mof2020", *options)
    assert is_clean(path)
    found = [(each.name, each.parent, each.weight) for each in library.load(path).items if each.kind == "indicator"]
    assert found == [
        ("预算执行率", None, 10), ("道路", "产出指标", 20), ("桥梁", "产出指标", 30),
        ("受益人数", "效益指标", 30), ("服务对象满意率", "满意度指标", 10),
    ]  # fmt: skip


def test_what_no_option_says_is_asked_for(indicrules: Runner, tmp_path: Path) -> None:
    """A blank takes what is proposed; what is no answer is told and asked for again."""
    path = tmp_path / "a.indic"
    typed = "2024\n\nmany\n80\nLaw 5\nplots 5\nplots >= 43, 30\nvisits >= 10 visits, 50\n\n"
    ran = indicrules("new", path, stdin=typed.encode())
    assert ran.code == 0
    assert "Which year?" in ran.err
    assert "`many` is no number; write digits, as in `85` or `59.5`" in ran.err
    assert "`plots 5` says no indicator" in ran.err
    assert is_clean(path)
    loaded = library.load(path)
    assert (loaded.title, loaded.period, loaded.full) == ("Performance in 2024", 2024, 80)
    assert [(each.name, each.weight) for each in loaded.items] == [("plots", 30), ("visits", 50)]
    asked = indicrules("new", tmp_path / "b.indic", "--lang", "zh", "--profile", "hubei", stdin=b"\n" * 6)
    assert "产出指标（40 分）第 1 项指标，写法如 `完成工作量 >= 100 件, 40`（空行结束）" in asked.err
    assert is_clean(tmp_path / "b.indic")
    ran = indicrules("new", tmp_path / "c.indic", stdin=b"2024\n")
    assert ran.code == 2
    assert "error[usage]: the answers ended before the last question" in ran.err
    assert not (tmp_path / "c.indic").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--indicator", "cases 5"], "`cases 5` says no indicator"),
        (["--indicator", ">= 5"], "`>= 5` says no indicator"),
        (["--indicator", "a <= 2026-02-30"], "`a <= 2026-02-30` says no indicator"),
        (["--indicator", "a in g >= 5"], "`g` is no group here, for only a profile brings groups"),
        (["--indicator", "a >= 5, 300"], "weights of `a` sum to 300, not 100"),
        (["--profile", "mof"], "there is no shipped profile `mof`"),
        (["--profile", "mof2020", "--indicator", "a ≥ 5"], "`a ≥ 5` stands in no group"),
        (["--profile", "mof2020", "--indicator", "a in g >= 5"], "`std/mof2020` has no group `g` for indicators"),
        (["--profile", "hunan", "--indicator", "a >= 5"], "`std/hunan` has all its indicators already"),
        (["--profile", "hunan", "--total", "50"], "`--total` is said, and `std/hunan` brings its own"),
        (["--total", "many"], "`--total`: `many` is no number; write digits, as in `85` or `59.5`"),
    ],
)
def test_answers_that_make_no_ruleset_are_refused(
    indicrules: Runner, tmp_path: Path, options: list[str], said: str
) -> None:
    """With exit code 2, and nothing is written."""
    ran = indicrules("new", tmp_path / "a.indic", "--yes", *options)
    assert (ran.code, ran.out) == (2, "")
    assert f"]: {said}\n" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_over(indicrules: Runner, tmp_path: Path) -> None:
    """Neither a file, nor what a link names, nor one of another ending; `-` is standard output."""
    path, link = tmp_path / "a.indic", tmp_path / "b.indic"
    path.write_text("mine")
    link.symlink_to(tmp_path / "nowhere")
    for each in (path, link, tmp_path / "a"):
        ran = indicrules("new", each, "--yes")
        assert (ran.code, ran.out) == (2, "")
        assert f"{link if each == link else path}`: it is there already\n  hint: name a file that is not" in ran.err
    assert path.read_text() == "mine"
    assert not (tmp_path / "nowhere").exists()
    ran = indicrules("new", tmp_path / "a.txt", "--yes")
    assert (ran.code, ran.err.splitlines()[1]) == (2, f"  hint: write `{path}`")
    assert indicrules("new", tmp_path / "x" / "a.indic", "--yes").code == 2
    ran = indicrules("new", "-", "--yes")
    assert (ran.code, ran.err) == (0, "")
    assert library.loads(ran.out).name == "r_1"


def test_what_is_doubtful_of_the_answers_is_told(indicrules: Runner, tmp_path: Path) -> None:
    """The ruleset is written all the same, for its author to change."""
    path = tmp_path / "a.indic"
    ran = indicrules("new", path, "--yes", "--indicator", "a >= 150%, 60", "--indicator", "b >= 5 km, 40",
                     "--source", "“x”  \n y")  # fmt: skip
    assert ran.code == 0
    assert '  source "“x” y"\n' in path.read_text("utf-8")
