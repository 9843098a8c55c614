"""Turn what is given for a quality in words, `优秀得10分，良好得8分`, into a clause that asks an input for it."""

from __future__ import annotations

from indicrules.syntax.repair.around import Around
from indicrules.syntax.repair.bands import OTHERS
from indicrules.syntax.repair.scales import SPLIT, keyed
from indicrules.text.patterns import pattern

_NEGATED = pattern(r"(?:不|未|没有?|无)(?P<rest>.+)")
_WORD = pattern(r"(?!每)[^\W\d]{1,12}(?: [^\W\d]{1,12}){0,3}")
_SAID_OF_ALL = frozenset(
    {"达标", "达到目标", "完成", "完成目标", "全部完成", "met", "target met", "target", "pass", "合格"}
)
_MOST = 12
_LONGEST = 240


def quality(text: str, around: Around) -> tuple[str, ...] | None:
    """Give the lines that a sentence comes to, an input declared first where the file has none; None where it is none.

    >>> quality("优秀得10分，良好得8分", Around(None, True, "", '输入 等次 选自 "优秀", "良好"'))
    ('得分 按 等次', '"优秀": 10', '"良好": 8')
    >>> quality("制度健全得5分，不健全不得分", Around(None, True))
    ('输入 制度健全 是/否', '得分 若 制度健全 则 5 否则 0')
    """
    pieces = [each for each in SPLIT.split(text.strip()) if each]
    if len(text) > _LONGEST or not 2 <= len(pieces) <= _MOST:
        return None
    pairs = [pair for each in pieces if (pair := keyed(each)) is not None and _WORD.fullmatch(pair[0])]
    if len(pairs) < len(pieces):
        return None
    return _yes_or_no(pairs, around) or _choices(pairs, around)


def _yes_or_no(pairs: list[tuple[str, str]], around: Around) -> tuple[str, ...] | None:
    if len(pairs) != 2:
        return None
    (said, value), (other, rest) = pairs
    negated = _NEGATED.fullmatch(other)
    if _NEGATED.fullmatch(said) is not None or said in _SAID_OF_ALL:
        return None
    if other.casefold() not in OTHERS and (negated is None or not said.endswith(negated["rest"])):
        return None
    asked = {name for name, unit in around.inputs().items() if unit in ("yes/no", "是/否")}
    exact = said.replace(" ", "_")
    named = {exact} if exact in asked else {each for each in asked if len(each) > 1 and (each in said or said in each)}
    if len(named) > 1 or any(said in choices for choices in around.choices().values()):
        return None
    name = next(iter(named), exact)
    if around.chinese:
        declared, clause = f"输入 {name} 是/否", f"得分 若 {name} 则 {value} 否则 {rest}"
    else:
        declared, clause = f"input {name} yes/no", f"score if {name} then {value} else {rest}"
    return (clause,) if named else (declared, clause)


def _choices(pairs: list[tuple[str, str]], around: Around) -> tuple[str, ...] | None:
    last = pairs[-1][0].casefold() in OTHERS
    words = [each for each, _ in (pairs[:-1] if last else pairs)]
    if len(words) < 2 or len(set(words)) < len(words) or any(each in _SAID_OF_ALL - {"合格"} for each in words):
        return None
    fitting = [name for name, choices in around.choices().items() if set(words) <= choices]
    if len(fitting) > 1:
        return None
    name = fitting[0] if fitting else "NAME"
    rest = "其余" if around.chinese else "otherwise"
    rows = [f'"{word}": {value}' if word in words else f"{rest}: {value}" for word, value in pairs]
    listed = ", ".join(f'"{each}"' for each in words)
    declared = f"输入 NAME 选自 {listed}" if around.chinese else f"input NAME one of {listed}"
    head = f"得分 按 {name}" if around.chinese else f"score match {name}"
    return (head, *rows) if fitting else (declared, head, *rows)
