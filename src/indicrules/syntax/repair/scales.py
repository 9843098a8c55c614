"""Turn a scale that stands in one sentence, `90%以上得10分，80%-90%得8分，其余不得分`, into a clause and its rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indicrules.syntax.repair import steps
from indicrules.syntax.repair.around import Around
from indicrules.syntax.repair.bands import OTHERS, End, band, ends_of, subject_of, written
from indicrules.syntax.repair.values import value_of
from indicrules.text.classes import frozen, mutable
from indicrules.text.patterns import pattern

_LONGEST = 240
_MOST_PIECES = 12
_HEAD = pattern(
    r"(?:得分|评分标准|评分办法|评分规则|评分细则|计分方法|计分办法|评分|扣分标准|扣分|加分|扣|加|score|scoring|points|deduct|award|formula)"
    r"(?:[ \t]*[:：][ \t]*|[ \t]+)(?=\S)"
)
SPLIT = pattern(r"[ \t]*(?:[,，;；、。]|(?<=[^\d])\.(?=\s|\Z))[ \t]*")
_N = r"\d[\d_]*(?:\.\d+)?"
_WHOLE = r"(?:权重分?|分值|标准分|满分)"
_CHINESE_VALUE = (
    rf"(?:可?[得计给记为] ?(?:满分|零分|{_N} ?分|{_WHOLE}的? ?{_N}%|{_N}%(?:的?{_WHOLE})?|{_N})"
    rf"|满分|不得分|不计分|(?<![\d.]){_N} ?分)"
)
_ENGLISH_VALUE = (
    rf"(?:full (?:marks?|points?|score)|no points?|nothing|zero"
    rf"|{_N}(?:% of (?:the )?(?:full marks?|weight|points))?(?: ?(?:points?|pts))?)"
)
_PIECES = (
    pattern(rf"(?P<key>.+?)(?:的|者|时)?[ ,，:]*(?P<value>{_CHINESE_VALUE})"),
    pattern(rf"(?P<value>{_ENGLISH_VALUE}) (?:if|for|when|where|at)(?: the actual is)? (?P<key>.+)", re.IGNORECASE),
    pattern(
        rf"(?P<key>.+?)[ ]?(?:[:,]|(?<![<>=!])=|=>|[-=]+>|→|gets?|earns?|scores?|gives?|is worth|are worth|is|are)[ ]?"
        rf"(?P<value>{_ENGLISH_VALUE})",
        re.IGNORECASE,
    ),
    pattern(rf"(?P<value>{_ENGLISH_VALUE}) (?P<key>(?:below|above|under|over|otherwise|else)\b.*)", re.IGNORECASE),
    pattern(
        rf"(?P<key>otherwise|else|anything else|其余|否则)[ ]?(?P<value>{_ENGLISH_VALUE}|{_CHINESE_VALUE})",
        re.IGNORECASE,
    ),
)
_GRADE = pattern(
    r"(?P<key>.*\d.*?)(?:的?,? ?(?:为|是|评为|定为|等级为)) ?[“\"]?"
    r"(?P<label>优秀?|良好?|中等?|较?差|一般|基本合格|不?合格|[A-E])[”\"]?"
)
_ELSE = OTHERS | frozenset(
    {"not met", "target not met", "if not", "fail", "anything else", "otherwise", "反之", "其余", "未达到", "未达标",
     "达不到", "不达标"}
)  # fmt: skip
_REACHED = frozenset(
    {"达到目标", "达到目标值", "达标", "达到", "全部完成", "完成目标", "完成", "target met", "met", "target", "pass"}
)
_COMPLETION = frozenset({"完成率", "completion", "completion rate"})


@mutable
class _Row:
    """A band and what it gives: its ends, or its test where these are marked; neither of what is left over."""

    ends: Sequence[End]
    test: str
    value: str
    subject: str = ""

    @property
    def worth(self) -> Decimal:
        """What it gives, as far as it can be compared."""
        return Decimal("Infinity") if self.value in ("满分", "full") else _number(self.value)


@frozen
class _Step:
    """A clause that takes or adds points step by step."""

    clause: str


def scale(text: str, around: Around) -> tuple[str, ...] | None:
    """Give the lines that a sentence with several bands comes to; None where it is none such.

    >>> scale("90%以上得10分，80%-90%得8分，其余不得分", Around(None, True))
    ('得分 按 完成值', '>= 90%: 10', '80% 至 < 90%: 8', '其余: 0')
    >>> scale("95%以上得满分，每低1%扣0.5分", Around(None, True))
    ('扣 0.5 每 1% 低于 95%',)
    """
    head = _HEAD.match(text)
    text = text if head is None else text[head.end() :]
    pieces = [each for each in SPLIT.split(text.strip()) if each]
    if len(text) > _LONGEST or not 1 <= len(pieces) <= _MOST_PIECES:
        return None
    parts = _parts(pieces, around)
    if parts is None:
        return _grades(pieces, around)
    rows = [each for each in parts if isinstance(each, _Row)]
    taken = [each.clause for each in parts if isinstance(each, _Step)]
    if taken and rows:
        return _stepped(rows, taken, around)
    if taken:
        return tuple(taken) if head is not None or len(taken) > 1 else None
    return _table(rows, around) if len(rows) > 1 else None


def _parts(pieces: Sequence[str], around: Around) -> list[_Row | _Step] | None:
    """Read pieces of a sentence, some of which belong together, as bands and steps; None where one is neither."""
    parts: list[_Row | _Step] = []
    at = 0
    while at < len(pieces):
        if steps.runs_out(pieces[at]):
            at += 1
            continue
        found = next(_read(pieces, at, around), None)
        if found is None:
            return None
        parts.append(found[0])
        at = found[1]
    return parts


def _read(pieces: Sequence[str], at: int, around: Around) -> Iterator[tuple[_Row | _Step, int]]:
    last = min(len(pieces), at + 3)
    for end in range(last, at, -1):
        clause = steps.step("，".join(pieces[at:end]))
        if clause is not None and (" 每 " in clause or " per " in clause):
            yield _Step(clause), end
    for end in range(at + 1, last + 1):
        row = _row("，".join(pieces[at:end]), around)
        if row is not None:
            yield row, end


def keyed(text: str) -> tuple[str, str] | None:
    """Give what a piece of a sentence is about and what that earns: `优秀` and `10` of `优秀得10分`."""
    return next(_keyed(text), None)


def _keyed(text: str) -> Iterator[tuple[str, str]]:
    """Give each way to part a piece of a sentence so, the likeliest first."""
    for shape in _PIECES:
        found = shape.fullmatch(text)
        if found is not None:
            yield found["key"].strip().rstrip("，,的"), value_of(found["value"].strip())


def _row(text: str, around: Around) -> _Row | None:
    for said, value in _keyed(text):
        key = said.removesuffix("完成")
        if key.lower() in _ELSE:
            return _Row((), "", value)
        if key.lower() in _REACHED:
            return _Row((), "达标" if around.chinese else "met", value)
        ends = ends_of(key)
        test = written(ends, "至" if around.chinese else "to") if ends is not None else None
        if ends is not None and test is not None:
            return _Row(ends, test, value, subject_of(key))
        test = band(key, "至" if around.chinese else "to")
        if test is not None:
            return _Row((), test, value, subject_of(key))
        if ends is not None and len(ends) == 1:
            return _Row(ends, "", value, subject_of(key))  # `full marks at 95%`
    return None


def _table(rows: Sequence[_Row], around: Around) -> tuple[str, ...] | None:
    """Write bands as the rows of a `match`."""
    rows = _thresholds(rows) or rows
    others = [each for each in rows if not each.test]
    if len(others) > 1 or any(each.ends for each in others) or (others and others[0] is not rows[-1]):
        return None
    if any(each.test in ("达标", "met") for each in rows):
        return _conditions(rows, around)
    _part(rows)
    to, rest = ("至", "其余") if around.chinese else ("to", "otherwise")
    tests = [(written(each.ends, to) if each.ends else None) or each.test or rest for each in rows]
    head = f"得分 按 {_subject(rows, around)}" if around.chinese else f"score match {_subject(rows, around)}"
    return head, *(f"{test}: {each.value}" for test, each in zip(tests, rows, strict=True))


def _thresholds(rows: Sequence[_Row]) -> Sequence[_Row] | None:
    """Read values that stand alone, the best first, as what is to be reached for each: `100% = 10, 90% = 8`."""
    last = rows[-1:] if not (rows[-1].ends or rows[-1].test) else ()
    marks = rows[: len(rows) - len(last)]
    if len(marks) < 2 or any(len(each.ends) != 1 or each.test or each.ends[0].marked for each in marks):
        return None
    sizes, worths = [Decimal(each.ends[0].number) for each in marks], [each.worth for each in marks]
    if len({each.ends[0].unit for each in marks}) > 1 or len(set(sizes)) < len(sizes) or worths[0] == worths[-1]:
        return None
    if worths != sorted(worths, reverse=True):
        return _thresholds([*reversed(marks), *last]) if worths == sorted(worths) else None
    if sizes not in (sorted(sizes), sorted(sizes, reverse=True)):
        return None
    sign = ">=" if sizes[0] > sizes[-1] else "<="
    found = [_Row((), f"{sign} {each.ends[0].text()}", each.value, each.subject) for each in marks]
    return [*found, *(last or [_Row((), "", "0")])]


def _grades(pieces: Sequence[str], around: Around) -> tuple[str, ...] | None:
    """Write `90分以上为优，80-90分为良` as grades, a line each."""
    found = [_GRADE.fullmatch(each) for each in pieces]
    rows = [_Row(ends_of(each["key"]) or (), "", each["label"]) for each in found if each is not None]
    if len(rows) < max(len(pieces), 2) or not all(each.ends for each in rows):
        return None
    for row in rows:
        for end in row.ends:
            end.unit = "" if end.unit == "分" else end.unit
    _part(rows)
    tests = [written(each.ends, "至" if around.chinese else "to") for each in rows]
    if None in tests:
        return None
    word = "等级" if around.chinese else "grade"
    return tuple(f"{word} {row.value} {test}" for row, test in zip(rows, tests, strict=True))


def _conditions(rows: Sequence[_Row], around: Around) -> tuple[str, ...] | None:
    """Write what is earned when the target is met, and otherwise."""
    if len(rows) != 2 or rows[1].test:
        return None
    if around.chinese:
        return (f"得分 若 达标 则 {rows[0].value} 否则 {rows[1].value}",)
    return (f"score if met then {rows[0].value} else {rows[1].value}",)


def _stepped(rows: Sequence[_Row], taken: Sequence[str], around: Around) -> tuple[str, ...] | None:
    """Write what is taken step by step from a bound on which all is earned; further bands that earn nothing as caps."""
    first, *further = rows
    if any(not _is_nothing(each.value) or not each.test for each in further) or _is_nothing(first.value):
        return None
    clauses = list(taken)
    if first.ends:
        if len(first.ends) > 1:
            return None
        target, bound = ("目标" if around.chinese else "target"), first.ends[0].text()
        clauses = [each.replace(f" {target}", f" {bound}", 1) for each in clauses]
    elif first.test not in ("达标", "met"):
        return None
    actual = "完成值" if around.chinese else "actual"
    lines = []
    if first.value not in ("满分", "full", around.full):
        lines.append(f"{'得分' if around.chinese else 'score'} {first.value}")
    lines += clauses
    for each in further:
        if each.test[:1] not in "<>=":
            return None
        lines.append(f"封顶 0 若 {actual} {each.test}" if around.chinese else f"cap 0 if {actual} {each.test}")
    return tuple(lines)


def _subject(rows: Sequence[_Row], around: Around) -> str:
    """Name what the bands are of: the completion or an input that they name, else the actual."""
    said = next((each.subject for each in rows if each.subject), "")
    if said.lower() in _COMPLETION and around.target is not None and said not in around.inputs():
        return "完成率" if around.chinese else "completion"
    return said if said in around.inputs() else "完成值" if around.chinese else "actual"


def _part(rows: Sequence[_Row]) -> None:
    """Let no two bands meet in an end: of two that hold it, and do not mark it, the one that pays more keeps it."""
    counts = Counter(end.number for row in rows for end in row.ends)
    for row in rows:
        for end in row.ends:
            if end.within is None and not end.sign and counts[end.number] == 1 and not end.holds(row.ends):
                end.within = True  # the last of all, which no other band takes
    for at, one in enumerate(rows):
        for other in rows[at + 1 :]:
            for mine in _bounds(one):
                for theirs in _bounds(other):
                    if mine.number == theirs.number and mine.holds(one.ends) and theirs.holds(other.ends):
                        gives = mine if theirs.marked and not mine.marked else theirs
                        if mine.marked == theirs.marked and one.worth < other.worth:
                            gives = mine
                        gives.within = False


def _bounds(row: _Row) -> Sequence[End]:
    return row.ends if all(each.sign != "=" for each in row.ends) else ()


def _is_nothing(value: str) -> bool:
    return value == "0"


def _number(value: str) -> Decimal:
    found = re.match(r"\d+(?:\.\d+)?", value.replace("_", ""))
    return Decimal(found[0]) if found is not None else Decimal(0)
