"""Hold what explanations tell beyond the steps of a score: policies, weights, conditions, calls, params, depths."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final

import pytest

import indicrules

RULESETS: Final = Path(__file__).resolve().parents[2] / "rulesets"
ONE = "ruleset r\n  total 10\nindicator x\n  weight 10\n"


def lines(text: str, actuals: dict[str, Any], item: str | None = None, **options: Any) -> list[str]:
    """Explain and give the lines without the blanks around them."""
    found = indicrules.loads(text).score(actuals).explain(indicator=item, **options)
    return [" ".join(line.split()) for line in found.splitlines()]


def after(found: list[str], line: str, count: int) -> list[str]:
    """Give the lines that follow one, so many of them."""
    at = found.index(line)
    return found[at + 1 : at + 1 + count]


@pytest.mark.parametrize(
    ("actual", "lang", "expected"),
    [
        (3, "en", "1 point from mid (4 to < 7)"),
        (2, "en", "2 points from mid (4 to < 7)"),
        (3, "zh", "与“mid”（4 至 < 7）相差 1 分"),
    ],
)
def test_distance_to_a_grade_is_neutral_where_more_is_worse(actual: int, lang: Any, expected: str) -> None:
    """Bands that rise are those of risks: nobody is short of the next one."""
    text = "ruleset r\n  grade low 0 to < 4\n  grade mid 4 to < 7\n  grade high >= 7\nindicator x\n  score a\ninput a\n"
    found = lines(text, {"a": actual}, lang=lang)
    assert found.count(expected) == 2  # under the heading, and with the grade
    assert not any(" points to " in line or " point to " in line or "还差" in line for line in found)


@pytest.mark.parametrize(
    ("grades", "expected"),
    [
        ("  grade A > 80\n  grade B >= 80\n", "10.00 points to B (≥ 80)"),
        ("  grade A > 90\n  grade B >= 80\n", "10.00 points to B (≥ 80)"),
        ("  grade A >= 90\n  grade B > 80\n", "more than 10.00 points to B (> 80)"),
    ],
)
def test_the_next_grade_is_the_one_that_the_fewest_points_reach(grades: str, expected: str) -> None:
    """Of two that begin at one score, the one that begins with it."""
    text = f"ruleset r\n  total 100\n{grades}  grade C otherwise\nindicator x\n  weight 100\n  score a\ninput a\n"
    assert expected in lines(text, {"a": 70})


POLICIES = (
    "ruleset r\n  total 30\ngroup g\n  weight 20\n  missing zero\nindicator a in g\n  weight 10\n  target >= 1\n"
    "indicator b in g\n  weight 10\n  target >= 1\nindicator c\n  weight 10\n  require k > 0\n  target >= 1\ninput k\n"
)


def test_policy_is_told_with_whose_it_is() -> None:
    """Of the group that says it, with its place; of nobody where it is the default."""
    found = lines(POLICIES, {"b": 1, "c": 1, "k": 0})
    assert "scored 0 by `missing zero` of g <text>:5" in found
    assert after(found, "not applicable k > 0: 0 > 0, does not hold <text>:14", 2) == [
        "not scored by `inapplicable rescale` (the default): its weight is redistributed to",
        "the indicators that were scored",
    ]
    chinese = lines(POLICIES, {"b": 1, "c": 1, "k": 0}, lang="zh")
    assert "按 g 的“缺失 零分”计 0 分 <text>:5" in chinese
    assert "按“不适用 重算”（默认）不参与评分，其分值按比例分摊至其余指标" in chinese


STANDS_FOR = (
    "ruleset r\n  total 20\ninput a from 0 to 10\ninput b from 0 to 10\nmethod harm(x)\n"
    "  score if present(x) then 1 - x / 10 else 0\n"
    "indicator p\n  weight 10\n  actual a\n  target >= 8\n  score proportional\n  missing zero\n"
    "indicator q\n  weight 10\n  score 5 * harm(b) + score(p) / 2\n"
)


def test_a_zero_that_stands_for_a_missing_value_says_so() -> None:
    """Where a formula reads an item that a policy scored, and where a method is called with what has no value."""
    found = lines(STANDS_FOR, {}, "q")
    assert after(found, "5 × 0 + 0 / 2 = 0.00", 4) == [
        "score(p) = 0: scored 0 by `missing zero`, as a has no value",
        "harm(b) = 0",
        "if present(x) then 1 − x / 10 else 0",
        "present(x) = no, as b has no value: 0",
    ]
    chinese = lines(STANDS_FOR, {}, "q", lang="zh")
    assert "得分(p) = 0：a 未填报，按“缺失 零分”计 0 分" in chinese
    assert "有值(x) = 否，b 无值：0" in chinese


def test_a_score_is_not_said_to_stand_for_anything() -> None:
    """A zero that was scored is a zero."""
    found = lines(STANDS_FOR, {"a": 0, "b": 10}, "q")
    assert not any("`missing zero`" in line or "has no value" in line for line in found)


def test_a_finding_leads_to_the_section_of_an_item_with_a_title() -> None:
    """Its name is the item's, which pages lead to, and its title what is read."""
    item = 'indicator x "The x"\n  weight 10\n  actual a\n  target >= 4\n  score proportional\n'
    text = f"ruleset r\n  total 10\ninput a\n{item}"
    card = indicrules.loads(text).score({"a": 2})
    page = card.explain(format="html")
    assert '<li><strong>lost</strong> <a href="#item-x">The x</a> 5.00' in page
    assert '<section id="item-x"' in page
    (finding,) = json.loads(card.explain(format="json"))["document"]["overview"]["findings"]
    assert (finding["name"], finding["title"]) == ("x", "The x")


