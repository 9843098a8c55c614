"""Turn a report in running text into what a form says: rows, money, totals, and the checks that its figures allow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Literal, get_args

from indicrules.files.claim import Claim, Place
from indicrules.forms.form import Budget, Column, Figure, Form, Money, Row, Written
from indicrules.forms.form import Role as CellRole
from indicrules.forms.grid import Line, Notice, Pages
from indicrules.forms.narrative.amounts import WHOLE, Amount, amounts, ended
from indicrules.forms.narrative.crosschecks import crosschecks
from indicrules.forms.narrative.labels import NUMBER, Role
from indicrules.forms.narrative.paragraphs import Paragraph, paragraphs
from indicrules.forms.narrative.stated import Stated, execution, said, stated, totals
from indicrules.forms.narrative.unread import unread
from indicrules.text.classes import evolve
from indicrules.text.patterns import pattern
from indicrules.text.sentence import say

_Cell = Literal["target", "actual", "midyear", "completion", "weight", "reason", "evidence"]  # called so in both
_CELLS: tuple[_Cell, ...] = get_args(_Cell)
_MONEY: tuple[tuple[str, Column], ...] = (
    ("年初预算数", "initial"),
    ("全年预算数", "budget"),
    ("全年执行数", "spent"),
    ("预算执行率", "rate"),
)
_FULL = Decimal(100)
_NUMBER = pattern(NUMBER)
_YEAR = pattern(r"(20\d\d)年度?")
_TITLE = pattern(r"报告|自评|评价")
ENDED = "有终止执行的项目"
"""The figure that says whether a project was brought to an end."""
AGAIN = "_另一处"
"""What the name of a figure ends with that a report states once more, and otherwise."""


def narrated(pages: Pages) -> Form | None:
    """Read a report that states its indicators in sentences; give None where it states none."""
    read = paragraphs(part for part in pages.parts if isinstance(part, Line))
    spoken = said(read)
    found = stated(spoken)
    if not found:
        return None
    money, weighed, overall = tuple(amounts(read)), execution(spoken), tuple(totals(spoken))
    over = tuple(ended(read))
    figures = tuple(_figures(money, over))
    named = {each.name for each in figures} | {each.name for each in money if each.subject == WHOLE}
    taken = (
        *(figure.place for each in found for figure in each.figures),
        *(each.place for each in money),
        *(each.place for each in weighed),
        *(place for *_, place in overall),
        *(place for _, place in over),
    )
    rows = tuple(_row(each) for each in found)
    budget = _budget(money, {each.role: Written(each.text, each.place) for each in reversed(weighed)})
    budget, notices = _weighed(budget, rows)
    return Form(
        title=_title(read, pages.name),
        rows=rows,
        year=_year(read),
        budget=budget,
        totals={by: Written(text, place) for what, by, text, place in reversed(overall) if what == "total"},
        grades={by: Written(text, place) for what, by, text, place in reversed(overall) if what == "grade"},
        figures=figures,
        checks=(*(each.line() for each in crosschecks(named)), *_agreeing(figures)),
        claims=tuple(_again(found)),
        skipped=tuple(_skipped(unread(read, taken))),
        notices=notices,
    )


def _row(found: Stated) -> Row:
    cells: dict[CellRole, Written] = {
        role: Written(each.text, each.place) for role in _CELLS if (each := found.first(role)) is not None
    }
    by: tuple[tuple[str, Role], ...] = (("self", "score"), ("review", "review"))
    scores = {whose: Written(each.text, each.place) for whose, role in by if (each := found.first(role)) is not None}
    return Row(Written(found.name, found.place), cells=cells, scores=scores)


def _again(found: Iterable[Stated]) -> Iterator[Claim]:
    """Claim what a report says of an actual once more, further on in the same paragraph."""
    for each in found:
        for figure in each.all("actual")[1:]:
            yield Claim("actual", each.name, figure.text, place=figure.place)


def _budget(money: tuple[Amount, ...], weighed: dict[Role, Written]) -> Budget | None:
    """Give the money of the whole, as a form's table says it, where its budget and what was spent are stated."""
    stated_once = {each.name: Written(each.text, each.place) for each in reversed(money)}
    cells = {column: stated_once[name] for name, column in _MONEY if name in stated_once}
    if "budget" not in cells or "spent" not in cells:
        return None
    if "score" in weighed:
        cells["score"] = weighed["score"]
    return Budget("万元", Money(Written("预算执行率", cells["spent"].place), cells), weight=weighed.get("weight"))


def _weighed(budget: Budget | None, rows: tuple[Row, ...]) -> tuple[Budget | None, tuple[Notice, ...]]:
    """Give the budget's row the weight that its indicators leave of 100 where the report states its score alone."""
    scored = None if budget is None or budget.weight is not None else budget.total.cells.get("score")
    if budget is None or scored is None or any("weight" not in each.cells for each in rows):
        return budget, ()
    rest = _FULL - sum(_number(each.cells["weight"].text) for each in rows)
    if not _number(scored.text) <= rest:
        return budget, ()
    weight = Written(f"{rest}分", scored.place)
    why = say("notice.left-weight", weight=str(rest), score=scored.text)
    return evolve(budget, weight=weight), (Notice("left-weight", why, scored.place),)


def _number(text: str) -> Decimal:
    found = _NUMBER.search(text)
    return Decimal(found[0].replace(",", "")) if found is not None else Decimal(0)


def _figures(money: tuple[Amount, ...], over: tuple[tuple[str, Place], ...]) -> Iterator[Figure]:
    """Give each figure that is no part of the budget's own row, once; what is said otherwise again, under a name."""
    own = {name for name, _ in _MONEY}
    held: dict[str, str] = {}
    for each in money:
        if each.name not in held:
            held[each.name] = each.text
            if each.name not in own:
                yield Figure(each.name, each.text, each.place)
        elif each.text != held[each.name] and f"{each.name}{AGAIN}" not in held:
            held[f"{each.name}{AGAIN}"] = each.text
            yield Figure(f"{each.name}{AGAIN}", each.text, each.place)
    for _, place in over[:1]:
        yield Figure(ENDED, "是", place)


def _agreeing(figures: tuple[Figure, ...]) -> Iterator[str]:
    for each in figures:
        if each.name.endswith(AGAIN):
            name = each.name.removesuffix(AGAIN)
            yield f'检查 前后一致({name}, {each.name}) 因为 "{name}前后应当一致"'


def _skipped(places: Iterable[Place]) -> Iterator[Notice]:
    for place in places:
        yield Notice("unread-figure", say("notice.unread-figure", text=place.text or ""), place)


def _title(read: tuple[Paragraph, ...], name: str) -> str:
    named = (each.text for each in read[:6] if len(each.text) <= 60 and _TITLE.search(each.text))
    return next(named, name)


def _year(read: tuple[Paragraph, ...]) -> int | None:
    """Give the year that the report's opening names, else the first that it speaks of."""
    found = (match for each in read if (match := _YEAR.search(each.text)) is not None)
    return next((int(match[1]) for match in found), None)
