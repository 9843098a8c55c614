"""Turn a line that is worded as elsewhere into the lines that it may have been meant as, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from indicrules.language.words import OPENERS
from indicrules.syntax.repair import events, formulas, manners, steps
from indicrules.syntax.repair.around import Around
from indicrules.syntax.repair.bands import OTHERS, about, band, deadline
from indicrules.syntax.repair.scales import scale
from indicrules.syntax.repair.slips import SYNONYMS
from indicrules.syntax.repair.values import value_of
from indicrules.syntax.signs import plain_forms
from indicrules.text.patterns import pattern

Lines: TypeAlias = tuple[str, ...]
"""A line, or a clause and what belongs below it."""

LONGEST_SENTENCE = 120
_BRACKETS = str.maketrans("［］【】〔〕｛｝？", "[][][]{}?")
_STRING = pattern(r'"[^"\n]*"?')
_KEY = pattern(r'(?P<key>(?:"[^"\n]*"|[^":\n])+?)[ \t]*(?::|=>|→|-+>)[ \t]*(?P<value>.+)')
_SAID = r"(?P<value>得?满分|不得分|[得计给记] ?\d[\d_.]* ?分?)"
_SAID_KEY = pattern(rf"(?P<key>.+?) ?的? ?,? ?{_SAID}[。.]?")
_BARE_KEY = pattern(r"(?P<key>.*[\d%)）\w上下内])[ \t]+(?P<value>\d[\d_]*(?:\.\d+)?(?:[ \t]*(?:分|points?|pts))?)")
_NUMBER = r"-?\d[\d_.]*%?"
_TEST = pattern(
    r"(?P<head>target|目标值?|年度目标|指标值|(?:grade|等级)[ \t]+[^\W\d]\w*)"
    r"(?:[ \t]*:[ \t]*|[ \t]+|(?=约|大约|\d))(?P<band>.+)"
)
_LABELLED = pattern(r"(?P<word>[^\W\d]+)(?:[ \t]*:[ \t]*|[ \t]+)(?P<rest>.+)")
_LISTED = pattern(
    r"(?P<head>(?:given|已知)[ \t]+[^\W\d]\w*[ \t]*=[ \t]*)"
    rf"\(?(?P<values>{_NUMBER}(?:[ \t]*[;,][ \t]*{_NUMBER})+)\)?"
)
_EQUATION = pattern(r"(?P<head>(?:metric|计算|param|参数)[ \t]+[^\W\d]\w*[ \t]*=[ \t]*|[^\W\d]+[ \t]+)(?P<rest>.+)")
_FORMULA = pattern(r"(?:score|得分|points|评分)?[ \t]*=+[ \t]*(?P<rest>.+)")
_CONDITIONAL = pattern(r"(?:if|IF|If|若|如果|case|CASE)(?!\w)")
_SCORE_IN = pattern(r"(?:(?<=then )|(?<=else )|(?<=则)|(?<=则 ))(?:score|points|得)[ \t]*=?[ \t]*")
_PRODUCT = pattern(r"(?:完成率|权重|满分|完成值|目标|completion|weight|full|actual|target)[ \t]*[*/][ \t]*[\w*/ .()]+")
_TWICE = pattern(r"(?:扣分?|加分?|得分|deduct|award)[ \t]*:?[ \t]*(?=\S)")  # before a sentence that says it again


def candidates(text: str, around: Around) -> Iterator[Lines]:
    """Give what a line may have been meant as."""
    plain = plainly(text)
    if around.rows != "conditions":
        if around.rows:
            yield from ((each,) for each in _row(plain, around.chinese))
        else:
            yield from _clause(plain, around)
    parts = _EQUATION.fullmatch(plain)
    if parts is not None and parts["head"].split()[0] in OPENERS:
        for each in formulas.rewritten(parts["rest"]):
            yield (parts["head"] + each,)
    elif around.rows:
        yield from ((each,) for each in formulas.rewritten(plain))
    else:
        yield from _formula(plain, around)


def _formula(text: str, around: Around) -> Iterator[Lines]:
    """Give a line that is a formula without its keyword, behind an equals sign or not."""
    word = "得分" if around.chinese else "score"
    found = _FORMULA.fullmatch(text)
    if found is not None:
        yield (f"{word} {found['rest']}",)
    elif _CONDITIONAL.match(text) is not None:
        plain = _SCORE_IN.sub("", text)
        yield (f"{word} {plain}",)
        yield from ((f"{word} {each}",) for each in formulas.rewritten(plain))
    elif _PRODUCT.fullmatch(text) is not None:
        yield (f"{word} {text}",)


def nearly(text: str, around: Around) -> str | None:
    """Give the range that a target may mean which is said to be about so much."""
    plain = plainly(text)
    found = _TEST.fullmatch(plain)
    near = about(plain if found is None else found["band"], "至" if around.chinese else "to")
    return None if near is None else f"{'目标' if around.chinese else 'target'} {near[1]}"


def deadlines(text: str) -> Iterator[Lines]:
    """Give a target that is a deadline with its sign."""
    found = _TEST.fullmatch(plainly(text))
    day = None if found is None else deadline(found["band"])
    if found is not None and day is not None:
        yield (f"{found['head']} {day}",)


def is_row(text: str) -> bool:
    """Say whether a line is a row that is worded as elsewhere."""
    return any(_row(plainly(text), False))


def plainly(text: str) -> str:
    """Put plain forms in place of full-width ones, but in texts in quotes."""
    plain = plain_forms(text).translate(_BRACKETS)
    for found in _STRING.finditer(plain):
        plain = plain[: found.start()] + text[found.start() : found.end()] + plain[found.end() :]
    return plain


def _row(text: str, chinese: bool) -> Iterator[str]:
    keyed, said = _KEY.fullmatch(text), _SAID_KEY.fullmatch(text)
    found = keyed or said or _BARE_KEY.fullmatch(text)
    if found is None:
        return
    key, value = found["key"].strip(), value_of(found["value"].strip())
    if key.lower() in OTHERS:
        yield f"{'其余' if chinese else 'otherwise'}: {value}"
        return
    test = band(key, "至" if chinese else "to")
    if test is not None:
        yield f"{test}: {value}"
        yield from (f"{test}: {each}" for each in formulas.rewritten(value))
    elif keyed is None and (said is not None or key[0] == '"' or key in ("otherwise", "其余")):
        yield f"{key}: {value}"


def _clause(text: str, around: Around) -> Iterator[Lines]:
    if len(text) <= LONGEST_SENTENCE:
        worded = _sentence(text, around)
        if worded is not None:
            yield (worded,)
    scaled = scale(text, around)
    if scaled is not None:
        yield scaled
    labelled, listed = _LABELLED.fullmatch(text), _LISTED.fullmatch(text)
    if labelled is not None and labelled["word"] in SYNONYMS:
        text = f"{SYNONYMS[labelled['word']]} {labelled['rest']}"
        yield (text,)
    if listed is not None:
        values = ", ".join(each.strip() for each in listed["values"].replace(";", ",").split(","))
        yield (f"{listed['head']}{'list' if text[0].isascii() else '列表'}({values})",)
    found = _TEST.fullmatch(text)
    tested = text if found is None else found["band"]
    head = found["head"] if found is not None else "目标" if around.chinese else "target"
    head = "目标" if head in ("目标值", "年度目标", "指标值") else head
    near = about(tested, "") if found is not None or around.target is None else None
    if near is not None:
        yield (f"{head} {near[0]}",)
    full = steps.full_mark(tested)
    if found is not None or full is not None:
        test = band(full or tested, "至" if around.chinese else "to")
        if test is not None:
            yield (f"{head} {test}",)


def _sentence(text: str, around: Around) -> str | None:
    """Give the clause that a sentence comes to, or the rest of one that says its keyword once more."""
    twice = _TWICE.match(text)
    for each in (text, text[twice.end() :] if twice is not None else ""):
        worded = manners.clause(each) or events.event(each, around) if each else None
        if worded is not None:
            return worded
    return None
