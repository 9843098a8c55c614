"""Turn rulesets into what lints of names, texts, weights and examples say of them, and leave unsaid."""

from __future__ import annotations

import pytest

from tests.lint.test_rows_and_targets import said

ROOT = "ruleset r\n"
SLIP = " differ by a single slip of the hand"
CYRILLIC = "\N{CYRILLIC SMALL LETTER A}"
A = "indicator a\n  weight 10\n  target >= 5\n"


def inputs(*names: str) -> str:
    """Give a ruleset that reads inputs of these names, each declared."""
    declared = "".join(f"input {name}\n" for name in names)
    return f"{ROOT}{declared}indicator x\n  weight 10\n  actual {' + '.join(names)}\n  target >= 5\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (inputs("部门己完成", "部门已完成"),
         "look-alike: `部门己完成` and `部门已完成` are drawn alike: "
         "己 (U+5DF1) in the one is 已 (U+5DF2) in the other"),
        (inputs("visits", "ready_p" + CYRILLIC + "rt"),
         f"look-alike: `ready_p{CYRILLIC}rt` holds {CYRILLIC}, a Cyrillic letter (U+0430), drawn as the Latin a"),
        (ROOT + A + "indicator b\n  weight 1\n  target >= 5\n",
         "most-of-the-weight: `a` carries 90.9% of the total, more than all others together"),
        (inputs("received", "recieved"),
         "names-nearly-alike: `received` and `recieved`" + SLIP),
        (inputs("vistors", "visitors"),
         "names-nearly-alike: `vistors` and `visitors`" + SLIP),
        (inputs("PlotsDone", "plots_done"),
         "names-nearly-alike: `PlotsDone` and `plots_done`" + SLIP),
        (inputs("完成的数量", "完成数量"),
         "names-nearly-alike: `完成的数量` and `完成数量`" + SLIP),
        (f'{ROOT}indicator a "x"\n  weight 5\n  target >= 5\nindicator b "x"\n  weight 5\n  target >= 6\n',
         "title-twice: `a` and `b` have one title, `x`"),
        (f"{ROOT}  missing full\n{A}",
         "gaps-hidden: missing data earn the full mark, and nothing asks how much of the data there is"),
        (f"{ROOT}  period 2024\n{A}indicator 群众满意度\n  weight 10\n  target >= 90%\n",
         "no-sample: `群众满意度` is measured, and no input tells how many were asked"),
        (f'ruleset land_2023\n  period 2024-12-31\n{A}',
         "year-of-another-period: `land_2023` speaks of 2023, and the period is 2024-12-31"),
        (f"{ROOT}input y yes/no\nindicator 环境改善\n  weight 10\n  actual y\n  target = yes\n",
         "judged-without-tiers: `环境改善` is judged by one of two answers, and `改善` may be so more or less"),
        (f"{ROOT}metric m = round(round(a, 0.01), 0.1)\n{A}",
         "rounded-twice: 0.045 becomes 0.05, then 0.1; rounded once it is 0"),
    ],
)  # fmt: skip
def test_a_lint_names_what_it_found(text: str, message: str) -> None:
    """With the letters that differ, the word that is vague, or the year that is another."""
    assert message in said(text)


@pytest.mark.parametrize(
    "text",
    [
        inputs("health_f", "health_m"),
        inputs("mort_30", "mort_31", "mort_3"),
        inputs("培训完成率", "培训未完成率"),
        inputs("spring", "springs_north"),
        f"ruleset r_2023\n  period 2023\n{A}",
        f'ruleset r "2023-24"\n  period 2024\n{A}',
        f"{ROOT}  missing rescale\n  score max(scores)\n{A}",
        f"{ROOT}{A}  note \"x\"\nindicator b\n  weight 10\n  target >= 6\n",
        f"{ROOT}  out of 100\nindicator a\n  weight 3\n  target >= 5\nindicator b\n  weight 2\n  target >= 5\n",
        f"{ROOT}metric m = round(round(a, 0.00001), 0.1, ceil)\n{A}check m >= 0\n",
        f"{ROOT}indicator a\n  weight 10\n  target >= 5\n  score min(1, 5, completion * 5)\n",
    ],
)  # fmt: skip
def test_what_may_well_be_meant_is_left_alone(text: str) -> None:
    """Endings that tell two apart, numbers, spans of years, the best of several, guards before a rounding."""
    assert [each for each in said(text) if not each.startswith(("full-mark-never", "check-settled", "metric-"))] == []
