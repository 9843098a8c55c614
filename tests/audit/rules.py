"""Rulesets of one indicator or few, whose published scores are audited."""

from __future__ import annotations

from typing import Final

import indicrules

ONE: Final = """
ruleset r
  total {weight}
input a {unit}
indicator x
  weight {weight}
  actual a
  target {target}
  score  {score}
"""

FORM: Final = indicrules.loads(
    """
ruleset form "自评表"
  period 2024
  total 100
  grade 优 >= 90
  grade 良 >= 80
  grade 差 otherwise

input 执行数 万元 from 0
input 预算数 万元 from 0
input 年初预算数 万元 from 0
input 宗数 宗 from 0
input 满意率 % from 0% to 100% "群众满意率"
input 天数 from 0
input 竣工 date

indicator 执行率
  weight 10
  require 预算数 > 0 because "没有预算"
  actual 执行数 / 预算数
  target >= 100%
  score proportional

group 产出
  weight 60

indicator 地块 in 产出 "登记地块"
  weight 40
  actual 宗数
  target >= 43 宗
  score proportional

indicator 时效 in 产出
  weight 20
  actual 竣工
  target <= 2024-12-31
  score if met then full else 0

indicator 天数
  weight 10
  target <= 30
  score proportional

indicator 满意度
  weight 20
  actual 满意率
  target >= 95%
  score proportional

check 执行数 <= 预算数 because "执行数不超过预算数"
check warn 天数 >= 5 because "天数过少"
"""
)

DATA: Final = {
    "执行数": 90, "预算数": 100, "年初预算数": 120, "宗数": 19, "满意率": "98%", "天数": 33, "竣工": "2024-12-01",
}  # fmt: skip


def one(weight: str, target: str, score: str = "proportional", unit: str = "") -> indicrules.Ruleset:
    """Load a ruleset of one indicator, `x`, of the input `a`."""
    return indicrules.loads(ONE.format(weight=weight, target=target, score=score, unit=unit))


def only(audit: indicrules.Audit) -> indicrules.Finding:
    """Give the only finding of an audit."""
    (found,) = audit.findings
    return found


def codes(finding: indicrules.Finding) -> list[str]:
    """Name the causes of a finding in their order."""
    return [each.code for each in finding.causes]
