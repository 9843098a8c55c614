"""Hold descriptions of rulesets to their sentences, and what they say of scores to scoring itself."""

from __future__ import annotations

import json
import re
import string
from pathlib import Path
from typing import Any, Final

import pytest

import indicrules
from indicrules.card.contents import number
from indicrules.explain.describe.tried import Trial, trials
from indicrules.explain.describe.words import _LABELS, _SENTENCES

HERE: Final = Path(__file__).parent
GOLDEN: Final = HERE / "golden"
ROOT: Final = HERE.parents[1]
RULESETS: Final = sorted((ROOT / "rulesets").glob("*.indic"))
FORMATS: Final = ("text", "markdown", "html")


def described(body: str, lang: Any = "en", top: str = "") -> list[str]:
    """Describe a ruleset of one indicator and give the lines under its heading, without the blanks around them."""
    text = f"ruleset r\n  total 10\n{top}indicator x\n  weight 10\n{body}"
    told = indicrules.loads(text).describe(lang=lang)
    section = told.split("\n\n")[2]
    return [re.sub(r"\s+<text>:\d+$", "", " ".join(line.split())) for line in section.splitlines()[1:]]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_self_evaluation_is_described(lang: Any) -> None:
    """What is measured, what is to be reached, how points are lost, and what five actuals would score."""
    found = indicrules.load(ROOT / "rulesets" / "land-acquisition-2024.indic").describe(lang=lang)
    assert found == (GOLDEN / f"land-acquisition-2024.described.{lang}.txt").read_text("utf-8")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_step_is_described(lang: Any) -> None:
    """Every kind of clause, as Markdown."""
    found = indicrules.load(HERE / "every-step.indic").describe("markdown", lang)
    assert found == (GOLDEN / f"every-step.described.{lang}.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("clause", "en", "zh"),
    [
        ("target >= 43 宗", "at least 43 宗", "不低于 43 宗"),
        ("target <= 43", "at most 43", "不高于 43"),
        ("target > 43", "more than 43", "高于 43"),
        ("target < 43", "less than 43", "低于 43"),
        ("target = 43", "exactly 43", "等于 43"),
        ("target 3 to < 5", "3 to < 5", "3 至 < 5"),
        ("target <= 2024-06-30", "2024-06-30 at the latest", "不晚于 2024-06-30"),
        ("target >= 2024-06-30", "not before 2024-06-30", "不早于 2024-06-30"),
    ],
)
def test_targets_are_sentences(clause: str, en: str, zh: str) -> None:
    """In the words of either language."""
    assert f"target {en}" in described(f"  {clause}\n  score all_or_nothing\n")
    assert f"目标值 {zh}" in described(f"  {clause}\n  score all_or_nothing\n", "zh")


@pytest.mark.parametrize(
    ("clause", "en", "zh"),
    [
        (
            "deduct 0.5 per full 1% below target up to 5",
            "0.5 points less for each full 1% below target, at most 5",
            "低于目标值的部分每满 1%，扣 0.5 分，至多 5 分",
        ),
        (
            "deduct 1 per started 2% below target",
            "1 point less for each started 2% below target",
            "低于目标值的部分每 2%（不足的按 2% 计），扣 1 分",
        ),
        (
            "award 2 per 3% above target",
            "2 points more for each 3% above target, in proportion",
            "高于目标值的部分每 3%，加 2 分，按比例计算",
        ),
        ("deduct 2 per 1 起 of n", "2 points less for each 1 起 of n, in proportion", "n 每 1 起，扣 2 分，按比例计算"),
        (
            "deduct 2 per full 1 起 of n above 3 起",
            "2 points less for each full 1 起 of n above 3 起",
            "n 高于 3 起 的部分每满 1 起，扣 2 分",
        ),
        ('deduct 2 if n > 3 起 because "late"', "2 points less, if n > 3 起 (late)", "n > 3 起 时，扣 2 分（late）"),
        (
            "deduct 5% * full if n > p",
            "5% × full less, if n > p, where p = 3 起",
            "n > p，其中 p = 3 起 时，扣减 5% × 满分",
        ),
    ],
)
def test_deductions_are_sentences(clause: str, en: str, zh: str) -> None:
    """With what is counted, how, up to where, when and why."""
    body = f"  target >= 95%\n  score full\n  {clause}\ninput n 起\nparam p = 3 起\n"
    assert f"changed {en}" in described(body)
    assert f"加减分 {zh}" in described(body, "zh")