def test_weight_is_said_to_move_only_where_it_does() -> None:
    """A group with a formula takes no weight into account, so that of a member that is not scored goes nowhere."""
    text = (
        "ruleset r\n  total 20\ngroup g\n  weight 20\n  score sum(scores)\nindicator a in g\n  weight 10\n"
        "  require k > 0\n  target >= 1\nindicator b in g\n  weight 10\n  target >= 1\ninput k\n"
    )
    found = lines(text, {"a": 1, "b": 1, "k": 0})
    assert "weight 10, not scored" in found
    assert "not scored by `inapplicable rescale` (the default)" in found
    assert not any("redistribut" in line for line in found)


def test_weight_of_a_group_that_is_dropped_whole_moves_and_not_that_of_its_members() -> None:
    """Nothing in the group carries it; what the group weighs goes to its siblings."""
    text = (
        "ruleset r\n  total 30\ngroup g\n  weight 20\nindicator a in g\n  weight 20\n  require k > 0\n  target >= 1\n"
        "input k\nindicator c\n  weight 10\n  target >= 1\n"
    )
    found = lines(text, {"a": 1, "c": 1, "k": 0})
    assert after(found, "g not scored", 1) == ["weight 20, not scored: 0 after redistribution"]
    assert after(found, "a not scored", 1) == ["weight 20, not scored"]
    reason = "not applicable k > 0: 0 > 0, does not hold <text>:7"
    assert after(found, reason, 1) == ["not scored by `inapplicable rescale` (the default)"]
    assert "c 10.00 of 10 ██████████ weight 10 → 30; 1, target ≥ 1" in found


@pytest.mark.parametrize(
    ("weight", "expected"),
    [
        ("  weight 10\n", "not reached even at full marks: 80.00"),
        ("", "not due to a member with a full mark: 88.00"),
    ],
)
def test_full_marks_are_promised_only_where_all_members_have_one(weight: str, expected: str) -> None:
    """A member without a full mark may score anything, so nobody can say what its full mark leaves lost."""
    text = (
        "ruleset r\n  total 100\n  score score(x) + score(y)\n"
        f"indicator x\n{weight}  score a\nindicator y\n  weight 10\n  score b\ninput a\ninput b\n"
    )
    assert expected in lines(text, {"a": 2, "b": 5})


