"""Every word an explanation uses of its own accord, in English and in the words of Chinese performance reports."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

from indicrules.explain.document import Language
from indicrules.text.classes import frozen

_Pair: TypeAlias = tuple[str, str]

_LABELS: dict[str, _Pair] = {
    "weight": ("weight", "权重"),
    "target": ("target", "目标值"),
    "actual": ("actual", "完成值"),
    "completion": ("completion", "完成率"),
    "score": ("score", "得分"),
    "adjusted": ("adjusted", "加减分后"),
    "held": ("held", "限定"),
    "cap": ("cap", "封顶"),
    "floor": ("floor", "保底"),
    "rounded": ("rounded", "取整"),
    "points": ("points", "折算分"),
    "lost": ("lost", "扣分原因"),
    "grade": ("grade", "等级"),
    "full_marks": ("full marks", "得满分"),
    "source": ("source", "依据"),
    "evidence": ("evidence", "佐证"),
    "note": ("note", "说明"),
    "missing": ("missing", "缺失"),
    "inapplicable": ("not applicable", "不适用"),
    "rescale": ("rescaled", "重算"),
    "metric": ("metric", "计算"),
    "total": ("total", "总分"),
    "period": ("period", "期间"),
    "check": ("check", "检查"),
    "doubtful": ("doubtful", "存疑"),
    "replaced": ("replaced", "替换"),
    "item": ("item", "指标"),
    "reason": ("reason", "原因"),
    "arithmetic": ("arithmetic", "算式"),
    "place": ("rule", "出处"),
    "full": ("of", "满分"),
    "points_lost": ("lost", "扣分"),
    "formula": ("shortfall", "未达目标"),
    "start": ("formula", "计分公式"),
    "bonus": ("bonus", "附加分"),
    "rounding": ("rounding", "取整"),
    "deduct": ("deduction", "扣分"),
    "award": ("award", "加分"),
    "step": ("step", "步骤"),
    "explanation": ("explanation", "说明"),
}

_SENTENCES: dict[str, _Pair] = {
    "of": ("of {full}", "/ {full}"),
    "score_of_total": ("{score} of {full}", "总分 {score} / {full}"),
    "score_of_weight": ("{score} of {full}", "得分 {score}  权重 {full}"),
    "score_of_full": ("{score} of {full}", "得分 {score}  满分 {full}"),
    "lost_points": ("lost {points}", "扣 {points}"),
    "gained_points": ("gained {points}", "加 {points}"),
    "not_scored": ("not scored", "不计分"),
    "no_total": ("no total", "没有总分"),
    "no_grade": ("no grade", "没有等级"),
    "more_for": ("{points} more for {grade} ({test})", "距 {grade}（{test}）还差 {points}"),
    "beyond_for": ("more than {points} more for {grade} ({test})", "距 {grade}（{test}）还差 {points} 以上"),
    "short": ("{quantity} short", "差 {quantity}"),
    "over": ("{quantity} over", "超出 {quantity}"),
    "late": ("{quantity} late", "晚 {quantity}"),
    "early": ("{quantity} early", "早 {quantity}"),
    "days": ("{count} days", "{count} 天"),
    "day": ("{count} day", "{count} 天"),
    "percentage_points": ("{count} pp", "{count} 个百分点"),
    "met": ("met", "达标"),
    "not_met": ("not met", "未达标"),
    "starts_full": ("starts from the full mark, {full}", "从满分 {full} 起"),
    "starts_zero": ("starts from 0", "从 0 起"),
    "sum": ("sum of the members' points", "各成员得分之和"),
    "sum_out_of": (
        "{full} × the members' points / their weights",
        "{full} × 各成员得分之和 / 权重之和",
    ),
    "holds": ("{condition}, holds", "{condition}，成立"),
    "fails": ("{condition}, does not hold", "{condition}，不成立"),
    "values_hold": ("{condition} is {values}, holds", "{condition} 即 {values}，成立"),
    "values_fail": ("{condition} is {values}, does not hold", "{condition} 即 {values}，不成立"),
    "value_is": ("{subject} is {value}", "{subject} 为 {value}"),
    "in_row": ("{subject}, in the row {row}", "{subject}，适用 {row}"),
    "not_in_row": ("{subject}", "{subject}"),
    "otherwise": ("no row holds, otherwise: {row}", "各行都不成立，其余：{row}"),
    "otherwise_of": ("{subject}, in no row, otherwise: {row}", "{subject}，不在任何一行，其余：{row}"),
    "passed_over": ("passed over: {row} — {why}", "未取：{row} — {why}"),
    "held_to": ("{before} held to {low} … {high}", "{before} 限定在 {low} … {high} 之内"),
    "to_step": ("to {step}, {mode}", "按 {step} {mode}"),
    "full_by_rounding": (
        "the full mark is reached by rounding alone: {before} before it",
        "仅因取整达到满分：取整前为 {before}",
    ),
    "full_bound": ("the full mark bound: not past {limit}", "受满分限制：不超过 {limit}"),
    "full_kept": ("the full mark stays whole: {limit}", "满分不取整：{limit}"),
    "cap_bound": ("the cap bound: not past {limit}", "受封顶限制：不超过 {limit}"),
    "floor_bound": ("the floor bound: not below {limit}", "受保底限制：不低于 {limit}"),
    "from_more": ("from {actual}, {quantity} more", "完成值达到 {actual}，还差 {quantity}"),
    "above_more": ("above {actual}, more than {quantity} more", "完成值超过 {actual}，还差 {quantity} 以上"),
    "down_to": ("down to {actual}, {quantity} less", "完成值降到 {actual}，还要减少 {quantity}"),
    "below_less": ("below {actual}, more than {quantity} less", "完成值低于 {actual}，还要减少 {quantity} 以上"),
    "no_value": ("{name} has no value", "{name} 没有填报"),
    "does_not_apply": ("the data says that {name} does not apply", "数据中 {name} 为不适用"),
    "item_dropped": (
        "{name} is not scored, for its data are missing, and this reads it",
        "{name} 因数据缺失不计分，而本项要读取它",
    ),
    "item_not_scored": ("{name} is not scored, and this reads it", "{name} 不计分，而本项要读取它"),
    "nothing_counted": ("no member is counted", "没有计入的成员"),
    "policy_zero": ("scored 0, as `{policy}` says", "按 `{policy}` 计 0 分"),
    "policy_full": ("scored the full mark, as `{policy}` says", "按 `{policy}` 计满分"),
    "policy_rescale": ("not counted: the others carry its weight", "不计入：权重由其余各项分担"),
    "policy_left_out": ("not counted", "不计入"),
    "uncounted": ("does not count in {name}, which is not scored", "{name} 不计分，本项不计入"),
    "uncounted_by_policy": (
        "does not count in {name}, which is scored by `{policy}`",
        "{name} 按 `{policy}` 计分，本项不计入",
    ),
    "weight_change": (
        "{nominal}, after redistribution {product} = {effective}",
        "{nominal}，重算后 {product} = {effective}",
    ),
    "weight_gone": ("{nominal}, after redistribution 0", "{nominal}，重算后 0"),
    "bar_weight": ("weight {nominal} → {effective}", "权重 {nominal} → {effective}"),
    "bar_points": ("{points} points of {weight}", "折算 {points} / {weight}"),
    "rescaled_by": (
        "all weight / counted weight = {all} / {counted} = {factor}",
        "全部权重 / 计入权重 = {all} / {counted} = {factor}",
    ),
    "not_stretched": ("not stretched: bonus in {name}, {bonus}", "不放大：{name} 中的附加分 {bonus}"),
    "left_out": ("not counted: {name}, weight {weight} ({why})", "不计入：{name}，权重 {weight}（{why}）"),
    "reason_with": ("{because}: {condition}", "{because}：{condition}"),
    "by_met": ("{percent}, {met}", "{percent}，{met}"),
    "comma": (", ", "，"),
    "above": ("above {actual}", "完成值超过 {actual}"),
    "below": ("below {actual}", "完成值低于 {actual}"),
    "before": ("before {actual}", "完成日期早于 {actual}"),
    "not_after": ("up to {actual}", "完成日期不晚于 {actual}"),
    "name_not_counted": ("{name}, not counted", "{name}，不计入"),
    "shares": ("each raised to its full mark in turn: {listed}", "各成员依次补到满分：{listed}"),
    "share_unreachable": ("out of reach even at full marks: {points}", "各成员都得满分也得不到的：{points}"),
    "share_above": ("above the full mark at full marks: {points}", "各成员都得满分时超出满分的：{points}"),
    "share_rounding": ("rounding: {points}", "取整：{points}"),
    "carried": ("carried by the counted members", "由计入的成员分担"),
    "formula_rounded": ("formula, rounded", "公式取整后"),
    "doubtful_line": (
        "{name} is given as {value} and read as {value} %; if {fraction} % is meant, write `{fraction}%`",
        "{name} 填的是 {value}，按 {value}% 读取；如指 {fraction}%，请写 `{fraction}%`",
    ),
    "check_failed": ("failed", "不通过"),
    "check_warned": ("warning", "提醒"),
    "check_skipped": ("skipped", "未检查"),
    "check_line": ("{status}: {words}", "{status}：{words}"),
    "with_reason": ("{words} ({reason})", "{words}（{reason}）"),
    "has_none": ("{name} does not apply", "{name} 不适用"),
    "replaces": (
        "{name}: written in {new}, in place of the one in {old}",
        "{name}：用 {new} 处的写法，替换 {old} 处的",
    ),
    "method_proportional": ("proportional", "按完成率计分 proportional"),
    "method_all_or_nothing": ("all_or_nothing", "达标得满分 all_or_nothing"),
    "method_symmetric": ("symmetric", "双向计分 symmetric"),
    "method_deviation": ("deviation", "按偏离程度计分 deviation"),
    "method_distance": ("distance", "按差距计分 distance"),
    "method_qualitative": ("qualitative", "定性分档 qualitative"),
    "half_up": ("half up", "四舍五入"),
    "half_even": ("half to even", "四舍六入五成双"),
    "up": ("away from zero", "进位"),
    "down": ("toward zero", "舍去"),
    "floor": ("floor (downward)", "向下取整"),
    "ceil": ("ceil (upward)", "向上取整"),
    "separator": ("; ", "；"),
    "colon": (": ", "："),
    "yes": ("yes", "是"),
    "no": ("no", "否"),
}

MESSAGES: Mapping[str, _Pair] = MappingProxyType(
    {**_SENTENCES, **{f"label_{key}": pair for key, pair in _LABELS.items()}}
)


@frozen
class Words:
    """The messages in one language."""

    language: Language

    def say(self, key: str, **parts: str) -> str:
        """Give a sentence with its parts put in."""
        return MESSAGES[key][0 if self.language == "en" else 1].format(**parts)

    def label(self, key: str) -> str:
        """Give the label of a fact, a column or a kind of loss."""
        return MESSAGES[f"label_{key}"][0 if self.language == "en" else 1]