def test_limits_conditions_and_policies_are_sentences() -> None:
    """Each with its condition and reason."""
    body = (
        '  require n > 0 because "there were some"\n  target >= 95%\n  cap 6 if n > 3 because "too many"\n  floor 2\n'
        "  missing zero\n  round score 0.1 down\ninput n\n"
    )
    assert described(body)[:1] == ["condition counts only if n > 0 (there were some)"]
    assert [line for line in described(body) if not line.startswith(("measured", "target", "scored", "for"))][1:] == [
        "limited never more than 6, if n > 3 (too many)",
        "never less than 2",
        "rounded cut toward zero to one decimal",
        "without data missing data score 0",
    ]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("input x from 0 to 10", "the number given for x, between 0 and 10"),
        ("input x 万元 from 0", "the number given for x, in 万元, not below 0 万元"),
        ("input x yes/no", "whether x: yes or no"),
        ('input x one of "A", "B"', "which of these x is: A, B"),
        ('input x date "The day"', "the date given for The day"),
    ],
)
def test_what_is_to_be_given_is_said(given: str, said: str) -> None:
    """By type, unit and ends."""
    text = f"ruleset r\nindicator y\n  score if present(x) then 1 else 0\n{given}\n"
    assert f"to be given {said}" in " ".join(indicrules.loads(text).describe().split())


def test_shares_of_the_total_are_said_where_it_is_not_out_of_a_hundred() -> None:
    """Through groups, whatever they are scored out of."""
    text = (
        "ruleset r\n  total 50\ngroup g\n  weight 20\n  out of 40\nindicator x in g\n  weight 10\n  target >= 1\n"
        "indicator z in g\n  weight 30\n  target >= 1\nindicator y\n  weight 30\n  target >= 1\n"
    )
    lines = [" ".join(line.split()) for line in indicrules.loads(text).describe().splitlines()]
    assert "g scored out of 40, counted as 20 points, 40% of the total" in lines
    assert "x 10 points, 10% of the total" in lines
    assert "y 30 points, 60% of the total" in lines


def shown(trial: Trial) -> Any:
    """Give a value as data bring it: in the unit of the input, percents as texts."""
    type_: Any = trial.given.type
    if getattr(type_, "percent", False):
        return f"{float(trial.value * 100):.12g}%"
    unit = getattr(type_, "unit", None)
    return trial.value if unit is None else trial.value / unit.scale


@pytest.mark.parametrize("path", RULESETS, ids=lambda path: path.stem)
def test_what_an_actual_would_score_is_what_it_scores(path: Path) -> None:
    """In the whole ruleset with its data, of which one value is replaced."""
    ruleset = indicrules.load(path)
    actuals = json.loads(path.with_suffix(".json").read_text("utf-8"))
    for item in ruleset.model.items.values():
        for trial in trials(ruleset.model, item):
            others = {name: value for name, value in actuals.items() if name != trial.given.title}
            found = ruleset.score(others | {trial.given.name: shown(trial)})[item.name].score
            expected: Any = None if trial.outcome.status == "dropped" else trial.outcome.score
            assert found == number(expected)


def test_examples_stand_at_thresholds_and_around_them() -> None:
    """The target, just under it, half of it, nothing, and the bands of the formula; dates a day off."""
    assert (
        described("  target >= 43 宗\n")[-1]
        == "for example 0 宗: 0.00 21.5 宗: 5.00 42 宗: 9.77 43 宗: 10.00 44 宗: 10.00"
    )
    rows = "  actual a\n  score match actual\n    >= 90%: 10\n    >= 60%: 6\n    otherwise: 0\ninput a %\n"
    assert described(rows)[-1] == "for example 0%: 0.00 59%: 0.00 60%: 6.00 61%: 6.00 89%: 6.00 90%: 10.00 91%: 10.00"
    late = "  actual d\n  target <= 2024-06-30\n  score all_or_nothing\ninput d date\n"
    assert described(late)[-1] == "for example 2024-06-29: 10.00 2024-06-30: 10.00 2024-07-01: 0.00"


def test_values_that_the_input_cannot_have_are_not_tried() -> None:
    """Nothing lies outside its ends."""
    assert described("  actual a\n  target >= 100%\ninput a % from 50 to 100\n")[-1] == (
        "for example 50%: 5.00 99%: 9.90 100%: 10.00"
    )


def test_what_several_figures_decide_has_no_examples() -> None:
    """There is no one column of actuals to show."""
    assert not any("for example" in line for line in described("  actual a / b\n  target >= 95%\ninput a\ninput b\n"))


@pytest.mark.parametrize("key", sorted({*_SENTENCES, *_LABELS}))
def test_both_languages_say_the_same(key: str) -> None:
    """Each sentence has its twin, which takes the same parts."""
    pair = _SENTENCES.get(key) or _LABELS[key]
    english, chinese = ({name for _, name, _, _ in string.Formatter().parse(text) if name} for text in pair)
    assert all(pair)
    assert english == chinese


@pytest.mark.parametrize("path", [*RULESETS, HERE / "every-step.indic"], ids=lambda path: path.stem)
def test_every_ruleset_is_described(path: Path) -> None:
    """In each format and language, each item under its name."""
    ruleset = indicrules.load(path)
    for format in FORMATS:
        for lang in ("en", "zh"):
            found = ruleset.describe(format, lang)
            assert all((each.title or each.name)[:8].split()[0] in found for each in ruleset.items)


