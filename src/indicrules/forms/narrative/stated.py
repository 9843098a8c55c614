"""What a report states of its indicators and of the whole: the role, the text and the place of each figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from indicrules.files.claim import Place
from indicrules.forms.narrative.labels import FIELD, LABEL, NUMBER, TEST, Role
from indicrules.forms.narrative.paragraphs import Paragraph
from indicrules.text.classes import evolve, frozen
from indicrules.text.patterns import pattern

_FIGURE = pattern(
    rf"(?:为|是|:|达到|共计?)?(?P<value>{TEST}(?:{NUMBER}[^,。;:()\"“”]{{0,12}}|[“\"][^”\"]{{1,20}}[”\"]))"
)
_REASON = pattern(r"(?:未完成原因|偏差原因(?:分析)?|扣分原因|主要原因)(?:是|为|:|在于)+(?P<value>[^。]+)")
_EVIDENCE = pattern(
    r"(?:根据|依据|佐证材料(?:为|有|:)|证明材料(?:为|有|:))(?P<value>[^,。]{2,120}?)(?:等(?:相关)?(?:资料|材料|文件))"
)
_NAMED = pattern(r"(?P<name>[^:。,;]{2,60}?):?(?:该(?:项)?指标|本(?:项)?指标)")
_BEFORE = pattern(r"(?P<name>[^:。,;]{2,60}):")
_STRAIGHT = pattern('"([^"]*)"')
_ORDINAL = pattern(r"^(?:\(?(?:[一二三四五六七八九十]+|\d{1,2})[)、.])*(?:指标[一二三四五六七八九十\d]+)?[:、.)]*")
_TOTAL = pattern(
    rf"(?:综合得分|自评总分|自评总得分|总得分|总评分|最终得分|合计得分|总分)(?:为|是|:)?(?P<value>{NUMBER})分"
)
# What may as well be of an indicator counts as a total where a report comes to its end.
_AT_THE_END = pattern(rf"(?:自评|评价|复核|审核|评审)得分(?:为|是|:)?(?P<value>{NUMBER})分")
_CLOSING = pattern("结论|总体|综合|结果|总评")
_REVIEWED = pattern(r"复核|审核|评审|复评|财政评价")
_GRADE = pattern(
    r"(?:评价结果|评价等级|自评等级|评定等级|评价等次|等级|等次|评定)(?:为|是|:)+[“\"]?"
    r"(?P<value>[一-龥]{1,3}?)(?:等级|等次)?[”\",。;]"
)


@frozen
class Figure:
    """A figure as a report states it: its role, its text, and where it stands."""

    role: Role
    text: str
    place: Place


@frozen
class Stated:
    """An indicator of a report, with its figures in the order in which they are stated."""

    name: str
    figures: tuple[Figure, ...]
    place: Place
    under: tuple[str, ...]

    def first(self, role: Role) -> Figure | None:
        """Give what is stated first in a role."""
        return next((each for each in self.figures if each.role == role), None)

    def all(self, role: Role) -> tuple[Figure, ...]:
        """Give all that is stated in a role."""
        return tuple(each for each in self.figures if each.role == role)


@frozen
class Said:
    """What a paragraph says: the indicator that it opens with, if any, and figures of indicators."""

    paragraph: Paragraph
    name: str | None
    figures: tuple[Figure, ...]
    roles: frozenset[Role]

    @property
    def of_an_indicator(self) -> bool:
        """Whether it sets the target of an indicator."""
        return self.name is not None and "target" in self.roles


def said(paragraphs: Iterable[Paragraph]) -> tuple[Said, ...]:
    """Look for figures of indicators in each paragraph, headings too."""
    return tuple(_said(each) for each in paragraphs)


def stated(read: Iterable[Said]) -> tuple[Stated, ...]:
    """Give the indicators of a report: of each the paragraph that states a target or weight, and those that go on."""
    found: list[Stated] = []
    for each in read:
        paragraph = each.paragraph
        if paragraph.heading:
            continue
        if each.name is not None and each.of_an_indicator and each.roles & {"weight", "score", "actual"}:
            place = paragraph.place(0, min(len(paragraph.text), 40))
            found.append(Stated(_quoted(each.name), each.figures, place, paragraph.under))
        elif found and each.name is None and _goes_on(found[-1], each):
            last = found.pop()
            found.append(evolve(last, figures=(*last.figures, *each.figures)))
    return tuple(found)


def execution(read: Iterable[Said]) -> tuple[Figure, ...]:
    """Give the weight and scores that a report states of its budget's execution, which has no target of its own."""
    found = [
        figure
        for each in read
        if not each.paragraph.heading and "执行率" in each.paragraph.text and not each.of_an_indicator
        for figure in each.figures
        if figure.role in ("weight", "score", "review")
    ]
    return tuple(found)


def totals(read: Iterable[Said]) -> Iterator[tuple[Literal["total", "grade"], str, str, Place]]:
    """Give the totals and grades that a report states outside of its indicators: what, whose, its text, its place."""
    for each in read:
        if each.of_an_indicator:
            continue
        paragraph = each.paragraph
        closing = any(_CLOSING.search(heading) for heading in paragraph.under[-1:])
        for what, looked_for in (("total", _TOTAL), ("grade", _GRADE), *((("total", _AT_THE_END),) if closing else ())):
            for match in looked_for.finditer(paragraph.text):
                near = paragraph.text[max(0, match.start() - 12) : match.end("value")]
                by = "review" if _REVIEWED.search(near) else "self"
                yield what, by, match["value"], paragraph.place(*match.span("value"))


def _said(paragraph: Paragraph) -> Said:
    figures = tuple(_figures(paragraph))
    return Said(paragraph, _name(paragraph), figures, frozenset(each.role for each in figures))


def _figures(paragraph: Paragraph) -> Iterator[Figure]:
    at = 0
    while label := LABEL.search(paragraph.text, at):
        value = _FIGURE.match(paragraph.text, label.end())
        if value is None:
            at = label.start() + 1
            continue
        role: Role = label.lastgroup  # type: ignore[assignment]  # groups are named by roles
        yield Figure(role, value["value"].strip('“”"'), paragraph.place(*value.span("value")))
        at = value.end()
    for role, looked_for in (("reason", _REASON), ("evidence", _EVIDENCE)):
        for match in looked_for.finditer(paragraph.text):
            yield Figure(role, match["value"], paragraph.place(*match.span("value")))


def _name(paragraph: Paragraph) -> str | None:
    """Give the indicator that a paragraph opens with, or that its heading names."""
    if FIELD.match(paragraph.text):
        above = _ORDINAL.sub("", paragraph.under[-1]) if paragraph.under else ""
        return above.rstrip(":") or None
    for looked_for in (_NAMED, _BEFORE):
        if match := looked_for.match(paragraph.text):
            return _ORDINAL.sub("", match["name"]) or None
    return None


def _quoted(name: str) -> str:
    """Write straight quotation marks in a name as the curly ones that they stand for."""
    return _STRAIGHT.sub(r"“\1”", name)


def _goes_on(last: Stated, more: Said) -> bool:
    """Tell whether a paragraph without a name states what its indicator still lacks."""
    lacks = {"weight", "score", "actual", "completion", "review", "reason"} - {each.role for each in last.figures}
    return bool(more.roles) and more.paragraph.under == last.under and more.roles <= lacks | {"evidence", "reason"}