def test_conditions_of_deductions_and_awards_have_their_values() -> None:
    """Under the line that they made hold; those that do not hold are told among what had no effect."""
    text = (
        f'{ONE}  score 8\n  deduct 1 if a > 2 because "late"\n  award 0.5 if a > 1\n  deduct 2 if a > 7\n'
        "  award 3 if a > 8\n  require a > 0\n  cap 9 if a > 2\ninput a\n"
    )
    found = lines(text, {"a": 3}, "x")
    assert after(found, "1.00 late 1 <text>:6", 3) == [
        "a > 2: 3 > 2, holds",
        "−0.50 award 0.5 if a > 1 0.5 <text>:7",
        "a > 1: 3 > 1, holds",
    ]
    assert "no effect requirement met: a > 0: 3 > 0, holds <text>:10" in found
    assert "nothing to deduct: a > 7: 3 > 7, does not hold <text>:8" in found
    assert "nothing to award: a > 8: 3 > 8, does not hold <text>:9" in found
    assert "cap 9 holds, but the score 7.50 is not above it <text>:11" in found


def test_amount_that_is_computed_is_told_where_the_reason_stands_in_its_place() -> None:
    """With its words and its values, before and after its functions are worked out."""
    text = f'{ONE}  score 8\n  deduct min(a, 3) because "late"\n  deduct a because "early"\ninput a\n'
    found = lines(text, {"a": 2}, "x")
    assert "2.00 late min(a, 3) = min(2, 3) = 2 <text>:6" in found
    assert "2.00 early a = 2 <text>:7" in found


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "0.5 × ((3 − 0) / 1) = 0.5 × 3 = 1.5, limited to 1"),
        ("zh", "0.5 × ((3 − 0) / 1) = 0.5 × 3 = 1.5，最高按 1 计"),
    ],
)
def test_limit_of_a_deduction_that_bites_is_told(lang: Any, expected: str) -> None:
    """After what the deduction would have come to."""
    text = f"{ONE}  actual a\n  deduct 0.5 per 1 above 0 up to 1\ninput a\n"
    assert any(line.endswith(expected) for line in lines(text, {"a": 3}, "x", lang=lang))
    assert not any(line.endswith(("limited to 1", "最高按 1 计")) for line in lines(text, {"a": 2}, "x", lang=lang))


def test_each_nested_call_has_a_line() -> None:
    """With its arguments, what it came to, and the band that gave it; a band that is computed with its arithmetic."""
    text = (
        f"{ONE}  score full - harm(a, 2) - harm(b, 3)\ninput a\ninput b\n"
        "method harm(v, f)\n  score match v\n    >= 3: 0.275 * f\n    >= 1: 0.1\n    otherwise: 0\n"
    )
    found = lines(text, {"a": 4, "b": 1}, "x")
    assert after(found, "10 − 0.275 × 2 − 0.1 = 9.35", 3) == [
        "harm(a, 2) = harm(4, 2) = 0.55, band ≥ 3",
        "0.275 × 2 = 0.55",
        "harm(b, 3) = harm(1, 3) = 0.1, band ≥ 1",
    ]
    assert "harm(b, 3) = harm(0, 3) = 0, in none of the bands" in lines(text, {"a": 4, "b": 0}, "x")
    assert "method harm(v, f): ≥ 3: 0.275 × f; ≥ 1: 0.1; otherwise: 0 <text>:8" in found


def test_choice_within_a_formula_is_told_once() -> None:
    """What it came to, and why."""
    found = lines(f"{ONE}  score a + (if present(b) then b else 0)\ninput a\ninput b\n", {"a": 3}, "x")
    assert after(found, "3 + 0 = 3.00", 3) == [
        "if present(b) then b else 0 = 0",
        "present(b) = no: 0",
        "lost 7.00 by the formula 10 − (3 + 0)",
    ]


