"""The words over the columns of forms, and beside their lines, by what they are of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from indicrules.syntax.signs import plain_forms
from indicrules.text.patterns import pattern

_INSIDE: Final = pattern(r"\([^()]*\)|\[[^\[\]]*\]|[\s:*★]+")
_ENGLISH: Final = pattern(r"[^a-z0-9]+")
_LEVEL: Final = pattern(
    r"([一二三四1-4])级(?:指标)?(?:名称)?|(?:level|tier)([1-4])(?:indicators?)?|(?:first|second|third|fourth)level(?:indicators?)?"
)
_ORDINALS: Final = {"一": "1", "二": "2", "三": "3", "四": "4"}
_LETTERED: Final = pattern(r"(?:指标)?([A-Z]|[①②③]|[\d.]+)$")

# Of each role the words of its heads: the first are sure, the second may be something else beside a sure one.
_ROLES: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "name",
        (
            "指标名称 指标内容 具体指标 考核指标 评价指标 指标 考核内容 绩效指标名称 indicator "
            "indicatorname kpi measure "
            "performanceindicator criterion item"
        ),
        "绩效指标 考核项目 内容 名称 name",
    ),
    (
        "sign",
        "指标性质 指标符号 符号 计算符号 运算符号 比较符 比较符号 operator sign",
        "性质",
    ),
    (
        "direction",
        "指标方向 方向 指标属性 direction",
        "",
    ),
    (
        "target",
        (
            "年度指标值 指标值 目标值 年初目标值 年初指标值 预期指标值 计划指标值 全年目标值 "
            "年度目标值 绩效目标值 预期目标值 全年指标值 计划值 计划完成值 预期值 绩效目标 "
            "年度目标 年度绩效指标值 年初设定目标值 target targetvalue plannedvalue annualtarget"
        ),
        "目标 计划 标准值 预期目标 planned plan goal",
    ),
    (
        "unit",
        "度量单位 计量单位 单位 指标单位 unit units unitofmeasure",
        "",
    ),
    (
        "actual",
        (
            "实际完成值 全年实际值 完成值 实际值 全年实际完成值 全年完成值 单项指标实际完成值 "
            "实际完成指标值 全年完成情况 指标完成值 年度完成值 年度实际完成值 actual "
            "actualvalue achieved actualachieved"
        ),
        "实际完成情况 完成情况 实际完成 实际 完成 指标完成情况 result",
    ),
    (
        "weight",
        (
            "分值 权重 参考分值 标准分值 标准分 指标分值 权重分值 满分 分值权重 权重占比 指标权重 "
            "满分值 分值设置 weight maxscore fullmark "
            "maximumscore maxpoints fullmarks"
        ),
        "分数 points",
    ),
    (
        "score.self",
        (
            "得分 自评得分 自评分 单位自评得分 自评分值 单位自评分 实际得分 单项得分 评分 自评 得分值 "
            "score selfscore selfassessedscore "
            "pointsawarded"
        ),
        "",
    ),
    (
        "score.review",
        (
            "财政审核评分 审核得分 复核得分 评审得分 财政评分 主管部门评分 复评得分 抽查得分 "
            "财政审核得分 财政部门评分 审核评分 复核评分 评价得分 财政评价得分 主管部门审核得分 "
            "reviewscore reviewedscore reviewerscore auditedscore"
        ),
        "复核 审核 复评",
    ),
    (
        "rule",
        (
            "得分计算方法 评分标准 评分规则 计分方法 评分办法 评价标准 评分细则 计分规则 计分标准 "
            "评分方法 得分计算方式 评分依据 scoringrule "
            "scoringmethod scoringcriteria"
        ),
        "",
    ),
    (
        "evidence",
        (
            "佐证材料 证明材料 数据来源 资料来源 佐证 证明材料清单 佐证资料 完成值数据来源 evidence "
            "datasource supportingevidence"
        ),
        "",
    ),
    (
        "basis",
        (
            "指标值设定依据 设定依据 目标依据 指标解释 指标说明 指标值来源 目标值设定依据 目标设定依据 "
            "依据 basis definition"
        ),
        "",
    ),
    (
        "former",
        (
            "上年完成值 上年值 上年实际值 上年度完成值 上年实际完成值 上年度实际完成值 去年完成值 "
            "上年度实际值 上年完成情况 lastyear previousyear "
            "lastyearactual"
        ),
        "",
    ),
    (
        "midyear",
        "年中监控完成值 年中完成值 半年完成值 监控完成值 年中监控实际完成值 1-7月执行情况 midyear",
        "",
    ),
    (
        "completion",
        "完成率 完成比例 指标完成率 完成程度 完成比率 completion completionrate achievement",
        "",
    ),
    (
        "converted",
        "折算得分 折算分 加权得分 weightedscore",
        "",
    ),
    (
        "serial",
        "序号 编号 no number #",
        "",
    ),
)
_REASONS: Final = (
    "偏差",
    "未完成原因",
    "扣分原因",
    "改进措施",
    "原因分析",
    "reason",
    "remark",
    "备注",
    "comment",
    "未达",
)

_SURE: Final[Mapping[str, str]] = MappingProxyType({word: role for role, sure, _ in _ROLES for word in sure.split()})
_LIKELY: Final[Mapping[str, str]] = MappingProxyType(
    {word: role for role, _, likely in _ROLES for word in likely.split()}
)

_MONEY: Final[tuple[tuple[str, str], ...]] = (
    ("initial", "年初预算数 年初预算 预算数 年初批复数 年初预算金额 initialbudget originalbudget"),
    (
        "budget",
        (
            "全年预算数 调整后预算数 全年预算 调整预算数 预算调整数 全年预算数调整后 年度预算数 "
            "budget adjustedbudget revisedbudget "
            "fullyearbudget"
        ),
    ),
    (
        "spent",
        (
            "全年执行数 执行数 实际支出数 全年支出数 实际支出 决算数 支出数 实际执行数 spent "
            "actualspending expenditure executed "
            "actualexpenditure"
        ),
    ),
    ("weight", "分值 权重 标准分 参考分值 weight maxscore fullmark points"),
    ("rate", "执行率 预算执行率 执行率% executionrate rate execution"),
    ("score", "得分 自评得分 自评分 score selfscore"),
)
COLUMNS: Final[Mapping[str, str]] = MappingProxyType({word: kind for kind, words in _MONEY for word in words.split()})
"""What stands in a column of the form's money, by the word over it."""

