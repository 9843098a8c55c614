"""Reports in running text, of units that there are not."""

from __future__ import annotations

from typing import Final

from indicrules.files.claim import Place
from indicrules.forms.grid import Line

WATER: Final = """\
河湾镇供水站2023年度部门整体支出绩效自评报告

一、基本情况
供水站核定编制12名，实有在职人员14人，管护水表5600块。
二、预算安排及执行情况
2023年年初预算数320.50万元，年中追加资金79.50万元，全年预算数为400万元，全年执行数为372.40万元，预算执行率为93.1%，该项权重分值10分，自评得分9.31分。
其中：上级资金120万元，本级资金280万元。基本支出150.25万元，项目支出222.15万元。
三、绩效目标完成情况
（一）管网改造长度：年度指标值为≥12.5公里，实际完成值为11.8公里，完成率为94.4%。偏差原因：七月汛期停工两个月。权重为20分，自评得分18.88分，复核得分18.8分。
（二）漏损率：年度指标值为不超过12%，实际完成值为13.5%，完成率88.89%，分值15分，得分13.33分。未完成原因是老旧管网漏点多。
（三）水质抽检次数
目标值：不少于48次
实际完成值：52次
分值：15分
自评得分：15分
（四）泵房完工时间：年度指标值为2023年11月30日前，实际完成值为2023年12月5日，分值10分，得分8分。
（五）群众用水满意度：该指标预期指标值达到95%以上，本次评价完成
值为96.3%，根据用水满意度问卷、2023年工作总结等资料核实，权重10分，自评得分10分。
（六）供水保障能力：年度指标值为“明显提升”，实际完成值为“达成预期指标”，分值20分，得分19分。
四、评价结论
2023年度自评总分为94.52分，评价等级为“优”。经财政评审，复核得分94.4分。
"""


def lines(text: str) -> tuple[Line, ...]:
    """Give the lines of a text file as its reader does."""
    return tuple(
        Line(line.strip(), Place("report.txt", line=number)) for number, line in enumerate(text.splitlines(), 1)
    )