@pytest.mark.parametrize(
    ("clauses", "actual", "expected"),
    [
        ("  target >= t\n", 1, "completion 1 / (8/3) = 37.5%"),
        ("  deduct 1 per full t above 0\n", 5, "1 × floor((5 − 0) / (8/3)) = 1 × 1 = 1"),
        ("  deduct 1 per 2 * t above 0\n", 4, "1 × ((4 − 0) / (2 × 8/3)) = 1 × 0.75 = 0.75"),
        ("  out of t\n  score 1\n", 4, "points 1.00 × 10 / (8/3) = 3.75"),
    ],
)
def test_fraction_that_is_divided_by_stands_in_parentheses(clauses: str, actual: int, expected: str) -> None:
    """Without them it would be divided by what stands above its line, and then by what stands below."""
    found = lines(f"{ONE}  actual a\n{clauses}input a\nparam t = 8 / 3\n", {"a": actual}, "x")
    assert any(expected in line for line in found)


def test_weights_that_are_fractions_are_divided_by_as_a_whole() -> None:
    """In the factor by which what is scored is multiplied."""
    text = (
        "ruleset r\nindicator x\n  weight 15 / 7\n  target >= 1\n  missing rescale\n"
        "indicator y\n  weight 20 / 7\n  score 1\n"
    )
    expected = "redistributed factor = all weights / weights scored = 5 / (20/7) = 7/4"
    assert expected.replace("7/4", "1.75") in lines(text, {})


@pytest.mark.parametrize(
    ("given", "lang", "expected"),
    [
        ("no", "en", "has_baseline = no, so `not has_baseline` holds: 3.00"),
        ("yes", "en", "has_baseline = yes, so `not has_baseline` does not hold"),
        ("no", "zh", "has_baseline = 否，故符合“非 has_baseline”：3.00"),
        ("yes", "zh", "has_baseline = 是，故不符合“非 has_baseline”"),
    ],
)
def test_yes_and_no_are_told_as_values_of_their_names(given: str, lang: Any, expected: str) -> None:
    """Rather than as a sentence that is true of a word."""
    text = f"{ONE}  score if not has_baseline then 3 else full - 1\ninput has_baseline yes/no\n"
    assert expected in lines(text, {"has_baseline": given}, "x", lang=lang)


def test_yes_and_no_within_a_condition_stand_in_place_of_their_names() -> None:
    """As what was compared stands in numbers, for `a > 3 or b = no` would read as one that holds; parentheses stay."""
    text = f"{ONE}  score 6\n  cap 5 if not (has_baseline and a > 3)\ninput has_baseline yes/no\ninput a\n"
    found = lines(text, {"has_baseline": "yes", "a": 2}, "x")
    expected = "not (has_baseline and a > 3): not (yes and 2 > 3), holds"
    assert after(found, "cap 5 <text>:6", 1) == [expected]
    text = f"{ONE}  score 6\n  cap 5 if a > 1 and not has_baseline\ninput has_baseline yes/no\ninput a\n"
    found = lines(text, {"has_baseline": "no", "a": 2}, "x")
    expected = "a > 1 and not has_baseline: 2 > 1 and not no, holds"
    assert after(found, "cap 5 <text>:6", 1) == [expected]


def test_what_is_not_there_is_told_as_a_yes_or_no_is() -> None:
    """`not present(why) = no` would read as the opposite."""
    text = f"{ONE}  score 6\n  cap 5 if not present(why)\ninput why text\n"
    found = lines(text, {"why": None}, "x")
    assert after(found, "cap 5 <text>:6", 1) == ["present(why) = no, so `not present(why)` holds"]


@pytest.mark.parametrize(
    ("target", "lang", "expected"),
    [
        ("> 5", "en", "completion 100%, not met: 5 is not above 5"),
        ("< 5", "en", "completion 100%, not met: 5 is not below 5"),
        ("> 5", "zh", "完成率 100%，未达标：5 不高于 5"),
    ],
)
def test_open_end_says_why_its_target_is_not_met(target: str, lang: Any, expected: str) -> None:
    """An actual that stands on it is complete, and yet not met."""
    assert expected in lines(f"{ONE}  target {target}\n", {"x": 5}, "x", lang=lang)


