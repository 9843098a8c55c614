"""Turn what stands around the tables of a form into its title, year, totals and grades, and drop what is of persons."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from indicrules.files.claim import Place
from indicrules.forms.figures import BLANKS
from indicrules.forms.form import Written
from indicrules.forms.grid import Notice
from indicrules.forms.heads import TOTALS, word
from indicrules.syntax.signs import plain_forms
from indicrules.text.classes import evolve, field, mutable
from indicrules.text.patterns import pattern
from indicrules.text.sentence import say

PROJECT: Final = frozenset(
    [
        "项目名称",
        "部门名称",
        "单位名称",
        "部门单位名称",
        "预算项目名称",
        "专项名称",
        "资金名称",
        "评价项目",
        "project",
        "projectname",
        "programme",
        "program",
        "name",
        "department",
    ]
)
PERSONAL: Final = pattern(
    r"(?:填报?|填表|联系|负责|项目负责|审核|经办|制表|复核|填写|分管|评价|自评)(?:人员?|领导)|(?:联系|办公)?(?:电话|方式|手机)|手机号码?|电子邮[箱件]|邮箱|"
    r"(?:contact|prepared by|telephone|phone|e-?mail|person in charge)\b",
    re.IGNORECASE,
)
_KNOWN: Final = pattern(
    r"主管部门|实施单位|项目单位|预算单位|填报单位|填报日期|填报时间|评价单位|主管单位|项目类型|项目属性|项目编码|资金用途|department|date|implementing"
)
_GOALS: Final = pattern(
    r"(?:年度)?(?:总体|绩效)?目标(?:完成情况)?|预期目标|实际完成情况|年度总体目标|overallgoals?|objectives?"
)
_YEAR: Final = pattern(r"((?:19|20)\d\d)\s*年?")
_SCORE: Final = pattern(
    r"(?P<whose>财政\w{0,4}|审核|复核|复评|评审|review(?:ed)? ?)?"
    r"(?:单位|部门|项目|绩效|自评|评价|综合|self-?assess(?:ed|ment) ?)*"
    r"(?:总得分|总评分|总分|综合得分|得分|评分|total score|score)(?:合计)?(?:\([^()]*\))?\s*[:为是]?\s*"
    r"(?P<value>\d{1,3}(?:\.\d+)?(?:\s*[-~–—至]\s*\d{1,3}(?:\.\d+)?)?)\s*(?:分|points)?(?![\d%.])",
    re.IGNORECASE,
)
_OUT_OF: Final = pattern(r"(?:满分|共|总分值|out of)\s*(?:为)?\s*$", re.IGNORECASE)
_GRADE: Final = pattern(
    r"(?P<whose>财政|审核|复核|复评)?\w{0,4}(?:等级|等次|评级|档次|结论|级别|grade|rating)(?:\([^()]*\))?\s*[:为是]?\s*[“\"‘']?"
    r"(?P<value>优秀?|良好?|中等?|差|合格|不合格|一般|较好|较差|[A-E][+-]?)(?![\w])(?!\s*[、/,]\s*[良中差BC])[”\"’']?",
    re.IGNORECASE,
)
_GRADED: Final = pattern(r"等级|等次|评级|档次|结论|级别|grade|rating", re.IGNORECASE)
LABELLED: Final = pattern(
    r"等级|等次|评级|档次|结论|得分$|评分$|主管部门|实施单位|情况说明|grade|rating|conclusion", re.IGNORECASE
)
_REVIEW: Final = ("财政", "审核", "复核", "复评", "评审", "review")
_UNIT: Final = pattern(r"(?:单位|in|unit)\s*:?\s*(万元|千元|亿元|元)|\((?:单位:?)?\s*(万元|千元|亿元|元)\)")
_TICKED: Final = pattern(r"(?:☑|☒|√|✓|✔|■|▣)\s*([^\s☑☒√✓✔■▣□☐○口\[]+)")
_LONGEST: Final = 24


@mutable
class Around:
    """What was found around a table so far."""

    title: str | None = None
    project: str | None = None
    year: int | None = None
    unit: str = ""
    totals: dict[str, Written] = field(factory=dict)
    grades: dict[str, Written] = field(factory=dict)
    remarks: list[Written] = field(factory=list)
    skipped: list[Notice] = field(factory=list)
    notices: list[Notice] = field(factory=list)

    def begins_form(self) -> bool:
        """Whether the name of a project stands there, with which a form opens."""
        return self.project is not None

    def take(self, cells: Iterable[Written]) -> None:
        """Take in a line, or the cells of a row that belongs to no table, each text once."""
        parts = [each for each in cells if each.text.strip() not in BLANKS]
        index = 0
        while index < len(parts):
            following = parts[index + 1] if index + 1 < len(parts) else None
            index += 2 if self._pair(parts[index], following) else 1

    def _pair(self, cell: Written, following: Written | None) -> bool:
        """Take in a text, alone or as the label of the one that follows; say whether that one was taken too."""
        text = plain_forms(cell.text)
        label, colon, rest = text.partition(":")
        words = text.split(maxsplit=1)
        if not colon and len(words) == 2 and not text.isascii() and word(words[0]) in PROJECT:
            # A row of a table that a text holds as a line.
            label, colon, rest = words[0], ":", words[1]
        label = label.strip()
        value = Written(rest.strip(), cell.place) if colon and rest.strip() else following
        own = bool(colon and rest.strip())
        found = word(label)
        self._year(text)
        if len(label) <= _LONGEST and PERSONAL.search(label):
            self.notices.append(Notice("personal-data", say("import.personal", label=label), _bare(cell.place)))
            return not own and following is not None
        if found in PROJECT and value is not None:
            self.project = value.text
            self._year(value.text)
            return not own
        if len(label) <= _LONGEST and value is not None and self._result(label, value):
            return not own
        if self._stated(cell, text):
            return False
        if len(label) <= _LONGEST and (_KNOWN.match(found) or _GOALS.fullmatch(found)) and value is not None:
            self._skip(cell, "import.not-needed")
            return not own
        self._rest(cell, text)
        return False

    def _result(self, label: str, value: Written) -> bool:
        """Take in a total or grade that stands beside its label."""
        by = whose(label)
        ticked = _TICKED.findall(plain_forms(value.text))
        if _GRADED.search(label):
            text = ticked[0] if ticked else value.text.strip("“”\"'")
            if 0 < len(text) <= 4:
                self.grades.setdefault(by, Written(text, value.place))
                return True
        is_total = word(label) in TOTALS or re.search(r"(?:得分|评分|总分|score)$", word(label))
        number = re.fullmatch(r"(\d{1,3}(?:\.\d+)?(?:\s*[-~–—至]\s*\d{1,3}(?:\.\d+)?)?)\s*分?", plain_forms(value.text))
        if is_total and number is not None:
            self.totals.setdefault(by, Written(number[1], value.place))
            return True
        return False

    def _stated(self, cell: Written, text: str) -> bool:
        """Take in totals and grades that stand in a sentence."""
        taken = False
        for found in _SCORE.finditer(text):
            if not _OUT_OF.search(text[: found.start("value")]):
                self.totals.setdefault(whose(found["whose"] or ""), Written(found["value"], cell.place))
                taken = True
        graded = _GRADE.search(text)
        if graded is not None:
            self.grades.setdefault(whose(graded["whose"] or ""), Written(graded["value"], cell.place))
            taken = True
        return taken

    def _rest(self, cell: Written, text: str) -> None:
        unit = _UNIT.search(text)
        if unit is not None:
            self.unit = unit[1] or unit[2]
        if re.match(r"注|说明|备注|填表说明|notes?\b", text, re.IGNORECASE) or len(text) > 60:
            self.remarks.append(cell)
        elif self.title is None and len(text) <= 60 and not text.startswith("("):
            self.title = cell.text
        elif unit is None and not _YEAR.fullmatch(text.strip("() 度")):
            self._skip(cell, "import.not-needed")

    def _skip(self, cell: Written, key: str) -> None:
        self.skipped.append(Notice("not-needed", say(key, text=shown(cell.text)), cell.place))

    def _year(self, text: str) -> None:
        found = _YEAR.search(text)
        if self.year is None and found is not None and (found[0] != found[1] or text.strip("()") == found[1]):
            self.year = int(found[1])


def whose(text: str) -> str:
    """Say whose a score is by the words over it: `self` or `review`."""
    return "review" if any(each in text.lower() for each in _REVIEW) else "self"


def shown(text: str) -> str:
    """Cut a text that is told of."""
    return text if len(text) <= 40 else f"{text[:39]}…"


def _bare(place: Place) -> Place:
    """Give a place without what stands there."""
    return evolve(place, text=None)
