"""Whatever stands in the cells of a form, its draft loads, is laid out, and is refused in the library's own words."""

from __future__ import annotations

import random

import pytest

import indicrules
from indicrules.forms.draft import Draft
from indicrules.forms.drafts import drafts_of
from indicrules.syntax.formatter import format_text
from indicrules.text.errors import DataError
from tests.forms.sheets import FOLDER, NAMES, pages

ODD = (
    *(
        "",
        "/",
        "—",
        "0",
        "-5",
        "100%",
        "≥",
        "≥≥5",
        "1e5",
        "9" * 40,
        "是",
        "若 且",
        "权重",
        "2023年13月",
        '"引号"',
        "#注",
    ),
    *(
        "长" * 300,
        "（50分）",
        "产出指标(50)",
        "指标1",
        "……",
        "3/0",
        "-0%",
        "±3",
        "10±2天",
        "5–3",
        "☑是 □否",
        "5万",
        "小计",
    ),
    *(
        "≥５０％",
        "总分",
        "🙂",
        "x\\ny",
        "1,234.5万元",
        "=0",
        "≥-5",
        "5 元/人*",
        "25.00%",
        "NaN",
        "按比例得分",
        "-3",
        "合计",
    ),
    *("每低1个百分点扣1分", "项目名称"),
)


def mutated(text: str, chance: random.Random) -> str:
    """Put odd texts in some cells of a form, and drop or repeat some of its rows."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(lines))
        if "|" not in lines[at] or "^" in lines[min(at + 1, len(lines) - 1)]:
            continue
        cells = lines[at].split("|")
        cells[chance.randrange(len(cells))] = f" {chance.choice(ODD)} "
        lines[at] = "|".join(cells)
        if chance.random() < 0.2:
            lines.insert(at, lines[at])
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(40))
def test_a_form_with_odd_cells_comes_to_a_draft_that_can_be_used(seed: int) -> None:
    """The draft loads and keeps its layout, and scoring lacks at most values; or no form is found."""
    chance = random.Random(seed)
    text = mutated((FOLDER / f"{chance.choice(NAMES)}.form").read_text("utf-8"), chance)
    for draft in drafts(text):
        assert format_text(draft.ruleset) == draft.ruleset
        assert problems(draft) <= {"missing"}


def drafts(text: str) -> tuple[Draft, ...]:
    """Give the drafts of a form; none where there is no form."""
    try:
        return drafts_of(pages(text, "form.xlsx"), "form")
    except DataError as refused:
        if {each.code for each in refused.problems} == {"no-form"}:
            return ()
        raise


def problems(draft: Draft) -> set[str]:
    """Give the codes of what is wrong with the actuals of a draft where its ruleset scores them."""
    try:
        indicrules.loads(draft.ruleset).score(draft.actuals)
    except DataError as refused:
        return {each.code for each in refused.problems}
    return set()
