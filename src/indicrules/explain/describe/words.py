"""Every word that a description uses beyond those of explanations, in English and in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

from indicrules.text.sentence import Language

_Pair: TypeAlias = tuple[str, str]

_LABELS: Mapping[str, _Pair] = MappingProxyType(
    {
        "measured": ("measured", "考核内容"),
        "target": ("target", "目标值"),
        "scored": ("scored", "计分办法"),
        "changed": ("changed", "加减分"),
        "limited": ("limited", "得分限额"),
        "required": ("condition", "适用条件"),
        "absent": ("without data", "无数据时"),
        "rounded": ("rounded", "尾数处理"),
        "tried": ("for example", "举例"),
        "grades": ("grades", "等级"),
        "downgraded": ("downgrades", "降档"),
        "checked": ("checks", "核对"),
        "evidence": ("evidence", "佐证材料"),
        "source": ("source", "依据"),
        "note": ("note", "说明"),
        "worked_out": ("worked out", "计算"),
        "looked_up": ("looked up", "查表"),
        "brought": ("to be given", "填报"),
    }
)

_SENTENCES: Mapping[str, _Pair] = MappingProxyType(
    {
        # headings
        "with_bonus": ("{points}, and up to {bonus} beyond", "{points}，另可加至多 {bonus} 分"),
        "bonus_alone": ("up to {bonus} beyond the full mark", "附加分，至多 {bonus} 分"),
        "no_points": ("no weight of its own", "不设分值"),
        "share_of_whole": ("{share} of the total", "占总分 {share}"),
        "up_to_total": ("{points}, at most {most} with bonuses", "{points}，含附加分至多 {most} 分"),
        "out_of": ("scored out of {full}, counted as {points}", "按 {full} 分计分，折算为 {points}"),
        # appendices
        "metrics_title": ("How figures are worked out", "计算口径"),
        "inputs_title": ("What the data are to bring", "需填报的数据"),
        # what is measured
        "own_number": ("the number given for {name}", "填报的{name}"),
        "own_unit": ("the number given for {name}, in {unit}", "填报的{name}，单位：{unit}"),
        "own_truth": ("whether {name}: yes or no", "填报{name}：是或否"),
        "own_date": ("the date given for {name}", "填报的{name}，为日期"),
        "own_text": ("the text given for {name}", "填报的{name}，为文字"),
        "own_choice": ("which of these {name} is: {choices}", "填报的{name}，为下列之一：{choices}"),
        "own_list": ("the numbers given for {name}, one or several", "填报的{name}，可有多项"),
        "own_list_unit": (
            "the numbers given for {name}, one or several, in {unit}",
            "填报的{name}，可有多项，单位：{unit}",
        ),
        "each": ("each {range}", "各项{range}"),
        "from_to": ("between {low} and {high}", "在 {low} 与 {high} 之间"),
        "from": ("not below {low}", "不小于 {low}"),
        "to": ("not above {high}", "不大于 {high}"),
        # targets
        "target_>=": ("at least {value}", "不低于 {value}"),
        "target_<=": ("at most {value}", "不高于 {value}"),
        "target_>": ("more than {value}", "高于 {value}"),
        "target_<": ("less than {value}", "低于 {value}"),
        "target_=": ("exactly {value}", "等于 {value}"),
        "target_!=": ("anything but {value}", "不等于 {value}"),
        "date_>=": ("not before {value}", "不早于 {value}"),
        "date_<=": ("{value} at the latest", "不晚于 {value}"),
        "date_>": ("after {value}", "晚于 {value}"),
        "date_<": ("before {value}", "早于 {value}"),
        # scores
        "by_proportional": (
            "full marks where the target is reached, else as much of them as was reached of it",
            "达到目标得满分，未达到的按完成率得分",
        ),
        "by_all_or_nothing": (
            "full marks where the target is met, otherwise nothing",
            "达到目标得满分，否则不得分",
        ),
        "by_symmetric": (
            "full marks on target; as much of them is lost for too much as for too little, in proportion",
            "恰好达到目标得满分，超过或不足均按比例扣分",
        ),
        "by_deviation": (
            "full marks on target; each percent away from it, up or down, loses a percent of them",
            "恰好达到目标得满分，向上或向下每偏离 1% 扣满分的 1%",
        ),
        "by_distance": (
            "full marks where the target is met; each percent of it that lacks loses a percent of them",
            "达到目标得满分，每差目标值的 1% 扣满分的 1%",
        ),
        "by_qualitative": (
            "by the tier that is chosen and the share within it: {arguments}",
            "按所定档次和系数得分：{arguments}",
        ),
        "by_method": ("by the method {name}", "按“{name}”计分"),
        "by_full": ("full marks to begin with", "先计满分"),
        "by_nothing": ("no points to begin with", "从 0 分起"),
        "by_rows": ("the first of these rows that holds:", "按下列各档中最先符合的一档："),
        "otherwise": ("otherwise: {value}", "其他情形：{value}"),
        "looked_up": (
            "{columns} by {keys}: the first of these rows that holds:",
            "按 {keys} 查 {columns}，取下列各行中最先符合的一行：",
        ),
        "looked_up_among": (
            "{columns} by {keys}: the first of {count} rows that holds",
            "按 {keys} 查 {columns}，取 {count} 行中最先符合的一行",
        ),
        "by_sum": ("the points of its members, added up", "下级指标得分合计"),
        # deductions, awards
        "deduct": ("{amount} points less", "扣 {amount} 分"),
        "award": ("{amount} points more", "加 {amount} 分"),
        "deduct_one": ("{amount} point less", "扣 {amount} 分"),
        "award_one": ("{amount} point more", "加 {amount} 分"),
        "deduct_formula": ("{amount} less", "扣减 {amount}"),
        "award_formula": ("{amount} more", "加 {amount}"),
        "per_full": ("{change} for each full {step} {quantity}", "{quantity}每满 {step}，{change}"),
        "per_started": (
            "{change} for each started {step} {quantity}",
            "{quantity}每 {step}（不足的按 {step} 计），{change}",
        ),
        "per": ("{change} for each {step} {quantity}, in proportion", "{quantity}每 {step}，{change}，按比例计算"),
        "of": ("of {quantity}", "{quantity} "),
        "of_part": ("of {quantity}", "{quantity} 的部分"),
        "below": ("below target", "低于目标值的部分"),
        "above": ("above target", "高于目标值的部分"),
        "at_most": ("{change}, at most {limit}", "{change}，至多 {limit} 分"),
        "if": ("{said}, if {condition}", "{condition} 时，{said}"),
        "because": ("{said} ({reason})", "{said}（{reason}）"),
        "cap": ("never more than {points}", "得分不超过 {points} 分"),
        "floor": ("never less than {points}", "得分不低于 {points} 分"),
        # what happens without data
        "missing_error": ("missing data stop the scoring", "未填报的，不予计分并提示"),
        "missing_zero": ("missing data score 0", "未填报的计 0 分"),
        "missing_full": ("missing data get full marks", "未填报的计满分"),
        "missing_rescale": ("missing data: its points go to the others", "未填报的，分值由其余指标分摊"),
        "inapplicable_error": ("what does not apply stops the scoring", "不适用的，不予计分并提示"),
        "inapplicable_zero": ("what does not apply scores 0", "不适用的计 0 分"),
        "inapplicable_full": ("what does not apply gets full marks", "不适用的计满分"),
        "inapplicable_rescale": ("what does not apply: its points go to the others", "不适用的，分值由其余指标分摊"),
        "only_if": ("counts only if {condition}", "仅当 {condition} 时计分"),
        # examples
        "scores": ("{actual}: {score}", "{actual}：{score} 分"),
        "does_not_count": ("{actual}: not scored", "{actual}：不参与评分"),
        "grade_of": ("{name}: {test}", "“{name}”：{test}"),
        "grade_otherwise": ("{name}: all others", "“{name}”：其余"),
        "one_lower": ("one grade lower", "降一档"),
        "many_lower": ("{count} grades lower", "降 {count} 档"),
        "where": ("{said}, where {params}", "{said}，其中 {params}"),
        "must_hold": ("{condition}", "{condition}"),
        "should_hold": ("{condition} (a mild remark)", "{condition}（提示）"),
        "listed": (", ", "、"),
    }
)


def say(key: str, lang: Language, /, **parts: str) -> str:
    """Give a sentence with its parts put in."""
    return _SENTENCES[key][lang == "zh"].format(**parts)


def label(key: str, lang: Language) -> str:
    """Give what stands before a fact."""
    return _LABELS[key][lang == "zh"]