def test_findings_stand_by_what_they_weigh() -> None:
    """20 of 100 for a weight of 10 are 2 points, and less than 5 of 10."""
    text = (
        "ruleset r\n  total 30\nindicator x\n  weight 10\n  out of 100\n  score 80\n"
        "indicator y\n  weight 10\n  score 5\nindicator z\n  weight 10\n  out of 50\n  target >= 1\n  missing zero\n"
    )
    found = lines(text, {})
    assert after(found, "lost 5.00 y by the formula", 2) == [
        "2.00 x by the formula",
        "missing 10.00 z scored 0 by `missing zero`",
    ]
    assert "x 80.00 of 100 ████████ 20.00 8 of 10 points" in found


def test_a_loss_deep_in_groups_weighs_what_it_takes_from_the_total() -> None:
    """40 of 100 for a half of a group that is 10 of 100 are 2 points, and less than 5 of 90."""
    text = (
        "ruleset r\n  total 100\ngroup g\n  weight 10\n  out of 100\n"
        "indicator a in g\n  weight 1\n  out of 100\n  score 60\n"
        "indicator b in g\n  weight 1\n  score 1\nindicator c in g\n  weight 2\n  require no\n  score 2\n"
        "indicator x\n  weight 90\n  score 85\n"
    )
    assert after(lines(text, {}), "lost 5.00 x by the formula", 1) == ["2.00 a by the formula"]


def test_metric_that_only_a_check_reads_has_its_arithmetic() -> None:
    """Before the check; checks that hold are counted, and told where everything is."""
    text = f'{ONE}  score a\ninput a\ninput b\nmetric m = a / b\ncheck m < 0.5 because "too much"\ncheck m < 3\n'
    found = lines(text, {"a": 4, "b": 2})
    assert after(found, "metric m = a / b = 4 / 2 = 2 <text>:8", 2) == [
        "check failed: too much; m < 0.5: 2 < 0.5, does not hold <text>:9",
        "1 of 2 passed",
    ]
    assert "m < 3: 2 < 3, holds <text>:10" in lines(text, {"a": 4, "b": 2}, depth="full")


def test_a_metric_of_yes_or_no_is_told_with_why() -> None:
    """Its condition stands behind its value, as in a `require`: a chain of signs would be no equation."""
    text = f"{ONE}  score if big then 10 else 0\nmetric big = a > 3 and b = 2\ninput a\ninput b\n"
    found = lines(text, {"a": 4, "b": 1})
    assert "metric big = no, as a > 3 and b = 2: 4 > 3 and 1 = 2, does not hold <text>:6" in found
    chinese = lines(text, {"a": 4, "b": 2}, lang="zh", depth="full")
    assert "计算 big = 是，因 a > 3 且 b = 2，代入：4 > 3 且 2 = 2，符合 <text>:6" in chinese


PARAMS = (
    "ruleset r\n  total 10\n  period 2024\nparam p\n  from 2020: 2\n  from 2023: 3\nparam q = 5\nparam unread = 7\n"
    "indicator x\n  weight 10\n  score p + q\n"
)


def test_params_that_are_read_are_told_with_the_row_of_their_period() -> None:
    """And its place; of all params where everything is told."""
    assert "param p = 3 (from 2023 on, <text>:6) q = 5 (<text>:7)" in lines(PARAMS, {})
    everything = "param p = 3 (from 2023 on, <text>:6) q = 5 (<text>:7) unread = 7 (<text>:8)"
    assert everything in lines(PARAMS, {}, depth="full")


DEPTHS = f"{ONE.replace('10', '20', 1)}  target >= 4\nindicator y\n  weight 10\n  target >= 1\n"


def test_first_page_has_the_bars_and_no_sections() -> None:
    """Nor appendices."""
    assert lines(DEPTHS, {"x": 3, "y": 1}, depth="brief")[2:] == [
        "",
        "lost 2.50 x target not reached: 3, target ≥ 4",
        "",
        "item score lost",
        "x 7.50 of 10 ███████▌ 2.50",
        "y 10.00 of 10 ██████████",
        "",
        "total sum of the scores: 7.50 + 10.00 = 17.50",
    ]