def test_a_period_chooses_the_rows_of_params() -> None:
    """As it does for scoring; one that is not known is refused as data are."""
    text = (
        "ruleset r\n  period 2024\nparam t\n  from 2023: 5\n  from 2024: 6\nindicator x\n  weight 10\n  target >= t\n"
    )
    ruleset = indicrules.loads(text)
    assert "at least t = 6" in ruleset.describe()
    assert "at least t = 5" in ruleset.describe(period=2023)
    with pytest.raises(indicrules.DataError):
        ruleset.describe(period=2022)


@pytest.mark.parametrize(("format", "lang"), [("pdf", "en"), ("text", "fr")])
def test_an_option_that_there_is_not_is_refused(format: Any, lang: Any) -> None:
    """Naming those that there are."""
    with pytest.raises(ValueError, match=r"^`(format|lang)` is `.*`: write `"):
        indicrules.loads("ruleset r\nindicator x\n  score 1\n").describe(format, lang)


_IN_PERCENT: Final = """ruleset r
  total 100% up to 120%
  grade good >= 80
  grade poor otherwise
indicator x
  weight 60%
  bonus 5%
  target >= 10
  score full
  deduct 5 per full 1 below target up to 20
  award 1% if n > 3
  cap 50 if n > 4
  round score 0.5%
group g
  weight 40%
  out of 10
indicator y in g
  weight 10
  score m
input n from 0
input m from 0 to 10
"""


def test_a_scale_in_percent_is_described_in_percent() -> None:
    """Weights, bonuses, deductions, caps, steps and what is scored, bare numbers of the author's too."""
    lines = [" ".join(line.split()) for line in indicrules.loads(_IN_PERCENT, name="r").describe().splitlines()]
    assert lines[0] == "r 100%, at most 120% with bonuses"
    assert "grades good: ≥ 80% r:3" in lines
    assert "x 60%, and up to 5% beyond" in lines
    assert "changed 5% less for each full 1 below target, at most 20% r:10" in lines
    assert "1% more, if n > 3 r:11" in lines
    assert "limited never more than 50%, if n > 4 r:12" in lines
    assert "rounded rounded half up to a multiple of 0.5% r:13" in lines
    assert "g scored out of 10, counted as 40%" in lines


def test_a_scale_in_percent_is_described_in_percent_in_chinese() -> None:
    """Without the word for points."""
    lines = [
        " ".join(line.split()) for line in indicrules.loads(_IN_PERCENT, name="r").describe(lang="zh").splitlines()
    ]
    assert lines[0] == "r 100%，含附加分至多 120%"
    assert "等级 “good”：≥ 80% r:3" in lines
    assert "x 60%，另可加至多 5%" in lines
    assert "加减分 低于目标值的部分每满 1，扣 5%，至多 20% r:10" in lines
    assert "得分限额 n > 4 时，得分不超过 50% r:12" in lines
    assert "g 按 10 分计分，折算为 40%" in lines


def test_ranges_of_lists_are_those_of_their_values() -> None:
    """In the unit of the input."""
    text = """ruleset r
  score mean(late) / 1 天 + mean(rate)
input late list of 天 from 0 天 to 365 天
input rate list of % from 0% to 100%
"""
    lines = [" ".join(line.split()) for line in indicrules.loads(text, name="r").describe().splitlines()]
    assert lines[-2:] == [
        "to be given the numbers given for late, one or several, in 天, each between 0 天 and 365 天 r:3",
        "the numbers given for rate, one or several, in %, each between 0% and 100% r:4",
    ]


_TABLED: Final = """ruleset r
  score f(a, t)
input a from 0
input t one of "x to y", "z"
table f(k, l)
  0 to < 5,  "x to y": 1
  5 to 9,    != "z":    2  # seldom
"""


def test_tables_are_described_row_by_row() -> None:
    """Below what is worked out, as they are written."""
    found = indicrules.loads(_TABLED, name="r").describe().splitlines()
    at = next(at for at, line in enumerate(found) if "looked up" in line)
    assert [re.sub(r"\s+r:\d+$", "", line.strip()) for line in found[at : at + 3]] == [
        "looked up  f by k, l: the first of these rows that holds:",
        '0 to < 5, "x to y": 1',
        '5 to 9, ≠ "z": 2',
    ]
    found = indicrules.loads(_TABLED, name="r").describe(lang="zh").splitlines()
    at = next(at for at, line in enumerate(found) if "查表" in line)
    assert [re.sub(r"\s+r:\d+$", "", line.strip()) for line in found[at : at + 2]] == [
        "查表  按 k、l 查 f，取下列各行中最先符合的一行：",
        '0 至 < 5, "x to y": 1',
    ]


def test_long_tables_are_described_by_their_number_of_rows() -> None:
    """They are looked up where they stand."""
    rows = "".join(f"  {at}: {at * 2}\n" for at in range(1200))
    text = f"ruleset r\n  score f(a)\ninput a from 0\ntable f(k)\n{rows}"
    lines = [" ".join(line.split()) for line in indicrules.loads(text, name="r").describe().splitlines()]
    assert "looked up f by k: the first of 1,200 rows that holds r:5" in lines
