"""An audit holds each published figure against what follows, and says what it did not look at, and why."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

import indicrules
from indicrules import Claim, Place
from tests.audit.rules import DATA, FORM, codes, one, only


def audit(claims: object, **data: object) -> indicrules.Audit:
    """Audit claims of the form, some of its data being other ones."""
    return FORM.audit({**DATA, **data}, claims)  # type: ignore[arg-type]  # as a caller may


def told(found: indicrules.Audit) -> list[tuple[str, str | None, str]]:
    """Give the code, item and status of each finding."""
    return [(each.code, each.of, each.status) for each in found.findings]


def test_figures_that_follow_pass() -> None:
    """What is published as it follows is no finding, whatever words stand around the numbers."""
    found = audit(
        {
            "total": "75.76分",
            "grade": "差",
            "score": {"执行率": "9.00", "登记地块": "约17.67", "天数": 9.09},
            "subtotal": {"产出": "37.67"},
            "weight": {"执行率": "10", "地块": "40分"},
            "target": {"地块": "≥43宗", "满意度": "≥ 95%", "时效": "2024年12月31日"},
            "actual": {"地块": "19宗", "满意度": "98", "时效": "2024/12/1", "执行率": "90%", "预算数": "100万元"},
            "completion": {"地块": "44.19%", "天数": "90.9", "满意度": "103.2%"},
        }
    )
    assert (told(found), found.failed, len(found.passed)) == ([], False, 21)


@pytest.mark.parametrize(
    ("claim", "data", "why"),
    [
        (Claim("score", "地块"), {}, "it was not published"),
        (Claim("score", "地块", "—"), {}, "it was not published"),
        (Claim("score", "地块", "满分"), {}, "`满分` cannot be read as a number"),
        (Claim("actual", "地块", "完成"), {}, "`完成` cannot be read as what is measured"),
        (Claim("weight", None), {}, "it was not published"),
        (Claim("grade", "地块", "优"), {}, "the ruleset gives it no grades"),
        (Claim("completion", "产出", "90%"), {}, "the ruleset gives it no completion"),
        (Claim("score", "地块", "20", by="last year"), {}, "it is last year's, and only compared"),
    ],
)
def test_what_cannot_be_held_is_skipped_with_the_reason(claim: Claim, data: dict[str, object], why: str) -> None:
    """A claim without what it wants is no failure."""
    found = audit([claim], **data)
    assert [each.said.parts["why"].told() for each in found.skipped] == [why]  # type: ignore[union-attr]
    assert (found.findings, found.failed) == ((), False)


def test_a_score_of_what_does_not_apply_is_doubtful() -> None:
    """An item that the data rule out should have no score; that of one whose data are missing cannot be held."""
    found = audit({"score": {"执行率": "10"}}, 预算数=0, 执行数=0)
    assert told(found) == [("scored-though-inapplicable", "执行率", "warn")]
    assert only(found).message == ("the score of `执行率` was published as `10` though it does not apply: 没有预算")


def test_a_ruleset_that_is_not_finished_holds_nothing_to_anything() -> None:
    """A requirement that asks nothing of the data says that something is still open: what it concerns is skipped."""
    text = (
        'ruleset r\n  total 10\n  require no because "one thing is open"\ninput a\nindicator x\n  weight 10\n'
        '  require no because "open: x"\n  score a\n'
    )
    found = indicrules.loads(text).audit({"a": 5}, {"score": {"x": 5}, "total": 5})
    assert (told(found), [each.message for each in found.skipped]) == (
        [],
        ["the score of `x`: open: x", "the total: one thing is open"],
    )


def test_each_figure_that_differs_is_a_finding() -> None:
    """Weights, targets, actuals, completions and grades are held to the ruleset and the data."""
    found = audit(
        {
            "grade": "优秀",
            "weight": {"执行率": "20", "地块": "30"},
            "target": {"地块": "≥40宗", "时效": "2024-11-30", "天数": "≥30"},
            "actual": {"地块": "43宗", "时效": "100%", "满意度": "103.16%", "预算数": "1000000"},
            "completion": {"天数": "110%", "地块": "44.1%"},
        }
    )
    assert [(each.code, each.of, codes(each)) for each in found.findings] == [
        ("grade-differs", None, []),
        ("weight-differs", "执行率", []),
        ("weight-differs", "地块", ["equal-split"]),
        ("target-differs", "地块", []),
        ("target-differs", "时效", []),
        ("target-differs", "天数", []),
        ("actual-differs", "地块", ["target-as-actual"]),
        ("wrong-type", "时效", []),
        ("impossible-value", "满意度", ["completion-as-actual"]),
        ("actual-differs", "预算数", ["unit-factor"]),
        ("completion-differs", "天数", ["direction"]),
        ("completion-not-ratio", "地块", []),
        ("completion-differs", "地块", ["cut"]),
    ]


def test_published_figures_are_held_to_each_other() -> None:
    """Sums, weights, grades and completions that contradict each other are found without any data of their own."""
    found = audit(
        {
            "total": "95",
            "grade": "良",
            "score": {"执行率": "10", "地块": "40", "时效": "20", "天数": "10", "满意度": "20"},
            "weight": {"地块": "40", "时效": "15"},
            "target": {"地块": "43"},
            "actual": {"地块": "41.5"},
            "completion": {"地块": "100%"},
        }
    )
    crossed = [each for each in found.findings if each.code.count("not")]
    assert [(each.code, each.of, str(each.recomputed), each.arithmetic) for each in crossed] == [
        ("total-not-sum", None, "100", "10 + 60 + 10 + 20 = 100; 95 − 100 = −5"),
        ("weights-not-total", "产出", "60", "40 + 15 = 55; 55 − 60 = −5"),
        ("grade-not-of-total", None, "优", "95: 优"),
        ("completion-not-ratio", "地块", str(Fraction(83, 86)), "41.5 / 43 = 96.5116279…%"),
    ]


def test_a_total_names_the_line_that_it_leaves_out() -> None:
    """Of sums that come to a published total the line that is missing is told."""
    scores = {"执行率": "9", "地块": "17.67", "时效": "20", "天数": "9.09", "满意度": "20"}
    found = audit({"total": "66.76", "score": scores})
    assert [(each.code, codes(each), each.delta) for each in found.findings] == [
        ("total-not-sum", ["without-line"], Decimal(-9))
    ]
    assert found.findings[0].causes[0].arithmetic == "37.67 + 9.09 + 20 = 66.76"


def test_a_score_by_the_initial_budget_is_recognised() -> None:
    """Where the data hold both budgets, the one that should not stand below the line is named."""
    found = only(audit({"score": {"执行率": "7.5"}}))
    assert (codes(found), found.causes[0].arithmetic) == (["initial-budget"], "10 × 90 / 120 = 7.5")


def test_a_score_that_follows_a_false_rate_is_told() -> None:
    """A score may follow from the completion beside it, which is not that of the data."""
    found = audit({"score": {"地块": "18"}, "completion": {"地块": "45%"}})
    assert [(each.code, codes(each)) for each in found.findings] == [
        ("score-differs", ["rounded", "published-rate"]),
        ("completion-differs", ["rounded-up"]),
    ]


def test_reasons_are_asked_of_those_who_give_some() -> None:
    """A score below its weight wants a reason, unless no reasons were published at all."""
    claims = [Claim("score", "地块", "17.67", reason="/"), Claim("score", "天数", "9.09", reason="阴雨")]
    assert told(audit(claims)) == [("reason-missing", "地块", "warn")]
    assert told(audit([Claim("score", "地块", "17.67")])) == []


def test_figures_of_last_year_and_of_other_lines_are_told() -> None:
    """A figure that is last year's to the digit, or another line's, is doubtful; one in place of another is a cause."""
    found = FORM.audit(DATA, {"actual": {"地块": "1234宗", "天数": "1234"}}, previous={"actual": {"地块": "1234宗"}})
    assert told(found)[2:] == [("figure-copied", "地块", "warn"), ("figure-copied", "天数", "warn")]
    assert codes(found.findings[0]) == ["last-year", "another-line"]


def test_what_stands_beside_a_figure_is_of_its_kind_and_size() -> None:
    """A date beside a number, and a score above the weight beside it, are told whatever the ruleset says."""
    found = audit(
        [
            Claim("target", "地块", "12月底前"), Claim("actual", "地块", "19宗"),
            Claim("weight", "满意度", "15"), Claim("score", "满意度", "20"),
        ]
    )  # fmt: skip
    assert told(found) == [
        ("wrong-type", "地块", "fail"),
        ("weight-differs", "满意度", "fail"),
        ("score-above-weight", "满意度", "fail"),
    ]
    assert found.findings[2].arithmetic == "20 − 15 = 5"


def test_a_note_of_the_data_is_a_reason() -> None:
    """Who gives reasons beside the data gives them."""
    claims = [Claim("score", "地块", "17.67", reason="/"), Claim("score", "执行率", "9", reason="")]
    assert told(audit(claims, 宗数={"value": 19, "note": "年底前补录"})) == [("reason-missing", "执行率", "warn")]


def test_marks_beside_a_figure_are_no_digits_of_it() -> None:
    """A footnote's mark is not read as a digit, nor a raised 2."""
    found = audit([Claim("score", "天数", "9①"), Claim("actual", "天数", "33²")])
    assert [each.status for each in found.results[:2]] == ["skipped", "skipped"]


