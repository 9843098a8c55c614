"""What a report states of money, projects and staff: whose each figure is, what it measures, its text and place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from indicrules.files.claim import Place
from indicrules.forms.narrative.labels import NUMBER
from indicrules.forms.narrative.paragraphs import Paragraph
from indicrules.text.classes import frozen
from indicrules.text.patterns import pattern

WHOLE = ""
"""The subject of figures of the unit as a whole."""

# Whose a figure is, by the words that say so; where several stand in a clause, the last before the figure.
SUBJECTS: Mapping[str, str] = MappingProxyType(
    {
        "上级项目": r"上级(?:资金|财力|专项)?(?:共计?|合计|安排)?(?:\d+个)?项目|上级(?:资金|财力)(?=共计?\d+个项目)",
        "本级项目": r"本级(?:资金|财力)?(?:共计?|合计|安排)?(?:\d+个)?项目|本级(?:资金|财力)(?=共计?\d+个项目)",
        "上级资金": r"上级(?:资金|财力|补助|转移支付)",
        "本级资金": r"本级(?:资金|财力)",
        "其他资金": r"其他资金",
        "财政资金": r"财政资金|财政拨款",
        "人员经费": r"人员经费|人员支出",
        "公用经费": r"公用经费|公用支出",
        "基本支出": r"基本支出",
        "项目": r"项目支出|项目总金额|项目资金|(?:共有?|共计)(?:个?\d+个?)项目|项目(?=预算|执行)",
        WHOLE: r"部门单位整体|部门整体|整体支出|年初批复",
    }
)
# What a figure measures.
MEASURES: Mapping[str, str] = MappingProxyType(
    {
        "预算执行率": r"预算执行率|执行率",
        "预算调整率": r"预算调整率|调整率",
        "年初预算数": r"年初(?:批复|安排)?预算(?:数|金额|额|资金)?",
        "预算调整数": r"(?:年中)?(?:调增|调整|追加)(?:数|金额|资金|预算数?)",
        "全年预算数": (
            r"预算数\(调整后\)|调整后(?:的)?(?:全年)?预算(?:数|金额)?|全年预算(?:数|金额|总额|资金)|"
            r"预算金额|预算总额|总金额|全年预算(?!支出)"
        ),
        "全年执行数": (
            r"执行(?:数|金额|资金)|决算数|(?:全年)?(?:预算)?(?:实际)?支出(?:资金|金额|数)|实际支出|"
            r"全年支出"
        ),
    }
)
# Staff and the like, which are stated without a measure: by unit.
COUNTS: Mapping[str, str] = MappingProxyType(
    {
        "编制数": r"编制(?:数|人数)?",
        "实有人数": r"实有(?:人数|人员|在职人员)?",
        "在编人数": r"在编(?:人员|人数)?",
        "雇员人数": r"雇员(?:人数)?",
        "区聘人数": r"区聘(?:人员|人数)?",
    }
)
_VALUE = pattern(rf"(?:共计?|为|是|:|达到?|安排)*(?P<value>{NUMBER}(?P<unit>万元|亿元|千元|元|%))")
_SUBJECT = pattern("|".join(f"(?P<s{at}>{words})" for at, words in enumerate(SUBJECTS.values())))
_MEASURE = pattern("|".join(f"(?P<m{at}>{words})" for at, words in enumerate(MEASURES.values())))
_COUNT = pattern(
    "|".join(f"(?:{words})(?:共|为|:)?(?P<v{at}>\\d+)(?:名|人)" for at, words in enumerate(COUNTS.values()))
)
_PROJECTS = pattern(r"(?:共计?有?|共有?)(?P<value>个?\d+个?)项目")
_ENDED = pattern(r"[“\"《](?P<name>[^”\"》]{2,60})[”\"》][^。\"“”]{0,30}(?:终止|中止|停止)(?:执行|实施)?")
_STOP = pattern(r"[。;]|$")
_NAMES = tuple(SUBJECTS)
_KINDS = tuple(MEASURES)
_COUNTED = tuple(COUNTS)


@frozen
class Amount:
    """A figure: whose, what it measures, its text with its unit, and where it stands."""

    subject: str
    measure: str
    text: str
    place: Place

    @property
    def name(self) -> str:
        """Its name as an input: `年初预算数` of the whole, `财政资金年初预算数` of a part."""
        return f"{self.subject}{self.measure}"


def amounts(paragraphs: Iterable[Paragraph]) -> Iterator[Amount]:
    """Give each figure of money, of projects and of staff in the order in which they are stated."""
    for paragraph in paragraphs:
        if not paragraph.heading:
            yield from _of(paragraph)


def ended(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[str, Place]]:
    """Give each project that a report says was brought to an end, and where."""
    for paragraph in paragraphs:
        for match in _ENDED.finditer(paragraph.text):
            yield match["name"], paragraph.place(*match.span())


def _of(paragraph: Paragraph) -> Iterator[Amount]:
    above = _section(paragraph.under)
    for begin, end in _sentences(paragraph.text):
        sentence, subject, measure = paragraph.text[begin:end], above, None
        at = 0
        while value := _VALUE.search(sentence, at):
            words = sentence[at : value.start()]
            subject = _last(_SUBJECT, words, _NAMES) or subject
            measure = _last(_MEASURE, words, _KINDS) or measure
            if measure is None and "支出" in words:
                measure = "全年执行数"
            if measure is not None and (measure.endswith("率") == (value["unit"] == "%")):
                place = paragraph.place(begin + value.start("value"), begin + value.end("value"))
                yield Amount(subject, measure, value["value"], place)
            at = value.end()
        yield from _counts(paragraph, begin, end, above)


def _counts(paragraph: Paragraph, begin: int, end: int, above: str) -> Iterator[Amount]:
    sentence = paragraph.text[begin:end]
    for match in _COUNT.finditer(sentence):
        group = match.lastgroup
        assert group is not None
        place = paragraph.place(begin + match.start(group), begin + match.end())
        yield Amount(WHOLE, _COUNTED[int(group[1:])], f"{match[group]}人", place)
    for match in _PROJECTS.finditer(sentence):
        subject = _last(_SUBJECT, sentence[: match.end()], _NAMES) or above
        number = match["value"].strip("个")
        owner = subject if subject.endswith("项目") else "项目"
        yield Amount(owner, "个数", f"{number}个", paragraph.place(begin + match.start("value"), begin + match.end()))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in _STOP.finditer(text):
        if match.end() > at:
            yield at, match.end()
        at = match.end()


def _last(asked: re.Pattern[str], words: str, names: tuple[str, ...]) -> str | None:
    found = None
    for match in asked.finditer(words):
        assert match.lastgroup is not None
        found = names[int(match.lastgroup[1:])]
    return found


def _section(under: tuple[str, ...]) -> str:
    """Give whose the figures under headings are, where they do not say."""
    for heading in reversed(under):
        found = _last(_SUBJECT, heading, _NAMES)
        if found is not None:
            return found
        if "项目" in heading and "使用" in heading:
            return "项目"
    return WHOLE
