"""Turn rulesets in many layouts into the one layout."""

from __future__ import annotations

from typing import Any

import pytest

from indicrules.syntax.formatter import format_text
from indicrules.syntax.layout import laid_out
from indicrules.syntax.parser import parse
from indicrules.text.errors import RulesetError
from indicrules.text.source import Source


@pytest.mark.parametrize(
    ("written", "formatted"),
    [
        ("weight   10", "weight 10"),
        ("target≥43宗", "target >= 43 宗"),
        ("target ＞＝ 95 ％", "target >= 95%"),
        ("target ≦ 530 元/人*月", "target <= 530 元/人*月"),
        ("target -5% to<20%", "target -5% to < 20%"),
        ("score min( a,b ) * - c", "score min(a, b) * -c"),
        ("score a -b", "score a - b"),
        ("score - (a)^(1 / 3)", "score -(a) ^ (1/3)"),
        ("score 2 * 1 / 3", "score 2 * 1/3"),
        ("score x/1 / 3", "score x / 1 / 3"),
        ("score 2024 / 12 / 31", "score 2024 / 12 / 31"),
        ("score 5% / 2", "score 5% / 2"),
        ("score interpolate(x,0:0 ,35 ： 50)", "score interpolate(x, 0: 0, 35: 50)"),
        ('source "a","b"', 'source "a", "b"'),
        ('deduct 2 up   to 5 because"x"', 'deduct 2 up to 5 because "x"'),
        ("out  of 5", "out of 5"),
        ("weight 10# most", "weight 10  # most"),
        ("weight 10 ＃ most", "weight 10  # most"),
        ("ｗｅｉｇｈｔ 10", "weight 10"),
    ],
)
def test_a_line_has_one_layout(written: str, formatted: str) -> None:
    """Spaces, forms and continuations are settled."""
    assert format_text(f"indicator x\n{written}\n") == f"indicator x\n  {formatted}\n"


def test_blocks_clauses_and_rows_are_indented() -> None:
    """Clauses stand two columns in, rows four, a param's rows two, continuations six."""
    text = "indicator x\nscore match a\n1: 2\notherwise: max(1,\n2)\nparam p\nfrom 2010: 3\n"
    assert format_text(text) == (
        "indicator x\n  score match a\n    1:         2\n    otherwise: max(1,\n      2)\nparam p\n  from 2010: 3\n"
    )


def test_comments_and_blank_lines_are_kept() -> None:
    """Comments stay where they stood; several blank lines become one; the ends of the file lose theirs."""
    text = (
        "\n\n# top\n\n\n\nindicator x # head\n# over weight\n\n\n    weight (1 # one\n# two\n+ 2) # three\n"
        "  # still x\n# of y\nindicator y\n  # last\n\n\n"
    )
    assert format_text(text) == (
        "# top\n\nindicator x  # head\n  # over weight\n\n  weight (1  # one\n      # two\n      + 2)  # three\n"
        "  # still x\n# of y\nindicator y\n  # last\n"
    )


def test_keywords_are_written_in_one_language() -> None:
    """Every word of the language has its twin; names, units and texts stay."""
    text = (
        'ruleset r\n  grade 优 >= 90\ninput 等级 one of "甲"\nindicator x in g\n  target >= 5 起\n'
        "  deduct 1 per started 5 起 of completion above 100%\n  score  round(min(full, 等级), 1, up)\n"
        'example "e"\n  given  period = 2024, x = missing\n  expect grade = none, met(x) = yes\n'
    )
    chinese = (
        '规则集 r\n  等级 优 >= 90\n输入 等级 选自 "甲"\n指标 x 属于 g\n  目标 >= 5 起\n'
        "  加   1 每 起 5 起 于 完成率 高于 100%\n  得分 取整(最小(满分, 等级), 1, 进位)\n"
        '示例 "e"\n  已知 期间 = 2024, x = 缺失\n  应得 等级 = 无, 达标(x) = 是\n'
    ).replace("加   1", "扣   1")
    assert format_text(text, keywords="zh") == chinese
    assert format_text(chinese, keywords="en") == text
    assert format_text(chinese) == chinese


def test_line_ends_of_other_systems_are_settled() -> None:
    """A file from Windows gets plain line ends."""
    assert format_text("\ufeffruleset r\r\n  weight 1\r\n") == "ruleset r\n  weight 1\n"


def test_a_text_with_mistakes_is_not_formatted() -> None:
    """The mistakes are raised, with the file's name."""
    with pytest.raises(RulesetError) as raised:
        format_text("indicator x\n  weigth 10\n", name="x.indic")
    assert [diagnostic.code for diagnostic in raised.value.diagnostics] == ["unknown-keyword"]
    assert "x.indic:2:3" in str(raised.value)


def test_keywords_are_in_one_of_two_languages() -> None:
    """Any other language is refused, and those that there are named."""
    with pytest.raises(ValueError, match="`keywords` is `fr`: write `en` or `zh`"):
        format_text("indicator x\n", keywords="fr")  # type: ignore[arg-type]  # what a caller without types may do


def test_a_line_that_its_layout_makes_too_long_is_broken_inside_parentheses() -> None:
    """After a comma, so that what is formatted loads, means the same and formats to itself."""
    text = f"metric m = sum({','.join(['abcd'] * 800)})\n"
    formatted = format_text(text)
    lines = formatted.split("\n")
    assert [len(line) for line in lines] == [4094, 725, 0]
    assert parse(Source("", formatted)).file == parse(Source("", text)).file
    assert format_text(formatted) == formatted