def test_checks_and_data_are_looked_at_without_claims() -> None:
    """A check that fails is an error, one that warns a warning, with what the values show."""
    found = audit(None, 执行数=101, 天数=4)
    assert [(each.code, each.severity, each.arithmetic) for each in found.findings] == [
        ("check-fails", "error", "执行数 <= 预算数: 101 万元 > 100 万元"),
        ("check-warns", "warning", "天数 >= 5: 4 < 5"),
    ]


@pytest.mark.parametrize(
    ("actual", "target", "claimed", "named"),
    [("92.99", "100", "92.9%", ["cut"]), ("31.69", "32.4", "97.80%", ["rounded", "cut"]),
     ("153", "100", "100%", ["completion-capped"]), ("49.88", "100", "50%", [])],
)  # fmt: skip
def test_a_rate_that_is_printed_otherwise_is_doubtful(actual: str, target: str, claimed: str, named: list[str]) -> None:
    """A rate that was cut, or rounded to fewer digits than are shown, is told; one that was rounded in print passes."""
    found = one("10", f">= {target}").audit({"a": actual}, {"completion": {"x": claimed}})
    assert [(each.status, codes(each)) for each in found.findings] == ([("warn", named)] if named else [])


def test_a_figure_that_stands_twice_is_told_where_no_data_say_which_is_right() -> None:
    """Two figures of one thing contradict each other; where the data have it, the one that is false is told alone."""
    twice = [Claim("score", "执行率", "9"), Claim("score", "执行率", "8")]
    assert told(audit(twice)) == [("score-differs", "执行率", "fail")]
    unknown = audit([Claim("completion", "产出", "90%"), Claim("completion", "产出", "80%")])
    assert told(unknown) == [("figures-disagree", "产出", "fail")]
    assert only(unknown).message == "the completion of `产出` was published as `80%` and as `90%`"


