"""Hold what is said of data to both languages, and its hints to be of use where they are followed to the letter."""

from __future__ import annotations

import re
from typing import Any

import pytest

import indicrules
from indicrules.files.actuals import read_actuals
from indicrules.text.codes import DATA_CODES
from indicrules.text.sentence import Sentence
from indicrules.text.sentences import SENTENCES

RULESET = indicrules.loads(
    """ruleset r "考核"
  total 20
input 宗数 宗 from 0 "地块宗数"
input 办结率 % from 0% to 100%
input 金额 万元
input 面积
input 已公示 yes/no
input 完工 date from 2024-01-01
input 评级 one of "优", "良"
input 各季 list of 宗
metric 单价 = 金额 / 面积
indicator a
  weight 10
  target >= 43 宗
  actual 宗数
indicator b
  weight 10
  target >= 1 万元
  actual 单价
"""
)
GIVEN = {
    "宗数": "43 宗", "办结率": "95%", "金额": "3 万元", "面积": "5", "已公示": "是", "完工": "2024-12-31",
    "评级": "优", "各季": "1; 2",
}  # fmt: skip

# An input, what is given for it, the code, and the message and hint in Chinese.
VALUES: list[tuple[str, Any, str, str, str | None]] = [
    (
        "宗数",
        "暂无",
        "not-a-number",
        "`暂无` 不是数字，而 `宗数` 应为数字（单位：宗）",
        "尚不掌握的留空，不适用的写 `不适用`",
    ),
    ("宗数", "无", "none-or-zero", "为 `宗数` 填报的 `无` 可能指 0，也可能指不适用", "请写 `0` 或 `不适用`"),
    ("宗数", "1,234", "thousands-separator", "`宗数` 的填报值有误：`1,234` 中有千分位分隔符", "写作 `1234`"),
    ("宗数", "1,5", "decimal-comma", "`宗数` 的填报值有误：`1,5` 的小数点写成了逗号", "写作 `1.5`"),
    ("宗数", ".5", "bare-point", "`宗数` 的填报值有误：`.5` 的小数点一侧没有数字", "写作 `0.5`"),
    ("宗数", "1_000", "underscore", "`宗数` 的填报值有误：`1_000` 中有不该有的下划线", "写作 `1000`"),
    ("宗数", "4.3e1", "exponent", "`宗数` 的填报值有误：`4.3e1` 用了科学计数法", "写作 `43`"),
    (
        "宗数",
        "1" * 31,
        "too-many-digits",
        f"`宗数` 的填报值有误：`{'1' * 31}` 小数点前有 31 位，超过 30 位",
        "小数点前最多写 30 位，小数点后最多写 30 位",
    ),
    (
        "宗数",
        10**40,
        "too-many-digits",
        "`宗数` 的填报值有误：这个数小数点前超过 30 位",
        "小数点前最多写 30 位，小数点后最多写 30 位",
    ),
    ("宗数", "12②", "other-digits", "为 `宗数` 填报的 `12②` 中有 `②`，只识别数字 0 到 9", "写作 `12`"),
    ("宗数", "四十三", "other-digits", "为 `宗数` 填报的 `四十三` 是用文字写的数", "写作 `43`"),
    ("宗数", "约 40", "operator-in-data", "为 `宗数` 填报的 `约 40` 是界限，不是实际完成值", "写作 `40`"),
    (
        "宗数",
        "43宗左右",
        "unit-clash",
        "为 `宗数` 填报的 `43宗左右` 以 `宗左右` 为单位，而该输入以 `宗` 为单位",
        "写作 `43宗`",
    ),
    (
        "宗数",
        "40余宗",
        "unit-clash",
        "为 `宗数` 填报的 `40余宗` 以 `余宗` 为单位，而该输入以 `宗` 为单位",
        "写作 `40宗`",
    ),
    ("宗数", "43-45 宗", "not-a-number", "`宗数` 的填报值有误：`43-45 宗` 不是数字", "请只填报一个实际完成值"),
    (
        "宗数",
        "#REF!",
        "not-a-number",
        "`#REF!` 不是数字，而 `宗数` 应为数字（单位：宗）",
        "请先改正表格中的公式，再填报计算结果",
    ),
    (
        "宗数",
        "43 件",
        "unit-clash",
        "为 `宗数` 填报的 `43 件` 以 `件` 为单位，而该输入以 `宗` 为单位",
        "请换算，或在规则集中写明换算关系，如 `unit 件 = 1 宗`",
    ),
    (
        "宗数",
        "4千",
        "unit-clash",
        "为 `宗数` 填报的 `4千` 以 `千` 为单位，而该输入以 `宗` 为单位",
        "请写出完整的单位，如 `4000宗`",
    ),
    ("宗数", "-5", "out-of-range", "为 `宗数` 填报的 `-5` 超出范围（不低于 0 宗）", "请与数据来源核对数字"),
    ("宗数", float("nan"), "not-a-number", "`宗数` 的填报值有误：`NaN` 不是数字", "不掌握的不要填写数值"),
    ("宗数", True, "not-a-number", "`True` 不是数字，而 `宗数` 应为数字（单位：宗）", "请写成 `95` 这样"),
    (
        "宗数",
        object,
        "not-a-number",
        "为 `宗数` 填报的内容不是数字，而 `宗数` 应为数字（单位：宗）",
        "请写成 `95` 这样",
    ),
    (
        "办结率",
        "0.95",
        "percent-or-fraction",
        "为 `办结率` 填报的 `0.95` 可能是 0.95%，也可能是 95%",
        "请写 `0.95%` 或 `95%`",
    ),
    (
        "办结率",
        "105%",
        "out-of-range",
        "为 `办结率` 填报的 `105%` 超出范围 0% 到 100%",
        "比率不会超过 100%：可能把完成率（完成值 ÷ 目标值）填成了完成值；请填报比率本身",
    ),
    (
        "金额",
        "3 美元",
        "unit-clash",
        "为 `金额` 填报的 `3 美元` 以 `美元` 为单位，而该输入以 `万元` 为单位",
        "请换算，或在规则集中写明折合多少：`unit 美元 = … 元`",
    ),
    ("面积", "5 宗", "unit-clash", "为 `面积` 填报的 `5 宗` 带有单位 `宗`，而该输入没有单位", "请只写数字"),
    (
        "面积",
        "0",
        "division-by-zero",
        "`金额 / 面积` 用 30000 除以 `面积`，而后者为 0",
        "请加上前提条件，如 `require 面积 > 0`",
    ),
    ("已公示", "√", "not-yes-or-no", "为 `已公示` 填报的 `√` 既不是“是”也不是“否”", "请写 `是` 或 `否`"),
    ("完工", "2024年12月5日", "not-a-date", "为 `完工` 填报的 `2024年12月5日` 不是日期", "写作 `2024-12-05`"),
    ("完工", "20241231", "not-a-date", "为 `完工` 填报的 `20241231` 不是日期", "写作 `2024-12-31`"),
    ("完工", "年底", "not-a-date", "为 `完工` 填报的 `年底` 不是日期", "请写成 `2024-12-31` 这样"),
    (
        "完工",
        "2023-12-31",
        "out-of-range",
        "为 `完工` 填报的 `2023-12-31` 超出范围（不低于 2024-01-01）",
        "请与数据来源核对日期",
    ),
    ("评级", "优秀", "unknown-choice", "`优秀` 不是 `评级` 的选项", "是否想写 `优`？"),
    ("评级", "差", "unknown-choice", "`差` 不是 `评级` 的选项", "选项有 `优`、`良`"),
    ("各季", "1、2", "values-by-commas", "`各季` 的各个值用逗号分隔，而数字中也可能有逗号", "写作 `1; 2`"),
    ("各季", "1; x", "not-a-number", "`x` 不是数字，而 `各季: 2` 应为数字（单位：宗）", "请写数字，如 `43`"),
    (
        "宗数",
        None,
        "missing",
        "缺少 `宗数`（地块宗数），而 `a` 需要它",
        "请填报，或写明缺失时怎么办：`missing zero`、`missing rescale`",
    ),
    ("地块总数", "5", "unknown-name", "没有名为 `地块总数` 的输入", "是否想写 `地块宗数`？"),
    (
        "单价",
        "5",
        "unknown-name",
        "`单价` 由规则集计算得出，不能填报",
        "输入有：`宗数`、`办结率`、`金额`、`面积`、`已公示`、`完工`、`评级`、`各季`",
    ),
    ("地块宗数", "5", "given-twice", "`宗数` 填报了两次，一次写作 `宗数`，一次写作 `地块宗数`", "两者去掉一个"),
    (
        "宗数",
        {"value": 5, "备注": "x", "来原": "y"},
        "unknown-key",
        "`宗数` 的对象中有 `备注`，没有这个键",
        "写作 `note`",
    ),
    (
        "宗数",
        {"inapplicable": True},
        "because-needed",
        "没有说明 `宗数` 为什么不适用",
        "请加上 `because` 写明原因，或直接填 `不适用`",
    ),
    ("宗数", {"note": "x"}, "value-needed", "`宗数` 的对象中没有 `value`", "请加上 `value`，尚不掌握的留空"),
]

