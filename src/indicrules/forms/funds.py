"""Turn a form's money into the indicator of budget execution, its figures, and the checks that they allow."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from indicrules.exact.number import decimal_text
from indicrules.forms.asked import asked, readings
from indicrules.forms.desk import Desk
from indicrules.forms.figures import BLANKS, figure
from indicrules.forms.form import Budget, Column, Money, Written
from indicrules.forms.grid import Notice
from indicrules.forms.item import Item
from indicrules.forms.judged import number
from indicrules.forms.units import written
from indicrules.syntax.naming import name_of
from indicrules.text.sentence import say

_NAMES: Final[tuple[tuple[Column, str, str], ...]] = (
    ("initial", "initial_budget", "年初预算数"),
    ("budget", "budget", "全年预算数"),
    ("spent", "spent", "全年执行数"),
)
_SPENDING: Final = ("基本支出", "项目支出", "basic", "project spending")
_INCOME: Final = ("拨款", "基金", "结转", "其他资金", "自筹", "专户")


def funds(desk: Desk, budget: Budget, weight: str | None) -> Item:
    """Write the indicator of budget execution, which may have no weight."""
    title = desk.word("budget execution rate", "预算执行率")
    item = Item(desk.named(title, desk.items), title, None, weight)
    amounts = {column: _amount(budget.total.cells.get(column), budget.unit) for column, *_ in _NAMES}
    amounts = _from_parts(desk, item, budget, amounts)
    names: dict[Column, str] = {}
    for column, english, chinese in _NAMES:
        name = desk.word(english, chinese)
        cell = budget.total.cells.get(column)
        if column == "initial" and not _is_read(desk, budget, amounts[column], name):
            if cell is not None and cell.text.strip() not in BLANKS:
                desk.skipped.append(
                    Notice("not-needed", say("import.not-needed", text=f"{name} {cell.text}"), cell.place)
                )
            continue
        names[column] = desk.named(name, desk.inputs)
        item.inputs.append(f"input {names[column]} {budget.unit or 'number'} from 0")
        if amounts[column] is not None and not item.open:
            desk.datum(names[column], written(amounts[column], budget.unit), cell.place if cell is not None else None)  # type: ignore[arg-type]
    whole, spent = names["budget"], names["spent"]
    if item.open:
        item.inputs.clear()
        for each in names.values():
            desk.inputs.discard(each)
    elif amounts["budget"] == 0:
        _without_budget(desk, item, budget, whole)
    reason = desk.word("no budget was set", "没有安排预算")
    item.clauses += [f'require {whole} > 0 because "{reason}"', f"actual {spent} / {whole}", "target >= 100%"]
    if not item.open and not desk.form.checks:
        _checks(desk, item, budget, names)
    _claims(desk, item, budget.total)
    return item


def _is_read(desk: Desk, budget: Budget, amount: Decimal | None, name: str) -> bool:
    """Say whether a check reads the initial budget: how far it was adjusted, its parts, or one that the form brings."""
    if desk.form.checks:
        return any(name in each for each in desk.form.checks)
    return amount is not None and (
        amount > 0 or any(_amount(row.cells.get("initial"), budget.unit) for row in budget.parts)
    )


def _amount(cell: Written | None, unit: str) -> Decimal | None:
    """Read an amount in the block's unit; None for a blank."""
    if cell is None or cell.text.strip() in BLANKS:
        return None
    found = figure(cell.text)
    return found.number if found.kind == "number" and found.unit in ("", unit) else None


def _from_parts(
    desk: Desk, item: Item, budget: Budget, amounts: dict[Column, Decimal | None]
) -> dict[Column, Decimal | None]:
    """Ask where the row of the whole is blank or 0 and a row below it is not."""
    whole = [amounts[column] for column in ("budget", "spent")]
    if any(whole) or not budget.parts:
        return amounts
    sums: dict[Column, Decimal | None] = {}
    for column, *_ in _NAMES:
        found = [each for row in budget.parts if (each := _amount(row.cells.get(column), budget.unit)) is not None]
        sums[column] = sum(found, Decimal(0)) if found else None
    if not any(sums.values()):
        return amounts
    key = desk.word("budget", "全年预算数")
    lines = [("parts", "parts", f'"{key}": "{written(sums["budget"] or Decimal(0), budget.unit)}"'),
             ("total", "total", f'"{key}": "{written(whole[0] or Decimal(0), budget.unit)}"')]  # fmt: skip
    said = say("import.ask.parts", name=budget.total.name.text)
    chosen = asked(desk, item, "money", budget.total.name.place, said, readings(*lines))
    return sums if chosen == "parts" else amounts


