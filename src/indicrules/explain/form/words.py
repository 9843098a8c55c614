"""Every word that the form uses of its own accord, as finance bureaus write it, and in English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

from indicrules.text.sentence import Language

_Pair: TypeAlias = tuple[str, str]

COLUMNS = ("level_1", "level_2", "level_3", "target", "actual", "weight", "score", "reason")
"""The columns of the form, in their order."""

_WORDS: dict[str, _Pair] = {
    "level_1": ("Level 1", "一级指标"),
    "level_2": ("Level 2", "二级指标"),
    "level_3": ("Level 3", "三级指标"),
    "target": ("Annual target", "年度指标值"),
    "actual": ("Actual", "实际完成值"),
    "weight": ("Weight", "分值"),
    "score": ("Score", "得分"),
    "reason": ("Reasons for deviation and measures", "偏差原因分析及改进措施"),
    "total": ("Total", "总分"),
    "year": ("Year {period}", "{period}年度"),
    "as_of": ("As of {period}", "截至{period}"),
    "period": ("Period {period}", "期间：{period}"),
    "total_of": ("Total: {score} of {full}", "总分：{score}（满分{full}分）"),
    "total_is": ("Total: {score}", "总分：{score}"),
    "grade": ("Grade: {grade}", "等级：{grade}"),
    "group_weight": ("{name} ({weight})", "{name}（{weight}分）"),
    "changed": ("{before} ({after} after redistribution)", "{before}（调整后{after}）"),
    "in_formula": ("{score} (enters a formula)", "{score}（按公式汇总）"),
    "uncounted": ("{score} (not counted)", "{score}（不计入总分）"),
    "bonus": ("bonus up to {bonus}", "附加分，最高{bonus}"),
    "with_bonus": ("{weight} (bonus up to {bonus})", "{weight}（附加分最高{bonus}）"),
    "adjustment": ("Adjustment", "加减分"),
    "by_formula": ("By the formula", "按公式计分"),
    "by_policy": ("By the policy", "按规定计分"),
    "by_difference": ("difference of redistribution", "分值调整的差额"),
    "range": ("{low} to {high}", "{low}～{high}"),
    "and": ("{first}, {second}", "{first}，{second}"),
    "list": ("; ", "；"),
    "named": ("{name}: {value}", "{name}：{value}"),
    "more": ("…", "……"),
    "yes": ("yes", "是"),
    "no": ("no", "否"),
    "none": ("not given", "未填报"),
    "not_applicable": ("not applicable", "不适用"),
    "missing_because": ("“{name}” is not given", "“{name}”未填报"),
    "inapplicable_because": ("“{name}” does not apply", "“{name}”不适用"),
    "unscored_because": ("“{name}” is not scored", "“{name}”不参与评分"),
    "nothing_counts": ("none of its indicators is scored", "下级指标均不参与评分"),
    "requirement": ("not met: {condition}", "不符合：{condition}"),
    "dropped": ("{cause}: not scored", "{cause}，不参与评分"),
    "redistributed": (
        "{cause}: not scored, its weight redistributed to the indicators that were scored",
        "{cause}，不参与评分，分值由其余指标分担",
    ),
    "zero": ("{cause}: scored 0, {lost}", "{cause}，按0分计，{lost}"),
    "zero_alone": ("{cause}: scored 0", "{cause}，按0分计"),
    "full": ("{cause}: scored the full mark", "{cause}，按满分计"),
    "no_total": ("{cause}: no total", "{cause}，没有总分"),
    "lost": ("{points} points lost", "扣{points}分"),
    "lost_one": ("1 point lost", "扣1分"),
    "gained": ("{points} points added", "加{points}分"),
    "gained_one": ("1 point added", "加1分"),
    "with_points": ("{words}: {points}", "{words}，{points}"),
    "short": ("target not reached, {distance} short", "未达目标，差{distance}"),
    "over": ("target exceeded by {distance}", "超出目标{distance}"),
    "late": ("{distance} late", "晚{distance}"),
    "early": ("{distance} early", "早{distance}"),
    "not_met": ("target not reached", "未达目标"),
    "by_rule": ("by the scoring rule", "按计分办法"),
    "rounding": ("rounding", "尾差"),
    "held": ("limited to the full mark", "超过满分的部分不计"),
    "full_by_rounding": ("full mark reached by rounding alone", "因四舍五入得满分"),
    "days": ("{count} days", "{count}天"),
    "day": ("1 day", "1天"),
    "percentage_points": ("{count} percentage points", "{count}个百分点"),
    "percentage_point": ("1 percentage point", "1个百分点"),
}

WORDS: Mapping[str, _Pair] = MappingProxyType(_WORDS)


def say(key: str, lang: Language, **parts: str) -> str:
    """Give a sentence, a label or a sign in one language, with its parts put in."""
    said = WORDS[key][0 if lang == "en" else 1].format(**parts)
    return said.replace("%分", "%").replace("% points", "%")  # a percent is no number of points