def test_numbers_of_python_are_what_they_print() -> None:
    """A claim may be made of numbers; what is no text and no number is refused by the part that it is."""
    assert told(audit([Claim("score", "地块", 17.67), Claim("weight", "地块", 40)])) == []  # type: ignore[arg-type]  # a caller's habit
    with pytest.raises(indicrules.DataError, match="`by` is neither a text nor a number"):
        audit([Claim("score", "地块", "17.67", by=object())])  # type: ignore[arg-type]  # a caller's slip


def test_many_figures_that_hold_are_counted_by_kind() -> None:
    """Where more than a dozen hold, the line says how many of each kind."""
    names = ("执行率", "地块", "时效", "天数", "满意度")
    scores = dict(zip(names, ("9", "17.67", "20", "9.09", "20"), strict=True))
    weights = dict(zip(names, (10, 40, 20, 10, 20), strict=True))
    found = audit({"score": scores, "weight": weights, "total": "75.76"})
    assert "\nhold: score of 5 items, weight of 5 items, total, 2 checks\n" in found.explain()
    assert "\n一致：5 项的得分、5 项的分值、总分、2 项核对\n" in found.explain(lang="zh")


def test_an_interval_holds_what_lies_in_it() -> None:
    """A score that was published as an interval fails where the recomputed one lies outside."""
    found = audit([Claim("score", "地块", low="17", high="18"), Claim("total", None, low="76", high="80")])
    assert [(each.code, each.claimed, each.delta) for each in found.findings] == [
        ("total-differs", "76–80", Decimal("0.24"))
    ]


def test_a_claim_of_what_there_is_not_is_refused() -> None:
    """A name that no item has is a problem with the nearest one as its hint, and with the claim's place."""
    with pytest.raises(indicrules.DataError) as caught:
        audit([Claim("score", "地快", "1", place=Place("form.xlsx", "Sheet1", "G12"))])
    (problem,) = caught.value.problems
    assert (problem.code, problem.hint, problem.place) == (
        "unknown-item", "did you mean `地块`?", "form.xlsx, Sheet1!G12",
    )  # fmt: skip
    with pytest.raises(indicrules.DataError, match="`5` is no claim"):
        audit([5])
    with pytest.raises(ValueError, match="`claims` is `5`: give claims in a list, a mapping of them, or None"):
        audit(5)