FILES = [
    ("json", ""),
    ("json", "[1]"),
    ("json", '{"a": 1,}'),
    ("json", "{'a': 1}"),
    ("json", '{"a": {"b": {}}}'),
    ("json", '{"a": 1'),
    ("json", '{"a": "\\x"}'),
    ("json", '{"a": 1e5, "b": NaN, "a": 2}'),
    ("toml", "[b]"),
    ("toml", "宗数 = 1"),
    ("toml", "a.b = 1"),
    ("toml", "a = x\nb = [[1]]\nc = {b = {}}\nd"),
    ("csv", "a,1,2"),
    ("csv", ",5"),
    ("csv", 'a,"x'),
    ("csv", "宗数，5"),
    ("csv", "name,value,x\na,1,2"),
    ("csv", "a,1\0"),
]

QUOTED = re.compile(r"`[^`]*`|\[[a-z0-9-]+\]$|^d\.[a-z]+:\d+: |d\.[a-z]+:\d+", re.MULTILINE)
NAMES = {"JSON", "TOML", "CSV", "UTF"}  # of formats, which are the same in Chinese


def refused(name: str, value: Any) -> indicrules.DataError:
    """Give the error of data that are right but for one value."""
    with pytest.raises(indicrules.DataError) as caught:
        RULESET.score({**GIVEN, name: value})
    return caught.value


