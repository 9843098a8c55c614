"""Turn a line that is worded as elsewhere into the lines that it may have been meant as, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from indicrules.language.words import OPENERS
from indicrules.syntax.repair import events, formulas, manners, steps
from indicrules.syntax.repair.around import Around
from indicrules.syntax.repair.bands import OTHERS, about, band, deadline
from indicrules.syntax.repair.beyond import OPEN, beyond
from indicrules.syntax.repair.qualities import quality
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
_PRODUCT = pattern(
    r"(?:完成率|权重|满分|(?:实际)?完成值|实际值?|实际数|目标值?|completion|weight|full|actual|target)"
    r"[ \t]*[*/][ \t]*[\w*/ .()]+"
)
_MARK = pattern(
    r"(?:得分[ \t]*:?[ \t]*)?(?:本项|该项|此项)?(?:满分|分值|标准分|权重)"
    r"[ \t]*(?:为|是|:)?[ \t]*"
    r"(?P<mark>\d[\d_]*(?:\.\d+)?)[ \t]*分?[ \t]*[,;。][ \t]*(?P<rest>.+)"
)
_ASKING = frozenset({"score", "得分"})
_WORKED_OUT = pattern(r"(?P<head>(?:得分|score)[ \t]+)(?P<rest>.*[*/+÷×-].*)")
_CALLED = dict.fromkeys(("实际值", "实际完成值", "实际数", "实际完成数"), "完成值") | dict.fromkeys(
    ("目标值", "目标数", "计划值", "计划数"), "目标"
)
_CALLED_SO = pattern(rf"(?<!\w)(?:{'|'.join(_CALLED)})(?!\w)")
_INPUTS = frozenset({"input", "输入"})
_TWICE = pattern(r"(?:扣分?|加分?|得分|deduct|award)[ \t]*:?[ \t]*(?=\S)")  # before a sentence that says it again


def candidates(text: str, around: Around) -> Iterator[Lines]:
    """Give what a line may have been meant as."""
    plain = plainly(text)
    if _unanswered(plain) is not None:
        return
    if around.rows != "conditions":
        if around.rows:
            yield from ((each,) for each in _row(plain, around.chinese))
        else:
            yield from _clause(plain, around)
    parts = _EQUATION.fullmatch(plain)
    if parts is not None and parts["head"].split()[0] in OPENERS:
        rest = formulas.compared(parts["rest"]) if parts["head"].strip() in _ASKING else parts["rest"]
        if rest != parts["rest"]:
            yield (parts["head"] + rest,)
        for each in formulas.rewritten(rest):
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
        yield (named(f"{word} {found['rest']}", around),)
    elif _CONDITIONAL.match(text) is not None:
        plain = _SCORE_IN.sub("", text)
        yield (f"{word} {plain}",)
        yield from ((f"{word} {each}",) for each in formulas.rewritten(plain))
    elif _PRODUCT.fullmatch(text) is not None:
        yield (named(f"{word} {text}", around),)


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


def named(text: str, around: Around) -> str:
    """Give a formula that calls the actual and the target as they are called here, where nothing else is so called.

    >>> named("得分 实际值/目标值*10", Around(None, True))
    '得分 完成值/目标*10'
    """
    found = _WORKED_OUT.fullmatch(text)
    if found is None:
        return text
    instead = {said: ours for said, ours in _CALLED.items() if said not in around.file_names()}
    return found["head"] + _CALLED_SO.sub(lambda each: instead.get(each[0], each[0]), found["rest"])


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
        lines = _beyond(text, around)
        worded = _sentence(text, around) if lines is None else None if is_open(lines) else lines
        if worded is not None:
            yield worded
    scaled = scale(text, around) or _marked(text, around) or quality(text, around)
    if scaled is not None and not is_open(scaled):
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


def open_lines(text: str, around: Around) -> Lines | None:
    """Give the lines that a sentence comes to of which its author has to fill in a part, or declare an input first."""
    if around.rows is not None or len(text) > LONGEST_SENTENCE:
        return None
    lines = _beyond(text, around) or _unanswered(text) or _marked(text, around) or quality(text, around)
    return lines if lines is not None and is_open(lines) else None


def is_open(lines: Lines) -> bool:
    """Say whether lines are not whole as they stand: a part of them is open, or the first declares an input."""
    return declares(lines) or any(OPEN in each or "NAME" in each.split('"')[0] for each in lines)


def declares(lines: Lines) -> bool:
    """Say whether the first of several lines declares an input that the others read."""
    return lines[0].split()[0] in _INPUTS


def _marked(text: str, around: Around) -> Lines | None:
    """Give the lines of a sentence that opens with the full mark, which need not be said again where it stands."""
    found = _MARK.fullmatch(text)
    if found is None:
        return None
    rest = found["rest"]
    worded = _beyond(rest, around) or _sentence(rest, around) or scale(rest, around)
    if worded is None or around.full == found["mark"]:
        return worded
    weight, out_of = ("权重", "满分") if around.chinese else ("weight", "out of")
    word = weight if around.full is None else out_of
    return f"{word} {found['mark']}", *worded


def _unanswered(text: str) -> Lines | None:
    """Give a formula that says `NULL` for the rest as it is written here, that part open."""
    parts = _EQUATION.fullmatch(text)
    if parts is None or parts["head"].split()[0] not in OPENERS:
        return None
    rest = formulas.unanswered(parts["rest"], OPEN)
    return None if rest is None else (parts["head"] + rest,)


def _beyond(text: str, around: Around) -> Lines | None:
    return next(filter(None, (beyond(each, around) for each in _said(text))), None)


def _sentence(text: str, around: Around) -> Lines | None:
    """Give the clause that a sentence comes to."""
    worded = next(filter(None, (manners.clause(each) or events.event(each, around) for each in _said(text))), None)
    return None if worded is None else (worded,)


def _said(text: str) -> Iterator[str]:
    """Give a sentence, and the rest of one that says its keyword once more."""
    yield text
    twice = _TWICE.match(text)
    if twice is not None:
        yield text[twice.end() :]