def test_what_has_full_marks_is_told_in_full_where_everything_is() -> None:
    """Else on the line of its bar; no other section loses a word."""
    short, whole = (lines(DEPTHS, {"x": 3, "y": 1}, depth=depth) for depth in ("default", "full"))
    assert "y 10.00 of 10 ██████████ 1, target ≥ 1" in short
    assert "y 10.00 of 10" not in short
    assert after(whole, "y 10.00 of 10", 5) == [
        "target ≥ 1 <text>:8",
        "actual 1",
        "completion 100%, met",
        "score proportional default <text>:6",
        "10 × 1 = 10.00",
    ]
    at, end = short.index("x 7.50 of 10 lost 2.50"), short.index("Methods used")
    assert "\n".join(short[at:end]) in "\n".join(whole)


def test_explanation_says_of_what_it_is() -> None:
    """What the caller knows in the words of the language, then ruleset, period and version, before all else."""
    text = "ruleset r\n  total 10\n  period 2024\nindicator x\n  weight 10\n  target >= 1\n"
    card = indicrules.loads(text, name="a.indic").score({"x": 1})
    about = {"unit": "征收办", "data": "a.json", "date": "2024-12-31"}
    digest = card.to_dict()["ruleset"]["digest"][:19]
    for said, item in ((card.explain(about=about), None), (card.explain(about=about, indicator="x"), "x")):
        header = f"unit 征收办 ruleset r, a.indic, {digest} data a.json period 2024 date 2024-12-31 made by indicrules"
        assert header in " ".join(said.split())
        assert said.startswith("r  " if item is None else "r\n  unit")
    chinese = " ".join(card.explain(about=about, lang="zh").split())
    assert f"被评价单位 征收办 规则 r，a.indic，{digest} 数据 a.json 评价年度 2024 年 日期 2024-12-31 程序" in chinese


@pytest.mark.parametrize(
    ("about", "message"),
    [
        ({"who": "x"}, "`about` is `who`: write `unit`, `data` or `date`"),
        ({"unit": 3}, "`about` says of `unit` what is no text: write it in quotes"),
        ({"date": " \n"}, "`about` says nothing of `date`: leave it out"),
        ({"data": ""}, "`about` says nothing of `data`: leave it out"),
        (["unit"], '`about` says nothing by name: write `{"unit": "…"}`'),
    ],
)
def test_what_about_cannot_say_is_refused(about: Any, message: str) -> None:
    """By name, with what to do."""
    card = indicrules.loads(f"{ONE}  target >= 1\n").score({"x": 1})
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        card.explain(about=about)


def test_depths_are_refused_by_name() -> None:
    """As formats are."""
    card = indicrules.loads(f"{ONE}  target >= 1\n").score({"x": 1})
    with pytest.raises(ValueError, match="`depth` is `deep`: write `brief`, `default` or `full`"):
        card.explain(depth="deep")  # type: ignore[arg-type]  # what a caller without types may do


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("format", ["text", "markdown", "html", "json"])
@pytest.mark.parametrize("depth", ["brief", "default", "full"])
def test_no_sign_of_the_arithmetic_leaks(lang: Any, format: Any, depth: Any) -> None:
    """The character that stands after what is not whole until it is joined is in no print."""
    text = (
        "ruleset r\n  total 30 up to 31\n  grade A >= 29.7\n  grade B otherwise\n  missing rescale\n"
        "group g\n  weight 10\n  score 0.7 * mean(scores)\nindicator a in g\n  weight 7\n  target >= 3\n"
        "indicator b in g\n  weight 3\n  score full * sqrt(completion)\n  target >= 7\n"
        "indicator x\n  weight 19\n  actual k / 3\n  target >= 1/7\n  deduct k / 7 if k / 9 > 1/9\n"
        "  award sqrt(2) per 0.3 above 0.1 up to 1/3\n  round score none\n"
        "indicator z\n  weight 1\n  target >= 1\ninput k\nmetric m = k / 3\ncheck m > 1\n"
    )
    card = indicrules.loads(text).score({"a": 1, "b": 3, "k": "1.1"})
    assert "\ue000" not in card.explain(format, lang, depth=depth, why_not=True)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_departments_card_is_told_on_two_sheets_of_text(lang: Any) -> None:
    """Twenty-one items, of which four lost points, with their methods, params and all data, in a hundred lines."""
    ruleset = indicrules.load(RULESETS / "hunan-department-2023.indic")
    data = json.loads((RULESETS / "hunan-department-2023.json").read_text("utf-8"))
    about = {"data": "hunan-department-2023.json sha256:4e1c1995fb77"}
    told = ruleset.score(data).explain(lang=lang, about=about)
    assert told.count("\n") <= 100
    assert [name for name in ruleset.model.inputs if name not in told] == []


