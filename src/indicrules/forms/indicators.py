"""Turn a row of a form into an indicator of its draft, with its actual and its claims."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from indicrules.exact.number import decimal_text
from indicrules.files.claim import Place
from indicrules.forms.aims import Aim, aim, hints
from indicrules.forms.asked import asked, readings
from indicrules.forms.desk import Desk
from indicrules.forms.figures import BLANKS, figure
from indicrules.forms.form import Role, Row, Written
from indicrules.forms.fused import weighed
from indicrules.forms.grid import Notice
from indicrules.forms.item import Item
from indicrules.forms.judged import as_stands, beside, marked, number, qualitative
from indicrules.forms.results import INAPPLICABLE, MISSING, result
from indicrules.forms.rules import ruled
from indicrules.syntax.naming import tidied
from indicrules.text.sentence import say

_OTHERS: tuple[tuple[Role, str], ...] = (("former", "last year"), ("midyear", "mid-year"))
_OF_THE_TARGET = frozenset(("sign", "direction", "span", "weight", "rule"))
_ALL = "target = 100%"
_HUNDRED = Decimal(100)
_NO_REASONS = frozenset({"", "无", "-", "—", "/", "none", "n/a"})


def indicator(
    desk: Desk, row: Row, parent: str | None, weight: str | None, *, rest: Decimal | None = None, asks: bool = False
) -> Item:
    """Write a row as an indicator of a weight in a group, or in the ruleset itself.

    `asks` says that it has no weight where others have; `rest` is what these leave of the whole, None if unknown.
    """
    said = hints(row.name.text)
    title = tidied(said.title)
    item = Item(desk.named(title, desk.items), title, parent, weight)
    if asks:
        row = weighed(desk, item, row, rest)
    _remark(desk, item, row, "basis", desk.word("basis", "指标值设定依据"))
    found = aim(desk, item, row, said)
    if found is None:
        _kept(desk, item, row)
    elif found.kind == "none":
        rule = row.cells.get("rule")
        if rule is not None:
            _remark(desk, item, row, "rule", desk.word("scoring rule", "评分标准"))
        _kept(desk, item, row)
        marked(desk, item, row)
    elif found.kind == "words":
        _remark(desk, item, row, "rule", desk.word("scoring rule", "评分标准"))
        qualitative(desk, item, row, found)
    else:
        _measured(desk, item, row, found)
    if item.open:
        left_open(desk, item)
        _withheld(desk, item, row)
    _claims(desk, item, row, found)
    return item


def left_open(desk: Desk, item: Item) -> None:
    """Leave an indicator without what is read of it."""
    item.open = True
    item.inputs.clear()
    item.checks.clear()
    for name in (item.name, *item.data):
        desk.actuals.pop(name, None)


def _measured(desk: Desk, item: Item, row: Row, found: Aim) -> None:
    value = result(desk, item, row, found)
    clauses: list[str] = []
    if found.kind == "date":
        item.inputs.append(f"input {item.name} date")
        clauses = [found.clause(), "score all_or_nothing"]
    elif found.kind == "yes":
        item.inputs.append(f"input {item.name} yes/no")
        clauses = [found.clause(), "score all_or_nothing"]
    else:
        clauses = [found.clause()]
        if clauses[0] == _ALL and not _is_over(value):
            item.inputs.append(f"input {item.name} % from 0% to 100%")  # so that none is missed upward
        if found.kind == "number" and found.number <= 0:
            clauses.append("score all_or_nothing")  # a share of such a target says nothing
    item.clauses += clauses
    rule = row.cells.get("rule")
    known = rule is None or rule.text.strip() in BLANKS or ruled(desk, item, rule, found)
    if rule is not None and not known and _by_rule(desk, item, row, rule):
        item.inputs = [each for each in item.inputs if not each.startswith(f"input {item.name} ")]
        return
    if value is None or item.open:
        item.inputs.clear()
        _kept(desk, item, row)
        return
    desk.inputs.add(item.name)
    _datum(desk, item, row, value)
    cell = row.cells.get("actual")
    if isinstance(value, str) and cell is not None:
        desk.claim("actual", item.name, Written(value, cell.place))


def _is_over(value: object) -> bool:
    """Tell whether an actual is a share above the whole."""
    share = number(value) if isinstance(value, str) else None
    return share is not None and share > _HUNDRED


def _by_rule(desk: Desk, item: Item, row: Row, rule: Written) -> bool:
    """Ask how to score by a rule in words that are not known; say whether it is by a mark alone."""
    said = say("import.ask.rule", name=item.title, text=rule.text)
    lines = (
        ("proportional", "proportional", "score proportional"),
        ("all-or-nothing", "all-or-nothing", "score all_or_nothing"),
    )
    chosen = asked(
        desk,
        item,
        "rule",
        rule.place,
        said,
        readings(*lines, ("mark", "mark", f"score {item.name}_{desk.word('mark', '评分')}")),
    )
    if chosen == "mark":
        item.clauses.clear()
        marked(desk, item, row)
    elif chosen is not None:
        item.clauses = [each for each in item.clauses if not each.startswith("score ")]
        item.clauses.append({key: line for key, _, line in lines}[chosen])
    return chosen == "mark"


def _datum(desk: Desk, item: Item, row: Row, value: Any) -> None:
    cell = row.cells.get("actual")
    place = cell.place if cell is not None else None
    if value is INAPPLICABLE:
        because = beside(row).get("note") or desk.word(
            "the form says so", f"表上填“{cell.text if cell is not None else ''}”"
        )
        desk.actuals[item.name] = {"inapplicable": True, "because": because}
        return
    desk.datum(item.name, None if value is MISSING else value, place, **beside(row))


def _withheld(desk: Desk, item: Item, row: Row) -> None:
    """Keep the actual of an indicator of which all that is open is what is asked of it, and not what it came to."""
    cell = row.cells.get("actual")
    open_ = {each.key.rpartition(".")[2] for each in desk.decisions if each.of == item.name and each.is_open}
    if cell is None or not open_ <= _OF_THE_TARGET or figure(cell.text, desk.form.year).kind != "number":
        return
    desk.withheld[item.name] = {"value": cell.text, "source": str(cell.place)}


def _kept(desk: Desk, item: Item, row: Row) -> None:
    """Keep in remarks what stands in a row of which no figure is read yet."""
    for role, words in (("target", desk.word("target", "指标值")), ("actual", desk.word("actual", "完成值"))):
        _remark(desk, item, row, role, words)  # type: ignore[arg-type]  # two of the roles


def _remark(desk: Desk, item: Item, row: Row, role: Role, words: str) -> None:
    cell = row.cells.get(role)
    if cell is not None and cell.text.strip() not in BLANKS:
        item.remarks.append(f"{words}{desk.colon}{tidied(cell.text)}")


def _claims(desk: Desk, item: Item, row: Row, found: Aim | None) -> None:
    """Claim what the form says of an indicator."""
    weight = row.cells.get("weight")
    if weight is not None and number(weight.text) is not None and row.shares is None:
        desk.claim("weight", item.name, Written(decimal_text(number(weight.text)), weight.place))  # type: ignore[arg-type]  # not None
    target = row.cells.get("target")
    if target is not None and found is not None and found.kind not in ("none", "words"):
        desk.claim("target", item.name, Written(found.claimed(), target.place))
    for role, by in _OTHERS:
        cell = row.cells.get(role)
        if cell is not None and cell.text.strip() not in BLANKS:
            desk.claim("actual", item.name, cell, by)
    completion = row.cells.get("completion")
    if completion is not None and completion.text.strip() not in BLANKS:
        desk.claim("completion", item.name, completion)
    reason = row.cells.get("reason")
    words = " ".join(reason.text.split()) if reason is not None and reason.text.strip() not in _NO_REASONS else None
    for by, score in row.scores.items():
        _score(desk, item.name, score, by, words if by == "self" else None)


def _score(desk: Desk, of: str, score: Written, by: str, reason: str | None) -> None:
    value = number(score.text)
    if value is not None:
        if value != as_stands(score.text):
            desk.turned(score, decimal_text(value), (say("import.turned.noise", text=score.text),))
        desk.claim("score", of, Written(decimal_text(value), score.place), by, reason=reason)
        return
    span = figure(score.text)
    if span.kind == "span":
        low, high = decimal_text(span.number), decimal_text(span.high)
        desk.claim("score", of, score, by, value=None, low=low, high=high, reason=reason)
    elif score.text.strip() not in BLANKS:
        desk.notices.append(_unread(score.place, score.text))


def _unread(place: Place, text: str) -> Any:
    return Notice("unread-score", say("import.unread-score", text=text), place)