TOTALS: Final = frozenset(
    [
        "总分",
        "合计",
        "总计",
        "总得分",
        "得分合计",
        "合计得分",
        "总分合计",
        "自评总分",
        "综合得分",
        "自评总得分",
        "合计总分",
        "绩效自评总分",
        "total",
        "totalscore",
        "grandtotal",
        "sum",
    ]
)
SUBTOTALS: Final = frozenset(["小计", "分项合计", "subtotal"])
FIRST_ROWS: Final = pattern(
    r"(?:年度)?(?:项目)?资金总[额计]|年度资金总额|合计|总额|总计|部门支出总额|年度预算|全年资金总额|资金总额|totalfunds?|total"
)


_SIMPLER: Final = str.maketrans(
    "級標權實際評總預單項產滿績資額時達數執報規則準說備註門變動補審複檢參計劃設內歷據來證",
    "级标权实际评总预单项产满绩资额时达数执报规则准说备注门变动补审复检参计划设内历据来证",
)


def word(text: str) -> str:
    """Give the word of a head as it is compared: plain, without spaces, and without what stands in parentheses."""
    plain = plain_forms(text).translate(_SIMPLER)
    found = _INSIDE.sub("", plain).strip(".,;、")
    if not found:
        found = re.sub(r"\s+", "", plain)
    return _ENGLISH.sub("", found.lower()) or found if found.isascii() else found


def role(text: str) -> tuple[str, bool] | None:
    """Give what stands under a head, and whether that is sure; None where the text is no head.

    >>> role("年度指标值（A）"), role("三级指标"), role("Target value"), role("偏差原因分析及改进措施")
    (('target', True), ('level3', True), ('target', True), ('reason', True))
    """
    if not text or len(text) > 40:
        return None
    found = word(text)
    level = _LEVEL.fullmatch(found)
    if level is not None:
        number = (
            level[1] or level[2] or str(("first", "second", "third", "fourth").index(found[: found.index("level")]) + 1)
        )
        return f"level{_ORDINALS.get(number, number)}", True
    if found in _SURE:
        return _SURE[found], True
    if found in _LIKELY:
        return _LIKELY[found], False
    if any(each in found.lower() for each in _REASONS):
        return "reason", True
    return None