def english_in(text: str) -> set[str]:
    """Give the Latin words of a text in Chinese that are no code, no name of a file and not in backticks."""
    return set(re.findall(r"[A-Za-z]+", QUOTED.sub("", text))) - NAMES


def test_each_code_of_data_has_its_sentences() -> None:
    """In both languages."""
    said = {key.partition(".")[0] for key in SENTENCES}
    assert set(DATA_CODES) - said == set()


@pytest.mark.parametrize(("name", "value", "code", "message", "hint"), VALUES)
def test_a_value_is_refused_in_chinese(name: str, value: Any, code: str, message: str, hint: str | None) -> None:
    """The sentence and the hint, each from the parts that the English has."""
    problem = refused(name, value).problems[0]
    assert (problem.code, problem.message_in("zh"), problem.hint_in("zh")) == (code, message, hint)
    assert english_in(message) == set()


@pytest.mark.parametrize(("format", "text"), FILES)
def test_a_file_is_refused_in_chinese(format: Any, text: str) -> None:
    """No English stands in it but names of formats."""
    with pytest.raises(indicrules.DataError) as caught:
        read_actuals(text.encode(), format, name=f"d.{format}")
    assert english_in(caught.value.told("zh").replace("建议", "")) == set()


@pytest.mark.parametrize(
    ("name", "value", "written"),
    [
        (name, value, re.findall("`(.*?)`", hint or ""))
        for name, value, code, _, hint in VALUES
        if code not in ("unknown-key", "unknown-name")
        and (hint or "").startswith(("写作", "请写", "尚不掌握", "是否想写"))
    ],
)
def test_a_hint_that_is_followed_to_the_letter_helps(name: str, value: Any, written: list[str]) -> None:
    """What it says to write is taken, each of the ways where there are several."""
    assert written
    for each in written:
        RULESET.score({**GIVEN, name: each})


def test_a_difference_is_guarded_on_both_sides_of_zero() -> None:
    """A divisor that is a difference may be below 0 by right; a condition that it be above 0 would drop such data."""
    rules = "ruleset r\n  total 5\ninput a\ninput b\nindicator x\n  weight 5\n  target >= 1\n  actual 1 / (a - b)\n"
    with pytest.raises(indicrules.DataError) as caught:
        indicrules.loads(rules).score({"a": 1, "b": 1})
    assert caught.value.problems[0].hint == "guard it, as in `require a - b != 0`"
    guarded = indicrules.loads(rules.replace("  actual", "  require a - b != 0\n  inapplicable zero\n  actual"))
    assert (guarded.score({"a": 1, "b": 1}).total, guarded.score({"a": 2, "b": 1}).total) == (0, 5)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_data_hold_is_told_so_that_a_terminal_obeys_none_of_it(language: Any) -> None:
    """Control characters, ends of lines and marks that turn text round are written as their numbers."""
    told = refused("评级", "\x1b[2J优\n\u202e").told(language)
    assert "<U+001B>[2J优<U+000A><U+202E>" in told
    assert told.count("\n") == 2  # of the place in the ruleset, and of the hint


def test_parts_are_the_same_in_both_languages() -> None:
    """Whoever reads a problem by program goes by its code and its parts."""
    said = refused("宗数", "43 件").problems[0].said
    assert isinstance(said, Sentence)
    assert said.parts == {"text": "43 件", "name": "宗数", "unit": "件", "own": "宗"}


def test_a_check_that_cannot_be_looked_at_says_why_in_chinese() -> None:
    """On a page in Chinese; data of the card keep the English."""
    rules = "ruleset r\n  total 5\ninput a\nindicator x\n  weight 5\n  target >= 1\n  actual a\ncheck 1 / (a - 5) < 3\n"
    card = indicrules.loads(rules).score({"a": 5})
    assert card.checks[0].reason == "`1 / (a - 5)` divides 1 by `a - 5`, which is 0"
    assert "未核对：1 / (a − 5) < 3（`1 / (a - 5)` 用 1 除以 `a - 5`，而后者为 0）" in card.explain("text", "zh")