def _without_budget(desk: Desk, item: Item, budget: Budget, whole: str) -> None:
    """Ask what becomes of the points where there was no budget."""
    lines = [(key, f"without-budget-{key}", f"inapplicable {key}") for key in ("rescale", "zero", "full")]
    said = say("import.ask.without-budget", name=whole)
    chosen = asked(desk, item, "without-budget", budget.total.name.place, said, readings(*lines))
    if chosen is not None:
        item.clauses.append(f"inapplicable {chosen}")
    else:
        item.inputs.clear()
        for each in [each for each in desk.actuals if each in desk.inputs]:
            desk.actuals.pop(each)


def _checks(desk: Desk, item: Item, budget: Budget, names: dict[Column, str]) -> None:
    """Write the checks of `std/audit` that the block allows: parts and wholes, what was spent and what there was."""
    chinese = desk.language == "zh"
    within, add = ("执行不超预算", "分项合计") if chinese else ("within_budget", "parts_add")
    part = "分项不超合计" if chinese else "part_within"
    say_it = desk.word
    because = say_it("no more was spent than the budget allows", "执行数不应超过预算数")
    item.checks.append(f'check {within}({names["spent"]}, {names["budget"]}) because "{because}"')
    if "initial" in names and _amount(budget.total.cells.get("initial"), budget.unit):
        little = "调整未超界线" if chinese else "adjusted_little"
        because = say_it("an adjustment beyond the limit needs a reason", "预算调整率超过界线，应当说明原因")
        item.checks.append(f'check warn {little}({names["initial"]}, {names["budget"]}) because "{because}"')
    enough = "执行达到界线" if chinese else "executed_enough"
    because = say_it("execution below the limit needs a reason", "预算执行率低于界线，应当说明原因")
    item.checks.append(f'check warn {enough}({names["spent"]}, {names["budget"]}) because "{because}"')
    for rows in _kinds(budget.parts):
        for column, *_ in _NAMES:
            whole = names.get(column)
            if whole is None:
                continue
            held = [
                (row, amount) for row in rows if (amount := _amount(row.cells.get(column), budget.unit)) is not None
            ]
            inputs = []
            for row, amount in held:
                name = desk.named(f"{name_of(row.name.text)}_{whole}", desk.inputs)
                item.inputs.append(f"input {name} {budget.unit or 'number'}")
                desk.datum(name, written(amount, budget.unit), row.cells[column].place)
                inputs.append(name)
            if len(inputs) > 1:
                because = say_it(f"the parts add up to {whole}", f"各项资金之和应等于{whole}")
                item.checks.append(f'check {add}(list({", ".join(inputs)}), {whole}) because "{because}"')
            elif inputs:
                because = say_it(f"a part is not greater than {whole}", f"分项不应大于{whole}")
                item.checks.append(f'check {part}({inputs[0]}, {whole}) because "{because}"')


def _kinds(parts: tuple[Money, ...]) -> list[list[Money]]:
    """Part the rows by where money came from and by what it was spent on, where a form has both."""
    spending = [row for row in parts if any(each in row.name.text for each in _SPENDING)]
    rest = [row for row in parts if row not in spending]
    return [each for each in (rest, spending) if each]


def _claims(desk: Desk, item: Item, total: Money) -> None:
    weight, rate, score = (total.cells.get(each) for each in ("weight", "rate", "score"))
    if weight is not None and (found := number(weight.text)) is not None:
        desk.claim("weight", item.name, Written(decimal_text(found), weight.place))
    if rate is not None and rate.text.strip() not in BLANKS:
        desk.claim("completion", item.name, rate)
    if score is not None and (found := number(score.text)) is not None:
        desk.claim("score", item.name, Written(decimal_text(found), score.place))