def test_asking_for_all_metrics_leaves_the_explanation_as_it_was() -> None:
    """Metrics that no score has read are not told, whatever was asked of the card before."""
    text = (
        "ruleset r\nindicator x\n  weight 10\n  score if m > 5 and n > 5 then 10 else 0\n"
        "metric m = a * 2\nmetric n = k * 3\nmetric k = a + 1\ninput a\n"
    )
    card = indicrules.loads(text).score({"a": 1})
    before = card.explain()
    assert "n = " not in before
    assert dict(card.metrics) == {"m": 2, "n": 6, "k": 2}
    card.explain("json")
    assert card.explain() == before


def test_metrics_that_nothing_reads_are_told_last() -> None:
    """They are worked out for whoever reads the card; one without a value is left out."""
    text = (
        "ruleset r\n  score a\ninput a\ninput b\nmetric twice = 2 * a\n"
        'metric most = which_max("a": a, "b": twice)\nmetric other = b + 1\n'
    )
    found = lines(text, {"a": 3, "b": None})
    assert after(found, "score a = 3 <text>:2", 2) == [
        "metric twice = 2 × a = 2 × 3 = 6 <text>:5",
        'most = which_max("a": a, "b": twice) = which_max("a": 3, "b": 6) = "b" <text>:6',
    ]
    assert not [line for line in found if "other" in line]


@pytest.mark.parametrize(
    ("value", "lang", "expected"),
    [
        (None, "en", "missing a value of m has no value <text>:6"),
        (None, "zh", "未填报 m 中有一项未填报 <text>:6"),
        ("N/A", "en", "not applicable the data says that a value of m does not apply <text>:6"),
        ("N/A", "zh", "不适用 m 中有一项填报为“不适用” <text>:6"),
    ],
)
def test_a_list_of_which_a_value_lacks_is_told_so(value: str | None, lang: Any, expected: str) -> None:
    """Of the list alone, not of what else is read."""
    text = "ruleset r\n  missing rescale\nindicator y\n  score 1\nindicator x\n  score sum(m)\ninput m list of number\n"
    assert expected in lines(text, {"m": [1, value]}, "x", lang=lang)


def test_tests_of_grades_are_percents_where_scores_are() -> None:
    """A bare number is a percent there, and so it is printed."""
    text = (
        "ruleset r\n  total 100%\n  grade good >= 90\n  grade fair 60 to < 90%\n  grade poor otherwise\n"
        "indicator x\n  weight 100%\n  target >= 100\n"
    )
    found = lines(text, {"x": 70})
    assert "grade fair: 60% to < 90% <text>:4" in found
    assert "20.00 percentage points to good (≥ 90%)" in found


def test_metrics_that_a_failed_requirement_reads_are_told() -> None:
    """So that what it came to can be redone."""
    text = f"{ONE}  require enough >= 5\n  score 6\nmetric enough = a + 1\ninput a\n"
    found = lines(text, {"a": 2}, "x")
    assert "metric enough = a + 1 = 2 + 1 = 3 <text>:7" in found
