"""Turn rulesets into what lints of rows, marks, targets and clauses say of them, and leave unsaid."""

from __future__ import annotations

import pytest

import indicrules

RATE = "ruleset r\ninput a % from 0% to 100%\nindicator a\n  weight 10\n"
DAYS = "ruleset r\ninput a 天 from 0\nindicator a\n  weight 10\n"
ANY = "ruleset r\ninput a\nindicator a\n  weight 10\n"


def said(text: str) -> list[str]:
    """Give what is said of a ruleset, but for its lack of examples."""
    return [f"{each.code}: {each.message}" for each in indicrules.loads(text).diagnostics if each.code != "no-example"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (DAYS + "  score match a\n    <= 5 天: 10\n    6 天 to 9 天: 5\n    > 9 天: 0\n",
         "row-gap: no row takes 5.5 天, between `<= 5 天` and `6 天 to 9 天`: there the score is refused"),
        (RATE + "  score match a\n    >= 80%: 10\n    >= 60%: 5\n",
         "row-gap: no row takes 59%, which `a` may be: there the score is refused"),
        (RATE + "  score\n    when a >= 80%: 10\n    when a < 70%: 5\n",
         "row-gap: no row takes 75%, between `a < 70%` and `a >= 80%`: there the score is refused"),
        (RATE + "  score match a\n    >= 80%: 10\n    60% to 80%: 5\n    otherwise: 0\n",
         "rows-meet: `>= 80%` and `60% to 80%` both take 80%, and the first that holds counts"),
        (RATE + "  score match a\n    >= 90%: 10\n    < 0%: 1\n    otherwise: 0\n",
         "row-outside-range: `< 0%` never holds: `a` is from 0% to 100%"),
        (RATE + "  score match a\n    >= 50%: 10\n    >= 0%: 5\n    otherwise: 0\n",
         "otherwise-never-reached: this `otherwise` is never reached: the rows take all that `a` may be"),
        (RATE + "  target >= 90%\n  score match a\n    >= 90%: 8\n    >= 80%: 10\n    otherwise: 0\n",
         "better-pays-less: 95% gets 8 points, and 85%, which is worse, gets 10"),
        (DAYS + "  target <= 5 天\n  score match a\n    <= 5 天: 6\n    <= 9 天: 10\n    otherwise: 0\n",
         "better-pays-less: 2 天 gets 6 points, and 7 天, which is worse, gets 10"),
        (ANY + "  score interpolate(a, 0: 0, 50: 12)\n",
         "above-full-score: 50 comes to 12 points, and is held to the full mark of 10"),
        (RATE + "  score full * a / 2\n", "full-mark-never-reached: `a` reaches 5 of its 10 points at the most"),
        ("ruleset r\ninput a from 0 to 100\nindicator a\n  weight 10\n  score actual\n",
         "scale-of-the-formula: the formula of `a` comes to as much as 100, and is held to the full mark of 10"),
        (RATE + "  target >= 0%\n",
         "target-settled: the target `>= 0%` of `a` is always met: the actual is from 0% to 100%"),
        (DAYS + "  target > -1 天\n",
         "target-settled: the target `> -1 天` of `a` is always met: the actual is 0 天 at the least"),
        (ANY + "  target >= -5\n",
         "ratio-to-nothing: `proportional` takes a ratio to the target of `a`, which is not above 0: `>= -5` scores 10"
         " if it is met, and 0 if it is barely missed"),
        (ANY + "  target = 50\n",
         "missed-upward-for-full-mark: 75 misses the target `= 50` of `a`, and gets the full mark of 10"),
        (ANY + "  target >= 50\n  score full * min(1, 25 / max(1, actual))\n",
         "missing-pays-more: 25 misses the target `>= 50` of `a` and scores 10, 50 meets it and scores 5"),
        (RATE + "  target >= 80%\n  deduct 1 per 1% below 90%\n",
         "counted-from-another-number: 85% meets the target `>= 80%` and loses points: what is counted is `below 90%`"),
        (RATE + "  target >= 80%\n  deduct 1 per 1% below target\n  floor 0 if a = 5%\n",
         "limit-never-acts: this `floor` never acts: `a` never scores less than 0"),
        (RATE + "  target >= 80%\n  cap 5 if a > 100%\n",
         "condition-settled: `a > 100%` never holds, so that this never acts"),
    ],
)  # fmt: skip
def test_a_lint_names_what_it_found(text: str, message: str) -> None:
    """With a value that falls in the gap, what it scores, or what it is compared with."""
    assert message in said(text)


