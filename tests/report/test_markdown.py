"""Hold Markdown reports: the explanation, the way down as a table, the rules whole."""

from __future__ import annotations

import indicrules
from tests.report.cards import midyear, office


def part(text: str, heading: str) -> str:
    """Give what stands under a heading of the second level."""
    return text.partition(f"\n## {heading}\n\n")[2].partition("\n## ")[0]


def test_the_way_down_is_a_table() -> None:
    """Signs say what was lost; what is left stands beside."""
    assert part(midyear().report("markdown"), "From the full mark to the total").startswith(
        "| item | lost | left |\n"
        "| --- | ---: | ---: |\n"
        "| **Full mark** |  | **100** |\n"
        "| “三地合一”地块录入数量 | −11.16 | 88.84 |\n"
        "| 回迁安置户数 | −5.64 | 83.20 |\n"
        "| 征收补偿完成率 | −7.50 | 75.70 |\n"
        "| **Total** |  | **75.70** |\n"
    )


def test_it_says_all_that_the_explanation_says() -> None:
    """The report has lines of its own between and behind them."""
    card = midyear()
    lines = iter(card.report("markdown", "zh").splitlines())
    assert all(line in lines for line in card.explain("markdown", "zh").splitlines())


def test_rules_stand_line_by_line() -> None:
    """What fired has a bar, what took points says how many."""
    told = part(office().report("markdown", "zh"), "评分规则及适用条款")
    assert '\n 8   indicator plots in outputs "Plots entered"    ← 扣 ≈33.4884, 扣 ≈0.0016\n 9     weight 60\n' in told
    assert '\n14 ▌   deduct 0.5 per full 1% below target up to 4 because "half a point each"    ← 扣 2.50\n' in told


def test_a_text_with_fences_stays_inside_its_own() -> None:
    """The fence is longer than any run of backticks."""
    text = "# ```` not code\nruleset r\nindicator a\n  weight 5\n  target >= 9\n"
    told = indicrules.loads(text).score({"a": 3}).report("markdown")
    assert "\n`````text\n1   # ```` not code\n" in told
    assert told.count("\n`````\n") == 1
