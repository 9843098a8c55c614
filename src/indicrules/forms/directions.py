"""Say in which direction a figure is good, where a form's sign, words or the name of an indicator tell."""

from __future__ import annotations

from typing import Final

from indicrules.forms.figures import signed
from indicrules.text.patterns import pattern

_WORDS: Final = {
    **dict.fromkeys(("正向", "正向指标", "越大越好", "positive", "higher is better"), ">="),
    **dict.fromkeys(("反向", "负向", "逆向", "反向指标", "越小越好", "negative", "lower is better"), "<="),
}
QUALITATIVE: Final = frozenset({"定性", "定性指标", "qualitative"})
# Rates of what is good: a target without a sign is the least that should be reached.
_UPWARD: Final = pattern(
    r".*(?:满意|合格|及格|达标|完成|执行|覆盖|及时|知晓|就业|优良|正确|准确|入学|参保|办结|到位|使用|利用|普及|通过|建档|存活|成活|受益|公开)(?:率|度|比例)|.*满意度.*"
)


def direction(text: str) -> str | None:
    """Give the sign that a column of signs or directions says: `≥`, `大于等于`, `正向`.

    >>> direction("≧"), direction("小于等于"), direction("反向"), direction("定性")
    ('>=', '<=', '<=', None)
    """
    word = text.strip().lower()
    return _WORDS.get(word) or signed(text)


def of_name(name: str, unit: str) -> str | None:
    """Give the sign that the name of a rate says for sure, None where it says none."""
    return ">=" if unit == "%" and _UPWARD.fullmatch(name) else None
