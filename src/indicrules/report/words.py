"""Every word that a report uses beyond those of explanations and of the form, in English and in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

from indicrules.text.sentence import Language

_Pair: TypeAlias = tuple[str, str]

_WORDS: Mapping[str, _Pair] = MappingProxyType(
    {
        "contents": ("On this page", "目录"),
        "from_full_to_total": ("From the full mark to the total", "从满分到总分"),
        "full": ("Full mark", "满分"),
        "total": ("Total", "总分"),
        "left": ("left", "余分"),
        "axis": ("The scale begins at {low}.", "横轴自 {low} 起。"),
        "nothing_lost": ("Nothing was lost.", "没有失分。"),
        "of_group": ("{group}: {reason}", "{group}：{reason}"),
        "others": ("{count} others", "其余 {count} 项"),
        "together": ("together", "合计"),
        "clause": ("clause", "条款"),
        "derivation": ("How it came about", "计算过程"),
        "rules": ("The rules, with the clauses that fired", "评分规则及适用条款"),
        "rules_note": (
            "A bar at the edge marks the clauses that had a part in this score; beside those that took or gave points "
            "stands from whom, and how many.",
            "左侧竖线标出本次计分适用的条款；条款右侧注明由此扣减或增加的分数。",
        ),
        "rules_note_text": (
            "`▌` marks the clauses that had a part in this score; behind `←` stands what they took or gave.",
            "`▌` 标出本次计分适用的条款；`←` 之后为由此扣减或增加的分数。",
        ),
        "line": ("line", "行"),
        "rule": ("rule", "规则"),
        "lost_here": ("what it took", "扣分"),
        "whole": ("total", "总分"),
        "took": ("{name} lost {points}", "{name} 扣 {points}"),
        "gave": ("{name} gained {points}", "{name} 加 {points}"),
        "fired": ("applied", "适用"),
        # audits
        "audit": ("Findings of the audit", "核查发现"),
        "nothing_found": ("Nothing contradicts the data.", "没有发现不符之处。"),
        "holding": ("What holds ({count})", "核对一致（{count} 项）"),
        "skipped": ("What could not be looked at ({count})", "未能核查（{count} 项）"),
        "delta": ("{points} points", "{points} 分"),
        "of_check": ("check", "核对"),
        "of_data": ("data", "数据"),
        "status_fail": ("fails", "不符"),
        "status_warn": ("to be looked at", "待核"),
        "status_pass": ("holds", "一致"),
        "status_skipped": ("skipped", "未核"),
        "finding_status": ("Result", "结果"),
        "finding_label": ("Severity", "程度"),
        "finding_code": ("Code", "代码"),
        "finding_title": ("Indicator", "指标"),
        "finding_what": ("Figure", "项目"),
        "finding_by": ("By", "来源"),
        "finding_claimed": ("Published", "公布值"),
        "finding_recomputed": ("Recomputed", "复算值"),
        "finding_delta": ("Difference in points", "相差（分）"),
        "finding_said": ("What was found", "说明"),
        "finding_causes": ("Causes", "原因"),
        "finding_arithmetic": ("Arithmetic", "算式"),
        "finding_place": ("Place", "位置"),
        "by_self": ("self-evaluation", "自评"),
        "by_review": ("review", "审核"),
        # workbooks
        "form_sheet": ("Form", "自评表"),
        "deduction_sheet": ("Deductions", "扣分明细"),
        "audit_sheet": ("Findings", "核查发现"),
        "in_cell": ("{column}: {text}", "{column}：{text}"),
        "deduction_item": ("Indicator", "指标"),
        "deduction_reason": ("Reason", "扣分依据"),
        "deduction_clause": ("Clause", "规则条款"),
        "deduction_arithmetic": ("Arithmetic", "算式"),
        "deduction_points": ("Points lost", "扣分"),
        "deduction_of_total": ("Of the total", "折合总分"),
        "deduction_place": ("Rule", "规则出处"),
        "deduction_sum": ("Lost of the total", "总分合计扣减"),
    }
)


def say(key: str, lang: Language, **parts: str) -> str:
    """Give a sentence or a label in one language, with its parts put in."""
    return _WORDS[key][0 if lang == "en" else 1].format(**parts)