def test_a_line_that_cannot_be_broken_is_refused_where_its_layout_makes_it_too_long() -> None:
    """Outside parentheses a line is one line."""
    with pytest.raises(RulesetError) as refused:
        format_text(f"metric m = {'+'.join(['a' * 45] * 88)}\n")
    (said,) = refused.value.diagnostics
    assert (said.code, said.message) == ("line-too-long", "laid out, this line has 4232 characters, more than 4096")
    assert said.hint == "break it inside parentheses, or name a part of it with a `metric`"


def test_values_of_a_block_begin_in_one_column() -> None:
    """By the columns of a terminal, two for a Chinese character; keywords longer than `target` stand out."""
    assert format_text(
        '指标 x\n权重 10\n完成值 a\n扣 1 若 a < 2\n不适用 零分\n\n示例 "y"\n已知 a = 1\n应得 总分 = 1\n'
    ) == (
        "指标 x\n  权重   10\n  完成值 a\n  扣     1 若 a < 2\n  不适用 零分\n\n"
        '示例 "y"\n  已知 a = 1\n  应得 总分 = 1\n'
    )
    assert format_text('indicator x\nweight 10\n# why\n\ncap 5 if a < 2\nevidence "b"\nmissing zero\n') == (
        'indicator x\n  weight 10\n  # why\n\n  cap    5 if a < 2\n  evidence "b"\n  missing zero\n'
    )
    assert format_text("group x\nscore min(scores)\ncap 5 if a < 2\n") == (
        "group x\n  score min(scores)\n  cap   5 if a < 2\n"
    )


def test_values_of_rows_and_tests_of_grades_begin_in_one_column() -> None:
    """A body's rows, a param's, and the grades of an item; a colon inside a call is none of a row's."""
    assert format_text('ruleset r\ngrade "A+" >= 9\ngrade 良好 >= 8\ngrade C otherwise\n') == (
        'ruleset r\n  grade "A+" >= 9\n  grade 良好 >= 8\n  grade C    otherwise\n'
    )
    text = (
        "metric m = match a\n>= 95%: interpolate(x, 0: 0, 9: 5)\n80% to < 95%: 3\notherwise: 0\nparam p\nfrom 2000: 1\n"
    )
    assert format_text(text) == (
        "metric m = match a\n    >= 95%:       interpolate(x, 0: 0, 9: 5)\n    80% to < 95%: 3\n    otherwise:    0\n"
        "param p\n  from 2000: 1\n"
    )


def test_rows_of_which_one_is_long_are_not_aligned() -> None:
    """A short row's value would stand far from its test."""
    text = 'metric m =\n    when a = "one of the longer choices": 1\n    otherwise: 0\n'
    assert format_text(text) == text


def test_remarks_on_lines_that_follow_one_another_begin_in_one_column() -> None:
    """A line without one, or much longer than another, ends the column."""
    text = f'indicator x # a\nweight 10 # b\ntarget >= 100 件# c\nscore met\nnote "{"-" * 50}" # d\nmissing zero # e\n'
    assert format_text(text) == (
        "indicator x         # a\n  weight 10         # b\n  target >= 100 件  # c\n  score  met\n"
        f'  note   "{"-" * 50}"  # d\n  missing zero  # e\n'
    )
    table = 'table t(k)\n"a": 1 # one\n"bcd": 22 # two\n'
    assert format_text(table) == 'table t(k)\n  "a":   1   # one\n  "bcd": 22  # two\n'


@pytest.mark.parametrize(
    ("fault", "at"),
    [
        (("weight 10", "weight 1 0"), "weight 10"),
        (("weight 10", "weight  11"), "weight 10"),
        (("target >= 95%", "target > 95%"), "target >= 95%"),
        (("\n  weight 10", ""), "weight 10"),
        (('"a  b"', '"a b"'), 'note   "a  b"'),
        (("score  met", "score  met\n  cap    5"), 'note   "a  b"'),
        (("# why", "# who"), ""),
        (("\n  # why", ""), ""),
        (("元 * b", "元*b"), "actual a - 2 元 × b"),
    ],
)
def test_a_layout_that_would_be_read_otherwise_is_not_given(
    fault: tuple[str, str], at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is wrong with the formatter, a text keeps its meaning, its texts and its remarks."""
    text = 'indicator x\n  weight 10\n  # why\n  actual a - 2 元 × b\n  target >= 95%\n  score  met\n  note   "a  b"\n'

    def faulty(*given: Any) -> list[str]:
        return "\n".join(laid_out(*given)).replace(*fault).split("\n")

    monkeypatch.setattr("indicrules.syntax.formatter.laid_out", faulty)
    with pytest.raises(RulesetError) as refused:
        format_text(text)
    (said,) = refused.value.diagnostics
    assert said.span is not None
    assert (said.code, said.span.text) == ("layout-reads-otherwise", at)
    assert said.message == "laid out, this would be read otherwise than it is now"
    assert said.hint == "the fault is the formatter's: keep the text as it is, and report this line"


BLOCKS = "".join(f"indicator {name}\n  weight 10\n" for name in "abcdef")


@pytest.mark.parametrize("put", ["x >  6", "x > 5 km", "x > 5  # c", "x > 5\n  cap 5"])
def test_one_block_that_would_be_read_otherwise_is_found(put: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Among others in which nothing but blanks changes: a number, a unit, a remark, a clause."""
    text = f"{BLOCKS}check x>5\n"
    assert format_text(text) == f"{BLOCKS}check x > 5\n"
    monkeypatch.setattr(
        "indicrules.syntax.formatter.laid_out", lambda *given: text.replace("x>5", put).split("\n")[:-1]
    )
    with pytest.raises(RulesetError) as refused:
        format_text(text)
    assert [each.code for each in refused.value.diagnostics] == ["layout-reads-otherwise"]