@pytest.mark.parametrize(
    "text",
    [
        DAYS + "  score match a\n    <= 5 天: 10\n    > 5 天: 0\n",
        ANY + "  score match a\n    <= 5: 10\n    <= 9: 5\n",
        "ruleset r\ninput a 件 from 0\nindicator a\n  weight 10\n"
        "  score match a\n    <= 5 件: 10\n    6 件 to 9 件: 5\n    > 9 件: 0\n",
        ANY + "  score match a\n    1: 10\n    2: 5\n    3: 0\n",
        "ruleset r\nmetric m = if a > 3 then 40 else 5\n" + ANY[10:] + "  score match m\n    <= 5: 10\n    >= 40: 0\n",
        DAYS + "  score match floor(a)\n    <= 5 天: 10\n    6 天 to 9 天: 5\n    >= 10 天: 0\n",
        RATE + "  score match a\n    100%: 10\n    80% to 100%: 5\n    otherwise: 0\n",
        RATE + "  score match a\n    80% to 90%: 10\n    >= 90%: 10\n    otherwise: 0\n",
        ANY + "  score match a\n    <= 8: 3\n    <= 11: 1\n    <= 20: 0\n    <= 24: 2\n    otherwise: 10\n",
        RATE + "  target = 100%\n",
        RATE + "  target >= 20%\n",
        "ruleset r\n  period 2013\nparam k\n  from 2010: 4\n  from 2012: 8\n"
        + ANY[10:]
        + "  score k * a\n  target >= 5\ncheck score(a) >= 0\n",
        ANY + "  target = 50\n  deduct 1 per 1 below target\n",
        ANY + "  target = 50\ncheck a <= 50\n",
        ANY + "  target <= 0\n  score all_or_nothing\n",
        ANY + "  target >= 50\n  score full * min(1, actual / 50)\n",
        RATE + "  target >= 95%\n  deduct 1 per 1% below target\n  deduct 1 per 1% below 90%\n",
        "ruleset r\nparam strict = no\n" + RATE[10:] + "  target >= 80%\n  cap 5 if strict\n",
        "ruleset r\n  grade good >= 5\n  grade poor >= 0\nindicator a\n  weight 10\n  target >= 5\n",
        "ruleset r\n  score mean(scores)\n  total 100\nindicator a\n  out of 100\n  target >= 5\n",
        RATE + '  target >= 100%\n  deduct 1 per 1% below target because "1 point for each 1%"\n',
    ],
)  # fmt: skip
def test_what_may_well_be_meant_is_left_alone(text: str) -> None:
    """Bands without an end that is known, whole values, exceptions of one value, peaks, checks, params as switches."""
    assert said(text) == []


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        ("deduct 0.5 / 1%", ["score-never-changes"]),
        ("deduct 10", ["score-never-changes"]),
        ("deduct 9", []),
        ("deduct 10 if not met", []),
        ("deduct 0.5 / 1% up to 5", []),
        ("deduct 0.5 per 1% below target", []),
    ],
)
def test_a_deduction_that_takes_all_at_all_times_is_found(clause: str, found: list[str]) -> None:
    """A step that was meant with `/` divides; what is taken only at times, or in part, is left alone."""
    text = f"ruleset r\n  total 10\nindicator a\n  weight 10\n  target >= 95%\n  {clause}\n"
    codes = [each.code for each in indicrules.loads(text).diagnostics]
    assert [each for each in codes if each == "score-never-changes"] == found
