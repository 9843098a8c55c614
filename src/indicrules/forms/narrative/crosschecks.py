"""The checks that a report's own figures allow: which figures each needs, and how it reads in a ruleset."""

from __future__ import annotations

from collections.abc import Iterator, Set

from indicrules.text.classes import frozen
from indicrules.text.patterns import pattern

_NAME = pattern(r"\{(\w+)\}")


@frozen
class CrossCheck:
    """A check by a method of `std/audit`: its condition, in braces the figures that it needs, and why it should hold.

    `warn` is one that only asks for a look.
    """

    condition: str
    because: str
    warn: bool = False

    @property
    def needs(self) -> frozenset[str]:
        """The names of the figures that it needs."""
        return frozenset(_NAME.findall(self.condition))

    def line(self) -> str:
        """Give the check as it stands in a ruleset."""
        condition = _NAME.sub(r"\1", self.condition)
        return f'检查 {"提醒 " if self.warn else ""}{condition} 因为 "{self.because}"'


# Of checks that follow each other in a row of choices the first whose figures are all there is taken.
_CHOICES: tuple[tuple[CrossCheck, ...], ...] = (
    (
        CrossCheck(
            "分项合计(列表({上级资金年初预算数}, {本级资金年初预算数}, {其他资金年初预算数}), {年初预算数})",
            "上级、本级、其他资金的年初预算数之和应等于年初预算数",
        ),
        CrossCheck(
            "分项合计(列表({上级资金年初预算数}, {本级资金年初预算数}), {年初预算数})",
            "上级、本级资金的年初预算数之和应等于年初预算数",
        ),
    ),
    (
        CrossCheck(
            "分项合计(列表({上级资金全年预算数}, {本级资金全年预算数}, {其他资金全年预算数}), {全年预算数})",
            "上级、本级、其他资金的全年预算数之和应等于全年预算数",
        ),
        CrossCheck(
            "分项合计(列表({上级资金全年预算数}, {本级资金全年预算数}), {全年预算数})",
            "上级、本级资金的全年预算数之和应等于全年预算数",
        ),
    ),
    (
        CrossCheck(
            "分项合计(列表({上级项目全年预算数}, {本级项目全年预算数}), {项目全年预算数})",
            "上级项目与本级项目的预算金额之和应等于项目总金额",
        ),
    ),
    (
        CrossCheck(
            "分项合计(列表({上级项目全年执行数}, {本级项目全年执行数}), {项目全年执行数})",
            "上级项目与本级项目的执行金额之和应等于项目执行总额",
        ),
    ),
    (CrossCheck("{上级项目个数} + {本级项目个数} = {项目个数}", "上级项目与本级项目的个数之和应等于项目个数"),),
    (
        CrossCheck(
            "分项合计(列表({基本支出全年预算数}, {项目全年预算数}), {全年预算数})",
            "基本支出与项目支出的预算数之和应等于全年预算数",
        ),
    ),
    (
        CrossCheck(
            "分项合计(列表({基本支出全年执行数}, {项目全年执行数}), {全年执行数})",
            "基本支出与项目支出的执行数之和应等于全年执行数",
        ),
    ),
    (
        CrossCheck(
            "分项合计(列表({人员经费全年预算数}, {公用经费全年预算数}), {基本支出全年预算数})",
            "人员经费与公用经费之和应等于基本支出",
        ),
        CrossCheck(
            "分项合计(列表({人员经费全年执行数}, {公用经费全年执行数}), {基本支出全年执行数})",
            "人员经费与公用经费之和应等于基本支出",
        ),
    ),
    (CrossCheck("{年初预算数} + {预算调整数} = {全年预算数}", "年初预算数加调整数应等于全年预算数"),),
    (
        CrossCheck(
            "分项不超合计({上级项目全年预算数}, {上级资金年初预算数} + {预算调整数})",
            "上级项目的预算金额不应超过年初安排的上级资金与全年调整数之和",
        ),
    ),
    (
        CrossCheck(
            "分项不超合计({本级项目全年预算数}, {本级资金年初预算数} + {预算调整数})",
            "本级项目的预算金额不应超过年初安排的本级资金与全年调整数之和",
        ),
    ),
    (
        CrossCheck(
            "调剂已反映({财政资金年初预算数}, {财政资金全年预算数}, {年初预算数}, {全年预算数})",
            "财政资金的预算有调整的，整体的预算调整数应有反映",
        ),
    ),
    (
        CrossCheck(
            "其余不超预算({财政资金全年执行数}, {财政资金全年预算数}, {全年执行数}, {全年预算数})",
            "除财政资金外，其余资金的执行数也不应超过预算数",
        ),
    ),
    (
        CrossCheck(
            "{其他资金年初预算数} > 0 或 前后一致({财政资金全年预算数}, {全年预算数})",
            "没有其他资金的，财政资金的预算数应等于整体的预算数",
        ),
    ),
    (
        CrossCheck(
            "并非倒填({年初预算数}, {全年预算数}, {全年执行数})",
            "年初预算数、全年预算数、执行数完全相同，可能是按执行数倒填的",
            warn=True,
        ),
    ),
    (CrossCheck("比率相符({预算调整率}, {预算调整数}, {年初预算数})", "公布的预算调整率应与调整数、年初预算数相符"),),
    (
        CrossCheck(
            "调整未超界线({财政资金年初预算数}, {财政资金全年预算数})",
            "财政资金的预算调整率超过界线，应当说明原因",
            warn=True,
        ),
    ),
    (
        CrossCheck(
            "不重复填列({本级项目全年预算数}, {项目全年预算数}) 或 {上级项目全年预算数} = 0",
            "本级项目一行可能照抄了项目总金额",
        ),
    ),
    (
        CrossCheck(
            "分项合计(列表({在编人数}, {雇员人数}, {区聘人数}), {实有人数})",
            "在编、雇员、区聘人数之和应等于实有人数",
        ),
        CrossCheck("分项合计(列表({在编人数}, {雇员人数}), {实有人数})", "在编、雇员人数之和应等于实有人数"),
    ),
    (CrossCheck("人员不超编({实有人数}, {编制数})", "实有人数超过编制数", warn=True),),
    (CrossCheck("人员不超编({在编人数}, {编制数})", "在编人数不应超过编制数"),),
    (
        CrossCheck(
            "终止未全额执行({有终止执行的项目}, {项目全年执行数}, {项目全年预算数})",
            "有项目终止执行，项目预算仍按100%执行",
        ),
    ),
)
# Of the whole the budget's own row brings these checks.
_SUBJECTS = ("财政资金", "上级资金", "本级资金", "基本支出", "项目", "上级项目", "本级项目")


def crosschecks(names: Set[str]) -> Iterator[CrossCheck]:
    """Give the checks for which all figures are among `names`, in the order of the table."""
    for choices in (*_CHOICES, *_within_budgets()):
        yield from [each for each in choices if each.needs <= names][:1]


def _within_budgets() -> Iterator[tuple[CrossCheck, ...]]:
    for subject in _SUBJECTS:
        condition = f"执行不超预算({{{subject}全年执行数}}, {{{subject}全年预算数}})"
        yield (CrossCheck(condition, f"{subject}的执行数不应超过预算数"),)
        condition = f"比率相符({{{subject}预算执行率}}, {{{subject}全年执行数}}, {{{subject}全年预算数}})"
        yield (CrossCheck(condition, f"公布的{subject}预算执行率应与执行数、预算数相符"),)
