"""Turn the block of a form's money, its budget and what was spent, into the row that is scored and its parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, cast

from indicrules.forms.figures import BLANKS, figure
from indicrules.forms.form import Budget, Column, Money, Written
from indicrules.forms.grid import Cell
from indicrules.forms.heads import COLUMNS, FIRST_ROWS, role, word
from indicrules.syntax.signs import plain_forms
from indicrules.text.patterns import pattern

_MONEY: Final = frozenset({"initial", "budget", "spent"})
_UNIT: Final = pattern(r"(?:单位:?|\(|in )\s*(万元|千元|亿元|百万元|元)")
_WEIGHT: Final = pattern(r"\((\d+(?:\.\d+)?)\s*(?:分|points)\)")
_ENDS: Final = pattern(r"(?:年度)?(?:总体|绩效)?目标|绩效指标|.*指标$|说明|备注|注|预期目标|总分|合计得分")


def columns_of(row: Sequence[Cell]) -> dict[int, Column] | None:
    """Read the head of a block of money; None where a row is none."""
    found: dict[int, Column] = {}
    for number, cell in enumerate(row):
        kind = COLUMNS.get(word(cell.text)) if len(cell.text) <= 30 else None
        if kind is not None and kind not in found.values():
            found[number] = cast(Column, kind)
    kinds = set(found.values())
    if "spent" not in kinds or not kinds & {"initial", "budget"}:
        return None
    if "budget" not in kinds:  # one column of the budget alone: it is the whole year's
        found = {number: "budget" if kind == "initial" else kind for number, kind in found.items()}
    return found


def budget(rows: Sequence[Sequence[Cell]], at: int, unit: str) -> tuple[Budget, int] | None:
    """Read the block whose head is row `at`; give it and the number of the row after it. None where there is none."""
    columns = columns_of(rows[at])
    if columns is None:
        return None
    head = rows[at]
    first = min(number for number, kind in columns.items() if kind in _MONEY)
    found: list[Money] = []
    number = at + 1
    while number < len(rows):
        row = _money(rows[number], head, columns, first)
        if row is None:
            break
        found.append(row)
        number += 1
    if not found:
        return None
    total = next((row for row in found if FIRST_ROWS.fullmatch(word(row.name.text))), found[0])
    text = plain_forms(" ".join(dict.fromkeys(cell.text for cell in (*head, *(each for each in rows[at + 1][:first])))))
    said = _UNIT.search(text)
    weight = next((each.cells["weight"] for each in (total, *found) if "weight" in each.cells), None)
    if weight is None:
        weight = next(
            (
                Written(stated[1], cell.place)
                for cell in (*head, *rows[at + 1])
                if (stated := _WEIGHT.search(plain_forms(cell.text)))
            ),
            None,
        )
    parts = tuple(row for row in found if row is not total)
    return Budget(said[1] if said else unit, total, parts, weight), number


def _money(row: Sequence[Cell], head: Sequence[Cell], columns: dict[int, Column], first: int) -> Money | None:
    label = next(
        (cell for number in range(first - 1, -1, -1) if (cell := row[number]).text and cell.text != head[number].text),
        None,
    )
    if label is None:
        label = next((cell for number in range(first - 1, -1, -1) if (cell := row[number]).text), None)
    if label is None or role(label.text) is not None or _ENDS.match(word(label.text)):
        return None
    cells = {kind: Written(row[number].text, row[number].place) for number, kind in columns.items() if row[number].text}
    amounts = [cells[kind].text for kind in ("initial", "budget", "spent") if kind in cells]
    if not amounts or any(text not in BLANKS and figure(text).kind != "number" for text in amounts):
        return None
    name = re.sub(r"^其中\s*[:：]?\s*", "", label.text) or label.text
    return Money(Written(name, label.place), cells)
